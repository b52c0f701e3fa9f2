"""Spans with two ends, open spans, recurring times."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from sijill.values.timex.bounds import bounds
from sijill.values.timex.calendars import last_day, moved
from sijill.values.timex.context import Context
from sijill.values.timex.meaning import Between, Cal, Every, Length, Open
from sijill.values.timex.worth.lengths import duration
from sijill.values.timex.worth.periods import point_value
from sijill.values.timex.worth.points import Value, clock_text


def between_value(between: Between, context: Context) -> Value | None:
    """A span with two ends; a second end before the first lies a week or a year later."""
    first = point_value(between.first, context)
    last = point_value(between.last, context)
    if first is None or last is None or first.type in {"DURATION", "SET"} or last.type in {"DURATION", "SET"}:
        return None
    if "/" in first.value or "/" in last.value:
        ends = bounds(first.value)[0], bounds(last.value)[1]
        if None in ends:
            return None
        text = f"{ends[0]}/{ends[1]}"
        return Value("daterange", text, "DATE", text, None, first.calendar, relative=first.relative)
    if first.value > last.value and first.value[:4].isdecimal() and last.value[:4].isdecimal():
        last = _next(between, last, context) or last
    if first.kind == last.kind == "time":
        hours = [(value.span_value or "").partition("T")[2] for value in (first, last)]
        return Value("timerange", f"T{hours[0]}/T{hours[1]}", "TIME", f"{first.value}/{last.value}", relative=True)
    timed = "T" in (first.span_value or "") or "T" in (last.span_value or "")
    kind = "datetimerange" if timed else "daterange"
    return Value(
        kind,
        f"{first.span_value}/{last.span_value}",
        "TIME" if timed else "DATE",
        f"{first.value}/{last.value}",
        relative=first.relative or last.relative,
    )


def _next(between: Between, last: Value, context: Context) -> Value | None:
    """The end of a span that would lie before its beginning lies a week or a year later."""
    end = between.last
    if not isinstance(end, Cal) or len(last.value) != 10:
        return None
    day = dt.date.fromisoformat(last.value)
    if end.weekday is not None and end.day is None and end.shift is None:
        day = moved(day, 7)
    elif end.month is not None and end.year is None and day.year < 9999:
        day = dt.date(day.year + 1, day.month, min(day.day, last_day(day.year + 1, day.month)))
    else:
        return None
    return replace(last, value=day.isoformat(), span_value=day.isoformat())


def open_value(of: Open, context: Context) -> Value | None:
    """A span with one end, as EDTF; a record keeps the end alone."""
    point = point_value(of.of, context)
    if point is None:
        return None
    value = point.span_value or point.value
    if point.kind == "time" and "T" in value:
        value = value[value.index("T") :]
    span_value = f"../{value}" if of.side == "before" else f"{value}/.."
    return replace(point, kind="datetimerange" if "T" in value else "daterange", span_value=span_value)


def every_value(every: Every, context: Context) -> Value | None:
    """A recurring time: its length, or its fields with the rest left open."""
    if isinstance(every.of, Length):
        text = duration(every.of)
        return Value("set", text, "SET", text)
    nowhere = Context(None)
    found = point_value(every.of, nowhere)
    if found is None:
        return None
    value = found.value
    if every.of.has_clock and not every.of.has_day:
        value = clock_text(every.of)
    return Value("set", value.replace("XXXX-XX-XXT", "T"), "SET", value)
