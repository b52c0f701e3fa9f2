import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from sijill.ingest import Options
from sijill.store import Ledger
from tests.cli.conftest import ARTICLES, Run, StopAt

COMMAND = [sys.executable, "-c", "from sijill.cli.app import main; main()"]


def stored(path: str = "sijill.sqlite") -> list[str]:
    with Ledger.open(path, create=False) as ledger:
        return [document.id for document in ledger.documents()]


def documents_in(path: str) -> int:
    """Looked at from outside, while another process may still be making the file."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_articles_are_stored_and_counted(run: Run, articles: Path) -> None:
    outcome = run("read", articles)
    assert (outcome.code, outcome.err) == (0, "")
    assert "2 read · 0 unchanged · 0 skipped" in outcome.out
    assert stored() == ["convoy", "blast"]


def test_a_second_run_passes_over_what_is_stored(run: Run, articles: Path) -> None:
    run("read", articles)
    outcome = run("read", articles)
    assert outcome.code == 0
    assert "0 read · 2 unchanged" in outcome.out


def test_one_bad_file_is_reported_and_the_others_are_read(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    outcome = run("read", "photo.txt", "none.txt", articles)
    assert outcome.code == 1
    assert "photo.txt: not a text file (PNG picture)" in outcome.err
    assert "none.txt: no such file or directory" in outcome.err
    assert "2 read · 0 unchanged · 2 skipped" in outcome.out


def test_where_nothing_is_read_the_exit_code_says_so(run: Run) -> None:
    outcome = run("read", "none.txt")
    assert outcome.code == 3
    assert "Nothing was read." in outcome.out


def test_missing_dates_are_summed_up_once_with_examples(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for i in range(5):
        (folder / f"a{i}.txt").write_text(f"{ARTICLES[0]['text']} {i}")
    outcome = run("read", folder)
    assert outcome.code == 0
    assert outcome.out.count("relative times stay underspecified") == 1
    assert "and 2 more" in outcome.out


def test_a_date_given_for_all_is_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES[0]["text"])
    outcome = run("read", "a.txt", "--published", "2023-05-03", "--outlet", "وكالة")
    assert "underspecified" not in outcome.out
    with Ledger.open("sijill.sqlite") as ledger:
        (document,) = ledger.documents()
    assert (document.published, document.outlet) == ("2023-05-03", "وكالة")


def test_a_date_in_the_future_is_noted(run: Run, articles: Path) -> None:
    articles.write_text(json.dumps(ARTICLES[0] | {"published": "2999-01-01"}))
    assert "published in the future (2999-01-01)" in run("read", articles).out


def test_the_summary_as_json_names_everything(run: Run, articles: Path) -> None:
    (row,) = run("read", articles, "none.txt", "--json").rows
    assert (row["read"], row["unchanged"], row["failed"]) == (2, 0, 0)
    assert [(problem["path"], problem["kind"]) for problem in row["skipped"]] == [("none.txt", "missing")]
    assert row["records"]["figures"] >= 2


def test_the_summary_speaks_arabic(run: Run, articles: Path) -> None:
    outcome = run("read", articles, "none.txt", "--lang", "ar")
    assert "قُرئ: 2" in outcome.out
    assert "لا ملف ولا مجلد بهذا الاسم" in outcome.err


def test_the_ledger_is_the_same_for_any_number_of_workers(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(a | {"id": f"{a['id']}{i}"}) + "\n" for i in range(10) for a in ARTICLES))
    assert run("read", path, "--ledger", "one.sqlite").code == 0
    assert run("read", path, "--ledger", "two.sqlite", "--workers", "2").code == 0
    with Ledger.open("one.sqlite") as one, Ledger.open("two.sqlite") as two:
        assert list(one.dump()) == list(two.dump())


def test_a_file_that_is_no_ledger_is_refused_and_left_alone(run: Run, articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a ledger, but somebody's notes" * 50)
    before = other.read_bytes()
    outcome = run("read", articles, "--ledger", other)
    assert outcome.code == 4
    assert "notes.txt" in outcome.err
    assert other.read_bytes() == before


def test_an_article_that_trips_the_reader_is_reported_and_the_others_are_stored(
    run: Run, articles: Path, stop_at: StopAt
) -> None:
    stop_at("convoy", ZeroDivisionError("oops"))
    outcome = run("read", articles)
    assert outcome.code == 1
    assert "convoy: could not be read because of a fault" in outcome.err
    assert stored() == ["blast"]


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(
    run: Run, articles: Path, stop_at: StopAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_at("blast", KeyboardInterrupt())
    outcome = run("read", articles)
    assert outcome.code == 130
    assert "What was finished (1) is stored" in outcome.err
    assert stored() == ["convoy"]
    monkeypatch.undo()
    monkeypatch.chdir(articles.parent)
    assert "1 read · 1 unchanged" in run("read", articles).out


def test_a_killed_run_goes_on_where_it_stopped(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    rows = [json.dumps(ARTICLES[0] | {"id": f"{i}", "text": f"{ARTICLES[0]['text']} {i}"}) for i in range(3000)]
    path.write_text("\n".join(rows))
    process = subprocess.Popen([*COMMAND, "read", str(path)], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not documents_in("sijill.sqlite"):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = len(stored())
    assert 0 < kept < 3000
    path.write_text("\n".join(rows[: kept + 5]))
    assert f"5 read · {kept} unchanged" in run("read", path).out


def test_a_terminal_sees_a_progress_bar_and_a_pipe_does_not(articles: Path, tmp_path: Path) -> None:
    master, slave = pty.openpty()
    ended = subprocess.run([*COMMAND, "read", str(articles)], stderr=slave, stdout=subprocess.PIPE, check=False)
    os.close(slave)
    seen = b""
    try:
        while chunk := os.read(master, 4096):
            seen += chunk
    except OSError:
        pass  # the other end is closed: everything was read
    os.close(master)
    assert ended.returncode == 0
    assert b"Reading" in seen and b"/2" in seen
    assert b"Reading" not in ended.stdout


def test_standard_input_is_read(run: Run) -> None:
    outcome = run("read", "-", stdin=ARTICLES[0]["text"].encode())
    assert outcome.code == 0
    assert stored()[0].startswith("stdin-")


def test_an_article_over_the_limit_is_skipped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(ARTICLES[0]["text"] * 20)
    outcome = run("read", "long.txt", "--max-size", "0.002")
    assert outcome.code == 3
    assert "larger than the limit of 0.002 MB" in outcome.err
    assert Options(max_bytes=2000).limit == "0.002 MB"
