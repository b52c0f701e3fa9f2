"""A statement in the making, and its record."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sijill.claims.contents import Content
from sijill.claims.cues import Cue
from sijill.claims.source import Source
from sijill.model import Reason, Statement
from sijill.tokens import Page

MESSAGE = "message"
"""How words are joined to their cue that one only passes on (`نقل الوزير تحيات الملك`)."""
_HOW = {
    "clause": "clause",
    "colon": "quotation",
    "quotation": "quotation",
    "object": "object",
    "before": "before",
    MESSAGE: "object",
}


class Draft(msgspec.Struct, frozen=True, gc=False):
    """A statement before its record: tokens of cue and content, sources outermost first.

    `feminine` is the gender that the cue gives its speaker, where it gives any.
    """

    cue: Cue
    cue_at: int
    skip: int
    chain: tuple[Source, ...]
    content: Content
    feminine: bool | None = None
    relays: int = 0
    """How many of the outermost links only pass the whole sentence on (`…، بحسب الوكالة`)."""

    def holds(self, i: int) -> bool:
        """Whether token `i` stands in the words reported."""
        return self.content.first <= i < self.content.stop

    def relayed_by(self, source: Source) -> Draft:
        """The draft with one more outermost link."""
        return replace(self, chain=distinct((source, *self.chain)), relays=self.relays + 1)


def distinct(chain: tuple[Source, ...]) -> tuple[Source, ...]:
    """The chain without a link that only repeats the one before it."""
    kept: list[Source] = []
    for source in chain:
        if not kept or kept[-1].name != source.name:
            kept.append(source)
    return tuple(kept)


def without_copies(drafts: list[Draft]) -> list[Draft]:
    """One record per cue; of two cues with the same content the first stands."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.cue_at):
        same = any(
            k.cue_at == draft.cue_at
            or (k.content.span == draft.content.span and (draft.content.how != "before" or k.chain == draft.chain))
            for k in kept
        )
        if not same:
            kept.append(draft)
    return kept


def nested(drafts: list[Draft]) -> list[Draft]:
    """What is said inside reported words is known through whoever reported them."""
    done: list[Draft] = []
    for draft in drafts:
        around = [d for d in done if d.holds(draft.cue_at) and d.content.first < draft.cue_at]
        if around:
            outer = min(around, key=lambda d: d.content.stop - d.content.first)
            names = {source.name for source in draft.chain}
            if names.isdisjoint(source.name for source in outer.chain):
                done.append(replace(draft, chain=(*outer.chain, *draft.chain)))
                continue
        done.append(draft)
    return done


def statement(page: Page, draft: Draft, number: int) -> Statement:
    """The record of a draft."""
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


def _source_rule(page: Page, source: Source) -> str:
    quoted = source.first > 1 and page.words[source.first - 2].folded.startswith("نق")
    return "cues.quoting" if quoted and page.words[source.first - 1].folded == "عن" else "statements.source"


def _direct(page: Page, content: Content) -> bool:
    """Whether most of the content stands in quotation marks."""
    inside = sum(max(0, min(q.stop, content.stop) - max(q.first, content.first)) for q in page.quotes if q.depth == 0)
    return inside * 2 > content.stop - content.first
