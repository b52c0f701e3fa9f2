"""The trained model: weights of features by label, and what is known of word forms; read from bytes."""

from __future__ import annotations

import zlib
from functools import cached_property
from typing import Final

import msgspec

from sijill.entities.tagger.viterbi import Steps

LABELS: Final = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
FORMAT: Final = "sijill.tagger/1"


class TaggerError(ValueError):
    """A model that cannot be used; the message says why."""


class Form(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What unlabelled news says of a word form.

    Attributes:
        count: its occurrences.
        clusters: ids of the clusters of like words that it belongs to, coarse to fine.
        habits: features that tell how a tagger without vocabulary labelled it in context.
    """

    count: int
    clusters: tuple[int, ...]
    habits: tuple[str, ...]


class Model(msgspec.Struct, frozen=True, dict=True):
    """A linear-chain model over `LABELS`.

    Attributes:
        format: `FORMAT`.
        scale: how many units of weight are one nat.
        threshold: tokens whose bound (in units) is below it are `O` without a search.
        transitions: weight of each pair of labels, row by row.
        weights: feature → label and weight by turns, in units; features of a word begin with its offset.
        forms: folded word form → what unlabelled news says of it.
    """

    format: str
    scale: int
    threshold: int
    transitions: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]
    forms: dict[str, Form]

    @cached_property
    def steps(self) -> Steps:
        """The steps that are allowed between labels (`I-…` follows its own kind only)."""
        size = len(LABELS)
        return Steps.of(
            [
                [
                    (before, self.transitions[before * size + label])
                    for before in range(size)
                    if not LABELS[label].startswith("I") or LABELS[before][2:] == LABELS[label][2:]
                ]
                for label in range(size)
            ]
        )


def encode(model: Model) -> bytes:
    """The bytes of a model: the same for the same model."""
    ordered = msgspec.structs.replace(
        model, weights=dict(sorted(model.weights.items())), forms=dict(sorted(model.forms.items()))
    )
    return zlib.compress(msgspec.msgpack.encode(ordered), 9)


def decode(data: bytes) -> Model:
    """The model in `data`.

    Raises:
        TaggerError: where it is not a model of this format.
    """
    try:
        model = msgspec.msgpack.decode(zlib.decompress(data), type=Model)
    except (zlib.error, msgspec.DecodeError) as error:
        raise TaggerError(f"not a tagger model: {error}") from None
    if model.format != FORMAT or len(model.transitions) != len(LABELS) ** 2:
        raise TaggerError(f"a tagger model of another format: {model.format!r}")
    return model
