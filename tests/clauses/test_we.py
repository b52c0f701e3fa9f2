"""Whose act it is when somebody says that we do something."""

from __future__ import annotations

import pytest

from tests.readers import ruled


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('قال وزير الخارجية التركي مولود جاويش أوغلو "قصفنا مواقع المسلحين في سوريا". وأضاف أن تركيا ترد.', ("تركيا",)),
        ('قال المتحدث باسم حركة حماس سامي أبو زهري "قصفنا مواقع المسلحين في غزة".', ("حركة حماس",)),
        ('قال وزير الخارجية التركي مولود جاويش أوغلو "أنهينا جولة الحوار مع روسيا". وغادر إلى تركيا.', ("تركيا",)),
    ],
)
def test_what_an_official_says_that_we_do_his_side_does(text: str, actors: tuple[str, ...]) -> None:
    event = ruled().read(text).events[0]
    assert event.actors == actors
    assert any(reason.rule == "events.speaker" for reason in event.because)


def test_what_we_say_is_said_by_the_speaker() -> None:
    text = 'قال وزير الخارجية التركي مولود جاويش أوغلو "ندين الهجوم الذي وقع أمس في سوريا". وغادر إلى تركيا.'
    event = next(event for event in ruled().read(text).events if event.type == "ACCUSE")
    assert event.actors == ("مولود جاويش أوغلو",)


def test_who_says_that_others_did_it_is_no_side_of_it() -> None:
    text = 'قال وزير الخارجية التركي مولود جاويش أوغلو "قصف الجيش مواقع المسلحين في سوريا". وأضاف أن تركيا ترد.'
    event = next(event for event in ruled().read(text).events if event.type == "ASSAULT")
    assert event.actors == ("الجيش",)


def test_a_role_names_a_body_behind_a_preposition_too() -> None:
    text = 'قال الناطق العسكري للجيش السوري علي حيدر "قصفنا مواقع المسلحين في حلب".'
    assert ruled().read(text).events[0].actors == ("الجيش السوري",)
