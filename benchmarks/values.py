"""Values of short texts against the public cases: `python -m benchmarks.values [--suite NAME] [--errors] [--fold K]`.

Finds the values of every case with the finder of this checkout and has the suites' own scorer judge them.
Prints a table of the suites (`value F1` is the exact span with the right value) and the figures that span
suites. `--suite` takes one suite, or all whose names begin so (may be given more than once), `--errors` also
lists every case with something missed (✗) or invented (+), `--fold K` (0 to 4) sets a fifth of the cases,
chosen by the hash of their ids, beside the other four: errors are those of the other four then.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence

from benchmarks.cases import (
    FIGURES,
    Case,
    Predictions,
    Tally,
    disputed,
    figure,
    files,
    filtered,
    judge,
    load_suite,
    predict,
    suite_names,
)
from benchmarks.results import Measure, Suite, sha256
from benchmarks.scoring import FOLDS, fold_of
from benchmarks.shared import MissingDataError
from sijill.values import ValueFinder

Suites = dict[str, tuple[Case, ...]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code (0, or 2 where the data is missing)."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.values", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--suite", action="append", metavar="NAME", help="only suites whose name begins with this")
    parser.add_argument("--errors", action="store_true", help="list the cases with something missed or invented")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="this fifth against the other four")
    options = parser.parse_args(arguments)
    try:
        suites: Suites = {name: load_suite(name) for name in _chosen(options.suite)}
        finder = ValueFinder()
        predictions = {name: predict(finder, cases) for name, cases in suites.items()}
        if options.fold is None:
            shown = [("", suites)]
        else:
            shown = [
                (f"fold {options.fold}", _part(suites, options.fold, inside=True)),
                ("others", _part(suites, options.fold, inside=False)),
            ]
        for title, part in shown:
            _table(title, part, predictions)
        if options.errors:
            _errors(shown[-1][1], predictions)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def values() -> Iterator[tuple[str, Suite]]:
    """Run the filter over every suite: the figures that span suites, and the suites one by one."""
    suites: Suites = {name: load_suite(name) for name in suite_names()}
    found = filtered(suites)
    doubted = disputed()
    sound = {name: tuple(c for c in cases if (name, c.id) not in doubted) for name, cases in suites.items()}
    data = sha256(*files())
    measures = {}
    for name, members in FIGURES.items():
        if total := figure(members, suites, found):
            rest = figure(members, sound, found) or Tally()
            left_out = sum(
                len(cases) - len(sound[suite]) for suite, cases in suites.items() if members.asks(suite, cases)
            )
            detail = f"{_detail(total)}; {rest.f1:.3f} without {left_out} disputed cases"
            measures[name] = Measure(round(total.f1, 4), detail)
    yield "values", Suite("Numbers, quantities and times: public cases", "F1 of span and value", data, measures)
    yield (
        "values-suites",
        Suite("Numbers, quantities and times: suite by suite", "F1", data, dict(_rows(suites, found))),
    )


def _rows(suites: Suites, found: dict[str, Predictions]) -> Iterator[tuple[str, Measure]]:
    for name, cases in suites.items():
        row = judge(cases, found[name])
        spans = f"spans P {row['P']:.3f} R {row['R']:.3f} F1 {row['F1']:.3f}, {row['gold']} in the texts"
        if row["e2eF1"] is None:
            yield f"{name} (spans only)", Measure(round(row["F1"], 4), f"{spans}, overlapping {row['overlapF1']:.3f}")
        else:
            yield name, Measure(round(row["e2eF1"], 4), f"{spans}, recall of values {row['value_recall']:.3f}")


def _chosen(wanted: Sequence[str] | None) -> list[str]:
    """The suites of these names; a name that is none takes all that begin with it."""
    names = suite_names()
    if not wanted:
        return names
    return [name for name in names if any(name == w or (w not in names and name.startswith(w)) for w in wanted)]


def _part(suites: Suites, fold: int, *, inside: bool) -> Suites:
    return {
        name: tuple(case for case in cases if (fold_of(case.id) == fold) == inside) for name, cases in suites.items()
    }


def _table(title: str, suites: Suites, predictions: dict[str, Predictions]) -> None:
    heads = ("cases", "gold", "pred", "P", "R", "F1", "overlap", "val.acc", "val.rec", "value F1")
    print(f"{title:28}" + "".join(f"{head:>9}" for head in heads))
    for name, cases in suites.items():
        if cases:
            row = judge(cases, predictions[name])
            keys = ("cases", "gold", "pred", "P", "R", "F1", "overlapF1", "value_acc", "value_recall", "e2eF1")
            print(f"{name:28}" + "".join(f"{_cell(row[key]):>9}" for key in keys))
    print()
    for name, members in FIGURES.items():
        if tally := figure(members, suites, predictions):
            print(f"{name:28}{tally.f1:9.3f}  {_detail(tally)}")
    print()


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _detail(tally: Tally) -> str:
    return (
        f"P {tally.p:.3f} R {tally.r:.3f} recall of values {tally.recall:.3f}; "
        f"{tally.hits} right of {tally.valued} with a value, {tally.predicted} found; ceiling {tally.ceiling:.3f}"
    )


def _errors(suites: Suites, predictions: dict[str, Predictions]) -> None:
    """One case a line: its text, and after ✗ what was missed, after + what was invented."""
    for name, cases in suites.items():
        print(f"\n== {name}")
        for case in cases:
            missed, invented = case.differences(predictions[name][case.id])
            if missed or invented:
                about = f"  [{case.reference_date}]" if case.reference_date else ""
                print(f"{case.id[len(name) + 1 :]}  {case.text.strip()!r}{about}")
                for sign, spans in (("✗", missed), ("+", invented)):
                    for span in spans:
                        words, value = case.text[span.start : span.end], json.dumps(span.value, ensure_ascii=False)
                        also = f"  or {list(span.values_ok)}" if span.values_ok else ""
                        print(f"    {sign} {span.start}-{span.end} «{words}» {span.kind} = {value}{also}")


if __name__ == "__main__":
    raise SystemExit(main())
