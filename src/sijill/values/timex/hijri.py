"""Hijri dates (Umm al-Qura) as the Gregorian days that they fall on."""

from __future__ import annotations

from sijill.values.timex.calendars import HIJRI_YEARS, hijri_date, hijri_month, hijri_year, to_hijri
from sijill.values.timex.context import Context
from sijill.values.timex.meaning import Cal, Dated


def hijri_value(cal: Cal, context: Context) -> Dated | None:
    """A Hijri day as its Gregorian day, a month or year as the interval of its days."""
    here = to_hijri(context.today) if context.today else None
    relative = cal.year is None
    year = cal.year
    month = cal.month
    if cal.shift is not None and here is not None:
        unit, by = cal.shift
        if unit in {"HM", "M"}:
            index = here[0] * 12 + here[1] - 1 + by
            year, month = index // 12, index % 12 + 1
        else:
            year = here[0] + by
    if year is None and here is not None:
        year = _hijri_year_meant(month or here[1], here, cal.lean, context.future)
    if year is None:
        return None
    if year > HIJRI_YEARS[-1] and month is not None:
        # رمضان 2019: the Hijri month that begins in a Gregorian year.
        year = _hijri_year_in(year, month)
    if month is None:
        days = hijri_year(year)
    elif cal.day is not None:
        day = hijri_date(year, month, cal.day)
        return Dated(day.isoformat(), relative) if day else None
    else:
        days = hijri_month(year, month)
    return Dated(f"{days.first.isoformat()}/{days.last.isoformat()}", relative) if days else None


def _hijri_year_in(gregorian: int, month: int) -> int:
    first = round((gregorian - 622) * 33 / 32)
    for year in range(first - 2, first + 3):
        days = hijri_month(year, month)
        if days is not None and days.first.year == gregorian:
            return year
    return first


def _hijri_year_meant(month: int, here: tuple[int, int, int], lean: int | None, future: bool | None) -> int:
    if lean is None:
        return here[0] + (1 if future and month < here[1] else 0)
    if lean < 0:
        return here[0] - (0 if month < here[1] else 1)
    return here[0] + (0 if lean == 0 or month > here[1] else 1)
