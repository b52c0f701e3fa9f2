"""Codes of generic phrases: the head gives the sector, a word of nation the country, modifiers the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from sijill.entities.actors.codes import Scheme
from sijill.entities.actors.entries import FOLDER
from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.text import fold

_LONGEST_HEAD = 3


class Agent(msgspec.Struct, frozen=True, gc=False):
    """A kind of generic actor. `unknown` is its sector where no country is named; `national` whether the
    country of the phrase is its own."""

    id: str
    sector: str
    unknown: str
    national: bool


class Modifier(msgspec.Struct, frozen=True, gc=False):
    """A word that changes sectors in `of` to `sector`, opens a place that is not the actor's (`drop`), or
    only counts or gathers those after it (`skip`)."""

    id: str
    of: frozenset[str]
    sector: str
    drop: bool
    skip: bool


class Generic(msgspec.Struct, frozen=True, gc=False):
    """The sector of a generic phrase and the rules that gave it."""

    agent: Agent
    sector: str
    rules: tuple[str, ...]


class Agents:
    """The generic actors of `agents.yaml` and the modifiers of `modifiers.yaml`."""

    def __init__(self, lexicon: Lexicon, scheme: Scheme) -> None:
        self._scheme = scheme
        self._heads: dict[str, Agent] = {}
        for entry in lexicon.yaml(FOLDER + "agents.yaml"):
            self._put(entry)
        self._modifiers: dict[str, tuple[Modifier, ...]] = {}
        for entry in lexicon.yaml(FOLDER + "modifiers.yaml"):
            modifier = Modifier(
                entry["id"], frozenset(entry.get("of", ())), entry.get("sector", ""),
                entry.get("drop", False), entry.get("skip", False),
            )  # fmt: skip
            for word in entry["words"]:
                self._modifiers[fold(word)] = (*self._modifiers.get(fold(word), ()), modifier)

    def _put(self, entry: Mapping[str, Any]) -> None:
        agent = Agent(entry["id"], entry["sector"], entry.get("unknown", entry["sector"]), entry.get("inherit", True))
        for phrase in entry["words"]:
            first, *rest = phrase.split()
            tail = "".join(" " + fold(word) for word in rest)
            self._heads.setdefault(fold(first) + tail, agent)
            for form, _ in inflect_nominal(first, ("ون", "ات"), feminine=True):
                self._heads.setdefault(form + tail, agent)

    def agent(self, words: tuple[str, ...]) -> Agent | None:
        """The agent whose head begins the phrase: the longest that matches, with or without articles."""
        for length in range(min(_LONGEST_HEAD, len(words)), 0, -1):
            head = words[:length]
            for text in (" ".join(head), " ".join(word.removeprefix("ال") for word in head)):
                found = self._heads.get(text)
                if found is not None:
                    return found
            mixed = " ".join((head[0].removeprefix("ال"), *head[1:]))
            if mixed in self._heads:
                return self._heads[mixed]
        return None

    def place(self, words: tuple[str, ...]) -> int:
        """Where a place begins that says nothing of the actor (`في أفغانستان`); the length where there is none."""
        return next((i for i, word in enumerate(words) if i and self.opens_place(word)), len(words))

    def opens_place(self, word: str) -> bool:
        """Whether a word is one that a place or a body follows (`في`, `لدى`)."""
        return any(modifier.drop for modifier in self._modifiers.get(word, ()))

    def skipped(self, words: tuple[str, ...]) -> tuple[int, str]:
        """How many words at the start only count or gather those after them (`مجموعة من`), and by which rule."""
        start, rule = 0, ""
        while start < len(words) - 1:
            skip = next((m.id for m in self._modifiers.get(words[start], ()) if m.skip), "")
            if not skip and not (start and self.opens_place(words[start])) and not words[start].isdecimal():
                break
            start, rule = start + 1, skip or rule
        return (start, rule) if rule else (0, "")

    def modified(self, words: tuple[str, ...], sector: str) -> tuple[str, tuple[str, ...]]:
        """What the modifiers among `words` make of a sector, and their ids."""
        rules = []
        for i, word in enumerate(words):
            for modifier in self._modifiers.get(word, ()):
                if modifier.drop and i == 0:
                    return sector, (modifier.id,)
                if not modifier.drop and sector in modifier.of:
                    sector = modifier.sector
                    rules.append(modifier.id)
        return sector, tuple(rules)
