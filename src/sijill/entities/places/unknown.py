"""Places that the gazetteer does not know: what the text says of where they lie."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sijill.entities.places.gazetteer import Gazetteer, Place
from sijill.lexicon import Lexicon
from sijill.model import Entity, Span
from sijill.text import fold
from sijill.tokens import Page

_REACH = 6
_MOST_WORDS = 4
_INSIDE_KM, _BESIDE_KM, _LISTED_KM = 10.0, 25.0, 50.0
_MOST_OF_VOTES, _ENOUGH_VOTES = 0.6, 2.5


class Whereabouts(msgspec.Struct, frozen=True, gc=False):
    """The known place that stands for an unknown one, how far this may lie from it, and the mention that says so."""

    place: Place
    reach_km: float
    rule: str
    mention: Span


class UnknownPlaces:
    """Puts unknown places where the known one inside their name, beside them or around them lies."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._rules = {entry["id"]: entry for entry in lexicon.yaml("places/cues.yaml")}
        self._between = frozenset(map(fold, self._rules["places.cue.beside"]["between"]))
        self._again = frozenset(map(fold, self._rules["places.cue.again"]["again"]))
        self._marks = frozenset(self._rules["places.cue.listed"]["marks"])

    def find(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        i: int,
        chosen: Mapping[int, Place],
        votes: Mapping[str, float],
    ) -> Whereabouts | None:
        """Where entity `i` lies: in the place inside its name; by the one that words of position lead to; in the town
        that the text calls `المدينة`; among the places it is listed with; in the country that most of the document
        is about, as exact as that is.

        Args:
            page: the page.
            entities: all entities.
            i: which of them.
            chosen: the known places.
            votes: country → how much of the document is about it.
        """
        by_token = {
            token: place
            for other, place in chosen.items()
            for mention in entities[other].mentions
            for token in range(*page.tokens_of(mention))
        }
        for mention in entities[i].mentions:
            first, stop = page.tokens_of(mention)
            tries = (
                (self._inside(page, first, stop), _INSIDE_KM, "places.cue.beside"),
                (self._after(page, stop, by_token), _BESIDE_KM, "places.cue.beside"),
                (self._called_again(page, first, stop, by_token), _BESIDE_KM, "places.cue.again"),
                (self._listed(page, first, stop, by_token), _LISTED_KM, "places.cue.listed"),
            )
            for place, reach, rule in tries:
                if place is not None and place.kind != "sea":
                    return Whereabouts(place, reach, rule, mention)
        country = self._country(votes)
        mention = entities[i].mentions[0]
        return Whereabouts(country, country.precision_km, "places.cue.country", mention) if country else None

    def _inside(self, page: Page, first: int, stop: int) -> Place | None:
        """The place in a name: `مطار الموصل`, `جسر الأئمة في بغداد`; the longest, the last."""
        for length in range(min(_MOST_WORDS, stop - first - 1), 0, -1):
            for at in range(stop - length, first, -1):
                rest = [page.words[i].folded for i in range(at + 1, at + length)]
                for key in page.words[at].keys:
                    bearers = self._gazetteer.folded(" ".join([key.text, *rest]))
                    known = [place for place in bearers if place.kind in {"town", "region"} and not place.small]
                    if known:
                        return max(known, key=lambda place: place.weight)
        return None

    def _after(self, page: Page, stop: int, by_token: Mapping[int, Place]) -> Place | None:
        """The known place that words of position lead to from an unknown one."""
        for i in range(stop, min(len(page.words), stop + _REACH)):
            if i in by_token:
                return by_token[i] if i > stop or page.words[i].folded[0] == "ب" else None
            word = page.words[i].folded
            if word not in self._between and word not in {'"', ")"}:
                return None
        return None

    def _called_again(self, page: Page, first: int, stop: int, by_token: Mapping[int, Place]) -> Place | None:
        """The last town before, where the unknown place is said to lie in `المدينة`."""
        for i in range(stop, min(len(page.words), stop + _REACH)):
            word = page.words[i]
            if any(key.text in self._again for key in word.keys):
                towns = [by_token[at] for at in range(first) if at in by_token and by_token[at].kind == "town"]
                return towns[-1] if towns else None
            if word.folded not in self._between:
                return None
        return None

    def _listed(self, page: Page, first: int, stop: int, by_token: Mapping[int, Place]) -> Place | None:
        """A known town joined to the unknown place by nothing but `و`, a comma or a hyphen."""
        before, after = first - 1, stop
        while before >= 0 and page.words[before].folded in self._marks:
            before -= 1
        while after < len(page.words) and page.words[after].folded in self._marks:
            after += 1
        for neighbour, marked, later in ((before, before < first - 1, first), (after, after > stop, after)):
            place = by_token.get(neighbour)
            joined = place is not None and (marked or page.words[later].folded.startswith("و"))
            if place is not None and joined and place.kind in {"town", "camp"}:
                return place
        return None

    def _country(self, votes: Mapping[str, float]) -> Place | None:
        """The country that most of the document is about."""
        total = sum(votes.values())
        if total < _ENOUGH_VOTES:
            return None
        code, most = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
        return self._gazetteer.by_id.get(code) if most >= _MOST_OF_VOTES * total else None
