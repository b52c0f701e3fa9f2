"""The ledger file: SQLite, append-only, full-text search, exports."""
