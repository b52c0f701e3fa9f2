"""Train the model that fills the open roles of events and write it.

    uv sync --group tagger
    python tools/train_roles.py --news NEWS/articles.jsonl.xz

`tools/training/events.jsonl` holds the events of 1,760 articles of that archive, annotated after the guidelines of the
benchmark by a language model that ran no reader over them; none is in a set that anything is measured on.

1. Every article is read by the rules alone. An event is one of the annotated ones where the type is the same and the
   triggers touch or stand in one sentence.
2. Everybody who could take part in such an event (`sijill.clauses.casting.candidates`) becomes an example for each role
   that he could have: he has it, or not, as annotated. Those whom the rules cast count too: how a participant stands
   to the words of an event is the same where no rule says so.
3. For each role a logistic regression (liblinear, L2) learns from the features of the examples
   (`sijill.clauses.casting.features`). Weights are rounded to integers.

Nothing depends on chance or on the order of sets: the same data, lexicon and code give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from msgspec.structs import replace
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from sijill.claims import StatementReader, speaking
from sijill.clauses import EventReader
from sijill.clauses.casting import FORMAT, ROLES, Model, Weights, encode, fits, same
from sijill.clauses.casting.model import Role
from sijill.entities import EntityReader, Mentions
from sijill.lexicon import Lexicon, load
from sijill.model import Document, Event
from sijill.tokens import Layout
from sijill.values import FigureReader, NumeralReader, TimeReader

HERE = Path(__file__).parent
ANNOTATED = HERE / "training/events.jsonl"
OUT = HERE.parent / "src/sijill/data/models/roles.bin"
C = 0.3
"""Inverse strength of the penalty on squared weights."""
SEEN = 10
"""Features of fewer examples are left out."""
SCALE = 1000
LINES: dict[Role, tuple[float, float]] = {"actor": (0.4, 0.8), "recipient": (0.4, 0.8), "location": (0.5, 0.7)}
"""Role → from which probability on somebody takes it and others join him; chosen on articles that are not annotated
here (docs/casting.md)."""
_SENTENCE = re.compile(r"[.!?؟\n]")


class Annotated(msgspec.Struct, frozen=True):
    """An event of an article: its type, the offsets of its trigger and the names of those who take part."""

    type: str
    start: int
    end: int
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """The annotated events of an article."""

    id: str
    events: tuple[Annotated, ...]


class Article(msgspec.Struct, frozen=True):
    """An article of the archive."""

    id: str
    text: str


class Example(NamedTuple):
    """A candidate as the training sees him: his features, the roles that he was annotated with, and those that he could
    have."""

    features: tuple[str, ...]
    roles: frozenset[Role]
    could: frozenset[Role]


class Stages:
    """The stages of reading up to the events, by the rules alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        numerals = NumeralReader(lexicon)
        self._layout = Layout(lexicon)
        self._entities = EntityReader(lexicon)
        self._times = TimeReader(lexicon, numerals)
        self._figures = FigureReader(lexicon, numerals)
        self._statements = StatementReader(lexicon)
        self._events = EventReader(lexicon)

    def candidates(self, article: Article) -> tuple[tuple[Event, tuple[Any, ...]], ...]:
        """The events of an article with everybody who could take part in them."""
        page = self._layout(Document(id=article.id, text=article.text))
        entities, times = self._entities.read(page), self._times.read(page)
        figures = self._figures.read(page, entities, times)
        statements = self._statements.read(page, Mentions(page, entities), times)
        return self._events.candidates(page, entities, times, figures, speaking(page, statements))


def paired(text: str, annotated: Sequence[Annotated], found: Sequence[Event]) -> Iterator[tuple[Annotated, int]]:
    """Each annotated event with the number of the one that was found for it, where one was: those first whose triggers
    touch, then those of one sentence."""
    left, right = set(range(len(annotated))), set(range(len(found)))
    for near in (_touch, _beside):
        for i, gold in enumerate(annotated):
            for j, event in enumerate(found):
                if i in left and j in right and gold.type == event.type and near(text, gold, event):
                    left.remove(i)
                    right.remove(j)
                    yield gold, j


def _touch(_: str, gold: Annotated, event: Event) -> bool:
    return min(gold.end, event.trigger.end) > max(gold.start, event.trigger.start)


def _beside(text: str, gold: Annotated, event: Event) -> bool:
    return _sentence(text, gold.start) == _sentence(text, event.trigger.start)


def _sentence(text: str, at: int) -> int:
    """Where the sentence starts that holds an offset."""
    return max((match.end() for match in _SENTENCE.finditer(text, 0, at)), default=0)


def examples(rows: Iterable[tuple[Article, Row]], lexicon: Lexicon) -> Iterator[Example]:
    """Everybody who could take part in the events that were both annotated and found."""
    stages = Stages(lexicon)
    for article, row in rows:
        found = stages.candidates(article)
        for gold, j in paired(article.text, row.events, [event for event, _ in found]):
            for candidate, features in found[j][1]:
                # who tells of an attack is an example like others, though he is never cast
                whoever = replace(candidate, tells=False)
                could = frozenset(role for role in ROLES if fits(whoever, role))
                yield Example(features, frozenset(_roles(candidate.who.name, gold)), could)


def _roles(name: str, gold: Annotated) -> Iterator[Role]:
    if any(same(name, other) for other in gold.actors):
        yield "actor"
    elif any(same(name, other) for other in gold.recipients):
        yield "recipient"
    if any(same(name, other) for other in gold.locations):
        yield "location"


def articles(news: Path, rows: Sequence[Row]) -> Iterator[tuple[Article, Row]]:
    """The annotated articles of an archive.

    Raises:
        SystemExit: where the archive lacks one.
    """
    wanted = {row.id: row for row in rows}
    decode = msgspec.json.Decoder(Article).decode
    with lzma.open(news) as file:
        for line in file:
            article = decode(line)
            row = wanted.pop(article.id, None)
            if row is not None:
                yield article, row
    if wanted:
        raise SystemExit(f"{news}: lacks {len(wanted)} of the annotated articles, such as {min(wanted)}")


def train(data: Sequence[Example]) -> Model:
    """A model of the examples."""
    counts = Counter(feature for example in data for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= SEEN)
    columns = {name: i for i, name in enumerate(names)}
    indices: list[int] = []
    ends = [0]
    for example in data:
        indices.extend(sorted(columns[feature] for feature in example.features if feature in columns))
        ends.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(data), len(names)))
    roles: dict[Role, Weights] = {}
    for role in ROLES:
        rows = [i for i, example in enumerate(data) if role in example.could]
        wanted = np.array([role in data[i].roles for i in rows])
        fitted = LogisticRegression(C=C, solver="liblinear", max_iter=300).fit(matrix[rows], wanted)
        weights = {name: round(SCALE * value) for name, value in zip(names, fitted.coef_[0].tolist(), strict=True)}
        bias = round(SCALE * float(fitted.intercept_[0]))
        roles[role] = Weights(*LINES[role], bias, {name: weight for name, weight in weights.items() if weight})
    return Model(FORMAT, SCALE, roles)


def main() -> int:
    """Train the model and write it."""
    parser = argparse.ArgumentParser(
        prog="train_roles", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--news", type=Path, required=True, help="articles.jsonl.xz of the archive")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write the model")
    options = parser.parse_args()
    rows = [msgspec.json.decode(line, type=Row) for line in ANNOTATED.read_bytes().splitlines()]
    data = list(examples(articles(options.news, rows), load()))
    model = train(data)
    packed = encode(model)
    options.out.write_bytes(packed)
    told = Counter(role for example in data for role in example.roles & example.could)
    weights = sum(len(role.weights) for role in model.roles.values())
    print(f"{len(data)} candidates, {', '.join(f'{told[role]} {role}s' for role in ROLES)}, {weights} weights")
    print(f"{options.out}: {len(packed)} bytes, SHA-256 {hashlib.sha256(packed).hexdigest()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
