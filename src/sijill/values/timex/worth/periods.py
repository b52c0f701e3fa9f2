"""The nth unit of a period, and parts of periods."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from sijill.values.timex.bounds import bounds
from sijill.values.timex.calendars import Days, month_after, moved, nth_weekday, week_of
from sijill.values.timex.context import Context
from sijill.values.timex.dating import date_of
from sijill.values.timex.meaning import Away, Cal, Dated, Nth, Part, Point
from sijill.values.timex.worth.lengths import away_value
from sijill.values.timex.worth.points import Value, cal_value, vague_value


def point_value(point: Point, context: Context) -> Value | None:
    """What a point in time or a period is worth."""
    match point:
        case Cal():
            return cal_value(point, context)
        case Nth():
            return _nth(point, context)
        case Part():
            return _part(point, context)
        case Away():
            return away_value(point, context)
        case _:
            return vague_value(point, context)


def _days(value: str) -> Days | None:
    first, last = bounds(value)
    return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if first and last else None


def _nth(nth: Nth, context: Context) -> Value | None:
    base = date_of(nth.of, context)
    if base is None:
        return None
    days = _days(base.value)
    if days is None:
        return _nth_underspecified(nth, base.value)
    relative = base.relative
    if isinstance(nth.unit, int):
        day = nth_weekday(days, nth.unit, nth.n)
        return Value("date", day.isoformat(), "DATE", day.isoformat(), relative=relative) if day else None
    if nth.unit == "D":
        day = moved(days.first, nth.n - 1) if nth.n > 0 else moved(days.last, nth.n + 1)
        inside = days.first <= day <= days.last
        return Value("date", day.isoformat(), "DATE", day.isoformat(), relative=relative) if inside else None
    if nth.unit == "W":
        return _nth_week(nth, days, base)
    if nth.unit == "M":
        month = month_after(days.first, nth.n - 1) if nth.n > 0 else month_after(days.last, nth.n + 1)
        if month is None or not days.first <= dt.date(*month, 1) <= days.last:
            return None
        value = f"{month[0]:04d}-{month[1]:02d}"
        return Value("daterange", value, "DATE", value, relative=relative)
    return None


def _nth_week(nth: Nth, days: Days, base: Dated) -> Value | None:
    """The filter counts whole ISO weeks, a report the first seven days as the first week of a month."""
    if len(base.value) == 4:
        number = nth.n if nth.n > 0 else dt.date(int(base.value), 12, 28).isocalendar().week + nth.n + 1
        value = f"{base.value}-W{number:02d}"
        return Value("daterange", value, "DATE", value, relative=base.relative) if bounds(value)[0] else None
    monday = nth_weekday(days, 1, nth.n)
    if nth.n < 0:
        sunday = nth_weekday(days, 7, nth.n)
        monday = moved(sunday, -6) if sunday else None
    if monday is None:
        return None
    first = moved(days.first, 7 * (nth.n - 1)) if nth.n > 0 else moved(days.last, 7 * nth.n + 1)
    last = min(moved(first, 6), days.last)
    return Value(
        "daterange", week_of(monday), "DATE", f"{first.isoformat()}/{last.isoformat()}", relative=base.relative
    )


def _nth_underspecified(nth: Nth, base: str) -> Value | None:
    if isinstance(nth.unit, int):
        value = f"{base}-WXX-{nth.unit}-#{nth.n}"
    elif nth.unit == "W":
        value = f"{base}-W{nth.n:02d}" if nth.n > 0 else f"{base}-WXX"
    elif nth.unit == "D" and nth.n > 0:
        value = f"{base}-{nth.n:02d}"
    else:
        return None
    return Value("date", value, "DATE", value, relative=True)


def _part(part: Part, context: Context) -> Value | None:
    whole = point_value(part.of, context)
    if whole is None or whole.type == "DURATION":
        return None
    name = part.name
    if name == "WEEKEND":
        value = f"{whole.value}-WE"
        return Value("daterange", value, "DATE", value, relative=True)
    first, last = bounds(whole.value)
    if name == "WEEK":
        week = week_of(dt.date.fromisoformat(first)) if first else f"{whole.value[:4]}-WXX"
        return Value("daterange", week, "DATE", week, relative=whole.relative)
    if name == "REST":
        return _rest(last, whole, context)
    one_day = first is not None and first == last
    mod = name.removesuffix("_DAY")
    if one_day:
        if mod == "END":
            value = f"{whole.value}T23:59"
            return Value("datetime", value, "DATE", whole.value, mod, relative=whole.relative)
        return replace(whole, mod=mod)
    record_value, span_value = whole.value, whole.span_value
    if name == "END_DAY" and last is not None:
        record_value = last
    elif name == "START_DAY" and first is not None:
        record_value = first
    elif name == "MID_DAY" and len(whole.value) == 7 and whole.value[5:].isdecimal():
        record_value = span_value = f"{whole.value}-15"
    return replace(whole, kind="daterange", value=record_value, span_value=span_value, mod=mod)


def _rest(last: str | None, whole: Value, context: Context) -> Value | None:
    """`بقية الأسبوع`: from the reference to the end of the period."""
    if context.today is None or last is None or last < context.today.isoformat():
        return whole
    if whole.value == context.today.isoformat() and context.reference is not None:
        value = f"{context.reference.isoformat()}/{last}T23:59:59"
    else:
        value = f"{context.today.isoformat()}/{last}"
    return replace(whole, kind="daterange", span_value=value, mod="END")
