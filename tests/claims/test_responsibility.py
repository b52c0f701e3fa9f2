"""Who claimed an attack, is accused of it, or denied it; and what is no such thing."""

from __future__ import annotations

import pytest

from sijill.model import Responsibility
from tests.readers import reader

_READER = reader()


def _responsibility(text: str) -> tuple[Responsibility, ...]:
    return _READER.read(text, published="2021-12-09").responsibility


def _facts(text: str) -> set[tuple[str, str]]:
    facts: set[tuple[str, str]] = set()
    for record in _responsibility(text):
        for relation in ("claimed_by", "accused", "accusers", "denied_by"):
            facts.update((relation, name) for name in getattr(record, relation))
        if record.unclaimed:
            facts.add(("unclaimed", ""))
    return facts


_ATTACK = "قتل جنديان في هجوم على القاعدة. "


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (_ATTACK + "وتبنى تنظيم الدولة الإسلامية الهجوم.", {("claimed_by", "تنظيم الدولة الإسلامية")}),
        (_ATTACK + "ولم تعلن حركة طالبان مسؤوليتها عن الهجوم.", {("unclaimed", "")}),
        (_ATTACK + "ولم تتبن أي جهة الهجوم حتى الآن.", {("unclaimed", "")}),
        ("أقر الجيش التركي بأنه قصف القرية.", {("claimed_by", "الجيش التركي")}),
        (
            _ATTACK + "وقالت تركيا إن حزب العمال الكردستاني يقف وراء الهجوم.",
            {("accused", "حزب العمال الكردستاني"), ("accusers", "تركيا")},
        ),
        (
            _ATTACK + "وقالت تركيا إن المسؤول عن الهجوم هو حزب العمال الكردستاني.",
            {("accused", "حزب العمال الكردستاني"), ("accusers", "تركيا")},
        ),
        (_ATTACK + "ونسب الهجوم إلى حزب العمال الكردستاني.", {("accused", "حزب العمال الكردستاني")}),
        (_ATTACK + "ونفت إيران مسؤوليتها عن الهجوم.", {("denied_by", "إيران")}),
    ],
)
def test_who_is_said_to_have_done_it_or_not(text: str, facts: set[tuple[str, str]]) -> None:
    assert _facts(text) == facts


def test_a_report_that_somebody_attacked_accuses_them() -> None:
    facts = _facts("قالت الشرطة التركية إن حزب العمال الكردستاني هاجم المركز.")
    assert facts == {("accused", "حزب العمال الكردستاني"), ("accusers", "الشرطة التركية")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("قال سكان إن طيران النظام قصف المدرسة.", {("accused", "طيران النظام"), ("accusers", "سكان")}),
        (
            _ATTACK + "ورجحت الشرطة أن تكون حركة الشباب وراء الهجوم.",
            {("accused", "حركة الشباب"), ("accusers", "الشرطة")},
        ),
        (
            "تبنى قيادي متطرف مقرب من الزعيم مختار بلمختار الهجوم على الفندق.",
            {("claimed_by", "قيادي متطرف مقرب من الزعيم مختار بلمختار")},
        ),
        ("قالت الشرطة إن متظاهرين هاجموا القنصلية التركية.", set()),
    ],
)
def test_whose_deed_it_is_said_to_be(text: str, facts: set[tuple[str, str]]) -> None:
    assert _facts(text) == facts


def test_an_armed_group_that_tells_of_its_own_attack_claims_it() -> None:
    assert _facts("قالت حركة حماس إنها قصفت المستوطنة.") == {("claimed_by", "حركة حماس")}


@pytest.mark.parametrize(
    "text",
    [
        "قال الجيش التركي إنه قصف القرية.",
        "قالت الشرطة التركية إن مسلحين هاجموا المركز.",
        "قال الجيش المصري إن معارك تدور في المدينة.",
        _ATTACK + "وتحقق الشرطة في من يقف وراء الهجوم.",
        _ATTACK + "وقال الوزير المسؤول عن التعليم إن المدارس مغلقة.",
    ],
)
def test_what_blames_nobody_makes_no_record(text: str) -> None:
    assert _responsibility(text) == ()


def test_a_source_that_only_dates_something_by_an_attack_accuses_nobody() -> None:
    assert not _facts("قالت الشرطة التركية إن الطريق أغلق بعد هجوم لحزب العمال الكردستاني.")


def test_media_of_a_state_that_tell_of_its_army_accuse_nobody() -> None:
    assert not _facts("قالت وسائل إعلام تركية إن الجيش التركي قصف القرية.")


def test_a_passive_accusation_has_no_accuser() -> None:
    record = _READER.read("اتهمت المعارضة بخرق الهدنة.", published="2021-12-09")
    assert not record.statements
    record = _READER.read("اتهمت المعارضة الحكومة بخرق الهدنة.", published="2021-12-09")
    assert [statement.act for statement in record.statements] == ["accuse"]


def test_every_source_of_one_attack_is_an_accuser() -> None:
    facts = _facts(
        "قالت الشرطة التركية إن حزب العمال الكردستاني هاجم المركز. وأكد شهود أن هجوم حزب العمال الكردستاني أوقع قتلى."
    )
    assert {name for relation, name in facts if relation == "accusers"} == {"الشرطة التركية", "شهود"}


def test_a_first_person_accuses_in_its_own_words() -> None:
    facts = _facts(_ATTACK + 'وقال الوزير التركي: "نتهم حزب العمال الكردستاني بالوقوف وراء الهجوم".')
    assert facts == {("accused", "حزب العمال الكردستاني"), ("accusers", "الوزير التركي")}


def test_taking_ground_blames_nobody() -> None:
    assert not _facts("قالت الشرطة التركية إن حزب العمال الكردستاني دخل القرية.")


def test_a_group_whose_pronoun_attacked_claims_the_attack() -> None:
    facts = _facts("أعلنت حركة الشباب مسؤوليتها عن الهجوم. وقالت إنها استهدفت ضباطا ومسؤولين في المركز.")
    assert facts == {("claimed_by", "حركة الشباب")}


@pytest.mark.parametrize(
    "text",
    [
        _ATTACK + "واعترف الوزير التركي بأن القوات الروسية تعرضت للهجوم.",
        _ATTACK + "وتبنى البرلمان التركي القرار بالإجماع.",
        _ATTACK + "ورفضت روسيا الدعوة إلى الهجوم.",
        _ATTACK + "واتهمت تركيا روسيا بإيواء المسؤولين عن الهجوم.",
    ],
)
def test_what_only_sounds_like_a_claim_or_denial_is_none(text: str) -> None:
    relations = {relation for relation, _ in _facts(text)}
    assert relations.isdisjoint({"claimed_by", "denied_by"})


def test_two_bodies_are_not_of_one_side_for_a_common_noun() -> None:
    facts = _facts("قال حزب العدالة والتنمية إن حزب العمال الكردستاني هاجم المركز.")
    assert ("claimed_by", "حزب العمال الكردستاني") not in facts


@pytest.mark.parametrize(
    ("text", "accused", "accusers"),
    [
        ("قتل جندي في هجوم. وألقت الحكومة بمسؤولية الهجوم على حركة الشباب.", ["حركة الشباب"], ["الحكومة"]),
        ("قتل جندي في هجوم. واتهمت الحكومة تركيا وحركة الشباب بتنفيذ الهجوم.", ["تركيا", "حركة الشباب"], ["الحكومة"]),
        ("قتل جندي في هجوم. وحملت الحكومة حركة الشباب المسؤولية.", ["حركة الشباب"], ["الحكومة"]),
        ("قتل جندي في هجوم نسبته الحكومة إلى حركة الشباب.", ["حركة الشباب"], ["الحكومة"]),
        ("قتل جندي في هجوم. وتشتبه الشرطة في ضلوع حركة الشباب في الهجوم.", ["حركة الشباب"], ["الشرطة"]),
        ("قتل جندي في هجوم. وأشارت الشرطة بأصابع الاتهام إلى حركة الشباب.", ["حركة الشباب"], ["الشرطة"]),
    ],
)
def test_blame_in_other_words(text: str, accused: list[str], accusers: list[str]) -> None:
    (record,) = _READER.read(text).responsibility
    assert (list(record.accused), list(record.accusers)) == (accused, accusers)


@pytest.mark.parametrize(
    "text",
    [
        "قتل جندي في هجوم. واتهمت الحكومة تركيا بتمويل الأحزاب بعد الهجوم.",
        "قتل جندي في هجوم. ونفى الوزير الاتهامات بدعم الأحزاب.",
        "قتل جندي في هجوم. وتبنى البرلمان سياسة عدم التعليق على الهجمات.",
    ],
)
def test_accusations_of_something_else_blame_nobody(text: str) -> None:
    assert _READER.read(text).responsibility == ()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            _ATTACK + "ونشر موقع بيانا أعلنت فيه حركة الشباب، مساء الأحد، مسؤوليتها عن الهجوم.",
            {("claimed_by", "حركة الشباب")},
        ),
        (_ATTACK + "وقالت حركة الشباب إنها المسؤولة عن الهجوم.", {("claimed_by", "حركة الشباب")}),
        (
            _ATTACK + "وعزت تركيا الهجوم إلى حركة الشباب.",
            {("accused", "حركة الشباب"), ("accusers", "تركيا")},
        ),
        (
            _ATTACK + "وقالت تركيا إن الهجوم يحمل بصمات حركة الشباب.",
            {("accused", "حركة الشباب"), ("accusers", "تركيا")},
        ),
        (
            _ATTACK + "وقالت تركيا إن حركة الشباب تتحمل مسؤولية الهجوم.",
            {("accused", "حركة الشباب"), ("accusers", "تركيا")},
        ),
        (_ATTACK + "وقصفت تركيا مواقع حركة الشباب المتهمة بتنفيذ الهجوم.", {("accused", "حركة الشباب")}),
        (_ATTACK + "وأكدت حركة الشباب أن لا علاقة لها بالهجوم.", {("denied_by", "حركة الشباب")}),
        (
            "اتهمت تركيا حركة الشباب بقتل عشرة مدنيين، لكن الحركة نفت ذلك.",
            {("accused", "حركة الشباب"), ("accusers", "تركيا"), ("denied_by", "حركة الشباب")},
        ),
        (
            "ويتهم ناشطون قوات الأمن بقتل المتظاهرين.",
            {("accused", "قوات الأمن"), ("accusers", "ناشطون")},
        ),
    ],
)
def test_claims_blame_and_denials_in_other_words(text: str, facts: set[tuple[str, str]]) -> None:
    assert _facts(text) >= facts


@pytest.mark.parametrize(
    "text",
    [
        "قال محللون إن حزب العمال الكردستاني هاجم المركز.",
        "قالت الشرطة التركية إن العملية جاءت ردا على هجوم حزب العمال الكردستاني.",
        "قالت الشرطة التركية إن الصاروخ صمم لمهاجمة السفن.",
        _ATTACK + "واتهم أهالي القتلى الوزير التركي بمسؤوليته عن المستشفيات.",
        "وقع الهجوم في أنقرة بشاحنة وخلف مقتل عشرة أشخاص.",
    ],
)
def test_reports_that_suppose_or_intend_an_attack_accuse_nobody(text: str) -> None:
    assert {relation for relation, _ in _facts(text)}.isdisjoint({"claimed_by", "accused"})


def test_nobody_is_accused_because_he_is_likely_to_have_acted() -> None:
    text = "أعلنت وزارة الداخلية أن الشرطة أوقفت عشرين شخصا في إطار حملة استهدفت أفرادا يشتبه في انتمائهم إلى التنظيم."
    read = reader().read(text)
    (attack,) = (event for event in read.events if event.type == "ASSAULT")
    assert any(reason.rule == "events.cast" and reason.role == "actor" for reason in attack.because)
    assert read.responsibility == ()
