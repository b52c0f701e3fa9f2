"""Every number that ICU spells in Arabic reads back to itself (recorded by tools/record_spellout.py)."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from tests.values.numerals.reading import page, reader

_RECORDED = Path(__file__).parent / "data/spellout.tsv.xz"
_SMALLEST, _DRAWN = 10_001, 20_000
_PAGE = 1000


def _cases(column: int) -> list[tuple[int, str]]:
    lines = lzma.decompress(_RECORDED.read_bytes()).decode().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(int(row[0]), row[column]) for row in rows]


@pytest.mark.parametrize(("gender", "column"), [("masculine", 1), ("feminine", 2)])
def test_spelled_numbers_read_back_to_themselves(gender: str, column: int) -> None:
    cases = _cases(column)
    assert len(cases) == _SMALLEST + _DRAWN
    wrong = []
    for start in range(0, len(cases), _PAGE):
        part = cases[start : start + _PAGE]
        laid = page("\n".join(spelled for _, spelled in part))
        assert len(laid.sentences) == len(part)
        for (number, spelled), (first, stop) in zip(part, laid.sentences, strict=True):
            found = reader().at(laid, first, stop)
            if found is None or (found.low, found.high, found.stop) != (number, number, stop):
                wrong.append(f"{number}: {spelled} read as {found and found.low}")
    assert wrong == [], f"{len(wrong)} {gender} spellings misread"


def _cases_of_newspapers(spelled: str) -> str:
    """The oblique case, bare alefs, ه for ة, and و written apart."""
    words = spelled.split()
    oblique = [
        word[:-2] + "ين" if word.endswith(("رون", "ثون", "عون", "سون", "تون", "نون", "ان")) else word for word in words
    ]
    return " ".join(oblique).replace("أ", "ا").replace("إ", "ا").replace("ة", "ه").replace(" و", " و ")


def test_the_same_numbers_read_in_other_cases_and_looser_spelling() -> None:
    cases = [(number, _cases_of_newspapers(spelled)) for number, spelled in _cases(1)[::7]]
    laid = page("\n".join(spelled for _, spelled in cases))
    wrong = []
    for (number, spelled), (first, stop) in zip(cases, laid.sentences, strict=True):
        found = reader().at(laid, first, stop)
        if found is None or (found.low, found.stop) != (number, stop):
            wrong.append(f"{number}: {spelled} read as {found and found.low}")
    assert wrong == []
