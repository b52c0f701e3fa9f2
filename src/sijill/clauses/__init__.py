"""Clause boundaries, event triggers, roles, polarity, modality."""
