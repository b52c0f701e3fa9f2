"""What time expressions mean, before they are reckoned from a date.

A meaning is an immutable value without a reference date: `Cal` is a bundle of calendar and clock fields that
hold together (`الخميس 19 نيسان`, `مساء أمس`), the others are built from it. `resolve` turns a meaning and a
reference date into TIMEX3.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

Unit = str
"""`Y M W D` as in ISO 8601, `TH TM TS` for hours, minutes and seconds, `Q` quarters, `10Y` `100Y` `1000Y`;
`HY HM` for Hijri years and months."""

Side = Literal["before", "after"]


class Cal(NamedTuple):
    """Calendar and clock fields that hold together; None is left open.

    `shift` is the period of a unit that lies so many from the one that holds the reference date
    (`الشهر الماضي` is `("M", -1)`); `lean` says the same of a name (`نيسان الماضي` is -1).
    `decade` is the third digit of a year, `century` its first two.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    nth_of_month: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    decade: int | None = None
    century: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    midday: str | None = None
    daypart: str | None = None
    calendar: str | None = None
    shift: tuple[Unit, int] | None = None
    lean: int | None = None
    feast: str | None = None
    zone: str | None = None
    other_month: int | None = None

    @property
    def has_clock(self) -> bool:
        """Whether it names an hour."""
        return self.hour is not None

    @property
    def has_day(self) -> bool:
        """Whether it names something of the calendar: a day, a month, a year, a period."""
        return _calendar_fields(self) != _NO_CALENDAR_FIELDS

    @property
    def names_a_day(self) -> bool:
        """Whether it names one day."""
        return (
            self.day is not None
            or self.weekday is not None
            or self.feast is not None
            or (self.shift is not None and self.shift[0] == "D")
        )


_calendar_fields = attrgetter(
    "year", "month", "day", "weekday", "season", "quarter", "half", "week", "decade", "century", "shift", "feast"
)
_NO_CALENDAR_FIELDS = _calendar_fields(Cal())


class Length(NamedTuple):
    """A duration: so many of each unit, in the order of the text; None is an unknown number.

    `alike` counts the words for time that a definite phrase shares (`الساعات الـ24 الأخيرة`).
    """

    parts: tuple[tuple[float | None, Unit], ...]
    bound: str | None = None


class LengthRange(NamedTuple):
    """A length between two others."""

    low: Length
    high: Length


class Away(NamedTuple):
    """A time that lies a length before (-1) or after (1) the reference date, or after another time."""

    length: Length
    sign: int
    base: Cal | None = None
    kind: str = "ago"
    """`ago`, `since`, `within`, `later` from the reference; `after` another time; `from_now`, `tensed` (on the
    side that the tense says) where the words say so."""


class Recent(NamedTuple):
    """The last (-1) or next (1) so many units: `الأسابيع الثلاثة الماضية`."""

    length: Length
    sign: int


class Nth(NamedTuple):
    """The nth (from the end where negative) unit or weekday (1–7) of a period."""

    n: int
    unit: Unit | int
    of: Cal


class Part(NamedTuple):
    """A part of a period or day: START, MID, END, EARLY, LATE, REST; `_DAY` where the word names one day."""

    name: str
    of: Point


class Between(NamedTuple):
    """From one time to another."""

    first: Point
    last: Point


class Open(NamedTuple):
    """Before or after a time, without another end."""

    side: Side
    of: Point


class Every(NamedTuple):
    """A recurring time: each of a length, or each time that fits the fields."""

    of: Cal | Length


class Following(NamedTuple):
    """The unit that lies so many after the time named last (`في اليوم التالي`, `في اليوم ذاته`)."""

    unit: Unit
    n: int


class Vague(NamedTuple):
    """A reference that no calendar holds: PAST_REF, PRESENT_REF, FUTURE_REF, NOW, or NOW to the
    hour, minute or second (`NOW TH`)."""

    value: str


Point: TypeAlias = "Cal | Nth | Part | Away | Vague"
Meaning: TypeAlias = (
    "Cal | Length | LengthRange | Away | Recent | Nth | Part | Between | Open | Every | Following | Vague"
)


class Dated(NamedTuple):
    """A calendar date as TIMEX3 text: `2018-03-30`, `XXXX-WXX-5`, `2020-SU`, `2011-10-28/2011-11-25`."""

    value: str
    relative: bool = False


def unite(first: Cal, second: Cal) -> Cal | None:
    """Both bundles as one, or None where they contradict each other or do not belong together."""
    merged = []
    for a, b in zip(first, second, strict=True):
        if a is not None and b is not None and a != b:
            return None
        merged.append(b if a is None else a)
    whole = Cal._make(merged)
    return whole if _coherent(first, second, whole) else None


def _coherent(first: Cal, second: Cal, whole: Cal) -> bool:
    if first.has_day and second.has_day and not _calendars_agree(first, second, whole):
        return False
    if whole.has_clock and whole.has_day and not whole.names_a_day and whole.shift != ("W", 0):
        return False
    clocks = first.has_clock and second.has_clock
    return not clocks


def _calendars_agree(first: Cal, second: Cal, whole: Cal) -> bool:
    """Whether two bundles of calendar fields are parts of one date."""
    if first.month is not None and second.month is not None:
        return False
    if any(
        a.calendar == "hijri" and b.calendar is None and b.month is not None
        for a, b in ((first, second), (second, first))
    ):
        return False
    shifted = whole.shift[0] if whole.shift else None
    if shifted == "D":
        # أمس الأربعاء, اليوم السبت 21 نيسان: the day again, by its name or date
        return whole.weekday is not None or (whole.day is not None and whole.month is not None)
    if shifted == "W":
        return whole.weekday is not None and whole.month is None and whole.day is None
    if shifted == "M":
        return whole.month is None and (whole.day is not None)
    if shifted == "Y":
        return (whole.year is None and whole.weekday is None) or whole.month is not None
    if whole.weekday is not None and whole.day is None:
        return False
    if whole.day is not None and whole.month is None:
        return whole.weekday is not None and whole.year is None
    if whole.year is not None:
        kinds = (whole.month, whole.season, whole.quarter, whole.half, whole.week, whole.feast)
        return any(kind is not None for kind in kinds)
    return whole.weekday is not None
