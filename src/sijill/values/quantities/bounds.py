"""Approximators, bounds and the joints of ranges around a number, from `data/figures/bounds.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from sijill.lexicon import Lexicon
from sijill.lexicon.verbs import Verb, inflect_finite
from sijill.model import Relation
from sijill.text import fold
from sijill.tokens import Memo, Page, PhraseIndex, PhraseMatch, Word

_CLOSED: Mapping[str, Relation] = {"more_than": "at_least", "less_than": "at_most"}
_SIGNS = frozenset("<>=")
_PARTICLES = ("من", "عن")
_GOVERNED = frozenset({*_PARTICLES, "او"})
"""What after an elative shows that it looks forward to a number of its own (`أو أقل من 30`, `وأقل أو يساوي 30`)."""
_AND = "و"


class _Bound(msgspec.Struct, frozen=True, gc=False):
    rule: str
    relation: Relation
    bare: bool = False
    comparative: bool = False


class _Joint(msgspec.Struct, frozen=True, gc=False):
    rule: str
    joiners: frozenset[str]


class BoundAt(msgspec.Struct, frozen=True, gc=False):
    """A bound at tokens up to `stop`; `skip` proclitic letters stand before it, `joined`: a و, also of the bound
    itself (ولا يقل عن)."""

    stop: int
    skip: int
    joined: bool
    rule: str
    relation: Relation


class Opener(msgspec.Struct, frozen=True, gc=False):
    """The word that opens a range (بين, من): the token after it and what may join the two numbers."""

    stop: int
    skip: int
    rule: str
    joiners: frozenset[str]


class _Firsts:
    """How phrases begin, to tell fast where none does: most words of a text are looked at in vain."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = [fold(phrase).split() for phrase in phrases]
        self._singles = frozenset(words[0] for words in split if len(words) == 1)
        self._pairs = frozenset((words[0], words[1]) for words in split if len(words) > 1)
        self.words = self._singles | {first for first, _ in self._pairs}
        self.seconds = frozenset(second for _, second in self._pairs)
        self.keys = Memo(self._opening)
        """The keys of a word that a phrase begins with."""

    def _opening(self, word: Word) -> tuple[str, ...]:
        return tuple(text for text in word.texts if text in self.words)

    def fits(self, page: Page, i: int) -> bool:
        """Whether a phrase may begin at token `i`, by its first two words."""
        found = self.keys[page.words[i]]
        return bool(found) and (not self._singles.isdisjoint(found) or self.paired(page, i))

    def paired(self, page: Page, i: int) -> bool:
        """Whether a phrase of several words may begin at token `i`, by its first two."""
        found = self.keys[page.words[i]]
        if not found or i + 1 >= len(page.words):
            return False
        second = page.words[i + 1].folded
        if len(found) == 1:
            return (found[0], second) in self._pairs
        return any((first, second) in self._pairs for first in found)


class Bounds:
    """What stands before and after a number and limits it."""

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.yaml("figures/bounds.yaml")
        phrases = tuple(phrase for entry in data["bounds"] for phrase in _before(entry, data))
        self._before: PhraseIndex[_Bound] = PhraseIndex(phrases)
        self._after: PhraseIndex[_Bound] = PhraseIndex(
            phrase for entry in data["bounds"] for phrase in _after(entry, data)
        )
        self._equal: PhraseIndex[None] = PhraseIndex((phrase, None) for phrase in data["equal"])
        joints = [(entry, _Joint(entry["id"], frozenset(map(fold, entry["joiners"])))) for entry in data["ranges"]]
        openers = [(opener, joint) for entry, joint in joints for opener in entry.get("openers", ())]
        self._openers: PhraseIndex[_Joint] = PhraseIndex(openers)
        self._open = tuple(joint for entry, joint in joints if entry.get("open"))
        self._first_before = _Firsts(phrase for phrase, _ in phrases)
        self._first_opener = _Firsts(phrase for phrase, _ in openers)
        self._first = _Firsts(phrase for phrase, _ in (*phrases, *openers))

    @property
    def firsts(self) -> frozenset[str]:
        """First words of all bounds and ranges, folded."""
        return self._first.words

    @property
    def seconds(self) -> frozenset[str]:
        """Second words of all bounds and ranges of several words, folded."""
        return self._first.seconds

    def fits(self, page: Page, i: int) -> bool:
        """Whether a bound or opener of several words may begin at token `i`."""
        return self._first.paired(page, i)

    def before(self, page: Page, i: int) -> BoundAt | None:
        """The longest bound that starts at token `i`."""
        if not self._first_before.fits(page, i) or (_glued(page, i) and page.words[i - 1].folded in _SIGNS):
            return None
        for match in self._before.at(page.words, i):
            bound = match.value
            if bound.bare and match.key.preposition:
                continue
            joined = _only_and(match) or (match.key.skip == 0 and page.words[i].folded.startswith(_AND))
            return BoundAt(match.stop, match.key.skip, joined, bound.rule, bound.relation)
        return None

    def after(self, page: Page, i: int, stop: int, relation: Relation) -> BoundAt | None:
        """The bound right after a number (and what it counts); أو يساوي closes the one before it."""
        words = page.words
        if i >= stop:
            return None
        if relation in _CLOSED:
            for equal in self._equal.at(words, i)[:1]:
                return BoundAt(equal.stop, 0, False, "", _CLOSED[relation])
        for match in self._after.at(words, i):
            governs = match.stop < stop and words[match.stop].folded in _GOVERNED
            if match.stop <= stop and match.key.skip == 0 and not (match.value.comparative and governs):
                return BoundAt(match.stop, 0, False, match.value.rule, match.value.relation)
        return None

    def opener(self, page: Page, i: int) -> Opener | None:
        """The word or words that open a range at token `i`."""
        if not self._first_opener.fits(page, i):
            return None
        for match in self._openers.at(page.words, i)[:1]:
            if not match.key.preposition:
                return Opener(match.stop, match.key.skip, match.value.rule, match.value.joiners)
        return None

    def joint(self, word: Word) -> str | None:
        """The rule of a range that needs no opener, where `word` joins it."""
        return next((joint.rule for joint in self._open if word.folded in joint.joiners), None)


def _glued(page: Page, i: int) -> bool:
    return i > 0 and page.ends[i - 1] == page.starts[i]


def _only_and(match: PhraseMatch[_Bound]) -> bool:
    return match.key.conjunction == _AND and not match.key.preposition


def _before(entry: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[tuple[str, _Bound]]:
    """The phrases that an entry puts before a number, with what they say."""
    bound = _Bound(entry["id"], cast("Relation", entry["relation"]), bool(entry.get("bare")))
    against = replace(bound, relation=cast("Relation", entry.get("negated", "")))
    for phrase in entry.get("before", ()):
        yield phrase, bound
    for phrase in entry.get("nouns", ()):
        yield phrase, against
    word = entry.get("comparative")
    if word:
        closed = replace(bound, relation=_CLOSED[bound.relation])
        for particle in _PARTICLES:
            yield f"{word} {particle}", bound
            for negation in data["negations"]:
                yield f"{negation} {word} {particle}", against
            for equal in data["equal"]:
                yield f"{word} {particle} {equal}", closed
                yield f"{equal.partition(' ')[2]} {equal.partition(' ')[0]} {word} {particle}", closed
        for equal in data["equal"]:
            yield f"{word} {equal}", closed
    for form in _third_person(entry):
        for particle in entry["particles"]:
            phrase = f"{form} {particle}".strip()
            yield phrase, bound
            yield f"ما {phrase}", bound
            for negation in data["negations"] if against.relation else ():
                yield f"{negation} {phrase}", against
                yield f"ما {negation} {phrase}", against


def _after(entry: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[tuple[str, _Bound]]:
    bound = _Bound(entry["id"], cast("Relation", entry["relation"]))
    if bound.relation in _CLOSED:
        bound = replace(bound, relation=_CLOSED[bound.relation])
    for phrase in entry.get("after", ()):
        yield phrase, bound
    word = entry.get("comparative")
    if word:
        for phrase in (f"أو {word}", f"و{word}", f"و {word}", f"ف{word}"):
            yield phrase, replace(bound, comparative=True)


def _third_person(entry: Mapping[str, Any]) -> Iterator[str]:
    """The singular forms in the third person of the entry's verb, each once."""
    if "verb" not in entry:
        return
    aspects = entry.get("aspects", ("Perf", "Imp", "Jus"))
    forms = (
        form
        for form, morph in inflect_finite(Verb(**entry["verb"]))
        if morph.person == "3" and morph.number == "Sing" and morph.aspect in aspects and not morph.voice
    )
    yield from dict.fromkeys(forms)
