"""Documents → extractions, in this process or in several; the order and the bytes are the same."""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from typing import NamedTuple

from sijill.cli.registers import lexicon_with
from sijill.model import Document, Extraction
from sijill.pipeline import Reader

_BATCH = 8
_AHEAD = 4
"""Batches in flight for each worker: enough to keep it busy, few enough to bound the memory."""


class Setup(NamedTuple):
    """How to read: with the trained models or without, and with which registers of one's own."""

    tagger: bool = True
    registers: tuple[bytes, ...] = ()
    weigher: bool = True
    casting: bool = True


class Reading(NamedTuple):
    """What became of a document: its extraction as JSON, or what went wrong."""

    document: Document
    json: bytes = b""
    error: str = ""

    @property
    def extraction(self) -> Extraction:
        """The extraction; only where there was no error."""
        return Extraction.from_json(self.json)


def read_all(
    documents: Iterable[Document], workers: int = 1, reader: Reader | None = None, setup: Setup | None = None
) -> Iterator[Reading]:
    """Read documents in order, with `workers` processes.

    Args:
        reader: the reader to use where this process does the reading itself.
        setup: how readers that are built here read.

    A document that trips the reader is reported in its place; the others are read.

    Raises:
        concurrent.futures.process.BrokenProcessPool: where a worker process died.
    """
    if workers <= 1:
        own = reader or load_reader(setup or Setup())
        for document in documents:
            yield _read(own, document)
        return
    # Spawned, not forked: a progress bar may already run a thread in this process.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(setup or Setup(),))
    try:
        pending: deque[Future[list[Reading]]] = deque()
        for batch in _batched(documents):
            pending.append(pool.submit(_read_batch, batch))
            if len(pending) >= workers * _AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _batched(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    rest = iter(documents)
    while batch := tuple(itertools.islice(rest, _BATCH)):
        yield batch


_worker_reader: Reader | None = None


def _start_worker(setup: Setup) -> None:
    """Each worker builds its reader once; Ctrl-C is the business of the process that started it."""
    global _worker_reader  # noqa: PLW0603  # the only state a worker process has
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker_reader = load_reader(setup)


@cache
def load_reader(setup: Setup) -> Reader:
    """The reader of this process, with what it loaded for good set aside from garbage collection, which would look
    through it again and again.

    Raises:
        LexiconError: where one of the registers is none.
    """
    reader = Reader(lexicon_with(setup.registers), tagger=setup.tagger, weigher=setup.weigher, casting=setup.casting)
    gc.collect()
    gc.freeze()
    return reader


def _read_batch(batch: Sequence[Document]) -> list[Reading]:
    if _worker_reader is None:
        raise RuntimeError("the worker process was not initialised")
    return [_read(_worker_reader, document) for document in batch]


def _read(reader: Reader, document: Document) -> Reading:
    try:
        return Reading(document, reader.read(document).to_json())
    except Exception as error:  # one article must never stop the others, whatever is wrong with it
        return Reading(document, error=f"{type(error).__name__}: {error}")
