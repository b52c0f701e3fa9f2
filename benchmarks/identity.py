"""Who is who in one article: clusters of mentions by B³, and the titles of persons.

`python -m benchmarks.identity [--fold K] [--errors]` prints the figures for the development articles; with a fold
for a fifth beside the other four. `--errors` lists roles that differ and clusters that are torn or mixed.

A gold mention and a found one are the same where they overlap by half (intersection over union), one to one, the
best overlap first, whatever their types. **B³**: recall is the mean over gold mentions m of the share of m's gold
cluster that stands in m's found cluster; a gold mention that was not found is a found cluster of its own. Precision
is the mean over found mentions of the share of its found cluster that stands in its gold cluster; a found mention that
is not in the gold is a gold cluster of its own. **B³ strict** is the same, but a mention without a counterpart
counts 0, so that what was missed or invented is never rewarded. Means are over the mentions of all articles.

**Roles**: a gold entity's counterpart is the found entity that shares most mentions with it. Of the gold entities
with a role, the share whose counterpart has the very same string as role (spaces and marks of quotation aside):
once of those that were found, once of all.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from benchmarks.results import Measure, Suite, sha256
from benchmarks.scoring import FOLDS, fold_of
from benchmarks.shared import Article, MissingDataError, lines, shared
from sijill.model import Entity
from sijill.pipeline import Reader


class GoldMention(msgspec.Struct, frozen=True):
    """Where a mention stands."""

    start: int
    end: int


class GoldEntity(msgspec.Struct, frozen=True):
    """An annotated entity with its mentions and its printed title."""

    name: str
    mentions: tuple[GoldMention, ...]
    role: str | None = None


class GoldArticle(Article, frozen=True):
    """An article and its annotated entities."""

    entities: tuple[GoldEntity, ...] = ()


class Read(NamedTuple):
    """An article, what the reader found in it, and which gold mention is which found one (cluster, number)."""

    article: GoldArticle
    found: tuple[Entity, ...]
    pairs: dict[tuple[int, int], tuple[int, int]]


class Tally(NamedTuple):
    """Figures of a set of articles, each with the count behind it."""

    b3: Measure
    strict: Measure
    roles_found: Measure
    roles_all: Measure

    def measures(self) -> dict[str, Measure]:
        """Return the figures by name."""
        return {
            "identity B³": self.b3,
            "identity B³ strict": self.strict,
            "roles, of persons found": self.roles_found,
            "roles, of all": self.roles_all,
        }


def identity(reader: Reader) -> Suite:
    """Measure clusters and roles on the development articles."""
    path = shared("benchmark", "dev.jsonl")
    return Suite("Who is who (development articles)", "B³ F1, share", sha256(path), tally(read_all(reader)).measures())


def read_all(reader: Reader, keep: Callable[[str], bool] = lambda _: True) -> list[Read]:
    """Read the kept development articles and align their mentions."""
    found = []
    for article in lines(shared("benchmark", "dev.jsonl"), GoldArticle):
        if keep(article.id):
            extraction = reader.read(article.text, published=article.published, outlet=article.outlet, id=article.id)
            found.append(Read(article, extraction.entities, _aligned(article.entities, extraction.entities)))
    return found


def tally(reads: Iterable[Read]) -> Tally:
    """Compute the figures over articles."""
    reads = list(reads)
    recall: list[tuple[float, bool]] = []
    precision: list[tuple[float, bool]] = []
    for read in reads:
        back = {found: gold for gold, found in read.pairs.items()}
        recall.extend(_shares([len(e.mentions) for e in read.article.entities], read.pairs))
        precision.extend(_shares([len(e.mentions) for e in read.found], back))
    roles = [role for read in reads for role in _roles(read)]
    right = sum(wanted == got for wanted, got, _ in roles)
    found = sum(was_found for _, _, was_found in roles)
    return Tally(
        _f1([p for p, _ in precision], [r for r, _ in recall]),
        _f1([p * paired for p, paired in precision], [r * paired for r, paired in recall]),
        Measure(round(right / found, 4) if found else 0.0, f"{right} of {found}"),
        Measure(round(right / len(roles), 4) if roles else 0.0, f"{right} of {len(roles)}"),
    )


def _aligned(gold: Sequence[GoldEntity], found: Sequence[Entity]) -> dict[tuple[int, int], tuple[int, int]]:
    candidates = []
    for g, entity in enumerate(gold):
        for i, mention in enumerate(entity.mentions):
            for f, other in enumerate(found):
                for j, span in enumerate(other.mentions):
                    overlap = _overlap(mention.start, mention.end, span.start, span.end)
                    if overlap >= 0.5:
                        candidates.append((-overlap, (g, i), (f, j)))
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for _, left, right in sorted(candidates):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    shared_part = min(end, other_end) - max(start, other_start)
    return max(0, shared_part) / (max(end, other_end) - min(start, other_start))


def _shares(sizes: Sequence[int], pairs: dict[tuple[int, int], tuple[int, int]]) -> Iterator[tuple[float, bool]]:
    """For each mention of clusters of these sizes: the share of its cluster that the other side keeps with it, and
    whether it has a counterpart at all; a mention without one is alone on the other side."""
    for cluster, size in enumerate(sizes):
        others = Counter(pairs[cluster, i][0] for i in range(size) if (cluster, i) in pairs)
        for i in range(size):
            paired = (cluster, i) in pairs
            yield (others[pairs[cluster, i][0]] if paired else 1) / size, paired


def _f1(precision: list[float], recall: list[float]) -> Measure:
    p = sum(precision) / len(precision) if precision else 0.0
    r = sum(recall) / len(recall) if recall else 0.0
    return Measure(round(2 * p * r / (p + r), 4) if p + r else 0.0, f"P {p:.3f} R {r:.3f}")


def _roles(read: Read) -> Iterator[tuple[str, str, bool]]:
    """Gold role, role found and whether the person was found, for every gold entity with a role."""
    for g, entity in enumerate(read.article.entities):
        if entity.role:
            twin = _counterpart(read, g)
            role = read.found[twin].role if twin is not None else None
            yield _plain(entity.role), _plain(role or ""), twin is not None


def _counterpart(read: Read, gold: int) -> int | None:
    shared_by = Counter(found[0] for (g, _), found in read.pairs.items() if g == gold)
    return max(shared_by, key=lambda f: (shared_by[f], -f)) if shared_by else None


def _plain(role: str) -> str:
    return " ".join(re.sub(r"[\"'«»“”]", " ", role).split())


def _errors(reads: Iterable[Read]) -> Iterator[str]:
    for read in reads:
        for g, entity in enumerate(read.article.entities):
            twins = Counter(found[0] for (gold, _), found in read.pairs.items() if gold == g)
            if len(twins) > 1:
                names = " + ".join(f"{read.found[f].name} ({n})" for f, n in twins.most_common())
                yield f"TORN  {read.article.id} {entity.name}: {names}"
        for f, other in enumerate(read.found):
            golds = Counter(gold[0] for gold, found in read.pairs.items() if found[0] == f)
            if len(golds) > 1:
                names = " + ".join(f"{read.article.entities[g].name} ({n})" for g, n in golds.most_common())
                yield f"MIXED {read.article.id} {other.name}: {names}"
        for wanted, got, found in _roles(read):
            if found and wanted != got:
                yield f"ROLE  {read.article.id} {wanted} ≠ {got}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code (0, or 2 where the data is missing)."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.identity", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="this fifth against the other four")
    parser.add_argument("--errors", action="store_true", help="list torn and mixed clusters and differing roles")
    options = parser.parse_args(arguments)
    try:
        reads = read_all(Reader())
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    held = [read for read in reads if options.fold is not None and fold_of(read.article.id) == options.fold]
    rest = [read for read in reads if options.fold is None or fold_of(read.article.id) != options.fold]
    for title, group in (("held out", held), ("articles", rest)):
        for name, measure in tally(group).measures().items() if group else ():
            print(f"{title:9} {name:26} {measure.value:.3f}  {measure.detail}")
    if options.errors:
        print(*_errors(rest), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
