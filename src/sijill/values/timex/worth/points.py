"""Points in time: calendar dates, times of day, fixed references."""

from __future__ import annotations

import datetime as dt

import msgspec

from sijill.model import TimexType
from sijill.values.timex.bounds import bounds
from sijill.values.timex.calendars import moved
from sijill.values.timex.context import Context
from sijill.values.timex.dating import date_of
from sijill.values.timex.meaning import Cal, Dated, Following, Vague

_NOW = {"": "seconds", "TH": "hours", "TM": "minutes", "TS": "seconds"}
"""How fine the present is said to be."""


class Value(msgspec.Struct, frozen=True, gc=False):
    """What an expression is worth. `type` is None where it is no TIMEX3 of a report."""

    kind: str
    span_value: str | None
    type: TimexType | None
    value: str
    mod: str | None = None
    calendar: str = "gregorian"
    relative: bool = False
    earliest: str | None = None
    latest: str | None = None
    """EDTF of the first and last day, where the TIMEX3 value does not hold them: of a length that is reckoned
    from the reference, of two readings of an expression that contradicts itself."""


def cal_value(cal: Cal, context: Context) -> Value | None:
    """What a bundle of calendar and clock fields is worth; None where there is no such date."""
    dated = date_of(cal, context) if cal.has_day else None
    if cal.has_day and dated is None:
        # Without a reference the days of a Hijri month cannot be told.
        # or of a year outside the tables.
        untold = cal.calendar == "hijri" and not (cal.year is None and context.reference is not None)
        return Value("daterange", None, None, "") if untold else None
    calendar = "hijri" if cal.calendar == "hijri" else "gregorian"
    if cal.midday == "MIDNIGHT":
        return _midnight(cal, dated, context)
    if cal.has_clock or cal.daypart is not None:
        return _timed(cal, dated, context)
    if dated is None:
        return None
    value = dated.value
    kind = "holiday" if cal.feast else "daterange" if "/" in value or len(value) != 10 else "date"
    mod = "CONTRADICTORY_MONTHS" if cal.other_month is not None else None
    other = cal_value(cal._replace(month=cal.other_month, other_month=None), context) if cal.other_month else None
    first, last = _both(value, other.value) if other else (None, None)
    # By the annotation of reports, a feast by its name alone is no time.
    kind_of_record: TimexType | None = None if cal.feast and cal.year is None else "DATE"
    record_value = f"{value}X" if len(value) == 3 else value
    return Value(kind, value, kind_of_record, record_value, mod, calendar, dated.relative, first, last)


def _both(value: str, other: str) -> tuple[str | None, str | None]:
    """The first and the last day of two readings together."""
    ends = [end for end in (*bounds(value), *bounds(other)) if end is not None]
    return (min(ends), max(ends)) if ends else (None, None)


def _timed(cal: Cal, dated: Dated | None, context: Context) -> Value | None:
    clock = clock_text(cal)
    today = context.today
    lone = dated is None
    day = dated.value if dated is not None else today.isoformat() if today else "XXXX-XX-XX"
    if cal.hour == 24 and clock == "T24":
        clock = "T24:00"
    printed = f"{day}{clock if cal.has_clock else cal.daypart}"
    suffix = "Z" if cal.zone == "UTC" and cal.has_clock else ""
    record_value = f"{day}{_full_clock(clock)}" if cal.has_clock else printed
    if lone and not cal.has_clock:
        return Value("timerange", cal.daypart, None, printed, relative=True)
    span_value = printed if not lone or today else clock
    kind = "time" if lone else "datetime" if cal.has_clock else "datetimerange"
    return Value(
        kind, (span_value or "") + suffix, "TIME", record_value, relative=lone or (dated is not None and dated.relative)
    )


def clock_text(cal: Cal) -> str:
    """The hour as TIMEX3, as fine as it is given: `T09`, `T09:30`, `T09:30:20`."""
    if cal.hour is None:
        return ""
    text = f"T{cal.hour:02d}"
    if cal.minute is not None or cal.second is not None:
        text += f":{cal.minute or 0:02d}"
    return text + (f":{cal.second:02d}" if cal.second is not None else "")


def _full_clock(text: str) -> str:
    return text if ":" in text else f"{text}:00"


def _midnight(cal: Cal, dated: Dated | None, context: Context) -> Value | None:
    """`منتصف ليل الأحد` is the end of Sunday, `منتصف ليل الجمعة السبت` the beginning of Saturday."""
    if dated is None:
        return None
    value = f"{dated.value}T24:00"
    if cal.weekday2 is not None and dated.value[:4].isdecimal():
        value = f"{moved(dt.date.fromisoformat(dated.value), 1).isoformat()}T00:00"
    return Value("datetime", value, "TIME", value, relative=dated.relative)


def following_value(meaning: Following, context: Context) -> Value | None:
    """Reckoned from the date named last, else from the reference; a report that names none leaves it open."""
    last = bounds(context.last)[0] if context.last else None
    if last is not None and (meaning.unit != "D" or len(context.last or "") == 10):
        moment = dt.datetime.fromisoformat(last)
        return cal_value(Cal(shift=(meaning.unit, meaning.n)), Context(moment, context.future))
    if context.future is False or not meaning.n:
        return vague_value(Vague("PAST_REF"), context) if meaning.n else None
    return cal_value(Cal(shift=(meaning.unit, meaning.n)), context)


def vague_value(meaning: Vague, context: Context) -> Value:
    """A reference that no calendar holds."""
    if meaning.value.startswith("NOW"):
        fine = _NOW[meaning.value.removeprefix("NOW").strip()]
        now = context.reference.isoformat(timespec=fine) if context.reference else "PRESENT_REF"
        return Value("datetime", now, None, "PRESENT_REF", relative=True)
    if meaning.value == "LATER_REF":
        meaning = Vague("PAST_REF" if context.future is False else "FUTURE_REF")
    return Value("daterange", meaning.value, "DATE", meaning.value, relative=True)
