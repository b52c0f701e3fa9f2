import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sijill.cli import work
from sijill.model import Document, Extraction
from tests.cli.conftest import ARTICLES, Run, StopAt


def test_every_article_gives_one_line_with_its_id_in_the_same_order(run: Run, articles: Path) -> None:
    outcome = run("extract", articles)
    assert (outcome.code, outcome.err) == (0, "")
    assert [row["id"] for row in outcome.rows] == ["convoy", "blast"]
    extraction = Extraction.from_json(outcome.out.splitlines()[1])
    assert next((f.text, f.low) for f in extraction.figures) == ("16 جنديا", 16)


def test_standard_input_gives_the_same_bytes_as_the_file(run: Run, articles: Path) -> None:
    assert run("extract", "-", stdin=articles.read_bytes()).out == run("extract", articles).out


def test_the_bytes_do_not_depend_on_the_number_of_workers(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(a | {"id": f"{i}"}) + "\n" for i in range(12) for a in ARTICLES))
    assert run("extract", path).out == run("extract", path, "--workers", "2").out


def test_a_bad_line_is_named_on_stderr_and_the_others_go_on(run: Run) -> None:
    rows = [json.dumps(ARTICLES[0]).encode(), b'{"id": ', json.dumps(ARTICLES[1]).encode()]
    outcome = run("extract", "-", stdin=b"\n".join(rows))
    assert outcome.code == 1
    assert [row["id"] for row in outcome.rows] == ["convoy", "blast"]
    assert outcome.err.startswith("-:2: not valid JSON")


def test_where_no_line_is_good_nothing_was_read(run: Run) -> None:
    assert run("extract", "-", stdin=b"oh\nno\n").code == 3


@pytest.mark.parametrize("source", ["none.jsonl", "."])
def test_a_source_that_cannot_be_opened_is_named(run: Run, source: str) -> None:
    outcome = run("extract", source)
    assert outcome.code == 3
    assert outcome.err.startswith(f"{source}: ")


def test_a_text_in_another_language_still_has_its_line(run: Run) -> None:
    outcome = run("extract", "-", stdin=b'{"id": "x", "text": "The minister spoke.", "published": "2020-01-01"}')
    assert outcome.code == 0
    assert outcome.rows[0]["id"] == "x"
    assert "only 0 % of the letters are Arabic" in outcome.err


def test_options_stand_in_for_what_an_article_does_not_say(run: Run) -> None:
    outcome = run(
        "extract", "-", "--published", "2020-02-03", "--outlet", "وكالة", stdin='{"text":"قال الوزير"}'.encode()
    )
    document = outcome.rows[0]["document"]
    assert (document["published"], document["outlet"]) == ("2020-02-03", "وكالة")


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [("--published", "أمس", "YYYY-MM-DD"), ("--encoding", "klingon", "no encoding is called klingon")],
)
def test_an_option_that_makes_no_sense_is_a_usage_error(
    run: Run, articles: Path, option: str, value: str, says: str
) -> None:
    outcome = run("extract", articles, option, value)
    assert outcome.code == 2
    assert says in outcome.err


def test_an_article_that_trips_the_reader_is_reported_and_the_others_are_read(
    run: Run, articles: Path, stop_at: StopAt
) -> None:
    stop_at("convoy", ZeroDivisionError("oops"))
    outcome = run("extract", articles)
    assert outcome.code == 1
    assert [row["id"] for row in outcome.rows] == ["blast"]
    assert "[convoy]" in outcome.err and "ZeroDivisionError: oops" in outcome.err


def test_documents_are_taken_no_further_ahead_than_the_workers_need() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield Document(id=str(taken), text="قال")

    readings = work.read_all(endless(), workers=2)  # type: ignore[arg-type]  # a generator will do
    assert next(readings).document.id == "1"
    readings.close()  # type: ignore[attr-defined]  # it is a generator
    assert taken <= 100


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(ARTICLES[0] | {"id": str(i)}) + "\n" for i in range(400)))
    command = f"{sys.executable} -c 'from sijill.cli.app import main; main()' extract {path} | head -1"
    ended = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["id"] == "0"


def test_a_full_disk_ends_in_a_message(tmp_path: Path, articles: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    command = f"{sys.executable} -c 'from sijill.cli.app import main; main()' extract {articles} > /dev/full"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ended = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60, env=buffered)
    assert ended.returncode == 1
    assert b"cannot be written" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_without_the_tagger_no_name_is_its_own(run: Run) -> None:
    row = json.dumps({"id": "a", "text": "وقال كرنوفيتش إن فريقه سيفوز."}).encode()
    rules = [{entity["rule"] for entity in run("extract", "-", *flags, stdin=row).rows[0]["entities"]}
             for flags in ((), ("--no-tagger",))]  # fmt: skip
    assert "entities.tagger" in rules[0]
    assert "entities.tagger" not in rules[1]
