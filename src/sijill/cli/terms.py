"""What records and data entries call things, in the language of the interface.

English is what the data is written in. The Arabic stands in `terms.yaml` and, where other views say it too, with
the labels of `messages.yaml`; words, names, codes and ids are the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from sijill.cli.messages import Messages, load
from sijill.cli.views import plain
from sijill.lexicon.rules import on_a_line

_LABELS = {
    "type": ("event", "entity", "timex"),
    "types": ("event",),
    "kind": ("commitment", "affiliation"),
    "set": ("modality", "polarity"),
    "role": ("role",),
    "yields": ("role",),
    "act": ("act",),
    "mode": ("mode",),
    "modality": ("modality",),
    "polarity": ("polarity",),
}
"""Fields whose values are labels of other views → the groups that they are looked up in."""
_LIKE = {
    "needs": "classes",
    "by": "classes",
    "not_by": "classes",
    "not_with": "classes",
    "object": "classes",
    "subject": "frame_role",
    "but": "family",
    "families": "family",
    "kinds": "kind",
    "noun": "takes",
    "negated": "relation",
}
"""Fields whose values are named as those of another are."""
_SYMBOLIC = frozenset({"pattern", "gives", "class"})
_WORD_BY_WORD = frozenset({"value", "frame_place"})
_INTERNAL = frozenset({"times.means", "times.rank", "times.weak"})
"""Fields that name functions of the code; the Arabic interface passes over them."""
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]*")
_LATIN = re.compile(r"[a-z]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_FEATURE = re.compile(r"([+-][\d.]+) (\w+)(?:=(.*))?")
_NAMED = frozenset({"has", "figure", "type", "act", "mode", "modality", "polarity"})
"""Features whose values are those of fields of records."""
_PIECES = frozenset({"who", "elsewhere", "several"})
"""Features of roles whose value is one piece, or pieces joined by `+`."""


class Terms:
    """Names of fields, values, steps and features."""

    def __init__(self, say: Messages) -> None:
        self._say = say
        self._arabic = say.rtl

    def key(self, key: str, folder: str = "") -> str:
        """The name of a field of an entry in `folder`."""
        keys = _terms()["keys"]
        return str(keys.get(f"{folder}.{key}") or keys.get(key, key)) if self._arabic else key

    def pair(self, key: str, value: Any, folder: str = "") -> tuple[str, str]:
        """The name of a field of an entry, as it leads its value on the same line, and the value."""
        name = self.key(key, folder)
        return (f"{name}: " if self._arabic else f"{name} "), self.of_entry(key, value, folder)

    def shown(self, key: str, folder: str) -> bool:
        """Whether a field of an entry is printed."""
        return not (self._arabic and f"{folder}.{key}" in _INTERNAL)

    def of_record(self, key: str, value: Any) -> str:
        """The value of a field of a record, on one line."""
        return self._one_line(key, value, "") if self._arabic else plain(value)

    def of_entry(self, key: str, value: Any, folder: str = "") -> str:
        """The value of a field of an entry in `folder`, on one line."""
        return self._one_line(key, value, folder) if self._arabic else on_a_line(value)

    def value(self, key: str, value: str) -> str:
        """A single value of a field, itself where it needs no other name."""
        return self._word(key, value, "") if self._arabic else value

    def step(self, role: str) -> tuple[str, ...]:
        """What a step of a derivation gave, or of a feature what it added to the confidence, and its name."""
        if not self._arabic:
            return (self._say.label("step", role),)
        feature = _FEATURE.fullmatch(role)
        if feature is None:
            return (self._say.labels("step").get(role) or self._word("role", role, ""),)
        weight, name, value = feature.groups()
        named = str(_terms()["features"].get(name, name))
        return (weight, named) if value is None else (weight, f"{named}:", self._featured(name, value))

    def _featured(self, name: str, value: str) -> str:
        """What stands after the `=` of a feature."""
        if value == "None":
            return "—"
        if "|" in value or name in _PIECES:
            parts = (" + ".join(map(self._piece, part.split("+"))) for part in value.split("|"))
            return self._say("comma").join(parts)
        if name not in _NAMED:
            return value.replace("_", " ")
        steps = self._say.labels("step") if name == "has" else {}
        key = "role" if name == "figure" else name
        return " + ".join(steps.get(part) or self._word(key, part, "") for part in value.split("+"))

    def _piece(self, piece: str) -> str:
        """What a feature of a role is made of."""
        terms = _terms()
        known = terms["pieces"].get(piece) or terms["values"]["classes"].get(piece)
        return str(known) if known is not None else self._word("type", piece, "")

    def _one_line(self, key: str, value: Any, folder: str) -> str:
        comma = self._say("comma")
        if isinstance(value, Mapping):
            if "text" in value:
                return str(value["text"])
            return comma.join(f"{self._name(k)} {self._one_line(k, part, folder)}" for k, part in value.items())
        if isinstance(value, list | tuple):
            return comma.join(self._one_line(key, part, folder) for part in value) or "—"
        return "—" if value is None else self._word(key, str(value), folder)

    def _name(self, key: str) -> str:
        """The name of a field inside a value: of the record's where it has one."""
        return self._say.labels("step").get(key) or self.key(key)

    def _word(self, key: str, text: str, folder: str) -> str:
        values = _terms()["values"]
        if text in values["yes_no"]:
            return str(values["yes_no"][text])
        for group in (values.get(key, {}), values.get(_LIKE.get(key, ""), {})):
            if text in group:
                return str(group[text])
        for name in _LABELS.get(key, ()):
            if (label := self._say.labels(name).get(text)) is not None:
                return label
        if folder == "times" and key in _SYMBOLIC:
            return _SYMBOL.sub(lambda symbol: str(_terms()["symbols"].get(symbol[0], symbol[0])), text)
        if key in _WORD_BY_WORD:
            return _LATIN.sub(lambda word: str(values[key].get(word[0], word[0])), text)
        return text.replace(",", self._say("comma")) if _ARABIC.search(text) else text


@cache
def _terms() -> Mapping[str, Any]:
    return load("terms.yaml")
