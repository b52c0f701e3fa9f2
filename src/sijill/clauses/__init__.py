"""Clause boundaries, event triggers, roles, polarity, modality."""

from sijill.clauses.reader import EventReader

__all__ = ["EventReader"]
