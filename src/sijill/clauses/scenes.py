"""Where events happen that their own clause does not place: beside what happens with them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler
from sijill.clauses.places import ELSEWHERE, HAPPENING
from sijill.clauses.sites import apart

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
