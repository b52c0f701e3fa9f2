"""The entries of `data/affiliations`, loaded into tables that are asked once per word form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.model import AffiliationKind
from sijill.text import fold
from sijill.tokens import PhraseIndex, Word

Agreement = Literal["masc", "fem", "people", ""]
"""What a noun or participle agrees as; "" where its form does not tell."""

_FUNCTION = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "ADV"})


class Title(msgspec.Struct, frozen=True, gc=False):
    """A title: what it makes of its bearer, and how what stands after it is read."""

    id: str
    kind: AffiliationKind
    nation: bool
    portfolio: bool
    member: bool
    bearers: frozenset[str]
    definite: bool
    """Whether the head is complete (`الرئيس`, `رئيس الوزراء`), so that no genitive follows."""
    force: bool = False
    """Whether it is a command only over a force, and an office over anything else."""
    accusative: bool = False
    """Whether it is the predicate of a verb (`انتخب رئيسا`)."""


class Tie(msgspec.Struct, frozen=True, gc=False):
    """A word that ties what stands before it to what stands after it."""

    id: str
    kind: AffiliationKind
    form: Literal["participle", "verb", "noun", "phrase"]
    takes: frozenset[str]
    pronoun: bool = False
    leads: bool = False
    events: bool = False
    persons: bool = False
    agreement: Agreement = ""
    definite: bool = False
    conjunction: bool = False


class Body(msgspec.Struct, frozen=True, gc=False):
    """A noun that names a body (`حكومة`), a land or a group of people (`مسلحون`), and the clitics of a form of it."""

    rule: str
    agreement: Agreement
    force: bool = False
    people: bool = False
    land: bool = False
    skip: int = 0
    definite: bool = False
    merged: bool = False
    conjunction: bool = False
    preposition: str = ""


class Words:
    """Small classes of words of `words.yaml`, and what single words are in a phrase."""

    def __init__(self, lexicon: Lexicon) -> None:
        groups = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("affiliations/words.yaml").items()}
        self._temporal = groups["temporal"]
        self._qualifiers = groups["qualifiers"] | self._temporal
        self.honorifics = groups["honorifics"]
        self._honours = self.honorifics | groups["honoured"]
        self.pronominal = groups["pronominal"]
        self._kin = groups["kin"]
        self.copulas = groups["copulas"]
        self.negations = groups["negations"]
        self.appointing_lemmas = frozenset(lexicon.yaml("affiliations/words.yaml")["appointing"])
        self.representing_lemmas = frozenset(lexicon.yaml("affiliations/words.yaml")["representing"])
        speech = lexicon.yaml("cues/speech.yaml")
        self.speech_lemmas = frozenset(verb for entry in speech for verb in entry["verbs"])
        entries = lexicon.yaml("affiliations/ties.yaml")
        self.through = frozenset(fold(word) for entry in entries for word in entry.get("through", ()))
        lemmas = (lemma for entry in entries for lemma in entry.get("participles", ()))
        self._participles = frozenset(form for lemma in lemmas for form, _ in _participle(lemma))
        self.takes = frozenset(fold(word) for entry in entries for word in entry.get("takes", ()) if len(word) > 1)
        self._bodies = dict(_bodies(lexicon))
        self._known: dict[Word, Body | None] = {}
        self._nations: dict[Word, str | None] = {}
        self._adjectives: dict[str, str] = {}
        for row in lexicon.tsv("entities/nationalities.tsv"):
            for form, _ in inflect_nominal(row["adjective"], ("ون", "ات"), upos="ADJ", feminine=True):
                self._adjectives.setdefault(form, row["code"])

    def ties(self, word: Word) -> bool:
        """Whether the word is a participle that ties a phrase to what follows (`التابعة`)."""
        return word.folded.removeprefix("ال") in self._participles

    def kin(self, word: Word) -> bool:
        """Whether the word makes whom a title names a relative of its bearer (`نجل الرئيس فلان`)."""
        return any(key.text in self._kin for key in word.keys)

    def honours(self, word: Word) -> bool:
        """Whether the word can stand between a title and a name (`الدكتور`, `آية الله`)."""
        return word.folded in self._honours

    def qualifies(self, word: Word) -> bool:
        """Whether the word says what kind of title it is, or when it was held (`العام`, `السابق`)."""
        return word.folded in self._qualifiers

    def ends_phrase(self, word: Word) -> bool:
        """Whether no noun phrase goes on over the word: a qualifier, an honorific, a verb, a particle."""
        text = word.folded
        if self.ties(word) or text in self._temporal or text in self.honorifics or text in self.through:
            return True
        if not word.readings:
            return False
        return all(r.morph.verb_form == "Fin" for r in word.readings) or all(
            r.morph.upos in _FUNCTION for r in word.readings
        )

    def nation(self, word: Word) -> str | None:
        """Code of the state that a bare or definite adjective of nationality belongs to."""
        try:
            return self._nations[word]
        except KeyError:
            code = self._nations[word] = self._adjectives.get(word.folded.removeprefix("ال"))
            return code

    def body(self, word: Word) -> Body | None:
        """The body that a word names, whatever its proclitics."""
        try:
            return self._known[word]
        except KeyError:
            pass
        found = None
        for key in word.keys:
            definite = key.text.startswith("ال")
            entry = self._bodies.get(key.text.removeprefix("ال") if definite else key.text)
            if entry is not None and key.preposition != "ك":
                found = replace(
                    entry,
                    skip=0 if key.merged else key.skip,
                    definite=definite,
                    merged=key.merged,
                    conjunction=bool(key.conjunction),
                    preposition=key.preposition,
                )
                break
        self._known[word] = found
        return found


def titles(lexicon: Lexicon) -> PhraseIndex[Title]:
    """All titles by their forms, definite and indefinite, nominative and accusative."""
    return PhraseIndex(dict(_titles(lexicon)).items())


def ties(lexicon: Lexicon) -> tuple[dict[str, Tie], PhraseIndex[Tie], dict[str, tuple[Tie, ...]]]:
    """Ties by participle (form without article), by phrase, and by verb (lemma)."""
    participles: dict[str, Tie] = {}
    phrases: dict[str, Tie] = {}
    verbs: dict[str, tuple[Tie, ...]] = {}
    for entry in lexicon.yaml("affiliations/ties.yaml"):
        for lemma in entry.get("participles", ()):
            for form, agreement in _participle(lemma):
                participles.setdefault(form, replace(_tie(entry, "participle"), agreement=agreement))
        for phrase in entry.get("phrases", ()):
            phrases[phrase] = _tie(entry, "phrase")
        for phrase in entry.get("nouns", ()):
            phrases[phrase] = _tie(entry, "noun")
        for verb in entry.get("verbs", ()):
            verbs[verb] = (*verbs.get(verb, ()), _tie(entry, "verb"))
    return participles, PhraseIndex(phrases.items()), verbs


def _participle(lemma: str) -> Iterator[tuple[str, Agreement]]:
    """Forms of a participle and what they agree with; a final ي falls away before ون and ين (الموالون)."""
    for form, morph in inflect_nominal(lemma, ("ون", "ات"), upos="ADJ", feminine=True):
        plural = morph.number == "Plur" and morph.gender == "Masc"
        if morph.number != "Dual":
            yield form, "people" if plural else "fem" if morph.gender == "Fem" else "masc"
    if lemma.endswith("ي"):
        yield from ((fold(lemma[:-1] + ending), "people") for ending in ("ون", "ين"))


def _tie(entry: Mapping[str, Any], form: Literal["participle", "verb", "noun", "phrase"]) -> Tie:
    return Tie(
        entry["id"],
        entry["kind"],
        form,
        frozenset(map(fold, entry.get("takes", ("",)))),
        entry.get("pronoun", False),
        entry.get("leads", False),
        entry.get("events", False),
        entry.get("members") == ["PER"],
    )


def _titles(lexicon: Lexicon) -> Iterator[tuple[str, Title]]:
    for entry in lexicon.yaml("affiliations/offices.yaml"):
        title = Title(
            entry["id"],
            entry["kind"],
            entry.get("nation", False),
            entry.get("portfolio", False),
            entry.get("member", False),
            frozenset(entry.get("bearers", ("PER",))),
            definite=False,
            force=entry.get("force", False),
        )
        for head in entry["heads"]:
            words = head.split()
            complete = any(word.startswith("ال") for word in words) or words[0].endswith(("ه", "ها"))
            yield head, replace(title, definite=complete)
            if complete:
                continue
            if len(words) == 1 or words[-1] in {"عام", "رسمي"}:
                yield " ".join("ال" + word for word in words), replace(title, definite=True)
            if len(words) == 1 and not head.endswith("ة"):
                yield head + "ا", replace(title, definite=True, accusative=True)


def _bodies(lexicon: Lexicon) -> Iterator[tuple[str, Body]]:
    """Form → the body it names: heads of organisations, then the nouns of `bodies.yaml`."""
    heads = lexicon.yaml("entities/heads.yaml")["organisations"]
    for rule, names in ((entry["id"], entry["heads"]) for entry in heads):
        yield from ((fold(name), Body(rule, "")) for name in names)
    for entry in lexicon.yaml("affiliations/bodies.yaml"):
        kinds = {kind: entry.get(kind, False) for kind in ("force", "people", "land")}
        people = kinds["people"]
        for noun in entry["nouns"]:
            singular, _, plural = noun.partition("/")
            if not singular:
                yield fold(plural), Body(entry["id"], "fem", **kinds)
                continue
            sound = ("ون", "ات") if people else ("ات",)
            for form, morph in inflect_nominal(singular, (plural,) if plural else sound):
                feminine = singular.endswith(("ة", "يا")) or morph.number == "Plur"
                agreement: Agreement = "people" if people else "fem" if feminine else "masc"
                if morph.number == "Plur" or (morph.number == "Sing" and not people):
                    yield form, Body(entry["id"], agreement, **kinds)
