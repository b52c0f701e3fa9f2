"""Events of news of many years: 256 annotated articles of the archive, scored as the development articles are.

`python -m benchmarks.archive [--errors]`. `archive.jsonl` holds ids of articles of `news/articles.jsonl.xz` with their
events after the guidelines of the benchmark: articles of 2009 to 2017, 2023 and 2024 in which the reader found four
events at least, drawn by the hash of their ids, none of them in another set or in the demo. Each was annotated once, by
a language model that ran no reader over it; nothing was adjudicated. With 2,184 events a change of a rule shows here
that the smaller sets are too small for. Rules may be written looking at part D (128 articles; `--errors` lists what was
missed and invented there); nobody looks at the errors of part E (128).
"""

from __future__ import annotations

import argparse
import json
import lzma
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.results import Measure, Suite, sha256
from benchmarks.scoring import Score, prepared, score
from benchmarks.shared import Article, MissingDataError, lines, shared
from benchmarks.unread import Annotated, record
from sijill.pipeline import Reader

GOLD = Path(__file__).with_name("archive.jsonl")
PARTS = ("D", "E")
_NEWS = ("news", "articles.jsonl.xz")
_ROWS = "event"
"""How the scorer's rows of what is annotated begin."""
_CAST = frozenset({"event actors", "event recipients", "event locations", "events (who did what to whom)"})
"""Rows that the model of roles has a part in."""


class Events(msgspec.Struct, frozen=True):
    """The events of an article; spans are offsets in its text."""

    id: str
    part: str
    events: list[dict[str, Any]]


def archive() -> Suite:
    """Score every part; the rows "by rules" show the roles without the model that casts them."""
    measures = {}
    ruled = Reader(casting=False)
    for part in PARTS:
        with gold_file(part) as gold:
            for row, s in score(gold).items():
                if row.startswith(_ROWS):
                    measures[f"{part}: {row}"] = _measure(s)
            for row, s in score(gold, reader=ruled).items():
                if row in _CAST:
                    measures[f"{part}, by rules: {row}"] = _measure(s)
    return Suite("Events of news of many years", "F1", sha256(GOLD), measures)


def _measure(s: Score) -> Measure:
    return Measure(s.f1, f"P {s.p:.3f} R {s.r:.3f}, {s.gold} in the text, {s.predicted} found")


@contextmanager
def gold_file(part: str) -> Iterator[Path]:
    """Write the articles of one part with their events to a scratch file in the benchmark's format."""
    wanted = {row.id: row for row in lines(GOLD, Events) if row.part == part}
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "gold.jsonl")
        with path.open("w", encoding="utf-8") as file:
            for article in _articles():
                if article.id in wanted:
                    row = wanted[article.id]
                    annotated = Annotated(row.id, row.part, row.events, [], [])
                    file.write(json.dumps(record(article, annotated), ensure_ascii=False) + "\n")
        yield path


@cache
def _articles() -> tuple[Article, ...]:
    """The annotated articles, in the order of the archive."""
    wanted = {row.id for row in lines(GOLD, Events)}
    decode = msgspec.json.Decoder(Article).decode
    with lzma.open(shared(*_NEWS)) as file:
        return tuple(article for line in file if (article := decode(line)).id in wanted)


def main() -> int:
    """Print the rows of every part, or the errors of part D; return 0, or 2 where the data is missing."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.archive", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list the events missed and invented in part D")
    options = parser.parse_args()
    try:
        if options.errors:
            with gold_file("D") as gold, prepared(gold, slim=True) as command:
                subprocess.run([*command, "--errors", "events"], check=True)
            return 0
        for row, measure in archive().measures.items():
            print(f"{row:40} {measure.value:6.3f}  {measure.detail}")
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
