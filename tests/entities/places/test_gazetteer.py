"""The gazetteer as data: complete, nested, sound."""

from __future__ import annotations

from collections import Counter

import pytest

from sijill.entities.places import Gazetteer, Place, check_places, distance, with_own_places
from sijill.lexicon import Lexicon, LexiconError
from tests.readers import lexicon

_LEXICON = lexicon()
_GAZETTEER = Gazetteer(_LEXICON)
_HEAD = "key\tkind\tname\tvariants\tcountry\tparent\tlat\tlon\tprecision_km\n"


def _best(name: str) -> Place:
    return max(_GAZETTEER.named(name), key=lambda place: place.weight)


def _messages(**files: str) -> str:
    whole = {name: _LEXICON.raw(name).encode() for name in _LEXICON.files()}
    for name, rows in files.items():
        whole[f"places/{name}.tsv"] += rows.encode()
    return " | ".join(problem.message for problem in check_places(Lexicon(whole)))


def test_the_shipped_gazetteer_is_sound() -> None:
    assert list(check_places(_LEXICON)) == []


@pytest.mark.parametrize(
    ("country", "divisions"),
    [("IRQ", 19), ("SYR", 14), ("YEM", 22), ("LBN", 8), ("EGY", 27), ("DZA", 58), ("TUN", 24), ("LBY", 22),
     ("SDN", 18), ("SAU", 13), ("JOR", 12), ("PSE", 16), ("IRN", 31), ("TUR", 81), ("AFG", 34), ("ISR", 6),
     ("SOM", 18), ("MAR", 12), ("OMN", 11), ("ARE", 7), ("KWT", 6), ("QAT", 8), ("BHR", 4), ("MRT", 15),
     ("DJI", 6), ("COM", 3)],
)  # fmt: skip
def test_every_first_level_division_is_there(country: str, divisions: int) -> None:
    rows = [row for row in _LEXICON.tsv("places/regions.tsv") if row["country"] == country]
    assert len(rows) == divisions


def test_there_are_facilities_of_every_kind() -> None:
    kinds = Counter(row["kind"] for row in _LEXICON.tsv("places/facilities.tsv"))
    assert sum(kinds.values()) >= 400
    for kind in ("base", "crossing", "prison", "airport", "dam", "port", "oilfield", "palace", "embassy"):
        assert kinds[kind], kind


def test_a_place_lies_in_its_parents_up_to_the_country() -> None:
    base = _GAZETTEER.by_id["ain-al-asad"]
    assert [parent.id for parent in _GAZETTEER.parents(base)] == ["IQ-AN", "IRQ"]


@pytest.mark.parametrize(
    ("spelling", "place_id"), [("ادلب", "idlib"), ("إدلب", "idlib"), ("كوباني", "kobani"), ("اسطنبول", "istanbul")]
)
def test_a_name_is_found_in_any_spelling(spelling: str, place_id: str) -> None:
    assert _best(spelling).id == place_id


def test_search_takes_parts_of_names_in_both_scripts() -> None:
    assert "ain-al-asad" in [place.id for place in _GAZETTEER.search("عين الأسد")]
    assert next(_GAZETTEER.search("Baghdad")).country == "IRQ"


def test_what_is_near_a_point_comes_nearest_first() -> None:
    around = list(_GAZETTEER.near(33.79, 42.44, 60))
    assert around[0][0].id == "ain-al-asad"
    assert [km for _, km in around] == sorted(km for _, km in around)


def test_distance_is_that_of_the_great_circle() -> None:
    assert distance(33.32, 44.37, 36.34, 43.13) == pytest.approx(355, abs=5)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x\ttown\tسنتوم\t\tIRQ\t\t50.0\t44.0\t5\n", "lies outside IRQ"),
        ("x\ttown\tسنتوم\t\tIRQ\tIQ-XX\t33.0\t44.0\t5\n", "which is no place"),
        ("x\tspaceport\tسنتوم\t\tIRQ\t\t33.0\t44.0\t5\n", "no kind of place"),
        ("x\ttown\tالموصل\t\tEGY\t\t30.0\t31.0\t5\n", "shares the name"),
    ],
)
def test_a_wrong_row_is_reported(row: str, message: str) -> None:
    assert message in _messages(spots=row)


def test_a_shared_name_is_told_apart_by_what_is_preferred() -> None:
    row = "x\ttown\tالموصل\t\tEGY\t\t30.0\t31.0\t5\n"
    assert "shares the name" not in _messages(spots=row, preferred="الموصل\tmosul\n")


def test_a_users_row_replaces_the_place_with_its_key() -> None:
    row = "ain-al-asad\tbase\tقاعدة عين الأسد\tموقع ألف\tIRQ\tIQ-AN\t33.80\t42.40\t1\n"
    own = with_own_places(_LEXICON, (_HEAD + row).encode())
    assert own.sha256 != _LEXICON.sha256
    gazetteer = Gazetteer(own)
    assert gazetteer.by_id["ain-al-asad"].lat == 33.80
    assert [place.id for place in gazetteer.named("موقع ألف")] == ["ain-al-asad"]


@pytest.mark.parametrize(
    "data", ["name\nx\n", _HEAD + "x\ttown\tسنتوم\t\tIRQ\t\tنص\t44.0\t5\n", _HEAD + "x\ttown\tس\t\tIRQ\t\t9\t4\t5\n"]
)
def test_a_users_file_that_is_wrong_is_refused(data: str) -> None:
    with pytest.raises(LexiconError):
        with_own_places(_LEXICON, data.encode())
