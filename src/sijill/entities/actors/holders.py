"""Offices and their holders over time; a person's code is that of the office held on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from sijill.entities.actors.codes import Scheme, code_on
from sijill.entities.actors.entries import Actor, Holding

_FORMER = "ELI"


class Holders:
    """Who held which office when.

    Args:
        office_code: the code of an office on a day.
    """

    def __init__(
        self,
        holdings: tuple[Holding, ...],
        named: Mapping[str, Actor],
        scheme: Scheme,
        office_code: Callable[[str, str | None], str | None],
    ) -> None:
        self._scheme = scheme
        self._office_code = office_code
        self._by_person: dict[str, list[Holding]] = defaultdict(list)
        self._by_office: dict[str, list[Holding]] = defaultdict(list)
        for holding in sorted(holdings, key=lambda holding: holding.period.start):
            self._by_person[holding.person].append(holding)
            self._by_office[holding.office].append(holding)
        for office in list(self._by_office):
            # An office can also be asked for by the body that stands for a family's member.
            body, _, key = office.partition(".")
            actor = named.get(body)
            if actor is not None and actor.stands_for:
                self._by_office.setdefault(f"{actor.stands_for}.{key}", self._by_office[office])

    def of(self, office: str, day: str | None) -> str | None:
        """Id of the person who held an office on a day; without a day the last one known."""
        held = self._by_office.get(office, ())
        if day is None:
            return held[-1].person if held else None
        return next((holding.person for holding in reversed(held) if holding.period.covers(day)), None)

    def held_by(self, person: str) -> tuple[Holding, ...]:
        """The offices of a person, by when they were taken."""
        return tuple(self._by_person.get(person, ()))

    def all_of(self, office: str) -> tuple[Holding, ...]:
        """The holders of an office, by when they took it."""
        return tuple(self._by_office.get(office, ()))

    def code(self, actor: Actor, day: str | None) -> str | None:
        """The code of a person on a day.

        In this order: the office taken last of those held on the day; what the person is said to be apart
        from offices; the former elite (ELI) after the last office of a state; the country.
        """
        held = self._by_person.get(actor.id, ())
        if day is None:
            last = self._office_code(held[-1].office, None) if held else None
            return last or code_on(actor.codes, None) or actor.country or None
        for holding in reversed(held):
            if holding.period.covers(day):
                code = self._office_code(holding.office, day)
                if code:
                    return code
        own = code_on(actor.codes, day)
        if own:
            return own
        before = [holding for holding in held if holding.period.end < day]
        if before:
            country, sector = self._scheme.split(self._office_code(before[-1].office, before[-1].period.end) or "")
            if sector[:3] in {"GOV", "MIL", "LEG", "SPY", "COP", "JUD"}:
                return self._scheme.joined(country, _FORMER)
            return self._scheme.joined(country, sector) or actor.country
        if held:
            country, sector = self._scheme.split(self._office_code(held[0].office, held[0].period.start) or "")
            if sector and sector[:3] not in {"GOV", "MIL", "LEG", "SPY", "COP", "JUD"}:
                return self._scheme.joined(country, sector)
        return actor.country or None
