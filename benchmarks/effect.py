"""What your change of words does: `make effect`, or `python -m benchmarks.effect [--since REV] [--news N] [FILES …]`.

Reads the annotated articles twice, with `src/` as it was committed and with `src/` as it lies here, and prints what
the change does to the benchmark, row by row, and to the records: gained (+), lost (−) and changed (~), each with its
sentence, and right or wrong where the articles are annotated. Of articles without annotation (`FILES`, `--news`) it
counts the changes and shows some. `--since REV` compares with an older commit.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from rich.text import Text

from benchmarks.changes import Change, Verdict, compare, tallied, verdicts
from benchmarks.scoring import Scores, judge
from benchmarks.shared import COMMAND, ROOT, Article, MissingDataError, lines, scorer_at, shared
from sijill.cli.messages import Messages
from sijill.cli.paper import Paper
from sijill.cli.views import rows_of
from sijill.ingest import IngestProblem, Options, ingest
from sijill.model import Extraction

DEMO = Path("demo", "articles.jsonl")
_SIGNS = {"+": "green", "−": "red", "~": "yellow"}
MAIN = "dev"
"""The part whose whole table is printed; of the others only the rows that move."""


class EffectError(Exception):
    """Why two readings cannot be compared, and what to do about it."""


class Part(NamedTuple):
    """Some articles that are read twice; `gold` is their file of annotations, where there is one."""

    name: str
    articles: tuple[Article, ...]
    gold: Path | None = None


class Reading(NamedTuple):
    """The extractions of a part, before the change or after it, and the file that they lie in."""

    path: Path
    extractions: tuple[Extraction, ...]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command on the checkout at `root`; return its exit code (0, or 2 where nothing can be compared)."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.effect", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", help="articles of your own: text files, JSON lines or folders")
    parser.add_argument("--since", default="HEAD", metavar="REV", help="the commit to compare with (the last one)")
    parser.add_argument("--news", type=int, default=0, metavar="N", help="also so many news articles, not annotated")
    parser.add_argument("--most", type=int, default=40, metavar="N", help="list at most so many records of a part")
    parser.add_argument("--samples", type=int, default=5, metavar="N", help="show so many of articles not annotated")
    options = parser.parse_args(arguments)
    paper = Paper(sys.stdout, environ=os.environ)
    try:
        if not _changed(root, options.since):
            paper.line(f"src/ is as it was in {options.since}: there is no effect to show.")
            paper.line("Add a word first, or name an older commit: make effect SINCE=HEAD~1")
            return 0
        with tempfile.TemporaryDirectory() as scratch:
            show = _Effect(paper, options.most, options.samples)
            parts = list(_parts(root, options.files, options.news, paper))
            old, new = Path(scratch, "old"), Path(scratch, "new")
            _restore(root, options.since, old)
            running = [_start(parts, old / "src", old), _start(parts, root / "src", new)]
            before, after = (_finish(process, parts, to) for process, to in zip(running, (old, new), strict=True))
            for part, was, now in zip(parts, before, after, strict=True):
                show.part(part, was, now)
    except (EffectError, MissingDataError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _git(root: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)
    except FileNotFoundError:
        raise EffectError("make effect compares with a commit and needs git") from None
    except subprocess.CalledProcessError as error:
        raise EffectError(f"make effect compares with a commit: {error.stderr.decode().strip()}") from None
    return done.stdout


def _changed(root: Path, since: str) -> bool:
    """Whether anything below `src/` differs from the commit, new files included."""
    tracked = _git(root, "diff", "--name-only", since, "--", "src")
    return bool(tracked or _git(root, "ls-files", "--others", "--exclude-standard", "--", "src"))


def _restore(root: Path, since: str, to: Path) -> None:
    """Write `src/` of a commit into a scratch folder; the checkout and its index stay as they are."""
    to.mkdir()
    archive = to / "src.tar"
    _git(root, "archive", "--output", str(archive), since, "src")
    with tarfile.open(archive) as packed:
        packed.extractall(to, filter="data")


def _parts(root: Path, files: Sequence[str], news: int, paper: Paper) -> Iterator[Part]:
    """What is read: the annotated articles and news where they are there, else the demonstration; then the files."""
    try:
        gold = {MAIN: shared("benchmark", "dev.jsonl"), "seed": shared("seed", "seed-gold.jsonl")}
    except MissingDataError as error:
        paper.line(Text(f"No annotated articles, so nothing can be called right or wrong: {error}", "yellow"))
        yield Part("demo", tuple(lines(root / DEMO, Article)))
    else:
        for name, path in gold.items():
            yield Part(name, tuple(lines(path, Article)), path)
        if news > 0:
            yield Part("news", tuple(islice(lines(shared("news", "politics-2000.jsonl"), Article), news)))
    if files:
        yield Part("your files", tuple(_ingested(files, paper)))


def _ingested(files: Sequence[str], paper: Paper) -> Iterator[Article]:
    for item in ingest(files, Options()):
        if not isinstance(item, IngestProblem):
            yield Article(item.id, item.text, item.published, item.outlet)
        elif item.skipped:
            paper.line(item.place, ": ", item.reason, " — ", item.advice)


def _start(parts: Sequence[Part], source: Path, scratch: Path) -> subprocess.Popen[bytes]:
    """Begin to read all articles with the package at `source`, which need not be the one that runs this."""
    scratch.mkdir(exist_ok=True)
    articles = scratch / "articles.jsonl"
    rows = (article for part in parts for article in part.articles)
    articles.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    environment = {**os.environ, "PYTHONPATH": str(source)}
    with (scratch / "extractions.jsonl").open("wb") as out:
        return subprocess.Popen(
            [*COMMAND, "extract", str(articles)], env=environment, stdout=out, stderr=subprocess.PIPE
        )


def _finish(process: subprocess.Popen[bytes], parts: Sequence[Part], scratch: Path) -> list[Reading]:
    """Wait for the reading; the extractions of each part.

    Raises:
        EffectError: where an article was not read, as with an entry that is malformed.
    """
    _, told = process.communicate()
    rows = (scratch / "extractions.jsonl").read_bytes().splitlines(keepends=True)
    if len(rows) != sum(len(part.articles) for part in parts):
        why = (told.decode().strip().splitlines() or ["no reason given"])[-1]
        raise EffectError(f"The articles could not be read: {why}\nsijill lexicon check names the entry to mend.")
    readings, rest = [], iter(rows)
    for number, part in enumerate(parts):
        mine = list(islice(rest, len(part.articles)))
        path = scratch / f"{number}.jsonl"
        path.write_bytes(b"".join(mine))
        readings.append(Reading(path, tuple(map(Extraction.from_json, mine))))
    return readings


class _Effect:
    """Prints the effect on one part after the other.

    Args:
        most: how many records are listed of annotated articles.
        samples: how many of others, spread evenly over those gained.
    """

    def __init__(self, paper: Paper, most: int, samples: int) -> None:
        self.paper = paper
        self.most = most
        self.samples = samples
        self.say = Messages()

    def part(self, part: Part, before: Reading, after: Reading) -> None:
        """Print what changed in a part, and where it is annotated what that does to its scores."""
        self.paper.heading(f"{part.name}: {len(part.articles)} article{'s' * (len(part.articles) != 1)}")
        if part.gold is not None:
            self._scores(judge(part.gold, before.path), judge(part.gold, after.path), whole=part.name == MAIN)
        pairs = list(zip(before.extractions, after.extractions, strict=True))
        found = [(number, change) for number, pair in enumerate(pairs) for change in compare(*pair)]
        counts = list(tallied([change for _, change in found]))
        if not counts:
            self.paper.line("No record differs.")
        for layer, gained, lost, changed in counts:
            self.paper.line(f"{layer}: {gained} gained, {lost} lost, {changed} changed")
        if part.gold is None:
            self._samples([change for _, change in found])
        else:
            marks = _Marks(part.gold, pairs)
            for number, change in found[: self.most]:
                self._change(change, *marks(number, change))
            if len(found) > self.most:
                self.paper.line(f"… and {len(found) - self.most} more (--most {len(found)} lists all)")

    def _scores(self, before: Scores, after: Scores, *, whole: bool) -> None:
        """The rows of the benchmark, all of them or those that move."""
        moving = {row for row, now in after.items() if now != before[row]}
        if whole or moving:
            print(f"{'F1':36} {'before':>7} {'after':>7} {'change':>8}")
        for row, now in after.items():
            was, by = before[row], now.f1 - before[row].f1
            if whole or row in moving:
                found = f"  {was.predicted} → {now.predicted} found" if was.predicted != now.predicted else ""
                print(f"{row:36} {was.f1:7.4f} {now.f1:7.4f} {f'{by:+.4f}' if by else '=':>8}{found}")
        if not moving:
            self.paper.line("Every score is as before.")

    def _samples(self, changes: Sequence[Change]) -> None:
        """Some of the changes, those gained first, evenly spread."""
        gained = [change for change in changes if change.old is None] or list(changes)
        shown = min(self.samples, len(gained))
        for number in range(shown):
            self._change(gained[number * len(gained) // shown])
        if len(gained) > shown:
            self.paper.line(f"({shown} of {len(gained)} shown; --samples N shows more)")

    def _change(self, change: Change, was: Verdict | None = None, now: Verdict | None = None) -> None:
        sign = "+" if change.old is None else "−" if change.new is None else "~"
        entry = change.new or change.old
        if entry is None:
            return
        marks = " → ".join(dict.fromkeys(str(mark) for mark in (was, now) if mark is not None))
        self.paper.blank()
        self.paper.line(Text(sign, f"bold {_SIGNS[sign]}"), " ", Text(change.layer, "dim"), "  ", Text(marks, "bold"))
        self.paper.rows(rows_of(entry, self.say), indent=2)
        self.paper.line(Text(f"rule {entry.record.rule}", "dim"), indent=4)
        for field, (old, new) in change.fields().items():
            self.paper.line(Text(f"{field}: ", "dim"), old, " → ", new, indent=4)


class _Marks:
    """Whether changed records are right, judged once for each article and layer."""

    def __init__(self, gold: Path, pairs: Sequence[tuple[Extraction, Extraction]]) -> None:
        self._scorer = scorer_at("benchmark", "score.py")
        self._gold = list(lines(gold, dict[str, Any]))
        self._pairs = pairs
        self._known: dict[tuple[int, str, int], dict[str, Verdict]] = {}

    def __call__(self, number: int, change: Change) -> tuple[Verdict | None, Verdict | None]:
        """The verdicts on the record before and after; None where it was not there or its layer has no gold."""
        return self._mark(number, 0, change.old), self._mark(number, 1, change.new)

    def _mark(self, number: int, side: int, entry: Any) -> Verdict | None:
        if entry is None or entry.layer not in self._gold[number]:
            return None
        key = number, entry.layer, side
        if key not in self._known:
            read = self._pairs[number][side]
            self._known[key] = verdicts(self._scorer, self._gold[number], read, entry.layer)
        return self._known[key].get(entry.record.id)


if __name__ == "__main__":
    raise SystemExit(main())
