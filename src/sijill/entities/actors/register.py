"""The register of actors: who a name or phrase means, and with what code on a given day."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from sijill.entities.actors.agents import Agents
from sijill.entities.actors.codes import Scheme, code_on
from sijill.entities.actors.entries import Actor, Holding, State, read_tables
from sijill.entities.actors.families import (
    Family,
    bare,
    member,
    members,
    nations,
    read_families,
    read_titles,
    skeletons,
)
from sijill.entities.actors.holders import Holders
from sijill.entities.actors.phrases import Phrase, phrases_of
from sijill.lexicon import Lexicon
from sijill.text import fold

_WORD = re.compile(r"\w+")
_MOST_PARSED = 10_000
"""How many printed names are remembered."""
_LONGEST_TITLE = 5


class Resolved(msgspec.Struct, frozen=True, gc=False):
    """Who a phrase means: the actor where the register has it, its code on the day, and the rules that told."""

    actor: Actor | None
    code: str | None
    rules: tuple[str, ...]


@lru_cache(maxsize=_MOST_PARSED)
def _parsed(printed: str) -> tuple[Phrase, ...]:
    """What a printed name or phrase can be, spelling, marks and particles aside; the news names the same few often."""
    return tuple(phrases_of(" ".join(_WORD.findall(fold(printed)))))


class ActorRegister:
    """All actors by name. Build one per lexicon; it remembers the phrases that it has resolved.

    Args:
        lexicon: where `actors/` is read; `sijill.entities.actors.with_own` adds a user's rows.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.scheme = Scheme(lexicon)
        tables = read_tables(lexicon)
        self._states = {state.actor.id: state for state in tables.states}
        self._families = read_families(lexicon)
        self._by_key = {family.key: family for family in self._families}
        self._skeletons = skeletons(self._families)
        self._bare = bare(self._families)
        self._titles = read_titles(lexicon)
        self._nations = nations(tables.states, lexicon)
        self._agents = Agents(lexicon, self.scheme)
        self.named: dict[str, Actor] = {actor.id: actor for actor in tables.actors}
        self._stand_ins = {actor.stands_for: actor for actor in tables.actors if actor.stands_for}
        self._names: dict[str, list[str]] = defaultdict(list)
        for actor in tables.actors:
            for name in actor.spoken:
                key = " ".join(_WORD.findall(fold(name)))
                if actor.id not in self._names[key]:
                    self._names[key].append(actor.id)
        order = {fold(row["name"]): row["ids"].split(",") for row in lexicon.tsv("actors/homonyms.tsv")}
        for key, ids in order.items():
            self._names[key] = [i for i in ids if i in self.named] or self._names[key]
        self.holders = Holders(tables.holdings, self.named, self.scheme, self._office_code)

    def actors(self) -> Iterator[Actor]:
        """Every actor: states, the named ones, then those that are generated for each state."""
        yield from (state.actor for state in self._states.values())
        yield from self.named.values()
        for actor in members(self._families, self.states, self.scheme):
            if actor.id not in self._stand_ins:
                yield actor

    @property
    def states(self) -> tuple[State, ...]:
        """The states, in the order of the register."""
        return tuple(self._states.values())

    @property
    def names(self) -> Mapping[str, list[str]]:
        """Folded name → ids of the named actors that have it, the likeliest first."""
        return self._names

    def get(self, actor_id: str) -> Actor | None:
        """The actor with an id, generated ones included."""
        if actor_id in self.named:
            return self.named[actor_id]
        if actor_id in self._states:
            return self._states[actor_id].actor
        if actor_id in self._stand_ins:
            return self._stand_ins[actor_id]
        country, _, key = actor_id.partition(".")
        family = self._by_key.get(key)
        if family is None or country not in self._states:
            return None
        return member(family, self._states[country], self.scheme)

    def search(self, words: str) -> Iterator[Actor]:
        """Actors whose names hold the words, in Arabic of any spelling or English, and those with that id or code.

        Those whom the words name exactly come first.
        """
        wanted = " ".join(_WORD.findall(fold(words).lower()))
        loose = []
        for actor in self.actors() if wanted else ():
            names = [" ".join(_WORD.findall(fold(name).lower())) for name in (*actor.spoken, actor.english)]
            codes = [dated.code.lower() for dated in actor.codes]
            if wanted in names or words.strip() == actor.id or words.strip().lower() in codes:
                yield actor
            elif any(wanted in name for name in names):
                loose.append(actor)
        yield from loose

    def resolve(self, phrase: str, day: dt.date | str | None = None, near: Iterable[str] = ()) -> Resolved | None:
        """Who a name or phrase means, or None where nothing in it tells.

        Args:
            phrase: as printed, in any spelling, with or without attached particles.
            day: when it was written (a date or ISO 8601); without it codes and offices are the last ones known.
            near: countries that the text is about, to tell apart those who share a name.
        """
        parsed = _parsed(phrase)
        on = day.isoformat() if isinstance(day, dt.date) else day
        countries = tuple(near)
        for attempt in (self._name, self._member, self._of_body, self._gathered, self._person, self._generic):
            for words in parsed:
                found = attempt(words, on, countries)
                if found is not None:
                    return found
        return None

    def named_by(self, name: str, day: str | None = None, near: tuple[str, ...] = ()) -> Resolved | None:
        """The listed actor that bears a name, and nothing looser: no body of a state, no generic phrase."""
        for words in _parsed(name):
            actor = self._pick(words, near)
            if actor is not None:
                return Resolved(actor, self.code(actor, day), (actor.rule,))
        return None

    def code_of(self, phrase: str, day: dt.date | str | None = None, near: Iterable[str] = ()) -> str | None:
        """The code of whom a name or phrase means on a day; see `resolve`."""
        found = self.resolve(phrase, day, near)
        return found.code if found else None

    def holder(self, phrase: str, day: dt.date | str | None = None) -> Actor | None:
        """Who held the office that a phrase names on a day (`مستشار الأمن القومي العراقي`); None where unknown."""
        office = self.resolve(phrase, day)
        if office is None or office.actor is None:
            return None
        on = day.isoformat() if isinstance(day, dt.date) else day
        person = self.holders.of(office.actor.id, on)
        return self.named.get(person) if person else None

    def offices(self, person: str) -> tuple[Holding, ...]:
        """The offices of a person (by id) over time."""
        return self.holders.held_by(person)

    def code(self, actor: Actor, day: str | None) -> str | None:
        """The code of an actor on a day: of persons the code of their office."""
        return self.holders.code(actor, day) if actor.kind == "person" else code_on(actor.codes, day) or None

    def _office_code(self, office: str, day: str | None) -> str | None:
        """The code of an office on a day: a family's sector, or the code of the body whose office it is."""
        country, _, key = office.partition(".")
        if country in self._states and key in self._by_key:
            return self.scheme.joined(country, self._by_key[key].sector)
        body = self.named.get(country)
        return code_on(body.codes, day) if body else None

    def _pick(self, words: Phrase, near: tuple[str, ...]) -> Actor | None:
        ids = self._names.get(words.text)
        if not ids:
            return None
        at_home = next((i for i in ids if self.named[i].country in near), ids[0])
        return self.named[ids[0] if self.named[ids[0]].country in near else at_home]

    def _name(self, words: Phrase, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        actor = self._pick(words, near)
        if actor is not None:
            return Resolved(actor, self.code(actor, day), (actor.rule,))
        nation = self._nations.get(words.text)
        if nation is None:
            return None
        if nation.country not in self._states:
            return Resolved(None, nation.country, (nation.rule,))
        state = self._states[nation.country].actor
        if nation.form == "capital":
            government = self.get(f"{nation.country}.government")
            return Resolved(government, self.scheme.joined(nation.country, "GOV"), ("actors.government",))
        if nation.form == "adjective":
            return None
        return Resolved(state, nation.country, (state.rule,))

    def _member(self, words: Phrase, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        """A body or office of a state: the phrase with one nation cut out is a skeleton of a family."""
        for skeleton, country in self._cuts(words.tokens):
            family = self._skeletons.get(skeleton)
            if family is not None and (not family.only or country in family.only):
                return self._member_of(family, country, words, day)
        return None

    def _member_of(self, family: Family, country: str, words: Phrase, day: str | None) -> Resolved:
        if country not in self._states:
            return Resolved(None, self.scheme.joined(country, family.sector), (family.id,))
        actor = self.get(f"{country}.{family.key}")
        code = self.code(actor, day) if actor else None
        return Resolved(actor, code or self.scheme.joined(country, family.sector), (family.id,))

    def _cuts(self, tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Skeletons of the words, with the country that was cut out of each."""
        for first, stop, country in self._nations_in(tokens):
            before = tokens[:first]
            yield " ".join((*before, "{}", *tokens[stop:])), country
            if before and self._agents.opens_place(before[-1]):
                yield " ".join((*before[:-1], "{}", *tokens[stop:])), country

    def _nations_in(self, tokens: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
        i = 0
        while i < len(tokens):
            for stop in range(min(len(tokens), i + 4), i, -1):
                nation = self._nations.get(" ".join(tokens[i:stop]))
                if nation is not None:
                    yield i, stop, nation.country
                    i = stop - 1
                    break
            i += 1

    def _of_body(self, words: Phrase, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        """An office or people of a body that the register knows: `الناطق باسم كتائب القسام`."""
        tokens = words.tokens
        for length in range(min(_LONGEST_TITLE, len(tokens) - 1), 0, -1):
            title = self._titles.get(" ".join(tokens[:length]))
            if title is None:
                continue
            start = length + (self._agents.opens_place(tokens[length]) and len(tokens) > length + 1)
            for rest in phrases_of(" ".join(tokens[start:])):
                inner = self._inner(rest, day, near)
                if inner is None and title.generic:
                    inner = self._generic(rest, day, near)
                if inner is not None and inner.code:
                    country, sector = self.scheme.split(inner.code)
                    state = title.state_sector and sector[:3] in {"GOV", ""}
                    code = self.scheme.joined(country, title.state_sector) if state else inner.code
                    return Resolved(inner.actor, code, (title.id, *inner.rules))
        return None

    def _inner(self, words: Phrase, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        limit = self._agents.place(words.tokens)
        for part in dict.fromkeys((words, Phrase.of(words.tokens[:limit]))):
            for attempt in (self._name, self._member, self._of_body):
                found = attempt(part, day, near)
                if found is not None and not (found.actor and found.actor.kind == "state" and self._people(part)):
                    return found
        return None

    def _gathered(self, words: Phrase, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        """Those whom a word of number or gathering goes before (`عشرات المستوطنين`)."""
        start, rule = self._agents.skipped(words.tokens)
        if not start:
            return None
        rest = Phrase.of(words.tokens[start:])
        for attempt in (self._name, self._member, self._of_body, self._generic):
            found = attempt(rest, day, near)
            if found is not None:
                return replace(found, rules=(*found.rules, rule))
        return None

    def _people(self, words: Phrase) -> bool:
        """Whether a phrase is the people of a nation (`أميركيون`), which say of others only whose they are."""
        nation = self._nations.get(words.text)
        return nation is not None and nation.form == "people"

    def _person(self, words: Phrase, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        """A name after its title, or a named actor before what is said of it."""
        tokens = words.tokens
        for start in range(1, len(tokens)):
            actor = self._pick(Phrase.of(tokens[start:]), near)
            if actor is not None and actor.kind == "person":
                return Resolved(actor, self.code(actor, day), (actor.rule,))
        for stop in range(len(tokens) - 1, 1, -1):
            head = Phrase.of(tokens[:stop])
            found = self._name(head, day, near) or self._member(head, day, near)
            if found is not None and found.code:
                country, sector = self.scheme.split(found.code)
                changed, rules = self._agents.modified(tokens[stop:], sector)
                return replace(found, code=self.scheme.joined(country, changed), rules=(*found.rules, *rules))
        return None

    def _generic(self, words: Phrase, day: str | None, near: tuple[str, ...]) -> Resolved | None:
        """A generic phrase: the sector of its head, the country of its adjective."""
        agent = self._agents.agent(words.tokens)
        if agent is None:
            return self._bare_body(words)
        limit = self._agents.place(words.tokens)
        inside = list(self._nations_in(words.tokens[1:limit])) or list(self._nations_in(words.tokens[1:]))
        country = inside[-1][2] if inside and agent.national else ""
        sector, rules = self._agents.modified(words.tokens[1:limit], agent.sector if country else agent.unknown)
        code = self.scheme.joined(country, sector)
        return Resolved(None, code, (agent.id, *rules)) if code else None

    def _bare_body(self, words: Phrase) -> Resolved | None:
        family = self._bare.get(words.text)
        return Resolved(None, family.sector, (family.id,)) if family is not None else None
