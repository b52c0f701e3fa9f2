"""Sentences of a folded text: headlines, datelines, abbreviations, ellipses, closing marks."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_END = re.compile(r"\n+|(?:[.!?؟…]+|۔)[\"')\]]*(?=\s|$)|[!؟](?=\S)")
_WORD_EDGE = re.compile(r"[\s\"'(\[]")
_LAST_WORD = 24
"""How far back, in code points, the word before a full stop is looked for."""
_LONGEST = 2000
"""Longer than any sentence of prose: beyond it a sentence is cut, so that a text without full stops
costs time and evidence in proportion to its length."""


def split_sentences(folded: str, abbreviations: AbstractSet[str] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Cut a folded text into sentences; returns trimmed, non-empty `(start, end)` folded offsets.

    A line break always ends a sentence. A full stop does not where the word before it is a listed
    abbreviation or a single letter (an initial). An ellipsis followed by a space ends one only before
    a line's end or a new paragraph, since news uses it inside sentences. What is longer than any sentence
    of prose is cut at a space.
    """
    sentences: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(folded):
        mark = match[0]
        if mark[0] in ".…" and not _ends_sentence(folded, match, abbreviations):
            continue
        _append_trimmed(sentences, folded, start, match.end())
        start = match.end()
    _append_trimmed(sentences, folded, start, len(folded))
    return tuple(sentences)


def _ends_sentence(folded: str, match: re.Match[str], abbreviations: AbstractSet[str]) -> bool:
    mark = match[0].rstrip("\"')]")
    if mark != ".":
        rest = folded[match.end() : match.end() + 2]
        return not rest.strip(" ") or rest[0] == "\n" or len(match[0]) > len(mark)
    before = folded[max(0, match.start() - _LAST_WORD) : match.start()]
    last = _WORD_EDGE.split(before)[-1].rsplit(".", 1)[-1]
    return not (len(last) == 1 and last.isalpha()) and last not in abbreviations


def _append_trimmed(into: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    while right - left > _LONGEST:
        space = text.rfind(" ", left + 1, left + _LONGEST)
        cut = space if space > 0 else left + _LONGEST
        into.append((left, cut))
        left = cut + 1 if space > 0 else cut
    if right > left:
        into.append((left, right))
