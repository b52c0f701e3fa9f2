from collections.abc import Iterator

import pytest

from sijill.clauses import EventReader
from sijill.clauses.check import rules_of
from sijill.lexicon import Rules
from sijill.model import Document, Entity, EntityType, Event, Figure, Span, TimeExpression
from sijill.tokens import Layout
from tests.readers import lexicon, ruled

_LEXICON = lexicon()
_LAYOUT = Layout(_LEXICON)
_READER = EventReader(_LEXICON)


def _spans(text: str, name: str) -> Iterator[Span]:
    at = text.find(name)
    while at >= 0:
        yield Span.of(text, at, at + len(name))
        at = text.find(name, at + 1)


def events_of(text: str, **named: tuple[EntityType, str]) -> tuple[Event, ...]:
    """The events of a text; keyword arguments name its entities as (type, printed form)."""
    entities = tuple(
        Entity(id=key, evidence=spans[0], rule="test", name=name, type=kind, mentions=spans)
        for key, (kind, name) in named.items()
        for spans in (tuple(_spans(text, name)),)
    )
    return _READER.read(_LAYOUT(Document(id="t", text=text)), entities, (), ())


def test_a_verb_reads_its_subject_as_actor_and_its_object_as_recipient() -> None:
    (event,) = events_of("هاجم مسلحون مجهولون قافلة عسكرية.")
    assert (event.type, event.actors, event.recipients) == ("ASSAULT", ("مسلحون مجهولون",), ("قافلة عسكرية",))


def test_a_subject_before_its_verb_is_read_as_actor() -> None:
    (event,) = events_of("القوات الحكومية تحاصر المتمردين.")
    assert (event.type, event.actors) == ("COERCE", ("القوات الحكومية",))


def test_those_killed_in_an_attack_are_part_of_it() -> None:
    (event,) = events_of("مقتل خمسة جنود في هجوم على نقطة تفتيش.")
    assert event.type == "ASSAULT"
    assert "جنود" in event.recipients


def test_a_passive_verb_has_no_actor_but_its_agent() -> None:
    (event,) = events_of("قُتل ثلاثة جنود برصاص مسلحين.")
    assert (event.actors, event.recipients) == (("مسلحين",), ("جنود",))


def test_a_light_verb_lends_its_subject_to_the_event_noun() -> None:
    (event,) = events_of("شنت القوات الحكومية هجوما عنيفا على المتمردين.")
    assert (event.actors, event.recipients) == (("القوات الحكومية",), ("المتمردين",))


def test_a_relative_clause_names_who_carried_out_the_attack() -> None:
    (event,) = events_of("قتل جنديان في غارة شنتها قوات مجهولة على المعسكر.")
    assert event.actors == ("قوات مجهولة",)


def test_a_person_is_named_in_full_behind_a_title() -> None:
    (event,) = events_of("اتهم وزير الدفاع سالم الراوي المتمردين بقصف المدينة.", p=("PER", "سالم الراوي"))[:1]
    assert (event.type, event.actors, event.recipients) == ("ACCUSE", ("سالم الراوي",), ("المتمردين",))


def test_what_is_only_alleged_is_marked_and_done_by_the_accused() -> None:
    assault = next(e for e in events_of("اتهمت الحكومة المتمردين بقصف المستشفى.") if e.type == "ASSAULT")
    assert (assault.modality, assault.actors) == ("alleged", ("المتمردين",))


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("طالبت الحكومة المتمردين بالانسحاب من المدينة.", "RETREAT", "demanded"),
        ("هددت الجماعة بقصف المطار.", "ASSAULT", "threatened"),
        ("سينسحب الجيش من المدينة.", "RETREAT", "planned"),
        ("قد ينسحب الجيش من المدينة.", "RETREAT", "possible"),
        ("إذا انسحب الجيش من المدينة فستعود الحياة إليها.", "RETREAT", "hypothetical"),
        ("وافق المسلحون على الانسحاب من البلدة.", "RETREAT", "planned"),
    ],
)
def test_modality_follows_what_governs_the_event(text: str, kind: str, modality: str) -> None:
    assert modality in {event.modality for event in events_of(text) if event.type == kind}


@pytest.mark.parametrize(
    "text",
    [
        "لم يهاجم المسلحون القافلة العسكرية.",
        "نفى المتحدث قصف البلدة.",
        "لم يتم التوصل إلى اتفاق بين الحكومة والمتمردين.",
    ],
)
def test_what_did_not_happen_is_negative(text: str) -> None:
    assert [event.polarity for event in events_of(text)] == ["negative"]


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        ("نفى المتحدث أن يكون الجيش أوقف غاراته على البلدة.", "ASSAULT", "positive", "actual"),
        ("نفى المتحدث شن غارات على البلدة.", "ASSAULT", "negative", "actual"),
        ("لم يتمكن المسلحون من قصف المطار.", "ASSAULT", "negative", "actual"),
        ("انتهت الجلسة دون أن يتمكن الأعضاء من الاتفاق على بيان.", "AGREE", "negative", "actual"),
        ("لا تعتزم الحكومة قصف البلدة.", "ASSAULT", "negative", "planned"),
        ("اتهمت الحكومة المتمردين بالتخطيط لقصف البلدة.", "ASSAULT", "positive", "alleged"),
        ("يتضمن الاتفاق إطلاق سراح الأسرى.", "RETREAT", "positive", "planned"),
    ],
)
def test_what_governs_the_governor_of_an_event_counts_too(text: str, kind: str, polarity: str, modality: str) -> None:
    (event,) = (event for event in events_of(text) if event.type == kind)
    assert (event.polarity, event.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("told", "attacks"),
    [
        ("وجرح شرطيان آخران في الهجوم", 1),
        ("وقتل مدني واحد في الهجوم", 1),
        ("وجرح شرطيان في هجوم آخر", 2),
        ("وقتل شرطيان في حلب في الهجوم", 2),
    ],
)
def test_those_hurt_in_the_attack_named_again_are_hurt_in_that_attack(told: str, attacks: int) -> None:
    events = ruled().read(f"شن مسلحون هجوما على قاعدة في إدلب وقتلوا ثلاثة جنود. {told}.").events
    assert [event.type for event in events] == ["ASSAULT"] * attacks


def test_a_headline_and_its_report_are_one_event_with_the_reports_trigger() -> None:
    text = "مقتل جنود في هجوم على قافلة\n\nهاجم مسلحون قافلة عسكرية صباح اليوم. وأدى الهجوم إلى مقتل جنود."
    (event,) = events_of(text)
    assert event.trigger.text == "هاجم"
    assert sum(reason.role == "mention" for reason in event.because) >= 3


def test_two_attacks_on_different_targets_stay_two_events() -> None:
    text = "هاجم مسلحون قافلة عسكرية في الشمال. وهاجم متمردون مركزا للشرطة في الجنوب."
    assert len(events_of(text)) == 2


def test_a_named_place_in_the_clause_is_the_location() -> None:
    (event,) = events_of("انفجرت سيارة مفخخة في مدينة تلول.", place=("LOC", "تلول"))
    assert event.locations == ("تلول",)


def test_an_adjective_of_nationality_names_its_country_as_actor() -> None:
    text = "نددت سوريا بالغارات. وأسفرت الغارات السورية عن مقتل مدنيين."
    assault = next(
        event for event in events_of(text, s=("LOC", "سوريا")) if "الغارات" in event.evidence.text and event.actors
    )
    assert "سوريا" in {name for event in events_of(text, s=("LOC", "سوريا")) for name in event.actors}
    assert assault.actors == ("سوريا",)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قالت الولايات المتحدة إنها تحقق. وقتل مدنيون في الغارة الأميركية.", "الولايات المتحدة"),
        ("قتل ثلاثة مدنيين في غارة إسرائيلية على خان يونس.", "إسرائيل"),
        ("أعلن الجيش الروسي النتائج. وقتل مدنيون في الغارات الروسية.", "الجيش الروسي"),
    ],
)
def test_the_country_of_an_adjective_goes_by_the_name_in_the_text_or_the_usual_one(text: str, actor: str) -> None:
    assert [event.actors for event in ruled().read(text).events if event.type == "ASSAULT"] == [(actor,)]


def test_a_country_and_its_forces_tell_of_one_withdrawal() -> None:
    text = "طالبت الولايات المتحدة بالهدوء. وطالبت الكتلة برحيل القوات الأميركية. ودعت إلى انسحاب أميركي كامل."
    assert [event.actors for event in ruled().read(text).events if event.type == "RETREAT"] == [("القوات الأميركية",)]


def test_a_verb_without_subject_takes_the_one_before() -> None:
    threat = next(
        event
        for event in events_of("دعت وزارة الداخلية إلى الهدوء وتوعدت باعتقال المخالفين.")
        if event.type == "THREATEN"
    )
    assert threat.actors == ("وزارة الداخلية",)


def test_figures_and_times_of_the_sentence_belong_to_the_event() -> None:
    text = "قتل خمسة جنود الثلاثاء في هجوم على معسكر."
    (killed,), (day,) = _spans(text, "خمسة جنود"), _spans(text, "الثلاثاء")
    figure = Figure(
        id="f", evidence=killed, rule="test", start=killed.start, end=killed.end, text=killed.text,
        low=5, high=5, relation="exact", unit="جنود", role="killed",
    )  # fmt: skip
    time = TimeExpression(
        id="t", evidence=day, rule="test", start=day.start, end=day.end, text=day.text, type="DATE", value="2020-01-07"
    )
    (event,) = _READER.read(_LAYOUT(Document(id="t", text=text)), (), (time,), (figure,))
    assert (event.dead, event.time) == ((5, 5), "2020-01-07")
    assert "جنود" in event.recipients


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق بثلاثة أهداف وصفق الجمهور طويلا.",
        "شن المنتخب هجوما سريعا على المرمى.",
        "قتل شخصان في حادث سير.",
        "البلدة الواقعة في الشمال والتي تسيطر عليها قوات المعارضة هادئة.",
        "القوات لا تقاتل المتمردين في هذه المدينة.",
        "",
        "؟!",
    ],
)
def test_sports_accidents_and_states_are_no_events(text: str) -> None:
    assert events_of(text) == ()


def test_every_rule_of_an_event_resolves_and_every_reason_is_printed() -> None:
    text = (
        "هددت الجماعة بقصف المطار.\nشنت القوات الحكومية هجوما عنيفا على المتمردين في تلول، قتل فيه جنود برصاص مسلحين."
    )
    rules = Rules(_LEXICON)
    for event in events_of(text, place=("LOC", "تلول")):
        assert all(rules.resolve(rule) for rule in rules_of(event))
        for reason in event.because:
            assert reason.span is None or text[reason.span.start : reason.span.end] == reason.span.text
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_reading_twice_gives_the_same_events() -> None:
    text = "اتهمت الحكومة المتمردين بقصف المستشفى وطالبتهم بالانسحاب."
    assert events_of(text) == events_of(text)


def test_a_demand_addresses_who_is_to_act_and_a_threat_whom_it_would_hit() -> None:
    demand = next(e for e in events_of("يطالب الحزب برحيل القوات الأجنبية.") if e.type == "REQUEST")
    assert demand.recipients == ("القوات الأجنبية",)
    threat = next(e for e in events_of("توعدت الوزارة باعتقال المخالفين.") if e.type == "THREATEN")
    assert threat.recipients == ("المخالفين",)


def test_the_object_is_found_behind_a_name_in_apposition() -> None:
    text = "اتهم المتحدث باسم الجيش، سالم الراوي، المتمردين بقصف المدينة."
    accusation = next(e for e in events_of(text, p=("PER", "سالم الراوي")) if e.type == "ACCUSE")
    assert (accusation.actors, accusation.recipients) == (("سالم الراوي",), ("المتمردين",))


def test_members_are_named_with_their_group() -> None:
    (event,) = events_of("قتل أربعة عناصر من الشرطة في هجوم على حاجز.")
    assert "عناصر من الشرطة" in event.recipients


def test_an_event_told_by_a_verb_is_trusted_more_than_one_alluded_to() -> None:
    (told,) = events_of("هاجم مسلحون قافلة عسكرية.")
    (alluded,) = events_of("تحدث الخبير عن فترة ما بعد الحرب.")
    assert told.confidence > 0.7 > 0.5 >= alluded.confidence


def test_the_derivation_shows_all_words_of_the_trigger() -> None:
    (event,) = events_of("ألقت الشرطة القبض على ثلاثة مسلحين.")
    assert [(r.role, r.span and r.span.text) for r in event.because[0].children] == [("words", "القبض")]


def test_a_role_that_another_mention_gives_names_that_mention() -> None:
    (event,) = events_of("قتل جندي في هجوم شنه متمردون.")
    told = {reason.role: reason.children for reason in event.because}
    assert told["recipient"] == ()
    assert [(r.role, r.span and r.span.text) for r in told["actor"]] == [("trigger", "هجوم")]


def test_the_time_and_the_counts_of_an_event_name_their_words() -> None:
    text = "هاجم مسلحون نقطة عسكرية الأحد وقتلوا خمسة جنود."
    time = TimeExpression(
        id="t1", evidence=Span(0, len(text), text), rule="test", start=24, end=29, text="الأحد", type="DATE",
        value="2024-05-05",
    )  # fmt: skip
    figure = Figure(
        id="f1", evidence=Span(0, len(text), text), rule="test", start=37, end=46, text="خمسة جنود", low=5, high=5,
        relation="exact", role="killed",
    )  # fmt: skip
    (event, *_) = _READER.read(_LAYOUT(Document(id="t", text=text)), (), (time,), (figure,))
    assert (event.time, event.dead) == ("2024-05-05", (5, 5))
    told = {reason.role: (reason.rule, reason.span and reason.span.text) for reason in event.because}
    assert told["time"] == ("events.time", "الأحد")
    assert told["dead"] == ("events.count", "خمسة جنود")


def test_one_word_that_sport_has_too_bars_no_event() -> None:
    assert [event.type for event in events_of("قال نادي الأسير إن الجنود اعتقلوا عشرة شبان.")][-1:] == ["COERCE"]
    assert events_of("هاجم المنتخب خصمه في ملعب العاصمة.") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("يحضر الوزير مؤتمرا دوليا في العاصمة.", "CONSULT"), ("عقد القادة اجتماعا طارئا.", "CONSULT")],
)
def test_a_wording_is_found_in_the_accusative_too(text: str, kind: str) -> None:
    assert [event.type for event in events_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("قتل جندي تركي في هجوم على القاعدة.", (1, 1)),
        ("أعلنت الوزارة مقتل مزارع فلسطيني في قصف.", (1, 1)),
        ("قتل جندي وامرأة في القصف.", (2, 2)),
        ("قتل ثلاثة جنود في انفجار.", (3, 3)),
        ("قتل مدنيون في القصف.", None),
        ("قتلت عائلة في القصف.", None),
    ],
)
def test_each_person_killed_counts_one(text: str, dead: tuple[int, int] | None) -> None:
    assert [event.dead for event in ruled().read(text).events if event.type == "ASSAULT"] == [dead]


def test_a_figure_before_counts_those_killed_before() -> None:
    text = "قتل ثلاثة جنود في انفجار في حلب، فيما قتل شرطي خلال معركة في إدلب."
    assert [event.dead for event in ruled().read(text).events if event.type == "ASSAULT"] == [(3, 3), (1, 1)]
