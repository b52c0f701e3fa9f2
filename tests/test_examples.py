"""Data proves itself: every entry and documented rule reads its examples, and not its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from sijill.lexicon.rules import entries
from sijill.model import Extraction, Reason
from tests.readers import reader

_READER = reader()
_CHECKED_ELSEWHERE = ("actors/", "events/", "cues/", "times/", "numerals/")
"""Folders whose layers bring checks of their own."""
_EVENT_RULES = "events."


def _cases() -> Iterator[tuple[str, str, bool]]:
    lexicon = _READER.lexicon
    for name in lexicon.files(suffix=".yaml"):
        if name.startswith(_CHECKED_ELSEWHERE):
            continue
        content = lexicon.yaml(name)
        if name == "rules.yaml":
            found: list[Mapping[str, Any]] = [
                {"id": key, **entry} for key, entry in content.items() if not key.startswith(_EVENT_RULES)
            ]
        else:
            found = list(entries(content))
        for entry in found:
            for text in entry.get("examples", ()):
                yield entry["id"], text, True
            for text in entry.get("not", ()):
                yield entry["id"], text, False


def _rules(extraction: Extraction) -> set[str]:
    found: set[str] = set()

    def walk(reasons: tuple[Reason, ...]) -> None:
        for reason in reasons:
            found.add(reason.rule)
            walk(reason.children)

    for _, record in extraction.records():
        found.add(record.rule)
        walk(record.because)
    return found


@pytest.mark.parametrize(("rule", "text", "wanted"), list(_cases()))
def test_an_entry_reads_its_examples_and_not_its_counterexamples(rule: str, text: str, wanted: bool) -> None:
    assert (rule in _rules(_READER.read(text, published="2021-12-09"))) is wanted
