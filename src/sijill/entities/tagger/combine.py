"""Which names count where lists and grammar on the one side and the tagger on the other disagree."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

import msgspec

from sijill.entities.found import FoundName, doubted
from sijill.model import EntityType
from sijill.tokens import Page, Word

RULE: Final = "entities.tagger"
_MOSTLY = 0.8
"""How sure the grammar is of most names."""


class Tagged(msgspec.Struct, frozen=True, gc=False):
    """A name at tokens `[first, stop)`; `margin` is by how many nats its weakest token is a name rather than none."""

    first: int
    stop: int
    type: EntityType
    margin: float


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What the tagger sees on a page.

    Attributes:
        names: names, disjoint and in order.
        doubts: by how many nats a token is no name rather than one, for the tokens that were looked at.
    """

    names: Sequence[Tagged]
    doubts: Mapping[int, float]

    def doubt(self, first: int, stop: int) -> float:
        """By how much every token of `[first, stop)` is no name."""
        return min(self.doubts.get(i, math.inf) for i in range(first, stop))


class Policy(NamedTuple):
    """Margins and doubts (in nats) from which the tagger's word counts against that of lists and grammar."""

    add: float = -2.0
    """Margin of a name where the others found none."""
    contain: float = -2.0
    """Margin of a longer name around one that the others found."""
    bounds: Mapping[str, float] = {"PER": 0.0, "ORG": 2.0, "LOC": 2.0}
    """By type, margin of other bounds for what grammar found; bounds of types that are not there stand."""
    outside: float = 0.0
    """Doubt that every token must meet which other bounds leave outside."""
    retype: float = 1.0
    """Margin of another type for a place of the register or a person whom grammar found."""
    drop: Mapping[str, float] = {"PER": 0.0, "LOC": 0.0}
    """By type, doubt from which a name of the grammar is dropped; types that are not there are kept."""
    sure: float = 3.0
    """The same of names of the grammar that it is more sure of than of most."""


def combine(
    page: Page,
    found: Sequence[FoundName],
    verdict: Verdict,
    skip: Callable[[Word], int],
    policy: Policy,
    heads: Container[str] = (),
) -> list[FoundName]:
    """The names that count, in order.

    Args:
        page: the page.
        found: names found by lists and grammar, disjoint and in order.
        verdict: what the tagger sees.
        skip: proclitic letters before a name that begins with a word.
        policy: when the tagger's word counts.
        heads: words for bodies, folded.
    """
    kept = list(found)
    seen: set[int] = set()
    for name in verdict.names:
        seen.update(range(name.first, name.stop))
        others = [other for other in kept if other.first < name.stop and name.first < other.stop]
        if not others and doubted(page, name.first, name.stop, heads):
            continue
        if _prevails(name, others, verdict, policy):
            kept = [other for other in kept if other not in others]
            kept.append(_tagged_name(page, name, others, skip))
    return sorted(name for name in kept if not _doubtful(name, verdict, seen, policy))


def as_tagged(page: Page, found: Sequence[FoundName], verdict: Verdict, skip: Callable[[Word], int]) -> list[FoundName]:
    """The tagger's names as they are, in order, and the facilities of lists and grammar that touch none of them.

    What lists and grammar know of a name (its entry, its rule, the letters before it, the role) is kept where they have
    it with the same bounds and type. Arguments as of `combine`.
    """
    names = []
    taken: set[int] = set()
    for tagged in verdict.names:
        taken.update(range(tagged.first, tagged.stop))
        others = [other for other in found if other.first < tagged.stop and tagged.first < other.stop]
        same = next((o for o in others if (o.first, o.stop, o.type) == (tagged.first, tagged.stop, tagged.type)), None)
        names.append(same or _tagged_name(page, tagged, others, skip))
    names.extend(name for name in found if name.type == "FAC" and taken.isdisjoint(range(name.first, name.stop)))
    return sorted(names)


def _tagged_name(page: Page, name: Tagged, others: Sequence[FoundName], skip: Callable[[Word], int]) -> FoundName:
    """A name of the tagger with what the overlapping names of lists and grammar tell of it."""
    role = next((other.role for other in others if other.role is not None and other.type == name.type), None)
    same = next((other.skip for other in others if other.first == name.first), None)
    before = skip(page.words[name.first]) if same is None else same
    confidence = _confidence(name.margin)
    return FoundName(name.first, name.stop, before, name.type, RULE, role=role, confidence=confidence)


def _prevails(name: Tagged, others: Sequence[FoundName], verdict: Verdict, policy: Policy) -> bool:
    if not others:
        return name.margin >= policy.add
    if any((other.first, other.stop) == (name.first, name.stop) for other in others):
        other = others[0]
        loose = other.type == "LOC" or (other.type == "PER" and other.known is None)
        return loose and name.type != other.type and name.margin >= policy.retype
    if all(name.first <= other.first and other.stop <= name.stop for other in others):
        return name.margin >= policy.contain
    if any(o.type == "FAC" and o.first <= name.first and name.stop <= o.stop for o in others):
        return False  # its corpora know no facilities: of شارع الرشيد it sees the second word
    if any(other.known is not None for other in others) or name.margin < policy.bounds.get(name.type, math.inf):
        return False
    outside = [i for other in others for i in range(other.first, other.stop) if not name.first <= i < name.stop]
    return all(verdict.doubts.get(i, math.inf) >= policy.outside for i in outside)


def _doubtful(name: FoundName, verdict: Verdict, seen: AbstractSet[int], policy: Policy) -> bool:
    """Whether a name of the grammar, nowhere touched by a name of the tagger, is to be dropped."""
    least = policy.sure if name.confidence > _MOSTLY else policy.drop.get(name.type)
    if least is None or name.known is not None or name.rule == RULE:
        return False
    return seen.isdisjoint(range(name.first, name.stop)) and verdict.doubt(name.first, name.stop) >= least


def _confidence(margin: float) -> float:
    """The share of names of this margin that were right in the development sets, roughly: from 0.5 to 0.9."""
    return round(min(0.9, max(0.5, 0.6 + 0.05 * margin)), 2)
