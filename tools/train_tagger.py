"""Train the tagger of names and write its model.

    uv sync --group tagger
    python tools/train_tagger.py --suites SUITES/ner --news NEWS/articles.jsonl.xz

1. Word forms are counted and clustered in unlabelled news (`tools/tagger_news.py`).
2. A tagger without vocabulary learns from the target corpus and reads a part of the news; how it labels a form
   in its contexts becomes a feature of the form (its habits).
3. A conditional random field (CRFsuite, L-BFGS, L1 and L2) learns from all corpora. What each corpus does in its
   own way goes into features of its own; those of the target corpus are added to the common ones in the model.
4. Weights are rounded to integers.

The order is fixed, chance is seeded and one thread computes, so the same data and versions give the same bytes
(two trainings were compared).
`--work` keeps what stages 1 and 2 made and uses it again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pycrfsuite

from sijill.entities.reader import EntityReader
from sijill.entities.tagger.features import REACH, Marks, marked, paired, spread
from sijill.entities.tagger.forms import FormFeatures, FormReader
from sijill.entities.tagger.model import FORMAT, LABELS, Form, Model, encode
from sijill.entities.tagger.tagger import Tagger
from sijill.lexicon import load
from sijill.model import Document
from sijill.tokens import Layout, Page, Word
from tools.tagger_news import describe_forms, texts

TARGET = "anercorp"
CORPORA = (TARGET, "aqmar", "wojood_sample")
MODEL = Path(__file__).parents[1] / "src/sijill/data/models/names.bin"
C1, C2 = 0.1, 0.3
"""Strengths of the penalties on the absolute and squared weights."""
SCALE = 100
THRESHOLD = 200
NEWS_TOKENS = 5_000_000
NEWS_STEP = 3
"""Every third article is read for habits, so that they come from all parts of the archive."""
LONGEST = 150
_OWN = ("1", "0w=", "0K=", "0F=", "0KF", "0t=", "0a=", "-1w=")
_VOCABULARY = ("0w=", "0v=", "0y4", "P3", "P4")
_TYPES = frozenset({"PER", "LOC", "ORG"})


class Sentence(NamedTuple):
    """A sentence of a corpus: its page, and the label of each token of the page."""

    page: Page
    labels: tuple[str, ...]


class Featurizer:
    """Gives tokens their features, as the tagger sees them."""

    def __init__(self, reader: EntityReader, forms: dict[str, Form]) -> None:
        self._reader = reader
        self._forms = FormReader(reader.registers, forms)
        self._memory: dict[Word, tuple[FormFeatures, tuple[tuple[str, ...], ...]]] = {}

    def page(self, page: Page) -> list[list[str]]:
        """The features of every token, sentence by sentence of the page."""
        known, found = self._reader.rule_names(page)
        marks = Marks(len(page.words), known, found)
        described = [self._described(word) for word in page.words]
        forms = [features for features, _ in described]
        rows: list[list[str]] = []
        for first, stop in page.sentences:
            for i in range(first, stop):
                row = ["1"]
                for offset in range(-REACH, REACH + 1):
                    if first <= i + offset < stop:
                        row += described[i + offset][1][offset + REACH]
                before = forms[i - 1] if i > first else None
                after = forms[i + 1] if i + 1 < stop else None
                row += marked(i, first, stop, marks)
                row += paired(before, forms[i], after)
                rows.append(row)
        return rows

    def _described(self, word: Word) -> tuple[FormFeatures, tuple[tuple[str, ...], ...]]:
        if word not in self._memory:
            features = self._forms.features(word)
            spreads = tuple(tuple(spread(features, offset)) for offset in range(-REACH, REACH + 1))
            self._memory[word] = (features, spreads)
        return self._memory[word]


def sentences(layout: Layout, path: Path) -> Iterator[Sentence]:
    """The sentences of a corpus, their labels carried over to the tokens of this project."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = layout(Document(id="", text=" ".join(row["tokens"])))
        labels = ["O"] * len(page.words)
        start, i = 0, 0
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            inside = []
            while i < len(page.words) and page.starts[i] < start + len(token):
                inside.append(i)
                i += 1
            start += len(token) + 1
            if tag[2:] not in _TYPES:
                continue
            named = [at for at in inside if page.words[at].kind != "punct"] or inside
            for at in range(named[0], named[-1] + 1) if named else ():
                labels[at] = tag if at == named[0] else "I" + tag[1:]
        yield Sentence(page, tuple(labels))


def fit(rows: Iterable[tuple[list[list[str]], Sequence[str]]], iterations: int) -> dict[str, Any]:
    """Train a field; return its weights: `states` by (feature, label) and `transitions` by pair of labels."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": iterations, "feature.minfreq": 2})
    for features, labels in rows:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as scratch:
        path = str(Path(scratch, "field"))
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return {"states": dict(info.state_features), "transitions": dict(info.transitions)}


def model_of(field: dict[str, Any], forms: dict[str, Form]) -> Model:
    """Round the weights of a field to a model; the target corpus's own features are added to the common ones."""
    own = TARGET + "~"
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (feature, label), weight in sorted(field["states"].items()):
        name = feature.removeprefix(own)
        if "~" not in name:
            sums[name][label] += weight
    weights = {}
    for feature, by_label in sums.items():
        pairs = [(LABELS.index(label), round(weight * SCALE)) for label, weight in by_label.items()]
        flat = tuple(value for pair in sorted(pairs) if pair[1] for value in pair)
        if flat:
            weights[feature] = flat
    transitions = tuple(
        round(field["transitions"].get((before, label), 0.0) * SCALE) for before in LABELS for label in LABELS
    )
    return Model(FORMAT, SCALE, THRESHOLD, transitions, weights, forms)


def habits(news: Iterable[str], layout: Layout, reader: EntityReader, tagger: Tagger) -> dict[str, Counter[str]]:
    """How a tagger without vocabulary labels each form of the news."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    read = 0
    for text in news:
        page = layout(Document(id="", text=text))
        labels = ["O"] * len(page.words)
        for name in tagger.tag(page, *reader.rule_names(page)).names:
            for i in range(name.first, name.stop):
                labels[i] = ("B-" if i == name.first else "I-") + name.type
        for word, label in zip(page.words, labels, strict=True):
            seen[word.folded][label] += 1
        read += len(page.words)
        if read > NEWS_TOKENS:
            break
    return seen


def habit_features(counts: Counter[str]) -> tuple[str, ...]:
    """Features for the shares of persons, places and organisations among the occurrences of a form."""
    total = sum(counts.values())
    if total < 3:
        return ()
    features = []
    for kind in sorted(_TYPES):
        share = (counts["B-" + kind] + counts["I-" + kind]) / total
        level = sum(share > bound for bound in (0.05, 0.25, 0.5, 0.75, 0.92))
        if level:
            inside = counts["I-" + kind] > counts["B-" + kind]
            features.append(f"s={kind}{level}{'I' if inside else 'B'}")
    return tuple(features) or ("s=O",)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suites", type=Path, required=True, help="folder of *.train.jsonl")
    parser.add_argument("--news", type=Path, required=True, help="archive of unlabelled articles (.jsonl.xz)")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--work", type=Path, help="folder for what may be used again")
    parser.add_argument("--iterations", type=int, default=80)
    options = parser.parse_args()
    lexicon = load()
    layout, reader = Layout(lexicon), EntityReader(lexicon)
    corpora = {name: list(sentences(layout, options.suites / f"{name}.train.jsonl")) for name in CORPORA}
    forms = _kept(options.work, "forms", lambda: describe_forms(options.news), dict[str, Form])

    def read_habits() -> dict[str, dict[str, int]]:
        featurizer = Featurizer(reader, forms)

        def without(page: Page) -> list[list[str]]:
            return [[f for f in row if not f.startswith(_VOCABULARY)] for row in featurizer.page(page)]

        field = model_of(fit(((without(s.page), s.labels) for s in corpora[TARGET]), 50), forms)
        seen = habits(islice(texts(options.news), 0, None, NEWS_STEP), layout, reader, Tagger(field, reader.registers))
        return {form: dict(counts) for form, counts in seen.items()}

    seen = _kept(options.work, "habits", read_habits, dict[str, dict[str, int]])
    forms = {
        name: msgspec.structs.replace(form, habits=habit_features(Counter(seen.get(name, {}))))
        for name, form in forms.items()
    }
    featurizer = Featurizer(reader, forms)

    def rows() -> Iterator[tuple[list[list[str]], Sequence[str]]]:
        for name, corpus in corpora.items():
            for sentence in corpus:
                features = featurizer.page(sentence.page)
                yield [row + [f"{name}~{f}" for f in row if f.startswith(_OWN)] for row in features], sentence.labels

    data = encode(model_of(fit(rows(), options.iterations), forms))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(data):,} bytes")


def _kept(folder: Path | None, name: str, make: Any, kind: Any) -> Any:
    """Load what an earlier run made, or make it and keep it."""
    path = folder / f"{name}.json" if folder else None
    if path is not None and path.exists():
        return msgspec.json.decode(path.read_bytes(), type=kind)
    made = make()
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.encode(made))
    return made


if __name__ == "__main__":
    main()
