"""Money, measures, percentages and ranges of numbers as plain spans."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sijill.lexicon import load
from sijill.model import Document
from sijill.tokens import Layout
from sijill.values.quantities import QuantityReader


@cache
def _tools() -> tuple[Layout, QuantityReader]:
    lexicon = load()
    return Layout(lexicon), QuantityReader(lexicon)


def _spans(text: str, *kinds: str) -> list[tuple[str, int | float | str]]:
    layout, reader = _tools()
    found = reader.spans(layout(Document(id="t", text=text)))
    return [(text[span.start : span.end], span.value) for span in found if span.kind in kinds]


_MONEY = [
    ("دفع 30 دولارا.", "30 دولارا", "30 USD"),
    ("دفع 3.2 مليار دولار أميركي.", "3.2 مليار دولار أميركي", "3200000000 USD"),
    ("دفع $15 أمس.", "$15", "15 USD"),
    ("دفع 15 € أمس.", "15 €", "15 EUR"),
    ("دفع USD 15 أمس.", "USD 15", "15 USD"),
    ("دفع 15 IQD أمس.", "15 IQD", "15 IQD"),
    ("دفع دينارين كويتيين.", "دينارين كويتيين", "2 KWD"),
    ("دفع تسعة دنانير عراقية.", "تسعة دنانير عراقية", "9 IQD"),
    ("دفع خمسين ليرة تركية.", "خمسين ليرة تركية", "50 TRY"),
    ("دفع ألف جنيه إسترليني.", "ألف جنيه إسترليني", "1000 GBP"),
    ("دفع 12 دولارا هونغ كونغ.", "12 دولارا هونغ كونغ", "12 HKD"),
    ("دفع 20 وون كوري جنوبي.", "20 وون كوري جنوبي", "20 KRW"),
    ("دفع دولار واحد.", "دولار واحد", "1 USD"),
    ("دفع دولارا ونصف.", "دولارا ونصف", "1.5 USD"),
    ("دفع 12 دينارا و250 مليما.", "12 دينارا و250 مليما", "12.25 TND"),
    ("دفع 12 ريالا و5 هللات.", "12 ريالا و5 هللات", "12.05 SAR"),
    ("دفع 50 قرشا.", "50 قرشا", "0.5 EGP"),
    ("دفع بين 20 و30 دولارا.", "بين 20 و30 دولارا", "[20,30] USD"),
    ("دفع 20$-30$.", "20$-30$", "[20,30] USD"),
    ("دفع بين 20 و30 مليون دولار.", "بين 20 و30 مليون دولار", "[20000000,30000000] USD"),
    ("دفع 1.5-2 مليار شيكل.", "1.5-2 مليار شيكل", "[1500000000,2000000000] ILS"),
    ("دفع أقل من سبعة دراهم.", "أقل من سبعة دراهم", "(,7] AED"),
    ("دفع 40 يورو أو أكثر.", "40 يورو أو أكثر", "[40,) EUR"),
    ("دفع حوالي 40 يورو.", "40 يورو", "40 EUR"),
]


@pytest.mark.parametrize(("text", "printed", "value"), _MONEY)
def test_money_is_read_with_its_currency(text: str, printed: str, value: str) -> None:
    assert _spans(text, "money") == [(printed, value)]


_PERCENTAGES = [
    ("بلغت 7.5% أمس.", "7.5%", 7.5),
    ("بلغت ٧٪ أمس.", "٧٪", 7),
    ("شارك خمسة وأربعون في المئة منهم.", "خمسة وأربعون في المئة", 45),
    ("شارك 45 بالمية.", "45 بالمية", 45),
    ("بالمائة 45", "بالمائة 45", 45),
    ("شاركت نسبة 45 منهم.", "نسبة 45", 45),
    ("شارك بين 15 و20 في المئة منهم.", "بين 15 و20 في المئة", "[15,20]"),
    ("شارك أكثر من 15 في المئة منهم.", "أكثر من 15 في المئة", "[15,)"),
]


@pytest.mark.parametrize(("text", "printed", "value"), _PERCENTAGES)
def test_a_percentage_is_read(text: str, printed: str, value: float | str) -> None:
    assert _spans(text, "percentage") == [(printed, value)]


@pytest.mark.parametrize(
    "text", ["فازوا بنسبة 3 إلى 1.", "زوروا https://example.org/?q=20%25 اليوم", "فازوا بنسبة كبيرة."]
)
def test_ratios_and_addresses_are_no_percentages(text: str) -> None:
    assert _spans(text, "percentage") == []


_QUANTITIES = [
    ("سار 15 كيلومترا.", "15 كيلومترا", "15 kilometer"),
    ("سار 15 كيلو مترا.", "15 كيلو مترا", "15 kilometer"),
    ("سار 15 كم.", "15 كم", "15 kilometer"),
    ("زرع 3 كيلومترات مربعة.", "3 كيلومترات مربعة", "3 square kilometer"),
    ("ضخ 3 أمتار مكعبة.", "3 أمتار مكعبة", "3 cubic meter"),
    ("بلغت 90 كيلومترا في الساعة.", "90 كيلومترا في الساعة", "90 kilometer per hour"),
    ("بلغت 37 درجة مئوية.", "37 درجة مئوية", "37 celsius"),
    ("بلغت -2° ليلا.", "-2°", "-2 degree"),
    ("تنتج 12.5 ميجاواط.", "12.5 ميجاواط", "12.5 megawatt"),
    ("صدر مليوني برميل.", "مليوني برميل", "2000000 barrel"),
    ("اشترى غالونين.", "غالونين", "2 gallon"),
    ("اشترى لترا وربعا.", "لترا وربعا", "1.25 liter"),
    ("هكتار", "هكتار", "1 hectare"),
]


@pytest.mark.parametrize(("text", "printed", "value"), _QUANTITIES)
def test_a_measure_is_read_with_its_unit(text: str, printed: str, value: str) -> None:
    assert _spans(text, "quantity") == [(printed, value)]


@pytest.mark.parametrize("text", ["قدم واحد منهم استقالته.", "سار متر بعد متر.", "ولد سنة 1950 م.", "على قدمي نصر."])
def test_what_only_looks_like_a_unit_is_no_quantity(text: str) -> None:
    assert _spans(text, "quantity") == []


_RANGES = [
    ("العدد بين 20 و30.", "بين 20 و30", "[20,30)"),
    ("العدد ما بين عشرة وعشرين.", "ما بين عشرة وعشرين", "[10,20)"),
    ("العدد من 20 إلى 30.", "من 20 إلى 30", "[20,30)"),
    ("العدد 20-30.", "20-30", "[20,30)"),
    ("العدد أكثر من 20.", "أكثر من 20", "(20,)"),
    ("العدد يزيد عن 20.", "يزيد عن 20", "(20,)"),
    ("العدد لا يزيد عن 20.", "لا يزيد عن 20", "(,20]"),
    ("العدد أقل من 20.", "أقل من 20", "(,20)"),
    ("العدد لا يقل عن 20.", "لا يقل عن 20", "[20,)"),
    ("العدد 20 على الأقل.", "20 على الأقل", "[20,)"),
    ("العدد على الأكثر 20.", "على الأكثر 20", "(,20]"),
    ("العدد 20 أو أقل.", "20 أو أقل", "(,20]"),
    ("العدد أكبر من أو يساوي 20.", "أكبر من أو يساوي 20", "[20,)"),
    ("العدد أقل من 20 أو يساوي.", "أقل من 20 أو يساوي", "(,20]"),
    ("العدد يساوي 20.", "يساوي 20", "[20,20]"),
    ("العدد >= 20.", ">= 20", "[20,)"),
    ("العدد < 20.", "< 20", "(,20)"),
    ("العدد أكبر من 20 وأصغر من 30.", "أكبر من 20 وأصغر من 30", "(20,30)"),
    ("العدد لا يزيد عن 30 ولا يقل عن 20.", "لا يزيد عن 30 ولا يقل عن 20", "[20,30]"),
    ("العدد أكثر من 20 كيلومترا.", "أكثر من 20", "(20,)"),
]


@pytest.mark.parametrize(("text", "printed", "value"), _RANGES)
def test_a_range_keeps_which_limits_are_in_it(text: str, printed: str, value: str) -> None:
    assert _spans(text, "numberrange") == [(printed, value)]


def test_bounds_that_exclude_each_other_stay_apart() -> None:
    found = [("أكثر من 40", "(40,)"), ("أقل من 10", "(,10)")]
    assert _spans("العدد أكثر من 40 وأقل من 10.", "numberrange") == found


@pytest.mark.parametrize(
    "text", ["العدد حوالي 20.", "العدد 20.", "الهاتف 222-4444-333.", "السهم =>20", "عادوا من 3 مدن."]
)
def test_a_number_without_limits_is_no_range(text: str) -> None:
    assert _spans(text, "numberrange") == []


_PIECES = ["بين", "من", "إلى", "و", "أكثر من", "أو أكثر", "لا", "يقل عن", "على الأقل", "خمسة", "عشرين", "ألف", "20", "3.5", "-",
           "%", "$", "دولار", "سنتا", "ونصف", "كم", "متران", "<", "=", "نسبة", "في المئة", ".", "،"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
@example(["خمسة", "أو أكثر", "و"])
def test_any_string_of_bounds_numbers_and_units_is_read(pieces: list[str]) -> None:
    layout, reader = _tools()
    text = " ".join(pieces)
    for span in reader.spans(layout(Document(id="t", text=text))):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]


def test_the_work_grows_with_the_length_only() -> None:
    layout, reader = _tools()
    text = "بين 20 و" * 3000
    assert reader.spans(layout(Document(id="t", text=text))) is not None
