"""One record per distinct event: headline, body and repeated mentions become one."""

from __future__ import annotations

from typing import NamedTuple

from sijill.clauses.roles import Filler
from sijill.clauses.triggers import Trigger
from sijill.model import Bounds, Modality, Polarity, Reason


class Draft(NamedTuple):
    """An event mention with its roles, before mentions of one event are merged."""

    trigger: Trigger
    sentence: int
    fillers: tuple[Filler, ...]
    polarity: Polarity
    modality: Modality
    reasons: tuple[Reason, ...]
    dead: Bounds | None
    injured: Bounds | None
    arrested: Bounds | None
    size: Bounds | None
    time: str | None
    verbal: bool
    definite: bool
    headline: bool
    main: bool

    def names(self, role: str) -> frozenset[str]:
        """Names that fill a role, for comparison."""
        return frozenset(filler.who.name for filler in self.fillers if filler.role == role)

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """How well the mention stands for its event: in the body, asserted, with its roles named."""
        return (not self.headline, self.main, len({filler.role for filler in self.fillers}))


_VIOLENCE = frozenset({"attack", "kill", "injure", "battle", "operation", "abuse"})
"""Families of ASSAULT whose triggers often name one event between them."""


def merge(drafts: list[Draft]) -> list[list[Draft]]:
    """Group the mentions of one event; groups in the order of their first mention."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        for group in reversed(groups):
            if any(_same(known, draft) for known in group):
                group.append(draft)
                break
        else:
            groups.append([draft])
    return groups


def _same(one: Draft, two: Draft) -> bool:
    """Whether two mentions name one event."""
    if one.trigger.entry.type != two.trigger.entry.type:
        return False
    first, second = one.trigger.entry.family, two.trigger.entry.family
    kin = first == second or {first.partition(".")[2], second.partition(".")[2]} <= _VIOLENCE
    if not kin or one.polarity != two.polarity:
        return False
    if one.sentence == two.sentence:
        return _same_in_sentence(one, two)
    if one.modality != two.modality and not (one.headline or two.headline):
        return False
    if _conflict(one, two, "actor") or _conflict(one, two, "recipient") or _conflict(one, two, "location"):
        return False
    shared = any(one.names(role) & two.names(role) for role in ("actor", "recipient"))
    if two.definite and not two.verbal:
        return True
    if one.headline:
        return True
    return shared


def _same_in_sentence(one: Draft, two: Draft) -> bool:
    if one.modality != two.modality:
        return False
    return not (_conflict(one, two, "actor") or (_conflict(one, two, "recipient") and one.verbal and two.verbal))


def _conflict(one: Draft, two: Draft, role: str) -> bool:
    """Whether both name fillers for a role, and none in common."""
    first, second = one.names(role), two.names(role)
    return bool(first and second and not first & second and not _overlap(first, second))


def _overlap(first: frozenset[str], second: frozenset[str]) -> bool:
    words = {word for name in first for word in name.split()}
    return any(word in words for name in second for word in name.split())
