"""Affiliations: 190 annotated sentences of the news, F1 of (member, kind, of).

`python -m benchmarks.affiliations [--errors] [--half A|B]`. `affiliations.jsonl` holds ids of articles of
`news/politics-2000.jsonl`, offsets of the sentence and the affiliations it states (`member_or` and `of_or` are
other names that are as right). Whole articles are read; a record counts for every sentence that it has its
words from. Names match as in the benchmark's own scorer, a record's by its full name or its printed words.
The halves are told apart by the article's id: rules are written looking at the errors of half A first. The
sentences marked `later` (40) were annotated when the rules stood; they scored F1 0.850 (P 0.944, R 0.773) then.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from benchmarks.results import Measure, Suite, sha256
from benchmarks.shared import Article, lines, shared
from sijill.model import Affiliation, Document
from sijill.pipeline import Reader

GOLD = Path(__file__).with_name("affiliations.jsonl")
KINDS = ("office", "command", "member_of", "part_of", "ally_of", "backed_by")


class Fact(msgspec.Struct, frozen=True):
    """An annotated affiliation."""

    member: str
    kind: str
    of: str
    member_or: tuple[str, ...] = ()
    of_or: tuple[str, ...] = ()


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of an article with the affiliations that it states."""

    id: str
    start: int
    end: int
    affiliations: tuple[Fact, ...]
    later: bool = False


class Judged(msgspec.Struct):
    """What was wanted and found in one sentence, and the pairs that match."""

    sentence: Sentence
    text: str
    wanted: list[Fact]
    found: list[Affiliation]
    pairs: list[tuple[Fact, Affiliation]]


def affiliations(reader: Reader) -> Suite:
    """Score the affiliations of the annotated sentences."""
    judged = list(judge(reader))
    measures = {"all": measure(judged)}
    for half in "AB":
        measures[f"half {half}"] = measure([j for j in judged if half_of(j.sentence.id) == half])
    measures["later"] = measure([j for j in judged if j.sentence.later])
    for kind in KINDS:
        measures[kind] = measure(judged, kind)
    return Suite("Affiliations in sentences of the news", "F1", sha256(GOLD), measures)


def half_of(article: str) -> str:
    """Return the half of the sentences that an article belongs to: A to look at, B held out."""
    return "AB"[hashlib.sha256(article.encode()).digest()[0] % 2]


def judge(reader: Reader) -> Iterator[Judged]:
    """Read the annotated articles; pair what was found in each sentence with what was wanted."""
    same_name = _same_name()
    sentences = {sentence.id: sentence for sentence in lines(GOLD, Sentence)}
    for article in lines(shared("news", "politics-2000.jsonl"), Article):
        sentence = sentences.get(article.id)
        if sentence is None:
            continue
        extraction = reader.read(
            Document(id=article.id, text=article.text, published=article.published, outlet=article.outlet)
        )
        found = [record for record in extraction.affiliations if _stated_in(record, sentence)]
        wanted = list(sentence.affiliations)
        text = article.text[sentence.start : sentence.end]
        yield Judged(sentence, text, wanted, found, _paired(wanted, found, same_name))


def measure(judged: list[Judged], kind: str | None = None) -> Measure:
    """F1 over all sentences, or over one kind."""
    wanted = sum(kind in {None, fact.kind} for j in judged for fact in j.wanted)
    found = sum(kind in {None, record.kind} for j in judged for record in j.found)
    right = sum(kind in {None, fact.kind} for j in judged for fact, _ in j.pairs)
    p, r = right / found if found else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return Measure(round(f1, 4), f"P {p:.3f} R {r:.3f}, {wanted} in the text, {found} found")


def _stated_in(record: Affiliation, sentence: Sentence) -> bool:
    spans = [reason.span for reason in record.because if reason.span is not None]
    return any(sentence.start <= span.start < sentence.end for span in spans)


def _paired(
    wanted: list[Fact], found: list[Affiliation], same_name: Callable[[str, str], bool]
) -> list[tuple[Fact, Affiliation]]:
    pairs, left = [], list(found)
    for fact in wanted:
        for record in left:
            if (
                record.kind == fact.kind
                and _names(same_name, (fact.member, *fact.member_or), record.member, record, "member")
                and _names(same_name, (fact.of, *fact.of_or), record.of, record, "of")
            ):
                left.remove(record)
                pairs.append((fact, record))
                break
    return pairs


def _names(
    same_name: Callable[[str, str], bool], wanted: tuple[str, ...], name: str, record: Affiliation, role: str
) -> bool:
    """Whether a name that is wanted is the record's, in full or as it is printed."""
    steps = (step for reason in record.because for step in reason.children if step.role == role)
    printed = (step.span.text for step in steps if step.span is not None)
    return any(same_name(one, other) for one in wanted for other in (name, *printed))


def _same_name() -> Callable[[str, str], bool]:
    """Return the name matching of the benchmark's own scorer, which is a script beside its data."""
    path = shared("benchmark", "score.py")
    spec = importlib.util.spec_from_file_location("benchmark_score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    same_name: Callable[[str, str], bool] = module.same_name
    return same_name


def main() -> None:
    """Print the table, and with `--errors` what was missed (✗) and invented (+)."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.affiliations", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list what was missed (✗) and invented (+)")
    parser.add_argument("--half", choices="AB", help="errors of this half only")
    options = parser.parse_args()
    judged = list(judge(Reader()))
    for half in (None, "A", "B"):
        rows = [j for j in judged if half in {None, half_of(j.sentence.id)}]
        print(f"{'half ' + half if half else 'all':10} {measure(rows).value:.3f}  {measure(rows).detail}")
    for kind in KINDS:
        print(f"{kind:10} {measure(judged, kind).value:.3f}  {measure(judged, kind).detail}")
    if options.errors:
        for j in judged:
            if options.half in {None, half_of(j.sentence.id)}:
                _print_errors(j)


def _print_errors(judged: Judged) -> None:
    missed = [fact for fact in judged.wanted if not any(fact is right for right, _ in judged.pairs)]
    extra = [record for record in judged.found if not any(record is right for _, right in judged.pairs)]
    if missed or extra:
        print(f"\n{judged.sentence.id} {judged.text}")
    for fact in missed:
        print(f"  ✗ {fact.member} | {fact.kind} | {fact.of}")
    for record in extra:
        print(f"  + {record.member} | {record.kind} | {record.of} ({record.rule})")


if __name__ == "__main__":
    main()
