"""Spelling folded once, with an alignment to the original; sentences; quotation marks."""

from sijill.text.fold import IDENTITY, Alignment, Folded, fold, fold_aligned, level, strip
from sijill.text.quotes import Quotation, find_quotations
from sijill.text.sentences import split_sentences

__all__ = [
    "IDENTITY",
    "Alignment",
    "Folded",
    "Quotation",
    "find_quotations",
    "fold",
    "fold_aligned",
    "level",
    "split_sentences",
    "strip",
]
