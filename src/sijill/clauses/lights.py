"""Light verbs, which lend their participants to the event noun that they govern or that their clause describes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sijill.clauses.entries import FACTUALITY, LIGHT_VERBS
from sijill.clauses.filling import Filler, Filling
from sijill.clauses.participants import Namer, Participant
from sijill.clauses.pronouns import agrees
from sijill.clauses.syntax import Context
from sijill.clauses.triggers import Trigger
from sijill.lexicon import Lexicon
from sijill.text import fold

_REACH = 7
"""How many chunks before an event noun its verb is looked for; a little less after it."""
_JOINED = 4
"""How many chunks before an event noun the one that it is joined to is looked for."""
_DELIVERED = 10
"""How many chunks after an attack who used its weapon is looked for."""
_OBJECT = fold("object")
_DEEDS = frozenset({"attack", "destroy"})
"""Families of acts whose verbal nouns tell what somebody did, and not what befell somebody (إصابة, مقتل)."""
_FIGHTING = frozenset({"force", "fighters"})


class Light(msgspec.Struct, frozen=True, gc=False):
    """A light verb entry: where its event noun stands and what its own subject is to the event."""

    id: str
    takes: tuple[str, ...]
    subject: str
    object: str
    own: bool
    claims: bool = False
    """Whether it only says whose the event is, so that the event stays as it is where nobody claims it."""


class LightVerbs:
    """The light verbs of `data/events/light-verbs.yaml` at work."""

    def __init__(self, lexicon: Lexicon, filling: Filling, namer: Namer) -> None:
        self._filling = filling
        self._syntax = filling.syntax
        self._namer = namer
        self.verbs: dict[str, tuple[Light, ...]] = {}
        content = lexicon.yaml(LIGHT_VERBS)
        self._reporting = tuple(content["announcers"]["reporting"])
        particles = lexicon.yaml(FACTUALITY)["particles"]
        self._negations = frozenset(fold(w) for row in particles if "negative" in row["set"] for w in row["words"])
        self._whatever = frozenset(map(fold, content["whatever"]))
        self._armed = tuple(content["announcers"]["armed"])
        self._delivering = frozenset(content["delivering"]["verbs"])
        self._weapons = frozenset(content["delivering"]["weapons"])
        for row in content["verbs"]:
            light = Light(
                row["id"],
                tuple(map(fold, row["takes"])),
                row.get("subject", "none"),
                row.get("object", "none"),
                bool(row.get("own")),
                bool(row.get("claims")),
            )
            for verb in row["verbs"]:
                self.verbs[verb] = (*self.verbs.get(verb, ()), light)

    def governing(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        """The light verb that an event noun is the object or complement of."""
        chunks = context.sentence.chunks
        chunk, alone = chunks[here], True
        place = self._place(context, here)
        for k in range(here - 1, max(-1, here - _REACH), -1):
            if chunks[k].kind in {"stop", "rel", "sub"}:
                return
            if chunks[k].kind in {"np", "pp"}:
                lent = tuple(self._verbal_noun(context, k, place)) if alone or place != _OBJECT else ()
                alone = alone and chunks[k].kind == "pp"
                yield from lent
                if lent:
                    return
            verb = self._syntax.verb(context, k)
            if chunks[k].kind != "verb":
                continue
            for light in self._lights(context, k):
                if chunk.kind == "np" and "subject" in light.takes and light.object != "none":
                    hit = [m for m in self._syntax.arguments(context, k) if chunks[m].kind == "np" and m > here]
                    yield from self._filling.fill(context, light.object, next(iter(hit), None), light.id, loose=True)
                    return
                if light.own and not self._owns(context, here, trigger):
                    continue
                if light.claims and self._negated(context, k):
                    return  # لم تتبن أي جهة الهجوم: who does not claim it is nobody in it
                if place not in light.takes or light.subject == "none":
                    continue
                subject = self._syntax.subject(context, k)
                if subject == here and chunks[k].conj and verb is not None:
                    subject = self._syntax.dropped_subject(context, k)  # … ونفذت عمليات
                    subject = subject if subject is not None and self._syntax.agrees(context, subject, verb) else here
                if subject != here and subject is not None:
                    if light.own:
                        yield from self._announced(context, subject, light, trigger)
                    else:
                        yield from self._filling.fill(context, light.subject, subject, light.id)
                return
            return

    def _negated(self, context: Context, k: int) -> bool:
        """Whether a particle of negation stands right before the verb in chunk `k`."""
        first = context.sentence.chunks[k].first
        if first == context.sentence.first:
            return False
        before = context.page.words[first - 1].folded
        return before in self._negations or before[1:] in self._negations

    def _lights(self, context: Context, k: int) -> tuple[Light, ...]:
        """The entries of the verb in chunk `k`; of one that can be another, those too by which the other takes an
        object (يجري is جرى as much as أجرى)."""
        verb = self._syntax.verb(context, k)
        if verb is None:
            return ()
        rival = self._syntax.parts(context.page.words[context.sentence.chunks[k].first]).rival
        other = self.verbs.get(rival.lemma, ()) if rival is not None and rival.lemma != verb.lemma else ()
        return (*self.verbs.get(verb.lemma, ()), *(light for light in other if _OBJECT in light.takes))

    def reports(self, who: Participant) -> bool:
        """Whether somebody only tells what others did."""
        return _code(who).endswith(self._reporting)

    def _announced(self, context: Context, subject: int, light: Light, trigger: Trigger) -> Iterator[Filler]:
        """Who announces an act as his own: no medium; of deaths only a force, itself or by its spokesman."""
        spoken_for = self._filling.represented(context, subject)
        who = spoken_for or self._filling.who(context, subject)
        if who is None:
            return
        code = _code(who)
        deadly = trigger.entry.type == "ASSAULT" and trigger.entry.frame.noun.get("genitive") == "recipient"
        if self.reports(who) or (deadly and not (code.endswith(self._armed) or who.classes & _FIGHTING)):
            return
        if spoken_for is not None:
            yield Filler(light.subject, who, light.id)
        else:
            yield from self._filling.fill(context, light.subject, subject, light.id)

    def _owns(self, context: Context, here: int, trigger: Trigger) -> bool:
        """Whether who announces an event is taken for its actor: of an act (إسقاط طائرة) or of the death of enemies."""
        if trigger.entry.type != "ASSAULT" or trigger.entry.frame.noun.get("genitive") != "recipient":
            return True
        verbal = any(r.morph.verb_form == "Vnoun" for r in context.page.words[trigger.at].readings)
        if verbal and trigger.entry.kin in _DEEDS:
            return True
        chunks = context.sentence.chunks
        stop = chunks[min(here + 1, len(chunks) - 1)].stop
        return any("enemies" in self._namer.classes(context.page, j) for j in range(trigger.stop, stop))

    def _place(self, context: Context, here: int) -> str:
        """Where an event noun stands: as object, or after which preposition; joined to another, as that one does."""
        chunks = context.sentence.chunks
        chunk = chunks[here]
        if chunk.kind == "pp":
            return chunk.prep
        for k in range(here - 1 if chunk.conj else -1, max(-1, here - _JOINED), -1):
            if chunks[k].kind not in {"np", "pp"}:
                break
            if chunks[k].kind == "pp" and self._namer.names_act(context.page, chunks[k].start):
                return chunks[k].prep
        return _OBJECT

    def _verbal_noun(self, context: Context, k: int, place: str) -> Iterator[Filler]:
        """The verbal noun of a light verb with its subject in construct: تمكن الجيش من السيطرة, شن الجيش هجوما."""
        head = context.sentence.chunks[k]
        for j in range(head.start, head.stop - 1):
            nouns = (r for r in context.page.words[j].readings if r.morph.verb_form == "Vnoun")
            verbs = {noun.lexeme.verb for noun in nouns if noun.lexeme.verb}
            for verb in sorted(verbs):
                for light in self.verbs.get(verb, ()):
                    if place in light.takes and light.subject != "none" and not light.own:
                        yield from self._filling.fill_range(context, light.subject, j + 1, head.stop, light.id)
                        return

    def describing(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        """A light verb whose clause describes the event noun: غارة شنتها …, هجوم استهدف …."""
        chunks = context.sentence.chunks
        for k in range(here + 1, min(here + _REACH - 2, len(chunks))):
            if chunks[k].kind in {"stop", "conj", "sub"} or (chunks[k].kind == "verb" and chunks[k].conj):
                return
            if chunks[k].kind != "verb":
                if context.page.words[chunks[k].stop - 1].folded in self._whatever:
                    return  # موافقة على ما يقوم به الجيش: the clause tells of something else
                continue
            verb = self._syntax.verb(context, k)
            after = list(self._syntax.arguments(context, k))
            nominal = next((m for m in after if chunks[m].kind == "np"), None)
            for light in self.verbs.get(verb.lemma, ()) if verb else ():
                if _OBJECT in light.takes and verb is not None and verb.pronoun:
                    if k > here + 2 and not agrees(context, self._syntax, here, verb.pronoun):
                        return  # هجمات على التحالف الذي تقوده …: the clause is another noun's
                    yield from self._filling.fill(context, light.subject, nominal, light.id)
                    yield from self._filling.prepositions(context, after, trigger.entry.frame.noun)
                    return
                if _OBJECT in light.takes and light.subject == "actor" and nominal is None and k <= here + 2:
                    yield from self._filling.prepositions(
                        context, after, trigger.entry.frame.noun
                    )  # صواريخ أطلقت على …
                    return
                if "subject" in light.takes and light.object == "parties":
                    yield from self._filling.parties(context, nominal, light.object)
                    yield from self._filling.prepositions(context, after, trigger.entry.frame.noun)
                    return
                if "subject" in light.takes and light.object != "none":
                    yield from self._filling.fill(context, light.object, nominal, light.id, loose=True)
                    return
                if k + 1 < len(chunks) and chunks[k + 1].kind == "part" and chunks[k + 1].prep in light.takes:
                    yield from self._filling.fill(context, light.subject, nominal, light.id)  # وساطة قامت بها مصر
                    return
            return

    def delivered(self, context: Context, here: int) -> Iterator[Filler]:
        """Who used the weapon that the attack in chunk `here` was made with (قتل جندي بعبوة زرعها مسلحون)."""
        chunks = context.sentence.chunks
        for k in range(here + 1, min(here + _DELIVERED, len(chunks))):
            if chunks[k].kind in {"stop", "conj", "sub"} or (chunks[k].kind == "verb" and chunks[k].conj):
                return
            verb = self._syntax.verb(context, k)
            if verb is None or not verb.pronoun or verb.lemma not in self._delivering:
                continue
            used = k - 2 if chunks[k - 1].kind == "rel" else k - 1
            if chunks[used].start in context.triggers and verb.lemma in self.verbs:
                return  # في هجوم شنه مسلحون: that event names who acts
            if used >= here and self._is_weapon(context, used):
                nominal = next((m for m in self._syntax.arguments(context, k) if chunks[m].kind == "np"), None)
                yield from self._filling.fill(context, "actor", nominal, "events.delivered")
            return

    def _is_weapon(self, context: Context, k: int) -> bool:
        """Whether chunk `k` names a weapon or an attack."""
        chunk, page = context.sentence.chunks[k], context.page
        head = self._namer.first_noun(page, chunk.start, chunk.stop)
        armed = any(reading.lemma in self._weapons for reading in page.words[head].readings)
        return armed or "attack" in self._namer.classes(page, head)


def _code(who: Participant) -> str:
    return (who.entity.code or "") if who.entity is not None else ""
