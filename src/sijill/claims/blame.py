"""The facts of responsibility: one relation of one name to one attack, and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.claims.accusations import Accusations
from sijill.claims.attacks import (
    Fact,
    Scene,
    attack_near,
    denying,
    innermost,
    keys_of,
    names_actor,
    once,
    with_l,
)
from sijill.claims.denials import Denials
from sijill.claims.sides import Sides, folded, people
from sijill.claims.sources import SourceFinder
from sijill.claims.subjects import bare
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
_ATTRIBUTED = "responsibility.attributed"


class BlameFinder:
    """Finds facts of responsibility by phrases, by statements and by mere reports."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries = {entry["id"]: entry for entry in lexicon.yaml("responsibility/patterns.yaml")}
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("responsibility/words.yaml").items()}
        self._finder = SourceFinder(lexicon)
        self._lists = word_lists(lexicon)
        self._phrases: PhraseIndex[Mapping[str, Any]] = PhraseIndex(
            (phrase, entry)
            for entry in entries.values()
            for phrase in (*entry.get("phrases", ()), *entry.get("bare", ()))
        )
        self._bare = frozenset(fold(word) for entry in entries.values() for word in entry.get("bare", ()))
        self._negations, self._claims = words["negations"], words["claims"]
        self._is, self._outlet = words["is"], words["outlet"]
        self._counts, self._words = words["counts"], folded(words["texts"])
        self._was = words["was"]
        self._whoever = words["whoever"]
        self._background = words["background"]
        self._accusations = Accusations(lexicon, self._finder, self._lists)
        self._denials = Denials(lexicon, self._accusations)
        self._admitting = frozenset(entries["responsibility.admission"]["verbs"])
        self._suspecting = frozenset(entries["responsibility.involved"]["suspecting"])
        self._denying = frozenset(entries["responsibility.denial"]["verbs"])
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
        facts = once([*facts, *self._denials.facts(scene, facts)])
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
                case "responsibility.claim" if not self._claims_attack(scene, match, attack):
                    continue
                case "responsibility.claim" if self._disowned(page, match.first, sentence):
                    continue
                case "responsibility.claim" if negated:
                    yield Fact(attack, "unclaimed", "", "responsibility.unclaimed", span)
                case "responsibility.claim" if denying(scene.statements, span):
                    continue
                case "responsibility.claim":
                    name = self._claimant(scene, match, attack)
                    if name is not None:
                        yield Fact(attack, "claimed_by", name, entry["id"], span)
                case "responsibility.behind":
                    yield from self._behind(scene, match, attack, negated=negated)
                case "responsibility.involved":
                    before = range(max(sentence.first, match.first - _WINDOW), match.first)
                    denied = any(page.words[j].folded in self._negations for j in before)
                    if not denied and not denying(scene.statements, span):
                        yield from self._involved(scene, match, attack)
                case _ if not negated:
                    yield from self._named_after(scene, match, attack)

    def _claims_attack(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> bool:
        """Whether a bare verb of claiming has an attack for its object (`تبنى الهجوم`, not `تبنى القرار`)."""
        if match.stop > match.first + 1:
            return True
        page, start = scene.page, scene.page.starts[match.first]
        if any(s.act == "claim_responsibility" and s.cue.start - start in {0, 1} for s in scene.statements):
            return True
        sentence = page.sentence(match.first)
        before = range(max(0, match.first - 2 * _WINDOW), match.first)
        if any(r.pronoun for r in page.words[match.first].readings if r.morph.verb_form):
            return self._accusations.takes_up(page, before, attack)
        negated = self._negated(page, match.first, sentence)
        near = range(match.stop, min(sentence.stop, match.stop + (2 * _WINDOW if negated else _BESIDE)))
        before = before if negated else range(max(sentence.first, match.first - _BESIDE), match.first)
        return self._accusations.takes_up(page, (*before, *near), attack)

    def _disowned(self, page: Page, i: int, sentence: Range) -> bool:
        """Whether a verb of denying governs the claim at token `i` (`أنكر الحزب مسؤوليته عن الهجوم`)."""
        return any(page.words[j].lemmas & self._denying for j in range(max(sentence.first, i - _WINDOW), i))

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
        bare_predicate = match.stop == match.first + 1 and page.words[match.first].folded in self._bare
        if bare_predicate and scene.mentions.at(match.first - 1) is None:
            return  # `بالوقوف وراء الهجوم`
        pronoun = page.words[match.stop - 1].folded.endswith(tuple(sorted(self._lists.absent_pronouns)))
        if not pronoun and not self._accusations.takes_up(
            page, range(match.stop, min(sentence.stop, match.stop + 3)), attack
        ):
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
        clauses = range(match.first - 1, start, -1)
        start = next((j + 1 for j in clauses if page.words[j].folded in self._lists.bare_complementizers), start)
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
        if start >= sentence.stop or not self._about_attack(page, match, attack, sentence):
            return
        direct = "object" in entry["takes"]
        reach = min(sentence.stop, start + (1 if direct else _BESIDE))
        at = next((j for j in range(start, reach) if page.words[j].folded in self._lists.to or with_l(page, j)), None)
        if at is None and not direct:
            return
        first = start if at is None else at + (page.words[at].folded in self._lists.to)
        stop = noun_phrase(page, first, scene.mentions, sentence.stop)[1] if first < sentence.stop else first
        if stop <= first:
            return
        if direct and not (stop < sentence.stop and page.words[stop].folded.startswith("ب")):
            return
        if direct and not self._accusations.takes_up(page, range(stop, min(sentence.stop, stop + _BESIDE)), attack):
            return
        name = self._name_at(scene, first, sentence.stop)
        if name is None or not scene.sides.can_act(name):
            return
        span = page.span(match.first, match.stop)
        yield Fact(attack, "accused", name, entry["id"], span)
        accuser = self._attributing(scene, match, at) if at is not None else None
        if accuser is not None:
            yield Fact(attack, "accusers", accuser, entry["id"], span)
            return
        statement = innermost(scene.statements, span) or self._cued_before(scene, span)
        if statement is not None and not direct and statement.act in _ATTRIBUTING:
            yield Fact(attack, "accusers", statement.speaker_name, entry["id"], statement.cue)

    def _involved(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> Iterator[Fact]:
        """`يشتبه في ضلوع الحركة في الهجوم`: whose part in an attack somebody speaks of."""
        page, rule = scene.page, match.value["id"]
        sentence = page.sentence(match.first)
        mention = scene.mentions.at(match.stop) if match.stop < sentence.stop else None
        if mention is None or not scene.sides.can_act(mention.entity.name):
            return
        after = range(mention.stop, min(sentence.stop, mention.stop + _BESIDE))
        if not self._accusations.takes_up(page, after, attack):
            return
        span = page.span(match.first, match.stop)
        yield Fact(attack, "accused", mention.entity.name, rule, span)
        statement = innermost(scene.statements, span)
        suspects = (
            j for j in range(match.first - 1, sentence.first - 1, -1) if page.words[j].lemmas & self._suspecting
        )
        verb = next(suspects, match.first)
        suspecting = self._finder.after(page, verb + 1, match.first, scene.mentions, frozenset())
        if suspecting is not None:
            yield Fact(attack, "accusers", suspecting.name, rule, span)
        elif statement is not None and not scene.sides.same(mention.entity.name, statement.speaker_name):
            yield Fact(attack, "accusers", statement.speaker_name, rule, statement.cue)

    def _about_attack(self, page: Page, match: PhraseMatch[Mapping[str, Any]], attack: Event, sentence: Range) -> bool:
        """Whether it is an attack that is attributed (`هجوم نسب إلى الحركة`), not words (`تصريح نسب إلى الوزير`)."""
        if match.value["id"] != _ATTRIBUTED:
            return True
        beside = range(max(sentence.first, match.first - _BESIDE), min(sentence.stop, match.stop + 2))
        if any(keys_of(page, j) & self._words for j in beside):
            return False
        return self._accusations.takes_up(page, range(sentence.first, min(sentence.stop, match.stop + _BESIDE)), attack)

    def _cued_before(self, scene: Scene, span: Span) -> Statement | None:
        """The statement whose words follow a phrase that stands between them and its cue."""
        here = scene.page.sentence(scene.page.token_at(span.start))
        start = scene.page.starts[here.first]
        between = (s for s in scene.statements if start <= s.cue.start < span.start and s.content.start >= span.end)
        return next(between, None)

    def _attributing(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], at: int) -> str | None:
        """Who attributes: the subject between the verb and إلى (`نسبته الحكومة إلى الحركة`)."""
        if not any(r.pronoun for r in scene.page.words[match.first].readings) or at <= match.stop:
            return None
        source = self._finder.after(scene.page, match.stop, at, scene.mentions, frozenset())
        return source.name if source is not None else None

    def _name_at(self, scene: Scene, first: int, limit: int) -> str | None:
        stop = noun_phrase(scene.page, first, scene.mentions, limit)[1]
        return self._finder.named(scene.page, first, stop, scene.mentions).name if stop > first else None

    def _from_statements(self, scene: Scene) -> Iterator[Fact]:
        page = scene.page
        for statement in scene.statements:
            content = page.tokens_of(statement.content)
            inside = [event for event in scene.attacks if statement.content.covers(event.trigger)]
            if statement.act == "accuse":
                yield from self._accusations.facts(scene, statement, content, inside)
            elif statement.act == "deny":
                continue
            elif (own := self._accusations.in_first_person(page, content)) is not None:
                yield from self._accusations.facts(scene, statement, own, inside, named=True)
            elif self._admits(page, statement):
                for event in inside[:1]:
                    own_act = any(scene.sides.same(actor, statement.speaker_name) for actor in event.actors)
                    if own_act or (not event.actors and self._speaks_of_itself(page, event, statement)):
                        rule = "responsibility.admission"
                        yield Fact(event, "claimed_by", statement.speaker_name, rule, statement.cue)

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
            if statement is None or statement.act not in _ATTRIBUTING or self._accuses_nobody(statement):
                continue
            if not self._supposed(scene.page, span, statement):
                found.setdefault(statement.speaker_name, statement)
        return list(found.values())

    def _accuses_nobody(self, statement: Statement) -> bool:
        """Whether the outlet's own people report, or a mere count of victims."""
        name = fold(statement.speaker_name)
        return name in self._outlet or bare(name.split()[0]) in self._counts

    def _reported_by(self, scene: Scene, event: Event, actor: str, statement: Statement) -> Iterator[Fact]:
        speaker = statement.speaker_name
        own = scene.sides.same(actor, speaker, statement.entity)
        itself = actor == speaker and self._speaks_of_itself(scene.page, event, statement)
        if (
            not itself
            and not names_actor(scene, statement, event, actor)
            and not (own and self._in_first_person(scene.page, event))
        ):
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

    def _in_first_person(self, page: Page, event: Event) -> bool:
        """Whether whoever speaks tells of the attack as `we`."""
        return any(r.morph.person == "1" for r in page.words[page.token_at(event.trigger.start)].readings)

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
