"""A source: whom words are attributed to, as printed and by name."""

from __future__ import annotations

import msgspec

from sijill.claims.subjects import bare
from sijill.entities import MentionAt
from sijill.model import Entity, Span
from sijill.text import fold
from sijill.tokens import Page


class Source(msgspec.Struct, frozen=True, gc=False):
    """A source: the printed words, the fullest name, the entity, and the tokens it stands at."""

    printed: Span
    name: str
    entity: str | None
    first: int
    stop: int


def of_mention(page: Page, first: int, stop: int, mention: MentionAt) -> Source:
    """The source at tokens `[first, stop)` that a mention names."""
    printed = next(
        (m for m in mention.entity.mentions if page.token_at(m.start) == mention.first),
        page.span(mention.first, mention.stop),
    )
    name = mention.entity.name
    if mention.entity.type == "ORG" and mention.stop + 2 < stop and page.words[mention.stop].folded == "(":
        name = page.document.text[printed.start : page.ends[stop - 1]]
    return Source(printed, name, mention.entity.id, first, stop)


def words_of(source: Source) -> list[str]:
    """The words of a source, folded and bare."""
    return [bare(word) for word in fold(source.name).split()]


def of_entity(page: Page, first: int, stop: int, entity: Entity) -> Source:
    """The source at tokens `[first, stop)` that stands for an entity named elsewhere."""
    return Source(page.span(first, stop), entity.name, entity.id, first, stop)
