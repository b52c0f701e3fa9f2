"""Words, clitics, lemma candidates; a word form is analysed once and remembered."""

from sijill.tokens.columns import Column
from sijill.tokens.memo import Memo
from sijill.tokens.page import Layout, Page, Quote, Range
from sijill.tokens.phrases import PhraseIndex, PhraseMatch
from sijill.tokens.words import Analyser, Key, Reading, Word, with_article

__all__ = [
    "Analyser",
    "Column",
    "Key",
    "Layout",
    "Memo",
    "Page",
    "PhraseIndex",
    "PhraseMatch",
    "Quote",
    "Range",
    "Reading",
    "Word",
    "with_article",
]
