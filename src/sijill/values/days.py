"""Days reckoned from publication: weekdays, yesterday, dayparts, and their combinations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sijill.values.dates import DateRules
from sijill.values.numerals import NumeralReader
from sijill.values.reading import Found, Sentence
from sijill.values.timewords import TimeWords

_MAX_WORDS = 9


@dataclass(slots=True)
class _Day:
    """What a day expression has said so far."""

    stop: int
    part: str | None = None
    shift: int | None = None
    weekday: int | None = None
    second: int | None = None
    this: bool = False
    last: bool = False
    midnight: bool = False
    weeks: int | None = None
    named: bool = False


class DayRules:
    """Rules for expressions such as `أمس الأربعاء`, `مساء اليوم الأحد`, `ليل الجمعة السبت`, `أول أمس`."""

    def __init__(self, words: TimeWords, numerals: NumeralReader, dates: DateRules) -> None:
        self._words = words
        self._numerals = numerals
        self._dates = dates

    def read(self, s: Sentence, i: int) -> Found | None:
        """The day expression that starts at token `i`."""
        skip = self._skip(s, i)
        if skip is None:
            return None
        day = _Day(i)
        j = i
        while j < min(s.stop, i + _MAX_WORDS):
            step = self._step(s, i, j, day)
            if step == j:
                break
            j = step
        if day.weekday is None and day.shift is None and not (day.part and (day.this or day.last)):
            return self._lone_night(s, i, skip, day)
        value, relative = self._date(s, i, day)
        stop = day.stop
        exact = self._explicit(s, stop)
        if exact is not None:
            value, stop = exact.value, exact.stop
        if day.midnight:
            return self._midnight(i, stop, skip, value, day)
        if day.part is not None:
            value = f"{value}{day.part}"
        rule = "times.weekday" if day.weekday is not None else "times.day"
        return Found(i, stop, skip, "TIME" if day.part else "DATE", value, rule, relative=relative)

    def _skip(self, s: Sentence, i: int) -> int | None:
        """Proclitics before the expression, where one can start here at all."""
        for name in ("weekday", "day", "daypart", "daynoun", "this", "part", "first"):
            found = s.word(i, name)
            if found is not None:
                return found.skip
        return None

    def _step(self, s: Sentence, first: int, j: int, day: _Day) -> int:
        """Take the next piece of the expression in, or stay where it ends."""
        start = j == first
        piece = s.word if start else s.bare
        text = s.folded(j)
        if piece(j, "part") and s.folded(j + 1) in {"ليل", "ليله", "الليل"} and start:
            day.midnight, day.part, day.stop = True, "TNI", j + 2
            return j + 2
        if piece(j, "this") and s.word(j + 1, "daypart"):
            day.this = True
            return j + 1
        if day.part is None and (part := piece(j, "daypart")) and not (day.named and not day.this):
            day.part, day.stop = part.value, j + 1
            if (after := s.bare(j + 1, "shift")) and int(after.value) < 0 and text.endswith("الليله"):
                day.last, day.stop = True, j + 2
                return j + 2
            return j + 1
        if piece(j, "first") and day.shift is None:
            at = j + 2 if s.folded(j + 1) == "من" else j + 1
            if (word := s.bare(at, "day")) and int(word.value) < 0:
                day.shift, day.stop, day.named = -2, at + 1, True
                return at + 1
            return j
        if day.shift is None and day.weekday is None and (word := piece(j, "day")):
            if int(word.value) == 0 and (s.bare(j + 1, "same") or self._counted(s, j + 1)):
                return j
            day.shift, day.stop, day.named = int(word.value), j + 1, True
            if int(word.value) < 0 and s.folded(j + 1) == "الاول":
                day.shift, day.stop = -2, j + 2
            return day.stop
        if piece(j, "daynoun") and day.weekday is None:
            follows = s.bare(j + 1, "day") or s.bare(j + 1, "weekday") or s.bare(j + 1, "daypart")
            return j + 1 if follows else j
        return self._weekday(s, j, day, start=start)

    def _counted(self, s: Sentence, j: int) -> bool:
        """Whether an ordinal or elative follows (`اليوم الثاني`): then the day is counted, not named."""
        return j < s.stop and (s.folded(j) == "الاكثر" or self._numerals.ordinal(s.page, j, s.stop) is not None)

    def _weekday(self, s: Sentence, j: int, day: _Day, *, start: bool) -> int:
        bracket = 1 if s.folded(j) == "(" and s.folded(j + 2) == ")" and day.shift is not None else 0
        word = s.word(j, "weekday") if start else s.bare(j + bracket, "weekday")
        if word is None:
            return j
        if s.folded(j - 1) == "يومي":
            return j
        if day.weekday is not None:
            if day.part != "TNI" or day.second is not None:
                return j
            day.second = int(word.value)
        else:
            day.weekday = int(word.value)
        after = j + 1 + 2 * bracket
        if (shift := s.bare(after, "shift")) is not None:
            day.weeks, after = int(shift.value), after + 1
        elif s.folded(after) == "قبل" and (shift := s.bare(after + 1, "shift")) is not None:
            day.weeks, after = 2 * int(shift.value), after + 2
        day.stop, day.named = after, True
        return after

    def _date(self, s: Sentence, i: int, day: _Day) -> tuple[str, bool]:
        """ISO date of the expression; underspecified where publication is unknown."""
        today = s.published
        if today is None:
            return (f"XXXX-WXX-{day.weekday}" if day.weekday else "XXXX-XX-XX"), True
        if day.weekday is not None:
            if day.shift is not None:
                reckoned = _shifted(today, day.shift)
                if reckoned.isoweekday() == day.weekday:
                    return reckoned.isoformat(), True
            return weekday_date(today, day.weekday, day.weeks, future=s.future(i)).isoformat(), True
        if day.shift is not None:
            base = s.spoken_day if day.shift == 0 and s.quoted(i) and s.spoken_day else today
            return _shifted(base, day.shift).isoformat(), True
        if day.last:
            return _shifted(today, -1).isoformat(), True
        return (s.spoken_day if s.quoted(i) and s.spoken_day else today).isoformat(), True

    def _explicit(self, s: Sentence, stop: int) -> Found | None:
        """A calendar date right after a weekday: `الخميس 19 نيسان/أبريل`."""
        at = stop + 1 if s.folded(stop) in {"،", ","} else stop
        if at >= s.stop or not (s.folded(at).isdecimal() or s.page.words[at].kind == "word"):
            return None
        found = self._dates.with_month(s, at) or self._dates.numeric(s, at)
        return found if found is not None and found.skip == 0 and len(found.value) == 10 else None

    def _midnight(self, i: int, stop: int, skip: int, value: str, day: _Day) -> Found | None:
        """`منتصف ليل الأحد` ends Sunday; `منتصف ليل الجمعة السبت` begins Saturday."""
        if day.second is not None and value[:4].isdecimal():
            value = f"{_shifted(dt.date.fromisoformat(value), 1).isoformat()}T00:00"
        else:
            value = f"{value}T24:00"
        return Found(i, stop, skip, "TIME", value, "times.midnight", relative=True)

    def _lone_night(self, s: Sentence, i: int, skip: int, day: _Day) -> Found | None:
        """`الليل`, `هذا المساء` alone mean the day of publication; other bare dayparts are no times."""
        if day.part is None or not day.this or s.published is None:
            return None
        return Found(i, day.stop, skip, "TIME", f"{s.published.isoformat()}{day.part}", "times.day", relative=True)


def weekday_date(today: dt.date, weekday: int, weeks: int | None, *, future: bool) -> dt.date:
    """The weekday meant: the nearest on or before `today`, after it in future clauses; `weeks` shifts."""
    back = (today.isoweekday() - weekday) % 7
    if weeks is not None and weeks < 0:
        return _shifted(today, -(back or 7) + 7 * (weeks + 1))
    if (weeks is not None and weeks > 0) or (weeks is None and future):
        ahead = (weekday - today.isoweekday()) % 7
        return _shifted(today, ahead or (7 if weeks else 0))
    return _shifted(today, -back)


def _shifted(day: dt.date, days: int) -> dt.date:
    """`day` moved by `days`, kept inside the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return day
