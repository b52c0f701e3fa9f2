"""What differs between two readings of an article, and which of the records that differ are right."""

from __future__ import annotations

import contextlib
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from sijill.cli.views import Entry, Source, plain
from sijill.model import LAYERS, Extraction, Record

_ASIDE = frozenset({"id", "evidence", "rule", "confidence", "because"})
"""Fields of every record that say how it was found, not what it says."""
_POINTERS = frozenset({"event", "entity", "anchor"})
"""Fields that hold ids of other records, which are counted anew in every reading."""
_PLACES = ("trigger", "content", "attack", "action", "mentions")
"""Fields that say where a record stands, for those that are no stretch of text themselves."""
_RELATIONS = ("claimed_by", "accused", "accusers", "denied_by")


class Change(NamedTuple):
    """A record that one reading has and the other lacks, or that stands in both and says other things."""

    old: Entry | None
    new: Entry | None

    @property
    def layer(self) -> str:
        """The layer of the record."""
        entry = self.new or self.old
        return entry.layer if entry else ""

    def fields(self) -> dict[str, tuple[str, str]]:
        """Of a record in both readings: field → what it was, what it is."""
        if self.old is None or self.new is None:
            return {}
        old, new = _content(self.old.record), _content(self.new.record)
        names = dict.fromkeys((*old, *new))
        return {name: (plain(old.get(name)), plain(new.get(name))) for name in names if old.get(name) != new.get(name)}


class Verdict(NamedTuple):
    """How many of the things that a record says the gold has too: its mentions, its facts, or itself."""

    right: int
    of: int

    def __str__(self) -> str:
        if self.right == self.of:
            return "right"
        return f"{self.right} of {self.of} right" if self.right else "wrong"


def compare(before: Extraction, after: Extraction) -> list[Change]:
    """The records that differ between two readings of one article, in the order of the text by layer."""
    changes: list[Change] = []
    old, new = _by_layer(before), _by_layer(after)
    for layer in LAYERS:
        lost = _without(old[layer], new[layer])
        places: dict[Any, list[Entry]] = defaultdict(list)
        for entry in lost:
            places[_place(entry.record)].append(entry)
        for entry in _without(new[layer], old[layer]):
            same = places[_place(entry.record)]
            changes.append(Change(same.pop(0) if same else None, entry))
        changes += [Change(entry, None) for entry in lost if entry in places[_place(entry.record)]]
    return changes


def verdicts(scorer: ModuleType, gold: Mapping[str, Any], read: Extraction, layer: str) -> dict[str, Verdict]:
    """Id of a record → whether it is right, as the scorer matches the layer.

    The scorer names those that it could not match; the others of the layer are right. Of an event it looks at
    type and place only, of a statement at speaker and content, of a figure at its bounds.
    """
    plain = {name: [_slim(record) for record in getattr(read, name)] for name in LAYERS}
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        scorer.score(gold, plain, scorer.Tally(), layer)
    prefix = f"EXTRA {gold['id']} "
    extra = [line.removeprefix(prefix) for line in told.getvalue().splitlines() if line.startswith(prefix)]
    if layer == "responsibility":
        return _by_fact(scorer, gold["text"], read, extra)
    wrong = Counter(_leading_id(line) for line in extra)
    units = {row["id"]: len(row["mentions"]) if layer == "entities" else 1 for row in plain.get(layer, ())}
    return {id_: Verdict(of - wrong[id_], of) for id_, of in units.items()}


def _by_fact(scorer: ModuleType, text: str, read: Extraction, extra: list[str]) -> dict[str, Verdict]:
    """Verdicts on who is behind an attack: the scorer counts each relation to each name by itself."""
    wrong = Counter(map(str, map(json.loads, extra)))
    found = {}
    for record in read.responsibility:
        sentence = scorer.sentence_of(text, msgspec.to_builtins(record.attack))
        facts = [[name, who, sentence] for name in _RELATIONS for who in getattr(record, name)]
        facts += [["unclaimed", "", sentence]] if record.unclaimed else []
        missed = 0
        for fact in map(str, facts):
            missed += wrong[fact] > 0
            wrong[fact] -= wrong[fact] > 0
        found[record.id] = Verdict(len(facts) - missed, len(facts))
    return found


def _leading_id(line: str) -> str:
    """The id of a record that the scorer printed: its first field, the rest may be cut off."""
    return str(json.JSONDecoder().raw_decode(line, line.index(":") + 2)[0])


def _slim(record: Record) -> dict[str, Any]:
    """A record as the scorer takes it, its id first, without the derivation."""
    values: dict[str, Any] = msgspec.to_builtins(record)
    kept = {key: value for key, value in values.items() if key == "id" or key not in _ASIDE}
    if "mentions" in kept:
        kept["mentions"] = [{"id": record.id, **mention} for mention in kept["mentions"]]
    return kept


def _by_layer(read: Extraction) -> dict[str, list[Entry]]:
    published = read.document.published
    source = Source(read.id, read.document.outlet, published.isoformat() if published else None)
    layers: dict[str, list[Entry]] = {layer: [] for layer in LAYERS}
    for layer, record in read.records():
        layers[layer].append(Entry(source, layer, record))
    return layers


def _without(entries: list[Entry], others: list[Entry]) -> list[Entry]:
    """Those of some entries that say what none of the others says."""
    left = Counter(_key(entry) for entry in others)
    kept = []
    for entry in entries:
        key = _key(entry)
        if left[key]:
            left[key] -= 1
        else:
            kept.append(entry)
    return kept


def _key(entry: Entry) -> str:
    return json.dumps(_content(entry.record), sort_keys=True)


def _content(record: Record) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(record)
    return {key: value for key, value in values.items() if key not in _ASIDE | _POINTERS}


def _place(record: Record) -> tuple[Any, ...]:
    values = _content(record)
    if "start" in values:
        return values["start"], values["end"]
    for name in _PLACES:
        if name in values:
            span = values[name][0] if name == "mentions" else values[name]
            return span["start"], span["end"]
    return tuple(str(values.get(name)) for name in ("member", "of"))


def tallied(changes: list[Change]) -> Iterator[tuple[str, int, int, int]]:
    """Layer, records gained, lost, and changed; for the layers that have any."""
    for layer in LAYERS:
        here = [change for change in changes if change.layer == layer]
        if here:
            gained = sum(change.old is None for change in here)
            lost = sum(change.new is None for change in here)
            yield layer, gained, lost, len(here) - gained - lost
