"""What an inflected form is: universal POS and the UD features that unvocalised script can show."""

from __future__ import annotations

from typing import Literal

import msgspec

Upos = Literal["VERB", "NOUN", "ADJ", "PROPN", "ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "ADV", "NUM", "X"]
VerbForm = Literal["Fin", "Part", "Vnoun", ""]
Aspect = Literal["Perf", "Imp", "Jus", ""]
Number = Literal["Sing", "Dual", "Plur", ""]
Gender = Literal["Masc", "Fem", ""]
State = Literal["Cons", "Indef", ""]


class Morph(msgspec.Struct, frozen=True, gc=False):
    """Features of one form. `state` is `Cons` for forms that only stand before a genitive or a pronoun,
    `Indef` for forms that take neither article nor pronoun, empty for forms that stand anywhere.
    `voice` is `Pass` where the script itself shows the passive; most forms leave it open (empty)."""

    upos: Upos
    verb_form: VerbForm = ""
    aspect: Aspect = ""
    person: str = ""
    gender: Gender = ""
    number: Number = ""
    state: State = ""
    voice: Literal["Pass", ""] = ""


class Lexeme(msgspec.Struct, frozen=True, gc=False):
    """A lexicon word: its lemma in standard spelling, POS, and for verbs root and form (I–X, Q)."""

    lemma: str
    upos: Upos
    root: str = ""
    form: str = ""
    verb: str = ""
    """For verbal nouns and participles: the lemma of their verb."""


class Form(msgspec.Struct, frozen=True, gc=False):
    """A lexeme in one inflected form."""

    lexeme: Lexeme
    morph: Morph
