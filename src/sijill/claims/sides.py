"""Whether two names are of one side, and whether a name is that of a possible perpetrator."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sijill.claims.subjects import bare
from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.model import Entity, Event
from sijill.text import fold

_COUNTRY = 3
_REBELS = "REB"
_MEDIA = ("MED", "JRN")
_OPPOSED = (_REBELS, "OPP", "PRM")
"""Sectors of those who stand against their own state, or beside it."""
_FIGHTING = (_REBELS, "MIL", "PRM", "UAF", "COP")
_STATELESS = frozenset({"IGO", "NGO", "IMG", "MED"})
"""Codes that begin with no country."""
_WORDS = "responsibility/words.yaml"


class People(msgspec.Struct, frozen=True, gc=False):
    """What is known of words for people: who can act, who is no perpetrator, adjectives of nations by code."""

    actors: frozenset[str]
    unnamed: frozenset[str]
    nations: dict[str, str]
    endings: tuple[str, ...]
    """Endings of number and relation, longest first."""
    hardware: frozenset[str]
    owners: frozenset[str]
    """Words for those whose it can be, short of a state."""
    unarmed: frozenset[str]
    insurgents: frozenset[str]
    states: frozenset[str]
    """States, as they are called, and the capitals that stand for them."""
    generic: frozenset[str]
    """The actors without endings: nouns that many names share, so that they tell nothing of a side (`حزب`)."""


def people(lexicon: Lexicon, unnamed: Iterable[str]) -> People:
    """Read what the registers say of words for people."""
    words = lexicon.yaml(_WORDS)
    speakers = (noun for entry in lexicon.yaml("cues/speakers.yaml") for noun in entry.get("nouns", ()))
    nations: dict[str, str] = {}
    for row in lexicon.tsv("entities/nationalities.tsv"):
        for form, _ in inflect_nominal(row["adjective"], ("ون", "ات"), upos="ADJ", feminine=True):
            nations.setdefault(form, row["code"])
    endings = tuple(sorted(map(fold, words["endings"]), key=lambda ending: (-len(ending), ending)))
    actors = folded((*speakers, *words["perpetrators"]))
    generic = frozenset(_stem(word, endings) for word in actors)
    states = frozenset(
        fold(name)
        for row in lexicon.tsv("actors/states.tsv")
        for name in (row["name"], *row["variants"].split(","), *row["capitals"].split(","))
    )
    return People(
        actors=actors,
        unnamed=folded(unnamed),
        nations=nations,
        endings=endings,
        hardware=folded(words["hardware"]),
        owners=folded(words["owners"]),
        unarmed=folded(words["unarmed"]),
        insurgents=folded(words["insurgents"]),
        states=states,
        generic=generic,
    )


class Sides:
    """The entities of a page by name, with the countries and sectors of their codes."""

    def __init__(self, entities: tuple[Entity, ...], people: People) -> None:
        self._entities = {entity.name: entity for entity in entities}
        self._people = people

    def rebels(self, name: str) -> bool:
        """Whether the name is that of an armed group that is no state's, or of its people."""
        return any(
            entity.code is not None and entity.code.endswith(_REBELS) and (part in name or self._inflects(part, name))
            for part, entity in self._entities.items()
        )

    def insurgents(self, name: str) -> bool:
        """Whether the name is that of an armed group or a noun for its fighters (`ثلاثون مسلحا`)."""
        return self.rebels(name) or any(bare(word) in self._people.insurgents for word in fold(name).split())

    def _inflects(self, part: str, name: str) -> bool:
        """Whether a name of one word stands in another with another ending (`مواقع الحوثيين`, of `الحوثيون`)."""
        return " " not in part and bool(self._words(part) & self._words(name))

    def same(self, one: str, other: str, entity: str | None = None) -> bool:
        """Whether one name is part of the other's wording, or both belong to one state.

        `entity` is the id of the entity that the other name stands for, where it is known.
        """
        known = next((name for name, e in self._entities.items() if e.id == entity), other)
        mine, theirs = self._words(one), self._words(other) | self._words(known)
        telling, tell = (
            frozenset(word for word in words if word not in self._people.generic) for words in (mine, theirs)
        )
        if telling & tell or ((not telling or not tell) and mine & theirs):
            return True
        first, second = self._state(one), self._state(known)
        return first is not None and first == second

    def struck(self, name: str, attacks: Iterable[Event]) -> bool:
        """Whether an attack struck somebody so called, or who bears that title, who then is no attacker.

        Who fights strikes and is struck.
        """
        if self.is_place(name) or self.fights(name):
            return False
        victims = {victim for attack in attacks for victim in attack.recipients}
        bearers = (e for e in self._entities.values() if e.role and name in e.role)
        return name in victims or any(bearer.name in victims for bearer in bearers)

    def fights(self, name: str) -> bool:
        """Whether the name is that of an armed force or group."""
        entity = self._entities.get(name)
        return entity is not None and entity.type == "ORG" and (entity.code or "").endswith(_FIGHTING)

    def is_place(self, name: str) -> bool:
        """Whether the name is that of a place."""
        return name in self._entities and self._entities[name].type == "LOC"

    def can_act(self, name: str) -> bool:
        """Whether somebody so called can be blamed: an entity or a kind of people, not `مسلحون مجهولون`."""
        if name in self._entities:
            entity = self._entities[name]
            if entity.type == "LOC":
                return fold(name) in self._people.states
            return entity.type != "FAC" and not (entity.code or "").endswith(_MEDIA)
        words = list(map(bare, fold(name).split()))
        nations = self._people.nations
        if all(word in self._people.unnamed or (i and word in nations) for i, word in enumerate(words)):
            return False
        if words[0] in self._people.hardware:
            return self._state(name) is not None or any(word in self._people.owners for word in words[1:])
        if fold(name) in self._people.states:
            return True
        if words[0] in self._people.actors or _stem(words[0], self._people.endings) in self._people.generic:
            return words[0] not in self._people.unarmed
        return any(name.startswith(part) for part in self._entities if len(part) > _COUNTRY)

    def _state(self, name: str) -> str | None:
        """The state of an entity, or of a phrase with an adjective of nation or an entity in it (`إعلام تركي`)."""
        entity = self._entities.get(name)
        if entity is None:
            nations = (self._people.nations.get(bare(word)) for word in fold(name).split())
            stated = next(filter(None, nations), None)
            if stated is not None:
                return stated
            within = [e for part, e in self._entities.items() if len(part) > _COUNTRY and part in name]
            entity = max(within, key=lambda e: len(e.name), default=None)
        code = entity.code if entity is not None else None
        if code is None or code.endswith(_OPPOSED) or code[:_COUNTRY] in _STATELESS:
            return None
        return code[:_COUNTRY]

    def _words(self, name: str) -> frozenset[str]:
        """The words of a name and of its bearer's role, without endings."""
        entity = self._entities.get(name)
        role = entity.role if entity is not None and entity.role else ""
        return frozenset(
            _stem(word, self._people.endings) for word in map(bare, fold(f"{name} {role}").split()) if len(word) > 2
        )


def _stem(word: str, endings: tuple[str, ...]) -> str:
    """The word without an ending of number or relation (`الحوثيين`, `الحوثية`)."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _COUNTRY:
            return word[: -len(ending)]
    return word


def folded(words: Iterable[str]) -> frozenset[str]:
    """The words as they are compared: folded, without the article."""
    return frozenset(bare(fold(word)) for word in words)
