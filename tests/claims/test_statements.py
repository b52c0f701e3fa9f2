"""What is said, by whom, through whom: cues beside their sources, relays, offices, nouns, ends of content."""

from __future__ import annotations

import pytest

from sijill.claims.wordlists import word_lists
from sijill.lexicon import load
from sijill.model import Statement
from tests.readers import reader

_READER = reader()


def _statements(text: str) -> tuple[Statement, ...]:
    return _READER.read(text, published="2021-12-09").statements


def _said(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(s.chain, s.cue.text, s.content.text) for s in _statements(text)]


_CASES = [
    # text, chain, cue, content
    ("أغلق الطريق صباحا، وفقا لما أعلنته الشرطة العراقية.", ("الشرطة العراقية",), "وفقا", "أغلق الطريق صباحا"),
    ("أغلق الطريق صباحا، حسبما أعلنت الشرطة العراقية.", ("الشرطة العراقية",), "حسبما", "أغلق الطريق صباحا"),
    ("أغلق الطريق صباحا، وفقا لبيان أصدرته الشرطة العراقية.", ("الشرطة العراقية",), "وفقا", "أغلق الطريق صباحا"),
    ("وبحسب مصادر أمنية فإن الطريق أغلق صباحا.", ("مصادر أمنية",), "بحسب", "الطريق أغلق صباحا"),
    (
        "ذكرت ثلاثة مصادر في الشرطة أن الحصيلة بلغت عشرين.",
        ("ثلاثة مصادر في الشرطة",),
        "ذكرت",
        "الحصيلة بلغت عشرين",
    ),
    ("قال بعض المسؤولين إن الخطة جاهزة.", ("المسؤولين",), "قال", "الخطة جاهزة"),
    (
        "لكن متحدثا باسم الجيش المصري قال إن الطريق مفتوح.",
        ("متحدثا باسم الجيش المصري",),
        "قال",
        "الطريق مفتوح",
    ),
    ("أكدت المصادر الأمنية والطبية أن الضحايا مدنيون.", ("المصادر الأمنية والطبية",), "أكدت", "الضحايا مدنيون"),
    ("جاء في بيان لوزارة الدفاع أن الطريق أغلق.", ("وزارة الدفاع",), "بيان", "الطريق أغلق"),
    ("أصدرت وزارة الدفاع بيانا جاء فيه أن الطريق أغلق.", ("وزارة الدفاع",), "جاء", "الطريق أغلق"),
    ("تكررت غارات تعتبرها الأمم المتحدة من بين الأسوأ.", ("الأمم المتحدة",), "تعتبرها", "من بين الأسوأ"),
    ("يذكر أن مسؤولا في الوزارة، قال لرويترز إن الطريق مفتوح.", ("مسؤولا في الوزارة",), "قال", "الطريق مفتوح"),
    ("قال الكاتب والباحث المصري سامي حداد إن الطريق مفتوح.", ("سامي حداد",), "قال", "الطريق مفتوح"),
    ("قالت وزيرة المالية التي تشغل أيضا منصب النائب، هدى حداد، إن الخطة جاهزة.", ("هدى حداد",), "قالت", "الخطة جاهزة"),
    ("قال المتحدث باسم الجيش المصري سامي حداد إن الطريق مفتوح.", ("سامي حداد",), "قال", "الطريق مفتوح"),
    (
        "أغلق الطريق صباحا، حسبما ذكرت وكالة رويترز نقلا عن الجيش المصري.",
        ("وكالة رويترز", "الجيش المصري"),
        "حسبما",
        "أغلق الطريق صباحا",
    ),
    ("رد الوزير بالقول إن الطريق آمن.", ("الوزير",), "القول", "الطريق آمن"),
    ("سارعت روسيا إلى التأكيد أن الطريق آمن.", ("روسيا",), "التأكيد", "الطريق آمن"),
    ("وأضاف الوزير، في منشور عبر موقع إكس، أن الطريق آمن.", ("الوزير",), "أضاف", "الطريق آمن"),
    ("وتحدثت روسيا عن تفكك المجتمع، مؤكدة أن الأضرار كبيرة.", ("روسيا",), "تحدثت", "تفكك المجتمع"),
    (
        "أعلنت روسيا إلغاء زيارة كان من المقرر أن يقوم بها وفد.",
        ("روسيا",),
        "أعلنت",
        "إلغاء زيارة كان من المقرر أن يقوم بها وفد",
    ),
    ("قال مسؤول كبير إن الطريق آمن. وأضاف المصدر أن الوضع هادئ.", ("مسؤول كبير",), "أضاف", "الوضع هادئ"),
    ("قال ممثل للجيش المصري إن الطريق آمن.", ("ممثل للجيش المصري",), "قال", "الطريق آمن"),
    (
        "نقلت وكالة رويترز عن سامي حداد قوله إن الطريق مغلق. ونقلت عنه قوله إن الوضع آمن.",
        ("وكالة رويترز", "سامي حداد"),
        "نقلت",
        "الوضع آمن",
    ),
    (
        "نقل الوزير سامي حداد إلى السكان تطمينات الرئيس عمر الشامي.",
        ("سامي حداد", "عمر الشامي"),
        "نقل",
        "تطمينات الرئيس عمر الشامي",
    ),
    ("من جانبها تعهدت روسيا بحماية المدنيين.", ("روسيا",), "تعهدت", "بحماية المدنيين"),
    ("أعلنت إيران على لسان رئيسها حسن روحاني أنها باقية.", ("حسن روحاني",), "أعلنت", "باقية"),
    ("وأبقت إيران حدودها مغلقة قائلة إن الوضع خطير.", ("إيران",), "قائلة", "الوضع خطير"),
    ("ندد البرلمان المصري بشدة بالهجوم على الكنيسة.", ("البرلمان المصري",), "ندد", "بالهجوم على الكنيسة"),
    ('وصف الرئيس المصري القرار بأنه "خطوة في الاتجاه الصحيح".', ("الرئيس المصري",), "وصف", "خطوة في الاتجاه الصحيح"),
    (
        "جاء ذلك بعد اتهامات إيران للحكومة العراقية بخرق الاتفاق.",
        ("إيران",),
        "اتهامات",
        "للحكومة العراقية بخرق الاتفاق",
    ),
    (
        "نفت إيران التقارير التي نشرت في الصحف أمس بأن المحادثات فشلت.",
        ("إيران",),
        "نفت",
        "التقارير التي نشرت في الصحف أمس بأن المحادثات فشلت",
    ),
]


@pytest.mark.parametrize(("text", "chain", "cue", "content"), _CASES)
def test_a_statement_has_its_chain_cue_and_content(text: str, chain: tuple[str, ...], cue: str, content: str) -> None:
    assert (chain, cue, content) in _said(text)


def test_a_medium_named_after_the_words_relays_them() -> None:
    (statement,) = _statements("قالت وزارة الدفاع العراقية إن العملية انتهت، وفق وكالة رويترز.")
    assert len(statement.chain) == 2
    assert statement.speaker_name == "وزارة الدفاع العراقية"
    assert statement.content.text == "العملية انتهت"


def test_words_inside_reported_words_come_through_whoever_reports_them() -> None:
    outer, inner = _statements("قالت الشرطة العراقية إن المتهمين اعترفوا بالجريمة.")
    assert outer.chain == ("الشرطة العراقية",)
    assert inner.chain == ("الشرطة العراقية", "المتهمين")


def test_the_words_reported_end_where_another_speaker_follows() -> None:
    first, second = _statements("قال حسن روحاني إن بلاده باقية، لكن مسؤولين أميركيين قالوا إن الاتفاق انتهى.")
    assert first.content.text == "بلاده باقية"
    assert second.content.text == "الاتفاق انتهى"
    assert second.chain == ("مسؤولين أميركيين",)


def test_a_source_only_quoted_does_not_go_on_speaking() -> None:
    *_, last = _statements("قالت الشرطة العراقية إن المتهمين اعترفوا بالجريمة. وأضافت أن التحقيق مستمر.")
    assert last.chain == ("الشرطة العراقية",)


def test_an_object_pronoun_takes_up_what_is_denied_or_claimed() -> None:
    said = _said("استهدف التفجير الذي تبناه تنظيم الدولة الإسلامية سوقا شعبية.")
    assert (("تنظيم الدولة الإسلامية",), "تبناه", "التفجير") in said


@pytest.mark.parametrize(
    "text",
    [
        "شوهدت إشارات تفيد بتعرض المبنى للقصف.",
        "يتبنى الجيش المصري سياسة جديدة في التدريب.",
        "غادر الوفد دون أن يكشف وجهته.",
        "نشر موقع تابع للمعارضة صورا من المدينة.",
    ],
)
def test_no_statement_where_nobody_speaks(text: str) -> None:
    assert _statements(text) == ()


def test_the_lists_of_words_are_folded_and_none_is_empty() -> None:
    words = word_lists(load())
    assert "انه" in words.complementizers
    assert all(words)


def test_words_of_somebody_else_end_what_is_said_before() -> None:
    text = "قالت وزارة الدفاع إن الطريق أغلق، فيما أفادت مصادر أمنية أن الوضع آمن."
    assert [content for _, _, content in _said(text)] == ["الطريق أغلق", "الوضع آمن"]


def test_a_state_speaks_in_a_headline_only_where_the_words_are_its_own() -> None:
    assert _said("فرنسا: لن نتراجع عن موقفنا\n\nعاد النازحون.")[0][0] == ("فرنسا",)
    assert not _said("فرنسا: آلاف النازحين يعودون إلى منازلهم\n\nعاد النازحون.")


def test_no_word_that_only_looks_like_a_cue_reports() -> None:
    assert not _said("نشر الموقع صورا عبر موقع إكس عن الطريق.")
    assert not _said("نمط العمل هنا قائم على التشريح.")
    assert not _said("تم التأكيد على ضرورة الحل.")


def test_a_plural_verb_does_not_go_on_with_the_words_of_one_person() -> None:
    text = "قال سامي حداد إن الطريق آمن. وقالوا إن الوضع هادئ."
    assert [chain for chain, _, _ in _said(text)] == [("سامي حداد",)]


def test_a_quotation_over_several_sentences_is_one_statement() -> None:
    text = 'قالت روسيا إن الأمر "خطير جدا على الجميع. ولن نقبل به أبدا".'
    assert _said(text)[0][2].endswith("ولن نقبل به أبدا")


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الطريق مغلق. ودعا المحتجين إلى الهدوء.",
        "قال الوزير إن الطريق مغلق. ودعا الحكومة إلى الحوار.",
        "قال الوزير إن الطريق مغلق. واتهم الشرطة بالتقصير.",
    ],
)
def test_a_noun_that_does_not_agree_with_its_verb_is_its_object(text: str) -> None:
    assert [chain for chain, _, _ in _said(text)] == [("الوزير",), ("الوزير",)]


def test_a_rank_before_a_name_is_no_object() -> None:
    assert _said("وقال اللواء سامي حداد إن الطريق مغلق.")[0][0] == ("سامي حداد",)


def test_what_is_counted_is_no_cue() -> None:
    assert not _said("أوقفت الشرطة 46 محتجا على الأقل.")


def test_a_demand_joined_to_a_short_object_is_a_statement_of_its_own() -> None:
    said = _said("أدانت البعثة الأممية الهجوم وطالبت الحكومة بضبط النفس.")
    assert said[0] == (("البعثة الأممية",), "أدانت", "الهجوم")
