"""A mention in the making, and the words that end every name."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

import msgspec

from sijill.model import EntityType
from sijill.tokens import Page, Word

if TYPE_CHECKING:
    from sijill.entities.titles import Title


class Role(msgspec.Struct, frozen=True, gc=False):
    """A person's title at tokens `[first, stop)`, behind `skip` proclitic letters; the heavier `weight` says more."""

    first: int
    stop: int
    skip: int
    weight: int
    title: Title


class FoundName(msgspec.Struct, frozen=True, order=True, gc=False):
    """A name at tokens `[first, stop)`; `skip` proclitic letters of the first token stand before it."""

    first: int
    stop: int
    skip: int
    type: EntityType
    rule: str
    known: str | None = None
    """Principal name in the register, where the name is in one."""
    role: Role | None = None
    """The title before or after a person's name."""
    confidence: float = 0.8
    """How sure whoever found the name is, where no register has it."""

    def overlaps(self, other: FoundName) -> bool:
        """Whether the two share a token."""
        return self.first < other.stop and other.first < self.stop


def is_function_word(word: Word) -> bool:
    """Whether the word is a particle, preposition, conjunction or pronoun and nothing else."""
    return bool(word.readings) and all(
        r.morph.upos in {"ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "ADV"} for r in word.readings
    )


def is_verb(word: Word) -> bool:
    """Whether every reading of the word is a finite verb."""
    return bool(word.readings) and all(r.morph.verb_form == "Fin" for r in word.readings)


def has_conjunction(word: Word) -> bool:
    """Whether the word begins with و or ف that is not part of it, as far as the lexicon knows."""
    return word.folded[0] in "وف" and bool(word.readings) and all(r.conjunction for r in word.readings)


def quoted_after(page: Page, i: int, stop: int) -> tuple[int, int] | None:
    """Tokens inside a short quotation that opens at token `i`."""
    if i >= stop or page.words[i].folded not in {'"', "'"}:
        return None
    for j in range(i + 1, min(stop, i + 7)):
        if page.words[j].folded in {'"', "'"}:
            return (i + 1, j) if j > i + 1 else None
    return None


def doubted(page: Page, first: int, stop: int, heads: Container[str]) -> bool:
    """Whether the marks around tokens `[first, stop)` only doubt what a body calls itself, and whose it is follows:
    `قوات "جيش" العدو`; `heads` are the words for bodies, folded."""
    at = stop + 1
    if stop > first + 1 or at >= len(page.words) or page.words[first].folded not in heads:
        return False
    if page.words[stop].folded not in {'"', "'"}:
        return False
    return page.words[at].folded.startswith("ال") and noun_only(page.words[at])


def noun_only(word: Word) -> bool:
    """Whether the word is a noun and can be no adjective, so that after a definite word a new phrase begins."""
    return bool(word.readings) and all(r.morph.upos == "NOUN" for r in word.readings)
