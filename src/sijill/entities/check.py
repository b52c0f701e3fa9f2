"""Checks the data of entities: heads and titles keep their examples, places are sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.entities.places import check_places
from sijill.entities.reader import EntityReader
from sijill.lexicon import Lexicon, Problem
from sijill.model import Document, Reason
from sijill.text import fold
from sijill.tokens import Layout

_HEADS = "entities/heads.yaml"
_TITLES = "entities/titles.yaml"
_GRAMMAR = "entities/name_grammar.yaml"
_SOURCED = ("entities/given_names.tsv", "entities/family_names.tsv", "entities/nationalities.tsv")
_KINDS = frozenset({"rank", "office", "post", "occupation"})


def check_entries(lexicon: Lexicon) -> Iterator[Problem]:
    """Yield what is wrong with the heads, titles and registers of names of `lexicon`."""
    yield from _check_grammar(lexicon)
    yield from _check_sources(lexicon)
    yield from check_places(lexicon)


def _check_grammar(lexicon: Lexicon) -> Iterator[Problem]:
    rules_in = _Examples(lexicon)
    heads = ((_HEADS, entry) for group in lexicon.yaml(_HEADS).values() for entry in group)
    flat = ((file, entry) for file in (_TITLES, _GRAMMAR) for entry in lexicon.yaml(file))
    for file, entry in (*heads, *flat):
        yield from _check_words(file, entry)
        for text in entry.get("examples", ()):
            if entry["id"] not in rules_in(text):
                yield Problem(file, entry["id"], f"does not match its example: {text}")
        for text in entry.get("not", ()):
            if entry["id"] in rules_in(text):
                yield Problem(file, entry["id"], f"matches its counter-example: {text}")


def _check_words(file: str, entry: Mapping[str, Any]) -> Iterator[Problem]:
    if file == _TITLES and entry["kind"] not in _KINDS:
        yield Problem(file, entry["id"], f"no such kind of title: {entry['kind']!r}")
    seen: set[str] = set()
    for word in entry.get("heads") or entry.get("titles") or ():
        if fold(word) in seen:
            yield Problem(file, entry["id"], f"{word} stands twice")
        seen.add(fold(word))


def _check_sources(lexicon: Lexicon) -> Iterator[Problem]:
    for file in _SOURCED:
        head = [line for line in lexicon.raw(file).splitlines() if line.startswith("#")]
        if not any("source" in line.lower() or "common knowledge" in line.lower() for line in head):
            yield Problem(file, "", "names no source in its head")


class _Examples:
    """Reads example phrases as documents of their own; gives the ids of the rules that fired."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._layout = Layout(lexicon)
        self._reader = EntityReader(lexicon)

    def __call__(self, text: str) -> frozenset[str]:
        entities = self._reader.read(self._layout(Document(id="example", text=text)))
        return frozenset(rule for entity in entities for rule in (entity.rule, *_rules(entity.because)))


def _rules(reasons: tuple[Reason, ...]) -> Iterator[str]:
    for reason in reasons:
        yield reason.rule
        yield from _rules(reason.children)
