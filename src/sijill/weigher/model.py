"""The trained model: weights of features by type of event, and clusters of like words; read from bytes.

The file is gzipped JSON (`zcat reports.bin`), so that every weight can be looked up.
"""

from __future__ import annotations

from typing import Final

import msgspec

from sijill.lexicon.packed import PackedError, pack, unpack
from sijill.weigher.features import BLOCKS

FORMAT: Final = "sijill.weigher/1"


class WeigherError(ValueError):
    """A model that cannot be used; the message says why."""


class Weights(msgspec.Struct, frozen=True, gc=False):
    """How one type of event is weighed.

    Attributes:
        bias: what every sentence starts with, in units; 0 in the end is the line between a report and none.
        weights: feature → its weight in units, before it is shared out among the features of its block.
    """

    bias: int
    weights: dict[str, int]


class Model(msgspec.Struct, frozen=True, gc=False):
    """A logistic model for each type of event that it knows.

    Attributes:
        format: `FORMAT`.
        scale: how many units are one nat.
        blocks: kind of feature → how much it counts; the features of a block share it out (its length is fixed).
        types: type of event → its weights.
        clusters: folded word form → ids of the clusters of like words that it belongs to, coarse to fine.
    """

    format: str
    scale: int
    blocks: dict[str, float]
    types: dict[str, Weights]
    clusters: dict[str, tuple[int, ...]]


def encode(model: Model) -> bytes:
    """The bytes of a model: the same for the same model."""
    return pack(model)


def decode(data: bytes) -> Model:
    """The model in `data`.

    Raises:
        WeigherError: where it is not a model of this format.
    """
    try:
        model = unpack(data, Model)
    except PackedError as error:
        raise WeigherError(f"not a weigher model: {error}") from None
    if model.format != FORMAT or sorted(model.blocks) != sorted(BLOCKS):
        raise WeigherError(f"a weigher model of another format: {model.format!r}")
    return model
