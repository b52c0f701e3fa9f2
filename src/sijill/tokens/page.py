"""A page: one document laid out as words, sentences and quotations, with the way back to its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeVar, cast

import msgspec

from sijill.lexicon import Lexicon
from sijill.model import Document, Span
from sijill.text import IDENTITY, Folded, find_quotations, fold, fold_aligned, split_sentences
from sijill.tokens.words import Analyser, Word

T = TypeVar("T")
_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|[^\w\s]|_", re.UNICODE)


class Range(NamedTuple):
    """Tokens `[first, stop)`."""

    first: int
    stop: int


class Quote(NamedTuple):
    """A quotation: the tokens inside the marks, and how deep it is nested (0 is outermost)."""

    first: int
    stop: int
    depth: int


class Pick(Protocol):
    """Takes from a list that goes with the vocabulary what belongs to the words of a page, by token."""

    def __call__(self, column: Sequence[T], /) -> Sequence[T]:
        """The items of `column` at the numbers of the page's words."""


class Page(msgspec.Struct, frozen=True, gc=False):
    """The document as tokens. `starts`/`ends` are original offsets, `words` the shared analyses, `vocabulary` all
    words that the layout has seen (it grows)."""

    document: Document
    text: Folded
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Range, ...]
    quotes: tuple[Quote, ...]
    folded_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    vocabulary: Sequence[Word]
    pick: Pick

    def span(self, first: int, stop: int) -> Span:
        """The printed text of tokens `[first, stop)`."""
        start, end = self.starts[first], self.ends[stop - 1]
        return Span(start, end, self.document.text[start:end])

    def span_inside(self, first: int, stop: int, skip: int = 0) -> Span:
        """Like `span`, without the first `skip` letters (proclitics) of the first token."""
        start = self.text.alignment.start(self.folded_starts[first] + skip)
        end = self.ends[stop - 1]
        return Span(start, end, self.document.text[start:end])

    def printed(self, i: int) -> str:
        """Token `i` as printed, marks and all."""
        return self.document.text[self.starts[i] : self.ends[i]]

    def sentence_of(self, i: int) -> int:
        """Index of the sentence that token `i` stands in."""
        return bisect_right(self.sentence_starts, i, 1) - 1

    def sentence(self, i: int) -> Range:
        """The sentence that token `i` stands in."""
        return self.sentences[self.sentence_of(i)]

    def evidence(self, first: int, stop: int) -> Span:
        """The sentence or sentences that tokens `[first, stop)` stand in."""
        return self.span(self.sentence(first).first, self.sentence(stop - 1).stop)

    def token_at(self, offset: int) -> int:
        """Index of the token that holds the original `offset`, or of the next one after it."""
        return bisect_right(self.ends, offset)

    def tokens_of(self, span: Span) -> Range:
        """The tokens that `span` touches."""
        return Range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


class Layout:
    """Lays documents out as pages; keeps the analyses of the words it has seen."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._analyse = Analyser(lexicon)
        names = lexicon.files("text/abbreviations", ".tsv")
        self._abbreviations = frozenset(fold(row["form"]) for name in names for row in lexicon.tsv(name))

    @property
    def forms_known(self) -> int:
        """How many distinct word forms are remembered."""
        return len(self._analyse)

    def __call__(self, document: Document) -> Page:
        """Lay out one document."""
        text = fold_aligned(document.text)
        stripped, folded = text.stripped, text.folded
        places = [match.span() for match in _TOKEN.finditer(folded)]
        starts, ends = zip(*places, strict=True) if places else ((), ())
        words = list(map(self._analyse.known.__getitem__, [stripped[start:end] for start, end in places]))
        sentences = []
        for begin, finish in split_sentences(folded, self._abbreviations):
            first, stop = bisect_left(starts, begin), bisect_left(starts, finish)
            if stop > first:
                sentences.append(Range(first, stop))
        quotes = []
        for quotation in find_quotations(stripped):
            first, stop = bisect_left(starts, quotation.inner), bisect_left(starts, quotation.stop)
            if stop > first:
                quotes.append(Quote(first, stop, quotation.depth))
        align = text.alignment
        if align == IDENTITY:
            originals, finals = tuple(starts), tuple(ends)
        else:
            originals, finals = align.all_starts(starts), align.all_ends(ends)
        return Page(
            document,
            text,
            tuple(words),
            originals,
            finals,
            tuple(sentences),
            tuple(quotes),
            tuple(starts),
            tuple([first for first, _ in sentences]),
            self._analyse.vocabulary,
            _picker([word.number for word in words]),
        )


def _picker(numbers: list[int]) -> Pick:
    """What takes the items at these numbers; `itemgetter` by itself gives no sequence where they are fewer than two."""
    if len(numbers) > 1:
        return cast("Pick", itemgetter(*numbers))
    return lambda column: [column[number] for number in numbers]
