"""Clause boundaries, event triggers, roles, polarity, modality."""

from sijill.lexicon import Lexicon
from sijill.model import Entity, Event, Figure, TimeExpression
from sijill.tokens import Page


class EventReader:
    """Finds PLOVER events and fills their roles; who vouches for them is left to the claims layer."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        times: tuple[TimeExpression, ...],
        figures: tuple[Figure, ...],
    ) -> tuple[Event, ...]:
        """All events of a page, in order of their triggers, one record per event mention group."""
        return ()
