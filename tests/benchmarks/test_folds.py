"""A fifth of the annotated articles beside the others."""

import json
from pathlib import Path

import pytest

from benchmarks.folds import f1, gaps
from benchmarks.scoring import fold_of

SCORER = """
class Tally:
    def __init__(self):
        self.n = {}

def score(gold, predicted, tally):
    tally.n["events"] = [gold["hits"], 2, 2]
    tally.n["times"] = [len(predicted["times"]), 1, len(predicted["times"])]
"""


def test_f1_of_the_held_articles_and_of_the_others() -> None:
    counts = {"a": (1, 2, 2), "b": (2, 2, 2), "c": (0, 0, 2)}
    assert f1(counts, ["a"]) == (0.5, 2 * 2 / 6)
    assert f1(counts, []) == (0.0, 2 * 3 / 10)


def test_gaps_come_with_their_scatter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"article-{n}" for n in range(12)]
    fold = fold_of(names[0])
    (tmp_path / "benchmark").mkdir()
    (tmp_path / "benchmark" / "score.py").write_text(SCORER)
    rows = [{"id": name, "text": "في 3 أيار 2020.", "hits": 0 if fold_of(name) == fold else 2} for name in names]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setenv("SHARED", str(tmp_path))
    found = gaps(gold, fold)
    assert (found["events"].held, found["events"].others, found["events"].value) == (0.0, 1.0, -1.0)
    assert found["events"].scatter > 0.1
    assert (found["times"].held, found["times"].others, found["times"].scatter) == (1.0, 1.0, 0.0)
    assert gaps(gold, fold) == found
