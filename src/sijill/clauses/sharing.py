"""Participants that the events of a sentence share: speech and what it is about, acts joined or told together."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler
from sijill.clauses.participants import Participant
from sijill.text import fold

_ADDRESSED = {"REQUEST": "actor", "ACCUSE": "actor", "THREATEN": "recipient"}
"""Speech acts and which side of what they speak of they address."""
_HOSTILE = frozenset({"ASSAULT", "COERCE"})
"""Types of acts of which a sentence tells several of one conflict."""
_OWN = frozenset({("events.joined", "events.genitive"), ("events.joined", "events.pronoun")})
"""What belongs to one event noun alone: هجوم المسلحين على البلدة وصد الحملة."""
_SUSPECTED = "events.modality.suspected"
_NEAR = 8
"""How many words before the demand that it backs a threat stands, at most."""
_FAR = 40
"""How many words apart they stand at most."""
_LATER = 2
"""How many sentences later two sides are still called just that."""
_AGENTS = frozenset({"force", "fighters", "state", "people", "named"})
_TWO = 2
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types of acts that two do together."""
_SIDES = frozenset({"force", "fighters", "state", "named"})


def share_sides(drafts: list[Draft]) -> list[Draft]:
    """The mentions with the participants that grammar lets them share with other mentions of their sentences."""
    return _joined(_addressed(drafts))


def _addressed(drafts: list[Draft]) -> list[Draft]:
    """Let demands, accusations and threats share participants with what they speak of.

    Who is to act or is said to have acted is whom a demand or an accusation addresses; who would suffer is
    whom a threat addresses, and who threatens would act.
    """
    governed = {draft.governor: draft for draft in drafts if draft.governor >= 0}
    speaking = {draft.trigger.at: draft for draft in drafts if draft.trigger.entry.type in _ADDRESSED}
    found = []
    for draft in drafts:
        content, speech = governed.get(draft.trigger.at), speaking.get(draft.governor)
        side = _ADDRESSED.get(draft.trigger.entry.type)
        if content is not None and side:
            draft = _lent(draft, "recipient", content, side, "events.addressed")  # noqa: PLW2901
        if speech is not None:
            side = "actor" if speech.trigger.entry.type == "THREATEN" else "recipient"
            draft = _lent(draft, "actor", speech, side, "events.addressed")  # noqa: PLW2901
        found.append(draft)
    return found


def _joined(drafts: list[Draft]) -> list[Draft]:
    """Let an event noun share who acts with what it is joined to (خطط لقصف البلدة واقتحامها) or the act around it."""
    found: dict[int, Draft] = {}
    for draft in drafts:
        other = found.get(draft.beside)
        if other is not None and ((_hostile(draft) and _hostile(other)) or _like(draft, other)):
            side = "recipient" if _suspected(draft) and not _suspected(other) else "actor"
            draft = _lent(draft, "actor", other, side, "events.joined")  # noqa: PLW2901
        found[draft.trigger.at] = draft
    return list(found.values())


def _suspected(draft: Draft) -> bool:
    """Whether somebody is only suspected of an act: whoever is arrested for it (اعتقلت الشرطة مشتبها به في التفجير)."""
    return any(reason.rule == _SUSPECTED for reason in draft.reasons)


def _like(one: Draft, two: Draft) -> bool:
    return one.trigger.entry.type == two.trigger.entry.type and not two.verbal


def told_together(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Let the event noun of a hostile act that names nobody take whoever acts in the nearest other of its sentence,
    those told before first."""
    sentences: dict[int, list[tuple[int, Draft]]] = {}
    for n, group in enumerate(groups):
        for draft in group:
            if _hostile(draft):
                sentences.setdefault(draft.sentence, []).append((n, draft))
    if all(len(told) == 1 for told in sentences.values()):
        return groups
    return [_with_actor(group, n, sentences) if _hostile(group[0]) else group for n, group in enumerate(groups)]


def _with_actor(group: list[Draft], n: int, sentences: dict[int, list[tuple[int, Draft]]]) -> list[Draft]:
    """A group with the actor that it shares with another group of its sentences."""
    if any(draft.names("actor") for draft in group):
        return group
    known = {filler.who.name for draft in group for filler in draft.fillers if filler.role != "location"}
    best: tuple[tuple[bool, int], int, tuple[Filler, ...]] | None = None
    for i, draft in enumerate(group):
        for m, other in sentences[draft.sentence]:
            far = abs(other.trigger.at - draft.trigger.at)
            if (
                m == n
                or draft.verbal
                or draft.modality != other.modality
                or far > _FAR
                or draft.answered != other.answered
            ):
                continue
            shared = tuple(
                Filler("actor", filler.who, "events.together")
                for filler in other.fillers
                if filler.role == "actor" and filler.who.name not in known and _is_power(filler.who)
            )
            nearness = (other.trigger.at > draft.trigger.at, far)
            if shared and (best is None or nearness < best[0]):
                best = nearness, i, shared
    if best is None:
        return group
    _, i, shared = best
    return [*group[:i], replace(group[i], fillers=group[i].fillers + shared), *group[i + 1 :]]


def backing(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Let a threat that names nobody address whom those who threaten ask to act (تهديدات للمطالبة برحيل القوات, هدد
    الحزب وطالب القوات بالرحيل)."""
    demands = [group for group in groups if group[0].trigger.entry.type == "REQUEST"]
    return [_backing(group, demands) if group[0].trigger.entry.type == "THREATEN" else group for group in groups]


def _backing(group: list[Draft], demands: list[list[Draft]]) -> list[Draft]:
    """The mentions of a threat, the one that backs a demand with whom that addresses."""
    if any(draft.names("recipient") for draft in group):
        return group
    for n, threat in enumerate(group):
        for demand in demands:
            if any(_backs(threat, draft) for draft in demand):
                told = _lent(threat, "recipient", max(demand, key=_weight), "recipient", "events.addressed")
                return [*group[:n], told, *group[n + 1 :]]
    return group


def _backs(threat: Draft, demand: Draft) -> bool:
    """Whether a threat stands right before a demand of the same side."""
    after = 0 < demand.trigger.at - threat.trigger.at <= _NEAR
    return after and threat.sentence == demand.sentence and demand.names("actor") <= threat.names("actor")


def _weight(draft: Draft) -> tuple[bool, bool, bool]:
    return draft.weight


class _Sides(msgspec.Struct, frozen=True, gc=False):
    """The two sides of an event: where it is told, whether it is hostile, who is on each side."""

    sentence: int
    hostile: bool
    first: tuple[Filler, ...]
    second: tuple[Filler, ...]


def named_before(drafts: list[Draft], both: frozenset[str]) -> list[Draft]:
    """Put the two sides of the event told before in place of what only calls them two (بين الطرفين, حث الجانبين): of
    one of the same type, else of a battle for battles, and of whatever has two sides for other acts.

    Args:
        both: the words that call them two, folded.
    """
    found: list[Draft] = []
    known: dict[str, _Sides] = {}
    for draft in drafts:
        kind = draft.trigger.entry.type
        told = tuple(filler for filler in draft.fillers if filler.role in {"actor", "recipient"})
        vague = tuple(f for f in told if f.who.entity is None and fold(f.who.name) in both)
        if vague:
            fresh = [sides for sides in known.values() if draft.sentence - sides.sentence <= _LATER]
            same = [sides for sides in fresh if sides is known.get(kind)]
            fitting = same or [sides for sides in fresh if sides.hostile or not _hostile(draft)]
            if fitting:
                last = max(fitting, key=lambda sides: sides.sentence)
                kept = tuple(filler for filler in draft.fillers if filler not in vague)
                draft = replace(draft, fillers=kept + _as(last, vague, kept))  # noqa: PLW2901
        elif (sides := _sides_of(draft, told)) is not None:
            known[kind] = sides
        found.append(draft)
    return found


def _sides_of(draft: Draft, told: tuple[Filler, ...]) -> _Sides | None:
    """The two sides of a hostile act, who act and who suffer it, or of talks and agreements."""
    first = tuple(filler for filler in told if filler.role == "actor")
    second = tuple(filler for filler in told if filler.role == "recipient")
    if _hostile(draft):
        real = draft.modality in {"actual", "alleged"} and draft.polarity == "positive"
        if (
            real
            and first
            and second
            and all(_is_agent(f.who) for f in first)
            and all(_is_struck(f.who) for f in second)
        ):
            return _Sides(draft.sentence, True, first, second)
        return None
    if len(first) == 1 and len(second) == _TWO and draft.trigger.entry.type in _MUTUAL:
        told, first = second, second[:1]  # اجتمع الوسيط بالطرفين
    if len(told) != _TWO or not all(_is_power(filler.who) or _is_person(filler.who) for filler in told):
        return None
    if told[0].who.name == told[1].who.name or draft.trigger.entry.type not in _MUTUAL:
        return None
    return _Sides(draft.sentence, False, told[:1], told[1:])


def _as(sides: _Sides, vague: tuple[Filler, ...], kept: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """The two sides in place of the vague, in the roles that these had: one each, or the same one.

    They themselves stay where one of the sides is named beside them.
    """
    named = {filler.who.name: filler.role for filler in kept if filler.role in {"actor", "recipient"}}
    roles = {filler.role for filler in vague} - set(named.values())  # الرئيسين … فلان وفلان
    if any(filler.who.name in named for filler in (*sides.first, *sides.second)):
        return tuple(filler for filler in vague if filler.role in roles)
    if not roles:
        return ()
    only = next(iter(roles)) if len(roles) == 1 else ""
    return tuple(
        replace(filler, role=only or role, rule="events.parties")
        for side, role in ((sides.first, "actor"), (sides.second, "recipient"))
        for filler in side
    )


def _is_struck(who: Participant) -> bool:
    """Whether somebody who is hit is a side of a fight: one who can act, or whose place it is (مواقع الجيش)."""
    return _is_agent(who) or (who.entity is None and "place" in who.classes and " " in who.name)


def _hostile(draft: Draft) -> bool:
    return draft.trigger.entry.type in _HOSTILE


def _is_agent(who: Participant) -> bool:
    """Whether somebody is known to be one who acts: by name, or by the class of the noun, of definite people."""
    if who.entity is not None:
        return not who.place or bool(who.entity.code)
    told = bool(who.classes & _SIDES) or " " in who.name or who.name.startswith("ال")
    return told and bool(who.classes & _AGENTS) and not who.classes & {"place", "attack"}


def _is_person(who: Participant) -> bool:
    return who.entity is not None and who.entity.type == "PER"


def _is_power(who: Participant) -> bool:
    """Whether somebody can be taken to act in more than he is told to: a side of a conflict, or a state."""
    return _is_side(who) or (who.entity is not None and who.entity.type == "LOC" and bool(who.entity.code))


def _is_side(who: Participant) -> bool:
    """Whether somebody can be a side of a conflict: a named body or a force."""
    if who.entity is not None:
        return who.entity.type == "ORG"
    return bool(who.classes & _SIDES) and "place" not in who.classes


def _lent(draft: Draft, role: str, other: Draft, side: str, rule: str) -> Draft:
    """The mention with the participants that another has on `side`, where it names none itself in `role`."""
    if draft.names(role):
        return draft
    known = draft.names("actor") | draft.names("recipient")
    lent = tuple(
        Filler(role, filler.who, rule)
        for filler in other.fillers
        if filler.role == side and filler.who.name not in known and (rule, filler.rule) not in _OWN
    )
    return replace(draft, fillers=draft.fillers + lent)
