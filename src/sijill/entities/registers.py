"""Registers of known names, and the word lists that name grammar reads, loaded once per lexicon."""

from __future__ import annotations

from typing import NamedTuple

from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.model import EntityType, Geo
from sijill.text import fold
from sijill.tokens import PhraseIndex, Word


class Known(NamedTuple):
    """A register entry: its principal name, type, codes and place; `rule` names the row."""

    name: str
    type: EntityType
    code: str | None
    geo: Geo | None
    rule: str
    common: bool
    """Whether the name is also an ordinary word, so that it needs support from its context."""


class Head(NamedTuple):
    """A word that begins a name of `type`; `inside` the name or not; usable alone later when `short`."""

    type: EntityType
    inside: bool
    short: bool
    rule: str


class Registers:
    """All registers and word lists of the layer."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.known: PhraseIndex[Known] = PhraseIndex(_known(lexicon))
        self.given = frozenset(fold(row["name"]) for row in lexicon.tsv("entities/given_names.tsv"))
        self.nations: dict[str, str] = {}
        for row in lexicon.tsv("entities/nationalities.tsv"):
            for form, _ in inflect_nominal(row["adjective"], ("ون", "ات"), upos="ADJ", feminine=True):
                self.nations[form] = row["code"]
        heads = lexicon.yaml("entities/heads.yaml")
        self.heads: dict[str, Head] = {}
        for group, kind in (("organisations", "ORG"), ("facilities", "FAC"), ("places", "LOC")):
            for entry in heads[group]:
                head = Head(kind, entry.get("inside", True), entry.get("short", False), entry["id"])  # type: ignore[arg-type]
                self.heads.update(dict.fromkeys(map(fold, entry["heads"]), head))
        self.national: PhraseIndex[str] = PhraseIndex(
            (phrase, entry["id"]) for entry in heads["national"] for phrase in entry["heads"]
        )
        self.ranks: dict[str, str] = {}
        self.offices: dict[str, str] = {}
        for entry in lexicon.yaml("entities/titles.yaml"):
            into = self.ranks if entry["kind"] == "rank" else self.offices
            into.update(dict.fromkeys(map(fold, entry["titles"]), entry["id"]))
        self._nation_words: dict[Word, str | None] = {}

    def nation(self, word: Word) -> str | None:
        """Country code of a nationality adjective (`الأميركية`), whatever its clitics and inflection."""
        try:
            return self._nation_words[word]
        except KeyError:
            pass
        code = None
        for key in word.keys:
            code = self.nations.get(key.text.removeprefix("ال"))
            if code is not None:
                break
        self._nation_words[word] = code
        return code


def _known(lexicon: Lexicon) -> list[tuple[str, Known]]:
    entries: dict[str, tuple[str, Known]] = {}
    ordinary = {fold(row["name"]) for row in lexicon.tsv("entities/ordinary.tsv")}

    def put(file: str, row: dict[str, str], kind: EntityType, code: str, geo: Geo | None = None) -> None:
        names = (row["name"], *filter(None, row.get("variants", "").split(",")))
        for name in names:
            key = fold(name)
            common = " " not in name and (
                (file == "towns" and key in ordinary)
                or (file in {"places", "towns", "persons"} and _is_word(lexicon, key))
            )
            rule = f"entities.{file}.{row['name']}"
            entries.setdefault(key, (name, Known(row["name"], kind, code or None, geo, rule, common)))

    for row in lexicon.tsv("entities/organisations.tsv"):
        put("organisations", row, "ORG", row["code"])
    for row in lexicon.tsv("entities/persons.tsv"):
        put("persons", row, "PER", row.get("code", ""))
    towns = {fold(row["name"]): row for row in lexicon.tsv("entities/towns.tsv")}
    for row in lexicon.tsv("entities/places.tsv"):
        town = towns.get(fold(row["name"]))
        geo = _geo(town) if town is not None and town["country"] == row["code"] else None
        put("places", row, "LOC", row["code"], geo)
    for row in lexicon.tsv("entities/countries.tsv"):
        put("countries", row, "LOC", row["code"])
    for row in towns.values():
        put("towns", row, "LOC", row["country"], _geo(row))
    return list(entries.values())


def _is_word(lexicon: Lexicon, folded: str) -> bool:
    """Whether a name is also a singular noun or adjective of the lexicon."""
    forms = (*lexicon.forms.get(folded, ()), *lexicon.forms.get(folded.removeprefix("ال"), ()))
    return any(
        form.morph.upos in {"NOUN", "ADJ"} and not form.morph.state and form.morph.number != "Dual" for form in forms
    )


def _geo(row: dict[str, str]) -> Geo:
    return Geo(float(row["lat"]), float(row["lon"]), f"geonames:{row['geonames']}")
