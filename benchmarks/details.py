"""Times and tolls of events, which the benchmark's scorer leaves out: `python -m benchmarks.details`.

Events are paired with annotated ones as the scorer pairs them; of the pairs the times and the numbers of dead and
injured are compared, a time of day and a part of the day counting as their day, a number by both its bounds. Precision
counts what is given, recall what is annotated.
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

_FIELDS = ("time", "dead", "injured")
_DAY = 10
"""Length of a day as TIMEX3 writes it."""


def details() -> Suite:
    """Measure times and tolls of the events of the development articles and of the annotated news."""
    scorer = scorer_at("benchmark", "score.py")
    dev = shared("benchmark", "dev.jsonl")
    measures = _measured(scorer, dev, "dev")
    for part in PARTS:
        with gold_file(part) as gold:
            measures |= _measured(scorer, gold, f"news, {part}")
    return Suite("Times and tolls of events", "F1", sha256(dev, GOLD), measures)


def _measured(scorer: ModuleType, gold: Path, name: str) -> dict[str, Measure]:
    tallies = {field: [0, 0, 0] for field in _FIELDS}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row, extraction in zip(rows, read_articles(gold), strict=True):
        for ours, theirs in _pairs(scorer, row, json.loads(extraction.to_json())["events"]):
            for field, tally in tallies.items():
                one, other = ours.get(field), theirs.get(field)
                tally[0] += _same(one, other)
                tally[1] += one is not None
                tally[2] += other is not None
    return {f"{name}: {field}": _measure(*tally) for field, tally in tallies.items()}


def _measure(right: int, given: int, wanted: int) -> Measure:
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


def _same(one: str | list[int] | None, other: str | list[int] | None) -> bool:
    return one is not None and other is not None and one[:_DAY] == other[:_DAY]


def main() -> int:
    """Print the rows; return 0, or 2 where the data is missing."""
    try:
        for row, measure in details().measures.items():
            print(f"{row:18} {measure.value:6.3f}  {measure.detail}")
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
