"""Lines of a stream in bounded memory: a line over the limit is dropped while it passes by."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, Protocol

from sijill.ingest.encoding import bom_of

_CHUNK = 1 << 16


class Line(NamedTuple):
    """One line without its ending; `data` is None where the line was longer than the limit."""

    number: int
    data: bytes | None


class _Source(Protocol):
    def readline(self, size: int = -1, /) -> bytes: ...


class _Utf8View:
    """A stream of UTF-16 or UTF-32 seen as UTF-8, whose line endings are single bytes."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")

    def readline(self, size: int = -1, /) -> bytes:
        return self._text.readline(size).encode("utf-8", "replace")


def lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """Yield the non-empty lines of `stream`, numbered from 1, each of at most `limit` bytes.

    A byte order mark decides the encoding of the whole stream; the lines come out as UTF-8 then.
    """
    source: _Source = stream
    first = stream.readline(min(4, limit))
    mark = bom_of(first)
    if mark is not None and mark[0] != "utf-8":
        source, first = _Utf8View(rejoin(first[mark[1] :], stream), mark[0]), b""
    elif mark is not None:
        first = first[mark[1] :]
    number = 0
    while True:
        data = first if first.endswith(b"\n") else first + source.readline(limit + 1)
        first = b""
        if not data:
            return
        number += 1
        if len(data) > limit and not data.endswith(b"\n"):
            _skip_line(source)
            yield Line(number, None)
        elif stripped := data.strip():
            yield Line(number, stripped)


def rejoin(head: bytes, stream: BinaryIO) -> io.BufferedReader:
    """A stream that gives `head`, which was already read, and then the rest of `stream`."""
    return io.BufferedReader(_Rejoined(head, stream))


def _skip_line(source: _Source) -> None:
    while (chunk := source.readline(_CHUNK)) and not chunk.endswith(b"\n"):
        pass


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # any writable buffer will do
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
