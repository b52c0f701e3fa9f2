"""Tables of the ledger file. Migrations create them; queries are written against these definitions."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, MetaData, Table, Text

APPLICATION_ID = 0x534A4C31
"""`PRAGMA application_id` of a ledger file: "SJL1"."""

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text_sha256", Text, primary_key=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("text", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("document_id", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("reader_version", Text, nullable=False),
    Column("lexicon_sha256", Text, nullable=False),
    Column("extraction", LargeBinary, nullable=False),
    ForeignKeyConstraint(["document_id", "text_sha256"], ["documents.id", "documents.text_sha256"]),
    Index("readings_by_document", "document_id", "sequence"),
)

records = Table(
    "records",
    metadata,
    Column("reading", Text, primary_key=True),
    Column("layer", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("type", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("payload", LargeBinary, nullable=False),
    ForeignKeyConstraint(["reading"], ["readings.key"]),
    Index("records_by_layer", "layer", "type"),
)

names = Table(
    "names",
    metadata,
    Column("reading", Text, primary_key=True),
    Column("layer", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    ForeignKeyConstraint(["reading"], ["readings.key"]),
    Index("names_by_folded", "folded"),
)

APPEND_ONLY = ("documents", "readings", "records", "names")
"""Tables whose rows can be added and never changed or removed."""
