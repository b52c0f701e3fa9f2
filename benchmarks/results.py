"""Measured figures, and their floors: what a run writes down and what it must not fall below."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
FLOORS = HERE / "floors.yaml"
SLACK = 0.005
"""A pinned floor lies this much below the figure it was pinned at."""


class Measure(msgspec.Struct, frozen=True):
    """One measured figure, the larger the better; `detail` is shown beside it."""

    value: float
    detail: str = ""


class Suite(msgspec.Struct, frozen=True):
    """The figures of one suite, what they are, and the hash of the data they were measured on."""

    title: str
    unit: str
    corpus_sha256: str
    measures: dict[str, Measure]


class Run(msgspec.Struct, frozen=True):
    """A whole run: what was measured (the reader) and what came out. It holds no date and no host."""

    commit: str
    lexicon_sha256: str
    python: str
    suites: dict[str, Suite]


class Floors(msgspec.Struct, frozen=True):
    """The floors of one suite, valid for one state of its data only."""

    corpus_sha256: str
    floors: dict[str, float]


def sha256(*paths: Path) -> str:
    """Return the SHA-256 of the files' bytes, one after the other, in hexadecimal."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def load_run(path: Path = RESULTS) -> Run | None:
    """Load the last run that was kept, if there is one."""
    return msgspec.json.decode(path.read_bytes(), type=Run) if path.exists() else None


def save_run(run: Run, path: Path = RESULTS) -> None:
    """Write a run in a form that makes a readable diff."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1) + b"\n")


def load_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """Load the pinned floors by suite."""
    return msgspec.convert(yaml.safe_load(path.read_text("utf-8")) or {}, dict[str, Floors]) if path.exists() else {}


def breaches(run: Run, floors: dict[str, Floors]) -> Iterator[str]:
    """Yield a sentence for every figure below its floor, or whose floor cannot be judged."""
    for name, pinned in floors.items():
        suite = run.suites.get(name)
        if suite is None:
            yield f"{name}: has floors but was not measured"
        elif suite.corpus_sha256 != pinned.corpus_sha256:
            yield f"{name}: its data is not what the floors were pinned on; pin them anew (--pin)"
        else:
            for row, floor in pinned.floors.items():
                value = suite.measures[row].value if row in suite.measures else None
                if value is None or value < floor:
                    yield f"{name}: {row} is {value}, below its floor {floor}"


def raised(run: Run, floors: dict[str, Floors]) -> dict[str, Floors]:
    """Return the floors raised to this run; none is lowered, except where the data itself has changed."""
    result = dict(floors)
    for name, suite in run.suites.items():
        old = floors.get(name)
        kept = old.floors if old and old.corpus_sha256 == suite.corpus_sha256 else {}
        slack = 0.2 if name == "speed" else None
        result[name] = Floors(
            suite.corpus_sha256,
            {row: max(kept.get(row, 0.0), _floor(measure.value, slack)) for row, measure in suite.measures.items()},
        )
    return result


def _floor(value: float, share: float | None) -> float:
    """Leave room below a figure: a fixed slack for scores, a share of it for timings, which vary."""
    return max(0.0, round(value - (value * share if share else SLACK), 3))


def save_floors(floors: dict[str, Floors], path: Path = FLOORS) -> None:
    """Write the floors, suites and rows in the order of the run."""
    head = (
        "# Figures that must not fall: `make benchmark` fails below them. `python -m benchmarks --pin` raises\n"
        "# them to the present figures; lowering one is done here by hand, with the reason in the commit.\n"
    )
    body = yaml.safe_dump(msgspec.to_builtins(floors), allow_unicode=True, sort_keys=False, width=110)
    path.write_text(head + body, encoding="utf-8")
