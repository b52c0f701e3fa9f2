from sijill.clauses import EventReader
from sijill.lexicon import load
from sijill.model import Document, Event
from sijill.tokens import Layout

_LEXICON = load()
_LAYOUT = Layout(_LEXICON)
_READER = EventReader(_LEXICON)


def events_of(text: str) -> tuple[Event, ...]:
    return _READER.read(_LAYOUT(Document(id="t", text=text)), (), (), ())


def test_a_verb_reads_its_subject_as_actor_and_its_object_as_recipient() -> None:
    (event,) = events_of("هاجم مسلحون مجهولون مركزا للشرطة.")
    assert (event.type, event.actors) == ("ASSAULT", ("مسلحون مجهولون",))


def test_those_killed_in_an_attack_are_part_of_it() -> None:
    (event,) = events_of("مقتل خمسة جنود في هجوم على نقطة تفتيش.")
    assert event.type == "ASSAULT"


def test_a_text_without_politics_has_no_events() -> None:
    assert events_of("فاز الفريق بثلاثة أهداف وصفق الجمهور طويلا.") == ()
