"""The closed classes of words that the reading of clauses goes by, from `data/events/`, folded."""

from __future__ import annotations

import msgspec

from sijill.lexicon import Lexicon
from sijill.text import fold

FUNCTION_WORDS = "events/function-words.yaml"
PLACE_WORDS = "events/place-words.yaml"
DATING = "events/dating.yaml"


class WordLists(msgspec.Struct, frozen=True, gc=False):
    """The classes by name; what each is for stands beside it in the file."""

    counters: frozenset[str]
    belonging: frozenset[str]
    places: frozenset[str]
    strict_places: frozenset[str]
    agent_phrases: frozenset[str]
    aimed: frozenset[str]
    copulas: frozenset[str]
    topics: frozenset[str]
    alternatives: frozenset[str]
    jussive: frozenset[str]
    spokesman: frozenset[str]
    sides: frozenset[str]
    both: frozenset[str]
    gathers: frozenset[str]
    gatherings: frozenset[str]
    directions: frozenset[str]
    peers: frozenset[str]
    occasions: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    others: frozenset[str]
    noun_clauses: frozenset[str]
    verb_clauses: frozenset[str]
    regional: frozenset[str]
    set_phrases: frozenset[str]
    against: frozenset[str]
    answering: frozenset[str]
    periods: frozenset[str]
    reflexives: frozenset[str]
    everybody: frozenset[str]
    armed: frozenset[str]
    lands: frozenset[str]
    strikes: frozenset[str]
    blows: frozenset[str]
    helping: frozenset[str]
    saying: frozenset[str]
    before_verbs: frozenset[str]
    resuming: frozenset[str]
    speaking_of: frozenset[str]
    feminine: frozenset[str]
    representing: frozenset[str]
    measures: frozenset[str]
    during: frozenset[str]
    negations: frozenset[str]


class PlaceWords(msgspec.Struct, frozen=True, gc=False):
    """The classes that the reading of places goes by."""

    quarters: frozenset[str]
    outskirts: frozenset[str]
    seats: frozenset[str]
    tellers: frozenset[str]
    subjects: frozenset[str]
    sequence: frozenset[str]
    there: frozenset[str]
    homeland: frozenset[str]
    whole: frozenset[str]


def word_lists(lexicon: Lexicon) -> WordLists:
    """Load the classes."""
    classes = {entry["id"]: frozenset(map(fold, entry["words"])) for entry in lexicon.yaml(FUNCTION_WORDS)}
    return WordLists(**classes)


def place_words(lexicon: Lexicon) -> PlaceWords:
    """Load the classes of `place-words.yaml`."""
    return PlaceWords(**{row["id"]: frozenset(map(fold, row["words"])) for row in lexicon.yaml(PLACE_WORDS)})


class DatingWords(msgspec.Struct, frozen=True, gc=False):
    """The words that the dating of events goes by."""

    until: frozenset[str]
    where: frozenset[str]
    apart: frozenset[str]
    telling: frozenset[str]
    """Lemmas of verbs of speech."""


def dating_words(lexicon: Lexicon) -> DatingWords:
    """Load the words that the dating of events goes by."""
    classes = {entry["id"]: frozenset(map(fold, entry["words"])) for entry in lexicon.yaml(DATING)}
    telling = frozenset(row["lemma"] for row in lexicon.tsv("lexemes/verbs-speech.tsv"))
    return DatingWords(telling=telling, **classes)
