"""Roles read from constructions: relative clauses, controlled verbal nouns, passives, ties, parties."""

import pytest

from tests.clauses.test_events import events_of
from tests.readers import ruled


def test_a_light_verb_with_a_pronoun_describes_the_attack_though_it_could_be_a_noun() -> None:
    (event,) = events_of("قتل جندي في هجوم بقاذفة صواريخ شنه متمردون مسلحون.")
    assert (event.actors, event.recipients) == (("متمردون مسلحون",), ("جندي",))


def test_whoever_hastens_to_an_act_does_it() -> None:
    (event,) = events_of("سارعت الشرطة إلى حصار المبنى.")
    assert (event.type, event.actors) == ("COERCE", ("الشرطة",))


def test_a_verbal_noun_of_a_light_verb_lends_its_genitive() -> None:
    (event,) = events_of("جاء ذلك بعد تمكن الجيش من السيطرة على البلدة.")
    assert event.actors == ("الجيش",)


def test_whoever_prepares_for_an_act_does_it() -> None:
    (event,) = events_of("يحشد الجيش عتاده لهجوم على المتمردين.")[-1:]
    assert event.type == "ASSAULT"
    assert event.actors == ("الجيش",)


def test_a_verb_of_accusing_with_one_phrase_only_is_passive() -> None:
    event = next(e for e in events_of("اتهمت القوات المتمردة بارتكاب فظائع.") if e.type == "ACCUSE")
    assert (event.actors, event.recipients) == ((), ("القوات المتمردة",))


def test_those_who_were_killed_before_an_adverbial_are_no_actors() -> None:
    (event,) = events_of("قالت الوزارة إن مدنيين قتلوا في القرية بنيران مجهولين.")
    assert "مدنيين" in event.recipients


def test_a_group_is_named_with_whom_it_is_loyal_to() -> None:
    (event,) = events_of("هاجمت الفصائل الموالية لكيسبريا قافلة عسكرية.", k=("LOC", "كيسبريا"))
    assert event.actors == ("الفصائل الموالية لكيسبريا",)
    assert event.recipients == ("قافلة عسكرية",)


def test_parties_of_an_agreement_are_both_actors() -> None:
    (event,) = events_of("تم التوصل إلى اتفاق بين الحكومة والمعارضة.")
    assert set(event.actors) == {"الحكومة", "المعارضة"}
    assert event.recipients == ()


def test_parties_of_a_fight_stand_on_two_sides() -> None:
    (event,) = events_of("اندلعت اشتباكات بين الجيش ومسلحين.")
    assert (event.actors, event.recipients) == (("الجيش",), ("مسلحين",))


def test_shells_that_are_fired_are_no_recipients() -> None:
    (event,) = events_of("أطلق الجيش قذائف مدفعية على نقطة عسكرية.")
    assert event.recipients == ("نقطة عسكرية",)


def test_a_truce_within_an_agreement_is_no_fight() -> None:
    assert {e.type for e in events_of("تم التوصل لاتفاق لوقف القتال بين الحكومة والمعارضة.")} == {"AGREE"}


def test_attacks_joined_by_or_share_their_target() -> None:
    (event,) = events_of("استهدفت الهجمات الصاروخية أو الغارات الجوية القوات الحكومية.")
    assert event.recipients == ("القوات الحكومية",)


def test_a_name_describes_a_group_only_as_a_plural_in_its_case() -> None:
    (event,) = events_of("هاجم المتمردون جبهة الرعد قرب البلدة.", k=("ORG", "جبهة الرعد"))
    assert (event.actors, event.recipients) == (("المتمردون",), ("جبهة الرعد",))
    (event,) = events_of("قصف الجيش المسلحين الرعديين.", k=("ORG", "الرعديين"))
    assert event.recipients == ("المسلحين الرعديين",)


def test_whoever_announces_that_an_attack_took_place_did_not_do_it() -> None:
    for event in events_of("أعلنت الشرطة أن تفجيرا استهدف السوق المركزي."):
        assert (event.type, event.actors) == ("ASSAULT", ())
    (event,) = events_of("أعلن الجيش قصف مواقع المتمردين.")
    assert event.actors == ("الجيش",)


def test_a_noun_follows_that_where_the_word_could_be_a_verb() -> None:
    (event,) = events_of("أعلنت المنظمة أن قتل المدنيين جريمة.")
    assert (event.actors, event.recipients) == ((), ("المدنيين",))
    (event,) = events_of("انسحبت القافلة بعد أن قصف الجيش الطريق.")
    assert event.actors == ("الجيش",)


def test_the_body_whose_office_a_victim_holds_is_no_second_side() -> None:
    (event,) = events_of("بعد اغتيال رئيس المكتب السياسي لحركة حماس.", movement=("ORG", "حركة حماس"))
    assert (event.actors, event.recipients) == ((), ("رئيس المكتب السياسي",))
    (event,) = events_of("بعد اغتيال الموساد لقادة حركة حماس.", agency=("ORG", "الموساد"))
    assert event.actors == ("الموساد",)


def test_the_owner_of_another_attack_decides_nothing() -> None:
    events = events_of("أعلنت الوكالة مقتل الصماد في غارة لقوات التحالف.", man=("PER", "الصماد"))
    assert {(event.actors, event.recipients) for event in events} == {(("قوات التحالف",), ("الصماد",))}


def test_those_in_construct_act_where_the_object_follows() -> None:
    (event,) = events_of("أدانت المنظمة تدمير الجيش منازل المدنيين.")[-1:]
    assert (event.actors, event.recipients) == (("الجيش",), ("منازل المدنيين",))


def test_a_pronoun_is_no_ending_of_an_accusative() -> None:
    (event,) = events_of("أعلنت المنظمة مقتل أحد موظفيها في الغارة.")
    assert event.recipients == ("موظفيها",)


def test_an_adjective_of_relation_names_no_event() -> None:
    assert events_of("وصف النظام بأنه قمعي وخطير.") == ()


def test_what_is_talked_about_does_nothing() -> None:
    (event,) = events_of("وصل موسى ويبحث ملف صعدة مع الرئيس اليمني.", place=("LOC", "صعدة"))
    assert "ملف صعدة" not in event.actors


def test_a_number_that_stands_alone_counts_people() -> None:
    (event,) = events_of("تظاهر الآلاف في شوارع العاصمة.")
    assert event.actors == ("الآلاف",)


def test_a_plan_lends_its_nation_to_what_is_planned() -> None:
    event = events_of("نوقشت خطة فرنسية للانسحاب من مالي. سكتت فرنسا.", state=("LOC", "فرنسا"))[-1]
    assert event.actors == ("فرنسا",)


def test_a_clause_after_what_tells_of_another_act() -> None:
    (event,) = events_of("انتقد الوزير موافقة البرلمان على ما يقوم به الجيش.", army=("ORG", "الجيش"))[-1:]
    assert "الجيش" not in event.actors


def test_an_adjective_after_an_event_noun_is_no_unit() -> None:
    (event,) = events_of("دخلت الحكومة في مفاوضات سرية.")
    assert event.actors != ("سرية",)


def test_whoever_ends_an_agreement_rejects() -> None:
    (event,) = events_of("أعلنت الحكومة إنهاء اتفاقية الدفاع المشترك.")
    assert (event.type, event.actors) == ("REJECT", ("الحكومة",))


def test_a_verb_of_another_gender_takes_over_no_subject() -> None:
    event = events_of("قالت الحكومة إن رجلا عاد إلى بيته ورفضت المبادرة.")[-1]
    assert (event.type, event.actors) == ("REJECT", ("الحكومة",))


def test_a_pronoun_of_who_speaks_stands_for_nobody_before_it() -> None:
    (event,) = events_of("قالت: أنت تريد من الجيش أن يقتلنا.", army=("ORG", "الجيش"))[-1:]
    assert "الجيش" not in event.recipients


def test_the_pronoun_of_an_act_that_somebody_performs_is_its_object() -> None:
    event = events_of("اعتقل الجنود الشاب وقاموا بتعذيبه.")[-1]
    assert (event.actors, event.recipients) == (("الجنود",), ("الشاب",))


def test_those_joined_to_an_accusative_are_no_subject() -> None:
    events = events_of("زعمت الحركة أنها قتلت ضباطا ومسؤولين.", group=("ORG", "الحركة"))
    assert [(e.actors, e.recipients) for e in events] == [(("الحركة",), ("ضباطا", "مسؤولين"))]


def test_the_pronoun_after_a_verb_of_saying_is_who_speaks_or_nobody() -> None:
    event = events_of("حضر ضباط الاجتماع، وزعمت أنها قتلت ثلاثين منهم.")[-1]
    assert "ضباط" not in event.actors


def test_forces_of_a_region_are_one_phrase() -> None:
    events = events_of("اتهم الوزير قوات شرق ليبيا بالوقوف وراء الهجوم.", state=("LOC", "ليبيا"))
    assert [e.recipients for e in events if e.type == "ACCUSE"] == [("قوات شرق ليبيا",)]


def test_at_least_names_nobody() -> None:
    for event in events_of("سمع الشهود ثلاثة انفجارات على الأقل."):
        assert event.recipients == ()


def test_a_subject_acts_past_its_relative_clause() -> None:
    event = events_of("كانت القوات التي يقودها اللواء قد قصفت البلدة.")[-1]
    assert event.actors == ("القوات",)


def test_a_verb_in_the_plural_has_no_subject_after_it() -> None:
    event = events_of("وصل المسلحون وقاموا بإطلاق النار على الجنود.")[-1]
    assert (event.actors, event.recipients) == (("المسلحون",), ("الجنود",))


def test_a_verb_in_the_first_person_has_its_object_after_it() -> None:
    (event,) = events_of("سنقصف المتمردين.")
    assert (event.actors, event.recipients) == ((), ("المتمردين",))


def test_the_last_noun_of_a_wording_is_in_construct_with_who_acts() -> None:
    (event,) = events_of("وصل الفريق بناء على طلب الحكومة.")
    assert (event.type, event.actors) == ("REQUEST", ("الحكومة",))


def test_whoever_used_the_weapon_did_the_attack() -> None:
    (event,) = events_of("قتل جندي بعبوة زرعها متمردون مسلحون.")
    assert (event.actors, event.recipients) == (("متمردون مسلحون",), ("جندي",))


def test_an_accusation_comes_from_who_makes_it() -> None:
    (event,) = events_of("نفى الوزير اتهامات من المعارضة للحكومة بالفساد.")
    assert (event.actors, event.recipients) == (("المعارضة",), ("الحكومة",))


def test_the_name_of_a_country_shows_no_case() -> None:
    (event,) = events_of("رحبت كيسبريا بالقرار.", k=("LOC", "كيسبريا"))
    assert event.actors == ("كيسبريا",)


def test_a_name_after_its_title_is_no_object() -> None:
    event = events_of("دعا رئيس الهيئة سامي العواد الأطراف إلى وقف القتال.", p=("PER", "سامي العواد"))[0]
    assert (event.actors, event.recipients) == (("سامي العواد",), ("الأطراف",))


def test_what_tells_one_side_from_the_other_is_no_part_of_its_name() -> None:
    (event,) = events_of("تجددت الاشتباكات بين الفصائل المسلحة من جهة وقوات الشرطة من جهة أخرى.")
    assert (event.actors, event.recipients) == (("الفصائل المسلحة",), ("قوات الشرطة",))


def test_a_verb_that_can_be_another_holds_talks_where_somebody_stands_between() -> None:
    (event,) = events_of("تجري الحكومة اليوم محادثات مع المتمردين في المدينة.")
    assert (event.actors, event.recipients) == (("الحكومة",), ("المتمردين",))
    (event,) = events_of("تجري اليوم محادثات مع المتمردين في المدينة.")
    assert event.actors == ()


def test_a_nation_that_is_not_named_goes_by_what_its_force_is_called() -> None:
    first, second = events_of("قصف الاحتلال الإسرائيلي البلدة. وقتل ثلاثة في قصف مدفعي إسرائيلي أمس.")[:2]
    assert first.actors == second.actors == ("الاحتلال الإسرائيلي",)


def test_a_nation_that_is_named_goes_by_its_name() -> None:
    text = "حذرت إسرائيل من ذلك. وقصف الاحتلال الإسرائيلي البلدة. وقتل ثلاثة في قصف مدفعي إسرائيلي أمس."
    assert ruled().read(text).events[-1].actors == ("إسرائيل",)


def test_a_town_is_the_place_of_a_battle_and_a_capital_can_act() -> None:
    battle = ruled().read("بدأت معركة كركوك أمس.").events[0]
    assert battle.actors == ()
    refusal = ruled().read("رفضت دمشق المبادرة.").events[0]
    assert refusal.actors == ("دمشق",)


def test_all_who_announce_an_act_together_do_it() -> None:
    (event,) = ruled().read("أعلنت كل من قطر وموريتانيا تجميد علاقاتهما مع إسرائيل.").events
    assert (event.actors, event.recipients) == (("قطر", "موريتانيا"), ("إسرائيل",))


def test_whoever_makes_a_visit_is_told_after_where_it_goes() -> None:
    (event,) = events_of("جاء ذلك خلال زيارة لدولة خليجية يقوم بها وزير الخارجية.")
    assert (event.actors, event.recipients) == (("وزير الخارجية",), ("دولة خليجية",))


def test_a_demand_has_one_subject() -> None:
    events = events_of("وافقت الحكومة على طلب مصر السماح بالمزيد من القوات المصرية.", m=("LOC", "مصر"))
    assert next(event for event in events if event.type == "REQUEST").actors == ("مصر",)


def test_those_arrested_on_suspicion_are_whom_the_attack_is_put_down_to() -> None:
    arrest, bombing = events_of("اعتقلت الشرطة أحد المشتبه بهم في تفجير الكنيسة.")
    assert (arrest.actors, arrest.recipients) == (("الشرطة",), ("المشتبه بهم",))
    assert (bombing.actors, bombing.modality) == (("المشتبه بهم",), "alleged")


def test_a_range_of_numbers_counts_those_killed() -> None:
    text = "قال متحدث إن الجيش قتل ما بين 55 و60 مسلحا."
    (event,) = ruled().read(text).events
    assert (event.actors, event.recipients, event.dead) == (("الجيش",), ("مسلحا",), (55, 60))


def test_who_has_an_object_after_his_pronoun_does_it() -> None:
    (event,) = [e for e in ruled().read("أعلنت المعارضة مواصلة هجومها وقتلها عشرات من الجنود.").events if e.dead]
    assert (event.actors, event.recipients) == (("المعارضة",), ("الجنود",))


def test_a_title_after_the_name_of_the_dead_is_no_object() -> None:
    event = ruled().read("قتل صالح الصماد رئيس المجلس السياسي في غارة جوية لقوات التحالف.").events[0]
    assert (event.actors, event.recipients) == (("قوات التحالف",), ("صالح الصماد",))


def test_a_town_that_is_struck_is_where_it_happens() -> None:
    event = ruled().read("دمر الجيش عدن وتعز.").events[0]
    assert (event.recipients, set(event.locations)) == ((), {"عدن", "تعز"})


def test_what_those_struck_have_is_not_named_besides() -> None:
    (event,) = events_of("قصف المقاتلون جنود الاحتلال وآلياتهم قرب البلدة.")
    assert event.recipients == ("جنود الاحتلال",)


def test_several_sites_are_named_with_whom_they_belong_to() -> None:
    (event,) = events_of("قصفت الطائرات مواقع عدة للمتمردين.")
    assert event.recipients == ("مواقع عدة للمتمردين",)


@pytest.mark.parametrize(
    "text", ["من جهة أخرى استهدف الهجوم ثلاث عربات.", "قضائيا، أجلت القوات مئات المدنيين من البلدة."]
)
def test_what_only_joins_sentences_does_nothing(text: str) -> None:
    assert not {"جهة أخرى", "قضائيا"} & {name for event in events_of(text) for name in event.actors}
