"""Relative pronouns: which of two joined ones the description begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.clauses.syntax import Context

_AND = "و"


def first_relative(context: Context, k: int) -> int:
    """The relative pronoun at chunk `k`, or the one before it of which it is one more (الذين …، والذين …)."""
    chunks, words = context.sentence.chunks, context.page.words
    last = k - 1 if k and chunks[k - 1].kind != "comma" else k - 2
    if not chunks[k].conj or last < 0 or _ends_in_name(context, last):
        return k
    form = words[chunks[k].stop - 1].folded.removeprefix(_AND)
    m = next((m for m in range(k - 1, -1, -1) if chunks[m].kind in {"rel", "stop"}), k)
    return m if words[chunks[m].stop - 1].folded.removeprefix(_AND) == form else k


def _ends_in_name(context: Context, k: int) -> bool:
    """Whether chunk `k` ends in the name of a person or body."""
    chunk, mentions = context.sentence.chunks[k], context.marks.mentions
    named = (mentions[j] for j in range(chunk.start, chunk.stop) if j in mentions)
    return any(mention.entity.type in {"PER", "ORG"} and mention.stop == chunk.stop for mention in named)
