"""The grammar of time expressions, read from `data/times/rules/*.yaml`.

A rule says which sequence of words and categories (`pattern`) makes which category (`gives`) and what it
means (`means`, the name of a function in `actions`). In a pattern

- `CAPITALS` are a category: a class of words from `data/times/words/`, a number, or what another rule gives;
- anything else is a word, compared folded, whether printed apart or as a proclitic (`و`, `ب`, `ل`);
- `[…]` is optional, `a|b` is one or the other, `{…}` holds words that belong to the expression but not to the
  extent of a TIMEX3 (`{قبل} LENGTH`), `<…>` words that only tell what it means (`<غضون> LENGTH`).

Patterns are expanded into flat sequences once, and indexed by their first symbol.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from sijill.lexicon import Lexicon, LexiconError
from sijill.lexicon.rules import entries
from sijill.text import fold

FOLDER = "times/rules/"
_SYMBOL = re.compile(r"[\[\]{}<>|]|[^\s\[\]{}<>|]+")
_OPENING = {"[": "", "{": "outside", "<": "beside"}
_CATEGORY = re.compile(r"[A-Z][A-Z0-9_]*")
NUMBERS = frozenset({"NUM", "SPELLED", "DIGITS", "ORD", "D", "H", "MO"})
"""Categories of numbers, which say nothing of time by themselves."""
NO_TIME = "NOT"
OFFERED = ("T", "ALONE", NO_TIME)
"""Categories that are expressions, `ALONE` never parts of longer ones; and what only looks like one."""
_MOST_SEQUENCES = 400
"""A pattern that expands into more sequences is a mistake in the data."""

Meaning = Callable[..., Any]


class Step(NamedTuple):
    """One symbol of a flat sequence: `=word` or a category; `where` it lies: inside the TIMEX3 extent (""),
    `outside` it, or `beside` the expression."""

    symbol: str
    where: str

    @property
    def is_word(self) -> bool:
        """Whether the step is a literal word, which carries no meaning of its own."""
        return self.symbol.startswith("=")


class Rule(NamedTuple):
    """One flat sequence of a rule. `weak` names the contexts in which it is a time alone, `taken` are the
    steps that carry meaning, `inside` the first and last of the TIMEX3 extent, `extent` those
    of the whole expression; of two
    readings of the same words the one of higher `rank` holds."""

    id: str
    gives: str
    steps: tuple[Step, ...]
    means: Meaning
    taken: tuple[int, ...]
    inside: tuple[int, int]
    extent: tuple[int, int]
    weak: str
    rank: int


class State:
    """A place in the trie of all sequences: what may follow, and the rules that end here."""

    __slots__ = ("after", "rules")

    def __init__(self) -> None:
        self.after: dict[str, State] = {}
        self.rules: list[Rule] = []


class Grammar:
    """All rules, as one trie over the symbols of their sequences."""

    def __init__(self, lexicon: Lexicon, meanings: Mapping[str, Meaning]) -> None:
        """Compile the rules of the lexicon.

        Raises:
            LexiconError: where a rule is malformed or names an unknown meaning.
        """
        self.start = State()
        rules: list[Rule] = []
        for name in lexicon.files(FOLDER, ".yaml"):
            for entry in entries(lexicon.yaml(name)):
                rules.extend(_compile(name, entry, meanings))
        for rule in rules:
            state = self.start
            for step in rule.steps:
                state = state.after.setdefault(step.symbol, State())
            state.rules.append(rule)
        self.first = frozenset(rule.steps[0].symbol for rule in rules)
        """Symbols that what a rule makes can begin with."""
        self.last = frozenset(rule.steps[-1].symbol for rule in rules)
        """Symbols that it can end with."""
        self.words = frozenset(step.symbol[1:] for rule in rules for step in rule.steps if step.is_word)
        """Literal words of all patterns, folded."""
        self.telling = frozenset(
            step.symbol[1:]
            for rule in rules
            if all(step.is_word or step.symbol in NUMBERS for step in rule.steps)
            for step in rule.steps
            if step.is_word
        )
        """Words that can be a time with no word of a class beside them (الآن, القرن)."""


def _compile(name: str, entry: Mapping[str, Any], meanings: Mapping[str, Meaning]) -> Iterator[Rule]:
    where = f"{name}: {entry['id']}"
    means, *arguments = str(entry.get("means", "same")).split()
    if means not in meanings:
        raise LexiconError(f"{where}: means {means!r}, which no function is named")
    patterns = entry["pattern"]
    seen: dict[tuple[Step, ...], None] = {}
    for pattern in [patterns] if isinstance(patterns, str) else patterns:
        sequences = expand(str(pattern))
        if not all(sequences) or len(sequences) > _MOST_SEQUENCES:
            raise LexiconError(f"{where}: the pattern {pattern!r} matches nothing or too much")
        seen.update(dict.fromkeys(sequences))
    for steps in seen:
        yield Rule(
            id=str(entry["id"]),
            gives=str(entry["gives"]),
            steps=steps,
            means=partial(meanings[means], *arguments) if arguments else meanings[means],
            taken=tuple(i for i, step in enumerate(steps) if not step.is_word),
            inside=_ends(steps, {""}),
            extent=_ends(steps, {"", "outside"}),
            weak=str(entry.get("weak", "")),
            rank=int(entry.get("rank", 0)),
        )


def _ends(steps: Sequence[Step], wanted: set[str]) -> tuple[int, int]:
    """The first and the last step that lie so; those of the whole where none does."""
    inside = [i for i, step in enumerate(steps) if step.where in wanted] or list(range(len(steps)))
    return inside[0], inside[-1]


def expand(pattern: str) -> list[tuple[Step, ...]]:
    """All flat sequences of a pattern."""
    symbols = _SYMBOL.findall(pattern)
    sequences, rest = _sequence(symbols, 0, "")
    if rest != len(symbols):
        raise LexiconError(f"the pattern {pattern!r} has a bracket too many")
    return list(dict.fromkeys(sequences))


def _sequence(symbols: Sequence[str], at: int, where: str) -> tuple[list[tuple[Step, ...]], int]:
    """The sequences of symbols up to the end or a closing bracket, and where they end."""
    sequences: list[tuple[Step, ...]] = [()]
    while at < len(symbols) and symbols[at] not in {"]", "}", ">"}:
        choices, at = _choice(symbols, at, where)
        sequences = [head + tail for head in sequences for tail in choices]
    return sequences, at


def _choice(symbols: Sequence[str], at: int, where: str) -> tuple[list[tuple[Step, ...]], int]:
    """One symbol or bracket, with its alternatives."""
    choices: list[tuple[Step, ...]] = []
    while True:
        symbol = symbols[at]
        if symbol in _OPENING:
            inner, at = _sequence(symbols, at + 1, _OPENING[symbol] or where)
            choices.extend(inner)
            if symbol == "[":
                choices.append(())
        else:
            name = symbol if _CATEGORY.fullmatch(symbol) else f"={fold(symbol)}"
            choices.append((Step(name, where),))
        at += 1
        if at >= len(symbols) or symbols[at] != "|":
            return choices, at
        at += 1
