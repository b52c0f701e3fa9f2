"""Exports: JSON lines as the extractions went in, and CSV by layer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from sijill.model import LAYERS
from sijill.store.ledger import Ledger

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COMMON = ("document", "outlet", "published", "id")
_HIDDEN = frozenset({"because", "id"})


def export_jsonl(ledger: Ledger) -> Iterator[bytes]:
    """Every current extraction as one line of JSON, by document id, byte for byte as it went in."""
    for data in ledger.extractions():
        yield data + b"\n"


def export_csv(ledger: Ledger, layer: str) -> Iterator[str]:
    """One layer as CSV (RFC 4180), a row per record; lists are joined by `; `.

    A cell that a spreadsheet would run as a formula is preceded by an apostrophe.

    Raises:
        ValueError: where there is no such layer.
    """
    if layer not in LAYERS:
        raise ValueError(f"no layer {layer!r}; the layers are {', '.join(LAYERS)}")
    rows = ledger.records(layer)
    fields = list(dict.fromkeys(key for row in rows for key in row.record if key not in _HIDDEN))
    yield _line([*_COMMON, *fields])
    for row in rows:
        own = [row.document_id, row.outlet, row.published, row.record["id"]]
        yield _line([*own, *(_cell(row.record.get(field)) for field in fields)])


def _line(cells: list[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return buffer.getvalue()


def _safe(cell: Any) -> Any:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell


def _cell(value: Any) -> Any:
    """A JSON value as one cell: spans as their text, lists joined."""
    if isinstance(value, dict):
        return value.get("text", json.dumps(value, ensure_ascii=False, sort_keys=True))
    if isinstance(value, list):
        if value and all(item is None or isinstance(item, int) for item in value):
            return "..".join("" if item is None else str(item) for item in value)
        return "; ".join(str(_cell(item)) for item in value)
    return value
