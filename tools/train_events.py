"""Train the weigher of event records and write its model.

    uv sync --group tagger
    python tools/train_events.py --suite SUITES/events/gsr-sentences.jsonl

1. Every sentence is read by the rules alone; its words and records become features (`sijill.weigher.features`).
2. For each type of event a logistic regression (liblinear, L2) learns from the votes of the people who judged the
   sentences: half of a sentence's weight goes to the label, half follows the shares of the votes.
3. The line between a report and none lies where as many sentences are taken as are positive, by scores that each
   sentence gets from a model that has not seen its article.
4. Weights are rounded to integers.

Nothing depends on chance or on the order of sets: the same data, lexicon and code give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.sparse import csr_matrix, diags, hstack, vstack
from sklearn.linear_model import LogisticRegression

from sijill.entities.tagger import MODEL as NAMES
from sijill.entities.tagger import decode as decode_names
from sijill.lexicon import Lexicon
from sijill.model import Document
from sijill.pipeline import Reader
from sijill.text import fold
from sijill.tokens import Layout, Page, Range
from sijill.weigher import BLOCKS, FORMAT, Forms, Found, Model, Records, Weights, encode, features, happened
from sijill.weigher.features import Clusters
from sijill.weigher.weigher import shared

OUT = Path(__file__).parents[1] / "src/sijill/data/models/reports.bin"
LENGTHS = {"word": 3.0, "pair": 3.0, "cluster": 4.0, "record": 3.0}
"""How much each block counts."""
C = 0.1
"""Inverse strength of the penalty on squared weights."""
VOTES = 0.5
"""How far the votes count beside the label."""
SEEN = 2
"""Features of fewer sentences are left out."""
FREQUENT = 25
"""Word forms that are rarer in news bring no clusters."""
SCALE = 1000
FOLDS = 5
UNJUDGED = "ambiguous"


class Sentence(msgspec.Struct, frozen=True):
    """A sentence that several people judged for one event class."""

    id: str
    cls: str = msgspec.field(name="class")
    text: str
    label: str
    accept: int
    reject: int


class Example(NamedTuple):
    """A sentence as the training sees it.

    Attributes:
        id: its id.
        kind: the type of event in question.
        group: what it may not be parted from: its article, and articles with the same sentence.
        found: its features by block.
        judged: whether its label counts when scores are measured.
        positive: whether the label says that it reports an act.
        share: share of the votes that say so.
        weighed: whether the rules found a record that can be weighed.
    """

    id: str
    kind: str
    group: str
    found: Found
    judged: bool
    positive: bool
    share: float
    weighed: bool


def read(path: Path) -> list[Sentence]:
    """The sentences of a suite."""
    return [msgspec.json.decode(line, type=Sentence) for line in path.read_bytes().splitlines() if line.strip()]


def clusters_of(lexicon: Lexicon) -> Clusters:
    """The clusters of the frequent word forms, which the tagger of names learned from unlabelled news."""
    data = lexicon.model(NAMES)
    if data is None:
        raise SystemExit(f"{NAMES}: the clusters come from this model; train it first")
    forms = decode_names(data).forms
    return {name: form.clusters for name, form in forms.items() if form.count >= FREQUENT and form.clusters}


def examples(sentences: Sequence[Sentence], lexicon: Lexicon, clusters: Clusters) -> list[Example]:
    """Read the sentences by the rules alone."""
    reader, layout, forms = Reader(lexicon, weigher=False), Layout(lexicon), Forms(clusters)
    groups = _groups(sentences)
    made = []
    for row in sentences:
        extraction = reader.read(row.text)
        records = Records(
            extraction.entities, extraction.times, extraction.figures, extraction.statements, extraction.events
        )
        page = layout(Document(id="", text=row.text))
        votes = row.accept + row.reject
        made.append(
            Example(
                id=row.id,
                kind=row.cls,
                group=groups[article_of(row.id)],
                found=features(page, _told(page, row.cls, records), row.cls, records, forms),
                judged=row.label != UNJUDGED,
                positive=row.label == "yes",
                share=row.accept / votes if votes else 0.0,
                weighed=any(event.type == row.cls and happened(event) for event in extraction.events),
            )
        )
    return made


def article_of(sentence: str) -> str:
    """The article of a sentence, by its id."""
    return re.sub(r"[-_]\d+$", "", sentence)


def _groups(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Article → the first of the articles that it shares a sentence with, directly or through others."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    first: dict[str, str] = {}
    for row in sentences:
        article = article_of(row.id)
        other = first.setdefault(fold(row.text).strip(), article)
        one, two = sorted((find(article), find(other)))
        leader[two] = one
    return {name: find(name) for name in list(leader)}


def _told(page: Page, kind: str, records: Records) -> Range:
    """The sentence of a text that holds most records of the type; all of the text where none does."""
    counts = Counter(
        page.sentence_of(page.token_at(event.trigger.start)) for event in records.events if event.type == kind
    )
    if not counts:
        return Range(0, len(page.words))
    return page.sentences[max(counts, key=lambda number: (counts[number], -number))]


def fold_of(group: str, salt: str = "") -> int:
    """The fold of a group of articles, by the hash of its name."""
    return int.from_bytes(hashlib.sha256(f"{salt}{group}".encode()).digest()[:8]) % FOLDS


def train(rows: Sequence[Example], clusters: Clusters) -> Model:
    """The model that these examples give."""
    empty = Model(FORMAT, SCALE, LENGTHS, {}, dict(clusters))
    types = {}
    for kind in sorted({row.kind for row in rows}):
        mine = [row for row in rows if row.kind == kind]
        table = _Table(mine)
        folds = np.array([fold_of(row.group, "line ") for row in mine])
        scores: list[float] = []
        for held in range(FOLDS):
            fitted = table.fit(np.flatnonzero(folds != held))
            unseen = (mine[i] for i in np.flatnonzero(folds == held))
            scores += [score(row, fitted, empty) for row in unseen if row.judged and row.weighed]
        wanted = sum(row.judged and row.positive for row in mine)
        ranked = sorted(scores, reverse=True)
        line = ranked[min(wanted, len(ranked)) - 1] if ranked and wanted else 0.0
        fitted = table.fit(np.arange(len(mine)))
        types[kind] = msgspec.structs.replace(fitted, bias=fitted.bias - round(line * SCALE))
    return msgspec.structs.replace(empty, types=types)


def score(row: Example, weights: Weights, model: Model) -> float:
    """The score of an example in nats, by the code that the reader runs."""
    return weights.bias / SCALE + math.fsum(shared(row.found, weights.weights, model).values())


class _Table:
    """The examples of one type of event as matrices, one for each block of features, and what they should give."""

    def __init__(self, rows: Sequence[Example]) -> None:
        self.names = {block: sorted({name for row in rows for name in row.found[block]}) for block in BLOCKS}
        self.blocks = {block: _indicators(rows, block, names) for block, names in self.names.items()}
        label = np.array([row.positive for row in rows], float)
        share = np.array([row.share for row in rows])
        judged = np.array([row.judged for row in rows])
        self.wish = np.where(judged, (1 - VOTES) * label + VOTES * share, share)

    def fit(self, chosen: np.ndarray) -> Weights:
        """The weights that the chosen examples give, the line not drawn yet."""
        matrix, names = self._inputs(chosen)
        wish = self.wish[chosen]
        yes, no = np.flatnonzero(wish > 0), np.flatnonzero(wish < 1)
        machine = LogisticRegression(C=C, solver="liblinear", random_state=0, max_iter=1000)
        machine.fit(
            vstack([matrix[yes], matrix[no]]),
            np.concatenate([np.ones(len(yes)), np.zeros(len(no))]),
            sample_weight=np.concatenate([wish[yes], 1 - wish[no]]),
        )
        weights = {name: round(float(value) * SCALE) for name, value in zip(names, machine.coef_[0], strict=True)}
        return Weights(round(float(machine.intercept_[0]) * SCALE), weights)

    def _inputs(self, chosen: np.ndarray) -> tuple[csr_matrix, list[str]]:
        """The features that are seen often enough; those of a sentence form a vector of the length of their block."""
        parts, names = [], []
        for block, matrix in self.blocks.items():
            part = matrix[chosen]
            often = np.flatnonzero(part.getnnz(axis=0) >= SEEN)
            part = part[:, often]
            counts = np.maximum(part.getnnz(axis=1), 1)
            parts.append(diags(LENGTHS[block] / np.sqrt(counts)) @ part)
            names += [self.names[block][i] for i in often]
        return hstack(parts).tocsr(), names


def _indicators(rows: Sequence[Example], block: str, names: Sequence[str]) -> csr_matrix:
    column = {name: i for i, name in enumerate(names)}
    indices = [sorted(column[name] for name in row.found[block]) for row in rows]
    starts = np.cumsum([0, *map(len, indices)])
    flat = [i for row in indices for i in row]
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", type=Path, required=True, help="the judged sentences (gsr-sentences.jsonl)")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    lexicon = Reader(weigher=False).lexicon
    clusters = clusters_of(lexicon)
    model = train(examples(read(options.suite), lexicon, clusters), clusters)
    data = encode(model)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    for kind, weights in model.types.items():
        print(f"{kind}: {len(weights.weights):,} weights")
    print(f"{options.out}: {len(data):,} bytes, {len(model.clusters):,} word forms")


if __name__ == "__main__":
    main()
