"""Event triggers: the entries of `data/events/`, and where they stand in a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal, cast

import msgspec

from sijill.clauses.wordlists import DATING, FUNCTION_WORDS, PLACE_WORDS
from sijill.lexicon import Lexicon, LexiconError
from sijill.model import PloverType
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex, PhraseMatch, Word

FRAMES = "events/frames.yaml"
LIGHT_VERBS = "events/light-verbs.yaml"
CLASSES = "events/classes.yaml"
FACTUALITY = "events/factuality.yaml"
NO_EVENTS = "events/no-events.yaml"
PHRASES = "events/phrases.yaml"
_PAIR = 2
_NO_CASE = ("ال", "وال", "بال", "لل", "<")
_FEMININE = ("ة", "ات", "ا", "ى", "ون", "ين", "ان", "اء", "هم", "ها", "ته", "نفسه")
"""Beginnings and ends of words that take no ا in the accusative."""
_AFTER = frozenset({"على", "ضد", "حول", "في", "من", "مع", "بين", "إلى"})
_SPORTS, _GAMES = "sports", "games"
INSTRUMENTS = "events/instruments.yaml"
PLACES = "events/places.yaml"
_SUPPORTING = frozenset(
    {
        FRAMES,
        LIGHT_VERBS,
        CLASSES,
        FACTUALITY,
        NO_EVENTS,
        PHRASES,
        INSTRUMENTS,
        FUNCTION_WORDS,
        PLACES,
        PLACE_WORDS,
        DATING,
    }
)

Form = Literal["verb", "noun", "participle", "phrase"]


class Frame(msgspec.Struct, frozen=True, gc=False):
    """Place in the clause → role, for verbs and for nouns."""

    verb: Mapping[str, str]
    noun: Mapping[str, str]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One trigger entry: what kind of event its words name and how their roles are read."""

    id: str
    type: PloverType
    kin: str
    """The family of triggers that it belongs to, within its type."""
    frame: Frame
    mode: str | None
    needs: tuple[str, ...]
    object: tuple[str, ...]
    by: tuple[str, ...]
    not_by: tuple[str, ...]
    not_with: tuple[str, ...]
    without: tuple[str, ...]
    unless: frozenset[str]
    """Words none of which may follow within a few words: what is refused is no politics (رفض التعليق)."""
    voiced: str
    """Whether who says so does it (قال إن القرار مرفوض): `yes`, or `only` where it is nothing unless one says so."""
    states: tuple[str, ...]
    describing: tuple[str, ...]
    """Verbs whose imperfect in a relative clause says who somebody is."""
    objective: frozenset[str]
    either: frozenset[str]
    """Verbal nouns in construct with whom the act is done to, always, or where somebody else is said to do it."""
    examples: tuple[Any, ...]
    counter: tuple[str, ...]
    file: str


class Pattern(msgspec.Struct, frozen=True, gc=False):
    """One way an entry can stand in the text; `preps` are prepositions of which one must follow.

    What fills the gap is one of its words or a form of one of its nouns (`<n:قوة>`), or of a noun of `bare_gap` that
    has no article. A pattern that `covers` its gap keeps the words up to the gap's word to itself (وقف دائم لإطلاق
    النار); the verb of a `bare` one has no pronoun, which would be its object in place of the gap's word (بيان نشرته
    القوات).
    """

    entry: Entry
    form: Form
    lemma: str
    preps: tuple[str, ...] = ()
    gap: frozenset[str] = frozenset()
    bare_gap: frozenset[str] = frozenset()
    reach: int = 0
    covers: bool = False
    bare: bool = False
    negated: bool = False
    """Whether the words are a negation and the verb that it makes one of refusal (لن تقبل)."""
    told: bool = False
    """Whether the gap's word is what tells the event (أثار القرار غضب الحكومة)."""


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


def entry_files(lexicon: Lexicon) -> tuple[str, ...]:
    """The files that hold trigger entries."""
    return tuple(name for name in lexicon.files("events/", ".yaml") if name not in _SUPPORTING)


def load_entries(lexicon: Lexicon) -> tuple[tuple[Entry, Mapping[str, Any]], ...]:
    """All trigger entries with their raw rows.

    Raises:
        LexiconError: where an entry lacks its id or names an unknown frame.
    """
    frames = {
        name: Frame(
            {fold(k): v for k, v in (row.get("verb") or {}).items()},
            {fold(k): v for k, v in (row.get("noun") or {}).items()},
        )
        for name, row in lexicon.yaml(FRAMES).items()
    }
    found = []
    for name in entry_files(lexicon):
        content = lexicon.yaml(name)
        for row in content["entries"]:
            frame = frames.get(row.get("frame", ""))
            if frame is None or "id" not in row:
                raise LexiconError(f"{name}: {row.get('id')}: no id or no such frame {row.get('frame')!r}")
            entry = Entry(
                id=row["id"],
                type=cast("PloverType", content["type"]),
                kin=row.get("family", row["id"]),
                frame=frame,
                mode=row.get("mode"),
                needs=classes_of(row.get("needs")),
                object=classes_of(row.get("object")),
                by=classes_of(row.get("by")),
                not_by=classes_of(row.get("not_by")),
                not_with=classes_of(row.get("not_with")),
                without=tuple(map(fold, row.get("without", ()))),
                unless=frozenset(map(fold, row.get("unless", ()))),
                voiced=str(row.get("voiced", "")),
                states=tuple(row.get("states", ())),
                describing=tuple(row.get("describing", ())),
                objective=frozenset(row.get("objective", ())),
                either=frozenset(row.get("either", ())),
                examples=tuple(row.get("examples", ())),
                counter=tuple(row.get("not", ())),
                file=name,
            )
            found.append((entry, row))
    return tuple(found)


def classes_of(cell: str | list[str] | None) -> tuple[str, ...]:
    """The classes that a cell of an entry names: none, one, or a list."""
    return tuple(cell) if isinstance(cell, list) else (cell,) if cell else ()


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
            phrases.extend(_patterns(entry, row, derived, adjectives))
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


def _patterns(
    entry: Entry, row: Mapping[str, Any], derived: Mapping[str, list[tuple[str, Form]]], adjectives: AbstractSet[str]
) -> Iterator[tuple[str, Pattern]]:
    for verb in row.get("verbs") or ():
        lemma, *preps = verb.replace("/", " ").split()
        wanted = tuple(map(fold, preps))
        yield f"<v:{lemma}>", Pattern(entry, "verb", lemma, wanted)
        if row.get("masdars", True):
            for noun, form in derived.get(lemma, ()):
                if form == "noun":
                    yield f"<n:{noun}>", Pattern(entry, "noun", noun, wanted)
                elif row.get("participles"):
                    yield f"<n:{noun}>", Pattern(entry, "participle", noun, wanted)
    for noun in row.get("nouns") or ():
        yield f"<n:{noun}>", Pattern(entry, "noun", noun)
    for phrase in row.get("phrases") or ():
        first, *others = phrase.split()
        negated = not first.startswith("<") and bool(others) and others[0].startswith("<v:")
        head = others[0] if negated else first
        form = "verb" if head.startswith("<v:") else "phrase"
        pattern = Pattern(entry, form, head.strip("<>").partition(":")[2] or head, negated=negated)
        yield phrase, pattern
        accusative = _accusative(phrase, adjectives)
        if accusative:
            yield accusative, pattern
    for side in ("verb", "noun"):
        for lemma in row.get(f"gap_{side}s") or ():
            bare_gap = frozenset(word[3:-1] for word in row["gap"] if word.startswith("<b:"))
            gap = frozenset(word if word.startswith("<") else fold(word) for word in row["gap"])
            form = "verb" if side == "verb" else "noun"
            told = bool(row.get("gap_tells"))
            pattern = Pattern(
                entry,
                "phrase" if told else form,
                lemma,
                gap=gap,
                bare_gap=bare_gap,
                reach=int(row.get("gap_reach", 6)),
                covers=bool(row.get("gap_covers")),
                bare=bool(row.get("bare")),
                told=told,
            )
            yield f"<{side[0]}:{lemma}>", pattern


def _accusative(phrase: str, adjectives: AbstractSet[str]) -> str:
    """An indefinite masculine noun with its adjective or preposition in the accusative (دعما عسكريا, اتفاقا على), or
    nothing where the phrase is none."""
    words = phrase.split()
    if len(words) != _PAIR or any(word.startswith(_NO_CASE) or word.endswith(_FEMININE) for word in words):
        return ""
    noun, after = words
    if after in _AFTER:
        return f"{noun}ا {after}"
    describes = after in adjectives or (len(after) > 3 and after.endswith("ي"))
    return f"{noun}ا {after}ا" if describes else ""


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
