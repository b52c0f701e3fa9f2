"""Who does what an agreement lays down: those who made it (ينص الاتفاق على وقف إطلاق النار)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sijill.clauses.comparing import alike
from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler

_LAID_DOWN = "events.modality.agreed"
_RULE = "events.terms"
_SIDES = frozenset({"actor", "recipient"})
_TALKED = frozenset({"AGREE", "CONSULT"})
"""Types of what goes before an agreement rather than of what it lays down."""
_TWO = 2
_UNCLEAR = frozenset({"place", "attack"})


def bound(groups: list[list[Draft]]) -> list[list[Draft]]:
    """The groups, with the parties of the agreement in acts that it lays down without saying whose they are.

    The agreement is the last one told before of which the text names two parties, or else the first told later.
    """
    if not any(_laid_down(group) for group in groups):
        return groups
    made = [(min(draft.trigger.at for draft in group), parties) for group in groups if (parties := _parties(group))]
    return [_completed(group, made) if _laid_down(group) else group for group in groups] if made else groups


def _laid_down(group: list[Draft]) -> bool:
    """Whether an event is told as what an agreement says, and nobody is named who does it."""
    if group[0].trigger.entry.type in _TALKED or any(draft.names("actor") for draft in group):
        return False
    return any(reason.rule == _LAID_DOWN for draft in group for reason in draft.reasons)


def _parties(group: list[Draft]) -> tuple[Filler, ...]:
    """The parties of an agreement, each once; none where fewer than two are named."""
    if group[0].trigger.entry.type != "AGREE":
        return ()
    named: list[Filler] = []
    for filler in _named(group):
        if not any(alike(frozenset({filler.who.name}), frozenset({one.who.name})) for one in named):
            named.append(filler)
    return tuple(named) if len(named) >= _TWO else ()


def _named(group: list[Draft]) -> Iterator[Filler]:
    for draft in group:
        for filler in draft.fillers:
            if filler.role in _SIDES and not filler.who.facility and not filler.who.classes & _UNCLEAR:
                yield filler


def _completed(group: list[Draft], made: list[tuple[int, tuple[Filler, ...]]]) -> list[Draft]:
    first = group[0]
    before = [parties for at, parties in made if at < first.trigger.at]
    parties = before[-1] if before else made[0][1]
    known = frozenset().union(*(draft.names("recipient") for draft in group))
    lent = tuple(Filler("actor", filler.who, _RULE) for filler in parties if filler.who.name not in known)
    return [replace(first, fillers=first.fillers + lent), *group[1:]]
