"""Named places in noun phrases, and the definite nouns that stand for a place named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec

from sijill.clauses.chunks import Mention
from sijill.clauses.entries import PLACES
from sijill.clauses.participants import Namer, Participant, nationals
from sijill.clauses.parts import Parts
from sijill.clauses.syntax import Context
from sijill.clauses.wordlists import WordLists, place_words
from sijill.entities.places import distance
from sijill.lexicon import Lexicon
from sijill.model import Entity
from sijill.text import fold

_STATES = "actors/states.tsv"
_PERSONS = frozenset({"people", "force", "state", "fighters"})
_AREAS = frozenset({"area"})
_SITES = frozenset({"area", "place", "attack"})
_ATTACHED = frozenset(map(fold, ("ب", "ل")))
_FAR_KM = 60.0
"""From how far apart on two towns are not told of as one."""
_BACK = 3
"""How many sentences back a place may be named that a definite noun stands for, where its kind does not say."""


class _Kind(msgspec.Struct, frozen=True, gc=False):
    """How far places of a kind reach (in km; none: only those called so), names that always are of the kind, and
    how many sentences back one may be named that is not called so."""

    least: float
    most: float
    names: frozenset[str]
    back: int


class Sites:
    """Reads which named place a noun phrase is of."""

    def __init__(self, lexicon: Lexicon, parts: Parts, namer: Namer, words: WordLists) -> None:
        self._parts = parts
        self._namer = namer
        self._words = words
        self._own = place_words(lexicon)
        self._kinds = {row["noun"]: _kind(row) for row in lexicon.yaml(PLACES)["kinds"]}
        self._singular = {fold(noun): noun for noun in self._kinds}
        self._acting = {
            fold(row["noun"]): frozenset(map(fold, row["names"]))
            for row in lexicon.yaml(PLACES)["kinds"]
            if row.get("acts")
        }
        states = {row["id"] for row in lexicon.tsv(_STATES)}
        self._nationals = frozenset(form for form, code in nationals(lexicon).items() if code in states)

    def within(self, context: Context, first: int, stop: int) -> list[Mention]:
        """The places that a phrase names."""
        places = context.marks.places
        return [places[j] for j in range(first, stop) if j in places]

    def lies_at(self, context: Context, first: int, mention: Mention) -> bool:
        """Whether the phrase from token `first` on is of the place named in it, not of somebody or an act there.

        في ريف حلب, في غارات صعدة; not في حكومة طرابلس, بقيادة الرياض.
        """
        if mention.first == first:
            return True
        if self._namer.may_be(context.page, first, _SITES):
            return True
        classes = self._namer.classes(context.page, first)
        return not classes & _PERSONS and not self._namer.names_act(context.page, first)

    def is_area(self, context: Context, first: int) -> bool:
        """Whether the noun at token `first` names a kind of area."""
        return self._namer.may_be(context.page, first, _AREAS)

    def is_named(self, context: Context, who: Participant) -> Participant | None:
        """The place that a phrase with an area or a site at its head is of (محافظة البصرة), or stands for (المدينة)."""
        if who.classes and not who.classes & {"area", "place", "named"}:
            return None
        mentions = self.within(context, who.first, who.stop)
        if mentions:
            return located(mentions[0])
        words = context, who.first, who.stop
        return self.land(*words) or self.homeland(*words) or self.stood_for(*words)

    def homeland(self, context: Context, first: int, stop: int) -> Participant | None:
        """The country that البلاد stands for, alone or in parts of it (في جنوب البلاد, في كل أنحاء البلاد)."""
        words, own = context.page.words, self._own
        if words[stop - 1].folded not in own.homeland:
            return None
        parts = own.quarters | own.outskirts | own.whole
        if not all(self._parts(words[j]).bare in parts for j in range(first, stop - 1)):
            return None
        return self.country(context, stop - 1)

    def may_be_land(self, context: Context, first: int) -> bool:
        """Whether the noun at token `first` can be the land of a nation that an adjective after it names."""
        return self._parts(context.page.words[first]).bare in self._words.lands

    def land(self, context: Context, first: int, stop: int) -> Participant | None:
        """The country whose land a phrase is by an adjective (في الأراضي السورية, في مدن سورية): its name, where the
        text has it, else the phrase as printed."""
        words = context.page.words
        if not self.may_be_land(context, first):
            return None
        article = self._parts(words[first]).article
        for j in range(first + 1, stop):
            part = self._parts(words[j])
            if part.article != article or not (part.relational or part.adjective):
                return None
            entity = context.nations.of(part.bare) if part.relational else None
            if entity is not None:
                return Participant(entity.name, j, j + 1, entity)
            if part.bare in self._nationals:
                return Participant(self._namer.printed(context.page, first, j + 1), first, j + 1)
        return None

    def stood_for(self, context: Context, first: int, stop: int) -> Participant | None:
        """The named place that a definite noun alone stands for (خرج المسلحون من حلب ودخل الجيش المدينة)."""
        words = context.page.words
        part = self._parts(words[first])
        kind = self._singular.get(part.bare)
        if kind is None or not part.article or stop - first > 1:
            return None
        after = self._parts(words[stop]) if stop < len(words) else None
        if after is not None and (after.kind == "rel" or (after.article and (after.relational or after.adjective))):
            return None
        before = [mention for mention in context.marks.places.values() if mention.first < first]
        before = [mention for mention in before if self._as_place(context, mention)]
        before.sort(key=lambda mention: -mention.first)
        fits = self._kinds[kind]
        here = context.page.sentence_of(first)
        near = [mention for mention in before if here - context.page.sentence_of(mention.first) <= fits.back]
        found = next((mention for mention in before if self._called(context, mention, kind, fits)), None)
        found = found or next((mention for mention in near if _of_size(mention.entity, fits)), None)
        return None if found is None else Participant(found.entity.name, first, stop, found.entity)

    def acting(self, context: Context, first: int, stop: int) -> Participant | None:
        """The place that a definite noun alone stands for as one who acts or suffers (هجوم على المملكة)."""
        words = context.page.words
        part = self._parts(words[first])
        if part.direction and stop == first + 2:
            part = self._parts(words[first + 1])  # جنوب المملكة
        elif stop != first + 1:
            return None
        names = self._acting.get(part.bare) if part.article else None
        if names is None:
            return None
        named = [mention for mention in context.marks.places.values() if fold(mention.entity.name) in names]
        last = max(named, key=lambda mention: (mention.first < first, mention.first), default=None)
        return None if last is None else Participant(last.entity.name, first, stop, last.entity)

    def country(self, context: Context, at: int) -> Participant | None:
        """The country in which most places of the text lie, where the text names it before token `at`."""
        places = context.marks.places.values()
        codes = Counter(code for mention in places if (code := _country(mention.entity)) is not None)
        if not codes:
            return None
        most = max(codes.values())
        state = next(
            (
                m.entity
                for m in places
                if m.first < at and codes[_country(m.entity) or ""] == most and _is_state(m.entity)
            ),
            None,
        )
        return None if state is None else Participant(state.name, at, at + 1, state)

    def last_before(self, context: Context, at: int) -> Participant | None:
        """The place named last before token `at`, a few sentences back at most."""
        page = context.page
        before = [mention for mention in context.marks.places.values() if mention.first < at]
        last = max(
            (mention for mention in before if self._as_place(context, mention)),
            key=lambda mention: mention.first,
            default=None,
        )
        near = last is not None and page.sentence_of(at) - page.sentence_of(last.first) <= _BACK
        return Participant(last.entity.name, at, at + 1, last.entity) if last is not None and near else None

    def _called(self, context: Context, mention: Mention, kind: str, fits: _Kind) -> bool:
        """Whether the text calls a place so: مدينة حلب, قاعدة العند."""
        words = context.page.words
        if fold(mention.entity.name) in fits.names or kind in self._parts(words[mention.first]).lemmas:
            return True
        return mention.first > 0 and kind in self._parts(words[mention.first - 1]).lemmas

    def _as_place(self, context: Context, mention: Mention) -> bool:
        """Whether a place is named as a place (في حلب, ريف حلب), not as who acts there."""
        if mention.attached[-1:] in _ATTACHED:
            return True
        if not mention.first:
            return False
        part = self._parts(context.page.words[mention.first - 1])
        placed = part.kind == "prep" or bool(part.prep) or part.bare in self._words.places
        return placed or self.is_area(context, mention.first - 1)


def located(mention: Mention) -> Participant:
    """The named place as a participant."""
    return Participant(mention.entity.name, mention.first, mention.stop, mention.entity)


def nested(one: Entity | None, two: Entity | None) -> bool:
    """Whether one of two places is known to lie in the other."""
    return lies_in(one, two) or lies_in(two, one)


def apart(one: Entity | None, two: Entity | None) -> bool:
    """Whether two places are known to lie in different countries, or far from each other and neither in the other."""
    if one is two or one is None or two is None or one.geo is None or two.geo is None:
        return False
    first, second = one.geo, two.geo
    if first.country is None or second.country is None:
        return False
    if first.country != second.country:
        return True
    reach = (first.precision_km or 0.0) + (second.precision_km or 0.0)
    far = distance(first.lat, first.lon, second.lat, second.lon) > max(_FAR_KM, reach)
    return far and not nested(one, two)


def _country(entity: Entity | None) -> str | None:
    return None if entity is None or entity.geo is None else entity.geo.country


def _is_state(entity: Entity) -> bool:
    return entity.type == "LOC" and entity.geo is not None and not entity.geo.parents and entity.geo.country is not None


def lies_in(one: Entity | None, two: Entity | None) -> bool:
    """Whether one place is known to lie in the other."""
    if one is None or two is None or one is two or one.geo is None or not one.geo.parents:
        return False
    if two.geo is not None and not two.geo.parents:
        return _country(one) is not None and _country(one) == _country(two)
    return two.name in one.geo.parents or fold(two.name) in map(fold, one.geo.parents)


def _of_size(entity: Entity, fits: _Kind) -> bool:
    """Whether a place is as large as those of a kind; one that no gazetteer has is taken for a town."""
    if entity.type != "LOC" or not fits.most:
        return False
    geo = entity.geo
    return geo is None or (bool(geo.parents) and fits.least <= (geo.precision_km or 0.0) <= fits.most)


def _kind(row: Mapping[str, Any]) -> _Kind:
    least, most = row.get("reach", (0, 0))
    return _Kind(least, most, frozenset(map(fold, row.get("names", ()))), row.get("back", _BACK))
