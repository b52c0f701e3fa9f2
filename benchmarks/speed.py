"""How fast and how large: articles a second against plain spaCy tokenization, and peak memory.

Each measurement runs in a child process of its own (`python -m benchmarks.speed time|memory`), which prints
one JSON object.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice

from benchmarks.results import Measure, Suite, sha256
from benchmarks.shared import ROOT, Article, lines, shared
from sijill.pipeline import Reader

NEWS = ("news", "politics-2000.jsonl")
WARM_UP = 200
BLOCK = 100
BLOCKS = 8


def speed() -> Suite:
    """Measure both in child processes, one after the other."""
    timed, memory = _child("time"), _child("memory")
    ratio = timed["sijill"] / timed["spacy"]
    measures = {
        "articles/s as a share of spaCy's tokenizer": Measure(
            round(ratio, 4),
            f"median of {BLOCKS} alternating blocks of {BLOCK}: Sijill {timed['sijill']:.0f}, "
            f'spacy.blank("ar") {timed["spacy"]:.0f} articles/s; {timed["words"]:.0f} words an article; '
            f"a whole reading costs {1 / ratio:.1f} tokenizations",
        ),
        "memory at 200 articles as a share of that at 2,000": Measure(
            round(memory["early"] / memory["late"], 4),
            f"peak resident set: {memory['start']:.0f} MB before reading, {memory['early']:.0f} MB after 200, "
            f"{memory['late']:.0f} MB after 2,000 articles",
        ),
    }
    return Suite("Speed and memory", "ratio", sha256(shared(*NEWS)), measures)


def _child(what: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed", what], check=True, capture_output=True, text=True, cwd=ROOT
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def articles(count: int) -> list[Article]:
    """Load the first articles of the news sample."""
    return list(islice(lines(shared(*NEWS), Article), count))


def timing() -> dict[str, float]:
    """Articles a second of the reader and of spaCy's tokenizer, on the same articles, block by block."""
    import spacy  # noqa: PLC0415 - only this child pays for it

    sample = articles(WARM_UP + BLOCK * BLOCKS)
    reader, tokenizer = Reader(), spacy.blank("ar")

    def read(article: Article) -> object:
        return reader.read(article.text, published=article.published)

    def tokenize(article: Article) -> object:
        return tokenizer(article.text)

    _rate(read, sample[:WARM_UP])
    _rate(tokenize, sample[:WARM_UP])
    ours, theirs = [], []
    for start in range(WARM_UP, len(sample), BLOCK):
        block = sample[start : start + BLOCK]
        ours.append(_rate(read, block))
        theirs.append(_rate(tokenize, block))
    words = statistics.mean(len(article.text.split()) for article in sample)
    return {"sijill": statistics.median(ours), "spacy": statistics.median(theirs), "words": words}


def memory() -> dict[str, float]:
    """Peak resident memory in MB: before reading, after 200 articles and after 2,000."""
    reader = Reader()
    result = {"start": _peak()}
    for count, article in enumerate(lines(shared(*NEWS), Article), 1):
        reader.read(article.text, published=article.published).to_json()
        if count == WARM_UP:
            result["early"] = _peak()
    return result | {"late": _peak()}


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _rate(work: Callable[[Article], object], block: Sequence[Article]) -> float:
    began = time.perf_counter()
    for article in block:
        work(article)
    return len(block) / (time.perf_counter() - began)


if __name__ == "__main__":
    print(json.dumps({"time": timing, "memory": memory}[sys.argv[1]]()))
