"""Fractions, decimals, ratios and percentages as numbers."""

from __future__ import annotations

import pytest

from tests.values.numerals.reading import numeral, spans

_FRACTIONS = [
    ("نصف", 1 / 2),
    ("ثلثا", 2 / 3),
    ("أربعة أخماس", 4 / 5),
    ("سبعة وثلث", 7 + 1 / 3),
    ("مئتان وخمسة وثلثان", 205 + 2 / 3),
    ("ثلاثون وثلاثة أرباع", 30.75),
    ("مئة وخمسة أثمان", 100.625),
    ("ستون أخماس", 12),
    ("ثلاث وعشرون سبع", 23 / 7),
    ("أربعة وخمس", 4.2),
    ("نصف مليون", 500_000),
    ("ثلاثة أرباع المليار", 750_000_000),
    ("مليونين ونصف المليون", 2_500_000),
    ("ثلاثة ملايين وربع", 3_250_000),
    ("سبعة ونصف مليون", 7_500_000),
    ("2/5", 0.4),
    ("-3 1/4", -3.25),
    ("½", 0.5),
    ("6¾", 6.75),
    ("ستة فاصلة صفر سبعة", 6.07),
    ("سبعة فاصلة خمسة وعشرون", 7.25),
    ("ثلاثة فاصلة اثنان وستون مليون", 3_620_000),
    ("سالب أربعة فاصلة خمسة", -4.5),
    ("سبعة إلا ثلثا", 7 - 1 / 3),
    ("واحد من ثلاثين", 1 / 30),
    ("سبعة على خمسين", 0.14),
    ("سبعة أجزاء من خمسين", 0.14),
    ("جزء من مئتين", 0.005),
    ("ستة في المئة", 0.06),
    ("سبعون بالألف", 0.07),
    ("35%", 0.35),
    ("١٫٥٪", 0.015),
    ("1 من 8", 0.125),
    ("ستة من ثمانية", 0.75),
    ("اثنان وعشرون على خمسة", 4.4),
    ("سالب ½", -0.5),
    ("2^6", 64),
]


@pytest.mark.parametrize(("text", "value"), _FRACTIONS)
def test_a_fraction_reads_as_its_value(text: str, value: float) -> None:
    [(printed, kind, found)] = spans(text)
    assert (printed, kind) == (text, "number")
    assert found == pytest.approx(value)


def test_the_vowel_of_the_first_letter_tells_a_fifth_from_five() -> None:
    assert spans("خُمسُ الأصوات")[0][2] == pytest.approx(0.2)
    assert spans("خَمسُ دول")[0][2] == 5


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("أفرج عن 30 من 90 سجينا", [30, 90]),
        ("من 1 إلى 5", [1, 5]),
        ("نجا ستة من عشرين بحارا", [6, 20]),
        ("فاز الفريق 3 على 2", [3, 2]),
        ("موسم 2018/2019", [2018, 2019]),
        ("في 3/4/2019", [3, 4, 2019]),
        ("خمسون نقطة", [50]),
    ],
)
def test_what_only_looks_like_a_ratio_stays_apart(text: str, values: list[int]) -> None:
    assert [value for _, _, value in spans(text)] == values


def test_a_fraction_alone_starts_no_count() -> None:
    assert numeral("نصف السكان") is None
    found = numeral("نصف مليون ساكن")
    assert found is not None
    assert found.low == 500_000
