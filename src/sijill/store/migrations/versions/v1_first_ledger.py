"""The first ledger: documents, readings, records, names, full-text search; append-only."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    op.create_table(
        "documents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("text_sha256", sa.Text, primary_key=True),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("document_id", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("reader_version", sa.Text, nullable=False),
        sa.Column("lexicon_sha256", sa.Text, nullable=False),
        sa.Column("extraction", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["document_id", "text_sha256"], ["documents.id", "documents.text_sha256"]),
    )
    op.create_index("readings_by_document", "readings", ["document_id", "sequence"])
    op.create_table(
        "records",
        sa.Column("reading", sa.Text, sa.ForeignKey("readings.key"), primary_key=True),
        sa.Column("layer", sa.Text, primary_key=True),
        sa.Column("record_id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.Text),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("earliest", sa.Text),
        sa.Column("latest", sa.Text),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_index("records_by_layer", "records", ["layer", "type"])
    op.create_table(
        "names",
        sa.Column("reading", sa.Text, sa.ForeignKey("readings.key"), primary_key=True),
        sa.Column("layer", sa.Text, primary_key=True),
        sa.Column("record_id", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("folded", sa.Text, nullable=False),
    )
    op.create_index("names_by_folded", "names", ["folded"])
    op.execute(
        "CREATE VIRTUAL TABLE sentences USING fts5("
        "folded, document_id UNINDEXED, text_sha256 UNINDEXED, start UNINDEXED, end UNINDEXED, "
        "tokenize='unicode61')"
    )
    op.execute(
        "CREATE VIEW current AS SELECT r.* FROM readings r WHERE r.sequence = "
        "(SELECT max(sequence) FROM readings l WHERE l.document_id = r.document_id)"
    )
    for table in ("documents", "readings", "records", "names"):
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
