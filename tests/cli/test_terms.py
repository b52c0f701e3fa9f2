"""The Arabic interface says everything in Arabic but words, names, ids and codes."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from sijill.clauses.entries import FRAMES
from sijill.cli.explain import _Derivation
from sijill.cli.interface import Interface
from sijill.cli.messages import Language, Messages
from sijill.cli.paper import Row
from sijill.cli.terms import Terms, _terms
from sijill.cli.views import Entry, Source, rows_of
from sijill.entities.actors.entries import KINDS
from sijill.lexicon.rules import ASIDE, DOCUMENTED, entries
from sijill.model import records
from tests.invariants.material import read_demo
from tests.readers import reader

ARABIC, ENGLISH = Terms(Messages(Language.AR)), Terms(Messages())
LATIN = re.compile(r"[a-z]{2,}")
_OTHERS = """abbreviations box code codes english geonames gloss iso iso2 icao id ids key latin licence meaning mutual
of parent prefixes region stands_for symbols symbol_code town wikidata office person what source names words variants
titles forms phrases stem"""
FOREIGN = frozenset(_OTHERS.split())
"""Fields with words of other languages, ids, codes or words and names as articles print them."""


def fields() -> Iterator[tuple[str, str, str, Any]]:
    """Every field of every entry and row that a record can derive from: file, folder, key, value."""
    lexicon = reader().lexicon
    for name in lexicon.files(suffix=".yaml"):
        if name != DOCUMENTED:
            for entry in entries(lexicon.yaml(name)):
                for key, value in entry.items():
                    yield name, name.partition("/")[0], key, value
    for name in lexicon.files(suffix=".tsv"):
        for row in lexicon.tsv(name):
            for key, value in row.items():
                yield name, name.partition("/")[0], key, value


def test_every_field_and_closed_value_of_the_data_has_an_arabic_name() -> None:
    unnamed: set[tuple[str, str, str]] = set()
    for name, folder, key, value in fields():
        if key in ASIDE or not ARABIC.shown(key, folder):
            continue
        if LATIN.search(ARABIC.key(key, folder).replace("Wikidata", "").replace("GeoNames", "")):
            unnamed.add((name, key, ""))
        if key not in FOREIGN and f"{folder}.{key}" != "units.name" and value:
            shown = ARABIC.of_entry(key, value, folder)
            unnamed |= {(name, key, word) for word in LATIN.findall(shown)}
    assert unnamed == set(), "name these in src/sijill/cli/terms.yaml"


def test_every_frame_is_told_in_arabic() -> None:
    for sides in reader().lexicon.yaml(FRAMES).values():
        for side, places in sides.items():
            assert ARABIC.value("frame_side", side) != side
            for place, role in places.items():
                assert not LATIN.search(ARABIC.value("frame_place", place)), place
                assert ARABIC.value("frame_role", role) != role, role


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("type", (*get_args(records.PloverType), *get_args(records.EntityType), *get_args(records.TimexType))),
        ("modality", get_args(records.Modality)),
        ("polarity", get_args(records.Polarity)),
        ("relation", get_args(records.Relation)),
        ("role", get_args(records.FigureRole)),
        ("act", get_args(records.Act)),
        ("kind", (*get_args(records.CommitmentKind), *get_args(records.AffiliationKind), *KINDS.values())),
    ],
)
def test_every_value_of_the_schema_has_an_arabic_name(key: str, values: tuple[str, ...]) -> None:
    for value in values:
        assert re.search("[\u0621-\u064a]", ARABIC.value(key, value)), value
        assert ENGLISH.value(key, value) == value


def test_truth_nothing_and_lists_are_told_in_arabic() -> None:
    assert [ARABIC.of_record("direct", value) for value in (True, False, None, ())] == ["نعم", "لا", "—", "—"]
    assert ARABIC.of_record("actors", ["الجيش", "الشرطة"]) == "الجيش، الشرطة"
    assert ENGLISH.of_record("actors", ["الجيش", "الشرطة"]) == "الجيش, الشرطة"


def test_a_feature_is_parted_into_what_it_added_its_name_and_its_value() -> None:
    assert ARABIC.step("-0.15 type=ASSAULT") == ("-0.15", "النوع:", "اعتداء")
    assert ARABIC.step("+0.30 mode=None") == ("+0.30", "الصيغة:", "—")
    assert ARABIC.step("+0.14 alone") == ("+0.14", "لا حدث غيره")
    assert ARABIC.step("killed") == ("قتلى",)
    assert ENGLISH.step("-0.15 type=ASSAULT") == ("-0.15 type=ASSAULT",)


def test_every_feature_of_the_weigher_has_an_arabic_name() -> None:
    for _, extraction in read_demo():
        for event in extraction.events:
            for reason in event.because:
                for feature in reason.children if reason.role == "confidence" else ():
                    assert feature.role.split(" ", 1)[1].partition("=")[0] in _terms()["features"]


def test_show_and_explain_of_every_record_of_the_demo_speak_arabic() -> None:
    face = Interface(Messages(Language.AR))
    derivation = _Derivation(reader().lexicon, face)
    english: set[str] = set()
    for article, extraction in read_demo():
        source = Source(article.id or "", article.outlet, str(article.published))
        for layer, record in extraction.records():
            entry = Entry(source, layer, record)
            for row in (*rows_of(entry, face.say), *derivation.rows(entry)):
                english.update(_english(row))
    assert english == set()


def _english(row: Row) -> Iterator[str]:
    """English words of a row but in ids, paths and what is told to be English or an id."""
    names = {ARABIC.key(key) for key in FOREIGN} | {ARABIC.key("name", "units")}
    told = ""
    for piece in map(str, row.pieces):
        if told not in names:
            yield from LATIN.findall(re.sub(r"\S*[./:=]\S*|demo-\S+|Wikidata|GeoNames", "", piece))
        if piece.strip():
            told = piece.strip(": ")


def test_the_english_interface_names_fields_as_the_data_does() -> None:
    assert ENGLISH.pair("family", "attack", "events") == ("family ", "attack")
    assert ARABIC.pair("family", "attack", "events") == ("العائلة: ", "هجوم")
    assert ARABIC.pair("pattern", "D MONTHNAME", "times") == ("النمط: ", "رقم اليوم اسم شهر")
    assert ARABIC.shown("means", "times") is False
    assert ENGLISH.shown("means", "times") is True
