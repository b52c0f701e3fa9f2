"""`sijill export`: the ledger, or a layer of it, for other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import msgspec
import typer

from sijill.cli.exits import ExitCode
from sijill.cli.interface import DEFAULT_LEDGER, Interface, LedgerOption
from sijill.model import LAYERS

if TYPE_CHECKING:
    from sijill.store import Ledger

Layer = StrEnum("Layer", [(layer.upper(), layer) for layer in LAYERS])  # type: ignore[misc]  # made from the schema


class Format(StrEnum):
    """The formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    context: typer.Context,
    format: Annotated[Format, typer.Option(help="The format of the file.")] = Format.JSONL,  # noqa: A002
    layer: Annotated[Layer | None, typer.Option(help="Only this layer.")] = None,
    output: Annotated[
        Path | None, typer.Option(help="Write here and not to standard output; a folder for CSV of all layers.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Export extractions as JSON lines as they went in, or the records of a layer as JSON lines or CSV."""
    from sijill.cli.stored import open_ledger, row_values  # noqa: PLC0415  # the database is slow to load
    from sijill.store import export_csv, export_jsonl  # noqa: PLC0415

    face = Interface.of(context)
    with open_ledger(face, ledger) as store:
        if format is Format.CSV and layer is None:
            if output is None:
                face.fail(ExitCode.USAGE, "export.which")
            _export_folder(face, store, output)
            return
        parts: Iterable[bytes]
        if format is Format.CSV:
            parts = (line.encode() for line in export_csv(store, str(layer)))
        elif layer is not None:
            parts = (msgspec.json.encode(row_values(row)) + b"\n" for row in store.records(layer.value))
        else:
            parts = export_jsonl(store)
        _write(face, parts, output)


def _export_folder(face: Interface, store: Ledger, folder: Path) -> None:
    from sijill.store import export_csv  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        face.fail(ExitCode.SOME_SKIPPED, "cannot_write", path=folder, why=error.strerror)
    for layer in LAYERS:
        _write(face, (line.encode() for line in export_csv(store, layer)), folder / f"{layer}.csv")


def _write(face: Interface, parts: Iterable[bytes], output: Path | None) -> None:
    try:
        with _target(output) as file:
            for part in parts:
                file.write(part)
    except BrokenPipeError:
        raise
    except OSError as error:
        face.fail(ExitCode.SOME_SKIPPED, "cannot_write", path=output or "-", why=error.strerror)


@contextmanager
def _target(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with output.open("wb") as file:
            yield file
