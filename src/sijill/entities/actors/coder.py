"""Gives the persons and organisations of a document their codes, on the day of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from sijill.entities.actors.register import ActorRegister, Resolved
from sijill.lexicon import Lexicon
from sijill.model import Entity, Reason
from sijill.text import fold

_SENT_TO = frozenset(map(fold, ("إلى", "لدى")))
"""What goes on with whom an envoy is sent to."""
_SPECIAL = frozenset(map(fold, ("الخاص", "الخاصة")))
"""What an envoy is that has nothing to do with who sends him."""


class ActorCoder:
    """Fills `code` and `wikidata` of entities from the register of actors in `lexicon`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.register = ActorRegister(lexicon)

    def code(self, entities: tuple[Entity, ...], day: str | None) -> tuple[Entity, ...]:
        """The same entities, persons and organisations with the code that they have on `day` (ISO 8601)."""
        near = countries_of(entities)
        places = {fold(entity.name): entity.code for entity in entities if entity.type == "LOC" and entity.code}
        return tuple(
            self._coded(entity, day, near, places) if entity.type in {"PER", "ORG"} else entity for entity in entities
        )

    def _coded(self, entity: Entity, day: str | None, near: tuple[str, ...], places: Mapping[str, str]) -> Entity:
        found = self._who(entity, day, near)
        if found is None or found.code is None:
            return entity
        code = found.code
        if not self.register.scheme.split(code)[0]:
            # `شرطة الموصل`: the country is that of the place that ends the role or name.
            words = fold(entity.role or entity.name)
            code = next((place[:3] + code for name, place in places.items() if words.endswith(" " + name)), code)
        return msgspec.structs.replace(
            entity,
            code=code,
            wikidata=found.actor.wikidata if found.actor else None,
            because=(*entity.because, *(Reason(rule, "code") for rule in found.rules)),
        )

    def _who(self, entity: Entity, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        names = sorted({mention.text for mention in entity.mentions}, key=lambda name: (-len(name), name))
        listed = next(filter(None, (self._listed(entity, name, day, near) for name in names)), None)
        if entity.type == "ORG":
            return self._fuller(listed, self.register.resolve(entity.name, day, near))
        if listed is not None and listed.code and len(listed.code) > 3:
            return listed
        office = self.register.resolve(_sent_by(entity.role), day, near) if entity.role else None
        if office is not None and office.code:
            # The role says what the person is, not who: the office is no entity of the person's.
            return Resolved(listed.actor if listed else None, office.code, office.rules)
        return listed

    def _fuller(self, listed: Resolved | None, said: Resolved | None) -> Resolved | None:
        """The listed actor, unless it is of any country (`البرلمان`) and the full name says of which."""
        if listed is None or listed.code is None or said is None or said.code is None:
            return listed or said
        return said if not self.register.scheme.split(listed.code)[0] else listed

    def _listed(self, entity: Entity, name: str, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        """The actor of the register that a mention names, if it is of the entity's type."""
        found = self.register.named_by(name, day, near)
        if found is None or found.actor is None or found.actor.type != entity.type:
            return None
        words = fold(name).split()
        if entity.type == "PER" and len(words) == 1:
            # A short name is the listed person's only where the full name in the text does not say otherwise.
            full = set(fold(entity.name).split())
            own = [fold(known).split()[0] for known in found.actor.names if " " in known]
            if len(full) > 1 and own and full.isdisjoint(own):
                return None
        return found


def _sent_by(role: str) -> str:
    """The role without whom somebody is sent to, whom he does not belong to (مبعوث الأمم المتحدة | الخاص إلى سوريا)."""
    words = role.split()
    end = next((i for i, word in enumerate(words) if i and fold(word) in _SENT_TO), len(words))
    while 1 < end < len(words) and fold(words[end - 1]) in _SPECIAL:
        end -= 1
    return " ".join(words[:end])


def countries_of(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    """Codes of the countries that the places of a document lie in, the most mentioned first."""
    counts: Counter[str] = Counter()
    for entity in entities:
        if entity.type == "LOC" and entity.code:
            counts[entity.code[:3]] += len(entity.mentions)
    return tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
