"""`sijill show`: what stands in the ledger, filtered."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.interface import (
    DEFAULT_LEDGER,
    BidiOption,
    Interface,
    JsonOption,
    LedgerOption,
    LimitOption,
    print_json,
)
from sijill.cli.paper import Row
from sijill.cli.views import Source, document_rows, rows_of

if TYPE_CHECKING:
    from sijill.store import Ledger

DEFAULT_LIMIT = 100


class View(StrEnum):
    """What can be shown."""

    DOCUMENTS = "documents"
    EVENTS = "events"
    STATEMENTS = "statements"
    FIGURES = "figures"
    TIMES = "times"
    COMMITMENTS = "commitments"
    RESPONSIBILITY = "responsibility"
    ACTORS = "actors"
    ENTITIES = "entities"
    AFFILIATIONS = "affiliations"


def show(
    context: typer.Context,
    what: Annotated[View, typer.Argument(help="What to show.")] = View.DOCUMENTS,
    actor: Annotated[str | None, typer.Option(help="Only what names this actor, or part of the name.")] = None,
    place: Annotated[str | None, typer.Option(help="Only what names this place.")] = None,
    type: Annotated[str | None, typer.Option(help="Only this type: ASSAULT, PER, killed, deny …")] = None,  # noqa: A002
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day.")] = None,
    document: Annotated[str | None, typer.Option(help="Only from this document.")] = None,
    text: Annotated[str | None, typer.Option(help="Only where the text holds these words.")] = None,
    limit: LimitOption = DEFAULT_LIMIT,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """Show documents or records of the ledger, each record with the sentence that proves it."""
    from sijill.cli.stored import entry_of, open_ledger, row_values  # noqa: PLC0415  # slow to load

    face = Interface.of(context, bidi)
    first, last = face.day(since), face.day(until)
    with open_ledger(face, ledger) as store:
        if what is View.DOCUMENTS:
            found = _documents(face, store, document, text, str(first or ""), str(last or ""), limit + 1)
        elif what is View.ACTORS:
            found = _actors(face, store, actor, limit + 1)
        else:
            rows = store.records(
                what.value,
                actor=actor,
                place=place,
                type=type,
                since=str(first) if first else None,
                until=str(last) if last else None,
                document=document,
                text=text,
                limit=limit + 1,
            )
            found = [(row_values(row), rows_of(entry_of(row), face.say)) for row in rows]
    for number, (values, printed) in enumerate(found[:limit]):
        if json:
            print_json(values)
            continue
        if number and len(printed) > 1:
            face.out.blank()
        face.out.rows(printed)
    if json:
        return
    if not found:
        face.notes.line(face.say("nothing_found"))
    elif len(found) > limit:
        face.notes.line(face.say("limited", n=limit))


_Found = list[tuple[dict[str, object], list[Row]]]


def _documents(
    face: Interface, store: Ledger, document: str | None, text: str | None, first: str, last: str, limit: int
) -> _Found:
    found: _Found = []
    for known in store.documents(text=text):
        day = known.published or ""
        if (document and known.id != document) or day < first or (last and not "" < day <= last):
            continue
        source = Source(known.id, known.outlet, known.published)
        found.append((known._asdict(), document_rows(source, known.title, known.records, face.say)))
        if len(found) == limit:
            break
    return found


def _actors(face: Interface, store: Ledger, actor: str | None, limit: int) -> _Found:
    return [
        (
            known._asdict(),
            [
                Row(
                    0,
                    (
                        Text(known.name, "bold"),
                        "  ",
                        Text(face.say("records", n=known.records), "dim"),
                        "  ",
                        Text(face.say("documents", n=known.documents), "dim"),
                    ),
                )
            ],
        )
        for known in store.actors(name=actor, limit=limit)
    ]
