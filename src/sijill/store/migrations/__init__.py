"""Schema migrations of the ledger file, run by Alembic when a file is opened."""
