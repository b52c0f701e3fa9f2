"""When events happen: the time of their own word, of the verb that carries them, of their report."""

import datetime as dt

import pytest

from sijill.clauses.dating import OWN, REPORTED
from sijill.model import Event
from tests.readers import ruled

_PUBLISHED = dt.date(2018, 8, 10)  # a Friday


def dates_of(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Type of an event → its time and the rule that gives it."""
    return {event.type: (event.time, _rule(event)) for event in ruled().read(text, published=_PUBLISHED).events}


def _rule(event: Event) -> str | None:
    return next((reason.rule for reason in event.because if reason.role == "time"), None)


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش الخميس مواقع المسلحين.",
        "قتل خمسة مدنيين في قصف الخميس.",
        "وفي التاسع من أغسطس، قصف الجيش مواقع المسلحين.",
        "شن الجيش الخميس هجوما على مواقع المسلحين.",
        "أدى القصف الذي وقع الخميس إلى أضرار كبيرة.",
        "اقتحم المسلحون المبنى الخميس، وأحرقوا سيارات الشرطة.",
        "قال المتحدث الجمعة إن الجيش قصف الخميس مواقع المسلحين.",
    ],
)
def test_a_time_dates_the_event_beside_it_or_what_its_verb_carries(text: str) -> None:
    assert dates_of(text)["ASSAULT"] == ("2018-08-09", OWN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("طالبت الحكومة الخميس القوات بالانسحاب من البلدة.", "RETREAT"),
        ("وصل الوزير الخميس بعد هجوم على مواقع الجيش.", "ASSAULT"),
        ("دعت المنظمة الخميس إلى تحقيق مستقل بشأن القصف على البلدة.", "ASSAULT"),
        ("قرر الرئيس الخميس سحب القوات من البلدة.", "RETREAT"),
        ("أمهل الاتحاد الحكومة حتى الخميس لوقف القتال.", "REQUEST"),
    ],
)
def test_the_time_of_another_act_is_not_that_of_the_event(text: str, kind: str) -> None:
    assert dates_of(text)[kind] == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش الخميس مقتل ثلاثة جنود.",
        "أعلن الجيش الخميس أن مسلحين قتلوا ثلاثة جنود.",
        "قتل مسلحون ثلاثة جنود، حسبما أعلن الجيش الخميس.",
    ],
)
def test_where_no_other_is_given_the_time_of_the_report_stands_for_the_events(text: str) -> None:
    assert dates_of(text)["ASSAULT"] == ("2018-08-09", REPORTED)


def test_what_is_to_take_place_has_the_time_of_the_verb_that_carries_it() -> None:
    assert dates_of("سيعقد الوزيران، السبت، اجتماعا في باريس.")["CONSULT"] == ("2018-08-11", OWN)


def test_a_reports_day_keeps_no_two_mentions_of_one_event_apart() -> None:
    text = "أعلن الصليب الأحمر الجمعة مقتل 29 طفلا في قصف على حلب. وقتل 29 طفلا في قصف الخميس على حلب."
    (event,) = (event for event in ruled().read(text, published=_PUBLISHED).events if event.type == "ASSAULT")
    assert (event.time, _rule(event)) == ("2018-08-09", OWN)
