"""Spelling folded once, with an alignment back to the original.

Folding has two steps. *Stripping* deletes what carries no letter (diacritics, tatweel, bidi controls,
zero-width characters) and spells out presentation forms and ligatures; it alone changes lengths, and
the alignment records where. *Levelling* maps one code point to one code point: alef and hamza carriers,
ة→ه, ى→ي, Persian and other letters, digits of all three kinds, curly quotes. Both run at C speed;
Python touches only the places where something was stripped.

Decomposed text (NFD) folds like composed text, because the combining hamza and madda are stripped and
the composed letters are levelled to their bare carriers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

import msgspec

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
_TATWEEL = "\u0640"
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f"
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

_SHORT = 64
"""Code points of a text whose folded spelling is remembered."""

_SPECIAL = re.compile(f"[{_MARKS}{_TATWEEL}{_INVISIBLE}]+|[{_FORMS}]")
_TRAILING = re.compile(f"[{_MARKS}{_TATWEEL}]*")

_LEVEL = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳٵ", "ا"),
        **dict.fromkeys("ىیېۍێےۓئؽؾؿ", "ي"),
        **dict.fromkeys("ؤۆۇۈۉۊۋٶٷ", "و"),
        **dict.fromkeys("ةۃەۀھہۂ", "ه"),
        **dict.fromkeys("کڪګڭگ", "ك"),
        **dict.fromkeys("پ", "ب"),
        **dict.fromkeys("چژ", "ج"),
        **dict.fromkeys("ڤڥڨ", "ف"),
        **{chr(0x0660 + i): str(i) for i in range(10)},
        **{chr(0x06F0 + i): str(i) for i in range(10)},
        "٪": "%",
        **dict.fromkeys("“”„‟«»❝❞＂″", '"'),
        **dict.fromkeys("‘’‚‛‹›`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)  # fmt: skip

_COMMON = tuple((letter, str.translate(letter, _LEVEL)) for letter in "أإآىئؤة“”«»\u00a0")
_UNCOMMON = re.compile(f"[{''.join(map(chr, _LEVEL.keys() - set(map(ord, dict(_COMMON)))))}]")


class Alignment(msgspec.Struct, frozen=True, gc=False):
    """Breakpoints of the monotone map from stripped offsets to original offsets.

    Between two breakpoints the map has slope 1. At a breakpoint a span may start at `starts[i]`
    (after what was stripped) or end at `ends[i]` (after marks that belong to the letter before).
    """

    folded: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Original offset at which a span that starts at folded `offset` starts."""
        i = bisect_right(self.folded, offset) - 1
        return self.starts[i] + offset - self.folded[i]

    def all_starts(self, offsets: Iterable[int]) -> tuple[int, ...]:
        """`start` of ascending offsets, in one walk."""
        folded, starts = self.folded, self.starts
        i, last = 0, len(folded) - 1
        found = []
        for offset in offsets:
            while i < last and folded[i + 1] <= offset:
                i += 1
            found.append(starts[i] + offset - folded[i])
        return tuple(found)

    def all_ends(self, offsets: Iterable[int]) -> tuple[int, ...]:
        """`end` of ascending offsets, in one walk."""
        folded, starts, ends = self.folded, self.starts, self.ends
        i, last = 0, len(folded) - 1
        found = []
        for offset in offsets:
            while i < last and folded[i + 1] <= offset:
                i += 1
            found.append(ends[i] if folded[i] == offset else starts[i] + offset - folded[i])
        return tuple(found)

    def end(self, offset: int) -> int:
        """Original offset at which a span that ends at folded `offset` ends."""
        i = bisect_right(self.folded, offset) - 1
        return self.ends[i] if self.folded[i] == offset else self.starts[i] + offset - self.folded[i]


IDENTITY = Alignment((0,), (0,), (0,))


class Folded(msgspec.Struct, frozen=True, gc=False):
    """A text in its three states: as printed, stripped, and folded; the last two have one length."""

    original: str
    stripped: str
    folded: str
    alignment: Alignment


def strip(text: str) -> tuple[str, Alignment]:
    """Delete marks and invisible characters, spell out presentation forms; return the alignment."""
    if text.isascii() or not _SPECIAL.search(text):
        return text, IDENTITY
    pieces: list[str] = []
    folded, starts, ends = [0], [0], [0]
    at = size = 0

    def mark(start: int, end: int) -> None:
        if folded[-1] == size:
            starts[-1] = start
        else:
            folded.append(size)
            starts.append(start)
            ends.append(end)

    for match in _SPECIAL.finditer(text):
        begin, stop = match.span()
        pieces.append(text[at:begin])
        size += begin - at
        spelled = _spelled_out(match[0])
        if not spelled:
            trailing = _TRAILING.match(text, begin, stop)
            mark(stop, trailing.end() if trailing else begin)
        else:
            mark(begin, begin)
            for _ in spelled[1:]:
                size += 1
                mark(begin, stop)
            size += 1
            mark(stop, stop)
            pieces.append(spelled)
        at = stop
    pieces.append(text[at:])
    return "".join(pieces), Alignment(tuple(folded), tuple(starts), tuple(ends))


def fold_aligned(text: str) -> Folded:
    """Fold `text` and keep the way back to it."""
    stripped, alignment = strip(text)
    return Folded(text, stripped, _levelled(stripped), alignment)


def fold(text: str) -> str:
    """The folded spelling of `text`; idempotent. A page asks for that of its names and roles again and again."""
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    return strip(text)[0].translate(_LEVEL)


_remembered = lru_cache(maxsize=1 << 14)(_folded)


def _levelled(text: str) -> str:
    """`text.translate(_LEVEL)`, which looks up every letter; a few passes are faster where only common ones change."""
    if _UNCOMMON.search(text):
        return text.translate(_LEVEL)
    for letter, plain in _COMMON:
        text = text.replace(letter, plain)
    return text


def level(stripped: str) -> str:
    """Fold text that has been stripped already; keeps its length."""
    return stripped.translate(_LEVEL)


def _spelled_out(piece: str) -> str:
    """What a presentation form stands for, without marks; nothing for marks and invisible characters."""
    if not _is_form(piece):
        return ""
    return _SPECIAL.sub("", unicodedata.normalize("NFKC", piece)).strip()


def _is_form(piece: str) -> bool:
    return len(piece) == 1 and ("\ufb50" <= piece <= "\ufdff" or "\ufe70" <= piece <= "\ufefc")
