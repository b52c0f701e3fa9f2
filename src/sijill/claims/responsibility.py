"""Who claimed an attack, who is accused of it by whom, who denied it, or that nobody claimed it."""

from __future__ import annotations

from typing import NamedTuple

from sijill.claims.sources import SourceFinder
from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Entity, Event, Reason, Responsibility, Span, Statement
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex, Range

_NEGATIONS = frozenset({"لم", "ولم", "لن", "ما", "دون", "عدم"})
_CLAIMING = ("مسوولي", "مسؤولي", "تتبن", "يتبن", "تبن")


_ATTRIBUTING = frozenset({"say", "announce", "confirm", "accuse", "condemn"})


_STATED, _REPORTED = 0.8, 0.4
"""How far a record is trusted: an explicit claim or accusation against a mere report of the deed."""


class _Fact(NamedTuple):
    """One fact about one attack."""

    event: Event
    relation: str
    name: str
    rule: str
    span: Span


class ResponsibilityReader:
    """Finds who claimed, was accused of, or denied an attack."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries = {entry["id"]: entry for entry in lexicon.yaml("responsibility/patterns.yaml")}
        self._finder = SourceFinder(lexicon)
        self._phrases: PhraseIndex[tuple[str, str]] = PhraseIndex(
            (phrase, (entry["id"], entry["relation"]))
            for entry in entries.values()
            for phrase in entry.get("phrases", ())
        )
        self._accused = frozenset(map(fold, entries["responsibility.accusation"]["anaphora"]))
        self._mutual = frozenset(entries["responsibility.report"]["mutual"])
        self._denied = frozenset(map(fold, entries["responsibility.denial"]["anaphora"]))

    def read(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        events: tuple[Event, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Responsibility, ...]:
        """All responsibility records of a page, in order of their attacks."""
        attacks = [event for event in events if event.type == "ASSAULT"]
        if not attacks:
            return ()
        mentions = Mentions(page, entities)
        facts = [
            *self._from_phrases(page, attacks, statements, mentions),
            *self._from_statements(page, attacks, statements, mentions),
        ]
        told = {fact.event.id for fact in facts}
        facts += self._from_reports([a for a in attacks if a.id not in told], statements)
        return tuple(_records(page, attacks, facts))

    def _from_phrases(
        self, page: Page, attacks: list[Event], statements: tuple[Statement, ...], mentions: Mentions
    ) -> list[_Fact]:
        facts: list[_Fact] = []
        for match in self._phrases.longest(page.words):
            rule, relation = match.value
            sentence = page.sentence(match.first)
            span = page.span(match.first, match.stop)
            attack = _attack_near(page, attacks, sentence, match.stop)
            if attack is None:
                continue
            if relation == "unclaimed":
                if _unclaimed(page, match.first, sentence):
                    facts.append(_Fact(attack, "unclaimed", "", rule, span))
                continue
            if any(
                page.words[j].folded in _NEGATIONS for j in range(max(sentence.first, match.first - 2), match.first)
            ):
                continue
            if relation == "accused":
                stop = noun_phrase(page, match.stop, mentions, sentence.stop)[1]
                if stop > match.stop:
                    name = self._finder.named(page, match.stop, stop, mentions).name
                    facts.append(_Fact(attack, "accused", name, rule, span))
                continue
            speaker = next((s.speaker_name for s in statements if s.content.start == span.start), None)
            if speaker is not None:
                facts.append(_Fact(attack, "claimed_by", speaker, rule, span))
                continue
            source = self._finder.after(
                page, match.first + 1, min(sentence.stop, match.first + 12), mentions, frozenset()
            )
            if source is None or source.entity is None or source.first > match.first + 4:
                before = self._finder.before(page, match.first, sentence.first, mentions)
                source = before if before is not None and before.entity is not None else source
            here = page.span(sentence.first, sentence.stop).covers(attack.trigger)
            if source is not None and (source.entity is not None or here):
                facts.append(_Fact(attack, "claimed_by", source.name, rule, span))
        return facts

    def _from_statements(
        self, page: Page, attacks: list[Event], statements: tuple[Statement, ...], mentions: Mentions
    ) -> list[_Fact]:
        facts: list[_Fact] = []
        for statement in statements:
            content = page.tokens_of(statement.content)
            words = [page.words[j].folded for j in range(*content)]
            inside = [event for event in attacks if statement.content.covers(event.trigger)]
            if statement.act == "accuse":
                backward = any(word.lstrip("بولف") in self._accused or word in self._accused for word in words)
                accused = self._accused_in(page, content, mentions)
                targets = inside or (
                    [attack] if backward and (attack := _last(attacks, statement.content.start)) else []
                )
                for event in targets:
                    facts.extend(
                        _Fact(event, "accused", name, "responsibility.accusation", statement.content)
                        for name in ([accused] if accused else event.actors)
                    )
                    facts.append(
                        _Fact(event, "accusers", statement.speaker_name, "responsibility.accusation", statement.cue)
                    )
            elif statement.act == "deny" and any(
                word.lstrip("بولف") in self._denied or word in self._denied for word in words
            ):
                denied = inside[0] if inside else _last(attacks, statement.content.start)
                if denied is not None:
                    facts.append(
                        _Fact(denied, "denied_by", statement.speaker_name, "responsibility.denial", statement.cue)
                    )
        return facts

    def _from_reports(self, attacks: list[Event], statements: tuple[Statement, ...]) -> list[_Fact]:
        """A source who says that somebody else attacked attributes the attack to them."""
        facts: list[_Fact] = []
        for event in attacks:
            around = [s for s in statements if s.content.covers(event.trigger) and s.act in _ATTRIBUTING]
            if not around or event.polarity == "negative" or event.modality not in {"actual", "alleged"}:
                continue
            if event.rule in self._mutual:
                continue
            statement = min(around, key=lambda s: s.content.end - s.content.start)
            for actor in event.actors:
                if set(fold(actor).split()) & set(fold(statement.speaker_name).split()):
                    continue
                facts.append(_Fact(event, "accused", actor, "responsibility.report", event.trigger))
                facts.append(_Fact(event, "accusers", statement.speaker_name, "responsibility.report", statement.cue))
        return facts

    def _accused_in(self, page: Page, content: Range, mentions: Mentions) -> str | None:
        """Whom an accusation names: the noun phrase that opens it (`اتهم … المتمردين بـ…`)."""
        word = page.words[content.first]
        if mentions.at(content.first) is None and any(r.preposition for r in word.readings):
            return None
        stop = noun_phrase(page, content.first, mentions, content.stop)[1]
        if stop <= content.first:
            return None
        head = mentions.at(content.first)
        return head.entity.name if head is not None and head.stop >= stop - 1 else page.span(content.first, stop).text


def _names_any(words: list[str], names: frozenset[str]) -> bool:
    """Whether any word, with or without proclitics, is one of `names`."""
    return any(word in names or word.lstrip("بولف") in names for word in words)


def _unclaimed(page: Page, i: int, sentence: Range) -> bool:
    """Whether `أي جهة` at token `i` is the subject of a negated claim."""
    window = range(max(sentence.first, i - 4), min(sentence.stop, i + 6))
    negated = any(page.words[j].folded in _NEGATIONS for j in window)
    return negated and any(page.words[j].folded.lstrip("وف").startswith(_CLAIMING) for j in window)


def _attack_near(page: Page, attacks: list[Event], sentence: Range, at: int) -> Event | None:
    """The attack that a claim at token `at` speaks of: in its sentence, else the last one before."""
    start, end = page.starts[sentence.first], page.ends[sentence.stop - 1]
    inside = [event for event in attacks if start <= event.trigger.start < end]
    if inside:
        return min(inside, key=lambda event: abs(event.trigger.start - page.starts[min(at, sentence.stop - 1)]))
    return _last(attacks, start)


def _last(attacks: list[Event], offset: int) -> Event | None:
    before = [event for event in attacks if event.trigger.start < offset]
    return before[-1] if before else None


def _records(page: Page, attacks: list[Event], facts: list[_Fact]) -> list[Responsibility]:
    records: list[Responsibility] = []
    for event in attacks:
        own = [fact for fact in facts if fact.event is event]
        if not own:
            continue

        def names(relation: str, own: list[_Fact] = own) -> tuple[str, ...]:
            return tuple(dict.fromkeys(fact.name for fact in own if fact.relation == relation))

        spans = [event.evidence, *(fact.span for fact in own)]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        records.append(
            Responsibility(
                id=f"r{len(records) + 1}",
                attack=event.trigger,
                event=event.id,
                claimed_by=names("claimed_by"),
                accused=names("accused"),
                accusers=names("accusers"),
                denied_by=names("denied_by"),
                unclaimed=any(fact.relation == "unclaimed" for fact in own),
                evidence=page.evidence(page.token_at(start), page.token_at(end - 1) + 1),
                rule=own[0].rule,
                confidence=_REPORTED if all(f.rule == "responsibility.report" for f in own) else _STATED,
                because=tuple(Reason(fact.rule, fact.relation, fact.span) for fact in own),
            )
        )
    return records
