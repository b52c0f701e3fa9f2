"""The command `sijill`: its subcommands, the language it speaks, and how it ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any

import typer

from sijill.cli.actors import actors
from sijill.cli.exits import ExitCode
from sijill.cli.explain import explain
from sijill.cli.export import export
from sijill.cli.extract import extract
from sijill.cli.interface import Interface
from sijill.cli.lexicon import lexicon
from sijill.cli.messages import Language, Messages, choose_language, without_language
from sijill.cli.places import places
from sijill.cli.read import read
from sijill.cli.search import search
from sijill.cli.show import show
from sijill.cli.timeline import timeline
from sijill.cli.values import values
from sijill.version import __version__

app = typer.Typer(
    name="sijill",
    help="Reads Arabic news into a sourced ledger: who did or said what, where, when, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # the signature of a Typer callback
    if wanted:
        typer.echo(f"sijill {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    lang: Annotated[
        Language | None, typer.Option(envvar="SIJILL_LANG", help="Language of the interface; may stand anywhere.")
    ] = None,
) -> None:
    """What holds for every command; the language was chosen before, because the help speaks it too."""


app.command()(read)
app.command()(timeline)
app.command()(show)
app.command()(search)
app.command()(explain)
app.command()(export)
app.command()(extract)
app.command()(values)
app.command()(actors)
app.command()(places)
app.add_typer(lexicon, name="lexicon")


def main(words: Sequence[str] | None = None) -> None:
    """Run the command with `words`, by default those of the shell.

    Raises:
        SystemExit: always, with one of the documented exit codes.
    """
    given = list(sys.argv[1:] if words is None else words)
    messages = Messages(choose_language(given, os.environ))
    command = typer.main.get_command(app)
    _translate(command, "", messages)
    try:
        try:
            command(args=without_language(given), prog_name="sijill", obj=messages)
        finally:
            sys.stdout.flush()  # what cannot be written must show here, not when Python has ended
    except OSError as error:
        # What no command expected of the machine: a full disk, a lost terminal.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:
            sys.exit(ExitCode.DONE)
        sheet = Interface(messages)
        where = error.filename or "-"
        sheet.notes.line(f"{messages('error')}: ", messages("cannot_write", path=where, why=error.strerror))
        sys.exit(ExitCode.SOME_SKIPPED)


def _translate(command: Any, name: str, messages: Messages) -> None:
    """Put the help of a command, its parameters and subcommands into the language of the interface."""
    command.help = messages.help(name) or command.help
    command.short_help = messages.help(name) or command.short_help
    for parameter in command.params:
        parameter.help = messages.help(name, parameter.name) or parameter.help
    for child_name, child in getattr(command, "commands", {}).items():
        _translate(child, f"{name} {child_name}".strip(), messages)
