"""The affiliations of a page, each once, with every place that says so."""

from __future__ import annotations

from itertools import compress

from sijill.claims.affiliations.found import Found
from sijill.claims.affiliations.offices import Offices
from sijill.claims.affiliations.patterns import Words, ties, titles
from sijill.claims.affiliations.phrases import Party, Phrases
from sijill.claims.affiliations.states import States, state_names
from sijill.claims.affiliations.ties import TieFinder, Ties
from sijill.entities import Mentions
from sijill.lexicon import Lexicon
from sijill.model import Affiliation, Event, Reason, Statement
from sijill.text import fold
from sijill.tokens import Column, Page, Word

_TITLED = 0.85
_TIED = 0.75
_DENIABLE = frozenset({"part_of", "ally_of", "backed_by"})
"""What a denial denies; titles are presupposed by it (`نفى الوزير العراقي فلان ذلك`)."""


class AffiliationReader:
    """Finds who holds which office, commands, belongs to, is part of, allied with or backed by whom."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = Words(lexicon)
        self._titles = titles(lexicon)
        self._ties = TieFinder(*ties(lexicon))
        self._states = state_names(lexicon)
        self._triggers = Column(self._opens)

    def read(
        self, page: Page, mentions: Mentions, events: tuple[Event, ...], statements: tuple[Statement, ...]
    ) -> tuple[Affiliation, ...]:
        """All affiliations of a page, in the order of the text."""
        triggers = list(compress(range(len(page.words)), self._triggers(page)))
        if not triggers:
            return ()
        phrases = Phrases(self._words, self._titles, page, mentions)
        offices = Offices(phrases, States(self._states, mentions.entities))
        tied = Ties(self._ties, phrases, events)
        found: list[Found] = []
        for i in triggers:
            sentence = page.sentence(i)
            found.extend(offices.at(i, sentence) or tied.at(i, sentence))
        return _records(page, found, statements)

    def _opens(self, word: Word) -> bool:
        """Whether a title or a tie can begin with the word."""
        return self._titles.opens(word) or self._ties.opens(word)


def _records(page: Page, found: list[Found], statements: tuple[Statement, ...]) -> tuple[Affiliation, ...]:
    """One record per fact and chain of sources; further places that say it join its derivation.

    Whoever speaks does not vouch for the title that the outlet gives them.
    """
    groups: dict[tuple[str, ...], list[Found]] = {}
    chains: dict[tuple[str, ...], tuple[str, ...]] = {}
    for fact in found:
        around = [s for s in statements if s.content.covers(fact.cue)]
        statement = min(around, key=lambda s: s.content.end - s.content.start, default=None)
        if statement is not None and statement.act == "deny" and fact.kind in _DENIABLE:
            continue
        chain = statement.chain if statement is not None and statement.speaker_name != fact.member.name else ()
        office = fact.rule if fact.title is not None else ""
        key = (fact.kind, office, fold(fact.member.name), fold(fact.of.name), *chain)
        groups.setdefault(key, []).append(fact)
        chains[key] = chain
    return tuple(_record(page, group, chains[key], number) for number, (key, group) in enumerate(groups.items(), 1))


def _record(page: Page, group: list[Found], chain: tuple[str, ...], number: int) -> Affiliation:
    first = group[0]
    titles = [fact.title for fact in group if fact.title is not None]
    tokens = [(page.tokens_of(span)) for span in (first.cue, first.member.printed, first.of.printed)]
    return Affiliation(
        id=f"a{number}",
        member=first.member.name,
        kind=first.kind,
        of=first.of.name,
        title=max(titles, key=len) if titles else None,
        sources=chain,
        evidence=page.evidence(min(first for first, _ in tokens), max(stop for _, stop in tokens)),
        rule=first.rule,
        confidence=_TITLED if first.title is not None else _TIED,
        because=tuple(
            Reason(
                fact.rule,
                "cue",
                fact.cue,
                (
                    _party(fact.member_rule, "member", fact.member),
                    _party(fact.of_rule, "of", fact.of),
                ),
            )
            for fact in group
        ),
    )


def _party(rule: str, role: str, party: Party) -> Reason:
    head = () if party.body is None else (Reason(party.body, "head", party.printed),)
    return Reason(rule, role, party.printed, head)
