"""Persons, organisations, places: registers, titles, name grammar, identity in a document."""

from sijill.entities.check import check_entries
from sijill.entities.dateline import dateline
from sijill.entities.mentions import MentionAt, Mentions
from sijill.entities.own import with_registers
from sijill.entities.phrases import noun_phrase
from sijill.entities.reader import Convention, EntityReader

__all__ = [
    "Convention",
    "EntityReader",
    "MentionAt",
    "Mentions",
    "check_entries",
    "dateline",
    "noun_phrase",
    "with_registers",
]
