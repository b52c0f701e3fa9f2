"""A small trained model that casts the roles which the rules leave open, from all who stand beside an event's words."""

from sijill.clauses.casting.candidates import Bystanders, Candidate
from sijill.clauses.casting.caster import (
    ADDED,
    FEATURE,
    Cast,
    Caster,
    Described,
    Scene,
    described,
    fits,
    open_roles,
    same,
)
from sijill.clauses.casting.model import FORMAT, ROLES, CastingError, Model, Weights, decode, encode

MODEL = "models/roles.bin"
"""Where the lexicon keeps the model."""

__all__ = [
    "ADDED",
    "FEATURE",
    "FORMAT",
    "MODEL",
    "ROLES",
    "Bystanders",
    "Candidate",
    "Cast",
    "Caster",
    "CastingError",
    "Described",
    "Model",
    "Scene",
    "Weights",
    "decode",
    "described",
    "encode",
    "fits",
    "open_roles",
    "same",
]
