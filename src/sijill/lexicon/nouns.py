"""Inflected forms of nominals, in folded spelling, generated from a lemma and its plurals.

Covered: the accusative -ا, the feminine ة as ت before a genitive or pronoun, duals and sound plurals
with their construct forms, broken plurals, ء before pronouns (ئه/ؤه/ءه), ى before pronouns (اه).
Rules after W. Wright, A Grammar of the Arabic Language (3rd ed.), I §§ 299–323.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sijill.lexicon.morph import Gender, Morph, Number, State, Upos, VerbForm
from sijill.text import fold

SOUND_FEM = "ات"
SOUND_MASC = "ون"


class _MorphOf(Protocol):
    def __call__(self, number: Number, state: State = ..., of: Gender = ...) -> Morph: ...


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

    def morph(number: Number, state: State = "", of: Gender = "") -> Morph:
        return Morph(upos, verb_form, "", "", of or gender or own, number, state)

    defective = _defective(lemma, upos, verb_form)
    own: Gender = "Fem" if lemma.endswith(("ة", "اء", "ى")) and upos != "ADJ" else "Masc"
    yield from _number(lemma, "Sing", morph, defective)
    yield from _dual(lemma, morph)
    for plural in plurals:
        yield from _plural(lemma, plural, morph, defective)
    if feminine:
        base = _feminine(lemma)

        def fem(number: Number, state: State = "", of: Gender = "") -> Morph:
            return morph(number, state, of or "Fem")

        yield from _number(base, "Sing", fem)
        yield from _dual(base, fem)
        yield from _plural(base, SOUND_FEM, fem)


def _feminine(lemma: str) -> str:
    return lemma[:-1] + "اة" if lemma.endswith("ى") else lemma + "ة"


def _defective(lemma: str, upos: Upos, verb_form: VerbForm) -> bool:
    """Whether a word in ي is one like قاضي (قاض, قضاة), and no adjective of relation like ناري or قانوني."""
    weak = lemma.endswith("ي") and lemma[1] == "ا"
    return weak and (verb_form == "Part" if upos == "ADJ" else len(lemma) == 4)


def _number(lemma: str, number: Number, morph: _MorphOf, defective: bool = False) -> Iterator[tuple[str, Morph]]:
    """The forms of one singular or broken plural."""
    form = fold(lemma)
    yield form, morph(number)
    if lemma.endswith("ة"):
        yield form[:-1] + "ت", morph(number, "Cons")
    elif lemma.endswith("ى"):
        yield form[:-1] + "ا", morph(number, "Cons")
    elif lemma.endswith("ء"):
        yield form[:-1] + "ي", morph(number, "Cons")
        yield form[:-1] + "و", morph(number, "Cons")
        if not lemma.endswith("اء"):
            yield form + "ا", morph(number, "Indef")
    elif lemma.endswith(("ا", SOUND_FEM)):
        pass
    elif defective:
        yield form[:-1], morph(number, "Indef")
        yield form + "ا", morph(number, "Indef")
    else:
        yield form + "ا", morph(number, "Indef")


def _dual(lemma: str, morph: _MorphOf) -> Iterator[tuple[str, Morph]]:
    form = fold(lemma)
    if lemma.endswith("ة"):
        form = form[:-1] + "ت"
    yield form + "ان", morph("Dual")
    yield form + "ين", morph("Dual")
    yield form + "ا", morph("Dual", "Cons")
    yield form + "ي", morph("Dual", "Cons")


def _plural(lemma: str, plural: str, morph: _MorphOf, defective: bool = False) -> Iterator[tuple[str, Morph]]:
    form = fold(lemma)
    if plural == SOUND_FEM:
        base = form[:-1] if lemma.endswith("ة") else form
        if lemma.endswith("ى"):
            base = form[:-1] + "ي"
        yield base + "ات", morph("Plur", "", "Fem")
    elif plural == SOUND_MASC:
        base = form[:-1] if lemma.endswith("ى") or defective else form
        yield base + "ون", morph("Plur", "", "Masc")
        yield base + "ين", morph("Plur", "", "Masc")
        yield base + "و", morph("Plur", "Cons", "Masc")
        yield base + "ي", morph("Plur", "Cons", "Masc")
    else:
        yield from _number(plural, "Plur", morph)
