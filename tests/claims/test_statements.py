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
