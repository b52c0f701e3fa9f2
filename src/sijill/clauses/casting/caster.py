"""Casts the roles of events that the rules leave open, by a trained model."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from sijill.clauses.casting.candidates import Bystanders, Candidate, candidates
from sijill.clauses.casting.features import Part, Play, describe
from sijill.clauses.casting.model import ROLES, Model, Role
from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler
from sijill.clauses.participants import Participant
from sijill.clauses.syntax import Context
from sijill.model import Entity, Reason
from sijill.text import fold
from sijill.tokens import Page

ADDED: Final = "events.cast"
"""The rule of a participant whom the model put into a role."""
FEATURE: Final = "events.cast.feature"
_SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Acts of speech about what others do."""
_GUARDED = frozenset({"ASSAULT", "CONSULT"})
"""Types of which whoever tells of them is not taken for an actor for want of another."""
_SHOWN = 4
"""How many of the features that count most are named in a record."""
_HALF = 0.5


class Scene(NamedTuple):
    """A page with its entities and who speaks on it (token of the cue → id of the entity), and a sentence's context."""

    page: Page
    entities: Sequence[Entity]
    speakers: Mapping[int, str]
    context: Callable[[int], Context]


class Cast(msgspec.Struct, frozen=True, gc=False):
    """Who takes part in an event and where it happens.

    Attributes:
        fillers: those of the rules, and those whom the model added.
        why: name and role of whom the model added → the features that count most.
    """

    fillers: tuple[Filler, ...]
    why: Mapping[tuple[str, str], tuple[Reason, ...]]


Described = tuple[Candidate, tuple[str, ...]]
"""A candidate and his features."""


class Scored(NamedTuple):
    """A candidate for a role and how much speaks for him, in nats."""

    value: float
    role: Role
    candidate: Candidate
    features: tuple[str, ...]


class Caster:
    """Fills the roles that the rules leave open."""

    def __init__(self, model: Model, bystanders: Bystanders) -> None:
        self._model = model
        self._bystanders = bystanders
        # One look-up a feature for all roles.
        names = sorted({name for known in model.roles.values() for name in known.weights})
        self._weights = {name: tuple(model.roles[role].weights.get(name, 0) for role in ROLES) for name in names}
        self._biases = tuple(model.roles[role].bias for role in ROLES)
        self._lines = {role: (_nats(known.fill), _nats(known.join)) for role, known in model.roles.items()}

    def cast(self, scene: Scene, groups: Sequence[list[Draft]], ruled: Sequence[tuple[Filler, ...]]) -> list[Cast]:
        """The participants and places of each event, from its mentions and those whom the rules gave it."""
        found = described(scene, groups, list(map(open_roles, ruled)), self._bystanders)
        return [self._cast(chosen, fillers) for chosen, fillers in zip(found, ruled, strict=True)]

    def _cast(self, chosen: Sequence[Described], ruled: tuple[Filler, ...]) -> Cast:
        free = open_roles(ruled)
        likely = [
            Scored(value, role, candidate, features)
            for candidate, features in chosen
            for role, value in zip(ROLES, self._scores(features), strict=True)
            if role in free and value >= self._lines[role][0] and fits(candidate, role)
        ]
        kept = list(ruled)
        why: dict[tuple[str, str], tuple[Reason, ...]] = {}
        for one in sorted(likely, key=lambda one: -one.value):
            who, place = one.candidate.who, one.role == "location"
            if one.value < self._lines[one.role][1] and any(filler.role == one.role for filler in kept):
                continue
            beside = (filler for filler in kept if (filler.role == "location") == place)
            if not any(same(who.name, filler.who.name) for filler in beside):
                kept.append(Filler(one.role, who, ADDED))
                why[who.name, one.role] = self._steps(one)
        return Cast(tuple(kept), why)

    def _scores(self, features: Sequence[str]) -> tuple[float, ...]:
        """What speaks for each role, in nats."""
        known = filter(None, map(self._weights.get, features))
        return tuple(total / self._model.scale for total in map(sum, zip(self._biases, *known, strict=True)))

    def _steps(self, one: Scored) -> tuple[Reason, ...]:
        """The features that count most, as steps of a derivation: the role names one and says what it adds."""
        weights = self._model.roles[one.role].weights
        known = [(weights[name], name) for name in one.features if name in weights]
        most = sorted(known, key=lambda pair: (-abs(pair[0]), pair[1]))[:_SHOWN]
        return tuple(Reason(FEATURE, f"{weight / self._model.scale:+.2f} {name}") for weight, name in most)


def open_roles(ruled: Sequence[Filler]) -> frozenset[Role]:
    """The roles for which the rules name nobody."""
    taken = {filler.role for filler in ruled}
    return frozenset(role for role in ROLES if role not in taken)


def fits(candidate: Candidate, role: Role) -> bool:
    """Whether somebody can have a role at all: only what a name calls a place is where an event happens, and who
    condemns an attack, or reports one, did not make it for all that is said, nor talks."""
    if role == "location":
        return candidate.who.place
    guarded = candidate.draft.trigger.entry.type in _GUARDED
    return not (guarded and role == "actor" and candidate.tells)


def described(
    scene: Scene, groups: Sequence[list[Draft]], free: Sequence[frozenset[Role]], bystanders: Bystanders
) -> Iterator[list[Described]]:
    """For each event with an open role everybody who could take part in it, with his features; for others nobody."""
    leads = [max(group, key=lambda draft: draft.weight) for group in groups]
    told = {draft.sentence for group, roles in zip(groups, free, strict=True) if roles for draft in group}
    stages = {n: bystanders.stage(scene.context(n)) for n in sorted(told)}
    parts: dict[str, list[Part]] = {}
    speaking_of: dict[int, list[Participant]] = {}
    for number, (group, lead) in enumerate(zip(groups, leads, strict=True)):
        for draft in group:
            for filler in draft.fillers:
                part = Part(number, lead.trigger.entry.type, filler.role, filler.rule)
                parts.setdefault(filler.who.name, []).append(part)
                if filler.role == "actor" and draft.trigger.entry.type in _SPEECH:
                    speaking_of.setdefault(draft.sentence, []).append(filler.who)
    mentions = {entity.id: len(entity.mentions) for entity in scene.entities}
    since = {e.id: scene.page.sentence_of(scene.page.token_at(e.mentions[0].start)) for e in scene.entities}
    speaking: dict[str, list[int]] = {}
    for token, speaker in scene.speakers.items():
        speaking.setdefault(speaker, []).append(token)
    for number, (group, lead) in enumerate(zip(groups, leads, strict=True)):
        if not free[number]:
            yield []
            continue
        taken = {role: frozenset(f.who.name for d in group for f in d.fillers if f.role == role) for role in ROLES}
        named = [one.who.entity for one in stages[lead.sentence].seen if one.who.place]
        around = list({entity.id: entity for entity in named if entity is not None}.values())
        first = scene.page.sentences[lead.sentence].first
        found: list[Described] = []
        play = Play(number, lead, first, parts, taken, mentions, since, around, speaking)
        for one in candidates(group, lead, stages):
            tells = bystanders.tells(one) or _spoke(scene, one, speaking)
            tells = tells or any(_overlap(one.who, other) for other in speaking_of.get(one.draft.sentence, ()))
            found.append((replace(one, tells=tells), describe(one, play, bystanders.parts)))
        yield found


def _spoke(scene: Scene, candidate: Candidate, speaking: Mapping[str, Sequence[int]]) -> bool:
    """Whether he speaks in the sentence before it comes to the event (الجيش الذي أعلن … مقتل جندي)."""
    entity, draft = candidate.who.entity, candidate.draft
    first = scene.page.sentences[draft.sentence].first
    return entity is not None and any(first <= cue < draft.trigger.at for cue in speaking.get(entity.id, ()))


def _overlap(one: Participant, two: Participant) -> bool:
    """Whether two participants are one, or one is named within the other (وكيل | وزارة الدفاع)."""
    return one.name == two.name or (one.first < two.stop and two.first < one.stop)


def same(one: str, two: str) -> bool:
    """Whether two names, as printed, may name one and the same: they share half of the words of the shorter."""
    first, second = (frozenset(word.removeprefix("ال") for word in fold(name).split()) for name in (one, two))
    return len(first & second) >= _HALF * min(len(first), len(second))


def _nats(probability: float) -> float:
    return math.log(probability / (1 - probability))
