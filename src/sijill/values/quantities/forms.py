"""The printed forms of units, generated from the entries of `data/units`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from sijill.lexicon.nouns import inflect_nominal

Entry = Mapping[str, Any]


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit as entries give it: their ids, and its name in values."""

    rules: tuple[str, ...]
    kind: Literal["money", "quantity", "percentage", "part"]
    name: str
    round: bool = False
    weak: bool = False
    powers: bool = False
    codes: frozenset[str] = frozenset()
    parts: tuple[tuple[str, int], ...] = ()


class UnitForm(msgspec.Struct, frozen=True, gc=False):
    """One form of a unit; `named`: a sign or code that leaves no choice of currency."""

    unit: Unit
    number: str = ""
    article: bool = False
    named: bool = False


class Factor(msgspec.Struct, frozen=True, gc=False):
    """A power or rate of a unit: its entry, and its name in values."""

    rule: str
    name: str


Form = tuple[str, UnitForm]


def currency_forms(entry: Entry) -> Iterator[Form]:
    """The forms of a currency's or subunit's noun, with their number, with and without article."""
    if "of" in entry:
        parts = tuple(entry["of"].items())
        unit = Unit((entry["id"],), "part", parts[0][0], parts=parts)
        for sign in entry.get("symbols", ()):
            yield sign, UnitForm(unit)
    else:
        codes = frozenset((entry["code"], *entry.get("codes", {}).values()))
        unit = Unit((entry["id"],), "money", entry["code"], round=bool(entry.get("round")), codes=codes)
    for lemma in (entry["lemma"], *entry.get("spellings", ())):
        yield from _noun(lemma, tuple(entry.get("plurals", ())), unit)


def signs(entry: Entry) -> Iterator[Form]:
    """Signs, abbreviations and ISO codes of a currency: `$`, `ر . س`, `USD`."""
    codes = dict.fromkeys((entry["code"], *entry.get("codes", {}).values()))
    for symbol in entry.get("symbols", ()):
        code = entry.get("symbol_code", entry["code"])
        yield symbol, UnitForm(Unit((entry["id"],), "money", code), named=True)
    for code, names in entry.get("names", {}).items():
        for name in names:
            yield name, UnitForm(Unit((entry["id"],), "money", code), named=True)
    for code in codes:
        for spelling in (code, code.lower()):
            yield spelling, UnitForm(Unit((entry["id"],), "money", code), named=True)


def measure_forms(entry: Entry, factors: Entry) -> Iterator[Form]:
    """The forms of a measure, alone and with its prefixes (كيلومتر, كيلو متر), and its abbreviations."""
    unit = Unit((entry["id"],), "quantity", entry["name"], bool(entry.get("round")), powers=bool(entry.get("powers")))
    lemmas = (entry["lemma"], *entry.get("spellings", ()))
    plurals = tuple(entry.get("plurals", ()))
    for lemma in lemmas:
        yield from _noun(lemma, plurals, unit)
    for form in (*entry.get("forms", ()), *entry.get("abbreviations", ())):
        yield form, UnitForm(unit)
    for form in entry.get("weak", ()):
        yield form, UnitForm(replace(unit, weak=True))
    for prefix in factors["prefixes"]:
        abbreviations = entry.get("prefixes", {}).get(prefix["lemma"])
        if abbreviations is None:
            continue
        whole = replace(unit, name=prefix["name"] + unit.name, rules=(*unit.rules, prefix["id"]))
        for form in abbreviations:
            yield form, UnitForm(whole)
        for spelling in (prefix["lemma"], *prefix.get("spellings", ())):
            for lemma in lemmas:
                for form, of in _noun(lemma, (*plurals, "ات"), whole):
                    if of.article:
                        yield f"ال{spelling}{form[2:]}", of
                        yield f"ال{spelling} {form[2:]}", of
                    else:
                        yield f"{spelling}{form}", of
                        yield f"{spelling} {form}", of


def adjectives(codes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The forms of adjectives (the last words of names stay as they are) with the code they choose."""
    for name, code in codes.items():
        yield from _adjective(name, code)
        yield name, code


def _adjective(name: str, code: str) -> Iterator[tuple[str, str]]:
    first, *middle = name.split()
    if not middle:
        seen = dict.fromkeys(form for form, _ in inflect_nominal(name, ("ون",), upos="ADJ", feminine=True))
        for form in seen:
            yield form, code
            yield f"ال{form}", code
        return
    for head in _agreeing(first):
        for last in _agreeing(middle[-1]):
            yield " ".join((head, *middle[:-1], last)), code


def _agreeing(word: str) -> tuple[str, ...]:
    """A word of a longer name: as it is, feminine, accusative."""
    return (word, f"{word}ة", f"{word}ا", f"ال{word}", f"ال{word}ة")


def powers(entry: Entry) -> Iterator[tuple[str, Factor]]:
    """The forms of مربع and مكعب."""
    factor = Factor(entry["id"], entry["name"])
    for form, _ in adjectives({entry["lemma"]: ""}):
        yield form, factor
    for sign in entry["signs"]:
        yield sign, factor


def rates(entry: Entry) -> Iterator[tuple[str, Factor]]:
    """What divides a unit: `في الساعة`."""
    for phrase in entry["phrases"]:
        yield phrase, Factor(entry["id"], entry["name"])


def _noun(lemma: str, plurals: tuple[str, ...], unit: Unit) -> Iterator[Form]:
    """The forms of a noun; of a name in several words only the name itself."""
    if " " in lemma:
        yield lemma, UnitForm(unit)
        return
    seen: dict[tuple[str, str], None] = {}
    for form, morph in inflect_nominal(lemma, tuple(plural for plural in plurals if plural != "هات")):
        # Units stand in no construct, and their construct duals look like other words (قدمي, مترا).
        if morph.number != "Dual" or morph.state != "Cons":
            seen[form, morph.number] = None
    if "هات" in plurals:
        seen[lemma + "هات", "Plur"] = None
    for form, number in seen:
        yield form, UnitForm(unit, number)
        yield f"ال{form}", UnitForm(unit, number, article=True)
