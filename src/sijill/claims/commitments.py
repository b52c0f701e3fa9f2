"""Pledges, agreements, plans, orders and ultimatums, with their deadlines."""

from __future__ import annotations

from typing import NamedTuple

from sijill.claims.contents import content_by_preposition
from sijill.claims.cues import Cues
from sijill.claims.sources import Source, SourceFinder
from sijill.entities import Mentions
from sijill.lexicon import Lexicon
from sijill.model import Commitment, CommitmentKind, Deadline, Entity, Event, Reason, Span, Statement, TimeExpression
from sijill.text import fold
from sijill.tokens import Page, Range, Word

_DEADLINE_PREPOSITIONS = frozenset({"قبل", "بحلول", "حتي", "خلال", "غضون", "لغايه", "اقصاه", "نهايه"})
_CONDITIONS = frozenset({"اذا", "لو", "شرط", "شريطه", "حال"})
_CLAUSE_ENDS = frozenset({"،", ".", "؛", "!", "؟"})
_WHOLE = frozenset({"بموجب", "وفق", "وفقا", "بحسب", "حسب", "بينما", "فيما", "لكن"})


_GIVEN = frozenset({"order", "ultimatum"})
"""Kinds that one party gives and another must carry out."""


class _Pattern(NamedTuple):
    id: str
    kind: CommitmentKind
    takes: tuple[str, ...]


class _Draft(NamedTuple):
    pattern: _Pattern
    cue: int
    first: int
    stop: int


class CommitmentReader:
    """Finds pledges, agreements, plans, orders and ultimatums with their deadlines."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs: dict[str, _Pattern] = {}
        self._states: frozenset[str] = frozenset()
        self._future = _Pattern("commitments.future", "plan", ())
        for entry in lexicon.yaml("commitments/patterns.yaml"):
            pattern = _Pattern(entry["id"], entry["kind"], tuple(map(fold, entry.get("takes", ()))))
            if entry.get("future"):
                self._future, self._states = pattern, frozenset(entry["states"])
            self._verbs.update(dict.fromkeys(entry.get("verbs", ()), pattern))
        self._cues = Cues(lexicon)
        self._finder = SourceFinder(lexicon)
        self._known: dict[Word, tuple[_Pattern, bool] | None] = {}

    def read(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        times: tuple[TimeExpression, ...],
        events: tuple[Event, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Commitment, ...]:
        """All commitments of a page, in order of their actions."""
        mentions = Mentions(page, entities)
        found: list[Commitment] = []
        taken = 0
        for sentence in page.sentences:
            for i in range(sentence.first, sentence.stop):
                if i < taken:
                    continue
                draft = self._draft(page, i, sentence, mentions)
                if draft is not None:
                    found.append(self._commitment(page, draft, sentence, mentions, times, statements, len(found) + 1))
                    taken = draft.stop
        return tuple(found)

    def _kind(self, word: Word) -> tuple[_Pattern, bool] | None:
        """The pattern a word opens, and whether it is the future particle itself (سوف)."""
        try:
            return self._known[word]
        except KeyError:
            pass
        found = None
        finite = [r for r in word.readings if r.morph.verb_form == "Fin"]
        if word.folded == "سوف":
            found = (self._future, True)
        elif any(r.preposition == "س" and r.lemma not in self._states for r in finite) and not any(
            r.preposition == "س" and r.lemma in self._states for r in finite
        ):
            found = (self._future, False)
        else:
            for reading in finite:
                pattern = self._verbs.get(reading.lemma)
                if pattern is not None and reading.morph.aspect != "Jus" and reading.morph.person == "3":
                    found = (pattern, False)
                    break
        self._known[word] = found
        return found

    def _draft(self, page: Page, i: int, sentence: Range, mentions: Mentions) -> _Draft | None:
        known = self._kind(page.words[i])
        if known is None or page.words[i - 1].folded in {"لم", "لن", "لا", "ولم", "ولن"}:
            return None
        pattern = known[0]
        word = page.words[i]
        homograph = any(r.morph.verb_form != "Fin" for r in word.readings)
        if homograph and i > sentence.first and not word.folded.startswith("و") and pattern is not self._future:
            return None
        if pattern is self._future:
            first = i
            stop = self._action_end(page, i + 1, sentence)
            return _Draft(pattern, i, first, stop) if stop - first > 2 else None
        subject = self._finder.after(page, i + 1, min(sentence.stop, i + 12), mentions, frozenset())
        at = subject.stop - 1 if subject is not None else i
        for preposition in pattern.takes:
            if preposition in {"object", "ان"}:
                continue
            content = content_by_preposition(page, at, preposition, sentence, self._cues)
            if content is not None and content.first - i <= 12:
                return _Draft(pattern, i, content.first, self._action_end(page, content.first + 1, sentence))
        if "object" in pattern.takes and at + 2 < sentence.stop:
            return _Draft(pattern, i, at + 1, self._action_end(page, at + 2, sentence))
        return None

    def _action_end(self, page: Page, i: int, sentence: Range) -> int:
        """The action ends with its clause, before a deadline phrase or a following attribution."""
        for j in range(i, sentence.stop):
            text = page.words[j].folded
            if text in _CLAUSE_ENDS or text in _WHOLE or text in _DEADLINE_PREPOSITIONS:
                return j
            if text == '"' and j > i + 2:
                return j
        return sentence.stop

    def _commitment(
        self,
        page: Page,
        draft: _Draft,
        sentence: Range,
        mentions: Mentions,
        times: tuple[TimeExpression, ...],
        statements: tuple[Statement, ...],
        number: int,
    ) -> Commitment:
        action = page.span(draft.first, draft.stop)
        around = [s for s in statements if s.content.touches(action) or s.content.covers(action)]
        statement = min(around, key=lambda s: s.content.end - s.content.start, default=None)
        deadline = self._deadline(page, draft, sentence, times)
        by, source = self._obligor(page, draft, sentence, mentions, statement)
        kind = draft.pattern.kind
        words = {page.words[j].folded.lstrip("ول").removeprefix("ال") for j in range(sentence.first, sentence.stop)}
        if draft.pattern is self._future:
            if words & {"اتفاق", "اتفاقيه", "اتفق", "الاتفاق"}:
                kind = "agreement"
            elif statement is not None and (statement.act == "promise" or statement.speaker_name == by):
                kind = "pledge"
        because = [Reason(draft.pattern.id, "cue", page.span(draft.cue, draft.cue + 1))]
        if source is not None:
            because.append(Reason("commitments.obligor", "by", source))
        if deadline is not None:
            because.append(
                Reason("commitments.deadline", "deadline", Span(deadline.start, deadline.end, deadline.text))
            )
        return Commitment(
            id=f"c{number}",
            by=by,
            kind=kind,
            action=action,
            deadline=deadline,
            stated_by=statement.chain if statement is not None else (),
            conditional=any(page.words[j].folded in _CONDITIONS for j in range(sentence.first, sentence.stop)),
            evidence=page.evidence(min(draft.cue, draft.first), draft.stop),
            rule=draft.pattern.id,
            confidence=0.7,
            because=tuple(because),
        )

    @staticmethod
    def _deadline(page: Page, draft: _Draft, sentence: Range, times: tuple[TimeExpression, ...]) -> Deadline | None:
        """The first time beside the action that a preposition of deadline governs, or that is a day still to come."""
        start, end = page.starts[draft.cue], page.ends[sentence.stop - 1]
        for time in times:
            if not start <= time.start < end or time.value in {"PAST_REF", "PRESENT_REF"}:
                continue
            first = page.token_at(time.start)
            before = {page.words[j].folded for j in range(max(draft.cue, first - 2), first)}
            published = page.document.published
            ahead = time.type == "DATE" and published is not None and _last_day(time)[:10] > published.isoformat()
            if before & _DEADLINE_PREPOSITIONS or ahead or draft.pattern.kind == "ultimatum":
                return Deadline(time.start, time.end, time.text, _last_day(time))
        return None

    def _obligor(
        self, page: Page, draft: _Draft, sentence: Range, mentions: Mentions, statement: Statement | None
    ) -> tuple[str, Span | None]:
        """Who must act: the subject before or after the verb, else whoever says so."""
        start = sentence.first
        if statement is not None and statement.content.start <= page.starts[draft.cue]:
            start = max(start, page.token_at(statement.content.start))
        before = self._finder.before(page, draft.cue, start, mentions)
        if draft.pattern.kind in _GIVEN:
            return self._addressee(page, draft, sentence, mentions, before)
        if before is not None and before.entity is not None:
            return before.name, before.printed
        after = self._finder.after(page, draft.cue + 1, min(sentence.stop, draft.cue + 10), mentions, frozenset())
        if after is not None and after.entity is not None:
            return after.name, after.printed
        if statement is not None:
            return statement.speaker_name, statement.cue
        found = before or after
        return (found.name, found.printed) if found is not None else (page.span(draft.cue, draft.cue + 1).text, None)

    def _addressee(
        self, page: Page, draft: _Draft, sentence: Range, mentions: Mentions, giver: Source | None
    ) -> tuple[str, Span | None]:
        """Whom an order or ultimatum binds: the object after its subject, else whoever gives it."""
        limit = min(sentence.stop, draft.cue + 10)
        first = draft.cue + 1
        subject = None
        if giver is None:
            subject = self._finder.after(page, first, limit, mentions, frozenset())
            first = subject.stop if subject is not None else first
        bound = self._finder.after(page, first, limit, mentions, frozenset())
        found = bound or subject or giver
        return (found.name, found.printed) if found is not None else (page.span(draft.cue, draft.cue + 1).text, None)


def _last_day(time: TimeExpression) -> str:
    """The last day that a time allows, else its value (`خلال خمسة أيام` of an unknown beginning)."""
    return time.latest or time.value
