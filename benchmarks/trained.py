"""The weigher of event records by cross-validation: trained anew in every fold, by articles that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from benchmarks.results import Measure
from benchmarks.shared import shared
from sijill.lexicon import Lexicon
from sijill.weigher.features import Clusters
from tools import train_events as training

REPEATS = 5
"""How often the articles are dealt out anew: one deal alone is off by up to two points either way."""


def cross_validated(lexicon: Lexicon) -> dict[str, Measure]:
    """Strict F1 of each type of event, by five-fold cross-validation grouped by article.

    In each fold the whole training runs (features that are seen often enough, weights, the line between a report and
    none) without the articles of the fold, by the code that makes the shipped model. A sentence is taken where a
    record of the type that the rules found, told as having happened, is weighed above the line.
    """
    clusters = training.clusters_of(lexicon)
    rows = training.examples(training.read(shared("suites", "events", "gsr-sentences.jsonl")), lexicon, clusters)
    measures = {}
    for kind in sorted({row.kind for row in rows}):
        mine = [row for row in rows if row.kind == kind]
        scores = [_repeat(mine, clusters, f"deal {n} ") for n in range(REPEATS)]
        low, high = min(scores)[0], max(scores)[0]
        detail = (
            f"P {fmean(s[1] for s in scores):.3f} R {fmean(s[2] for s in scores):.3f}, "
            f"mean of {REPEATS} deals of the articles, {low:.3f} to {high:.3f}"
        )
        measures[f"{kind} strict (trained, 5-fold by article)"] = Measure(round(fmean(s[0] for s in scores), 4), detail)
    return measures


def _repeat(rows: Sequence[training.Example], clusters: Clusters, salt: str) -> tuple[float, float, float]:
    """F1, precision and recall of one deal."""
    right = taken = 0
    for held in range(training.FOLDS):
        model = training.train([row for row in rows if training.fold_of(row.group, salt) != held], clusters)
        for row in rows:
            if row.judged and row.weighed and training.fold_of(row.group, salt) == held:
                found = training.score(row, model.types[row.kind], model) > 0
                taken += found
                right += found and row.positive
    wanted = sum(row.judged and row.positive for row in rows)
    p, r = right / max(1, taken), right / max(1, wanted)
    return (2 * p * r / (p + r) if right else 0.0), p, r


if __name__ == "__main__":
    from sijill.lexicon import load

    for name, measure in cross_validated(load()).items():
        print(f"{name}: {measure.value:.3f} ({measure.detail})")
