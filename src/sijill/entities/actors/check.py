"""Is the register of actors sound? Sources, codes, dates, references, shared names, examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from sijill.entities.actors.codes import parse_codes
from sijill.entities.actors.entries import FOLDER, KINDS, Holding, cells
from sijill.entities.actors.register import ActorRegister
from sijill.lexicon import Lexicon, LexiconError, Problem
from sijill.text import fold

_HOLDERS = FOLDER + "holders.tsv"
_HOMONYMS = FOLDER + "homonyms.tsv"
_SINGLE = frozenset(
    {
        "head_of_state", "supreme_leader", "prime_minister", "foreign_minister", "defence_minister",
        "interior_minister", "finance_minister", "army_chief", "crown_prince",
    }
)  # fmt: skip
"""Offices that one person holds at a time; a month of overlap is a handover."""


def check_actors(lexicon: Lexicon) -> Iterator[Problem]:
    """Yield what is wrong with the files of `actors/`."""
    try:
        register = ActorRegister(lexicon)
    except LexiconError as error:
        yield Problem(FOLDER, "", str(error))
        return
    yield from _check_rows(lexicon, register)
    yield from _check_holders(lexicon, register)
    yield from _check_names(lexicon, register)
    yield from _check_nations(lexicon)
    yield from _check_examples(lexicon, register)


def _check_rows(lexicon: Lexicon, register: ActorRegister) -> Iterator[Problem]:
    sources = {row["key"] for row in lexicon.tsv(FOLDER + "sources.tsv")}
    seen: set[str] = set()
    for file in (*KINDS, "holders.tsv"):
        for row in lexicon.tsv(FOLDER + file):
            entry = row.get("id") or f"{row['office']} {row['person']}"
            if row["source"] not in sources:
                yield Problem(FOLDER + file, entry, f"has no known source: {row['source']!r}")
            if file == "holders.tsv":
                continue
            if entry in seen:
                yield Problem(FOLDER + file, entry, "the id is given twice")
            seen.add(entry)
            if not row["english"]:
                yield Problem(FOLDER + file, entry, "has no English name")
            for dated in parse_codes(row.get("code", "")):
                if not register.scheme.valid(dated.code):
                    yield Problem(FOLDER + file, entry, f"{dated.code} is no code of sectors.tsv and states.tsv")
            if "country" in row and not register.scheme.valid(row["country"]):
                yield Problem(FOLDER + file, entry, f"{row['country']} is no country or international code")
            named = row.get("stands_for")
            if named and register.get(named) is not register.named[entry]:
                yield Problem(FOLDER + file, entry, f"stands for {named}, which no family makes or another stands for")


def _check_holders(lexicon: Lexicon, register: ActorRegister) -> Iterator[Problem]:
    keys = {entry["id"].rpartition(".")[2] for entry in lexicon.yaml(FOLDER + "offices.yaml")["bodies"]}
    keys = {key.removesuffix("_of") for key in keys}
    offices: dict[str, None] = {}
    for row in lexicon.tsv(_HOLDERS):
        offices[row["office"]] = None
        body, _, key = row["office"].partition(".")
        if not (register.get(row["office"]) or (body in register.named and key in keys)):
            yield Problem(_HOLDERS, row["office"], "is no office of a state or of a body of the register")
        if row["person"] not in register.named or register.named[row["person"]].kind != "person":
            yield Problem(_HOLDERS, row["person"], "is no person of the register")
    for office in offices:
        if office.partition(".")[2] in _SINGLE:
            yield from _check_overlaps(register.holders.all_of(office))


def _check_overlaps(held: tuple[Holding, ...]) -> Iterator[Problem]:
    for before, after in pairwise(held):
        if before.person != after.person and after.period.start[:7] < before.period.end[:7]:
            until = before.period.end
            yield Problem(_HOLDERS, before.office, f"{before.person} (until {until}) and {after.person} overlap")


def _check_names(lexicon: Lexicon, register: ActorRegister) -> Iterator[Problem]:
    declared = {fold(row["name"]): set(cells(row["ids"])) for row in lexicon.tsv(_HOMONYMS)}
    for name, ids in declared.items():
        if ids != {i for i in ids if i in register.named and _has(register, i, name)}:
            yield Problem(_HOMONYMS, name, "names an actor that has no such name")
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in register.named.values():
        for name in actor.spoken:
            bearers[" ".join(fold(name).split())].add(actor.id)
    for name, bearing in bearers.items():
        if len(bearing) > 1 and declared.get(name) != bearing:
            yield Problem(FOLDER, sorted(bearing)[0], f"{name} also names {', '.join(sorted(bearing)[1:])}")


def _has(register: ActorRegister, actor_id: str, name: str) -> bool:
    return any(fold(own) == name for own in register.named[actor_id].spoken)


def _check_nations(lexicon: Lexicon) -> Iterator[Problem]:
    """An adjective, capital or name belongs to one state."""
    for columns in (("adjectives", "plurals"), ("capitals",), ("name", "variants")):
        words = Counter(
            word
            for row in lexicon.tsv(FOLDER + "states.tsv")
            for word in {fold(word) for column in columns for word in cells(row[column])}
        )
        for word, times in words.items():
            if times > 1:
                yield Problem(FOLDER + "states.tsv", word, "belongs to two states")


def _check_examples(lexicon: Lexicon, register: ActorRegister) -> Iterator[Problem]:
    offices = lexicon.yaml(FOLDER + "offices.yaml")
    files: dict[str, list[Mapping[str, Any]]] = {
        "families.yaml": lexicon.yaml(FOLDER + "families.yaml"),
        "offices.yaml": [*offices["states"], *offices["bodies"]],
        "agents.yaml": lexicon.yaml(FOLDER + "agents.yaml"),
        "modifiers.yaml": lexicon.yaml(FOLDER + "modifiers.yaml"),
    }
    for file, entries in files.items():
        for entry in entries:
            sector = entry.get("sector")
            if sector and not register.scheme.valid(sector):
                yield Problem(FOLDER + file, entry["id"], f"{sector} is no sector")
            for example in entry.get("examples", ()):
                found = register.resolve(example["text"], example.get("day"))
                if found is None or found.code != example["code"] or entry["id"] not in found.rules:
                    got = f"{found.code} by {', '.join(found.rules)}" if found else "nothing"
                    yield Problem(FOLDER + file, entry["id"], f"its example {example['text']} is read as {got}")
            for text in entry.get("not", ()):
                found = register.resolve(text)
                if found is not None and entry["id"] in found.rules:
                    yield Problem(FOLDER + file, entry["id"], f"matches its counter-example: {text}")
