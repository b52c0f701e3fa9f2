"""Reads a trigger in its clause as a mention of an event: its roles, whether it is real, when, how many."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.clauses.chunks import Marks, Sentence
from sijill.clauses.dating import Date, Dates, Dating
from sijill.clauses.drafts import Draft
from sijill.clauses.entries import FACTUALITY
from sijill.clauses.factuality import DISPUTED, EXPECTED, FactualityReader
from sijill.clauses.filling import Filler
from sijill.clauses.links import Links
from sijill.clauses.participants import Participant
from sijill.clauses.parts import Parts
from sijill.clauses.places import Places
from sijill.clauses.realities import REAL, Factuality
from sijill.clauses.records import COUNTS, count, counted, distinct, is_headline, values_of, victims
from sijill.clauses.roles import RoleReader
from sijill.clauses.schedule import Schedule
from sijill.clauses.speakers import ours, said_by, spoken_by
from sijill.clauses.syntax import Context
from sijill.clauses.triggers import Trigger, followed
from sijill.clauses.wordlists import WordLists, dating_words
from sijill.lexicon import Lexicon
from sijill.model import Figure, FigureRole, Reason
from sijill.tokens import Page

_SIZES: dict[str, tuple[FigureRole, ...]] = {
    "PROTEST": ("protesters",),
    "MOBILIZE": ("personnel_deployed", "vehicles", "weapons"),
    "RETREAT": ("personnel_withdrawn", "released", "returned"),
    "COERCE": ("arrested", "personnel_deployed"),
}

_COUNTED: dict[str, dict[str, tuple[FigureRole, ...]]] = {
    "ASSAULT": {"dead": ("killed",), "injured": ("wounded",)},
    "COERCE": {"arrested": ("arrested",)},
}
"""Type → count of an event → roles of the figures that give it."""

_AIMS = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "MOBILIZE", "RETREAT", "CONCEDE"})
"""Types whose nouns after ل say what something is for (سافر لبحث الأزمة), unless another word says more."""
_SCHEDULED = frozenset({"CONSULT", "MOBILIZE", "RETREAT", "AGREE", "PROTEST", "AID", "SANCTION", "SUPPORT"})
"""Types of acts that people set a date for."""
_NAMED = {"people": "PER", "civilians": "PER", "area": "LOC", "agreement": "", "fighters": "ORG", "protesters": ""}
"""Class that an entry asks for → the type of entity that has it; any entity has the other classes."""
_SECTORS = {"medium": "JRN"}
"""Class → the sector of the codes of names that belong to it."""
_IMPLIED = {
    "political": frozenset({"force", "state", "people", "named"}),
    "force": frozenset({"force", "fighters", "named", "attack"}),
}
RECEIVING = frozenset({"people", "force", "fighters", "state", "protesters", "named"})
HARM = frozenset({"kill", "injure"})
"""Families of ASSAULT whose nouns tell what an attack did."""


class MentionReader:
    """Decides whether a trigger tells an event, and drafts what it tells."""

    def __init__(self, lexicon: Lexicon, parts: Parts, roles: RoleReader, places: Places, words: WordLists) -> None:
        factuality = lexicon.yaml(FACTUALITY)
        self._parts, self._roles, self._places = parts, roles, places
        self._jussive, self._others = words.jussive, words.others
        self._expected = frozenset(factuality["expected"]["families"])
        vowed = factuality["vowed"]
        self._vowing, self._vowed, self._unvowed = vowed["id"], frozenset(vowed["types"]), frozenset(vowed["but"])
        self._disputed = frozenset(factuality["disputed"]["types"])
        self._factuality = FactualityReader(lexicon, parts, roles.is_light)
        self._schedule = Schedule(lexicon, parts)
        self._links = Links(lexicon, parts, words)
        self.dating = Dating(dating_words(lexicon), roles.is_light)

    def read(
        self,
        context: Context,
        number: int,
        trigger: Trigger,
        dates: Dates,
        figures: tuple[Figure, ...],
        speaker: Participant | None,
        said: Participant | None,
        party: Participant | None = None,
    ) -> Draft | None:
        """The draft of a trigger in sentence `number`, or None where it tells no event.

        `speaker` is who spoke last, `said` who says the sentence's own words, where somebody does, and `party` whom he
        means who says that we do it.
        """
        page, sentence = context.page, context.sentence
        verbal = self._roles.is_verbal(context, trigger)
        pattern = trigger.pattern
        if verbal != (pattern.form == "verb") and pattern.form in {"verb", "noun"}:
            return None
        if verbal and pattern.form == "verb" and not self._reads_as(page, trigger):
            return None
        if verbal and pattern.lemma in trigger.entry.states and self._is_state(context, trigger):
            return None
        if verbal and pattern.lemma in trigger.entry.describing and self._describes(page, trigger.at):
            return None
        if pattern.form == "participle" and (
            not self._adverbial(page, trigger.at) or _counted_at(context.marks, trigger.at)
        ):
            return None
        fillers = self._roles.read(context, trigger)
        spoken = verbal or pattern.form == "participle"
        fact = self._factuality.read(page, sentence, trigger.at, verbal=spoken)
        if pattern.negated:  # لن تقبل is a refusal, and real
            fact = replace(
                fact, polarity="positive", modality="actual" if fact.modality == "planned" else fact.modality
            )
        if not verbal and trigger.entry.kin in self._expected and fact == REAL and self._alluded(sentence, trigger.at):
            fact = replace(fact, modality="planned", reasons=(Reason(EXPECTED, "modality"),))
        if (
            not verbal
            and trigger.entry.type in self._disputed
            and fact.denied
            and self._parts(page.words[trigger.at]).article
        ):
            fact = replace(REAL, reasons=(Reason(DISPUTED, "polarity"),))
        if fact.pledged and trigger.entry.type in self._vowed and trigger.entry.kin not in self._unvowed:
            fact = replace(fact, modality="threatened", reasons=(*fact.reasons, Reason(self._vowing, "modality")))
        if trigger.entry.type in _SCHEDULED and fact == REAL:
            date = self.dating.of(context, trigger.at, dates, verbal=verbal, real=True)
            fact = self._scheduled(context, trigger, date, spoken=spoken)
        if fact.polarity == "negative" and verbal and self._habitual(context, trigger):
            return None
        purpose = not verbal and sentence.chunks[sentence.at(trigger.at)].prep == "ل"
        if purpose and trigger.entry.type in _AIMS and fact.modality == "actual":
            return None
        fillers += tuple(self._roles.governed(context, trigger, fact, fillers))
        if trigger.entry.type != "ASSAULT":
            fillers = tuple(map(_person, fillers))
        fillers = said_by(fillers, said) if said is not None and not verbal else fillers
        fillers = ours(spoken_by(fillers, said or speaker), party)
        if not self._constraints(context, trigger, fillers):
            return None
        here = sentence.at(trigger.at)
        beside = -1
        if not verbal and not any(filler.role == "actor" for filler in fillers):
            beside = self._roles.control.beside(context, here)
            fillers += tuple(self._roles.control.adverbial(context, here, trigger, fillers))
        fillers = self._places.fill(context, here, trigger.entry.type, fillers)
        bounds = page.span(sentence.first, sentence.stop)
        local = [figure for figure in figures if bounds.start <= figure.start < bounds.end]
        kind = trigger.entry.type
        wanted = {**_COUNTED.get(kind, {}), "size": _SIZES.get(kind, ())}
        counts = {role: count(local, wanted.get(role, ()), page, trigger.at) for role in COUNTS}
        killing = kind == "ASSAULT" and trigger.entry.kin == "kill"
        killed = victims(page, fillers, counts["dead"], trigger.at) if killing else []
        real = fact.modality in {"actual", "alleged"}
        date = self.dating.of(context, trigger.at, dates, verbal=verbal, real=real)
        part = self._parts(page.words[trigger.at])
        violent = kind == "ASSAULT" and not verbal
        entry_noun = not any(filler.rule == "events.genitive" for filler in fillers)
        return Draft(
            trigger=trigger,
            family=trigger.entry.kin,
            sentence=number,
            fillers=distinct(fillers),
            polarity=fact.polarity,
            modality=fact.modality,
            reasons=fact.reasons,
            dead=counted(counts["dead"]) if not killed else (len(killed), len(killed)),
            injured=counted(counts["injured"]),
            arrested=counted(counts["arrested"]),
            size=counted(counts["size"]),
            time=date.time.value if date is not None else None,
            values=values_of(date, counts, [page.span(one.who.first, one.who.stop) for one in killed]),
            verbal=verbal,
            definite=part.article,
            indefinite=not verbal and not part.article and not part.pronoun and entry_noun,
            plural=part.people and not verbal,
            other=not verbal and self._other(context, here, trigger),
            relative=verbal and self._relative(page, trigger.at),
            headline=is_headline(page, number),
            main=self._roles.syntax.is_main(context, sentence.at(fact.governor) if fact.governor >= 0 else here),
            governor=fact.governor,
            beside=beside,
            purpose=purpose,
            result=self._links.result(page, sentence, trigger.at) if violent and trigger.entry.kin in HARM else "",
            answered=violent and self._links.answered(page, sentence, trigger.at),
        )

    def _scheduled(self, context: Context, trigger: Trigger, date: Date | None, *, spoken: bool) -> Factuality:
        """What is told as real, or planned, where the imperfect says that it is to come."""
        page, sentence = context.page, context.sentence
        verb = self._schedule.verb(page, sentence, trigger.at, verbal=spoken)
        if verb is None:
            return REAL
        number = page.sentence_of(trigger.at)
        alone = spoken and number > 0 and not is_headline(page, number)
        why = self._schedule.read(page, sentence, verb, None if date is None else date.time, alone=alone)
        return REAL if why is None else replace(REAL, modality="planned", reasons=(why,))

    def _relative(self, page: Page, at: int) -> bool:
        """Whether a verb describes what stands before it (الأراضي التي احتلها)."""
        return at > 0 and self._parts(page.words[at - 1]).kind == "rel"

    def _other(self, context: Context, here: int, trigger: Trigger) -> bool:
        """Whether a noun names one more event of its kind (هجوم آخر), not what others suffer (إصابة آخرين)."""
        if trigger.entry.frame.noun.get("genitive") == "recipient":
            return False
        stop = min(context.sentence.chunks[here].stop, trigger.stop + 2)
        return any(context.page.words[j].folded in self._others for j in range(trigger.stop, stop))

    def _reads_as(self, page: Page, trigger: Trigger) -> bool:
        """Whether the plainest verbal reading is one of the trigger's verb; a jussive needs its particle."""
        verb = self._parts(page.words[trigger.at]).verb
        if verb is None:
            return False
        for reading in page.words[trigger.at].readings:
            if reading.lemma != trigger.pattern.lemma or reading.morph.verb_form != "Fin":
                continue
            if bool(reading.pronoun) > bool(verb.pronoun) or bool(reading.conjunction) > bool(verb.conjunction):
                continue
            if reading.morph.aspect != "Jus" or (reading.morph.number != "Sing" and reading.morph.person != "1"):
                return True
            if trigger.at and page.words[trigger.at - 1].folded in self._jussive:
                return True
        return False

    def _habitual(self, context: Context, trigger: Trigger) -> bool:
        """Whether لا before an imperfect says what somebody does not do in general."""
        verb = self._parts(context.page.words[trigger.at]).verb
        before = context.page.words[trigger.at - 1].folded if trigger.at else ""
        return verb is not None and verb.morph.aspect == "Imp" and before in {"لا", "ولا", "فلا"}

    def _is_state(self, context: Context, trigger: Trigger) -> bool:
        """Whether an imperfect says how things stand (البلدة التي تسيطر عليها …); headlines tell events in it."""
        page, at = context.page, trigger.at
        verb = self._parts(page.words[at]).verb
        if verb is None or verb.morph.aspect != "Imp" or verb.preposition:
            return False
        after_that = at > 0 and self._parts(page.words[at - 1]).kind == "sub"
        return not after_that and not is_headline(page, page.sentence_of(at))

    def _describes(self, page: Page, at: int) -> bool:
        """Whether an imperfect in a relative clause says who somebody is (قوات تقاتل, الفصائل التي تحارب الجيش)."""
        verb = self._parts(page.words[at]).verb
        return verb is not None and verb.morph.aspect == "Imp" and self._relative(page, at)

    def _alluded(self, sentence: Sentence, at: int) -> bool:
        """Whether an event noun is no complement of a verb, only of a preposition or another noun."""
        here = sentence.at(at)
        chunk = sentence.chunks[here]
        return chunk.kind == "pp" or at > chunk.start or (here > 0 and sentence.chunks[here - 1].kind == "sub")

    def _adverbial(self, page: Page, at: int) -> bool:
        """A participle that reports what its subject does besides: مطالبا، داعية."""
        word = page.words[at]
        return word.folded.endswith("ا") or (
            at > 0 and page.words[at - 1].kind == "punct" and not word.folded.startswith("ال")
        )

    def _constraints(self, context: Context, trigger: Trigger, fillers: tuple[Filler, ...]) -> bool:
        entry = trigger.entry
        near = 16 if trigger.pattern.form == "verb" else 4
        if entry.without and followed(context.page, trigger.stop, entry.without, near):
            return False
        if entry.needs and not any(self._is(filler, entry.needs) for filler in fillers):
            return False
        actors = [filler for filler in fillers if filler.role == "actor"]
        if entry.by and actors and not any(self._is(filler, entry.by) for filler in actors):
            return False
        if entry.not_by and any(filler.who.classes & {*entry.not_by} for filler in actors):
            return False
        if any(self._is_strictly(filler.who, one) for one in entry.not_with for filler in fillers):
            return False
        objects = (filler for filler in fillers if filler.role != "actor")
        return not entry.object or any(self._is(filler, entry.object) for filler in objects)

    def _is_strictly(self, who: Participant, wanted: str) -> bool:
        """Whether somebody is known to be of a class, by his noun or by the sector of his code."""
        code = (who.entity.code or "") if who.entity is not None else ""
        return wanted in who.classes or (wanted in _SECTORS and _SECTORS[wanted] == code[3:6])

    def _is(self, filler: Filler, wanted: tuple[str, ...]) -> bool:
        """Whether a filler is of one of the wanted classes."""
        who = filler.who
        if who.entity is not None:
            kind = who.entity.type
            return any(_NAMED.get(one, kind) == kind or (one == "area" and kind == "FAC") for one in wanted)
        return any(who.classes & _IMPLIED.get(one, frozenset({one})) for one in wanted)


def _counted_at(marks: Marks, at: int) -> bool:
    """Whether a figure counts the word at token `at` (خمسون طالبا)."""
    return any(first <= at < stop for first, stop in marks.figure_stops.items())


def _person(filler: Filler) -> Filler:
    """A thing that an act concerns (الصادرات) is its theme: only those who can act receive it."""
    who = filler.who
    thing = who.entity is None and not who.classes & RECEIVING
    return replace(filler, role="theme") if filler.role == "recipient" and thing else filler
