"""Names of places after the noun that announces them: `مدينة …`, `ولاية الوحدة`, `بلدة الخيارة`, `منطقتي … و…`."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.entities.found import FoundName, has_conjunction, is_function_word, is_verb, quoted_after
from sijill.entities.namewords import NameWords
from sijill.entities.registers import Head, Registers
from sijill.tokens import Page, Word

_LONGEST = 2
_AND = "و"
_FOUND, _SURE = 0.8, 0.9
"""Confidence in a name, and in one after a head that hardly anything but names follows."""


class PlaceHeads:
    """Finds how far the name goes that a noun of place announces."""

    def __init__(self, registers: Registers, words: NameWords) -> None:
        self._registers = registers
        self._words = words

    def find(self, page: Page, i: int, stop: int, head: Head, skip: int, *, definite: bool) -> Iterator[FoundName]:
        """`مدينة` + name: the name alone; `ولاية الوحدة`: with its head; after a dual the name joined to it too."""
        at = i + 1
        quoted = quoted_after(page, at, stop)
        if quoted is not None and not head.inside:
            if quoted[1] - quoted[0] <= _LONGEST:
                yield FoundName(*quoted, 0, "LOC", head.rule, confidence=_SURE if head.sure else _FOUND)
            return
        if at >= stop or page.words[at].kind != "word":
            return
        if definite and self._registers.nation(page.words[at]):
            return
        end, rule = self._end(page, at, stop, head, definite=definite)
        if end > at:
            confidence = _SURE if (head.sure and not definite) or rule != head.rule else _FOUND
            first, before = (i, skip) if head.inside else (at, 0)
            yield FoundName(first, end, before, "LOC", rule, confidence=confidence)
            if head.pair:
                yield from self._second(page, end, stop, head)

    def _end(self, page: Page, at: int, stop: int, head: Head, *, definite: bool) -> tuple[int, str]:
        """Where the name that begins at token `at` ends (`at`: there is none), and by which rule."""
        known = self._registers.known.at(page.words, at) or self._registers.headed.at(page.words, at)
        if known and not known[0].key.skip and known[0].value.type == "LOC":
            return known[0].stop, head.rule
        if not definite and self._begins(page, at, stop, page.words[at].folded):
            return at + 2, self._registers.beginnings[page.words[at].folded]
        end = self._unknown(page, at, stop, head, definite=definite)
        if end == at and not definite and self._surely(page.words[at], head) and page.words[at - 1].stripped[-1] != "ه":
            end = at + 1
        return (at if definite and page.words[at].readings else end), head.rule

    def _unknown(self, page: Page, at: int, stop: int, head: Head, *, definite: bool) -> int:
        """The end of a name of words that no lexeme has."""
        end = at
        while end < min(stop, at + _LONGEST):
            word = page.words[end]
            if word.kind != "word" or is_function_word(word) or is_verb(word) or has_conjunction(word):
                break
            if word.folded[0] in "وب" and end > at and not word.readings:
                break
            if self._registers.nation(word) or self._words.common(word):
                break
            if definite and word.folded.startswith("ال"):
                break
            inside = head.inside and word.folded.startswith("ال")
            named = end == at and not definite and (inside or (not head.inside and self._is_given(word)))
            if word.readings and not named:
                break
            end += 1
        return end

    def _begins(self, page: Page, at: int, stop: int, text: str) -> bool:
        """Whether names of places begin with the word at token `at` (`دير`, `النبي`), and the next goes on with one."""
        return text in self._registers.beginnings and at + 1 < stop and self._may_name(page.words[at + 1])

    def _may_name(self, word: Word) -> bool:
        """Whether a word can be part of a name, as far as its class goes."""
        if word.kind != "word" or is_function_word(word) or is_verb(word) or has_conjunction(word):
            return False
        return self._registers.nation(word) is None

    def _surely(self, word: Word, head: Head) -> bool:
        """Whether a word of the lexicon is a name all the same, after a head that is hardly in construct with others.

        A noun with the article (`حي الأمل`); after some heads any that is no adjective of theirs (`بلدة سلعا`).
        """
        if not head.sure or word.folded in head.not_with or not self._may_name(word):
            return False
        if word.folded.startswith("ال"):
            return True
        verbal = any(reading.morph.verb_form == "Fin" or reading.preposition in "بل" for reading in word.readings)
        return head.sure == "noun" and not verbal and not word.folded.endswith("ه")

    def _is_given(self, word: Word) -> bool:
        """Whether a word is the given name of a person, after whom a place can be called (`مدينة نصر`)."""
        if word.folded not in self._registers.given or word.folded.endswith("ه"):
            return False
        return not any(reading.morph.upos in {"ADP", "ADV"} or reading.preposition for reading in word.readings)

    def _second(self, page: Page, at: int, stop: int, head: Head) -> Iterator[FoundName]:
        """The name joined by و to the first of two (`منطقتي السدة وحزم العدين`)."""
        if at >= stop or page.words[at].kind != "word" or page.words[at].folded[0] != _AND:
            return
        text = page.words[at].folded[1:]
        rest = at + 1 < stop and page.words[at + 1].folded.startswith("ال") and not text.startswith("ال")
        end = at + 2 if rest or self._begins(page, at, stop, text) else at + 1
        if len(text) > 1 and "و" + text not in head.not_with and text not in head.not_with:
            yield FoundName(at, end, 1, "LOC", head.rule, confidence=_SURE)
