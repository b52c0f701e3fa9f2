"""The ledger: an append-only file of documents, readings and records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Engine, insert, select, text
from sqlalchemy.exc import DatabaseError

from sijill.model import Document, Extraction
from sijill.store.connection import LedgerError, database_error, open_engine
from sijill.store.query import Actor, Hit, Row, Search, actor_query, record_query, search_sentences
from sijill.store.rows import reading_key, record_rows, sentence_rows
from sijill.store.schema import documents, names, readings, records

Outcome = Literal["added", "unchanged", "reread", "changed"]
"""What adding a document did: a new document; nothing; a new reading of a known text; a known id with a
new text."""


class Stored(NamedTuple):
    """A document in the ledger, without its text."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    text_sha256: str
    records: int


class Ledger:
    """An open ledger file. Use as a context manager, or call `close`."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path
        self._connection: Connection | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the ledger at `path`, creating it where allowed.

        Raises:
            LedgerError: where the file cannot be a ledger; the message says why and what to do.
        """
        target = Path(path)
        return cls(open_engine(target, create=create), target)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Group several `add` calls: all are stored when the block ends, none where it fails.

        Raises:
            LedgerError: where the file cannot be written.
        """
        if self._connection is not None:
            yield
            return
        try:
            with self._engine.begin() as connection:
                self._connection = connection
                try:
                    yield
                finally:
                    self._connection = None
        except DatabaseError as error:
            raise database_error(self.path, error) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._connection is not None:
            yield self._connection
            return
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise database_error(self.path, error) from error

    def has(self, document: Document, version: str, lexicon_sha256: str) -> bool:
        """Whether this very document has been read by this very reader."""
        with self._reading() as connection:
            found = connection.execute(
                select(readings.c.sequence).where(
                    readings.c.document_id == document.id,
                    readings.c.text_sha256 == document.text_sha256,
                    readings.c.reader_version == version,
                    readings.c.lexicon_sha256 == lexicon_sha256,
                    _same(readings.c.outlet, document.outlet),
                    _same(readings.c.published, document.published.isoformat() if document.published else None),
                )
            ).first()
        return found is not None

    def add(self, document: Document, extraction: Extraction) -> Outcome:
        """Store a document and its reading, in one transaction of its own unless one is open.

        Raises:
            LedgerError: where the file cannot be written, or the text has lone surrogates, which no
                Unicode file can hold.
        """
        try:
            document.text.encode()
        except UnicodeEncodeError:
            raise LedgerError(str(document.id), "surrogates") from None
        with self.transaction():
            assert self._connection is not None
            return _append(self._connection, document, extraction)

    def add_all(self, pairs: Iterable[tuple[Document, Extraction]], every: int = 100) -> Iterator[Outcome]:
        """Store many documents, `every` so many in one transaction; yields what became of each."""
        batch: list[tuple[Document, Extraction]] = []
        for pair in pairs:
            batch.append(pair)
            if len(batch) >= every:
                yield from self._add_batch(batch)
                batch = []
        yield from self._add_batch(batch)

    def _add_batch(self, batch: list[tuple[Document, Extraction]]) -> list[Outcome]:
        with self.transaction():
            return [self.add(document, extraction) for document, extraction in batch]

    def documents(self, *, text: str | None = None, limit: int | None = None) -> list[Stored]:
        """Documents by publication date and id; with `text`, those in which it occurs."""
        wanted = {hit.document_id for hit in self.search(text)} if text else None
        with self._reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT c.document_id, c.outlet, c.published, d.title, c.text_sha256, "
                "(SELECT count(*) FROM records x WHERE x.reading = c.key) FROM current c "
                "JOIN documents d ON d.id = c.document_id AND d.text_sha256 = c.text_sha256 "
                "ORDER BY coalesce(c.published, ''), c.document_id"
            ).all()
        found = [Stored(*row) for row in rows if wanted is None or row[0] in wanted]
        return found[:limit]

    def document(self, document_id: str) -> Document | None:
        """The document with its text, as last read."""
        with self._reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT d.id, d.url, c.outlet, d.title, c.published, d.text FROM current c "
                "JOIN documents d ON d.id = c.document_id AND d.text_sha256 = c.text_sha256 "
                "WHERE c.document_id = ?",
                (document_id,),
            ).first()
        if row is None:
            return None
        published = dt.date.fromisoformat(row[4]) if row[4] else None
        return Document(id=row[0], url=row[1], outlet=row[2], title=row[3], published=published, text=row[5])

    def extraction(self, document_id: str) -> Extraction | None:
        """The current extraction of a document, as it went in."""
        with self._reading() as connection:
            data = connection.exec_driver_sql(
                "SELECT extraction FROM current WHERE document_id = ?", (document_id,)
            ).scalar()
        return None if data is None else Extraction.from_json(data)

    def extractions(self) -> Iterator[bytes]:
        """The JSON of every current extraction, byte for byte as it went in, by document id."""
        with self._reading() as connection:
            for (data,) in connection.exec_driver_sql("SELECT extraction FROM current ORDER BY document_id"):
                yield data

    def records(self, layer: str | None = None, **wanted: str | int | None) -> list[Row]:
        """Current records of a layer, filtered; see `sijill.store.query.Search` for the filters."""
        search = Search(layer=layer, **wanted)  # type: ignore[arg-type]
        with self._reading() as connection:
            statement, values = record_query(search)
            rows = connection.execute(text(statement), values).all()
            return [Row(row[0], row[1], row[2], row[3], row[4], msgspec.json.decode(row[5])) for row in rows]

    def record(self, reference: str) -> Row | None:
        """One record by `document id/record id`."""
        document_id, _, record_id = reference.rpartition("/")
        return next(iter(self.records(document=document_id, record=record_id)), None)

    def actors(self, *, name: str | None = None, limit: int | None = None) -> list[Actor]:
        """Who and what is named, with counts of records and documents; most often named first."""
        with self._reading() as connection:
            statement, values = actor_query(name, limit)
            return [Actor(*row) for row in connection.execute(text(statement), values)]

    def search(self, query: str, limit: int | None = None) -> list[Hit]:
        """Sentences in which all words of `query` occur, whatever their spelling and proclitics."""
        with self._reading() as connection:
            return search_sentences(connection, query, limit)

    def dump(self) -> Iterator[str]:
        """The content, line by line in canonical order: the same for any order of arrival."""
        with self._reading() as connection:
            for table, columns in (
                (documents, list(documents.c)),
                (readings, [c for c in readings.c if c.name != "sequence"]),
                (records, list(records.c)),
                (names, list(names.c)),
            ):
                rows = sorted(repr(tuple(row)) for row in connection.execute(select(*columns)))
                yield from (f"{table.name}\t{row}" for row in rows)


def _same(column: Column[str | None], value: str | None) -> ColumnElement[bool]:
    """Equality that holds between NULLs."""
    return column.is_(None) if value is None else column == value


def _append(connection: Connection, document: Document, extraction: Extraction) -> Outcome:
    key = reading_key(document, extraction)
    if connection.execute(select(readings.c.sequence).where(readings.c.key == key)).first() is not None:
        return "unchanged"
    known = connection.execute(select(documents.c.text_sha256).where(documents.c.id == document.id)).all()
    outcome: Outcome = "added"
    if any(row[0] == document.text_sha256 for row in known):
        outcome = "reread"
    else:
        if known:
            outcome = "changed"
        connection.execute(insert(documents).values(_document_row(document)))
        sentences = sentence_rows(document)
        if sentences:
            connection.execute(
                text(
                    "INSERT INTO sentences (folded, document_id, text_sha256, start, end) "
                    "VALUES (:folded, :document_id, :text_sha256, :start, :end)"
                ),
                sentences,
            )
    reader = extraction.document.reader
    connection.execute(
        insert(readings).values(
            key=key,
            document_id=document.id,
            text_sha256=document.text_sha256,
            outlet=document.outlet,
            published=document.published.isoformat() if document.published else None,
            reader_version=reader.version,
            lexicon_sha256=reader.lexicon_sha256,
            extraction=extraction.to_json(),
        )
    )
    record_values, name_values = record_rows(key, extraction)
    if record_values:
        connection.execute(insert(records), record_values)
    if name_values:
        connection.execute(insert(names), name_values)
    return outcome


def _document_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "text_sha256": document.text_sha256,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
    }
