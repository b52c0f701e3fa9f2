"""What completes the words of an event: pronouns of prepositions, what stands after a time, duals."""

from __future__ import annotations

import pytest

from sijill.model import Event
from tests.readers import ruled


def _first(text: str, kind: str) -> Event:
    return next(event for event in ruled().read(text).events if event.type == kind)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("طالبت المنظمة بالإفراج عن الناشطين بعد الاعتداء عليهم.", ("الناشطين",)),
        ("فر المسلحون من مواقع للجيش بعد الهجوم عليها.", ("مواقع للجيش",)),
        ("طالبت المنظمة بالإفراج عن الناشطين بعد الاعتداء على المقر.", ("المقر",)),
    ],
)
def test_the_pronoun_after_an_event_noun_names_whom_it_hits(text: str, recipients: tuple[str, ...]) -> None:
    assert _first(text, "ASSAULT").recipients == recipients


def test_two_who_are_a_dual_go_on_acting() -> None:
    event = _first("أكدت جمعيتان أهمية القانون ودعتا الحكومة إلى وقف القصف.", "REQUEST")
    assert (event.actors, event.recipients) == (("جمعيتان",), ("الحكومة",))


def test_one_is_not_the_subject_of_a_dual_verb() -> None:
    event = _first("أكدت الجمعية أهمية القانون ودعتا الحكومة إلى وقف القصف.", "REQUEST")
    assert "الجمعية" not in event.actors


def test_who_gets_a_call_is_called() -> None:
    event = _first("تلقى الرئيس المصري اتصالا هاتفيا من نظيره التركي.", "CONSULT")
    assert (event.actors, event.recipients) == (("نظيره التركي",), ("الرئيس المصري",))


def test_who_is_hit_may_stand_after_the_time() -> None:
    event = _first("أدى هجوم المسلحين في 7 أكتوبر، على القاعدة العسكرية إلى مقتل جندي.", "ASSAULT")
    assert event.recipients == ("القاعدة العسكرية",)


def test_an_object_may_stand_after_whom_it_is_taken_from() -> None:
    event = _first("استعاد الجيش، الأحد، من المسلحين بلدة الرقة.", "ASSAULT")
    assert (event.recipients, event.locations) == (("المسلحين",), ("الرقة",))
