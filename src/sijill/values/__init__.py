"""Numerals, figures, calendars, dates, durations, deadlines."""

from sijill.lexicon import Lexicon
from sijill.model import Entity, Figure, TimeExpression
from sijill.tokens import Page


class TimeReader:
    """Finds and resolves time expressions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, page: Page) -> tuple[TimeExpression, ...]:
        """All time expressions of a page, in order."""
        return ()


class FigureReader:
    """Finds quantities with their bounds, units and roles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(
        self, page: Page, entities: tuple[Entity, ...], times: tuple[TimeExpression, ...]
    ) -> tuple[Figure, ...]:
        """All figures of a page, in order."""
        return ()
