"""Who the other side is where a text leaves it unsaid: of battles and captures in one text, most are of one war.

A text that says once who fights whom (اشتباكات بين الجيش والمتمردين) goes on with one side alone (واستعاد الجيش
البلدة); the reader knows the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sijill.clauses.chunks import Mention
from sijill.clauses.comparing import alike
from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler
from sijill.clauses.participants import Participant

_ENGAGED = frozenset({"battle", "capture", "operation"})
"""Families of ASSAULT that have two armed sides."""
_TELLING = _ENGAGED | {"attack", "kill"}
_ARMED = frozenset({"force", "fighters"})
_REBEL = "REB"
_STATE = ("MIL", "COP", "PRM", "GOV", "SPY")
"""PLOVER sectors of those who fight against a state, and for one."""
_OFTEN = 2
"""How many events tell who fights whom, before a text is taken to tell of one war throughout."""
_RULE = "events.opponent"


def opposed(groups: list[list[Draft]], mentions: Iterable[Mention]) -> list[list[Draft]]:
    """The groups, with the side of a battle or capture that is left unsaid, where the text has but one."""
    if not any(_family(group, _ENGAGED) for group in groups):
        return groups
    rebel = _rebel(mentions)
    hostile = _hostile(groups)
    completed = [_completed(group, hostile, rebel) for group in groups]
    hostile = _hostile(completed)
    if sum(bool(_hostile([group])) for group in completed) < _OFTEN:
        return completed
    if not all(_same(hostile[0][1], enemy) for _, enemy in hostile):
        return completed
    return list(_supplied(completed))


def _rebel(mentions: Iterable[Mention]) -> Participant | None:
    """The one rebel group that a text names, where it first names it."""
    rebels: dict[str, Participant] = {}
    for mention in sorted(mentions, key=lambda mention: mention.first):
        entity = mention.entity
        if entity.type == "ORG" and (entity.code or "").endswith(_REBEL):
            rebels.setdefault(entity.id, Participant(entity.name, mention.first, mention.stop, entity))
    return next(iter(rebels.values())) if len(rebels) == 1 else None


def _hostile(groups: list[list[Draft]]) -> list[tuple[Participant, Participant]]:
    """Who fights whom, by the events that name both; a place only where it stands for its state, as an actor does."""
    pairs = [
        (one, two)
        for group in groups
        if _family(group, _TELLING)
        for one in _side(group, "actor")
        for two in _side(group, "recipient")
        if not _same(one, two)
    ]
    acting = {one.entity.id for one, _ in pairs if one.entity is not None}
    return [(one, two) for one, two in pairs if two.entity is None or not two.place or two.entity.id in acting]


def _completed(
    group: list[Draft], hostile: list[tuple[Participant, Participant]], rebel: Participant | None
) -> list[Draft]:
    """A group that names who acts, with whom he fights."""
    if not _family(group, _ENGAGED) or not _named(group, "actor") or _named(group, "recipient"):
        return group
    known = _side(group, "actor")
    enemies = list(_enemies(known, hostile))
    if not enemies and rebel is not None and not any(_same(rebel, who) for who in known):
        enemies = [rebel] if any(_fights(who) for who in known) else []
    if not enemies or not all(_same(enemies[0], other) for other in enemies):
        return group
    return _with(group, Filler("recipient", enemies[0], _RULE))


def _supplied(groups: list[list[Draft]]) -> Iterator[list[Draft]]:
    """Battles and operations that have a place or a toll but no sides, with both sides of the event told before them;
    others mostly are no single event (فشل في المعركة)."""
    told = next(group for group in groups if _hostile([group]))
    for group in groups:
        if _hostile([group]):
            told = group
        engaged = max(group, key=lambda draft: draft.weight).family in _ENGAGED
        bare = engaged and _family(group, _ENGAGED) and not _named(group, "actor") and not _named(group, "recipient")
        yield _with(group, *_both(told)) if bare and any(map(_concrete, group)) else group


def _concrete(draft: Draft) -> bool:
    """Whether a mention tells where something happened, or how many it killed or hurt."""
    return draft.dead is not None or draft.injured is not None or bool(draft.told("location"))


def _both(told: list[Draft]) -> Iterator[Filler]:
    """The armed sides of an event, once each."""
    for role in ("actor", "recipient"):
        draft = next(draft for draft in told if _side([draft], role))
        for who in _side([draft], role):
            yield Filler(role, who, _RULE)


def _with(group: list[Draft], *fillers: Filler) -> list[Draft]:
    lead = max(range(len(group)), key=lambda n: group[n].weight)
    draft = group[lead]
    return [*group[:lead], replace(draft, fillers=(*draft.fillers, *fillers)), *group[lead + 1 :]]


def _enemies(known: list[Participant], hostile: list[tuple[Participant, Participant]]) -> Iterator[Participant]:
    """Whom the text has fight against somebody."""
    for one, two in hostile:
        if any(_same(one, who) for who in known):
            yield two
        elif any(_same(two, who) for who in known):
            yield one


def _fights(who: Participant) -> bool:
    """Whether somebody can fight rebels: who fights for a state, or any other force without a name."""
    if who.entity is None:
        return "enemies" not in who.classes
    return (who.entity.code or "").endswith(_STATE)


def _family(group: list[Draft], families: frozenset[str]) -> bool:
    return group[0].trigger.entry.type == "ASSAULT" and any(draft.family in families for draft in group)


def _named(group: list[Draft], role: str) -> bool:
    return any(draft.names(role) for draft in group)


def _side(group: list[Draft], role: str) -> list[Participant]:
    """The armed participants of an event in a role."""
    return [filler.who for draft in group for filler in draft.fillers if filler.role == role and _armed(filler.who)]


def _armed(who: Participant) -> bool:
    if who.entity is not None:
        return who.entity.type in {"ORG", "LOC"} and bool(who.entity.code)
    return bool(who.classes & _ARMED) and "place" not in who.classes


def _same(one: Participant, two: Participant) -> bool:
    """Whether two names stand for one side: one entity, or names that share more than a word like قوات before them."""
    if one.entity is not None and two.entity is not None:
        return one.entity.id == two.entity.id
    first, second = one.name.split(), two.name.split()
    if len(first) > 1 and len(second) > 1:
        first, second = first[1:], second[1:]
    return alike(frozenset(first), frozenset(second))
