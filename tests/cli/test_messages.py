import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from sijill.cli.app import app
from sijill.cli.messages import Language, Messages, _catalogue, choose_language, without_language
from sijill.ingest import KINDS, IngestProblem
from sijill.store.connection import KINDS as LEDGER_KINDS
from tests.cli.conftest import Run

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def holes(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_every_wording_is_given_in_both_languages_with_the_same_placeholders() -> None:
    for key, wording in _catalogue()["words"].items():
        assert set(wording) == {"en", "ar"}, key
        assert holes(wording["en"]) == holes(wording["ar"]), key


def test_every_problem_is_worded_in_arabic() -> None:
    arabic = _catalogue()["problems"]
    assert arabic.keys() == KINDS.keys()
    for kind, (reason, advice) in arabic.items():
        assert holes(reason) <= holes(KINDS[kind].reason), kind
        assert holes(advice) <= holes(KINDS[kind].advice), kind


def test_every_fault_of_a_ledger_is_worded_in_arabic() -> None:
    arabic = _catalogue()["ledger"]
    assert arabic.keys() == LEDGER_KINDS.keys()
    for kind, wording in arabic.items():
        assert holes(wording) == holes(LEDGER_KINDS[kind]), kind


def test_a_fault_of_a_ledger_is_told_in_the_language_of_the_interface(run: Run) -> None:
    notes = Path("notes.txt")
    notes.write_text("no ledger at all, only some words " * 40)
    assert "not a Sijill ledger; name another file" in run("show", "--ledger", notes).err
    arabic = run("show", "--ledger", notes, "--lang", "ar").err
    assert arabic == f"خطأ: {notes}: ليس سجلا من سجلات sijill؛ سمّ ملفا آخر\n"


def test_a_problem_is_told_in_the_language_of_the_interface() -> None:
    problem = IngestProblem(path="x", kind="binary", values={"what": "PDF"})
    assert Messages(Language.EN).problem(problem)[0] == "not a text file (PDF)"
    assert Messages(Language.AR).problem(problem)[0] == "ليس ملفا نصيا (PDF)"


def commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    yield name, command
    for child, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {child}".strip())


def test_every_command_and_option_has_arabic_help() -> None:
    arabic = Messages(Language.AR)
    for name, command in commands(typer.main.get_command(app)):
        assert arabic.help(name), name
        for parameter in command.params:
            assert arabic.help(name, parameter.name), (name, parameter.name)


@pytest.mark.parametrize(
    ("words", "environ", "language"),
    [
        ([], {}, "en"),
        (["show", "--lang", "ar"], {}, "ar"),
        (["--lang=en", "show"], {"SIJILL_LANG": "ar"}, "en"),
        (["show"], {"SIJILL_LANG": "ar"}, "ar"),
        (["show"], {"LANG": "ar_IQ.UTF-8"}, "ar"),
        (["show"], {"LC_ALL": "en_GB.UTF-8", "LANG": "ar_IQ.UTF-8"}, "en"),
        (["read", "--", "--lang", "ar"], {}, "en"),
    ],
)
def test_the_language_comes_from_the_option_then_the_setting_then_the_locale(
    words: list[str], environ: dict[str, str], language: str
) -> None:
    assert choose_language(words, environ) == language


def test_the_language_option_may_stand_anywhere_before_a_double_dash() -> None:
    assert without_language(["show", "--lang", "ar", "x", "--lang=en", "--", "--lang"]) == ["show", "x", "--", "--lang"]
