"""Paths → documents and problems, lazily: text files, files of JSON lines, directories, standard input."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sijill.ingest.articles import article_of, checked, default_id
from sijill.ingest.encoding import BinaryDataError, UnknownEncodingError, decode
from sijill.ingest.lines import lines, rejoin
from sijill.ingest.options import Item, Options
from sijill.ingest.problems import IngestProblem, problem
from sijill.model import Document

STDIN = "-"
LINE_SUFFIXES = (".jsonl", ".ndjson")
TEXT_SUFFIXES = (".txt", ".text")


def ingest(paths: Iterable[str], options: Options | None = None, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Yield the documents under `paths` in order, each preceded by the warnings about it.

    Nothing is raised for a bad input: it becomes an `IngestProblem`, and the next one follows.
    """
    options = options or Options()
    for path in paths:
        if path == STDIN:
            if stdin is not None:
                yield from _from_stream(stdin, STDIN, options)
        else:
            yield from _from_path(path, options)


def ingest_lines(stream: BinaryIO, name: str, options: Options | None = None) -> Iterator[Item]:
    """Yield the documents of a stream of JSON lines."""
    options = options or Options()
    for line in lines(stream, options.max_bytes):
        if line.data is None:
            yield problem(name, "too_large", line=line.number, limit=options.limit)
        else:
            yield from article_of(line.data, name, line.number, options)


def unique(items: Iterable[Item]) -> Iterator[Item]:
    """Pass items on; an id that comes a second time becomes a problem, so that one run holds it once."""
    seen: dict[str, bytes] = {}
    for item in items:
        if isinstance(item, Document):
            mark = hashlib.blake2b(item.text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            known = seen.setdefault(item.id, mark)
            if known is not mark:
                yield problem(item.id, "repeated" if known == mark else "duplicate", document=item.id, id=item.id)
                continue
        yield item


def count(paths: Iterable[str]) -> int | None:
    """How many articles lie under `paths`, by a quick look at names and line ends; None for a stream."""
    total = 0
    for path in paths:
        if path == STDIN or Path(path).is_fifo():
            return None
        for file in _files(path):
            total += _count_lines(file) if file.suffix.lower() in LINE_SUFFIXES else 1
    return total


def _files(path: str) -> Iterator[Path]:
    if not Path(path).is_dir():
        yield Path(path)
        return
    for folder, _, names in os.walk(path):
        yield from (Path(folder) / name for name in names if _is_article_file(name))


def _is_article_file(name: str) -> bool:
    return name.lower().endswith((*TEXT_SUFFIXES, *LINE_SUFFIXES)) and not name.startswith(".")


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1


def _from_path(path: str, options: Options) -> Iterator[Item]:
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _from_directory(path, options)
        elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
            with Path(path).open("rb") as stream:
                yield from _from_stream(stream, path, options)
        else:
            yield problem(path, "special")
    except FileNotFoundError:
        yield problem(path, "missing")
    except (OSError, ValueError) as error:
        yield problem(path, "unreadable", why=getattr(error, "strerror", None) or str(error))


def _from_directory(path: str, options: Options) -> Iterator[Item]:
    found = False
    errors: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=errors.append):
        folders.sort()
        for name in sorted(names):
            if _is_article_file(name):
                found = True
                yield from _from_path(str(Path(folder) / name), options)
        while errors:
            yield _walk_problem(errors.pop(0))
            found = True
    for error in errors:
        yield _walk_problem(error)
        found = True
    if not found:
        yield problem(path, "nothing_here")


def _walk_problem(error: OSError) -> IngestProblem:
    return problem(str(error.filename), "unreadable", why=error.strerror or str(error))


def _from_stream(stream: BinaryIO, name: str, options: Options) -> Iterator[Item]:
    suffix = Path(name).suffix.lower()
    if suffix in LINE_SUFFIXES:
        empty = True
        for item in ingest_lines(stream, name, options):
            empty = False
            yield item
        if empty:
            yield problem(name, "empty")
        return
    data = stream.read(options.max_bytes + 1)
    if suffix not in TEXT_SUFFIXES and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from ingest_lines(rejoin(data, stream), name, options)
    else:
        yield from _from_bytes(data, name, options)


def _from_bytes(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """One article from the bytes of a text file."""
    if len(data) > options.max_bytes:
        yield problem(name, "too_large", limit=options.limit)
        return
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        yield problem(name, "empty")
        return
    try:
        decoded = decode(data, options.encoding)
    except BinaryDataError as error:
        yield problem(name, "binary", what=error)
        return
    except UnknownEncodingError:
        yield problem(name, "encoding")
        return
    document = Document(
        id=default_id(name, decoded.text), text=decoded.text, published=options.published, outlet=options.outlet
    )
    if decoded.mislabelled:
        yield problem(name, "mislabelled", document=document.id, declared=options.encoding, found=decoded.encoding)
    yield from checked(document, name, None, options)
