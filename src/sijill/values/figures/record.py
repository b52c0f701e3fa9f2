"""The figure record made of a count."""

from __future__ import annotations

from sijill.model import Entity, Figure, FigureRole, Reason, TimeExpression
from sijill.tokens import Page
from sijill.values.figures.counts import Count
from sijill.values.figures.roles import Governor

_OWNER_REACH = 4


def make_figure(
    page: Page,
    count: Count,
    role: FigureRole,
    governor: Governor | None,
    number: int,
    times: tuple[TimeExpression, ...],
    entities: tuple[Entity, ...],
) -> Figure:
    """The record of a count, with the place and time of its sentence."""
    span = page.span_inside(count.first, count.stop, count.skip)
    evidence = page.evidence(count.first, count.stop)
    because = [Reason(count.rule, "count", span)]
    if count.kind is not None and count.unit is not None:
        because.extend(Reason(rule, "unit", page.span(*count.unit)) for rule in count.kind.rules)
    if governor is not None:
        because.append(Reason(governor.rule, role, page.span(governor.at, governor.at + 1)))
    when = next((time.value for time in times if evidence.covers(time.span) and time.type in {"DATE", "TIME"}), None)
    places = sorted(m for e in entities if e.type == "LOC" for m in e.mentions if evidence.covers(m))
    after = [m for m in places if m.start >= span.end]
    unit = "%" if role == "percent" else _unit(page, count)
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


def _unit(page: Page, count: Count) -> str | None:
    """The counted noun as printed, without proclitics of the count."""
    if count.unit is None:
        return None
    return page.span_inside(*count.unit, count.skip if count.unit[0] == count.first else 0).text


def _owner(page: Page, count: Count, entities: tuple[Entity, ...]) -> str | None:
    """The named group that the counted belong to: `ألف جندي من قوات التحالف`."""
    if count.stop >= len(page.words) or page.words[count.stop].folded != "من":
        return None
    start, end = page.starts[count.stop], page.ends[min(count.stop + _OWNER_REACH, len(page.ends) - 1)]
    for entity in entities:
        for mention in entity.mentions:
            if start < mention.start < end:
                return entity.name
    return None
