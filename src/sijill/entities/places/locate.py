"""Where the places of a document lie: the bearer of each name that the rest of the document speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

import msgspec

from sijill.entities.places.gazetteer import WIDE, Gazetteer, Place, distance
from sijill.entities.places.unknown import UnknownPlaces
from sijill.lexicon import Lexicon
from sijill.model import Alternative, Entity, Geo, Reason
from sijill.text import fold
from sijill.tokens import Page, Word

_CUED, _NAMED_PARENT, _NEAR, _QUITE_NEAR = 3.0, 3.0, 2.0, 1.0
_MOST_FOR_COUNTRY = 4.0
_NEAR_KM, _QUITE_NEAR_KM = 100.0, 300.0
_ONE_PLACE_KM = 25.0
_MOST_ALTERNATIVES = 5

_Votes = Mapping[str, float]
"""Country → how much of the document is about it."""


class _Names(msgspec.Struct, frozen=True, gc=False):
    """An entity of place: where it stands, its bearers, and the kinds that the words before it speak for."""

    at: int
    key: str
    bearers: tuple[Place, ...]
    kinds: frozenset[str]
    cue: str | None


class Locator:
    """Gives entities of place their coordinates, country, parents and the other bearers of their name."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, nation: Callable[[Word], str | None]) -> None:
        self._gazetteer = gazetteer
        self._nation = nation
        self._kinds: dict[str, tuple[frozenset[str], str]] = {}
        self._unknown = UnknownPlaces(lexicon, gazetteer)
        for entry in lexicon.yaml("places/cues.yaml"):
            for word in entry.get("before", ()):
                self._kinds.setdefault(fold(word).split()[-1], (frozenset(entry["kinds"]), entry["id"]))

    def locate(self, page: Page, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The entities, those of place with `geo` and the code of the country where it is known."""
        named = {i: self._names(page, entity) for i, entity in enumerate(entities) if entity.type in {"LOC", "FAC"}}
        chosen = self._choose(page, entities, named)
        located = list(entities)
        for i, place in chosen.items():
            located[i] = self._with_geo(entities[i], place, named[i])
        unknown = [i for i in named if i not in chosen]
        votes = self._votes(page, entities, chosen) if unknown else {}
        for i in unknown:
            located[i] = self._inherited(page, entities, i, chosen, votes)
        return tuple(located)

    def _names(self, page: Page, entity: Entity) -> _Names:
        """The bearers of the longest name by which the document names an entity."""
        best: tuple[Place, ...] = ()
        key, at, kinds, cue = "", 0, frozenset[str](), None
        for mention in entity.mentions:
            first, stop = page.tokens_of(mention)
            words = _words(page, first, stop, mention.start)
            before, rule = self._cue(page, first - 1)
            head = self._kinds.get(words[0]) if len(words) > 1 else None
            tries = [(" ".join(words), None), *([(" ".join(words[1:]), head)] if head else [])]
            for spelling, heads in tries:
                bearers = tuple(self._gazetteer.folded(spelling))
                if bearers and len(spelling) > len(key):
                    key, best, at = spelling, bearers, first
                    if heads:
                        kinds, cue = heads
                if bearers:
                    break
            if before and not kinds:
                kinds, cue = before, rule
        return _Names(at, key, best, kinds, cue)

    def _cue(self, page: Page, i: int) -> tuple[frozenset[str], str | None]:
        """The kinds of place that the word before a name speaks for."""
        if i < 0:
            return frozenset(), None
        for key in page.words[i].keys:
            found = self._kinds.get(key.text)
            if found is not None:
                return found
        return frozenset(), None

    def _choose(self, page: Page, entities: tuple[Entity, ...], named: dict[int, _Names]) -> dict[int, Place]:
        """A bearer for every entity that has one: the certain ones first, then the others in their light."""
        chosen: dict[int, Place] = {}
        open_: list[int] = []
        for i, names in named.items():
            if len(names.bearers) == 1 or (names.bearers and _one_place(names.bearers)):
                chosen[i] = self._by_kind(names)
            elif names.bearers:
                open_.append(i)
        if not open_:
            return chosen
        votes = self._votes(page, entities, chosen)
        while open_:
            scored = [(self._best(named[i], votes, chosen), i) for i in open_]
            (_, place), i = max(scored, key=lambda item: (item[0][0], -item[1]))
            chosen[i] = place
            open_.remove(i)
            if place.country:
                votes[place.country] += 0.5
        return chosen

    def _by_kind(self, names: _Names) -> Place:
        return max(names.bearers, key=lambda place: (place.kind in names.kinds) * _CUED + place.weight)

    def _votes(self, page: Page, entities: tuple[Entity, ...], chosen: dict[int, Place]) -> defaultdict[str, float]:
        """How much of the document is about each country: its places, its nationality, its actors."""
        votes: defaultdict[str, float] = defaultdict(float)
        for i, place in chosen.items():
            if place.country:
                votes[place.country] += 1.0 + 0.25 * min(4, len(entities[i].mentions))
        for entity in entities:
            if entity.type in {"ORG", "PER"} and entity.code and len(entity.code) >= 3:
                votes[entity.code[:3]] += 0.5
        for nation in filter(None, map(self._nation, page.words)):
            votes[nation] += 0.4
        return votes

    def _best(self, names: _Names, votes: _Votes, chosen: dict[int, Place]) -> tuple[float, Place]:
        """The bearer for which most speaks, and by how much it leads."""
        scores = [(self._score(place, names, votes, chosen), place) for place in names.bearers]
        scores.sort(key=lambda item: -item[0])
        return scores[0][0] - scores[1][0], scores[0][1]

    def _score(self, place: Place, names: _Names, votes: _Votes, chosen: dict[int, Place]) -> float:
        score = self._gazetteer.prior(names.key, place)
        if names.kinds:
            score += _CUED if place.kind in names.kinds else 0.0
        if place.country:
            total = sum(votes.values())
            score += min(_MOST_FOR_COUNTRY, own := votes.get(place.country, 0.0)) + (3.0 * own / total if total else 0)
        parents = {parent.id for parent in self._gazetteer.parents(place)}
        others = [other for other in chosen.values() if other.id != place.id]
        if any(other.id in parents and other.kind != "country" for other in others):
            score += _NAMED_PARENT
        near = min(
            (distance(place.lat, place.lon, other.lat, other.lon) for other in others if other.kind not in WIDE),
            default=_QUITE_NEAR_KM + 1,
        )
        if place.kind != "country" and near <= _QUITE_NEAR_KM:
            score += _NEAR if near <= _NEAR_KM else _QUITE_NEAR
        return score

    def _with_geo(self, entity: Entity, place: Place, names: _Names) -> Entity:
        others = [other for other in names.bearers if other.id != place.id]
        alternatives = tuple(
            Alternative(other.name, other.country, other.lat, other.lon, other.source)
            for other in sorted(others, key=lambda other: -other.weight)
            if distance(place.lat, place.lon, other.lat, other.lon) > _ONE_PLACE_KM or other.country != place.country
        )[:_MOST_ALTERNATIVES]
        geo = self._geo(place, place.precision_km, alternatives)
        reasons: tuple[Reason, ...] = (Reason(place.rule, "place", entity.mentions[0]),)
        if names.cue is not None and len(names.bearers) > 1 and place.kind in names.kinds:
            reasons = (*reasons, Reason(names.cue, "place", entity.mentions[0]))
        return msgspec.structs.replace(
            entity, geo=geo, code=place.country or entity.code, because=(*entity.because, *reasons)
        )

    def _geo(self, place: Place, precision: float, alternatives: tuple[Alternative, ...] = ()) -> Geo:
        parents = tuple(parent.name for parent in self._gazetteer.parents(place))
        return Geo(place.lat, place.lon, place.source, place.country, precision, parents, alternatives)

    def _inherited(
        self, page: Page, entities: tuple[Entity, ...], i: int, chosen: dict[int, Place], votes: _Votes
    ) -> Entity:
        """An unknown place with the coordinates of what the text puts it in or beside."""
        found = self._unknown.find(page, entities, i, chosen, votes)
        if found is None:
            return entities[i]
        geo = self._geo(found.place, max(found.reach_km, found.place.precision_km))
        why = (*entities[i].because, Reason(found.rule, "place", found.mention))
        return msgspec.structs.replace(entities[i], geo=geo, code=found.place.country, because=why)


def _words(page: Page, first: int, stop: int, start: int) -> list[str]:
    """The folded words of a mention without the particles before it."""
    words = [page.words[i].folded for i in range(first, stop) if page.words[i].kind != "punct"]
    if not words:
        return [page.words[first].folded]
    skip = page.printed(first)[: max(0, start - page.starts[first])]
    if skip and page.words[first].kind == "word":
        words[0] = words[0][len(fold(skip)) :] or words[0]
    elif words[0].startswith("لل") and len(words[0]) > 4:
        words[0] = "ال" + words[0][2:]
    return words


def _one_place(bearers: tuple[Place, ...]) -> bool:
    """Whether all bearers lie so near each other in one country that nothing hangs on the choice."""
    first = bearers[0]
    return all(
        other.country == first.country
        and distance(first.lat, first.lon, other.lat, other.lon) <= _ONE_PLACE_KM
        and (other.kind == "country") == (first.kind == "country")
        for other in bearers[1:]
    )
