"""Every entry of the numerals reads its examples and nothing in its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sijill.lexicon.rules import entries
from tests.values.numerals.reading import lexicon, spans


def _entries() -> Iterator[Any]:
    for name in lexicon().files("numerals/", ".yaml"):
        yield from entries(lexicon().yaml(name))


_EXAMPLES = [(e["id"], case["text"], case["value"]) for e in _entries() for case in e["examples"]]
_COUNTER_EXAMPLES = [(e["id"], text) for e in _entries() for text in e.get("not", ())]


@pytest.mark.parametrize(("entry", "text", "value"), _EXAMPLES)
def test_an_entry_reads_its_examples(entry: str, text: str, value: float | str) -> None:
    values = [found for _, _, found in spans(text)]
    assert values[0] == (pytest.approx(value) if isinstance(value, float) else value), entry


@pytest.mark.parametrize(("entry", "text"), _COUNTER_EXAMPLES)
def test_an_entry_reads_nothing_in_its_counterexamples(entry: str, text: str) -> None:
    assert spans(text) == [], entry
