"""Finds names by their form and neighbours, with weights learned from annotated corpora."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import add, attrgetter
from typing import Final

import msgspec

from sijill.entities.found import FoundName
from sijill.entities.registers import Known, Registers
from sijill.entities.tagger.combine import Policy, Tagged, Verdict, as_tagged, combine
from sijill.entities.tagger.features import EDGE, PAIRS, REACH, Marks, marked
from sijill.entities.tagger.forms import FormReader
from sijill.entities.tagger.model import LABELS, Model
from sijill.entities.tagger.packed import SHIFT, Weights, unpack
from sijill.entities.tagger.viterbi import best_labels
from sijill.model import EntityType
from sijill.tokens import Column, Page, PhraseMatch, Word

_TYPES: Final[dict[str, EntityType]] = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_CERTAIN: Final = 3.0
"""Doubt (in nats) from which a token is not searched, and cuts the stretch that it stands in."""
_NOTHING: Final = (0,) * (2 * REACH + 1)


class _Form(msgspec.Struct, frozen=True, gc=False):
    """A word form as it counts for the tokens around it."""

    kind: int
    name: int
    rows: tuple[int, ...]
    bounds: tuple[int, ...]
    """For each place the most that the form speaks for any name there."""


_BOUNDS: Final = attrgetter("bounds")


class Tagger:
    """Labels pages; remembers what it made of each word form."""

    policy = Policy()

    def __init__(self, model: Model, registers: Registers) -> None:
        self._weights = Weights(model)
        self._heads = registers.heads
        self._reader = FormReader(registers, model.forms)
        self._forms = Column(self._form)
        self._said: dict[tuple[int | str, ...], int] = {}
        self._pairs = tuple(self._weights.pairs[kind] for kind in PAIRS)
        edge = self._weights.number(EDGE)
        self._edge = _Form(edge, edge, _NOTHING, _NOTHING)

    def tag(self, page: Page, known: Sequence[PhraseMatch[Known]], found: Sequence[FoundName]) -> Verdict:
        """What the tagger sees on a page.

        Args:
            page: the page.
            known: all entries of the registers that stand in the text.
            found: names found by lists and grammar; they are evidence, neither copied nor ruled out.
        """
        forms = self._forms(page)
        marks = Marks(len(forms), known, found)
        names: list[Tagged] = []
        doubts: dict[int, float] = {}
        candidates = self._candidates(forms, marks)
        for first, stop in page.sentences:
            begin = bisect_left(candidates, first)
            inside = candidates[begin : bisect_left(candidates, stop, begin)]
            if inside:
                names.extend(self._sentence(first, stop, inside, forms, marks, doubts))
        return Verdict(names, doubts)

    def _candidates(self, forms: Sequence[_Form], marks: Marks) -> list[int]:
        """The tokens that may be part of a name, in order: their forms do not rule it out, or others say so."""
        if not forms:
            return []
        far, near, here, next_, last = zip(*map(_BOUNDS, forms), strict=True)
        before, after = map(add, (0, 0, *far), (0, *near)), map(add, (*next_[1:], 0), (*last[2:], 0, 0))
        sums = map(add, map(add, before, here), after)
        least = self._weights.threshold
        return [i for i, (most, said) in enumerate(zip(sums, marks.said, strict=False)) if said or most >= least]

    def revise(self, page: Page, known: Sequence[PhraseMatch[Known]], found: Sequence[FoundName]) -> list[FoundName]:
        """The names that count after the tagger has had its say; arguments as of `tag`."""
        return combine(page, found, self.tag(page, known, found), self._skip, self.policy, self._heads)

    def as_tagged(self, page: Page, known: Sequence[PhraseMatch[Known]], found: Sequence[FoundName]) -> list[FoundName]:
        """The names as the tagger sees them, by the convention of its corpora; arguments as of `tag`."""
        return as_tagged(page, found, self.tag(page, known, found), self._skip)

    def _skip(self, word: Word) -> int:
        """Proclitic letters before a name that begins with this word, as far as frequencies tell."""
        proclitics, base = self._reader.peel(word)
        if not proclitics:
            return 0
        return next((key.skip for key in word.keys if key.text == base), 0)

    def _sentence(
        self,
        first: int,
        stop: int,
        candidates: Sequence[int],
        forms: Sequence[_Form],
        marks: Marks,
        doubts: dict[int, float],
    ) -> Iterator[Tagged]:
        """Searches the stretches of candidates."""
        edge, scale = self._edge, self._weights.scale
        window = [edge, edge, *forms[first:stop], edge, edge]
        rows: list[tuple[int, ...]] = []
        last = first
        for i in candidates:
            if rows and i > last + 1:
                yield from self._names(last + 1 - len(rows), rows)
                rows = []
            a, b, here, d, e = window[i - first : i - first + 5]
            row = here.rows[2] + b.rows[1] + d.rows[3] + a.rows[0] + e.rows[4] + self._pair(b, here, d)
            if marks.near(i):
                row += self._marked(i, first, stop, marks)
            scores = unpack(row)
            doubt = (scores[0] - max(scores[1:])) / scale
            doubts[i] = doubt
            if doubt <= _CERTAIN:
                rows.append(scores)
                last = i
            elif rows:
                yield from self._names(last + 1 - len(rows), rows)
                rows = []
        if rows:
            yield from self._names(last + 1 - len(rows), rows)

    def _pair(self, before: _Form, here: _Form, after: _Form) -> int:
        """The row of pairs, with that which every token gets."""
        one, two, three, four = self._pairs
        kind = here.kind
        left = kind << SHIFT
        return (
            self._weights.bias
            + one.get(before.kind << SHIFT | kind, 0)
            + two.get(left | after.kind, 0)
            + three.get(before.name << SHIFT | kind, 0)
            + four.get(left | after.name, 0)
        )

    def _marked(self, i: int, first: int, stop: int, marks: Marks) -> int:
        """The row of what lists and grammar say."""
        lists, grammar = marks.lists, marks.grammar
        begin, end = max(first, i - 1), min(stop, i + 2)
        said: tuple[int | str, ...] = (i - begin, *lists[begin:end], *grammar[begin:end])
        row = self._said.get(said)
        if row is None:
            rows = self._weights.marks
            row = self._said[said] = sum(rows.get(feature, 0) for feature in marked(i, first, stop, marks))
        return row

    def _names(self, first: int, rows: Sequence[Sequence[int]]) -> Iterator[Tagged]:
        labels = best_labels(rows, self._weights.steps)
        at = 0
        while at < len(labels):
            label = LABELS[labels[at]]
            if label == "O":
                at += 1
                continue
            end = at + 1
            while end < len(labels) and LABELS[labels[end]] == "I-" + label[2:]:
                end += 1
            margin = min(rows[i][labels[i]] - rows[i][0] for i in range(at, end)) / self._weights.scale
            yield Tagged(first + at, first + end, _TYPES[label[2:]], margin)
            at = end

    def _form(self, word: Word) -> _Form:
        features = self._reader.features(word)
        rows = self._weights.rows(features)
        number = self._weights.number
        return _Form(number(features.kind), number(features.name), rows, self._weights.bounds(rows))
