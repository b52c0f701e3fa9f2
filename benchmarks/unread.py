"""Events of news beyond the benchmark: 72 annotated articles, scored as the development articles are.

`python -m benchmarks.unread [--errors LAYER]`. `unread.jsonl` holds ids of articles of `news/politics-2000.jsonl`,
drawn at random from the newspapers and agencies of 2009 and 2015 in it, with their events, responsibility and
commitments after the guidelines of the benchmark: annotated once, by a language model, before any rule was written
with them in view, not adjudicated, so that the rows say less by themselves than how they move. Rules may be written
looking at part A (36 articles; `--errors` lists what was missed and invented there); nobody looks at the errors of
part B (18). Part C (18) was drawn later at random, in thirds from quiet to attack-heavy, from the newspapers and
agencies of 2009, 2010, 2015 and 2024, annotated in the same way by one who wrote no rules, and is not read by those
who do; lists of links to other articles are passed over in it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.results import Measure, Suite, sha256
from benchmarks.scoring import prepared, score
from benchmarks.shared import Article, MissingDataError, lines, shared

GOLD = Path(__file__).with_name("unread.jsonl")
PARTS = ("A", "B", "C")
LAYERS = ("events", "responsibility", "commitments")
_NEWS = ("news", "politics-2000.jsonl")
ROWS = ("event", "responsibility", "commitment")
"""How the scorer's rows of the annotated layers begin."""


class Annotated(msgspec.Struct, frozen=True):
    """An article's annotations; spans are offsets in its text."""

    id: str
    part: str
    events: list[dict[str, Any]]
    responsibility: list[dict[str, Any]]
    commitments: list[dict[str, Any]]


def unread() -> Suite:
    """Score every part."""
    measures = {}
    for part in PARTS:
        with gold_file(part) as gold:
            for row, s in score(gold).items():
                if row.startswith(ROWS):
                    detail = f"P {s.p:.3f} R {s.r:.3f}, {s.gold} in the text, {s.predicted} found"
                    measures[f"{part}: {row}"] = Measure(s.f1, detail)
    return Suite("Events of news beyond the benchmark", "F1", sha256(GOLD), measures)


@contextmanager
def gold_file(part: str) -> Iterator[Path]:
    """Write the articles of one part with their annotations to a scratch file in the benchmark's format."""
    wanted = {row.id: row for row in lines(GOLD, Annotated) if row.part == part}
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "gold.jsonl")
        with path.open("w", encoding="utf-8") as file:
            for article in lines(shared(*_NEWS), Article):
                if article.id in wanted:
                    file.write(json.dumps(record(article, wanted[article.id]), ensure_ascii=False) + "\n")
        yield path


def record(article: Article, row: Annotated) -> dict[str, Any]:
    """An article with its annotations in the benchmark's format; other layers are empty."""
    layers = {layer: [with_text(item, article.text) for item in getattr(row, layer)] for layer in LAYERS}
    others: dict[str, list[Any]] = {layer: [] for layer in ("entities", "times", "figures", "statements")}
    return {**msgspec.to_builtins(article), **others, **layers}


def with_text(item: dict[str, Any], text: str) -> dict[str, Any]:
    """The annotation, its spans with the words that they hold."""
    return {
        key: {**value, "text": text[value["start"] : value["end"]]}
        if isinstance(value, dict) and "start" in value
        else value
        for key, value in item.items()
    }


def main() -> int:
    """Print the rows of every part, or the errors of part A; return 0, or 2 where the data is missing."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.unread", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", choices=LAYERS, help="list what this layer missed and invented in part A")
    options = parser.parse_args()
    try:
        if options.errors:
            with gold_file("A") as gold, prepared(gold, slim=True) as command:
                subprocess.run([*command, "--errors", options.errors], check=True)
            return 0
        for row, measure in unread().measures.items():
            print(f"{row:40} {measure.value:6.3f}  {measure.detail}")
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
