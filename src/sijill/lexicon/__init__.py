"""Loads and validates the data into one explicit Lexicon; generates inflected forms."""

from sijill.lexicon.building import building
from sijill.lexicon.lexicon import Lexicon, LexiconError, Problem, load
from sijill.lexicon.morph import Form, Lexeme, Morph
from sijill.lexicon.rules import Rule, Rules

__all__ = ["Form", "Lexeme", "Lexicon", "LexiconError", "Morph", "Problem", "Rule", "Rules", "building", "load"]
