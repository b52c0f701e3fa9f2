"""Names of states that are adjectives: سورية after an indefinite feminine."""

from tests.readers import reader


def places_of(text: str) -> list[str]:
    return [entity.name for entity in reader().read(text).entities if entity.type == "LOC"]


def test_an_adjective_of_nation_after_an_indefinite_feminine_is_no_place() -> None:
    assert places_of("قال مقاتلون من جنسيات سورية وغير سورية ذلك.") == []
    assert places_of("تشكلت حكومة سورية جديدة.") == []


def test_the_same_word_after_a_preposition_or_a_masculine_is_the_state() -> None:
    assert places_of("وقع انفجار في سورية.") == ["سورية"]
    assert places_of("تحدثت المصادر عن مستقبل سورية.") == ["سورية"]
