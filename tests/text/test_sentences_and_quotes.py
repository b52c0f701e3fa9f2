"""Sentences and quotation marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.text import find_quotations, fold, split_sentences


def _sentences(text: str) -> list[str]:
    folded = fold(text)
    return [folded[start:end] for start, end in split_sentences(folded, frozenset({"الخ"}))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("عنوان الخبر\n\nبغداد - قال الوزير ذلك. وأضاف غيره.", 3),
        ("قال د. سمير ذلك.", 1),
        ("بلغت 3.5 مليون.", 1),
        ("هل تنسحب القوات؟ لا أحد يعلم!", 2),
        ("ثم مضى... وقال ذلك.", 1),
        ('قال: "انتهى الأمر." ثم خرج.', 2),
        ("أسلحة وذخائر الخ. في المخزن.", 1),
        ("", 0),
        (" . ", 1),
        ("سطر\r\nسطر", 2),
    ],
)
def test_a_text_splits_into_its_sentences(text: str, count: int) -> None:
    assert len(_sentences(text)) == count


@given(st.text(alphabet=st.sampled_from('اب .!؟…"\n«»،')))
def test_sentences_are_ordered_disjoint_and_lose_only_space(text: str) -> None:
    folded = fold(text)
    spans = split_sentences(folded)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert sum(len(folded[start:end].replace(" ", "").replace("\n", "")) for start, end in spans) == len(
        folded.replace(" ", "").replace("\n", "")
    )


def _quoted(text: str) -> list[tuple[str, int]]:
    return [(text[q.inner : q.stop], q.depth) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('قال "نعم" ثم "لا".', [("نعم", 0), ("لا", 0)]),
        ('وصل إلى"مواقع القتال" أمس', [("مواقع القتال", 0)]),
        ("قال «هجمات «كبيرة» جدا» أمس", [("هجمات «كبيرة» جدا", 0), ("كبيرة", 1)]),
        ("قال “نعم” وقال ”لا“ ثم", [("نعم", 0), ("لا", 0)]),
        ("قال ‘نعم’ ثم", [("نعم", 0)]),
        ('اقتباس "مفتوح\nإلى غير نهاية', []),
        ("«فقرة\nوأخرى»", [("فقرة\nوأخرى", 0)]),
        ("it's his’ own", []),
        ('""', []),
    ],
)
def test_quotations_of_every_style(text: str, quoted: list[tuple[str, int]]) -> None:
    assert _quoted(text) == quoted


@pytest.mark.parametrize("mark", ["«", '"', "“", "»", "'"])
def test_ten_thousand_marks_are_cheap_and_bounded(mark: str) -> None:
    assert all(q.depth <= 64 for q in find_quotations(f"{mark}ا" * 10_000))


@given(st.text(alphabet=st.sampled_from("اب \"'«»“”‘’\n.")))
def test_quotations_lie_inside_the_text(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.inner < quotation.stop <= quotation.end <= len(text)
