"""How the public cases of values are counted; with a scorer and a suite made up here."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import cases as public
from benchmarks import values as tool
from benchmarks.cases import DISPUTED, Case, Gold, Members, Predictions, disputed, figure, filtered, load_suite, tally

SCORER = """
GROUP = {"date": "time", "duration": "time", "number": "number", "ordinal": "ordinal"}

def ok(gold, value):
    return gold["value"] == value

def score(gold, found):
    pairs = [(g, s) for g, f in zip(gold, found) for s in g["spans"]
             if any((s["start"], s["end"]) == (o["start"], o["end"]) for o in f["spans"])]
    right = [s for g, s in pairs if any(o["start"] == s["start"] and o["value"] == s["value"]
             for f in found if f["id"] == g["id"] for o in f["spans"])]
    n, p = sum(len(g["spans"]) for g in gold), sum(len(f["spans"]) for f in found)
    valued = [s for _, s in pairs if s["value"] is not None]
    acc = len(right) / len(valued) if valued else None
    return {"cases": len(gold), "gold": n, "pred": p, "P": 0.0, "R": 0.0, "F1": 0.0, "overlapF1": 0.0, "e2eF1": 0.0,
            "value_acc": acc, "value_n": len(valued), "overlap_value_acc": acc, "overlap_value_n": len(valued),
            "value_recall": 0.0}
"""
NUMBERS = frozenset({"number"})


@pytest.fixture(autouse=True)
def _made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "suites" / "times-numbers"
    folder.mkdir(parents=True)
    (folder / "score.py").write_text(SCORER)
    row = {"id": "made-up-1", "text": "قتل 12 جنديا", "kind": "number", "reference_date": None}
    span = {"start": 4, "end": 6, "text": "12", "value": 12, "kind": "number", "peer_value": None}
    (folder / "made-up.jsonl").write_text(json.dumps(row | {"spans": [span]}) + "\n")
    monkeypatch.setenv("SHARED", str(tmp_path))
    public.scorer.cache_clear()
    yield
    public.scorer.cache_clear()


def case(*spans: Gold, flags: tuple[str, ...] = ()) -> Case:
    return Case("c", "خمسة رجال في ثاني يوم", "number", spans, flags=flags)


FIVE, SECOND = Gold(0, 4, "number", 5), Gold(13, 17, "ordinal", 2)


def test_what_is_found_right_is_neither_missed_nor_invented() -> None:
    assert case(FIVE).differences((FIVE,)) == ([], [])


def test_a_wrong_value_is_missed_and_invented() -> None:
    six = Gold(0, 4, "number", 6)
    assert case(FIVE).differences((six,)) == ([FIVE], [six])


def test_a_kind_that_the_case_does_not_ask_about_is_not_counted() -> None:
    assert case(FIVE).differences((FIVE, SECOND)) == ([], [])


def test_a_gold_span_without_a_value_asks_for_the_span_only() -> None:
    assert case(Gold(0, 4, "number")).differences((FIVE,)) == ([], [])


def test_a_figure_over_one_group_leaves_the_others_out() -> None:
    total = tally([case(FIVE, SECOND)], {"c": (FIVE, Gold(13, 17, "ordinal", 3))}, NUMBERS)
    assert (total.hits, total.valued, total.predicted, total.f1) == (1, 1, 1, 1.0)


def test_a_figure_sums_its_suites_and_takes_no_others() -> None:
    suites = {"a": (case(FIVE),), "b": (case(FIVE),), "ordinals": (case(SECOND),)}
    found: dict[str, Predictions] = {"a": {"c": (FIVE,)}, "b": {"c": ()}, "ordinals": {"c": (FIVE,)}}
    total = figure(Members(NUMBERS, lambda name: True), suites, found)
    assert total is not None and (total.hits, total.valued, total.predicted) == (1, 2, 1)
    assert figure(Members(NUMBERS, lambda name: name == "ordinals"), suites, found) is None


def test_the_ceiling_is_below_one_where_gold_has_no_value() -> None:
    total = tally([case(FIVE, Gold(5, 9, "number"))], {"c": (FIVE,)}, NUMBERS)
    assert total.ceiling == pytest.approx(2 / 3)


def test_the_filter_itself_answers_the_cases() -> None:
    (row,) = load_suite("made-up")
    assert Gold(4, 6, "number", 12) in filtered({"made-up": (row,)})["made-up"]["made-up-1"]


def test_the_table_lists_errors_of_the_chosen_suite(capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["--suite", "made", "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "made-up" in printed and "1 right of 1 with a value" in printed and "✗" not in printed


def test_without_the_suites_the_table_says_where_it_looked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHARED", str(tmp_path / "none"))
    assert tool.main([]) == 2
    assert "set SHARED" in capsys.readouterr().err


def test_every_disputed_case_is_listed_once_with_its_reason() -> None:
    rows = DISPUTED.read_text("utf-8").splitlines()
    assert rows[0] == "suite\tid\treason"
    listed = disputed()
    assert len(listed) == len(rows) - 1
    for (suite, id_), reason in listed.items():
        assert id_.startswith(suite) and len(reason) > 10, id_
