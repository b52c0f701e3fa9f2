"""Acts of speech: which words tell them, who speaks, and when two of them are one."""

from sijill.model import Event
from tests.clauses.test_events import events_of
from tests.readers import ruled


def _read(text: str, kind: str) -> list[Event]:
    return [event for event in ruled().read(text).events if event.type == kind]


def test_a_form_that_only_a_verb_has_is_a_verb_after_a_place() -> None:
    events = events_of("اندلعت احتجاجات في العاصمة وطالبت النقابات الحكومة بالاستقالة.")
    assert next(e for e in events if e.type == "REQUEST").actors == ("النقابات",)


def test_a_particle_that_is_spelled_otherwise_hides_no_verb() -> None:
    assert [e.type for e in events_of("هنأ الرئيس الشعب بالنصر.")] == ["SUPPORT"]


def test_after_qad_stands_a_verb_and_no_name() -> None:
    extraction = ruled().read("وصل خالد مشعل إلى غزة. وقد طالب مشعل الدول العربية بالدعم.")
    assert "طالب مشعل" not in [entity.name for entity in extraction.entities]
    assert [event.actors for event in extraction.events if event.type == "REQUEST"] == [("خالد مشعل",)]


def test_what_is_not_accepted_is_refused() -> None:
    (event,) = events_of("أكدت الحكومة أنها لن تقبل شروط المتمردين.")
    assert (event.type, event.polarity, event.modality) == ("REJECT", "positive", "actual")


def test_whoever_calls_something_unacceptable_rejects_it() -> None:
    (event,) = _read("قال الوزير إن التدخل في شؤون البلاد مرفوض.", "REJECT")
    assert event.actors == ("الوزير",)


def test_whoever_refuses_to_comment_rejects_nothing() -> None:
    assert not _read("رفضت الوزارة التعليق على القرار.", "REJECT")


def test_the_noun_tells_the_anger_that_something_arouses() -> None:
    (event,) = _read("أثار القرار غضب الحكومة.", "ACCUSE")
    assert (event.trigger.text, event.actors) == ("غضب", ("الحكومة",))


def test_one_stands_by_somebody() -> None:
    (event,) = events_of("تقف الحكومة إلى جانب الشعب السوري.")
    assert (event.type, event.recipients) == ("SUPPORT", ("الشعب السوري",))


def test_demands_of_one_thing_by_others_in_other_words_are_two() -> None:
    text = "حثت الحكومة المتمردين على وقف القتال. كما طالبت المعارضة المتمردين بوقف القتال."
    assert len(_read(text, "REQUEST")) == 2


def test_whoever_tells_of_wrongdoing_accuses() -> None:
    (event,) = _read("قال الوزير إن الحركة تستغل الميناء لتهريب السلاح.", "ACCUSE")
    assert (event.actors, event.recipients) == (("الوزير",), ("الحركة",))


def test_wrongdoing_that_nobody_tells_of_accuses_nobody() -> None:
    assert not _read("تستغل الحركة الميناء لتهريب السلاح.", "ACCUSE")


def test_one_who_is_accused_by_word_is_not_accused_again_of_what_he_did() -> None:
    assert len(_read("اتهم الوزير الحركة بأنها تستغل الميناء لتهريب السلاح.", "ACCUSE")) == 1


def test_whoever_speaks_does_the_act_of_speech_where_the_verb_leaves_him_out() -> None:
    text = "قال الرئيس باراك أوباما إن الوضع خطير. وأضاف أن الأزمة ستطول. كما أشاد في هذا السياق بشجاعة الجنود."
    (event,) = _read(text, "SUPPORT")
    assert event.actors == ("باراك أوباما",)


def test_whom_a_figure_counts_does_nothing_besides() -> None:
    assert not _read("أسفرت المواجهات عن مقتل خمسين طالبا مسلحا.", "REQUEST")


def test_a_participle_of_speech_has_the_speaker_of_its_statement() -> None:
    (event,) = _read("أكد القائد سالم القرموطي أن الجيش سيهاجم المواقع، داعيا السكان إلى الهدوء.", "REQUEST")
    assert (event.actors, event.recipients) == (("سالم القرموطي",), ("السكان",))


def test_what_somebody_is_after_his_name_is_not_whom_he_accuses() -> None:
    (event,) = _read("اتهم خالد مشعل المتحدث باسم الحركة في غزة الحكومة بالتقصير.", "ACCUSE")
    assert (event.actors, event.recipients) == (("خالد مشعل",), ("الحكومة",))


def test_an_act_of_the_speaker_names_no_agent_of_another() -> None:
    (event,) = _read("أدانت تونس احتلال مبنى السفارة من قبل المسلحين.", "ACCUSE")
    assert event.actors == ("تونس",)
