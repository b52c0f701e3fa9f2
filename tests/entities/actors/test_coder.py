"""Entities of a document carry the code of its day."""

from __future__ import annotations

import pytest

from sijill.model import Entity
from tests.readers import reader

_READER = reader()


def _entity(text: str, published: str | None, name: str) -> Entity:
    return next(e for e in _READER.read(text, published=published).entities if e.name == name)


@pytest.mark.parametrize(("published", "code"), [("2012-05-01", "USAGOV"), ("2019-05-01", "USAELI"), (None, "USAGOV")])
def test_a_person_has_the_code_of_the_office_held_on_the_day(published: str | None, code: str) -> None:
    assert _entity("قال باراك أوباما إن الوقت حان.", published, "باراك أوباما").code == code


def test_an_unlisted_person_has_the_code_of_the_role_in_the_text() -> None:
    assert _entity("قال وزير الخارجية النرويجي كرت ستيفنسن ذلك.", "2015-01-01", "كرت ستيفنسن").code == "NORGOV"


@pytest.mark.parametrize("special", ["", "الخاص "])
def test_an_envoy_is_of_whoever_sends_him(special: str) -> None:
    text = f"زار مبعوث الأمم المتحدة {special}إلى سوريا ستيفان هارون دمشق في سوريا."
    assert [entity.code for entity in _READER.read(text).entities if entity.type == "PER"] == ["UNO"]


def test_an_unlisted_body_has_the_code_that_its_words_give() -> None:
    assert _entity("أعلنت وزارة السياحة الأردنية ذلك.", "2015-01-01", "وزارة السياحة الأردنية").code == "JORGOV"


def test_places_keep_the_code_of_their_country() -> None:
    assert _entity("انفجار في طهران أمس.", "2015-01-01", "طهران").code == "IRN"


def test_the_derivation_names_the_entry_that_gave_the_code() -> None:
    person = _entity("قال باراك أوباما إن الوقت حان.", "2012-05-01", "باراك أوباما")
    assert "actors.persons.obama" in {reason.rule for reason in person.because}
    assert person.wikidata == "Q76"


def test_a_relative_with_the_family_name_is_not_the_listed_person() -> None:
    assert _entity("قالت ميشيل أوباما إن الوقت حان.", "2012-05-01", "ميشيل أوباما").code != "USAGOV"
