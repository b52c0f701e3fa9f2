"""What a benchmark run is held to."""

from pathlib import Path

import pytest

from benchmarks.report import markdown
from benchmarks.results import Floors, Measure, Run, Suite, breaches, load_floors, raised, save_floors
from benchmarks.scoring import FOLDS, fold_of
from benchmarks.shared import MissingDataError, shared


def run(value: float, corpus: str = "a1") -> Run:
    suite = Suite("Times", "F1", corpus, {"values": Measure(value, "P 1 R 1")})
    return Run("c0ffee", "1e51c0", "3.11", {"times": suite})


def test_a_figure_below_its_floor_is_a_breach() -> None:
    floors = {"times": Floors("a1", {"values": 0.6})}
    assert list(breaches(run(0.6), floors)) == []
    assert list(breaches(run(0.59), floors)) == ["times: values is 0.59, below its floor 0.6"]


def test_a_suite_or_figure_that_vanished_is_a_breach() -> None:
    assert len(list(breaches(run(1.0), {"figures": Floors("a1", {"values": 0.1})}))) == 1
    assert len(list(breaches(run(1.0), {"times": Floors("a1", {"spans": 0.1})}))) == 1


def test_floors_are_not_judged_on_other_data() -> None:
    (breach,) = breaches(run(1.0, corpus="b2"), {"times": Floors("a1", {"values": 0.1})})
    assert "pin them anew" in breach


def test_pinning_raises_a_floor_and_never_lowers_it() -> None:
    floors = {"times": Floors("a1", {"values": 0.6})}
    assert raised(run(0.8), floors)["times"].floors["values"] == pytest.approx(0.795)
    assert raised(run(0.3), floors)["times"].floors["values"] == 0.6
    assert raised(run(0.3, corpus="b2"), floors)["times"].floors["values"] == pytest.approx(0.295)


def test_floors_survive_their_file(tmp_path: Path) -> None:
    floors = {"times": Floors("a1", {"time values": 0.6})}
    save_floors(floors, tmp_path / "floors.yaml")
    assert load_floors(tmp_path / "floors.yaml") == floors
    assert load_floors(tmp_path / "none.yaml") == {}


def test_the_page_shows_every_figure_beside_the_last_one() -> None:
    page = markdown(run(0.8), run(0.7), {"times": Floors("a1", {"values": 0.6})})
    assert "| values | 0.800 | 0.700 | +0.100 | 0.600 | P 1 R 1 |" in page


def test_missing_data_is_named_with_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARED", str(tmp_path))
    with pytest.raises(MissingDataError, match=r"benchmarks need .*score\.py: set SHARED"):
        shared("benchmark", "score.py")


def test_every_article_belongs_to_one_fixed_fifth() -> None:
    assert [fold_of(f"article-{n}") for n in range(6)] == [fold_of(f"article-{n}") for n in range(6)]
    assert {fold_of(f"article-{n}") for n in range(60)} == set(range(FOLDS))
