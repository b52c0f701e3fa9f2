"""Every spelling of a numeral, generated from the entries of `data/numerals/`.

An entry gives the plain number; its tens, teens, hundreds, duals, ordinals and fractions are made here
(W. Wright, I §§ 318–335).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from sijill.lexicon import Lexicon
from sijill.text import fold

Kind = Literal["zero", "unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "dozen"]
"""unit 1–9; ten 10; teen 11–19 in one word, or the tenth; tens 20–90; hundred 100; hundreds 200–900 in one word."""

_THOUSAND = 1000
_DUALS = ("ان", "ين", "ا", "ي")


class Form(msgspec.Struct, frozen=True, gc=False):
    """What a spelling is worth.

    `times` is how often it counts its scale (2 in the dual); `plural` forms need a multiplier; `either`
    forms are the dual in construct or the accusative singular (ألفا); `compound` forms count only inside a
    compound; `ordinal` forms name a place in an order.
    """

    value: int
    kind: Kind
    times: int = 1
    plural: bool = False
    either: bool = False
    compound: bool = False
    ordinal: bool = False
    partitive: bool = False


class Part(msgspec.Struct, frozen=True, gc=False):
    """A fraction word: `number` parts of `of`; `homograph` forms may also be another word.

    `either` forms are the dual in construct or the accusative singular (ثلثا); `unless` words after it make it part
    of a name.
    """

    number: int
    of: int
    plural: bool = False
    homograph: bool = False
    either: bool = False
    unless: frozenset[str] = frozenset()


class Forms(msgspec.Struct, frozen=True, gc=False):
    """Folded spellings and what they are worth."""

    cardinals: dict[str, Form]
    ordinals: dict[str, Form]
    parts: dict[str, Part]
    roles: dict[str, str]
    """Words that bind numerals together, by what they do."""
    relatives: dict[str, str]
    """Relative ordinals and their values."""
    before_last: dict[str, str]


def load_forms(lexicon: Lexicon) -> Forms:
    """All forms of all entries."""
    units = lexicon.yaml("numerals/units.yaml")["units"]
    scales = lexicon.yaml("numerals/scales.yaml")["scales"]
    words = lexicon.yaml("numerals/words.yaml")["words"]
    hundreds = next(entry for entry in scales if entry["value"] == 100)["singular"]
    endings = next(entry for entry in units if entry["value"] == 10)["teen_endings"]
    cardinals: dict[str, Form] = {}
    ordinals: dict[str, Form] = {}
    parts: dict[str, Part] = {}
    for entry in units:
        for form, meaning in _unit(entry, hundreds, endings):
            cardinals.setdefault(fold(form), meaning)
        for form, meaning in _ordinals(entry):
            ordinals.setdefault(fold(form), meaning)
    for entry in scales:
        for form, meaning in _scale(entry):
            cardinals.setdefault(fold(form), meaning)
    for entry in (*units, *words):
        for form, part in _parts(entry):
            parts.setdefault(fold(form), part)
    roles = {fold(form): str(entry["role"]) for entry in words for form in entry["forms"]}
    relatives: dict[str, str] = {}
    for entry in words:
        if entry["role"] == "relative":
            for form in entry["forms"]:
                for ending in ("", "ة", "ين", "تين", "ان", "تان"):
                    relatives[fold(f"ال{form}{ending}")] = entry["value"]
    before = {
        fold(form): entry["value"] for entry in words if entry["role"] == "before_last" for form in entry["forms"]
    }
    return Forms(cardinals, ordinals, parts, roles, relatives, before)


def _unit(entry: Mapping[str, Any], hundreds: list[str], endings: list[str]) -> Iterator[tuple[str, Form]]:
    value = entry["value"]
    kind: Kind = "zero" if value == 0 else "ten" if value == 10 else "unit"
    for form in (*entry["cardinal"], *entry.get("colloquial", ())):
        yield form, Form(value, kind)
    for form in entry.get("compound", ()):
        yield form, Form(value, kind, compound=True, partitive=value == 1)
    for stem in entry.get("tens", ()):
        for ending in ("ون", "ين"):
            yield stem + ending, Form(value * 10, "tens")
    for form in entry.get("teen", ()):
        yield form, Form(value + 10, "teen")
    for stem in entry.get("stems", ()):
        for ending in endings:
            yield stem + ending, Form(value + 10, "teen")
        if value > 2:
            for ending in hundreds:
                yield stem + ending, Form(value * 100, "hundreds")


def _ordinals(entry: Mapping[str, Any]) -> Iterator[tuple[str, Form]]:
    value = entry["value"]
    kind: Kind = "teen" if value == 10 else "unit"
    feminine = entry.get("feminine")
    for form in entry.get("ordinal", ()):
        yield form, Form(value, kind, ordinal=True)
        if not feminine:
            yield form + "ة", Form(value, kind, ordinal=True)
    for form in feminine or ():
        yield form, Form(value, kind, ordinal=True)
    for form in entry.get("ordinal_compound", ()):
        for ending in ("", "ة"):
            yield form + ending, Form(value, kind, compound=True, ordinal=True)


def _scale(entry: Mapping[str, Any]) -> Iterator[tuple[str, Form]]:
    value = entry["value"]
    kind: Kind = "hundred" if value == 100 else "scale" if value >= _THOUSAND else "dozen"
    for form in entry["singular"]:
        yield form, Form(value, kind)
        stem = form[:-1] + "ت" if form.endswith("ة") else form
        for ending in _DUALS:
            either = ending == "ا" and stem == form
            if kind == "hundred":
                yield stem + ending, Form(200, "hundreds")
            else:
                yield stem + ending, Form(value, kind, times=2, either=either)
    for form in entry["plurals"]:
        yield form, Form(value, kind, plural=True)
        if not form.endswith("ات"):
            yield form + "ا", Form(value, kind, plural=True)


def _parts(entry: Mapping[str, Any]) -> Iterator[tuple[str, Part]]:
    singulars = entry.get("fraction") or (entry["forms"] if entry.get("role") == "fraction" else ())
    of, homograph = entry["value"] if singulars else 0, bool(entry.get("homograph"))
    unless = frozenset(map(fold, entry.get("homograph_before", ())))
    for form in singulars:
        yield form, Part(1, of, homograph=homograph, unless=unless)
        # Two halves and two quarters are not counted in construct: نصفا is an accusative, ربعي "quarterly".
        for ending in ("ان", "ين") if of in {2, 4} else _DUALS:
            yield form + ending, Part(2, of, homograph=homograph, either=ending == "ا")
        if of in {2, 4}:
            yield form + "ا", Part(1, of, homograph=homograph, unless=unless)
    for form in entry.get("spoken", ()):
        yield form, Part(1, of, homograph=True)
    for form in entry.get("parts", ()):
        yield form, Part(1, of, plural=True)
