"""A fifth of the articles beside the others, and how far random fifths lie apart.

Some articles are harder than others: the scatter says how much of a gap between two parts of so few articles is
chance. It is the standard deviation of the gap over random fifths of the same size.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import pstdev

import msgspec

from benchmarks.scoring import fold_of, read_articles
from benchmarks.shared import scorer_at

DRAWS = 1000
"""How many random fifths the scatter is taken over."""
_SEED = 0

Counts = tuple[int, int, int]
"""Hits, records in the text, records found."""


class Gap(msgspec.Struct, frozen=True):
    """F1 in the fold and in the others, the scatter of their difference, and the records in the fold's texts."""

    held: float
    others: float
    scatter: float
    gold: int

    @property
    def value(self) -> float:
        """How much better the fold is than the others."""
        return self.held - self.others


def gaps(gold: Path, fold: int) -> dict[str, Gap]:
    """Score the current reader on one fifth of the annotated articles and on the others, row by row."""
    articles = by_article(gold)
    held = [name for name in articles if fold_of(name) == fold]
    draw = random.Random(_SEED)
    drawn = [draw.sample(sorted(articles), len(held)) for _ in range(DRAWS)]
    found = {}
    for row in next(iter(articles.values()), {}):
        counts = {name: rows[row] for name, rows in articles.items()}
        one, others = f1(counts, held)
        apart = [a - b for a, b in (f1(counts, names) for names in drawn)]
        found[row] = Gap(one, others, pstdev(apart), sum(counts[name][1] for name in held))
    return found


def by_article(gold: Path) -> dict[str, dict[str, Counts]]:
    """What the benchmark's scorer counts in each article: row → counts."""
    scorer = scorer_at("benchmark", "score.py")
    with gold.open(encoding="utf-8") as file:
        wanted = [json.loads(line) for line in file if line.strip()]
    counted: dict[str, dict[str, Counts]] = {}
    for article, extraction in zip(wanted, read_articles(gold), strict=True):
        tally = scorer.Tally()
        scorer.score(article, json.loads(extraction.to_json()), tally)
        counted[article["id"]] = {row: (hit, told, made) for row, (hit, told, made) in tally.n.items()}
    return counted


def f1(counts: Mapping[str, Counts], held: Sequence[str]) -> tuple[float, float]:
    """F1 over the held articles and over all others."""
    inside = set(held)
    parts = [[c for name, c in counts.items() if (name in inside) == within] for within in (True, False)]
    return _f1(parts[0]), _f1(parts[1])


def _f1(counts: Sequence[Counts]) -> float:
    hits, told, made = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return 2 * hits / (told + made) if told + made else 0.0
