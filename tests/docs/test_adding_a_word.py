"""What docs/adding-a-word.md tells a linguist to write is sound, and does what the page shows."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from benchmarks import effect
from sijill import claims, clauses
from sijill.clauses.check import ENTRY_KEYS
from sijill.lexicon import Lexicon
from sijill.lexicon.check import check
from tests.readers import lexicon

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs" / "adding-a-word.md", ROOT / "docs" / "adding-a-word.ar.md"]
DATA = Path("src", "sijill", "data")


class Block(NamedTuple):
    """A block of the page: what it is written in, and its lines."""

    language: str
    lines: tuple[str, ...]

    @property
    def file(self) -> str:
        """Of data: the file that it is added to, named in its first line."""
        return self.lines[0].removeprefix("# ")

    @property
    def body(self) -> str:
        return "\n".join(self.lines[1:]) + "\n"


def blocks(page: Path) -> list[Block]:
    found = re.findall(r"^```(\w+)\n(.*?)^```", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [Block(language, tuple(body.splitlines())) for language, body in found]


def added(block: Block, old: str) -> str:
    """The file with the block in it; an entry takes the place of the one with its id."""
    if block.language == "tsv":
        return old + block.body
    content, new = yaml.safe_load(old), yaml.safe_load(block.body)
    if isinstance(new, dict):
        for key, values in new.items():
            content[key] += values
    else:
        entries: list[dict[str, Any]] = (
            content
            if isinstance(content, list)
            else next(value for value in content.values() if isinstance(value, list))
        )
        entries[:] = [entry for entry in entries if entry["id"] not in {row["id"] for row in new}] + new
    return yaml.safe_dump(content, allow_unicode=True)


def test_the_pages_show_the_same_in_both_languages() -> None:
    english, arabic = map(blocks, PAGES)
    assert english == arabic
    assert {block.language for block in english} == {"console", "tsv", "yaml", "json"}


def test_everything_that_is_added_is_sound() -> None:
    shipped = lexicon()
    files = {name: shipped.raw(name) for name in shipped.files()}
    data = [block for block in blocks(PAGES[0]) if block.language in ("tsv", "yaml")]
    assert len(data) >= 9
    for block in data:
        files[block.file] = added(block, files[block.file])
    whole = Lexicon({name: text.encode() for name, text in files.items()})
    assert [*check(whole), *clauses.check_entries(whole), *claims.check_entries(whole)] == []


def test_every_key_of_an_entry_is_described() -> None:
    page = PAGES[0].read_text("utf-8")
    table = page.partition("| line | says |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)", table)) >= ENTRY_KEYS


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, to follow the page in."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "articles.jsonl").touch()
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"]):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=tmp_path, check=True)
    monkeypatch.setenv("SHARED", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_walk_from_first_look_up_to_effect_prints_what_the_page_shows(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for block in blocks(PAGES[0]):
        if block.language == "json":
            (checkout / "mine.jsonl").write_text("\n".join(block.lines), "utf-8")
        elif block.language == "console":
            for command, shown in sessions(block):
                printed = run(command, checkout, capfd)
                assert matches(shown, printed), "\n".join(["$ " + command, *printed])
        else:
            path = checkout / DATA / block.file
            path.write_text(added(block, path.read_text("utf-8")), "utf-8")


def sessions(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block, with what is shown of its output."""
    starts = [number for number, line in enumerate(block.lines) if line.startswith("$ ")]
    for start, stop in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        yield block.lines[start][2:], list(block.lines[start + 1 : stop])


def run(command: str, root: Path, capfd: pytest.CaptureFixture[str]) -> list[str]:
    program, *words = shlex.split(command)
    if program == "make":
        target, files = words
        assert target == "effect"
        assert effect.main([files.removeprefix("FILES=")], root) == 0
        return capfd.readouterr().out.splitlines()
    assert program == "sijill"
    done = subprocess.run(
        [sys.executable, "-c", "from sijill.cli.app import main; main()", *words],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        cwd=root, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    return (done.stdout + done.stderr).splitlines()


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines are those that were printed; `…` stands for any lines, or for the rest of a line."""
    if not shown:
        return not printed
    if shown[0] == "…":
        return any(matches(shown[1:], printed[skip:]) for skip in range(len(printed) + 1))
    head, cut, _ = shown[0].partition("…")
    same = bool(printed) and (printed[0].startswith(head) if cut else printed[0].rstrip() == shown[0])
    return same and matches(shown[1:], printed[1:])


def test_the_comparison_of_outputs_can_fail() -> None:
    assert matches(["a", "…", "c d…"], ["a", "b", "b", "c d e"])
    assert not matches(["a", "…", "c"], ["a", "b"])
    assert not matches(["a"], ["a", "b"])
