"""Whether two names are of one side, and whether a name is that of a possible perpetrator."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.model import Entity
from sijill.text import fold

_COUNTRY = 3
_REBELS = "REB"
_STATELESS = frozenset({"IGO", "NGO", "IMG", "MED"})
"""Codes that begin with no country."""


class Sides:
    """The entities of a page by name, with the countries and sectors of their codes."""

    def __init__(self, entities: tuple[Entity, ...], actors: frozenset[str], unnamed: frozenset[str]) -> None:
        self._entities = {entity.name: entity for entity in entities}
        self._actors = actors
        self._unnamed = unnamed

    def rebels(self, name: str) -> bool:
        """Whether the name is that of an armed group that is no state's, or of its people."""
        return any(
            entity.code is not None and entity.code.endswith(_REBELS) and part in name
            for part, entity in self._entities.items()
        )

    def same(self, one: str, other: str) -> bool:
        """Whether one name is part of the other's wording, or both belong to one state."""
        mine, theirs = _words(one), _words(other)
        if mine & theirs:
            return True
        first, second = self._state(one), self._state(other)
        return first is not None and first == second

    def can_act(self, name: str) -> bool:
        """Whether somebody so called can be blamed: an entity or a kind of people, not `مسلحون مجهولون`."""
        if name in self._entities:
            return True
        words = list(map(_bare, fold(name).split()))
        if all(word in self._unnamed for word in words):
            return False
        return words[0] in self._actors or any(part in name for part in self._entities if len(part) > _COUNTRY)

    def _state(self, name: str) -> str | None:
        entity = self._entities.get(name)
        code = entity.code if entity is not None else None
        if code is None or code.endswith(_REBELS) or code[:_COUNTRY] in _STATELESS:
            return None
        return code[:_COUNTRY]


def _words(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in map(_bare, fold(name).split()) if len(word) > 2)


def _stem(word: str) -> str:
    """The word without an ending of number or relation (`الحوثيين`, `الحوثية`)."""
    for ending in ("يين", "يون", "يه", "ين", "ون", "ي"):
        if word.endswith(ending) and len(word) - len(ending) >= _COUNTRY:
            return word[: -len(ending)]
    return word


def _bare(word: str) -> str:
    for article in ("وال", "بال", "لل", "ال"):
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :]
    return word


def folded(words: Iterable[str]) -> frozenset[str]:
    """The words as they are compared: folded, without the article."""
    return frozenset(_bare(fold(word)) for word in words)
