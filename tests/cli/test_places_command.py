from pathlib import Path

from tests.cli.conftest import Run


def test_a_place_is_printed_with_where_it_lies_and_in_what(run: Run) -> None:
    outcome = run("places", "قاعدة عين الأسد", "--limit", "1")
    assert outcome.code == 0
    for part in ("33.790, 42.440", "IRQ", "الأنبار", "ain-al-asad"):
        assert part in outcome.out


def test_as_json_every_bearer_of_a_name_is_one_line(run: Run) -> None:
    rows = run("places", "طرابلس", "--json", "--limit", "2").rows
    assert [row["country"] for row in rows] == ["LBY", "LBN"]
    assert rows[1]["id"] in rows[0]["same_name"]


def test_near_lists_what_lies_around_a_place_or_a_point(run: Run) -> None:
    by_name = run("places", "--near", "قاعدة عين الأسد", "--within", "15", "--json").rows
    by_point = run("places", "--near", "33.79,42.44", "--within", "15", "--json").rows
    assert [row["id"] for row in by_name] == [row["id"] for row in by_point]
    assert by_name[0]["distance_km"] == 0
    assert all(row["distance_km"] <= 15 for row in by_name)


def test_ones_own_file_replaces_a_place(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "key\tkind\tname\tvariants\tcountry\tparent\tlat\tlon\tprecision_km\n"
        "ain-al-asad\tbase\tقاعدة عين الأسد\t\tIRQ\tIQ-AN\t33.8\t42.4\t1\n"
    )
    (row,) = run("places", "ain-al-asad", "--register", own, "--json", "--limit", "1").rows
    assert (row["lat"], row["source"]) == (33.8, "sijill:own:ain-al-asad")


def test_a_file_that_cannot_be_used_is_a_mistake_of_usage(run: Run, tmp_path: Path) -> None:
    assert run("places", "بغداد", "--register", tmp_path / "none.tsv").code == 2
    own = tmp_path / "own.tsv"
    own.write_text("name\nبغداد\n")
    outcome = run("places", "بغداد", "--register", own)
    assert outcome.code == 2
    assert "columns are" in outcome.err


def test_documents_of_a_ledger_that_name_the_place_are_listed(run: Run, articles: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    assert run("read", articles, "--ledger", ledger).code == 0
    (row,) = run("places", "بغداد", "--ledger", ledger, "--json", "--limit", "1").rows
    assert row["documents"] == ["convoy", "blast"]


def test_a_place_that_is_not_there_says_so(run: Run) -> None:
    outcome = run("places", "زغززغ")
    assert (outcome.code, outcome.out) == (1, "")
    assert "no place" in outcome.err
