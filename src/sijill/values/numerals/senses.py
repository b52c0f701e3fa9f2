"""What a word can be to a numeral; found once per word form and remembered."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple, TypeVar

import msgspec

from sijill.tokens import Memo, Page, Word, with_article
from sijill.values.numerals.forms import Form, Forms, Part

T = TypeVar("T", Form, Part, tuple[int, int])
_DAMMA = "\u064f"
_FATHATAN = "\u064b"


class Clitics(msgspec.Struct, frozen=True, gc=False):
    """What stands before the numeral in its word: `skip` letters, a joining و, an article, or nothing."""

    skip: int
    joined: bool
    article: bool
    bare: bool


class Sense(NamedTuple):
    """A numeral form and the clitics before it."""

    form: Form
    clitics: Clitics


class PartSense(msgspec.Struct, frozen=True, gc=False):
    """A fraction word and the clitics before it."""

    part: Part
    clitics: Clitics


class Senses(msgspec.Struct, frozen=True, gc=False):
    """All that one word can be."""

    cardinal: Sense | None
    ordinal: Sense | None
    part: PartSense | None
    vague: tuple[tuple[int, int], Clitics] | None
    role: str
    joined_role: str
    after: str
    """For a word with ب before it: the role of ب is `per`, and the rest may be a scale."""


class SenseIndex(Memo[Word, Senses]):
    """Senses of words by look-up in the forms."""

    def __init__(self, forms: Forms, vague: dict[str, tuple[int, int]]) -> None:
        super().__init__(self._senses)
        self._forms = forms
        self._vague = vague
        texts = frozenset((*forms.cardinals, *forms.ordinals, *forms.parts, *vague))
        self._texts = with_article(texts)
        self.words = texts | forms.roles.keys()
        """All words, folded and without article, that have a sense; for look-ups only."""

    def _senses(self, word: Word) -> Senses:
        forms = self._forms
        per = next((key.text for key in word.keys if key.preposition == "ب" and not key.conjunction), "")
        joined = next((key.text for key in word.keys if key.conjunction == "و" and not key.preposition), "")
        role, joined_role = forms.roles.get(word.folded, ""), forms.roles.get(joined, "")
        if self._texts.isdisjoint(word.texts):
            return Senses(None, None, None, None, role, joined_role, per)
        cardinal = _find(word, forms.cardinals)
        ordinal = _find(word, forms.ordinals)
        part = _find(word, forms.parts)
        vague = _find(word, self._vague)
        return Senses(
            Sense(*cardinal) if cardinal else None,
            Sense(*ordinal) if ordinal else None,
            PartSense(*part) if part else None,
            vague,
            role,
            joined_role,
            per,
        )


def marked_fraction(page: Page, i: int, clitics: Clitics) -> bool:
    """Whether token `i` is vowelled as a fraction: خُمس is a fifth, خَمس is five."""
    if not _marked(page, i):
        return False
    letter, first = -1, clitics.skip + (2 if clitics.article else 0)
    for character in page.printed(i):
        if not unicodedata.combining(character):
            letter += 1
        elif letter == first and character == _DAMMA:
            return True
    return False


def marked_accusative(page: Page, i: int) -> bool:
    """Whether token `i` is vowelled as an indefinite accusative (ألفًا, not ألفا)."""
    return _marked(page, i) and _FATHATAN in page.printed(i)


def _marked(page: Page, i: int) -> bool:
    return page.ends[i] - page.starts[i] > len(page.words[i].folded)


def _find(word: Word, forms: dict[str, T]) -> tuple[T, Clitics] | None:
    if word.kind != "word":
        return None
    for key in word.keys:
        for article, text in ((False, key.text), (True, key.text.removeprefix("ال"))):
            found = forms.get(text)
            if found is not None and (not article or key.text.startswith("ال")):
                joined = key.conjunction == "و" and not key.preposition
                bare = not key.conjunction and not key.preposition
                return found, Clitics(key.skip, joined, article, bare)
    return None
