"""Whom a visit is to, and whom a threat that backs a demand is aimed at."""

from __future__ import annotations

import pytest

from sijill.model import Event
from tests.readers import ruled


def _only(text: str, kind: str) -> Event:
    return next(event for event in ruled().read(text).events if event.type == kind)


def test_who_acts_at_home_during_a_visit_is_its_host() -> None:
    text = "شكر الرئيس التركي رجب طيب أردوغان الحلفاء خلال زيارة وزير الخارجية العراقي فؤاد حسين لأنقرة."
    visit = _only(text, "CONSULT")
    assert (visit.actors, visit.recipients) == (("فؤاد حسين",), ("رجب طيب أردوغان",))
    assert any(reason.rule == "events.host" for reason in visit.because)


@pytest.mark.parametrize(
    "text",
    [
        "شكر الرئيس التركي رجب طيب أردوغان الحلفاء بعد زيارة وزير الخارجية العراقي فؤاد حسين لأنقرة.",
        "شكر الرئيس التركي رجب طيب أردوغان الحلفاء خلال زيارة وزير الخارجية العراقي فؤاد حسين لباريس.",
        "شكر الرئيس التركي رجب طيب أردوغان الحلفاء خلال زيارة وزير الخارجية التركي هاكان فيدان لأنقرة.",
    ],
)
def test_who_acts_after_a_visit_or_elsewhere_is_not_its_host(text: str) -> None:
    assert "رجب طيب أردوغان" not in _only(text, "CONSULT").recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("رفعت الفصائل تهديداتها للمطالبة بانسحاب القوات التركية من البلدة.", ("القوات التركية",)),
        ("هدد الحزب وطالب القوات التركية بالانسحاب.", ("القوات التركية",)),
        ("هدد الحزب الحكومة وطالب القوات التركية بالانسحاب.", ("الحكومة",)),
        ("هدد الحزب، وطالب الوزير القوات التركية بالانسحاب.", ()),
    ],
)
def test_a_threat_is_aimed_at_whom_it_is_to_make_act(text: str, recipients: tuple[str, ...]) -> None:
    assert _only(text, "THREATEN").recipients == recipients


def test_an_adjective_says_who_withdraws() -> None:
    assert _only("طالبت الحكومة بانسحاب أميركي كامل.", "RETREAT").actors == ("الولايات المتحدة",)


def test_a_noun_before_another_verb_does_not_make_a_demand_planned() -> None:
    text = "مع اقتراب الموعد النهائي رفع الحزب صوته للمطالبة بانسحاب القوات التركية."
    assert _only(text, "REQUEST").modality == "actual"
    assert _only("أكد القائد استعداد الجيش لقصف البلدة.", "ASSAULT").modality == "planned"
