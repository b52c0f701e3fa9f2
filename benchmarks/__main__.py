"""`python -m benchmarks [--pin]`: measure everything, write it down, fail below a floor."""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from collections.abc import Iterator

from benchmarks import report, results
from benchmarks.actors import actor_codes
from benchmarks.affiliations import affiliations
from benchmarks.archive import archive
from benchmarks.details import details
from benchmarks.identity import identity
from benchmarks.ner import named_entities, tagger_model
from benchmarks.places import places
from benchmarks.results import Measure, Run, Suite, sha256
from benchmarks.scoring import score
from benchmarks.second import second
from benchmarks.shared import ROOT, MissingDataError, shared
from benchmarks.speed import speed
from benchmarks.suites import sentences, spans
from benchmarks.unread import unread
from benchmarks.values import values
from sijill.pipeline import Reader


def main() -> int:
    """Run the benchmark; return 0, 1 below a floor, or 2 where the data is missing."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--pin", action="store_true", help="raise the floors to the present figures")
    options = parser.parse_args()
    try:
        reader = Reader()
        run = Run(
            commit=_commit(),
            lexicon_sha256=reader.version.lexicon_sha256,
            python=platform.python_version(),
            suites=dict(_measured(reader)),
        )
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    floors = results.load_floors()
    if options.pin:
        floors = results.raised(run, floors)
        results.save_floors(floors)
    page = report.markdown(run, results.load_run(), floors)
    (results.HERE / "RESULTS.md").write_text(page, encoding="utf-8")
    results.save_run(run)
    print(page)
    failed = list(results.breaches(run, floors))
    for sentence in failed:
        print(sentence, file=sys.stderr)
    return 1 if failed else 0


def _measured(reader: Reader) -> Iterator[tuple[str, Suite]]:
    yield "dev", _annotated("Real articles (development set)", "benchmark", "dev.jsonl")
    yield "seed", _annotated("The seed article", "seed", "seed-gold.jsonl")
    yield "second", second()
    yield "unread", unread()
    yield "archive", archive()
    yield "details", details()
    yield "identity", identity(reader)
    yield "gsr-sentences", sentences(reader)
    yield "gsr-spans", spans(reader)
    yield from named_entities(reader)
    yield from tagger_model(reader)
    yield "actors", actor_codes(reader)
    yield "affiliations", affiliations(reader)
    yield "places", places(reader)
    yield from values()
    yield "speed", speed()


def _annotated(title: str, *path: str) -> Suite:
    gold = shared(*path)
    measures = {
        row: Measure(s.f1, f"P {s.p:.3f} R {s.r:.3f}, {s.gold} in the text, {s.predicted} found")
        for row, s in score(gold).items()
    }
    return Suite(title, "F1", sha256(gold), measures)


def _commit() -> str:
    """Return the commit of the checkout, marked where the reader differs from it."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    changed = git("status", "--porcelain", "--", "src", "benchmarks/*.py")
    return (git("rev-parse", "--short=12", "HEAD") or "unknown") + (" with changes" if changed else "")


if __name__ == "__main__":
    raise SystemExit(main())
