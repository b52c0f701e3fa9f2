"""Is the data sound? Every file parses, every letter is plain, every id is given once and has examples."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from sijill.lexicon.lexicon import Lexicon, LexiconError, Problem
from sijill.lexicon.rules import DOCUMENTED, entries
from sijill.text import fold

# Tatweel stands for itself only in the abbreviation هـ.
_FORBIDDEN = (
    ("tatweel", re.compile(r"(?<!ه)\u0640|\u0640(?=\w)")),
    ("presentation form", re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")),
    ("bidi control", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("invisible character", re.compile("[\u00a0\u00ad\u200b-\u200d\u2060]")),
)
_RULE_ID = re.compile(r"[a-z]+(?:[._][^\s.]+)*")
_ARABIC = re.compile("[\u0621-\u064a]")


def check(lexicon: Lexicon) -> tuple[Problem, ...]:
    """Everything wrong with the data of `lexicon`, by file and entry."""
    return tuple(problem for name in lexicon.files() for problem in _check_file(lexicon, name))


def _check_file(lexicon: Lexicon, name: str) -> Iterator[Problem]:
    try:
        yield from _check_letters(name, lexicon.raw(name))
        if name.endswith(".tsv"):
            yield from _check_rows(name, lexicon.tsv(name))
        elif name == DOCUMENTED:
            yield from _check_rules(name, lexicon.yaml(name) or {})
        else:
            yield from _check_entries(name, list(entries(lexicon.yaml(name))))
    except LexiconError as error:
        yield Problem(name, "", str(error).removeprefix(f"{name}: "))


def _check_letters(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        content = "" if line.lstrip().startswith("#") else line
        if not unicodedata.is_normalized("NFC", content):
            yield Problem(name, f"line {number}", "is not in Unicode normal form C")
        for what, pattern in _FORBIDDEN:
            if pattern.search(content):
                yield Problem(name, f"line {number}", f"has a {what}")


def _check_rows(name: str, rows: tuple[dict[str, str], ...]) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        cells = tuple(row.values())
        if not cells[0]:
            yield Problem(name, "\t".join(cells), "its first column is empty")
        if cells in seen:
            yield Problem(name, cells[0], "stands twice")
        seen.add(cells)


def _check_rules(name: str, rules: Mapping[str, Any]) -> Iterator[Problem]:
    for rule_id, entry in rules.items():
        if not _RULE_ID.fullmatch(rule_id):
            yield Problem(name, rule_id, "is not the id of a rule (layer.what)")
        for key in ("where", "examples"):
            if not entry.get(key):
                yield Problem(name, rule_id, f"has no {key}")
        yield from _check_descriptions(name, rule_id, entry)


def _check_entries(name: str, entries: list[Mapping[str, Any]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        entry_id = str(entry["id"])
        if entry_id in seen:
            yield Problem(name, entry_id, "the id is given twice")
        seen.add(entry_id)
        if not entry.get("examples"):
            yield Problem(name, entry_id, "has no examples")
        if "what" in entry or "ar" in entry:
            yield from _check_descriptions(name, entry_id, entry)


def _check_descriptions(name: str, entry_id: str, entry: Mapping[str, Any]) -> Iterator[Problem]:
    """What an entry does is said in both languages: `what` in English, which may quote, and `ar` in Arabic."""
    what, ar = str(entry.get("what") or ""), str(entry.get("ar") or "")
    if not re.search("[A-Za-z]", what):
        yield Problem(name, entry_id, "has no English description (what)")
    if not _ARABIC.search(ar):
        yield Problem(name, entry_id, "has no Arabic description (ar)")


def check_word_classes(lexicon: Lexicon, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a file of closed classes of words (a list of `id`, `words`, `examples`, `not`).

    Every class must stand in its examples and not in its counter-examples; an attached word (`ب`, `ل`) and a
    preposition with its noun (`على يد`) stand there as they are written.
    """
    for entry in lexicon.yaml(name):
        words = tuple(map(fold, entry["words"]))
        if len(set(entry["words"])) < len(entry["words"]):
            yield Problem(name, entry["id"], "lists a word twice")
        if not entry.get("examples") or not entry.get("not"):
            yield Problem(name, entry["id"], "needs an example and a counter-example")
        for text in entry.get("examples", ()):
            if not _stands(words, fold(text)):
                yield Problem(name, entry["id"], f"does not stand in its example: {text}")
        for text in entry.get("not", ()):
            if _stands(words, fold(text)):
                yield Problem(name, entry["id"], f"stands in its counter-example: {text}")


def _stands(words: tuple[str, ...], text: str) -> bool:
    padded = f" {text} "
    return any(f" {word} " in padded for word in words)
