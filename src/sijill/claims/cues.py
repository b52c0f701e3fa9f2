"""Cues of reported speech, from `data/cues`, recognised once per word form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from sijill.claims.wordlists import word_lists
from sijill.lexicon import Lexicon
from sijill.model import Act
from sijill.text import fold
from sijill.tokens import Column, Memo, PhraseIndex, Word


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A cue entry: its id, act, and how the words reported are joined to it."""

    id: str
    act: Act
    takes: frozenset[str]
    strict: bool = False
    """Only where the verb clearly is one: at the head of its clause or after its subject."""
    relay: bool = False
    link: bool = False
    needs: frozenset[str] = frozenset()
    """Words of which one must stand soon after it."""
    noun: frozenset[str] = frozenset()
    """How words reported are joined to its verbal noun (`اتهامات الحركة للحكومة بخرق الهدنة`)."""
    label: bool = False
    """Whether it puts a label on its object (`وصف الهجوم بأنه جبان`)."""
    near: bool = False
    """Whether its preposition must follow its subject at once (`أقر بأن`, not `أقر القانون`)."""
    anaphoric: bool = False
    """Whether its object pronoun can take up what it reports (`الهجوم الذي تبناه التنظيم`)."""
    objective: bool = False
    """Whether its verb always has an object, so that it is passive without one."""
    theme: frozenset[str] = frozenset()
    """Nouns of what its object must be about (`تبنى الهجوم`, not `تبنى القرار`)."""
    heads: bool = False
    """Whether one of them must stand among the first words reported."""
    given: bool = False
    """Whether it takes an object besides its theme, so that a single noun before that is no subject."""
    whole: bool = False
    """Of a paper: whether its whole text follows."""
    verbal: bool = False
    """Of a source phrase: only before a verb of speech (`كما قال`)."""
    apart: bool = False
    """Of a source phrase: only after a mark (`…، على ما أعلن الوزير`)."""


class CueAt(msgspec.Struct, frozen=True, gc=False):
    """A word as a cue: `finite` verb, `participle` (مضيفا) or `noun` (قوله)."""

    cue: Cue
    kind: str
    skip: int
    feminine: bool
    plural: bool
    homograph: bool
    """Whether the form can also be a noun."""
    imperfect: bool = False
    pronoun: bool = False
    """Whether an object pronoun is attached."""
    adposition: bool = False
    """Whether the form can also be a preposition (`عبر`)."""
    possessed: bool = False
    """Whether the form can also be a noun with a possessive pronoun (`رفضه`)."""

    @property
    def gender(self) -> bool | None:
        """Whether a singular form is feminine; None for a plural, which tells nothing."""
        return None if self.plural else self.feminine


class Cues:
    """All cues; shared per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs: dict[str, Cue] = {}
        for entry in lexicon.yaml("cues/speech.yaml"):
            cue = Cue(
                entry["id"],
                entry["act"],
                frozenset(map(fold, entry["takes"])),
                entry.get("strict", False),
                entry.get("relay", False),
                needs=frozenset(map(fold, entry.get("needs", ()))),
                noun=frozenset(map(fold, entry.get("noun", ()))),
                anaphoric=entry.get("anaphoric", False),
                near=entry.get("near", False),
                label=entry.get("label", False),
                objective=entry.get("objective", False),
                theme=frozenset(map(fold, entry.get("theme", ()))),
                heads=entry.get("heads", False),
                given=entry.get("given", False),
            )
            self._verbs.update(dict.fromkeys(entry["verbs"], cue))
        self.words = word_lists(lexicon)
        sources = lexicon.yaml("cues/sources.yaml")
        self.colon = next(Cue(entry["id"], entry["act"], frozenset()) for entry in sources if entry["phrases"] == [":"])
        self.sources: PhraseIndex[Cue] = PhraseIndex(
            (phrase.removesuffix(" ل"), _source_cue(entry))
            for entry in sources
            for phrase in entry["phrases"]
            if phrase != ":"
        )
        self.breaks: PhraseIndex[bool] = PhraseIndex(
            (phrase, True) for phrase in lexicon.yaml("cues/breaks.yaml")["phrases"]
        )
        self.whereas: PhraseIndex[bool] = PhraseIndex(
            (phrase, True) for phrase in lexicon.yaml("cues/breaks.yaml")["whereas"]
        )
        self.papers: PhraseIndex[Cue] = PhraseIndex(
            (phrase, _paper_cue(entry)) for entry in lexicon.yaml("cues/papers.yaml") for phrase in entry["phrases"]
        )
        self._first = frozenset(fold(phrase.split()[0]) for entry in sources for phrase in entry["phrases"])
        self.starting = Column(self._starts)
        """Whether a statement can be read at a word at all."""
        self.attributing = Memo(self._attributes)
        """Whether another attribution can begin with a word."""
        self._known: dict[Word, CueAt | None] = {}

    def at(self, word: Word) -> CueAt | None:
        """The word as a cue, if it can be one."""
        try:
            return self._known[word]
        except KeyError:
            found = self._known[word] = self._read(word)
            return found

    def _attributes(self, word: Word) -> bool:
        indexes = (self.breaks, self.whereas, self.sources)
        return self.at(word) is not None or word.folded in self.words.buts or any(i.opens(word) for i in indexes)

    def _starts(self, word: Word) -> bool:
        return (
            self._read(word) is not None
            or self.verbal_noun(word) is not None
            or word.folded.removeprefix("و") in self.words.performing
            or not self._first.isdisjoint(word.texts)
            or self.papers.opens(word)
        )

    def verbal_noun(self, word: Word) -> Cue | None:
        """The cue whose verbal noun the word is (`الكشف`)."""
        for reading in word.readings:
            if reading.morph.verb_form == "Vnoun" and reading.lexeme.verb in self._verbs:
                return self._verbs[reading.lexeme.verb]
        return None

    def _read(self, word: Word) -> CueAt | None:
        if word.kind != "word" or not any((r.lexeme.verb or r.lexeme.lemma) in self._verbs for r in word.readings):
            return None
        homograph = any(r.morph.upos == "NOUN" and not r.pronoun for r in word.readings)
        if any(r.morph.upos == "ADP" and r.lexeme.lemma not in self._verbs for r in word.readings):
            return None
        if any(r.morph.upos == "ADV" and r.lemma == r.stem and word.stripped.endswith(r.stem) for r in word.readings):
            return None
        possessed = any(r.morph.upos == "NOUN" and r.pronoun for r in word.readings)
        adposition = any(r.morph.upos == "ADP" for r in word.readings)
        for reading in word.readings:
            morph = reading.morph
            cue = self._verbs.get(reading.lexeme.verb or reading.lemma)
            if cue is None or reading.article or reading.pronoun in self.words.addressed_pronouns:
                continue
            skip = len(reading.conjunction) + len(reading.preposition)
            homograph = homograph or (cue.strict and any(r.morph.upos == "ADJ" for r in word.readings))
            shape = (morph.gender == "Fem", morph.number in {"Plur", "Dual"}, homograph)
            if (
                morph.verb_form == "Fin"
                and morph.aspect != "Jus"
                and reading.preposition != "ل"
                and morph.person == "3"
            ):
                return CueAt(
                    cue,
                    "finite",
                    skip,
                    *shape,
                    imperfect=morph.aspect == "Imp",
                    pronoun=bool(reading.pronoun),
                    adposition=adposition,
                    possessed=bool(reading.pronoun) and possessed,
                )
            if morph.verb_form == "Part" and reading.stem.endswith(self.words.circumstance):
                return CueAt(cue, "participle", skip, *shape, possessed=possessed)
            if (
                morph.verb_form == "Vnoun"
                and reading.pronoun in self.words.absent_pronouns
                and reading.lexeme.verb == "قال"
            ):
                return CueAt(cue, "noun", skip, *shape)
        return None


def _source_cue(entry: Mapping[str, Any]) -> Cue:
    flags = {flag: entry.get(flag, False) for flag in ("verbal", "link", "apart")}
    return Cue(entry["id"], entry["act"], frozenset(), **flags)


def _paper_cue(entry: Mapping[str, Any]) -> Cue:
    anaphoric = entry.get("anaphoric", False)
    takes, whole = frozenset(map(fold, entry["takes"])), entry.get("whole", False)
    return Cue(entry["id"], entry["act"], takes, anaphoric=anaphoric, whole=whole)
