"""A small trained model that weighs whether a sentence reports the act that a record says it does."""

from sijill.weigher.features import BLOCKS, Forms, Found, Records, features, happened
from sijill.weigher.model import FORMAT, Model, WeigherError, Weights, decode, encode
from sijill.weigher.weigher import RULE, Score, Weigher

MODEL = "models/reports.bin"
"""Where the lexicon keeps the model."""

__all__ = [
    "BLOCKS",
    "FORMAT",
    "MODEL",
    "RULE",
    "Forms",
    "Found",
    "Model",
    "Records",
    "Score",
    "Weigher",
    "WeigherError",
    "Weights",
    "decode",
    "encode",
    "features",
    "happened",
]
