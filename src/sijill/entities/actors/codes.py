"""Codes of actors: PLOVER country and sector, and which of several holds on a day.

A dated cell of a register reads `CODE from/to; CODE from/to`: ISO 8601 to the year, month or day, both ends
included, `..` for an open end; a code without dates always holds.
"""

from __future__ import annotations

import re

import msgspec

from sijill.lexicon import Lexicon

_FIRST, _LAST = "0000-00-00", "9999-99-99"
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Period(msgspec.Struct, frozen=True, gc=False):
    """Days from `start` to `end`, both included, as ISO 8601; open ends lie outside every calendar."""

    start: str = _FIRST
    end: str = _LAST

    @classmethod
    def of(cls, start: str, end: str) -> Period:
        """A period from dates to the year, month or day; empty or `..` is open.

        Raises:
            ValueError: where an end is no date, or the end lies before the start.
        """
        for date in (start, end):
            if date not in {"", ".."} and not _DATE.fullmatch(date):
                raise ValueError(f"{date!r} is no date")
        period = cls(
            _FIRST if start in {"", ".."} else (start + "-00-00")[:10] if len(start) < 10 else start,
            _LAST if end in {"", ".."} else (end + "-99-99")[:10] if len(end) < 10 else end,
        )
        if period.end < period.start:
            raise ValueError(f"{start}/{end} ends before it starts")
        return period

    def covers(self, day: str) -> bool:
        """Whether the ISO date `day` lies in the period."""
        return self.start <= day <= self.end

    @property
    def open(self) -> bool:
        """Whether the period has no end as far as the register knows."""
        return self.end == _LAST


class DatedCode(msgspec.Struct, frozen=True, gc=False):
    """A code and when it holds."""

    code: str
    period: Period = Period()


def parse_codes(cell: str) -> tuple[DatedCode, ...]:
    """The dated codes of a register's cell.

    Raises:
        ValueError: where a part is no code with an optional period.
    """
    found = []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        code, _, dates = part.partition(" ")
        start, slash, end = dates.partition("/")
        if dates and not slash:
            end = start
        found.append(DatedCode(code, Period.of(start, end)))
    return tuple(found)


def code_on(codes: tuple[DatedCode, ...], day: str | None) -> str | None:
    """The code that holds on `day` (ISO 8601), the last one without a day, None where none holds."""
    if day is None:
        return codes[-1].code if codes else None
    return next((dated.code for dated in reversed(codes) if dated.period.covers(day)), None)


class Scheme:
    """The vocabulary of codes: sectors, international codes and states."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.tsv("actors/sectors.tsv")
        self.sectors = frozenset(row["code"] for row in rows if row["kind"] == "sector")
        self.international = frozenset(row["code"] for row in rows if row["kind"] == "international")
        self.states = frozenset(row["id"] for row in lexicon.tsv("actors/states.tsv"))

    def split(self, code: str) -> tuple[str, str]:
        """Country (or international code) and sectors; what has sectors alone has the country ""."""
        return ("", code) if code[:3] in self.sectors else (code[:3], code[3:])

    def joined(self, country: str, sector: str) -> str:
        """The code of a sector in a country; officials of an international body have the code of the body."""
        if country[:3] in self.international and (sector == "GOV" or len(country) > 3):
            return country
        return country + sector

    def valid(self, code: str) -> bool:
        """Whether a code is a country and up to two sectors, or sectors alone."""
        country, sector = self.split(code)
        parts = [sector[i : i + 3] for i in range(0, len(sector), 3)]
        known = not country or country in self.states or country in self.international
        return bool(code) and known and len(parts) <= 2 and self.sectors.issuperset(parts)
