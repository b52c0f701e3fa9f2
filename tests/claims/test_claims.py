"""Statements, responsibility, commitments: who says what, through whom; who did it; who owes what by when."""

from __future__ import annotations

import pytest

from sijill.model import Extraction, Statement
from tests.readers import reader

_READER = reader()


def _read(text: str) -> Extraction:
    return _READER.read(text, published="2021-12-09")


def _statements(text: str) -> tuple[Statement, ...]:
    return _read(text).statements


_CASES = [
    # text, speaker, cue, content, act
    ("قال الوزير إن الاتفاق قريب جدا.", "الوزير", "قال", "الاتفاق قريب جدا", "say"),
    (
        "أعلنت وزارة الدفاع العراقية أنها استعادت البلدة.",
        "وزارة الدفاع العراقية",
        "أعلنت",
        "استعادت البلدة",
        "announce",
    ),
    ("أعلن الجيش المصري انتهاء العملية.", "الجيش المصري", "أعلن", "انتهاء العملية", "announce"),
    ("نفت حركة حماس صحة هذه الأنباء.", "حركة حماس", "نفت", "صحة هذه الأنباء", "deny"),
    ("شدد الرئيس المصري على ضرورة وقف القتال.", "الرئيس المصري", "شدد", "ضرورة وقف القتال", "confirm"),
    (
        "اتهمت تركيا حزب العمال الكردستاني بتنفيذ الهجوم.",
        "تركيا",
        "اتهمت",
        "حزب العمال الكردستاني بتنفيذ الهجوم",
        "accuse",
    ),
    ("طالبت روسيا بانسحاب القوات الأجنبية.", "روسيا", "طالبت", "بانسحاب القوات الأجنبية", "demand"),
    ("دعت الأمم المتحدة إلى وقف القتال.", "الأمم المتحدة", "دعت", "وقف القتال", "call_for"),
    ("حذرت اليونيسف من كارثة إنسانية.", "اليونيسف", "حذرت", "كارثة إنسانية", "warn"),
    ("قتل جنديان في الكمين، بحسب وزارة الدفاع.", "وزارة الدفاع", "بحسب", "قتل جنديان في الكمين", "say"),
    ("وبحسب رويترز، وصل الوفد أمس.", "رويترز", "بحسب", "وصل الوفد أمس", "say"),
    ("نتنياهو: لن نتراجع عن موقفنا أبدا", "نتنياهو", ":", "لن نتراجع عن موقفنا أبدا", "say"),
    ("إسرائيل تتهم إيران بالوقوف وراء الهجوم.", "إسرائيل", "تتهم", "إيران بالوقوف وراء الهجوم", "accuse"),
    ("وكانت روسيا قد أعلنت أنها ستنسحب قريبا.", "روسيا", "أعلنت", "ستنسحب قريبا", "announce"),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "content", "act"), _CASES)
def test_a_statement_has_its_source_cue_content_and_act(
    text: str, speaker: str, cue: str, content: str, act: str
) -> None:
    found = [(s.speaker_name, s.cue.text, s.content.text, s.act) for s in _statements(text)]
    assert (speaker, cue, content, act) in found


def test_a_quotation_is_direct_and_loses_its_marks() -> None:
    (statement,) = _statements('قال المتحدث باسم الشرطة: "لن نسمح بتكرار ما جرى هنا أبدا".')
    assert statement.direct
    assert statement.content.text == "لن نسمح بتكرار ما جرى هنا أبدا"


def test_an_implied_subject_is_the_last_speaker() -> None:
    statements = _statements("قال حسن روحاني إن بلاده باقية. وأضاف أن الحوار ممكن، مؤكدا أن الشروط واضحة.")
    assert [s.speaker_name for s in statements] == ["حسن روحاني"] * 3
    assert [s.cue.text for s in statements] == ["قال", "أضاف", "مؤكدا"]


def test_a_chain_runs_from_the_outermost_link_to_the_source() -> None:
    (statement,) = _statements("قالت وكالة سانا نقلا عن قائد الجيش هيثم القرموطي إن الهجوم فشل.")
    assert statement.chain == ("وكالة سانا", "هيثم القرموطي")
    assert statement.speaker_name == "هيثم القرموطي"


def test_a_title_alone_is_the_person_who_bears_it() -> None:
    statements = _statements(
        "قال وزير الخارجية المغربي ناصر القرموطي إن القرار نهائي. وأكد وزير الخارجية المغربي أن الملف أغلق."
    )
    assert {s.speaker_name for s in statements} == {"ناصر القرموطي"}


def test_speech_performed_by_an_agent_is_a_statement() -> None:
    (statement,) = _statements("تم الكشف عن الخطة الجديدة من قبل الرئيس الأميركي جو بايدن.")
    assert (statement.speaker_name, statement.content.text) == ("جو بايدن", "الخطة الجديدة")


@pytest.mark.parametrize(
    "text", ["لم يعلن الجيش أي شيء عن العملية.", "يذكر أن المدينة محاصرة.", "نقلت الشاحنات البضائع إلى الميناء."]
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert _statements(text) == ()


def test_an_event_inside_a_statement_has_its_chain_as_sources() -> None:
    (event,) = [e for e in _read("قال الجيش المصري إن مسلحين هاجموا القاعدة.").events if e.type == "ASSAULT"]
    assert event.sources == ("الجيش المصري",)


def test_what_only_an_accusation_reports_is_alleged() -> None:
    events = _read("اتهمت تركيا حزب العمال الكردستاني بتنفيذ هجوم على الشرطة.").events
    assert [e.modality for e in events if e.type == "ASSAULT"] == ["alleged"]


def test_who_speaks_does_what_he_says_in_the_first_person() -> None:
    (event,) = [e for e in _read('قال الجيش المصري: "سنقصف المتمردين".').events if e.type == "ASSAULT"]
    assert event.actors == ("الجيش المصري",)


def test_a_claim_names_who_claimed_the_attack() -> None:
    extraction = _read("قتل عشرة أشخاص في هجوم على سوق في بغداد. وتبنى تنظيم الدولة الإسلامية الهجوم.")
    assert [r.claimed_by for r in extraction.responsibility] == [("تنظيم الدولة الإسلامية",)]


def test_an_attack_can_be_unclaimed_and_blamed_at_once() -> None:
    extraction = _read(
        "استهدف هجوم صاروخي قاعدة عسكرية في العراق. ولم تعلن أي جهة مسؤوليتها عن الهجوم، لكن الولايات المتحدة تتهم حزب الله بالوقوف وراءه."
    )
    (record,) = extraction.responsibility
    assert record.unclaimed
    assert record.accused == ("حزب الله",)
    assert record.accusers == ("الولايات المتحدة",)


def test_a_denial_names_who_denied() -> None:
    extraction = _read("استهدف هجوم صاروخي قاعدة عسكرية في العراق. ونفت إيران مسؤوليتها عن الهجوم.")
    assert [r.denied_by for r in extraction.responsibility] == [("إيران",)]


def test_a_commitment_has_obligor_action_and_deadline() -> None:
    (commitment,) = _read("أعلن الجيش المصري أنه سيسحب قواته من المدينة قبل نهاية العام الحالي.").commitments
    assert commitment.by == "الجيش المصري"
    assert commitment.kind == "pledge"
    assert commitment.action.text == "سيسحب قواته من المدينة"
    assert commitment.deadline is not None
    assert commitment.deadline.value == "2021-12-31"
    assert commitment.stated_by == ("الجيش المصري",)


def test_kinds_of_commitment() -> None:
    kinds = {
        "تعهدت روسيا بسحب قواتها من المدينة.": "pledge",
        "أمرت روسيا قواتها بإخلاء المدينة القديمة.": "order",
        "تعتزم روسيا إرسال قوات إلى المدينة.": "plan",
        "أمهلت تركيا المسلحين 48 ساعة لتسليم أسلحتهم.": "ultimatum",
    }
    for text, kind in kinds.items():
        assert [c.kind for c in _read(text).commitments] == [kind], text


def test_an_ultimatum_binds_those_it_is_given_to() -> None:
    (commitment,) = _read("أمهلت تركيا حزب العمال الكردستاني 48 ساعة لتسليم أسلحته.").commitments
    assert commitment.by == "حزب العمال الكردستاني"


@pytest.mark.parametrize("text", ["سيبقى الوضع كما هو.", "وعد قديم لا يذكره أحد.", "لن تنسحب القوات من المدينة."])
def test_states_and_refusals_are_no_commitments(text: str) -> None:
    assert _read(text).commitments == ()
