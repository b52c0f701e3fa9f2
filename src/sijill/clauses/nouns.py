"""Roles that an event noun's own phrase names: what it is in construct with, its adjectives, its complements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from sijill.clauses.complements import complements
from sijill.clauses.entries import LIGHT_VERBS
from sijill.clauses.filling import PEOPLE, Filler, Filling
from sijill.clauses.participants import Namer, Participant
from sijill.clauses.parts import Part
from sijill.clauses.pronouns import agrees, antecedents, pronoun_of
from sijill.clauses.syntax import Context, Syntax
from sijill.clauses.triggers import Trigger
from sijill.clauses.wordlists import WordLists
from sijill.lexicon import Lexicon
from sijill.text import fold

_ARMED = frozenset({"ASSAULT", "MOBILIZE"})
"""Types of acts that a nation does by its armed bodies."""
_SUFFERED = frozenset({"recipient", "location", "besieged", "host"})
_PLACED = frozenset({"location", "besieged", "host"})
_SINGULAR = frozenset({"ه", "ها"})
_PERSONAL = frozenset({"هم", "هن"})
_TO, _FROM, _AMONG = fold("ل"), fold("من"), fold("بين")
_SIDES = frozenset({"parties", "partners"})
_FAR = 9
"""How many chunks after an event noun its two sides are looked for."""
_GOVERNOR = 6
"""How many chunks before an event noun the verb is looked for that it depends on."""
_NAMED_FOR_COUNTRIES = frozenset({"ASSAULT", "PROTEST"})
"""Types of events that are named for the country where they happen (احتجاجات تونس); in others a country acts."""
_PERFORM, _PRONOUN = "events.light.perform", "events.pronoun"
_OWNERS = frozenset({"force", "state"})
_HELPED = _OWNERS | {"people"}


class NounRoles:
    """Fills the roles of verbal nouns and other nouns that name events."""

    def __init__(self, lexicon: Lexicon, syntax: Syntax, filling: Filling, namer: Namer, words: WordLists) -> None:
        genitives = lexicon.yaml(LIGHT_VERBS)["genitives"]
        self._charging, self._received = frozenset(genitives["charging"]), frozenset(genitives["received"])
        self._dealing = frozenset(genitives["dealing"])
        self._governors = self._charging | self._received | self._dealing
        self.syntax = syntax
        self.filling = filling
        self._parts = syntax.parts
        self._namer = namer
        self._words = words

    def own(
        self, context: Context, here: int, trigger: Trigger, lent: Callable[[], Iterable[Filler]]
    ) -> Iterator[Filler]:
        """What an event noun's own phrase and its complements say: genitive, adjective, pronoun, prepositions.

        `lent` are those whom what governs the noun lends it: where somebody acts already, the genitive is the object.
        """
        frame = trigger.entry.frame.noun
        chunks = context.sentence.chunks
        part = self._parts(context.page.words[trigger.at])
        last = self._parts(context.page.words[trigger.stop - 1])
        if trigger.stop > chunks[here].stop and last.kind == "word" and last.noun:
            here, part = context.sentence.at(trigger.stop - 1), last  # بناء على طلب الحكومة: whose demand
        end, after = chunks[here].stop, trigger.stop
        genitive = frame.get("genitive", "none")
        partner = None if after < end or part.pronoun or part.article else self._partner(context, here + 1)
        followers = list(complements(context, here if partner is None else partner, frame))
        if after < end:
            adjective = frame.get("adjective", "none")
            role = "actor" if adjective == "parties" else adjective
            armed = trigger.entry.type in _ARMED
            nation = tuple(self.filling.nation(context, role, after, end, armed=armed))
            relational = after not in context.marks.mentions and self._describes(part, after, context, genitive)
            if relational:
                yield from nation
            else:
                genitive, followers = self._genitive(context, here, trigger, followers, lent)
                yield from self.filling.fill_range(context, genitive, after, end, "events.genitive")
        elif part.pronoun:
            yield from self._possessed(context, here, trigger, followers)
        elif partner is not None:
            first = chunks[partner].start + 1
            yield from self.filling.fill_range(context, genitive, first, chunks[partner].stop, "events.genitive")
        if followers and chunks[followers[0]].kind == "np" and not self._title_of(context, here, after, followers[0]):
            counted = after >= end and chunks[followers[0]].first in context.marks.figure_stops
            if counted and genitive == "recipient":  # استشهاد أحد موظفيها
                yield from self.filling.fill(context, genitive, followers[0], "events.genitive", loose=True)
            else:
                yield from self.filling.fill(context, frame.get("object", "none"), followers[0], "events.object")
        if frame.get(_AMONG) in _SIDES and not any(chunks[k].prep == _AMONG for k in followers):
            followers += self._apart(context, here)
        if not followers:
            return
        if frame.get(_FROM) == "source":  # قصف من طائرات, not حملة لتطهير المدينة من المسلحين
            alone = chunks[followers[0]].start <= chunks[followers[0]].first + 1  # not من دون طيار
            followers = [k for n, k in enumerate(followers) if (alone and not n) or chunks[k].prep != _FROM]
            if not followers:
                return
        if frame.get(_TO) == "owner":
            if chunks[followers[0]].prep == _TO and not self._in_construct(context, part, trigger, end):
                yield from self._owner(context, here, followers[0], trigger)
            followers = [k for k in followers if chunks[k].prep != _TO]
        if frame.get(_TO) == "host" and chunks[followers[0]].prep == _TO:
            guest = self._guest(context, here, followers[0]) and not any(filler.role == "actor" for filler in lent())
            if guest and not self._in_construct(context, part, trigger, end):
                yield from self.filling.fill(context, "actor", followers[0], "events.preposition")
                followers = followers[1:]
        yield from self.filling.prepositions(context, followers, frame)

    def _apart(self, context: Context, here: int) -> list[int]:
        """The phrase with بين that a clause about the event parts from it (اندلعت معارك استمرت ساعات بين …)."""
        chunks = context.sentence.chunks
        for k in range(here + 1, min(here + _FAR, len(chunks))):
            chunk = chunks[k]
            if chunk.kind in {"stop", "sub", "conj"} or not context.triggers.isdisjoint(range(chunk.start, chunk.stop)):
                return []
            if chunk.prep == _AMONG and chunk.kind == "pp" and any(chunks[m].kind == "verb" for m in range(here, k)):
                return [k]
        return []

    def _guest(self, context: Context, here: int, k: int) -> bool:
        """Whether ل after an indefinite visit says whose it is (زيارة لوفد روسي), not where it goes (زيارة للقاهرة)."""
        who = self.filling.who(context, k)
        goes = who is None or who.place or "place" in who.classes
        return not goes and self.syntax.indefinite(context, here)

    def _in_construct(self, context: Context, part: Part, trigger: Trigger, end: int) -> bool:
        """Whether an event noun is in construct with somebody, whose the phrase with ل after it may be."""
        after, genitive = trigger.stop, trigger.entry.frame.noun.get("genitive", "none")
        if after >= end or (after not in context.marks.mentions and self._describes(part, after, context, genitive)):
            return False
        return self._namer.name(context.page, after, end, context.marks) is not None

    def _genitive(
        self,
        context: Context,
        here: int,
        trigger: Trigger,
        followers: list[int],
        lent: Callable[[], Iterable[Filler]],
    ) -> tuple[str, list[int]]:
        """The role of what an event noun is in construct with, and the complements without those that belong to it."""
        frame, after, chunks = trigger.entry.frame.noun, trigger.stop, context.sentence.chunks
        genitive = frame.get("genitive", "none")
        if genitive == "actor" or trigger.pattern.lemma in trigger.entry.objective | trigger.entry.either:
            genitive = self._objective(context, here, trigger, followers, lent) or genitive
        helped = genitive == "none" and trigger.entry.type == "AID"  # تسليح الدولة للمعارضة
        if (helped or genitive in _SUFFERED) and trigger.pattern.form in {"noun", "phrase"}:
            followers = [k for k in followers if not self._office(context, after, k)]
            told = [k for k in followers if not chunks[k].start <= trigger.filler < chunks[k].stop]  # تكبيد العدو خسائر
            owned = self._owned(context, here, trigger)
            followers = [k for k in followers if not owned or chunks[k].prep != _TO]
            acts = (not owned and self._split(context, told)) or self._acts(context, here, trigger, told)
            if acts and not self._inert(context, after):
                genitive = "actor"
        if genitive in _PLACED and any(frame.get(chunks[k].prep) == genitive for k in followers):
            genitive = "actor"  # سيطرة الجيش على البلدة
        hosted = trigger.entry.frame.verb.get("object") == "host"
        if genitive == "actor" and hosted and self._hosts(context, trigger, after, followers):
            genitive = "host"
        if genitive == "actor" and self._names_place(context, trigger, after, followers):
            genitive = "location"
        if followers:
            genitive = self._by_complement(context, frame, followers) or genitive
        return genitive, followers

    def _possessed(self, context: Context, here: int, trigger: Trigger, followers: list[int]) -> Iterator[Filler]:
        """Whom the pronoun of an event noun stands for: who acts, or where nothing else is its object, who or what
        suffers it (بعد محاصرتهم, لاستعادتها, but سيطرتهم على البلدة)."""
        frame, chunks = trigger.entry.frame.noun, context.sentence.chunks
        genitive = frame.get("genitive", "none")
        pronoun = pronoun_of(context.page.words[chunks[here].start])
        other = any(chunks[k].kind == "np" or frame.get(chunks[k].prep) in _SUFFERED for k in followers[:2])
        own = genitive == "recipient" and bool(followers) and chunks[followers[0]].kind == "np"  # قتلها عشرات الجنود
        role = "actor" if genitive in _PLACED or own else genitive
        if genitive in _PLACED and not other:
            fitting = antecedents(context, self.syntax, here, pronoun)
            place = next((k for k in fitting if (who := self.filling.who(context, k)) is not None and who.place), None)
            if place is not None:
                yield from self.filling.fill(context, genitive, place, _PRONOUN)
                return
            role = "recipient" if pronoun in _PERSONAL else "actor"
        elif trigger.pattern.lemma in trigger.entry.objective and not other:
            role = "recipient"
        yield from self.filling.fill(context, role, self.possessor(context, here, pronoun), _PRONOUN)

    def _objective(
        self,
        context: Context,
        here: int,
        trigger: Trigger,
        followers: list[int],
        lent: Callable[[], Iterable[Filler]],
    ) -> str:
        """The role of the genitive of a verbal noun where it is the object, or nothing: قام الجيش بقصف المتمردين."""
        entry, lemma = trigger.entry, trigger.pattern.lemma
        if lemma not in entry.objective and lemma not in entry.either:
            return ""
        chunk = context.sentence.chunks[here]
        verb = self._governing(context, here, trigger.at)
        aimed = any(entry.frame.noun.get(context.sentence.chunks[k].prep) == "recipient" for k in followers)
        if verb in self._received or (aimed and context.sentence.chunks[followers[0]].prep != _TO):
            return ""  # تحظى بدعم الحكومة, قصف الجيش على البلدة
        done = lemma in entry.objective or verb in self._charging or self._inert(context, trigger.stop)
        purpose = chunk.prep == _TO and trigger.at == chunk.start
        if done or purpose or any(filler.role == "actor" for filler in lent()):
            role = entry.frame.verb.get("object", "none")
            return role if role in _SUFFERED else "recipient"
        return ""

    def _inert(self, context: Context, at: int) -> bool:
        """Whether the phrase from token `at` on is of a site, which is only acted on (قصف مواقع المسلحين)."""
        mention = context.marks.mentions.get(at)
        if mention is not None:
            return mention.entity.type == "FAC"
        classes = self._namer.classes(context.page, at)
        return "place" in classes and "force" not in classes

    def _governing(self, context: Context, here: int, at: int) -> str:
        """The lemma of the verb, or of the verb of the verbal noun, that an event noun depends on; or nothing."""
        chunks, words = context.sentence.chunks, context.page.words
        for k in range(here, max(-1, here - _GOVERNOR), -1):
            if chunks[k].kind in {"stop", "rel", "sub", "conj"}:
                return ""
            if chunks[k].kind == "verb":
                verb = self.syntax.verb(context, k)
                return "" if verb is None else verb.lemma
            nominal = chunks[k].kind in {"np", "pp"} and chunks[k].start != at  # توجيه ضربة, but not لقاء itself
            for reading in words[chunks[k].start].readings if nominal else ():
                if reading.lexeme.verb in self._governors:
                    return reading.lexeme.verb
        return ""

    def _partner(self, context: Context, k: int) -> int | None:
        """The chunk of another verbal noun that shares its complement with the bare one before it: قتل وجرح الجنود."""
        chunks = context.sentence.chunks
        if k >= len(chunks) or not chunks[k].conj or chunks[k].kind != "np" or chunks[k].stop < chunks[k].start + 2:
            return None
        return k if self._namer.names_act(context.page, chunks[k].start) else None

    def _by_complement(self, context: Context, frame: Mapping[str, str], followers: list[int]) -> str:
        """The role of the genitive where a preposition decides it: اتهام الوزير بالفساد is of the accused.

        A complement that names the other side (اتهام الحكومة للوزير بالفساد) leaves the genitive the subject.
        """
        preps = [context.sentence.chunks[k].prep for k in followers]
        if any(frame.get(prep) == "recipient" for prep in preps):
            return ""
        return next((role for prep in preps if (role := frame.get(f"genitive {prep}"))), "")

    def _owner(self, context: Context, here: int, k: int, trigger: Trigger) -> Iterator[Filler]:
        """Whose an indefinite act is, where ل says so and it names nobody in construct: غارة للتحالف, عملية للجيش;
        of a blow that is dealt, and of what has an object, whom it hits: وجه ضربة للمسلحين."""
        who = self.filling.who(context, k)
        role = "recipient"
        dealt = self._governing(context, here, trigger.at) in self._dealing
        if who is not None and self.syntax.indefinite(context, here) and not dealt:
            named = who.entity is not None and who.entity.type in {"ORG", "LOC"}
            intransitive = trigger.pattern.lemma not in trigger.entry.either | trigger.entry.objective
            owns = named or bool(who.classes & _OWNERS) or (intransitive and "people" in who.classes)
            role = "actor" if owns else "recipient"
        yield from self.filling.fill(context, role, k, "events.preposition", loose=role == "recipient")

    def _owned(self, context: Context, here: int, trigger: Trigger) -> bool:
        """Whether ل after the thing that is struck says whose it is (إسقاط طائرة للجيش): a place or craft."""
        thing = "place" in self._namer.classes(context.page, trigger.stop) and self.syntax.indefinite(context, here)
        return thing and trigger.entry.type == "ASSAULT"

    def _split(self, context: Context, followers: list[int]) -> bool:
        """Whether ل says who suffers what those in construct do: before any other event, which may be whose it is."""
        chunks = context.sentence.chunks
        for k in followers:
            told = chunks[k].kind == "pp" and chunks[k].prep == _TO
            if told and self.filling.classes(context, k) & _HELPED:
                return True  # دعم الدولة للمعارضة
            if any(j in context.triggers for j in range(chunks[k].first, chunks[k].stop)):
                return False
            if told:
                return not self._namer.names_act(context.page, chunks[k].start)  # دعم الجيش لتأمين الحدود
        return False

    def _office(self, context: Context, after: int, k: int) -> bool:
        """Whether chunk `k` is the body whose office somebody in construct holds (اغتيال رئيس المكتب السياسي للحركة),
        not who suffers what those in construct do (اغتيال الجهاز لقادة الحركة)."""
        chunk, mentions = context.sentence.chunks[k], context.marks.mentions
        if chunk.kind != "pp" or chunk.prep != "ل" or after in mentions:
            return False
        body = next((mentions[j].entity.type for j in range(chunk.start, chunk.stop) if j in mentions), None)
        return body in {"ORG", "LOC"} and "people" in self._namer.classes(context.page, after)

    def _acts(self, context: Context, here: int, trigger: Trigger, followers: list[int]) -> bool:
        """Whether those in construct with a verbal noun do it: its object follows (تدمير الجيش منازل المدنيين)."""
        chunks, mentions, after = context.sentence.chunks, context.marks.mentions, trigger.stop
        k = followers[0] if followers else here
        objective = trigger.pattern.lemma in trigger.entry.objective
        named = mentions.get(chunks[k].start)
        hit = named is not None and (named.entity.type in {"LOC", "FAC"} or (objective and named.entity.type == "ORG"))
        if k != here + 1 or chunks[k].kind != "np" or not (named is None or hit):
            return False
        who = mentions[after].entity.type if after in mentions else None
        classes = self._namer.classes(context.page, after)
        can = "force" in classes or ("people" in classes and objective)
        return (who in {"ORG", "LOC"} or can) and not self._title_of(context, here, after, k)

    def _title_of(self, context: Context, here: int, after: int, k: int) -> bool:
        """Whether the phrase says what the person is who was named in construct (مقتل فلان قائد اللواء)."""
        chunks, mentions = context.sentence.chunks, context.marks.mentions

        def person(first: int, stop: int) -> bool:
            return any(j in mentions and mentions[j].entity.type == "PER" for j in range(first, stop))

        title = "people" in self._namer.classes(context.page, chunks[k].start)
        return title and person(after, chunks[here].stop) and not person(chunks[k].start, chunks[k].stop)

    def _describes(self, noun: Part, after: int, context: Context, genitive: str) -> bool:
        """Whether the word after an event noun is its adjective (الهجوم المسلح, تفجير انتحاري), no genitive."""
        word = self._parts(context.page.words[after])
        nisba = genitive in {"actor", "parties"} and not word.article and not noun.pronoun
        nisba = nisba and (word.adjective or word.bare.endswith(("ي", "يه")))
        dual = word.bare.endswith(("يان", "يين")) and noun.bare[-2:] == word.bare[-2:]  # هجومان انتحاريان
        people = word.article and word.bare.endswith(PEOPLE)  # غضب الفلسطينيين
        return noun.article or (word.relational and not people) or nisba or dual

    def _hosts(self, context: Context, trigger: Trigger, at: int, followers: list[int]) -> bool:
        """Whether a visit is named for the place that it goes to (زيارة بغداد), where no other is told."""
        frame, mention = trigger.entry.frame, context.marks.mentions.get(at)
        if mention is None or mention.entity.type != "LOC":
            return False
        return not any(frame.noun.get(context.sentence.chunks[k].prep) == "host" for k in followers)

    def _names_place(self, context: Context, trigger: Trigger, at: int, followers: list[int]) -> bool:
        """Whether an event is named for its place (هجوم المدينة), not for who acts; a country that agrees acts."""
        mention = context.marks.mentions.get(at)
        geo = mention.entity.geo if mention is not None else None
        if geo is not None and not geo.parents and trigger.entry.type not in _NAMED_FOR_COUNTRIES:
            return False
        chunks = context.sentence.chunks
        aimed = any(chunks[k].prep in self._words.aimed for k in followers)
        return mention is not None and mention.entity.type in {"LOC", "FAC"} and not aimed

    def _ends_in_person(self, context: Context, k: int) -> bool:
        """Whether the last words of chunk `k` are the name of a person."""
        chunk, mentions = context.sentence.chunks[k], context.marks.mentions
        return any(
            j in mentions and mentions[j].entity.type == "PER" and mentions[j].stop == chunk.stop
            for j in range(chunk.start, chunk.stop)
        )

    def possessor(self, context: Context, here: int, pronoun: str) -> int | None:
        """Whom the pronoun of an event noun stands for.

        A person named right before an adverbial with it (رافق الوزير فلانا في زيارته), else the subject of a verb
        before it, else the nearest that fits.
        """
        chunks = context.sentence.chunks
        if here and chunks[here].kind == "pp" and pronoun in _SINGULAR and self._ends_in_person(context, here - 1):
            return here - 1
        for k in range(here - 1, -1, -1):
            if chunks[k].kind == "verb":
                subject = self.syntax.subject(context, k)
                if subject is None or subject >= here or not agrees(context, self.syntax, subject, pronoun):
                    continue
                who = self.filling.who(context, subject)
                if who is not None and not self._of_other_gender(context, k, who, pronoun):
                    return subject
        return self.filling.nearest(context, antecedents(context, self.syntax, here, pronoun))

    def _of_other_gender(self, context: Context, k: int, who: Participant, pronoun: str) -> bool:
        """Whether the verb in chunk `k` shows that a person, whose name does not, is none the pronoun stands for."""
        verb = self.syntax.verb(context, k)
        if verb is None or pronoun not in _SINGULAR or who.entity is None or who.entity.type != "PER":
            return False
        return verb.morph.number == "Sing" and (verb.morph.gender == "Fem") != (pronoun == "ها")


def one_subject(own: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """The fillers of an event noun that names whose it is, without who would act by a preposition of something else
    (طلب الدولة السماح بالمزيد من القوات)."""
    if not any(filler.role == "actor" and filler.rule == "events.genitive" for filler in own):
        return own
    return tuple(filler for filler in own if filler.role != "actor" or filler.rule != "events.preposition")


def suffered(own: tuple[Filler, ...], carried: tuple[Filler, ...], trigger: Trigger) -> tuple[Filler, ...]:
    """The fillers of a verbal noun whose pronoun is its object, as a light verb says who acts (قام الجيش بتفجيره).

    Args:
        own: what the noun's own phrase says.
        carried: what the verb that it depends on says.
        trigger: the noun.
    """
    acting = {filler.who.name for filler in carried if filler.role == "actor" and filler.rule == _PERFORM}
    transitive = trigger.entry.frame.verb.get("object") == "recipient"
    if not acting or not transitive or any(filler.role == "recipient" for filler in own):
        return own
    return tuple(
        replace(filler, role="recipient") if filler.rule == _PRONOUN and filler.who.name not in acting else filler
        for filler in own
    )
