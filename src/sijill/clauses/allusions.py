"""Hostile acts that a text only alludes to: a definite noun that nobody does or suffers, and nothing dates, counts or
places."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.clauses.drafts import Draft

_HOSTILE = frozenset({"ASSAULT", "COERCE"})
_STANDING = frozenset({"war", "besiege"})
"""Families of events that are known by their name alone (الحرب في سوريا)."""


def told(groups: Iterable[list[Draft]]) -> list[list[Draft]]:
    """The events but for those that every mention only alludes to (أدان الوزراء الهجمات)."""
    return [group for group in groups if not all(map(_alludes, group))]


def _alludes(draft: Draft) -> bool:
    if draft.trigger.entry.type not in _HOSTILE or draft.verbal or not draft.definite or draft.family in _STANDING:
        return False
    if draft.modality != "actual" or draft.time is not None or draft.dead is not None or draft.injured is not None:
        return False
    return not (draft.names("actor") or draft.names("recipient") or draft.told("location") or draft.names("theme"))
