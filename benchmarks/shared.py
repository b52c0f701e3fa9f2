"""Where the measuring data lies, and how it is read: the folder named by `SHARED`, default `../shared`."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import msgspec

ROOT = Path(__file__).resolve().parents[1]

COMMAND = (sys.executable, "-c", "from sijill.cli.app import main; main()")
"""The command `sijill`, run by this Python."""

T = TypeVar("T")


class MissingDataError(Exception):
    """A file that a measurement needs is not there."""


class Article(msgspec.Struct, frozen=True):
    """What the reader needs of an annotated article or of an unannotated one."""

    id: str
    text: str
    published: dt.date | None = None
    outlet: str | None = None
    title: str | None = None


def shared(*parts: str) -> Path:
    """Return the path of a file or folder of the measuring data.

    Raises:
        MissingDataError: where it does not exist; the message names the setting.
    """
    base = Path(os.environ.get("SHARED") or ROOT.parent / "shared")
    if not base.is_absolute():
        base = ROOT / base
    path = base.joinpath(*parts)
    if not path.exists():
        raise MissingDataError(
            f"benchmarks need {path}: set SHARED to the folder that holds benchmark/, seed/, suites/ and news/ "
            "(make … SHARED=/path/to/shared)"
        )
    return path


def lines(path: Path, kind: type[T]) -> Iterator[T]:
    """Decode a JSONL file line by line into `kind`."""
    decode = msgspec.json.Decoder(kind).decode
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield decode(line)


def scorer_at(*parts: str) -> ModuleType:
    """A scorer that comes with the measuring data, as a module.

    Raises:
        MissingDataError: where it does not exist.
    """
    path = shared(*parts)
    spec = importlib.util.spec_from_file_location("scorer_of_" + "_".join(parts[:-1]), path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
