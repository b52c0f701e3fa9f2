"""Rows of one reading: what the ledger indexes of an extraction."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from sijill.model import Affiliation, Document, Extraction, Record
from sijill.text import fold, fold_aligned, split_sentences

_ENCODER = msgspec.json.Encoder()
_ACTOR_FIELDS = (
    "name", "speaker_name", "chain", "actors", "recipients", "sources", "claimed_by", "accused", "accusers",
    "denied_by", "by", "stated_by", "member",
)  # fmt: skip
_PLACE_FIELDS = ("locations", "place")
_TYPE_FIELDS = ("type", "act", "role", "kind")


def reading_key(document: Document, extraction: Extraction) -> str:
    """Identity of a reading: the document as it came in, and what read it."""
    reader = extraction.document.reader
    parts = (
        document.id,
        document.text_sha256,
        document.outlet or "",
        document.published.isoformat() if document.published else "",
        reader.version,
        reader.lexicon_sha256,
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def record_rows(key: str, extraction: Extraction) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows for `records` and `names`."""
    records: list[dict[str, Any]] = []
    names: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for position, (layer, record) in enumerate(extraction.records()):
        earliest, latest = _dates(record, extraction)
        records.append(
            {
                "reading": key,
                "layer": layer,
                "record_id": record.id,
                "position": position,
                "type": _type(layer, record),
                "start": record.evidence.start,
                "end": record.evidence.end,
                "sentence": record.evidence.text,
                "earliest": earliest,
                "latest": latest,
                "payload": _ENCODER.encode(record),
            }
        )
        for role, name in _names(layer, record):
            names[layer, record.id, role, name] = {
                "reading": key,
                "layer": layer,
                "record_id": record.id,
                "role": role,
                "name": name,
                "folded": fold(name),
            }
    return records, list(names.values())


def sentence_rows(document: Document) -> list[dict[str, Any]]:
    """Rows for the full-text index: one per sentence, folded."""
    text = fold_aligned(document.text)
    return [
        {
            "folded": text.folded[start:end],
            "document_id": document.id,
            "text_sha256": document.text_sha256,
            "start": text.alignment.start(start),
            "end": text.alignment.end(end),
        }
        for start, end in split_sentences(text.folded)
    ]


def _type(layer: str, record: Record) -> str | None:
    if layer == "figures":
        return str(getattr(record, "role", ""))
    for field in _TYPE_FIELDS:
        value = getattr(record, field, None)
        if isinstance(value, str):
            return value
    return None


def _names(layer: str, record: Record) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    kind = getattr(record, "type", None)
    for field in (*_ACTOR_FIELDS, *_PLACE_FIELDS):
        value = getattr(record, field, None)
        role = "place" if field in _PLACE_FIELDS or (layer == "entities" and kind in {"LOC", "FAC"}) else "actor"
        if isinstance(value, str):
            found.append((role, value))
        elif isinstance(value, tuple):
            found.extend((role, name) for name in value if isinstance(name, str))
    if isinstance(record, Affiliation):
        found.append(("actor", record.of))
    return found


def _dates(record: Record, extraction: Extraction) -> tuple[str | None, str | None]:
    """The first and last day that the record speaks of, where its time value is a calendar date."""
    value = getattr(record, "value", None) or getattr(record, "time", None)
    deadline = getattr(record, "deadline", None)
    if deadline is not None:
        value = deadline.value
    if not isinstance(value, str):
        return None, None
    for time in extraction.times:
        if time.value == value and time.earliest is not None:
            return time.earliest, time.latest
    return None, None
