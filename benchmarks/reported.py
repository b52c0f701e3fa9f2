"""Whether a sentence reports a concrete assault or protest, judged by the fields of its event records.

The people who judged the public sentences accept reports of a single act (who was hit, where, when) and reject
wars, threats, habits and acts that are only alluded to. The points below say what marks a report. They follow the
weights of a logistic regression over these marks, rounded; those of protests were chosen among the small ones near
them. Points and lines were chosen on all of those sentences, so the figures are in sample: points of this kind that
were chosen without the sentences they were measured on (five folds by article) gave 0.61 for assaults and 0.44 for
protests. What `benchmarks.trained` measures is out of sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sijill.model import Event, Reason
from sijill.weigher import happened

ENOUGH = {"ASSAULT": 5, "PROTEST": 2}
POINTS = {
    "ASSAULT": {
        "linked": 3, "hurt": 2, "alone": 2, "dead and hurt": 1, "few": 1, "place": 1, "relayed": 1, "own subject": 1,
        "unsure": -1, "alluded": -1, "retold": -1, "possessed": -1, "history": -1, "fighting": -2,
    },
    "PROTEST": {"crowd": 2, "day": 1, "place": 1, "alluded": -1, "carried": -1, "relayed": -1},
}  # fmt: skip
"""What each mark of a record counts."""

_SURE = 0.75
_LIKELY = 0.6
_FEW = 2
_HISTORY = re.compile(r"\d{4}")
"""A time whose year is printed: history, not news."""
_DAY = re.compile("XX-XX|WXX-")
_HARM = frozenset({"kill", "injure", "die"})
_ATTACK = frozenset({"attack", "bomb", "shoot", "target", "strike"})
_FIGHTING = frozenset(
    {"war", "atrocity", "coup", "battle", "operation", "control", "capture", "massacre", "clear", "advance", "fight"}
)


def reports(events: Sequence[Event], kind: str) -> bool:
    """Whether one of the events is a concrete act of this kind that is told as having happened."""
    return any(
        sum(POINTS[kind].get(mark, 0) for mark in marks(event, events)) >= ENOUGH[kind]
        for event in events
        if event.type == kind and happened(event)
    )


def marks(event: Event, events: Sequence[Event]) -> Iterator[str]:
    """The marks of a record, each once, among the records of its text."""
    rules = frozenset(_rules(event.because))
    entries = {rule.rsplit(".", 1)[-1] for rule in rules if rule.startswith(f"events.{event.type}.")}
    time = event.time or ""
    found = {
        "place": bool(event.locations),
        "crowd": event.size is not None,
        "hurt": event.injured is not None,
        "dead and hurt": event.dead is not None and event.injured is not None,
        "linked": bool(entries & _HARM and entries & _ATTACK),
        "fighting": entries <= _FIGHTING,
        "relayed": bool(event.sources),
        "retold": "events.merge" in rules,
        "possessed": "events.genitive" in rules,
        "own subject": "events.subject" in rules,
        "carried": any(rule.startswith("events.light.") for rule in rules),
        "history": bool(_HISTORY.match(time)),
        "day": bool(_DAY.search(time)),
        "unsure": event.confidence < _SURE,
        "alluded": event.confidence < _LIKELY,
        "alone": len({other.type for other in events}) == 1,
        "few": len(events) <= _FEW,
    }
    return (mark for mark, there in found.items() if there)


def _rules(reasons: Sequence[Reason]) -> Iterator[str]:
    for reason in reasons:
        yield reason.rule
        yield from _rules(reason.children)
