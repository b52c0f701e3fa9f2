"""Codes of event actors: `python -m benchmarks.actors [--errors] [--fold K]`.

`actors.jsonl` gives printed mentions of actors in the news with the PLOVER code that each has on the day of the
article; it was annotated before the rules that serve it. The reader reads the article: a mention that it takes for
a person or an organisation has the code of that entity, any other the code of its words (`code_of`). `--errors`
lists what is wrong, `--fold K` (0 to 4) sets the mentions of a fifth of the articles beside the others: errors are
those of the others then. `--half` takes halves instead, of which the first is the held-out one.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.results import Measure, Suite, sha256
from benchmarks.scoring import FOLDS, fold_of
from benchmarks.shared import Article, lines, shared
from sijill.entities.actors import ActorRegister
from sijill.model import Entity, Span
from sijill.pipeline import Reader

GOLD = Path(__file__).with_name("actors.jsonl")


class Named(msgspec.Struct, frozen=True):
    """A mention in an article of the news and the code of whom it names."""

    id: str
    start: int
    end: int
    name: str
    published: str
    code: str


class Judged(msgspec.Struct, frozen=True):
    """A mention with the code that it was given, and who gave it (`entity` or `phrase`)."""

    gold: Named
    code: str | None
    by: str

    @property
    def right(self) -> bool:
        """Whether the whole code is right."""
        return self.code == self.gold.code


def judged(reader: Reader) -> list[Judged]:
    """Code every mention of the list."""
    wanted: dict[str, list[Named]] = {}
    for row in lines(GOLD, Named):
        wanted.setdefault(row.id, []).append(row)
    register = ActorRegister(reader.lexicon)
    found: list[Judged] = []
    for article in lines(shared("news", "politics-2000.jsonl"), Article):
        if article.id in wanted:
            entities = reader.read(article.text, published=article.published, id=article.id).entities
            near = tuple(entity.code for entity in entities if entity.type == "LOC" and entity.code)
            found.extend(_judge(row, entities, register, near) for row in wanted[article.id])
    return found


def _judge(row: Named, entities: tuple[Entity, ...], register: ActorRegister, near: tuple[str, ...]) -> Judged:
    place = Span(row.start, row.end, row.name)
    for entity in entities:
        if entity.type in {"PER", "ORG"} and entity.code and any(_same(place, span) for span in entity.mentions):
            return Judged(row, entity.code, "entity")
    return Judged(row, register.code_of(row.name, row.published, near), "phrase")


def _same(one: Span, other: Span) -> bool:
    """Whether two mentions are one but for an attached particle or a quotation mark."""
    return abs(one.start - other.start) <= 2 and abs(one.end - other.end) <= 1


def actor_codes(reader: Reader) -> Suite:
    """Share of mentions with the right code, whole and by country."""
    rows = judged(reader)
    measures = {
        "code": _share(rows, lambda row: row.right),
        "country": _share(rows, lambda row: (row.code or "")[:3] == row.gold.code[:3]),
        "code, held-out half": _share([row for row in rows if half(row.gold.id) == 0], lambda row: row.right),
    }
    return Suite("Codes of event actors in the news", "accuracy", sha256(GOLD), measures)


def half(article_id: str) -> int:
    """Which half an article belongs to: 0 is the one that no rule was written from."""
    return hashlib.sha256(article_id.encode()).digest()[1] % 2


def _share(rows: list[Judged], right: Callable[[Judged], bool]) -> Measure:
    count = sum(map(right, rows))
    return Measure(round(count / len(rows), 4), f"{count} of {len(rows)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares, and what is wrong."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.actors", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list the mentions with a wrong code")
    parser.add_argument("--half", action="store_true", help="the held-out half against the other")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="this fifth against the other four")
    options = parser.parse_args(arguments)
    rows = judged(Reader())
    shown = rows
    for name, part in _parts(rows, options):
        count = sum(row.right for row in part)
        print(f"{name:10} {count / len(part):.3f}  {count} of {len(part)}")
        shown = part
    if options.errors:
        for row in shown:
            if not row.right:
                print(f"{row.gold.published}  {row.gold.name}: {row.code} for {row.gold.code} ({row.by})")
    return 0


def _parts(rows: list[Judged], options: argparse.Namespace) -> Iterator[tuple[str, list[Judged]]]:
    if options.half:
        yield "held out", [row for row in rows if half(row.gold.id) == 0]
        yield "others", [row for row in rows if half(row.gold.id) == 1]
    elif options.fold is not None:
        yield f"fold {options.fold}", [row for row in rows if fold_of(row.gold.id) == options.fold]
        yield "others", [row for row in rows if fold_of(row.gold.id) != options.fold]
    else:
        yield "all", rows


if __name__ == "__main__":
    raise SystemExit(main())
