"""`sijill lexicon`: check the data, and ask what it knows of a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer
from msgspec.structs import asdict
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.exits import ExitCode
from sijill.cli.interface import BidiOption, Interface, JsonOption, print_json
from sijill.cli.paper import Piece
from sijill.cli.terms import Terms
from sijill.lexicon import Lexicon, LexiconError, Problem, load
from sijill.lexicon.check import check as problems_in_files
from sijill.text import fold, strip
from sijill.tokens import Analyser, Reading

lexicon = typer.Typer(help="Check the lexicon, or ask what it knows of a word.", no_args_is_help=True)


@lexicon.command()
def check(context: typer.Context, json: JsonOption = False, bidi: BidiOption = Bidi.AUTO) -> None:
    """Check every entry of the lexicon against its examples; exit code 1 where something is wrong."""
    face = Interface.of(context, bidi)
    try:
        known = load()
        problems = tuple(_problems(known))
        forms, sha256 = len(known.forms), known.sha256
    except LexiconError as error:
        problems, forms, sha256 = (Problem("", "", str(error)),), 0, ""
    if json:
        rows = [problem._asdict() for problem in problems]
        print_json({"sound": not problems, "forms": forms, "sha256": sha256, "problems": rows})
    elif problems:
        face.out.line(Text(face.say("lexicon.problems", n=len(problems)), "bold red"))
        for problem in problems:
            face.out.line(problem.file, ": ", problem.entry, " ", problem.message, indent=2)
    else:
        face.out.line(face.say("lexicon.good", n=forms, sha=sha256[:12]))
    if problems:
        raise typer.Exit(ExitCode.SOME_SKIPPED)


def _problems(known: Lexicon) -> Iterator[Problem]:
    """What is wrong with the files; where nothing is, what the entries read of their examples that they should not."""
    from sijill import claims, clauses, entities  # noqa: PLC0415  # the readers are slow to load
    from sijill.entities.actors import check_actors  # noqa: PLC0415

    found = list(problems_in_files(known))
    yield from found
    if not found:
        for check_layer in (entities.check_entries, check_actors, clauses.check_entries, claims.check_entries):
            yield from check_layer(known)


@lexicon.command()
def lookup(
    context: typer.Context,
    word: Annotated[str, typer.Argument(help="A word in any spelling, with or without clitics.")],
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """What the lexicon knows of a word: its readings, and the entries it stands in."""
    face = Interface.of(context, bidi)
    known = load()
    stripped = strip(word)[0].strip()
    readings = Analyser(known)(stripped).readings if stripped else ()
    entries = list(_entries_with(known, word))
    if json:
        rows = [reading_values(reading) for reading in readings]
        print_json({"word": word, "folded": fold(word), "readings": rows, "entries": entries})
    else:
        for reading in readings:
            _print_reading(face, reading)
        for entry in entries:
            folder = entry["file"].partition("/")[0]
            face.out.line(Text(entry["file"], "dim"), *_cells(Terms(face.say), entry["values"], folder))
    if not readings and not entries:
        face.unknown("lexicon.unknown", quiet=json, word=word)


def reading_values(reading: Reading) -> dict[str, Any]:
    """One reading of a word as plain values, without those that are empty."""
    values = {
        "lemma": reading.lemma,
        "root": reading.lexeme.root,
        "form": reading.lexeme.form,
        "verb": reading.lexeme.verb,
        **asdict(reading.morph),
        "conjunction": reading.conjunction,
        "preposition": reading.preposition,
        "article": "ال" if reading.article else "",
        "stem": reading.stem,
        "pronoun": reading.pronoun,
    }
    return {key: value for key, value in values.items() if value}


def _print_reading(face: Interface, reading: Reading) -> None:
    values = reading_values(reading)
    head = Text(values.pop("lemma"), "bold")
    face.out.line(head, *_cells(Terms(face.say), values, "lexemes"))


def _cells(terms: Terms, values: Mapping[str, Any], folder: str) -> Iterator[Piece]:
    for key, value in values.items():
        name, shown = terms.pair(key, value, folder)
        yield Text(f"  {name}", "dim")
        yield shown


def _entries_with(known: Lexicon, word: str) -> Iterator[dict[str, Any]]:
    """Rows of the registers that have the word in one of their cells."""
    wanted = fold(word).strip()
    for name in known.files(suffix=".tsv"):
        for row in known.tsv(name):
            cells = (fold(cell).split(",") for cell in row.values())
            if wanted and any(wanted in (part.strip() for part in cell) for cell in cells):
                yield {"file": name, "values": {key: value for key, value in row.items() if value}}
