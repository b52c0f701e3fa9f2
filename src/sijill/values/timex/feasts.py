"""Feasts of the Gregorian, the western church's and the Hijri calendar."""

from __future__ import annotations

import datetime as dt

from sijill.values.timex.calendars import Days, easter, hijri_date, last_day, moved, nth_weekday, valid_day
from sijill.values.timex.context import Context
from sijill.values.timex.meaning import Cal, Dated


def feast_value(cal: Cal, context: Context) -> Dated | None:
    """A feast by its code: `MM-DD`, `hijri MM-DD[+days]`, `easter[±days]`, `nth MM WEEKDAY N`."""
    assert cal.feast is not None
    kind, *rest = cal.feast.split()
    today = context.today
    year = cal.year
    if year is None and cal.shift is not None and cal.shift[0] == "Y" and today is not None:
        year = today.year + cal.shift[1]
    if kind == "hijri":
        return _hijri_feast(rest[0], year, cal.calendar == "hijri", context)
    relative = year is None
    if year is None:
        if today is None:
            return Dated(f"XXXX-{kind}", relative=True) if kind[0].isdecimal() else None
        year = _feast_year(kind, rest, today, context.future)
    day = _feast_day(kind, rest, year)
    return Dated(day.isoformat(), relative) if day else None


def _feast_year(kind: str, rest: list[str], today: dt.date, future: bool | None) -> int:
    this = _feast_day(kind, rest, today.year)
    if this is None or future is None:
        return today.year
    if future:
        return today.year if this >= today else today.year + 1
    return today.year if this <= today else today.year - 1


def _feast_day(kind: str, rest: list[str], year: int) -> dt.date | None:
    if not 1 <= year <= 9998:
        return None
    if kind == "easter":
        return moved(easter(year), int(rest[0]) if rest else 0)
    if kind == "nth":
        month, weekday, n = map(int, rest)
        return nth_weekday(Days(dt.date(year, month, 1), dt.date(year, month, last_day(year, month))), weekday, n)
    month, day = map(int, kind.split("-"))
    return dt.date(year, month, day) if valid_day(year, month, day) else None


def _hijri_feast(code: str, year: int | None, hijri: bool, context: Context) -> Dated | None:
    month, day = map(int, code.split("-"))
    if year is not None and hijri:
        found = hijri_date(year, month, day)
        return Dated(found.isoformat()) if found else None
    today = context.today
    base = year if year is not None else today.year if today else None
    if base is None:
        return None
    # The Hijri year that begins in a Gregorian one; a feast falls into it at most twice.
    first = round((base - 622) * 33 / 32)
    days = [d for d in (hijri_date(y, month, day) for y in (first - 1, first, first + 1, first + 2)) if d]
    if year is not None:
        inside = [d for d in days if d.year == year]
        return Dated(inside[0].isoformat()) if inside else None
    assert today is not None
    days = [d for d in reversed(days) if d <= today] if context.future is False else [d for d in days if d >= today]
    return Dated(days[0].isoformat(), relative=True) if days else None
