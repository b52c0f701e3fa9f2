"""Who claimed an attack, who is accused of it by whom, who denied it, or that nobody claimed it."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.claims.attacks import Fact
from sijill.claims.blame import BlameFinder
from sijill.clauses.casting import ADDED
from sijill.entities import Mentions
from sijill.lexicon import Lexicon
from sijill.model import Event, Reason, Responsibility, Statement
from sijill.tokens import Page

_STATED, _REPORTED = 0.8, 0.4
"""How far a record is trusted: an explicit claim or accusation against a mere report of the deed."""


class ResponsibilityReader:
    """Finds who claimed, was accused of, or denied an attack."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._blame = BlameFinder(lexicon)

    def read(
        self,
        page: Page,
        mentions: Mentions,
        events: tuple[Event, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Responsibility, ...]:
        """All responsibility records of a page, in order of their attacks."""
        attacks = [_told(event) for event in events if event.type == "ASSAULT"]
        if not attacks:
            return ()
        facts = self._blame.find(page, attacks, statements, mentions)
        return tuple(_records(page, attacks, facts))


def _told(event: Event) -> Event:
    """An attack with those who made it by the text's own word: nobody is accused because a model finds him likely."""
    cast = any(reason.rule == ADDED and reason.role == "actor" for reason in event.because)
    return replace(event, actors=()) if cast else event


def _records(page: Page, attacks: list[Event], facts: list[Fact]) -> list[Responsibility]:
    records: list[Responsibility] = []
    for event in attacks:
        own = [fact for fact in facts if fact.event is event]
        if not own:
            continue

        def names(relation: str, own: list[Fact] = own) -> tuple[str, ...]:
            return tuple(dict.fromkeys(fact.name for fact in own if fact.relation == relation))

        spans = [event.evidence, *(fact.span for fact in own)]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        records.append(
            Responsibility(
                id=f"r{len(records) + 1}",
                attack=event.trigger,
                event=event.id,
                claimed_by=names("claimed_by"),
                accused=names("accused"),
                accusers=names("accusers"),
                denied_by=names("denied_by"),
                unclaimed=any(fact.relation == "unclaimed" for fact in own),
                evidence=page.evidence(page.token_at(start), page.token_at(end - 1) + 1),
                rule=own[0].rule,
                confidence=_REPORTED if all(f.rule == "responsibility.report" for f in own) else _STATED,
                because=tuple(Reason(fact.rule, fact.relation, fact.span) for fact in own),
            )
        )
    return records
