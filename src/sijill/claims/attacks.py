"""The attacks of a page, the facts about them, and the statements around them."""

from __future__ import annotations

import msgspec

from sijill.claims.sides import Sides, folded
from sijill.entities import Mentions
from sijill.model import Event, Span, Statement
from sijill.tokens import Page, Range

ATTRIBUTING = frozenset({"say", "announce", "confirm", "accuse", "condemn"})
"""Acts of speech that can put an attack down to somebody."""
_MERGED = "events.merge"
_DROPPED = "events.dropped-subject"


class Fact(msgspec.Struct, frozen=True, gc=False):
    """One fact about one attack."""

    event: Event
    relation: str
    name: str
    rule: str
    span: Span


class Scene(msgspec.Struct, frozen=True, gc=False):
    """What is known of a page when responsibility is read."""

    page: Page
    attacks: list[Event]
    statements: tuple[Statement, ...]
    mentions: Mentions
    sides: Sides


def told(event: Event) -> list[Span]:
    """The words that tell an attack: its trigger, and what was merged into it."""
    return [event.trigger, *(r.span for r in event.because if r.rule == _MERGED and r.span is not None)]


def once(facts: list[Fact]) -> list[Fact]:
    """Without what is said again of another attack: the words that take an attack up may miss the one meant."""
    first: dict[tuple[str, str, str], Event] = {}
    kept: list[Fact] = []
    for fact in facts:
        said = (fact.relation, fact.name, fact.rule)
        again = first.setdefault(said, fact.event) is not fact.event and not fact.span.covers(fact.event.trigger)
        if not again or fact.relation in {"claimed_by", "unclaimed", "denied_by"}:
            kept.append(fact)
    return kept


def keys_of(page: Page, j: int) -> frozenset[str]:
    """Token `j` without article and proclitics, in each way it can be read."""
    word = page.words[j]
    return folded((word.folded, *(key.text for key in word.keys)))


def with_l(page: Page, j: int) -> bool:
    """Whether ل is written onto token `j`."""
    word = page.words[j].folded
    return word.startswith("لل") or (word.startswith("ل") and all(r.preposition == "ل" for r in page.words[j].readings))


def innermost(statements: tuple[Statement, ...], span: Span) -> Statement | None:
    """The shortest statement whose words hold a span."""
    around = [s for s in statements if s.content.covers(span)]
    return min(around, key=lambda s: s.content.end - s.content.start, default=None)


def names_actor(scene: Scene, statement: Statement, event: Event, actor: str) -> bool:
    """Whether a statement itself names the actor of the attack, so that the name is not taken from elsewhere."""
    within = scene.mentions.within(*scene.page.tokens_of(statement.content))
    dropped = any(reason.role == "actor" and reason.rule == _DROPPED for reason in event.because)
    if not dropped and any(mention.entity.name == actor for mention in within):
        return True
    spans = (reason.span for reason in event.because if reason.role == "actor")
    return any(span is not None and statement.content.covers(span) for span in spans)


def denying(statements: tuple[Statement, ...], span: Span) -> bool:
    """Whether the words stand in what somebody denies (`نفت إيران مسؤوليتها عن الهجوم`)."""
    return any(s.act == "deny" and s.content.covers(span) for s in statements)


def attack_near(page: Page, attacks: list[Event], sentence: Range, at: int) -> Event | None:
    """The attack that a claim at token `at` speaks of: in its sentence, else the last one before."""
    start, end = page.starts[sentence.first], page.ends[sentence.stop - 1]
    inside = [event for event in attacks if start <= event.trigger.start < end]
    if inside:
        return min(inside, key=lambda event: abs(event.trigger.start - page.starts[min(at, sentence.stop - 1)]))
    return last_before(attacks, start)


def last_before(attacks: list[Event], offset: int) -> Event | None:
    """The last attack told before an offset."""
    before = [event for event in attacks if event.trigger.start < offset]
    return before[-1] if before else None
