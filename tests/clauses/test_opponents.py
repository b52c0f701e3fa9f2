"""The side of a battle that a text leaves unsaid."""

from tests.readers import ruled


def events(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    found = ruled().read(text, published="2024-05-06", outlet="", id="t").events
    return [(event.trigger.text, event.actors, event.recipients) for event in found]


def test_a_capture_is_taken_from_whom_the_text_has_the_army_fight() -> None:
    text = "اندلعت اشتباكات بين الجيش والمتمردين في حلب. وقال شهود إن الجيش استعاد بلدة أريحا."
    assert ("استعاد", ("الجيش",), ("المتمردين",)) in events(text)


def test_nothing_is_supplied_where_the_text_names_no_enemy() -> None:
    assert ("استعاد", ("الجيش",), ()) in events("قال شهود إن الجيش استعاد بلدة أريحا.")
