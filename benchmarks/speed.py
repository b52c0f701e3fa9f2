"""How fast and how large: articles a second against plain spaCy tokenization, sentences a second of the
values stage against dateparser's search, and peak memory.

Each measurement runs in a child process of its own (`python -m benchmarks.speed time|values|memory`), which
prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from benchmarks.results import Measure, Suite, sha256
from benchmarks.shared import ROOT, Article, lines, shared
from sijill.lexicon import load
from sijill.model import Document
from sijill.pipeline import Reader
from sijill.tokens import Layout, Page
from sijill.values import FigureReader, NumeralReader, TimeReader, ValueFinder

T = TypeVar("T")

NEWS = ("news", "politics-2000.jsonl")
WARM_UP = 200
BLOCK = 100
BLOCKS = 8
SENTENCES = 150
VALUE_BLOCKS = 30
"""Sentences in each of the `BLOCKS` blocks that the values stage is timed on."""


def speed() -> Suite:
    """Measure all in child processes, one after the other."""
    timed, valued, memory = _child("time"), _child("values"), _child("memory")
    ratio = timed["sijill"] / timed["spacy"]
    measures = {
        "articles/s as a share of spaCy's tokenizer": Measure(
            round(ratio, 4),
            f"median of {BLOCKS} alternating blocks of {BLOCK}: Sijill {timed['sijill']:.0f}, "
            f'spacy.blank("ar") {timed["spacy"]:.0f} articles/s; {timed["words"]:.0f} words an article; '
            f"a whole reading costs {1 / ratio:.1f} tokenizations",
        ),
        "sentences/s of the values stage as a multiple of dateparser's": Measure(
            round(valued["ratio"], 2),
            f"median of {VALUE_BLOCKS} alternating blocks of {SENTENCES} sentences of {valued['words']:.0f} words, "
            f"processor time: times and figures {valued['stage']:.0f}, with the layout of words before them "
            f"{1 / (1 / valued['stage'] + 1 / valued['layout']):.0f}, the filter as a whole {valued['filter']:.0f}, "
            f"dateparser.search.search_dates {valued['dateparser']:.0f} sentences/s",
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
    _settle()

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


def values_timing() -> dict[str, float]:
    """Sentences a second of the values stage, of the stage with the layout before it, of the filter and of
    dateparser, block by block on the same ones, new to all of them."""
    from dateparser.search import search_dates  # noqa: PLC0415 - only this child pays for it

    warm_up, sample = _sentences(VALUE_BLOCKS * SENTENCES)
    lexicon = load()
    numerals = NumeralReader(lexicon)
    layout, times, figures = Layout(lexicon), TimeReader(lexicon, numerals), FigureReader(lexicon, numerals)
    finder = ValueFinder(lexicon)
    _settle()

    def stage(page: Page) -> object:
        return figures.read(page, (), times.read(page))

    def spans(sentence: Document) -> object:
        return finder.find(sentence.text, sentence.published)

    def search(sentence: Document) -> object:
        return search_dates(sentence.text, languages=["ar"])

    _rate(stage, [layout(sentence) for sentence in warm_up])
    _rate(spans, warm_up)
    _rate(search, warm_up[:SENTENCES])
    rates: dict[str, list[float]] = {"stage": [], "layout": [], "filter": [], "dateparser": []}
    for start in range(0, len(sample), SENTENCES):
        block = sample[start : start + SENTENCES]
        pages: list[Page] = []
        rates["layout"].append(_rate(lambda sentence, pages=pages: pages.append(layout(sentence)), block))  # type: ignore[misc]
        rates["stage"].append(_rate(stage, pages))
        rates["filter"].append(_rate(spans, block))
        rates["dateparser"].append(_rate(search, block))
    words = statistics.mean(len(sentence.text.split()) for sentence in sample)
    ratios = [ours / theirs for ours, theirs in zip(rates["stage"], rates["dateparser"], strict=True)]
    medians = {name: statistics.median(found) for name, found in rates.items()}
    return medians | {"ratio": statistics.median(ratios), "words": words}


def _settle() -> None:
    """As the command does: what was loaded for good need not be looked through again."""
    gc.collect()
    gc.freeze()


def _sentences(count: int) -> tuple[list[Document], list[Document]]:
    """The sentences of the first articles of the news sample, each a document of its own, and `count` after them."""
    layout = Layout(load())
    found: list[Document] = []
    warm_up = 0
    for number, article in enumerate(lines(shared(*NEWS), Article)):
        page = layout(Document(id="", text=article.text))
        found += (Document(id="", text=page.span(*s).text, published=article.published) for s in page.sentences)
        if number < WARM_UP:
            warm_up = len(found)
        elif len(found) >= warm_up + count:
            break
    return found[:warm_up], found[warm_up : warm_up + count]


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
    """Peak resident memory of this process in MB.

    Linux tells that of the program itself; what `getrusage` has may stem from the process that started it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _rate(work: Callable[[T], object], block: Sequence[T]) -> float:
    began = time.process_time()
    for item in block:
        work(item)
    return len(block) / (time.process_time() - began)


if __name__ == "__main__":
    print(json.dumps({"time": timing, "values": values_timing, "memory": memory}[sys.argv[1]]()))
