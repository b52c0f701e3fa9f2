"""Persons, organisations, places: registers, titles, name grammar, identity in a document."""

from sijill.lexicon import Lexicon
from sijill.model import Entity
from sijill.tokens import Page


class EntityReader:
    """Finds the named entities of a page."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, page: Page) -> tuple[Entity, ...]:
        """All entities with their mentions, in order of first mention."""
        return ()
