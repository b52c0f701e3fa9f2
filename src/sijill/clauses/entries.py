"""The trigger entries of `data/events/`, and the patterns by which their words are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Literal, cast

import msgspec
from msgspec.structs import replace

from sijill.clauses.wordlists import DATING, FUNCTION_WORDS, PLACE_WORDS
from sijill.lexicon import Lexicon, LexiconError
from sijill.model import PloverType
from sijill.text import fold

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


def patterns_of(
    entry: Entry, row: Mapping[str, Any], derived: Mapping[str, list[tuple[str, Form]]], adjectives: AbstractSet[str]
) -> Iterator[tuple[str, Pattern]]:
    """The patterns of an entry, each with the phrase that it is looked up by.

    Args:
        derived: the verbal nouns and participles of each verb.
        adjectives: the lemmas of all adjectives.
    """
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
    if row.get("gap"):
        yield from _gapped(entry, row, derived)


def _gapped(
    entry: Entry, row: Mapping[str, Any], derived: Mapping[str, list[tuple[str, Form]]]
) -> Iterator[tuple[str, Pattern]]:
    """Verbs, with their participles where the entry has those, and nouns that another word must follow."""
    verbs, nouns = row.get("gap_verbs") or (), row.get("gap_nouns") or ()
    words: list[tuple[str, str, Form]] = [("v", verb, "verb") for verb in verbs]
    words += [("n", noun, "noun") for noun in nouns]
    if row.get("participles"):
        words += [("n", noun, form) for verb in verbs for noun, form in derived.get(verb, ()) if form == "participle"]
    told = bool(row.get("gap_tells"))
    common = Pattern(
        entry,
        "phrase",
        "",
        gap=frozenset(word if word.startswith("<") else fold(word) for word in row["gap"]),
        bare_gap=frozenset(word[3:-1] for word in row["gap"] if word.startswith("<b:")),
        reach=int(row.get("gap_reach", 6)),
        covers=bool(row.get("gap_covers")),
        bare=bool(row.get("bare")),
        told=told,
    )
    for side, lemma, form in words:
        yield f"<{side}:{lemma}>", replace(common, form="phrase" if told else form, lemma=lemma)


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
