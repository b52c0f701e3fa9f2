"""The lists of words that the reading of statements goes by, from `data/cues/words.yaml`, folded."""

from __future__ import annotations

from typing import NamedTuple

from sijill.lexicon import Lexicon
from sijill.text import fold

_FILE = "cues/words.yaml"


class WordLists(NamedTuple):
    """The lists by name; what each is for stands beside it in the file."""

    complementizers: frozenset[str]
    infinitives: frozenset[str]
    negations: frozenset[str]
    impersonal: frozenset[str]
    between: frozenset[str]
    pronoun_subjects: frozenset[str]
    heads: frozenset[str]
    skipped: frozenset[str]
    passed: frozenset[str]
    on_behalf: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    papers: frozenset[str]
    voices: frozenset[str]
    resumed: frozenset[str]
    issued: frozenset[str]
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
    whereas: frozenset[str]
    spokesmen: frozenset[str]
    what: frozenset[str]
    adverbs: frozenset[str]
    buts: frozenset[str]


def word_lists(lexicon: Lexicon) -> WordLists:
    """Load the lists."""
    lists = {name: frozenset(map(fold, words)) for name, words in lexicon.yaml(_FILE).items()}
    return WordLists(**lists)
