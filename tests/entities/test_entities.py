"""Who is named, as what, and who is the same as whom."""

from __future__ import annotations

import pytest

from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import load
from sijill.model import Document, Entity
from sijill.pipeline import Reader
from sijill.tokens import Layout
from tests.readers import reader

_READER = reader()


def _entities(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in _READER.read(text).entities}


_CASES = [
    ("أعلنت وزارة الدفاع الروسية ذلك.", "وزارة الدفاع الروسية", "ORG"),
    ("اقتحم الجيش الإسرائيلي البلدة.", "الجيش الإسرائيلي", "ORG"),
    ("قالت الخارجية الأميركية ذلك.", "الخارجية الأميركية", "ORG"),
    ("قصفوا مطار بغداد الدولي.", "مطار بغداد الدولي", "FAC"),
    ("تجمعوا أمام السفارة الأميركية.", "السفارة الأميركية", "FAC"),
    ("انفجار في مدينة الزهيرية.", "الزهيرية", "LOC"),
    ("انفجار في ولاية الوحدة.", "ولاية الوحدة", "LOC"),
    ("قال اللواء شعبان القرموطي ذلك.", "شعبان القرموطي", "PER"),
    ("قال وزير الخارجية الأميركي كرت ستيفنسن ذلك.", "كرت ستيفنسن", "PER"),
    ("تحدث محمد بن راشد العلوي.", "محمد بن راشد العلوي", "PER"),
    ("تحدث عبد الرحمن القصيمي.", "عبد الرحمن القصيمي", "PER"),
    ("أعلنت حركة طالبان ذلك.", "حركة طالبان", "ORG"),
    ("مقتل قيادي في كتائب حزب الله.", "كتائب حزب الله", "ORG"),
    ("وصل إلى بغداد وفد من طهران.", "طهران", "LOC"),
    ("عبروا مضيق هرمز أمس.", "مضيق هرمز", "LOC"),
    ('نقلت شبكة "نجم" الخبر.', "نجم", "ORG"),
    ("نقلت ذلك وكالة النجم السورية للأنباء.", "وكالة النجم السورية للأنباء", "ORG"),
    ("دعا الحزب الشيوعي الفنلندي أنصاره.", "الحزب الشيوعي الفنلندي", "ORG"),
    ("قالت المفوضية العليا للانتخابات ذلك.", "المفوضية العليا للانتخابات", "ORG"),
    ("ظهر أبو همام القصيمي في شريط.", "أبو همام القصيمي", "PER"),
    ("قتل صالح علي القرموطي في الغارة.", "صالح علي القرموطي", "PER"),
    ("وأضاف كرتشنسكي أن الوضع صعب.", "كرتشنسكي", "PER"),
    ("وصل المتسلق الفنلندي كرت ستيفنسن إلى القمة.", "كرت ستيفنسن", "PER"),
    ("تحدث عبد القادر بن عيسى القرموطي رئيس اللجنة.", "عبد القادر بن عيسى القرموطي", "PER"),
    ("تحدث مهدي بن نصر عام 2008 عن القانون.", "مهدي بن نصر", "PER"),
]


@pytest.mark.parametrize(("text", "name", "kind"), _CASES)
def test_a_name_is_found_with_its_type(text: str, name: str, kind: str) -> None:
    entities = _entities(text)
    assert name in entities
    assert entities[name].type == kind


@pytest.mark.parametrize(
    "text",
    [
        "اتفق الطرفان على الأقل على وقف النار.",
        "أعلن ذلك على التلفزيون الرسمي.",
        "قال رئيس البلاد إن الوضع صعب.",
        "في مدينة كبيرة قرب الساحل.",
        "تحدث باسم المحتجين أمس.",
        "وقال متحدث باسم المحتجين ذلك.",
        "تتواصل حركة النازحين نحو القرى.",
        "قرر المجلس الحالي ذلك.",
        "شكلوا لجنة دائمة لمكافحة الفساد.",
        "وقال مراسلنا إن الوضع صعب.",
        "هذا كامل على الأقل.",
        "هذا صالح علي الدوام.",
        "أعلنت الحكومة السعودية ذلك.",
        "شاركت القوات السعودية في المناورة.",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert _entities(text) == {}


def test_a_mention_leaves_out_attached_particles_unless_they_merge() -> None:
    text = "عاد وبالعراق وفد، ثم عاد للعراق."
    mentions = [mention.text for entity in _READER.read(text).entities for mention in entity.mentions]
    assert mentions == ["العراق", "للعراق"]


def test_a_short_name_is_the_person_named_in_full_even_before() -> None:
    text = "استقالة القرموطي\n\nقال المستشار هيثم القرموطي إنه راحل. وأضاف القرموطي ذلك."
    person = _entities(text)["هيثم القرموطي"]
    assert [mention.text for mention in person.mentions] == ["القرموطي", "هيثم القرموطي", "القرموطي"]
    assert person.role == "المستشار"


def test_a_definite_head_stands_for_the_body_named_before() -> None:
    body = _entities("أعلنت حركة الأفق المدني ذلك. وقالت الحركة إنها باقية.")["حركة الأفق المدني"]
    assert [mention.text for mention in body.mentions] == ["حركة الأفق المدني", "الحركة"]


def test_the_definite_head_of_a_registered_name_stands_for_it_though_only_the_rest_is_printed() -> None:
    body = _entities("قصفت حماس البلدة. وقالت الحركة إنها ترفض القرار.")["حماس"]
    assert [mention.text for mention in body.mentions] == ["حماس", "الحركة"]


def test_what_stands_in_brackets_after_a_body_is_the_body() -> None:
    body = _entities("أعلنت منظمة الأفق الدولية (أوفكس) ذلك. ورحبت أوفكس بالقرار.")["منظمة الأفق الدولية"]
    assert [mention.text for mention in body.mentions] == ["منظمة الأفق الدولية", "أوفكس", "أوفكس"]


def test_what_follows_the_head_of_a_group_is_the_group() -> None:
    body = _entities("تبنى تنظيم الراية الهجوم. ويقاتل الراية منذ عام.")["تنظيم الراية"]
    assert [mention.text for mention in body.mentions] == ["تنظيم الراية", "الراية"]


def test_a_bare_army_is_the_army_of_the_nation_named_beside_it() -> None:
    body = _entities("قال الجيش الفنلندي ذلك. ونفى الجيش الخبر.")["الجيش الفنلندي"]
    assert [mention.text for mention in body.mentions] == ["الجيش الفنلندي", "الجيش"]


def test_two_persons_with_one_family_name_stay_two() -> None:
    people = _entities("وصل هيثم القرموطي وسميرة القرموطي.")
    assert set(people) == {"هيثم القرموطي", "سميرة القرموطي"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قال مستشار الأمن القومي العراقي هيثم القرموطي ذلك.", "مستشار الأمن القومي العراقي"),
        ("قال اللواء هيثم القرموطي رئيس خلية الإعلام في مؤتمر صحافي ذلك.", "رئيس خلية الإعلام"),
        ("قال المتحدث باسم الجيش الفنلندي العميد هيثم القرموطي ذلك.", "المتحدث باسم الجيش الفنلندي"),
        ("وصل الرئيس هيثم القرموطي ووزير الدفاع سمير حداد.", "الرئيس"),
        ("قال هيثم القرموطي، وزير النقل، ذلك.", "وزير النقل"),
        ("وقال العقيد هيثم القرموطي ذلك.", "العقيد"),
        ("وحمل الرئيس الفنلندي، #هيثم القرموطي، الحكومة المسؤولية.", "الرئيس الفنلندي"),
        ("وصل رئيس الوزراء المنتهية ولايته هيثم القرموطي.", "رئيس الوزراء المنتهية ولايته"),
        ("وصل الرئيس الفنلندي المعترف به دوليا هيثم القرموطي.", "الرئيس الفنلندي"),
        ("قاتلوا أنصارا للرئيس السابق هيثم القرموطي.", "الرئيس السابق"),
        ('أقر المجلس اختيار "هيثم القرموطي" رئيسا للمجلس الأعلى.', "رئيسا للمجلس الأعلى"),
        ("قال متحدث باسم الجيش الفنلندي ذلك. وأضاف المتحدث هيثم القرموطي شيئا.", "متحدث باسم الجيش الفنلندي"),
        (
            "أشاد وزير الخارجية الفنلندي بالقرار. وقالت فنلندا على لسان وزير خارجيتها هيثم القرموطي ذلك.",
            "وزير الخارجية الفنلندي",
        ),
        ("قال المتحدث باسم الرئاسة هيثم القرموطي ذلك. وأضاف المتحدث شيئا.", "المتحدث باسم الرئاسة"),
    ],
)
def test_a_role_is_the_office_before_or_after_the_name(text: str, role: str) -> None:
    assert _entities(text)["هيثم القرموطي"].role == role


def test_a_definite_title_takes_up_no_title_that_another_bears() -> None:
    text = "قال سمير حداد، متحدث باسم الجيش الفنلندي، ذلك. وأضاف المتحدث هيثم القرموطي شيئا."
    assert _entities(text)["هيثم القرموطي"].role == "المتحدث"


def test_a_title_of_several_is_the_role_of_each() -> None:
    people = _entities("انتخب نواب الرئيس هيثم القرموطي وسمير حداد.")
    assert {person.role for person in people.values()} == {"نواب الرئيس"}


def test_names_of_one_register_entry_are_one_entity() -> None:
    entities = _entities("قصف تنظيم الدولة الإسلامية البلدة، ثم انسحب داعش منها.")
    assert len([e for e in entities.values() if e.type == "ORG"]) == 1


def test_places_have_codes_and_coordinates() -> None:
    place = _entities("انفجار في الموصل أمس.")["الموصل"]
    assert place.code == "IRQ"
    assert place.geo is not None
    assert abs(place.geo.lat - 36.3) < 0.5
    assert place.geo.source


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("هاجم مسلحون مجهولون القرية.", 1, "مسلحون مجهولون"),
        ("رفعت الفصائل الموالية لإيران صوتها.", 1, "الفصائل الموالية لإيران"),
        ("بثته إذاعة الأندلس التابعة لها أمس.", 1, "إذاعة الأندلس"),
        ("قال رئيس الحكومة العراقية ذلك.", 1, "رئيس الحكومة العراقية"),
        ("قال إن الوضع صعب.", 1, ""),
    ],
)
def test_a_noun_phrase_takes_in_its_construct_and_adjectives(text: str, head: int, phrase: str) -> None:
    page = Layout(load())(Document(id="n", text=text))
    mentions = Mentions(page, _READER.read(text).entities)
    first, stop = noun_phrase(page, head, mentions)
    assert (page.span(first, stop).text if stop > first else "") == phrase


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("عنوان\n\nبغداد - أعلن الوزير ذلك.", "بغداد"),
        ("عنوان\n\nدبي، الإمارات العربية المتحدة (CNN)-- قال العقيد ذلك.", "دبي، الإمارات العربية المتحدة"),
        ("تجمعوا في بغداد - أمس - ثم تفرقوا.", None),
    ],
)
def test_the_dateline_is_the_place_before_the_dash(text: str, place: str | None) -> None:
    assert _READER.read(text).document.dateline == place


def test_a_square_of_words_and_a_street_of_opinion_are_no_places() -> None:
    assert "FAC" not in {e.type for e in _entities("قال إن ساحة المعركة واسعة وإن الشارع الفنلندي غاضب.").values()}


def test_the_head_of_a_known_medium_stays_outside_its_bare_name() -> None:
    assert "نيويورك تايمز" in _entities("ذكرت صحيفة نيويورك تايمز الأميركية ذلك.")


def test_names_can_be_read_by_the_convention_of_the_corpora() -> None:
    text = "قالت وزارة الدفاع إن حركة حماس في قطاع غزة ردت."
    corpora = Reader(names="conll")
    assert {"حماس", "غزة"} <= {entity.name for entity in corpora.read(text).entities}
    assert {"حركة حماس", "قطاع غزة", "وزارة الدفاع"} <= set(_entities(text))
    assert corpora.version != _READER.version


def test_that_convention_takes_the_tagger() -> None:
    with pytest.raises(ValueError, match="tagger"):
        Reader(names="conll", tagger=False)


def test_a_street_keeps_its_head_and_ends_before_the_town_that_it_lies_in() -> None:
    names = [(entity.name, entity.type) for entity in reader().read("وقع انفجار في شارع الرشيد ببغداد.").entities]
    assert names == [("شارع الرشيد", "FAC"), ("بغداد", "LOC")]


def test_the_definite_head_stands_for_a_quoted_name_that_it_stays_outside_of() -> None:
    found = reader().read('أفادت شبكة "نجم" بمقتل خمسة جنود. وأضافت الشبكة أن الهجوم وقع أمس.')
    (body,) = [entity for entity in found.entities if entity.type == "ORG"]
    assert [mention.text for mention in body.mentions] == ["نجم", "الشبكة"]
