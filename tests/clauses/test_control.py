"""Participants that the grammar lets an event share with its surroundings."""

from __future__ import annotations

import pytest

from tests.clauses.test_events import events_of
from tests.readers import ruled


def roles(text: str, trigger: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    events = ruled().read(text, published="2021-12-09").events
    (event,) = [event for event in events if trigger in event.trigger.text]
    return event.actors, event.recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # the subject of a governing verb or verbal noun
        ("أكد التقرير تورط مسلحين في هجمات على المدارس.", "هجمات", ("مسلحين",), ("المدارس",)),
        ("تقف إسرائيل خلف اغتيال العلماء.", "اغتيال", ("إسرائيل",), ("العلماء",)),
        ("مكن الهجوم قوات المعارضة من السيطرة على البلدة.", "السيطرة", ("قوات المعارضة",), ()),
        # who arrives on a visit, and where
        ("وصل سيرغي لافروف إلى إريتريا، اليوم الخميس، في زيارة.", "زيارة", ("سيرغي لافروف",), ("إريتريا",)),
        ("وصلت الوزيرة، هيلاري كلينتون، إلى العاصمة اللبنانية، بيروت، في زيارة.", "زيارة", ("هيلاري كلينتون",), ()),
        # both parties of بين, over a relative clause, and a plural that is both of them
        (
            "يتواصل القتال بين قوات الحكومة التي يقودها سالم والمسلحين في المدينة.",
            "القتال",
            ("قوات الحكومة",),
            ("المسلحين",),
        ),
        ("لم تشهد المنطقة معارك بين الفصائل المقاتلة.", "معارك", ("الفصائل المقاتلة",), ("الفصائل المقاتلة",)),
        # a participle of speech takes the speaker, not the nearest subject
        (
            "أوضح الوزير أن حصار المدينة يأتي ضمن الخطة، داعيا السكان إلى الهدوء.",
            "داعيا",
            ("الوزير",),
            ("السكان",),
        ),
        # who is accused acts in what he is accused of
        ("نفى الوزير اتهامات المعارضة للجيش بتنفيذ هجوم على الحافلة.", "هجوم", ("الجيش",), ("الحافلة",)),
        # who backs, and who acts with the backing
        ("تقدم الجيش نحو المطار بإسناد من قوات التحالف.", "بإسناد", ("قوات التحالف",), ("الجيش",)),
        # a bracket does not cut a verb from its object
        ("اتهمت منظمة العدل (عدل) الجيش باستخدام القنابل.", "اتهمت", ("منظمة العدل",), ("الجيش",)),
        # who takes a town after battles fought them; a noun of purpose, an adverbial that names the other side
        ("استعاد الجيش البلدة بعد معارك ضارية مع المسلحين.", "استعاد", ("الجيش",), ("المسلحين",)),
        ("استعاد الجيش البلدة بعد معارك ضارية مع المسلحين.", "معارك", ("الجيش",), ("المسلحين",)),
        ("غادر الوزير القاهرة بعد محادثات مع رئيس البرلمان.", "محادثات", ("الوزير",), ("رئيس البرلمان",)),
        # whose a plan is, who is called upon, who the two sides are
        ("تحدث الوزير عن خطط الحكومة لزيارة القاهرة.", "لزيارة", ("الحكومة",), ()),
        ("اجتمع مجلس الأمن بدعوة من الحكومة.", "بدعوة", ("الحكومة",), ("مجلس الأمن",)),
        (
            "دارت معارك بين الجيش والمتمردين في المدينة. وقال شهود إن مواجهات بين الطرفين وقعت في قرية أخرى أمس.",
            "مواجهات",
            ("الجيش",),
            ("المتمردين",),
        ),
        # a complement after an insertion, a clause that describes another noun, a person right before his act
        ("خاض الجيش معارك عنيفة في درعا، جنوب البلاد، ضد المسلحين.", "معارك", ("الجيش",), ("المسلحين",)),
        ("وقعت هجمات على التحالف الذي تقوده فرنسا أمس.", "هجمات", (), ("التحالف",)),
        ("قال الجيش لصحفيين رافقوا وزير الدفاع سالم النمر في زيارته للمدينة.", "زيارته", ("سالم النمر",), ()),
        # a besieged town suffers the siege
        ("قال الوزير إن حصار مدينة حلب مستمر.", "حصار", (), ("حلب",)),
        # event nouns joined by و
        ("اتهمت الوزارة المسلحين بقصف القرية وخطف سكانها.", "خطف", ("المسلحين",), ("سكانها",)),
        # a topic set before its clause
        ("أما الوزير فاتهم المعارضة بالتصعيد.", "اتهم", ("الوزير",), ("المعارضة",)),
        # counted people are named by what they belong to, a site by its owner
        ("قُتل 7 من أفراد الجيش أمس.", "قُتل", (), ("أفراد الجيش",)),
        ("قصفت الطائرات موقعا للمتمردين قرب الحدود.", "قصفت", ("الطائرات",), ("موقعا للمتمردين",)),
        # one adjective for two nouns
        ("استهدفت الهجمات القوات والمصالح الأميركية أمس.", "استهدفت", (), ("القوات والمصالح الأميركية",)),
        # a force that announces its enemies' deaths; not one that mourns its own, nor a medium
        ("أعلن متحدث باسم الجيش المصري مقتل 71 مسلحا أمس.", "مقتل", ("الجيش المصري",), ("مسلحا",)),
        ("أعلن الجيش المصري مقتل 3 جنود أمس.", "مقتل", (), ("جنود",)),
    ],
)
def test_roles(text: str, trigger: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    assert roles(text, trigger) == (actors, recipients)


def test_a_bare_title_stands_for_the_person_who_has_the_role() -> None:
    text = "قال وزير الدفاع سالم النمر إن القوات انسحبت. وأدان وزير الدفاع الهجوم على المدينة."
    actors, _ = roles(text, "أدان")
    assert actors == ("سالم النمر",)


def test_whoever_is_made_or_let_to_act_acts() -> None:
    assert roles("أجبر الجيش المسلحين على الانسحاب من البلدة.", "انسحاب")[0] == ("المسلحين",)
    assert roles("سمح التدخل للجيش بالسيطرة على البلدة.", "سيطرة")[0] == ("الجيش",)


def test_whoever_the_verb_after_a_fronted_meeting_is_of_takes_part_in_it() -> None:
    text = "خلال لقاء مع نظيره التركي، أكد وزير الخارجية نبيل القرموطي دعم بلاده."
    event = events_of(text, n=("PER", "نبيل القرموطي"))[0]
    assert (event.type, event.actors, event.recipients) == ("CONSULT", ("نبيل القرموطي",), ("نظيره التركي",))
