"""Who speaks: titles, papers, media, addressees, pronouns, and what cannot speak."""

from __future__ import annotations

import pytest

from sijill.model import Statement
from tests.readers import reader

_READER = reader()


def _statements(text: str) -> tuple[Statement, ...]:
    return _READER.read(text, published="2021-12-09").statements


def test_an_addressee_is_not_part_of_the_source() -> None:
    (statement,) = _statements("قال مسؤول أمني لوكالة محلية إن الطريق أغلق صباح اليوم.")
    assert statement.speaker == "مسؤول أمني"


def test_a_paper_speaks_for_who_issued_it() -> None:
    (statement,) = _statements("أفاد بيان لوزارة الدفاع العراقية أن العملية انتهت أمس.")
    assert statement.speaker_name == "وزارة الدفاع العراقية"


def test_a_medium_that_published_the_paper_is_the_outer_link() -> None:
    (statement,) = _statements("قالت وزارة الدفاع العراقية في بيان نشرته وكالة رويترز إن العملية انتهت أمس.")
    assert len(statement.chain) == 2
    assert statement.chain[-1] == statement.speaker_name == "وزارة الدفاع العراقية"


def test_the_definite_source_takes_up_the_indefinite_one() -> None:
    first, second = _statements("قال مصدر أمني إن الهجوم فشل. وأضاف المصدر أن المهاجم قتل.")
    assert first.speaker_name == second.speaker_name == "مصدر أمني"


def test_the_implied_speaker_keeps_the_whole_chain() -> None:
    first, second = _statements("نقلت وكالة رويترز عن مسؤول محلي قوله إن الطريق مغلق. وأضاف أن الإصلاح قريب.")
    assert first.chain == second.chain
    assert len(second.chain) == 2


def test_reported_words_end_where_the_next_attribution_begins() -> None:
    first, second = _statements("أعلنت وزارة الدفاع العراقية أن الطائرة أقلعت، وأكدت أن الطاقم بخير.")
    assert first.content.text == "الطائرة أقلعت"
    assert second.content.text == "الطاقم بخير"


def test_the_object_is_no_part_of_the_subject() -> None:
    (statement,) = _statements("أدان المجلس التفجير.")
    assert (statement.speaker, statement.content.text) == ("المجلس", "التفجير")


@pytest.mark.parametrize("text", ["قالت الغارة إن المبنى تهدم.", "وفق شروط صارمة للغاية انتهت المباراة."])
def test_what_cannot_speak_is_no_source(text: str) -> None:
    assert _statements(text) == ()


def test_a_dateline_is_no_subject() -> None:
    (statement,) = _statements("دبي، الإمارات (CNN)-- غادر الوزير سامي حداد القاعة، مؤكدا أن المحادثات انتهت.")
    assert statement.speaker_name == "سامي حداد"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("كشف لـ«الصباح» مدير الدائرة أن العمل انتهى.", "مدير الدائرة"),
        ("أكد سياسيون يمنيون أن الحرب انتهت.", "سياسيون يمنيون"),
        ("حذر مسؤولون محليون من كارثة قريبة.", "مسؤولون محليون"),
        ("رفض متمردون صوماليون دعوة الحكومة.", "متمردون صوماليون"),
        ("أغلق الطريق، على ما أعلن مصدر أمني.", "مصدر أمني"),
        ("أغلق الطريق، بحسب رواية مصدر أمني.", "مصدر أمني"),
    ],
)
def test_the_subject_ends_where_what_it_says_begins(text: str, speaker: str) -> None:
    assert [s.speaker_name for s in _statements(text)] == [speaker]


@pytest.mark.parametrize("text", ["بني الجسر وفقا للقانون المحلي.", "سارت الأعمال وفق جدول محدد."])
def test_what_one_acts_by_says_nothing(text: str) -> None:
    assert _statements(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وتتهم الصين الحكومة الهندية بالسعي إلى الحرب.", "الصين", "الحكومة الهندية بالسعي إلى الحرب"),
        ("اتهم نواب من الأكثرية إيران بتعطيل الاتفاق.", "نواب من الأكثرية", "إيران بتعطيل الاتفاق"),
        ("غادر الوزير سامي حداد القاعة، متهما إياها بأنها كذبت.", "سامي حداد", "كذبت"),
        ("ألقت الحكومة بمسؤولية الهجوم على المتمردين.", "الحكومة", "بمسؤولية الهجوم على المتمردين"),
        ("حمل الرئيس إسرائيل مسؤولية التصعيد.", "الرئيس", "إسرائيل مسؤولية التصعيد"),
    ],
)
def test_who_accuses_is_told_from_whom_he_accuses(text: str, speaker: str, content: str) -> None:
    (statement,) = _statements(text)
    assert (statement.speaker_name, statement.content.text) == (speaker, content)
