"""EDTF of the first and last day that a TIMEX3 value can mean."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from sijill.values.timex.calendars import last_day, moved

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_THIRD = re.compile(r"(\d{4})-([QH])(\d)$")
_DECADE = re.compile(r"(\d{3})X?$")
_CENTURY = re.compile(r"(\d\d)$")


@lru_cache(maxsize=1024)
def bounds(value: str) -> tuple[str | None, str | None]:
    """The first and the last day as EDTF; (None, None) where the value leaves them open."""
    if "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1]
    if match := _DAY.match(value):
        return match[0], match[0]
    if match := _MONTH.match(value):
        return _months(int(match[1]), int(match[2]), int(match[1]), int(match[2]))
    if match := _YEAR.match(value):
        return _months(int(match[1]), 1, int(match[1]), 12)
    if match := _WEEK.match(value):
        try:
            monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return None, None
        return moved(monday, 5 if match[3] else 0).isoformat(), moved(monday, 6).isoformat()
    if match := _SEASON.match(value):
        first_month, last_month = _SEASON_MONTHS[match[2]]
        year = int(match[1])
        return _months(year, first_month, year + 1 if last_month < first_month else year, last_month)
    if match := _THIRD.match(value):
        months = 3 if match[2] == "Q" else 6
        number = int(match[3])
        if not 1 <= number <= 12 // months:
            return None, None
        return _months(int(match[1]), months * (number - 1) + 1, int(match[1]), months * number)
    if match := _DECADE.match(value):
        return _months(int(match[1]) * 10, 1, int(match[1]) * 10 + 9, 12)
    if match := _CENTURY.match(value):
        return _months(int(match[1]) * 100, 1, int(match[1]) * 100 + 99, 12)
    return None, None


def _months(first_year: int, first_month: int, last_year: int, last_month: int) -> tuple[str | None, str | None]:
    if not (1 <= first_year <= last_year <= 9999 and 1 <= first_month <= 12 and 1 <= last_month <= 12):
        return None, None
    last = last_day(last_year, last_month)
    return f"{first_year:04d}-{first_month:02d}-01", f"{last_year:04d}-{last_month:02d}-{last:02d}"
