"""Puts participants into roles: coordination, apposition, agents, parties, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from sijill.clauses.naming import CRAFT, Naming
from sijill.clauses.participants import Namer, Participant
from sijill.clauses.pronouns import antecedents, pronoun_of
from sijill.clauses.sites import Sites
from sijill.clauses.syntax import Context, Syntax
from sijill.clauses.wordlists import WordLists
from sijill.text import fold

_BEFORE = fold("قبل")
_FROM = fold("من")
_TO = fold("ل")
_IN = fold("ب")
_LOOSE = frozenset({"recipient", "burnt"})
_AGAINST = fold("ضد")
_UNNAMED = frozenset({"uncounted", "area"})
_NOBODY = {"actor": _UNNAMED | {"attack"}, "recipient": _UNNAMED | {"attack", "many"}}
"""Role → classes of those who are nobody in it: no weapon takes part in an attack, and a number names no victim."""
_RIGHT = frozenset(map(fold, ("ب", "في")))
_BETWEEN = 7
"""How many chunks may stand between the two parties of بين."""
_RECEIVING = frozenset({"force", "fighters", "people", "state"})
PEOPLE = ("يون", "يين")
"""Endings of adjectives that say who people are, not whose an act is (غضب الفلسطينيين)."""
_ACTIVE = frozenset({"force", "fighters", "people", "state", "named"})


class Filler(msgspec.Struct, frozen=True, gc=False):
    """A participant in a role and the rule that put it there."""

    role: str
    who: Participant
    rule: str


class Filling:
    """Turns chunks into fillers of roles."""

    def __init__(
        self, syntax: Syntax, namer: Namer, words: WordLists, sites: Sites, seats: frozenset[str] = frozenset()
    ) -> None:
        """Take, besides the machinery, the cities that stand for governments (folded)."""
        self.syntax = syntax
        self.sites = sites
        self.words = self._words = words
        self._namer = namer
        self._capitals = seats
        self._naming = Naming(syntax, namer, words)

    def fill(self, context: Context, role: str, k: int | None, rule: str, *, loose: bool = False) -> Iterator[Filler]:
        """The participants of chunk `k` and those joined to it, in `role`."""
        if k is None or role == "none":
            return
        joined = k + 1 < len(context.sentence.chunks) and context.sentence.chunks[k + 1].conj
        shared = self._naming.sharing(context, k) if joined else None
        if shared is not None:
            yield from self._placed(context, role, shared, rule)
            return
        joint = self._naming.of_countries(context, k) if joined else None
        if joint is not None:
            yield from self._placed(context, role, joint, rule)
            return
        matter = role in {"topic", "matter"}
        for m in self.coordinated(context, k):
            who = self.who(context, m, loose=(loose or role == "matter") and m == k)
            if matter and (who is None or not (who.entity is not None or who.classes & _RECEIVING)):
                who = self._whose(context, m) or who
            if role == "actor" and who is not None and who.classes >= CRAFT:
                who = self._naming.operator(context, m) or who
            if who is not None and not (m != k and self._belongs(context, m, who)):
                yield from self._placed(context, role, who, rule)

    def _belongs(self, context: Context, m: int, who: Participant) -> bool:
        """Whether chunk `m` only adds what those named before it have (قصف جنود الجيش وآلياتهم)."""
        thing = "place" in who.classes and not who.classes & {"force", "state", "people"}
        return thing and who.entity is None and self.syntax.head(context, m).pronoun

    def fill_range(self, context: Context, role: str, first: int, stop: int, rule: str) -> Iterator[Filler]:
        """The participant of tokens `[first, stop)` and those joined to it, in `role`."""
        if role == "none":
            return
        k = context.sentence.at(stop - 1)
        who = self._naming.apposed(context, k, first) if stop == context.sentence.chunks[k].stop else None
        chunks = context.sentence.chunks
        counts = stop == chunks[k].stop == first + 1 and k + 1 < len(chunks) and chunks[k + 1].prep == _FROM
        many = self._naming.counted(context, k, first) if counts else None
        k = k if many is None else k + 1
        who = many or who or self._namer.name(context.page, first, stop, context.marks, loose=role == "recipient")
        if who is not None:
            who = self._naming.owned(context, k, first, who) if stop == chunks[k].stop else who
            yield from self._placed(context, role, who, rule)
        after = self._after_aside(context, k, first) or k + 1
        if after < len(chunks) and chunks[after].conj and chunks[after].kind == "np":
            yield from self.fill(context, role, after, rule)

    def _whose(self, context: Context, k: int) -> Participant | None:
        """Whose a thing is, by an adjective of nationality or a name in construct (القرار الأمريكي, قرار المجلس)."""
        chunk = context.sentence.chunks[k]
        for j in range(chunk.start + 1, chunk.stop):
            mention = context.marks.mentions.get(j)
            told = chunk.start in context.triggers and self.syntax.head(context, k).bare not in self._words.gatherings
            if mention is not None and mention.entity.type in {"ORG", "PER"} and not told:
                return Participant(mention.entity.name, mention.first, mention.stop, mention.entity)
            if j > chunk.start + 1 and self._namer.names_act(context.page, chunk.start):
                return None  # إقامة دولة فلسطينية
            for filler in self.nation(context, "actor", j, j + 1):
                return filler.who
        after = chunk.start + 1
        if after == chunk.stop or self._namer.names_act(context.page, chunk.start):
            return None
        acts = self._namer.classes(context.page, after) & {"state", "force"}
        return self._namer.name(context.page, after, chunk.stop, context.marks) if acts else None  # سياسة الحكومة

    def nation(self, context: Context, role: str, first: int, stop: int, *, armed: bool = False) -> Iterator[Filler]:
        """Who acts for the nation of an adjective of nationality within tokens `[first, stop)`, in an `armed` act or
        another."""
        for j in range(first, stop):
            part = self.syntax.parts(context.page.words[j])
            if not part.relational or role == "none" or part.bare.endswith(PEOPLE):
                continue
            who = context.nations.agent(part.bare, j, armed=armed)
            if who is not None:
                yield Filler(role, who, "events.nationality")
                return

    def prepositions(self, context: Context, after: list[int], frame: Mapping[str, str]) -> Iterator[Filler]:
        """What the prepositional phrases contribute: agents, and the roles that the frame gives them.

        Of two with ل the second says what for (انتقادات للوزير لسماحه للشركة).
        """
        given = False
        for k in after:
            chunk = context.sentence.chunks[k]
            if chunk.kind != "pp":
                continue
            agent = self.agent(context, k)
            against = self._against(context, k) if chunk.prep in _RIGHT else None
            told = any(j in context.triggers for j in range(chunk.start, chunk.stop))
            role = frame.get(chunk.prep, "none")
            if told and agent is None:
                return  # what follows belongs to the next event
            if self._set_phrase(context, k) or (given and chunk.prep == _TO and not chunk.conj):
                continue
            given = given or (chunk.prep == _TO and role == "recipient")
            if against is not None:
                yield from self.fill_range(
                    context, frame.get(_AGAINST, "none"), against, chunk.stop, "events.preposition"
                )
            elif agent is not None:
                yield from self.fill_range(context, "actor", agent, chunk.stop, "events.agent")
            elif role in {"parties", "partners"}:
                before = context.sentence.chunks[k - 1]
                if "area" in self._namer.classes(context.page, before.start) and before.kind in {"np", "pp"}:
                    continue  # على الحدود بين … are no parties
                yield from self.parties(context, k, role)
            else:
                for filler in self.fill(context, role, k, "events.preposition", loose=role in _LOOSE):
                    placed = chunk.prep == _IN and filler.role == "recipient" and filler.who.place
                    yield replace(filler, role="location") if placed else filler

    def _against(self, context: Context, k: int) -> int | None:
        """Where those start against whom something is done, after a noun that makes a preposition (بحق المدنيين)."""
        chunk = context.sentence.chunks[k]
        if chunk.stop < chunk.start + 2:
            return None
        folded = context.page.words[chunk.start].folded
        return chunk.start + 1 if {folded, f"{chunk.prep} {folded}"} & self._words.against else None

    def _set_phrase(self, context: Context, k: int) -> bool:
        """Whether the prepositional phrase only says how or how many (على الأقل)."""
        chunk = context.sentence.chunks[k]
        return f"{chunk.prep} {context.page.words[chunk.start].folded}" in self._words.set_phrases

    def agent(self, context: Context, k: int) -> int | None:
        """Where the agent of من قبل، على يد، برصاص starts in a prepositional phrase, or None."""
        chunk = context.sentence.chunks[k]
        words = context.page.words
        head = self.syntax.parts(words[chunk.start])
        if (
            chunk.start + 1 < chunk.stop
            and {f"{chunk.prep} {head.bare}", f"{chunk.prep} {words[chunk.start].folded}"} & self._words.agent_phrases
        ):
            return chunk.start + 1
        after_from = words[chunk.first].folded == _FROM and chunk.first + 1 < chunk.start
        return chunk.start if after_from and words[chunk.first + 1].folded == _BEFORE else None

    def who(self, context: Context, k: int, *, loose: bool = False) -> Participant | None:
        """The participant that chunk `k` names."""
        who = self._naming.who(context, k, loose=loose)
        if who is None or who.entity is None:
            chunk = context.sentence.chunks[k]
            return self.sites.acting(context, chunk.start, chunk.stop) or who
        return who

    def nearest(self, context: Context, fitting: Iterable[int]) -> int | None:
        """The first of some chunks that names somebody, and not only says what the person named before it is."""
        for k in fitting:
            if self.who(context, k) is not None and not self.is_apposed(context, k):
                return k
        return None

    def is_apposed(self, context: Context, k: int) -> bool:
        """Whether chunk `k` only says what the person is whose name ends the phrase before it (فلان رئيس الوفد)."""
        chunks, mentions = context.sentence.chunks, context.marks.mentions
        if k == 0 or chunks[k].kind != "np" or chunks[k].conj or chunks[k - 1].kind not in {"np", "pp"}:
            return False
        before = (mentions[j] for j in range(chunks[k - 1].start, chunks[k - 1].stop) if j in mentions)
        if not any(m.entity.type == "PER" and m.stop == chunks[k - 1].stop for m in before):
            return False
        return "people" in self.classes(context, k) and not self.syntax.head(context, k).people

    def represented(self, context: Context, k: int) -> Participant | None:
        """Whom the spokesman that chunk `k` names speaks for."""
        return self._naming.represented(context, k)

    def is_place(self, context: Context, k: int) -> bool:
        """Whether chunk `k` names a place, be it a state."""
        who = self.who(context, k)
        return who is not None and who.place

    def classes(self, context: Context, k: int) -> frozenset[str]:
        """The classes of the head of chunk `k`."""
        return self._namer.classes(context.page, context.sentence.chunks[k].start)

    def _placed(self, context: Context, role: str, who: Participant, rule: str) -> Iterator[Filler]:
        """Settle the roles that depend on what fills them; a place without a name is only a site."""
        named = who.entity is not None
        site = None if named or role not in {"location", "host", "besieged"} else self.sites.is_named(context, who)
        if role == "besieged" and (site is not None or who.place):
            yield Filler("recipient", site or who, rule)
            yield Filler("location", site or who, rule)
        elif site is not None:
            yield Filler("location", site, rule)
        elif who.classes & _NOBODY.get(role, _UNNAMED):
            yield Filler("theme", who, rule)
        elif role == "source":
            if who.place:
                yield Filler("location", who, rule)
            elif named or (who.classes & _ACTIVE and ("place" not in who.classes or "force" in who.classes)):
                yield Filler("actor", who, rule)
        elif role == "topic":
            if (named and not who.facility) or who.classes & {"state", "force"}:
                yield Filler("recipient", who, rule)
        elif role == "burnt":
            if who.part_of_country:
                yield Filler("location", who, rule)
            elif who.facility or "place" in who.classes:
                yield Filler("recipient", who, rule)
        elif role == "matter":
            yield Filler("recipient", who, rule)
        elif role == "host":
            if not who.place or _is_country(who):
                yield Filler("recipient", who, rule)
            if who.place:
                yield Filler("location", who, rule)
        elif role in {"location", "besieged"}:
            human = (named and not who.place) or (
                bool(who.classes & {"force", "people"}) and "place" not in who.classes
            )
            yield Filler("recipient" if human else "location" if named else "site", who, rule)
        elif role == "actor" and (who.facility or (who.classes and not who.classes & _ACTIVE)):
            return
        elif role == "actor" and who.part_of_country and fold(who.name) not in self._capitals:
            return  # a town is where something is done (معركة البلدة), a capital may stand for its state
        else:
            yield Filler(role, who, rule)

    def parties(self, context: Context, k: int | None, others: str) -> Iterator[Filler]:
        """بين X وY: the first party acts and the others receive, or all are partners.

        A relative clause may stand between the two; a plural alone (بين الفصائل) is both sides. Where من جهة says
        who stands together (بين X وY من جهة وZ من جهة أخرى), the first side acts and the other receives.
        """
        if k is None:
            return
        first = self._first_of_two(context, k)
        if first is not None:
            yield Filler("actor", first, "events.between")
            yield from self.fill(
                context, "recipient" if others == "parties" else "actor", k, "events.between", loose=True
            )
            return
        acting, joined = self._sides(context, k)
        found = [(who, m not in acting) for m in joined if (who := self.who(context, m, loose=True)) is not None]
        for position, (who, beyond) in enumerate(found):
            receives = others == "parties" and (beyond if len(acting) > 1 else position > 0)
            yield Filler("recipient" if receives else "actor", who, "events.between")
        if len(found) == 1 and others == "parties" and context.sentence.chunks[k].kind == "pp":
            yield Filler("recipient", found[0][0], "events.between")

    def _first_of_two(self, context: Context, k: int) -> Participant | None:
        """Whom the pronoun of the first بين stands for (بينهم وبين الحرس)."""
        chunks = context.sentence.chunks
        before = chunks[k - 1] if k else None
        if before is None or not chunks[k].conj or before.kind != "part" or before.prep != chunks[k].prep:
            return None
        pronoun = pronoun_of(context.page.words[before.stop - 1])
        for m in antecedents(context, self.syntax, k - 1, pronoun):
            who = self.who(context, m)
            if who is not None and (who.entity is not None or who.classes & _ACTIVE) and not who.facility:
                return who
        return None

    def _sides(self, context: Context, k: int) -> tuple[list[int], list[int]]:
        """The chunks of the first side of بين, and those of both sides, the last of them also over what describes
        the first."""
        acting = list(self.coordinated(context, k))
        chunks = context.sentence.chunks
        after = acting[-1] + 1
        apart = (
            after < len(chunks)
            and chunks[after].kind == "pp"
            and self.syntax.head(context, after).bare in self._words.sides
        )
        if len(acting) > 1 and not apart:
            return acting[:1], acting
        for m in range(after, min(after + _BETWEEN - 1, len(chunks))):
            if chunks[m].kind in {"stop", "sub"}:
                break
            if chunks[m].kind == "np" and chunks[m].conj:
                return acting, acting + list(self.coordinated(context, m))
        return acting if apart else acting[:1], acting

    def coordinated(self, context: Context, k: int) -> Iterator[int]:
        """The chunk and those joined to it by و, over the name in apposition to each of them."""
        yield k
        chunks = context.sentence.chunks
        m = self._after_name(context, k)
        while m < len(chunks):
            if chunks[m].conj and chunks[m].kind == "np":
                if not self._describes(context, m):
                    yield m
                m = self._after_name(context, m)
            elif chunks[m].kind == "part" and self.syntax.is_quote(context, m):
                m += 1
            elif chunks[m].kind == "comma" and self._listed(context, k, m):
                yield m + 1
                m += 2
            else:
                return

    def _listed(self, context: Context, k: int, m: int) -> bool:
        """Whether after the comma at chunk `m` one more name goes on with a list that و ends (صنعاء، ولحج، وتعز)."""
        chunks, mentions = context.sentence.chunks, context.marks.mentions
        first = mentions.get(chunks[k].start)
        while first is not None and m + 1 < len(chunks) and chunks[m].kind == "comma" and chunks[m + 1].kind == "np":
            name = mentions.get(chunks[m + 1].start)
            if name is None or name.entity.type != first.entity.type or name.stop != chunks[m + 1].stop:
                return False
            if chunks[m + 1].conj:
                return True
            m += 2
        return False

    def _describes(self, context: Context, m: int) -> bool:
        """Whether chunk `m` is one more adjective of the phrase before it (أهدافا مدنية وعسكرية, عملية برية وبحرية)."""
        before, chunk = context.sentence.chunks[m - 1], context.sentence.chunks[m]
        if chunk.stop > chunk.start + 1 or before.kind not in {"np", "pp"} or chunk.start in context.marks.mentions:
            return False
        last, part = self.syntax.parts(context.page.words[before.stop - 1]), self.syntax.head(context, m)
        if not last.relational or last.article != part.article or before.stop - 1 in context.marks.mentions:
            return False
        relates = part.bare.endswith("يه") and last.bare.endswith("يه")
        return relates and context.nations.of(part.bare) is None

    def _after_name(self, context: Context, k: int) -> int:
        """Where the words go on after chunk `k` and the person's name that follows a title in it."""
        chunks, m = context.sentence.chunks, k + 1
        if m < len(chunks) and chunks[m].prep == _FROM and self._naming.is_many(context, k, chunks[k].start):
            return m + 1  # كل من الجيش والشرطة
        if m >= len(chunks) or chunks[m].kind != "np" or chunks[m].conj:
            return self._after_aside(context, k, chunks[k].start) or m
        mention = context.marks.mentions.get(chunks[m].start)
        named = mention is not None and mention.entity.type == "PER"
        return m + 1 if named and "people" in self._namer.classes(context.page, chunks[k].start) else m

    def _after_aside(self, context: Context, k: int, first: int) -> int:
        """Where the words go on with one more title, after a name between commas that belongs to the title from token
        `first` on (الرئيس، فلان، ووزير الدفاع، فلان); 0 where they do not."""
        chunks, mentions = context.sentence.chunks, context.marks.mentions
        if k + 4 >= len(chunks) or [chunk.kind for chunk in chunks[k + 1 : k + 5]] != ["comma", "np", "comma", "np"]:
            return 0
        name, joined = mentions.get(chunks[k + 2].start), chunks[k + 4]
        if name is None or name.entity.type != "PER" or chunks[k + 2].conj or not joined.conj:
            return 0
        titles = all("people" in self._namer.classes(context.page, j) for j in (first, joined.start))
        return k + 4 if titles and name.stop == chunks[k + 2].stop else 0


def _is_country(who: Participant) -> bool:
    """Whether a participant is a country, which is host and place at once."""
    entity = who.entity
    return entity is not None and entity.type == "LOC" and entity.geo is not None and not entity.geo.parents
