"""Whole numbers in words and figures."""

from __future__ import annotations

import pytest

from sijill.values.numerals import parse_digits
from tests.values.numerals.reading import numeral, page, reader, spans

_NUMERALS = [
    ("مئة وخمسة وعشرون", 125),
    ("ثلاثمائة", 300),
    ("سبع مئة وواحد", 701),
    ("ألف ومئتان", 1200),
    ("أربعة آلاف وخمسمئة", 4500),
    ("مليون ونصف", 1_500_000),
    ("مليونان وثلاثمئة ألف", 2_300_000),
    ("خمسة عشر", 15),
    ("اثنا عشر ألفا", 12_000),
    ("7 آلاف و367", 7367),
    ("15 مليونا", 15_000_000),
    ("١٢٣٤", 1234),
    ("۱۲۳۴", 1234),
    ("صفر", 0),
    ("ثماني عشرة", 18),
    ("اثنتين وسبعين", 72),
    ("تسع مئة و تسعة و تسعون", 999),
    ("أربعين وثلاثة", 43),
    ("ألفا", 2000),
    ("ألفًا", 1000),
    ("مائتا", 200),
    ("مليوني", 2_000_000),
    ("خمسمئة وثلاثة آلاف", 503_000),
    ("مئة ألف مليون", 10**11),
    ("تسعة وعشرين مئة", 2900),
    ("412 مئة", 41_200),
    ("6 آلاف 7 مئة و 15", 6715),
    ("ثلاث دزينات", 36),
    ("سالب سبعة وثلاثين", -37),
    ("ناقص 12", -12),
    ("1 325 408", 1_325_408),
    ("3×10^5", 300_000),
    ("2.5e3", 2500),
    ("سبعة ملايين و40 ألف", 7_040_000),
    ("خمسطعشر", 15),
    ("تلاتة وتلاتين", 33),
    ("ربعمية وتمنين", 480),
    ("مليار وتسعة", 1_000_000_009),
]


@pytest.mark.parametrize(("text", "value"), _NUMERALS)
def test_a_numeral_reads_as_its_value(text: str, value: float) -> None:
    found = numeral(text)
    assert found is not None
    assert found.low == value
    assert found.stop == len(page(text).words)


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1,234", 1234),
        ("1.234", 1234),
        ("1.5", 1.5),
        ("2,5", 2.5),
        ("1.234.567", 1234567),
        ("0.125", 0.125),
        ("3٫141", 3.141),
        ("١٬٢٠٠٫٥".translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")), 1200.5),
        ("192.168.1.2", None),
        ("9" * 40, None),
    ],
)
def test_separators_in_digits(digits: str, value: float | None) -> None:
    assert parse_digits(digits) == value


_SEVERAL = [
    ("ثلاثة وأربعة", [3, 4]),
    ("سبعة ثمانية", [7, 8]),
    ("ثلاثمئة ومئتين", [300, 200]),
    ("مليون وثلاثة ملايين", [1_000_000, 3_000_000]),
    ("بين خمسمئة وألف شخص", [500, 1000]),
    ("بين 10 آلاف و15 ألفا", [10_000, 15_000]),
    ("400 و 318", [400, 318]),
    ("ستة آلاف و صفر", [6000, 0]),
    ("10.20.30.40", [10, 20, 30, 40]),
    ("من 1990-2000", [1990, 2000]),
]


@pytest.mark.parametrize(("text", "values"), _SEVERAL)
def test_numbers_side_by_side_stay_apart(text: str, values: list[int]) -> None:
    assert [value for _, kind, value in spans(text) if kind == "number"] == values


_IN_TEXT = [
    ("وصل بعشرين شاحنة", "عشرين", 20),
    ("والخمسون الباقون", "الخمسون", 50),
    ("لثلاثة وعشرين يوما", "ثلاثة وعشرين", 23),
    ("بلغت الحرارة -7 درجات", "-7", -7),
    ("سجل .85 فقط", ".85", 0.85),
    ("نحو 26،013٫94 ريالا", "26،013٫94", 26013.94),
    ("قتل مليونا شخص", "مليونا", 2_000_000),
    ("بلغ العدد مليونا وثلاثمئة ألف", "مليونا وثلاثمئة ألف", 1_300_000),
    ("دفع مليارا من الدولارات", "مليارا", 1_000_000_000),
    ("بلغ العدد ألفا.", "ألفا", 1000),
]


@pytest.mark.parametrize(("text", "printed", "value"), _IN_TEXT)
def test_the_span_of_a_number_has_no_clitics_and_all_of_the_number(text: str, printed: str, value: float) -> None:
    assert [(shown, number) for shown, _, number in spans(text)] == [(printed, value)]


@pytest.mark.parametrize(
    "text", ["أي واحد تريد؟", "طريق 40كم", "طائرة F16", "وصل أحد الوزراء.", "3M شركة", "عدد - 5", "أثنى عليه"]
)
def test_what_looks_like_a_number_and_is_none(text: str) -> None:
    assert [value for printed, _, value in spans(text) if printed != "5"] == []


def test_a_reader_of_times_gets_every_shorter_reading() -> None:
    laid = page("خمسة وأربعين دقيقة")
    found = reader().alternatives(laid, 0, len(laid.words))
    assert [(n.low, n.stop) for n in found] == [(45, 2), (5, 1)]


def test_a_vague_count_keeps_its_bounds() -> None:
    found = numeral("عشرات آلاف")
    assert found is not None
    assert (found.low, found.high, found.vague) == (20_000, 99_999, True)
