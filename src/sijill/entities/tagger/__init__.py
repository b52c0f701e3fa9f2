"""A small statistical tagger: names that no list holds and no grammar foresees."""

from sijill.entities.tagger.combine import RULE, Policy, Tagged, Verdict
from sijill.entities.tagger.model import Model, TaggerError, decode, encode
from sijill.entities.tagger.tagger import Tagger

MODEL = "models/names.bin"
"""Where the lexicon keeps the model."""

__all__ = ["MODEL", "RULE", "Model", "Policy", "Tagged", "Tagger", "TaggerError", "Verdict", "decode", "encode"]
