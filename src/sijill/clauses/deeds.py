"""Whom a speech act is aimed at that names only a deed: who did it (أدان الوزير هجوم المتمردين على البلدة)."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler

_TYPES = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_ABOUT = frozenset({"condemn", "reject", "praise"})
"""Families of speech acts that take a deed for their object."""
_OWN = frozenset({"events.genitive", "events.nationality", "events.agent"})
"""Rules by which the deed's own words say who did it."""
_NEAR = 5
"""How many words after a speech act its deed stands at most."""
_RULE = "events.deed"


def aimed(drafts: list[Draft]) -> list[Draft]:
    """The mentions, with whom those receive that condemn, reject or praise what somebody did."""
    if not any(draft.trigger.entry.type in _TYPES for draft in drafts):
        return drafts
    return [_aimed(*pair) for pair in pairwise(drafts)] + drafts[-1:]


def _aimed(draft: Draft, deed: Draft) -> Draft:
    if draft.family not in _ABOUT or draft.names("recipient") or draft.trigger.entry.type not in _TYPES:
        return draft
    if deed.verbal or deed.sentence != draft.sentence or deed.trigger.at - draft.trigger.stop > _NEAR:
        return draft
    speaking = draft.names("actor")
    doers = (f for f in deed.fillers if f.role == "actor" and f.rule in _OWN and f.who.name not in speaking)
    return replace(draft, fillers=(*draft.fillers, *(Filler("recipient", f.who, _RULE) for f in doers)))
