"""Roles of verbs: subjects taken over, subjects parted from their verbs, objects past commas, pronouns."""

from tests.clauses.test_events import events_of


def test_a_verb_joined_to_another_goes_on_with_its_subject_where_the_phrase_after_it_cannot_be_it() -> None:
    event = next(e for e in events_of("هاجمت الشرطة البلدة واعتقلت ناشطا.") if e.type == "COERCE")
    assert (event.actors, event.recipients) == (("الشرطة",), ("ناشطا",))


def test_others_are_of_the_kind_named_before() -> None:
    event = next(e for e in events_of("اعتقلت الشرطة ثلاثة متظاهرين وأفرجت عن آخرين.") if e.type == "RETREAT")
    assert event.recipients == ("متظاهرين",)


def test_a_pronoun_after_a_participle_belongs_to_the_name() -> None:
    event = next(e for e in events_of("رفض المشتبه بهم مطالب الحكومة.") if e.type == "REJECT")
    assert event.actors == ("المشتبه بهم",)


def test_a_comma_may_part_the_subject_of_a_speech_act_from_its_object() -> None:
    (event,) = events_of("دعا الناطق باسم الحكومة، المجتمع الدولي إلى التحرك.")
    assert event.recipients == ("المجتمع الدولي",)


def test_an_auxiliary_has_the_subject_of_its_verb_between() -> None:
    (event,) = events_of("لا تزال القوات تحاصر المتمردين.")
    assert event.actors == ("القوات",)


def test_a_clause_that_takes_up_its_noun_by_a_pronoun_has_a_subject_of_its_own() -> None:
    (event,) = events_of("نفى الوزير البيان الذي طالبت فيه المعارضة بالإفراج عنه.")[:1]
    assert event.actors == ("المعارضة",)


def test_a_condemned_act_tells_whom_it_blames() -> None:
    event = next(
        e for e in events_of("انتقد الوزير قرار المجلس الأعلى.", k=("ORG", "المجلس الأعلى")) if e.type == "ACCUSE"
    )
    assert event.recipients == ("المجلس الأعلى",)


def test_a_verb_written_as_a_passive_takes_over_no_subject() -> None:
    event = next(e for e in events_of("قال الوزير إن الهدوء عاد، فيما ألقي القبض على مسلح.") if e.type == "COERCE")
    assert (event.actors, event.recipients) == ((), ("مسلح",))


def test_an_occasion_is_no_object() -> None:
    event = next(e for e in events_of("قتل جندي أمريكي نتيجة هجوم وقع في الميناء.") if e.type == "ASSAULT")
    assert (event.actors, event.recipients) == ((), ("جندي أمريكي",))


def test_an_indefinite_accusative_is_in_construct_with_nothing() -> None:
    (event,) = events_of("قال إن جنديا قتل مدنيا.")
    assert (event.actors, event.recipients) == (("جنديا",), ("مدنيا",))
    (event,) = events_of("قال إن انتحاريا فجر السيارة.")
    assert event.actors == ("انتحاريا",)


def test_a_relative_clause_between_commas_parts_no_verb_from_what_follows() -> None:
    met = "التقت المبعوثة، التي تزور القاهرة، بالرئيس في القصر."
    event = next(e for e in events_of(met) if e.trigger.text == "التقت")
    assert (event.actors, event.recipients) == (("المبعوثة",), ("الرئيس",))
    event = next(e for e in events_of("اتهم الوزير، الذي يزور القاهرة، الحكومة بالفساد.") if e.type == "ACCUSE")
    assert (event.actors, event.recipients) == (("الوزير",), ("الحكومة",))


def test_whom_somebody_asks_is_to_do_what_is_asked() -> None:
    asked, backed = events_of("طلب الوزير من الحكومة أن تدعم المعارضة.")
    assert (asked.actors, asked.recipients) == (("الوزير",), ("الحكومة",))
    assert (backed.actors, backed.recipients) == (("الحكومة",), ("المعارضة",))
    asked, withdrawn = events_of("طلب الوزير من الحكومة أن ينسحب الجيش من المدينة.")
    assert withdrawn.actors == ("الجيش",)


def test_no_country_visits() -> None:
    (event,) = events_of("عاد الوزير بعدما زار البرازيل أمس.", b=("LOC", "البرازيل"))
    assert "البرازيل" not in event.actors


def test_a_court_sentences_somebody() -> None:
    (event,) = events_of("قضى القاضي بالسجن على ناشط.")
    assert (event.type, event.actors, event.recipients) == ("COERCE", ("القاضي",), ("ناشط",))


def test_after_and_stands_a_verb_in_waw_not_the_passive_of_its_third_form() -> None:
    (event,) = events_of("ووجه الوزير دعوة إلى الحكومة.")
    assert (event.type, event.actors, event.recipients) == ("REQUEST", ("الوزير",), ("الحكومة",))
    assert [e.type for e in events_of("ووقع الطرفان اتفاقا في العاصمة.")] == ["AGREE"]
