"""Weighs event records: how likely people would agree that the sentence reports a concrete act of this type."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import msgspec

from sijill.model import Event, Reason
from sijill.tokens import Page, Range
from sijill.weigher.features import NOWHERE, Forms, Found, Records, features, happened
from sijill.weigher.model import Model

RULE: Final = "events.weigher"
_SHOWN: Final = 6
"""How many of the features that count most are named in a record."""
_RULES: Final = {
    "word": "events.weigher.word",
    "pair": "events.weigher.pair",
    "cluster": "events.weigher.cluster",
    "record": "events.weigher.record",
}


class Score(msgspec.Struct, frozen=True, gc=False):
    """What speaks for a sentence, in nats: above 0 it reports an act.

    Attributes:
        value: the whole of it.
        shares: name of a feature → what it adds.
        found: the features by block.
    """

    value: float
    shares: Mapping[str, float]
    found: Found


class Weigher:
    """Sets the confidence of records of the types that its model knows, and says why.

    Only what the text tells as having happened is weighed: what is planned, denied or alleged is no report of an
    act whatever its words are, and such records keep their confidence, as do those of all other types.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._forms = {kind: Forms(model.clusters, weights.weights) for kind, weights in model.types.items()}

    @property
    def types(self) -> tuple[str, ...]:
        """The types of events that are weighed, sorted."""
        return tuple(sorted(self._model.types))

    def weigh(self, page: Page, records: Records) -> tuple[Event, ...]:
        """The events of a page with their confidence weighed, in their order."""
        known: dict[tuple[int, str], tuple[float, tuple[Reason, ...]]] = {}
        weighed = []
        for event in records.events:
            if event.type not in self._model.types or not happened(event):
                weighed.append(event)
                continue
            number = page.sentence_of(page.token_at(event.trigger.start))
            key = (number, event.type)
            if key not in known:
                score = self.score(page, page.sentences[number], event.type, records)
                known[key] = _probability(score.value), _steps(page, score)
            weighed.append(_with(event, *known[key]))
        return tuple(weighed)

    def score(self, page: Page, sentence: Range, kind: str, records: Records) -> Score:
        """The score of a sentence as a report of this type of event."""
        weights = self._model.types[kind]
        found = features(page, sentence, kind, records, self._forms[kind])
        shares = shared(found, weights.weights, self._model)
        return Score(weights.bias / self._model.scale + math.fsum(shares.values()), shares, found)


def shared(found: Found, weights: Mapping[str, int], model: Model) -> dict[str, float]:
    """What each known feature adds: the known features of a block form a vector of the block's length."""
    shares: dict[str, float] = {}
    for block, mine in found.items():
        known = [name for name in mine if name in weights]
        unit = model.blocks[block] / math.sqrt(len(known)) / model.scale if known else 0.0
        for name in known:
            shares[name] = weights[name] * unit
    return shares


def _with(event: Event, confidence: float, steps: tuple[Reason, ...]) -> Event:
    reason = Reason(RULE, "confidence", event.trigger, steps)
    return msgspec.structs.replace(event, confidence=confidence, because=(*event.because, reason))


def _probability(score: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 2)


def _steps(page: Page, score: Score) -> tuple[Reason, ...]:
    """The features that count most, as steps of the derivation: the role names one and says what it adds."""
    most = sorted([(-abs(value), name) for name, value in score.shares.items()])[:_SHOWN]
    blocks = {name: block for block, mine in score.found.items() for _, name in most if name in mine}
    places = [score.found[blocks[name]][name] for _, name in most]
    return tuple(
        Reason(
            _RULES[blocks[name]],
            f"{score.shares[name]:+.2f} {name}",
            page.span(at, at + 1) if at != NOWHERE else None,
        )
        for (_, name), at in zip(most, places, strict=True)
    )
