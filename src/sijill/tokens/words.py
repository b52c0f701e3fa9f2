"""A word form, analysed once per process: clitics, lemma candidates, keys for register look-ups.

Clitics after W. Wright, I §§ 185, 317: conjunction و/ف, then preposition ب/ل/ك or future س, then the
article; pronouns at the end. The article after ل loses its alef (للعراق).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Literal

import msgspec

from sijill.lexicon import Form, Lexeme, Lexicon, Morph
from sijill.text import level
from sijill.tokens.memo import Memo

Kind = Literal["word", "number", "latin", "punct"]

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_PRONOUNS = ("", "ه", "ها", "هم", "هن", "هما", "ي", "نا", "ك", "كم", "كما", "ني")
_NO_PRONOUN = ("",)
_PRONOUNS_BY_LAST = {
    last: tuple(pronoun for pronoun in _PRONOUNS if pronoun[-1:] in {"", last}) for last in "".join(_PRONOUNS)
}


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to read a word: clitics, and what the lexicon says of the stem between them."""

    conjunction: str
    preposition: str
    article: bool
    stem: str
    pronoun: str
    lexeme: Lexeme
    morph: Morph

    @property
    def lemma(self) -> str:
        """Lemma of the stem."""
        return self.lexeme.lemma


class Key(msgspec.Struct, frozen=True, gc=False):
    """The word with some proclitics peeled off, folded, for look-ups in registers.

    `skip` counts the stripped code points that precede the key in the printed word; `merged` says that
    the letters cannot be cut apart (للعراق for العراق: skip is then 0).
    """

    text: str
    skip: int
    conjunction: str
    preposition: str
    merged: bool = False


class Word:
    """A distinct word form. Instances are shared: one per spelling and analyser."""

    __slots__ = ("folded", "inner", "keys", "kind", "lemmas", "number", "readings", "steps", "stripped", "texts")

    def __init__(self, stripped: str, folded: str, kind: Kind, readings: tuple[Reading, ...], number: int) -> None:
        self.number = number
        """Its place in the vocabulary of its analyser."""
        self.stripped = stripped
        self.folded = folded
        self.kind = kind
        self.readings = readings
        self.lemmas = frozenset(reading.lexeme.lemma for reading in readings)
        """Lemmas of all readings, for membership tests only (sets have no order)."""
        self.keys = _keys(folded) if kind == "word" else (Key(folded, 0, "", ""),)
        self.texts = tuple([key.text for key in self.keys])
        """The texts of the keys, to ask at once whether the word, whatever is glued to it, is one of many."""
        lemmas = _steps(readings)
        self.steps = self.texts + lemmas
        """The texts, and after them the lemmas as phrases write them (`<lemma>`, `<v:lemma>`, `<n:lemma>`)."""
        self.inner = (folded, *lemmas)
        """What the word can be inside a phrase: itself as it stands, or a form of a lemma."""

    def __repr__(self) -> str:
        return f"Word({self.stripped!r}, {[r.lemma for r in self.readings]})"

    def has(self, lemma: str) -> bool:
        """Whether the word can be a form of `lemma`."""
        return lemma in self.lemmas

    def first(self, upos: str) -> Reading | None:
        """The first reading with this part of speech."""
        return next((reading for reading in self.readings if reading.morph.upos == upos), None)


@cache
def _lemma_steps(lemma: str, finite: bool) -> tuple[str, str]:
    """How phrases write a lemma: whatever the form, and as a verb or a noun. There are as many as the lexicon has."""
    return f"<{lemma}>", f"<{'v' if finite else 'n'}:{lemma}>"


def _steps(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The lemmas of a word as phrases write them, each once."""
    steps = [_lemma_steps(reading.lexeme.lemma, reading.morph.verb_form == "Fin") for reading in readings]
    return tuple(dict.fromkeys(chain.from_iterable(steps)))


def _keys(folded: str) -> tuple[Key, ...]:
    """The word itself, then with و/ف and ب/ل/ك peeled off; the article stays on the key."""
    keys = [Key(folded, 0, "", "")]
    for conjunction in _CONJUNCTIONS:
        if not folded.startswith(conjunction):
            continue
        rest = folded[len(conjunction) :]
        if conjunction and len(rest) > 1:
            keys.append(Key(rest, 1, conjunction, ""))
        for preposition in _PREPOSITIONS[1:]:
            if rest.startswith(preposition) and len(rest) > 2:
                skip = len(conjunction) + 1
                keys.append(Key(rest[1:], skip, conjunction, preposition))
                if preposition == "ل" and rest[1] == "ل":
                    keys.append(Key("ا" + rest[1:], len(conjunction), conjunction, preposition, merged=True))
    return tuple(keys)


def with_article(texts: Iterable[str]) -> frozenset[str]:
    """The folded texts, each also with the article: a vocabulary to look `Word.texts` up in."""
    plain = frozenset(texts)
    return plain | {f"ال{text}" for text in plain}


class Analyser:
    """Analyses word forms with a lexicon and remembers them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.forms
        self.known = Memo(self._entered)
        """Stripped spelling → the shared `Word`, analysed the first time that it is looked up."""
        self.vocabulary: list[Word] = []
        """All words so far, by their numbers."""

    def __len__(self) -> int:
        return len(self.known)

    def __call__(self, stripped: str) -> Word:
        """The shared `Word` of a stripped spelling."""
        return self.known[stripped]

    def _entered(self, stripped: str) -> Word:
        folded = level(stripped)
        kind = _kind(folded[0])
        readings = tuple(self._readings(stripped, folded)) if kind == "word" else ()
        word = Word(stripped, folded, kind, readings, len(self.vocabulary))
        self.vocabulary.append(word)
        return word

    def _readings(self, stripped: str, folded: str) -> list[Reading]:
        found: dict[Reading, None] = {}
        for conjunction in _CONJUNCTIONS:
            if folded.startswith(conjunction):
                for cut in _cuts(folded[len(conjunction) :]):
                    found.update(dict.fromkeys(self._stems(stripped, conjunction, cut)))
        return list(found)

    def _stems(self, stripped: str, conjunction: str, cut: _Cut) -> Iterator[Reading]:
        """Readings of what is left after the proclitics, with and without a pronoun at the end."""
        for pronoun in _PRONOUNS_BY_LAST.get(cut.rest[-1:], _NO_PRONOUN) if not cut.article else _NO_PRONOUN:
            if not cut.rest.endswith(pronoun):
                continue
            if pronoun == "ه" and stripped.endswith("ة"):
                continue
            stem = cut.rest[: len(cut.rest) - len(pronoun)]
            for form in self._forms.get(stem, ()):
                if _fits(form, cut, pronoun, stripped):
                    yield Reading(
                        conjunction,
                        "س" if cut.future else cut.preposition,
                        cut.article,
                        stem,
                        pronoun,
                        form.lexeme,
                        form.morph,
                    )


def _kind(initial: str) -> Kind:
    if initial.isdecimal():
        return "number"
    if not initial.isalpha():
        return "punct"
    return "latin" if "a" <= initial.lower() <= "z" or "\u00c0" <= initial <= "\u02af" else "word"


class _Cut(msgspec.Struct, frozen=True, gc=False):
    """Proclitics cut off a word whose conjunction is gone, and the rest."""

    rest: str
    preposition: str = ""
    article: bool = False
    future: bool = False


def _cuts(rest: str) -> Iterator[_Cut]:
    yield _Cut(rest)
    if rest.startswith("ال") and len(rest) > 3:
        yield _Cut(rest[2:], article=True)
    if rest.startswith("س") and len(rest) > 3:
        yield _Cut(rest[1:], future=True)
    for preposition in _PREPOSITIONS[1:]:
        if rest.startswith(preposition) and len(rest) > 2:
            yield _Cut(rest[1:], preposition)
            if rest.startswith("ال", 1) and len(rest) > 4:
                yield _Cut(rest[3:], preposition, article=True)
            if preposition == "ل" and rest.startswith("ل", 1) and len(rest) > 3:
                yield _Cut(rest[2:], preposition, article=True)


def _fits(form: Form, cut: _Cut, pronoun: str, stripped: str) -> bool:
    """Whether these clitics can stand around this form."""
    morph = form.morph
    if morph.upos == "VERB":
        if cut.article or cut.preposition in {"ب", "ك"}:
            return False
        if cut.preposition == "ل":
            return morph.aspect != "Perf" and not cut.future
        if cut.future:
            return morph.aspect == "Imp" and (morph.state != "Cons" or bool(pronoun))
        if morph.state == "Cons":
            return pronoun not in {"", "ي"}
        return pronoun != "ي"
    if cut.future or (pronoun == "ني" and morph.upos != "SCONJ"):
        return False
    if morph.upos in {"NOUN", "ADJ", "NUM", "PROPN"}:
        if morph.state == "Indef":
            return not cut.article and not pronoun
        if morph.state == "Cons":
            return not cut.article
        if pronoun and form.lexeme.lemma.endswith("ة") and morph.number == "Sing":
            return False
        if not pronoun and stripped.endswith("ة") and not form.lexeme.lemma.endswith("ة"):
            return morph.gender == "Fem" or morph.number == "Plur"
        return True
    if morph.upos in {"CCONJ", "SCONJ", "PART", "ADP", "ADV", "PRON", "DET"}:
        return not cut.article
    return True
