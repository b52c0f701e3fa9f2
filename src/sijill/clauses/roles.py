"""Roles of an event, read off the chunks around its trigger: VSO and SVO, constructs, light verbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sijill.clauses.chunks import Chunk, Mention, Sentence
from sijill.clauses.participants import Namer, Nations, Participant
from sijill.clauses.parts import Part, Parts
from sijill.clauses.triggers import LIGHT_VERBS, Trigger
from sijill.lexicon import Lexicon
from sijill.model import Entity, Figure
from sijill.text import fold
from sijill.tokens import Page, Reading

_AGENT = tuple(
    (fold(prep), fold(noun))
    for prep, noun in (
        ("من", "قبل"),
        ("على", "يد"),
        ("على", "أيدي"),
        ("ب", "رصاص"),
        ("ب", "نيران"),
        ("ب", "واسطة"),
    )
)
_PLACE_PREPS = frozenset(
    map(fold, ("في", "ب", "داخل", "قرب", "وسط", "خارج", "على", "إلى", "عند", "شمال", "جنوب", "شرق", "غرب"))
)
_TO_AGENT = frozenset({"برصاص", "بنيران"})
_FRONT = frozenset(map(fold, ("إن", "أن", "لكن", "كان", "فيما", "بينما", "كما", "حيث", "بأن", "لأن", "عندما")))
_COPULAS = frozenset({"كان"})


class Filler(NamedTuple):
    """A participant in a role and the rule that put it there."""

    role: str
    who: Participant
    rule: str


class Context(NamedTuple):
    """All that roles are read from: the page, one sentence, and the mentions in it."""

    page: Page
    sentence: Sentence
    mentions: dict[int, Mention]
    figures: dict[int, Figure]
    nations: Nations


class Light(NamedTuple):
    """A light verb entry."""

    id: str
    takes: tuple[str, ...]
    subject: str
    object: str
    result: bool


class RoleReader:
    """Fills the roles of triggers."""

    def __init__(self, lexicon: Lexicon, parts: Parts, namer: Namer) -> None:
        self._parts = parts
        self._namer = namer
        self.light: dict[str, tuple[Light, ...]] = {}
        for row in lexicon.yaml(LIGHT_VERBS):
            takes = row["takes"]
            light = Light(
                row["id"],
                tuple(map(fold, [takes] if isinstance(takes, str) else takes)),
                row.get("subject", "none"),
                row.get("object", "none"),
                bool(row.get("result")),
            )
            for verb in row["verbs"]:
                self.light[verb] = (*self.light.get(verb, ()), light)

    def read(self, context: Context, trigger: Trigger) -> tuple[Filler, ...]:
        """The fillers of the trigger's roles, in the order in which they were found."""
        here = context.sentence.at(trigger.at)
        chunk = context.sentence.chunks[here]
        if chunk.kind == "verb":
            return tuple(self._verb(context, here, trigger))
        return tuple(self._noun(context, here, trigger))

    def is_verbal(self, context: Context, trigger: Trigger) -> bool:
        """Whether the trigger stands as a finite verb."""
        return context.sentence.chunks[context.sentence.at(trigger.at)].kind == "verb"

    def is_main(self, context: Context, here: int) -> bool:
        """Whether chunk `here` is asserted: a verb outside relative clauses, or what such a verb governs."""
        chunks = context.sentence.chunks
        for k in range(here, max(-1, here - 4), -1):
            if chunks[k].kind == "verb":
                return all(chunks[m].kind != "rel" for m in range(max(0, k - 2), k)) and not self._describes(context, k)
            if chunks[k].kind in {"stop", "rel"}:
                return False
        return False

    def _describes(self, context: Context, k: int) -> bool:
        """Whether the verb's clause describes an indefinite noun right before it (قوات تقاتل …)."""
        chunks = context.sentence.chunks
        if k == 0 or chunks[k].conj or chunks[k - 1].kind not in {"np", "pp"}:
            return False
        first = chunks[k - 1]
        head = self._parts(context.page.words[first.start])
        last = self._parts(context.page.words[first.stop - 1])
        definite = head.article or last.article or first.start in context.mentions or first.stop - 1 in context.mentions
        return k > 1 and not definite

    # Verbs

    def _verb(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        frame = trigger.entry.frame.verb
        page = context.page
        part = self._parts(page.words[trigger.at])
        before = self.subject_before(context, here)
        after = list(self._arguments(context, here))
        passive = self._passive(context, trigger, part, before is not None, after)
        subject, object_ = frame.get("subject", "none"), frame.get("object", "none")
        nominals = [
            k for k in after if context.sentence.chunks[k].kind == "np" and not self._inside(context, k, trigger)
        ]
        if part.verb is not None and part.verb.pronoun:
            back = self.antecedent(context, here)
            if back is not None and not (passive or object_ == "none"):
                yield from self._fill(context, object_, back, "events.antecedent")
            if nominals:
                yield from self._fill(context, subject, nominals[0], "events.subject")
        elif passive:
            yield from self._fill(
                context,
                object_ if object_ != "none" else subject,
                before if before is not None else (nominals[0] if nominals else None),
                "events.passive-subject",
            )
        elif before is not None:
            yield from self._fill(context, subject, before, "events.subject")
            if nominals:
                yield from self._fill(context, object_, nominals[0], "events.object")
        elif nominals:
            yield from self._fill(context, subject, nominals[0], "events.subject")
            if len(nominals) > 1:
                yield from self._fill(context, object_, nominals[1], "events.object")
        yield from self._prepositions(context, after, frame)

    def _inside(self, context: Context, k: int, trigger: Trigger) -> bool:
        return context.sentence.chunks[k].first < trigger.stop

    def _passive(self, context: Context, trigger: Trigger, part: Part, before: bool, after: list[int]) -> bool:
        """Passive by its script, by a printed damma, by an agent phrase, or for want of an object."""
        reading = part.verb
        if reading is None or trigger.entry.frame.verb.get("object", "none") == "none":
            return False
        if reading.morph.voice == "Pass" or "\u064f" in context.page.printed(trigger.at)[: 3 if part.conj else 2]:
            return True
        if reading.pronoun:
            return False
        chunks = context.sentence.chunks
        nominals = [k for k in after if chunks[k].kind == "np"]
        if any(self._agent(context, k) for k in after if chunks[k].kind == "pp"):
            return True
        if reading.lemma not in _OFTEN_PASSIVE:
            return False
        if before:
            return not nominals
        return not (len(nominals) >= 2 and chunks[nominals[1]].first == chunks[nominals[0]].stop)

    def _arguments(self, context: Context, here: int) -> Iterator[int]:
        """Indices of the noun and prepositional phrases after chunk `here`, up to the clause's end."""
        chunks = context.sentence.chunks
        k = here + 1
        commas = 0
        while k < len(chunks):
            chunk = chunks[k]
            if chunk.kind in {"stop", "rel", "verb", "sub", "conj"}:
                return
            if chunk.kind == "comma":
                commas += 1
                if not (commas == 1 and (k == here + 1 or (chunks[k - 1].kind == "part" and k == here + 2))):
                    return
                if k == here + 1:
                    closing = next(
                        (m for m in range(k + 1, min(k + 4, len(chunks))) if chunks[m].kind == "comma"), None
                    )
                    if closing is not None:
                        k = closing
            elif chunk.kind in {"np", "pp"}:
                if chunk.kind == "np" and chunk.conj and k > here + 1:
                    k += 1
                    continue
                yield k
            k += 1

    def subject_before(self, context: Context, here: int) -> int | None:
        """The chunk of a subject that stands before the verb: SVO, or the antecedent of a relative clause."""
        chunks = context.sentence.chunks
        verb = self._parts(context.page.words[chunks[here].first]).verb
        k = here - 1
        while k >= 0 and chunks[k].kind == "part":
            k -= 1
        if k >= 0 and chunks[k].kind == "verb" and self._copula(context, k):
            return self.subject_before(context, k)
        if k >= 0 and chunks[k].kind == "rel":
            if verb is not None and verb.pronoun:
                return None
            return self._back_to_nominal(context, k - 1, verb)
        if chunks[here].conj:
            return None
        last = k
        while k >= 0 and chunks[k].kind in {"pp", "np", "part", "comma"}:
            if chunks[k].kind == "np":
                opens = (
                    k == 0
                    or chunks[k - 1].kind in {"sub", "stop", "conj"}
                    or self._copula(context, k - 1)
                    or (chunks[k].conj and k > 0 and chunks[k - 1].kind in {"comma", "stop"})
                    or chunks[k - 1].kind == "comma"
                )
                if opens and self._agrees(context, chunks[k], verb):
                    return k
                if (
                    k == last
                    and not self._parts(context.page.words[chunks[k].stop - 1]).article
                    and self._agrees(context, chunks[k], verb)
                ):
                    return k if verb is not None and not verb.pronoun else None
            elif chunks[k].kind == "comma" and k < last - 6:
                return None
            k -= 1
        return None

    def _copula(self, context: Context, k: int) -> bool:
        chunk = context.sentence.chunks[k]
        verb = self._parts(context.page.words[chunk.first]).verb
        return chunk.kind == "verb" and verb is not None and verb.lemma in _COPULAS

    def _back_to_nominal(self, context: Context, k: int, verb: Reading | None) -> int | None:
        chunks = context.sentence.chunks
        for m in range(k, max(-1, k - 4), -1):
            if chunks[m].kind in {"np", "pp"}:
                if self._agrees(context, chunks[m], verb) or m == max(0, k - 3):
                    return m
            elif chunks[m].kind not in {"part", "comma"}:
                return None
        return None

    def antecedent(self, context: Context, here: int) -> int | None:
        """The noun phrase that a relative clause with a pronoun goes back to."""
        chunks = context.sentence.chunks
        for m in range(here - 1, max(-1, here - 5), -1):
            if chunks[m].kind in {"np", "pp"}:
                return m
            if chunks[m].kind in {"stop", "verb"}:
                return None
        return None

    def _agrees(self, context: Context, chunk: Chunk, verb: Reading | None) -> bool:
        """Whether the phrase can be the subject of a verb after it."""
        if verb is None:
            return True
        head = self._parts(context.page.words[chunk.start])
        feminine = head.bare.endswith(("ه", "ات"))
        morph = verb.morph
        if morph.person not in {"3", ""}:
            return False
        if feminine and morph.gender == "Masc" and morph.number == "Sing" and chunk.start not in context.mentions:
            return head.bare not in _FEMININE_HEADS and not head.bare.endswith("ه")
        return True

    # Nouns

    def _noun(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        frame = trigger.entry.frame.noun
        chunks = context.sentence.chunks
        chunk = chunks[here]
        page = context.page
        part = self._parts(page.words[trigger.at])
        genitive = frame.get("genitive", "none")
        end = chunk.stop
        g = trigger.stop
        followers = list(self._noun_arguments(context, here))
        preps = {chunks[k].prep for k in followers if chunks[k].kind == "pp"}
        if g < end:
            nation = self._nation(context, g, end)
            if nation is not None:
                role = frame.get("adjective", "none")
                if role == "parties":
                    role = "actor"
                yield from self._named(role, nation, "events.nationality")
            elif not self._parts(page.words[g]).relational or g in context.mentions:
                role = genitive
                if genitive == "recipient" and trigger.pattern.form != "phrase" and "ل" in preps:
                    role = "actor"
                yield from self._fill_range(context, role, g, end, "events.genitive")
        if part.pronoun and g >= end:
            back = self._possessor(context, here)
            if back is not None:
                yield from self._fill(
                    context,
                    "actor" if genitive in {"actor", "location"} else genitive,
                    back,
                    "events.pronoun",
                )
        for k in followers:
            if chunks[k].kind == "np" and g <= end:
                yield from self._fill(context, frame.get("object", "none"), k, "events.object")
                break
        yield from self._prepositions(context, followers, frame)
        yield from self._governor(context, here, trigger)
        yield from self._relative(context, here, trigger)

    def _nation(self, context: Context, first: int, stop: int) -> Entity | None:
        for j in range(first, stop):
            part = self._parts(context.page.words[j])
            if part.relational:
                found = context.nations.of(part.bare)
                if found is not None:
                    return found
        return None

    def _noun_arguments(self, context: Context, here: int) -> Iterator[int]:
        chunks = context.sentence.chunks
        for k in range(here + 1, min(here + 7, len(chunks))):
            chunk = chunks[k]
            if (chunk.kind == "pp" and not (chunk.conj and k > here + 3)) or (
                chunk.kind == "np" and not chunk.conj and k == here + 1
            ):
                yield k
            elif chunk.kind != "part":
                return

    def _possessor(self, context: Context, here: int) -> int | None:
        """The nearest named phrase before a noun with a pronoun; the subject of its verb first."""
        chunks = context.sentence.chunks
        for m in range(here - 1, -1, -1):
            if chunks[m].kind in {"np", "pp"} and self._who(context, m) is not None:
                return m
        return None

    def _governor(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        """The light verb that an event noun is the object, subject or complement of."""
        chunks = context.sentence.chunks
        chunk = chunks[here]
        for k in range(here - 1, max(-1, here - 6), -1):
            other = chunks[k]
            if other.kind in {"stop", "rel", "sub"}:
                return
            if other.kind != "verb":
                continue
            verb = self._parts(context.page.words[other.first]).verb
            for light in self.light.get(verb.lemma, ()) if verb else ():
                fits = ("object" in light.takes and chunk.kind == "np") or (
                    chunk.kind == "pp" and chunk.prep in light.takes
                )
                if not fits or light.subject == "none":
                    continue
                before = self.subject_before(context, k)
                subject = before
                if subject is None:
                    subject = next((m for m in range(k + 1, here) if chunks[m].kind == "np"), None)
                if subject is not None:
                    yield from self._fill(context, light.subject, subject, light.id)
                return
            return

    def _relative(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        """A light verb whose clause describes the event noun: غارة شنتها …, هجوم استهدف …."""
        chunks = context.sentence.chunks
        for k in range(here + 1, min(here + 5, len(chunks))):
            other = chunks[k]
            if other.kind in {"stop", "comma", "conj", "sub"}:
                return
            if other.kind != "verb":
                continue
            if other.conj:
                return
            verb = self._parts(context.page.words[other.first]).verb
            for light in self.light.get(verb.lemma, ()) if verb else ():
                after = list(self._arguments(context, k))
                nominal = next((m for m in after if chunks[m].kind == "np"), None)
                if "object" in light.takes and verb is not None and verb.pronoun:
                    if nominal is not None:
                        yield from self._fill(context, light.subject, nominal, light.id)
                    yield from self._prepositions(context, after, trigger.entry.frame.noun)
                    return
                if "subject" in light.takes and light.object != "none" and nominal is not None:
                    yield from self._fill(context, light.object, nominal, light.id)
                    return
            return

    # Filling

    def _agent(self, context: Context, k: int) -> int | None:
        """Where the agent of من قبل، على يد، برصاص starts in a prepositional phrase, or None."""
        chunk = context.sentence.chunks[k]
        words = context.page.words
        head = self._parts(words[chunk.start])
        for prep, noun in _AGENT:
            if (
                chunk.prep == prep
                and (head.bare == noun or words[chunk.start].folded == noun)
                and chunk.start + 1 < chunk.stop
            ):
                return chunk.start + 1
        if chunk.prep == fold("قبل") and chunk.start - chunk.first >= 2:
            return chunk.start
        if (
            words[chunk.first].folded == "من"
            and chunk.first + 1 < chunk.start
            and words[chunk.first + 1].folded == fold("قبل")
        ):
            return chunk.start
        return None

    def _prepositions(self, context: Context, after: list[int], frame: Mapping[str, str]) -> Iterator[Filler]:
        chunks = context.sentence.chunks
        for k in after:
            chunk = chunks[k]
            if chunk.kind != "pp":
                continue
            agent = self._agent(context, k)
            if agent is not None:
                yield from self._fill_range(context, "actor", agent, chunk.stop, "events.agent")
                continue
            role = frame.get(chunk.prep, "none")
            if role == "parties":
                yield from self._parties(context, k)
            elif role != "none":
                yield from self._fill(context, role, k, "events.preposition")

    def _parties(self, context: Context, k: int) -> Iterator[Filler]:
        """بين X وY: the first party acts, the others receive."""
        named = [who for m in self._coordinated(context, k) for who in (self._who(context, m),) if who is not None]
        for position, who in enumerate(named):
            yield Filler("recipient" if position else "actor", who, "events.between")

    def _coordinated(self, context: Context, k: int) -> Iterator[int]:
        """The chunk and those joined to it by و."""
        yield k
        chunks = context.sentence.chunks
        m = k + 1
        while m < len(chunks) and chunks[m].conj and chunks[m].kind in {"np"}:
            yield m
            m += 1

    def _fill(self, context: Context, role: str, k: int | None, rule: str) -> Iterator[Filler]:
        if k is None or role == "none":
            return
        for m in self._coordinated(context, k):
            who = self._who(context, m)
            if who is not None:
                yield from self._placed(role, who, rule)

    def _fill_range(self, context: Context, role: str, first: int, stop: int, rule: str) -> Iterator[Filler]:
        if role == "none":
            return
        who = self._namer.name(context.page, first, stop, context.mentions, context.figures)
        if who is not None:
            yield from self._placed(role, who, rule)
        following = context.sentence.at(stop - 1) + 1
        chunks = context.sentence.chunks
        if following < len(chunks) and chunks[following].conj and chunks[following].kind == "np":
            yield from self._fill(context, role, following, rule)

    def _placed(self, role: str, who: Participant, rule: str) -> Iterator[Filler]:
        if role == "topic":
            if (
                (who.entity is not None and who.entity.type != "FAC")
                or "state" in who.classes
                or "force" in who.classes
            ):
                yield Filler("recipient", who, rule)
        elif role == "host":
            yield Filler("location" if who.place else "recipient", who, rule)
        elif role == "location":
            if who.place:
                yield Filler("location", who, rule)
            elif who.entity is not None or who.classes & {"force", "people"}:
                yield Filler("recipient", who, rule)
            else:
                yield Filler("location", who, rule)
        else:
            yield Filler(role, who, rule)

    def _named(self, role: str, entity: Entity, rule: str) -> Iterator[Filler]:
        if role != "none":
            who = Participant(entity.name, -1, -1, entity, frozenset({entity.type}))
            yield Filler(role, who, rule)

    def _who(self, context: Context, k: int) -> Participant | None:
        chunk = context.sentence.chunks[k]
        who = self._namer.name(context.page, chunk.start, chunk.stop, context.mentions, context.figures)
        if who is None or who.entity is not None:
            return who
        return self._apposed(context, k) or who

    def _apposed(self, context: Context, k: int) -> Participant | None:
        """A person named after a comma: الناطق باسم الحركة، فلان."""
        chunks = context.sentence.chunks
        if (
            k + 2 < len(chunks)
            and chunks[k + 1].kind == "comma"
            and chunks[k + 2].kind == "np"
            and not chunks[k + 2].conj
        ):
            mention = context.mentions.get(chunks[k + 2].first)
            if mention is not None and mention.entity.type == "PER":
                return Participant(mention.entity.name, mention.first, mention.stop, mention.entity, frozenset({"PER"}))
        return None

    def places(self, context: Context, here: int) -> Iterator[Filler]:
        """Named places that a preposition of place attaches near chunk `here`."""
        chunks = context.sentence.chunks
        for k in range(here, len(chunks)):
            chunk = chunks[k]
            if chunk.kind in {"stop"} or (k > here and chunk.kind == "verb" and chunk.conj):
                break
            if chunk.kind == "pp" and chunk.prep in _PLACE_PREPS:
                for j in range(chunk.start, chunk.stop):
                    mention = context.mentions.get(j)
                    if mention is not None and mention.entity.type in {"LOC", "FAC"}:
                        yield Filler(
                            "location",
                            Participant(
                                mention.entity.name,
                                mention.first,
                                mention.stop,
                                mention.entity,
                                frozenset({"LOC"}),
                            ),
                            "events.place",
                        )


_OFTEN_PASSIVE = frozenset(
    {
        "قتل",
        "أصاب",
        "جرح",
        "اغتال",
        "اعتقل",
        "أعدم",
        "خطف",
        "اختطف",
        "أسر",
        "احتجز",
        "أسقط",
        "أوقف",
        "طعن",
        "دمر",
        "أحرق",
    }
)
_FEMININE_HEADS = frozenset(map(fold, ("قوات", "ميليشيات")))
