"""Names of persons: titles and what follows them, given names, `بن`, `أبو`, `آل`, `عبد ال…`."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.entities.found import FoundName, has_conjunction, is_function_word, is_verb
from sijill.entities.registers import Registers
from sijill.tokens import Page, Word

_LINKS = frozenset({"بن", "ابن", "ابو", "ابي", "ابا", "ال", "عبد", "بنت", "ام", "دي", "فان", "فون", "بو", "ولد", "لو"})
_LONGEST_NAME = 5
_LONGEST_TITLE = 9


class PersonGrammar:
    """Finds persons by title or given name; a title's complement is kept as the role."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._given: dict[Word, int | None] = {}
        self._titles: dict[Word, tuple[str, str, int] | None] = {}

    def find(self, page: Page, taken: frozenset[int]) -> Iterator[FoundName]:
        """All persons, in order; `taken` tokens belong to names of organisations and places."""
        for first, stop in page.sentences:
            i = first
            while i < stop:
                word = page.words[i]
                if word.kind != "word":
                    i += 1
                    continue
                title = self._title(word)
                found = self._titled(page, i, stop, title, taken) if title is not None else None
                if found is None and i not in taken:
                    found = self._by_given_name(page, i, stop, taken)
                if found is None:
                    i += 1
                else:
                    yield found
                    i = found.stop

    def _title(self, word: Word) -> tuple[str, str, int] | None:
        try:
            return self._titles[word]
        except KeyError:
            pass
        found = None
        for key in word.keys:
            rank, office = self._registers.ranks.get(key.text), self._registers.offices.get(key.text)
            if rank or office:
                found = ("rank" if rank else "office", rank or office or "", key.skip)
                break
        self._titles[word] = found
        return found

    def _given_skip(self, word: Word) -> int | None:
        """Proclitic letters before a given name, or None where the word is none."""
        try:
            return self._given[word]
        except KeyError:
            pass
        found = None
        for key in word.keys:
            if key.text in self._registers.given and (key.skip == 0 or not word.readings):
                found = key.skip
                break
        if found is not None and word.folded.endswith("ي") and word.stripped.endswith("ى") and word.readings:
            found = None
        self._given[word] = found
        return found

    def _titled(
        self, page: Page, i: int, stop: int, title: tuple[str, str, int], taken: frozenset[int]
    ) -> FoundName | None:
        kind, rule, _ = title
        at = i + 1
        limit = min(stop, i + _LONGEST_TITLE)
        while at < limit:
            word = page.words[at]
            if word.kind == "punct":
                if word.folded in {'"', "("} or kind == "rank":
                    return None
                if word.folded == "،" and at + 1 < stop and self._given_skip(page.words[at + 1]) == 0:
                    at += 1
                    break
                return None
            if word.kind != "word":
                return None
            if self._starts_name(page, at, stop, taken):
                break
            nested = self._title(word)
            if nested is not None and nested[2] == 0 and at > i + 1:
                inner = self._titled(page, at, stop, nested, taken)
                return inner and inner._replace(role=(i, inner.first))
            if kind == "rank" or not self._in_title(page, at, taken):
                return None
            at += 1
        if at >= limit:
            return None
        end = self._name_end(page, at, stop, taken)
        if end - at < 2 and not (kind == "rank" or at > i + 1 or page.words[i].folded.startswith("ال")):
            return None
        return FoundName(at, end, 0, "PER", rule, role=(i, at)) if end > at else None

    def _in_title(self, page: Page, i: int, taken: frozenset[int]) -> bool:
        """Whether token `i` can be part of a title's complement."""
        word = page.words[i]
        if i in taken or self._registers.nation(word):
            return True
        if is_verb(word):
            return False
        return (
            any(r.morph.upos in {"NOUN", "ADJ"} and (r.article or r.morph.upos == "NOUN") for r in word.readings)
            or word.folded.startswith(("ال", "لل", "وال", "باسم"))
            or word.folded in {"باسم", "في", "بلاده"}
        )

    def _starts_name(self, page: Page, i: int, stop: int, taken: frozenset[int]) -> bool:
        """Whether a person's name can start here after a title."""
        word = page.words[i]
        if i in taken or self._registers.nation(word):
            return False
        if word.readings and not (i + 1 < stop and self._proper(page.words[i + 1])):
            return False
        if self._given_skip(word) == 0 or (word.folded in _LINKS and word.folded not in {"ال", "لو"}):
            return True
        if word.readings or word.folded.startswith(("ال", "لل")) or len(word.folded) < 3:
            return False
        clitic = word.folded[0] in "وفبل" and len(word.folded) > 3
        return not (clitic and i + 1 < stop and page.words[i + 1].folded.startswith("ال"))

    def _by_given_name(self, page: Page, i: int, stop: int, taken: frozenset[int]) -> FoundName | None:
        skip = self._given_skip(page.words[i])
        if skip is None:
            return None
        end = self._name_end(page, i, stop, taken)
        if end - i < 2 or (page.words[i].readings and not self._proper(page.words[i + 1])):
            return None
        return FoundName(i, end, skip, "PER", "entities.given_name")

    def _proper(self, word: Word) -> bool:
        """Whether a word is a given name, a link of a name, or unknown to the lexicon."""
        return not word.readings or word.folded in self._registers.given or word.folded in _LINKS

    def _name_end(self, page: Page, i: int, stop: int, taken: frozenset[int]) -> int:
        """The token after the last word of a name that starts at `i`."""
        end = i + 1
        linked = page.words[i].folded in _LINKS
        while end < min(stop, i + _LONGEST_NAME):
            word = page.words[end]
            if word.folded in {"-", "#"} and end + 1 < stop and _unknown(page.words[end + 1]):
                end += 2
                continue
            if word.kind != "word" or end in taken:
                break
            text = word.folded
            if text in _LINKS:
                linked, end = True, end + 1
                continue
            if linked and not is_verb(word) and not is_function_word(word):
                linked, end = False, end + 1
                continue
            if has_conjunction(word) or self._registers.nation(word):
                break
            if text in self._registers.given and not is_verb(word):
                end += 1
            elif not word.readings and len(text) > 1:
                if text[0] in "وفبلك" and (text[1:] in self._registers.given or text[1:3] == "ال" or text[1:2] == "ل"):
                    break
                end += 1
            elif end == i + 1 and self._family_name(word):
                end += 1
            else:
                break
        while end > i + 1 and page.words[end - 1].folded in _LINKS:
            end -= 1
        return end

    @staticmethod
    def _family_name(word: Word) -> bool:
        """Whether a known word may close a name: a definite noun or adjective, or a bare noun, not a verb."""
        if is_verb(word) or is_function_word(word):
            return False
        if any(r.morph.upos in {"VERB", "ADP", "SCONJ", "PART", "CCONJ"} for r in word.readings):
            return False
        return all(not r.conjunction and not r.preposition and not r.pronoun for r in word.readings)


def _unknown(word: Word) -> bool:
    return word.kind == "word" and not word.readings
