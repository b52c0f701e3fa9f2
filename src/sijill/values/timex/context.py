"""What an expression is reckoned from: the reference date, and whether its clause speaks of the future."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import NamedTuple

import msgspec

from sijill.text import fold
from sijill.tokens import Memo, Page, Word
from sijill.values.timex.meaning import Cal, Every, Length, LengthRange, Meaning, Recent
from sijill.values.timex.words import TimeWords

_LOOK_BACK = 14
"""How many tokens before an expression its governing verb is looked for."""
_LOOK_AHEAD = 8
_RIGHT_AFTER = 3
_GOVERNING = 5
"""How far before a verb what says that it is planned can stand, and a form of to be before that."""
_UNTIL = fold("إلى")
_QUOTING = frozenset('":')
"""What is quoted has a tense of its own."""


class Context(msgspec.Struct, frozen=True, gc=False):
    """The reference of one expression. `future` is None where the clause does not say; `spoken_day` is what
    `today` means inside a quotation."""

    reference: dt.datetime | None
    future: bool | None = None
    spoken_day: dt.date | None = None
    last: str | None = None
    """The date named last, as TIMEX3."""

    @property
    def today(self) -> dt.date | None:
        """The reference as a day."""
        return self.reference.date() if self.reference else None


def needs_tense(meaning: Meaning) -> bool:
    """Whether it matters for what an expression is worth if its clause speaks of the past or the future."""
    if isinstance(meaning, Cal):
        return meaning.year is None and (meaning.shift is None or meaning.shift[0] == "D")
    return not isinstance(meaning, Length | LengthRange | Recent | Every)


class Clue(NamedTuple):
    """What a word says of the time of its clause: it is a verb of the future (True) or another (False), it can
    be a perfect, it names a date due, it sets one, it ends the reach of what stands before it."""

    future: bool | None
    perfect: bool
    due: bool
    setting: bool
    quoting: bool


class Tenses:
    """Tells past from future clauses; what each word form says of it is remembered."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self._clues = Memo(self._clue)

    def future(self, page: Page, first: int, stop: int, at: int, end: int) -> bool | None:
        """Whether the clause of sentence `[first, stop)` around the expression at tokens `[at, end)` is about
        the future.

        The nearest verb before it decides: س or سوف is future, a perfect is past unless it set a date (أمهل الحكومة
        حتى, أرجأ الجلسة إلى), another imperfect is future only where what is planned governs it (من المقرر أن) or a
        word for a date due (الموعد, المهلة) stands nearer or beside it. Then the first verb after it, and at last a
        word that can be a perfect (قصف).
        """
        due = maybe_past = False
        until = at > first and page.words[at - 1].folded == _UNTIL
        before = page.words[max(first, at - _LOOK_BACK) : at]
        for back, clue in enumerate(map(self._clues.__getitem__, reversed(before)), 1):
            if clue.quoting:
                break
            due = due or clue.due
            if clue.setting and (due or until):
                return True
            maybe_past = maybe_past or clue.perfect
            if clue.future is not None:
                if clue.future or (due and not clue.perfect):
                    return True
                return False if clue.perfect else self._planned(before[:-back])
        after = map(self._clues.__getitem__, page.words[end : min(stop, end + _LOOK_AHEAD)])
        if due:
            # وبحلول الثلاثاء، أعلنت: a perfect right after it tells of what has been.
            beside = at > first and self._clues[before[-1]].due
            told = any(clue.future is False and clue.perfect for clue in islice(after, _RIGHT_AFTER))
            return not (beside and told)
        for clue in after:
            if clue.future is not None:
                return True if clue.future else False if clue.perfect else None
            maybe_past = maybe_past or clue.perfect
        return False if maybe_past else None

    def _planned(self, before: tuple[Word, ...]) -> bool | None:
        """Whether the verb behind `before` is what is planned (`من المقرر أن يجتمع`); was it once, None is known."""
        clues = [self._clues[word] for word in before[-_GOVERNING:]]
        at = next((k for k, clue in enumerate(clues) if clue.future), None)
        return None if at is None or any(clue.perfect for clue in clues[max(0, at - 2) :]) else True

    def _clue(self, word: Word) -> Clue:
        finite = [reading for reading in word.readings if reading.morph.verb_form == "Fin"]
        future: bool | None = None
        if self._words.has(word, "FUTURE") or any(reading.preposition == "س" for reading in finite):
            future = True
        elif finite and len(finite) == len(word.readings):
            future = False
        perfect = any(reading.morph.aspect == "Perf" for reading in finite)
        return Clue(
            future, perfect, self._words.has(word, "DUE"), self._words.has(word, "SETTING"), word.folded in _QUOTING
        )
