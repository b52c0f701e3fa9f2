"""Spelling folded once, with an alignment to the original; sentences; quotation marks."""
