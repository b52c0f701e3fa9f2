"""Which person of a document a bare title stands for: `الرئيس الأفغاني`, `المتحدث العسكري`."""

from __future__ import annotations

from collections.abc import Mapping

from sijill.model import Entity
from sijill.text import fold

_FORMER = frozenset(map(fold, ("سابق", "سابقة", "أسبق", "راحل", "راحلة", "مخلوع", "معزول", "منتخب", "منتخبة")))
"""What tells a role that is no more, or not yet, somebody's, from one that is."""
_SPOKESMAN = {fold("ناطق"): fold("متحدث"), fold("ناطقة"): fold("متحدثة")}
"""Words for one role → the word that stands for both."""


class Holders:
    """The persons of a document by the words of their roles."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self._roles = [
            (tuple(map(_plain, fold(entity.role).split())), entity)
            for entity in entities
            if entity.type == "PER" and entity.role
        ]

    def of(self, title: str, nationals: Mapping[str, str]) -> Entity | None:
        """The one person whose role has the head of the title and all its words; None where nobody or two have.

        What tells the country can stand in the code of the person instead (`الرئيس المصري` for `الرئيس فلان`). A former
        holder is meant only where the title says so.

        Args:
            nationals: country codes of adjectives of nationality, folded and without article.
        """
        words = list(map(_plain, fold(title).split()))
        head, *rest = words
        former = not _FORMER.isdisjoint(words)
        fitting = [
            entity
            for role, entity in self._roles
            if head in role[:2]
            and (former or _FORMER.isdisjoint(role))
            and all(any(_alike(word, other) for other in role) or _of(entity, nationals.get(word)) for word in rest)
        ]
        if len(fitting) == 1:
            return fitting[0]
        return None if fitting or former else self._of_nation(head, rest, nationals)

    def _of_nation(self, head: str, rest: list[str], nationals: Mapping[str, str]) -> Entity | None:
        """The one person who bears the title that an adjective of nation goes with, where nothing tells his country."""
        if len(rest) != 1 or rest[0] not in nationals:
            return None
        bearing = [entity for role, entity in self._roles if head == role[0] and _FORMER.isdisjoint(role)]
        known = bool(bearing) and (bearing[0].code or "")[:3] in nationals.values()
        return bearing[0] if len(bearing) == 1 and not known else None


def _of(entity: Entity, country: str | None) -> bool:
    """Whether the code of a person is of a country."""
    return country is not None and (entity.code or "").startswith(country)


def _plain(word: str) -> str:
    bare = word.removeprefix("ال")
    return _SPOKESMAN.get(bare, bare)


def _alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: `أفغانستان` and `الأفغاني`, `الوزيرة` and `وزير`."""
    stem = min(len(one), len(other), 5) - (len(one) > 3 and len(other) > 3)
    return one[:stem] == other[:stem]
