"""The trained model of roles: weights of features by role, read from bytes."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from sijill.lexicon.packed import PackedError, pack, unpack

FORMAT: Final = "sijill.casting/1"
Role = Literal["actor", "recipient", "location"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""The roles that are cast."""


class CastingError(ValueError):
    """A model that cannot be used; the message says why."""


class Weights(msgspec.Struct, frozen=True, gc=False):
    """How candidates for one role are weighed.

    Attributes:
        fill: the probability from which somebody takes the role, where the rules name nobody for it.
        join: the probability from which others join him.
        bias: what every candidate starts with, in units.
        weights: feature → what it adds, in units.
    """

    fill: float
    join: float
    bias: int
    weights: dict[str, int]


class Model(msgspec.Struct, frozen=True, gc=False):
    """A logistic model for each role.

    Attributes:
        format: `FORMAT`.
        scale: how many units are one nat.
        roles: role → its weights.
    """

    format: str
    scale: int
    roles: dict[Role, Weights]


def encode(model: Model) -> bytes:
    """The bytes of a model: the same for the same model."""
    return pack(model)


def decode(data: bytes) -> Model:
    """The model in `data`.

    Raises:
        CastingError: where it is not a model of this format.
    """
    try:
        model = unpack(data, Model)
    except PackedError as error:
        raise CastingError(f"not a model of roles: {error}") from None
    if model.format != FORMAT or sorted(model.roles) != sorted(ROLES):
        raise CastingError(f"a model of roles of another format: {model.format!r}")
    lines = [line for role in model.roles.values() for line in (role.fill, role.join)]
    if not all(0 < line < 1 for line in lines):
        raise CastingError("a model of roles with a line that is no probability")
    return model
