"""Queries over current readings."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from sijill.text import fold

_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "بال", "لل", "كال", "فال", "وبال", "ولل")
_WORD = re.compile(r"\w+")
_SHORTEST_STEM = 2


class Search(NamedTuple):
    """What records are wanted: all filters that are given must hold.

    `actor` and `place` match folded parts of names; `type` is the layer's own (PLOVER type, act, role …);
    `since` and `until` are ISO dates against the time the record speaks of, or else publication; `text`
    occurs in the evidence.
    """

    layer: str | None = None
    document: str | None = None
    record: str | None = None
    actor: str | None = None
    place: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    limit: int | None = None


class Row(NamedTuple):
    """A record with where it comes from; `record` is its JSON as an object."""

    document_id: str
    outlet: str | None
    published: str | None
    layer: str
    sentence: str
    record: dict[str, Any]

    @property
    def reference(self) -> str:
        """`document id/record id`."""
        return f"{self.document_id}/{self.record['id']}"


class Actor(NamedTuple):
    """A name, how many records name it, in how many documents."""

    name: str
    records: int
    documents: int


class Hit(NamedTuple):
    """A sentence found by full-text search."""

    document_id: str
    start: int
    end: int
    sentence: str


def record_query(search: Search) -> tuple[str, dict[str, Any]]:
    """SQL and parameters for a record search, in the order of the documents and their records."""
    where, values = ["1"], {}
    simple = {"layer": "x.layer", "document": "c.document_id", "record": "x.record_id", "type": "x.type"}
    for field, column in simple.items():
        value = getattr(search, field)
        if value is not None:
            where.append(f"{column} = :{field} COLLATE NOCASE" if field == "type" else f"{column} = :{field}")
            values[field] = value
    for field in ("actor", "place"):
        value = getattr(search, field)
        if value is not None:
            where.append(
                "EXISTS (SELECT 1 FROM names n WHERE n.reading = x.reading AND n.layer = x.layer "
                f"AND n.record_id = x.record_id AND n.role = '{field}' AND n.folded LIKE :{field} ESCAPE '\\')"
            )
            values[field] = f"%{_like(fold(value))}%"
    if search.since is not None:
        where.append("coalesce(x.latest, c.published) >= :since")
        values["since"] = search.since
    if search.until is not None:
        where.append("coalesce(x.earliest, c.published) <= :until")
        values["until"] = search.until
    if search.text is not None:
        where.append("instr(x.sentence, :text) > 0")
        values["text"] = search.text
    limit = f" LIMIT {int(search.limit)}" if search.limit is not None else ""
    statement = (
        "SELECT c.document_id, c.outlet, c.published, x.layer, x.sentence, x.payload "
        "FROM records x JOIN current c ON c.key = x.reading WHERE "
        + " AND ".join(where)
        + " ORDER BY coalesce(c.published, ''), c.document_id, x.position"
        + limit
    )
    return statement, values


def actor_query(name: str | None, limit: int | None) -> tuple[str, dict[str, Any]]:
    """SQL and parameters for the list of actors."""
    values: dict[str, Any] = {}
    where = "n.role = 'actor'"
    if name is not None:
        where += " AND n.folded LIKE :name ESCAPE '\\'"
        values["name"] = f"%{_like(fold(name))}%"
    return (
        "SELECT min(n.name), count(*), count(DISTINCT c.document_id) FROM names n "
        f"JOIN current c ON c.key = n.reading WHERE {where} GROUP BY n.folded "
        "ORDER BY count(DISTINCT c.document_id) DESC, count(*) DESC, min(n.name)"
        + (f" LIMIT {int(limit)}" if limit is not None else ""),
        values,
    )


def search_sentences(connection: Connection, query: str, limit: int | None) -> list[Hit]:
    """Sentences of current documents that hold every word of the query, with any proclitics."""
    words = _WORD.findall(fold(query))
    if not words:
        return []
    match = " AND ".join("(" + " OR ".join(f'"{form}"' for form in _forms(word)) + ")" for word in words)
    rows = connection.execute(
        text(
            "SELECT s.document_id, s.start, s.end, substr(d.text, s.start + 1, s.end - s.start) "
            "FROM sentences s JOIN current c ON c.document_id = s.document_id AND c.text_sha256 = s.text_sha256 "
            "JOIN documents d ON d.id = s.document_id AND d.text_sha256 = s.text_sha256 "
            "WHERE sentences MATCH :match ORDER BY coalesce(c.published, ''), s.document_id, s.start"
            + (f" LIMIT {int(limit)}" if limit is not None else "")
        ),
        {"match": match},
    )
    return [Hit(*row) for row in rows]


def _forms(word: str) -> list[str]:
    """A folded word with every proclitic it may carry; an article already there is kept apart."""
    stem = word.removeprefix("ال")
    if len(stem) < _SHORTEST_STEM:
        return [word]
    if stem == word:
        return [f"{clitic}{word}" for clitic in _PROCLITICS]
    return [f"{clitic}{stem}" for clitic in ("ال", "وال", "بال", "لل", "كال", "فال", "وبال", "ولل")]


def _like(value: str) -> str:
    return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
