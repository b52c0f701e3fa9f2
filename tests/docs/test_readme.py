"""What the start pages tell a reader to type works as it stands there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START_PAGES = [ROOT / "README.md", ROOT / "README.ar.md"]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")])


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def commands(page: Path, program: str) -> list[list[str]]:
    lines = (shlex.split(line, comments=True) for block in blocks(page, "sh") for line in block.splitlines())
    return [words for words in lines if words and words[0] == program]


@pytest.mark.parametrize("page", START_PAGES, ids=lambda page: page.name)
def test_the_python_example_finds_the_event_it_shows(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks(page, "python")
    exec(compile(example, page.name, "exec"), {})
    assert "RETREAT planned 2021-12-31 ('خالد الراوي',)" in capsys.readouterr().out


def test_the_commands_run_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "demo").symlink_to(ROOT / "demo")
    shown = commands(ROOT / "README.md", "sijill")
    assert {words[1] for words in shown} >= {"read", "timeline", "show", "explain", "export", "extract"}
    for words in shown:
        run = [sys.executable, "-c", "from sijill.cli.app import main; main()", *words[1:]]
        done = subprocess.run(run, cwd=tmp_path, capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, (words, done.stderr.decode())
        assert done.stdout.strip(), words


@pytest.mark.parametrize("page", START_PAGES, ids=lambda page: page.name)
def test_make_has_every_target_that_is_named(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    named = {words[1] for words in commands(page, "make")}
    assert {"demo"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
