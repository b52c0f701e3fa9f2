"""Arabic in a terminal: who puts it from right to left, the terminal or we.

Terminals fall into three kinds. Some know the Unicode Bidirectional Algorithm: they are given every
piece of Arabic as an isolate, so that it cannot disturb what stands beside it. Some know nothing of it:
they are given letters that are joined and reversed already. And what is no terminal, or one that has
its own way, is given the text as it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.style import Style
from rich.text import Text

from sijill.cli.visual import direction_of, visual_order

_RLI, _LRI, _PDI = "\u2067", "\u2066", "\u2069"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"\s*[\n\r\u2028\u2029]+\s*|\t")
_VTE_WITH_BIDI = 5800


class Fragment(NamedTuple):
    """What stands of a piece on one line, and the direction of the whole piece."""

    text: Text
    direction: str | None

    @classmethod
    def whole(cls, text: Text) -> Fragment:
        """A piece that stands on one line."""
        return cls(text, direction_of(text.plain))


class Bidi(StrEnum):
    """How Arabic is printed (`--bidi`)."""

    AUTO = "auto"
    ISOLATE = "isolate"
    VISUAL = "visual"
    OFF = "off"


def choose(wanted: Bidi, environ: Mapping[str, str], *, terminal: bool) -> Bidi:
    """Settle `auto`: by the terminal that the environment names; off where there is none or it is unknown."""
    if wanted is not Bidi.AUTO:
        return wanted
    if not terminal:
        return Bidi.OFF
    program = environ.get("TERM_PROGRAM", "")
    vte = environ.get("VTE_VERSION", "")
    if program == "vscode" or environ.get("ALACRITTY_WINDOW_ID") or environ.get("XTERM_VERSION"):
        return Bidi.VISUAL
    if program in ("Apple_Terminal", "mintty") or environ.get("KONSOLE_VERSION") or environ.get("MLTERM"):
        return Bidi.ISOLATE
    if vte.isdigit() and int(vte) >= _VTE_WITH_BIDI:
        return Bidi.ISOLATE
    return Bidi.OFF


def clean(text: str) -> str:
    """`text` on one line, without what could command the terminal or turn its direction."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))


def clean_rich(text: Text) -> Text:
    """`clean`, with the styles kept in place."""
    if not (_CONTROLS.search(text.plain) or _BREAKS.search(text.plain)):
        return text
    kept = Text()
    for start, end, style in _runs(text):
        kept.append(clean(text.plain[start:end]), style)
    return kept


def place(fragments: Sequence[Fragment], bidi: Bidi, *, rtl: bool) -> Text:
    """One line of isolates as the terminal is to be given it."""
    if bidi is Bidi.VISUAL:
        return _visual(fragments, rtl)
    line = Text(no_wrap=True, end="")
    if bidi is Bidi.OFF:
        return line.append_text(Text().join(text for text, _ in fragments))
    line.append(_RLI if rtl else "")
    for text, direction in fragments:
        if direction is None or (direction == "L" and not rtl):
            line.append_text(text)
        else:
            line.append(_RLI if direction == "R" else _LRI).append_text(text).append(_PDI)
    return line.append(_PDI if rtl else "")


def _visual(fragments: Sequence[Fragment], rtl: bool) -> Text:
    styles = [_style_of_each(text) for text, _ in fragments]
    line = Text(no_wrap=True, end="")
    texts, directions = [text.plain for text, _ in fragments], [direction for _, direction in fragments]
    for char, piece, offset in visual_order(texts, int(rtl), directions):
        line.append(char, styles[piece][offset])
    return line


def _style_of_each(text: Text) -> list[str | Style]:
    styles: list[str | Style] = [""] * len(text.plain)
    for start, end, style in _runs(text):
        styles[start:end] = [style] * (end - start)
    return styles


def _runs(text: Text) -> list[tuple[int, int, str | Style]]:
    """The text cut where its style changes; of overlapping styles the last one given holds."""
    cuts = sorted({0, len(text.plain), *(span.start for span in text.spans), *(span.end for span in text.spans)})
    runs = []
    for start, end in itertools.pairwise(cuts):
        styles = [span.style for span in text.spans if span.start <= start and end <= span.end]
        runs.append((start, end, styles[-1] if styles else text.style))
    return runs
