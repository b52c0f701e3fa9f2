"""The facts of responsibility: one relation of one name to one attack, and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.claims.accusations import Accusations
from sijill.claims.attacks import Fact, Scene, attack_near, denying, once, with_l
from sijill.claims.culprits import Culprits
from sijill.claims.denials import Denials
from sijill.claims.reports import Reports
from sijill.claims.sides import Sides, people
from sijill.claims.sources import SourceFinder
from sijill.claims.suspects import Suspects
from sijill.claims.wordlists import word_lists
from sijill.entities import Mentions
from sijill.lexicon import Lexicon
from sijill.model import Event, Statement
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex, PhraseMatch, Range

_WINDOW = 6
_CLAUSE = 14
"""How far before what one claims the verb of claiming can stand."""
_BESIDE = 4
_QUOTE = '"'


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
            for key in ("phrases", "bare", "claimed", "of_them")
            for phrase in entry.get(key, ())
        )
        self._negations, self._claims = words["negations"], words["claims"]
        self._of_it = words["of_it"]
        self._accusations = Accusations(lexicon, self._finder, self._lists)
        self._denials = Denials(lexicon, self._accusations)
        self._admitting = frozenset(entries["responsibility.admission"]["verbs"])
        self._claiming = frozenset(entries["responsibility.claim"]["claiming"])
        self._accusing = frozenset(entries["responsibility.accusation"]["verbs"])
        self._charging = self._claiming | self._accusing
        self._denying = frozenset(entries["responsibility.denial"]["verbs"])
        self._suspects = Suspects(lexicon, self._finder, self._lists, self._accusations)
        self._culprits = Culprits(lexicon, self._finder, self._lists, self._accusations)
        self._reports = Reports(lexicon, self._lists)
        self._people = people(lexicon, entries["responsibility.report"]["unnamed"])

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
        facts += self._reports.facts(scene, [attack for attack in attacks if attack.id not in told])
        facts += self._denials.of_what_was_said(scene, facts)
        return list(dict.fromkeys(facts))

    def _from_phrases(self, scene: Scene) -> Iterator[Fact]:
        page = scene.page
        for match in self._phrases.longest(page):
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
                case "responsibility.charge":
                    yield from self._suspects.charge(scene, match)
                case "responsibility.signed":
                    yield from self._suspects.signed(scene, match, attack)
                case "responsibility.behind":
                    yield from self._suspects.behind(scene, match, attack, negated=negated)
                case "responsibility.involved":
                    before = range(max(sentence.first, match.first - _WINDOW), match.first)
                    denied = any(page.words[j].folded in self._negations for j in before)
                    if not denied and not denying(scene.statements, span):
                        yield from self._suspects.involved(scene, match, attack)
                case "responsibility.unrelated":
                    yield from self._denials.unrelated(scene, match, attack)
                case "responsibility.charged" if not negated:
                    yield from self._culprits.charged(scene, match, attack)
                case "responsibility.doer":
                    yield from self._culprits.doer(scene, match)
                case "responsibility.count":
                    yield from self._culprits.count(scene, match)
                case _ if not negated:
                    yield from self._suspects.named_after(scene, match, attack)

    def _claims_attack(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> bool:
        """Whether a bare verb of claiming has an attack for its object (`تبنى الهجوم`, not `تبنى القرار`)."""
        page, start = scene.page, scene.page.starts[match.first]
        if not page.words[match.first].lemmas & self._claiming:
            return self._governed(page, match, attack)
        if match.stop > match.first + 1:
            return True
        if any(s.act == "claim_responsibility" and s.cue.start - start in {0, 1} for s in scene.statements):
            return True
        sentence = page.sentence(match.first)
        before = range(max(0, match.first - 2 * _WINDOW), match.first)
        if any(r.pronoun for r in page.words[match.first].readings if r.morph.verb_form):
            return self._accusations.takes_up(page, before, attack)
        negated = self._negated(page, match.first, sentence)
        reach = 2 * _WINDOW if negated else self._subject_stop(scene, match.stop, sentence) - match.stop + _BESIDE
        near = range(match.stop, min(sentence.stop, match.stop + reach))
        before = before if negated else range(max(sentence.first, match.first - _BESIDE), match.first)
        claimed = (j for j in (*before, *near) if not with_l(page, j))  # `تبني خطة للقضاء على الحركة`: a purpose
        return self._accusations.takes_up(page, claimed, attack)

    def _subject_stop(self, scene: Scene, i: int, sentence: Range) -> int:
        """Where the name of whoever claims ends that begins at token `i` (`تبنت "جبهة التحرير" | الهجمات`)."""
        first = i + (i < sentence.stop and scene.page.words[i].folded == _QUOTE)
        mention = scene.mentions.at(first) if first < sentence.stop else None
        return mention.stop + (first > i) if mention is not None else i

    def _governed(self, page: Page, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> bool:
        """Whether `مسؤوليته` at the match is what somebody claims, and the attack what they claim it for."""
        sentence = page.sentence(match.first)
        verb = self._governor(page, match.first, sentence)
        if verb is None or page.words[verb].lemmas & self._accusing:
            return False
        after = range(match.stop, min(sentence.stop, match.stop + _WINDOW))
        if not after or page.words[after[0]].kind == "punct" or page.words[after[0]].folded in self._of_it:
            return True
        return self._accusations.takes_up(page, after, attack)

    def _governor(self, page: Page, i: int, sentence: Range) -> int | None:
        """The last verb or noun of claiming or accusing before token `i`."""
        before = range(i - 1, max(sentence.first, i - _CLAUSE) - 1, -1)
        return next((j for j in before if page.words[j].lemmas & self._charging), None)

    def _disowned(self, page: Page, i: int, sentence: Range) -> bool:
        """Whether a verb of denying governs the claim at token `i` (`أنكر الحزب مسؤوليته عن الهجوم`)."""
        return any(page.words[j].lemmas & self._denying for j in range(max(sentence.first, i - _WINDOW), i))

    def _claimant(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> str | None:
        """Who claims at a phrase: the speaker of a statement there, the subject, an armed group named before it."""
        page, first = scene.page, match.first
        sentence = page.sentence(first)
        span = page.span(match.first, match.stop)
        limit = min(sentence.stop, first + 12)
        if not page.words[first].lemmas & self._claiming:
            speaker = next((s.speaker_name for s in scene.statements if s.content.start == span.start), None)
            if speaker is not None:
                return speaker
            # `أعلنت الحركة، في بيان، مسؤوليتها`: who claims stands beside the verb before.
            first = self._governor(page, first, sentence) or first
            limit = match.first
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
        within = scene.mentions.within(sentence.first, sentence.stop)
        names = [m for m in within if m.entity.type == "ORG" and scene.sides.rebels(m.entity.name)]
        before = [m for m in names if m.stop <= i]
        return before[-1].entity.name if before else next((m.entity.name for m in names), None)

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
                    if own_act or (not event.actors and self._reports.of_itself(page, event, statement)):
                        rule = "responsibility.admission"
                        yield Fact(event, "claimed_by", statement.speaker_name, rule, statement.cue)

    def _admits(self, page: Page, statement: Statement) -> bool:
        word = page.words[page.token_at(statement.cue.start)]
        return bool(word.lemmas & self._admitting)

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
