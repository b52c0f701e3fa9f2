"""The public cases of numbers and times: their texts, the values found in them, and the scorer's verdict."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from benchmarks.shared import COMMAND, lines, scorer_at, shared
from sijill.values import ValueFinder

FOLDER = ("suites", "times-numbers")
DISPUTED = Path(__file__).with_name("disputed.tsv")
OTHER_WORK = frozenset({"wojood-number", "wojood-time", "xsid-time"})
"""Suites whose gold spans carry no value."""


class Gold(msgspec.Struct, frozen=True):
    """A span of a case, of the gold or found; `values_ok` are further values that count as right."""

    start: int
    end: int
    kind: str
    value: str | float | int | None = None
    values_ok: tuple[str | float | int, ...] = ()


class Case(msgspec.Struct, frozen=True):
    """A text, the moment its relative times are reckoned from, and the spans it holds."""

    id: str
    text: str
    kind: str
    spans: tuple[Gold, ...]
    reference_date: str | None = None
    flags: tuple[str, ...] = ()

    def differences(self, found: tuple[Gold, ...]) -> tuple[list[Gold], list[Gold]]:
        """The gold spans that were not found with a right value, and the found ones that are no gold.

        Found spans of a group that the case does not ask about count as neither.
        """
        groups = groups_of([self])
        asked = [f for f in found if group(f.kind) in groups]
        missed = [g for g in self.spans if not any(self.agree(g, f) for f in asked)]
        return missed, [f for f in asked if not any(self.agree(g, f) for g in self.spans)]

    def agree(self, gold: Gold, found: Gold) -> bool:
        """Whether a found span is this gold span, with a right value where the gold has one."""
        if (gold.start, gold.end) != (found.start, found.end):
            return False
        if "spans-only" not in self.flags and group(gold.kind) != group(found.kind):
            return False
        return gold.value is None or bool(scorer().ok(msgspec.to_builtins(gold), found.value))


Predictions = dict[str, tuple[Gold, ...]]
Row = dict[str, Any]


class Tally(NamedTuple):
    """Counts over several suites: exact spans with the right value, of those that have one, and of those found."""

    hits: int = 0
    valued: int = 0
    predicted: int = 0
    overlapping: int = 0
    gold: int = 0

    @property
    def p(self) -> float:
        """Precision: right ones of all found; those whose gold has no value cannot be right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def r(self) -> float:
        """Recall of exact span and value."""
        return self.hits / self.valued if self.valued else 0.0

    @property
    def f1(self) -> float:
        """F1 of exact span and value."""
        return 2 * self.p * self.r / (self.p + self.r) if self.hits else 0.0

    @property
    def recall(self) -> float:
        """Right values of all, on spans that overlap at least."""
        return self.overlapping / self.valued if self.valued else 0.0

    @property
    def ceiling(self) -> float:
        """The F1 of a perfect answer: below 1 where gold spans carry no value."""
        return 2 * self.valued / (self.valued + self.gold) if self.valued else 0.0


@cache
def scorer() -> ModuleType:
    """The scorer that comes with the cases, as a module."""
    return scorer_at(*FOLDER, "score.py")


def suite_names() -> list[str]:
    """The names of all suites, sorted."""
    return sorted(path.stem for path in shared(*FOLDER).glob("*.jsonl"))


def load_suite(name: str) -> tuple[Case, ...]:
    """The cases of a suite."""
    return tuple(lines(shared(*FOLDER, f"{name}.jsonl"), Case))


def predict(finder: ValueFinder, cases: Iterable[Case]) -> Predictions:
    """What the finder finds in each case, by the id of the case."""
    return {
        case.id: tuple(Gold(s.start, s.end, s.kind, s.value) for s in finder.find(case.text, case.reference_date))
        for case in cases
    }


def filtered(suites: Mapping[str, tuple[Case, ...]]) -> dict[str, Predictions]:
    """What the filter `sijill values` prints for each case of some suites, by suite and id."""
    asked = b"".join(
        msgspec.json.encode({"id": case.id, "text": case.text, "reference_date": case.reference_date}) + b"\n"
        for cases in suites.values()
        for case in cases
    )
    done = subprocess.run([*COMMAND, "values", "-"], input=asked, check=True, stdout=subprocess.PIPE)
    answers = iter(done.stdout.splitlines())
    decode = msgspec.json.Decoder(_Answer).decode
    return {name: {case.id: decode(next(answers)).spans_of(case) for case in cases} for name, cases in suites.items()}


class _Answer(msgspec.Struct, frozen=True):
    """A line of the filter's output."""

    id: str
    spans: tuple[Gold, ...]

    def spans_of(self, case: Case) -> tuple[Gold, ...]:
        """The spans, where this is the answer to that case.

        Raises:
            ValueError: where it is the answer to another one.
        """
        if self.id != case.id:
            raise ValueError(f"the filter answered {self.id} where {case.id} was asked")
        return self.spans


def files() -> list[Path]:
    """The files that the figures depend on: the suites and their scorer."""
    return [shared(*FOLDER, f"{name}.jsonl") for name in suite_names()] + [shared(*FOLDER, "score.py")]


def disputed(path: Path = DISPUTED) -> dict[tuple[str, str], str]:
    """The cases whose gold is wrong or odd: (suite, id) → why. They are counted all the same."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["suite"], row["id"]): row["reason"] for row in csv.DictReader(file, delimiter="\t")}


def judge(cases: Iterable[Case], found: Predictions) -> Row:
    """The scorer's row for some cases."""
    kept = list(cases)
    gold = [msgspec.to_builtins(case) for case in kept]
    predicted = [{"id": case.id, "spans": msgspec.to_builtins(found[case.id])} for case in kept]
    row: Row = scorer().score(gold, predicted)
    return row


def group(kind: str) -> str:
    """The group of a kind: every kind of time is `time`, the others are themselves."""
    return str(scorer().GROUP.get(kind, kind))


def groups_of(cases: Iterable[Case]) -> set[str]:
    """The groups that some cases ask about: those of their gold, or what they are about where there is none."""
    kept = list(cases)
    found = {group(span.kind) for case in kept for span in case.spans}
    return found or {group(case.kind) for case in kept}


def tally(cases: Iterable[Case], found: Predictions, groups: frozenset[str]) -> Tally:
    """The scorer's counts for some groups only, the others cut out of gold and found alike."""
    cut = [
        msgspec.structs.replace(
            case,
            spans=tuple(span for span in case.spans if group(span.kind) in groups),
            kind=case.kind if group(case.kind) in groups else min(groups),
        )
        for case in cases
    ]
    kept = {case.id: tuple(span for span in found[case.id] if group(span.kind) in groups) for case in cut}
    row = judge(cut, kept)
    return Tally(
        hits=round((row["value_acc"] or 0) * row["value_n"]),
        valued=sum(span.value is not None for case in cut for span in case.spans),
        predicted=row["pred"],
        overlapping=round((row["overlap_value_acc"] or 0) * row["overlap_value_n"]),
        gold=row["gold"],
    )


class Members(NamedTuple):
    """What a figure is taken over: some groups of the suites that `take` names."""

    groups: frozenset[str]
    take: Callable[[str], bool]

    def asks(self, name: str, cases: Iterable[Case]) -> bool:
        """Whether a suite has a part in the figure."""
        return self.take(name) and any(group(span.kind) in self.groups for case in cases for span in case.spans)


def _named(*names: str) -> Callable[[str], bool]:
    return lambda name: name in names


def _any(name: str) -> bool:
    return name not in OTHER_WORK


_TIME = frozenset({"time"})
_ALL = frozenset({"time", "number", "ordinal", "numberrange", "percentage", "quantity", "money"})

FIGURES: Mapping[str, Members] = {
    "times": Members(_TIME, _any),
    "numbers": Members(frozenset({"number"}), _any),
    "ordinals": Members(frozenset({"ordinal"}), _any),
    "number ranges": Members(frozenset({"numberrange"}), _any),
    "percentages and money": Members(frozenset({"percentage", "money"}), _any),
    "percentages": Members(frozenset({"percentage"}), _any),
    "money": Members(frozenset({"money"}), _any),
    "quantities": Members(frozenset({"quantity"}), _any),
    "Hijri dates": Members(_TIME, _named("cldr-hijri", "dateparser-hijri")),
    "our news": Members(_ALL, _named("ours-news20")),
}
"""The figures that span suites, over the suites whose spans carry values."""


def figure(members: Members, suites: Mapping[str, tuple[Case, ...]], found: Mapping[str, Predictions]) -> Tally | None:
    """The sum of a figure over its suites; None where none of them is there."""
    total = Tally()
    for part in _tallies(members, suites, found):
        total = Tally(*map(sum, zip(total, part, strict=True)))
    return total if total.gold else None


def _tallies(
    members: Members, suites: Mapping[str, tuple[Case, ...]], found: Mapping[str, Predictions]
) -> Iterator[Tally]:
    for name, cases in suites.items():
        if members.asks(name, cases):
            yield tally(cases, found[name], members.groups)
