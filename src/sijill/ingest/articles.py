"""One article: from a JSON object or a text to a document, with what must be said about it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from sijill.ingest.encoding import UnknownEncodingError, decode, garbled_from
from sijill.ingest.language import script_of
from sijill.ingest.options import Item, Options
from sijill.ingest.problems import IngestProblem, problem
from sijill.model import Document

_REPLACEMENT = "\ufffd"
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![^T ])")
_NAMES = ("url", "outlet", "title")


def article_of(data: bytes, path: str, line: int, options: Options) -> Iterator[Item]:
    """The document in one JSON line, preceded by the warnings about it; or the error that stands in its way."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = decode(data, options.encoding).text
        except (UnknownEncodingError, ValueError):
            yield problem(path, "encoding", line=line)
            return
    try:
        fields = msgspec.json.decode(text.replace("\0", _REPLACEMENT))
    except (msgspec.DecodeError, RecursionError) as error:
        yield problem(path, "json", line=line, why=error)
        return
    if not isinstance(fields, dict):
        yield problem(path, "json", line=line, why="not an object")
        return
    identity = fields.get("id")
    known = str(identity) if isinstance(identity, str | int) and str(identity) else None
    body = fields.get("text")
    if not isinstance(body, str) or not body.strip("\ufeff\0 \t\r\n"):
        yield problem(path, "no_text", line=line, document=known)
        return
    if len(body.encode("utf-8", "surrogatepass")) > options.max_bytes:
        yield problem(path, "too_large", line=line, document=known, limit=options.limit)
        return
    id_ = known or default_id(path, body)
    names, wrong = _names(fields)
    for field in wrong:
        yield problem(path, "invalid_field", line=line, document=id_, field=field)
    published, unreadable = _published(fields.get("published"), options.published)
    if unreadable is not None:
        yield problem(path, "invalid_date", line=line, document=id_, value=unreadable)
    document = Document(
        id=id_,
        text=body,
        published=published,
        url=names.get("url"),
        outlet=names.get("outlet", options.outlet),
        title=names.get("title"),
    )
    yield from checked(document, path, line, options, dated=unreadable is not None)


def checked(
    document: Document, path: str, line: int | None, options: Options, *, dated: bool = False
) -> Iterator[Item]:
    """Pass a document on with the warnings about its text and date, or the error that it is not Arabic.

    Args:
        dated: its date was already spoken of.
    """

    def about(kind: str, **values: object) -> IngestProblem:
        return problem(path, kind, line=line, document=document.id, **values)

    text = document.text
    if nul := text.count("\0"):
        # Same length, so that offsets in what came in still hold.
        text = text.replace("\0", _REPLACEMENT)
        document = msgspec.structs.replace(document, text=text)
        yield about("nul", count=nul)
    elif replaced := text.count(_REPLACEMENT):
        yield about("replaced", count=replaced)
    script = script_of(text)
    if script.verdict == "other_script" and (encoding := garbled_from(text)):
        yield about("mojibake", encoding=encoding)
        return
    share = round(100 * script.share)
    if script.verdict in ("other_script", "other_language") and options.arabic_only:
        yield about("not_arabic" if script.verdict == "other_script" else "other_language", share=share)
        return
    if script.verdict in ("mixed", "other_script"):
        yield about("mixed_scripts", share=share)
    if document.published is None and not dated:
        yield about("no_date")
    if document.published and options.today and document.published > options.today:
        yield about("future_date", value=document.published.isoformat())
    yield document


def default_id(path: str, text: str) -> str:
    """The id of an article that was given none: the name of its file and a short hash of its text."""
    stem = "stdin" if path == "-" else Path(path).stem
    return f"{stem}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _names(fields: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The textual fields that are given, and the names of those that are not texts."""
    given = {name: fields[name] for name in _NAMES if fields.get(name) not in (None, "")}
    texts = {name: value for name, value in given.items() if isinstance(value, str)}
    return texts, [name for name in given if name not in texts]


def _published(value: Any, default: dt.date | None) -> tuple[dt.date | None, str | None]:
    """The day of publication, and the value that was no date."""
    if value in (None, ""):
        return default, None
    try:
        return parse_day(str(value)), None
    except ValueError:
        return None, str(value)[:40]


def parse_day(value: str) -> dt.date:
    """The day of an ISO 8601 date or of a date with a time, as it is written there; `/` may part it.

    Raises:
        ValueError: where it is neither.
    """
    found = _DAY.match(value.strip())
    if found is None:
        raise ValueError(f"{value!r} is not a date")
    year, month, day = map(int, found.groups())
    return dt.date(year, month, day)
