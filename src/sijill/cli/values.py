"""`sijill values`: the filter for numbers and times, texts as JSON lines in, their values as JSON lines out."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import Annotated, Any, BinaryIO, NamedTuple

import msgspec
import typer

from sijill.cli.exits import ExitCode
from sijill.cli.extract import open_source
from sijill.cli.interface import DEFAULT_MAX_SIZE, EncodingOption, Interface, MaxSizeOption
from sijill.ingest import IngestProblem, Options
from sijill.ingest.articles import default_id
from sijill.ingest.encoding import UnknownEncodingError, decode
from sijill.ingest.lines import Line, lines

ReferenceOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="What relative times are reckoned from in the lines that do not say."),
]
_DATES = ("reference_date", "published")
_SHOWN = 40
"""How much of a wrong value is repeated to the user."""


class _Text(NamedTuple):
    """One line of the input: the id as it came, the text, and what its relative times are reckoned from."""

    id: str | int
    text: str
    reference: str | None


class _BadLineError(Exception):
    """A line that cannot be read: why, and what to do about it."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason} — {advice}")


def values(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="TEXTS.jsonl|-", help="A file of JSON lines, or - for stdin.")],
    reference: ReferenceOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = DEFAULT_MAX_SIZE,
) -> None:
    """Filter: a line of JSON with every text in, a line with its numbers, quantities and times out."""
    from sijill.values.spans import moment_of  # noqa: PLC0415  # the lexicon is slow to load, the help must not be

    face = Interface.of(context)
    options = face.options(published=None, outlet=None, encoding=encoding, max_size=max_size)
    try:
        moment_of(reference)
    except ValueError:
        face.fail(ExitCode.USAGE, "not_a_moment", value=reference)
    with ExitStack() as stack:
        stream = open_source(face, source, stack)
        run = _Filter(face, source, options, reference)
        try:
            run.pass_on(stream)
        except BrokenPipeError:
            # Whoever read us has had enough. Python would complain once more when it flushes at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ExitCode.DONE) from None
    if run.failed:
        raise typer.Exit(ExitCode.SOME_SKIPPED if run.written else ExitCode.NOTHING_READ)


class _Filter:
    """One run of the filter, with what it counts."""

    def __init__(self, face: Interface, name: str, options: Options, reference: str | None) -> None:
        self.face = face
        self.name = name
        self.options = options
        self.reference = reference
        self.written = 0
        self.failed = 0

    def pass_on(self, stream: BinaryIO) -> None:
        """Write the values of every text of `stream` to standard output; name the lines that are bad."""
        from sijill.values import ValueFinder  # noqa: PLC0415  # the lexicon is only loaded to read

        finder = ValueFinder()
        out = sys.stdout.buffer
        for line in lines(stream, self.options.max_bytes):
            try:
                text = self._text(line)
                spans = finder.find(text.text, text.reference)
                row = msgspec.json.encode({"id": text.id, "spans": spans})
            except _BadLineError as error:
                self._report(line, str(error))
            except Exception as error:  # one text must never stop the others, whatever is wrong with it
                self._report(line, self.face.say("read.failed", why=f"{type(error).__name__}: {error}"))
            else:
                out.write(row + b"\n")
                out.flush()
                self.written += 1

    def _report(self, line: Line, what: str) -> None:
        self.failed += 1
        self.face.notes.line(f"{self.name}:{line.number}: ", what)

    def _text(self, line: Line) -> _Text:
        """The text that a line holds.

        Raises:
            _BadLineError: where it holds none, or something that is no date where a date belongs.
        """
        if line.data is None:
            raise self._bad("too_large", limit=self.options.limit)
        try:
            fields = msgspec.json.decode(self._decoded(line.data))
        except (msgspec.DecodeError, RecursionError) as error:
            raise self._bad("json", why=str(error)) from None
        if not isinstance(fields, dict):
            raise self._bad("json", why=self.face.say("values.no_object"))
        body = fields.get("text")
        if not isinstance(body, str):
            raise self._bad("no_text")
        identity = fields.get("id")
        if not isinstance(identity, str | int) or identity == "":
            identity = default_id(self.name, body)
        return _Text(identity, body, self._reference(fields))

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        try:
            return decode(data, self.options.encoding).text
        except (UnknownEncodingError, ValueError):
            raise self._bad("encoding") from None

    def _reference(self, fields: dict[str, Any]) -> str | None:
        """The reference date of a line, checked here, where the line can still be named."""
        from sijill.values.spans import moment_of  # noqa: PLC0415

        given = next((fields[name] for name in _DATES if fields.get(name) not in (None, "")), self.reference)
        try:
            moment_of(None if given is None else str(given))
        except ValueError:
            wrong = self.face.say("not_a_moment", value=str(given)[:_SHOWN])
            raise _BadLineError(wrong, self.face.say("values.undated")) from None
        return None if given is None else str(given)

    def _bad(self, kind: str, **particulars: str) -> _BadLineError:
        problem = IngestProblem(path=self.name, kind=kind, values=particulars)
        return _BadLineError(*self.face.say.problem(problem))
