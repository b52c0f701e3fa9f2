"""The ledger file: SQLite, append-only, full-text search, exports."""

from sijill.store.connection import LedgerError
from sijill.store.export import export_csv, export_jsonl
from sijill.store.ledger import Ledger, Outcome, Stored
from sijill.store.query import Actor, Hit, Row, Search

__all__ = ["Actor", "Hit", "Ledger", "LedgerError", "Outcome", "Row", "Search", "Stored", "export_csv", "export_jsonl"]
