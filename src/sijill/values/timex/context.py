"""What an expression is reckoned from: the reference date, and whether its clause speaks of the future."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sijill.tokens import Page
from sijill.values.timex.meaning import Cal, Every, Length, LengthRange, Meaning, Recent
from sijill.values.timex.words import TimeWords

_LOOK_BACK = 14
"""How many tokens before an expression its governing verb is looked for."""
_LOOK_AHEAD = 8
_QUOTING = frozenset('":')
"""What is quoted has a tense of its own."""


class Context(NamedTuple):
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


def speaks_of_future(page: Page, words: TimeWords, first: int, stop: int, at: int, end: int) -> bool | None:
    """Whether the clause of sentence `[first, stop)` around the expression at tokens `[at, end)` is about
    the future.

    The nearest verb before it decides: س or سوف is future, a perfect is past, another imperfect is future
    only where a word for a date due (الموعد, المهلة) stands nearer or beside it. Then the first verb after it,
    and at last a word that can be a perfect (قصف).
    """
    due = maybe_past = False
    for i in range(at - 1, max(first, at - _LOOK_BACK) - 1, -1):
        if page.words[i].folded in _QUOTING:
            break
        due = due or words.has(page.words[i], "DUE")
        maybe_past = maybe_past or _perfect(page, i)
        tense = _tense(page, words, i)
        if tense is not None:
            if tense or (due and not _perfect(page, i)):
                return True
            return False if _perfect(page, i) else None
    if due:
        # وبحلول الثلاثاء، أعلنت: a perfect right after it tells of what has been.
        beside = at > first and words.has(page.words[at - 1], "DUE")
        told = any(_tense(page, words, i) is False and _perfect(page, i) for i in range(end, min(stop, end + 3)))
        return not (beside and told)
    for i in range(end, min(stop, end + _LOOK_AHEAD)):
        tense = _tense(page, words, i)
        if tense is not None:
            return True if tense else False if _perfect(page, i) else None
        maybe_past = maybe_past or _perfect(page, i)
    return False if maybe_past else None


def _perfect(page: Page, i: int) -> bool:
    return any(reading.morph.aspect == "Perf" for reading in page.words[i].readings)


def _tense(page: Page, words: TimeWords, i: int) -> bool | None:
    word = page.words[i]
    if words.has(word, "FUTURE"):
        return True
    finite = [reading for reading in word.readings if reading.morph.verb_form == "Fin"]
    if any(reading.preposition == "س" for reading in finite):
        return True
    if finite and len(finite) == len(word.readings):
        return False
    return None
