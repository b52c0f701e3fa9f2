"""What a text says of an event's happening, and how it follows from what governs the event."""

from __future__ import annotations

from typing import cast

import msgspec

from sijill.model import Modality, Polarity, Reason

_DENIED = "events.polarity.denied"
_PLEDGED = "events.modality.pledged"
_GOES_ON = "events.factuality.managed"
_OUTER = frozenset({"demanded", "threatened", "alleged", "possible", "hypothetical"})
"""Modalities that win over a plan inside them (asked for a plan, accused of planning)."""
_UNREAL = frozenset({"planned", "possible"})
"""Modalities whose negated governor says that the event did not or will not happen (لا يعتزم)."""


class Factuality(msgspec.Struct, frozen=True, gc=False):
    """What the text says of an event's happening, and the words that say so."""

    polarity: Polarity
    modality: Modality
    reasons: tuple[Reason, ...]
    governor: int = -1
    """Token of the word that governs the event, where one does."""

    @property
    def denied(self) -> bool:
        """Whether a verb or noun of denying makes it negative."""
        return self.polarity == "negative" and any(reason.rule == _DENIED for reason in self.reasons)

    @property
    def pledged(self) -> bool:
        """Whether somebody promises it, and not to go on with it or to refrain from it."""
        if self.modality != "planned" or self.polarity != "positive":
            return False
        rules = {reason.rule for reason in self.reasons}
        return _PLEDGED in rules and _GOES_ON not in rules


REAL = Factuality("positive", "actual", ())
"""What is read where no word says otherwise."""


def under(
    value: str, at: int, outer: Factuality, polarity: Polarity, modality: Modality, governor: int
) -> tuple[Polarity, Modality, int]:
    """Factuality of an event under a governor at token `at` that sets `value` and is itself read as `outer`."""
    inner = modality if modality != "actual" else outer.modality
    if value == "outcome" and outer.modality == "planned":
        return outer.polarity if polarity == "positive" else polarity, "possible" if modality == "actual" else inner, at
    if value in {"inherit", "outcome"}:
        return outer.polarity if polarity == "positive" else polarity, inner, outer.governor
    if value == "negative":
        if outer.polarity == "negative":
            return polarity, "possible" if modality == "actual" else modality, at
        return "negative", inner, at
    if modality != "actual" and not (modality == "planned" and value == "threatened"):
        return polarity, modality, at
    if outer.polarity == "negative" and value in _UNREAL:
        polarity = "negative"
    if value == "planned" and outer.modality in _OUTER:
        return polarity, outer.modality, outer.governor if outer.governor >= 0 else at
    return polarity, cast("Modality", value), at
