"""Durations, and points in time that lie a duration away."""

from __future__ import annotations

import datetime as dt

from sijill.model import TimexType
from sijill.values.timex.bounds import bounds
from sijill.values.timex.calendars import later, moved, nearest_weekday, week_of
from sijill.values.timex.context import Context
from sijill.values.timex.meaning import Away, Length, Recent
from sijill.values.timex.worth.points import Value, cal_value

_CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
_REACHING = frozenset({"since", "within", "term"})
"""Lengths that reach to the reference or begin with it."""
_ISO = {"TH": "H", "TM": "M", "TS": "S", "HY": "Y", "HM": "M"}
_YEARS = {"10Y": 10, "100Y": 100, "1000Y": 1000}


def duration(length: Length) -> str:
    """ISO 8601 duration; decades and centuries as years, an unknown number as X."""
    days, clock = "", ""
    for unit in ("Y", "M", "W", "D", "TH", "TM", "TS"):
        counts = [
            None if count is None else count * _YEARS.get(name, 1) * (3 if name == "Q" else 1)
            for count, name in length.parts
            if _base(name) == unit
        ]
        if not counts:
            continue
        number = "X" if None in counts else _number(sum(count for count in counts if count is not None))
        text = f"{number}{_ISO.get(unit, unit)}"
        if unit in _CLOCK_UNITS:
            clock += text
        else:
            days += text
    return f"P{days}" + (f"T{clock}" if clock else "")


def _base(unit: str) -> str:
    if unit in _YEARS:
        return "Y"
    return {"Q": "M", "HY": "Y", "HM": "M"}.get(unit, unit)


def _number(count: float) -> str:
    rounded = round(count, 6)
    return str(int(rounded)) if rounded == int(rounded) else repr(rounded)


def away_value(away: Away, context: Context) -> Value | None:
    """`قبل ثلاثة أيام`: reckoned from the reference or another time; a length where neither is known."""
    length = away.length
    text = duration(length)
    unknown = any(count is None for count, _ in length.parts)
    if unknown or context.reference is None:
        return Value("duration", text, "DURATION", text)
    moment = context.reference
    if away.kind == "tensed":
        away = away._replace(sign=-1 if context.future is False else 1)
    if away.kind == "event" and not context.future:
        return Value("duration", text, "DURATION", text)
    if away.base is not None and away.kind == "after":
        base = cal_value(away.base, context)
        first = bounds(base.value)[0] if base else None
        if first is None:
            return Value("duration", text, "DURATION", text)
        moment = dt.datetime.fromisoformat(first)
    found = later(moment, length.parts, away.sign)
    if found is None:
        return Value("duration", text, "DURATION", text)
    if away.base is not None and away.kind == "from_now" and away.base.weekday is not None:
        day = nearest_weekday(found.date(), away.base.weekday, 0, future=True)
        return Value("date", day.isoformat(), "DATE", day.isoformat(), relative=True)
    fine = any(unit in _CLOCK_UNITS for _, unit in length.parts)
    span_value = found.isoformat() if fine else found.date().isoformat()
    kind = "datetime" if fine else "date"
    record_type, record_value = _away_record(away, found, fine, text, context)
    if away.kind == "term":
        kind, span_value = "duration", text
    if record_type != "DURATION" or away.kind not in _REACHING:
        return Value(kind, span_value, record_type, record_value, relative=True)
    begins, ends = sorted((moment.date(), found.date()))
    return Value(
        kind, span_value, record_type, record_value, None, "gregorian", True, begins.isoformat(), ends.isoformat()
    )


def _away_record(away: Away, found: dt.datetime, fine: bool, text: str, context: Context) -> tuple[TimexType, str]:
    """TIMEX3: a point where the words fix one, else the length that they name."""
    if away.kind in {"from_now", "after", "tensed"}:
        return ("TIME", found.isoformat(timespec="minutes")) if fine else ("DATE", found.date().isoformat())
    if away.kind == "event":
        return "DATE", found.date().isoformat()
    length = away.length
    whole = len(length.parts) == 1 and length.parts[0][0] == int(length.parts[0][0] or 0)
    if away.kind != "ago" or fine or context.future or not whole or length.bound:
        return "DURATION", text
    unit = length.parts[0][1]
    day = found.date()
    match unit:
        case "D":
            return "DATE", day.isoformat()
        case "W":
            return "DATE", week_of(day)
        case "M":
            return "DATE", f"{day.year:04d}-{day.month:02d}"
        case "Y":
            return "DATE", f"{day.year:04d}"
        case "10Y":
            return "DATE", f"{day.year // 10:03d}X"
        case _:
            return "DURATION", text


def recent_value(recent: Recent, context: Context) -> Value | None:
    """`الأشهر الثلاثة الماضية`: from the reference back or on."""
    text = duration(recent.length)
    if context.reference is None or any(count is None for count, _ in recent.length.parts):
        return Value("duration", text, "DURATION", text)
    moment = context.reference
    fine = any(unit in _CLOCK_UNITS for _, unit in recent.length.parts)
    if not fine and recent.sign > 0:
        moment = dt.datetime.combine(moved(moment.date(), 1), dt.time())
    found = later(moment, recent.length.parts, recent.sign)
    if found is None:
        return Value("duration", text, "DURATION", text)
    first, last = sorted((moment, found))
    earliest, latest = first.date().isoformat(), last.date().isoformat()
    kind, span_value = "daterange", f"{earliest}/{latest}"
    if fine:
        kind, span_value = "datetimerange", f"{first.isoformat()}/{last.isoformat()}"
    return Value(kind, span_value, "DURATION", text, None, "gregorian", True, earliest, latest)
