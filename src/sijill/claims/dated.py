"""Present tenses that a time still to come dates (`يبدأ التصويت في 20 ديسمبر`)."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.openers import Pattern
from sijill.claims.wordlists import word_lists
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Page, Range

_BACK, _AHEAD = 12, 8
"""How far before and after a time the verb that it dates stands."""


class Dated:
    """Finds the verb in the present tense that a time dates; made of the pattern of what is scheduled."""

    def __init__(self, lexicon: Lexicon, pattern: Pattern) -> None:
        words = lexicon.yaml("commitments/words.yaml")
        self.pattern = pattern
        self._complementizers = word_lists(lexicon).complementizers
        self._negations = frozenset(map(fold, words["negations"]))
        self._relative = frozenset(map(fold, words["relative"]))
        self._speech = frozenset(verb for entry in lexicon.yaml("cues/speech.yaml") for verb in entry["verbs"])

    def verbs(self, page: Page, times: list[Range]) -> Iterator[tuple[Range, Range, int]]:
        """The times, their sentences and the verbs that they date."""
        for time in times:
            sentence = page.sentence(time.first)
            verb = self._dated_by(page, time, sentence)
            if verb is not None:
                yield time, sentence, verb

    def _dated_by(self, page: Page, time: Range, sentence: Range) -> int | None:
        for j in range(time.first - 1, max(sentence.first, time.first - _BACK) - 1, -1):
            if page.words[j].kind == "punct" and page.words[j].folded in {"،", ":", "؛"}:
                break
            if page.words[j].folded in self._complementizers:
                break
            if self.is_present(page, j, sentence):
                return j
        for j in range(time.stop, min(sentence.stop, time.stop + _AHEAD)):
            if page.words[j].kind == "punct":
                return None
            if self.is_present(page, j, sentence):
                return j
        return None

    def is_present(self, page: Page, i: int, sentence: Range) -> bool:
        """Whether token `i` is a verb in the present tense that states what will be done."""
        word = page.words[i]
        if not word.readings:
            return False
        for reading in word.readings:
            morph = reading.morph
            plain = (
                morph.verb_form == "Fin" and morph.aspect == "Imp" and morph.person == "3" and not reading.preposition
            )
            if not plain or reading.lemma in self.pattern.states or reading.lemma in self._speech:
                return False
        before = page.words[i - 1].folded if i > sentence.first else ""
        return before not in self._negations and before not in self._complementizers

    def tells(self, page: Page, i: int) -> bool:
        """Whether token `i` is a verb of what is or will be, outside a relative clause."""
        word = page.words[i]
        imperfect = bool(word.readings) and all(r.morph.aspect == "Imp" for r in word.readings)
        return imperfect and page.words[i - 1].folded not in self._relative
