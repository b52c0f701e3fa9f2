"""An event mention with its roles, before mentions of one event are merged."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sijill.clauses.dating import REPORTED
from sijill.clauses.filling import Filler
from sijill.clauses.links import Result
from sijill.clauses.participants import Participant
from sijill.clauses.places import ELSEWHERE
from sijill.clauses.triggers import Trigger
from sijill.model import Bounds, Modality, Polarity, Reason

UNTOLD = frozenset({ELSEWHERE, "events.purpose"})
"""Rules whose fillers the clause itself does not name: they are no test of whether two mentions tell one event."""
LASTING = frozenset({"agree", "ceasefire", "investigate", "protest"})
"""Families of what a text keeps speaking of as one event: an agreement, a truce, a wave of protest, an inquiry."""
_ALLUDED = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "RETREAT"})
"""Speech acts and what they are mostly about: other sentences allude to them before one reports them."""


class Draft(msgspec.Struct, frozen=True, gc=False):
    """An event mention with its roles, before mentions of one event are merged."""

    trigger: Trigger
    family: str
    """What kind of trigger it is, within its type."""
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
    indefinite: bool
    plural: bool
    other: bool
    relative: bool
    headline: bool
    main: bool
    purpose: bool
    governor: int
    result: Result = ""
    """Whether it is what another act is said to have led to, by a verb within its sentence or one that opens it."""
    answered: bool = False
    """Whether it is what another act answers."""
    beside: int = -1
    """Token of the event that it is joined to or an adverbial of, where it names nobody who acts."""
    values: tuple[Reason, ...] = ()
    """The words that give its time and its counts."""

    @property
    def day(self) -> str | None:
        """The time that the text gives the event itself, not its report, by which mentions can be told apart."""
        return None if any(reason.rule == REPORTED for reason in self.values) else self.time

    def names(self, role: str) -> frozenset[str]:
        """Names that fill a role, for comparison."""
        return _called(filler.who for filler in self.fillers if filler.role == role)

    def told(self, role: str) -> frozenset[str]:
        """Names that fill a role by the words of the clause itself."""
        return _called(f.who for f in self.fillers if f.role == role and f.rule not in UNTOLD)

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """How well the mention stands for its event: in the body; where others may allude to it before, asserted."""
        alluded = self.trigger.entry.type in _ALLUDED and self.family not in LASTING
        return (not self.headline, alluded and self.modality == "actual", alluded and self.main)


def _called(whos: Iterable[Participant]) -> frozenset[str]:
    """All that participants are called by: their names, and the adjectives that name their countries."""
    return frozenset(name for who in whos for name in (who.name, who.alias) if name)
