"""`sijill search`: sentences of the ledger by their words."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.interface import (
    DEFAULT_LEDGER,
    BidiOption,
    Interface,
    JsonOption,
    LedgerOption,
    LimitOption,
    print_json,
)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words that the sentence holds, in any spelling.")],
    limit: LimitOption = 50,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """Search the texts of the ledger: sentences with all the words, whatever their spelling and clitics."""
    from sijill.cli.stored import open_ledger  # noqa: PLC0415  # the database is slow to load

    face = Interface.of(context, bidi)
    with open_ledger(face, ledger) as store:
        hits = store.search(query, limit)
    for hit in hits:
        if json:
            print_json(hit._asdict())
        else:
            face.out.line(f"«{hit.sentence}»")
            face.out.line(Text(hit.document_id, "dim"), Text(f"  {hit.start}–{hit.end}", "dim"), indent=2)
    if not hits and not json:
        face.notes.line(face.say("nothing_found"))
