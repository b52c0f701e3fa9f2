"""Who belongs to whom: titles before and after names, ties, what is denied, what is said twice."""

from __future__ import annotations

from functools import cache

import pytest

from sijill import Reader
from sijill.model import Affiliation, Extraction
from tests import readers


@cache
def reader() -> Reader:
    return readers.reader()


def read(text: str) -> tuple[Affiliation, ...]:
    return reader().read(text, published="2021-12-09").affiliations


def facts(text: str) -> set[tuple[str, str, str]]:
    return {(a.member, a.kind, a.of) for a in read(text)}


@pytest.mark.parametrize(
    ("text", "member", "kind", "of"),
    [
        ("وصل وزير المالية الأردني سامي حداد إلى عمان", "سامي حداد", "office", "الأردن"),
        ("وصل وزير المالية سامي حداد إلى عمان", "سامي حداد", "office", "المالية"),
        ("قال سامي حداد، وزير المالية الأردني، إن العجز تراجع", "سامي حداد", "office", "الأردن"),
        ("قال رئيس الوزراء الأردني السابق سامي حداد ذلك", "سامي حداد", "office", "الأردن"),
        ("غادر السفير الأردني لدى العراق سامي حداد بغداد", "سامي حداد", "office", "الأردن"),
        ("قال المتحدث باسم حركة حماس سامي حداد ذلك", "سامي حداد", "office", "حركة حماس"),
        ("أعلن قائد قوات التحالف اللواء سامي حداد ذلك", "سامي حداد", "command", "قوات التحالف"),
        ("التقى القيادي في حركة حماس سامي حداد الوفد", "سامي حداد", "member_of", "حركة حماس"),
        ("رفضت تركيا العضو في حلف الناتو ذلك", "تركيا", "member_of", "حلف الناتو"),
        ("ينتمي سامي حداد إلى حركة حماس", "سامي حداد", "member_of", "حركة حماس"),
        ("هاجمت فصائل عراقية تابعة للجيش العراقي قرية", "فصائل عراقية", "part_of", "الجيش العراقي"),
        ("انسحبت القوات المتحالفة مع الحكومة من المدينة", "القوات", "ally_of", "الحكومة"),
        ("هاجمت الحركة التي تدعمها إيران الميناء", "الحركة", "backed_by", "إيران"),
        ("تقدم الجيش الليبي بقيادة خليفة حفتر نحو المدينة", "خليفة حفتر", "command", "الجيش الليبي"),
    ],
)
def test_names_are_read_on_both_sides_of_a_title_or_tie(text: str, member: str, kind: str, of: str) -> None:
    assert (member, kind, of) in facts(text)


def test_a_title_is_kept_as_it_is_printed() -> None:
    (record,) = read("قال نائب رئيس الوزراء الأردني السابق سامي حداد ذلك")
    assert record.title == "نائب رئيس الوزراء الأردني السابق"
    assert record.evidence.text == "قال نائب رئيس الوزراء الأردني السابق سامي حداد ذلك"


def test_titles_in_a_row_share_their_bearer() -> None:
    text = "قال سامي حداد، عضو مجلس النواب ورئيس لجنة الدفاع، ذلك"
    assert {(m, k) for m, k, _ in facts(text)} == {("سامي حداد", "member_of"), ("سامي حداد", "office")}


def test_an_organ_is_part_of_the_body_it_stands_in() -> None:
    text = "قال سامي حداد، رئيس وحدة الدراسات في وزارة الدفاع العراقية، ذلك"
    assert ("وحدة الدراسات", "part_of", "وزارة الدفاع العراقية") in facts(text)


def test_a_tie_reaches_over_joined_names_on_its_far_side() -> None:
    text = "هددت ميليشيات عراقية موالية لإيران وسوريا بالرد"
    assert {of for _, _, of in facts(text)} == {"إيران", "سوريا"}


def test_the_militias_of_one_sentence_are_part_of_the_army_and_allied_abroad() -> None:
    text = "ويرفض الحشد الشعبي الذي يمثل فصائل مسلحة مندمجة ضمن القوات النظامية ولديها نواب وحليفة لطهران هذا القرار"
    assert facts(text) == {("الحشد الشعبي", "part_of", "القوات النظامية"), ("الحشد الشعبي", "ally_of", "طهران")}


def test_a_militia_is_called_by_its_own_name_where_a_noun_stands_before_it() -> None:
    assert ("الحشد الشعبي", "ally_of", "إيران") in facts("ضغطت ميليشيات الحشد الشعبي الموالية لإيران على الحكومة")


@pytest.mark.parametrize(
    "text",
    [
        "وصل وزير جديد",
        "أعلن الرئيس جو بايدن ذلك",
        "هددت ميليشيات عراقية غير موالية لإيران بالرد",
        "احترقت سيارة تابعة للجيش العراقي",
        "تدعم إيران الحل السياسي",
        "زار سامي حداد رئيس الهيئة في مكتبه",
        "وصل المواطن العراقي سامي حداد",
    ],
)
def test_where_no_body_or_no_bearer_is_named_nothing_is_read(text: str) -> None:
    assert facts(text) == set()


def test_whoever_says_so_vouches_for_it_and_the_outlet_otherwise() -> None:
    (said,) = read("قال المتحدث العسكري إن فصائل عراقية موالية لإيران هاجمت القاعدة")
    assert said.sources == ("المتحدث العسكري",)
    (told,) = read("هاجمت فصائل عراقية موالية لإيران القاعدة")
    assert told.sources == ()


def test_a_speaker_does_not_vouch_for_the_own_title() -> None:
    records = read("استنكر سامي حداد، عضو مجلس النواب، إخلاء القرية")
    assert [record.sources for record in records] == [()]


def test_what_is_said_twice_is_one_record_with_two_reasons() -> None:
    (record,) = read("وصل وزير المالية الأردني سامي حداد إلى عمان. وقال وزير المالية الأردني سامي حداد إن العجز تراجع")
    assert len(record.because) == 2


def test_the_state_bears_the_name_that_the_text_uses() -> None:
    assert ("جو بايدن", "office", "أميركا") in facts("أعلن الرئيس الأميركي جو بايدن عودة أميركا إلى الاتفاق")


def test_affiliations_survive_their_json() -> None:
    extraction = reader().read("وصل وزير المالية الأردني سامي حداد إلى عمان")
    assert extraction.affiliations
    assert Extraction.from_json(extraction.to_json()) == extraction


@pytest.mark.parametrize("text", ["رئيس " * 3000, "الناطق باسم " * 3000, "وزير، " * 3000, "موالية لإيران " * 3000])
def test_titles_and_ties_without_end_are_read_in_bounded_depth(text: str) -> None:
    assert facts(text) == set()
