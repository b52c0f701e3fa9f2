"""Checks the data of claims: every entry matches its examples and not its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from sijill.claims.affiliations import AffiliationReader
from sijill.claims.attribution import attribute
from sijill.claims.commitments import CommitmentReader
from sijill.claims.responsibility import ResponsibilityReader
from sijill.claims.statements import StatementReader
from sijill.claims.wordlists import PARTICLES
from sijill.clauses import EventReader
from sijill.entities import EntityReader, Mentions
from sijill.lexicon import Lexicon, Problem
from sijill.lexicon.check import check_word_classes
from sijill.model import Act, AffiliationKind, CommitmentKind, Document, Reason, Record
from sijill.tokens import Layout
from sijill.values import TimeReader

_FILES = (
    "cues/speech.yaml",
    "cues/sources.yaml",
    "cues/papers.yaml",
    "commitments/patterns.yaml",
    "responsibility/patterns.yaml",
    "affiliations/offices.yaml",
    "affiliations/ties.yaml",
    "affiliations/bodies.yaml",
)
_KINDS = frozenset(get_args(CommitmentKind)) | frozenset(get_args(AffiliationKind))
_JOINTS = "cues/joints.yaml"
_PUBLISHED = date(2021, 12, 9)
"""When examples count as published, so that dates in them lie ahead or behind."""


def check_entries(lexicon: Lexicon) -> Iterator[Problem]:
    """Yield what is wrong with the cues of speech and the patterns of commitments, responsibility and affiliations."""
    rules_in = _Examples(lexicon)
    for name in _FILES:
        for entry in lexicon.yaml(name):
            yield from _check_keys(lexicon, name, entry)
            for text in entry.get("examples", ()):
                if entry["id"] not in rules_in(text):
                    yield Problem(name, entry["id"], f"does not match its example: {text}")
            for text in entry.get("not", ()):
                if entry["id"] in rules_in(text):
                    yield Problem(name, entry["id"], f"matches its counter-example: {text}")
    yield from check_word_classes(lexicon, PARTICLES)


def _check_keys(lexicon: Lexicon, name: str, entry: Mapping[str, Any]) -> Iterator[Problem]:
    if "act" in entry and entry["act"] not in get_args(Act):
        yield Problem(name, entry["id"], f"no such act: {entry['act']!r}")
    if "kind" in entry and entry["kind"] not in _KINDS:
        yield Problem(name, entry["id"], f"no such kind of commitment or affiliation: {entry['kind']!r}")
    joints = lexicon.yaml(_JOINTS)
    for joint in entry.get("takes", ()):
        if joint not in joints["ties" if name.startswith("affiliations/") else "takes"]:
            yield Problem(name, entry["id"], f"no such complement: {joint!r}")
    for verb in entry.get("verbs", ()):
        if not any(lexeme.upos == "VERB" for lexeme in lexicon.lexemes.get(verb, ())):
            yield Problem(name, entry["id"], f"{verb} is no verb of the lexicon")


class _Examples:
    """Reads example sentences as documents of their own; gives the ids of the rules that fired."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._layout = Layout(lexicon)
        self._entities = EntityReader(lexicon)
        self._times = TimeReader(lexicon)
        self._events = EventReader(lexicon)
        self._statements = StatementReader(lexicon)
        self._responsibility = ResponsibilityReader(lexicon)
        self._commitments = CommitmentReader(lexicon)
        self._affiliations = AffiliationReader(lexicon)

    def __call__(self, text: str) -> frozenset[str]:
        page = self._layout(Document(id="example", text=text, published=_PUBLISHED))
        entities, times = self._entities.read(page), self._times.read(page)
        mentions = Mentions(page, entities)
        statements = self._statements.read(page, mentions, times)
        events = attribute(
            page,
            self._events.read(page, entities, times, ()),
            statements,
            self._statements.watchdogs,
            self._events.voiced,
        )
        records: tuple[Record, ...] = (
            *statements,
            *self._responsibility.read(page, mentions, events, statements),
            *self._commitments.read(page, mentions, times, events, statements),
            *self._affiliations.read(page, mentions, events, statements),
        )
        return frozenset(rule for record in records for rule in (record.rule, *_rules(record.because)))


def _rules(reasons: tuple[Reason, ...]) -> Iterator[str]:
    for reason in reasons:
        yield reason.rule
        yield from _rules(reason.children)
