"""Who asks whom, whose holder a title names, and who is meant by two sides."""

import pytest

from tests.clauses.test_events import events_of
from tests.readers import ruled


def test_a_verb_joined_to_another_asks_whom_it_names() -> None:
    event = events_of("رفضت الهيئة القرار، وطالبت التجار بالبقاء في السوق.")[-1]
    assert (event.type, event.actors, event.recipients) == ("REQUEST", ("الهيئة",), ("التجار",))


def test_somebody_indefinite_asks_himself() -> None:
    event = events_of("رفض الوزير القرار ودعا نواب إلى إلغائه.")[-1]
    assert (event.type, event.actors) == ("REQUEST", ("نواب",))


def test_a_full_plural_in_construct_shows_its_case() -> None:
    (event,) = events_of("واعتقل مؤيدي الرئيس في البلدة.")
    assert event.recipients == ("مؤيدي الرئيس",)


def test_a_pronoun_before_a_negation_is_the_subject() -> None:
    event = events_of("تنتقد الحكومة الحركة لكنها لم تتهم الحزب بالعنف.")[-1]
    assert (event.type, event.recipients, event.polarity) == ("ACCUSE", ("الحزب",), "negative")
    assert event.actors in {("الحكومة",), ("الحركة",)}


def test_ranks_stand_between_an_office_and_a_name() -> None:
    event = events_of("اتهم وزير الداخلية الفريق الركن سالم القرموطي المعارضة بالعنف.", p=("PER", "سالم القرموطي"))[0]
    assert (event.actors, event.recipients) == (("سالم القرموطي",), ("المعارضة",))


def test_two_sides_are_those_of_what_was_told_before_of_another_type() -> None:
    event = events_of("دارت معارك بين الجيش والمتمردين في المدينة. وحث المجلس الطرفين على وقف القتال.")[1]
    assert (event.type, event.actors, event.recipients) == ("REQUEST", ("المجلس",), ("الجيش", "المتمردين"))


def test_who_met_two_urges_both() -> None:
    event = events_of("التقى الوزير قائد الجيش وزعيم المتمردين. وحث الوزير الجانبين على وقف القتال.")[1]
    assert event.recipients == ("قائد الجيش", "زعيم المتمردين")


def test_what_is_shot_down_is_named_with_its_owner_and_not_by_it() -> None:
    (event,) = events_of("أعلن المتمردون إسقاط طائرة للجيش.")
    assert (event.actors, event.recipients) == (("المتمردون",), ("طائرة للجيش",))


def test_who_announces_a_death_is_not_who_caused_it() -> None:
    (event,) = events_of("أعلنت الشرطة مقتل خمسة مدنيين في هجوم.")[:1]
    assert event.actors == ()


def test_who_foils_an_attack_is_not_who_attacks() -> None:
    (event,) = events_of("أحبطت الشرطة هجوما على المطار.")
    assert (event.actors, event.recipients, event.polarity) == ((), ("المطار",), "negative")


def test_who_avoids_an_act_would_have_done_it() -> None:
    (event,) = events_of("تجنب الجيش قصف البلدة.")
    assert event.actors == ("الجيش",)


def test_a_pronoun_that_is_the_subject_leaves_what_follows_the_object() -> None:
    event = events_of("أعلنت الوزارة أمس أنها ترفض شروط المتمردين.")[-1]
    assert (event.type, event.actors) == ("REJECT", ("الوزارة",))


def test_a_craft_acts_for_the_body_that_it_belongs_to() -> None:
    (event,) = events_of("قصفت طائرة بدون طيار تابعة لجيش كيسبريا البلدة.", o=("ORG", "جيش كيسبريا"))
    assert event.actors == ("جيش كيسبريا",)


def test_a_craft_of_nobody_is_named_with_what_it_flies_without() -> None:
    event = events_of("قتل مسلحان في غارة نفذتها طائرة من دون طيار.")[-1]
    assert event.actors == ("طائرة من دون طيار",)


def test_what_is_condemned_stands_after_an_insertion() -> None:
    condemned, attack = events_of("دانت المنظمة، أمس، قصف المتمردين لأحياء المدينة.")
    assert (condemned.type, attack.type, attack.actors) == ("ACCUSE", "ASSAULT", ("المتمردين",))


def test_a_minister_is_meant_by_the_nation_of_his_title() -> None:
    text = "حذر وزير الاتصالات نبيل القرموطي من ذلك. ودعا الوزير اللبناني التجار إلى الهدوء."
    event = ruled().read(text).events[-1]
    assert (event.type, event.actors) == ("REQUEST", ("نبيل القرموطي",))


def test_a_minister_of_another_nation_is_not_meant() -> None:
    text = "حذر وزير الخارجية المصري نبيل القرموطي من ذلك. ودعا الوزير اللبناني التجار إلى الهدوء."
    event = ruled().read(text).events[-1]
    assert (event.type, event.actors) == ("REQUEST", ("الوزير اللبناني",))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("هاجمت وحدات من الجيش السوري القرية.", ("الجيش السوري",)),
        ("هاجم مسلحون من تنظيم داعش القرية.", ("مسلحون من تنظيم داعش",)),
        ("هاجم مسلحون من البلدة القرية.", ("مسلحون",)),
    ],
)
def test_a_unit_acts_for_its_body_and_members_are_named_with_it(text: str, actors: tuple[str, ...]) -> None:
    assert ruled().read(text).events[0].actors == actors


def test_people_of_a_nation_are_no_adjective() -> None:
    event = next(event for event in ruled().read("أثار القرار غضب الفلسطينيين.").events if event.type == "ACCUSE")
    assert (event.actors, event.modality) == (("الفلسطينيين",), "actual")


def test_who_charges_is_not_the_one_charged() -> None:
    event = next(e for e in ruled().read("زار الوزير المقر، متهما الجيش بالتقصير.").events if e.type == "ACCUSE")
    assert (event.actors, event.recipients) == (("الوزير",), ("الجيش",))
