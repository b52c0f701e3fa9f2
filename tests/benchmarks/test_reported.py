from benchmarks.reported import reports
from tests.readers import reader

_READER = reader()


def _reported(text: str, kind: str) -> bool:
    return reports(_READER.read(text).events, kind)


def test_an_attack_with_casualties_and_a_place_is_a_reported_assault() -> None:
    assert _reported("قتل خمسة جنود وأصيب سبعة آخرون في هجوم على نقطة عسكرية قرب بغداد.", "ASSAULT")


def test_a_war_that_is_only_mentioned_is_no_reported_assault() -> None:
    assert not _reported("قال الكاتب إن الحرب تترك أثرها في الأجيال.", "ASSAULT")


def test_a_threatened_attack_is_no_reported_assault() -> None:
    assert not _reported("هددت الجماعة بقصف المطار في بغداد وقتل عشرات الجنود.", "ASSAULT")


def test_a_counted_crowd_in_a_named_place_is_a_reported_protest() -> None:
    assert _reported("تظاهر مئات العمال أمس في القاهرة.", "PROTEST")


def test_a_call_for_protests_is_no_reported_protest() -> None:
    assert not _reported("دعا الحزب إلى التظاهر في القاهرة.", "PROTEST")
