"""The gazetteer: places with their names, coordinates and what they lie in, from the files of `data/places`.

A place lies in its parent, the parent in its own, up to the country. Files that a person writes (`areas`, `spots`,
`facilities`, and `own`, the user's) go before those built from public registers; a user's row takes the place of a
row with the same key.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from sijill.lexicon import Lexicon
from sijill.model import EntityType
from sijill.text import fold

OWN = "places/own.tsv"
CURATED = (OWN, "places/areas.tsv", "places/spots.tsv", "places/facilities.tsv")
COUNTRIES, REGIONS, TOWNS, AIRPORTS, NAMES = (
    f"places/{stem}.tsv" for stem in ("countries", "regions", "towns", "airports", "names")
)
LAND = frozenset({"country", "region", "area", "sea", "strait", "canal", "river", "lake", "town", "camp"})
"""Kinds that are LOC; all others are FAC."""
WIDE = frozenset({"country", "region", "area", "sea"})
_WEIGHTS = {"country": 9.0, "region": 4.0, "area": 4.6, "sea": 5.5, "camp": 4.0}
_CURATED_TOWN, _FACILITY = 5.0, 4.5
_SMALL = {"near": 15_000, "far": 400_000}
_EARTH_KM = 6371.0


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place. `lat`, `lon`: WGS 84, degrees; `precision_km`: how far it may lie or reach from there."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    country: str | None
    parent: str | None
    lat: float
    lon: float
    precision_km: float
    weight: float
    """How well known it is: about the decimal logarithm of its inhabitants."""
    source: str
    rule: str
    latin: str = ""
    small: bool = False
    """Whether its name alone, without a word that says it is a place, is too little."""

    @property
    def type(self) -> EntityType:
        """LOC for land and water, FAC for what people built on it."""
        return "LOC" if self.kind in LAND else "FAC"


class Name(NamedTuple):
    """A name as the reader looks for it: its best known bearer, and what it needs around it."""

    name: str
    place: Place
    common: bool
    """It is also an ordinary word, so that a preposition of place or a head has to stand before it."""
    headed: bool
    """Only a head of place (`محافظة`, `بلدة`) makes it a place."""


class Gazetteer:
    """All places of a lexicon, by id and by folded name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_id: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = {}
        self.boxes: dict[str, tuple[float, float, float, float]] = {}
        """Country → its edges: south, west, north, east."""
        for place in self._read(lexicon):
            if place.id not in self.by_id:
                self._add(place)
        self.needs = {fold(row["name"]): row["needs"] for row in lexicon.tsv("places/ordinary.tsv")}
        self.preferred = {fold(row["name"]): row["id"] for row in lexicon.tsv("places/preferred.tsv")}

    def named(self, name: str) -> tuple[Place, ...]:
        """The bearers of a name in any spelling."""
        return tuple(self._by_name.get(fold(name), ()))

    def search(self, words: str) -> Iterator[Place]:
        """Places of this id or name, then those whose names in either script hold the words; the best known first."""
        wanted, latin = fold(words).strip(), words.strip().casefold()
        if words in self.by_id:
            yield self.by_id[words]
        exact = [place for place in self.named(words) if place.id != words]
        yield from sorted(exact, key=lambda place: -self.prior(wanted, place))
        seen = {words, *(place.id for place in exact)}
        rest = [
            place
            for place in self.by_id.values()
            if place.id not in seen
            and (any(wanted in fold(name) for name in (place.name, *place.names)) or latin in place.latin.casefold())
        ]
        yield from sorted(rest, key=lambda place: (latin != place.latin.casefold(), -place.weight, place.id))

    def near(self, lat: float, lon: float, km: float) -> Iterator[tuple[Place, float]]:
        """Places whose point is within `km` kilometres of another, with their distance, the nearest first."""
        around = ((place, distance(lat, lon, place.lat, place.lon)) for place in self.by_id.values())
        yield from sorted((pair for pair in around if pair[1] <= km), key=lambda pair: (pair[1], -pair[0].weight))

    def folded(self, name: str) -> Sequence[Place]:
        """The bearers of a folded name."""
        return self._by_name.get(name, ())

    def parents(self, place: Place) -> tuple[Place, ...]:
        """What a place lies in, the nearest first, up to its country."""
        chain: list[Place] = []
        at = place
        while (parent := self.by_id.get(at.parent or at.country or "")) is not None and parent is not at:
            if parent in chain or parent is place:
                break
            chain.append(parent)
            at = parent
        return tuple(chain)

    def names(self) -> Iterator[Name]:
        """Every name once, with the bearer that is read where the document says nothing else."""
        for key, bearers in self._by_name.items():
            best = bearers[0] if len(bearers) == 1 else max(bearers, key=lambda place: self.prior(key, place))
            needs = self.needs.get(key, "")
            common = needs == "preposition" or all(place.small for place in bearers)
            yield Name(key, best, common, needs == "head")

    def shared(self) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Folded names of more than one place, with their bearers."""
        return ((name, tuple(bearers)) for name, bearers in self._by_name.items() if len(bearers) > 1)

    def prior(self, name: str, place: Place) -> float:
        """How much speaks for a bearer of the folded name before the document does."""
        return place.weight + (2.5 if self.preferred.get(name) == place.id else 0.0)

    def _add(self, place: Place) -> None:
        keys = dict.fromkeys(fold(name) for name in (place.name, *place.names))
        for key in keys:
            bearers = self._by_name.setdefault(key, [])
            if any(_same(place, other) for other in bearers):
                continue  # the built files hold the places of the curated ones again
            bearers.append(place)
        self.by_id[place.id] = place

    def _read(self, lexicon: Lexicon) -> Iterator[Place]:
        present = lexicon.files("places/")
        own = {row["id"]: tuple(row["names"].split(",")) for row in lexicon.tsv(NAMES)}
        for row in lexicon.tsv(COUNTRIES):
            south, west, north, east = map(float, row["box"].split(","))
            self.boxes[row["code"]] = (south, west, north, east)
            principal, *names = (*own.get(row["code"], ()), row["name"])
            yield _place(
                row, row["code"], "country", principal, names, _WEIGHTS["country"], "countries", "naturalearth"
            )
        for file in CURATED:
            if file in present:
                yield from map(_curated, [file] * len(rows := lexicon.tsv(file)), rows)
        for row in lexicon.tsv(REGIONS):
            yield _place(row, row["iso"], "region", row["name"], _list(row), _WEIGHTS["region"], "regions", "iso3166-2")
        for row in lexicon.tsv(AIRPORTS):
            yield _place(row, row["icao"], "airport", row["name"], _list(row), _FACILITY, "airports", "airportsdata")
        for row in lexicon.tsv(TOWNS):
            people = int(row["population"])
            least = _SMALL["near" if row["region"] else "far"]
            weight = math.log10(people + 10) - (1.0 if people < least else 0.0)
            town = _place(row, row["geonames"], "town", row["name"], _list(row), weight, "towns", "geonames")
            yield replace(town, small=people < least, precision_km=round(3.0 + min(people, 4_000_000) / 250_000, 1))


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    a, b, c = math.radians(lat), math.radians(lat2), math.radians(lon2 - lon)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(c)
    return _EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


def _curated(file: str, row: Mapping[str, str]) -> Place:
    kind = row["kind"]
    weight = _WEIGHTS.get(kind, _CURATED_TOWN if kind in LAND else _FACILITY)
    stem = file.removeprefix("places/").removesuffix(".tsv")
    return _place(row, row["key"], kind, row["name"], _list(row), weight, stem, f"sijill:{stem}")


def _place(
    row: Mapping[str, str],
    id_: str,
    kind: str,
    name: str,
    names: list[str],
    weight: float,
    stem: str,
    source: str,
) -> Place:
    country = row["code"] if kind == "country" else row["country"] or None
    parent = row.get("parent") or row.get("region") or row.get("town") or country
    return Place(
        id=id_,
        kind=kind,
        name=name,
        names=tuple(names),
        country=country,
        parent=None if kind == "country" else parent,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        precision_km=float(row.get("precision_km") or 4.0),
        weight=weight,
        source=f"{source}:{id_}",
        rule=f"places.{stem}.{id_}",
        latin=row.get("english") or row.get("key", ""),
    )


def _list(row: Mapping[str, str]) -> list[str]:
    return [name for name in row["variants"].split(",") if name]


def _same(place: Place, other: Place) -> bool:
    """Whether two rows are one place: of one kind in one country, near each other."""
    if place.country != other.country or (place.kind in WIDE) != (other.kind in WIDE) or place.type != other.type:
        return False
    reach = max(15.0, place.precision_km, other.precision_km) if place.kind in WIDE else 15.0
    return distance(place.lat, place.lon, other.lat, other.lon) <= reach
