"""Where events happen: places of the clause, what stands for them, and events that take another's place."""

import pytest

from sijill.clauses.entries import PLACES
from sijill.model import Event
from tests.readers import lexicon, ruled

KINDS = lexicon().yaml(PLACES)["kinds"]


def events_of(text: str) -> tuple[Event, ...]:
    return ruled().read(text).events


def places_of(text: str, kind: str = "ASSAULT") -> tuple[str, ...]:
    return next(event.locations for event in events_of(text) if event.type == kind)


def last_places(bracketed: str) -> tuple[str, tuple[str, ...]]:
    """The name in brackets and the places of the last event."""
    name = bracketed[bracketed.index("[") + 1 : bracketed.index("]")]
    return name, events_of(bracketed.replace("[", "").replace("]", "") + ".")[-1].locations


@pytest.mark.parametrize("text", [text for row in KINDS for text in row["examples"]])
def test_a_definite_noun_of_place_stands_for_the_last_place_of_its_kind(text: str) -> None:
    name, places = last_places(text)
    assert any(name in place for place in places)


@pytest.mark.parametrize("text", [text for row in KINDS for text in row["not"]])
def test_a_definite_noun_of_place_stands_for_no_place_of_another_kind(text: str) -> None:
    name, places = last_places(text)
    assert not any(name in place for place in places)


def test_a_town_and_what_it_lies_in_are_both_the_place() -> None:
    assert places_of("انفجرت عبوة في سوق شعبي في مدينة جرمانا في سوريا.") == ("جرمانا", "سوريا")


def test_a_place_beside_which_another_lies_is_not_where_it_happened() -> None:
    assert places_of("اندلعت معارك في زنجبار شمال صنعاء.") == ("زنجبار",)


def test_the_place_that_opens_a_sentence_is_that_of_its_event() -> None:
    assert places_of("وفي محافظة الحسكة، قتل جنديان في انفجار قنبلة.") == ("الحسكة",)


def test_a_place_named_after_the_area_that_it_is() -> None:
    assert places_of("قتل ناشط في العاصمة الماليزية، كوالالمبور، أمس.") == ("كوالالمبور",)


def test_both_sides_of_a_border_are_places() -> None:
    assert places_of("قتل جندي على الحدود بين سوريا والعراق.") == ("سوريا", "العراق")


def test_whoever_rules_in_a_place_does_not_put_an_event_there() -> None:
    assert places_of("قتل خمسون مدنيا في حلب بقذائف تطلقها فصائل في دمشق.") == ("حلب",)


def test_the_subject_of_talks_is_not_where_they_are_held() -> None:
    assert places_of("عقد البرلمان جلسة لمناقشة الوضع في البصرة.", "CONSULT") == ()


def test_agreements_are_placed_where_they_are_signed() -> None:
    assert places_of("وقع الوزيران اتفاقا في الخرطوم أمس.", "AGREE") == ("الخرطوم",)


def test_who_witnesses_an_event_is_its_place_though_a_word_for_it_comes_first() -> None:
    assert places_of("تشهد محافظة البصرة منذ أيام مظاهرات غاضبة.", "PROTEST") == ("البصرة",)


def test_an_event_without_a_place_takes_that_of_the_event_beside_it() -> None:
    found = {event.type: event.locations for event in events_of("استعاد الجيش مدينة تدمر أمس وتم أسر خمسة مسلحين.")}
    assert found == {"ASSAULT": ("تدمر",), "COERCE": ("تدمر",)}


def test_a_meeting_described_by_who_met_is_still_placed() -> None:
    assert places_of("عقد لقاء جمع الوزير مع نظيره في واشنطن.", "CONSULT") == ("واشنطن",)


def test_the_area_whose_seat_was_taken_is_a_place_too() -> None:
    assert places_of("استعاد الجيش الحوطة مركز محافظة لحج.") == ("الحوطة", "لحج")


def test_a_further_quarter_goes_on_with_a_camp_over_who_lives_there() -> None:
    text = "طرد الجيش المسلحين من مناطق مخيم اليرموك للاجئين الفلسطينيين وحي الحجر الأسود."
    assert places_of(text) == ("مخيم اليرموك", "الحجر الأسود")


def test_an_act_is_not_placed_where_the_one_happened_that_it_answers() -> None:
    first, second = events_of("قصفت المقاومة المستوطنات بالصواريخ، وذلك ردا على العدوان الإسرائيلي في نابلس.")
    assert (first.locations, second.locations) == ((), ("نابلس",))


def test_there_points_back_to_the_place_named_last() -> None:
    text = "حذرت المنظمة من تفشي الوباء في تعز بسبب المعارك الدائرة هناك."
    assert places_of(text) == ("تعز",)


def test_a_settlement_that_was_shelled_is_the_place() -> None:
    assert places_of('قصف الحزب مستوطنة "المطلة" بالصواريخ.') == ("المطلة",)


def test_the_land_of_a_nation_is_its_country_or_as_printed() -> None:
    text = "شن الجيش التركي غارات داخل الأراضي العراقية قرب دهوك. وعاد الوزير إلى العراق."
    assert places_of(text)[0] == "العراق"
    assert places_of("زار الوزير دمشق. شن الجيش غارات داخل الأراضي العراقية.") == ("الأراضي العراقية",)
    assert "العراق" not in places_of("زار الوزير العراق. دمرت غارة في دمشق المنطقة الحرة العراقية.")


def test_whence_fighters_come_and_who_acts_is_not_where_it_happens() -> None:
    assert places_of("قتل جنديان في هجوم من قبل سوريا.") == ()
    assert places_of("زار الوزير سوريا. قتل الجيش مقاتلين قادمين من سوريا.") == ()
    assert places_of("قتل جندي خلال معركة في ولاية كابيسا شمالي العاصمة الأفغانية كابول.") == ("كابيسا",)


def test_the_country_so_called_is_that_of_most_places_where_no_other_is_named() -> None:
    text = "زار الوزير كابول وقندهار في أفغانستان بعد باريس. وقتل جندي في انفجار في جنوب البلاد."
    assert places_of(text) == ("أفغانستان",)
    text = "زار الوزير كابول في أفغانستان. وقتل جندي في انفجار في قندهار جنوب البلاد."
    assert places_of(text) == ("قندهار",)


@pytest.mark.parametrize("listed", ["في صنعاء، ولحج، وتعز", "في صنعاء، لحج، وتعز"])
def test_a_list_of_places_goes_on_over_its_commas(listed: str) -> None:
    assert places_of(f"اندلعت معارك {listed}.") == ("صنعاء", "لحج", "تعز")


def test_a_name_after_a_comma_is_no_list() -> None:
    assert places_of("اندلعت معارك في صنعاء، تعز بعيدة عنها.") == ("صنعاء",)


@pytest.mark.parametrize(
    "told",
    ["وغادرت القوات الأميركية البلاد", "وانسحبت القوات من البلاد", "وطالب السكان بمغادرة القوات الأميركية البلاد"],
)
def test_the_country_that_is_left_is_the_one_the_text_is_in(told: str) -> None:
    assert places_of(f"التقى الوزير نظيره في العراق. {told}.", "RETREAT") == ("العراق",)
