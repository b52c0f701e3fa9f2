"""Which finite verbs are passive, though their letters don't say so (قتل خمسة جنود)."""

from __future__ import annotations

from sijill.clauses.entries import LIGHT_VERBS
from sijill.clauses.filling import Filling
from sijill.clauses.participants import Namer
from sijill.clauses.parts import Part
from sijill.clauses.syntax import Context
from sijill.clauses.triggers import Trigger
from sijill.clauses.wordlists import WordLists
from sijill.lexicon import Lexicon
from sijill.tokens import Reading

_DAMMA = "\u064f"
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})
"""Types of acts that are done by words."""


class Passives:
    """Tells passive verbs by what stands around them."""

    def __init__(self, lexicon: Lexicon, filling: Filling, namer: Namer, words: WordLists) -> None:
        content = lexicon.yaml(LIGHT_VERBS)
        self._often_passive = frozenset(content["often_passive"])
        self._transitive = frozenset(content["transitive"])
        self._syntax = filling.syntax
        self._filling = filling
        self._namer = namer
        self._words = words

    def reads(
        self,
        context: Context,
        trigger: Trigger,
        part: Part,
        before: int | None,
        after: list[int],
        nominals: list[int],
    ) -> bool:
        """Passive by its script, by a printed damma, by an agent phrase, or for want of an object."""
        reading = part.verb
        if reading is None or trigger.entry.frame.verb.get("object", "none") == "none":
            return False
        if reading.morph.voice == "Pass" or _DAMMA in context.page.printed(trigger.at)[: 3 if part.conj else 2]:
            return True
        chunks = context.sentence.chunks
        if before is None and nominals and (_holds_its_subject(reading) or self._reflexive(context, nominals[0])):
            return False
        if (
            reading.lemma.endswith("ى")
            and reading.morph.aspect == "Perf"
            and context.page.printed(trigger.at)[-1] == "ي"
        ):
            return True  # ألقي القبض
        if self._agent_follows(context, after, trigger):
            return True
        nominals = [k for k in nominals if not self._filling.is_apposed(context, k)]  # قتل فلان | رئيس الوفد | في غارة
        if reading.lemma in self._transitive and not reading.pronoun:
            attack = bool(nominals) and "attack" in self._namer.classes(context.page, self._head(context, nominals[0]))
            aimed = any(chunks[k].prep in self._words.directions for k in after)  # استهدفت المدفعية شرق المدينة
            return len(nominals) + (before is not None) + aimed < 2 and not attack
        if reading.lemma not in self._often_passive:
            return False
        if before is not None:
            return not nominals
        if len(nominals) == 1 and self._carries_on(context, context.sentence.at(trigger.at), nominals[0], reading):
            return False
        if len(nominals) < 2:
            return not nominals or not self._acts_alone(context, nominals[0])
        adjacent = chunks[nominals[1]].first == chunks[nominals[0]].stop
        return not adjacent and not self._acts_alone(context, nominals[0])

    def _reflexive(self, context: Context, k: int) -> bool:
        """Whether who acts suffers it himself: فجر انتحاري نفسه."""
        stop = context.sentence.chunks[k].stop
        return stop < context.sentence.stop and context.page.words[stop].folded in self._words.reflexives

    def _agent_follows(self, context: Context, after: list[int], trigger: Trigger) -> bool:
        """Whether an agent phrase belongs to the verb, not to an act that it condemns (ندد بالهدم من جانب الجيش)."""
        chunks = context.sentence.chunks
        for k in after:
            if chunks[k].kind == "pp" and self._filling.agent(context, k) is not None:
                return True
            if trigger.entry.type in SPOKEN and self._namer.names_act(context.page, chunks[k].start):
                return False
        return False

    def _carries_on(self, context: Context, here: int, k: int, verb: Reading) -> bool:
        """Whether a feminine verb joined to another goes on with its subject: the one phrase after it is masculine.

        هاجمت القوات البلدة واعتقلت خمسة شبان
        """
        if not context.sentence.chunks[here].conj or verb.morph.gender != "Fem" or verb.morph.number != "Sing":
            return False
        dropped = self._syntax.dropped_subject(context, here) if self.masculine(context, k) else None
        return dropped is not None and dropped != k and self._syntax.agrees(context, dropped, verb)

    def masculine(self, context: Context, k: int) -> bool:
        """Whether the head of chunk `k` is masculine in all its readings."""
        readings = context.page.words[self._head(context, k)].readings
        nominal = [reading for reading in readings if reading.morph.upos in {"NOUN", "ADJ"}]
        return bool(nominal) and all(reading.morph.gender == "Masc" for reading in nominal)

    def _acts_alone(self, context: Context, k: int) -> bool:
        """Whether the phrase names a force or state, which kills rather than is killed."""
        who = self._filling.who(context, k)
        if who is None or context.sentence.chunks[k].start in context.marks.figures:
            return False
        if who.entity is not None:
            return who.entity.type in {"ORG", "LOC"}
        return bool(who.classes & {"force", "state"}) and "people" not in who.classes

    def _head(self, context: Context, k: int) -> int:
        """The token of the head noun of chunk `k`."""
        chunk = context.sentence.chunks[k]
        return self._namer.first_noun(context.page, chunk.start, chunk.stop)


def _holds_its_subject(verb: Reading) -> bool:
    """Whether the ending of a verb is its subject, so that a noun after it is its object (خطفوا القنصل)."""
    return verb.morph.number in {"Dual", "Plur"} and verb.morph.person in {"3", ""}
