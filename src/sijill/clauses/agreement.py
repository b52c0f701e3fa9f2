"""How verbs agree with their subjects and with each other, by person, gender and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.clauses.parts import Part, Parts
from sijill.clauses.wordlists import WordLists
from sijill.text import fold
from sijill.tokens import Reading, Word

if TYPE_CHECKING:
    from sijill.clauses.syntax import Context

_OPENING = frozenset({"SCONJ", "CCONJ"})
_HUMAN = frozenset(map(fold, ("الذين", "اللذان", "اللذين")))
_FEMININE = frozenset(map(fold, ("التي", "اللتان", "اللتين", "اللواتي", "اللاتي")))
"""Relative pronouns of persons in the plural or dual, and of what is feminine."""


def precedes(verb: Reading) -> bool:
    """Whether a verb can stand before its subject: in the third person, and singular before any number."""
    return verb.morph.person in {"3", ""} and verb.morph.number in {"Sing", ""}


def shares_subject(later: Reading, earlier: Reading) -> bool:
    """Whether a verb without a subject can have that of an earlier one, by gender and number.

    Before its subject a verb stays singular, so that a plural may follow a singular of either gender; a singular
    follows no plural.
    """
    if later.morph.person not in {"3", ""} or earlier.morph.person not in {"3", ""}:
        return True
    if later.morph.number != "Sing":
        return True
    return earlier.morph.number == "Sing" and later.morph.gender == earlier.morph.gender


def has_pronoun(context: Context, here: int, verb: Reading, words: WordLists) -> bool:
    """Whether the subject of the verb at chunk `here` is the pronoun of what opens its clause (أكدت أنها ترفض الشروط),
    with which it agrees; not where أنه may open a clause of any subject (أنه قتل خمسة جنود)."""
    chunks = context.sentence.chunks
    if (
        here
        and chunks[here - 1].kind == "part"
        and context.page.words[chunks[here - 1].first].folded in words.negations
    ):
        here -= 1
    if not here or chunks[here - 1].kind != "part":
        return False
    opening = context.page.words[chunks[here - 1].stop - 1].readings
    pronouns = {reading.pronoun for reading in opening if reading.morph.upos in _OPENING and reading.pronoun}
    if verb.morph.person not in {"3", ""}:
        return False
    if verb.morph.number == "Plur":
        return "هم" in pronouns
    return verb.morph.number == "Sing" and verb.morph.gender == "Fem" and "ها" in pronouns


def described(context: Context, parts: Parts, k: int, relative: str) -> int:
    """Where in chunk `k` the noun starts that a relative pronoun describes: its head, or what that is in construct
    with, where only this one agrees (هجوم المسلحين | الذين, دعم الجماعات | التي).

    Args:
        relative: the relative pronoun, folded and without و.
    """
    chunk, words = context.sentence.chunks[k], context.page.words
    head = parts(words[chunk.start])
    if relative in _HUMAN:
        fits = head.people
    elif relative in _FEMININE:
        fits = head.people or not head.lemmas or _is_feminine(words[chunk.start], head)
    else:
        return chunk.start
    if fits or chunk.start in context.marks.mentions or chunk.start in context.marks.figures:
        return chunk.start
    for j in range(chunk.start + 1, chunk.stop):
        part = parts(words[j])
        if j in context.marks.mentions or (
            part.noun and (part.people or (relative in _FEMININE and part.bare[-1:] == "ه"))
        ):
            return j
    return chunk.start


def _is_feminine(word: Word, part: Part) -> bool:
    readings = [reading for reading in word.readings if reading.lemma in part.lemmas]
    return part.bare.endswith(("ه", "ات")) or any(r.morph.gender == "Fem" or r.morph.number == "Plur" for r in readings)


def masculine_singular(word: Word, part: Part) -> bool:
    """Whether a known noun is a masculine singular, which a feminine verb cannot have as subject."""
    nominal = [reading for reading in word.readings if reading.lemma in part.lemmas]
    return bool(nominal) and all(r.morph.number == "Sing" and r.morph.gender == "Masc" for r in nominal)


def is_dual(part: Part) -> bool:
    """Whether a known noun is a dual in the nominative (جنديان)."""
    return part.bare.endswith("ان") and stands(part, 2)


def stands(part: Part, ending: int) -> bool:
    """Whether a word without its ending is its own lemma (مسؤولين, but not مجانين)."""
    rest = part.bare[: len(part.bare) - ending]
    return any(fold(lemma) == rest for lemma in part.lemmas)
