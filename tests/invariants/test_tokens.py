"""Invariant 3: tokens are ordered and disjoint; clitics and stem together are the word."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.model import Document
from sijill.tokens import Layout
from tests.invariants.material import ARTICLES, HOSTILE
from tests.readers import reader


@cache
def layout() -> Layout:
    return Layout(reader().lexicon)


def assert_ordered(text: str) -> None:
    page = layout()(Document(id="doc", text=text))
    assert len(page.words) == len(page.starts) == len(page.ends)
    for start, end in zip(page.starts, page.ends, strict=True):
        assert start < end <= len(text)
    for end, start in zip(page.ends, page.starts[1:], strict=False):
        # The letters of one ligature may belong to two tokens: they then share its one code point.
        assert end <= start or "\ufb50" <= text[start] <= "\ufefc"
    covered = [i for sentence in page.sentences for i in range(*sentence)]
    assert covered == list(range(len(page.words))), "every token stands in exactly one sentence"


def test_tokens_of_reports_are_ordered_and_in_one_sentence_each() -> None:
    for article in ARTICLES:
        assert_ordered(article.text)


@pytest.mark.parametrize("name", HOSTILE)
def test_tokens_of_hostile_text_are_ordered(name: str) -> None:
    assert_ordered(HOSTILE[name])


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("ابوفكل .\n«»\u064e\u200f\ufefb")),
        max_size=120,
    )
)
def test_tokens_of_any_text_are_ordered(text: str) -> None:
    assert_ordered(text)


def test_clitics_and_stem_are_the_word() -> None:
    seen = 0
    for article in ARTICLES:
        for word in layout()(article).words:
            for reading in word.readings:
                seen += 1
                article_letters = "ال" if reading.article else ""
                whole = reading.conjunction + reading.preposition + article_letters + reading.stem + reading.pronoun
                # After ل the article is written without its alef: لل.
                assert word.folded in {whole, whole.replace("لال", "لل", 1)}
    assert seen > 1000


def test_peeled_keys_are_endings_of_the_word() -> None:
    for article in ARTICLES:
        for word in layout()(article).words:
            for key in word.keys:
                if not key.merged:
                    assert word.folded[key.skip :] == key.text
                    assert word.folded[: key.skip] == key.conjunction + key.preposition
