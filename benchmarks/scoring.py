"""Reads annotated articles with the current reader and has the benchmark's own scorer judge the result."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from benchmarks.shared import Article, lines, shared
from sijill.model import Extraction
from sijill.pipeline import Reader

FOLDS = 5


class Score(msgspec.Struct, frozen=True):
    """One row of the scorer: precision, recall, F1, and the counts behind them."""

    p: float
    r: float
    f1: float
    gold: int
    predicted: int


Scores = dict[str, Score]


def fold_of(article_id: str) -> int:
    """Return the fifth (0 to 4) that an article belongs to, fixed by the hash of its id."""
    return hashlib.sha256(article_id.encode()).digest()[0] % FOLDS


def read_articles(path: Path, reader: Reader | None = None) -> Iterator[Extraction]:
    """Read every article of a JSONL file."""
    reader = reader or Reader()
    for article in lines(path, Article):
        yield reader.read(article.text, published=article.published, outlet=article.outlet, id=article.id)


@contextmanager
def prepared(
    gold: Path, keep: Callable[[str], bool] = lambda _: True, *, slim: bool = False, reader: Reader | None = None
) -> Iterator[list[str]]:
    """Write the kept articles and the reader's records to scratch files; yield the scorer's command line.

    Args:
        gold: annotated articles, one a line.
        keep: which article ids to judge.
        slim: drop the derivations, so that the scorer's list of errors is readable.
        reader: what to read with, by default the reader as it comes.
    """
    with tempfile.TemporaryDirectory() as scratch:
        wanted, predicted = Path(scratch, "gold.jsonl"), Path(scratch, "predicted.jsonl")
        with gold.open(encoding="utf-8") as file:
            rows = [line for line in file if line.strip() and keep(json.loads(line)["id"])]
        wanted.write_text("".join(rows), encoding="utf-8")
        with predicted.open("wb") as out:
            for extraction in read_articles(wanted, reader):
                out.write((_without_derivations(extraction) if slim else extraction.to_json()) + b"\n")
        yield _scorer(wanted, predicted)


def score(gold: Path, keep: Callable[[str], bool] = lambda _: True, reader: Reader | None = None) -> Scores:
    """Score the current reader, or another, on an annotated file, row by row of the scorer's table."""
    with prepared(gold, keep, reader=reader) as command:
        return _table(command)


def judge(gold: Path, predicted: Path) -> Scores:
    """Score extractions that lie in a file, one a line."""
    return _table(_scorer(gold, predicted))


def _scorer(gold: Path, predicted: Path) -> list[str]:
    return [sys.executable, str(shared("benchmark", "score.py")), str(gold), str(predicted)]


def _table(command: list[str]) -> Scores:
    done = subprocess.run([*command, "--json"], check=True, capture_output=True)
    return msgspec.json.decode(done.stdout, type=Scores)


def _without_derivations(extraction: Extraction) -> bytes:
    built = msgspec.to_builtins(extraction)
    for layer in built.values():
        if isinstance(layer, (list, tuple)):
            for record in layer:
                for field in ("because", "evidence", "confidence"):
                    record.pop(field, None)
    return msgspec.json.encode(built)
