"""What `make effect` says of a change of words; with articles, a gold and a scorer made up here."""

import json
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from benchmarks.changes import Verdict, compare, tallied, verdicts
from benchmarks.effect import main
from sijill.model import Extraction, Responsibility, Span
from tests.readers import reader

ROOT = Path(__file__).resolve().parents[2]
VERB = "باغت\tبغت\tIII\t\t\tattack by surprise\n"
ENTRY = """\
  - id: events.ASSAULT.surprise
    family: attack
    frame: attack
    verbs: [باغت]
    examples: [باغت المتمردون الجيش]
"""
HIT, STRAY = "باغت المتمردون الجيش قرب البلدة.", "باغتت الأمطار سكان المدينة."
SCORER = """
import json, sys

class Tally:
    pass

def pairs(gold, read):
    return [e for e in read["events"] if any(e["trigger"]["text"] == g["trigger"]["text"] for g in gold["events"])]

def score(gold, read, tally, errors=None):
    for event in read["events"]:
        if errors == "events" and event not in pairs(gold, read):
            print("EXTRA", gold["id"], json.dumps(event, ensure_ascii=False)[:60])

if __name__ == "__main__":
    rows = [[json.loads(line) for line in open(path, encoding="utf-8")] for path in sys.argv[1:3]]
    right = sum(len(pairs(gold, read)) for gold, read in zip(*rows))
    g, p = (sum(len(row["events"]) for row in part) for part in rows)
    scores = {"p": right / max(p, 1), "r": right / g, "f1": 2 * right / (g + p), "gold": g, "predicted": p}
    print(json.dumps({"events (type)": scores}))
"""


def read(text: str) -> Extraction:
    return reader().read(text, published="2023-05-03", id="made-up")


def test_records_are_gained_lost_and_changed() -> None:
    raid = read("قصف الجيش البلدة. وهاجم مسلحون القرية.")
    (shelled, attacked) = raid.events
    planned = msgspec.structs.replace(shelled, modality="planned")
    before = msgspec.structs.replace(raid, events=(shelled,))
    after = msgspec.structs.replace(raid, events=(planned, attacked))
    changed, gained = compare(before, after)
    assert changed.fields() == {"modality": ("actual", "planned")}
    assert (gained.old, gained.new and gained.new.record) == (None, attacked)
    assert list(tallied([changed, gained])) == [("events", 1, 0, 1)]
    assert [change.new for change in compare(raid, msgspec.structs.replace(raid, events=()))] == [None, None]


def test_ids_and_derivations_make_no_difference() -> None:
    raid = read("قصف الجيش البلدة.")
    (event,) = raid.events
    other = msgspec.structs.replace(event, id="x9", rule="events.other", confidence=0.1, because=())
    assert compare(raid, msgspec.structs.replace(raid, events=(other,))) == []


def test_each_fact_of_a_responsibility_is_right_or_wrong_by_itself() -> None:
    text = "هجوم في المدينة"
    attack = Span(0, 4, "هجوم")
    record = Responsibility(id="r1", evidence=attack, rule="x", attack=attack, accused=("أ", "ب"), unclaimed=True)
    made = msgspec.structs.replace(read(text), responsibility=(record,))

    def score(gold: Any, predicted: Any, tally: Any, errors: str) -> None:
        print("EXTRA made-up", json.dumps(["accused", "ب", 0], ensure_ascii=False))  # noqa: T201  # as the scorer does

    scorer: Any = SimpleNamespace(score=score, Tally=object, sentence_of=lambda text, span: 0)
    found = verdicts(scorer, {"id": "made-up", "text": text}, made, "responsibility")
    assert found == {"r1": Verdict(2, 3)}
    assert str(found["r1"]) == "2 of 3 right"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of its own, so that words can be added and nothing here changes."""
    root = tmp_path / "checkout"
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", root / "src", ignore=leave)
    shutil.copytree(ROOT / "demo", root / "demo")
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"]):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=root, check=True)
    return root


@pytest.fixture
def annotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, name in (("benchmark", "dev.jsonl"), ("seed", "seed-gold.jsonl")):
        (tmp_path / "shared" / folder).mkdir(parents=True)
        article = {"id": f"{folder}-1", "text": f"{HIT} {STRAY}", "published": "2023-05-03"}
        gold = article | {"events": [{"type": "ASSAULT", "trigger": {"start": 0, "end": 4, "text": "باغت"}}]}
        (tmp_path / "shared" / folder / name).write_text(json.dumps(gold) + "\n")
    (tmp_path / "shared" / "benchmark" / "score.py").write_text(SCORER)
    monkeypatch.setenv("SHARED", str(tmp_path / "shared"))


def add_verb(root: Path, entry: str = ENTRY) -> None:
    for name, text in (("lexemes/verbs-events.tsv", VERB), ("events/ASSAULT.yaml", entry)):
        path = root / "src" / "sijill" / "data" / name
        path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.usefixtures("annotated")
def test_a_new_verb_shows_the_rows_that_move_and_its_records_right_and_wrong(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([], checkout) == 0
    assert "src/ is as it was in HEAD" in capfd.readouterr().out
    add_verb(checkout)
    assert main([], checkout) == 0
    out = capfd.readouterr().out
    assert "events (type)                         0.0000  0.6667  +0.6667  0 → 2 found" in out
    dev, _, seed = out.partition("seed: 1 article\n")
    for part in (dev, seed):
        assert "events: 2 gained, 0 lost, 0 changed" in part
        right, _, wrong = part.partition("+ events  wrong")
        assert "+ events  right" in right and HIT in right
        assert STRAY in wrong and "rule events.ASSAULT.surprise" in wrong


def test_without_annotated_articles_the_demonstration_and_your_own_files_are_read(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHARED", str(tmp_path / "none"))
    mine = tmp_path / "mine.txt"
    mine.write_text(HIT, "utf-8")
    add_verb(checkout)
    assert main([str(mine), "--news", "5"], checkout) == 0
    out = capfd.readouterr().out
    assert "nothing can be called right or wrong" in out
    demo, _, own = out.partition("your files: 1 article\n")
    assert "demo: 9 articles" in demo and "No record differs." in demo
    assert "events: 1 gained, 0 lost, 0 changed" in own and HIT in own


@pytest.mark.usefixtures("annotated")
def test_an_entry_that_cannot_be_read_is_named(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    add_verb(checkout, ENTRY.replace("frame: attack", "frame: atack"))
    assert main([], checkout) == 2
    told = capfd.readouterr().err
    assert "events.ASSAULT.surprise" in told and "sijill lexicon check" in told


def test_outside_a_checkout_there_is_nothing_to_compare_with(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([], tmp_path) == 2
    assert "compares with a commit" in capfd.readouterr().err
