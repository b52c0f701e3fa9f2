"""The reader as a whole."""

from __future__ import annotations

import datetime as dt

import pytest

from sijill import Reader
from sijill.model import Document

_TEXTS = (
    "قالت وزارة الدفاع العراقية إن خمسة جنود قتلوا أمس.",
    "أعلنت تركيا أن قواتها ستنسحب من حلب نهاية العام الحالي.",
)


def test_what_is_remembered_has_no_influence_on_what_is_read() -> None:
    usual, forgetful = Reader(), Reader(most_forms=3)
    for text in (*_TEXTS, *_TEXTS):
        assert forgetful.read(text, published="2021-12-09") == usual.read(text, published="2021-12-09")


def test_a_document_brings_its_own_metadata() -> None:
    document = Document(id="a", text=_TEXTS[0], published=dt.date(2021, 12, 9), outlet="وكالة", title="عنوان", url="u")
    info = Reader().read(document).document
    assert (info.id, info.outlet, info.title, info.url) == ("a", "وكالة", "عنوان", "u")
    assert info.text_sha256 == document.text_sha256


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        Reader().read("نص", published="أمس")
