"""Calendar arithmetic on TIMEX3 values; pure, with no clock."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_DECADE = re.compile(r"(\d{3})X$")


def shift_months(day: dt.date, months: int) -> tuple[int, int]:
    """Year and month that lie `months` after the month of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def week(day: dt.date) -> str:
    """ISO 8601 week of a day, as TIMEX3."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def valid_day(year: int, month: int, day: int) -> bool:
    """Whether the Gregorian day exists."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def bounds(value: str) -> tuple[str | None, str | None]:
    """EDTF of the first and last day that a TIMEX3 value can mean; (None, None) where it is open."""
    if "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1]
    if match := _DAY.match(value):
        day = match[0]
        return day, day
    if match := _MONTH.match(value):
        year, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12 or year == 0:
            return None, None
        return f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02d}"
    if match := _YEAR.match(value):
        return f"{value}-01-01", f"{value}-12-31"
    if match := _WEEK.match(value):
        try:
            monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return None, None
        first_day = monday + dt.timedelta(days=5 if match[3] else 0)
        return first_day.isoformat(), (monday + dt.timedelta(days=6)).isoformat()
    if match := _SEASON.match(value):
        year = int(match[1])
        first_month, last_month = _SEASON_MONTHS[match[2]]
        end_year = year + 1 if last_month < first_month else year
        last_day = calendar.monthrange(end_year, last_month)[1]
        return f"{year}-{first_month:02d}-01", f"{end_year}-{last_month:02d}-{last_day:02d}"
    if match := _DECADE.match(value):
        return f"{match[1]}0-01-01", f"{match[1]}9-12-31"
    return None, None
