"""What a rule id means: every `rule` of a record resolves to a data entry or to a documented rule.

Ids of documented rules stand in `rules.yaml`. Ids of entries are the `id` of a YAML entry, or
for a row of a TSV file its `id` column or, in registers, `<folder>.<file stem>.<first column>`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sijill.lexicon.lexicon import Lexicon

DOCUMENTED = "rules.yaml"
ASIDE = frozenset({"id", "examples", "not", "ar"})
"""Keys of an entry that are no part of what it says, or say it again in Arabic."""


class Rule(NamedTuple):
    """A rule or data entry: where it stands, what it says, examples of it, and of an entry what it consists of.

    `ar` says what a documented rule does in Arabic; it is empty where an entry says it with its words alone.
    """

    id: str
    file: str
    what: str
    examples: tuple[str, ...] = ()
    entry: Mapping[str, Any] = {}
    ar: str = ""


class Rules:
    """Looks rule ids up in the data of a lexicon; the index is built once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules: dict[str, Rule] = {}
        for name in lexicon.files(suffix=".tsv"):
            for row in lexicon.tsv(name):
                if row.get("id"):
                    self._rules.setdefault(row["id"], Rule(row["id"], name, _cells(row), entry=_filled(row)))
        for name in lexicon.files(suffix=".yaml"):
            content = lexicon.yaml(name)
            if name == DOCUMENTED:
                for key, entry in (content or {}).items():
                    what, ar = str(entry["what"]), str(entry.get("ar", ""))
                    self._rules[key] = Rule(key, name, what, _texts(entry.get("examples")), ar=ar)
            else:
                for entry in entries(content):
                    rule_id = str(entry["id"])
                    ar = str(entry.get("ar", ""))
                    rule = Rule(rule_id, name, _summary(entry), _texts(entry.get("examples")), entry, ar)
                    self._rules.setdefault(rule_id, rule)

    def resolve(self, rule_id: str) -> Rule | None:
        """The rule or entry that `rule_id` names, or None where there is none."""
        return self._rules.get(rule_id) or self._row(rule_id)

    def _row(self, rule_id: str) -> Rule | None:
        """A row of a TSV register: the part of the id before the row's first cell names the file."""
        folder, _, rest = rule_id.partition(".")
        stem, _, cell = rest.partition(".")
        name = f"{folder}/{stem}.tsv"
        if not cell or name not in self._lexicon.files(f"{folder}/"):
            return None
        for row in self._lexicon.tsv(name):
            if next(iter(row.values())) == cell:
                return Rule(rule_id, name, _cells(row), entry=_filled(row))
        return None


def entries(content: Any) -> Iterator[Mapping[str, Any]]:
    """Every mapping with an `id` in the parsed content of a YAML file, however deep."""
    if isinstance(content, Mapping):
        if "id" in content:
            yield content
        for value in content.values():
            yield from entries(value)
    elif isinstance(content, list):
        for value in content:
            yield from entries(value)


def _filled(row: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in row.items() if value}


def _cells(row: Mapping[str, str]) -> str:
    return "; ".join(f"{key}: {value}" for key, value in row.items() if value and key != "id")


def _summary(entry: Mapping[str, Any]) -> str:
    """The entry on one line, without its examples."""
    return "; ".join(f"{key}: {on_a_line(value)}" for key, value in entry.items() if key not in ASIDE)


def on_a_line(value: Any) -> str:
    """A value of an entry on one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {on_a_line(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(map(on_a_line, value))
    return str(value)


def _texts(value: Any) -> tuple[str, ...]:
    """Example sentences of an entry; an example may be a text or a mapping that has one."""
    if not isinstance(value, list):
        return ()
    return tuple(str(item.get("text", item)) if isinstance(item, Mapping) else str(item) for item in value)
