"""Which bearer of a name a document means, and where what is unknown lies."""

from __future__ import annotations

import pytest

from sijill.model import Entity
from tests.readers import reader

_READER = reader()


def _place(text: str, name: str) -> Entity:
    return next(entity for entity in _READER.read(text).entities if entity.name == name)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("اندلعت اشتباكات في طرابلس بين قوات من مصراتة وأخرى من الزنتان.", "LBY"),
        ("اندلعت اشتباكات في طرابلس، وقال الجيش اللبناني إن قواته قدمت من عكار وبيروت.", "LBN"),
        ("وصل الوفد إلى طرابلس.", "LBY"),
    ],
)
def test_the_document_tells_which_tripoli_is_meant(text: str, country: str) -> None:
    place = _place(text, "طرابلس")
    assert place.code == country
    assert place.geo is not None
    assert place.geo.country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أحرق مستوطنون منازل في دوما جنوب نابلس في الضفة الغربية.", "PSE"),
        ("قصف الطيران دوما في الغوطة الشرقية قرب دمشق.", "SYR"),
    ],
)
def test_near_places_tell_which_village_is_meant(text: str, country: str) -> None:
    assert _place(text, "دوما").code == country


def test_the_bearers_that_were_not_chosen_are_kept() -> None:
    geo = _place("وصل الوفد إلى طرابلس.", "طرابلس").geo
    assert geo is not None
    assert "LBN" in {other.country for other in geo.alternatives}
    assert all(other.source != geo.source for other in geo.alternatives)


def test_a_facility_lies_in_its_division_and_country() -> None:
    base = _place("سقطت صواريخ على قاعدة عين الأسد أمس.", "قاعدة عين الأسد")
    assert base.type == "FAC"
    assert base.geo is not None
    assert base.geo.parents == ("الأنبار", "العراق")
    assert abs(base.geo.lat - 33.79) < 0.1
    assert base.geo.precision_km is not None
    assert base.geo.precision_km < 10


def test_an_unknown_facility_lies_in_the_place_that_its_name_holds() -> None:
    geo = _place("تجمعوا أمام فندق الموصل الجديد.", "فندق الموصل الجديد").geo
    assert geo is not None
    assert geo.country == "IRQ"
    assert geo.precision_km is not None
    assert geo.precision_km >= 10


def test_an_unknown_place_lies_by_the_place_that_words_of_position_lead_to() -> None:
    place = _place("انفجار في بلدة الزهيرية جنوب غربي حلب أمس.", "الزهيرية")
    assert place.geo is not None
    assert place.code == "SYR"
    assert place.geo.precision_km is not None
    assert place.geo.precision_km >= 25
    assert "places.cue.beside" in {reason.rule for reason in place.because}


def test_an_unknown_place_of_which_nothing_is_said_has_no_coordinates() -> None:
    assert _place("انفجار في بلدة الزهيرية أمس.", "الزهيرية").geo is None


def test_a_head_of_region_means_the_region_not_its_chief_town() -> None:
    region = _place("انسحبوا من محافظة الأنبار، ومن محافظة البصرة.", "البصرة").geo
    town = _place("انسحبوا من مدينة البصرة.", "البصرة").geo
    assert region is not None
    assert town is not None
    assert region.source == "iso3166-2:IQ-BA"
    assert town.source != region.source


def test_a_sea_has_coordinates_and_no_country() -> None:
    sea = _place("أبحرت السفينة في البحر الأحمر.", "البحر الأحمر")
    assert sea.code is None
    assert sea.geo is not None
    assert sea.geo.country is None


def test_organisations_and_persons_have_no_coordinates() -> None:
    entities = _READER.read("أعلن حزب الله اللبناني ذلك، وقال اللواء شعبان القرموطي إنه في بيروت.").entities
    assert [entity.geo for entity in entities if entity.type in {"ORG", "PER"}] == [None, None]


@pytest.mark.parametrize(
    "text",
    ["خرجت مظاهرات سلمية أمس.", "نجد أن الأمر صعب.", "كيف حدث ذلك.", "بلد كبير.", "صور جديدة.", "شبه مؤكد."],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert [entity.name for entity in _READER.read(text).entities] == []


def test_a_place_with_an_ordinary_name_is_read_after_its_head() -> None:
    assert _place("انفجار في قضاء بلد أمس.", "بلد").code == "IRQ"


def test_an_unknown_quarter_of_the_city_lies_in_the_city_named_before() -> None:
    geo = _place("اقتحمت القوات مدينة قلقيلية واندلعت مواجهات في حي الزهيرية في المدينة.", "الزهيرية").geo
    assert geo is not None
    assert geo.country == "PSE"
    assert abs(geo.lat - 32.19) < 0.1


def test_an_unknown_village_lies_among_those_it_is_listed_with() -> None:
    geo = _place("حرائق في بلدتي الزهيرية وسلقين أمس.", "الزهيرية").geo
    assert geo is not None
    assert geo.country == "SYR"
    assert geo.precision_km == 50


def test_an_unknown_place_lies_somewhere_in_the_country_that_the_document_is_about() -> None:
    text = "قال رئيس اليمن إن الجيش اليمني دخل بلدة الزهيرية أمس. وهنأ البرلمان اليمني قادة اليمن والقوات اليمنية."
    geo = _place(text, "الزهيرية").geo
    assert geo is not None
    assert geo.country == "YEM"
    assert geo.precision_km is not None
    assert geo.precision_km > 100


def test_an_unknown_place_of_a_document_about_many_countries_lies_nowhere() -> None:
    assert _place("زار الوفد فرنسا والصين والبرازيل. ووقع الحادث في بلدة الزهيرية أمس.", "الزهيرية").geo is None
