"""Who speaks, as the statements of a page tell: whose an act of speech is that names nobody itself."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.clauses.filling import Filler
from sijill.clauses.participants import Participant
from sijill.model import Entity
from sijill.tokens import Page

_TAKEN_OVER = "events.dropped-subject"
"""The rule by which a verb has the subject of another."""
_PASSIVE = frozenset({"events.passive-subject", "events.antecedent"})
"""Rules of whom an act befalls, after which nobody is missing who acts."""


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
