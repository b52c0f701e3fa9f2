"""Places: a nested gazetteer, and which of the bearers of a name a document means."""

from sijill.entities.places.gazetteer import Gazetteer, Name, Place, distance
from sijill.entities.places.locate import Locator

__all__ = ["Gazetteer", "Locator", "Name", "Place", "distance"]
