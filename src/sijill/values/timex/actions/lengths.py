"""Meanings of durations, and of times that lie a duration away."""

from __future__ import annotations

from typing import Any

from sijill.values.timex.meaning import Away, Cal, Length, LengthRange, Unit

_MOST_UNITS = 10**9
"""Longer periods than so many units are no times."""
_MOST_PARTS = 8


def length(count: float, unit: Unit) -> Length | None:
    """`سبع سنوات`."""
    return Length(((float(count), unit),)) if 0 < count < _MOST_UNITS else None


def unit_length(count: str, unit: Unit) -> Length:
    """`أسبوعين`, `نصف ساعة`: the count is in the rule."""
    return Length(((float(count), unit),))


def one(*parts: Any) -> Length:
    """`ساعة واحدة`, `يوم كامل`, `طوال الأسبوع`."""
    return Length(((1.0, parts[0]),))


def few(_word: str, unit: Unit) -> Length:
    """`بضع سنوات`."""
    return Length(((None, unit),))


def unknown_length(unit: Unit) -> Length:
    """`منذ سنوات`."""
    return Length(((None, unit),))


def units_length(first: Any, second: Any) -> Length | None:
    """`الساعات الـ24`, `3 الساعات`."""
    count, unit = (second, first) if isinstance(first, str) else (first, second)
    return length(count, unit)


def more_of(fraction: str, part: Length, *_unit: Any) -> Length | None:
    """`ساعة ونصف الساعة`, `ساعة إلا ربعا`: a fraction of the last unit more or less."""
    count, unit = part.parts[-1]
    if count is None or (_unit and _unit[0] != unit):
        return None
    return part._replace(parts=(*part.parts[:-1], (count + float(fraction), unit)))


def lengths(first: Length, second: Length) -> Length | None:
    """`سنة وشهران`: like units are added up."""
    if first.bound or second.bound or len(first.parts) > _MOST_PARTS:
        return None
    parts = dict[Unit, float]()
    for count, unit in first.parts + second.parts:
        if count is None:
            return None
        parts[unit] = parts.get(unit, 0.0) + count
    return Length(tuple((count, unit) for unit, count in parts.items()))


def hijri_length(part: Length) -> Length | None:
    """`سنة هجرية`: years and months of the Hijri calendar."""
    units = {"Y": "HY", "M": "HM"}
    if any(unit not in units for _, unit in part.parts):
        return None
    return part._replace(parts=tuple((count, units[unit]) for count, unit in part.parts))


def bounded(bound: str, part: Length) -> Length | None:
    """`أقل من 24 ساعة`."""
    return part._replace(bound=bound) if part.bound is None else None


def bounded_after(part: Length, bound: str) -> Length | None:
    """`عامين على الأقل`."""
    return bounded(bound, part)


def length_range(low: Length, high: Length) -> LengthRange | None:
    """`بين ستة أعوام و17 عاما`."""
    known = all(count is not None for count, _ in low.parts + high.parts)
    return LengthRange(low, high) if known and low != high else None


def length_range_numbers(low: float, high: float, unit: Unit) -> LengthRange | None:
    """`بين 20 و25 عاما`."""
    return LengthRange(Length(((float(low), unit),)), Length(((float(high), unit),))) if 0 < low < high else None


def age(value: float) -> Length | None:
    """`في الخامسة عشرة من العمر`."""
    return Length(((float(value), "Y"),)) if 0 < value < 130 else None


def away(kind: str, sign: str, part: Length) -> Away:
    """`قبل ثلاثة أيام`, `بعد أسبوعين من الآن`."""
    return Away(part, int(sign), None, kind)


def away_from(sign: str, part: Length, base: Any) -> Away | None:
    """`بعد ثلاثة أيام من الأربعاء`."""
    return Away(part, int(sign), base, "after") if isinstance(base, Cal) and base.has_day else None


def on_weekday(point: Any, day: int) -> Away | None:
    """`بعد شهرين يوم الخميس`: the weekday of the week reckoned to."""
    if not isinstance(point, Away) or point.base is not None or point.kind not in {"later", "from_now", "within"}:
        return None
    return point._replace(base=Cal(weekday=day), kind="from_now")


def on_weekday_reversed(day: int, point: Any) -> Away | None:
    """`الخميس بعد أسبوعين`."""
    return on_weekday(point, day)
