"""Figures: bounds, relation, role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model import Figure
from tests.readers import reader

_READER = reader()


def _figures(text: str) -> tuple[Figure, ...]:
    return _READER.read(text, published="2021-12-09").figures


_CASES = [
    ("مقتل 16 جنديا في الهجوم.", "16 جنديا", 16, 16, "exact", "killed"),
    ("أصيب حوالي 20 مدنيا بجروح.", "حوالي 20 مدنيا", 20, 20, "about", "wounded"),
    ("اعتقلت الشرطة أكثر من 300 متظاهر.", "أكثر من 300 متظاهر", 300, None, "more_than", "arrested"),
    ("قتل 12 شخصا على الأقل.", "12 شخصا على الأقل", 12, None, "at_least", "killed"),
    ("أصيب ما لا يقل عن خمسين شخصا.", "ما لا يقل عن خمسين شخصا", 50, None, "at_least", "wounded"),
    ("وقتل أقل من عشرة جنود.", "أقل من عشرة جنود", None, 10, "less_than", "killed"),
    ("نزوح بين 20 و30 ألف شخص.", "20 و30 ألف شخص", 20000, 30000, "between", "displaced"),
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
    ("قتل عشرة جنود أو أكثر.", "عشرة جنود أو أكثر", 10, None, "at_least", "killed"),
    ("وصلت 10-15 شاحنة.", "10-15 شاحنة", 10, 15, "between", "vehicles"),
    ("جرح بين خمسة وعشرين جنديا.", "خمسة وعشرين جنديا", 5, 20, "between", "wounded"),
    ("اجتمعت الدول الكبرى الخمس.", "الدول الكبرى الخمس", 5, 5, "exact", "other"),
    ("لم يتجاوز عدد الحاضرين في الندوة 45 شخصا.", "45 شخصا", None, 45, "at_most", "other"),
    ("استهدفوا ناقلتي نفط.", "ناقلتي", 2, 2, "exact", "vehicles"),
    ("كلف الجسر 20 دولارا و50 سنت.", "20 دولارا و50 سنت", 20.5, 20.5, "exact", "money"),
    ("أحرقوا 20 كيلومترا مربعا من الغابات.", "20 كيلومترا مربعا", 20, 20, "exact", "other"),
    ("أطلقوا أربع طائرات مسيرة.", "أربع طائرات مسيرة", 4, 4, "exact", "weapons"),
    ("وقتل الجيش في هذه التظاهرات 150 شخصا.", "150 شخصا", 150, 150, "exact", "killed"),
    ("عاد 300 نازح إلى القرية.", "300 نازح", 300, 300, "exact", "returned"),
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


def test_a_bound_after_the_last_of_joined_casualties_goes_for_all() -> None:
    figures = _figures("خلف القصف 35 قتيلا و23 جريحا على الأقل.")
    assert [(f.low, f.high, f.relation) for f in figures] == [(35, None, "at_least"), (23, None, "at_least")]


def test_an_approximator_goes_for_the_joined_count() -> None:
    figures = _figures("نشرت الوزارة حوالي 2500 جندي و1000 شرطي.")
    assert [(f.low, f.relation) for f in figures] == [(2500, "about"), (1000, "about")]


def test_a_count_versus_another_counts_the_same() -> None:
    figures = _figures("نال الاقتراح 63 صوتا مقابل 20.")
    assert [(f.low, f.unit, f.role) for f in figures] == [(63, "صوتا", "votes"), (20, "صوتا", "votes")]


def test_some_of_them_are_of_the_class_named_before() -> None:
    figures = _figures("شنت الطائرات هجمات على المدينة، وقع ثلاثة منها في الليل.")
    assert [(f.low, f.role) for f in figures] == [(3, "attacks")]


def test_a_share_of_a_group_is_a_percentage() -> None:
    assert [(f.text, f.low, f.unit, f.role) for f in _figures("احترق ربع منازل المدينة.")] == [
        ("ربع منازل", 25, "%", "percent")
    ]


def test_a_figure_says_which_entries_made_it() -> None:
    (figure,) = _figures("قتل أكثر من 20 جنديا.")
    assert [reason.rule for reason in figure.because] == ["figures.أكثر", "figures.soldier", "figures.role.killed"]


def test_a_dual_counts_two() -> None:
    assert [(f.text, f.low) for f in _figures("اتفق الطرفان على تسليم جثتين.")] == [("الطرفان", 2), ("جثتين", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "صدر القرار رقم 2231 أمس.",
        "في عام 2014 وخلال 72 ساعة.",
        "الحرب العالمية الثانية.",
        "أحد الوزراء هناك.",
        "وصل قائد الفرقة 30 إلى المطار.",
        "أطلقوا صواريخ سام 9 أمس.",
        "في الذكرى السابعة عشرة.",
        "بلغت الحرارة ما تحت الصفر.",
        "أرسلوا المعونة لضمان السلامة.",
        "ضبطوا كميات كبيرة.",
    ],
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
