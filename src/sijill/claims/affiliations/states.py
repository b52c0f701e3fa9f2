"""The state that an adjective of nationality stands for, by the name that the text uses or the usual one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from sijill.claims.affiliations.phrases import Party
from sijill.lexicon import Lexicon
from sijill.model import Entity
from sijill.text import fold
from sijill.tokens import Page


class StateNames(msgspec.Struct, frozen=True, gc=False):
    """Names of states: the usual one by code, and the code of every name."""

    usual: Mapping[str, str]
    codes: Mapping[str, frozenset[str]]


def state_names(lexicon: Lexicon) -> StateNames:
    """Load the names: CLDR's, then those of `affiliations/states.tsv` before them."""
    usual: dict[str, str] = {}
    codes: dict[str, set[str]] = defaultdict(set)
    files = ("affiliations/states.tsv", *(name for name in lexicon.files(suffix="/countries.tsv")))
    for file in files:
        for row in lexicon.tsv(file):
            usual.setdefault(row["code"], row["name"])
            for name in (row["name"], *filter(None, row.get("variants", "").split(","))):
                codes[fold(name)].add(row["code"])
    return StateNames(usual, {name: frozenset(found) for name, found in codes.items()})


class States:
    """The states of one page."""

    def __init__(self, names: StateNames, entities: tuple[Entity, ...]) -> None:
        self._names = names
        self._here: dict[str, str] = {}
        for entity in entities:
            if entity.type in {"LOC", "ORG"}:
                for code in names.codes.get(fold(entity.name), ()):
                    self._here.setdefault(code, entity.name)

    def named(self, page: Page, i: int, code: str | None) -> Party | None:
        """The state of the adjective at token `i`, or None where its code is no state's."""
        name = self._here.get(code or "") or self._names.usual.get(code or "")
        return Party(name, page.span(i, i + 1), i, i + 1, "LOC") if name is not None else None
