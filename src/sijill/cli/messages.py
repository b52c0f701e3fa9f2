"""The words of the interface, in English and Arabic, from `messages.yaml`.

They stand beside the command and not in `data/`, because what the interface says is no part of what
the reader knows: rewording it must not change the hash of the lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from sijill.ingest import IngestProblem


class Language(StrEnum):
    """A language of the interface (`--lang`)."""

    EN = "en"
    AR = "ar"


class Messages:
    """The wording of one language.

    Args:
        language: falls back to English where the catalogue lacks a wording.
    """

    def __init__(self, language: Language = Language.EN) -> None:
        self.language = language
        self.rtl = language is Language.AR

    def __call__(self, key: str, **values: object) -> str:
        """The wording of `key` with its placeholders filled.

        Raises:
            KeyError: where the catalogue has no such key.
        """
        wording = _catalogue()["words"][key]
        return str(wording.get(self.language) or wording["en"]).format_map(values)

    def label(self, group: str, value: str) -> str:
        """The name of a value of the schema (`killed`, `ASSAULT` …); itself where it needs no other."""
        entry = _catalogue()["labels"].get(group, {}).get(value, {})
        return str(entry.get(self.language, value.replace("_", " ")))

    def labels(self, group: str) -> Mapping[str, str]:
        """The names of all values of a group that have one in this language."""
        found = _catalogue()["labels"].get(group, {})
        return {value: entry[self.language] for value, entry in found.items() if entry.get(self.language)}

    def problem(self, problem: IngestProblem) -> tuple[str, str]:
        """What is wrong with an input, and what to do about it."""
        if self.language is Language.EN:
            return problem.reason, problem.advice
        reason, advice = _catalogue()["problems"][problem.kind]
        return reason.format_map(problem.values), advice.format_map(problem.values)

    def ledger(self, kind: str, values: Mapping[str, object]) -> str | None:
        """What is wrong with a ledger, and what to do; None where the English of the error holds."""
        return None if self.language is Language.EN else str(_catalogue()["ledger"][kind]).format_map(values)

    def help(self, command: str, parameter: str | None = None) -> str | None:
        """The help of a command or of one of its parameters; None where the English of the code holds."""
        if self.language is Language.EN:
            return None
        entry = _catalogue()["help"].get(command, {})
        common = _catalogue()["help"]["*"]
        found = entry.get("") if parameter is None else entry.get(parameter, common.get(parameter))
        return None if found is None else str(found)


def choose_language(words: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language that `--lang` in the words of the command, SIJILL_LANG or the locale asks for."""
    asked = ""
    for i, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and i + 1 < len(words):
            asked = words[i + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    for value in (asked, *(environ.get(name, "") for name in ("SIJILL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))):
        if value:
            return Language.AR if value.lower().startswith("ar") else Language.EN
    return Language.EN


def without_language(words: Sequence[str]) -> list[str]:
    """The words of the command without `--lang`, which may stand anywhere among them."""
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*kept, word, *rest]
        if word == "--lang":
            next(rest, None)
        elif not word.startswith("--lang="):
            kept.append(word)
    return kept


def load(name: str) -> Mapping[str, Any]:
    """A catalogue that stands beside the command."""
    text = resources.files("sijill.cli").joinpath(name).read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@cache
def _catalogue() -> Mapping[str, Any]:
    return load("messages.yaml")
