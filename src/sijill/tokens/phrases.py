"""Matching many phrases at once over words, at the cost of one dictionary look-up per word.

A phrase is words separated by spaces: a plain word matches its folded spelling (the first word also with
و ف ب ل ك attached, later words with و), `<lemma>` matches any inflected form of a lemma (with whatever
clitics), `<v:lemma>` and `<n:lemma>` only verbal or nominal readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Generic, TypeVar

import msgspec

from sijill.text import fold
from sijill.tokens.columns import Column
from sijill.tokens.page import Page
from sijill.tokens.words import Key, Word

T = TypeVar("T")
_WHOLE = Key("", 0, "", "")


class PhraseMatch(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """`value` stands at tokens `[first, stop)`; `key` tells which proclitics precede it in the first word."""

    first: int
    stop: int
    value: T
    key: Key


class _Node(Generic[T]):
    __slots__ = ("by_lemma", "next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: list[T] = []
        self.by_lemma = False
        """Whether any word goes on by its lemma."""


class Openings(dict[Word, tuple[tuple[_Node[T], Key], ...]]):
    """Word → the nodes of a trie that it leads to from the root, each with the key that does; found at need.

    A `Memo` of its own: most words that are new to a text are new to every index, and begin nothing.
    """

    def __init__(self, root: _Node[T]) -> None:
        super().__init__()
        self._root = root
        self._firsts = root.next.keys()

    def __missing__(self, word: Word) -> tuple[tuple[_Node[T], Key], ...]:
        found: tuple[tuple[_Node[T], Key], ...] = ()
        if not self._firsts.isdisjoint(word.steps):
            first = self._root.next
            found = tuple([(first[key.text], key) for key in word.keys if key.text in first])
            if self._root.by_lemma:
                found += tuple([(first[step], _WHOLE) for step in word.steps[len(word.texts) :] if step in first])
        self[word] = found
        return found


class PhraseIndex(Generic[T]):
    """An immutable-after-construction trie of phrases; safe to share."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        self._firsts = self._root.next.keys()
        self.openings = Openings(self._root)
        """What phrases begin with a word: empty where none does. Hot loops ask it instead of `at`."""
        self._opening = Column(self.opens)
        for phrase, value in phrases:
            node = self._root
            for step in _steps(phrase):
                node.by_lemma |= step[0] == "<"
                following = node.next.get(step)
                if following is None:
                    following = node.next[step] = _Node()
                node = following
            if node is self._root:
                raise ValueError("an empty phrase matches everywhere")
            node.values.append(value)

    def at(self, words: Sequence[Word], i: int) -> list[PhraseMatch[T]]:
        """All matches that start at token `i`, the longest first; none past the end."""
        entry = self.openings[words[i]] if i < len(words) else ()
        if not entry:
            return []
        matches: list[PhraseMatch[T]] = []
        for node, key in entry:
            if node.values:
                matches += [PhraseMatch(i, i + 1, value, key) for value in node.values]
            if node.next:
                self._descend(words, i, i + 1, node, key, matches)
        if len(matches) > 1:
            matches.sort(key=_longest_first)
        return matches

    def opens(self, word: Word) -> bool:
        """Whether any phrase can begin with the word."""
        return not self._firsts.isdisjoint(word.steps)

    def find(self, page: Page) -> Iterator[PhraseMatch[T]]:
        """All matches in the text, by first token; longer matches first."""
        words = page.words
        for i in compress(range(len(words)), self._opening(page)):
            yield from self.at(words, i)

    def longest(self, page: Page) -> Iterator[PhraseMatch[T]]:
        """Matches from left to right, the longest at each place, none overlapping."""
        words, stop = page.words, 0
        for i in compress(range(len(words)), self._opening(page)):
            matches = self.at(words, i) if i >= stop else []
            if matches:
                yield matches[0]
                stop = matches[0].stop

    def _descend(
        self,
        words: Sequence[Word],
        first: int,
        i: int,
        node: _Node[T],
        key: Key,
        into: list[PhraseMatch[T]],
    ) -> None:
        if i >= len(words):
            return
        word = words[i]
        following = node.next
        for name in word.inner if node.by_lemma else (word.folded,):
            child = following.get(name)
            if child is not None:
                if child.values:
                    into += [PhraseMatch(first, i + 1, value, key) for value in child.values]
                if child.next:
                    self._descend(words, first, i + 1, child, key, into)


def _longest_first(match: PhraseMatch[T]) -> tuple[int, int]:
    return -match.stop, match.key.skip


def _steps(phrase: str) -> list[str]:
    """The words of a phrase, folded but for lemmas."""
    if "<" not in phrase:
        return fold(phrase).split()
    return [word if word.startswith("<") else fold(word) for word in phrase.split()]
