"""What a sentence and the records read in it say about whether it reports an act, as named features."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from sijill.model import Entity, Event, Figure, Statement, TimeExpression
from sijill.tokens import Memo, Page, Range, Word

Clusters = Mapping[str, tuple[int, ...]]
"""Word form, folded → ids of the clusters of like words that it belongs to, coarse to fine."""

BLOCKS = ("word", "pair", "cluster", "record")
"""Kinds of features, each with a weight of its own whatever the length of the sentence."""
_GRAINS = "abc"
_SHORTEST = 3
_DIGIT = re.compile(r"\d")
_MOST = {"records": 3, "events": 5, "entities": 8, "statements": 2}
"""Larger counts are told as these."""
_FIELDS = ("actors", "recipients", "locations", "time", "dead", "injured", "size", "sources")
_STEP = 20
"""Steps of confidence, to 1, and the first of them that is a feature."""
_FIRST_STEP = 8


Found = Mapping[str, Mapping[str, int]]
"""Block → names of its features, each with the first token that it stems from (`NOWHERE`: from a record)."""
NOWHERE = -1


class Records(msgspec.Struct, frozen=True, gc=False):
    """What was read in a document."""

    entities: Sequence[Entity]
    times: Sequence[TimeExpression]
    figures: Sequence[Figure]
    statements: Sequence[Statement]
    events: Sequence[Event]


def happened(event: Event) -> bool:
    """Whether the text tells of the event as something that happened."""
    return event.modality == "actual" and event.polarity == "positive"


class Form(msgspec.Struct, frozen=True, gc=False):
    """What a word gives to the features: itself without its proclitics, and the names of its own features."""

    base: str
    names: tuple[str, ...]
    clusters: tuple[str, ...]


class Forms(Memo[Word, Form]):
    """The forms of words, remembered: `forms[word]`. Where `known` is given, no other feature is of interest."""

    def __init__(self, clusters: Clusters, known: Container[str] | None = None) -> None:
        super().__init__(self._form)
        self._clusters = clusters
        self.known = known

    def _form(self, word: Word) -> Form:
        rest = base(word)
        ids = self._clusters.get(word.folded) or self._clusters.get(rest) or ()
        printed = "0" if word.kind == "number" else word.folded
        clusters = (f"{grain}={cluster}" for grain, cluster in zip(_GRAINS, ids, strict=False))
        return Form(rest, self._of_interest((f"w={printed}", f"s={rest}")), self._of_interest(clusters))

    def _of_interest(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(names if self.known is None else [name for name in names if name in self.known])


def features(page: Page, sentence: Range, kind: str, records: Records, forms: Forms) -> Found:
    """The features of a sentence for one type of event, each once, where it stands first."""
    words, known = page.words, forms.known
    tokens = [(i, forms[words[i]]) for i in range(*sentence) if words[i].kind != "punct"]
    pairs = [(f"p={one.base}_{two.base}", i) for (i, one), (_, two) in pairwise(tokens)]
    told = dict.fromkeys(_records(page, sentence, kind, records), NOWHERE)
    if known is not None:
        pairs = [pair for pair in pairs if pair[0] in known]
        told = {name: at for name, at in told.items() if name in known}
    # From right to left, so that the first place is what remains.
    tokens.reverse()
    return {
        "word": {name: i for i, form in tokens for name in form.names},
        "pair": dict(reversed(pairs)),
        "cluster": {name: i for i, form in tokens for name in form.clusters},
        "record": told,
    }


def base(word: Word) -> str:
    """A word without conjunction, preposition and article, as far as three letters remain; a number as 0."""
    if word.kind == "number":
        return "0"
    rest = word.folded
    for letters in ("وف", "بكل"):
        if len(rest) > _SHORTEST and rest[0] in letters:
            rest = rest[1:]
    rest = rest.removeprefix("ال")
    return rest if len(rest) >= _SHORTEST else word.folded


def _records(page: Page, sentence: Range, kind: str, records: Records) -> Iterator[str]:
    """What the records of the sentence say: those of the type itself in detail, the others by their kind."""
    span = page.span(*sentence)

    def inside(start: int) -> bool:
        return span.start <= start < span.end

    events = [event for event in records.events if inside(event.trigger.start)]
    same = [event for event in events if event.type == kind]
    statements = [statement for statement in records.statements if inside(statement.cue.start)]
    counts = {
        "records": len(same),
        "events": len(events),
        "entities": sum(any(inside(mention.start) for mention in entity.mentions) for entity in records.entities),
        "statements": len(statements),
    }
    for name, count in counts.items():
        yield f"{name}={min(count, _MOST[name])}"
    if same and len(same) == len(events):
        yield "alone"
    for event in events:
        yield f"type={event.type}"
    for event in same:
        yield from _fields(event)
    for figure in records.figures:
        if inside(figure.start):
            yield f"figure={figure.role}"
    for time in records.times:
        if inside(time.start):
            yield f"time={time.type}{len(time.value)}"
    for statement in statements:
        yield f"act={statement.act}"


def _fields(event: Event) -> Iterator[str]:
    yield f"modality={event.modality}"
    yield f"polarity={event.polarity}"
    yield f"mode={event.mode}"
    yield f"entry={event.rule}"
    if not happened(event):
        return
    yield "happened"
    for field in _FIELDS:
        if getattr(event, field):
            yield f"has={field}"
    if event.time is not None:
        yield f"when={_DIGIT.sub('0', event.time)}"
    if event.dead is not None and event.injured is not None:
        yield "has=dead+injured"
    for reason in event.because:
        yield f"rule={reason.rule}"
        for told in reason.children:
            yield f"told={told.rule}"
            yield f"told={event.rule}+{told.rule}"
    for step in range(_FIRST_STEP, round(event.confidence * _STEP) + 1):
        yield f"sure={step / _STEP:g}"
