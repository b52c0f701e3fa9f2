"""What docs/values.md shows is what the command and the library do."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from sijill.values import ValueFinder

ROOT = Path(__file__).resolve().parents[2]
FINDER = ValueFinder()
PAGE = (ROOT / "docs" / "values.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


def run(*words: str, stdin: str = "") -> str:
    command = [sys.executable, "-c", "from sijill.cli.app import main; main()", *words]
    done = subprocess.run(
        command, cwd=ROOT, input=stdin, capture_output=True, check=False, timeout=120, encoding="utf-8"
    )
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


@pytest.mark.parametrize("line", [line for block in blocks("sh") for line in block.splitlines()])
def test_the_commands_run(line: str) -> None:
    words = shlex.split(line, comments=True)
    assert words[:2] == ["sijill", "values"]
    assert all(json.loads(row)["spans"] for row in run(*words[1:]).splitlines())


def test_the_line_that_goes_in_gives_the_line_that_comes_out() -> None:
    given, shown = blocks("json")
    assert run("values", "-", stdin=given) == shown


def test_the_python_example_finds_what_the_filter_finds(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "values.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == ["12 number 12", "أمس date 2023-05-03"]


EXAMPLES = re.findall(r"^\| (`.+) \| .* \| `([^`]+)` → `?([^` ]+(?: [a-zA-Z]+)?)`? \|$", PAGE, flags=re.MULTILINE)


def test_the_table_of_kinds_has_an_example_of_each() -> None:
    rows = re.findall(r"^\| `\w+`", PAGE, flags=re.MULTILINE)
    assert len(EXAMPLES) == len(rows) >= 10


@pytest.mark.parametrize(("kinds", "text", "value"), EXAMPLES)
def test_the_table_of_kinds_shows_values_that_are_found(kinds: str, text: str, value: str) -> None:
    found = [(span.kind, str(span.value)) for span in FINDER.find(text)]
    assert any((kind, value) in found for kind in re.findall(r"`(\w+)`", kinds)), found
