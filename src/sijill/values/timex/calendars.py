"""Calendar arithmetic, Gregorian and Hijri (Umm al-Qura); pure, with no clock."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from hijridate import Gregorian, Hijri

HIJRI_YEARS = range(1343, 1501)
"""The Umm al-Qura tables that hijridate carries (1924–2077)."""
_SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
_YEARS = {"Y": 1, "10Y": 10, "100Y": 100, "1000Y": 1000}
_MONTHS = {"M": 1, "Q": 3}


class Days(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date


def valid_day(year: int, month: int, day: int) -> bool:
    """Whether the Gregorian day exists."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def moved(day: dt.date, days: int) -> dt.date:
    """`day` moved by `days`, kept inside the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return day


def month_after(day: dt.date, months: int) -> tuple[int, int] | None:
    """Year and month that lie `months` after the month of `day`; None outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return (year, month) if 1 <= year <= 9999 else None


def last_day(year: int, month: int) -> int:
    """The number of the month's last day."""
    return calendar.monthrange(year, month)[1]


def week_of(day: dt.date) -> str:
    """ISO 8601 week of a day, as TIMEX3."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def later(moment: dt.datetime, parts: Iterable[tuple[float | None, str]], sign: int) -> dt.datetime | None:
    """`moment` moved by a length; days of the month are cut to the month's end. None outside the calendar."""
    months, seconds = 0.0, 0.0
    days = 0.0
    hijri = 0
    for count, unit in parts:
        if count is None:
            return None
        if unit in _YEARS:
            months += 12 * _YEARS[unit] * count
        elif unit in _MONTHS:
            months += _MONTHS[unit] * count
        elif unit in {"HY", "HM"}:
            hijri += round(count * (12 if unit == "HY" else 1))
        elif unit in _SECONDS:
            seconds += _SECONDS[unit] * count
        else:
            days += count * (7 if unit == "W" else 1)
    try:
        whole = round(months)
        if abs(months - whole) > 1e-9:
            whole, days = int(months), days + (months - int(months)) * 30
        if whole:
            found = month_after(moment.date(), sign * whole)
            if found is None:
                return None
            moment = moment.replace(year=found[0], month=found[1], day=min(moment.day, last_day(*found)))
        if hijri:
            date = _hijri_months_later(moment.date(), sign * hijri)
            if date is None:
                return None
            moment = dt.datetime.combine(date, moment.time(), moment.tzinfo)
        return moment + sign * dt.timedelta(days=days, seconds=seconds)
    except (OverflowError, ValueError):
        return None


# --- Hijri -------------------------------------------------------------------------------------------


def hijri_date(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a Hijri one; None where the tables do not know it."""
    if year not in HIJRI_YEARS:
        return None
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> Days | None:
    """The days of a Hijri month."""
    first = hijri_date(year, month, 1)
    if first is None:
        return None
    return Days(first, moved(first, Hijri(year, month, 1).month_length() - 1))


def hijri_year(year: int) -> Days | None:
    """The days of a Hijri year."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return Days(first.first, last.last) if first and last else None


def to_hijri(day: dt.date) -> tuple[int, int, int] | None:
    """Year, month and day of the Hijri calendar; None outside the tables."""
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def _hijri_months_later(day: dt.date, months: int) -> dt.date | None:
    here = to_hijri(day)
    if here is None:
        return None
    index = here[0] * 12 + here[1] - 1 + months
    month = hijri_month(index // 12, index % 12 + 1)
    if month is None:
        return None
    return min(moved(month.first, here[2] - 1), month.last)


# --- feasts and weekdays -----------------------------------------------------------------------------


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return dt.date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def nth_weekday(days: Days, weekday: int, n: int) -> dt.date | None:
    """The nth such weekday (1 Monday – 7 Sunday) of a period, from its end where `n` is negative."""
    if n > 0:
        found = moved(days.first, (weekday - days.first.isoweekday()) % 7 + 7 * (n - 1))
    else:
        found = moved(days.last, -((days.last.isoweekday() - weekday) % 7) + 7 * (n + 1))
    return found if days.first <= found <= days.last else None


def nearest_weekday(today: dt.date, weekday: int, lean: int | None, *, future: bool) -> dt.date:
    """The weekday meant: the nearest on or before `today`, on or after it where `future`.

    `lean` -1 and 1 are the nearest strictly before and after, 2 and -2 a week farther, 0 in today's week.
    """
    back = (today.isoweekday() - weekday) % 7
    ahead = (weekday - today.isoweekday()) % 7
    if lean == 0:
        return moved(today, weekday - today.isoweekday())
    if lean is not None:
        return moved(today, -(back or 7) + 7 * (lean + 1) if lean < 0 else (ahead or 7) + 7 * (lean - 1))
    return moved(today, ahead if future else -back)
