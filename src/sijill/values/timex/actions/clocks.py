"""Meanings of times of day."""

from __future__ import annotations

from typing import Any

from sijill.values.timex.meaning import Cal, Length, unite

_HALF_OF = {"TMO": "AM", "TMI": "NOON", "TAF": "PM", "TEV": "PM", "TNI": "NI"}


def hour(*parts: Any) -> Cal | None:
    """`الساعة التاسعة`; the noun may stand before it."""
    value = parts[-1]
    return Cal(hour=int(value)) if value == int(value) and 0 <= value <= 24 else None


def clock_of(value: str) -> Cal:
    """A fixed hour."""
    return Cal(hour=int(value), midday="FIXED")


def clock_minutes(at_hour: float, minute: float) -> Cal | None:
    """`15:30`."""
    return Cal(hour=int(at_hour), minute=int(minute)) if 0 <= at_hour <= 24 and 0 <= minute < 60 else None


def clock_seconds(at_hour: float, minute: float, second: float) -> Cal | None:
    """`15:30:20`."""
    found = clock_minutes(at_hour, minute)
    return found._replace(second=int(second)) if found and 0 <= second < 60 else None


def hour_time(*parts: Any) -> Cal | None:
    """`الساعة 9:30`."""
    found = parts[-1]
    return found if isinstance(found, Cal) else None


def hour_token(*parts: Any) -> Cal | None:
    """`9.30`, written as one token; the noun may stand before it."""
    return clock_minutes(*parts[-1])


def military(value: float, half: str) -> Cal | None:
    """`1140 صباحا`."""
    found = clock_minutes(*divmod(int(value), 100))
    return half_day(found, half) if found else None


def plus_of(minutes: str, point: Cal) -> Cal | None:
    """`التاسعة والنصف`: the minutes are in the rule."""
    return plus(point, float(minutes))


def plus(point: Cal, minutes: float) -> Cal | None:
    """`التاسعة و18 دقيقة`: minutes after an hour, or before it where negative."""
    if point.hour is None or point.second is not None or not -60 < minutes < 60 or minutes != int(minutes):
        return None
    if minutes > 0 and point.minute is not None:
        return None
    total = (point.hour * 60 + (point.minute or 0) + int(minutes)) % (24 * 60)
    return point._replace(hour=total // 60, minute=total % 60)


def minus(point: Cal, minutes: float) -> Cal | None:
    """`الخامسة إلا ثلاث دقائق`."""
    return plus(point, -minutes)


def before_hour(length: Length, point: Cal) -> Cal | None:
    """`ثلاث دقائق قبل الثامنة`."""
    if len(length.parts) != 1 or length.parts[0][1] != "TM" or length.parts[0][0] is None:
        return None
    return plus(point, -length.parts[0][0])


def half_day(point: Any, half: str) -> Cal | None:
    """`الثامنة مساء`, `3:20 عصرا`: which half of the day an hour lies in."""
    if isinstance(point, tuple) and not isinstance(point, Cal):
        point = hour_token(point)
    if not isinstance(point, Cal) or point.hour is None or point.midday is not None or point.daypart is not None:
        return None
    at = point.hour
    if half == "AM":
        at = 0 if at == 12 and not point.minute else at
    elif half == "NI":
        at = 0 if at == 12 else at + 12 if 5 <= at < 12 else at
    elif half == "NOON":
        at = at + 12 if at < 8 else at
    elif at < 12:
        at += 12
    return point._replace(hour=at, midday=half) if at <= 24 else None


def half_day_before(half: str, point: Cal) -> Cal | None:
    """`مساء الساعة الثامنة`."""
    return half_day(point, half)


def zoned(point: Cal, zone: str) -> Cal | None:
    """`15:30 بتوقيت غرينتش`."""
    return point._replace(zone=zone) if point.zone is None else None


def about(_word: str | Any, part: Any) -> Any:
    """`نحو الساعة التاسعة`, `نحو سنتين`: a TIMEX3 keeps the value."""
    return part if isinstance(part, Cal | Length) else _word


def clock_of_day(first: Any, second: Any, third: Any = None) -> Cal | None:
    """A day and an hour in either order; the part of the day says which half the hour lies in."""
    if third is not None:
        # الثامنة هذه الليلة: the hour, `هذا`, the part of the day
        return clock_of_day(first, Cal(shift=("D", 0), daypart=third))
    day, time = (second, first) if isinstance(first, Cal) and first.has_clock else (first, second)
    if not (isinstance(day, Cal) and isinstance(time, Cal)) or day.has_clock or not time.has_clock:
        return None
    if day.daypart is not None:
        if time.midday is None:
            fixed = half_day(time, _HALF_OF[day.daypart])
            time = fixed if fixed is not None else time
        day = day._replace(daypart=None)
    if not day.names_a_day:
        return None
    return unite(day, time)
