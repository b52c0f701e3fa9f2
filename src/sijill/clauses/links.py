"""How the mention of an act of violence hangs on another: as what it led to, or as what it answered."""

from __future__ import annotations

from typing import Literal

from sijill.clauses.chunks import Sentence
from sijill.clauses.entries import LIGHT_VERBS
from sijill.clauses.parts import Parts
from sijill.clauses.wordlists import WordLists
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Page

Result = Literal["", "led", "opening"]

_RESULT = "events.light.result"
_LED = 6
"""How many phrases lie between a verb of result and the harm that it tells of at most."""
_AFTER = fold("بعد")
_SPAN = 6
"""How many words before an attack `after` and a length of time stand at most."""
_UNTIL = frozenset(map(fold, ("من", "على")))


class Links:
    """Reads off the words before a mention what it is to the mentions before it."""

    def __init__(self, lexicon: Lexicon, parts: Parts, words: WordLists) -> None:
        rows = lexicon.yaml(LIGHT_VERBS)["verbs"]
        self._leading = frozenset(verb for row in rows if row["id"] == _RESULT for verb in row["verbs"])
        self._parts = parts
        self._words = words

    def result(self, page: Page, sentence: Sentence, at: int) -> Result:
        """Whether a noun of harm is what a verb says that something led to (أسفر عن مقتل …), and whether that verb
        opens the sentence (وأدى ذلك إلى مقتل …)."""
        here = sentence.at(at)
        for k in range(here - 1, max(-1, here - 1 - _LED), -1):
            chunk = sentence.chunks[k]
            if chunk.kind == "verb":
                verb = self._parts[page.words[chunk.first]].verb
                if verb is None or verb.lemma not in self._leading:
                    return ""
                return "opening" if chunk.first <= sentence.first + 1 else "led"
            if chunk.kind not in {"np", "pp", "part", "comma"}:
                return ""
        return ""

    def answered(self, page: Page, sentence: Sentence, at: int) -> bool:
        """Whether an attack is what another answers or follows by a stated time (ردا على هجوم, بعد يومين من هجوم)."""
        chunk = sentence.chunks[sentence.at(at)]
        if chunk.kind != "pp" or chunk.first == sentence.first:
            return False
        words = page.words
        if words[chunk.first - 1].folded in self._words.answering:
            return True
        if chunk.prep not in _UNTIL:
            return False
        before = [words[j].folded for j in range(max(sentence.first, chunk.first - _SPAN), chunk.first)]
        return _AFTER in before and not self._words.periods.isdisjoint(before)
