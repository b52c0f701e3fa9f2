"""A run as a Markdown page: every figure in a table, beside the last one."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.results import Floors, Run, Suite


def markdown(run: Run, last: Run | None, floors: dict[str, Floors]) -> str:
    """Render a run, with the difference to the last one and the floor of every figure."""
    return "\n".join(_page(run, last, floors)) + "\n"


def _page(run: Run, last: Run | None, floors: dict[str, Floors]) -> Iterator[str]:
    yield "# Benchmark results"
    yield ""
    yield "Written by `make benchmark`; what each suite is and how it is scored stands in `benchmarks/README.md`."
    yield ""
    yield f"- commit: `{run.commit}`"
    yield f"- lexicon: `{run.lexicon_sha256}`"
    yield f"- Python: {run.python}"
    if last is not None:
        yield f"- the differences are against commit `{last.commit}`"
    for name, suite in run.suites.items():
        yield ""
        yield f"## {suite.title}"
        yield ""
        yield f"Data: SHA-256 `{suite.corpus_sha256[:16]}…`."
        yield ""
        yield f"| figure | {suite.unit} | last | difference | floor | detail |"
        yield "|---|---:|---:|---:|---:|---|"
        yield from _rows(suite, last.suites.get(name) if last else None, floors.get(name))


def _rows(suite: Suite, last: Suite | None, floors: Floors | None) -> Iterator[str]:
    for row, measure in suite.measures.items():
        before = last.measures.get(row) if last else None
        floor = floors.floors.get(row) if floors else None
        cells = (
            row,
            f"{measure.value:.3f}",
            f"{before.value:.3f}" if before else "",
            f"{measure.value - before.value:+.3f}" if before else "",
            f"{floor:.3f}" if floor is not None else "",
            measure.detail,
        )
        yield "| " + " | ".join(cells) + " |"
