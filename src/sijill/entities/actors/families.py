"""Actors that every state has, generated from its name and adjective: `الجيش العراقي`, `وزير خارجية إيران`.

A family's names are skeletons: words with one slot, in which an adjective of nation, the name of a state or
its capital may stand. Recognising a phrase is one look-up of its skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sijill.entities.actors.codes import DatedCode, Scheme
from sijill.entities.actors.entries import FOLDER, Actor, State
from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.text import fold

SLOT = "{}"
_SLOTS = re.compile(r"\{(?:f|m|mp|n|c)\}")
_LONGEST_NATION = 4


class Family(msgspec.Struct, frozen=True, gc=False):
    """A body or office that every state (or those of `only`) has."""

    id: str
    key: str
    sector: str
    office: bool
    english: str
    names: tuple[str, ...]
    only: frozenset[str]


class Title(msgspec.Struct, frozen=True, gc=False):
    """An office of bodies: the sector where the body is a government, whether generic phrases are bodies too."""

    id: str
    key: str
    state_sector: str
    generic: bool


class Nation(msgspec.Struct, frozen=True, gc=False):
    """What words say of nation: a country's code; whether `adjective`, `people`, `name` or `capital`; their row."""

    country: str
    form: str
    rule: str


def read_families(lexicon: Lexicon) -> tuple[Family, ...]:
    """The families of bodies and of offices."""
    offices = lexicon.yaml(FOLDER + "offices.yaml")["states"]
    found = [_family(entry, office=False) for entry in lexicon.yaml(FOLDER + "families.yaml")]
    return (*found, *(_family(entry, office=True) for entry in offices))


def _family(entry: Mapping[str, Any], *, office: bool) -> Family:
    return Family(
        entry["id"], entry["id"].rpartition(".")[2], entry["sector"], office, entry["english"],
        tuple(entry["names"]), frozenset(entry.get("only", ())),
    )  # fmt: skip


def read_titles(lexicon: Lexicon) -> dict[str, Title]:
    """Folded title of a body's office → the office; the first entry that has a title keeps it."""
    titles: dict[str, Title] = {}
    for entry in lexicon.yaml(FOLDER + "offices.yaml")["bodies"]:
        title = Title(
            entry["id"], entry["id"].rpartition(".")[2], entry.get("state_sector", ""), entry.get("generic", False)
        )
        for words in entry["titles"]:
            titles.setdefault(fold(words), title)
    return titles


def skeletons(families: tuple[Family, ...]) -> dict[str, Family]:
    """Folded skeleton → its family; the slot of every kind is `{}`."""
    found: dict[str, Family] = {}
    for family in families:
        for name in family.names:
            found.setdefault(fold(_SLOTS.sub(SLOT, name)), family)
    return found


def bare(families: tuple[Family, ...]) -> dict[str, Family]:
    """Folded name without its slot → its family, for bodies named without their country (`مجلس الوزراء`)."""
    found: dict[str, Family] = {}
    for family in families:
        for name in family.names:
            if "{n}" not in name and "{c}" not in name:
                found.setdefault(fold(" ".join(_SLOTS.sub("", name).split())), family)
    return found


def nations(states: tuple[State, ...], lexicon: Lexicon) -> dict[str, Nation]:
    """Folded words → the nation that they name, for every form of every adjective, every name and capital."""
    found: dict[str, Nation] = {}
    for row in lexicon.tsv(FOLDER + "regions.tsv"):
        rule = f"actors.regions.{row['adjective']}"
        _put_adjective(found, row["adjective"], row["code"], rule)
        for name in filter(None, row["names"].split(",")):
            found[fold(name)] = Nation(row["code"], "name", rule)
    for state in states:
        # Names first: تركيا is also the accusative of the adjective.
        for name in state.actor.names:
            found.setdefault(fold(name), Nation(state.actor.id, "name", state.actor.rule))
    for state in states:
        for adjective in state.adjectives:
            _put_adjective(found, adjective, state.actor.id, state.actor.rule)
        for plural in state.plurals:
            found.setdefault(fold(plural), Nation(state.actor.id, "people", state.actor.rule))
            found.setdefault(fold("ال" + plural), Nation(state.actor.id, "people", state.actor.rule))
    for state in states:
        for capital in state.capitals:
            found.setdefault(fold(capital), Nation(state.actor.id, "capital", state.actor.rule))
    return found


def _put_adjective(into: dict[str, Nation], adjective: str, country: str, rule: str) -> None:
    # In جنوب أفريقي the first word stays as it is.
    inflected = [
        [(form, morph) for form, morph in inflect_nominal(word, ("ون", "ات"), upos="ADJ", feminine=True)]
        if word.endswith("ي")
        else None
        for word in adjective.split()
    ]
    pattern = next(filter(None, inflected))
    for i, (_, morph) in enumerate(pattern):
        plural = morph.number in {"Plur", "Dual"} and morph.gender != "Fem"
        nation = Nation(country, "people" if plural else "adjective", rule)
        parts = [forms[i][0] if forms else fold(word) for forms, word in zip(inflected, adjective.split(), strict=True)]
        into.setdefault(" ".join(parts), nation)
        definite = [
            "ال" + part if forms or len(parts) == 1 else part for forms, part in zip(inflected, parts, strict=True)
        ]
        into.setdefault(" ".join(definite), nation)
        into.setdefault("ال" + " ".join(parts), nation)


def members(families: tuple[Family, ...], states: tuple[State, ...], scheme: Scheme) -> Iterator[Actor]:
    """Every actor of every family."""
    for state in states:
        for family in families:
            if not family.only or state.actor.id in family.only:
                yield member(family, state, scheme)


def member(family: Family, state: State, scheme: Scheme) -> Actor:
    """The actor that a family has in one state; named with the first names that can be filled."""
    names = tuple(filter(None, (_filled(name, state) for name in family.names)))
    country = state.actor.id
    return Actor(
        f"{country}.{family.key}", "office" if family.office else "state_body", "ORG",
        names[0] if names else f"{family.names[0].split(' {')[0]} في {state.actor.name}",
        family.english.format(english=state.actor.english), names[1:], country,
        (DatedCode(scheme.joined(country, family.sector)),), None, state.actor.source, family.id,
    )  # fmt: skip


def _filled(name: str, state: State) -> str:
    slot = _SLOTS.search(name)
    if slot is None:
        return name
    words = state.adjectives[0].split() if state.adjectives else []
    if slot[0] == "{n}":
        filler = state.actor.name
    elif slot[0] == "{c}":
        filler = state.capitals[0] if state.capitals else ""
    elif slot[0] == "{m}":
        filler = " ".join("ال" + word for word in words)
    elif slot[0] == "{f}":
        filler = " ".join(f"ال{word}ة" for word in words)
    else:
        filler = " ".join(f"ال{word}ون" for word in words)
    return name.replace(slot[0], filler) if filler else ""
