"""A person's own registers, of actors or of places, told apart by their columns."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.entities.actors import with_own
from sijill.entities.places import with_own_places
from sijill.lexicon import Lexicon, LexiconError

_READERS = {"id": with_own, "key": with_own_places}
"""The column that every row needs → what reads the file."""


def with_registers(lexicon: Lexicon, files: Iterable[bytes]) -> Lexicon:
    """A lexicon with the rows of a person's own files (TSV, UTF-8), at most one of actors and one of places.

    Raises:
        LexiconError: where a file is neither, there are two of one kind, or a row cannot be read.
    """
    seen: set[str] = set()
    for data in files:
        kind = next((column for column in _columns(data) if column in _READERS), None)
        if kind is None:
            raise LexiconError("columns are those of a register of actors (with id) or of places (with key)")
        if kind in seen:
            raise LexiconError(f"there are two registers with a column {kind}: put their rows into one")
        seen.add(kind)
        lexicon = _READERS[kind](lexicon, data)
    return lexicon


def _columns(data: bytes) -> list[str]:
    """The header of a table: its first line that is neither empty nor a comment."""
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return next((line.split("\t") for line in lines if line.strip() and not line.startswith("#")), [])
