"""Statements: cue, source, chain, content, act.

The reading runs at cue words only. For each, the words reported are found by what the cue takes, the
source in the words around the cue, and links such as `نقلا عن` between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from msgspec.structs import replace

from sijill.claims.accused import accused, blamed, themed
from sijill.claims.agreement import object_only
from sijill.claims.contents import Content, content_after, content_of_object
from sijill.claims.cues import Cue, CueAt, Cues
from sijill.claims.drafts import Draft, distinct, nested, statement, without_copies
from sijill.claims.headlines import headline
from sijill.claims.messages import message
from sijill.claims.nouns import NounReader
from sijill.claims.objects import antecedent_content, is_object, other_content
from sijill.claims.papers import PaperReader
from sijill.claims.postposed import Named, PostposedReader
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.claims.speakers import implied
from sijill.claims.subjects import conjoined
from sijill.entities import Mentions
from sijill.lexicon import Lexicon
from sijill.model import Statement, TimeExpression
from sijill.text import fold
from sijill.tokens import Page, Range

_ASIDE = 4
"""An object of so few words before a clause is taken for a part of the subject."""
_COLON = 8
"""How near a colon tells that a form at the head of its clause is a verb (`وتابع في هذا الصدد: …`)."""
_FROM = fold("من")
_NEED = 30
"""How far from its cue a word stands that the cue needs."""


class StatementReader:
    """Finds reported speech and writing: cue, source, chain, content, act."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = Cues(lexicon)
        self.watchdogs = self._cues.words.watchdogs
        self._finder = SourceFinder(lexicon)
        self._postposed = PostposedReader(self._cues, self._finder)
        self._nouns = NounReader(self._cues, self._finder)
        self._papers = PaperReader(self._cues, self._finder)

    def read(self, page: Page, mentions: Mentions, times: tuple[TimeExpression, ...] = ()) -> tuple[Statement, ...]:
        """All statements of a page, in order of their cues."""
        passed = frozenset(i for time in times for i in range(*page.tokens_of(time.span)))
        scene = Scene(page, mentions, passed, _spoken(page))
        drafts: list[Draft] = []
        starting = self._cues.starting(page)
        for sentence in page.sentences:
            self._sentence(scene, sentence, starting, drafts)
        drafts = nested(without_copies(drafts))
        return tuple(statement(page, draft, number) for number, draft in enumerate(drafts, 1))

    def _sentence(self, scene: Scene, sentence: Range, starting: Sequence[bool], drafts: list[Draft]) -> None:
        """Add the statements of one sentence to those of the sentences before it."""
        colon = headline(scene, sentence, self._cues, self._finder)
        if colon is not None:
            drafts.append(colon)
        following = sentence.first
        for i in compress(range(*sentence), starting[sentence.first : sentence.stop]):
            if i < following or i in scene.spoken:
                continue
            named = self._postposed.phrase(scene, i, sentence)
            if named is not None:
                self._add_postposed(scene, named, sentence, drafts)
                following = named.stop
            else:
                draft = self._at(scene, i, sentence, drafts)
                if draft is not None:
                    drafts.append(draft)

    def _add_postposed(self, scene: Scene, named: Named, sentence: Range, drafts: list[Draft]) -> None:
        """A source beside what it says relays the statements just before it, or makes one of its own."""
        told = False
        first = sentence.first
        alone = named.first == sentence.first and not any(
            scene.page.words[k].kind == "word" for k in range(named.stop, sentence.stop)
        )
        if alone and sentence.first:
            first = scene.page.sentence(sentence.first - 1).first
        for at, draft in enumerate(drafts):
            within = draft.cue_at >= first and (draft.content.stop <= named.first or named.first < draft.content.first)
            between = named.first < draft.content.first
            if within and draft.cue_at < named.first and (named.relays or alone or between):
                drafts[at] = draft.relayed_by(named.chain[0])
                told = alone or between or self._finder.is_medium(named.chain[0])
        if not told:
            whole = any(d.cue_at >= sentence.first and d.chain[0] is named.chain[0] for d in drafts)
            draft_ = self._postposed.draft(scene, named, sentence, whole=whole)
            if draft_ is not None:
                drafts.append(draft_)

    def _at(self, scene: Scene, i: int, sentence: Range, told: list[Draft]) -> Draft | None:
        """The statement whose cue is the word at token `i`."""
        page = scene.page
        draft = self._nouns.performed(scene, i, sentence)
        if draft is not None or self._negated(scene, i, sentence):
            return draft
        found = self._cues.at(page.words[i])
        if found is not None:
            draft = self._at_cue(scene, i, found, sentence, told)
        return (
            draft
            or message(scene, i, sentence, self._cues, self._finder)
            or self._papers.at(scene, i, sentence, told)
            or self._nouns.reporting(scene, i, sentence)
            or self._nouns.unsaid(scene, i, sentence, told)
        )

    def _at_cue(self, scene: Scene, i: int, found: CueAt, sentence: Range, told: list[Draft]) -> Draft | None:
        """A statement whose cue is the verb, participle or noun at token `i`."""
        page, mentions, words = scene.page, scene.mentions, self._cues.words
        cue = found.cue
        if i > sentence.first + 1 and scene.folded(i - 1) in words.relatives and scene.folded(i - 2) == "،":
            comma = next((k for k in range(i + 1, sentence.stop) if scene.folded(k) == "،"), sentence.stop)
            sentence = Range(sentence.first, comma)
        if self._impersonal(scene, i, found, sentence) or not self._needed(scene, i, found, sentence):
            return None
        pronoun = scene.folded(i - 1) in words.pronoun_subjects
        may_follow = found.kind == "finite" and not pronoun and not page.words[i].folded.startswith("و")
        may_follow = may_follow and scene.folded(i - 1) not in words.what
        before = self._finder.before(page, i, sentence.first, mentions) if may_follow else None
        heads_clause = self._heads_clause(scene, i, sentence)
        if before is not None and scene.folded(i - 1) in words.relatives_before_verbs:
            heads_clause = False  # `وكان الوزير قد أكد`
        if found.kind == "participle" and i > sentence.first and _counts(page, i - 1):
            return None  # `46 محتجا`: what is counted
        doubtful = found.homograph or found.adposition or found.possessed
        if doubtful and not self._stands(scene, i, found, heads_clause, before):
            return None
        if cue.relay and (found.pronoun or self._finder.publishes(page, i)):
            return None
        content = content_after(page, i, cue, sentence, self._cues)
        if content is not None and "object" in cue.takes and content.how == "clause":
            content = self._object_first(scene, i, cue, content, sentence) or content
        region = content.opener if content else sentence.stop
        source, links = self._sources(scene, i, region, told)
        if pronoun or found.kind == "participle":
            source = None
        if content is None and found.pronoun:
            source = _labelling(page, i, source) if cue.label else source
            content = self._taken_up(scene, i, cue, source, sentence, told)
            before = None if content is not None else before
        if content is None:
            subject_first = before is not None and not heads_clause and not found.pronoun
            after = None if subject_first else source
            content = other_content(
                scene, i + 1, cue, after, sentence, self._cues, self._finder, labelled=found.pronoun
            )
        if content is None or content.stop <= content.first or not themed(scene, i, content, cue):
            return None
        source, content = blamed(scene, source, content, cue, self._finder)
        if cue.objective and found.kind == "participle" and content.how == "ب" and content.opener == i + 1:
            return None  # `الحركة متهمة بالهجوم`: who accuses is not said
        if cue.objective and found.kind == "finite" and content.how == "ب" and not found.pronoun:
            known = before is not None and not heads_clause
            parted = accused(
                scene, i, found, content, source, sentence, self._cues, self._finder, earlier=bool(told), known=known
            )
            if parted is None:
                return None
            source, content = parted
        if found.kind == "finite":
            if pronoun or (source is not None and source.first >= content.first > i):
                source = None
            if source is None or (before is not None and not heads_clause and not found.pronoun):
                source = before or (source if before is None else None)
        bound = heads_clause or pronoun or found.plural or scene.folded(i - 1) in words.relatives
        if source is None and found.kind == "finite" and not (bound or links or found.pronoun):
            return None
        chain = self._chain(scene, i, found, source, links, region, sentence, told)
        if not chain:
            return None
        return Draft(cue, i, found.skip, distinct(chain), content, found.gender)

    def _impersonal(self, scene: Scene, i: int, found: CueAt, sentence: Range) -> bool:
        """Whether the verb opens its sentence without a subject (`يذكر أن`)."""
        opens = found.imperfect and not found.feminine and i == sentence.first
        return opens and scene.folded(i + 1) in self._cues.words.impersonal

    def _needed(self, scene: Scene, i: int, found: CueAt, sentence: Range) -> bool:
        """Whether a word that the cue needs stands soon after it."""
        cue = found.cue
        if not cue.needs or (found.pronoun and cue.anaphoric):
            return True
        near = range(i + 1, min(i + _NEED, sentence.stop))
        return any(need in scene.folded(j) for need in cue.needs for j in near)

    def _taken_up(
        self, scene: Scene, i: int, cue: Cue, source: Source | None, sentence: Range, told: list[Draft]
    ) -> Content | None:
        """What a verb with an object pronoun calls it, or reports in it."""
        content = self._label(scene, i, source, sentence) if cue.label else None
        if content is None and cue.anaphoric:
            content = antecedent_content(scene, i, sentence, told)
        return content

    def _label(self, scene: Scene, i: int, source: Source | None, sentence: Range) -> Content | None:
        """What a verb with an object pronoun calls it: `الهجوم الذي تعتبره الحكومة جريمة`, `وصفه بأنه جبان`."""
        at = source.stop if source is not None and source.first <= i + 2 else i + 1
        while at < sentence.stop and at in scene.passed:
            at += 1
        if at >= sentence.stop:
            return None
        near = range(at, min(sentence.stop - 1, at + _ASIDE))
        named = next((j for j in near if scene.folded(j) in self._cues.words.labels), None)
        if named is not None:
            at = named + 1
        elif not is_object(scene.page, at) and scene.folded(at) not in self._cues.words.partitive:
            return None
        return content_of_object(scene.page, at, sentence, self._cues)

    def _negated(self, scene: Scene, i: int, sentence: Range) -> bool:
        """Whether the verb at token `i` is negated (`لم يعلن`, `دون أن يكشف`)."""
        negations = self._cues.words.negations
        if i == sentence.first:
            return False
        infinitive = scene.folded(i - 1) in self._cues.words.complementizers and i - 1 > sentence.first
        return scene.folded(i - 2 if infinitive else i - 1) in negations

    def _object_first(self, scene: Scene, i: int, cue: Cue, clause: Content, sentence: Range) -> Content | None:
        """The object that stands between the subject and a clause further on (`نفى X التصريحات … بأن`)."""
        source = self._finder.after(scene.page, i + 1, clause.opener, scene.mentions, scene.passed)
        aside = 0 if cue.act == "deny" else _ASIDE
        if source is None or source.stop + aside >= clause.opener or not is_object(scene.page, source.stop):
            return None
        if source.stop in scene.passed or scene.mentions.at(source.stop) is not None:
            return None
        return other_content(scene, i + 1, cue, source, sentence, self._cues, self._finder)

    def _heads_clause(self, scene: Scene, i: int, sentence: Range) -> bool:
        """Whether a verb at token `i` would open its clause."""
        if i == sentence.first or conjoined(scene.page.words[i]) or scene.page.words[i - 1].kind == "punct":
            opens = scene.folded(i - 1) in {'"', "'"} and i - 2 >= sentence.first
            return not (opens and any(r.morph.upos == "ADP" for r in scene.page.words[i - 2].readings))
        if scene.folded(i - 1) in self._cues.words.closed_by and i - 2 >= sentence.first:
            return scene.folded(i - 2) not in self._cues.words.complementizers
        return scene.folded(i - 1) in self._cues.words.heads

    def _stands(self, scene: Scene, i: int, found: CueAt, heads_clause: bool, before: Source | None) -> bool:
        """Whether a form that can be a noun too stands as the cue here."""
        words = self._cues.words
        if found.kind == "participle":
            return scene.page.words[i - 1].kind == "punct" or scene.folded(i)[-1] == "ا"
        if found.adposition and not heads_clause:
            return scene.folded(i + 1) in found.cue.takes
        if found.possessed and not heads_clause:
            return scene.folded(i - 1) in words.relatives or scene.folded(i - 1) in words.what
        if not heads_clause:
            return before is not None or not found.cue.strict
        page, stop = scene.page, scene.page.sentence(i).stop
        at = min(self._finder.past_addressee(page, i + 1, stop, scene.mentions), len(page.words) - 1)
        governed = scene.folded(at) in found.cue.takes or scene.folded(at) in self._cues.words.complementizers
        adposition = any(r.morph.upos == "ADP" for r in page.words[at].readings)
        colon = any(scene.folded(j) == ":" for j in range(at + 1, min(i + _COLON, stop)))
        return governed or not adposition or colon

    def _chain(
        self,
        scene: Scene,
        i: int,
        found: CueAt,
        source: Source | None,
        links: tuple[Source, ...],
        region: int,
        sentence: Range,
        told: list[Draft],
    ) -> tuple[Source, ...]:
        """From the outermost link to the original source."""
        unsaid = source is None or found.kind == "participle" or self._finder.is_paper(scene.page, source)
        if unsaid and links and found.cue.relay:
            return links
        if source is None or unsaid:
            cue = found if source is None else replace(found, plural=True)
            speakers = implied(scene, i, cue, sentence, told, self._finder) or ((source,) if source else ())
        else:
            speakers = self._resumed(scene, source, told)
        medium = self._medium(scene, i + 1, region) if speakers else ()
        return (*medium, *speakers, *links)

    def _resumed(self, scene: Scene, source: Source, told: list[Draft]) -> tuple[Source, ...]:
        """The chain of the unnamed source that a definite one takes up; of several the likest, then the last."""
        best: tuple[int, tuple[Source, ...]] = (0, (source,))
        if source.entity is not None or not scene.folded(source.first).startswith("ال"):
            return best[1]
        for draft in told:
            likeness = self._finder.resumes(scene.page, source, draft.chain[-1])
            if likeness and likeness >= best[0]:
                best = (likeness, draft.chain[min(draft.relays, len(draft.chain) - 1) :])
        return best[1]

    def _medium(self, scene: Scene, first: int, stop: int) -> tuple[Source, ...]:
        """Who published the paper that somebody speaks in (`قال الجيش في بيان بثه التلفزيون إن`)."""
        for j in range(first, stop):
            cue = self._cues.at(scene.page.words[j])
            if cue is not None and cue.cue.relay and self._finder.publishes(scene.page, j):
                medium = self._finder.after(scene.page, j + 1, stop, scene.mentions, scene.passed)
                return (medium,) if medium is not None else ()
        return ()

    def _sources(self, scene: Scene, i: int, stop: int, told: list[Draft]) -> tuple[Source | None, tuple[Source, ...]]:
        """The subject after the cue, and the links between it and the content (`نقلا عن برينن`)."""
        page, words = scene.page, self._cues.words
        links: list[Source] = []
        region = stop
        for j in range(i + 1, stop):
            text = scene.folded(j)
            if text == "علي" and scene.folded(j + 1) in words.on_behalf:
                return self._finder.after(page, j + 2, stop, scene.mentions, scene.passed), ()
            if text in words.from_them and j == i + 1 and told and self._relays(scene, i):
                source = self._finder.after(page, j + 1, stop, scene.mentions, scene.passed)
                return source, told[-1].chain if source is None else told[-1].chain[-1:]
            linked = text in words.relaying and j + 1 < stop and scene.folded(j + 1) == "عن"
            relayed = text == "عن" and self._relays(scene, i)
            if linked or relayed:
                at = j + 2 if linked else j + 1
                end = next((k for k in range(at, stop) if scene.folded(k) in words.said), stop)
                if at < end:
                    links.append(self._deepest(scene, at, end))
                region = min(region, j)
                break
        region = min(region, self._origin(scene, i, region))
        first = self._finder.past_addressee(page, i + 1, region, scene.mentions)
        verb = self._cues.at(page.words[i])
        if verb is not None and first < region and object_only(page, first, verb, scene.mentions, words):
            return None, tuple(links)
        source = self._finder.after(page, first, region, scene.mentions, scene.passed)
        return source, tuple(links)

    def _origin(self, scene: Scene, i: int, stop: int) -> int:
        """Where من joins what is told to a verb that takes it, not a part of its subject (`حذر مسؤول من كارثة`)."""
        found = self._cues.at(scene.page.words[i])
        if found is None or _FROM not in found.cue.takes:
            return stop
        for j in range(i + 2, stop - 1):
            named = scene.mentions.at(j + 1) is not None
            if scene.folded(j) == _FROM and not named and not self._finder.speaks(scene.page, j + 1):
                return j
        return stop

    def _relays(self, scene: Scene, i: int) -> bool:
        found = self._cues.at(scene.page.words[i])
        return found is not None and found.cue.relay

    def _deepest(self, scene: Scene, first: int, stop: int) -> Source:
        """The first person named in a link, else what the link names."""
        persons = [m for m in scene.mentions.within(first, stop) if m.entity.type == "PER"]
        if persons:
            found = persons[0]
            span = scene.page.span(found.first, found.stop)
            return Source(span, found.entity.name, found.entity.id, found.first, found.stop)
        return self._finder.named(scene.page, first, stop, scene.mentions)


def _labelling(page: Page, i: int, source: Source | None) -> Source | None:
    """Who labels, unless the noun after the verb is the label itself (`اعتبرتها قوة احتلال`)."""
    if source is None or source.entity is not None or page.words[i + 1].folded.startswith("ال"):
        return source
    return source if any(r.pronoun for r in page.words[i + 1].readings) else None


def _counts(page: Page, i: int) -> bool:
    word = page.words[i]
    return word.kind == "number" or any(r.morph.upos == "NUM" for r in word.readings)


def _spoken(page: Page) -> frozenset[int]:
    """Tokens inside quotations long enough to be speech: a cue there is not the outlet's."""
    return frozenset(i for q in page.quotes if q.stop - q.first > 4 for i in range(q.first, q.stop))
