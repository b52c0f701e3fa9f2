"""Meanings of weekdays, days reckoned from today, and parts of the day."""

from __future__ import annotations

from typing import Any

from sijill.values.timex.meaning import Cal, unite

_MOST_WEEKS = 5
"""No weekday comes more often in a month."""


def this_weekday(*parts: Any) -> Cal:
    """`هذا الجمعة`: of this week."""
    weekday = next(part for part in parts if isinstance(part, int) and part > 0)
    return Cal(weekday=weekday, lean=0)


def weekday_nth(weekday: int, n: float) -> Cal | None:
    """`الجمعة الثالثة`: of this month."""
    if n > _MOST_WEEKS:
        return Cal(weekday=weekday)  # الجمعة السابعة عشرة: a series counts its Fridays
    return Cal(weekday=weekday, nth_of_month=int(n)) if n >= 1 else None


def weekday_day(weekday: int, day: float) -> Cal | None:
    """`الجمعة 15`: a weekday and the day of a month that is not named."""
    return Cal(weekday=weekday, day=int(day)) if 1 <= day <= 31 and day == int(day) else None


def week_day(first: Any, second: Any) -> Cal | None:
    """`الأحد من الأسبوع الماضي`, `الأسبوع المقبل يوم الجمعة`."""
    weekday, week = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(week, Cal) or week.shift is None or week.shift[0] != "W":
        return None
    return unite(week, Cal(weekday=weekday))


def day_shift(shift: int) -> Cal:
    """`أمس`, `اليوم`, `غدا`."""
    return Cal(shift=("D", shift))


def with_daypart(daypart: str, point: Any) -> Cal | None:
    """`مساء الجمعة`."""
    if not isinstance(point, Cal) or not point.names_a_day or point.has_clock or point.daypart is not None:
        return None
    return point._replace(daypart=daypart)


def night_between(daypart: str, first: Any, second: Any) -> Cal | None:
    """`ليل الجمعة السبت`: the night that begins on the first day."""
    if daypart != "TNI" or not _follow(first, second):
        return None
    united: Cal = first._replace(weekday2=second.weekday, daypart=daypart)
    return united


def _follow(first: Any, second: Any) -> bool:
    if not (isinstance(first, Cal) and isinstance(second, Cal)) or first.weekday is None or second.weekday is None:
        return False
    return second.weekday == first.weekday % 7 + 1 and not second.has_clock and second.daypart is None


def daypart_after(point: Any, daypart: str) -> Cal | None:
    """`الجمعة مساء`."""
    return with_daypart(daypart, point)


def daypart_this(*parts: Any) -> Cal:
    """`هذا المساء`."""
    daypart = next(part for part in parts if isinstance(part, str))
    return Cal(shift=("D", 0), daypart=daypart)


def daypart_shift(daypart: str, shift: int) -> Cal | None:
    """`الليلة الماضية`."""
    return Cal(shift=("D", shift), daypart=daypart) if daypart in {"TNI", "TMO", "TEV"} else None


def tonight() -> Cal:
    """`الليلة`."""
    return Cal(shift=("D", 0), daypart="TNI")


def daypart_shift_last(daypart: str) -> Cal | None:
    """`خلال الليل`: the night before."""
    return Cal(shift=("D", -1), daypart=daypart) if daypart == "TNI" else None


def shaded(*parts: Any) -> Cal | None:
    """`في ساعة مبكرة من صباح الاثنين`: early or late in a part of the day."""
    if len(parts) == 2:
        return daypart_after(*parts)
    point = parts[0]
    return point if isinstance(point, Cal) and point.daypart is not None and not point.has_clock else None


def first_hours(daypart: str, point: Any) -> Cal | None:
    """`ساعات الفجر الأولى من يوم الأحد`."""
    return with_daypart(daypart, point)


def midnight(first: Any, second: Any = None) -> Cal | None:
    """`منتصف ليل الأحد` ends that day; `منتصف ليل الجمعة السبت` stands between the two."""
    if not isinstance(first, Cal) or not first.names_a_day or first.has_clock or first.daypart is not None:
        return None
    if second is not None:
        return first._replace(midday="MIDNIGHT", weekday2=second.weekday) if _follow(first, second) else None
    return first._replace(midday="MIDNIGHT")
