"""What a word can be as the action of an undertaking, or before it."""

from __future__ import annotations

import re

from sijill.tokens import Page, Word

_SHAPE = re.compile("إ..ا.|ت..ي.|است..ا.|ا..ا.|م.ا..ة")
"""What a verbal noun that the lexicon does not know looks like."""


def ambiguous(word: Word) -> bool:
    """Whether the word can be a form of two verbs (`يعد`)."""
    return len({r.lemma for r in word.readings if r.morph.verb_form == "Fin"}) > 1


def joined_on(word: Word) -> bool:
    """Whether a conjunction is written onto the word."""
    return any(r.conjunction for r in word.readings)


def governs(word: Word) -> bool:
    """Whether only a noun can follow the word: a finite verb or a verbal noun without article."""
    readings = word.readings
    return bool(readings) and all(r.morph.verb_form in {"Fin", "Vnoun"} and not r.article for r in readings)


def verbal_noun(word: Word, preposition: str) -> bool:
    """Whether the word is a verbal noun that `preposition` is written onto ("" for none)."""
    if any(r.morph.upos == "ADP" for r in word.readings):
        return False  # `بعد` is no ب with a verbal noun
    if not word.readings and not preposition:
        return bool(_SHAPE.fullmatch(word.stripped))
    return any(r.morph.verb_form == "Vnoun" and r.preposition == preposition for r in word.readings)


def governed(word: Word, preposition: str) -> bool:
    """Whether the preposition is surely written onto the word."""
    if not word.folded.startswith(preposition) or len(word.folded) < 4:
        return False
    return all(r.preposition == preposition and r.morph.upos in {"NOUN", "ADJ"} for r in word.readings)


def headed(word: Word, nouns: frozenset[str]) -> bool:
    """Whether the word is one of the nouns, with no preposition written onto it."""
    return any(r.lemma in nouns and r.morph.verb_form != "Fin" and not r.preposition for r in word.readings)


def finite(word: Word) -> bool:
    """Whether the word can be nothing but a finite verb."""
    return bool(word.readings) and all(r.morph.verb_form == "Fin" for r in word.readings)


def has_head(page: Page, i: int, nouns: frozenset[str]) -> bool:
    """Whether one of some nouns stands at token `i`."""
    return i < len(page.words) and bool(page.words[i].lemmas & nouns)


def imperfect(word: Word) -> bool:
    """Whether the word can be a verb in the imperfect."""
    return any(r.morph.verb_form == "Fin" and r.morph.aspect == "Imp" for r in word.readings)


def of_perfect(word: Word) -> bool:
    """Whether the word can be nothing but a verb in the perfect."""
    return bool(word.readings) and all(r.morph.verb_form == "Fin" and r.morph.aspect == "Perf" for r in word.readings)


def closed(word: Word) -> bool:
    """Whether nothing can be in construct with the word: it is definite by article or pronoun."""
    return word.folded.startswith(("ال", "وال", "لل", "بال")) or any(r.pronoun for r in word.readings)
