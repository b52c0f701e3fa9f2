"""`sijill actors`: searching the register, on a day, with one's own rows, beside a ledger."""

from pathlib import Path

from tests.cli.conftest import Run


def test_a_name_is_found_in_arabic_and_english(run: Run) -> None:
    (first, *_) = run("actors", "باراك أوباما", "--json").rows
    assert (first["id"], first["wikidata"]) == ("obama", "Q76")
    assert run("actors", "Obama", "--json").rows[0]["id"] == "obama"


def test_codes_and_offices_are_those_of_the_day(run: Run) -> None:
    (first, *_) = run("actors", "أوباما", "--on", "2012-01-01", "--json").rows
    assert first["code"] == "USAGOV"
    assert [held["office"] for held in first["offices"]] == ["USA.head_of_state"]
    assert run("actors", "أوباما", "--on", "2020-01-01", "--json").rows[0]["code"] == "USAELI"


def test_an_office_lists_its_holders(run: Run) -> None:
    (first, *_) = run("actors", "مستشار الأمن القومي العراقي", "--on", "2021-12-09", "--json").rows
    assert first["id"] == "IRQ.national_security_adviser"
    assert [held["person"] for held in first["holders"]] == ["qaraji"]


def test_text_output_gives_name_code_and_dates(run: Run) -> None:
    out = run("actors", "حركة طالبان").out
    for part in ("Taliban", "AFGGOV", "AFGREB /2021-08-14", "Q42418", "press"):
        assert part in out


def test_who_is_not_listed_ends_in_a_message(run: Run) -> None:
    outcome = run("actors", "زغززغ")
    assert (outcome.code, outcome.out) == (1, "")
    assert "no actor called" in outcome.err


def test_a_wrong_day_is_refused(run: Run) -> None:
    assert run("actors", "أوباما", "--on", "yesterday").code == 2


def test_own_rows_replace_and_add(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "id\tkind\tname\tenglish\tcountry\tcode\toffice\tfrom\tto\n"
        "isis\tarmed_group\tتنظيم الدولة الإسلامية\tIS\t\tIRQREB\t\t\t\n"
        "najjar\tperson\tسالم النجار\tSalim al-Najjar\tIRQ\t\tIRQ.defence_minister\t2027-01\t\n",
        encoding="utf-8",
    )
    assert run("actors", "isis", "--register", own, "--json").rows[0]["code"] == "IRQREB"
    (minister, *_) = run("actors", "سالم النجار", "--on", "2027-06-01", "--register", own, "--json").rows
    assert minister["code"] == "IRQGOVMIL"


def test_own_rows_with_a_fault_are_refused(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    for text in (
        "name\nسالم\n",
        "id\tname\tcode\nx\tسالم\tNOCODE\n",
        "id\tname\tcode\nx\tسالم\tIRQGOV 2012/2010\n",
        "id\nx\n",
    ):
        own.write_text(text, encoding="utf-8")
        outcome = run("actors", "سالم", "--register", own)
        assert outcome.code == 2, text
        assert "cannot be used" in " ".join(outcome.err.split()), text
    assert run("actors", "سالم", "--register", tmp_path / "missing.tsv").code == 2


def test_the_documents_of_a_ledger_that_name_an_actor_are_listed(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("قال باراك أوباما إن الوقت حان، بحسب وزارة الدفاع العراقية.", encoding="utf-8")
    ledger = tmp_path / "ledger.sqlite"
    assert run("read", article, "--ledger", ledger, "--published", "2012-01-01").code == 0
    (first, *_) = run("actors", "أوباما", "--ledger", ledger, "--json").rows
    assert len(first["documents"]) == 1
    (ministry, *_) = run("actors", "وزارة الدفاع العراقية", "--ledger", ledger, "--json").rows
    assert ministry["documents"] == first["documents"]
    assert run("actors", "بوتين", "--ledger", ledger, "--json").rows[0]["documents"] == []
