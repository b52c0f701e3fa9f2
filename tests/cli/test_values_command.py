import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sijill.values import ValueFinder
from tests.cli.conftest import Run

TEXTS = [
    {"id": "toll", "text": "قُتل 12 جنديا أمس الأربعاء", "reference_date": "2023-05-04"},
    {"id": "meeting", "text": "يجتمع المجلس في 3 مايو 2023", "reference_date": "2023-05-01T09:30:00"},
    {"id": "plain", "text": "لا عدد هنا ولا زمن"},
]


def jsonl(*rows: object) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    path.write_bytes(jsonl(*TEXTS))
    return path


def test_every_text_gives_one_line_with_its_id_in_the_same_order(run: Run, texts: Path) -> None:
    outcome = run("values", texts)
    assert (outcome.code, outcome.err) == (0, "")
    assert [row["id"] for row in outcome.rows] == ["toll", "meeting", "plain"]
    assert outcome.rows[2]["spans"] == []


def test_a_span_says_where_it_stands_what_it_is_and_what_it_is_worth(run: Run, texts: Path) -> None:
    spans = run("values", texts).rows[0]["spans"]
    assert {"start": 5, "end": 7, "kind": "number", "value": 12} in spans
    (day,) = [span for span in spans if span["kind"] == "date"]
    assert TEXTS[0]["text"][day["start"] : day["end"]] == "أمس الأربعاء"
    assert day["value"] == "2023-05-03"


def test_standard_input_gives_the_same_bytes_as_the_file(run: Run, texts: Path) -> None:
    assert run("values", "-", stdin=texts.read_bytes()).out == run("values", texts).out


def test_the_command_gives_what_the_finder_gives(run: Run, texts: Path) -> None:
    finder = ValueFinder()
    for text, row in zip(TEXTS, run("values", texts).rows, strict=True):
        found = finder.find(text["text"], text.get("reference_date"))
        assert [(s["start"], s["end"], s["kind"], s["value"]) for s in row["spans"]] == [
            (s.start, s.end, s.kind, s.value) for s in found
        ]


def test_without_a_reference_relative_times_stay_open(run: Run) -> None:
    (row,) = run("values", "-", stdin=jsonl({"id": "x", "text": "وصل أمس"})).rows
    assert not any(str(span["value"]).startswith("20") for span in row["spans"])


def test_the_option_stands_in_for_a_missing_reference_and_only_for_that(run: Run) -> None:
    rows = [{"id": "own", "text": "وصل أمس", "reference_date": "2020-02-02"}, {"id": "none", "text": "وصل أمس"}]
    outcome = run("values", "-", "--reference", "2021-03-03", stdin=jsonl(*rows))
    assert [row["spans"][0]["value"] for row in outcome.rows] == ["2020-02-01", "2021-03-02"]


def test_the_day_of_publication_is_a_reference(run: Run) -> None:
    (row,) = run("values", "-", stdin=jsonl({"id": "x", "text": "وصل أمس", "published": "2020-02-02"})).rows
    assert row["spans"][0]["value"] == "2020-02-01"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": ', "not valid JSON"),
        (b"[1, 2]", "not an object"),
        (b'{"id": "x"}', 'no "text"'),
        (b'{"id": "x", "text": 5}', 'no "text"'),
        (jsonl({"id": "x", "text": "أمس", "reference_date": "الثلاثاء"}), "الثلاثاء is neither a date"),
        (jsonl({"id": "x", "text": "أمس", "reference_date": "2023-02-30"}), "2023-02-30 is neither a date"),
        (jsonl({"id": "x", "text": "أمس", "reference_date": [2023]}), "[2023] is neither a date"),
        (rb'{"id": "x", "text": "\ud800"}', "not valid JSON"),
    ],
)
def test_a_bad_line_is_named_on_stderr_and_the_others_go_on(run: Run, line: bytes, says: str) -> None:
    outcome = run("values", "-", stdin=jsonl(TEXTS[0]) + line.strip() + b"\n" + jsonl(TEXTS[1]))
    assert outcome.code == 1
    assert [row["id"] for row in outcome.rows] == ["toll", "meeting"]
    assert outcome.err.startswith("-:2: ") and says in outcome.err.replace("\n", " ")


def test_a_line_over_the_limit_is_named_and_left_out(run: Run) -> None:
    long = {"id": "long", "text": "قال " * 1000}
    outcome = run("values", "-", "--max-size", "0.001", stdin=jsonl(long, TEXTS[0]))
    assert outcome.code == 1
    assert [row["id"] for row in outcome.rows] == ["toll"]
    assert outcome.err.startswith("-:1: larger than the limit of 0.001 MB")


def test_messages_come_in_arabic_too(run: Run) -> None:
    outcome = run("values", "-", "--lang", "ar", stdin=jsonl({"text": "أمس", "reference_date": "غدا"}, TEXTS[0]))
    assert "ليس تاريخا" in outcome.err


def test_where_no_line_is_good_nothing_was_read(run: Run) -> None:
    assert run("values", "-", stdin=b"oh\nno\n").code == 3


def test_empty_input_is_no_error(run: Run) -> None:
    assert run("values", "-", stdin=b"")[:2] == (0, "")


@pytest.mark.parametrize("source", ["none.jsonl", "."])
def test_a_source_that_cannot_be_opened_is_named(run: Run, source: str) -> None:
    outcome = run("values", source)
    assert outcome.code == 3
    assert outcome.err.startswith(f"{source}: ")


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [("--reference", "أمس", "YYYY-MM-DD"), ("--encoding", "klingon", "no encoding is called klingon")],
)
def test_an_option_that_makes_no_sense_is_a_usage_error(
    run: Run, texts: Path, option: str, value: str, says: str
) -> None:
    outcome = run("values", texts, option, value)
    assert outcome.code == 2
    assert says in outcome.err


def test_a_text_without_an_id_gets_one_and_a_number_stays_a_number(run: Run) -> None:
    outcome = run("values", "-", stdin=jsonl({"text": "ثلاثة"}, {"id": 7, "text": "ثلاثة"}))
    first, second = (row["id"] for row in outcome.rows)
    assert first.startswith("stdin-") and second == 7


def test_text_in_a_legacy_encoding_is_read(run: Run) -> None:
    line = json.dumps({"id": "x", "text": "وصل 300 جندي إلى المدينة"}, ensure_ascii=False).encode("windows-1256")
    (row,) = run("values", "-", "--encoding", "windows-1256", stdin=line).rows
    assert [span["value"] for span in row["spans"] if span["kind"] == "number"] == [300]


def test_a_text_that_trips_the_finder_is_reported_and_the_others_are_read(
    run: Run, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = ValueFinder.find

    def trip(finder: ValueFinder, text: str, reference: str | None = None) -> object:
        if "المجلس" in text:
            raise ZeroDivisionError("oops")
        return sound(finder, text, reference)

    monkeypatch.setattr(ValueFinder, "find", trip)
    outcome = run("values", texts)
    assert outcome.code == 1
    assert [row["id"] for row in outcome.rows] == ["toll", "plain"]
    assert ":2: " in outcome.err and "ZeroDivisionError: oops" in outcome.err


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(jsonl(*(TEXTS[0] | {"id": str(i)} for i in range(3000))))
    command = f"{sys.executable} -c 'from sijill.cli.app import main; main()' values {path} | head -1"
    ended = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["id"] == "0"


def test_a_full_disk_ends_in_a_message(texts: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    command = f"{sys.executable} -c 'from sijill.cli.app import main; main()' values {texts} > /dev/full"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ended = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60, env=buffered)
    assert ended.returncode == 1
    assert b"cannot be written" in ended.stderr
    assert b"Traceback" not in ended.stderr
