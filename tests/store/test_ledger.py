"""What the ledger file promises."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from sijill.model import Document, Extraction
from sijill.store import Ledger, LedgerError, export_csv, export_jsonl
from tests.readers import reader

_READER = reader()
_TEXTS = {
    "a": "أعلن وزير الدفاع العراقي خالد العبيدي الأربعاء مقتل خمسة جنود في هجوم على قاعدة التاجي.",
    "b": "قالت حركة طالبان إن مقاتليها سيطروا على بلدة في ولاية هلمند.",
    "c": "=ضم إلى الجدول. اعتقلت الشرطة التركية 20 شخصا في إسطنبول.",
}


def _document(name: str, text: str | None = None) -> Document:
    return Document(id=name, text=text or _TEXTS[name], published=dt.date(2021, 12, 9), outlet="وكالة")


def _pair(name: str, text: str | None = None) -> tuple[Document, Extraction]:
    document = _document(name, text)
    return document, _READER.read(document)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def test_what_goes_in_comes_out_byte_for_byte(path: Path) -> None:
    document, extraction = _pair("a")
    with Ledger.open(path) as ledger:
        assert ledger.add(document, extraction) == "added"
        found = ledger.extraction("a")
        assert found is not None
        assert found.to_json() == extraction.to_json()
        assert ledger.document("a") == document
        assert list(export_jsonl(ledger)) == [extraction.to_json() + b"\n"]


def test_a_second_reading_changes_nothing(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(*_pair("a"))
        before = list(ledger.dump())
        assert ledger.add(*_pair("a")) == "unchanged"
        assert list(ledger.dump()) == before


def test_the_order_of_arrival_leaves_no_trace(tmp_path: Path) -> None:
    dumps = []
    for order in ("abc", "cab"):
        with Ledger.open(tmp_path / order) as ledger:
            list(ledger.add_all(map(_pair, order), every=2))
            dumps.append(list(ledger.dump()))
    assert dumps[0] == dumps[1]


def test_a_new_lexicon_adds_a_reading_and_keeps_the_old(path: Path) -> None:
    document, extraction = _pair("a")
    reader = msgspec.structs.replace(extraction.document.reader, lexicon_sha256="0" * 64)
    newer = msgspec.structs.replace(extraction, document=msgspec.structs.replace(extraction.document, reader=reader))
    with Ledger.open(path) as ledger:
        ledger.add(document, extraction)
        assert ledger.add(document, newer) == "reread"
        current = ledger.extraction("a")
        assert current is not None
        assert current.document.reader.lexicon_sha256 == "0" * 64
        assert sum(line.startswith("readings") for line in ledger.dump()) == 2
        assert ledger.has(document, extraction.document.reader.version, extraction.document.reader.lexicon_sha256)
        assert not ledger.has(document, "9.9", "0")


def test_a_known_id_with_another_text_is_said_to_have_changed(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(*_pair("a"))
        assert ledger.add(*_pair("a", _TEXTS["b"])) == "changed"
        found = ledger.document("a")
        assert found is not None
        assert found.text == _TEXTS["b"]


def test_rows_can_be_neither_changed_nor_removed(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(*_pair("a"))
    connection = sqlite3.connect(path)
    for table in ("documents", "readings", "records", "names"):
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid + 1000"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
    connection.close()


def test_records_are_found_by_actor_place_type_time_and_text(path: Path) -> None:
    with Ledger.open(path) as ledger:
        list(ledger.add_all(map(_pair, "abc")))
        assert ledger.records("events", type="assault")
        assert {row.document_id for row in ledger.records("entities", actor="طالبان")} == {"b"}
        assert {row.document_id for row in ledger.records("entities", place="اسطنبول")} == {"c"}
        assert {row.document_id for row in ledger.records("times", since="2021-12-08", until="2021-12-08")} == {"a"}
        assert {row.document_id for row in ledger.records(text="طالبان")} == {"b"}
        assert len(ledger.records(limit=2)) == 2
        row = ledger.records("figures", document="a")[0]
        assert ledger.record(row.reference) == row
        assert ledger.record("a/nothing") is None


def test_names_are_counted_by_documents(path: Path) -> None:
    with Ledger.open(path) as ledger:
        list(ledger.add_all(map(_pair, "abc")))
        assert any("طالبان" in actor.name for actor in ledger.actors())
        assert [actor.documents for actor in ledger.actors(name="طالبان", limit=1)] == [1]


def test_search_finds_words_in_any_spelling_and_with_any_proclitics(path: Path) -> None:
    with Ledger.open(path) as ledger:
        list(ledger.add_all(map(_pair, "abc")))
        for query, document in (("قاعده التاجي", "a"), ("مُقاتلوها", None), ("ولاية", "b"), ("الشرطة", "c")):
            assert [hit.document_id for hit in ledger.search(query)] == ([document] if document else [])
        hit = ledger.search("هلمند")[0]
        assert _TEXTS["b"][hit.start : hit.end] == hit.sentence
        assert ledger.search("\" ' *") == []
        assert [stored.id for stored in ledger.documents(text="هلمند")] == ["b"]


def test_csv_has_a_row_per_record_and_runs_no_formula(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(*_pair("c"))
        rows = list(csv.DictReader(io.StringIO("".join(export_csv(ledger, "figures")))))
        assert [row["low"] for row in rows] == ["20"]
        assert not any(cell.startswith("=") for row in rows for cell in row.values())
        assert list(csv.DictReader(io.StringIO("".join(export_csv(ledger, "commitments"))))) == []
        with pytest.raises(ValueError, match="no layer"):
            list(export_csv(ledger, "nothing"))


def test_a_file_that_is_no_ledger_is_named_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("just some notes, long enough to be a header" * 50)
    with pytest.raises(LedgerError, match=r"notes\.txt: not a Sijill ledger"):
        Ledger.open(text)
    assert text.read_text().startswith("just some notes")
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="not a Sijill ledger"):
        Ledger.open(other)


def test_paths_that_cannot_hold_a_ledger_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(tmp_path / "absent", create=False)
    with pytest.raises(LedgerError, match="is a directory"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="does not exist"):
        Ledger.open(tmp_path / "no" / "such" / "ledger")


def test_a_newer_schema_is_refused(path: Path) -> None:
    Ledger.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="newer version"):
        Ledger.open(path)


def test_a_full_disk_keeps_what_was_stored(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(*_pair("a"))
        before = list(ledger.dump())
        document, extraction = _pair("b", _TEXTS["b"] * 200)

        @event.listens_for(ledger._engine, "connect")
        def cap(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA max_page_count = 40")

        with pytest.raises(LedgerError, match="disk is full"):
            ledger.add(document, extraction)
        assert list(ledger.dump()) == before


def test_lone_surrogates_are_refused_by_name(path: Path) -> None:
    _, extraction = _pair("a")
    with Ledger.open(path) as ledger, pytest.raises(LedgerError, match=r"bad: .*surrogates"):
        ledger.add(Document(id="bad", text="نص \ud800"), extraction)


def test_a_killed_run_keeps_whole_documents_and_resumes(path: Path) -> None:
    script = textwrap.dedent(
        f"""
        import os, signal
        from sijill.store import Ledger
        from sijill import Reader
        from sijill.model import Document
        reader = Reader()
        with Ledger.open({str(path)!r}) as ledger:
            for number in range(50):
                document = Document(id=str(number), text="قال الوزير إن خمسة جنود قتلوا.")
                ledger.add(document, reader.read(document))
                if number == 20:
                    os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    finished = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert finished.returncode == -9, finished.stderr
    with Ledger.open(path) as ledger:
        assert len(ledger.documents()) == 21
        document = Document(id="20", text="قال الوزير إن خمسة جنود قتلوا.")
        assert ledger.add(document, _READER.read(document)) == "unchanged"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_round_trips(tmp_path: Path, text: str) -> None:
    document = Document(id=text, text=text, title=text)
    extraction = _READER.read(document)
    with Ledger.open(tmp_path / "one.sqlite") as ledger:
        ledger.add(document, extraction)
        found = ledger.extraction(text)
        assert found is not None
        assert found.to_json() == extraction.to_json()
        assert ledger.document(text) == document
