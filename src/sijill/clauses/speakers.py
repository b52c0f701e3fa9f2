"""Who speaks, as the statements of a page tell: whose an act of speech is that names nobody itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from sijill.clauses.filling import Filler
from sijill.clauses.participants import Participant
from sijill.model import Entity
from sijill.text import fold
from sijill.tokens import Page

_TAKEN_OVER = "events.dropped-subject"
"""The rule by which a verb has the subject of another."""
_PASSIVE = frozenset({"events.passive-subject", "events.antecedent"})
"""Rules of whom an act befalls, after which nobody is missing who acts."""
_OWN = frozenset({"events.pronoun", "events.dropped-subject", "events.governor"})
"""Rules that take over who acts from elsewhere in the sentence."""
_SPEAKER = "events.speaker"
_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD"})
"""Sectors of those who speak for their country."""
_SECTOR = slice(3, 6)


def speaker_of(page: Page, entities: tuple[Entity, ...], name: str, at: int) -> Participant | None:
    """The entity that speaks at token `at`, by its last mention before or else its first."""
    entity = next((entity for entity in entities if entity.id == name), None)
    if entity is None or not entity.mentions:
        return None
    before = [mention for mention in entity.mentions if mention.start <= page.starts[at]]
    first, stop = page.tokens_of(before[-1] if before else entity.mentions[0])
    return Participant(entity.name, first, stop, entity)


def said_by(fillers: tuple[Filler, ...], speaker: Participant) -> tuple[Filler, ...]:
    """The fillers of an act of speech, whose subject is not the one of the last verb but whoever speaks
    (قال الوزير إن الجيش انسحب، داعيا السكان …)."""
    taken = [filler for filler in fillers if filler.role == "actor"]
    if len(taken) != 1 or taken[0].rule != _TAKEN_OVER or taken[0].who.name == speaker.name:
        return fillers
    return tuple(replace(filler, who=speaker) if filler is taken[0] else filler for filler in fillers)


def spoken_by(fillers: tuple[Filler, ...], speaker: Participant | None) -> tuple[Filler, ...]:
    """The fillers, with whoever speaks where they name nobody who acts."""
    if speaker is None or any(filler.role == "actor" or filler.rule in _PASSIVE for filler in fillers):
        return fillers
    return (*fillers, Filler("actor", speaker, _TAKEN_OVER))


def is_ours(page: Page, at: int) -> bool:
    """Whether the word at token `at`, or the one before it, says that we do it (قصفنا, أنهينا الحوار)."""
    for word in page.words[max(at - 1, 0) : at + 1]:
        if any(r.morph.person == "1" and r.morph.number == "Plur" and not r.pronoun for r in word.readings):
            return True
    return False


def party_of(
    page: Page,
    entities: tuple[Entity, ...],
    speakers: Mapping[int, str],
    at: int,
    country: Callable[[str], Entity | None],
) -> Participant | None:
    """Whom somebody means who says at token `at` that we do something: the body that his role names, else the country
    that he holds an office of.

    Args:
        speakers: the ids of the entities that speak, by the token of the word that says so.
        country: the country that the page names of the one that a code begins with.
    """
    cue = max((token for token in speakers if token < at), default=-1)
    if cue < 0 or page.sentence_of(at) - page.sentence_of(cue) > 1:
        return None
    who = next((entity for entity in entities if entity.id == speakers[cue]), None)
    if who is None or who.type != "PER":
        return None
    role, code = fold(who.role or ""), who.code or ""
    named = [
        (len(mention.text), entity)
        for entity in entities
        if entity.type == "ORG"
        for mention in entity.mentions
        if _in_role(fold(mention.text), role)
    ]
    party = max(named, key=lambda pair: pair[0], default=(0, None))[1]
    if party is None and code[_SECTOR] in _OFFICIAL:
        party = country(code)
    return None if party is None else speaker_of(page, entities, party.id, at)


def _in_role(body: str, role: str) -> bool:
    """Whether a role names a body, in construct or by ل (قائد الجيش, الأمين العام لاتحاد العمال)."""
    merged = f"لل{body[2:]}" if body.startswith("ال") else f"ل{body}"
    return any(f" {form} " in f" {role} " for form in (body, merged))


def ours(fillers: tuple[Filler, ...], party: Participant | None) -> tuple[Filler, ...]:
    """The fillers of what somebody says that we do, where the clause names nobody else: his side does it, not he."""
    if party is None or any(filler.role == "actor" and filler.rule not in _OWN for filler in fillers):
        return fillers
    if any(filler.who.name == party.name for filler in fillers if filler.role != "location"):
        return fillers
    return (*(filler for filler in fillers if filler.role != "actor"), Filler("actor", party, _SPEAKER))
