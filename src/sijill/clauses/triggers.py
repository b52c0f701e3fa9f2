"""Event triggers: where the words of the entries stand in a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

import msgspec

from sijill.clauses.entries import NO_EVENTS, Entry, Form, Pattern, load_entries, patterns_of
from sijill.lexicon import Lexicon
from sijill.tokens import Page, PhraseIndex, PhraseMatch, Word

_SPORTS, _GAMES = "sports", "games"


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """A pattern found at token `at`, in the phrase `[first, stop)`."""

    at: int
    first: int
    stop: int
    pattern: Pattern

    filler: int = -1
    """The word that fills the pattern's gap; -1 where it has none."""

    @property
    def entry(self) -> Entry:
        """The entry of the pattern."""
        return self.pattern.entry


class TriggerIndex:
    """Finds triggers at the cost of one look-up per word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entries = load_entries(lexicon)
        derived: dict[str, list[tuple[str, Form]]] = {}
        for lemma, lexemes in lexicon.lexemes.items():
            for lexeme in lexemes:
                if lexeme.verb:
                    form: Form = "participle" if lexeme.upos == "ADJ" else "noun"
                    derived.setdefault(lexeme.verb, []).append((lemma, form))
        adjectives = frozenset(
            lemma for lemma, lexemes in lexicon.lexemes.items() if any(lexeme.upos == "ADJ" for lexeme in lexemes)
        )
        phrases: list[tuple[str, Pattern | None]] = [(phrase, None) for phrase in lexicon.yaml(NO_EVENTS)["phrases"]]
        for entry, row in self.entries:
            phrases.extend(patterns_of(entry, row, derived, adjectives))
        self._index = PhraseIndex(phrases)
        content = lexicon.yaml(NO_EVENTS)
        self._off_topic = PhraseIndex(
            [(phrase, kind) for kind in (_SPORTS, _GAMES, "accidents") for phrase in content[kind]]
        )

    def off_topic(self, page: Page) -> dict[int, str]:
        """Number of a sentence → the field that its words belong to instead of politics."""
        fields: dict[int, str] = {}
        last: dict[int, int] = {}
        for match in self._off_topic.find(page):
            number = page.sentence_of(match.first)
            if match.value != _GAMES:
                fields[number] = match.value
            elif match.first >= last.setdefault(number, match.stop):
                fields[number] = _SPORTS
        return fields

    def find(self, page: Page) -> Iterator[Trigger]:
        """All triggers of a page; several where a word can be read in several ways, the longest first."""
        first, stop = -1, 0
        for match in _barred_first(self._index.find(page)):
            if match.first < stop and match.first != first:
                # a phrase that starts inside another (اتفاق |وقف| القتال) still keeps its last words to itself
                stop = max(stop, match.stop) if match.stop - match.first > 1 else stop
                continue
            if match.value is None:
                first, stop = -1, max(stop, match.stop)
                continue
            trigger = _trigger(page, match)
            if trigger is not None:
                yield trigger
                first, stop = match.first, max(stop, match.stop, _covered(page, match))


def _barred_first(
    matches: Iterable[PhraseMatch[Pattern | None]],
) -> Iterator[PhraseMatch[Pattern | None]]:
    """The matches, at each token the longest first; of equal length the one that names no event (ومدينة), then those
    that other words bear out."""
    for _, group in groupby(matches, key=attrgetter("first")):
        here = list(group)
        if len(here) > 1:
            here.sort(
                key=lambda match: (-match.stop, match.value is not None, match.value is None or not match.value.gap)
            )
        yield from here


def _trigger(page: Page, match: PhraseMatch[Pattern | None]) -> Trigger | None:
    """The match as a trigger, where the words after it bear it out."""
    pattern = match.value
    if pattern is None:
        return None
    if pattern.form != "verb" and _relational(page, match.first, pattern.lemma):
        return None
    if pattern.preps and not followed(page, match.stop, pattern.preps):
        return None
    if pattern.bare and pattern.form == "verb" and _with_object(page.words[match.first], pattern.lemma):
        return None
    if pattern.entry.unless and _barred(page, match.stop, pattern.entry.unless):
        return None
    filler = _filled(page, match, pattern) if pattern.gap else -1
    if pattern.gap and filler < 0:
        return None
    if pattern.told:
        return Trigger(filler, filler, filler + 1, pattern, filler)
    return Trigger(match.first + pattern.negated, match.first, match.stop, pattern, filler)


def _barred(page: Page, at: int, words: frozenset[str]) -> bool:
    """Whether one of the words follows soon."""
    stop = min(at + _SOON, page.sentence(at - 1).stop)
    return any(not words.isdisjoint(page.words[j].inner) for j in range(at, stop))


def _with_object(word: Word, lemma: str) -> bool:
    """Whether the word is a form of the verb only with a pronoun for its object."""
    verbs = [reading for reading in word.readings if reading.lemma == lemma and reading.morph.verb_form == "Fin"]
    return bool(verbs) and all(reading.pronoun for reading in verbs)


def _relational(page: Page, i: int, lemma: str) -> bool:
    """Whether what looks like a noun with `my` on it is an adjective of relation, as in news (قمعي, دفاعي).

    A dual in construct looks the same, but what it is in construct with follows (حربي الخليج).
    """
    word = page.words[i]
    if not word.folded.endswith("ي"):
        return False
    own = [reading for reading in word.readings if reading.lemma == lemma]
    following = page.words[i + 1] if i + 1 < len(page.words) else None
    noun = following is not None and following.kind == "word"
    noun = noun and not any(r.conjunction or r.morph.upos == "ADP" for r in page.words[i + 1].readings)
    return bool(own) and all(r.pronoun == "ي" or (r.morph.state == "Cons" and not noun) for r in own)


def _covered(page: Page, match: PhraseMatch[Pattern | None]) -> int:
    """Where the words end that a match keeps to itself besides its own."""
    return _filled(page, match, match.value) + 1 if match.value is not None and match.value.covers else 0


def _filled(page: Page, match: PhraseMatch[Pattern | None], pattern: Pattern) -> int:
    """The first word within reach that fills the pattern's gap, or -1."""
    stop = min(match.stop + pattern.reach, page.sentence(match.first).stop)
    return next((j for j in range(match.stop, stop) if _fills(page.words[j], pattern.gap, pattern.bare_gap)), -1)


def _fills(word: Word, gap: frozenset[str], bare: frozenset[str]) -> bool:
    """Whether a word is one of a gap's words, a form of one of its nouns, or one of the `bare` ones without article."""
    if not gap.isdisjoint(word.inner):
        return True
    return not bare.isdisjoint(word.lemmas) and any(
        reading.lemma in bare and not reading.article and reading.morph.verb_form != "Fin" for reading in word.readings
    )


_SOON = 5
"""How many words after a trigger a word stands at most that bars it."""
_REACH = 16
"""How many words after its verb a preposition stands at most; long subjects come between (VSO)."""


def followed(page: Page, at: int, preps: tuple[str, ...], reach: int = _REACH) -> bool:
    """Whether one of these prepositions, free or attached, follows within the clause."""
    stop = min(at + reach, page.sentence(at - 1).stop)
    for j in range(at, stop):
        word = page.words[j]
        if word.kind == "punct" and word.folded in ".؛":
            return False
        for prep in preps:
            if len(prep) > 1:
                if word.folded.startswith(prep) and len(word.folded) <= len(prep) + 2:
                    return True
            elif word.folded == prep or (word.folded.startswith(prep) and len(word.folded) > 2 and _has(word, prep)):
                return True
    return False


def _has(word: Word, prep: str) -> bool:
    """Whether the word can begin with this preposition (بقصف, but not بعد); what the lexicon lacks can."""
    return not word.readings or any(reading.preposition == prep for reading in word.readings)
