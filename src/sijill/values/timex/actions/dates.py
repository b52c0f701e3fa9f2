"""Meanings of dates: months, days of months, years, figures, eras."""

from __future__ import annotations

from typing import Any

from sijill.values.timex.meaning import Cal, Vague, unite

_MOST_SPELLED_YEAR = range(1000, 2200)
_FIGURE_YEARS = range(1000, 2200)
_BARE_YEARS = range(1800, 2100)
_PIVOT = 69
"""Two-digit years from here on are of the last century (POSIX `strptime`)."""


def same(*parts: Any) -> Any:
    """What the only part means."""
    return parts[0]


def nothing(*_: Any) -> Vague:
    """Words that look like a time and are none."""
    return Vague("NONE")


def cal(field: str, value: Any) -> Cal:
    """A bundle of one field."""
    return Cal(**{field: value})


def merge(*parts: Any) -> Cal | None:
    """All parts hold together."""
    whole: Cal | None = Cal()
    for part in parts:
        if whole is None or not isinstance(part, Cal):
            return None
        whole = unite(whole, part)
    return whole


def bracketed(first: Any, second: Any) -> Cal | None:
    """`أمس (الأحد)`: a day, and its name in brackets; a whole date in brackets is an expression of its own."""
    if not (isinstance(first, Cal) and isinstance(second, Cal)) or first.shift is None or second.weekday is None:
        return None
    return unite(first, second) if second == Cal(weekday=second.weekday) else None


def month_pair(first: int, second: int) -> Cal:
    """Two names of one month; where they contradict each other both are kept."""
    return Cal(month=first, other_month=second if second != first else None)


def month_twice(first: int, second: int) -> Cal | None:
    """`يونيو حزيران`: one month by both its names."""
    return Cal(month=first) if first == second else None


def hijri_month(month: int) -> Cal:
    """A month of the Hijri calendar."""
    return Cal(month=month, calendar="hijri")


def month_number(_word: str, number: float) -> Cal | None:
    """`شهر 9`, `الشهر التاسع`."""
    return Cal(month=int(number)) if 1 <= number <= 12 and number == int(number) else None


def of_month(_word: str, month: Cal) -> Cal:
    """`شهر آذار`."""
    return month


def this(_this: int, point: Cal) -> Cal:
    """`هذا أيلول`: of this year."""
    return point._replace(lean=0)


def with_lean(point: Any, lean: int) -> Cal | None:
    """`نيسان الماضي`, `30 مارس الماضي`, `الأحد المقبل`: a name and the way it lies."""
    if not isinstance(point, Cal) or point.has_clock or point.feast is not None:
        return None
    if any(field is not None for field in (point.lean, point.shift, point.year, point.decade, point.century)):
        return None
    if point.season is not None or point.quarter is not None:
        return None
    return point._replace(lean=lean)


def first_of(month: Cal) -> Cal:
    """`أول يناير`."""
    return month._replace(day=1)


def day_of(*parts: Any) -> Cal | None:
    """A day of a month, named or shifted (`20 من الشهر المقبل`); a noun for the day may stand before it."""
    day, point = parts[-2:]
    if not isinstance(point, Cal) or not 1 <= day <= 31 or day != int(day):
        return None
    if point.day is not None or point.weekday is not None or point.has_clock or point.daypart is not None:
        return None
    if point.month is None and (point.shift is None or point.shift[0] not in {"M", "HM"}):
        return None
    return point._replace(day=int(day))


def day_of_reversed(point: Cal, day: float) -> Cal | None:
    """`شباط 13`."""
    return day_of(day, point)


def named_day(_noun: str, point: Any) -> Cal | None:
    """`يوم الأحد`, `يوم 19 آذار`."""
    return point if isinstance(point, Cal) and point.names_a_day and not point.has_clock else None


# --- years -------------------------------------------------------------------------------------------


def year(value: float) -> Cal | None:
    """A year; the era tells elsewhere whether it is a Hijri one."""
    return Cal(year=int(value)) if value == int(value) and 0 < value < 10_000 else None


def recent_year(point: Cal) -> Cal | None:
    """A bare year: of the time that reports speak of."""
    return point if point.year is not None and point.year in _BARE_YEARS else None


def year_era(value: float, name: str) -> Cal | None:
    """`1436 هـ`, `2015 م`."""
    found = year(value)
    return found._replace(calendar="hijri") if found and name == "AH" else found


def year_of(_word: str, value: float) -> Cal | None:
    """`عام 2014`."""
    return year(value) if value >= 100 else None


def year_of_era(_word: str, value: float, name: str) -> Cal | None:
    """`عام 1400 هجري`."""
    return year_era(value, name)


def spelled_year(value: float) -> Cal | None:
    """A year in words."""
    return Cal(year=int(value)) if value == int(value) and int(value) in _MOST_SPELLED_YEAR else None


def era(point: Any, name: str) -> Cal | None:
    """`24-7-2015م`, `10/10/1436هـ`."""
    if not isinstance(point, Cal) or point.year is None or point.calendar is not None:
        return None
    return point._replace(calendar="hijri") if name == "AH" else point._replace(calendar="gregorian")


# --- figures -----------------------------------------------------------------------------------------


def dmy(day: float, month: float, at_year: float) -> Cal | None:
    """A date in figures, day first, or month first where that alone is a date."""
    number = _full_year(int(at_year))
    if 1 <= month <= 12 and 1 <= day <= 31:
        return Cal(year=number, month=int(month), day=int(day))
    if 1 <= day <= 12 and 1 <= month <= 31:
        return Cal(year=number, month=int(day), day=int(month))
    return None


def ymd(at_year: float, month: float, day: float) -> Cal | None:
    """A date in figures, year first."""
    return dmy(day, month, at_year)


def dm(day: float, month: float) -> Cal | None:
    """A day and month in figures."""
    found = dmy(day, month, 2000)
    return found._replace(year=None) if found else None


def sure_dm(point: Cal) -> Cal | None:
    """A day and month in figures that can be no fraction or score: one of the numbers is no month."""
    return point if point.day is not None and point.day > 12 else None


def with_dm(*parts: Any) -> Cal | None:
    """`السبت 21/9`, `يوم 21/9`."""
    return merge(*parts) if isinstance(parts[0], Cal) else parts[-1]


def day_only(_noun: str, day: float) -> Cal | None:
    """`يوم 27`: of this month."""
    return Cal(day=int(day)) if 1 <= day <= 31 and day == int(day) else None


def ym(at_year: float, month: float) -> Cal | None:
    """A year and month in figures."""
    return Cal(year=int(at_year), month=int(month)) if 1 <= month <= 12 else None


def my(month: float, at_year: float) -> Cal | None:
    """A month and year in figures."""
    return ym(at_year, month)


def ym_token(parts: tuple[int, int]) -> Cal | None:
    """`2015.3`, written as one token."""
    return ym(*parts)


def dotted(parts: tuple[int, ...]) -> Cal | None:
    """`24.7.2015`, written as one token."""
    first, second, third = parts
    if first in _FIGURE_YEARS:
        return ymd(first, second, third)
    return dmy(first, second, third) if third in _FIGURE_YEARS else None


def _full_year(value: int) -> int:
    if value >= 100:
        return value
    return value + (1900 if value >= _PIVOT else 2000)
