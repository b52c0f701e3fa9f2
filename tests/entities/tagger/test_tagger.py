"""The shipped model finds names that no list holds; reading works without it."""

from __future__ import annotations

from functools import cache

import pytest

from sijill import Reader
from sijill.entities import EntityReader
from sijill.entities.tagger import MODEL, RULE, decode
from sijill.lexicon import Lexicon
from sijill.model import Document, Entity
from sijill.tokens import Layout
from tests import readers


@cache
def _lexicon() -> Lexicon:
    return readers.lexicon()


@cache
def _reader(tagger: bool) -> EntityReader:
    return EntityReader(_lexicon(), tagger=tagger)


def _entities(text: str, tagger: bool = True) -> tuple[Entity, ...]:
    return _reader(tagger).read(Layout(_lexicon())(Document(id="t", text=text)))


_UNLISTED = [
    ("والتقى سكولونديان بنظيره في العاصمة.", "سكولونديان", "PER"),
    ("وقال كرنوفيتش إن فريقه سيفوز.", "كرنوفيتش", "PER"),
    ("وأكد أن شركة فورتيكوم ستبني المصنع في كرنوفاتسك.", "كرنوفاتسك", "LOC"),
]


@pytest.mark.parametrize(("text", "name", "kind"), _UNLISTED)
def test_names_that_no_list_holds_are_found_by_the_tagger_alone(text: str, name: str, kind: str) -> None:
    assert [(e.name, e.type, e.rule) for e in _entities(text) if e.name == name] == [(name, kind, RULE)]
    assert all(entity.name != name for entity in _entities(text, tagger=False))


@pytest.mark.parametrize("text", ["", ".", "ذهب الولد إلى المدرسة صباحا وعاد مساء.", "| # 12 abc ؟؟", "قال"])
def test_texts_without_names_stay_without_them(text: str) -> None:
    assert [entity for entity in _entities(text) if entity.rule == RULE] == []


def test_a_reader_told_to_do_without_the_tagger_has_no_name_of_it() -> None:
    extraction = Reader(tagger=False).read(_UNLISTED[0][0])
    assert all(entity.rule != RULE for entity in extraction.entities)


def test_a_lexicon_without_the_model_reads_like_a_reader_without_the_tagger() -> None:
    known = _lexicon()
    bare = Lexicon({name: known.raw(name).encode() for name in known.files()})
    assert bare.model(MODEL) is None
    text = "زار وزير الخارجية الأميركي كرت ستيفنسن بغداد."
    page = Layout(bare)(Document(id="t", text=text))
    assert EntityReader(bare, tagger=True).read(page) == _entities(text, tagger=False)


def test_the_hash_of_the_lexicon_covers_the_model() -> None:
    known = _lexicon()
    bare = Lexicon({name: known.raw(name).encode() for name in known.files()})
    assert bare.sha256 != known.sha256


def test_the_shipped_model_is_small_and_its_clusters_cover_frequent_words() -> None:
    data = _lexicon().model(MODEL)
    assert data is not None
    assert len(data) <= 20_000_000
    assert {"في", "قال", "بغداد"} <= decode(data).forms.keys()


def test_a_reading_without_the_tagger_bears_another_version() -> None:
    known = _lexicon()
    bare = Lexicon({name: known.raw(name).encode() for name in known.files()})
    with_tagger, without, absent = Reader(known), Reader(known, tagger=False), Reader(bare, tagger=False)
    assert without.version.version == with_tagger.version.version + "+untagged"
    assert absent.version.version == with_tagger.version.version
