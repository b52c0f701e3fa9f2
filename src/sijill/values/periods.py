"""Years, relative periods, seasons, decades, durations and clock times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sijill.values.calendar import week
from sijill.values.dates import month_after, shaped
from sijill.values.numerals import NumeralReader
from sijill.values.reading import Found, Sentence
from sijill.values.timewords import TimeWords

_DURATION = {"Y": "P{}Y", "M": "P{}M", "W": "P{}W", "D": "P{}D", "TH": "PT{}H", "TM": "PT{}M", "TS": "PT{}S"}
_LONG = {"10Y": 10, "100Y": 100}
_REFERENCE = {-1: "PAST_REF", 1: "FUTURE_REF", 0: "PRESENT_REF"}


class PeriodRules:
    """Rules for periods; each is tried in turn and the first that reads something wins."""

    def __init__(self, words: TimeWords, numerals: NumeralReader) -> None:
        self._words = words
        self._numerals = numerals
        self._cases: tuple[Callable[[Sentence, int], Found | None], ...] = (
            self._clock,
            self._season,
            self._decade,
            self._part_of_period,
            self._named_period,
            self._year,
            self._counted_hours,
            self._duration,
            self._vague_duration,
        )

    def read(self, s: Sentence, i: int) -> Found | None:
        """The period that starts at token `i`."""
        for case in self._cases:
            found = case(s, i)
            if found is not None:
                return found
        return None

    def _clock(self, s: Sentence, i: int) -> Found | None:
        """`الساعة 11:59 مساء`, `الساعة الحادية عشرة والنصف`."""
        clock = s.word(i, "clock")
        if clock is None:
            return None
        bracket = s.folded(i + 1) == "("
        j = i + 2 if bracket else i + 1
        hour, minute = -1, 0
        if s.folded(j).isdecimal():
            hour, j = int(s.folded(j)), j + 1
            if s.folded(j) in {":", "."} and s.folded(j + 1).isdecimal():
                minute, j = int(s.folded(j + 1)), j + 2
        elif j < s.stop and (ordinal := self._numerals.ordinal(s.page, j, s.stop)) is not None:
            hour, j = ordinal
            if s.folded(j) == "والنصف":
                minute, j = 30, j + 1
            elif s.folded(j) == "والربع":
                minute, j = 15, j + 1
            elif j < s.stop and s.folded(j).startswith("و") and self._numerals.starts(s.page.words[j]):
                numeral = self._numerals.at(s.page, j, s.stop)
                unit = s.bare(numeral.stop, "unit") if numeral else None
                if numeral is not None and unit is not None and unit.value == "TM":
                    minute, j = int(numeral.low), numeral.stop + 1
        if bracket and s.folded(j) == ")":
            j += 1
        half = s.bare(j, "halfday")
        if half is not None:
            j += 1
            if half.value == "PM" and hour < 12:
                hour += 12
        if not (0 <= hour <= 24 and 0 <= minute < 60):
            return None
        day = s.published.isoformat() if s.published else "XXXX-XX-XX"
        return Found(i, j, clock.skip, "TIME", f"{day}T{hour:02d}:{minute:02d}", "times.clock", relative=True)

    def _season(self, s: Sentence, i: int) -> Found | None:
        """`صيف 2020`, `الخريف الماضي`."""
        season = s.word(i, "season")
        if season is None:
            return None
        text = s.folded(i + 1)
        if text.isdecimal() and len(text) == 4:
            return Found(i, i + 2, season.skip, "DATE", f"{text}-{season.value}", "times.season")
        named = s.bare(i + 1, "yearword")
        if named is not None and s.folded(i + 2).isdecimal() and len(s.folded(i + 2)) == 4:
            return Found(i, i + 3, season.skip, "DATE", f"{s.folded(i + 2)}-{season.value}", "times.season")
        shift = s.bare(i + 1, "shift")
        if shift is None:
            return None
        if s.published is None:
            return Found(i, i + 2, season.skip, "DATE", f"XXXX-{season.value}", "times.season", relative=True)
        starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season.value]
        over = s.published.month >= starts + 3
        started = s.published.month >= starts
        year = s.published.year
        if int(shift.value) < 0:
            year -= 0 if over else 1
        elif int(shift.value) > 0:
            year += 1 if started else 0
        return Found(i, i + 2, season.skip, "DATE", f"{year}-{season.value}", "times.season", relative=True)

    def _decade(self, s: Sentence, i: int) -> Found | None:
        """`سبعينيات القرن الماضي`."""
        decade = s.word(i, "decade")
        if decade is None:
            return None
        century = s.bare(i + 1, "unit")
        if century is None or century.value != "100Y":
            return None
        shift = s.bare(i + 2, "shift")
        if shift is None or s.published is None:
            return None
        hundred = s.published.year // 100 + int(shift.value)
        value = f"{hundred}{decade.value}X"
        return Found(i, i + 3, decade.skip, "DATE", value, "times.decade", relative=True)

    def _part_of_period(self, s: Sentence, i: int) -> Found | None:
        """`نهاية العام الحالي`, `أواخر العام الماضي`, `بداية العام`, `عطلة نهاية الأسبوع`."""
        weekend = s.word(i, "weekend")
        part = s.bare(i + 1, "part") if weekend else s.word(i, "part")
        if part is None:
            return None
        at = i + 2 if weekend else i + 1
        unit = s.bare(at, "unit")
        year = s.bare(at, "yearword")
        found = self._named_period(s, at) or self._year(s, at)
        value: str | None
        if found is not None:
            value, stop = found.value, found.stop
        elif unit is not None and (unit.article or year) and unit.number == "Sing":
            value, stop = _relative(s.published, unit.value, 0), at + 1
        else:
            return None
        if value is None or value in _REFERENCE.values():
            return None
        skip = weekend.skip if weekend else part.skip
        if weekend is not None:
            return Found(i, stop, skip, "DATE", f"{value}-WE", "times.part_of_period", relative=True)
        value, mod = shaped(value, part.value)
        return Found(i, stop, skip, "DATE", value, "times.part_of_period", mod, relative=True)

    def _named_period(self, s: Sentence, i: int) -> Found | None:
        """`العام الماضي`, `هذا الشهر`, `الأيام القليلة الماضية`, `السنوات الأخيرة`, `العقد المقبل`."""
        this = s.word(i, "this")
        unit = s.bare(i + 1, "unit") if this else s.word(i, "unit")
        if unit is None or not unit.article:
            return None
        j = i + 2 if this else i + 1
        shift_word = s.bare(j, "shift")
        if shift_word is None and s.folded(j) == "القليله":
            j += 1
            shift_word = s.bare(j, "shift")
        recent = s.bare(j, "recent")
        skip = this.skip if this else unit.skip
        if shift_word is not None or recent is not None:
            shift = int(shift_word.value) if shift_word else -1
            if unit.number != "Sing" or recent is not None:
                return Found(i, j + 1, skip, "DATE", _REFERENCE[shift], "times.vague_reference", relative=True)
            value = _relative(s.published, unit.value, shift)
            return _relative_found(i, j + 1, skip, value)
        if this is not None and unit.number == "Sing":
            return _relative_found(i, j, skip, _relative(s.published, unit.value, 0))
        return None

    def _year(self, s: Sentence, i: int) -> Found | None:
        """`عام 2014`, `العام 2013`, `سنة 1948`; a bare year after في, منذ or another preposition."""
        named = s.word(i, "yearword")
        at = i + 1 if named else i
        text = s.folded(at)
        if not (text.isdecimal() and len(text) == 4 and 1800 <= int(text) < 2100):
            return None
        stop = at + 1
        era = s.bare(stop, "era")
        if era is not None and era.value == "AD":
            stop += 1
        if named is not None:
            return Found(i, stop, named.skip, "DATE", text, "times.year")
        before = s.page.words[i - 1] if i > s.first else None
        after = s.folded(at + 1)
        followed = at + 1 < s.stop and s.page.words[at + 1].kind == "word" and before is not None
        if before is None or not any(r.morph.upos == "ADP" for r in before.readings):
            return None
        if followed and any(r.morph.upos == "NOUN" for r in s.page.words[at + 1].readings) and after[:2] != "ال":
            return None
        return Found(i, stop, 0, "DATE", text, "times.year")

    def _counted_hours(self, s: Sentence, i: int) -> Found | None:
        """`الساعات الـ24 الأخيرة`: a definite plural, its number, and which way it lies."""
        unit = s.word(i, "unit")
        if unit is None or not unit.article or unit.number != "Plur":
            return None
        j = i + 1
        if s.folded(j) == "ال":
            j += 1
        if j >= s.stop or not self._numerals.starts(s.page.words[j]):
            return None
        numeral = self._numerals.at(s.page, j, s.stop)
        if numeral is None or numeral.vague:
            return None
        stop = numeral.stop
        if s.bare(stop, "shift") or s.bare(stop, "recent"):
            stop += 1
        value = _length(unit.value, numeral.low)
        return Found(i, stop, unit.skip, "DURATION", value, "times.duration") if value else None

    def _duration(self, s: Sentence, i: int) -> Found | None:
        """`سبع سنوات`, `72 ساعة`, `أسبوعين`, `(خمسة) أيام`, `نحو شهرين`; after قبل it is a point in time."""
        start, skip = i, 0
        about = s.word(i, "about")
        less = s.word(i, "less")
        j = i
        if about is not None:
            skip, j = about.skip, i + 1
        elif less is not None and s.folded(i + 1) == "من":
            skip, j = less.skip, i + 2
        unit = s.word(j, "unit")
        if unit is not None and unit.number == "Dual" and not unit.article and (j == i or not unit.skip):
            skip = unit.skip if j == i else skip
            stop, count = j + 1, 2.0
        else:
            bracket = s.folded(j) == "("
            at = j + 1 if bracket else j
            if at >= s.stop or not self._numerals.starts(s.page.words[at]):
                return None
            numeral = self._numerals.at(s.page, at, s.stop)
            if numeral is None or numeral.vague or (at > i and numeral.skip):
                return None
            stop = numeral.stop
            if bracket:
                if s.folded(stop) != ")":
                    return None
                stop += 1
            unit = s.bare(stop, "unit")
            if unit is None or unit.article:
                return None
            skip = numeral.skip if at == i else skip
            stop, count = stop + 1, float(numeral.low)
        if s.folded(stop) == "علي" and s.folded(stop + 1) == "الاقل":
            stop += 2
        ago = self._ago(s, start, unit.value, count)
        if ago is not None:
            return Found(start, stop, skip, "DATE", ago, "times.ago", relative=True)
        value = _length(unit.value, count)
        return Found(start, stop, skip, "DURATION", value, "times.duration") if value else None

    def _ago(self, s: Sentence, i: int, unit: str, count: float) -> str | None:
        """`قبل أربعة أشهر`: the period that lies so far before publication."""
        if s.word(i - 1, "before") is None or s.published is None or count != int(count):
            return None
        if unit in {"TH", "TM", "TS"} or s.future(i):
            return None
        return _relative(s.published, unit, -int(count))

    def _vague_duration(self, s: Sentence, i: int) -> Found | None:
        """`منذ سنوات`, `قبل أيام`, `بعد ساعات`: a plural without a number after a time preposition."""
        unit = s.bare(i, "unit")
        if unit is None or unit.article or unit.number != "Plur":
            return None
        if s.word(i - 1, "vagueprep") is None:
            return None
        if s.page.words[i - 1].folded.endswith("بضعه") or unit.value in _LONG:
            return None
        return Found(i, i + 1, 0, "DURATION", _DURATION[unit.value].format("X"), "times.vague_duration")


def _length(unit: str, count: float) -> str | None:
    """TIMEX3 duration of `count` units."""
    number = count * _LONG.get(unit, 1)
    text = str(int(number)) if number == int(number) else str(number)
    return _DURATION["Y" if unit in _LONG else unit].format(text)


def _relative_found(first: int, stop: int, skip: int, value: str | None) -> Found | None:
    return None if value is None else Found(first, stop, skip, "DATE", value, "times.period", relative=True)


def _relative(today: dt.date | None, unit: str, shift: int) -> str | None:
    """The period of `unit` that lies `shift` units from the one that holds `today`."""
    if unit in {"TH", "TM", "TS"}:
        return None
    if today is None:
        return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "10Y": "XXXX", "100Y": "XX"}[unit]
    try:
        match unit:
            case "Y":
                return f"{today.year + shift:04d}"
            case "M":
                return month_after(today, shift)
            case "W":
                return week(today + dt.timedelta(weeks=shift))
            case "D":
                return (today + dt.timedelta(days=shift)).isoformat()
            case "10Y":
                return f"{today.year // 10 + shift:03d}X"
            case _:
                return f"{today.year // 100 + shift:02d}"
    except (OverflowError, ValueError):
        return None
