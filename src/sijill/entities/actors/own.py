"""A user's own actors: a TSV file whose rows add to the register and replace those with their id."""

from __future__ import annotations

from sijill.entities.actors.entries import OWN
from sijill.entities.actors.register import ActorRegister
from sijill.lexicon import Lexicon, LexiconError

_COLUMNS = frozenset(
    {
        "id", "kind", "name", "english", "variants", "phrases", "country", "code", "wikidata", "source",
        "office", "from", "to",
    }
)  # fmt: skip


def with_own(lexicon: Lexicon, data: bytes) -> Lexicon:
    """A lexicon with the rows of a user's file (UTF-8), and another hash, for what is read differs.

    Columns, of which `id` is needed: those of the registers, `kind` (`person`, `armed_group` …), and `office`,
    `from`, `to` for an office that the actor held; a row without a name only adds an office to a listed person.

    Raises:
        LexiconError: where a column, code or date of the file cannot be read.
    """
    own = lexicon.with_file(OWN, data.removeprefix(b"\xef\xbb\xbf"))
    rows = own.tsv(OWN)
    unknown = set(rows[0]) - _COLUMNS if rows else set()
    if unknown or (rows and "id" not in rows[0]):
        raise LexiconError(f"{OWN}: columns are {', '.join(sorted(_COLUMNS))}; id is needed")
    register = ActorRegister(own)
    for row in rows:
        if not row["id"] or row["id"] not in register.named:
            raise LexiconError(f"{OWN}: {row['id'] or 'a row'} has no id, or neither a name nor a listed actor")
        for dated in register.named[row["id"]].codes:
            if not register.scheme.valid(dated.code):
                raise LexiconError(f"{OWN}: {row['id']}: {dated.code} is no code of a country and a sector")
    return own
