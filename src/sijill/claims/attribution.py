"""Who vouches for an event: the chain of the statement that its trigger stands in."""

from __future__ import annotations

import msgspec

from sijill.model import Event, Reason, Statement
from sijill.tokens import Page

_ALLEGING = frozenset({"accuse"})


def attribute(page: Page, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """Give each event the chain that vouches for it; one that only an accusation reports is alleged.

    Of nested statements the innermost counts. The act of accusing is vouched for by whoever reports it.
    """
    return tuple(_attributed(event, _innermost(event, statements)) for event in events)


def _innermost(event: Event, statements: tuple[Statement, ...]) -> Statement | None:
    around = [s for s in statements if s.content.covers(event.trigger)]
    return min(around, key=lambda s: s.content.end - s.content.start, default=None)


def _attributed(event: Event, statement: Statement | None) -> Event:
    if statement is None:
        return event
    alleged = statement.act in _ALLEGING and event.modality == "actual" and event.type != "ACCUSE"
    return msgspec.structs.replace(
        event,
        sources=statement.chain,
        modality="alleged" if alleged else event.modality,
        because=(*event.because, Reason("statements.attribution", "source", statement.cue)),
    )
