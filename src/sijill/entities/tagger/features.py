"""Features of a token in its place: names that lists and grammar found, pairs of neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import or_

from sijill.entities.found import FoundName
from sijill.entities.registers import Known
from sijill.entities.tagger.forms import FormFeatures
from sijill.tokens import PhraseMatch

REACH = 2
"""How many tokens to either side of a token its features look at."""
_FAR = frozenset("wbts")
PAIRS = ("P1", "P2", "P3", "P4")
"""Kinds of pairs: classes of a token and the one before, after; the form before and the class; class and form after."""
EDGE = "#"
"""What stands beyond the ends of a sentence."""


def spread(features: FormFeatures, offset: int) -> Iterator[str]:
    """The features that a form contributes to a token `-offset` places from it."""
    for feature in features.wide:
        if abs(offset) < REACH or feature[0] in _FAR:
            yield f"{offset}{feature}"
    if offset == 0:
        for feature in features.narrow:
            yield f"0{feature}"


class Marks:
    """What lists and grammar say of each token of a page, as short strings ("" for nothing)."""

    __slots__ = ("_near", "grammar", "lists", "said")

    def __init__(self, size: int, known: Sequence[PhraseMatch[Known]], found: Sequence[FoundName]) -> None:
        self.lists = [""] * size
        self.grammar = [""] * size
        near: set[int] = set()
        for match in known:
            near.update(range(match.first - 1, match.stop + 1))
            kind = f"{match.value.type}{'c' if match.value.common else ''}{min(match.stop - match.first, 3)}"
            for i in range(match.first, match.stop):
                self.lists[i] = ("B" if i == match.first else "I") + kind
        for name in found:
            near.update(range(name.first - 1, name.stop + 1))
            if name.role is not None:
                near.update(range(name.role.first - 1, name.role.stop + 1))
                for i in range(name.role.first, name.role.stop):
                    self.grammar[i] = self.grammar[i] or "R"
        for name in found:
            kind = name.type + ("k" if name.known is not None else "r" if name.role is not None else "g")
            for i in range(name.first, name.stop):
                last = "E" if i == name.stop - 1 else ""
                self.grammar[i] = f"{'B' if i == name.first else 'I'}{last}{kind}"
        self._near = near
        self.said = list(map(or_, map(bool, self.lists), map(bool, self.grammar)))
        """Whether anything is said of a token."""

    def near(self, i: int) -> bool:
        """Whether anything is said of token `i` or of one beside it."""
        return i in self._near


def marked(i: int, first: int, stop: int, marks: Marks) -> Iterator[str]:
    """The features of token `i` of sentence `[first, stop)` that lists and grammar give."""
    lists, grammar = marks.lists, marks.grammar
    for at in range(max(first, i - 1), min(stop, i + 2)):
        if lists[at]:
            yield f"{at - i}K={lists[at]}"
        if grammar[at]:
            yield f"{at - i}F={grammar[at]}"
    if lists[i] or grammar[i]:
        yield f"0KF={lists[i]}|{grammar[i]}"


def paired(before: FormFeatures | None, here: FormFeatures, after: FormFeatures | None) -> Iterator[str]:
    """The features of a token and its neighbours; None where the sentence ends."""
    yield f"P1={before.kind if before else EDGE}|{here.kind}"
    yield f"P2={here.kind}|{after.kind if after else EDGE}"
    yield f"P3={before.name if before else EDGE}|{here.kind}"
    yield f"P4={here.kind}|{after.name if after else EDGE}"
