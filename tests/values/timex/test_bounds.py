"""No string of words of time, numbers, separators and marks costs more than its length, or breaks a span."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.model import Document
from sijill.tokens import Layout, Page
from sijill.values.timex import TimeReader
from sijill.values.timex.chart import parse
from tests.readers import lexicon

_LEXICON = lexicon()
_LAYOUT = Layout(_LEXICON)
_READER = TimeReader(_LEXICON)
_REFERENCE = dt.datetime(2021, 12, 9)  # noqa: DTZ001
_WORDS = [
    *("يناير", "كانون الثاني", "آب", "رمضان", "الأحد", "أمس", "غدا", "مساء", "الليل", "صباحا", "ظهرا", "الساعة"),
    *("عام", "سنة", "شهرين", "أسبوع", "أيام", "الأيام", "العام", "القرن", "الماضي", "المقبل", "قبل", "بعد", "منذ"),
    *("من", "إلى", "حتى", "بين", "و", "والأحد", "نهاية", "مطلع", "كل", "الأول", "الثالثة", "والنصف", "إلا", "ربع"),
    *("خمسة", "عشرون", "وثلاثين", "3", "12", "30", "2014", "1436", "12:30", "24.7.2015", "/", "-", ":", "(", ")", "،"),
]
_MARKS = ["", "ً", "ُ", "\u0640", "\u200f", "\u202a"]
_CONSTITUENTS_PER_TOKEN = 200
"""A chart holds no more constituents at one place, whatever stands there."""

_texts = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from(_MARKS), st.sampled_from([" ", " ", "", "\u00a0"])), max_size=30
).map(lambda parts: "".join(itertools.chain.from_iterable(parts)))


def _page(text: str) -> Page:
    return _LAYOUT(Document(id="text", text=text, published=_REFERENCE.date()))


def _constituents(page: Page) -> int:
    """How many constituents the charts of all runs of a page hold: the work that reading it costs."""
    lattice, grammar = _READER._lattice, _READER._grammar
    ranks = lattice.ranks(page)
    bounds = (run for first, stop in page.sentences for run in lattice.runs(page, ranks, first, stop))
    runs = (lattice.run(begin, page.words[begin:end], lattice.numbers(page, begin, end)) for begin, end in bounds)
    return sum(len(nodes) for run in runs for here in parse(grammar, run.words).values() for nodes in here.values())


@given(_texts)
@settings(max_examples=150, deadline=None)
def test_spans_are_ordered_and_inside_the_text(text: str) -> None:
    end = 0
    for start, stop, _, _ in _READER.spans(_page(text), _REFERENCE):
        assert end <= start < stop <= len(text)
        end = stop


@given(_texts)
@settings(max_examples=150, deadline=None)
def test_the_work_is_bounded_by_the_number_of_tokens(text: str) -> None:
    page = _page(text)
    assert _constituents(page) <= _CONSTITUENTS_PER_TOKEN * 4 * max(1, len(page.words))


@pytest.mark.parametrize(
    "unit",
    [
        "يوم ويومين و",
        "الأحد ",
        "من الأحد إلى ",
        "يناير/",
        "12/",
        "بعد قبل ",
        "عام 2014 ",
        "كل يوم ",
        "خمسة و",
        "الساعة ",
    ],
)
def test_the_work_grows_with_the_length_and_not_with_its_square(unit: str) -> None:
    short, long = (_constituents(_page(unit * times)) for times in (60, 240))
    assert long <= 6 * max(short, 1)
