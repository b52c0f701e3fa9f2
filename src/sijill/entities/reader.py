"""The entities of a page: registers first, then grammar, then identity."""

from __future__ import annotations

from sijill.entities.actors import ActorCoder
from sijill.entities.found import FoundName, is_function_word
from sijill.entities.heads import HeadGrammar
from sijill.entities.identity import cluster, short_forms
from sijill.entities.persons import PersonGrammar
from sijill.entities.registers import Known, Registers
from sijill.lexicon import Lexicon
from sijill.model import Entity, Reason, Span
from sijill.tokens import Page, PhraseMatch

_LOCATIVE = frozenset({"في", "الي", "من", "مدينه", "محافظه", "بلده", "قريه"})


class EntityReader:
    """Finds the named entities of a page."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.registers = Registers(lexicon)
        self._heads = HeadGrammar(self.registers)
        self._coder = ActorCoder(lexicon)
        self._persons = PersonGrammar(self.registers)

    def read(self, page: Page) -> tuple[Entity, ...]:
        """All entities with their mentions, in order of first mention."""
        known: dict[int, Known] = {}
        found = self._longest([*self._registered(page, known), *self._heads.find(page)])
        blocked = frozenset(i for name in found if name.type != "PER" for i in range(name.first, name.stop))
        persons = list(self._persons.find(page, blocked))
        found = self._longest([*found, *persons])
        found.extend(short_forms(page, found, self.registers))
        groups = cluster(page, found)
        entities = tuple(self._entity(page, group, known, number) for number, group in enumerate(groups, 1))
        published = page.document.published
        return self._coder.code(entities, published.isoformat() if published else None)

    def _registered(self, page: Page, known: dict[int, Known]) -> list[FoundName]:
        found = []
        for match in self.registers.known.longest(page.words):
            entry = match.value
            if self._part_of_word(page, match) or (entry.common and not self._supported(page, match)):
                continue
            known[match.first] = entry
            found.append(
                FoundName(
                    match.first,
                    match.stop,
                    0 if match.key.merged else match.key.skip,
                    entry.type,
                    entry.rule,
                    known=entry.name,
                )
            )
        return found

    def _part_of_word(self, page: Page, match: PhraseMatch[Known]) -> bool:
        """Whether a town of one word is only the rest of a known word that begins like a particle (`كريم`, `بلاد`),
        or is itself a particle with a pronoun (`عنه`) or an adjective of nation (`السويدية`)."""
        if match.stop > match.first + 1 or not match.value.rule.startswith("entities.towns."):
            return False
        word = page.words[match.first]
        if match.key.skip and not match.key.merged:
            return word.folded in self.registers.given or any(
                not r.conjunction and not r.preposition for r in word.readings
            )
        return is_function_word(word) or self.registers.nation(word) is not None

    def _supported(self, page: Page, match: PhraseMatch[Known]) -> bool:
        """Whether the context speaks for a name that is also an ordinary word."""
        if match.value.type == "ORG":
            return match.key.text.startswith("ال")
        if match.value.name.endswith("ة") and page.words[match.stop - 1].stripped.endswith("ه"):
            return False
        before = page.words[match.first - 1].folded if match.first else ""
        return (
            match.value.type == "LOC"
            and (before in _LOCATIVE or match.key.preposition == "ب")
            and not (match.first + 1 < len(page.words) and self.registers.nation(page.words[match.first + 1]))
        )

    @staticmethod
    def _longest(found: list[FoundName]) -> list[FoundName]:
        """Of overlapping names keep the longest; of equals the one from a register."""
        kept: list[FoundName] = []
        taken: set[int] = set()
        for name in sorted(found, key=lambda n: (-(n.stop - n.first), n.known is None, n.role is None, n.first)):
            tokens = range(name.first, name.stop)
            if taken.isdisjoint(tokens):
                kept.append(name)
                taken.update(tokens)
            elif name.role is not None:
                for at, other in enumerate(kept):
                    if other.first == name.first and other.type == "PER" and other.role is None:
                        kept[at] = other._replace(role=name.role)
        return sorted(kept)

    def _entity(self, page: Page, group: list[FoundName], known: dict[int, Known], number: int) -> Entity:
        mentions = tuple(page.span_inside(name.first, name.stop, name.skip) for name in group)
        fullest = max(group, key=lambda name: (name.stop - name.first, -name.first))
        entry = next((known[name.first] for name in group if name.first in known), None)
        first = group[0]
        roles = [name.role for name in group if name.role is not None]
        role = page.span(*_trimmed(page, roles[0])).text if roles else None
        return Entity(
            id=f"n{number}",
            name=page.span_inside(fullest.first, fullest.stop, fullest.skip).text,
            type=first.type,
            mentions=mentions,
            role=role,
            code=entry.code if entry else None,
            geo=entry.geo if entry else None,
            evidence=page.evidence(first.first, first.stop),
            rule=fullest.rule,
            confidence=0.95 if entry else 0.8,
            because=tuple(_reasons(group, mentions)),
        )


def _trimmed(page: Page, role: tuple[int, int]) -> tuple[int, int]:
    first, stop = role
    while stop > first + 1 and page.words[stop - 1].kind == "punct":
        stop -= 1
    return first, stop


def _reasons(group: list[FoundName], mentions: tuple[Span, ...]) -> list[Reason]:
    return [Reason(name.rule, "mention", mention) for name, mention in zip(group, mentions, strict=True)]
