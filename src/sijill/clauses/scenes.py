"""Where events happen that their own clause does not place: beside what happens with them, or to the same target."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler
from sijill.clauses.places import ELSEWHERE, HAPPENING
from sijill.clauses.sites import apart

CARRIED = "events.scene"
_TAKING = HAPPENING - {"RETREAT"}
"""Types of events that take the place of another; a retreat mostly leads elsewhere."""
_REAL = frozenset({"actual", "alleged"})
_UNPLACED = frozenset({"war", "coup"})
"""Families of ASSAULT that happen in no one place."""
_TARGETS = frozenset({"PER", "FAC", "ORG"})
_MOVING = ("MIL", "REB", "UAF", "COP", "SPY", "PTY")
"""Sectors of bodies that are hit now here, now there."""
_NEAR = 15
"""How many words apart two events of one sentence are told as happening together."""
_MOST = 2
"""How many places an event takes from another: a town and what it lies in."""
_GENERIC = frozenset({"مدينة", "قطاع", "ريف", "حي", "محافظة"})
"""Words by which the names of one place can differ."""


def share(drafts: list[Draft]) -> list[Draft]:
    """Let mentions that their own clause does not place take the place of the nearest other event of their sentence."""
    happening = [draft for draft in drafts if draft.trigger.entry.type in HAPPENING]
    placed: dict[int, list[Draft]] = {}
    lacking: set[int] = set()
    for draft in happening:
        if draft.told("location"):
            placed.setdefault(draft.sentence, []).append(draft)
        elif draft.modality != "hypothetical":
            lacking.add(id(draft))
    if not placed or not lacking:
        return drafts
    return [_shared(draft, placed.get(draft.sentence, ())) if id(draft) in lacking else draft for draft in drafts]


def _shared(draft: Draft, placed: Iterable[Draft]) -> Draft:
    at = draft.trigger.at
    mates = (one for one in placed if one.answered == draft.answered)
    mate = min(mates, key=lambda one: (abs(one.trigger.at - at), one.trigger.at), default=None)
    if mate is None:
        return draft
    lent = tuple(Filler("location", filler.who, ELSEWHERE) for filler in told_places([mate]))
    return replace(draft, fillers=(*(f for f in draft.fillers if f.role != "location"), *lent))


def told_places(drafts: Iterable[Draft]) -> list[Filler]:
    """The places that the mentions of one event give it by the words of their clauses, each once.

    A later mention adds none of another country: what it tells is rather where something else happened.
    """
    found: list[Filler] = []
    for draft in drafts:
        told = [filler for filler in draft.fillers if filler.role == "location" and filler.rule != ELSEWHERE]
        if not told:
            continue
        near = [filler for filler in told if not any(apart(filler.who.entity, one.who.entity) for one in found)]
        for filler in near:
            if not any(_same(filler, one) for one in found):
                found.append(filler)
    return found


def _same(one: Filler, two: Filler) -> bool:
    """Whether two names are of one place: the words of one are all in the other."""
    first, second = (set(filler.who.name.split()) - _GENERIC for filler in (one, two))
    return first <= second or second <= first


def settle(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Let events without a place take that of an event told in the same sentence, or of one with the same target."""
    placed = [(group, told) for group in groups if _happens(group) and (told := told_places(group))]
    return [_settled(group, placed) if placed and _lacks(group) else group for group in groups]


def _happens(group: list[Draft]) -> bool:
    return group[0].trigger.entry.type in HAPPENING


def _lacks(group: list[Draft]) -> bool:
    """Whether an event is of those that happen somewhere, and nothing says where."""
    if group[0].trigger.entry.type not in _TAKING or any(draft.names("location") for draft in group):
        return False
    return any(draft.modality in _REAL for draft in group) and not any(draft.family in _UNPLACED for draft in group)


def _settled(group: list[Draft], placed: list[tuple[list[Draft], list[Filler]]]) -> list[Draft]:
    targets, first = _targets(group), group[0]
    found = next((told for other, told in placed if _beside(group, other)), None)
    if found is None and targets:
        found = next((told for other, told in placed if targets & _targets(other)), None)
    if found is None:
        return group
    lent = tuple(Filler("location", filler.who, CARRIED) for filler in found[:_MOST])
    return [replace(first, fillers=(*first.fillers, *lent)), *group[1:]]


def _beside(group: list[Draft], other: list[Draft]) -> bool:
    """Whether two events are mentioned side by side in a sentence, neither as the answer to the other."""
    return any(
        one.sentence == two.sentence and one.answered == two.answered and abs(one.trigger.at - two.trigger.at) <= _NEAR
        for one in group
        for two in other
    )


def _targets(group: list[Draft]) -> frozenset[str]:
    """The named persons, facilities and bodies with a seat that an event hit."""
    struck = (filler.who.entity for draft in group for filler in draft.fillers if filler.role == "recipient")
    return frozenset(
        entity.name
        for entity in struck
        if entity is not None and entity.type in _TARGETS and not (entity.code or "").endswith(_MOVING)
    )
