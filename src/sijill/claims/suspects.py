"""Whom words name as having done it, short of an accusation: who stands behind an attack, to whom it is put down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.claims.accusations import Accusations
from sijill.claims.attacks import ATTRIBUTING, Fact, Scene, innermost, keys_of, with_l
from sijill.claims.culprits import described
from sijill.claims.sides import folded
from sijill.claims.sources import SourceFinder
from sijill.claims.subjects import conjoined
from sijill.claims.wordlists import WordLists
from sijill.entities import noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Event, Span, Statement
from sijill.text import fold
from sijill.tokens import Page, PhraseMatch, Range

_ATTRIBUTED = "responsibility.attributed"
_BESIDE, _CLAUSE = 4, 16
_QUOTE, _IN = '"', fold("في")

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
        self._left, self._toward = words["left"], words["toward"] | self._lists.to
        self._suspecting = frozenset(entries["responsibility.involved"]["suspecting"])
        self._of_them = frozenset(map(fold, entries["responsibility.involved"]["of_them"]))
        self._pointing = frozenset(entries["responsibility.pointed"]["pointing"])

    def behind(self, scene: Scene, match: Match, attack: Event, *, negated: bool) -> Iterator[Fact]:
        """`X يقف وراء الهجوم`, `المسؤول عن الهجوم هو X`: X is accused by whoever says so."""
        page, rule = scene.page, match.value["id"]
        sentence = page.sentence(match.first)
        span = page.span(match.first, match.stop)
        if match.first > sentence.first and page.words[match.first - 1].folded in self._whoever:
            return
        if match.stop == match.first + 1 and not self._predicate(scene, match.first, sentence):
            return
        pronoun = page.words[match.stop - 1].folded.endswith(tuple(sorted(self._lists.absent_pronouns)))
        after = range(match.stop, min(sentence.stop, match.stop + 3))
        meant = attack if pronoun else self._accusations.meant(scene, after, attack)
        if meant is None:
            return
        attack = meant
        statement = innermost(scene.statements, span)
        if negated:
            if statement is not None:
                yield Fact(attack, "denied_by", statement.speaker_name, "responsibility.denial", statement.cue)
            return
        opens = statement is not None and page.token_at(statement.content.start) == match.first
        if statement is not None and opens and page.words[match.first - 1].folded in self._lists.pronoun_subjects:
            yield Fact(attack, "claimed_by", statement.speaker_name, "responsibility.own", statement.cue)
            return  # `قال التنظيم إنه المسؤول عن الهجوم`
        name = self._blamed(scene, match, statement)
        if name is None or not scene.sides.can_act(name):
            return
        yield Fact(attack, "accused", name, rule, span)
        if statement is not None and not scene.sides.same(name, statement.speaker_name):
            yield Fact(attack, "accusers", statement.speaker_name, rule, statement.cue)

    def _predicate(self, scene: Scene, i: int, sentence: Range) -> bool:
        """Whether وراء at token `i` is said of somebody named before it, or after a form of to be.

        `بالوقوف وراء الهجوم` and `الهجوم الذي خلف قتلى` say so of nobody.
        """
        page = scene.page
        if page.words[i].folded not in self._bare or page.words[min(i + 1, sentence.stop - 1)].folded in self._left:
            return False
        was = i > sentence.first and page.words[i - 1].folded in self._was
        if was and page.words[max(i - 2, sentence.first)].folded in self._lists.relatives:
            return False
        return was or scene.mentions.at(i - 1) is not None

    def _blamed(self, scene: Scene, match: Match, statement: Statement | None) -> str | None:
        page = scene.page
        sentence = page.sentence(match.first)
        for j in range(match.stop, min(sentence.stop, match.stop + 5)):
            if page.words[j].folded in self._is and j + 1 < sentence.stop:
                return self._name_at(scene, j + 1, sentence.stop)
        definite = page.words[match.first].folded.startswith("ال")
        if definite and not (match.first > sentence.first and page.words[match.first - 1].folded in self._was):
            # `إيواء المسؤولين عن الهجوم` names nobody, `حركة طالبان المسؤولة عن الهجوم` does
            return described(scene, match.first)
        start = sentence.first
        if statement is not None and statement.content.start >= page.starts[sentence.first]:
            start = page.token_at(statement.content.start)
        clauses = range(match.first - 1, start, -1)
        start = next((j + 1 for j in clauses if page.words[j].folded in self._lists.complementizers), start)
        start += start < match.first and page.words[start].folded in self._was  # `رجح أن تكون الحركة وراء الهجوم`
        before = [m for m in scene.mentions.within(start, match.first) if m.entity.type in {"ORG", "PER", "LOC"}]
        first = noun_phrase(page, start, scene.mentions, match.first)
        if statement is not None and first[1] > first[0]:
            return self._name_at(scene, start, match.first)
        return before[-1].entity.name if before else None

    def charge(self, scene: Scene, match: Match) -> Iterator[Fact]:
        """`يتهم ناشطون قوات الأمن بقتل المتظاهرين`: an accusation whose words are no statement of a known source."""
        page, i = scene.page, match.first
        start = page.starts[i]
        if any(0 <= s.cue.start - start <= 1 for s in scene.statements) or page.words[i].folded in self._whoever:
            return
        stop = min(page.sentence(i).stop, i + _CLAUSE)
        end = page.ends[stop - 1]
        for event in scene.attacks:
            if event.modality != "alleged" or not start < event.trigger.start < end:
                continue
            named = [r.span for r in event.because if r.role == "actor" and r.span is not None]
            spans = [span for span in named if start < span.start < event.trigger.start]
            names = [name for name in event.actors if scene.sides.can_act(name)]
            if not spans or not names:
                continue
            first, at = page.token_at(spans[0].start), page.token_at(event.trigger.start)
            charge = self._accusations.charge_in(page, Range(first + 1, stop))
            short = charge is not None and charge < at and not self._accusations.perpetrates(page, charge)
            if short and not conjoined(page.words[at]):
                return  # `يتهم ناشطون إيران بتمويل الهجوم`
            for name in names:
                yield Fact(event, "accused", name, match.value["id"], spans[0])
            who = self._finder.after(page, i + 1, first, scene.mentions, frozenset()) if first > i + 1 else None
            if who is not None and who.stop <= first:
                yield Fact(event, "accusers", who.name, match.value["id"], who.printed)
            return

    def signed(self, scene: Scene, match: Match, attack: Event) -> Iterator[Fact]:
        """`الهجوم يحمل بصمات تنظيم القاعدة`: whose work an attack looks like."""
        page, rule = scene.page, match.value["id"]
        sentence = page.sentence(match.first)
        before = range(match.first - 1, max(sentence.first, match.first - _BESIDE) - 1, -1)
        meant = self._accusations.meant(scene, before, attack)
        name = self._name_at(scene, match.stop, sentence.stop) if match.stop < sentence.stop else None
        if meant is None or name is None or not scene.sides.can_act(name):
            return
        span = page.span(match.first, match.stop)
        yield Fact(meant, "accused", name, rule, span)
        statement = innermost(scene.statements, span)
        if statement is not None and not scene.sides.same(name, statement.speaker_name):
            yield Fact(meant, "accusers", statement.speaker_name, rule, statement.cue)

    def named_after(self, scene: Scene, match: Match, attack: Event) -> Iterator[Fact]:
        """Whom a phrase of attribution names: after إلى or ل, or as its object before ب (`اتهام تركيا بقتل`)."""
        page, entry = scene.page, match.value
        sentence = page.sentence(match.first)
        start = match.stop
        if start >= sentence.stop:
            return
        direct = "object" in entry["takes"]
        far = 3 * _BESIDE if entry["id"] == _ATTRIBUTED else _BESIDE
        reach = min(sentence.stop, start + (1 if direct else far))
        at = next((j for j in range(start, reach) if page.words[j].folded in self._toward or with_l(page, j)), None)
        if (at is None and not direct) or not self._about_attack(page, match, attack, sentence, at or start):
            return
        first = start if at is None else at + (page.words[at].folded in self._toward)
        first += first < sentence.stop and page.words[first].folded == _QUOTE
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
        accuser = accuser or self._pointing_at(scene, match, sentence)
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
        suspects = (
            j for j in range(match.first - 1, sentence.first - 1, -1) if page.words[j].lemmas & self._suspecting
        )
        verb = next(suspects, match.first)
        if page.words[match.first].folded.removeprefix("ب") in self._of_them:
            named = [m for m in scene.mentions.within(sentence.first, verb) if m.entity.type in {"ORG", "PER"}]
            mention, stop = (named[-1] if named and verb < match.first else None), match.stop
        else:
            mention = scene.mentions.at(match.stop) if match.stop < sentence.stop else None
            stop = mention.stop if mention is not None else match.stop
        if mention is None or not scene.sides.can_act(mention.entity.name):
            return
        meant = self._accusations.meant(scene, range(stop, min(sentence.stop, stop + _BESIDE)), attack)
        if meant is None:
            return
        attack = meant
        span = page.span(match.first, match.stop)
        yield Fact(attack, "accused", mention.entity.name, rule, span)
        statement = innermost(scene.statements, span)
        suspecting = self._finder.after(page, verb + 1, match.first, scene.mentions, frozenset())
        if suspecting is not None:
            yield Fact(attack, "accusers", suspecting.name, rule, span)
        elif statement is not None and not scene.sides.same(mention.entity.name, statement.speaker_name):
            yield Fact(attack, "accusers", statement.speaker_name, rule, statement.cue)

    def _about_attack(self, page: Page, match: Match, attack: Event, sentence: Range, to: int) -> bool:
        """Whether it is an attack that is attributed (`هجوم نسب إلى الحركة`), not words (`تصريح نسب إلى الوزير`)."""
        if match.value["id"] != _ATTRIBUTED:
            return True
        beside = range(max(sentence.first, match.first - _BESIDE), min(sentence.stop, match.stop + 2))
        texts = (j for j in beside if keys_of(page, j) & self._words)
        if any(page.words[j - 1].folded.removeprefix("و") != _IN for j in texts):
            return False  # but `وفي بيان نسب الجيش الهجوم إلى`
        stop = min(sentence.stop, max(to, match.stop + _BESIDE))
        return self._accusations.takes_up(page, range(sentence.first, stop), attack)

    def _cued_before(self, scene: Scene, span: Span) -> Statement | None:
        """The statement whose words follow a phrase that stands between them and its cue."""
        here = scene.page.sentence(scene.page.token_at(span.start))
        start = scene.page.starts[here.first]
        between = (s for s in scene.statements if start <= s.cue.start < span.start and s.content.start >= span.end)
        return next(between, None)

    def _attributing(self, scene: Scene, match: Match, at: int) -> str | None:
        """Who attributes: the subject between the verb and إلى (`نسبته الحكومة إلى الحركة`)."""
        start = scene.page.starts[match.first]
        said = next((s for s in scene.statements if 0 <= s.cue.start - start <= 1), None)
        if said is not None:
            return said.speaker_name
        if at <= match.stop:
            return None
        source = self._finder.after(scene.page, match.stop, at, scene.mentions, frozenset())
        if source is None or source.stop < at or any(r.pronoun for r in scene.page.words[match.first].readings):
            return source.name if source is not None else None
        return None  # `نُسب الهجوم إلى`: what is put down to them, not who does

    def _pointing_at(self, scene: Scene, match: Match, sentence: Range) -> str | None:
        """Whose finger points: the subject between the verb and its object (`أشارت الشرطة بأصابع الاتهام إلى`)."""
        for j in range(match.first - 1, max(sentence.first, match.first - 2 * _BESIDE) - 1, -1):
            if scene.page.words[j].lemmas & self._pointing:
                source = self._finder.after(scene.page, j + 1, match.first, scene.mentions, frozenset())
                return source.name if source is not None else None
        return None

    def _name_at(self, scene: Scene, first: int, limit: int) -> str | None:
        stop = noun_phrase(scene.page, first, scene.mentions, limit)[1]
        return self._finder.named(scene.page, first, stop, scene.mentions).name if stop > first else None
