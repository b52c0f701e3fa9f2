"""A numeral reader over the shipped lexicon, for the tests of this folder."""

from __future__ import annotations

from functools import cache

from sijill.lexicon import Lexicon
from sijill.model import Document
from sijill.tokens import Layout, Page
from sijill.values.numerals import Numeral, NumeralReader
from tests import readers

Span = tuple[str, str, int | float | str]


@cache
def lexicon() -> Lexicon:
    return readers.lexicon()


@cache
def reader() -> NumeralReader:
    return NumeralReader(lexicon())


@cache
def layout() -> Layout:
    return Layout(lexicon())


def page(text: str) -> Page:
    return layout()(Document(id="n", text=text))


def numeral(text: str) -> Numeral | None:
    """The longest numeral at the first word."""
    laid = page(text)
    return reader().at(laid, 0, len(laid.words))


def spans(text: str) -> list[Span]:
    """Numbers and ordinals of a text: printed words, kind, value."""
    return [(text[s.start : s.end], s.kind, s.value) for s in reader().spans(page(text))]
