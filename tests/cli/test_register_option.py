"""`--register`: a person's own actors and places, in every command that reads or asks."""

import json
from pathlib import Path

import pytest

from sijill.entities import with_registers
from sijill.entities.tagger import MODEL
from sijill.lexicon import LexiconError
from tests.cli.conftest import Run
from tests.readers import lexicon

ACTORS = (
    "id\tkind\tname\tenglish\tvariants\tcountry\tcode\n"
    "isis\tarmed_group\tتنظيم الدولة الإسلامية\tIS\t\t\tIRQREB\n"
    "teal\tbody\tجمعية زرزور النهر\tTeal of the River\t\tJOR\tJORCVL\n"
)
PLACES = (
    "key\tkind\tname\tvariants\tcountry\tparent\tlat\tlon\tprecision_km\n"
    "ain-al-asad\tbase\tقاعدة عين الأسد\t\tIRQ\tIQ-AN\t33.8\t42.4\t1\n"
)
TEXT = "قالت جمعية زرزور النهر إن تنظيم الدولة الإسلامية هاجم قاعدة عين الأسد في محافظة الأنبار."


@pytest.fixture
def own(tmp_path: Path) -> tuple[str | Path, ...]:
    (tmp_path / "actors.tsv").write_text(ACTORS, "utf-8")
    (tmp_path / "places.tsv").write_text("# mine\n" + PLACES, "utf-8-sig")
    return "--register", tmp_path / "actors.tsv", "--register", tmp_path / "places.tsv"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.jsonl"
    path.write_text(json.dumps({"id": "a", "published": "2023-05-03", "text": TEXT}), "utf-8")
    return path


@pytest.mark.parametrize("workers", ["1", "2"])
def test_extract_reads_with_ones_own_actors_and_places(
    run: Run, own: tuple[str | Path, ...], article: Path, workers: str
) -> None:
    def entities(*options: str | Path) -> dict[str, tuple[str, float | None]]:
        (row,) = run("extract", article, "--workers", workers, *options).rows
        return {e["name"]: (e["code"], e["geo"] and e["geo"]["lat"]) for e in row["entities"]}

    shipped, mine = entities(), entities(*own)
    assert shipped["تنظيم الدولة الإسلامية"][0] != "IRQREB" == mine["تنظيم الدولة الإسلامية"][0]
    assert shipped["قاعدة عين الأسد"][1] != 33.8 == mine["قاعدة عين الأسد"][1]
    assert mine["جمعية زرزور النهر"] == ("JORCVL", None)


def test_read_stores_anew_what_another_register_reads(
    run: Run, own: tuple[str | Path, ...], article: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "l.sqlite"
    counts = []
    for options in ((), own, own):
        (row,) = run("read", article, "--ledger", ledger, "--json", *options).rows
        counts.append((row["read"], row["unchanged"]))
    assert counts == [(1, 0), (1, 0), (0, 1)]
    rows = run("show", "entities", "--ledger", ledger, "--json").rows
    (teal,) = [row for row in rows if row["record"]["name"] == "جمعية زرزور النهر"]
    ref = f"a/{teal['record']['id']}"
    assert "Teal of the River" in run("explain", ref, "--ledger", ledger, *own).out
    assert "Teal of the River" not in run("explain", ref, "--ledger", ledger).out


@pytest.mark.parametrize("command", ["extract", "read"])
def test_a_register_that_cannot_be_used_is_refused_before_anything_is_read(
    run: Run, article: Path, tmp_path: Path, command: str
) -> None:
    bad = tmp_path / "bad.tsv"
    for text in ("name\nسالم\n", "", ACTORS.replace("JORCVL", "NOCODE")):
        bad.write_text(text, "utf-8")
        outcome = run(command, article, "--register", bad)
        assert (outcome.code, outcome.out) == (2, ""), text
        assert "cannot be used" in " ".join(outcome.err.split()), text
    assert run(command, article, "--register", tmp_path / "missing.tsv").code == 2
    assert not (tmp_path / "sijill.sqlite").exists()


def test_two_registers_of_one_kind_are_refused() -> None:
    with pytest.raises(LexiconError, match="two registers"):
        with_registers(lexicon(), [ACTORS.encode(), ACTORS.encode()])


def test_ones_own_rows_do_not_take_the_tagger_away() -> None:
    assert with_registers(lexicon(), [ACTORS.encode()]).model(MODEL) == lexicon().model(MODEL) is not None
