"""Meanings of spans with two ends, open spans and recurring times."""

from __future__ import annotations

from typing import Any

from sijill.values.timex.actions.clocks import half_day
from sijill.values.timex.actions.dates import day_of
from sijill.values.timex.meaning import Between, Cal, Every, Length, Nth, Open, Part, Side, Vague, unite

_CLOCK = frozenset({"hour", "minute", "second", "midday", "zone"})
_POINTS = (Cal, Nth, Part, Vague)


def between(first: Any, last: Any) -> Between | None:
    """`من 13 تموز إلى 15 تموز`; each end takes from the other what it leaves open."""
    if not (isinstance(first, _POINTS) and isinstance(last, _POINTS)) or first == last:
        return None
    if isinstance(first, Cal) and isinstance(last, Cal):
        if first.has_clock != last.has_clock or (first.daypart is None) != (last.daypart is None):
            return None
        if first.has_clock:
            return Between(*_share_day(*_share_half(first, last)))
        first, last = _share_year(first, last)
        if first == last:
            return None
        if {_finest(first), _finest(last)} not in _COMPARABLE:
            return None
    return Between(first, last)


_COMPARABLE = ({"D"}, {"M"}, {"Y"}, {"W"}, {"M", "D"}, {"10Y"}, {"100Y"})


def _finest(cal: Cal) -> str:
    """The finest unit that a date names."""
    if cal.names_a_day:
        return "D"
    return "M" if cal.month is not None else cal.shift[0] if cal.shift else "Y"


def _share_half(first: Cal, last: Cal) -> tuple[Cal, Cal]:
    """`من 5 إلى 6 مساء`: the half of the day holds for both, where the order of the hours allows it."""
    begins = first.hour
    if begins is None or last.hour is None:
        return first, last
    if last.midday in {"PM", "AM", "NI", "NOON"} and first.midday is None:
        moved = half_day(first, last.midday)
        if moved is not None and moved.hour is not None and moved.hour <= last.hour:
            first = moved
    elif first.midday in {"PM", "NOON"} and last.midday is None and last.hour + 12 > begins:
        last = half_day(last, "PM") or last
    return first, last


def _share_day(first: Cal, last: Cal) -> tuple[Cal, Cal]:
    if first.has_day and not last.has_day:
        return first, _on_day_of(last, first)
    if last.has_day and not first.has_day:
        return _on_day_of(first, last), last
    return first, last


def _on_day_of(time: Cal, day: Cal) -> Cal:
    taken = {name: value for name, value in day._asdict().items() if name not in _CLOCK and value is not None}
    return time._replace(**taken)


def _share_year(first: Cal, last: Cal) -> tuple[Cal, Cal]:
    if last.year is not None and first.year is None and first.shift is None and first.month is not None:
        first = first._replace(year=last.year, calendar=last.calendar)
    return first, last


def days_between(first: float, last: Any) -> Between | None:
    """`من 13 إلى 15 يوليو`: the days share the month."""
    if not isinstance(last, Cal) or last.day is None or last.has_clock or not 1 <= first < last.day:
        return None
    if last.month is None and last.shift is None:
        return None
    return Between(last._replace(day=int(first), weekday=None), last)


def of_days(of: Cal, first: float, last: float) -> Between | None:
    """`نوفمبر بين 15 و19`."""
    end = day_of(last, of)
    return days_between(first, end) if end else None


def hours_between(first: Any, last: Any) -> Between | None:
    """`من 5 إلى 6 مساء`, `من الساعة 1 ظهرا إلى 4`: one of the hours stands without its noun."""
    if not (isinstance(first, Cal) and isinstance(last, Cal)) or not (first.has_clock and last.has_clock):
        return None
    return between(first, last)


def in_day(first: Any, second: Any) -> Between | None:
    """`غدا بين الثامنة والعاشرة`, in either order: both ends lie on that day."""
    span, day = (first, second) if isinstance(first, Between) else (second, first)
    if not (isinstance(span, Between) and isinstance(day, Cal)) or day.has_clock or not day.names_a_day:
        return None
    start, end = span.first, span.last
    if not (isinstance(start, Cal) and isinstance(end, Cal)) or not start.has_clock or start.has_day or end.has_day:
        return None
    united = unite(day, start), unite(day, end)
    return Between(*united) if united[0] and united[1] else None  # type: ignore[arg-type]


def week_between(week: Any, first: int, last: int) -> Between | None:
    """`الأسبوع المقبل من الأربعاء إلى الجمعة`."""
    if not isinstance(week, Cal) or week.shift is None or week.shift[0] != "W" or week.weekday is not None:
        return None
    return Between(week._replace(weekday=first), week._replace(weekday=last))


def open_side(side: Side, of: Any) -> Open | None:
    """`قبل 1/1/2016`, `حتى الساعة الثامنة`: before or after a day or an hour."""
    return Open(side, of) if isinstance(of, Cal) and (of.names_a_day or of.has_clock) else None


def every(*parts: Any) -> Every | None:
    """`كل يومين`, `كل 30 آذار`."""
    of = parts[-1]
    if len(parts) == 2:
        count, unit = parts
        of = Length(((float(count), unit),)) if 0 < count < 10_000 else None
    if isinstance(of, Length):
        return Every(of) if of.parts[0][0] is not None else None
    if not isinstance(of, Cal) or (of.shift is not None) or of.year is not None:
        return None
    return Every(of)


def every_weekday(weekday: int) -> Every:
    """`كل يوم اثنين`, `أيام الاثنين`."""
    return Every(Cal(weekday=weekday))


def every_daypart(daypart: str) -> Every:
    """`كل مساء`."""
    return Every(Cal(daypart=daypart))


def every_unit(unit: str) -> Every:
    """`يوميا`."""
    return Every(Length(((1.0, unit),)))


def every_at(first: Any, second: Any) -> Every | None:
    """`كل يوم في الساعة الثالثة`, in either order."""
    whole, time = (first, second) if isinstance(first, Every) else (second, first)
    if not (isinstance(whole, Every) and isinstance(time, Cal)) or not time.has_clock or time.has_day:
        return None
    if isinstance(whole.of, Cal):
        daily = whole.of.daypart is not None and not whole.of.has_day
        fixed = time
        if whole.of.daypart is not None and time.midday is None:
            halves = {"TMO": "AM", "TMI": "NOON", "TAF": "PM", "TEV": "PM", "TNI": "NI"}
            fixed = half_day(time, halves[whole.of.daypart]) or time
        return Every(fixed) if daily else Every(whole.of._replace(hour=fixed.hour, minute=fixed.minute))
    return Every(time) if whole.of == Length(((1.0, "D"),)) else None
