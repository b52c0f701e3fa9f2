"""Invariant 7: data is in plain standard spelling, without duplicates; entries carry their proof."""

import re
import unicodedata
from collections import Counter
from functools import cache

import pytest

from sijill.lexicon import Lexicon
from sijill.lexicon.rules import entries
from tests import readers

UNWANTED = {
    "a presentation form": re.compile("[\ufb50-\ufdff\ufe70-\ufefc]"),
    "a tatweel": re.compile("\u0640"),
    "a bidi control or zero-width character": re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"),
    "a Persian letter form": re.compile("[\u06cc\u06a9\u06c1\u06be\u06d5]"),
    "a no-break space": re.compile("\u00a0"),
}


@cache
def lexicon() -> Lexicon:
    return readers.lexicon()


FILES = lexicon().files()


@pytest.mark.parametrize("name", FILES)
def test_data_is_plainly_spelled(name: str) -> None:
    text = lexicon().raw(name)
    assert unicodedata.is_normalized("NFC", text)
    for what, pattern in UNWANTED.items():
        found = pattern.search(text)
        assert found is None, f"{what} in line {text.count(chr(10), 0, found.start()) + 1}"


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".tsv")])
def test_no_row_stands_twice(name: str) -> None:
    rows = Counter(tuple(row.values()) for row in lexicon().tsv(name))
    assert [row for row, times in rows.items() if times > 1] == []


def test_no_two_entries_have_one_id() -> None:
    ids = Counter(
        str(entry["id"]) for name in FILES if name.endswith(".yaml") for entry in entries(lexicon().yaml(name))
    )
    assert [entry for entry, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml") and name != "rules.yaml"])
def test_entries_with_an_id_carry_examples(name: str) -> None:
    assert [entry["id"] for entry in entries(lexicon().yaml(name)) if not entry.get("examples")] == []
