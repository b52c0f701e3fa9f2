"""Calendar dates: numeric, with month names of every region, paired months, Hijri."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from sijill.values.calendar import bounds, shift_months, valid_day
from sijill.values.numerals import NumeralReader
from sijill.values.reading import Found, Sentence
from sijill.values.timewords import Month, TimeWords

_SEPARATORS = frozenset("/-.")
_YEARS = range(1900, 2100)
_HIJRI_YEARS = range(1343, 1501)
"""The Umm al-Qura tables that hijridate carries."""


class _Year(NamedTuple):
    """A year or a shift of it beside a month, and the token after it."""

    stop: int
    year: int | None = None
    shift: int | None = None
    hijri: bool = False


class DateRules:
    """Rules for dates that name a day or a month of a calendar."""

    def __init__(self, words: TimeWords, numerals: NumeralReader) -> None:
        self._words = words
        self._numerals = numerals

    def numeric(self, s: Sentence, i: int) -> Found | None:
        """`24-7-2015م`, `2015/7/24`, `10/10/1436هـ`."""
        parts: list[int] = []
        j = i
        while len(parts) < 3 and s.folded(j).isdecimal() and len(s.folded(j)) <= 4:
            parts.append(int(s.folded(j)))
            j += 1
            if len(parts) < 3:
                if s.folded(j) not in _SEPARATORS:
                    return None
                j += 1
        if len(parts) < 3:
            return None
        year, month, day = parts if parts[0] > 31 else parts[::-1]
        if year < 100:
            year += 2000
        j, hijri = self._era(s, j, year)
        date = _gregorian(year, month, day, hijri)
        if date is None and not hijri and valid_day(year, day, month):
            date = dt.date(year, day, month)
        if date is None or (not hijri and year not in _YEARS):
            return None
        return Found(
            i, j, 0, "DATE", date.isoformat(), "times.numeric_date", calendar="hijri" if hijri else "gregorian"
        )

    def with_month(self, s: Sentence, i: int) -> Found | None:
        """`31 ديسمبر/كانون الأول`, `السابع من إبريل/ نيسان الحالي`, `مطلع نيسان`, `يونيو الماضي`."""
        j, skip = i, 0
        part = s.word(i, "part")
        if part is not None:
            j, skip = i + 1, part.skip
        day, after = self._day_of_month(s, j)
        if day is not None:
            j = after
        word_month = s.bare(j, "monthnoun")
        if word_month is not None:
            j += 1
        month_at = j
        months = self._words.months.at(s.page.words, j)
        if not months or months[0].stop > s.stop:
            return None
        month, j = months[0].value, months[0].stop
        if months[0].key.skip and (part or day is not None or word_month):
            return None
        if part is None and day is None:
            skip = months[0].key.skip
        pair, j = self._pair(s, j, month)
        year = self._year(s, j)
        named = day is not None or word_month is not None or year.stop > j or pair is not None
        if month.weak and not named and not _governed(s, month_at):
            return None
        if part is None and day is None and word_month is not None:
            skip = 0
        value, calendar = self._value(s, month, day, year, month_at)
        if value is None:
            return None
        mod = None
        if part is not None:
            value, mod = shaped(value, part.value)
        if pair is not None and pair != month.number:
            mod = "CONTRADICTORY_MONTHS"
        recurring = day is not None and year.year is None and i > s.first and s.folded(i - 1) == "كل"
        if recurring:
            value = f"XXXX{value[4:]}"
        rule = "times.hijri_date" if calendar == "hijri" else "times.month_date"
        return Found(i, year.stop, skip, "SET" if recurring else "DATE", value, rule, mod, calendar, year.year is None)

    def _day_of_month(self, s: Sentence, i: int) -> tuple[int | None, int]:
        """A day before a month: digits, or an ordinal with من; and the token after it."""
        text = s.folded(i)
        if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31:
            after = i + 1
            if s.folded(after) in _SEPARATORS or s.folded(after) == "من":
                after += 1
            return int(text), after
        if i < s.stop:
            ordinal = self._numerals.ordinal(s.page, i, s.stop)
            if ordinal is not None and 1 <= ordinal[0] <= 31:
                after = ordinal[1]
                if s.folded(after) == "من":
                    return ordinal[0], after + 1
        return None, i

    def _pair(self, s: Sentence, j: int, month: Month) -> tuple[int | None, int]:
        """A second month name after `/`, `-` or in brackets: `يونيو/حزيران`, `حزيران (يونيو)`."""
        mark = s.folded(j)
        at = j + 1 if mark in {"/", "-", "("} else j
        if at >= s.stop:
            return None, j
        second = self._words.months.at(s.page.words, at)
        if not second or second[0].stop > s.stop or second[0].key.skip:
            return None, j
        if mark not in {"/", "-", "("} and second[0].value.number != month.number:
            return None, j
        stop = second[0].stop
        if mark == "(":
            if s.folded(stop) != ")":
                return None, j
            stop += 1
        return second[0].value.number, stop

    def _year(self, s: Sentence, j: int) -> _Year:
        """A year after a month, or `الماضي`, `المقبل`, `الجاري`, `العام الماضي`."""
        at = j
        if s.folded(at) in {"/", "-", "،", ",", "من"}:
            at += 1
        named = s.bare(at, "yearword")
        if named is not None:
            shift = s.bare(at + 1, "shift")
            if shift is not None:
                return _Year(at + 2, shift=_as_year_shift(int(shift.value)))
            at += 1
        text = s.folded(at)
        if text.isdecimal() and len(text) == 4 and (int(text) in _YEARS or int(text) in _HIJRI_YEARS):
            year = int(text)
            stop, hijri = self._era(s, at + 1, year)
            return _Year(stop, year=year, hijri=hijri)
        shift = s.bare(j, "shift")
        if shift is not None:
            return _Year(j + 1, shift=int(shift.value))
        return _Year(j)

    def _era(self, s: Sentence, j: int, year: int) -> tuple[int, bool]:
        era = s.bare(j, "era")
        if era is None:
            return j, year in _HIJRI_YEARS
        return j + 1, era.value == "AH"

    def _value(self, s: Sentence, month: Month, day: int | None, year: _Year, at: int) -> tuple[str | None, str]:
        hijri = month.calendar == "hijri"
        if hijri:
            return self._hijri(s, month, day, year), "hijri"
        number = year.year
        if number is None:
            number = self._nearest_year(s, month.number, day, year.shift, at)
        head = "XXXX" if number is None else f"{number:04d}"
        if day is None:
            return f"{head}-{month.number:02d}", "gregorian"
        if not valid_day(number or 2000, month.number, day):
            return None, "gregorian"
        return f"{head}-{month.number:02d}-{day:02d}", "gregorian"

    def _hijri(self, s: Sentence, month: Month, day: int | None, year: _Year) -> str | None:
        number = year.year
        if number is None and s.published is not None:
            number = _hijri_year(s.published)
        if number is None or number not in _HIJRI_YEARS:
            return None
        if day is not None:
            date = _gregorian(number, month.number, day, hijri=True)
            return date.isoformat() if date else None
        first = Hijri(number, month.number, 1).to_gregorian()
        last = Hijri(number, month.number, Hijri(number, month.number, 1).month_length()).to_gregorian()
        return f"{first.isoformat()}/{last.isoformat()}"

    def _nearest_year(self, s: Sentence, month: int, day: int | None, shift: int | None, at: int) -> int | None:
        """The year meant by a date without one: the nearest in the past, or in the future for plans."""
        today = s.published
        if today is None:
            return None
        if shift in {_LAST_YEAR, _THIS_YEAR, _NEXT_YEAR}:
            return today.year + shift % 10 - 1
        here = (month, day or today.day)
        now = (today.month, today.day)
        if shift == 1 or (shift is None and s.future(at)):
            return today.year if here >= now else today.year + 1
        if shift == -1:
            strictly = here < now if day is not None else month < today.month
            return today.year if strictly else today.year - 1
        if shift == 0:
            return today.year
        return today.year if here <= now else today.year - 1


_LAST_YEAR, _THIS_YEAR, _NEXT_YEAR = 100, 101, 102


def _governed(s: Sentence, i: int) -> bool:
    """Whether a preposition stands right before token `i`."""
    return i > s.first and any(r.morph.upos == "ADP" for r in s.page.words[i - 1].readings)


def _as_year_shift(shift: int) -> int:
    return _THIS_YEAR + shift


def shaped(value: str, part: str) -> tuple[str, str | None]:
    """A value narrowed by `مطلع`, `منتصف`, `نهاية`: a day where the word names one, else TIMEX3 mod."""
    earliest, latest = bounds(value)
    if part == "END_DAY" and latest is not None:
        return latest, "END"
    if part == "START_DAY" and earliest is not None:
        return earliest, "START"
    if part == "MID_DAY" and len(value) == 7 and value[:4].isdecimal():
        return f"{value}-15", "MID"
    return value, part.removesuffix("_DAY")


def _gregorian(year: int, month: int, day: int, hijri: bool) -> dt.date | None:
    if hijri:
        try:
            return Hijri(year, month, day).to_gregorian()
        except (ValueError, OverflowError):
            return None
    return dt.date(year, month, day) if valid_day(year, month, day) else None


def _hijri_year(day: dt.date) -> int | None:
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except (ValueError, OverflowError):
        return None


def month_after(day: dt.date, months: int) -> str:
    """TIMEX3 month that lies `months` after the month of `day`."""
    year, month = shift_months(day, months)
    return f"{year:04d}-{month:02d}"
