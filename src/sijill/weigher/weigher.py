"""Weighs event records: how likely people would agree that the sentence reports a concrete act of this type."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from heapq import nsmallest
from itertools import repeat
from typing import Final, NamedTuple

import msgspec

from sijill.model import Event, Reason
from sijill.tokens import Page, Range
from sijill.weigher.features import Feature, Forms, Records, features, happened
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


class Share(NamedTuple):
    """What one feature adds to the score of a sentence, in nats."""

    block: str
    feature: Feature
    value: float


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
                score, shares = self.score(page, page.sentences[number], event.type, records)
                known[key] = _probability(score), _steps(page, shares)
            weighed.append(_with(event, *known[key]))
        return tuple(weighed)

    def score(self, page: Page, sentence: Range, kind: str, records: Records) -> tuple[float, tuple[Share, ...]]:
        """The score of a sentence in nats (above 0 it reports an act), and what each feature adds to it."""
        weights = self._model.types[kind]
        found = features(page, sentence, kind, records, self._forms[kind])
        shares = tuple(shared(found, weights.weights, self._model))
        return weights.bias / self._model.scale + math.fsum(share.value for share in shares), shares


def shared(found: Mapping[str, tuple[Feature, ...]], weights: Mapping[str, int], model: Model) -> Iterator[Share]:
    """What each known feature adds: the known features of a block form a vector of the block's length."""
    for block, mine in found.items():
        known = [feature for feature in mine if feature.name in weights]
        unit = model.blocks[block] / math.sqrt(len(known)) / model.scale if known else 0.0
        yield from map(Share, repeat(block), known, [weights[name] * unit for name, _ in known])


def _with(event: Event, confidence: float, steps: tuple[Reason, ...]) -> Event:
    reason = Reason(RULE, "confidence", event.trigger, steps)
    return msgspec.structs.replace(event, confidence=confidence, because=(*event.because, reason))


def _probability(score: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 2)


def _steps(page: Page, shares: tuple[Share, ...]) -> tuple[Reason, ...]:
    """The shares that count most, as steps of the derivation."""
    most = nsmallest(_SHOWN, [(-abs(value), feature.name, n) for n, (_, feature, value) in enumerate(shares)])
    return tuple(_step(page, shares[n]) for _, _, n in most)


def _step(page: Page, share: Share) -> Reason:
    """A feature as a step of the derivation; its role names it and says what it adds."""
    at = share.feature.at
    span = page.span(at, at + 1) if at >= 0 else None
    return Reason(_RULES[share.block], f"{share.value:+.2f} {share.feature.name}", span)
