"""A count in the making."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sijill.model import Entity, Relation, TimeExpression
from sijill.tokens import Page, Range
from sijill.values.numerals import Value


class UnitClass(msgspec.Struct, frozen=True, gc=False):
    """The class of a counted noun: its entries in `data/figures/classes.yaml` or `data/units`."""

    rules: tuple[str, ...]
    role: str
    personal: bool = False
    casualty: bool = False
    yields: frozenset[str] = frozenset()


class Count(msgspec.Struct, frozen=True, gc=False):
    """A count: its tokens, bounds, what is counted. `late`: the bound stands after what is counted."""

    first: int
    stop: int
    skip: int
    low: Value | None
    high: Value | None
    relation: Relation
    unit: tuple[int, int] | None
    kind: UnitClass | None
    affiliation: str | None
    rule: str
    late: bool = False


class Taken(msgspec.Struct, frozen=True, gc=False):
    """Tokens that belong to other layers."""

    times: frozenset[int]
    names: frozenset[int]
    closed: frozenset[int]
    """Tokens of times and of names of more than one word: numbers in them are no figures."""


_NOTHING_TAKEN = Taken(frozenset(), frozenset(), frozenset())


def taken_tokens(page: Page, times: tuple[TimeExpression, ...], entities: tuple[Entity, ...]) -> Taken:
    """The tokens of times and names."""
    if not times and not entities:
        return _NOTHING_TAKEN
    names = [page.tokens_of(mention) for entity in entities for mention in entity.mentions]
    long_names = [name for name in names if name.stop - name.first > 1]
    of_times = _tokens([page.tokens_of(time.span) for time in times])
    return Taken(of_times, _tokens(names), of_times | _tokens(long_names))


def _tokens(ranges: list[Range]) -> frozenset[int]:
    nothing: frozenset[int] = frozenset()
    return nothing.union(*[range(*tokens) for tokens in ranges])


def bounded(count: Count, relation: Relation, rule: str) -> Count:
    """The count under a bound: an open side is None."""
    if relation in {"more_than", "at_least"}:
        return replace(count, relation=relation, high=None, rule=rule)
    if relation in {"less_than", "at_most"}:
        return replace(count, relation=relation, low=None, rule=rule)
    return replace(count, relation=relation, rule=rule)
