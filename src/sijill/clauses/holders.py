"""Which person of a document a bare title stands for: `الرئيس الأفغاني`, `المتحدث العسكري`."""

from __future__ import annotations

from sijill.model import Entity
from sijill.text import fold


class Holders:
    """The persons of a document by the words of their roles."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self._roles = [
            (tuple(map(_plain, fold(entity.role).split())), entity)
            for entity in entities
            if entity.type == "PER" and entity.role
        ]

    def of(self, title: str) -> Entity | None:
        """The one person whose role has the head of the title and all its words; None where nobody or two have."""
        head, *rest = map(_plain, fold(title).split())
        fitting = [
            entity
            for role, entity in self._roles
            if head in role[:2] and all(any(_alike(word, other) for other in role) for word in rest)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _plain(word: str) -> str:
    return word.removeprefix("ال")


def _alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: `أفغانستان` and `الأفغاني`, `الوزيرة` and `وزير`."""
    stem = min(len(one), len(other), 5) - (len(one) > 3 and len(other) > 3)
    return one[:stem] == other[:stem]
