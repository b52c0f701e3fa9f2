"""What the register of commitments knows of an opener: its kind, how its action is joined, who must act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from sijill.model import CommitmentKind
from sijill.text import fold


class Pattern(msgspec.Struct, frozen=True, gc=False):
    """An entry of the register: what opens a commitment and how its action is joined."""

    id: str
    kind: CommitmentKind
    takes: tuple[str, ...] = ()
    by: str = "subject"
    needs: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    """Nouns by which alone, or by a verbal noun where `strict`, the action may begin."""
    states: frozenset[str] = frozenset()
    once: bool = False
    verbal: bool = False
    verbs: frozenset[str] = frozenset()
    strict: bool = False
    """Whether only a verbal noun is its action (`هدد بقصف المدينة`)."""
    near: bool = False
    """Whether the joint must follow the subject at once (`وجه الوزير بإغلاق الطريق`)."""
    clause: bool = False
    """Whether only a verb in the imperfect is its action (`على أن تبدأ الهدنة غدا`)."""
    far: bool = False
    """Whether the joint of a phrase may stand as far from it as that of a verb."""
    dated: bool = False
    """Whether it tells a commitment only with a deadline."""
    due: bool = False
    """Whether it speaks of what is due, which is no plan any more where it was due (`كان من المقرر أن`)."""


def pattern_of(entry: Mapping[str, Any]) -> Pattern:
    """The pattern of an entry."""
    return Pattern(
        entry["id"],
        entry["kind"],
        tuple(map(fold, entry.get("takes", ()))),
        entry.get("by", "subject"),
        frozenset(entry.get("needs", ())),
        frozenset(entry.get("heads", ())),
        frozenset(entry.get("states", ())),
        entry.get("once", False),
        verbs=frozenset(entry.get("verbs", ())),
        strict=entry.get("strict", False),
        near=entry.get("near", False),
        clause=entry.get("clause", False),
        far=entry.get("far", False),
        dated=entry.get("dated", False),
        due=entry.get("due", False),
    )
