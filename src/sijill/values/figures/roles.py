"""What role a count plays: killed, wounded, deployed …, by its noun and the word that governs it."""

from __future__ import annotations

from typing import cast

import msgspec

from sijill.lexicon import Lexicon
from sijill.model import FigureRole
from sijill.tokens import Memo, Page, PhraseIndex, Word
from sijill.values.figures.counts import Count

_REACH = 7
"""How many tokens before a count its governing word may stand."""
_FOLLOWER_REACH = 3
_UNCLASSED_REACH = 2
"""A noun of no known class takes a role only from a word this close."""
_FAR = 99
_STOPS = frozenset(".:؛!؟")


class Governor(msgspec.Struct, frozen=True, gc=False):
    """A word that gives counts a role: the entry that says so, its token, how far from the count."""

    role: FigureRole
    rule: str
    at: int
    distance: int


class RoleReader:
    """Finds the role of a count."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lemmas: dict[str, tuple[FigureRole, str]] = {}
        phrases: list[tuple[str, tuple[FigureRole, str]]] = []
        for entry in lexicon.yaml("figures/governors.yaml"):
            role = (cast("FigureRole", entry["role"]), entry["id"])
            self._lemmas.update(dict.fromkeys(entry.get("lemmas", ()), role))
            phrases.extend((lemma, role) for lemma in entry.get("lemmas", ()) if lemma not in lexicon.lexemes)
            phrases.extend((phrase, role) for phrase in entry.get("phrases", ()))
        self._phrases: PhraseIndex[tuple[FigureRole, str]] = PhraseIndex(phrases)
        self._words = Memo(self._by_lemma)
        self._notable = Memo(self._is_notable)

    def role(
        self, page: Page, count: Count, first: int, stop: int, names: frozenset[int]
    ) -> tuple[FigureRole, Governor | None]:
        """The role of a count in the sentence `[first, stop)` and the word that gives it."""
        kind = count.kind
        own = cast("FigureRole", kind.role if kind is not None else "other")
        if kind is not None and not kind.personal and not kind.yields:
            return own, None
        governor = self._governor(page, count, first, stop, names)
        if governor is None or (kind is None and count.unit is not None and governor.distance > _UNCLASSED_REACH):
            return own, None
        if kind is not None and kind.yields and governor.role not in kind.yields:
            return own, None
        return governor.role, governor

    def _governor(self, page: Page, count: Count, first: int, stop: int, names: frozenset[int]) -> Governor | None:
        before = self._before(page, count, first, names)
        if before is not None and before.distance == 0:
            return before
        return self._after(page, count, stop, names) or before

    def _before(self, page: Page, count: Count, first: int, names: frozenset[int]) -> Governor | None:
        for j in range(count.first - 1, max(first, count.first - _REACH) - 1, -1):
            word = page.words[j]
            if not self._notable[word]:
                continue
            if word.folded in _STOPS:
                break
            found = None if j in names else self._at(page, j)
            if found is not None:
                return Governor(*found, j, count.first - 1 - j)
        return None

    def _after(self, page: Page, count: Count, stop: int, names: frozenset[int]) -> Governor | None:
        for j in range(count.stop, min(stop, count.stop + _FOLLOWER_REACH)):
            word = page.words[j]
            if word.folded in _STOPS or word.folded == "،":
                break
            found = self._at(page, j) if self._notable[word] and j not in names else None
            if found is None or any(r.conjunction for r in word.readings):
                continue
            if word.first("VERB") or j == count.stop:
                return Governor(*found, j, j - count.stop)
        return None

    def _at(self, page: Page, j: int) -> tuple[FigureRole, str] | None:
        word = page.words[j]
        found = self._words[word]
        if found is None:
            matches = self._phrases.at(page.words, j)
            found = matches[0].value if matches else None
        return found

    def _is_notable(self, word: Word) -> bool:
        """Whether a word can govern a count or ends a clause: most do neither."""
        return word.folded in _STOPS or self._by_lemma(word) is not None or self._phrases.opens(word)

    def _by_lemma(self, word: Word) -> tuple[FigureRole, str] | None:
        """The role that a form of a lemma gives; a verbal noun with the article governs no count."""
        for reading in word.readings:
            found = self._lemmas.get(reading.lemma) or self._lemmas.get(reading.lexeme.verb)
            if found is not None and not (reading.article and reading.morph.verb_form == "Vnoun"):
                return found
        return None
