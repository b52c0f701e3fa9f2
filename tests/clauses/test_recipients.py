"""Whom an act is done to: verbal nouns in construct, quantities, prepositions, distant objects, deeds condemned."""

import pytest

from sijill.model import EntityType, Event
from tests.clauses.test_events import events_of
from tests.readers import ruled


def told(kind: str, text: str, **names: tuple[EntityType, str]) -> Event:
    """The one event of a type in a text."""
    (event,) = (event for event in events_of(text, **names) if event.type == kind)
    return event


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("قام الجيش بقصف المتمردين.", ("الجيش",), ("المتمردين",)),
        ("استمر قصف الجيش.", ("الجيش",), ()),
        ("أعلنت القوات مهاجمة المتمردين.", ("القوات",), ("المتمردين",)),
        ("واصلت القوات قصف مواقع المسلحين.", ("القوات",), ("مواقع المسلحين",)),
        ("وجه الجيش ضربة قوية للمتمردين.", ("الجيش",), ("المتمردين",)),
        ("وقع هجوم لشاب مسلح في البلدة.", ("شاب مسلح",), ()),
    ],
)
def test_what_an_attack_is_in_construct_with_acts_or_suffers(
    text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    event = told("ASSAULT", text)
    assert (event.actors, event.recipients) == (actors, recipients)


def test_support_is_for_what_it_is_in_construct_with_unless_it_is_enjoyed() -> None:
    assert told("AID", "تعهدت الدولة بدعم الفصائل.").recipients == ("الفصائل",)
    assert told("AID", "تحظى الخطة بدعم الحكومة.").actors == ("الحكومة",)


def test_a_meeting_that_somebody_plans_is_with_those_it_names() -> None:
    event = told("CONSULT", "ينوي الوزير لقاء مسؤولين أجانب.")
    assert (event.actors, event.recipients) == (("الوزير",), ("مسؤولين أجانب",))


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("أسفر الهجوم عن مقتل عدد من قادة التنظيم.", ("قادة التنظيم",)),
        ("أسفر الهجوم عن مقتل أربعة من عناصر الشرطة.", ("عناصر الشرطة",)),
        ("ارتكبت الميليشيات مجازر بحق المدنيين.", ("المدنيين",)),
        ("أطلق الجنود النار صوب المتظاهرين.", ("المتظاهرين",)),
        ("هاجم مسلحون يستقلون دراجة نارية حاجزا للجيش.", ("حاجزا للجيش",)),
        ("أشاد القائد بتكبيد المسلحين خسائر فادحة.", ("المسلحين",)),
    ],
)
def test_victims_are_found_behind_quantities_prepositions_and_clauses(text: str, recipients: tuple[str, ...]) -> None:
    assert told("ASSAULT", text).recipients == recipients


def test_each_of_several_meets() -> None:
    assert told("CONSULT", "سيلتقي الوزير كلا من الرئيس ورئيس البرلمان.").recipients == ("الرئيس", "رئيس البرلمان")


def test_who_did_a_deed_is_condemned_for_it() -> None:
    assert told("ACCUSE", "أدانت الحكومة هجوم المتمردين على البلدة.").recipients == ("المتمردين",)


def test_an_envoy_is_recalled_from_somebody() -> None:
    event = told("SANCTION", "سحبت الدولة سفيرها من كيسبريا.", k=("LOC", "كيسبريا"))
    assert (event.actors, event.recipients) == (("الدولة",), ("كيسبريا",))


def test_a_speaker_is_not_taken_for_whom_he_addresses() -> None:
    event = told("REQUEST", "نطالب المجتمع الدولي بالتحرك.")
    assert (event.actors, event.recipients) == ((), ("المجتمع الدولي",))


def test_a_number_that_measures_reinforcements_is_not_whom_an_order_is_given_to() -> None:
    order = ruled().read("أمر الوزير بإرسال تعزيزات قوامها 400 عنصر إلى القاعدة.").events[0]
    assert (order.type, order.actors, order.recipients) == ("REQUEST", ("الوزير",), ())


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("طلب الوزير من الحكومة مهلة.", ("الوزير",), ("الحكومة",)),
        ("طلب الوزير الحكومة بالحضور.", ("الوزير",), ("الحكومة",)),
        ("أصدر بيانا. وطلب من الحكومة مهلة.", (), ("الحكومة",)),
    ],
)
def test_what_is_asked_for_hides_nobody_who_is_asked(
    text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    event = next(event for event in ruled().read(text).events if event.type == "REQUEST")
    assert (event.actors, event.recipients) == (actors, recipients)
