"""A document: what was published, and what is known about its publication."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One article as it came in. `text` is the original that every offset counts in, never changed.

    `published` is the day of publication where known; without it relative times stay underspecified.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: dt.date | None = None

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the UTF-8 text, in hexadecimal; a lone surrogate counts as itself."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
