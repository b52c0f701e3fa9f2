"""An extraction: all that one reading took from one document, and its JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from sijill.model.records import (
    Affiliation,
    Commitment,
    Entity,
    Event,
    Figure,
    Record,
    Responsibility,
    Statement,
    TimeExpression,
)

SCHEMA = "sijill.extraction/1"

LAYERS = (
    "entities", "times", "figures", "statements", "events", "responsibility", "commitments", "affiliations",
)  # fmt: skip
"""The record layers of an extraction, in the order of its JSON."""


class ReaderVersion(msgspec.Struct, frozen=True, gc=False):
    """What read the document: the package's version and the hash of its lexicon."""

    version: str
    lexicon_sha256: str


class DocumentInfo(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an extraction keeps of its document: everything but the text itself."""

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: dt.date | None = None
    dateline: str | None = None
    language: str = "ar"
    text_sha256: str
    reader: ReaderVersion


class Extraction(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The records of one document, layer by layer (`sijill.extraction/1`)."""

    schema: str = SCHEMA
    id: str
    document: DocumentInfo
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with the name of its layer, in the order of the JSON."""
        for layer in LAYERS:
            for record in getattr(self, layer):
                yield layer, record

    def to_json(self) -> bytes:
        """Encode as one line of UTF-8 JSON; the same extraction always gives the same bytes."""
        return _ENCODER.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Extraction:
        """Decode what `to_json` wrote.

        Raises:
            msgspec.ValidationError: where the JSON is not an extraction of this schema.
        """
        return _DECODER.decode(data)


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Extraction)
