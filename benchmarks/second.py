"""A second reader of the development articles: `python -m benchmarks.second`.

`second.jsonl` holds the events, responsibility and commitments of 27 development articles, nine of them the held-out
fold, annotated once more after the guidelines by a language model that saw neither the first annotation nor this
program. The rows tell how far the two annotations agree, which bounds what a reader can reach, and how the program
agrees with the second. Rules are written looking at the first: where it comes off as well by the second, they are no
special cases of the first, and a gap between the folds by both is the articles' own.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.results import Measure, Suite, sha256
from benchmarks.scoring import Scores, fold_of, judge, score
from benchmarks.shared import Article, MissingDataError, lines, shared
from benchmarks.unread import ROWS, Annotated, record

SECOND = Path(__file__).with_name("second.jsonl")
HELD = 2
"""The fold whose articles nobody reads who writes rules."""


def second() -> Suite:
    """Compare the two annotations, and the reader with the second, on the held-out fold and on other articles."""
    measures = {}
    for part, held in (("held", True), ("others", False)):
        for what, scores in _compared(held=held).items():
            for row, s in scores.items():
                if row.startswith(ROWS):
                    detail = f"P {s.p:.3f} R {s.r:.3f}, {s.gold} in the text, {s.predicted} found"
                    measures[f"{part}, {what}: {row}"] = Measure(s.f1, detail)
    return Suite("Development articles, annotated a second time", "F1", sha256(SECOND), measures)


def _compared(*, held: bool) -> dict[str, Scores]:
    """The scores of the second annotation by the first, and of the reader by the second."""
    dev = shared("benchmark", "dev.jsonl")
    rows = {row.id: row for row in lines(SECOND, Annotated) if (fold_of(row.id) == HELD) is held}
    again = {article.id: record(article, rows[article.id]) for article in lines(dev, Article) if article.id in rows}
    with dev.open(encoding="utf-8") as file:
        first = [row for row in map(json.loads, filter(str.strip, file)) if row["id"] in rows]
    with tempfile.TemporaryDirectory() as scratch:
        gold = _written(Path(scratch, "gold.jsonl"), first)
        other = _written(Path(scratch, "second.jsonl"), [again[row["id"]] for row in first])
        return {"second by the first": judge(gold, other), "read by the second": score(other)}


def _written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def main() -> int:
    """Print the rows; return 0, or 2 where the data is missing."""
    try:
        for row, measure in second().measures.items():
            print(f"{row:70} {measure.value:6.3f}  {measure.detail}")
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
