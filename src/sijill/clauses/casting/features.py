"""What a text says of a candidate for the roles of an event, as named features; none holds a name or a nation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sijill.clauses.casting.candidates import Candidate, Stage
from sijill.clauses.casting.model import ROLES, Role
from sijill.clauses.drafts import Draft
from sijill.clauses.participants import Participant, is_country
from sijill.clauses.parts import Parts
from sijill.clauses.sites import lies_in
from sijill.model import Entity, PloverType

_KINDS = ("attack", "force", "fighters", "state", "protesters", "people", "place", "named")
"""Classes of unnamed participants, the most telling first."""
_REACH = 8
"""How many chunks from the trigger a verb may stand whose subject tells something."""
_MOST = 3
"""Larger counts of phrases between are told as this."""
_MENTIONS = 5
"""More mentions than these are told as these."""
_SECTOR = slice(3, 6)
"""Where an actor code has the first of its sectors."""


class Part(msgspec.Struct, frozen=True, gc=False):
    """A role that rules gave somebody in an event."""

    event: int
    type: PloverType
    role: str
    rule: str


class Play(msgspec.Struct, frozen=True, gc=False):
    """An event whose roles are to be cast.

    Attributes:
        number: its number in the document.
        lead: the mention that stands for it.
        first: the first token of that mention's sentence.
        parts: name → the roles that the rules gave it, in all events of the document.
        taken: role → names that the rules put there in this event.
        mentions: entity → how often the text names it.
        since: entity → the sentence that names it first.
        around: the places that the sentence of the mention names.
        speaking: entity → the tokens of the words by which it is said to speak.
    """

    number: int
    lead: Draft
    first: int
    parts: Mapping[str, Sequence[Part]]
    taken: Mapping[Role, frozenset[str]]
    mentions: Mapping[str, int]
    since: Mapping[str, int]
    around: Sequence[Entity]
    speaking: Mapping[str, Sequence[int]]


def describe(candidate: Candidate, play: Play, parts: Parts) -> tuple[str, ...]:
    """The features of a candidate, each once."""
    entry = play.lead.trigger.entry
    kind, exact = _kind(candidate.who), _exact(candidate.who)
    found = [
        f"who={exact}",
        f"who_type={exact}|{entry.type}",
        f"kind_type={kind}|{entry.type}",
        f"kind_family={kind}|{entry.type}.{play.lead.family}",
        f"kind_found={kind}|{candidate.how}",
        *_by_rule(candidate, play, kind),
        *_known(candidate, play, kind),
    ]
    if candidate.stage is not None:
        found += _in_sentence(candidate, candidate.stage, play, parts, kind)
    return tuple(found)


def _by_rule(candidate: Candidate, play: Play, kind: str) -> list[str]:
    """What the rules made of the candidate, and of the others in his place."""
    name, event = candidate.who.name, play.lead.trigger.entry.type
    mine = {part for part in play.parts.get(name, ()) if part.event == play.number}
    rules = sorted({(part.role, part.rule) for part in mine})
    roles = sorted({part.role for part in mine})
    found = [] if mine else ["unruled"]
    found += [f"rule={role}|{rule}" for role, rule in rules]
    found += [f"rule_type={role}|{rule}|{event}" for role, rule in rules]
    found += [f"role_type={role}|{event}" for role in roles]
    found += [f"role_kind={role}|{kind}" for role in roles]
    for role in ROLES:
        names = play.taken[role]
        rest = len(names) - (name in names)
        state = ("both" if rest else "own") if name in names else "other" if rest else "nobody"
        found += [
            f"taken_type={role}|{state}|{event}",
            f"taken_found={role}|{state}|{candidate.how}",
            f"taken_kind={role}|{state}|{kind}",
        ]
        if rest > 1:
            found.append(f"several={role}")
    return found


def _known(candidate: Candidate, play: Play, kind: str) -> list[str]:
    """What the rest of the text says of the candidate."""
    event, entity = play.lead.trigger.entry.type, candidate.who.entity
    others = {(p.role, p.type) for p in play.parts.get(candidate.who.name, ()) if p.event != play.number}
    cast = sorted(pair for pair in others if pair[0] in ROLES)
    found = [f"elsewhere={role}" for role in sorted({role for role, _ in cast})]
    found += [f"elsewhere_type={role}|{type_}|{event}" for role, type_ in cast]
    if entity is None:
        return [*found, "named=0"]
    since = min(play.since.get(entity.id, 0), _MOST)
    found += [
        f"named={min(play.mentions.get(entity.id, 0), _MENTIONS)}",
        f"since_kind={since}|{kind}",
        f"since_found={since}|{candidate.how}",
    ]
    if any(lies_in(other, entity) for other in play.around):
        found.append(f"around=holds|{candidate.how}")
    if any(lies_in(entity, other) for other in play.around):
        found.append(f"around=within|{candidate.how}")
    cues = play.speaking.get(entity.id, ())
    if cues:
        found.append("speaks")
        if any(play.first <= cue < play.lead.trigger.at for cue in cues):
            found.append("spoke")
    return found


def _in_sentence(candidate: Candidate, stage: Stage, play: Play, parts: Parts, kind: str) -> list[str]:
    """Where the candidate stands in the sentence."""
    who, k, draft, words = candidate.who, candidate.chunk, candidate.draft, stage.context.page.words
    chunks, at = stage.context.sentence.chunks, draft.trigger.at
    entry, chunk, here = play.lead.trigger.entry, chunks[k], stage.context.sentence.at(at)
    side = "after" if who.first > at else "before" if who.stop <= at else "around"
    form = "verb" if draft.verbal else "noun"
    place = f"{form}|{side}|{candidate.how}"
    told = chunk.kind == "pp" and candidate.how == "phrase"
    prep = f"{side}|{chunk.prep if told else '-'}|{chunk.kind}"
    away = abs(k - here)
    phrases = sum([one.kind == "np" for one in chunks[min(k, here) + 1 : max(k, here)]])
    found = [
        f"place_kind={place}|{kind}",
        f"place_type={place}|{entry.type}",
        f"place_distance={place}|{_rounded(away)}",
        f"prep_type={prep}|{entry.type}",
        f"prep_entry={prep}|{form}|{entry.id}",
        f"prep_family={prep}|{form}|{min(away, _MOST)}|{entry.type}.{play.lead.family}",
        f"prep_kind={prep}|{form}|{min(away, _MOST + 1)}|{kind}",
        f"phrases_type={side}|{form}|{min(phrases, _MOST)}|{chunk.kind}|{entry.type}",
    ]
    # Words count, names and nations do not: what somebody is called says nothing of what he did.
    if who.first > 0 and who.first - 1 not in stage.names and not parts(words[who.first - 1]).relational:
        found.append(f"previous={words[who.first - 1].folded}")
    verbs = [verb for verb, subject in stage.subjects.items() if subject == k and abs(verb - here) <= _REACH]
    told_by = {"own" if verb == here else "earlier" if verb < here else "later" for verb in verbs}
    found += [f"subject_type={verb}|{entry.type}" for verb in sorted(told_by)]
    head = parts(words[chunk.start])
    if candidate.how == "phrase" and chunk.start not in stage.names and not head.relational:
        found.append(f"head={head.bare}")
    return found


def _exact(who: Participant) -> str:
    """The type of an entity with its sector, or the classes of whom no name names."""
    entity = who.entity
    if entity is None:
        return "+".join(sorted(who.classes)) or "other"
    code = entity.code or ""
    return f"{entity.type}|{code[_SECTOR] or ('state' if code else '-')}"


def _kind(who: Participant) -> str:
    """Roughly what somebody is."""
    entity = who.entity
    if entity is None:
        return next((name for name in _KINDS if name in who.classes), "other")
    if entity.type == "LOC":
        return "country" if is_country(entity) else "province"
    return entity.type


def _rounded(n: int) -> str:
    """A distance in chunks, the larger the coarser."""
    return str(n) if n <= 3 else next((str(most) for most in (5, 8, 14) if n <= most), "more")
