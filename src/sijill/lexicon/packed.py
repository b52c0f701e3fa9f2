"""Trained models as bytes: gzipped JSON, so that `zcat` shows every weight, the same bytes for the same model."""

from __future__ import annotations

import gzip
import zlib
from typing import TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


class PackedError(ValueError):
    """Bytes that hold no model of the type asked for; the message says why."""


def pack(model: msgspec.Struct) -> bytes:
    """The bytes of a model."""
    return gzip.compress(msgspec.json.encode(model, order="sorted"), 9, mtime=0)


def unpack(data: bytes, kind: type[T]) -> T:
    """The model in `data`.

    Raises:
        PackedError: where there is none of this type.
    """
    try:
        return msgspec.json.decode(gzip.decompress(data), type=kind)
    except (OSError, EOFError, zlib.error, msgspec.DecodeError) as error:
        raise PackedError(str(error)) from None
