"""Inflected forms of nominals, in folded spelling, generated from a lemma and its plurals.

Covered: the accusative -ا, the feminine ة as ت before a genitive or pronoun, duals and sound plurals
with their construct forms, broken plurals, ء before pronouns (ئه/ؤه/ءه), ى before pronouns (اه).
Rules after W. Wright, A Grammar of the Arabic Language (3rd ed.), I §§ 299–323.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sijill.lexicon.morph import Gender, Morph, Number, State, Upos, VerbForm
from sijill.text import fold

SOUND_FEM = "ات"
SOUND_MASC = "ون"


_ENDINGS = ("اء", SOUND_FEM, "ة", "ى", "ء", "ا")
"""How words may end that matters for their forms; of any other word the forms only add to it."""

_Suffixes = tuple[tuple[str, Morph], ...]
_Kind = tuple[Upos, VerbForm, Gender]
"""Part of speech, form of the verb, gender of the singular."""


def inflect_nominal(
    lemma: str,
    plurals: tuple[str, ...] = (),
    *,
    upos: Upos = "NOUN",
    gender: Gender = "",
    verb_form: VerbForm = "",
    feminine: bool = False,
) -> Iterator[tuple[str, Morph]]:
    """Yield `(folded form, features)` of a noun or adjective.

    Args:
        lemma: citation form in standard spelling, without article.
        plurals: broken plurals in full, or the endings `ات`, `ون` for sound ones.
        upos: NOUN, ADJ or PROPN.
        gender: of the singular; taken from a final ة where empty.
        verb_form: `Vnoun` or `Part` for verbal nouns and participles.
        feminine: also inflect the regular feminine in ة (adjectives, participles).
    """
    own: Gender = gender or ("Fem" if lemma.endswith(("ة", "اء", "ى")) and upos != "ADJ" else "Masc")
    kind = (upos, verb_form, own)
    defective = _defective(lemma, upos, verb_form)
    ending = "ي" if defective else _ending(lemma)
    stem = _stem(lemma, ending)
    for suffix, morph in _singular(ending, kind, defective):
        yield stem + suffix, morph
    for plural in plurals:
        if plural in {SOUND_FEM, SOUND_MASC}:
            for suffix, morph in _sound(ending, plural, kind, defective):
                yield stem + suffix, morph
        else:
            other = _ending(plural)
            root = _stem(plural, other)
            for suffix, morph in _broken(other, kind):
                yield root + suffix, morph
    if feminine:
        for suffix, morph in _feminine(ending, kind):
            yield stem + suffix, morph


def _ending(lemma: str) -> str:
    return next((ending for ending in _ENDINGS if lemma.endswith(ending)), "")


def _stem(lemma: str, ending: str) -> str:
    form = fold(lemma)
    return form[: len(form) - len(ending)]


def _defective(lemma: str, upos: Upos, verb_form: VerbForm) -> bool:
    """Whether a word in ي is one like قاضي (قاض, قضاة), and no adjective of relation like ناري or قانوني."""
    weak = lemma.endswith("ي") and lemma[1] == "ا"
    return weak and (verb_form == "Part" if upos == "ADJ" else len(lemma) == 4)


def _morph(kind: _Kind, number: Number, state: State = "", of: Gender = "") -> Morph:
    return Morph(kind[0], kind[1], "", "", of or kind[2], number, state)


@cache
def _singular(ending: str, kind: _Kind, defective: bool) -> _Suffixes:
    """Singular and dual of words with this ending, what follows the stem."""
    return (*_number(ending, "Sing", kind, defective), *_dual(ending, kind))


@cache
def _broken(ending: str, kind: _Kind) -> _Suffixes:
    return tuple(_number(ending, "Plur", kind))


@cache
def _sound(ending: str, plural: str, kind: _Kind, defective: bool = False) -> _Suffixes:
    return tuple(_plural(ending, plural, kind, defective))


@cache
def _feminine(ending: str, kind: _Kind) -> _Suffixes:
    """The regular feminine of an adjective in all its numbers."""
    kind = (kind[0], kind[1], "Fem")
    base = ending[:-1] + "اة" if ending.endswith("ى") else ending + "ة"
    return (*_singular(base, kind, False), *_sound(base, SOUND_FEM, kind))


def _number(ending: str, number: Number, kind: _Kind, defective: bool = False) -> Iterator[tuple[str, Morph]]:
    """The forms of one singular or broken plural."""
    form = fold(ending)
    yield form, _morph(kind, number)
    if ending.endswith("ة"):
        yield form[:-1] + "ت", _morph(kind, number, "Cons")
    elif ending.endswith("ى"):
        yield form[:-1] + "ا", _morph(kind, number, "Cons")
    elif ending.endswith("ء"):
        yield form[:-1] + "ي", _morph(kind, number, "Cons")
        yield form[:-1] + "و", _morph(kind, number, "Cons")
        if not ending.endswith("اء"):
            yield form + "ا", _morph(kind, number, "Indef")
    elif ending.endswith(("ا", SOUND_FEM)):
        pass
    elif defective:
        yield form[:-1], _morph(kind, number, "Indef")
        yield form + "ا", _morph(kind, number, "Indef")
    else:
        yield form + "ا", _morph(kind, number, "Indef")


def _dual(ending: str, kind: _Kind) -> Iterator[tuple[str, Morph]]:
    form = fold(ending)
    if ending.endswith("ة"):
        form = form[:-1] + "ت"
    yield form + "ان", _morph(kind, "Dual")
    yield form + "ين", _morph(kind, "Dual")
    yield form + "ا", _morph(kind, "Dual", "Cons")
    yield form + "ي", _morph(kind, "Dual", "Cons")


def _plural(ending: str, plural: str, kind: _Kind, defective: bool) -> Iterator[tuple[str, Morph]]:
    """The forms of one sound plural."""
    form = fold(ending)
    if plural == SOUND_FEM:
        base = form[:-1] if ending.endswith("ة") else form
        if ending.endswith("ى"):
            base = form[:-1] + "ي"
        yield base + "ات", _morph(kind, "Plur", "", "Fem")
    else:
        base = form[:-1] if ending.endswith("ى") or defective else form
        yield base + "ون", _morph(kind, "Plur", "", "Masc")
        yield base + "ين", _morph(kind, "Plur", "", "Masc")
        yield base + "و", _morph(kind, "Plur", "Cons", "Masc")
        yield base + "ي", _morph(kind, "Plur", "Cons", "Masc")
