"""The calendar part of a meaning, reckoned from a date: which day, month, year or period is meant."""

from __future__ import annotations

import datetime as dt

from sijill.values.timex.calendars import (
    Days,
    last_day,
    month_after,
    moved,
    nearest_weekday,
    nth_weekday,
    valid_day,
    week_of,
)
from sijill.values.timex.context import Context
from sijill.values.timex.feasts import feast_value
from sijill.values.timex.hijri import hijri_value
from sijill.values.timex.meaning import Cal, Dated

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def date_of(cal: Cal, context: Context) -> Dated | None:
    """The date that the calendar fields name; None where there is no such date."""
    if cal.feast is not None:
        return feast_value(cal, context)
    if cal.calendar == "hijri":
        return hijri_value(cal, context)
    if cal.shift is not None:
        return _shifted(cal, context)
    if cal.decade is not None or cal.century is not None:
        return _decade(cal, cal.century)
    if cal.season is not None:
        return _season(cal, context)
    if cal.month is not None:
        return _month(cal, context)
    if cal.weekday is not None:
        return _weekday(cal, context)
    if cal.day is not None:
        return _day_of_this_month(cal, context)
    if cal.year is not None:
        return Dated(f"{cal.year:04d}{_within_year(cal)}")
    if cal.quarter is not None and context.today is not None and cal.lean is not None:
        return _quarter_shifted(context.today, cal.lean)
    return None


def _within_year(cal: Cal) -> str:
    if cal.quarter is not None:
        return f"-Q{cal.quarter}"
    if cal.half is not None:
        return f"-H{cal.half}"
    if cal.week is not None:
        return f"-W{cal.week:02d}"
    return ""


def _month(cal: Cal, context: Context) -> Dated | None:
    assert cal.month is not None
    year = cal.year if cal.year is not None else _nearest_year(cal, context)
    head = "XXXX" if year is None else f"{year:04d}"
    relative = cal.year is None
    if cal.day is None:
        return Dated(f"{head}-{cal.month:02d}", relative)
    if not valid_day(year or 2000, cal.month, cal.day):
        return None
    return Dated(f"{head}-{cal.month:02d}-{cal.day:02d}", relative)


def _nearest_year(cal: Cal, context: Context) -> int | None:
    """The year of a date without one: the nearest past or future one where the clause says which way,
    the present one where it does not."""
    today = context.today
    if today is None or cal.month is None:
        return None
    here, now = (cal.month, cal.day or today.day), (today.month, today.day)
    if cal.lean == 0:
        return today.year
    if cal.lean is not None:
        passed = here < now if cal.day is not None else cal.month < today.month
        coming = here > now if cal.day is not None else cal.month > today.month
        if cal.lean < 0:
            return today.year + cal.lean + (1 if passed else 0)
        return today.year + cal.lean - (1 if coming or (cal.day is not None and here == now) else 0)
    if context.future is None:
        return today.year
    if context.future:
        return today.year if here >= now else today.year + 1
    return today.year if here <= now else today.year - 1


def _weekday(cal: Cal, context: Context) -> Dated | None:
    assert cal.weekday is not None
    today = context.today
    if today is None:
        return Dated(f"XXXX-WXX-{cal.weekday}", relative=True)
    if cal.day is not None:
        return _weekday_of_month(cal.weekday, cal.day, today)
    if cal.nth_of_month is not None:
        month = Days(today.replace(day=1), today.replace(day=last_day(today.year, today.month)))
        nth = nth_weekday(month, cal.weekday, cal.nth_of_month)
        return Dated(nth.isoformat(), relative=True) if nth else None
    day = nearest_weekday(today, cal.weekday, cal.lean, future=context.future is not False)
    return Dated(day.isoformat(), relative=True)


def _weekday_of_month(weekday: int, day: int, today: dt.date) -> Dated | None:
    """`الجمعة 15`: of this month, else of the nearest in which the day falls on that weekday."""
    for months in (0, 1, -1, 2, -2, 3, -3):
        found = month_after(today, months)
        if found and valid_day(*found, day) and dt.date(*found, day).isoweekday() == weekday:
            return Dated(dt.date(*found, day).isoformat(), relative=True)
    return None


def _day_of_this_month(cal: Cal, context: Context) -> Dated | None:
    assert cal.day is not None
    today = context.today
    if today is None:
        return Dated(f"XXXX-XX-{cal.day:02d}", relative=True)
    if not valid_day(today.year, today.month, cal.day):
        return None
    return Dated(f"{today.year:04d}-{today.month:02d}-{cal.day:02d}", relative=True)


def _shifted(cal: Cal, context: Context) -> Dated | None:
    """Fields hung on a period reckoned from today: `الشهر الماضي`, `أمس الأربعاء`, `مارس العام المقبل`."""
    assert cal.shift is not None
    unit, by = cal.shift
    today = context.today
    if today is None:
        return Dated(_underspecified(cal, unit), relative=True)
    if unit == "D":
        base = context.spoken_day if by == 0 and context.spoken_day else today
        day = moved(base, by)
        if cal.weekday is not None and day.isoweekday() != cal.weekday:
            day = nearest_weekday(today, cal.weekday, None, future=by > 0)
        if cal.month is not None:
            return _month(cal._replace(shift=None, weekday=None), context)
        return Dated(day.isoformat(), relative=True)
    if unit == "W":
        monday = moved(today, 7 * by + 1 - today.isoweekday())
        if cal.weekday is not None:
            return Dated(moved(monday, cal.weekday - 1).isoformat(), relative=True)
        return Dated(week_of(monday), relative=True)
    if unit == "M":
        month = month_after(today, by)
        if month is None:
            return None
        if cal.day is None:
            return Dated(f"{month[0]:04d}-{month[1]:02d}", relative=True)
        return _month(Cal(year=month[0], month=month[1], day=cal.day), context)
    if unit == "Q":
        return _quarter_shifted(today, by)
    return _shifted_years(cal, unit, by, today, context)


def _shifted_years(cal: Cal, unit: str, by: int, today: dt.date, context: Context) -> Dated | None:
    year = today.year + by
    if unit in {"HY", "HM"}:
        return hijri_value(cal._replace(calendar="hijri"), context)
    if unit == "10Y":
        return Dated(f"{today.year // 10 + by:03d}", relative=True)
    if unit == "100Y":
        found = _decade(cal, today.year // 100 + by)
        return found._replace(relative=True) if found else None
    if unit != "Y" or not 1 <= year <= 9999:
        return None
    plain = cal._replace(shift=None, year=year)
    return (
        date_of(plain, context)
        if plain.month or plain.season or plain.feast
        else Dated(f"{year:04d}{_within_year(cal)}", relative=True)
    )


def _underspecified(cal: Cal, unit: str) -> str:
    if cal.weekday is not None:
        return f"XXXX-WXX-{cal.weekday}"
    if cal.month is not None:
        return f"XXXX-{cal.month:02d}" + (f"-{cal.day:02d}" if cal.day else "")
    if cal.day is not None:
        return f"XXXX-XX-{cal.day:02d}"
    if cal.season is not None:
        return f"XXXX-{cal.season}"
    forms = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "10Y": "XXX", "100Y": "XX"}
    return forms.get(unit, "XXXX" + _within_year(cal))


def _quarter_shifted(today: dt.date, by: int) -> Dated | None:
    index = today.year * 4 + (today.month - 1) // 3 + by
    return Dated(f"{index // 4:04d}-Q{index % 4 + 1}", relative=True) if 4 <= index < 40_000 else None


def _decade(cal: Cal, century: int | None) -> Dated | None:
    """A decade is a year's first three digits, a century its first two (as in ISO 8601)."""
    if cal.decade is None:
        return Dated(f"{century:02d}") if century is not None else None
    if century is None:
        # Without its century a decade is of the last one; the tens and twenties are of this one too.
        century = 19 if cal.decade >= 3 else 20
    return Dated(f"{century:02d}{cal.decade}")


def _season(cal: Cal, context: Context) -> Dated | None:
    assert cal.season is not None
    if cal.year is not None:
        return Dated(f"{cal.year:04d}-{cal.season}")
    today = context.today
    if today is None or (cal.lean is None and context.future is None):
        return Dated(f"XXXX-{cal.season}", relative=True)
    starts = _SEASON_STARTS[cal.season]
    over, started = today.month >= starts + 3, today.month >= starts
    lean = cal.lean if cal.lean is not None else (1 if context.future else -1)
    year = today.year
    if lean < 0:
        year -= 0 if over else 1
    elif lean > 0:
        year += 1 if started else 0
    return Dated(f"{year:04d}-{cal.season}", relative=True)
