"""How to take articles in, and what comes out."""

from __future__ import annotations

import datetime as dt

import msgspec

from sijill.ingest.problems import IngestProblem
from sijill.model import Document

Item = Document | IngestProblem
"""What ingest yields: a document, a warning about the document that follows, or an error instead of one."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to take articles in.

    Attributes:
        published, outlet: stand in where an article does not say its own.
        encoding: the declared encoding of text files; bytes that do not fit it are read as what they are.
        max_bytes: the largest article taken, in bytes.
        today: the day after which a publication date lies in the future; None checks nothing.
        arabic_only: refuse texts that are not Arabic instead of warning.
    """

    published: dt.date | None = None
    outlet: str | None = None
    encoding: str | None = None
    max_bytes: int = 10_000_000
    today: dt.date | None = None
    arabic_only: bool = True

    @property
    def limit(self) -> str:
        """The largest article, for a reader."""
        return f"{self.max_bytes / 1_000_000:g} MB"
