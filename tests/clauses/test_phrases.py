"""Where noun phrases end, whom they name, and which verb has its subject in itself."""

import pytest

from sijill.clauses.parts import Parts
from sijill.model import Document, EntityType, Event
from sijill.tokens import Layout
from tests.clauses.test_events import events_of
from tests.readers import lexicon, ruled

LAYOUT = Layout(lexicon())


def one(text: str, kind: str = "ASSAULT", **entities: tuple[EntityType, str]) -> Event:
    (event,) = (e for e in events_of(text, **entities) if e.type == kind)
    return event


def test_a_participle_of_a_light_verb_lends_nothing() -> None:
    assert one("أعلن مصدر أمني محلي مقتل ثلاثة حراس.").actors == ()


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("قال شاهد إن مسلحين أوقفوا الحافلة وقتلوا سائقها.", ("مسلحين",), ("سائقها",)),
        ("فجر انتحاري نفسه قرب الحاجز.", ("انتحاري",), ()),
        ("لقي ضابط شرطة حتفه في هجوم.", (), ("ضابط شرطة",)),
        ("أصيب العشرات في الهجوم.", (), ()),
        ("قتل جنديان أردنيان في هجومين انتحاريين.", (), ("جنديان أردنيان",)),
        ("قال الناطق إن جنديين قتلا في كمين.", (), ("جنديين",)),
        ("فجر المهاجمون قنابلهم في السوق.", ("المهاجمون",), ()),
        ("فجر المسلحون سيارة ملغومة في السوق.", ("المسلحون",), ()),
        ("أفاد مصدر بأن شرطيين خطفهم مسلحون.", ("مسلحون",), ("شرطيين",)),
        ("هاجم جنود متمردون القصر.", ("جنود متمردون",), ("القصر",)),
        ("نجا المحافظ من محاولة اغتيال.", (), ("المحافظ",)),
        ("خطف مسلحون مطران الكلدان.", ("مسلحون",), ("مطران",)),
        ("هاجمت القوات المحكمة.", ("القوات",), ("المحكمة",)),
        ("هاجمت الفصائل المعارضة القافلة.", ("الفصائل المعارضة",), ("القافلة",)),
        ("خطف القراصنة السفن البحرية.", ("القراصنة",), ("السفن البحرية",)),
        ("قصفت الطائرات القرية.", ("الطائرات",), ()),
        ("إضافة إلى ذلك، دمرت القوات أربع ثكنات.", ("القوات",), ("ثكنات",)),
        ("وردا على الاستفزاز، قصفت الكتائب قافلة عسكرية.", ("الكتائب",), ("قافلة عسكرية",)),
        ("اقتحم مسلحان الفندق واشتبكا مع الحراس قبل أن تقتلهما الشرطة.", ("الشرطة",), ("مسلحان",)),
        ("وقتل مفجر انتحاري 42 جنديا.", ("مفجر انتحاري",), ("جنديا",)),
        ("قصف الجيش أهدافا مدنية وعسكرية.", ("الجيش",), ("أهدافا مدنية",)),
        ('هاجمت جماعة "الفجر" المسلحة القافلة.', ('جماعة "الفجر" المسلحة',), ("القافلة",)),
        ('هاجم مقاتلو "الفجر" الثكنة.', ('مقاتلو "الفجر"',), ("الثكنة",)),
        ('قصف "جيش" العدو المستشفى.', ('"جيش" العدو',), ("المستشفى",)),
        ("اندلعت اشتباكات بين الشرطة ومجموعة من المسلحين.", ("الشرطة",), ("مجموعة من المسلحين",)),
        ("دارت معارك بين الشرطة من طرف وقوات القبيلة من طرف آخر.", ("الشرطة",), ("قوات القبيلة",)),
    ],
)
def test_roles(text: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    events = [event for event in events_of(text) if event.type == "ASSAULT"]
    told = events[-1]
    assert (told.actors, told.recipients) == (actors, recipients)


@pytest.mark.parametrize(("word", "conj"), [("وأحد", True), ("واحد", False)])
def test_a_hamza_parts_the_conjunction_from_its_word(word: str, conj: bool) -> None:
    page = LAYOUT(Document(id="t", text=word))
    assert Parts()(page.words[0]).conj == conj


def test_a_noun_before_a_comma_does_not_govern_the_clause_after_it() -> None:
    assert one("قال الناطق باسم خطة الأمن، إن جنودا قتلوا في كمين.").modality == "actual"


def test_no_plural_is_the_title_of_a_person_named_after_it() -> None:
    event = one("هتف المتظاهرون ضد حكومة الرئيس كيسبري.", "PROTEST", k=("PER", "كيسبري"))
    assert event.actors == ("المتظاهرون",)


def test_a_word_in_hamza_is_no_adjective_of_relation() -> None:
    assert one("دمر الجيش مخابئ المتمردين في الجبل.").recipients == ("مخابئ المتمردين",)


def test_protesters_who_close_a_road_protest() -> None:
    assert [event.type for event in events_of("أغلق المتظاهرون شوارع العاصمة.")] == ["PROTEST"]
    assert [event.type for event in events_of("أغلقت الشرطة شوارع العاصمة.")] == ["COERCE"]


def test_a_verb_right_after_a_blow_says_what_it_hits() -> None:
    assert one("نفذ الجيش هجوما ضرب قافلة عسكرية.").recipients == ("قافلة عسكرية",)


def test_whose_help_is_asked_for_is_asked() -> None:
    assert one("طلبت الحكومة مساعدة المنظمة الدولية.", "REQUEST").recipients == ("المنظمة الدولية",)
    assert one("طلبت الحكومة قائمة المرشحين.", "REQUEST").recipients == ()


def test_a_name_in_brackets_belongs_to_the_word_for_the_body() -> None:
    event = one("هاجم الطيران مواقع تنظيم (نجم) في الجبل.", k=("ORG", "نجم"))
    assert event.recipients == ("مواقع تنظيم (نجم)",)


def test_we_asked_is_no_noun() -> None:
    assert one("طلبوا منا الرحيل.", "REQUEST").recipients == ()


def test_members_of_a_named_body_are_of_the_whole_body() -> None:
    event = ruled().read("قتل خمسة من حزب النجم الأحمر في هجوم على الثكنة.").events[0]
    assert event.recipients == ("حزب النجم الأحمر",)


def test_a_second_adjective_is_nobody() -> None:
    assert one("ارتكب الجنود مذبحة مروعة بحق مدنيين.").recipients == ("مدنيين",)
    assert one("اعتقلت الشرطة معارضا.", "COERCE").recipients == ("معارضا",)


def test_that_day_is_no_subject() -> None:
    assert one("أطلق يومها مسلح النار على متفرجين.").actors == ("مسلح",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("حقق الجيش تقدما عسكريا.", ["تقدما"]),
        ("أعلن المنظمون أن الوزيرين قد التقيا في القصر.", ["التقيا"]),
        ("ودعوا في البيان إلى التهدئة.", ["دعوا"]),
    ],
)
def test_an_accusative_is_no_dual_of_a_verb(text: str, found: list[str]) -> None:
    assert [event.trigger.text for event in events_of(text)][:1] == found
