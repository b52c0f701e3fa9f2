"""Places: does the reader find a place that news names, and put it where it lies?

`places.jsonl` holds places that random articles of the shared news name (the first of each article's mentions of a
place, in its headline and first lines): offsets into `title`, a blank line and `text`, the country (ISO 3166 alpha-3;
null for seas and areas of several states), a point, and `within`: how many kilometres from that point an answer may
lie. Towns and facilities have 25. An area has no one point: it has its middle and the radius of the circle that is as
large as the area, at least 25 km. A place that the reader does not find, or finds without coordinates, counts as wrong.

`python -m benchmarks.places [--errors]` prints the figures for each half of the articles (by the hash of their ids),
and what went wrong in the first half: the first rules were written looking at that one only. The misses of the other
half were read once since, to see which kinds of places the gazetteer lacked.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from benchmarks.results import HERE, Measure, Suite, sha256
from benchmarks.shared import lines, shared
from sijill.entities.places import distance
from sijill.model import Entity
from sijill.pipeline import Reader

GOLD = HERE / "places.jsonl"


class Annotated(msgspec.Struct, frozen=True):
    """A place that an article names, and where it lies."""

    id: str
    start: int
    end: int
    mention: str
    country: str | None
    lat: float
    lon: float
    within: float


class Article(msgspec.Struct, frozen=True):
    """What is needed of an article of the shared news."""

    id: str
    title: str
    text: str
    published: str


class Answer(NamedTuple):
    """What the reader made of an annotated place."""

    place: Annotated
    entity: Entity | None

    @property
    def near(self) -> bool:
        """Whether the coordinates are as near as they have to be."""
        geo = self.entity.geo if self.entity else None
        return geo is not None and distance(self.place.lat, self.place.lon, geo.lat, geo.lon) <= self.place.within

    @property
    def right_country(self) -> bool:
        """Whether the country is the right one."""
        geo = self.entity.geo if self.entity else None
        return geo is not None and geo.country == self.place.country

    @property
    def held_out(self) -> bool:
        """Whether the article is in the half that the first rules were not written for."""
        return hashlib.sha256(self.place.id.encode()).digest()[0] % 2 == 1


def answers(reader: Reader) -> Iterator[Answer]:
    """Read the articles whole; an entity answers for a place where one of its mentions touches it."""
    gold: dict[str, list[Annotated]] = {}
    for place in lines(GOLD, Annotated):
        gold.setdefault(place.id, []).append(place)
    for article in lines(shared("news", "politics-2000.jsonl"), Article):
        if article.id not in gold:
            continue
        text = f"{article.title}\n\n{article.text}"
        entities = [
            (span.start, span.end, entity)
            for entity in reader.read(text, published=article.published).entities
            if entity.type in {"LOC", "FAC"}
            for span in entity.mentions
        ]
        for place in gold[article.id]:
            touching = [entity for start, end, entity in entities if start < place.end and place.start < end]
            yield Answer(place, touching[0] if touching else None)


def measures(found: list[Answer]) -> dict[str, Measure]:
    """The three shares, over all annotated places."""
    count = len(found)
    seen = sum(answer.entity is not None for answer in found)
    near = sum(answer.near for answer in found)
    country = sum(answer.right_country for answer in found)
    return {
        "found": Measure(round(seen / count, 4), f"{seen} of {count}"),
        "in place": Measure(round(near / count, 4), f"{near} of {count}; of those found {near / seen:.3f}"),
        "right country": Measure(
            round(country / count, 4), f"{country} of {count}; of those found {country / seen:.3f}"
        ),
    }


def places(reader: Reader) -> Suite:
    """Places found, put within the distance, put into the right country; all, and the half held out."""
    found = list(answers(reader))
    held = measures([answer for answer in found if answer.held_out])
    rows = {**measures(found), **{f"{row}, held-out half": measure for row, measure in held.items()}}
    return Suite("Places of the news, and where they lie", "share", sha256(GOLD), rows)


def main() -> None:
    """Print the figures of both halves, and the errors of the first."""
    parser = argparse.ArgumentParser(prog="benchmarks.places", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what went wrong in the first half")
    options = parser.parse_args()
    found = list(answers(Reader()))
    for held, title in ((False, "first half"), (True, "held out")):
        print(title)
        for row, measure in measures([answer for answer in found if answer.held_out is held]).items():
            print(f"  {row:14} {measure.value:.3f}  {measure.detail}")
    for answer in found:
        if options.errors and not answer.held_out and not (answer.near and answer.right_country):
            print(answer.place.id, answer.place.mention, answer.place.country, _shown(answer.entity))


def _shown(entity: Entity | None) -> str:
    if entity is None:
        return "not found"
    geo = entity.geo
    return f"{entity.name} " + (f"{geo.lat} {geo.lon} {geo.country} {geo.source}" if geo else "without coordinates")


if __name__ == "__main__":
    main()
