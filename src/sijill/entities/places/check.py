"""Is the gazetteer sound? Sources, parents, coordinates within the country, names that two places share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sijill.entities.places.gazetteer import LAND, WIDE, Gazetteer, Place
from sijill.lexicon import Lexicon, Problem

_BUILT = ("airport", "base", "bridge", "church", "crossing", "dam", "embassy", "hospital", "mosque", "nuclear")
_FACILITIES = frozenset((*_BUILT, "oilfield", "palace", "plant", "port", "prison", "shrine", "square"))
_NEEDS = frozenset({"head", "preposition"})
_MARGIN = 1.5
"""Degrees that a place may lie outside the box of its country: offshore sites, islands, borders in dispute."""
_TOLD_APART = 0.5
_LIKE_CURATED = frozenset({"countries", "areas", "spots", "facilities", "own", "regions"})


def check_places(lexicon: Lexicon) -> Iterator[Problem]:
    """Yield what is wrong with the files of `data/places`."""
    gazetteer = Gazetteer(lexicon)
    for file in lexicon.files("places/", ".tsv"):
        if not any("source" in line.lower() for line in lexicon.raw(file).splitlines() if line.startswith("#")):
            yield Problem(file, "", "names no source in its head")
    yield from check_rows(gazetteer.by_id.values(), gazetteer)
    yield from _shared_names(gazetteer)
    yield from _word_lists(lexicon, gazetteer)


def check_rows(places: Iterable[Place], gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield what is wrong with single places."""
    for place in places:
        yield from (Problem(_file(place), place.id, what) for what in _wrong(place, gazetteer))


def _wrong(place: Place, gazetteer: Gazetteer) -> Iterator[str]:
    if place.kind not in LAND | _FACILITIES:
        yield f"there is no kind of place {place.kind!r}"
    for of in dict.fromkeys((place.parent, place.country)):
        if of is not None and of not in gazetteer.by_id:
            yield f"lies in {of}, which is no place"
    box = gazetteer.boxes.get(place.country or "")
    if box is None:
        return
    south, west, north, east = box
    inside = any(west - _MARGIN <= place.lon + turn <= east + _MARGIN for turn in (-360, 0, 360))
    if not (south - _MARGIN <= place.lat <= north + _MARGIN and inside):
        yield f"lies outside {place.country}: {place.lat}, {place.lon}"


def _shared_names(gazetteer: Gazetteer) -> Iterator[Problem]:
    """Names of curated places in two countries between which neither `preferred.tsv` nor their fame decides."""
    for name, bearers in gazetteer.shared():
        curated = [place for place in bearers if _stem(place) in _LIKE_CURATED]
        ranked = sorted(curated, key=lambda place: -gazetteer.prior(name, place))
        if len({place.country for place in ranked}) < 2:
            continue
        first, second = ranked[0], next(place for place in ranked if place.country != ranked[0].country)
        if gazetteer.prior(name, first) - gazetteer.prior(name, second) < _TOLD_APART:
            said = f"shares the name {name} with {first.id}; preferred.tsv does not tell which one is read"
            yield Problem(_file(second), second.id, said)


def _word_lists(lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Problem]:
    for row in lexicon.tsv("places/preferred.tsv"):
        if row["id"] not in {place.id for place in gazetteer.named(row["name"])}:
            yield Problem("places/preferred.tsv", row["name"], f"{row['id']} does not bear the name")
    for row in lexicon.tsv("places/ordinary.tsv"):
        if row["needs"] not in _NEEDS:
            yield Problem("places/ordinary.tsv", row["name"], f"needs is {row['needs']!r}")
    for row in lexicon.tsv("places/names.tsv"):
        if row["id"] not in gazetteer.by_id:
            yield Problem("places/names.tsv", row["id"], "there is no such place")
    for entry in lexicon.yaml("places/cues.yaml"):
        for kind in set(entry.get("kinds", ())) - LAND - WIDE:
            yield Problem("places/cues.yaml", entry["id"], f"there is no kind of place {kind!r}")


def _stem(place: Place) -> str:
    return place.rule.split(".")[1]


def _file(place: Place) -> str:
    return f"places/{_stem(place)}.tsv"
