"""Arabic for terminals that know nothing of it: letters joined and put in visual order.

A terminal without bidirectional support prints the code points it gets from left to right, one cell
each. So the letters are replaced by their presentation forms (which are joined already) and put in the
order in which they are to be seen, after the implicit rules of the Unicode Bidirectional Algorithm
(UAX #9). Every piece of a line is an isolate: it is resolved by itself and then placed as a whole.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_TRANSPARENT = ("Mn", "Me", "Cf")
_MARKS = ("Mn", "Me")
_LAM = "ل"
_ALEFS = "اأإآ"
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


class _Forms(NamedTuple):
    isolated: str
    final: str
    initial: str
    medial: str

    @property
    def joins_next(self) -> bool:
        return bool(self.initial)


@cache
def _tables() -> tuple[dict[str, _Forms], dict[str, _Forms]]:
    """Letter → presentation forms, and alef → forms of lam with that alef, from the Unicode database."""
    found: dict[str, dict[str, str]] = {}
    for point in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, _, points = unicodedata.decomposition(chr(point)).partition(" ")
        source = "".join(chr(int(code, 16)) for code in points.split())
        found.setdefault(source, {}).setdefault(kind.strip("<>"), chr(point))
    forms = {
        source: _Forms(*(kinds.get(kind, "") for kind in ("isolated", "final", "initial", "medial")))
        for source, kinds in found.items()
    }
    letters = {source: form for source, form in forms.items() if len(source) == 1}
    return letters, {alef: forms[_LAM + alef] for alef in _ALEFS}


def shape(text: str) -> list[tuple[str, int]]:
    """Join the letters of `text`: its printed characters, each with the offset it comes from.

    A lam and the alef after it become one character; marks stay behind their letter.
    """
    letters, lam_alef = _tables()
    shaped: list[tuple[str, int]] = []
    solid = [i for i, char in enumerate(text) if unicodedata.category(char) not in _TRANSPARENT]
    following = dict(itertools.pairwise(solid))
    joined = False
    skip = -1
    for i, char in enumerate(text):
        if i == skip:
            continue
        if i not in following and (not solid or i != solid[-1]):
            shaped.append((char, i))
            continue
        forms = letters.get(char)
        after = following.get(i, -1)
        if char == _LAM and after == i + 1 and text[after] in lam_alef:
            forms, skip = lam_alef[text[after]], after
        if forms is None:
            joined = char == "\u0640"
            shaped.append((char, i))
            continue
        next_forms = None if skip == after else letters.get(text[after] if after >= 0 else "")
        joins = forms.joins_next and after >= 0 and (text[after] == "\u0640" or bool(next_forms and next_forms.final))
        wanted = (forms.medial if joins else forms.final) if joined else (forms.initial if joins else forms.isolated)
        shaped.append((wanted or char, i))
        joined = joins
    return shaped


def visual_order(
    pieces: Sequence[str], base: int, directions: Sequence[str | None] | None = None
) -> list[tuple[str, int, int]]:
    """The cells of a line from left to right, as (character, piece, offset in the piece).

    Args:
        pieces: the isolates of the line in logical order.
        base: the level of the line, 0 from left to right, 1 from right to left.
        directions: those of the isolates, where the pieces are parts of them; else after their first letters.
    """
    cells: list[tuple[str, int, int]] = []
    levels: list[int] = []
    for number, piece in enumerate(pieces):
        shaped = shape(piece)
        inner = level_of(directions[number] if directions is not None else direction_of(piece), base)
        levels += _levels([char for char, _ in shaped], inner)
        cells += [(char, number, offset) for char, offset in shaped]
    ordered = _marks_behind(_reorder(list(range(len(cells))), levels), [char for char, _, _ in cells])
    return [
        (char.translate(_MIRROR) if levels[i] % 2 else char, piece, offset)
        for i in ordered
        for char, piece, offset in [cells[i]]
    ]


def level_of(direction: str | None, base: int) -> int:
    """The level of an isolate: that of its direction, or the line's where it has none."""
    return base + (direction is not None and (direction == "R") != bool(base % 2))


def direction_of(text: str) -> str | None:
    """`L` or `R` after the first letter of `text`, `L` where it has digits alone, None where neither."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    for kind in kinds:
        if kind in _STRONG:
            return _STRONG[kind]
    return "L" if "EN" in kinds or "AN" in kinds else None


def _levels(chars: list[str], base: int) -> list[int]:
    """The embedding level of each character of one isolate (UAX #9, W1–W7, N1–N2, I1–I2)."""
    embedding = "R" if base % 2 else "L"
    kinds = _weak([unicodedata.bidirectional(char) or "ON" for char in chars], embedding)
    _neutral(kinds, embedding)
    raised = {"L": base + base % 2, "R": base + 1 - base % 2, "EN": base + 2 - base % 2, "AN": base + 2 - base % 2}
    return [raised[kind] for kind in kinds]


def _weak(kinds: list[str], embedding: str) -> list[str]:
    before = strong = embedding
    for i, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[i] = before
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
        before = kinds[i]
    for i in range(1, len(kinds) - 1):
        around = kinds[i - 1]
        if around == kinds[i + 1] and (
            (around == "EN" and kinds[i] in ("ES", "CS")) or (around == "AN" and kinds[i] == "CS")
        ):
            kinds[i] = around
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        number = ""
        for i in order:
            if kinds[i] == "ET" and number == "EN":
                kinds[i] = "EN"
            number = kinds[i]
    strong = embedding
    for i, kind in enumerate(kinds):
        if kind == "EN" and strong == "L":
            kinds[i] = "L"
        elif kind in _STRONG:
            strong = kinds[i] = _STRONG[kind]
    return kinds


def _neutral(kinds: list[str], embedding: str) -> None:
    """Neutrals take the direction they stand between, numbers counting as right to left."""
    i = 0
    while i < len(kinds):
        if kinds[i] in ("L", "R", "EN", "AN"):
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] not in ("L", "R", "EN", "AN"):
            end += 1
        left = embedding if i == 0 else ("L" if kinds[i - 1] == "L" else "R")
        right = embedding if end == len(kinds) else ("L" if kinds[end] == "L" else "R")
        kinds[i:end] = [left if left == right else embedding] * (end - i)
        i = end


def _reorder(cells: list[int], levels: list[int]) -> list[int]:
    """Reverse every run of at least each level, from the highest down to the lowest odd one (L2)."""
    for level in range(max(levels, default=0), 0, -1):
        i = 0
        while i < len(cells):
            end = i
            while end < len(cells) and levels[cells[end]] >= level:
                end += 1
            if end > i:
                cells[i:end] = cells[i:end][::-1]
            i = end + 1
    return cells


def _marks_behind(cells: list[int], chars: list[str]) -> list[int]:
    """Marks that the reversal has put before their letter are put behind it again (L3)."""
    ordered: list[int] = []
    waiting: list[int] = []
    for cell in cells:
        if unicodedata.category(chars[cell]) in _MARKS and (not ordered or ordered[-1] != cell - 1):
            waiting.append(cell)
        else:
            ordered += [cell, *reversed(waiting)]
            waiting = []
    return ordered + waiting[::-1]
