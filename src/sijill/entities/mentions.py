"""Which entity stands at which token; fullest names of phrases."""

from __future__ import annotations

import msgspec

from sijill.model import Entity, Span
from sijill.tokens import Page

_LAM_ALEF = frozenset(map(chr, range(0xFEF5, 0xFEFD)))
"""Ligatures that a particle written onto a name may be part of: nothing can be cut off there."""


class MentionAt(msgspec.Struct, frozen=True, gc=False):
    """A mention as tokens `[first, stop)` of its page; `attached` where a particle is written onto it."""

    entity: Entity
    first: int
    stop: int
    attached: bool = False


class Mentions:
    """Mentions of a page's entities by token."""

    __slots__ = ("_by_token", "all", "entities")

    def __init__(self, page: Page, entities: tuple[Entity, ...]) -> None:
        self.entities = entities
        found = [_mention_at(page, entity, mention) for entity in entities for mention in entity.mentions]
        self.all = tuple(sorted(found, key=lambda mention: (mention.first, mention.stop)))
        """All mentions in the order of the text."""
        self._by_token = {i: mention for mention in self.all for i in range(mention.first, mention.stop)}

    def at(self, i: int) -> MentionAt | None:
        """The mention that covers token `i`."""
        return self._by_token.get(i)

    def within(self, first: int, stop: int) -> list[MentionAt]:
        """Mentions that lie wholly inside tokens `[first, stop)`, in order."""
        return [mention for mention in self.all if first <= mention.first and mention.stop <= stop]


def _mention_at(page: Page, entity: Entity, mention: Span) -> MentionAt:
    first, stop = page.tokens_of(mention)
    merged = page.words[first].folded.startswith("لل") or mention.text[:1] in _LAM_ALEF
    return MentionAt(entity, first, stop, merged or mention.start > page.starts[first])
