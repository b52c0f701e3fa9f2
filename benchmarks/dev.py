"""The developer's measuring stick: `python -m benchmarks.dev [--layer L] [--errors L] [--seed] [--fold K]`.

Reads the development articles with the reader of this checkout and prints the scorer's table in seconds.
`--layer` prints one layer's rows, `--errors` also lists what one layer missed and invented, `--seed` takes
the seed article instead. `--fold K` (0 to 4) sets a fifth of the articles, chosen by the hash of their ids,
beside the other four: write rules looking only at the four, and see here whether they hold on the fifth. The
scatter is how far random fifths of these articles lie apart from the rest (one standard deviation).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.folds import gaps
from benchmarks.scoring import FOLDS, Score, fold_of, prepared, score
from benchmarks.shared import MissingDataError, shared
from sijill.model import LAYERS

ROWS = {layer: layer.removesuffix("ies") if layer.endswith("ies") else layer.removesuffix("s") for layer in LAYERS}
"""Layer → how the scorer's rows about it begin."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code (0, or 2 where the data is missing)."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.dev", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--layer", choices=LAYERS, help="print the rows of one layer only")
    parser.add_argument("--errors", choices=LAYERS, help="list what this layer missed and invented")
    parser.add_argument("--seed", action="store_true", help="the seed article instead of the development articles")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="this fifth against the other four")
    options = parser.parse_args(arguments)
    try:
        gold = shared("seed", "seed-gold.jsonl") if options.seed else shared("benchmark", "dev.jsonl")
        prefix = ROWS[options.layer] if options.layer else ""
        if options.errors:
            _errors(gold, options.errors, options.fold)
        elif options.fold is None:
            _table(score(gold), prefix)
        else:
            _folds(gold, options.fold, prefix)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _table(scores: dict[str, Score], prefix: str) -> None:
    print(f"{'row':36} {'P':>6} {'R':>6} {'F1':>6}  gold/predicted")
    for row, s in scores.items():
        if row.startswith(prefix):
            print(f"{row:36} {s.p:6.3f} {s.r:6.3f} {s.f1:6.3f}  {s.gold}/{s.predicted}")


def _folds(gold: Path, fold: int, prefix: str) -> None:
    print(f"{'F1':36} {'fold ' + str(fold):>8} {'others':>8} {'gap':>8} {'scatter':>8}  gold in the fold")
    for row, gap in gaps(gold, fold).items():
        if row.startswith(prefix):
            print(f"{row:36} {gap.held:8.3f} {gap.others:8.3f} {gap.value:+8.3f} {gap.scatter:8.3f}  {gap.gold}")


def _errors(gold: Path, layer: str, fold: int | None) -> None:
    """List errors; with a fold, only those of the other four fifths, so that the fifth stays unseen."""
    with prepared(gold, lambda article: fold is None or fold_of(article) != fold, slim=True) as command:
        subprocess.run([*command, "--errors", layer], check=True)


if __name__ == "__main__":
    raise SystemExit(main())
