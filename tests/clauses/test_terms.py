"""Who does what an agreement lays down."""

from tests.readers import ruled


def actors(text: str, trigger: str) -> tuple[str, ...]:
    events = ruled().read(text, published="2024-05-06").events
    return next(event.actors for event in events if event.trigger.text == trigger)


def test_those_who_made_an_agreement_do_what_it_says() -> None:
    text = "وقعت الحكومة والمتمردون اتفاقا في العاصمة. وينص الاتفاق على وقف إطلاق النار."
    assert actors(text, "وقف") == ("الحكومة", "المتمردون")


def test_a_plan_binds_nobody_who_is_not_named() -> None:
    text = "وقعت الحكومة والمتمردون اتفاقا في العاصمة. وتنص الخطة الجديدة على وقف إطلاق النار."
    assert actors(text, "وقف") == ()


def test_one_party_alone_is_not_taken_for_all() -> None:
    assert actors("وقعت الحكومة اتفاقا. وينص الاتفاق على وقف إطلاق النار.", "وقف") == ()


def test_whoever_is_named_in_the_agreement_does_it() -> None:
    text = "وقعت الحكومة والمتمردون اتفاقا في العاصمة. وينص الاتفاق على انسحاب الجيش من البلدة."
    assert actors(text, "انسحاب") == ("الجيش",)


def test_who_goes_on_speaking_is_who_accuses() -> None:
    assert actors("كما اتهم ماهر، أحد أقارب الضحية، بقتل الشاب، قائلا إن الأمر واضح.", "اتهم") == ("ماهر",)
    assert actors("كما اتهم ماهر، أحد أقارب الضحية، بقتل الشاب.", "اتهم") == ()
