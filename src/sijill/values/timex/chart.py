"""A bottom-up chart parser over a lattice of words and proclitics.

Positions are `4 * token + edge`: edge 0 is before the token, 1 after a conjunction glued to it (و ف), 2 after
a preposition (ب ل ك), 3 after one that has merged with the article (لل). A proclitic and a word printed apart
are thus the same to the grammar. Positions are filled from right to left, so that whatever can follow a
constituent is known when it is made; rules may be left-recursive. Equal constituents are kept once, and a
constituent has a greatest width, which bounds the work per token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from sijill.values.timex.grammar import Grammar, Rule, State

WIDTH = 4
"""Positions per token."""
_WIDEST = 28 * WIDTH
"""No time expression of prose has more tokens."""
_MOST_AT_ONE_PLACE = 160
"""More constituents than this at one position come only from text that is made to have them."""


class Node(msgspec.Struct, frozen=True, gc=False):
    """A constituent from `start` to `stop` (positions) and its meaning.

    `core` is its TIMEX3 extent, `extent` that of the whole expression; `rule` is the id of the rule or entry that
    made it, `parts` what it is made of.
    """

    symbol: str
    start: int
    stop: int
    meaning: Any
    rule: str
    core: tuple[int, int]
    extent: tuple[int, int]
    weak: str = ""
    rank: int = 0
    parts: tuple[Node, ...] = ()


Chart = dict[int, dict[str, list[Node]]]
"""Constituents by start and symbol, from right to left."""


def parse(grammar: Grammar, words: Mapping[int, Sequence[Node]]) -> Chart:
    """All constituents over the given lexical nodes."""
    chart: Chart = {}
    begin = grammar.start.after
    for start in sorted(words, reverse=True):
        here: dict[str, list[Node]] = {}
        chart[start] = here
        seen: set[tuple[str, int, Any]] = set()
        agenda = list(words[start])
        for node in agenda:
            symbol = node.symbol
            key = (symbol, node.stop, node.meaning)
            if key in seen:
                continue
            if len(seen) >= _MOST_AT_ONE_PLACE:
                break
            seen.add(key)
            if symbol in here:
                here[symbol].append(node)
            else:
                here[symbol] = [node]
            state = begin.get(symbol)
            if state is not None:
                _complete(chart, state, (node,), start + _WIDEST, agenda)
    return chart


def _complete(chart: Chart, state: State, parts: tuple[Node, ...], widest: int, into: list[Node]) -> None:
    """Add what the rules make of `parts`, and of `parts` with what follows them."""
    for rule in state.rules:
        made = _make(rule, parts)
        if made is not None:
            into.append(made)
    after = state.after
    following = chart.get(parts[-1].stop) if after else None
    if following is None or after.keys().isdisjoint(following):
        return
    for symbol, nodes in following.items():
        further = after.get(symbol)
        if further is not None:
            for node in nodes:
                if node.stop <= widest:
                    _complete(chart, further, (*parts, node), widest, into)


def _make(rule: Rule, parts: tuple[Node, ...]) -> Node | None:
    first = parts[0]
    if len(parts) == 1:
        meaning = rule.means(first.meaning) if rule.taken else rule.means()
        if meaning is None:
            return None
        weak = rule.weak or first.weak
        return Node(
            rule.gives, first.start, first.stop, meaning, rule.id, first.core, first.extent, weak, rule.rank, parts
        )
    meaning = rule.means(*[parts[i].meaning for i in rule.taken])
    if meaning is None:
        return None
    core = (parts[rule.inside[0]].core[0], parts[rule.inside[1]].core[1])
    extent = (parts[rule.extent[0]].extent[0], parts[rule.extent[1]].extent[1])
    return Node(rule.gives, first.start, parts[-1].stop, meaning, rule.id, core, extent, rule.weak, rule.rank, parts)
