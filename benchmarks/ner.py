"""Named entities on public development sets, by exact CoNLL scoring (seqeval, strict BIO), and the tagger's model."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator

import msgspec
from seqeval.metrics import f1_score, precision_score, recall_score

from benchmarks.results import Measure, Suite, sha256
from benchmarks.shared import lines, shared
from sijill.entities.tagger import MODEL, decode
from sijill.model import Span
from sijill.pipeline import Reader

SETS = ("anercorp", "newsfane", "aqmar", "caraner", "wojood_sample")
TYPES = ("PER", "LOC", "ORG")


class Tagged(msgspec.Struct, frozen=True):
    """A sentence of a set: its tokens as they are split there, and their BIO tags."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]


def named_entities(reader: Reader) -> Iterator[tuple[str, Suite]]:
    """Score every set, sentence by sentence.

    Only persons, places and organisations are compared: other gold classes count as no entity, and so do
    the reader's facilities, which the sets class in different ways.

    The rows "all" and those of the types are read by the convention of names that the sets have
    (`Reader(names="conll")`): they leave ministries, armies and short forms (`الحركة`) unmarked, and the heads `حركة`
    and `قطاع` outside the name, which `GUIDELINES.md` of the development articles wants otherwise. "all (names of the
    guidelines)" is the reader as it comes, counted against the sets all the same; "all (no tagger)" what registers and
    grammar do alone.
    """
    readers = {
        "all": Reader(reader.lexicon, names="conll"),
        "all (names of the guidelines)": reader,
        "all (no tagger)": Reader(reader.lexicon, tagger=False),
    }
    for name in SETS:
        path = shared("suites", "ner", f"{name}.dev.jsonl")
        rows = list(lines(path, Tagged))
        gold = [[tag if tag[2:] in TYPES else "O" for tag in row.tags] for row in rows]
        found = {title: [_tags(row.tokens, _mentions(by, row.tokens)) for row in rows] for title, by in readers.items()}
        measures = {"all": _measure(gold, found["all"])}
        measures |= {kind: _measure(_only(gold, kind), _only(found["all"], kind)) for kind in TYPES}
        measures |= {title: _measure(gold, tags) for title, tags in found.items() if title != "all"}
        yield f"ner-{name}", Suite(f"Named entities: {name}, development part", "F1", sha256(path), measures)


def tagger_model(reader: Reader) -> Iterator[tuple[str, Suite]]:
    """How large the tagger's model is and how fast it loads, against what it may be; nothing where there is none."""
    data = reader.lexicon.model(MODEL)
    if data is None:
        return
    began = time.perf_counter()
    decode(data)
    took = time.perf_counter() - began
    size = len(data) / 1_000_000
    measures = {
        "20 MB as a multiple of the model": Measure(round(20 / size, 2), f"{size:.2f} MB"),
        "one second as a multiple of its loading": Measure(round(1 / took, 1), f"{took * 1000:.0f} ms"),
    }
    yield "ner-model", Suite("The tagger's model", "ratio", hashlib.sha256(data).hexdigest(), measures)


def _mentions(reader: Reader, tokens: tuple[str, ...]) -> list[tuple[Span, str]]:
    entities = reader.read(" ".join(tokens)).entities
    return [(span, entity.type) for entity in entities if entity.type in TYPES for span in entity.mentions]


def _tags(tokens: tuple[str, ...], mentions: list[tuple[Span, str]]) -> list[str]:
    """Give each token the tag of the mention that it touches."""
    mentions.sort()
    tags, start, i, last = [], 0, 0, -1
    for token in tokens:
        end = start + len(token)
        while i < len(mentions) and mentions[i][0].end <= start:
            i += 1
        if i < len(mentions) and mentions[i][0].start < end:
            tags.append(("I-" if last == i else "B-") + mentions[i][1])
            last = i
        else:
            tags.append("O")
        start = end + 1
    return tags


def _only(rows: list[list[str]], kind: str) -> list[list[str]]:
    return [[tag if tag[2:] == kind else "O" for tag in row] for row in rows]


def _measure(gold: list[list[str]], predicted: list[list[str]]) -> Measure:
    p, r, f1 = (float(metric(gold, predicted, zero_division=0)) for metric in (precision_score, recall_score, f1_score))
    return Measure(round(f1, 4), f"P {p:.3f} R {r:.3f}")
