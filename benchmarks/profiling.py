"""Where the reading time goes: `python -m benchmarks.profiling [ARTICLES]` (default 300)."""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections import Counter

from benchmarks.shared import MissingDataError
from benchmarks.speed import WARM_UP, articles
from sijill.pipeline import Reader


def main() -> int:
    """Profile a warm reader; print the share of each layer and the functions with the most own time."""
    try:
        sample = articles(WARM_UP + (int(sys.argv[1]) if len(sys.argv) > 1 else 300))
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    reader = Reader()
    for article in sample[:WARM_UP]:
        reader.read(article.text, published=article.published)
    profile = cProfile.Profile()
    profile.enable()
    for article in sample[WARM_UP:]:
        reader.read(article.text, published=article.published)
    profile.disable()
    stats = pstats.Stats(profile)
    layers: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, _) in stats.stats.items():  # type: ignore[attr-defined]  # not in typeshed
        layers[file.rpartition("/sijill/")[2].split("/")[0] if "/sijill/" in file else "(library)"] += own
    total = sum(layers.values())
    print(f"{1000 * total / (len(sample) - WARM_UP):.2f} ms an article under the profiler")
    for layer, own in layers.most_common(12):
        print(f"{own / total:6.1%}  {layer}")
    stats.sort_stats("tottime").print_stats(30)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
