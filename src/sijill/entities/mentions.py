"""Which entity stands at which token; fullest names of phrases."""

from __future__ import annotations

from typing import NamedTuple

from sijill.model import Entity
from sijill.tokens import Page


class MentionAt(NamedTuple):
    """A mention as tokens `[first, stop)` of its page."""

    entity: Entity
    first: int
    stop: int


class Mentions:
    """Mentions of a page's entities by token."""

    __slots__ = ("_by_token", "all")

    def __init__(self, page: Page, entities: tuple[Entity, ...]) -> None:
        found = [MentionAt(entity, *page.tokens_of(mention)) for entity in entities for mention in entity.mentions]
        self.all = tuple(sorted(found, key=lambda mention: (mention.first, mention.stop)))
        """All mentions in the order of the text."""
        self._by_token = {i: mention for mention in self.all for i in range(mention.first, mention.stop)}

    def at(self, i: int) -> MentionAt | None:
        """The mention that covers token `i`."""
        return self._by_token.get(i)

    def within(self, first: int, stop: int) -> list[MentionAt]:
        """Mentions that lie wholly inside tokens `[first, stop)`, in order."""
        return [mention for mention in self.all if first <= mention.first and mention.stop <= stop]
