"""Cue, source, content; chains of sources; responsibility; commitments."""

from sijill.claims.affiliations import AffiliationReader
from sijill.claims.attribution import attribute, speaking
from sijill.claims.check import check_entries
from sijill.claims.commitments import CommitmentReader
from sijill.claims.responsibility import ResponsibilityReader
from sijill.claims.statements import StatementReader

__all__ = [
    "AffiliationReader",
    "CommitmentReader",
    "ResponsibilityReader",
    "StatementReader",
    "attribute",
    "check_entries",
    "speaking",
]
