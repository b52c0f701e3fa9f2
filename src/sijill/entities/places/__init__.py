"""Places: a nested gazetteer, and which of the bearers of a name a document means."""

from sijill.entities.places.check import check_places
from sijill.entities.places.gazetteer import Gazetteer, Name, Place, distance
from sijill.entities.places.locate import Locator
from sijill.entities.places.own import with_own_places

__all__ = ["Gazetteer", "Locator", "Name", "Place", "check_places", "distance", "with_own_places"]
