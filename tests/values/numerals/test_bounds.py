"""No string of numerals, digits, separators and marks costs more than its length, or breaks a span."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.tokens import Word
from sijill.values.numerals.senses import SenseIndex, Senses
from tests.values.numerals.reading import numeral, page, reader, spans

_WORDS = [
    *("خمسة", "عشر", "ثلاثين", "ألف", "ألفا", "مئة", "مليون", "مئتان", "آلاف", "مئات", "عشرات", "بضع", "كوادريليون"),
    *("و", "واحد", "وعشرون", "والثاني", "الحادي", "الثالث", "بعد", "المئة", "الألف", "قبل", "الأخير", "صفر"),
    *("نصف", "ونصف", "خُمس", "أرباع", "فاصلة", "نقطة", "سالب", "ناقص", "إلا", "ربع", "من", "على", "في", "جزء", "أي"),
    *(
        "3",
        "٤٥",
        "1,234",
        "1.2.3",
        "192.168.1.1",
        "9" * 30,
        "½",
        "/",
        "^",
        "10",
        "e5",
        "×",
        "-",
        ".",
        "،",
        ",",
        "%",
        ":",
    ),
]
_MARKS = ["", "ً", "ُ", "ـ", "\u200f", "\u202a"]
_PER_WORD = 80
"""Look-ups per word: the longest numeral has a bounded number of words, and each is tried at once or twice."""

_texts = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from(_MARKS), st.sampled_from([" ", " ", "", "\u00a0"])), max_size=40
).map(lambda parts: "".join(itertools.chain.from_iterable(parts)))


@given(_texts)
@settings(max_examples=400, deadline=None)
def test_spans_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    end = 0
    for span in reader().spans(page(text)):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@given(_texts)
@settings(max_examples=200, deadline=None)
def test_shorter_readings_end_earlier_and_start_at_the_same_word(text: str) -> None:
    laid = page(text)
    for first, stop in laid.sentences:
        found = reader().alternatives(laid, first, stop)
        assert [n.stop for n in found] == sorted({n.stop for n in found}, reverse=True)
        assert {n.first for n in found} <= {first}


@pytest.mark.parametrize(
    "unit",
    [
        "خمسة وعشرون ألف مليون و",
        "سالب ",
        "- ",
        "1 111 ",
        "1.1.1.",
        "ثلاثة من عشرة ",
        "ألف ",
        "مئات آلاف ملايين ",
        "خمسة فاصلة واحد ",
        "صفر واحد ",
        "الأول بعد المئة و",
        "½ و",
        "2^9 ",
        "3×10^5",
    ],
)
def test_long_strings_take_a_bounded_number_of_steps_per_word(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    look_up = SenseIndex.__getitem__

    def counted(self: SenseIndex, word: Word) -> Senses:
        nonlocal steps
        steps += 1
        return look_up(self, word)

    laid = page(unit * 1000)
    monkeypatch.setattr(SenseIndex, "__getitem__", counted)
    reader().spans(laid)
    for first, stop in laid.sentences:
        for i in range(first, stop):
            reader().at(laid, i, stop)
    assert steps <= _PER_WORD * len(laid.words)


def test_numbers_beyond_all_counts_are_read_without_overflow() -> None:
    largest = "كوينتينيليون " * 3
    found = numeral("2.5e60 " + largest)
    assert found is not None
    assert found.low > 10**100
    assert spans("999.5^90 " + largest) != []
