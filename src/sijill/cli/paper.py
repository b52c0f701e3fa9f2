"""What the commands print on: lines of pieces, wrapped to the terminal, Arabic from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from sijill.cli.bidi import Bidi, Fragment, choose, clean_rich, place
from sijill.cli.visual import direction_of

Piece = Text | str


class Row(NamedTuple):
    """One line of pieces, and how far it is indented."""

    indent: int
    pieces: tuple[Piece, ...]


_WIDEST = 110
_WORD = re.compile(r"\S+\s*|\s+")


class Paper:
    """Prints lines in the direction of the interface language.

    Args:
        file: where to print; colours and bidi handling only where it is a terminal.
        rtl: whether lines run from right to left (the Arabic interface).
        width: cells of a line; by default those of the terminal, at most 110.
    """

    def __init__(
        self,
        file: TextIO,
        *,
        bidi: Bidi = Bidi.AUTO,
        rtl: bool = False,
        width: int | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.console = Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)
        terminal = self.console.is_terminal
        self.bidi = choose(bidi, environ or {}, terminal=terminal)
        self.rtl = rtl
        self.width = width or (min(self.console.width, _WIDEST) if terminal else _WIDEST)

    def line(self, *pieces: Piece, indent: int = 0) -> None:
        """Print one entry of pieces; what does not fit goes on in further lines, Arabic alone flush right."""
        rows = wrap([part for piece in pieces for part in _parts(piece)], self.width - indent)
        lines = [place(row, self.bidi, rtl=self.rtl) for row in rows]
        widths = [cell_len(line.plain) for line in lines]
        right = self.width - indent if self.rtl else max(widths, default=0)
        flush = self.bidi is not Bidi.OFF and (self.rtl or all(part.direction == "R" for row in rows for part in row))
        for line, width in zip(lines, widths, strict=True):
            margin = max(0, right - width) if flush else 0
            # The indentation of the Arabic interface is on the right, where the terminal ends the line.
            left = margin if self.rtl and flush else indent + margin
            self.console.print(Text(" " * left, end="").append_text(line), end="\n")

    def rows(self, rows: Iterable[Row], *, indent: int = 0) -> None:
        """Print rows of pieces."""
        for row in rows:
            self.line(*row.pieces, indent=indent + row.indent)

    def blank(self) -> None:
        """Print an empty line."""
        self.console.print()

    def heading(self, text: str) -> None:
        """Print the heading of a section, underlined."""
        self.blank()
        self.line(Text(text, "bold"))
        self.line(Text("─" * min(self.width, max(12, cell_len(text))), "dim"))


def wrap(pieces: Iterable[Text], width: int) -> list[list[Fragment]]:
    """Break pieces into rows of at most `width` cells, between words; a longer word stands alone."""
    whole = [clean_rich(piece) for piece in pieces]
    rows: list[dict[int, Text]] = [{}]
    used = 0
    for number, piece in enumerate(whole):
        for found in _WORD.finditer(piece.plain):
            start, end = found.span()
            if used and used + cell_len(found[0].rstrip()) > width:
                rows.append({})
                used = 0
            if not used:
                start += len(found[0]) - len(found[0].lstrip())
            if start < end:
                rows[-1].setdefault(number, Text()).append_text(piece[start:end])
                used += cell_len(piece.plain[start:end])
    for row in rows:
        if row:
            row[max(row)].rstrip()
    directions = [direction_of(piece.plain) for piece in whole]
    return [[Fragment(text, directions[number]) for number, text in row.items()] for row in rows if row]


def _parts(piece: Piece) -> list[Text]:
    """A piece and the space around it, which takes the direction of the line and not of the piece."""
    text = Text(piece) if isinstance(piece, str) else piece
    plain = text.plain
    start = len(plain) - len(plain.lstrip())
    end = max(start, len(plain.rstrip()))
    return [text[a:b] for a, b in ((0, start), (start, end), (end, len(plain))) if a < b]
