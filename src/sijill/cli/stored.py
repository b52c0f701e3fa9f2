"""What the commands take from a ledger: opening it, and its rows as typed records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import typer

from sijill.cli.exits import ExitCode
from sijill.cli.interface import Interface
from sijill.cli.views import Entry, Source
from sijill.model import LAYERS, Extraction, Record
from sijill.store import Ledger, LedgerError, Row

_FIELDS = get_type_hints(Extraction)
_TYPES: dict[str, type[Record]] = {layer: get_args(_FIELDS[layer])[0] for layer in LAYERS}


@contextmanager
def open_ledger(face: Interface, path: Path, *, create: bool = False) -> Iterator[Ledger]:
    """Open a ledger; whatever goes wrong with it, then or later, ends in a message.

    Raises:
        typer.Exit: where the ledger cannot be opened, read or written.
    """
    if not create and not path.exists():
        face.fail(ExitCode.LEDGER, "no_ledger", path=path)
    try:
        with Ledger.open(path, create=create) as ledger:
            yield ledger
    except LedgerError as error:
        face.notes.line(
            f"{face.say('error')}: ", f"{error.place}: ", face.say.ledger(error.kind, error.values) or error.reason
        )
        raise typer.Exit(ExitCode.LEDGER) from None


def entry_of(row: Row) -> Entry:
    """A row of the ledger with its record typed."""
    record = msgspec.convert(row.record, _TYPES[row.layer])
    return Entry(Source(row.document_id, row.outlet, row.published), row.layer, record)


def row_values(row: Row) -> dict[str, Any]:
    """A row of the ledger as it is printed with `--json`."""
    return {
        "document": row.document_id,
        "outlet": row.outlet,
        "published": row.published,
        "layer": row.layer,
        "record": row.record,
    }
