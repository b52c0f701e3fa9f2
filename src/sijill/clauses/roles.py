"""Roles of an event, read off the chunks around its trigger: verbs, verbal nouns, light verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sijill.clauses.agreement import has_pronoun, precedes
from sijill.clauses.complements import taken_up
from sijill.clauses.control import Control
from sijill.clauses.entries import LIGHT_VERBS
from sijill.clauses.filling import Filler, Filling
from sijill.clauses.lights import LightVerbs
from sijill.clauses.nouns import NounRoles, one_subject, suffered
from sijill.clauses.objects import (
    SPEAKING,
    against,
    besides,
    charged,
    goes_on_speaking,
    helped,
    is_asked,
    is_circumstance,
    is_one_of,
    past_clause,
    past_comma,
    unless_told,
)
from sijill.clauses.participants import Namer, Participant, capitals
from sijill.clauses.parts import Parts
from sijill.clauses.passives import SPOKEN, Passives
from sijill.clauses.pronouns import agrees, antecedents, pronoun_of
from sijill.clauses.realities import Factuality
from sijill.clauses.sites import Sites
from sijill.clauses.syntax import Context, Syntax
from sijill.clauses.triggers import Trigger
from sijill.clauses.wordlists import word_lists
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Reading

_ABSTRACT = frozenset({"theme", "topic", "matter"})
"""Roles of objects that are no places."""
_WITH = fold("ب")
_OPENING = frozenset({"SCONJ", "CCONJ"})
_SUFFERED = frozenset({"recipient", "matter"})
_STRIKING = frozenset({"ASSAULT", "COERCE"})


class RoleReader:
    """Fills the roles of triggers."""

    def __init__(self, lexicon: Lexicon, parts: Parts, namer: Namer) -> None:
        self._words = word_lists(lexicon)
        self.syntax = Syntax(parts, self._words)
        self.filling = Filling(
            self.syntax, namer, self._words, Sites(lexicon, parts, namer, self._words), capitals(lexicon)
        )
        self.control = Control(lexicon, self.filling)
        self._lights = LightVerbs(lexicon, self.filling, namer)
        self._nouns = NounRoles(lexicon, self.syntax, self.filling, namer, self._words)
        self._parts = parts
        self._namer = namer
        content = lexicon.yaml(LIGHT_VERBS)
        self._passives = Passives(lexicon, self.filling, namer, self._words)
        self._addressing = frozenset(content["addressing"])
        self._asking, self._charging = frozenset(content["asking"]), frozenset(content["charging"])
        self._foiling = frozenset(content["foiling"])

    def read(self, context: Context, trigger: Trigger) -> tuple[Filler, ...]:
        """The fillers of the trigger's roles, in the order in which they were found."""
        here = context.sentence.at(trigger.at)
        if trigger.pattern.form == "participle":
            return tuple(self._participle(context, here, trigger))
        if context.sentence.chunks[here].kind == "verb":
            fillers = tuple(self._verb(context, here, trigger))
            return fillers + tuple(self._delivered(context, here, trigger, fillers))
        carried = tuple(self._carried(context, trigger))
        own = tuple(self._nouns.own(context, here, trigger, lambda: self._lent(context, here, trigger, carried)))
        own = suffered(one_subject(own), carried, trigger)
        filled = {filler.role for filler in own}
        lent = tuple(filler for filler in carried if filler.role not in filled)
        filled |= {filler.role for filler in lent}
        if "actor" not in filled:
            lent += tuple(self.control.actor(context, here, trigger))
        elif "recipient" not in filled and trigger.entry.type in {"AID", "REQUEST"}:
            lent += tuple(self.control.backed(context, here))
        lent += tuple(self.control.destination(context, here, trigger, filled))
        if not any(filler.role == "recipient" for filler in (*own, *lent)):
            acting = {filler.who.name for filler in (*own, *lent)}
            referred = taken_up(context, self.filling, here, trigger.entry.frame.noun)
            lent += tuple(filler for filler in referred if filler.who.name not in acting)
        return own + lent + tuple(self._delivered(context, here, trigger, own + lent))

    def _lent(self, context: Context, here: int, trigger: Trigger, carried: tuple[Filler, ...]) -> Iterable[Filler]:
        """What the verb that an event noun depends on lends it, or the subject that it shares."""
        return carried or tuple(self.control.actor(context, here, trigger))

    def is_light(self, lemma: str) -> bool:
        """Whether the verb can lend an event noun its factuality."""
        return lemma in self._lights.verbs or self.control.lends(lemma)

    def reports(self, who: Participant) -> bool:
        """Whether somebody only tells what others did: a medium, an observatory."""
        return self._lights.reports(who)

    def is_verbal(self, context: Context, trigger: Trigger) -> bool:
        """Whether the trigger stands as a finite verb."""
        return context.sentence.chunks[context.sentence.at(trigger.at)].kind == "verb"

    def opens(self, context: Context, trigger: Trigger) -> bool:
        """Whether the trigger, or the verb that it depends on, opens its sentence without a subject of its own."""
        chunks = context.sentence.chunks
        here = context.sentence.at(trigger.at)
        for k in range(min(here, 3), -1, -1):
            verb = self.syntax.verb(context, k)
            if verb is None:
                continue
            if verb.morph.person not in {"3", ""} or (k != here and verb.lemma not in self._lights.verbs):
                return False
            between = any(chunks[m].kind in {"np", "stop"} for m in range(k + 1, here))
            return not between and self.syntax.subject(context, k) is None
        return trigger.at <= context.sentence.first + 1 and trigger.entry.type in SPOKEN

    def governed(
        self, context: Context, trigger: Trigger, fact: Factuality, fillers: tuple[Filler, ...]
    ) -> Iterator[Filler]:
        """Who is to do, or said to have done, what another verb speaks of (هدد ب, طالب فلانا ب, اتهم فلانا ب)."""
        if fact.governor < 0 or any(filler.role == "actor" for filler in fillers):
            return
        k = context.sentence.at(fact.governor)
        verb = self.syntax.verb(context, k)
        if verb is not None and verb.lemma in self._foiling and fact.polarity == "negative":
            return  # أحبطت الشرطة هجوما
        if verb is None or "actor" not in {*trigger.entry.frame.verb.values(), *trigger.entry.frame.noun.values()}:
            return
        subject = self.syntax.subject(context, k)
        if fact.modality in {"planned", "threatened"} or fact.polarity == "negative":
            yield from self.filling.fill(context, "actor", subject, "events.governor")
        elif fact.modality in {"demanded", "alleged"}:
            after = (m for m in self.syntax.arguments(context, k) if context.sentence.chunks[m].kind == "np")
            until = context.sentence.at(trigger.at)
            addressed = besides(context, self.filling, subject, [m for m in after if m != subject and m < until])
            yield from self.filling.fill(context, "actor", addressed, "events.governor")

    def _delivered(self, context: Context, here: int, trigger: Trigger, known: tuple[Filler, ...]) -> Iterator[Filler]:
        """Who used the weapon of an attack that names no actor."""
        if trigger.entry.type == "ASSAULT" and not any(filler.role == "actor" for filler in known):
            yield from self._lights.delivered(context, here)

    def _verb(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        found = tuple(self._core(context, here, trigger))
        referred = tuple(taken_up(context, self.filling, here, trigger.entry.frame.verb))
        affected = {filler.who.name for filler in referred}
        # whom the pronoun takes up does not act (سجناء أفرج عنهم)
        found = tuple(filler for filler in found if filler.role != "actor" or filler.who.name not in affected)
        yield from found
        after = list(self.syntax.arguments(context, here))
        phrases = self.filling.prepositions(context, after, trigger.entry.frame.verb)
        more = tuple(unless_told(phrases, trigger.entry.type, found))
        yield from more
        if not any(filler.role == "recipient" for filler in (*found, *more)):
            yield from referred
            if trigger.entry.type == "REQUEST" and not referred:
                yield from helped(context, self.filling, after)
            if trigger.entry.type == "THREATEN":
                yield from against(context, self.filling, here)

    def _core(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        """Subject and object of a finite verb."""
        frame = trigger.entry.frame.verb
        part = self._parts(context.page.words[trigger.at])
        before = self._pronominal(context, here) or self.syntax.subject_before(context, here)
        if before is not None and self._is_thing(context, before):
            before = self._speaker(context, here)
        after = list(self.syntax.arguments(context, here))
        nominals = self._nominals(context, here, trigger, after)
        subject, object_ = frame.get("subject", "none"), frame.get("object", "none")
        fill = self.filling.fill
        if part.verb is not None and part.verb.pronoun:
            if object_ != "none":
                yield from fill(context, object_, self._object_pronoun(context, here, part.verb), "events.antecedent")
            at = before if before is not None else next(iter(nominals), None)
            if before is not None and nominals and self._topical(context, before, nominals[0], part.verb):
                at = nominals[0]
            at = at if at is not None else self._dropped(context, here)
            yield from fill(context, subject, at, "events.subject", loose=True)
        elif self._passives.reads(context, trigger, part, before, after, nominals) and not (
            before is None and trigger.entry.type in SPOKEN and goes_on_speaking(context, self.filling, here)
        ):
            if before is not None:
                yield from self._preposed(context, object_, before, here, "events.passive-subject")
            else:
                yield from fill(context, object_, next(iter(nominals), None), "events.passive-subject", loose=True)
        elif before is not None:
            yield from self._preposed(context, subject, before, here, "events.subject")
            yield from fill(context, object_, next(iter(nominals), None), "events.object", loose=True)
        elif part.verb is not None and has_pronoun(context, here, part.verb, self._words):
            yield from fill(context, subject, self._dropped(context, here), "events.dropped-subject")
            yield from fill(context, object_, next(iter(nominals), None), "events.object", loose=True)
        else:
            yield from self._unpreceded(context, here, trigger, after, nominals)

    def _unpreceded(
        self, context: Context, here: int, trigger: Trigger, after: list[int], nominals: list[int]
    ) -> Iterator[Filler]:
        """Subject and object of an active verb without a subject before it."""
        frame, chunks, fill = trigger.entry.frame.verb, context.sentence.chunks, self.filling.fill
        part = self._parts(context.page.words[trigger.at])
        subject, object_ = frame.get("subject", "none"), frame.get("object", "none")
        first = nominals[0] if nominals else None
        whom = charged(context, self.filling, here, self._charging)
        dropped = self._dropped(context, here) if whom is None else whom
        if dropped is not None and part.verb is not None and not self.syntax.agrees(context, dropped, part.verb):
            dropped = None
        met = trigger.pattern.lemma in self._addressing and any(
            chunks[k].kind == "pp" and frame.get(chunks[k].prep) == "recipient" for k in after
        )
        asked = (
            first is not None
            and dropped is not None
            and trigger.pattern.lemma in self._asking
            and is_asked(context, self.filling, here, nominals, dropped)
        )
        leads = part.verb is None or precedes(part.verb)
        if first is not None and part.verb is not None and part.verb.morph.gender == "Masc":
            leads = leads and not self.syntax.is_feminine(context, first)
        leads = leads and (trigger.pattern.lemma not in self._addressing or len(nominals) > 1 or met)
        alone = len(nominals) == 1 and object_ == "host"
        leads = leads and not (alone and self.filling.is_place(context, nominals[0]))  # إذ زار البرازيل
        if first is None or (dropped is None and leads and self.syntax.case(context, first) != "Acc"):
            acts = first is None or trigger.entry.type not in SPOKEN or not self._is_thing(context, first)
        else:
            acts = self._can_act(context, nominals, part.verb, object_, addressed=met)
            acts = acts and not (whom is not None and len(nominals) == 1 and object_ in _SUFFERED)
            acts = acts or (
                dropped is None and trigger.entry.type in SPOKEN and goes_on_speaking(context, self.filling, first)
            )
        if first is None or asked or not acts:
            yield from fill(context, subject, dropped, "events.dropped-subject")
            yield from fill(context, object_, first, "events.object", loose=True)
        else:
            yield from fill(context, subject, first, "events.subject", loose=True)
            second = besides(context, self.filling, first, nominals[1:])
            second = self._parted(context, after, trigger) if second is None else second
            yield from fill(context, object_, second, "events.object", loose=True)

    def _nominals(self, context: Context, here: int, trigger: Trigger, after: list[int]) -> list[int]:
        """The noun phrases after a verb that can be its subject or object.

        A participant can be a part of the wording itself (تقدم الجيش), a thing cannot (أطلق النار).
        """
        chunks = context.sentence.chunks
        return [
            k
            for k in after
            if chunks[k].kind == "np"
            and (chunks[k].first >= trigger.stop or self.filling.who(context, k) is not None)
            and not is_circumstance(context, self.filling, k)
            and not is_one_of(context, k)
            and not self._measures(context, k)
            and not (k > here + 1 and chunks[k - 1].kind == "pp" and self.filling.is_apposed(context, k))
            and self.syntax.head(context, k).bare not in self._words.occasions
        ]

    def _measures(self, context: Context, k: int) -> bool:
        """Whether chunk `k` only counts what stands before it (تعزيزات قوامها 400 عنصر)."""
        first = context.sentence.chunks[k].first
        return first in context.marks.figures and context.page.words[first - 1].folded in self._words.measures

    def _topical(self, context: Context, before: int, after: int, verb: Reading) -> bool:
        """Whether the object pronoun of a verb takes up the phrase before it, and its subject follows: الوزير استقبله
        الرئيس."""
        if not precedes(verb) or not agrees(context, self.syntax, before, verb.pronoun):
            return False
        return self.filling.who(context, after) is not None and self.syntax.case(context, after) != "Acc"

    def _preposed(self, context: Context, role: str, before: int, here: int, rule: str) -> Iterator[Filler]:
        """The subject in chunk `before`, which is what a genitive there names where only that is described."""
        first = self.syntax.described_from(context, before, here)
        stop = context.sentence.chunks[before].stop
        inner = first > context.sentence.chunks[before].start
        found = tuple(self.filling.fill_range(context, role, first, stop, rule)) if inner else ()
        yield from found or self.filling.fill(context, role, before, rule, loose=True)

    def _parted(self, context: Context, after: list[int], trigger: Trigger) -> int | None:
        """The object that something parts from its verb and subject."""
        if trigger.entry.type in SPOKEN:
            return past_comma(context, self.filling, after[-1])
        return past_clause(context, self.filling, after[-1]) if trigger.entry.type in _STRIKING else None

    def _dropped(self, context: Context, here: int) -> int | None:
        """The subject that the verb takes over, past a thing that the verb before seems to have as its own."""
        dropped = self.syntax.dropped_subject(context, here)
        who = None if dropped is None else self.filling.who(context, dropped, loose=True)
        thing = who is not None and who.entity is None and not who.classes
        return (self._speaker(context, here) or dropped) if thing else dropped

    def _pronominal(self, context: Context, here: int) -> int | None:
        """Whom the pronoun of a complementizer before the verb stands for (ذكر التلفزيون أنهم استهدفوا …)."""
        chunks, words = context.sentence.chunks, context.page.words
        if here and chunks[here - 1].kind == "part" and words[chunks[here - 1].first].folded in self._words.negations:
            here -= 1  # لكنها لم تتهم
        chunk = chunks[here - 1] if here else None
        if chunk is None or chunk.kind != "part":
            return None
        word = words[chunk.stop - 1]
        if not any(reading.morph.upos in _OPENING and reading.pronoun for reading in word.readings):
            return None
        if here > 1 and chunks[here - 2].kind == "verb":
            subject = self.syntax.subject(context, here - 2)  # وزعمت أنها: who speaks, named or not
            who = None if subject is None else self.filling.who(context, subject)
            return None if who is None or who.place else subject
        return self._nouns.possessor(context, here - 1, pronoun_of(word))

    def _object_pronoun(self, context: Context, here: int, verb: Reading) -> int | None:
        """Whom the object pronoun of a verb stands for: the nearest phrase before it that agrees and names somebody."""
        fitting = antecedents(context, self.syntax, here, verb.pronoun)
        if here and context.sentence.chunks[here - 1].kind == "rel":
            return next(fitting, None)  # الألغام التي زرعتها …: what the clause describes, be it anybody or not
        return self.filling.nearest(context, fitting)

    def _is_thing(self, context: Context, k: int) -> bool:
        """Whether an indefinite phrase names a thing that cannot act (أصدر الوزير بيانا اتهم فيه …)."""
        who = self.filling.who(context, k, loose=True)
        if who is None or who.entity is not None or who.classes or self.syntax.head(context, k).relational:
            return False
        return self.syntax.indefinite(context, k)

    def _can_act(
        self, context: Context, nominals: list[int], verb: Reading | None, object_: str, *, addressed: bool
    ) -> bool:
        """Whether the first phrase after the verb can be its subject, rather than the object of a dropped one."""
        k = nominals[0]
        if verb is None or self.syntax.case(context, k) == "Acc":
            return False
        if not precedes(verb) or not self.syntax.agrees(context, k, verb):
            return False
        if verb.morph.gender == "Fem" and context.sentence.chunks[k].start in context.marks.figures:
            return not self._passives.masculine(context, k)
        if self.syntax.case(context, k) == "Nom":
            return True
        alone = len(nominals) == 1
        called = (alone or nominals[1] > k + 1) and verb.lemma in self._addressing and not addressed
        if called or self.filling.who(context, k, loose=True) is None:
            return False
        who = self.filling.who(context, k)
        if object_ == "none":
            return True
        # a state can break an agreement (إذا انتهكت طهران الاتفاق), a town is what is shelled
        acts = object_ in _ABSTRACT and not alone
        return who is not None and "place" not in who.classes and (acts or not who.place)

    def _participle(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        """A participle beside the main verb (مطالبا …) shares its subject; one that charges nobody is passive
        (كان الوزير متهما بالفساد)."""
        frame = trigger.entry.frame.verb
        subject = self._speaker(context, here)
        chunks = context.sentence.chunks
        role = frame.get("object", "none")
        after = list(self.syntax.arguments(context, here))
        alone = trigger.stop == chunks[here].stop  # not متهما الجيش بالتقصير
        charged = alone and bool(after) and chunks[after[0]].prep == _WITH and frame.get(_WITH) == "none"
        own = role if charged else frame.get("subject", "none")
        found = list(self.filling.fill(context, own, subject, "events.dropped-subject"))
        if not alone:
            found += self.filling.fill_range(context, role, trigger.stop, chunks[here].stop, "events.object")
        else:
            following = next((k for k in after if chunks[k].kind == "np"), None)
            found += self.filling.fill(context, role, following, "events.object", loose=True)
        yield from found
        yield from unless_told(self.filling.prepositions(context, after, frame), trigger.entry.type, tuple(found))

    def _speaker(self, context: Context, here: int) -> int | None:
        """The subject of the nearest verb before a participle of speech that has somebody as its subject."""
        chunks = context.sentence.chunks
        for k in range(here - 1, -1, -1):
            if chunks[k].kind == "verb" and not (k and chunks[k - 1].kind == "rel"):
                subject = self.syntax.subject(context, k)
                who = None if subject is None else self.filling.who(context, subject)
                if who is not None and (who.entity is not None or who.classes & SPEAKING) and not who.facility:
                    return subject
        return None

    def _carried(self, context: Context, trigger: Trigger) -> Iterator[Filler]:
        """What light verbs lend an event noun: the verb before it, and the one of its relative clause."""
        here = context.sentence.at(trigger.at)
        yield from self._lights.governing(context, here, trigger)
        yield from self._lights.describing(context, here, trigger)
