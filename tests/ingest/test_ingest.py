import datetime as dt
import io
import json
import os
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ingest import KINDS, IngestProblem, Item, Options, ingest, ingest_lines, parse_day, unique
from sijill.model import Document

TEXT = "أعلنت الوزارة الأحد أن القافلة وصلت إلى المدينة."
DATED = Options(published=dt.date(2023, 5, 1))


def documents(items: Iterable[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def kinds(items: Iterable[Item]) -> list[str]:
    return [item.kind for item in items if isinstance(item, IngestProblem)]


def line(**fields: Any) -> bytes:
    return json.dumps({"id": "a", "text": TEXT, "published": "2023-05-01", **fields}).encode() + b"\n"


def from_lines(data: bytes, options: Options | None = None) -> list[Item]:
    return list(ingest_lines(io.BytesIO(data), "x.jsonl", options))


def write(folder: Path, name: str, data: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_a_text_file_is_one_document_with_its_text_unchanged(tmp_path: Path) -> None:
    text = f"\r\nعنوان\r\n\r\n{TEXT}  \r\n"
    items = list(ingest([write(tmp_path, "report.txt", text)], DATED))
    (document,) = documents(items)
    assert document.text == text
    assert document.published == dt.date(2023, 5, 1)
    assert document.id.startswith("report-")
    assert items == [document]


def test_the_id_of_an_unnamed_article_depends_on_its_text_alone(tmp_path: Path) -> None:
    first = documents(ingest([write(tmp_path / "one", "a.txt", TEXT)]))
    moved = documents(ingest([write(tmp_path / "two", "a.txt", TEXT)]))
    other = documents(ingest([write(tmp_path / "three", "a.txt", TEXT + " ثم عادت.")]))
    assert first[0].id == moved[0].id != other[0].id


def test_json_lines_keep_order_and_all_their_fields() -> None:
    data = line(title="عنوان", url="https://example.org/1", outlet="وكالة") + b"\n" + line(id=7)
    first, second = documents(from_lines(data))
    assert first == Document(
        id="a", text=TEXT, title="عنوان", url="https://example.org/1", outlet="وكالة", published=dt.date(2023, 5, 1)
    )
    assert second.id == "7"


def test_what_an_article_does_not_say_itself_comes_from_the_options() -> None:
    options = Options(published=dt.date(2020, 1, 1), outlet="وكالة")
    own, defaulted = documents(from_lines(line(outlet="صحيفة") + line(id="b", published=None), options))
    assert (own.outlet, own.published) == ("صحيفة", dt.date(2023, 5, 1))
    assert (defaulted.outlet, defaulted.published) == ("وكالة", dt.date(2020, 1, 1))


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (b'{"id": "x", "text": \n', "json"),
        (b"[1, 2]\n", "json"),
        (b'{"id": "x"}\n', "no_text"),
        (b'{"id": "x", "text": "  "}\n', "no_text"),
        (b'{"id": "x", "text": 5}\n', "no_text"),
        (b'{"text": "\\ud800"}\n', "json"),
        (b"[" * 100_000 + b"\n", "json"),
        (b'{"text": "The minister spoke."}\n', "not_arabic"),
        (b'{"text": "\xe9t\xe9 \xe0 la"}\n', "encoding"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(bad: bytes, kind: str) -> None:
    items = from_lines(line(id="before") + bad + line(id="after"))
    assert [d.id for d in documents(items)] == ["before", "after"]
    (problem,) = (item for item in items if isinstance(item, IngestProblem) and item.skipped)
    assert (problem.kind, problem.line, problem.path) == (kind, 2, "x.jsonl")
    assert problem.reason and problem.advice


def test_a_line_in_a_legacy_encoding_is_read() -> None:
    data = json.dumps({"id": "x", "text": TEXT}, ensure_ascii=False).encode("windows-1256")
    assert documents(from_lines(data))[0].text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_lines_with_a_byte_order_mark_are_read(encoding: str) -> None:
    row = json.dumps({"id": "x", "text": TEXT}, ensure_ascii=False)
    assert [d.text for d in documents(from_lines(f"{row}\n{row}\n".encode(encoding)))] == [TEXT, TEXT]


class Endless(io.RawIOBase):
    """One line of 100 MB that is never held in memory, then a good one."""

    def __init__(self) -> None:
        self.left = 100_000_000
        self.tail = b"\n" + line(id="after")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if self.left:
            size = min(len(buffer), self.left)
            buffer[:size] = b"a" * size
            self.left -= size
            return size
        size = min(len(buffer), len(self.tail))
        buffer[:size], self.tail = self.tail[:size], self.tail[size:]
        return size


def test_a_line_of_100_mb_is_refused_in_bounded_memory() -> None:
    tracemalloc.start()
    items = list(ingest_lines(io.BufferedReader(Endless()), "-", Options(max_bytes=1_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kinds(items) == ["too_large"]
    assert [d.id for d in documents(items)] == ["after"]
    assert peak < 10_000_000


def test_a_text_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "big.txt", TEXT * 100)
    assert kinds(ingest([path], Options(max_bytes=1000))) == ["too_large"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"\xef\xbb\xbf \n\t\n", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("binary.txt", b"%PDF-1.4\n" + bytes(range(256)), "binary"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n", "binary"),
        ("french.txt", "Déjà à l'été".encode("latin-1"), "encoding"),
        ("english.txt", b"The minister spoke.", "not_arabic"),
        ("persian.txt", "سخنگوی وزارت خارجه گفت که گفتگوها ادامه می‌یابد".encode(), "other_language"),
        ("garbled.txt", ("الوزير قال " * 9).encode().decode("cp1252", "ignore").encode(), "mojibake"),
    ],
)
def test_a_bad_file_is_one_problem(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    items = list(ingest([write(tmp_path, name, data), write(tmp_path, "good.txt", TEXT)], DATED))
    assert kinds(items) == [kind]
    assert len(documents(items)) == 1


def test_a_path_that_does_not_exist_and_a_device_are_named(tmp_path: Path) -> None:
    assert kinds(ingest([str(tmp_path / "none"), "/dev/null", "a\0b"])) == ["missing", "special", "unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "closed.txt", TEXT)
    Path(path).chmod(0)
    assert kinds(ingest([path])) == ["unreadable"]


def test_directories_are_read_recursively_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.jsonl", "notes.md", ".hidden.txt"):
        write(tmp_path, name, line(id="from-lines") if name.endswith("jsonl") else TEXT)
    assert [d.id.split("-")[0] for d in documents(ingest([str(tmp_path)]))] == ["b", "from", "z"]


def test_a_directory_without_articles_says_so(tmp_path: Path) -> None:
    write(tmp_path, "page.html", TEXT)
    assert kinds(ingest([str(tmp_path)])) == ["nothing_here"]


@pytest.mark.parametrize(("data", "ids"), [(line() + line(id="b"), ["a", "b"]), (TEXT.encode(), ["stdin"])])
def test_standard_input_may_be_lines_or_one_text(data: bytes, ids: list[str]) -> None:
    found = documents(ingest(["-"], stdin=io.BytesIO(data)))
    assert [d.id.split("-")[0] for d in found] == ids


@pytest.mark.parametrize(
    ("published", "day", "kind"),
    [
        ("2023-05-01", dt.date(2023, 5, 1), None),
        ("2023-05-01T23:30:00+03:00", dt.date(2023, 5, 1), None),
        ("2023/05/01", dt.date(2023, 5, 1), None),
        ("2023-13-45", None, "invalid_date"),
        ("أمس", None, "invalid_date"),
        (20230501.5, None, "invalid_date"),
        (None, None, "no_date"),
        ("2030-01-01", dt.date(2030, 1, 1), "future_date"),
    ],
)
def test_dates_are_taken_or_warned_about(published: Any, day: dt.date | None, kind: str | None) -> None:
    items = from_lines(line(published=published), Options(today=dt.date(2024, 1, 1)))
    assert documents(items)[0].published == day
    assert kinds(items) == ([kind] if kind else [])


def test_without_a_today_no_date_lies_in_the_future() -> None:
    assert kinds(from_lines(line(published="2990-01-01"))) == []


def test_nul_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    items = list(ingest([write(tmp_path, "nul.txt", TEXT[:9] + "\0" + TEXT[9:])], DATED))
    assert kinds(items) == ["nul"]
    assert documents(items)[0].text == TEXT[:9] + "\ufffd" + TEXT[9:]


def test_a_wrong_encoding_label_is_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path, "label.txt", (TEXT * 3).encode("windows-1256"))
    items = list(ingest([path], Options(published=dt.date(2023, 5, 1), encoding="utf-8")))
    assert kinds(items) == ["mislabelled"]
    assert documents(items)[0].text == TEXT * 3


def test_mixed_scripts_are_read_with_a_warning() -> None:
    items = from_lines(line(text=TEXT + " The convoy reached the town on Sunday evening, officials said."))
    assert kinds(items) == ["mixed_scripts"]
    assert len(documents(items)) == 1


def test_a_filter_may_let_other_languages_pass() -> None:
    items = from_lines(line(text="The minister spoke."), Options(arabic_only=False))
    assert kinds(items) == ["mixed_scripts"]
    assert len(documents(items)) == 1


def test_fields_of_the_wrong_type_are_ignored_with_a_warning() -> None:
    items = from_lines(line(outlet=["x"], title=""))
    assert kinds(items) == ["invalid_field"]
    assert documents(items)[0].outlet is None


def test_an_id_given_twice_is_read_once() -> None:
    items = list(unique(from_lines(line() + line() + line(text=TEXT + " وعادت.") + line(id="b"))))
    assert [d.id for d in documents(items)] == ["a", "b"]
    assert kinds(items) == ["repeated", "duplicate"]


def test_every_kind_of_problem_has_wording_that_fits_one_line() -> None:
    for kind in KINDS.values():
        assert kind.reason and kind.advice
        assert "\n" not in kind.reason + kind.advice


def test_parse_day_refuses_what_is_no_date() -> None:
    with pytest.raises(ValueError):
        parse_day("12 مايو")


@given(st.binary(max_size=300))
def test_any_line_file_ends_in_items_and_no_exception(data: bytes) -> None:
    for item in from_lines(data):
        assert isinstance(item, Document) or str(item)


@given(st.text(max_size=100))
def test_any_text_field_comes_through_as_it_is_or_is_refused(text: str) -> None:
    try:
        data = json.dumps({"id": "x", "text": text}).encode()
    except UnicodeEncodeError:
        return
    for document in documents(from_lines(data, Options(arabic_only=False))):
        assert document.text == text.replace("\0", "\ufffd")
