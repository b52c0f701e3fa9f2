"""`sijill timeline`: the ledger as a story: events by day, force levels, commitments, attacks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.interface import DEFAULT_LEDGER, BidiOption, Interface, JsonOption, LedgerOption, print_json
from sijill.cli.views import Entry, event_day, rows_of
from sijill.model import Commitment, Event, Figure, Responsibility

if TYPE_CHECKING:
    from sijill.store import Row

_FORCES = ("personnel_present", "personnel_deployed", "personnel_withdrawn")


def timeline(
    context: typer.Context,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """The ledger as a timeline: events with who says so, force levels, commitments, attacks."""
    from sijill.cli.stored import entry_of, open_ledger, row_values  # noqa: PLC0415  # slow to load

    face = Interface.of(context, bidi)
    with open_ledger(face, ledger) as store:
        sections: dict[str, list[Row]] = {
            "events": store.records("events"),
            "forces": [row for row in store.records("figures") if row.record["role"] in _FORCES],
            "commitments": store.records("commitments"),
            "attacks": store.records("responsibility"),
        }
    ordered = {name: in_order([(entry_of(row), row) for row in rows]) for name, rows in sections.items()}
    if json:
        print_json({name: [row_values(row) for _, row in pairs] for name, pairs in ordered.items()})
        return
    if not any(ordered.values()):
        face.notes.line(face.say("nothing_found"))
    events = {entry.ref: entry for entry, _ in ordered["events"]}
    for name, pairs in ordered.items():
        if pairs:
            _print_section(face, name, [entry for entry, _ in pairs], events)


def in_order(pairs: list[tuple[Entry, Row]]) -> list[tuple[Entry, Row]]:
    """Records by the day they speak of: of events their time, of commitments their deadline."""
    return sorted(pairs, key=lambda pair: (_day(pair[0]) or "9999", pair[0].ref))


def _day(entry: Entry) -> str | None:
    record = entry.record
    if isinstance(record, Event):
        return event_day(record, entry.source)
    if isinstance(record, Commitment):
        return record.deadline.value if record.deadline else None
    if isinstance(record, Figure) and record.time and record.time[:4].isdigit():
        return record.time
    return entry.source.published


def _attack(entry: Entry, events: dict[str, Entry]) -> Entry | None:
    """The event that a responsibility is about, where the ledger has it."""
    record = entry.record
    return events.get(f"{entry.source.id}/{record.event}") if isinstance(record, Responsibility) else None


def _print_section(face: Interface, name: str, entries: list[Entry], events: dict[str, Entry]) -> None:
    face.out.heading(face.say(f"timeline.{name}"))
    if name != "events":
        for number, entry in enumerate(entries):
            if number:
                face.out.blank()
            face.out.rows(rows_of(entry, face.say, attack=_attack(entry, events)))
        return
    days = groupby(entries, key=lambda entry: (_day(entry) or face.say("undated"))[:10])
    for number, (day, group) in enumerate(days):
        if number:
            face.out.blank()
        face.out.line(Text(day, "bold cyan"))
        for entry in group:
            face.out.rows(rows_of(entry, face.say, when=False), indent=2)
