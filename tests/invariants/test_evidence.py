"""Invariant 1: every span of every record is exactly the printed text; no record without evidence."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.model import Extraction
from tests.invariants.material import ARTICLES, HOSTILE, read_demo, read_hostile, spans
from tests.readers import reader

WORDS = sorted({word for article in ARTICLES for word in article.text.split()})
NOISE = [
    "\u200f",
    "\u202b",
    "ـ",
    "\u064e",
    "«",
    "»",
    '"',
    "“",
    "”",
    "\n",
    ".",
    "،",
    "\r\n",
    "\ufdf2",
    "\0",
    "٣",
    "%",
]
reports = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(NOISE)), max_size=60).map(" ".join)


def assert_faithful(text: str, extraction: Extraction) -> None:
    for layer, record in extraction.records():
        for span in spans(record):
            assert 0 <= span.start < span.end <= len(text), (layer, record.id, span)
            assert text[span.start : span.end] == span.text, (layer, record.id, span)
        assert record.evidence.text.strip(), (layer, record.id)
        assert 0 <= record.confidence <= 1, (layer, record.id)
    ids = [record.id for _, record in extraction.records()]
    assert len(ids) == len(set(ids)), "record ids are unique in their document"


def test_spans_of_reports_are_the_printed_text() -> None:
    for article, extraction in read_demo():
        assert_faithful(article.text, extraction)


def test_every_layer_is_exercised_by_the_reports() -> None:
    found = {layer for _, extraction in read_demo() for layer, _ in extraction.records()}
    assert found >= {"entities", "times", "figures", "statements", "events", "responsibility", "commitments"}


@pytest.mark.parametrize("name", HOSTILE)
def test_spans_of_hostile_text_are_the_printed_text(name: str) -> None:
    assert_faithful(HOSTILE[name], read_hostile(name))


@settings(max_examples=60, deadline=None)
@given(reports)
def test_spans_of_scrambled_reports_are_the_printed_text(text: str) -> None:
    assert_faithful(text, reader().read(text, published="2024-02-29"))


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xFEFF, exclude_categories=["Cs"]), max_size=200)
)
def test_spans_of_any_text_are_the_printed_text(text: str) -> None:
    assert_faithful(text, reader().read(text))


def test_evidence_covers_the_record() -> None:
    for _, extraction in read_demo():
        for record in (*extraction.times, *extraction.figures):
            assert record.evidence.covers(record.span)
        for event in extraction.events:
            assert event.evidence.covers(event.trigger)
        for statement in extraction.statements:
            assert statement.evidence.covers(statement.cue)


def test_a_decomposed_report_is_quoted_as_it_was_printed() -> None:
    for article in ARTICLES:
        text = unicodedata.normalize("NFD", article.text)
        assert_faithful(text, reader().read(text, published=article.published))
