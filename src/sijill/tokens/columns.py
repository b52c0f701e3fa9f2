"""What has been found out about all words, in a column beside the vocabulary, read for a page at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from sijill.tokens.page import Page
from sijill.tokens.words import Word

Fact = TypeVar("Fact")


class Column(Generic[Fact]):
    """Facts of the words of a page, by token: `column(page)`.

    For what is asked of every word of every page, where a `Memo` would cost a look-up per token and a large
    dictionary per question: the facts stand in a list, by the number of the word, so that a page takes them
    at the speed of C, and words that are new are asked all at once.

    Args:
        find: what to find out about a word; it must depend on the word alone.
    """

    __slots__ = ("_facts", "_find", "_vocabulary")

    def __init__(self, find: Callable[[Word], Fact]) -> None:
        self._find = find
        self._vocabulary: Sequence[Word] = ()
        self._facts: list[Fact] = []

    def __call__(self, page: Page) -> Sequence[Fact]:
        """The facts of the page's words, in the order of its tokens."""
        vocabulary = page.vocabulary
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._facts = vocabulary, []
        facts = self._facts
        known, size = len(facts), len(vocabulary)
        if known < size:
            facts[known:size] = map(self._find, vocabulary[known:size])
        return page.pick(facts)
