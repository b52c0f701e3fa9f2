"""Statements: cue, source, chain, content, act.

The reading runs at cue words only. For each, the words reported are found by what the cue takes, the
source in the words around the cue, and links such as `نقلا عن` between them.
"""

from __future__ import annotations

from typing import NamedTuple

from sijill.claims.contents import Content, content_after, content_by_preposition, content_of_object
from sijill.claims.cues import COMPLEMENTIZERS, Cue, CueAt, Cues
from sijill.claims.sources import Source, SourceFinder
from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Entity, Reason, Statement, TimeExpression
from sijill.tokens import Page, Range

_NEGATIONS = frozenset({"لم", "لن", "لا", "ما", "وما", "ولم", "ولن", "ولا", "دون", "عدم"})
_IMPERSONAL = frozenset({"ان", "الي", "بان"})
"""After a verb that opens its sentence these make it impersonal (`يذكر أن`, `يشار إلى أن`)."""
_BETWEEN = frozenset({"،", "يوم", "رسميا", "في", "بشده", "مجددا", "ايضا", "كذلك"})
"""What may stand between a subject and the object of its cue, besides times."""
_PRONOUN_SUBJECTS = frozenset({"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "انه", "انها", "انهم", "بانه", "بانها"})
"""Particles whose pronoun is the subject of the verb after them."""
_PERFORMING = frozenset({"تم", "جرى"})
_SHORTEST = 1
_LONGEST_HEADLINE_SPEAKER = 7


class _Draft(NamedTuple):
    """A statement before its record: tokens of cue and content, sources outermost first."""

    cue: Cue
    cue_at: int
    skip: int
    chain: tuple[Source, ...]
    content: Content


class StatementReader:
    """Finds reported speech and writing: cue, source, chain, content, act."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = Cues(lexicon)
        self._finder = SourceFinder(lexicon)

    def read(
        self, page: Page, entities: tuple[Entity, ...], times: tuple[TimeExpression, ...] = ()
    ) -> tuple[Statement, ...]:
        """All statements of a page, in order of their cues."""
        mentions = Mentions(page, entities)
        passed = frozenset(i for time in times for i in range(*page.tokens_of(time.span)))
        spoken = _spoken(page)
        drafts: list[_Draft] = []
        for sentence in page.sentences:
            self._sentence(page, sentence, mentions, passed, spoken, drafts)
        drafts = _without_copies(drafts)
        return tuple(_statement(page, draft, number) for number, draft in enumerate(drafts, 1))

    def _sentence(
        self,
        page: Page,
        sentence: Range,
        mentions: Mentions,
        passed: frozenset[int],
        spoken: frozenset[int],
        drafts: list[_Draft],
    ) -> None:
        """Add the statements of one sentence to those of the sentences before it."""
        colon = self._headline(page, sentence, mentions)
        if colon is not None:
            drafts.append(colon)
        for i in range(sentence.first, sentence.stop):
            if i in spoken:
                continue
            found = self._cues.at(page.words[i])
            draft = self._performed(page, i, sentence, mentions, passed)
            if draft is None and found is not None and not _negated(page, i, sentence):
                draft = self._at_cue(page, i, found, sentence, mentions, passed, drafts)
            if draft is None:
                draft = self._at_source(page, i, sentence, mentions, passed)
            if draft is not None:
                drafts.append(draft)

    def _at_cue(
        self,
        page: Page,
        i: int,
        found: CueAt,
        sentence: Range,
        mentions: Mentions,
        passed: frozenset[int],
        told: list[_Draft],
    ) -> _Draft | None:
        """A statement whose cue is the verb, participle or noun at token `i`."""
        cue = found.cue
        impersonal = i + 1 < sentence.stop and page.words[i + 1].folded in _IMPERSONAL
        if found.imperfect and not found.feminine and i == sentence.first and impersonal:
            return None
        if cue.needs and not any(cue.needs in page.words[j].folded for j in range(i, min(i + 16, sentence.stop))):
            return None
        pronoun = page.words[i - 1].folded in _PRONOUN_SUBJECTS
        may_follow = found.kind == "finite" and not pronoun and not page.words[i].folded.startswith("و")
        before = self._finder.before(page, i, sentence.first, mentions) if may_follow else None
        heads_clause = i == sentence.first or page.words[i].folded[0] == "و" or page.words[i - 1].kind == "punct"
        if cue.strict and found.homograph and not heads_clause and before is None:
            return None
        content = content_after(page, i, cue, sentence, self._cues)
        if cue.relay and self._finder.publishes(page, i):
            return None
        region = content.opener if content else sentence.stop
        source, links = self._sources(page, i, region, mentions, passed)
        if content is None:
            subject_first = before is not None and not heads_clause
            content = self._other_content(page, i, cue, None if subject_first else source, sentence, mentions, passed)
        if content is None or content.stop - content.first < _SHORTEST:
            return None
        if found.kind == "finite":
            if pronoun or (source is not None and source.first >= content.first):
                source = None
            if source is None or (before is not None and not heads_clause):
                source = before or (source if before is None else None)
        implied = source is None or found.kind == "participle" or self._finder.is_paper(page, source)
        if implied and links and cue.relay:
            speakers: tuple[Source, ...] = ()
        elif source is None or (implied and told):
            speakers = told[-1].chain if told else ()
        else:
            again = (d.chain for d in reversed(told) if self._finder.resumes(page, source, d.chain[-1]))
            speakers = next(again, (source,))
        medium = self._medium(page, i + 1, region, mentions, passed) if speakers else ()
        chain = (*medium, *speakers, *links)
        if not chain:
            return None
        return _Draft(cue, i, found.skip, _distinct(chain), content)

    def _medium(
        self, page: Page, first: int, stop: int, mentions: Mentions, passed: frozenset[int]
    ) -> tuple[Source, ...]:
        """Who published the paper that somebody speaks in (`قال الجيش في بيان بثه التلفزيون إن`)."""
        for j in range(first, stop):
            cue = self._cues.at(page.words[j])
            if cue is not None and cue.cue.relay and self._finder.publishes(page, j):
                medium = self._finder.after(page, j + 1, stop, mentions, passed)
                return (medium,) if medium is not None else ()
        return ()

    def _performed(
        self, page: Page, i: int, sentence: Range, mentions: Mentions, passed: frozenset[int]
    ) -> _Draft | None:
        """`تم الكشف عن … من قبل X`: a verbal noun of speech performed by a named agent."""
        if i + 2 >= sentence.stop or _PERFORMING.isdisjoint(page.words[i].lemmas):
            return None
        cue = self._cues.verbal_noun(page.words[i + 1])
        agent = next((j for j in range(i + 2, sentence.stop - 2) if _by_agent(page, j)), None)
        if cue is None or agent is None:
            return None
        source = self._finder.after(page, agent + 2, sentence.stop, mentions, passed)
        first = i + 3 if page.words[i + 2].folded in {"عن", "علي"} else i + 2
        if source is None or first >= agent:
            return None
        return _Draft(cue, i + 1, 0, (source,), Content(first, agent, i + 2, "object"))

    def _sources(
        self, page: Page, i: int, stop: int, mentions: Mentions, passed: frozenset[int]
    ) -> tuple[Source | None, tuple[Source, ...]]:
        """The subject after the cue, and the links between it and the content (`نقلا عن برينن`)."""
        links: list[Source] = []
        region = stop
        for j in range(i + 1, stop):
            text = page.words[j].folded
            linked = text in {"نقلا", "ناقلا", "ناقله"} and j + 1 < stop and page.words[j + 1].folded == "عن"
            relayed = text == "عن" and (found := self._cues.at(page.words[i])) is not None and found.cue.relay
            if linked or relayed:
                at = j + 2 if linked else j + 1
                end = next((k for k in range(at, stop) if page.words[k].folded in {"قوله", "قولها", "الي", "،"}), stop)
                if at < end:
                    links.append(self._deepest(page, at, end, mentions))
                region = min(region, j)
                break
        source = self._finder.after(page, i + 1, region, mentions, passed)
        return source, tuple(links)

    def _other_content(
        self,
        page: Page,
        i: int,
        cue: Cue,
        source: Source | None,
        sentence: Range,
        mentions: Mentions,
        passed: frozenset[int],
    ) -> Content | None:
        """Words reported after a preposition, or as the object after the subject."""
        at = source.stop if source is not None else i + 1
        asked = {"من"} if "object" in cue.takes and "من" not in cue.takes else set()
        while at < sentence.stop and (at in passed or page.words[at].folded in _BETWEEN | asked):
            if page.words[at].folded in {"في", "من"}:
                at = max(at + 1, noun_phrase(page, at + 1, mentions, sentence.stop)[1]) - 1
            at += 1
        if at >= sentence.stop:
            return None
        if "object" in cue.takes and _is_object(page, at):
            return content_of_object(page, at, sentence, self._cues)
        for preposition in ("الي", "ب", "عن", "علي", "من", "ل"):
            if preposition in cue.takes:
                content = content_by_preposition(page, at - 1, preposition, sentence, self._cues)
                if content is not None:
                    return content
        return None

    def _at_source(
        self, page: Page, i: int, sentence: Range, mentions: Mentions, passed: frozenset[int]
    ) -> _Draft | None:
        """`…، بحسب الوزارة`: the content before (or, at the head of a sentence, after) its source."""
        matches = self._cues.sources.at(page.words, i)
        if not matches or matches[0].value.link:
            return None
        match = matches[0]
        at = match.stop
        while at < sentence.stop and page.words[at].folded in {"ما", "لما", "ل"}:
            at += 1
        if at >= sentence.stop:
            return None
        end = next((k for k in range(at, sentence.stop) if page.words[k].folded in {"،", "."}), sentence.stop)
        source = self._named(page, at, end, mentions, passed)
        if source is None:
            return None
        if i <= sentence.first + 1:
            first = end + 1
            content = content_of_object(page, first, sentence, self._cues)
        else:
            content = _before(page, sentence.first, i, self._cues)
        if content is None or content.stop - content.first < _SHORTEST:
            return None
        return _Draft(match.value, i, match.key.skip, (source,), content)

    def _named(self, page: Page, at: int, end: int, mentions: Mentions, passed: frozenset[int]) -> Source | None:
        word = page.words[at]
        if word.folded.startswith("لل") and mentions.at(at) is None:
            stop = noun_phrase(page, at, mentions, end)[1]
            return self._finder.named(page, at, max(stop, at + 1), mentions)
        mention = mentions.at(at)
        if mention is not None:
            return self._finder.named(page, at, mention.stop, mentions)
        source = self._finder.after(page, at, end, mentions, passed)
        if source is None and word.folded[0] == "ل" and len(word.folded) > 3:
            stop = noun_phrase(page, at + 1, mentions, end)[1]
            return self._finder.named(page, at, max(stop, at + 1), mentions)
        return source

    def _deepest(self, page: Page, first: int, stop: int, mentions: Mentions) -> Source:
        """The last person named in a link, else what the link names."""
        persons = [m for m in mentions.within(first, stop) if m.entity.type == "PER"]
        if persons:
            found = persons[0]
            return Source(
                page.span(found.first, found.stop), found.entity.name, found.entity.id, found.first, found.stop
            )
        return self._finder.named(page, first, stop, mentions)

    def _headline(self, page: Page, sentence: Range, mentions: Mentions) -> _Draft | None:
        """`فلان: …`: a sentence that opens with a speaker and a colon."""
        limit = min(sentence.stop, sentence.first + _LONGEST_HEADLINE_SPEAKER)
        at = next((j for j in range(sentence.first + 1, limit) if page.words[j].folded == ":"), None)
        if (
            at is None
            or at + 2 >= sentence.stop
            or any(page.words[j].kind == "number" for j in range(sentence.first, at))
        ):
            return None
        if any(self._cues.at(page.words[j]) for j in range(sentence.first, at)):
            return None
        mention = mentions.at(sentence.first)
        whole = noun_phrase(page, sentence.first, mentions, at)[1] == at
        if not whole or (mention is not None and mention.entity.type == "LOC" and mention.stop == at):
            return None
        persons = [m for m in mentions.within(sentence.first, at) if m.entity.type in {"PER", "ORG"}]
        if not persons:
            return None
        content = content_of_object(page, at + 1, sentence, self._cues)
        if content is None:
            return None
        source = self._finder.named(page, sentence.first, at, mentions)
        return _Draft(self._cues.colon, at, 0, (source,), content)


def _negated(page: Page, i: int, sentence: Range) -> bool:
    return i > sentence.first and page.words[i - 1].folded in _NEGATIONS


def _by_agent(page: Page, j: int) -> bool:
    """Whether `من قبل` stands at token `j`."""
    return page.words[j].folded == "من" and page.words[j + 1].folded == "قبل"


def _before(page: Page, first: int, i: int, cues: Cues) -> Content | None:
    """The words reported before a postposed source: the clause or sentence part before it."""
    start = first
    for j in range(i - 2, first, -1):
        if page.words[j].folded in COMPLEMENTIZERS and cues.at(page.words[max(first, j - 1)]) is not None:
            start = j + 1
            break
    stop = i
    while stop > start and page.words[stop - 1].folded in {"،", ",", '"', "و", "-", "("}:
        stop -= 1
    while start < stop and page.words[start].folded in {'"', "،", "-"}:
        start += 1
    return Content(start, stop, i, "before") if stop > start else None


def _is_object(page: Page, i: int) -> bool:
    """Whether the object of a verb can begin at token `i`: a noun or a quotation, no preposition or relative."""
    word = page.words[i]
    if word.kind == "punct":
        return word.folded in {'"', "'"}
    return not any(r.morph.upos in {"ADP", "SCONJ", "PART", "CCONJ", "PRON"} for r in word.readings) and not (
        word.readings and all(r.preposition or r.morph.verb_form == "Fin" for r in word.readings)
    )


def _distinct(chain: tuple[Source, ...]) -> tuple[Source, ...]:
    kept: list[Source] = []
    for source in chain:
        if not kept or kept[-1].name != source.name:
            kept.append(source)
    return tuple(kept)


def _spoken(page: Page) -> frozenset[int]:
    """Tokens inside quotations long enough to be speech: a cue there is not the outlet's."""
    return frozenset(i for q in page.quotes if q.stop - q.first > 4 for i in range(q.first, q.stop))


def _without_copies(drafts: list[_Draft]) -> list[_Draft]:
    """One record per cue; of two cues with the same content the first stands."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: d.cue_at):
        same = any(
            k.cue_at == draft.cue_at
            or (k.content.first == draft.content.first and k.content.stop == draft.content.stop)
            for k in kept
        )
        if not same:
            kept.append(draft)
    return kept


def _statement(page: Page, draft: _Draft, number: int) -> Statement:
    content = page.span(draft.content.first, draft.content.stop)
    cue = page.span_inside(draft.cue_at, draft.cue_at + 1, draft.skip)
    source = draft.chain[-1]
    first = min(draft.cue_at, draft.content.first, source.first)
    if page.sentence_of(source.first) != page.sentence_of(draft.cue_at):
        first = min(draft.cue_at, draft.content.first)
    return Statement(
        id=f"s{number}",
        speaker=source.printed.text,
        speaker_name=source.name,
        chain=tuple(link.name for link in draft.chain),
        cue=cue,
        content=content,
        direct=_direct(page, draft.content),
        act=draft.cue.act,
        entity=source.entity,
        evidence=page.evidence(first, max(draft.cue_at + 1, draft.content.stop)),
        rule=draft.cue.id,
        confidence=0.9 if draft.content.how in {"clause", "quotation", "colon"} else 0.75,
        because=(
            Reason(draft.cue.id, "cue", cue),
            *(Reason(_source_rule(page, link), "source", link.printed) for link in draft.chain),
            Reason(f"statements.content.{_HOW.get(draft.content.how, 'preposition')}", "content", content),
        ),
    )


_HOW = {"clause": "clause", "colon": "quotation", "quotation": "quotation", "object": "object", "before": "before"}


def _source_rule(page: Page, source: Source) -> str:
    quoted = source.first > 1 and page.words[source.first - 2].folded.startswith("نق")
    return "cues.quoting" if quoted and page.words[source.first - 1].folded == "عن" else "statements.source"


def _direct(page: Page, content: Content) -> bool:
    """Whether most of the content stands in quotation marks."""
    inside = sum(max(0, min(q.stop, content.stop) - max(q.first, content.first)) for q in page.quotes if q.depth == 0)
    return inside * 2 > content.stop - content.first
