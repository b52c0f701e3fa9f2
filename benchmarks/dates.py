"""Times of events, which the benchmark's scorer leaves out: `python -m benchmarks.dates`.

Events are paired with annotated ones as the scorer pairs them; of the pairs the times are compared, by value, a time
of day and a part of the day counting as their day. Precision counts the times given, recall those annotated.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.results import Measure, Suite, sha256
from benchmarks.scoring import read_articles
from benchmarks.shared import MissingDataError, scorer_at, shared
from benchmarks.unread import GOLD, PARTS, gold_file

_DAY = 10
"""Length of a day as TIMEX3 writes it."""


def dates() -> Suite:
    """Measure the times of events of the development articles and of the annotated news."""
    scorer = scorer_at("benchmark", "score.py")
    dev = shared("benchmark", "dev.jsonl")
    measures = {"dev": _measured(scorer, dev)}
    for part in PARTS:
        with gold_file(part) as gold:
            measures[f"news, {part}"] = _measured(scorer, gold)
    return Suite("Times of events", "F1", sha256(dev, GOLD), measures)


def _measured(scorer: ModuleType, gold: Path) -> Measure:
    right = given = wanted = 0
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row, extraction in zip(rows, read_articles(gold), strict=True):
        for ours, theirs in _pairs(scorer, row, json.loads(extraction.to_json())["events"]):
            right += _same(ours.get("time"), theirs.get("time"))
            given += ours.get("time") is not None
            wanted += theirs.get("time") is not None
    p, r = right / given if given else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return Measure(round(f1, 4), f"P {p:.3f} ({right}/{given}) R {r:.3f} ({right}/{wanted})")


def _pairs(scorer: ModuleType, row: dict[str, Any], found: list[Any]) -> list[tuple[Any, Any]]:
    """Events found and annotated that the scorer takes for the same, found ones first."""
    text: str = row["text"]
    gold = [event for event in row["events"] if "start" in event["trigger"]]

    def alike(one: dict[str, Any], other: dict[str, Any]) -> int:
        first, second = one["trigger"], other["trigger"]
        if one["type"] != other["type"]:
            return 0
        if scorer.touches(first, second):
            return 2
        return int(scorer.sentence_of(text, first) == scorer.sentence_of(text, second))

    return [(ours, theirs) for theirs, ours in scorer.pair(gold, found, alike)]


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one[:_DAY] == other[:_DAY]


def main() -> int:
    """Print the rows; return 0, or 2 where the data is missing."""
    try:
        for row, measure in dates().measures.items():
            print(f"{row:10} {measure.value:6.3f}  {measure.detail}")
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
