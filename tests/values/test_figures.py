"""Figures: bounds, relation, role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill import Reader
from sijill.model import Figure

_READER = Reader()


def _figures(text: str) -> tuple[Figure, ...]:
    return _READER.read(text, published="2021-12-09").figures


_CASES = [
    ("مقتل 16 جنديا في الهجوم.", "16 جنديا", 16, 16, "exact", "killed"),
    ("أصيب حوالي 20 مدنيا بجروح.", "حوالي 20 مدنيا", 20, 20, "about", "wounded"),
    ("اعتقلت الشرطة أكثر من 300 متظاهر.", "أكثر من 300 متظاهر", 300, None, "more_than", "protesters"),
    ("قتل 12 شخصا على الأقل.", "12 شخصا على الأقل", 12, None, "at_least", "killed"),
    ("أصيب ما لا يقل عن خمسين شخصا.", "ما لا يقل عن خمسين شخصا", 50, None, "at_least", "wounded"),
    ("وقتل أقل من عشرة جنود.", "أقل من عشرة جنود", None, 10, "less_than", "killed"),
    ("نزوح بين 20 و30 ألف شخص.", "20 و30 ألف شخص", 20, 30000, "between", "displaced"),
    ("نزوح بضع مئات من السكان.", "بضع مئات من السكان", 300, 999, "vague", "displaced"),
    ("مقتل عشرات المدنيين في القصف.", "عشرات المدنيين", 20, 99, "vague", "killed"),
    ("نزوح عشرات الآلاف من السكان.", "عشرات الآلاف من السكان", 20000, 99999, "vague", "displaced"),
    ("نشرت الوزارة ألفي جندي على الحدود.", "ألفي جندي", 2000, 2000, "exact", "personnel_deployed"),
    ("سيبقى 2500 جندي أميركي هناك.", "2500 جندي أميركي", 2500, 2500, "exact", "personnel_present"),
    ("أطلقوا 6 صواريخ على المدينة.", "6 صواريخ", 6, 6, "exact", "weapons"),
    ("دمرت الغارة 14 عربة.", "14 عربة", 14, 14, "exact", "vehicles"),
    ("قدمت 3.2 مليار دولار.", "3.2 مليار دولار", 3_200_000_000, 3_200_000_000, "exact", "money"),
    ("حصل على 45 في المئة.", "45 في المئة", 45, 45, "exact", "percent"),
    ("بلغت النسبة 7.5%.", "7.5%", 7.5, 7.5, "exact", "percent"),
    ("أفرجت السلطات عن 15 سجينا.", "15 سجينا", 15, 15, "exact", "released"),
    ("خطف مسلحون سبعة عمال.", "سبعة عمال", 7, 7, "exact", "kidnapped"),
    ("شارك في القتال خمسة وعشرون ألفا وثلاثمئة مقاتل.", None, 25300, 25300, "exact", "personnel_deployed"),
    ("جرح مسلحين اثنين.", "مسلحين اثنين", 2, 2, "exact", "wounded"),
]


@pytest.mark.parametrize(("text", "printed", "low", "high", "relation", "role"), _CASES)
def test_a_figure_has_its_bounds_and_role(
    text: str, printed: str | None, low: float | None, high: float | None, relation: str, role: str
) -> None:
    found = [(f.text if printed else None, f.low, f.high, f.relation, f.role) for f in _figures(text)]
    assert (printed, low, high, relation, role) in found


def test_coordinated_counts_take_their_own_role() -> None:
    verbs = _figures("قتل 16 جنديا وأصيب 20 آخرون.")
    assert [(f.low, f.role) for f in verbs] == [(16, "killed"), (20, "wounded")]
    figures = _figures("أسفر التفجير عن مقتل خمسة أشخاص وإصابة 43 آخرين واعتقال 3.")
    assert [(f.low, f.role) for f in figures] == [(5, "killed"), (43, "wounded"), (3, "arrested")]


def test_a_dual_counts_two() -> None:
    assert [(f.text, f.low) for f in _figures("اتفق الطرفان على تسليم جثتين.")] == [("الطرفان", 2), ("جثتين", 2)]


@pytest.mark.parametrize(
    "text", ["صدر القرار رقم 2231 أمس.", "في عام 2014 وخلال 72 ساعة.", "الحرب العالمية الثانية.", "أحد الوزراء هناك."]
)
def test_dates_ordinals_and_reference_numbers_are_no_figures(text: str) -> None:
    assert _figures(text) == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "خمسة",
                "عشر",
                "ألف",
                "مئة",
                "و",
                "مليون",
                "مئتان",
                "3",
                ",",
                ".",
                "ثلاثة",
                "آلاف",
                "%",
                "في",
                "المئة",
                "بين",
                "عشرات",
            ]
        ),
        max_size=40,
    )
)
def test_any_string_of_number_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for figure in _figures(text):
        assert text[figure.start : figure.end] == figure.text
