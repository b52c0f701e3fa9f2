"""Whom words name as having done it, short of an accusation: who stands behind an attack, to whom it is put down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.claims.accusations import Accusations
from sijill.claims.attacks import ATTRIBUTING, Fact, Scene, innermost, keys_of, with_l
from sijill.claims.sides import folded
from sijill.claims.sources import SourceFinder
from sijill.claims.wordlists import WordLists
from sijill.entities import noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Event, Span, Statement
from sijill.text import fold
from sijill.tokens import Page, PhraseMatch, Range

_ATTRIBUTED = "responsibility.attributed"
_BESIDE = 4

Match = PhraseMatch[Mapping[str, Any]]


class Suspects:
    """Reads phrases that name a suspect."""

    def __init__(self, lexicon: Lexicon, finder: SourceFinder, lists: WordLists, accusations: Accusations) -> None:
        entries = {entry["id"]: entry for entry in lexicon.yaml("responsibility/patterns.yaml")}
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("responsibility/words.yaml").items()}
        self._finder = finder
        self._lists = lists
        self._accusations = accusations
        self._bare = frozenset(fold(word) for entry in entries.values() for word in entry.get("bare", ()))
        self._is, self._was = words["is"], words["was"]
        self._whoever = words["whoever"]
        self._words = folded(words["texts"])
        self._suspecting = frozenset(entries["responsibility.involved"]["suspecting"])

    def behind(self, scene: Scene, match: Match, attack: Event, *, negated: bool) -> Iterator[Fact]:
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

    def _blamed(self, scene: Scene, match: Match, statement: Statement | None) -> str | None:
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

    def named_after(self, scene: Scene, match: Match, attack: Event) -> Iterator[Fact]:
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
        if statement is not None and not direct and statement.act in ATTRIBUTING:
            yield Fact(attack, "accusers", statement.speaker_name, entry["id"], statement.cue)

    def involved(self, scene: Scene, match: Match, attack: Event) -> Iterator[Fact]:
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

    def _about_attack(self, page: Page, match: Match, attack: Event, sentence: Range) -> bool:
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

    def _attributing(self, scene: Scene, match: Match, at: int) -> str | None:
        """Who attributes: the subject between the verb and إلى (`نسبته الحكومة إلى الحركة`)."""
        if not any(r.pronoun for r in scene.page.words[match.first].readings) or at <= match.stop:
            return None
        source = self._finder.after(scene.page, match.stop, at, scene.mentions, frozenset())
        return source.name if source is not None else None

    def _name_at(self, scene: Scene, first: int, limit: int) -> str | None:
        stop = noun_phrase(scene.page, first, scene.mentions, limit)[1]
        return self._finder.named(scene.page, first, stop, scene.mentions).name if stop > first else None
