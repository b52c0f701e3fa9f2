"""`sijill read`: articles into the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.exits import ExitCode
from sijill.cli.interface import (
    DEFAULT_LEDGER,
    DEFAULT_MAX_SIZE,
    BidiOption,
    CastingOption,
    EncodingOption,
    Interface,
    JsonOption,
    LedgerOption,
    MaxSizeOption,
    OutletOption,
    PublishedOption,
    TaggerOption,
    WeigherOption,
    WorkersOption,
    print_json,
)
from sijill.cli.registers import RegisterOption, own_registers
from sijill.ingest import IngestProblem, Options, count, ingest, unique
from sijill.model import LAYERS, Document

if TYPE_CHECKING:
    from sijill.cli.work import Setup

_EXAMPLES = 3


def read(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="Text or JSONL files, directories, or - for standard input.")],
    published: PublishedOption = None,
    outlet: OutletOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    workers: WorkersOption = 1,
    tagger: TaggerOption = True,
    weigher: WeigherOption = True,
    casting: CastingOption = True,
    register: RegisterOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = DEFAULT_MAX_SIZE,
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """Read articles and store their records in the ledger; what is stored already is passed over."""
    from sijill.cli.stored import open_ledger  # noqa: PLC0415  # the database is slow to load
    from sijill.cli.work import Setup  # noqa: PLC0415  # the reader is only loaded to read

    face = Interface.of(context, bidi)
    options = face.options(published=published, outlet=outlet, encoding=encoding, max_size=max_size)
    registers = own_registers(face, register)
    run = _Run(face, ledger)
    try:
        with open_ledger(face, ledger, create=True) as store:
            run.store(store, paths, options, workers, Setup(tagger, registers, weigher, casting))
    except KeyboardInterrupt:
        face.notes.line(face.say("read.interrupted", n=run.read, path=ledger))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except BrokenProcessPool:
        face.fail(ExitCode.SOME_SKIPPED, "workers.died")
    if json:
        print_json(run.values())
    else:
        run.print_summary()
    if run.exit_code:
        raise typer.Exit(run.exit_code)


class _Run:
    """One run of the command, with what it counts."""

    def __init__(self, face: Interface, path: Path) -> None:
        self.face = face
        self.path = path
        self.read = 0
        self.unchanged = 0
        self.failed = 0
        self.records: Counter[str] = Counter()
        self.skipped: list[IngestProblem] = []
        self.warnings: list[IngestProblem] = []

    @property
    def exit_code(self) -> ExitCode:
        """How the command is to end."""
        if not self.read and not self.unchanged:
            return ExitCode.NOTHING_READ
        return ExitCode.SOME_SKIPPED if self.skipped or self.failed else ExitCode.DONE

    def store(self, ledger: Any, paths: list[str], options: Options, workers: int, setup: Setup) -> None:
        """Read what lies under `paths` into the ledger, one transaction for each document."""
        import sys  # noqa: PLC0415

        from sijill.cli.work import load_reader, read_all  # noqa: PLC0415  # the reader is only loaded to read

        reader = load_reader(setup)
        terminal = self.face.notes.console.is_terminal
        bar = self._progress() if terminal else nullcontext()
        with bar as progress:
            task = progress.add_task(self.face.say("read.progress"), total=count(paths)) if progress else None

            def documents() -> Iterator[Document]:
                for item in unique(ingest(paths, options, sys.stdin.buffer)):
                    if isinstance(item, IngestProblem):
                        self._note(item)
                    elif ledger.has(item, reader.version.version, reader.version.lexicon_sha256):
                        self.unchanged += 1
                    else:
                        yield item
                        continue
                    if progress and task is not None and not (isinstance(item, IngestProblem) and not item.skipped):
                        progress.advance(task)

            for reading in read_all(documents(), workers, reader, setup):
                if reading.error:
                    self.failed += 1
                    why = self.face.say("read.failed", why=reading.error)
                    self.face.notes.line(reading.document.id, ": ", why)
                else:
                    extraction = reading.extraction
                    ledger.add(reading.document, extraction)
                    self.read += 1
                    self.records.update(layer for layer, _ in extraction.records())
                if progress and task is not None:
                    progress.advance(task)

    def values(self) -> dict[str, Any]:
        """The summary for programs."""
        return {
            "ledger": str(self.path),
            "read": self.read,
            "unchanged": self.unchanged,
            "failed": self.failed,
            "skipped": [_problem_values(problem) for problem in self.skipped],
            "warnings": [_problem_values(problem) for problem in self.warnings],
            "records": {layer: self.records[layer] for layer in LAYERS},
        }

    def print_summary(self) -> None:
        """What was read, passed over, skipped and found; warnings by kind, each with some examples."""
        face, out = self.face, self.face.out
        kinds: dict[str, list[IngestProblem]] = {}
        for warning in self.warnings:
            kinds.setdefault(warning.kind, []).append(warning)
        if kinds:
            out.line(Text(face.say("read.warnings_heading"), "bold yellow"))
        for problems in kinds.values():
            reason, advice = face.say.problem(problems[0])
            out.line(reason, " — ", advice, indent=2)
            places = ", ".join(problem.document or problem.place for problem in problems[:_EXAMPLES])
            more = len(problems) - _EXAMPLES
            out.line(places, ", " + face.say("read.more", n=more) if more > 0 else "", indent=4)
        if not self.read and not self.unchanged:
            out.line(Text(face.say("read.nothing"), "bold red"))
            return
        skipped = len(self.skipped) + self.failed
        pieces: list[Text | str] = [Text(face.say("read.count", n=self.read), "bold green")]
        for key, number, style in (("unchanged", self.unchanged, "dim"), ("skipped", skipped, "red")):
            pieces += [" · ", Text(face.say(f"read.{key}", n=number), style if number else "dim")]
        out.line(*pieces, " · ", face.say("read.stored", path=self.path))
        found = [(face.say.label("layer", layer), self.records[layer]) for layer in LAYERS if self.records[layer]]
        parts = [piece for label, number in found for piece in (" · ", f"{label} {number:,}")]
        if parts:
            out.line(*parts[1:], indent=2)

    def _note(self, problem: IngestProblem) -> None:
        if problem.skipped:
            self.skipped.append(problem)
            self.face.report(problem)
        else:
            self.warnings.append(problem)

    def _progress(self) -> Progress:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        return Progress(*columns, console=self.face.notes.console, transient=True)


def _problem_values(problem: IngestProblem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "document": problem.document,
        "kind": problem.kind,
        "reason": problem.reason,
        "advice": problem.advice,
    }
