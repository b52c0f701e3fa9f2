"""Quotation marks of every style in use, nested, across sentences and, where directional, paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENING = {"«": "»", "“": "”", "‹": "›", "‘": "’", "„": "“", "❝": "❞"}
_CLOSING = frozenset(_OPENING.values())
_QUOTE = re.compile("[\"'«»“”„‟‹›‘’❝❞＂″\n]")
_FLAT = {'"': '"', "＂": '"', "″": '"', "‟": '"', "'": "'"}
_MAX_DEPTH = 64
"""Deeper nesting than any prose has is read as noise, so hostile input stays cheap."""


class Quotation(NamedTuple):
    """Offsets into the stripped text: `start`/`end` with the marks, `inner`/`stop` without; depth from 0."""

    start: int
    end: int
    inner: int
    stop: int
    depth: int


def find_quotations(stripped: str) -> tuple[Quotation, ...]:
    """Find the quotations of a stripped (not levelled) text, in order of their start.

    A flat mark (" or ') opens or closes by what stands beside it and ends with its paragraph at the
    latest; a directional pair may also be used reversed (”…“), as Arabic typesetting often has it.
    An apostrophe inside a word is no mark. A mark without a partner gives no quotation.
    """
    found: list[Quotation] = []
    stack: list[tuple[str, int, bool]] = []
    for match in _QUOTE.finditer(stripped):
        mark, at = match[0], match.start()
        if mark == "\n":
            stack = [entry for entry in stack if entry[2]]
            continue
        before = stripped[at - 1] if at else " "
        after = stripped[at + 1] if at + 1 < len(stripped) else " "
        if mark in "'’‘" and before.isalpha() and after.isalpha() and before.isascii():
            continue
        depth = _partner(stack, mark)
        if depth is not None and not (_opens(before, after) and stack[depth][0] == mark):
            _, start, _ = stack[depth]
            del stack[depth:]
            if at > start + 1:
                found.append(Quotation(start, at + 1, start + 1, at, min(depth, _MAX_DEPTH)))
        elif len(stack) < _MAX_DEPTH:
            mark = _FLAT.get(mark, mark)
            stack.append((mark, at, mark in "«“‹„"))
    return tuple(sorted(found))


def _partner(stack: list[tuple[str, int, bool]], mark: str) -> int | None:
    """The place in the stack of the innermost open mark that `mark` can close."""
    flat = _FLAT.get(mark)
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth][0]
        if flat is not None:
            if opened == flat:
                return depth
        elif _OPENING.get(opened) == mark or (_OPENING.get(mark) == opened and opened in _CLOSING):
            return depth
    return None


def _opens(before: str, after: str) -> bool:
    """Whether a flat mark between these neighbours can only open."""
    return (before.isspace() or before in "([:،") and not after.isspace() and after not in ".,،؛:!?؟)"
