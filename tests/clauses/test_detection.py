"""Which words of a text are events, which of them tell one event, and how real each is."""

import pytest

from tests.clauses.test_events import events_of


def kinds(text: str) -> list[str]:
    return [event.type for event in events_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "وقتل جنود في تعز ومدينة مأرب.",  # no participle of أدان
        "انفجرت عبوة وقال الناطق في بيان نشرته مواقع عن الجنود.",  # published, not deployed
        "انفجرت عبوة وقد يؤدي الخلاف بين الحزبين إلى أزمة.",  # no killing (أودى)
    ],
)
def test_words_that_look_like_triggers_name_no_event(text: str) -> None:
    assert kinds(text) == ["ASSAULT"]


@pytest.mark.parametrize("text", ["هاجم مسلحون البلدة، ونقل الجريح إلى المستشفى.", "هاجم مسلحون البلدة كما نقل شاهد."])
def test_a_jussive_of_the_first_person_needs_its_particle(text: str) -> None:
    assert kinds(text) == ["ASSAULT"]


def test_one_more_event_of_a_kind_is_told_from_the_first() -> None:
    assert kinds("وقع هجوم على السوق قبل هجوم آخر على المطار.") == ["ASSAULT", "ASSAULT"]


def test_others_who_suffer_are_no_other_event() -> None:
    assert kinds("أدى القصف إلى مقتل جندي وإصابة آخرين.") == ["ASSAULT"]


def test_a_relative_clause_speaks_of_what_was_told_before() -> None:
    assert kinds("قتل مسلحون جنديا قرب الحدود.\nوكان الجندي الذي قتل في إجازة.") == ["ASSAULT"]


def test_a_foiled_attack_and_whom_it_was_to_hit_are_one_event() -> None:
    (event,) = events_of("أحبطت الشرطة هجوما إرهابيا كان يستهدف سوقا في المدينة.")
    assert (event.type, event.polarity) == ("ASSAULT", "negative")


def test_a_pledge_to_attack_is_a_threat_and_no_agreement() -> None:
    (event,) = events_of("تعهد القائد بقصف البلدة.")
    assert (event.type, event.modality) == ("ASSAULT", "threatened")


def test_protesters_who_storm_a_building_protest() -> None:
    assert kinds("اقتحم المتظاهرون مقر الحكومة.") == ["PROTEST"]


def test_a_crowd_that_storms_a_building_protests_and_soldiers_attack() -> None:
    assert kinds("اقتحم عشرات الشبان مبنى القنصلية.") == ["PROTEST"]
    assert kinds("اقتحم الجيش البلدة.") == ["ASSAULT"]


def test_an_attack_that_is_repelled_is_that_of_its_makers() -> None:
    (event,) = events_of("تصدى الجيش لهجوم شنه المسلحون على البلدة.")
    assert (event.actors, event.recipients) == (("المسلحون",), ("الجيش",))


def test_attacks_that_nobody_makes_or_suffers_at_no_time_are_alluded_to() -> None:
    assert kinds("أدان الوزراء الهجمات.") == ["ACCUSE"]
    assert kinds("أدان الوزراء الهجمات على المدنيين.") == ["ACCUSE", "ASSAULT"]


def test_the_attack_that_somebody_is_accused_of_is_the_one_told_before() -> None:
    assert kinds("انفجرت عبوة قرب السوق في هجوم أمس.\nواتهمت الشرطة الحركة بتنفيذ الهجوم.") == ["ASSAULT", "ACCUSE"]


def modality_of(text: str, kind: str) -> str:
    return next(event.modality for event in events_of(text) if event.type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("قال المسؤول الذي طلب عدم ذكر اسمه إن مسلحا فجر نفسه.", "ASSAULT", "actual"),
        ("دعا الوزير إلى الهدوء، وكان يتحدث بعد هجوم في العاصمة.", "ASSAULT", "actual"),
        ("وافق الوزير في اجتماع مع نظيره على المقترح.", "CONSULT", "actual"),
        ("أعلن الادعاء العام فتح تحقيق في الحادث.", "ACCUSE", "actual"),
        ("وضعت الحكومة الجيش في حالة تأهب.", "MOBILIZE", "actual"),
        ("سيعقد البرلمان، السبت، جلسة استثنائية.", "CONSULT", "planned"),
        ("حثت المنظمة الأطراف على السماح بدخول المساعدات.", "RETREAT", "demanded"),
    ],
)
def test_modality_reaches_no_further_than_its_governor(text: str, kind: str, modality: str) -> None:
    assert modality_of(text, kind) == modality


def test_a_first_line_that_ends_with_a_stop_is_no_headline() -> None:
    body = "هاجم مسلحون مركزا للشرطة قرب المطار أمس.\nوقال شهود إن الهجوم كان عنيفا.\nوزار الوزير المدينة."
    assert [event.trigger.text for event in events_of(body) if event.type == "ASSAULT"] == ["هاجم"]
    titled = "مسلحون يهاجمون مركزا للشرطة\n\n" + body
    assert [event.trigger.text for event in events_of(titled) if event.type == "ASSAULT"] == ["هاجم"]


def test_what_somebody_refuses_to_do_is_no_other_event() -> None:
    assert kinds("رفض المسلحون الانسحاب من البلدة.") == ["REJECT"]
    assert kinds("رفضت الحكومة اتهام المتمردين للجيش.") == ["REJECT", "ACCUSE"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("أعلن الوزير أن المحادثات مع المعارضة ستبدأ غدا.", "planned"),
        ("تحدث الوزير عن المحادثات المقبلة مع المعارضة.", "planned"),
        ("ناقش الوزيران زيادة الإنتاج بعد رفع العقوبات عن البلاد.", "planned"),
        ("وافق المسلحون على الهدنة مقابل إطلاق سراح الأسرى.", "planned"),
    ],
)
def test_what_is_to_come_is_planned(text: str, modality: str) -> None:
    assert events_of(text)[-1].modality == modality


def test_a_first_sentence_that_ends_in_a_quotation_is_no_headline() -> None:
    first, second = events_of("هاجم مسلحون البلدة وقال القائد إنهم «لن يبقوا.»\nواعتقلت الشرطة ثلاثة ناشطين.")
    assert (first.trigger.text, second.trigger.text) == ("هاجم", "اعتقلت")


@pytest.mark.parametrize(
    "text",
    [
        "وقع هجوم آخر أسفر عن مقتل ثلاثة جنود.",
        "أطلق مسلحون النار على الحاجز. وأدى ذلك إلى مقتل ضابط.",
        "هاجم مسلحون القاعدة. وأصيب الكثيرون في هذا الحادث.",
    ],
)
def test_harm_that_an_attack_led_to_is_no_other_event(text: str) -> None:
    assert kinds(text) == ["ASSAULT"]


@pytest.mark.parametrize(
    "text", ["قصف الجيش البلدة ردا على هجوم للمسلحين.", "قتل جندي في اشتباك بعد ثلاثة أيام على هجوم انتحاري."]
)
def test_an_attack_that_another_answers_is_another_event(text: str) -> None:
    assert kinds(text) == ["ASSAULT", "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("تضمن الاتفاق «فتح الممرات للمدنيين».", "RETREAT", "planned"),
        ("ناقشت الحكومة تداعيات الهجوم على المطار بهدف تجاوز تداعيات الهجوم.", "ASSAULT", "actual"),
        ("هدد التنظيم الحكومة بالرد بعد أن اعتقلت ناشطين.", "COERCE", "actual"),
        ("اتخذت الحكومة القرارات الأمنية ومن بينها حصار البلدة.", "COERCE", "actual"),
        ("ليست هناك نية لشن مزيد من الضربات.", "ASSAULT", "planned"),
    ],
)
def test_modality_reaches_just_what_is_governed(text: str, kind: str, modality: str) -> None:
    assert [event.modality for event in events_of(text) if event.type == kind] == [modality]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("أعلن الوزير أن بلاده ستطلق بشكل فوري حملة عسكرية على المتمردين.", "ASSAULT", ("positive", "planned")),
        ("قال القائد إن قواته ستنهي انسحابها من البلدة.", "RETREAT", ("positive", "planned")),
        ("نفت الوزارة الاتهامات الموجهة إليها.", "ACCUSE", ("positive", "actual")),
        ("نفت الوزارة توجيه اتهامات إلى جارتها.", "ACCUSE", ("negative", "actual")),
        ("نفى المتحدث أن يكون الجيش أوقف غاراته على البلدة.", "ASSAULT", ("positive", "actual")),
    ],
)
def test_what_carries_an_event_noun_says_whether_it_happened(text: str, kind: str, told: tuple[str, str]) -> None:
    (event,) = (event for event in events_of(text) if event.type == kind)
    assert (event.polarity, event.modality) == told
