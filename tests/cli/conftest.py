import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sijill import Reader
from sijill.cli.app import main
from sijill.model import Document, Extraction

ARTICLES = [
    {
        "id": "convoy",
        "published": "2023-05-03",
        "outlet": "وكالة المثال",
        "text": "قافلة تصل إلى المدينة\n\nبغداد - أعلن وزير الدفاع العراقي سالم النجار الثلاثاء أن 250 جنديا وصلوا إلى بغداد.",
    },
    {
        "id": "blast",
        "published": "2023-05-04",
        "outlet": "صحيفة المثال",
        "text": "أدى تفجير استهدف قاعدة عسكرية في بغداد أمس الأربعاء إلى مقتل 16 جنديا، بحسب وزارة الدفاع العراقية.",
    },
]


class Outcome(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]
StopAt = Callable[[str, BaseException], None]


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SIJILL_LANG", "SIJILL_LEDGER", "SIJILL_BIDI", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    def run_command(*words: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        out, err = capsysbinary.readouterr()
        code = ended.value.code
        assert "Traceback" not in err.decode()
        return Outcome(int(code or 0), out.decode(), err.decode())

    yield run_command


@pytest.fixture
def stop_at(monkeypatch: pytest.MonkeyPatch) -> StopAt:
    """Let the reader raise something where it comes to a document; the others are read as ever."""
    sound = Reader.read

    def raise_at(id_: str, error: BaseException) -> None:
        def read(reader: Reader, document: Document) -> Extraction:
            if document.id == id_:
                raise error
            return sound(reader, document)

        monkeypatch.setattr(Reader, "read", read)

    return raise_at


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in ARTICLES))
    return path
