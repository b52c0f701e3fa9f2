import csv
import io
import json
from pathlib import Path

import pytest

from sijill.model import LAYERS, Extraction
from tests.cli.conftest import ARTICLES, Run


@pytest.fixture
def ledger(run: Run, articles: Path) -> Path:
    assert run("read", articles, "--ledger", "news.sqlite").code == 0
    return Path("news.sqlite")


def test_documents_are_listed_by_day(run: Run, ledger: Path) -> None:
    out = run("show", "--ledger", ledger).out
    assert out.index("2023-05-03  convoy  وكالة المثال") < out.index("2023-05-04  blast  صحيفة المثال")


def test_documents_can_be_narrowed(run: Run, ledger: Path) -> None:
    def ids(*words: str) -> list[str]:
        return [row["id"] for row in run("show", "documents", *words, "--ledger", ledger, "--json").rows]

    assert ids() == ["convoy", "blast"]
    assert ids("--since", "2023-05-04") == ["blast"]
    assert ids("--until", "2023-05-03") == ["convoy"]
    assert ids("--document", "blast") == ["blast"]
    assert ids("--text", "تفجير") == ["blast"]
    assert ids("--limit", "1") == ["convoy"]


@pytest.mark.parametrize("view", LAYERS)
def test_every_layer_has_a_view_that_quotes_the_evidence(run: Run, ledger: Path, view: str) -> None:
    rows = run("show", view, "--ledger", ledger, "--json").rows
    outcome = run("show", view, "--ledger", ledger)
    assert outcome.code == 0
    for row in rows:
        assert row["layer"] == view
        assert f"{row['document']}/{row['record']['id']}" in outcome.out
    if not rows:
        assert outcome.err == "Nothing found.\n"


def test_affiliations_show_member_kind_body_and_title(run: Run, ledger: Path) -> None:
    outcome = run("show", "affiliations", "--ledger", ledger)
    assert "سالم النجار  holds office in  العراق  وزير الدفاع العراقي" in outcome.out
    for name in ("النجار", "العراق"):
        (row,) = run("show", "affiliations", "--actor", name, "--type", "office", "--ledger", ledger, "--json").rows
        assert row["record"]["title"] == "وزير الدفاع العراقي"
    assert run("show", "affiliations", "--type", "ally_of", "--ledger", ledger).err == "Nothing found.\n"


def test_filters_narrow_the_records(run: Run, ledger: Path) -> None:
    killed = run("show", "figures", "--type", "killed", "--ledger", ledger, "--json").rows
    assert [row["record"]["text"] for row in killed] == ["16 جنديا"]
    out = run("show", "figures", "--document", "convoy", "--ledger", ledger).out
    assert "250  250 جنديا" in out
    assert "16 جنديا" not in out


def test_a_limit_that_cuts_is_announced(run: Run, ledger: Path) -> None:
    outcome = run("show", "entities", "--limit", "1", "--ledger", ledger)
    assert outcome.out.count("«") == 1
    assert "Only the first 1" in outcome.err


def test_actors_are_counted(run: Run, ledger: Path) -> None:
    rows = run("show", "actors", "--ledger", ledger, "--json").rows
    assert any("النجار" in row["name"] for row in rows)
    narrowed = run("show", "actors", "--actor", "النجار", "--ledger", ledger)
    assert "النجار" in narrowed.out


def test_a_day_that_is_none_is_a_usage_error(run: Run, ledger: Path) -> None:
    assert run("show", "events", "--since", "yesterday", "--ledger", ledger).code == 2


@pytest.mark.parametrize("command", [["show"], ["timeline"], ["explain", "a/e1"], ["export"], ["search", "x"]])
def test_without_a_ledger_every_command_says_how_to_make_one(run: Run, command: list[str]) -> None:
    outcome = run(*command, "--ledger", "none.sqlite")
    assert outcome.code == 4
    assert "sijill read" in outcome.err
    assert not Path("none.sqlite").exists()


def test_the_setting_names_the_ledger(run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_LEDGER", str(ledger))
    assert "convoy" in run("show").out


def test_arabic_is_isolated_reversed_or_left_as_asked(run: Run, ledger: Path) -> None:
    text = {mode: run("show", "--bidi", mode, "--ledger", ledger).out for mode in ("off", "isolate", "visual", "auto")}
    assert "وكالة المثال" in text["off"] == text["auto"]
    assert "\u2067وكالة المثال\u2069" in text["isolate"]
    assert "ﻝﺎﺜﻤﻟﺍ ﺔﻟﺎﻛﻭ" in text["visual"]


def test_explain_shows_sentence_rule_and_reasons(run: Run, ledger: Path) -> None:
    row = run("show", "figures", "--type", "killed", "--ledger", ledger, "--json").rows[0]
    ref = f"{row['document']}/{row['record']['id']}"
    out = run("explain", ref, "--ledger", ledger).out
    assert row["record"]["evidence"]["text"].split("،")[0] in out
    assert "figures.count" in out
    assert "A numeral and the noun it counts" in out
    assert "«16 جنديا»" in out
    values = run("explain", ref, "--ledger", ledger, "--json").rows[0]
    assert values["record"] == row["record"]
    assert values["rules"]["figures.count"]["file"] == "rules.yaml"


def test_explain_shows_of_an_event_what_entry_and_words_made_it_and_what_gave_each_role(run: Run, ledger: Path) -> None:
    (row,) = run("show", "events", "--document", "blast", "--type", "ASSAULT", "--ledger", ledger, "--json").rows[:1]
    ref = f"{row['document']}/{row['record']['id']}"
    out = run("explain", ref, "--ledger", ledger).out
    head, _, steps = out.partition("because\n")
    rule = row["record"]["rule"]
    assert f"rule  {rule}  events/ASSAULT.yaml" in head
    assert "frame, verb  subject actor" in head
    assert head.count("غارة") == 0, "of the entry's nouns only those that the sentence has"
    for reason in row["record"]["because"]:
        assert f"«{reason['span']['text']}»" in steps
        assert reason["rule"] in steps
    for field in ("time", "dead"):
        assert row["record"][field] and f"\n  {field}  «" in steps
    what = "another mention of the same event"
    assert steps.count("events.merge") > 1 == steps.count(what), "what a rule says is printed once"


def test_explain_in_arabic_names_the_steps_in_arabic(run: Run, ledger: Path) -> None:
    row = run("show", "events", "--document", "blast", "--type", "ASSAULT", "--ledger", ledger, "--json").rows[0]
    out = run("--lang", "ar", "explain", f"blast/{row['record']['id']}", "--ledger", ledger).out
    assert "كلمة الحدث  «" in out and "trigger  «" not in out


def test_every_rule_of_every_record_can_be_explained(run: Run, ledger: Path) -> None:
    for view in LAYERS:
        for row in run("show", view, "--ledger", ledger, "--json").rows:
            ref = f"{row['document']}/{row['record']['id']}"
            (values,) = run("explain", ref, "--ledger", ledger, "--json").rows
            assert values["layer"] == view
            assert None not in values["rules"].values(), values["rules"]


def test_a_record_that_is_not_there_is_a_usage_error(run: Run, ledger: Path) -> None:
    outcome = run("explain", "blast/x99", "--ledger", ledger)
    assert outcome.code == 2
    assert "There is no record blast/x99" in outcome.err


def test_the_timeline_orders_and_groups_by_day(run: Run, ledger: Path) -> None:
    sections = run("timeline", "--ledger", ledger, "--json").rows[0]
    assert list(sections) == ["events", "forces", "commitments", "attacks"]
    out = run("timeline", "--ledger", ledger).out
    if sections["events"]:
        assert out.startswith("\nEvents\n")
    for row in sections["events"]:
        assert f"{row['document']}/{row['record']['id']}" in out


def test_a_timeline_of_nothing_says_so(run: Run) -> None:
    run("read", "-", "--ledger", "empty.sqlite", stdin="سلام على من قرأ هذا".encode())
    outcome = run("timeline", "--ledger", "empty.sqlite")
    assert (outcome.code, outcome.err) == (0, "Nothing found.\n")


def test_export_gives_back_the_extractions_as_extract_prints_them(run: Run, ledger: Path, articles: Path) -> None:
    exported = run("export", "--ledger", ledger).out.splitlines()
    assert sorted(exported) == sorted(run("extract", articles).out.splitlines())
    assert {Extraction.from_json(line).id for line in exported} == {"convoy", "blast"}


def test_export_of_a_layer_as_lines_and_as_csv(run: Run, ledger: Path) -> None:
    rows = run("export", "--layer", "figures", "--ledger", ledger).rows
    table = run("export", "--format", "csv", "--layer", "figures", "--ledger", ledger).out
    cells = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["text"] for row in cells] == [row["record"]["text"] for row in rows]


def test_export_of_all_layers_as_csv_needs_a_folder(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert run("export", "--format", "csv", "--ledger", ledger).code == 2
    assert run("export", "--format", "csv", "--output", tmp_path / "out", "--ledger", ledger).code == 0
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(LAYERS)


def test_export_into_a_file(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert run("export", "--output", "out.jsonl", "--ledger", ledger).out == ""
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 2
    for words in (["--output", "no/such/folder/x"], ["--format", "csv", "--output", "out.jsonl"]):
        outcome = run("export", *words, "--ledger", ledger)
        assert outcome.code == 1
        assert "cannot be written" in outcome.err


def test_search_finds_words_in_any_spelling(run: Run, ledger: Path) -> None:
    out = run("search", "قاعده", "--ledger", ledger).out
    assert "«أدى تفجير" in out
    assert "blast" in out
    assert run("search", "قاعدة", "--ledger", ledger, "--json").rows[0]["document_id"] == "blast"
    assert run("search", "زغززغ", "--ledger", ledger).err == "Nothing found.\n"


def test_text_that_could_command_the_terminal_is_defused(run: Run) -> None:
    text = ARTICLES[0]["text"].replace("وزير", "\x1b[31m\u202eوزير")
    run("read", "-", "--ledger", "l.sqlite", stdin=json.dumps({"id": "x", "text": text}).encode())
    for command in (["show", "entities"], ["show", "figures"], ["search", "بغداد"], ["timeline"]):
        out = run(*command, "--ledger", "l.sqlite").out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out.startswith("sijill ")


def test_an_unknown_command_is_a_usage_error(run: Run) -> None:
    assert run("bogus").code == 2
