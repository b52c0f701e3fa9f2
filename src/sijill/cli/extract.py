"""`sijill extract`: the plain filter, articles as JSON lines in, extractions as JSON lines out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from sijill.cli.exits import ExitCode
from sijill.cli.interface import (
    DEFAULT_MAX_SIZE,
    CastingOption,
    EncodingOption,
    Interface,
    MaxSizeOption,
    OutletOption,
    PublishedOption,
    TaggerOption,
    WeigherOption,
    WorkersOption,
)
from sijill.cli.registers import RegisterOption, own_registers
from sijill.ingest import STDIN, IngestProblem, Options, ingest_lines
from sijill.model import Document

if TYPE_CHECKING:
    from sijill.cli.work import Setup


def extract(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="ARTICLES.jsonl|-", help="A file of JSON lines, or - for stdin.")],
    published: PublishedOption = None,
    outlet: OutletOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = DEFAULT_MAX_SIZE,
    workers: WorkersOption = 1,
    tagger: TaggerOption = True,
    weigher: WeigherOption = True,
    casting: CastingOption = True,
    register: RegisterOption = None,
) -> None:
    """Filter: a line of JSON with every article in, a line with its records out, in the same order."""
    from sijill.cli.work import Setup  # noqa: PLC0415  # the reader is only loaded to read

    face = Interface.of(context)
    registers = own_registers(face, register)
    options = face.options(published=published, outlet=outlet, encoding=encoding, max_size=max_size, arabic_only=False)
    with ExitStack() as stack:
        stream = open_source(face, source, stack)
        run = _Filter(face, workers, Setup(tagger, registers, weigher, casting))
        try:
            run.pass_on(stream, source, options)
        except BrokenPipeError:
            # Whoever read us has had enough. Python would complain once more when it flushes at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ExitCode.DONE) from None
        except BrokenProcessPool:
            face.fail(ExitCode.SOME_SKIPPED, "workers.died")
    if run.failed:
        raise typer.Exit(ExitCode.SOME_SKIPPED if run.written else ExitCode.NOTHING_READ)


def open_source(face: Interface, source: str, stack: ExitStack) -> BinaryIO:
    """The input as a stream of bytes; an input that cannot be opened is reported and ends the command."""
    if source == STDIN:
        return sys.stdin.buffer
    try:
        return stack.enter_context(open(source, "rb"))  # noqa: PTH123  # "" and "." must fail alike
    except (OSError, ValueError) as error:
        kind = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        why = getattr(error, "strerror", None) or str(error)
        face.report(IngestProblem(path=source, kind=kind, values={"why": why}))
        raise typer.Exit(ExitCode.NOTHING_READ) from None


class _Filter:
    """One run of the filter, with what it counts."""

    def __init__(self, face: Interface, workers: int, setup: Setup) -> None:
        self.face = face
        self.workers = workers
        self.setup = setup
        self.written = 0
        self.failed = 0

    def pass_on(self, stream: BinaryIO, name: str, options: Options) -> None:
        """Write the extraction of every article of `stream` to standard output."""
        from sijill.cli.work import read_all  # noqa: PLC0415  # the reader is only loaded to read

        out = sys.stdout.buffer
        for reading in read_all(self._documents(stream, name, options), self.workers, setup=self.setup):
            if reading.error:
                self.failed += 1
                why = self.face.say("read.failed", why=reading.error)
                self.face.notes.line(name, f" [{reading.document.id}]: ", why)
                continue
            out.write(reading.json + b"\n")
            self.written += 1
            if self.workers == 1:
                out.flush()
        out.flush()

    def _documents(self, stream: BinaryIO, name: str, options: Options) -> Iterator[Document]:
        for item in ingest_lines(stream, name, options):
            if isinstance(item, Document):
                yield item
            else:
                self.face.report(item)
                self.failed += item.skipped
