"""Anything → Document: text files, JSON lines, directories, standard input; encodings, limits, checks."""

from sijill.ingest.articles import parse_day
from sijill.ingest.options import Item, Options
from sijill.ingest.problems import KINDS, IngestProblem
from sijill.ingest.sources import STDIN, count, ingest, ingest_lines, unique

__all__ = [
    "KINDS",
    "STDIN",
    "IngestProblem",
    "Item",
    "Options",
    "count",
    "ingest",
    "ingest_lines",
    "parse_day",
    "unique",
]
