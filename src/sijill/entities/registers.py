"""Registers of known names, and the word lists that name grammar reads, loaded once per lexicon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from sijill.entities.actors.entries import read_tables
from sijill.entities.places import Gazetteer, Place
from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.model import EntityType, Geo
from sijill.text import fold
from sijill.tokens import Memo, PhraseIndex, Word, with_article


class Known(msgspec.Struct, frozen=True, gc=False):
    """A register entry: its principal name, type, codes and place; `rule` names the row."""

    name: str
    type: EntityType
    code: str | None
    geo: Geo | None
    rule: str
    common: bool
    """Whether the name is also an ordinary word, so that it needs support from its context."""


class Head(msgspec.Struct, frozen=True, gc=False):
    """A word that begins a name of `type`; `inside` the name or not; usable alone later when `short`."""

    type: EntityType
    inside: bool
    short: bool
    rule: str
    alone: bool = False
    """Whether a bare name after it is the whole name (`شبكة CNN`)."""
    rest: bool = False
    """Whether what follows it can stand for the body later."""
    not_with: frozenset[str] = frozenset()
    national: bool = True
    """Whether the definite head and an adjective of nation are a name (`السفارة الأميركية`)."""
    sure: str = ""
    """Which words of the lexicon after it are names all the same: `definite` nouns (`حي الأمل`), or any `noun`."""
    pair: bool = False
    """Whether it is a dual, which announces two names (`منطقتي السدة والرضمة`)."""


class Body(msgspec.Struct, frozen=True, gc=False):
    """A national body (`الجيش`), the adjectives other than nations that name it, and whether it needs none."""

    rule: str
    also: frozenset[str]
    alone: bool


class Registers:
    """All registers and word lists of the layer."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.places = Gazetteer(lexicon)
        self.known: PhraseIndex[Known] = PhraseIndex(_known(lexicon, self.places))
        self.headed: PhraseIndex[Known] = PhraseIndex(_headed(self.places))
        self.given = frozenset(fold(row["name"]) for row in lexicon.tsv("entities/given_names.tsv"))
        self.nations: dict[str, str] = {}
        for row in lexicon.tsv("entities/nationalities.tsv"):
            for form, _ in inflect_nominal(row["adjective"], ("ون", "ات"), upos="ADJ", feminine=True):
                self.nations[form] = row["code"]
        heads = lexicon.yaml("entities/heads.yaml")
        self.heads: dict[str, Head] = {}
        for group, kind in (("organisations", "ORG"), ("facilities", "FAC"), ("places", "LOC")):
            for entry in heads[group]:
                self.heads.update(dict.fromkeys(map(fold, entry["heads"]), _head(kind, entry)))  # type: ignore[arg-type]
        self.beginnings = {fold(word): entry["id"] for entry in heads["beginnings"] for word in entry["words"]}
        """Words that names of places of more than one word begin with → the entry that has them."""
        self.national: PhraseIndex[Body] = PhraseIndex(
            (phrase, Body(entry["id"], _words(entry, "also"), phrase in entry["alone"]))
            for entry in heads["national"]
            for phrase in entry["heads"]
        )
        self.definite = {fold(head): entry["id"] for entry in heads["definite"] for head in entry["heads"]}
        self.naming_adjectives, self.plain_adjectives = (
            frozenset().union(*(_words(entry, key) for entry in heads["definite"])) for key in ("naming", "plain")
        )
        self.ranks: dict[str, str] = {}
        self.offices: dict[str, str] = {}
        for entry in lexicon.yaml("entities/titles.yaml"):
            into = self.ranks if entry["kind"] == "rank" else self.offices
            for title in map(fold, entry["titles"]):
                into[title] = into["ال" + title.removeprefix("ال")] = entry["id"]
        self._nationals = with_article(self.nations)
        self.nation: Callable[[Word], str | None] = Memo(self._nation).__getitem__
        """Country code of a nationality adjective (`الأميركية`), whatever its clitics and inflection."""

    def _nation(self, word: Word) -> str | None:
        if self._nationals.isdisjoint(word.texts):
            return None
        codes = (self.nations.get(text.removeprefix("ال")) for text in word.texts)
        return next((code for code in codes if code is not None), None)


def _head(kind: EntityType, entry: Mapping[str, Any]) -> Head:
    return Head(
        kind,
        entry.get("inside", True),
        entry.get("short", False),
        entry["id"],
        entry.get("alone", False),
        entry.get("rest", False),
        _words(entry, "not_with"),
        entry.get("national", True),
        entry.get("sure", ""),
        entry.get("pair", False),
    )


def _words(entry: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(map(fold, entry.get(key, ())))


def _known(lexicon: Lexicon, places: Gazetteer) -> list[tuple[str, Known]]:
    entries: dict[str, tuple[str, Known]] = {}

    for actor in read_tables(lexicon).actors:
        for name in actor.names:
            common = actor.type == "PER" and " " not in name and _is_word(lexicon, fold(name))
            known = Known(actor.name, actor.type, None, None, actor.rule, common)
            entries.setdefault(fold(name), (name, known))
    for name, place, common, headed in places.names():
        if not headed:
            ordinary = common or (" " not in name and place.kind != "country" and _is_word(lexicon, name))
            entries.setdefault(name, (name, _place(place, common=ordinary)))
    return list(entries.values())


def _headed(places: Gazetteer) -> list[tuple[str, Known]]:
    """Names that only a head of place makes a place."""
    return [(name, _place(place, common=True)) for name, place, _, headed in places.names() if headed]


def _place(place: Place, *, common: bool) -> Known:
    return Known(place.name, place.type, place.country, None, place.rule, common)


def _is_word(lexicon: Lexicon, folded: str) -> bool:
    """Whether a name is also a singular noun or adjective of the lexicon."""
    forms = (*lexicon.forms.get(folded, ()), *lexicon.forms.get(folded.removeprefix("ال"), ()))
    return any(
        form.morph.upos in {"NOUN", "ADJ"} and not form.morph.state and form.morph.number != "Dual" for form in forms
    )
