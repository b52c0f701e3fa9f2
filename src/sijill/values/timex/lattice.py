"""The lattice of a sentence: what each word, proclitic and number can be to the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from sijill.tokens import Column, Memo, Page, Word, with_article
from sijill.values.numerals import NumeralReader, Value
from sijill.values.timex.chart import WIDTH, Node
from sijill.values.timex.grammar import OFFERED, Grammar
from sijill.values.timex.words import Item, Phrase, TimeWords, clitics, edge_of

_SEPARATORS = frozenset("/-.:")
_YEARS = range(1000, 2200)
_NOTHING, _INNER, _OPENING, _MEMBER, _FIGURE, _HOUR, _SEED = " iomfhs"
"""A word has no place in the grammar, has one only inside an expression or at its beginning, has one anywhere, is in
figures, can be an hour (التاسعة), or says something of time by itself. One letter each, so that the ranks of a
sentence are a string."""
_RUN = re.compile(r"(?<!\S)[iom]*[fhs]\S*")
"""Ranks of consecutive words that have a place in the grammar, one of them more than that."""
_SYMBOLS = ("DIGITS", "SPELLED")
_DATES = frozenset({"YYYY", "DATE3", "HM", "YM", "HHMM"})
_BEFORE_HOURS = frozenset({"في", "عند", "حتي", "منذ", "قبل", "بعد", "من", "بين"})


class Run(msgspec.Struct, frozen=True, gc=False):
    """Consecutive tokens `[first, stop)` that all have a place in the grammar. Positions count from `first`;
    `skips` are the proclitic letters before each."""

    first: int
    stop: int
    words: dict[int, list[Node]]
    skips: dict[int, int]


class Number(NamedTuple):
    """A number in a run, at its tokens `[first, stop)` after `skip` proclitic letters: SPELLED, DIGITS or ORD."""

    first: int
    stop: int
    skip: int
    symbol: str
    value: Value


class _Form(NamedTuple):
    """What a word form gives to the lattice: items, proclitic letters by edge, the phrases that it can begin."""

    items: tuple[Item, ...]
    skips: tuple[tuple[int, int], ...]
    phrases: tuple[tuple[Phrase, int], ...]
    numeric: bool


class Lattice:
    """Builds lattices."""

    def __init__(self, grammar: Grammar, words: TimeWords, numerals: NumeralReader) -> None:
        self._first, self._last = grammar.first.union(OFFERED), grammar.last.union(OFFERED)
        self._words = words
        self._numerals = numerals
        self._vocabulary = with_article(words.texts | numerals.words)
        self._unbound = with_article(words.in_phrases | numerals.words)
        self._ranks = Column(self._rank)
        self._forms = Memo(self._form)

    def ranks(self, page: Page) -> str:
        """The ranks of a page's words."""
        return "".join(self._ranks(page))

    def runs(self, page: Page, ranks: str, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """First token and end of the runs of a sentence that hold something of time."""
        for match in _RUN.finditer(ranks[first:stop]):
            run, at = match[0], first + match.start()
            if _SEED in run or any(self._tells(page, i, first, stop, rank) for i, rank in enumerate(run, at)):
                begin, end = len(run) - len(run.lstrip(_INNER)), len(run.rstrip(_INNER + _OPENING))
                # A figure is read with the mark after it.
                yield at + begin, at + (end + 1 if run[end - 1] == _FIGURE and end < len(run) else end)

    def _tells(self, page: Page, i: int, first: int, stop: int, rank: str) -> bool:
        """Whether a number or an ordinal at token `i` says something of time where it stands."""
        if rank == _FIGURE:
            return self._number_seed(page, i, stop)
        return rank == _HOUR and i > first and page.words[i - 1].folded in _BEFORE_HOURS

    def _rank(self, word: Word) -> str:
        if word.kind == "word" and self._vocabulary.isdisjoint(word.texts):
            return _NOTHING
        if self._words.is_seed(word):
            return _SEED
        if word.kind == "number":
            return _FIGURE
        if word.folded.startswith("ال") and word.folded.endswith(("ه", "ي")) and self._numerals.may_start(word):
            return _HOUR
        if self._numerals.may_start(word):
            return _MEMBER
        symbols = {item.symbol for item in self._words(word)}
        if not symbols:
            return _NOTHING
        if not self._last.isdisjoint(symbols) or not self._unbound.isdisjoint(word.texts):
            return _MEMBER
        return _INNER if self._first.isdisjoint(symbols) else _OPENING

    def _number_seed(self, page: Page, i: int, stop: int) -> bool:
        """Whether a number can be a date or hour by its own form: a year, `1/9`, `12:30`, `24.7.2015`."""
        text = page.words[i].folded
        if len(text) == 4 or not text.isdecimal():
            return any(name in _DATES for name, _ in digit_categories(text))
        following = page.words[i + 1].folded if i + 2 < stop else ""
        return following in _SEPARATORS and page.words[i + 2].folded[0].isdecimal()

    def numbers(self, page: Page, first: int, stop: int) -> tuple[Number, ...]:
        """The numbers and ordinals of a run. They are all of its lattice that its words alone do not tell."""
        found: list[Number] = []
        for at, word in enumerate(page.words[first:stop]):
            if self._forms[word].numeric:
                # A number that is also the name of a weekday (الأحد) is that.
                shortest = at + 2 if self._words.has(word, "WEEKDAY") else at + 1
                found.extend(
                    Number(
                        at, numeral.stop - first, numeral.skip, "SPELLED" if numeral.spelled else "DIGITS", numeral.low
                    )
                    for numeral in self._numerals.alternatives(page, first + at, stop)
                    if not numeral.vague and numeral.low == numeral.high and numeral.stop - first >= shortest
                )
                found.extend(
                    Number(at, ordinal.stop - first, ordinal.skip, "ORD", int(ordinal.value))
                    for ordinal in self._numerals.ordinals(page, first + at, stop)
                    if ordinal.stop - first >= shortest
                )
        return tuple(found)

    def run(self, first: int, words: tuple[Word, ...], numbers: tuple[Number, ...]) -> Run:
        """The lattice of the run of these words that begins at token `first`."""
        nodes: dict[int, list[Node]] = {}
        skips: dict[int, int] = {}
        starting: dict[int, list[Number]] = {}
        for number in numbers:
            starting.setdefault(number.first, []).append(number)
        for at, word in enumerate(words):
            form = self._forms[word]
            for item in form.items:
                _add(nodes, at, at + 1, item)
            for edge, skip in form.skips:
                skips[WIDTH * at + edge] = skip
            for phrase, edge in form.phrases:
                end = at + len(phrase.words)
                if tuple(following.folded for following in words[at + 1 : end]) == phrase.words[1:]:
                    _add(nodes, at, end, Item(edge, 4, phrase.symbol, phrase.value, phrase.rule, phrase.weak))
            if form.numeric:
                self._add_numbers(nodes, at, word, starting.get(at, []))
        return Run(first, first + len(words), nodes, skips)

    @staticmethod
    def _add_numbers(nodes: dict[int, list[Node]], at: int, word: Word, numbers: list[Number]) -> None:
        edges = {key.skip: key for key in reversed(word.keys)}
        for number in numbers:
            key = edges.get(number.skip)
            edge = edge_of(key) if key else 0
            for symbol in ("ORD",) if number.symbol == "ORD" else ("NUM", number.symbol):
                _add(nodes, at, number.stop, Item(edge, 4, symbol, number.value, ""))
            for item in clitics(key) if key else ():
                _add(nodes, at, at + 1, item)

    def _form(self, word: Word) -> _Form:
        items = dict.fromkeys(self._words(word))
        if word.kind == "number":
            items.update(dict.fromkeys(Item(0, 4, name, value, "") for name, value in digit_categories(word.folded)))
        skips: dict[int, int] = {}
        for key in word.keys:
            skips.setdefault(edge_of(key), key.skip)
        phrases = tuple((phrase, edge_of(key)) for key in word.keys for phrase in self._words.phrases.get(key.text, ()))
        return _Form(tuple(items), tuple(skips.items()), phrases, self._numerals.may_start(word))


def _add(nodes: dict[int, list[Node]], first: int, stop: int, item: Item) -> None:
    """Put an item of the run's token `first` into the lattice; a whole one ends before token `stop`."""
    start = WIDTH * first + item.start
    end = WIDTH * stop if item.stop == WIDTH else WIDTH * first + item.stop
    extent = (start, end)
    node = Node(item.symbol, start, end, item.value, item.rule, extent, extent, item.weak)
    if start in nodes:
        nodes[start].append(node)
    else:
        nodes[start] = [node]


def digit_categories(text: str) -> list[tuple[str, Any]]:
    """What a token of digits can be in a date or a time of day.

    `D` day, `MO` month, `H` hour, `MI` minute in two digits, `YY` and `YYYY` years, `HHMM`; `HM` an hour and
    minutes, `YM` a year and month, `DATE3` a whole date, each written as one token with full stops.
    """
    if text.isdecimal():
        value = int(text) if len(text) <= 4 else -1
        found: list[tuple[str, Any]] = []
        if len(text) <= 2:
            found.extend(
                (symbol, value)
                for symbol, fits in (
                    ("D", 1 <= value <= 31),
                    ("MO", 1 <= value <= 12),
                    ("H", value <= 24),
                    ("MI", len(text) == 2 and value < 60),
                    ("YY", len(text) == 2),
                )
                if fits
            )
        if len(text) == 4 and value in _YEARS:
            found.append(("YYYY", value))
        if len(text) in {3, 4} and value % 100 < 60 and value < 2400:
            found.append(("HHMM", value))
        return found
    parts = text.split(".")
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return []
    numbers = tuple(map(int, parts))
    if len(numbers) == 3:
        return [("DATE3", numbers)]
    if len(numbers) == 2 and len(parts[1]) == 2 and len(parts[0]) <= 2 and numbers[0] <= 24 and numbers[1] < 60:
        return [("HM", numbers)]
    if len(numbers) == 2 and len(parts[0]) == 4 and numbers[0] in _YEARS and 1 <= numbers[1] <= 12:
        return [("YM", numbers)]
    return []
