"""A person's own places, which take the place of those of the gazetteer."""

from __future__ import annotations

from sijill.entities.places.check import check_rows
from sijill.entities.places.gazetteer import OWN, Gazetteer
from sijill.lexicon import Lexicon, LexiconError

COLUMNS = ("key", "kind", "name", "variants", "country", "parent", "lat", "lon", "precision_km")


def with_own_places(lexicon: Lexicon, data: bytes) -> Lexicon:
    """A lexicon with the rows of a user's file (TSV, UTF-8), and another hash, for what is read differs.

    The columns are those of the curated files (`COLUMNS`); a row replaces the place with the same key, or stands
    beside the others.

    Raises:
        LexiconError: where a column is missing, or a row is not a place.
    """
    own = lexicon.with_file(OWN, data.removeprefix(b"\xef\xbb\xbf"))
    rows = own.tsv(OWN)
    if rows and set(rows[0]) != set(COLUMNS):
        raise LexiconError(f"{OWN}: columns are {', '.join(COLUMNS)}")
    try:
        gazetteer = Gazetteer(own)
    except ValueError as error:
        raise LexiconError(f"{OWN}: {error}") from None
    for problem in check_rows([gazetteer.by_id[row["key"]] for row in rows], gazetteer):
        raise LexiconError(f"{OWN}: {problem.entry} {problem.message}")
    return own
