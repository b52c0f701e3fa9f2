"""Invariant 2, seen from the records: what carries no letter changes nothing that is read."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from sijill.model import Document, Extraction
from sijill.text import fold, fold_aligned
from tests.invariants.material import ARTICLES, HOSTILE
from tests.readers import reader

DISGUISES: dict[str, Callable[[str], str]] = {
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "bidi marks": lambda text: re.sub(r"(?<=\w)(?=\s)", "\u200f", text),
    "bidi embedding": lambda text: "\u202b" + text.replace("\n", "\u202c\n\u202b") + "\u202c",
    "tatweel": lambda text: re.sub(r"(?<=[بتسصعقكلمهي])(?=[اةدرنهو])", "ـ", text),
    "a fatha on every qaf": lambda text: text.replace("ق", "قَ"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "lam-alef ligatures": lambda text: text.replace("لا", "\ufefb"),
}


def gist(extraction: Extraction) -> list[tuple[str, str]]:
    """The layers, rules and folded evidence of the records, whatever their offsets."""
    return [
        (layer, record.rule + " " + " ".join(fold(record.evidence.text).split()))
        for layer, record in extraction.records()
    ]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_changes_no_record(disguise: str) -> None:
    for article in ARTICLES:
        text = DISGUISES[disguise](article.text)
        assert text != article.text or disguise == "lam-alef ligatures"
        disguised = Document(id=article.id, text=text, published=article.published)
        assert gist(reader().read(disguised)) == gist(reader().read(article))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_folds_once_and_aligns(name: str) -> None:
    text = HOSTILE[name]
    folded = fold_aligned(text)
    assert fold(folded.folded) == folded.folded
    assert len(folded.stripped) == len(folded.folded)
    sample = range(0, len(folded.folded), max(1, len(folded.folded) // 500))
    starts = [folded.alignment.start(i) for i in sample]
    assert starts == sorted(starts)
    assert all(0 <= start < max(len(text), 1) for start in starts)
