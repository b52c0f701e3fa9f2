"""Checks the event data: every entry matches its examples and not its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from sijill.clauses.entries import (
    CLASSES,
    FACTUALITY,
    FRAMES,
    INSTRUMENTS,
    LIGHT_VERBS,
    PLACES,
    classes_of,
    entry_files,
    load_entries,
)
from sijill.clauses.factuality import SETS
from sijill.clauses.reader import EventReader
from sijill.clauses.wordlists import DATING, FUNCTION_WORDS, PLACE_WORDS
from sijill.lexicon import Lexicon, Problem
from sijill.lexicon.check import check_word_classes
from sijill.model import Document, Event, Modality, PloverType, Reason
from sijill.tokens import Layout

ENTRY_KEYS = frozenset(
    {
        "id", "family", "frame", "mode", "verbs", "nouns", "phrases", "gap_verbs", "gap_nouns", "gap", "gap_reach",
        "gap_covers", "gap_tells", "bare", "participles", "masdars", "needs", "object", "by", "not_by", "not_with",
        "without", "unless", "voiced", "states", "describing", "objective", "either", "examples", "not",
    }
)  # fmt: skip
"""The keys of a trigger entry; docs/adding-a-word.md describes each."""
_ROLES = frozenset(
    {
        "actor",
        "recipient",
        "location",
        "topic",
        "matter",
        "host",
        "theme",
        "parties",
        "partners",
        "owner",
        "besieged",
        "source",
        "burnt",
        "none",
    }
)
_DERIVED_CLASSES = frozenset({"political"})
_LISTS = ("actors", "recipients", "locations")


def check_entries(lexicon: Lexicon) -> Iterator[Problem]:
    """Yield what is wrong with the trigger entries, frames, light verbs and governors of `lexicon`."""
    yield from _check_frames(lexicon)
    yield from check_word_classes(lexicon, FUNCTION_WORDS)
    yield from check_word_classes(lexicon, PLACE_WORDS)
    yield from check_word_classes(lexicon, DATING)
    yield from _check_kinds(lexicon)
    classes = {*lexicon.yaml(CLASSES), *_DERIVED_CLASSES}
    for name in entry_files(lexicon):
        content = lexicon.yaml(name)
        if content["type"] not in get_args(PloverType):
            yield Problem(name, str(content["type"]), "not a PLOVER type")
        for row in content["entries"]:
            yield from _check_row(lexicon, name, content["type"], row, classes)
    yield from _check_overlaps(lexicon)
    read = _Examples(lexicon)
    for entry, _ in load_entries(lexicon):
        for example in entry.examples:
            yield from read.example(entry.file, entry.id, example)
        for text in entry.counter:
            if any(entry.id in rules_of(event) for event in read.events(text)):
                yield Problem(entry.file, entry.id, f"matches its counter-example: {text}")
    for row in _factuality_rows(lexicon):
        for example in row["examples"]:
            yield from read.example(FACTUALITY, row["id"], example)
        for text in row.get("not", ()):
            if any(row["id"] in rules_of(event) for event in read.events(text)):
                yield Problem(FACTUALITY, row["id"], f"matches its counter-example: {text}")
    for row in lexicon.yaml(INSTRUMENTS)["instruments"]:
        for example in row["examples"]:
            yield from read.example(INSTRUMENTS, row["id"], example)
        for text in row["not"]:
            if any(row["id"] in rules_of(event) for event in read.events(text)):
                yield Problem(INSTRUMENTS, row["id"], f"matches its counter-example: {text}")
    for row in lexicon.yaml(LIGHT_VERBS)["verbs"]:
        for example in row["examples"]:
            if not read.events(example):
                yield Problem(LIGHT_VERBS, row["id"], f"its example has no event: {example}")


def rules_of(event: Event) -> frozenset[str]:
    """Ids of all rules and entries in the derivation of an event."""
    return frozenset({event.rule, *_rules(event.because)})


def _rules(reasons: tuple[Reason, ...]) -> Iterator[str]:
    for reason in reasons:
        yield reason.rule
        yield from _rules(reason.children)


class _Examples:
    """Reads example sentences as documents of their own."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._layout = Layout(lexicon)
        self._reader = EventReader(lexicon)

    def events(self, text: str) -> tuple[Event, ...]:
        """The events of one sentence, read without entities."""
        return self._reader.read(self._layout(Document(id="example", text=text)), (), (), ())

    def example(self, file: str, rule: str, example: str | Mapping[str, Any]) -> Iterator[Problem]:
        """What an example promises and the reader does not keep."""
        wanted: Mapping[str, Any] = {"text": example} if isinstance(example, str) else example
        found = [event for event in self.events(wanted["text"]) if rule in rules_of(event)]
        if not found:
            yield Problem(file, rule, f"does not match its example: {wanted['text']}")
            return
        for key, value in wanted.items():
            got = getattr(found[0], key, None)
            expected = tuple(value) if key in _LISTS else value
            if key != "text" and got != expected:
                yield Problem(file, rule, f"{key} of its example is {got!r}, not {expected!r}: {wanted['text']}")


def _check_frames(lexicon: Lexicon) -> Iterator[Problem]:
    for name, frame in lexicon.yaml(FRAMES).items():
        for side, places in frame.items():
            for place, role in places.items():
                if side not in {"verb", "noun"} or role not in _ROLES:
                    yield Problem(FRAMES, name, f"{side}: {place}: no such role {role!r}")
    known = {*get_args(Modality), *SETS}
    for row in _factuality_rows(lexicon):
        sets = row.get("set", "hypothetical")
        for value in classes_of(sets):
            if value not in known:
                yield Problem(FACTUALITY, row["id"], f"sets {value!r}, which is no polarity or modality")
        for lemma in (*row.get("lemmas", ()), *row.get("with", ())):
            if lemma.partition(":")[2] not in lexicon.lexemes and lemma not in lexicon.lexemes:
                yield Problem(FACTUALITY, row["id"], f"{lemma} is no word of the lexicon")


def _check_kinds(lexicon: Lexicon) -> Iterator[Problem]:
    """Nouns that stand for places; what their examples say needs the places read and is left to the tests."""
    for row in lexicon.yaml(PLACES)["kinds"]:
        if row["noun"] not in lexicon.lexemes:
            yield Problem(PLACES, row["id"], f"{row['noun']} is no word of the lexicon")
        if not row.get("examples") or not row.get("not"):
            yield Problem(PLACES, row["id"], "needs an example and a counter-example")


def _factuality_rows(lexicon: Lexicon) -> Iterator[Mapping[str, Any]]:
    content = lexicon.yaml(FACTUALITY)
    yield from content["governors"]
    yield from content["particles"]
    yield from content["adjectives"]
    yield content["conditions"]
    yield content["coming"]
    yield content["expected"]
    yield content["disputed"]
    yield content["scheduled"]
    yield content["intended"]
    yield content["any"]
    yield content["incumbent"]
    yield content["vowed"]


def _check_row(lexicon: Lexicon, name: str, kind: str, row: Mapping[str, Any], classes: set[str]) -> Iterator[Problem]:
    entry = str(row.get("id"))
    if not entry.startswith(f"events.{kind}."):
        yield Problem(name, entry, f"the id does not start with events.{kind}.")
    for key in sorted(row.keys() - ENTRY_KEYS):
        yield Problem(name, entry, f"unknown key {key!r}")
    for key in ("needs", "object", "by", "not_by", "not_with"):
        for wanted in classes_of(row.get(key)):
            if wanted not in classes:
                yield Problem(name, entry, f"{key}: no such class {wanted!r}")
    if not row.get("examples"):
        yield Problem(name, entry, "has no example")
    for verb in (*(row.get("verbs") or ()), *(row.get("gap_verbs") or ())):
        if not any(lexeme.upos == "VERB" for lexeme in lexicon.lexemes.get(verb.split()[0], ())):
            yield Problem(name, entry, f"{verb.split()[0]} is no verb of the lexicon")
    for noun in row.get("nouns") or ():
        if not any(lexeme.upos != "VERB" for lexeme in lexicon.lexemes.get(noun, ())):
            yield Problem(name, entry, f"{noun} is no noun of the lexicon")


def _check_overlaps(lexicon: Lexicon) -> Iterator[Problem]:
    """The same trigger in two entries, unless their prepositions, gaps or needs tell them apart."""
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for entry, row in load_entries(lexicon):
        triggers = {*(row.get("verbs") or ()), *(row.get("phrases") or ()), *(row.get("nouns") or ())}
        for trigger in sorted(triggers):
            other = seen.setdefault((trigger, (*entry.needs, "/", *entry.object)), entry.id)
            if other != entry.id:
                yield Problem(entry.file, entry.id, f"{trigger} is a trigger of {other} too")
