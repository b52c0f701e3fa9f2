"""Who vouches for an event: the chain of the statement that it stands in; and what a speaker does himself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from sijill.model import Event, Reason, Statement
from sijill.text import fold
from sijill.tokens import Page, Word

_ALLEGING = frozenset({"accuse"})
_NEUTRAL = frozenset({"say", "announce", "confirm", "warn"})
"""Acts of statements that accuse nobody by themselves."""
_CHARGED = frozenset({"ASSAULT", "COERCE"})
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})
"""Types of events that are acts of speech: who speaks does them."""


def speaking(page: Page, statements: tuple[Statement, ...]) -> Mapping[int, str]:
    """The ids of the entities that speak, by the token of the cue."""
    return {page.token_at(s.cue.start): s.entity for s in statements if s.entity is not None}


def attribute(
    page: Page,
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    watchdogs: frozenset[str] = frozenset(),
    voiced: Mapping[str, bool] = MappingProxyType({}),
) -> tuple[Event, ...]:
    """Give each event the chain that vouches for it; one that only an accusation reports is alleged.

    Of nested statements the innermost counts. The act of accusing is vouched for by whoever reports it. Violence that
    those tell of who watch over human rights, known by `watchdogs`, words of their names, they charge somebody with.
    What is read by the rules `voiced`, the speaker does by saying it: by those with True only in somebody's words.
    """
    said = tuple(event for event in events if not voiced.get(event.rule) or _charges(event, events, statements))
    if len(said) < len(events):
        said = tuple(msgspec.structs.replace(event, id=f"v{n}") for n, event in enumerate(said, 1))
    spoken = (_spoken(event, statements) for event in said)
    return tuple(_attributed(page, event, _innermost(event, statements), watchdogs, voiced) for event in spoken)


def _charges(event: Event, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> bool:
    """Whether somebody says of others that they did wrong (قال الوزير إن الحركة تستغل الميناء), and by no word of
    accusing, which tells it already."""
    statement = _innermost(event, statements)
    if statement is None or statement.act not in _NEUTRAL or event.modality != "actual" or event.polarity == "negative":
        return False
    if not event.recipients or statement.speaker_name in event.recipients or statement.speaker_name in event.actors:
        return False
    within = range(statement.cue.start, max(statement.cue.end, statement.content.end))
    return not any(e.type == event.type and e is not event and e.trigger.start in within for e in events)


def _spoken(event: Event, statements: tuple[Statement, ...]) -> Event:
    """An act of speech with its speaker, where the clause did not name him (وتوعد قائلا …)."""
    if event.actors or event.type not in _SPOKEN:
        return event
    said = next((s for s in statements if s.cue.start < event.trigger.end and event.trigger.start < s.cue.end), None)
    return event if said is None or said.speaker_name in event.recipients else _acted(event, said)


def _acted(event: Event, statement: Statement) -> Event:
    return msgspec.structs.replace(
        event,
        actors=(statement.speaker_name,),
        because=(*event.because, Reason("events.speaker", "actor", statement.cue)),
    )


def _first_person(page: Page, event: Event) -> bool:
    """Whether who speaks says what he does himself, by the verb of the event or the one just before it."""
    at = page.token_at(event.trigger.start)
    return _is_ours(page.words[at]) or (at > 0 and _is_ours(page.words[at - 1]))


def _is_ours(word: Word) -> bool:
    """Whether a word can only be a verb, in the first person (نطالب, قدمنا)."""
    own = [reading for reading in word.readings if not reading.pronoun]
    verbal = all(reading.morph.verb_form == "Fin" for reading in word.readings)
    return bool(own) and verbal and all(reading.morph.person == "1" for reading in own)


def _innermost(event: Event, statements: tuple[Statement, ...]) -> Statement | None:
    around = [s for s in statements if s.content.covers(event.trigger)]
    return min(around, key=lambda s: s.content.end - s.content.start, default=None)


def _attributed(
    page: Page, event: Event, statement: Statement | None, watchdogs: frozenset[str], voiced: Mapping[str, bool]
) -> Event:
    if statement is None:
        return event
    if not event.actors and (event.rule in voiced or _first_person(page, event)):
        event = _acted(event, statement)
    charged = event.type in _CHARGED and not watchdogs.isdisjoint(fold(statement.speaker_name).split())
    alleged = event.modality == "actual" and event.type != "ACCUSE" and (statement.act in _ALLEGING or charged)
    return msgspec.structs.replace(
        event,
        sources=statement.chain,
        modality="alleged" if alleged else event.modality,
        because=(*event.because, Reason("statements.attribution", "source", statement.cue)),
    )
