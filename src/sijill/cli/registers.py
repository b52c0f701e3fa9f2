"""What the commands take from a person's own registers (`--register`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.exits import ExitCode
from sijill.cli.interface import Interface
from sijill.lexicon import Lexicon, LexiconError, load

RegisterOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", help="A TSV file of your own actors or places; they replace those listed. One of each kind."
    ),
]


def own_registers(face: Interface, paths: list[Path] | None) -> tuple[bytes, ...]:
    """The files that the option names, seen to be registers.

    Raises:
        typer.Exit: where one cannot be opened, or is no register.
    """
    try:
        files = tuple(path.read_bytes() for path in paths or ())
        lexicon_with(files)
    except OSError as error:
        face.fail(ExitCode.USAGE, "register_unreadable", path=error.filename, why=error.strerror)
    except LexiconError as error:
        face.fail(ExitCode.USAGE, "register_unreadable", path=", ".join(map(str, paths or ())), why=error)
    return files


def own_lexicon(face: Interface, paths: list[Path] | None) -> Lexicon:
    """The lexicon shipped with the package, with the rows of the files that the option names.

    Raises:
        typer.Exit: where one cannot be opened, or is no register.
    """
    return lexicon_with(own_registers(face, paths))


@cache
def lexicon_with(registers: tuple[bytes, ...]) -> Lexicon:
    """The lexicon shipped with the package, with the rows of these registers.

    Raises:
        LexiconError: where one of them cannot be used.
    """
    if not registers:
        return load()
    from sijill.entities import with_registers  # noqa: PLC0415  # slow to load

    return with_registers(load(), registers)
