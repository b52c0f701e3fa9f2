"""Every word and rule of `data/times` reads its examples, and not its counter-examples.

In an example `text = value`, the value is that of an expression of the text for the filter, reckoned from
Thursday 9 December 2021.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from sijill.lexicon.rules import entries
from sijill.model import Document
from sijill.tokens import Layout
from sijill.values.timex import Found, TimeReader
from sijill.values.timex.chart import Node
from tests.readers import lexicon

_LEXICON = lexicon()
_LAYOUT = Layout(_LEXICON)
_READER = TimeReader(_LEXICON)
_REFERENCE = dt.datetime(2021, 12, 9)  # noqa: DTZ001
_CONTEXT_CLASSES = {"DUE", "FUTURE", "LASTING", "SETTING"}
"""Words that are no part of an expression: they tell how those beside them are meant."""


def _entries() -> Iterator[Mapping[str, Any]]:
    for name in _LEXICON.files("times/", ".yaml"):
        yield from entries(_LEXICON.yaml(name))


_EXAMPLES = [(entry, text) for entry in _entries() for text in entry["examples"]]
_COUNTEREXAMPLES = [(entry["id"], text) for entry in _entries() for text in entry.get("not", ())]


def _find(text: str) -> list[Found]:
    page = _LAYOUT(Document(id="example", text=text, published=_REFERENCE.date()))
    return list(_READER.find(page, _REFERENCE))


def _rules(node: Node) -> set[str]:
    return {node.rule}.union(*map(_rules, node.parts))


@pytest.mark.parametrize(
    ("entry", "example"), _EXAMPLES, ids=[f"{entry['id']}-{i}" for i, (entry, _) in enumerate(_EXAMPLES)]
)
def test_an_entry_reads_its_examples(entry: Mapping[str, Any], example: str) -> None:
    text, _, value = example.partition(" = ")
    found = _find(text)
    if entry.get("gives") == "NOT":
        assert not found
        return
    if value:
        assert value in [hit.value.span_value for hit in found], [hit.value for hit in found]
    if entry.get("class") not in _CONTEXT_CLASSES:
        by_entry = [hit for hit in found if entry["id"] in _rules(hit.node)]
        assert by_entry, [sorted(_rules(hit.node)) for hit in found]
        assert not value or value in [hit.value.span_value for hit in by_entry]


@pytest.mark.parametrize(("rule", "text"), _COUNTEREXAMPLES)
def test_an_entry_does_not_read_its_counterexamples(rule: str, text: str) -> None:
    assert not [hit.value for hit in _find(text) if rule in _rules(hit.node)]


def test_every_word_and_rule_has_a_value_among_its_examples() -> None:
    lacking = [
        entry["id"]
        for entry in _entries()
        if entry.get("gives", "T") in {"T", "ALONE"} and not any(" = " in text for text in entry["examples"])
    ]
    assert len(lacking) < 12, lacking
