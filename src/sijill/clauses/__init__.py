"""Clause boundaries, event triggers, roles, polarity, modality."""

from sijill.clauses.check import check_entries
from sijill.clauses.reader import EventReader

__all__ = ["EventReader", "check_entries"]
