"""What the time rules read from and give back."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from sijill.model import TimexType
from sijill.tokens import Page
from sijill.values.timewords import TimeWord, TimeWords

_LOOK_BACK = 14
"""How many tokens before an expression its governing verb is looked for."""


class Found(NamedTuple):
    """A time expression at tokens `[first, stop)`; `skip` proclitic letters precede it."""

    first: int
    stop: int
    skip: int
    type: TimexType
    value: str
    rule: str
    mod: str | None = None
    calendar: str = "gregorian"
    relative: bool = False


class Sentence(NamedTuple):
    """One sentence of a page, with what its relative times are reckoned from."""

    page: Page
    first: int
    stop: int
    published: dt.date | None
    classify: TimeWords
    spoken_day: dt.date | None

    def word(self, i: int, name: str) -> TimeWord | None:
        """The word at token `i` as a member of class `name`, if it is one and inside the sentence."""
        if not self.first <= i < self.stop:
            return None
        return self.classify(self.page.words[i]).get(name)

    def bare(self, i: int, name: str) -> TimeWord | None:
        """Like `word`, but without proclitics."""
        found = self.word(i, name)
        return found if found is not None and found.skip == 0 else None

    def folded(self, i: int) -> str:
        """Folded form of token `i`; empty outside the sentence."""
        return self.page.words[i].folded if self.first <= i < self.stop else ""

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands inside a quotation."""
        return any(quote.first <= i < quote.stop for quote in self.page.quotes)

    def future(self, i: int) -> bool:
        """Whether the clause around token `i` speaks of the future.

        The nearest verb before it decides: س or سوف is future, a perfect is past, another imperfect is
        future only where a word for a date due (الموعد, المهلة) stands nearer or beside it.
        """
        due = False
        for j in range(i - 1, max(self.first, i - _LOOK_BACK) - 1, -1):
            due = due or "due" in self.classify(self.page.words[j])
            tense = self._tense(j)
            if tense is not None:
                return tense or (due and not self._perfect(j))
        if due:
            return True
        for j in range(i + 1, min(self.stop, i + 6)):
            tense = self._tense(j)
            if tense is not None:
                return tense
        return False

    def _perfect(self, i: int) -> bool:
        return any(r.morph.aspect == "Perf" for r in self.page.words[i].readings)

    def _tense(self, i: int) -> Literal[True, False] | None:
        word = self.page.words[i]
        if "future" in self.classify(word):
            return True
        finite = [reading for reading in word.readings if reading.morph.verb_form == "Fin"]
        if any(reading.preposition == "س" for reading in finite):
            return True
        if finite and len(finite) == len(word.readings):
            return False
        return None
