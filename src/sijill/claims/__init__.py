"""Cue, source, content; chains of sources; responsibility; commitments."""

from sijill.lexicon import Lexicon
from sijill.model import Commitment, Entity, Event, Responsibility, Statement, TimeExpression
from sijill.tokens import Page


class StatementReader:
    """Finds reported speech and writing: cue, source, chain, content, act."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, page: Page, entities: tuple[Entity, ...]) -> tuple[Statement, ...]:
        """All statements of a page, in order of their cues."""
        return ()


def attribute(page: Page, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """Give each event the chain of sources that vouches for it, and its modality where it is alleged."""
    return events


class ResponsibilityReader:
    """Finds who claimed, was accused of, or denied an attack."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        events: tuple[Event, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Responsibility, ...]:
        """All responsibility records of a page, in order of their attacks."""
        return ()


class CommitmentReader:
    """Finds pledges, agreements, plans, orders and ultimatums with their deadlines."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        times: tuple[TimeExpression, ...],
        events: tuple[Event, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Commitment, ...]:
        """All commitments of a page, in order of their actions."""
        return ()
