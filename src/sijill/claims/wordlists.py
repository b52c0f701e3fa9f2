"""The words that the reading of claims goes by, from `words.yaml` and `particles.yaml` of `data/cues`, folded."""

from __future__ import annotations

from typing import Any

import msgspec

from sijill.lexicon import Lexicon
from sijill.text import fold

_FILE = "cues/words.yaml"
PARTICLES = "cues/particles.yaml"
"""The file of closed classes of function words."""


class WordLists(msgspec.Struct, frozen=True, gc=False):
    """The lists by name; what each is for stands beside it in the file."""

    complementizers: frozenset[str]
    bare_complementizers: frozenset[str]
    joins: frozenset[str]
    relatives_before_verbs: frozenset[str]
    relative_clauses: frozenset[str]
    prepositions: tuple[str, ...]
    places_between: frozenset[str]
    agents: tuple[str, ...]
    what_told: frozenset[str]
    addressed_pronouns: frozenset[str]
    absent_pronouns: frozenset[str]
    circumstance: tuple[str, ...]
    accusative: tuple[str, ...]
    both_genders: frozenset[str]
    to: frozenset[str]
    infinitives: frozenset[str]
    negations: frozenset[str]
    impersonal: frozenset[str]
    between: frozenset[str]
    pronoun_subjects: frozenset[str]
    heads: frozenset[str]
    closed_by: frozenset[str]
    skipped: frozenset[str]
    passed: frozenset[str]
    on_behalf: frozenset[str]
    associated: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    papers: frozenset[str]
    voices: frozenset[str]
    resumed: frozenset[str]
    issued: frozenset[str]
    issuing: frozenset[str]
    postposed: frozenset[str]
    relaying: frozenset[str]
    said: frozenset[str]
    trailing: frozenset[str]
    not_titles: frozenset[str]
    performing: frozenset[str]
    asides: frozenset[str]
    offices: frozenset[str]
    stands: frozenset[str]
    connectives: frozenset[str]
    labels: frozenset[str]
    partitive: frozenset[str]
    from_them: frozenset[str]
    messages: frozenset[str]
    watchdogs: frozenset[str]
    spokesmen: frozenset[str]
    what: frozenset[str]
    adverbs: frozenset[str]
    buts: frozenset[str]
    not_adjectives: frozenset[str]
    each: frozenset[str]
    about: frozenset[str]
    relative_he: frozenset[str]
    relative_she: frozenset[str]
    unspeaking: frozenset[str]
    norms: frozenset[str]


_ORDERED = frozenset({"prepositions", "agents", "circumstance", "accusative"})
"""Classes whose order matters."""


def word_lists(lexicon: Lexicon) -> WordLists:
    """Load the lists."""
    lists = {name: tuple(map(fold, words)) for name, words in lexicon.yaml(_FILE).items()}
    lists.update((entry["id"], tuple(map(fold, entry["words"]))) for entry in lexicon.yaml(PARTICLES))
    named: dict[str, Any] = {name: words if name in _ORDERED else frozenset(words) for name, words in lists.items()}
    return WordLists(**named)
