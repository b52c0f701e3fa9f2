import pytest

from tests.clauses.test_events import events_of


@pytest.mark.parametrize(
    ("text", "instrument", "mode"),
    [
        ("استهدف مسلحون دورية عسكرية بعبوة ناسفة.", "عبوة ناسفة", "explosives"),
        ("قتل ثلاثة جنود في هجوم بسيارة مفخخة.", "سيارة مفخخة", "explosives"),
        ("هاجم المتمردون المطار باستخدام طائرات مسيرة.", "طائرات مسيرة", "drone"),
        ("قتل جنديان برصاص مسلحين.", "رصاص", "firearms"),
    ],
)
def test_what_an_attack_was_made_with_is_read_with_its_mode(text: str, instrument: str, mode: str) -> None:
    (event,) = events_of(text)
    assert (event.instrument, event.mode) == (instrument, mode)
    assert [r.span.text for r in event.because if r.role == "instrument" and r.span] == [instrument]


@pytest.mark.parametrize(
    "text",
    ["هاجم مسلحون دورية. وصودرت سيارة مفخخة.", "هاجم مسلحون سيارة مفخخة.", "اعتقلت الشرطة شابا بسكين."],
)
def test_what_is_hit_or_belongs_to_no_attack_is_no_instrument(text: str) -> None:
    assert [event.instrument for event in events_of(text)] == [None] * len(events_of(text))


def test_the_mode_of_the_trigger_goes_before_that_of_the_instrument() -> None:
    (event,) = events_of("خطف مسلحون صحفيا بطائرة مروحية.")
    assert event.mode == "abduct"
