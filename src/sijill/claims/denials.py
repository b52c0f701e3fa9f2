"""What a denial says of attacks: which of them somebody denies, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.claims.accusations import Accusations
from sijill.claims.attacks import ATTRIBUTING, Fact, Scene, innermost, keys_of, last_before
from sijill.claims.sides import folded
from sijill.claims.subjects import bare
from sijill.lexicon import Lexicon
from sijill.model import Event, Statement
from sijill.text import fold
from sijill.tokens import PhraseMatch, Range

_REJECTING = "cues.reject"
_RULE = "responsibility.denial"
_NEAR, _OPENING = 5, 4
_UNREAL = frozenset({"hypothetical", "planned", "demanded", "threatened"})
"""An attack so told has not happened for anybody to deny."""


class Denials:
    """Reads denials of attacks."""

    def __init__(self, lexicon: Lexicon, accusations: Accusations) -> None:
        entries = {entry["id"]: entry for entry in lexicon.yaml("responsibility/patterns.yaml")}
        denial = entries["responsibility.denial"]
        self._accusations = accusations
        self._rejected, self._charges = folded(denial["rejected"]), folded(denial["charges"])
        self._denied = folded(entries["responsibility.accusation"]["anaphora"]) | folded(denial["anaphora"])
        self._own = folded(denial["own_part"])
        self._deictic = folded(denial["deictic"])
        self._bringing = folded(denial["bringing"])
        self._baseless = folded(denial["baseless"])
        listed = lexicon.yaml("responsibility/words.yaml")
        self._reported, self._background = (frozenset(map(fold, listed[key])) for key in ("reported", "background"))

    def facts(self, scene: Scene, told: list[Fact]) -> Iterator[Fact]:
        """Who denies which attack, where `told` are the facts of accusations."""
        charged = any(fact.relation == "accused" for fact in told)
        for statement in scene.statements:
            if statement.act == "deny":
                yield from self._denied_by(scene, statement, told)
            elif charged and statement.act in ATTRIBUTING and self._belittles(scene, statement):
                event = self._accused_of(scene, statement.speaker_name, told)
                if event is not None:
                    yield Fact(event, "denied_by", statement.speaker_name, _RULE, statement.cue)

    def _belittles(self, scene: Scene, statement: Statement) -> bool:
        """Whether somebody says that a charge has nothing in it (`وصف الاتهامات بأنها باطلة`)."""
        page, content = scene.page, scene.page.tokens_of(statement.content)
        opening = range(content.first, min(content.stop, content.first + _OPENING))
        at = next((j for j in opening if keys_of(page, j) & self._charges), None)
        return at is not None and any(keys_of(page, j) & self._baseless for j in range(*content))

    def of_what_was_said(self, scene: Scene, told: list[Fact]) -> Iterator[Fact]:
        """Who denies what they have just been accused of, without a word of what (`ونفت الحركة ذلك`)."""
        page = scene.page
        for statement in scene.statements:
            content = page.tokens_of(statement.content)
            words = [page.words[j] for j in range(*content) if page.words[j].kind == "word"]
            if statement.act != "deny" or any(bare(word.folded) not in self._deictic for word in words):
                continue
            start = page.starts[page.sentence(max(page.sentence(content.first).first - 1, 0)).first]
            near = [f for f in told if f.relation == "accused" and start <= f.span.start < statement.cue.start]
            mine = [f.event for f in near if scene.sides.same(f.name, statement.speaker_name, statement.entity)]
            if mine:
                yield Fact(mine[-1], "denied_by", statement.speaker_name, _RULE, statement.cue)

    def unrelated(self, scene: Scene, match: PhraseMatch[Mapping[str, Any]], attack: Event) -> Iterator[Fact]:
        """Who says that they have nothing to do with an attack (`أكدت الحركة أن لا علاقة لها بالهجوم`)."""
        page, span = scene.page, scene.page.span(match.first, match.stop)
        sentence = page.sentence(match.first)
        statement = innermost(scene.statements, span)
        if statement is None or statement.act == "deny":
            return
        own = any(r.pronoun for j in range(match.first, match.stop + 1) for r in page.words[j].readings)
        after = range(match.stop, min(sentence.stop, match.stop + _NEAR))
        meant = self._accusations.meant(scene, after, attack) if own else None
        if meant is not None:
            yield Fact(meant, "denied_by", statement.speaker_name, match.value["id"], statement.cue)

    def _denied_by(self, scene: Scene, statement: Statement, facts: list[Fact]) -> Iterator[Fact]:
        rule, page = _RULE, scene.page
        content = page.tokens_of(statement.content)
        target = self._denied_in(scene, statement, content, facts)
        if target is None or statement.speaker_name in target.recipients:
            return
        between = range(page.token_at(statement.cue.end), content.first)
        if len(statement.chain) > 1 and any(page.words[j].folded in self._reported for j in between):
            yield Fact(target, "denied_by", statement.chain[0], rule, statement.cue)
            yield Fact(target, "accusers", statement.speaker_name, rule, statement.cue)
        else:
            yield Fact(target, "denied_by", statement.speaker_name, rule, statement.cue)

    def _denied_in(self, scene: Scene, statement: Statement, content: Range, facts: list[Fact]) -> Event | None:
        """The attack that a denial is about: told in it, or taken up by its words."""
        page, rejects = scene.page, statement.rule == _REJECTING
        inside = [event for event in scene.attacks if statement.content.covers(event.trigger)]
        if inside and not rejects and inside[0].modality not in _UNREAL:
            return inside[0]
        words = self._rejected if rejects else self._denied
        # `نفت ضلوعها في الهجوم، وقالت إنه`: what is denied may stand before the words that are reported
        before = range(page.token_at(statement.cue.end), content.first)
        if not rejects and any(keys_of(page, j) & self._own for j in before):
            return last_before(scene.attacks, statement.content.start)
        if inside and not rejects:
            return None
        denied = (j for j in range(*content) if page.words[j - 1].folded not in self._background)
        at = next((j for j in denied if self._accusations.anaphoric(page, j, words)), None)
        if at is None or (rejects and keys_of(page, content.first) & self._bringing):
            return None  # `رفضوا توجيه اتهام`
        if not keys_of(page, at) & self._charges:
            return last_before(scene.attacks, statement.content.start)
        charge = self._accusations.charge_in(page, Range(at + 1, content.stop))
        if charge is not None:
            guilty = self._accusations.perpetrates(page, charge)
            if guilty and inside:
                return inside[0]
            return last_before(scene.attacks, statement.content.start) if guilty else None
        return self._accused_of(scene, statement.speaker_name, facts)

    def _accused_of(self, scene: Scene, name: str, facts: list[Fact]) -> Event | None:
        """The attack that somebody so called is accused of, or is said to have made."""
        told = [fact.event for fact in facts if fact.relation == "accused" and scene.sides.same(fact.name, name)]
        made = [e for e in scene.attacks if any(scene.sides.same(actor, name) for actor in e.actors)]
        return next(iter((*told[-1:], *made[-1:])), None)
