"""What can be wrong with an input: typed problems, each saying where, why and what to do about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

Severity = Literal["error", "warning"]


class Kind(NamedTuple):
    """A kind of problem: how grave it is, and its wording with `{placeholders}` for the particulars."""

    severity: Severity
    reason: str
    advice: str


KINDS: dict[str, Kind] = {
    "missing": Kind("error", "no such file or directory", "check the path"),
    "unreadable": Kind("error", "cannot be opened: {why}", "check its permissions"),
    "special": Kind("error", "not a regular file or a directory", "give a file, a directory or - for standard input"),
    "nothing_here": Kind(
        "error", "the directory holds no .txt, .jsonl or .ndjson file", "name the files themselves to read other kinds"
    ),
    "empty": Kind("error", "empty: there is nothing to read", "leave it out, or check how it was saved"),
    "binary": Kind("error", "not a text file ({what})", "save it as plain text (UTF-8) first"),
    "encoding": Kind("error", "its encoding cannot be told", "name it with --encoding, e.g. --encoding windows-1256"),
    "mojibake": Kind(
        "error",
        "garbled: UTF-8 that was once misread as {encoding} and saved again",
        "restore it with: iconv -f UTF-8 -t {encoding} FILE > RESTORED",
    ),
    "too_large": Kind(
        "error", "larger than the limit of {limit} for one article", "split it, or raise the limit with --max-size"
    ),
    "json": Kind("error", "not valid JSON: {why}", "write one JSON object on each line"),
    "no_text": Kind("error", 'the object has no "text"', 'give the article in the field "text"'),
    "not_arabic": Kind(
        "error", "not an Arabic text ({share} % of its letters are Arabic)", "leave it out: only Arabic is read"
    ),
    "other_language": Kind(
        "error", "in Arabic script, but not in Arabic (Persian, Urdu, Kurdish …)", "leave it out: only Arabic is read"
    ),
    "duplicate": Kind(
        "error", "the id {id} was already given to another article of this run", "give every article its own id"
    ),
    "repeated": Kind("warning", "the same article again, under the same id {id}: read once", "nothing to do"),
    "mixed_scripts": Kind(
        "warning", "only {share} % of the letters are Arabic", "the parts in other scripts are not read"
    ),
    "no_date": Kind(
        "warning",
        "no publication date: relative times stay underspecified",
        "give --published DATE, or the field published",
    ),
    "invalid_date": Kind(
        "warning",
        "{value} is not a date: relative times stay underspecified",
        "write dates as YYYY-MM-DD",
    ),
    "future_date": Kind("warning", "published in the future ({value})", "check the date"),
    "invalid_field": Kind("warning", 'the field "{field}" is not a text and was ignored', "write it as a JSON string"),
    "replaced": Kind(
        "warning",
        "{count} characters could not be decoded and stand as U+FFFD",
        "name the encoding with --encoding",
    ),
    "nul": Kind("warning", "{count} NUL characters stand as U+FFFD", "check how the file was saved"),
    "mislabelled": Kind(
        "warning", "not {declared} as declared: read as {found}", "leave --encoding out, or correct it"
    ),
}
"""Every kind of problem. The reasons are complete without the path; the command prefixes it."""


class IngestProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong with an input. An error means: skipped. A warning means: read all the same.

    Attributes:
        path: the file as it was named, `-` for standard input.
        kind: one of `KINDS`.
        line: the line, counted from 1, in a file of lines.
        document: the id of the article, where it has one.
        values: the particulars of the reason, by name.
    """

    path: str
    kind: str
    line: int | None = None
    document: str | None = None
    values: dict[str, str] = {}

    @property
    def severity(self) -> Severity:
        """`error` where the input was skipped, `warning` where it was read."""
        return KINDS[self.kind].severity

    @property
    def skipped(self) -> bool:
        """Whether the input was left out."""
        return self.severity == "error"

    @property
    def reason(self) -> str:
        """What is wrong, in English."""
        return KINDS[self.kind].reason.format_map(self.values)

    @property
    def advice(self) -> str:
        """What to do about it, in English."""
        return KINDS[self.kind].advice.format_map(self.values)

    @property
    def place(self) -> str:
        """The path, and the line where there is one."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}: {self.reason} ({self.advice})"


def problem(
    path: str, kind: str, *, line: int | None = None, document: str | None = None, **values: object
) -> IngestProblem:
    """Build a problem; `values` are the particulars its wording asks for."""
    return IngestProblem(
        path=path, kind=kind, line=line, document=document, values={k: str(v) for k, v in values.items()}
    )
