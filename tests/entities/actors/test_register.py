"""Who a phrase means, and with what code on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from sijill.entities.actors import ActorRegister
from sijill.lexicon import load

_REGISTER = ActorRegister(load())


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("الجيش العراقي", "IRQMIL"),
        ("الخارجية الألمانية", "DEUGOV"),
        ("وزير خارجية إيران", "IRNGOV"),
        ("وزارة الدفاع الروسية", "RUSGOVMIL"),
        ("برلمان اليونان", "GRCLEG"),
        ("القوات الكورية الجنوبية", "KORMIL"),
        ("كوريا الشمالية", "PRK"),
        ("طهران", "IRNGOV"),
        ("الدول الأوروبية", "EUR"),
        ("المبعوث الأممي", "UNO"),
        ("الفلسطينيون", "PSE"),
    ],
)
def test_bodies_and_people_of_any_state_have_a_code(phrase: str, code: str) -> None:
    assert _REGISTER.code_of(phrase) == code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("مسلحون مجهولون", "UAF"),
        ("جنديين تركيين", "TURMIL"),
        ("الفصائل الموالية لإيران", "PRM"),
        ("مسؤول إسرائيلي سابق", "ISRELI"),
        ("متظاهرون أتراك", "TURCVL"),
        ("قوات بشار الأسد", "SYRMIL"),
        ("مقاتلي حزب الله", "LBNREB"),
        ("السفير الأميركي لدى سوريا", "USAGOV"),
        ("عناصر الشرطة", "COP"),
    ],
)
def test_generic_phrases_take_sector_and_country_from_their_words(phrase: str, code: str) -> None:
    assert _REGISTER.code_of(phrase, "2015-06-01") == code


@pytest.mark.parametrize("phrase", ["طريق سريع", "السنة الماضية", "اجتماع طويل", "", "،"])
def test_what_names_nobody_has_no_code(phrase: str) -> None:
    assert _REGISTER.code_of(phrase) is None


@pytest.mark.parametrize(
    "phrase", ["للحكومة المكسيكية", "والحكومة المكسيكية", "بالحكومة المكسيكيّة", 'الحكومة "المكسيكية"']
)
def test_attached_particles_marks_and_quotation_make_no_difference(phrase: str) -> None:
    assert _REGISTER.code_of(phrase) == "MEXGOV"


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("طالبان", "2015-06-01", "AFGREB"),
        ("طالبان", "2021-08-15", "AFGGOV"),
        ("هيئة تحرير الشام", "2024-12-07", "SYRREB"),
        ("هيئة تحرير الشام", "2024-12-08", "SYRGOV"),
        ("قوات الدعم السريع", "2022-01-01", "SDNPRM"),
        ("قوات الدعم السريع", "2023-06-01", "SDNREB"),
        ("باراك أوباما", "2008-01-05", "USALEG"),
        ("باراك أوباما", "2012-01-05", "USAGOV"),
        ("باراك أوباما", "2020-01-05", "USAELI"),
        ("رياض حجاب", "2016-05-01", "SYROPP"),
    ],
)
def test_a_code_is_that_of_the_day(name: str, day: str, code: str) -> None:
    assert _REGISTER.code_of(name, day) == code


def test_without_a_day_the_last_code_of_the_register_holds() -> None:
    assert _REGISTER.code_of("طالبان") == "AFGGOV"
    assert _REGISTER.code_of("باراك أوباما") == "USAGOV"


@pytest.mark.parametrize(
    ("office", "day", "holder"),
    [
        ("مستشار الأمن القومي العراقي", "2021-12-09", "قاسم الأعرجي"),
        ("الرئيس الأميركي", "2012-06-01", "باراك أوباما"),
        ("الرئيس الأميركي", "2022-06-01", "جو بايدن"),
        ("رئيس الوزراء العراقي", "2016-06-01", "حيدر العبادي"),
        ("وزير الدفاع الأميركي", "2018-06-01", "جيمس ماتيس"),
    ],
)
def test_an_office_names_its_holder_of_the_day(office: str, day: str, holder: str) -> None:
    person = _REGISTER.holder(office, day)
    assert person is not None
    assert person.name == holder


def test_nobody_holds_an_office_before_the_first_known_holder() -> None:
    assert _REGISTER.holder("الرئيس الأميركي", "1950-01-01") is None
    assert _REGISTER.holder("طريق سريع", "2012-06-01") is None


def test_on_the_day_of_a_handover_the_successor_holds_the_office() -> None:
    person = _REGISTER.holder("الرئيس الأميركي", dt.date(2017, 1, 20))
    assert person is not None
    assert person.id == "trump"


def test_a_shared_name_is_told_apart_by_the_countries_of_the_text() -> None:
    assert _REGISTER.code_of("الحزب الإسلامي", "2012-01-01") == "IRQPTY"
    assert _REGISTER.code_of("الحزب الإسلامي", "2012-01-01", near=("AFG",)) == "AFGREB"


def test_the_register_is_as_large_as_it_says() -> None:
    actors = list(_REGISTER.actors())
    assert len(actors) >= 1500
    assert len(_REGISTER.named) >= 700
    assert len({actor.id for actor in actors}) == len(actors)


def test_a_body_with_a_name_of_its_own_stands_for_the_member_of_its_family() -> None:
    pentagon = _REGISTER.get("USA.defence_ministry")
    assert pentagon is not None
    assert pentagon.name == "البنتاغون"
    assert _REGISTER.get("XYZ.army") is None
