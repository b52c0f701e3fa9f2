"""Titles, names and the phrases around them: who is one and the same, and where one phrase ends."""

import pytest

from tests.clauses.test_events import events_of
from tests.readers import ruled


def test_a_title_before_a_name_after_a_comma_or_a_rank_names_one_person() -> None:
    (event,) = events_of("جاء ذلك قبل لقاء الرئيس اللبناني، نبيل القرموطي، في القصر.", k=("PER", "نبيل القرموطي"))
    assert event.actors == ("نبيل القرموطي",)


def test_a_plural_is_no_title_of_the_person_after_it() -> None:
    (event,) = events_of("اغتال مسلحون مرشح الحزب نبيل القرموطي.", k=("PER", "نبيل القرموطي"))
    assert (event.actors, event.recipients) == (("مسلحون",), ("نبيل القرموطي",))


def test_what_a_person_is_after_the_name_is_nobody_else() -> None:
    (event,) = events_of("يلتقي الوفد اليوم مع نبيل القرموطي رئيس دائرة الحوار.", k=("PER", "نبيل القرموطي"))
    assert (event.actors, event.recipients) == (("الوفد",), ("نبيل القرموطي",))


def test_a_pronoun_stands_for_the_person_not_for_the_title_after_the_name() -> None:
    (event,) = events_of("أما نبيل القرموطي مرشح الحزب فقد اغتاله مسلحون.", k=("PER", "نبيل القرموطي"))
    assert event.recipients == ("نبيل القرموطي",)


def test_a_dual_keeps_its_adjective_and_is_killed() -> None:
    event = events_of("قتل شرطيان عراقيان وجرح خمسة آخرون.")[0]
    assert (event.actors, event.recipients) == ((), ("شرطيان عراقيان",))


def test_an_adjective_goes_on_with_a_noun_whose_article_is_hidden_in_the_preposition() -> None:
    (event,) = events_of("قدمت الدولة مساعدات للاجئين السوريين.")
    assert event.recipients == ("اللاجئين السوريين",)


def test_the_first_side_of_a_battle_can_be_a_pronoun() -> None:
    event = events_of("وصل المسلحون إلى البلدة، فاندلعت معركة عنيفة بينهم وبين الجيش.")[-1]
    assert (event.actors, event.recipients) == (("المسلحون",), ("الجيش",))


def test_whoever_an_attack_comes_from_acts() -> None:
    event = events_of("تعرضت القافلة لهجوم من مسلحين مجهولين.")[0]
    assert (event.actors, event.recipients) == (("مسلحين مجهولين",), ("القافلة",))


def test_whom_somebody_refuses_to_meet_is_refused() -> None:
    event = next(e for e in events_of("رفضت الحركة التفاوض مع الحكومة.") if e.type == "REJECT")
    assert (event.actors, event.recipients) == (("الحركة",), ("الحكومة",))


def test_the_clause_of_a_plural_describes_the_plural_not_what_it_is_in_construct_with() -> None:
    event = events_of("اتهم الوزير الدولة بدعم الجماعات التي تهاجم الجيش.")[-1]
    assert (event.actors, event.recipients) == (("الجماعات",), ("الجيش",))


def test_a_root_that_ends_like_a_feminine_is_none() -> None:
    event = events_of("رفض المشتبه بهم تسليم أنفسهم وبادروا بقصف الجيش.")[-1]
    assert (event.actors, event.recipients) == (("المشتبه بهم",), ("الجيش",))


def test_a_bare_site_is_nobody_and_one_that_is_somebodys_is() -> None:
    (bare,), (owned,) = events_of("قصف الجيش موقعا قرب الحدود."), events_of("قصف الجيش موقعا للمتمردين.")
    assert (bare.recipients, owned.recipients) == ((), ("موقعا للمتمردين",))


def test_a_number_alone_names_nobody() -> None:
    (event,) = events_of("أسفر الهجوم عن مقتل العشرات.")
    assert event.recipients == ()


def test_the_kingdom_is_the_one_that_the_text_names() -> None:
    event = events_of("تستعد كيسبريا للقمة. وأطلق المتمردون صاروخا على المملكة.", k=("LOC", "كيسبريا"))[-1]
    assert event.recipients == ("المملكة",)
    event = events_of("تستعد السعودية للقمة. وأطلق المتمردون صاروخا على المملكة.", k=("LOC", "السعودية"))[-1]
    assert event.recipients == ("السعودية",)


def test_a_broken_plural_that_ends_like_a_dual_takes_its_genitive() -> None:
    (event,) = events_of("قتل شاب بنيران الجيش قرب الحدود.")
    assert (event.actors, event.recipients) == (("الجيش",), ("شاب",))


def test_what_was_fired_hits_whom_its_passive_clause_names() -> None:
    (event,) = events_of("قال الوزير إن صواريخ أطلقت على القاعدة العسكرية.")
    assert event.recipients == ("القاعدة العسكرية",)


def test_a_clause_can_part_a_battle_from_its_sides() -> None:
    (event,) = events_of("اندلعت معارك استمرت ساعات بين الجيش والمتمردين.")
    assert (event.actors, event.recipients) == (("الجيش",), ("المتمردين",))


def test_a_dual_in_construct_goes_on_with_its_genitive() -> None:
    text = "التقى رئيسا الوزراء الهندي نبيل القرموطي والباكستاني سالم العجيلي في موسكو."
    (event,) = events_of(text, k=("PER", "نبيل القرموطي"), l=("PER", "سالم العجيلي"), m=("LOC", "موسكو"))
    assert event.recipients == ("نبيل القرموطي", "سالم العجيلي")


def test_an_accusative_before_a_definite_noun_is_no_dual() -> None:
    (event,) = ruled().read("قتل المسلحون جنديا الأربعاء في البلدة.").events
    assert event.recipients == ("جنديا",)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        (
            "التقى رئيس الحكومة، سامح شكري، ووزير الدفاع، محمد زكي، الرئيس الأميركي جو بايدن.",
            "CONSULT",
            ("سامح شكري", "محمد زكي"),
        ),
        (
            "ندد الحزب بتهديدات رئيس الحكومة، سامح شكري، ووزير الدفاع، محمد زكي، للمعارضة.",
            "THREATEN",
            ("سامح شكري", "محمد زكي"),
        ),
        (
            "التقى رئيس الحكومة، سامح شكري، الرئيس الأميركي جو بايدن، ووزير الدفاع، محمد زكي، غائب.",
            "CONSULT",
            ("سامح شكري",),
        ),
    ],
)
def test_titles_are_joined_over_the_names_between_commas(text: str, kind: str, actors: tuple[str, ...]) -> None:
    event = next(event for event in ruled().read(text).events if event.type == kind)
    assert event.actors == actors
