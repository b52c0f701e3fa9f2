"""Ordinals, absolute and relative, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.values.numerals.reading import page, reader, spans

_ORDINALS = [
    ("الأول", 1),
    ("الاولى", 1),
    ("ثانٍ", 2),
    ("الثان عشر", 12),
    ("حادي عشر", 11),
    ("الاحداشر", 11),
    ("السادسة عشرة", 16),
    ("الثاني والأربعين", 42),
    ("الواحدة والستون", 61),
    ("الثامنة و تسعون", 98),
    ("المئة والسابع والعشرون", 127),
    ("المئتين والثالث عشر", 213),
    ("الست مئة والثلاثين", 630),
    ("التاسع بعد المئة", 109),
    ("الرابعة بعد الألف", 1004),
    ("الألف والمئتين والثامن", 1208),
    ("الستون", 60),
    ("المليار", 10**9),
    ("قبل الأخيرة", "end-1"),
    ("الأخيرين", "end+0"),
    ("التالية", "current+1"),
    ("السابقون", None),
]


@pytest.mark.parametrize(("text", "value"), _ORDINALS)
def test_an_ordinal_reads_as_its_place(text: str, value: int | str | None) -> None:
    assert spans(text) == ([] if value is None else [(text, "ordinal", value)])


_NUMBERS = [
    ("الدول العشرون", 20),
    ("زعماء مجموعة السبعين", 70),
    ("الأقاليم السبعة", 7),
    ("الخمسة والثلاثون", 35),
]


@pytest.mark.parametrize(("text", "value"), _NUMBERS)
def test_a_definite_number_after_a_plural_counts(text: str, value: int) -> None:
    assert [(kind, found) for _, kind, found in spans(text)] == [("number", value)]


def test_a_definite_number_after_a_definite_singular_names_a_place() -> None:
    assert spans("القرن الثلاثون") == [("الثلاثون", "ordinal", 30)]


def test_ordinals_side_by_side_stay_apart() -> None:
    assert [value for _, _, value in spans("الأول والثاني والعاشر")] == [1, 2, 10]


@pytest.mark.parametrize("text", ["عاد يوم الأحد", "عاد يوم الاثنين", "20 ثانية"])
def test_weekdays_and_seconds_are_no_ordinals(text: str) -> None:
    assert [kind for _, kind, _ in spans(text) if kind == "ordinal"] == []


def test_a_reader_of_times_gets_every_shorter_ordinal() -> None:
    laid = page("الثالثة والعشرين دقيقة")
    assert [(o.value, o.stop) for o in reader().ordinals(laid, 0, len(laid.words))] == [(23, 2), (3, 1)]
