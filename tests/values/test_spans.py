import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.values import ValueFinder, ValueSpan, find_values
from sijill.values.spans import merged, moment_of

FINDER, OTHER = ValueFinder(), ValueFinder()


def found(text: str, reference: dt.date | str | None = None) -> list[tuple[str, str, object]]:
    return [(text[s.start : s.end], s.kind, s.value) for s in FINDER.find(text, reference)]


def test_offsets_count_code_points_of_the_text_as_printed() -> None:
    text = "قُتِلَ اثْنَا عَشَرَ جُنْدِيًّا 😀 و٣٠٠ مدنيـــا"
    numbers = [text[s.start : s.end] for s in FINDER.find(text) if s.kind == "number"]
    assert numbers == ["اثْنَا عَشَرَ", "٣٠٠"]


def test_a_number_inside_a_date_is_no_quantity() -> None:
    assert [kind for _, kind, _ in found("وقع الاتفاق في 3 مايو 2020")] == ["date"]


def test_a_number_inside_a_percentage_is_no_quantity_of_its_own() -> None:
    assert [kind for _, kind, _ in found("ارتفعت الأسعار 20 في المئة")] == ["percentage"]


def test_a_number_that_counts_the_unit_of_a_duration_is_reported_beside_it() -> None:
    kinds = {kind for _, kind, _ in found("استمرت المعركة 3 ساعات")}
    assert kinds == {"duration", "number"}


@pytest.mark.parametrize(
    "reference", ["2023-05-04", "2023-05-04T12:00:00", dt.date(2023, 5, 4), dt.datetime.fromisoformat("2023-05-04T12")]
)
def test_the_reference_may_be_a_day_or_a_moment_written_or_not(reference: dt.date | str) -> None:
    assert ("أمس", "date", "2023-05-03") in found("وصل أمس", reference)


def test_the_short_way_finds_the_same() -> None:
    assert find_values("وصل أمس", "2023-05-04") == FINDER.find("وصل أمس", "2023-05-04")


def test_without_a_reference_nothing_is_guessed() -> None:
    ((_, kind, value),) = found("وصل أمس")
    assert (kind, str(value)[:2]) != ("date", "20")


@pytest.mark.parametrize("reference", ["", "أمس", "2023-13-01", "4/5/2023"])
def test_a_reference_that_is_no_date_is_an_error(reference: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        FINDER.find("أمس", reference)


def test_a_zone_of_the_reference_does_not_move_its_day() -> None:
    assert str(moment_of("2023-05-04T23:30:00+03:00")) == "2023-05-04 23:30:00"
    assert str(moment_of(dt.date(2023, 5, 4))) == "2023-05-04 00:00:00"
    assert moment_of(None) is None


@pytest.mark.parametrize("kind", ["date", "time", "datetime", "daterange", "timerange", "datetimerange", "percentage"])
def test_numbers_inside_these_are_left_out(kind: str) -> None:
    outer = ValueSpan(0, 9, kind, "x")
    assert merged([ValueSpan(2, 3, "number", 1), ValueSpan(5, 9, "ordinal", 1), outer]) == (outer,)


@pytest.mark.parametrize("kind", ["money", "quantity", "duration", "set"])
def test_numbers_inside_these_stay(kind: str) -> None:
    both = (ValueSpan(0, 2, "number", 1), ValueSpan(0, 9, kind, "x"))
    assert set(merged(both)) == set(both)


def test_the_limits_of_a_range_are_left_out_and_the_one_number_under_a_bound_stays() -> None:
    limits = (ValueSpan(1, 2, "number", 1), ValueSpan(5, 6, "number", 9))
    wide, bound = ValueSpan(0, 6, "numberrange", "[1,9)"), ValueSpan(0, 2, "numberrange", "(1,)")
    assert merged([*limits, wide]) == (wide,)
    assert merged([*limits, bound]) == (bound, *limits)


@pytest.mark.parametrize(("text", "value"), [("3/4", 0.75), ("«واحد وعشرون».", 21)])
def test_a_number_that_is_the_whole_text_stays_whatever_else_it_may_be(text: str, value: float) -> None:
    assert value in [span.value for span in FINDER.find(text) if span.kind == "number"]


def test_the_same_number_in_a_longer_text_is_part_of_the_date() -> None:
    day, number = ValueSpan(8, 11, "date", "XXXX-04-03"), ValueSpan(8, 11, "number", 0.75)
    assert merged([day, number], whole=(8, 11)) == (day, number)
    assert merged([day, number], whole=(0, 20)) == merged([day, number]) == (day,)


def test_a_number_that_only_touches_a_date_stays() -> None:
    spans = (ValueSpan(0, 5, "date", "2020"), ValueSpan(3, 7, "number", 1), ValueSpan(7, 8, "number", 2))
    assert merged(spans) == spans


def test_the_longer_of_two_dates_with_one_start_holds_its_numbers() -> None:
    dates = (ValueSpan(0, 3, "date", "x"), ValueSpan(0, 9, "datetime", "x"))
    assert merged([*dates, ValueSpan(7, 8, "number", 1)]) == dates


def test_every_span_comes_once_and_in_order() -> None:
    late, wide, early = ValueSpan(4, 5, "number", 1), ValueSpan(0, 9, "money", "x"), ValueSpan(0, 1, "number", 2)
    assert merged([late, wide, early, late, wide, early]) == (early, wide, late)


WORDS = """ثلاثة وعشرون ألف مليون نصف ربع في المئة % دولار كم ساعة أيام من إلى بين و قبل بعد أمس غدا الثلاثاء مايو محرم
2020 ٣٠ 1,200 1.5 12:30 3/4 - − . ، : ( ) هـ م الساعة الأولى عشر َ ـ"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=25).map(" ".join), st.sampled_from([None, "2024-02-29T23:59:59"]))
def test_whatever_the_expression_spans_lie_in_the_text_and_are_the_same_every_time(
    text: str, reference: str | None
) -> None:
    spans = FINDER.find(text, reference)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert list(spans) == sorted(spans, key=lambda s: (s.start, s.end, s.kind))
    assert spans == OTHER.find(text, reference)
