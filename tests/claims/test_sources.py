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
