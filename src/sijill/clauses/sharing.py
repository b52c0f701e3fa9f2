"""Participants that the events of a sentence share: speech and what it is about, acts joined or told together."""

from __future__ import annotations

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
_FAR = 40
"""How many words apart they stand at most."""
_LATER = 2
"""How many sentences later two sides are still called just that."""
_AGENTS = frozenset({"force", "fighters", "state", "people", "named"})
_TWO = 2
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
            draft = _lent(draft, "actor", other, "actor", "events.joined")  # noqa: PLW2901
        found[draft.trigger.at] = draft
    return list(found.values())


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
            if m == n or draft.verbal or draft.modality != other.modality or far > _FAR:
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


def named_before(drafts: list[Draft], both: frozenset[str]) -> list[Draft]:
    """Put the two sides that an event of the type named before in place of what only calls them two (بين الطرفين).

    Args:
        both: the words that do, folded.
    """
    found: list[Draft] = []
    known: dict[str, tuple[int, tuple[Filler, ...]]] = {}
    for draft in drafts:
        kind = draft.trigger.entry.type
        last, sides = known.get(kind, (0, ()))
        told = tuple(filler for filler in draft.fillers if filler.role in {"actor", "recipient"})
        vague = {f.role for f in told if f.who.entity is None and fold(f.who.name) in both}
        if vague and sides and draft.sentence - last <= _LATER:
            kept = tuple(filler for filler in draft.fillers if filler not in told)
            draft = replace(draft, fillers=kept + _as(sides, vague))  # noqa: PLW2901
        elif not vague and _two_sides(draft, told):
            known[kind] = draft.sentence, told
        found.append(draft)
    return found


def _two_sides(draft: Draft, told: tuple[Filler, ...]) -> bool:
    """Whether two take part in an event, as its two sides; two who act together are none in a hostile act."""
    if len(told) != _TWO or not all(_is_power(filler.who) or _is_person(filler.who) for filler in told):
        return False
    apart = not _hostile(draft) or told[0].role != told[1].role
    return apart and told[0].who.name != told[1].who.name


def _as(sides: tuple[Filler, ...], roles: set[str]) -> tuple[Filler, ...]:
    """The two sides in the roles that both had: one each, or the same one."""
    only = next(iter(roles)) if len(roles) == 1 else ""
    order = [only] * _TWO if only else ["actor", "recipient"]
    return tuple(replace(filler, role=role, rule="events.parties") for filler, role in zip(sides, order, strict=True))


def _hostile(draft: Draft) -> bool:
    return draft.trigger.entry.type in _HOSTILE


def _is_agent(who: Participant) -> bool:
    """Whether somebody is known to be one who acts: by name, or by the class of the noun."""
    if who.entity is not None:
        return not who.place or bool(who.entity.code)
    return bool(who.classes & _AGENTS) and not who.classes & {"place", "attack"}


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
