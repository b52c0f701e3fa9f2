"""A count in the making, and the figure record made of it."""

from __future__ import annotations

from typing import NamedTuple

from sijill.model import Entity, Figure, FigureRole, Reason, Relation, TimeExpression
from sijill.tokens import Page
from sijill.values.numerals import Value


class Count(NamedTuple):
    """A count in the making: tokens, bounds, what is counted."""

    first: int
    stop: int
    skip: int
    low: Value | None
    high: Value | None
    relation: Relation
    unit: tuple[int, int] | None
    kind: str | None
    affiliation: str | None
    rule: str


def tokens_of_times(page: Page, times: tuple[TimeExpression, ...]) -> frozenset[int]:
    """Tokens that time expressions cover: numbers there are no figures."""
    return frozenset(i for time in times for i in range(*page.tokens_of(time.span)))


def tokens_in_names(page: Page, entities: tuple[Entity, ...]) -> frozenset[int]:
    """Tokens of names that hold more than one word: numbers in names are no figures."""
    return frozenset(
        i
        for entity in entities
        for mention in entity.mentions
        for i in range(*page.tokens_of(mention))
        if page.tokens_of(mention).stop - page.tokens_of(mention).first > 1
    )


def make_figure(
    page: Page,
    count: Count,
    role: FigureRole,
    governor: int | None,
    number: int,
    times: tuple[TimeExpression, ...],
    entities: tuple[Entity, ...],
) -> Figure:
    """The record of a count, with the place and time of its sentence."""
    span = page.span_inside(count.first, count.stop, count.skip)
    evidence = page.evidence(count.first, count.stop)
    because = [Reason(count.rule, "count", span)]
    if governor is not None:
        because.append(Reason("figures.role", role, page.span(governor, governor + 1)))
    when = next((time.value for time in times if evidence.covers(time.span) and time.type in {"DATE", "TIME"}), None)
    places = sorted(m for e in entities if e.type == "LOC" for m in e.mentions if evidence.covers(m))
    after = [m for m in places if m.start >= span.end]
    unit = "%" if count.kind == "percent" else page.span(*count.unit).text if count.unit else None
    return Figure(
        id=f"f{number}",
        start=span.start,
        end=span.end,
        text=span.text,
        low=count.low,
        high=count.high,
        relation=count.relation,
        unit=unit,
        role=role,
        of=count.affiliation or _owner(page, count, entities),
        place=(after or places)[0].text if places else None,
        time=when,
        evidence=evidence,
        rule=count.rule,
        confidence=0.9 if governor is not None or count.unit is not None else 0.7,
        because=tuple(because),
    )


def _owner(page: Page, count: Count, entities: tuple[Entity, ...]) -> str | None:
    """The named group that the counted belong to: `ألف جندي من قوات التحالف`."""
    if count.stop >= len(page.words) or page.words[count.stop].folded != "من":
        return None
    start, end = page.starts[count.stop], page.ends[min(count.stop + 4, len(page.ends) - 1)]
    for entity in entities:
        for mention in entity.mentions:
            if start < mention.start < end:
                return entity.name
    return None
