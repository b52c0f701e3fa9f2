"""The facts of responsibility: one relation of one name to one attack, and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sijill.claims.attacks import (
    Fact,
    Scene,
    attack_near,
    denying,
    innermost,
    keys_of,
    last_before,
    names_actor,
    once,
    with_l,
)
from sijill.claims.sides import Sides, folded, people
from sijill.claims.sources import SourceFinder
from sijill.claims.wordlists import word_lists
from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Event, Span, Statement
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex, PhraseMatch, Range

_ATTRIBUTING = frozenset({"say", "announce", "confirm", "accuse", "condemn"})
_MERGED = "events.merge"
_BEFORE = "statements.content.before"
_WINDOW = 6
_BESIDE = 4
_REJECTING = "cues.reject"


class BlameFinder:
    """Finds facts of responsibility by phrases, by statements and by mere reports."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries = {entry["id"]: entry for entry in lexicon.yaml("responsibility/patterns.yaml")}
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("responsibility/words.yaml").items()}
        self._finder = SourceFinder(lexicon)
        self._lists = word_lists(lexicon)
        self._phrases: PhraseIndex[Mapping[str, Any]] = PhraseIndex(
            (phrase, entry) for entry in entries.values() for phrase in entry.get("phrases", ())
        )
        self._negations, self._claims = words["negations"], words["claims"]
        self._reported, self._is, self._outlet = words["reported"], words["is"], words["outlet"]
        self._was = words["was"]
        self._whoever = words["whoever"]
        self._background = words["background"]
        self._accused = folded(entries["responsibility.accusation"]["anaphora"])
        self._denials = folded(entries["responsibility.denial"]["rejected"])
        self._denied = self._accused | folded(entries["responsibility.denial"]["anaphora"])
        self._accusing = frozenset(entries["responsibility.accusation"]["verbs"])
        self._admitting = frozenset(entries["responsibility.admission"]["verbs"])
        report = entries["responsibility.report"]
        self._mutual = frozenset(report["mutual"])
        self._people = people(lexicon, report["unnamed"])

    def find(
        self,
        page: Page,
        attacks: list[Event],
        statements: tuple[Statement, ...],
        mentions: Mentions,
    ) -> list[Fact]:
        """All facts about the attacks of a page; mere reports only of attacks that nothing else is said about."""
        scene = Scene(page, attacks, statements, mentions, Sides(mentions.entities, self._people))
        facts = [*self._from_phrases(scene), *self._from_statements(scene)]
        facts = once(facts)
        told = {fact.event.id for fact in facts if fact.relation in {"claimed_by", "accused"}}
        facts += self._from_reports(scene, [attack for attack in attacks if attack.id not in told])
        return list(dict.fromkeys(facts))

    def _from_phrases(self, scene: Scene) -> Iterator[Fact]:
        page = scene.page
        for match in self._phrases.longest(page.words):
            entry = match.value
            sentence = page.sentence(match.first)
            attack = attack_near(page, scene.attacks, sentence, match.stop)
            if attack is None:
                continue
            span = page.span(match.first, match.stop)
            negated = self._negated(page, match.first, sentence)
            match entry["id"]:
                case "responsibility.unclaimed":
                    if self._unclaimed(page, match.first, sentence):
                        yield Fact(attack, "unclaimed", "", entry["id"], span)
                case "responsibility.claim" if negated:
                    yield Fact(attack, "unclaimed", "", "responsibility.unclaimed", span)
                case "responsibility.claim" if denying(scene.statements, span):
                    continue
                case "responsibility.claim" if not self._claims_attack(page, match, attack):
                    continue
                case "responsibility.claim":
                    name = self._claimant(scene, match, attack)
                    if name is not None:
                        yield Fact(attack, "claimed_by", name, entry["id"], span)
                case "responsibility.behind":
                    yield from self._behind(scene, match, attack, negated=negated)
                case _ if not negated:
                    yield from self._named_after(scene, match, attack)

    def _claims_attack(self, page: Page, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> bool:
        """Whether a bare verb of claiming has an attack for its object (`تبنى الهجوم`, not `تبنى القرار`)."""
        if match.stop > match.first + 1:
            return True
        sentence = page.sentence(match.first)
        if any(r.pronoun for r in page.words[match.first].readings):
            return self._takes_up(page, range(max(sentence.first, match.first - _WINDOW), match.first), attack)
        near = (*range(max(sentence.first, match.first - 2), match.first), *range(match.stop, match.stop + 2 * _WINDOW))
        return self._takes_up(page, [j for j in near if j < sentence.stop], attack)

    def _claimant(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> str | None:
        """Who claims at a phrase: the speaker of a statement there, the subject, an armed group named before it."""
        page, first = scene.page, match.first
        sentence = page.sentence(first)
        span = page.span(match.first, match.stop)
        speaker = next((s.speaker_name for s in scene.statements if s.content.start == span.start), None)
        if speaker is not None:
            return speaker
        limit = min(sentence.stop, first + 12)
        source = self._finder.after(page, first + 1, limit, scene.mentions, frozenset())
        if source is None or source.entity is None or source.first > first + 4:
            before = self._finder.before(page, first, sentence.first, scene.mentions)
            source = before if before is not None and before.entity is not None else source
        if source is None or source.entity is None:
            group = self._group_beside(scene, first, sentence)
            if group is not None:
                return group
        here = page.span(sentence.first, sentence.stop).covers(attack.trigger)
        return source.name if source is not None and (source.entity is not None or here) else None

    def _group_beside(self, scene: Scene, i: int, sentence: Range) -> str | None:
        """The armed group named last before token `i` in its sentence, or next after it."""
        names = [m for m in scene.mentions.within(sentence.first, sentence.stop) if scene.sides.rebels(m.entity.name)]
        before = [m for m in names if m.stop <= i]
        return before[-1].entity.name if before else next((m.entity.name for m in names), None)

    def _behind(
        self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event, *, negated: bool
    ) -> Iterator[Fact]:
        """`X يقف وراء الهجوم`, `المسؤول عن الهجوم هو X`: X is accused by whoever says so."""
        page, rule = scene.page, match.value["id"]
        sentence = page.sentence(match.first)
        span = page.span(match.first, match.stop)
        if match.first > sentence.first and page.words[match.first - 1].folded in self._whoever:
            return
        pronoun = page.words[match.stop - 1].folded.endswith(tuple(sorted(self._lists.absent_pronouns)))
        if not pronoun and not self._takes_up(page, range(match.stop, min(sentence.stop, match.stop + 3)), attack):
            return
        statement = innermost(scene.statements, span)
        if negated:
            if statement is not None:
                yield Fact(attack, "denied_by", statement.speaker_name, "responsibility.denial", statement.cue)
            return
        name = self._blamed(scene, match, statement)
        if name is None or not scene.sides.can_act(name):
            return
        yield Fact(attack, "accused", name, rule, span)
        if statement is not None and not scene.sides.same(name, statement.speaker_name):
            yield Fact(attack, "accusers", statement.speaker_name, rule, statement.cue)

    def _blamed(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], statement: Statement | None) -> str | None:
        page = scene.page
        sentence = page.sentence(match.first)
        for j in range(match.stop, min(sentence.stop, match.stop + 5)):
            if page.words[j].folded in self._is and j + 1 < sentence.stop:
                return self._name_at(scene, j + 1, sentence.stop)
        definite = page.words[match.first].folded.startswith("ال")
        if definite and not (match.first > sentence.first and page.words[match.first - 1].folded in self._was):
            return None  # `إيواء المسؤولين عن الهجوم` names nobody
        start = sentence.first
        if statement is not None and statement.content.start >= page.starts[sentence.first]:
            start = page.token_at(statement.content.start)
        before = [m for m in scene.mentions.within(start, match.first) if m.entity.type in {"ORG", "PER", "LOC"}]
        first = noun_phrase(page, start, scene.mentions, match.first)
        if statement is not None and first[1] > first[0]:
            return self._name_at(scene, start, match.first)
        return before[-1].entity.name if before else None

    def _named_after(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> Iterator[Fact]:
        """Whom a phrase of attribution names: after إلى or ل, or as its object before ب (`اتهام تركيا بقتل`)."""
        page, entry = scene.page, match.value
        sentence = page.sentence(match.first)
        start = match.stop
        if start >= sentence.stop:
            return
        direct = "object" in entry["takes"]
        reach = min(sentence.stop, start + (1 if direct else 3))
        at = next((j for j in range(start, reach) if page.words[j].folded in self._lists.to or with_l(page, j)), None)
        if at is None and not direct:
            return
        first = start if at is None else at + (page.words[at].folded in self._lists.to)
        stop = noun_phrase(page, first, scene.mentions, sentence.stop)[1] if first < sentence.stop else first
        if stop <= first:
            return
        if direct and not (stop < sentence.stop and page.words[stop].folded.startswith("ب")):
            return
        if direct and not self._takes_up(page, range(stop, min(sentence.stop, stop + _BESIDE)), attack):
            return
        name = self._name_at(scene, first, sentence.stop)
        if name is None or not scene.sides.can_act(name):
            return
        span = page.span(match.first, match.stop)
        yield Fact(attack, "accused", name, entry["id"], span)
        statement = innermost(scene.statements, span)
        if statement is not None and not direct and statement.act in _ATTRIBUTING:
            yield Fact(attack, "accusers", statement.speaker_name, entry["id"], statement.cue)

    def _name_at(self, scene: Scene, first: int, limit: int) -> str | None:
        stop = noun_phrase(scene.page, first, scene.mentions, limit)[1]
        return self._finder.named(scene.page, first, stop, scene.mentions).name if stop > first else None

    def _from_statements(self, scene: Scene) -> Iterator[Fact]:
        page = scene.page
        for statement in scene.statements:
            content = page.tokens_of(statement.content)
            inside = [event for event in scene.attacks if statement.content.covers(event.trigger)]
            if statement.act == "accuse":
                yield from self._accused_by(scene, statement, content, inside)
            elif statement.act == "deny":
                yield from self._denied_by(scene, statement, content, inside)
            elif (own := self._own_accusation(scene, content)) is not None:
                yield from self._accused_by(scene, statement, own, inside, named=True)
            elif self._admits(page, statement):
                for event in inside[:1]:
                    own_act = any(scene.sides.same(actor, statement.speaker_name) for actor in event.actors)
                    if own_act or (not event.actors and self._speaks_of_itself(page, event, statement)):
                        rule = "responsibility.admission"
                        yield Fact(event, "claimed_by", statement.speaker_name, rule, statement.cue)

    def _own_accusation(self, scene: Scene, content: Range) -> Range | None:
        """The words after a first person's accusation in somebody's words (`نتهم الحركة بالوقوف وراء الهجوم`)."""
        for j in range(content.first, content.stop - 1):
            readings = [r for r in scene.page.words[j].readings if r.lemma in self._accusing]
            if readings and all(r.morph.verb_form == "Fin" and r.morph.person == "1" for r in readings):
                return Range(j + 1, content.stop)
        return None

    def _accused_by(
        self, scene: Scene, statement: Statement, content: Range, inside: list[Event], *, named: bool = False
    ) -> Iterator[Fact]:
        """Whom an accusation names; with `named`, none where it names nobody."""
        rule = "responsibility.accusation"
        targets = inside
        if not inside and self._takes_up(scene.page, range(*content), None):
            targets = [attack] if (attack := last_before(scene.attacks, statement.content.start)) else []
        accused = self._accused_in(scene, content)
        if named and accused is None:
            return
        for event in targets:
            others = accused is not None and bool(event.actors) and event in inside
            if others and not any(scene.sides.same(actor, str(accused)) for actor in event.actors):
                continue  # accused of something else that has to do with the attack
            for name in [accused] if accused else event.actors:
                yield Fact(event, "accused", name, rule, statement.content)
            if statement.speaker_name not in event.recipients:
                yield Fact(event, "accusers", statement.speaker_name, rule, statement.cue)

    def _accused_in(self, scene: Scene, content: Range) -> str | None:
        """Whom an accusation names: the noun phrase that opens it (`اتهم … المتمردين بـ…`)."""
        page, mentions = scene.page, scene.mentions
        word = page.words[content.first]
        if mentions.at(content.first) is None and any(r.preposition for r in word.readings):
            return None
        stop = noun_phrase(page, content.first, mentions, content.stop)[1]
        if stop <= content.first:
            return None
        head = mentions.at(content.first)
        return head.entity.name if head is not None and head.stop >= stop - 1 else page.span(content.first, stop).text

    def _denied_by(self, scene: Scene, statement: Statement, content: Range, inside: list[Event]) -> Iterator[Fact]:
        rule = "responsibility.denial"
        page = scene.page
        rejects = statement.rule == _REJECTING
        target = inside[0] if inside and not rejects else None
        words = self._denials if rejects else self._denied
        if target is None and any(keys_of(page, j) & words for j in range(*content)):
            target = last_before(scene.attacks, statement.content.start)
        if target is None or statement.speaker_name in target.recipients:
            return
        between = range(page.token_at(statement.cue.end), content.first)
        if len(statement.chain) > 1 and any(page.words[j].folded in self._reported for j in between):
            yield Fact(target, "denied_by", statement.chain[0], rule, statement.cue)
            yield Fact(target, "accusers", statement.speaker_name, rule, statement.cue)
        else:
            yield Fact(target, "denied_by", statement.speaker_name, rule, statement.cue)

    def _admits(self, page: Page, statement: Statement) -> bool:
        word = page.words[page.token_at(statement.cue.start)]
        return bool(word.lemmas & self._admitting)

    def _from_reports(self, scene: Scene, attacks: list[Event]) -> Iterator[Fact]:
        """A source who says that somebody else attacked attributes it to them; that somebody did not, denies it."""
        for event in attacks:
            if event.modality not in {"actual", "alleged"} or event.rule in self._mutual:
                continue
            for statement in self._reporting(scene, event):
                itself = self._speaks_of_itself(scene.page, event, statement)
                for actor in (statement.speaker_name,) if itself else event.actors:
                    yield from self._reported_by(scene, event, actor, statement)

    def _reporting(self, scene: Scene, event: Event) -> list[Statement]:
        """The innermost statements that a mention of the attack stands in."""
        told = [event.trigger, *(r.span for r in event.because if r.rule == _MERGED and r.span is not None)]
        found: dict[str, Statement] = {}
        for span in told:
            statement = innermost(scene.statements, span)
            if statement is None or statement.act not in _ATTRIBUTING or fold(statement.speaker_name) in self._outlet:
                continue
            if not self._supposed(scene.page, span, statement):
                found.setdefault(statement.speaker_name, statement)
        return list(found.values())

    def _reported_by(self, scene: Scene, event: Event, actor: str, statement: Statement) -> Iterator[Fact]:
        speaker = statement.speaker_name
        own = scene.sides.same(actor, speaker, statement.entity)
        if not own and not names_actor(scene, statement, event, actor):
            return
        if event.polarity == "negative":
            at = scene.page.token_at(event.trigger.start)
            if any(scene.page.words[j].folded in self._negations for j in range(max(0, at - _BESIDE), at)):
                yield Fact(event, "denied_by", speaker, "responsibility.negation", statement.cue)
        elif own:
            if scene.sides.rebels(speaker) or scene.sides.rebels(actor):
                yield Fact(event, "claimed_by", actor, "responsibility.own", statement.cue)
        elif (
            statement.entity is None
            and not scene.sides.rebels(actor)
            and any(map(scene.sides.rebels, event.recipients))
        ):
            return  # an official who tells of a fight against an armed group
        elif scene.sides.can_act(actor) and not scene.sides.struck(actor, scene.attacks):
            yield Fact(event, "accused", actor, "responsibility.report", event.trigger)
            yield Fact(event, "accusers", speaker, "responsibility.report", statement.cue)

    def _speaks_of_itself(self, page: Page, event: Event, statement: Statement) -> bool:
        """Whether the subject of the attack is a pronoun for whoever speaks (`قالت الحركة إنها استهدفت المركز`)."""
        i = page.token_at(event.trigger.start)
        opens = page.token_at(statement.content.start) == i
        return opens and page.words[i - 1].folded in self._lists.pronoun_subjects

    def _supposed(self, page: Page, attack: Span, statement: Statement) -> bool:
        """Whether a statement only dates or explains something else by the attack (`بعد هجوم الحركة`)."""
        i = page.token_at(attack.start)
        told_after = any(reason.rule == _BEFORE for reason in statement.because)
        return not told_after and i > 0 and page.words[i - 1].folded in self._background

    def _negated(self, page: Page, i: int, sentence: Range) -> bool:
        if any(page.words[j].folded in self._negations for j in range(max(sentence.first, i - 2), i)):
            return True
        # `لم تعلن الحركة مسؤوليتها`: the negated verb stands before its subject.
        window = range(max(sentence.first, i - _WINDOW), i)
        named = page.words[i].folded in self._claims
        return named and any(page.words[j].folded in self._negations for j in window)

    def _unclaimed(self, page: Page, i: int, sentence: Range) -> bool:
        """Whether `أي جهة` at token `i` is the subject of a negated claim."""
        window = range(max(sentence.first, i - _WINDOW), min(sentence.stop, i + _WINDOW))
        negated = any(page.words[j].folded in self._negations for j in window)
        return negated and any(page.words[j].folded.lstrip("وف") in self._claims for j in window)

    def _takes_up(self, page: Page, tokens: Iterable[int], attack: Event | None) -> bool:
        """Whether one of the tokens takes up an attack told before, or is the attack itself."""
        for j in tokens:
            if page.words[j].folded in self._lists.complementizers:
                continue
            if keys_of(page, j) & self._accused:
                return True
            if attack is not None and page.span(j, j + 1).touches(attack.trigger):
                return True
        return False
