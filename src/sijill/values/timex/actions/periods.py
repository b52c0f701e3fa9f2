"""Meanings of periods: relative ones, seasons, quarters, decades, the nth of something, parts."""

from __future__ import annotations

from typing import Any

from sijill.values.timex.meaning import Away, Cal, Following, Length, Nth, Part, Recent, Unit, Vague

_CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
_MOST_WEEKDAYS = 5
_MOST_UNITS = {"D": 31, "W": 53, "M": 12}
"""Units that are counted in a longer period, and how many of them it can hold."""
_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def shifted(*parts: Any) -> Cal | Recent | Vague:
    """`العام الماضي`, `الشهر بعد القادم`, `الساعة الماضية`; `هذا` may stand beside it."""
    unit = next(part for part in parts if isinstance(part, str))
    shift = parts[-1] if isinstance(parts[-1], int) else 0
    return _shifted(unit, shift)


def _shifted(unit: Unit, shift: int) -> Cal | Recent | Vague:
    if unit in _CLOCK_UNITS and not shift:
        return Vague(f"NOW {unit}")
    if unit in _CLOCK_UNITS:
        return Recent(Length(((float(abs(shift)), unit),)), 1 if shift > 0 else -1)
    return Cal(shift=(unit, shift))


def this_unit(*parts: Any) -> Cal | Vague:
    """`هذا الشهر`, `هذه الدقيقة`."""
    unit = next(part for part in parts if isinstance(part, str))
    return bare_unit(unit)


def bare_unit(unit: Unit) -> Cal | Vague:
    """`الشهر` for this one, where the text says nothing else."""
    return Vague(f"NOW {unit}") if unit in _CLOCK_UNITS else Cal(shift=(unit, 0))


def hijri_shifted(unit: Unit, shift: int = 0) -> Cal | None:
    """`السنة الهجرية الماضية`."""
    return Cal(shift=(f"H{unit}", shift), calendar="hijri") if unit in {"Y", "M"} else None


def vague_shift(_unit: Unit, shift: int) -> Vague:
    """`الأيام المقبلة`: plural periods lie vaguely on one side."""
    return Vague(_REFERENCES[max(-1, min(1, shift))])


def following(unit: Unit, n: int) -> Following | None:
    """`اليوم التالي`, `العام ذاته`."""
    return Following(unit, n) if unit in {"D", "W", "M", "Y"} else None


def that(n: int, unit: Unit) -> Following | None:
    """`ذلك اليوم`."""
    return following(unit, n)


def vague(value: str) -> Vague:
    """A fixed reference."""
    return Vague(value)


def recent_units(unit: Unit, count: float, shift: int) -> Recent | None:
    """`الأسابيع الثلاثة الماضية`."""
    return Recent(Length(((float(count), unit),)), shift) if shift in {-1, 1} and 0 < count < 10_000 else None


def recent_counted(*parts: Any) -> Recent | None:
    """`3 أيام القادمة`."""
    if isinstance(parts[0], Length):
        length, shift = parts
        known = all(count is not None for count, _ in length.parts)
        return Recent(length, shift) if shift in {-1, 1} and known else None
    count, unit, shift = parts
    return recent_units(unit, count, shift)


def last_length(_n: int, length: Length) -> Recent | None:
    """`آخر 24 ساعة`."""
    return recent_counted(length, -1)


def recent_two(unit: Unit, shift: int) -> Recent | None:
    """`الشهرين الماضيين`."""
    return recent_units(unit, 2, shift)


def recent_length(unit: Unit, count: float, _recent: int) -> Length | None:
    """`الساعات الـ24 الأخيرة`: the length, which lies vaguely behind."""
    return Length(((float(count), unit),)) if 0 < count < 10_000 else None


def length_of_two(unit: Unit, _recent: int) -> Length:
    """`العقدين الأخيرين`."""
    return Length(((2.0, unit),))


# --- seasons, quarters, decades ----------------------------------------------------------------------


def season_of(season: str, of: Any) -> Cal | None:
    """`صيف 2020`, `صيف العام الماضي`."""
    if not isinstance(of, Cal) or of.month is not None or (of.year is None and of.shift is None):
        return None
    if of.shift is not None and of.shift[0] != "Y":
        return None
    return of._replace(season=season) if of.season is None and of.day is None else None


def season_shift(season: str, shift: int) -> Cal:
    """`الخريف الماضي`."""
    return Cal(season=season, lean=shift)


def season_this(*parts: Any) -> Cal:
    """`هذا الصيف`."""
    season = next(part for part in parts if isinstance(part, str))
    return Cal(season=season, shift=("Y", 0))


def quarter_of(first: Any, second: Any) -> Cal | None:
    """`الربع الثالث من عام 2016`."""
    return _fraction("quarter", 4, first, second)


def half_of(first: Any, second: Any) -> Cal | None:
    """`النصف الأول من العام الجاري`."""
    return _fraction("half", 2, first, second)


def _fraction(field: str, highest: int, first: Any, second: Any) -> Cal | None:
    n, of = (second, first) if isinstance(first, Cal) else (first, second)
    if not isinstance(of, Cal) or not isinstance(n, int | float):
        return None
    n = highest if n == -1 else int(n)
    if not 1 <= n <= highest or of.names_a_day or of.month is not None or of.season is not None:
        return None
    if of.year is None and (of.shift is None or of.shift[0] != "Y"):
        return None
    return of._replace(quarter=n) if field == "quarter" else of._replace(half=n)


def decade_of(decade: int, century: Any) -> Cal | None:
    """`سبعينيات القرن الماضي`."""
    if not isinstance(century, Cal) or century.decade is not None:
        return None
    hundred = century.shift is not None and century.shift[0] == "100Y"
    return century._replace(decade=decade) if century.century is not None or hundred else None


def open_decade(decade: int) -> Cal:
    """`السبعينيات`."""
    return Cal(decade=decade)


def century(n: float) -> Cal | None:
    """`القرن التاسع عشر`: the hundred of its years (18)."""
    return Cal(century=int(n) - 1) if 1 <= n <= 30 and n == int(n) else None


# --- parts and the nth of something ------------------------------------------------------------------


def part(name: str, of: Any) -> Part | None:
    """`مطلع نيسان`, `نهاية العام الحالي`."""
    if isinstance(of, Cal):
        if of.shift is not None and of.shift[0] == "W" and name == "END_DAY" and of.weekday is None:
            return Part("WEEKEND", of)  # نهاية هذا الأسبوع
        return Part(name, of) if not of.has_clock and of.daypart is None and of.feast is None else None
    return Part(name, of) if isinstance(of, Nth | Away) else None


def part_of_unit(name: str, *rest: Any) -> Part | None:
    """`بداية العام`: of this one."""
    unit = rest[-1]
    if unit not in {"Y", "M", "W", "D"}:
        return None
    return Part("WEEKEND" if unit == "W" and name == "END_DAY" else name, Cal(shift=(unit, 0)))


def weekend(*parts: Any) -> Part | None:
    """`عطلة نهاية الأسبوع`."""
    unit = next(part for part in parts if isinstance(part, str))
    shift = parts[-1] if isinstance(parts[-1], int) else 0
    return Part("WEEKEND", Cal(shift=("W", shift))) if unit == "W" else None


def nth(n: float, unit: Unit | int, of: Any) -> Nth | None:
    """`آخر يوم من الشهر`, `ثالث ثلاثاء في أيلول`."""
    if not isinstance(of, Cal) or of.names_a_day or of.has_clock or of.daypart is not None or n != int(n):
        return None
    if of.month is None and of.year is None and of.shift is None and of.quarter is None:
        return None
    most = _MOST_WEEKDAYS if isinstance(unit, int) else _MOST_UNITS.get(unit, 0)
    if not most or not (n == -1 or 1 <= n <= most):
        return None
    return Nth(int(n), unit, of)


def nth_reversed(unit: Unit | int, n: float, of: Any) -> Nth | None:
    """The same with the noun first: `الأسبوع الأول من أكتوبر`."""
    return nth(n, unit, of)


def week_of_day(unit: Unit, day: Any) -> Part | None:
    """`أسبوع 30 نوفمبر`: the week that holds the day."""
    if unit != "W" or not isinstance(day, Cal) or not day.names_a_day or day.has_clock:
        return None
    return Part("WEEK", day)
