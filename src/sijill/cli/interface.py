"""What every command is given: the words of the interface, and where to print."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import msgspec
import typer

from sijill.cli.bidi import Bidi
from sijill.cli.exits import ExitCode
from sijill.cli.messages import Messages
from sijill.cli.paper import Paper
from sijill.ingest import IngestProblem, Options, parse_day

BidiOption = Annotated[Bidi, typer.Option(envvar="SIJILL_BIDI", help="How Arabic is printed on a terminal.")]
EncodingOption = Annotated[
    str | None, typer.Option(help="Encoding of the files; what does not fit it is read as what it is.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text.")]
LedgerOption = Annotated[Path, typer.Option(envvar="SIJILL_LEDGER", help="The ledger file.")]
NamedInOption = Annotated[Path | None, typer.Option(help="Also name the documents of this ledger that name them.")]
LimitOption = Annotated[int, typer.Option(min=1, help="At most so many results.")]
MaxSizeOption = Annotated[float, typer.Option(min=0.001, help="Largest article taken, in megabytes.")]
OutletOption = Annotated[str | None, typer.Option(help="Who published the articles that do not say so.")]
PublishedOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="When the articles without a date were published (YYYY-MM-DD).")
]
WorkersOption = Annotated[int, typer.Option(min=1, help="Processes to read with.")]
TaggerOption = Annotated[
    bool, typer.Option("--tagger/--no-tagger", help="Whether the statistical tagger of names is used.")
]
WeigherOption = Annotated[
    bool, typer.Option("--weigher/--no-weigher", help="Whether events are weighed by the trained model.")
]
CastingOption = Annotated[
    bool,
    typer.Option(
        "--casting/--no-casting", help="Whether a trained model fills the roles of events that the rules leave open."
    ),
]

DEFAULT_LEDGER = Path("sijill.sqlite")
DEFAULT_MAX_SIZE = 10.0


class Interface:
    """The words of the interface and its two sheets: `out` for results, `notes` for everything else."""

    def __init__(self, messages: Messages, bidi: Bidi = Bidi.AUTO) -> None:
        self.say = messages
        self.out = Paper(sys.stdout, bidi=bidi, rtl=messages.rtl, environ=os.environ)
        self.notes = Paper(sys.stderr, bidi=bidi, rtl=messages.rtl, environ=os.environ)

    @classmethod
    def of(cls, context: typer.Context, bidi: Bidi = Bidi.AUTO) -> Interface:
        """The interface in the language that the command was started with."""
        messages = context.find_root().obj
        return cls(messages if isinstance(messages, Messages) else Messages(), bidi)

    def fail(self, code: ExitCode, key: str, **values: object) -> NoReturn:
        """Say what went wrong and leave.

        Raises:
            typer.Exit: always.
        """
        self.notes.line(f"{self.say('error')}: ", self.say(key, **values))
        raise typer.Exit(code)

    def unknown(self, key: str, *, quiet: bool, **values: object) -> NoReturn:
        """Leave because nothing of a name is known, saying so unless a program reads along.

        Raises:
            typer.Exit: always.
        """
        if not quiet:
            self.notes.line(self.say(key, **values))
        raise typer.Exit(ExitCode.SOME_SKIPPED)

    def report(self, problem: IngestProblem, *, indent: int = 0) -> None:
        """Print one problem: where, what, and what to do."""
        reason, advice = self.say.problem(problem)
        about = f" [{problem.document}]" if problem.document and problem.document != problem.path else ""
        self.notes.line(problem.place + about, ": ", reason, " — ", advice, indent=indent)

    def day(self, value: str | None) -> dt.date | None:
        """The day that an option gives.

        Raises:
            typer.Exit: where it is no date.
        """
        if value is None:
            return None
        try:
            return parse_day(value)
        except ValueError:
            self.fail(ExitCode.USAGE, "not_a_date", value=value)

    def options(
        self,
        *,
        published: str | None,
        outlet: str | None,
        encoding: str | None,
        max_size: float,
        arabic_only: bool = True,
    ) -> Options:
        """How to take articles in; the clock of the machine is read here and nowhere below.

        Raises:
            typer.Exit: where the date is no date, or no encoding has that name.
        """
        if encoding is not None:
            try:
                "".encode(encoding)
            except LookupError:
                self.fail(ExitCode.USAGE, "not_an_encoding", value=encoding)
        return Options(
            published=self.day(published),
            outlet=outlet,
            encoding=encoding,
            max_bytes=int(max_size * 1_000_000),
            today=dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1),
            arabic_only=arabic_only,
        )


def print_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
