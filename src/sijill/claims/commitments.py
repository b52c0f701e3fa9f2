"""Pledges, agreements, plans, orders and ultimatums, with their deadlines."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from sijill.claims.deadlines import Deadlines, is_ahead
from sijill.claims.forecasts import Forecasts
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.claims.subjects import starts_elsewhere
from sijill.claims.undertakings import Undertaking, UndertakingFinder
from sijill.claims.wordlists import word_lists
from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Commitment, CommitmentKind, Event, Reason, Span, Statement, TimeExpression
from sijill.text import fold
from sijill.tokens import Page, Range

_FUTURE, _SCHEDULED, _EXPECTED = "commitments.future", "commitments.scheduled", "commitments.expected"
_THREAT = "commitments.threat"
_UNLESS = ("ما", "لم")
_THREATENING = frozenset({"warn", "threaten"})
_FORESEEABLE = frozenset({_FUTURE, _SCHEDULED, _EXPECTED})
_AGREEMENT: Final = "agreement"
_ADDRESSED = 16
"""How far from an order whom it binds can end."""
_BESIDE = 6
"""How far before a word of a respite whom it is granted stands."""
_HEADING = 10
_ALIKE, _RESUMED = 0.6, 0.4
"""Share of the shorter action's words that two reports of one commitment have in common, and headline and body."""


class CommitmentReader:
    """Finds pledges, agreements, plans, orders and ultimatums with their deadlines."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._finder = SourceFinder(lexicon)
        self._undertakings = UndertakingFinder(lexicon, self._finder)
        self._forecasts = Forecasts(lexicon, self._finder)
        self._deadlines = Deadlines(lexicon)
        words = lexicon.yaml("commitments/words.yaml")
        self._conditions = frozenset(map(fold, words["conditions"]))
        self._agreements = frozenset(words["agreements"])
        self._between_words = frozenset(map(fold, words["between"]))
        self._relative = frozenset(map(fold, words["relative"]))
        self._performing = frozenset(words["performing"])
        lists = word_lists(lexicon)
        self._by, self._that = lists.agents, lists.bare_complementizers
        self._these = frozenset(map(fold, words["these"]))

    def read(
        self,
        page: Page,
        mentions: Mentions,
        times: tuple[TimeExpression, ...],
        events: tuple[Event, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Commitment, ...]:
        """All commitments of a page, in order of their actions."""
        passed = frozenset(i for time in times for i in range(*page.tokens_of(time.span)))
        ahead = [page.tokens_of(time.span) for time in times if is_ahead(page, time)]
        found: list[Commitment] = []
        for draft in _once(page, self._undertakings.find(page, mentions, passed, ahead)):
            record = self._commitment(page, draft, mentions, passed, times, events, statements, len(found) + 1)
            if record is not None:
                found.append(record)
        return tuple(found)

    def _commitment(
        self,
        page: Page,
        draft: Undertaking,
        mentions: Mentions,
        passed: frozenset[int],
        times: tuple[TimeExpression, ...],
        events: tuple[Event, ...],
        statements: tuple[Statement, ...],
        number: int,
    ) -> Commitment | None:
        """The record of a draft, or None where nobody is known who must act."""
        sentence = page.sentence(draft.cue)
        action = page.span_inside(draft.first, draft.stop, draft.skip)
        around = [s for s in statements if s.content.touches(action) or s.content.covers(action)]
        statement = min(around, key=lambda s: s.content.end - s.content.start, default=None)
        if (statement is None and self._own_words(page, draft)) or (statement is not None and statement.act == "deny"):
            return None
        deadline = self._deadlines.find(page, draft, sentence, times)
        kind = self._kind(page, draft, sentence)
        if kind == _AGREEMENT:
            by, source = self._parties(page, draft, sentence, mentions, events, statement)
        else:
            by, source = self._obligor(page, draft, sentence, mentions, passed, statement)
        if source is None and kind != _AGREEMENT:
            return None
        if draft.pattern.dated and deadline is None:
            return None  # only what is expected on a day is planned
        foreseeable = draft.pattern.id in {*_FORESEEABLE, _THREAT} and kind != _AGREEMENT
        if foreseeable and source and self._forecasts.only(page, draft, sentence, mentions, statement, by, source):
            return None
        promised = statement is not None and (statement.act == "promise" or statement.speaker_name == by)
        conditional = self._conditioned(page, sentence)
        if draft.pattern.id == _FUTURE and kind == "plan" and promised:
            kind = "pledge"
        if kind == "plan" and conditional and statement is not None and statement.act in _THREATENING:
            kind = "ultimatum"
        because = [Reason(draft.pattern.id, "cue", page.span(draft.cue, draft.cue + 1))]
        if source is not None:
            because.append(Reason("commitments.obligor", "by", source))
        if deadline is not None:
            because.append(
                Reason("commitments.deadline", "deadline", Span(deadline.start, deadline.end, deadline.text))
            )
        return Commitment(
            id=f"c{number}",
            by=self._forecasts.meant(by, statement, mentions),
            kind=kind,
            action=action,
            deadline=deadline,
            stated_by=statement.chain if statement is not None else (),
            conditional=conditional,
            evidence=page.evidence(min(draft.cue, draft.first), draft.stop),
            rule=draft.pattern.id,
            confidence=0.7,
            because=tuple(because),
        )

    def _conditioned(self, page: Page, sentence: Range) -> bool:
        """Whether the sentence states a condition."""
        words = [page.words[j].folded for j in range(*sentence)]
        return any(w in self._conditions for w in words) or _UNLESS in pairwise(words)

    def _own_words(self, page: Page, draft: Undertaking) -> bool:
        """Whether the verb is a first person's, so that outside anybody's words the author speaks (`سنرى لاحقا`)."""
        verb = page.words[
            min(draft.cue + 1, draft.stop - 1) if self._undertakings.is_will(page, draft.cue) else draft.cue
        ]
        readings = [r for r in verb.readings if r.morph.verb_form == "Fin"]
        return bool(readings) and all(r.morph.person == "1" for r in readings)

    def _kind(self, page: Page, draft: Undertaking, sentence: Range) -> CommitmentKind:
        """The pattern's kind; a future in a sentence about an agreement is a term of it."""
        if draft.pattern.id != _FUTURE:
            return draft.pattern.kind
        named = any(page.words[j].lemmas & self._agreements for j in range(sentence.first, draft.cue))
        return _AGREEMENT if named else draft.pattern.kind

    def _obligor(
        self,
        page: Page,
        draft: Undertaking,
        sentence: Range,
        mentions: Mentions,
        passed: frozenset[int],
        statement: Statement | None,
    ) -> tuple[str, Span | None]:
        """Who must act: the subject before or after the verb, else whoever says so."""
        word = page.words[draft.cue]
        own = [r for r in word.readings if r.morph.verb_form == "Fin"]
        if statement is not None and own and all(r.morph.person == "1" for r in own):
            return statement.speaker_name, statement.cue
        start = sentence.first
        if statement is not None and statement.content.start <= page.starts[draft.cue]:
            start = max(start, page.token_at(statement.content.start))
        before = self._finder.before(page, draft.cue, start, mentions)
        if before is not None and self._is_object(page, draft.cue):
            before = None
        if draft.pattern.by == "addressee":
            return self._addressee(page, draft, sentence, mentions, passed, before)
        if draft.pattern.by == "bearer":
            bearer = self._finder.after(page, draft.cue + 1, draft.first, mentions, passed)
            if bearer is not None and bearer.first == draft.cue + 1:
                return bearer.name, bearer.printed
        if draft.pattern.by == "doer":
            doer = self._finder.after(page, draft.first + 1, draft.stop, mentions, passed)
            before = doer or before
        if before is not None:
            return before.name, before.printed
        first, stop = draft.cue + 1, min(sentence.stop, draft.cue + 10)
        if draft.pattern.id not in {_FUTURE, _SCHEDULED} and not draft.pattern.verbal:
            first = draft.first + 1
        agent = self._agent(page, draft, sentence, mentions, passed)
        if agent is not None:
            return agent.name, agent.printed
        after = self._finder.after(page, first, stop, mentions, passed)
        if after is not None and after.entity is not None:
            return after.name, after.printed
        beside = after is not None and after.first == draft.cue + 1 and self._forecasts.acts(page, after.first)
        if beside and after is not None and statement is not None and statement.cue.start > page.starts[draft.cue]:
            return after.name, after.printed  # `يصل وفد الحركة غدا، بحسب التقرير`
        leading = None
        if statement is not None and draft.pattern.id in _FORESEEABLE:
            leading = self._forecasts.leading(page, draft, statement, mentions)
        if leading is not None:
            return leading.name, leading.printed
        if statement is not None:
            return statement.speaker_name, statement.cue
        if after is not None:
            return after.name, after.printed
        subject = self._finder.main_subject(page, start, draft.cue, mentions, passed) if draft.cue > start else None
        if subject is not None:
            return subject.name, subject.printed
        verb = draft.cue if draft.pattern.verbal or draft.cue == draft.first else draft.first
        printed = self._noun_beside(page, verb, sentence, mentions)
        if printed is None and (draft.pattern.due or draft.pattern.dated):
            printed = page.span(draft.first, draft.stop)  # `من المقرر أن يتم سحب القوات`: whoever it is
        return (printed.text, printed) if printed is not None else ("", None)

    def _agent(
        self, page: Page, draft: Undertaking, sentence: Range, mentions: Mentions, passed: frozenset[int]
    ) -> Source | None:
        """Who is named as the agent of a passive act (`سيتم نشر القوات من قبل الحكومة`)."""
        for j in range(draft.first, sentence.stop - 2):
            if (page.words[j].folded, page.words[j + 1].folded) == self._by:
                return self._finder.after(page, j + 2, sentence.stop, mentions, passed)
        return None

    def _is_object(self, page: Page, verb: int) -> bool:
        """Whether what a relative clause describes is its verb's object (`الرئيس الذي سيلتقيه`)."""
        relative = verb > 0 and page.words[verb - 1].folded in self._relative
        return relative and any(r.pronoun and r.morph.verb_form == "Fin" for r in page.words[verb].readings)

    def _noun_beside(self, page: Page, verb: int, sentence: Range, mentions: Mentions) -> Span | None:
        """The noun phrase that a relative clause at the verb describes, or that follows the verb."""
        if verb > sentence.first and page.words[verb - 1].folded in self._relative:
            for j in range(max(sentence.first, verb - 6), verb - 1):
                first, stop = noun_phrase(page, j, mentions, verb - 1)
                if stop == verb - 1 and stop > first:
                    return page.span(first, stop)
        start = verb + 1
        if start < sentence.stop and page.words[start].folded in self._these:
            start += 1
        if start >= sentence.stop or starts_elsewhere(page, start, mentions):
            return None
        performs = bool(page.words[verb].lemmas & self._performing)
        if performs and any(r.morph.verb_form == "Vnoun" for r in page.words[start].readings):
            return None  # `سيتم تسليم المدينة`: an act, not who does it
        first, stop = noun_phrase(page, start, mentions, sentence.stop)
        return page.span(first, stop) if stop > first else None

    def _addressee(
        self,
        page: Page,
        draft: Undertaking,
        sentence: Range,
        mentions: Mentions,
        passed: frozenset[int],
        giver: Source | None,
    ) -> tuple[str, Span | None]:
        """Whom an order or ultimatum binds: the object after its subject, else whoever gives it."""
        limit = min(sentence.stop, draft.cue + _ADDRESSED)
        first = draft.cue + 1
        subject = None
        if giver is None:
            subject = self._finder.after(page, first, limit, mentions, passed)
            first = subject.stop if subject is not None else first
            while subject is not None and first < limit and (first in passed or page.words[first].kind == "punct"):
                first += 1  # `أمهلت الحكومة، الأحد، المسلحين يومين`
        bound = self._finder.after(page, first, limit, mentions, passed)
        issuer = self._finder.main_subject(page, sentence.first, draft.cue, mentions, passed)
        found = bound or subject or giver or issuer
        if found is not None:
            return found.name, found.printed
        for j in range(max(sentence.first, draft.cue - _BESIDE), draft.cue):
            first, stop = noun_phrase(page, j, mentions, draft.cue)
            preposition = any(r.morph.upos == "ADP" for r in page.words[j].readings)
            if stop == draft.cue and stop > first and not preposition:
                named = self._finder.named(page, first, stop, mentions)
                return named.name, named.printed  # `أمام الأحزاب مهلة لتشكيل حكومة`
        return "", None

    def _parties(
        self,
        page: Page,
        draft: Undertaking,
        sentence: Range,
        mentions: Mentions,
        events: tuple[Event, ...],
        statement: Statement | None,
    ) -> tuple[str, Span | None]:
        """Who agreed: the subject with those joined to it, the actors of the agreement, else whoever speaks."""
        source = self._finder.before(page, draft.cue, sentence.first, mentions)
        if draft.pattern.verbal:
            source = self._finder.after(page, draft.cue + 1, draft.first, mentions, frozenset()) or source
        if source is not None and draft.pattern.verbal:
            return self._joint(page, source, draft, mentions), source.printed
        if draft.pattern.id == _FUTURE and source is not None and source.entity is not None:
            return source.name, source.printed
        between = self._between(page, draft, sentence, mentions)
        if between is not None:
            return between
        agreed = [e for e in events if e.type == "AGREE" and e.actors and e.trigger.start <= page.starts[draft.cue]]
        if agreed:
            return " و".join(agreed[-1].actors[:2]), agreed[-1].trigger
        if source is not None:
            return source.name, source.printed
        if statement is not None:
            return statement.speaker_name, statement.cue
        begin = draft.first + (page.words[draft.first].folded in self._that)
        acting = self._finder.after(page, begin + 1, draft.stop, mentions, frozenset())
        if acting is not None and acting.first == begin + 1:
            return acting.name, acting.printed  # `ينص الاتفاق على أن تسحب الحكومة قواتها`
        return page.span(draft.cue, draft.cue + 1).text, None

    def _between(
        self, page: Page, draft: Undertaking, sentence: Range, mentions: Mentions
    ) -> tuple[str, Span | None] | None:
        """The parties named after the agreement: `بين … و…`, `الذي توصلت إليه …`."""
        for j in range(draft.cue, min(sentence.stop, draft.cue + 16)):
            if page.words[j].folded in self._between_words:
                source = self._finder.after(page, j + 1, sentence.stop, mentions, frozenset())
                if source is not None:
                    return self._joint(page, source, replace(draft, first=sentence.stop), mentions), source.printed
        return None

    def _joint(self, page: Page, source: Source, draft: Undertaking, mentions: Mentions) -> str:
        """The name of the subject with the named one that و joins to it."""
        for j in range(source.stop, min(draft.first, source.stop + 4)):
            mention = mentions.at(j)
            if mention is not None and any(page.words[k].folded[0] == "و" for k in range(source.stop, j + 1)):
                return f"{source.name} و{mention.entity.name}"
        return source.name


def _once(page: Page, drafts: list[Undertaking]) -> list[Undertaking]:
    """Without repetitions: of two reports with one verb and most words in common the first one stays, and of
    the headline's and the body's the body's."""
    kept: list[Undertaking] = []
    headline = _headline(page)
    for draft in drafts:
        if draft.pattern.once and any(other.pattern.kind == _AGREEMENT for other in kept):
            continue
        copy = next((other for other in kept if _repeats(page, draft, other, headline)), None)
        if copy is None:
            kept.append(draft)
        elif copy.cue < headline or _heads(page, copy):
            kept[kept.index(copy)] = draft
    return sorted(kept, key=lambda draft: (draft.cue, draft.first))


def _heads(page: Page, draft: Undertaking) -> bool:
    """Whether a draft stands in a line between paragraphs, a heading, which no mark of a sentence ends."""
    sentence = page.sentence(draft.cue)
    return sentence.stop - sentence.first <= _HEADING and page.words[sentence.stop - 1].kind == "word"


def _repeats(page: Page, draft: Undertaking, other: Undertaking, headline: int) -> bool:
    """Whether two drafts report one commitment."""
    terms = draft.pattern.kind == other.pattern.kind == _AGREEMENT
    if not terms and (draft.pattern.id != other.pattern.id):
        return False
    mine, its = page.words[draft.first], page.words[other.first]
    if mine is not its and not (mine.lemmas & its.lemmas):
        return False
    words, theirs = _content(page, draft), _content(page, other)
    alike = _RESUMED if other.cue < headline else _ALIKE
    return len(words & theirs) >= alike * min(len(words), len(theirs))


def _content(page: Page, draft: Undertaking) -> frozenset[str]:
    words = (page.words[j].folded for j in range(draft.first, draft.stop))
    return frozenset(word for word in words if len(word) > 2)


def _headline(page: Page) -> int:
    """How many tokens stand before the first blank line."""
    end = page.document.text.find("\n\n")
    return page.token_at(end) if end > 0 else 0
