"""Public suites of single sentences: detection of assaults and protests, and who did them to whom."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from benchmarks.reported import reports
from benchmarks.results import Measure, Suite, sha256
from benchmarks.shared import lines, shared
from benchmarks.trained import cross_validated
from sijill.model import Event
from sijill.pipeline import Reader
from sijill.text import fold


class Sentence(msgspec.Struct, frozen=True):
    """A sentence that several people judged for one event class."""

    id: str
    cls: str = msgspec.field(name="class")
    text: str


class Reading(msgspec.Struct, frozen=True):
    """One annotator's words for the act, who did it and to whom; each may be empty."""

    verb: tuple[str, ...]
    source_actor: tuple[str, ...]
    target_actor: tuple[str, ...]


class Annotated(msgspec.Struct, frozen=True):
    """A sentence with the readings of its annotators."""

    text: str
    event_type: str
    spans: tuple[Reading, ...]


_SCORE_LINE = re.compile(
    r"(?P<cls>\w+)\s+(?P<rule>\w+)\s+P (?P<p>[\d.]+) R (?P<r>[\d.]+) F1 (?P<f1>[\d.]+)\s+\((?P<n>.+)\)"
)


def sentences(reader: Reader) -> Suite:
    """Detect assaults and protests sentence by sentence, by rules alone; judged by the suite's own scorer.

    The rows "trained" show what the trained weigher of events makes of the same records.
    """
    reader = Reader(reader.lexicon, weigher=False, casting=False)
    gold = shared("suites", "events", "gsr-sentences.jsonl")
    scorer = shared("suites", "events", "score.py")
    with tempfile.TemporaryDirectory() as scratch:
        predicted = Path(scratch, "predicted.jsonl")
        with predicted.open("wb") as out:
            for row in lines(gold, Sentence):
                found = reports(reader.read(row.text).events, row.cls)
                out.write(msgspec.json.encode({"id": row.id, "class": row.cls, "found": found}) + b"\n")
        done = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(predicted)], check=True, capture_output=True, text=True
        )
    measures = {
        f"{m['cls']} {m['rule']}": Measure(float(m["f1"]), f"P {m['p']} R {m['r']}, {m['n']}")
        for m in _SCORE_LINE.finditer(done.stdout)
    }
    if not measures:
        raise ValueError(f"the scorer of {gold.name} printed no score: {done.stdout!r}")
    measures |= cross_validated(reader.lexicon)
    return Suite("Sentences with an assault or a protest (GSR)", "F1", sha256(gold), measures)


def spans(reader: Reader) -> Suite:
    """Find the act, its source and its target.

    A part counts as found where at least half of the words of the shorter of the two wordings are shared.
    Recall counts annotators' readings (most sentences have three, which need not agree), precision the
    events of the sentence's class that the reader found.
    """
    gold = shared("suites", "events", "gsr-spans.jsonl")
    tallies = {part: [0, 0, 0, 0] for part in ("verb", "source", "target", "source and target")}
    for row in lines(gold, Annotated):
        events = [e for e in reader.read(row.text).events if e.type == row.event_type]
        for part, tally in tallies.items():
            readings = [r for r in row.spans if _has(r, part)]
            tally[0] += sum(any(_agree(r, e, part) for e in events) for r in readings)
            tally[1] += len(readings)
            offered = [e for e in events if _offers(e, part)]
            tally[2] += sum(any(_agree(r, e, part) for r in readings) for e in offered)
            tally[3] += len(offered)
    measures = {part: _measure(*tally) for part, tally in tallies.items()}
    return Suite("Act, source and target of assaults and protests (GSR spans)", "F1", sha256(gold), measures)


def _measure(found: int, wanted: int, right: int, offered: int) -> Measure:
    r, p = found / wanted if wanted else 0.0, right / offered if offered else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return Measure(round(f1, 4), f"P {p:.3f} ({right}/{offered}) R {r:.3f} ({found}/{wanted})")


def _has(reading: Reading, part: str) -> bool:
    source, target = bool(reading.source_actor), bool(reading.target_actor)
    return {"verb": bool(reading.verb), "source": source, "target": target}.get(part, source and target)


def _offers(event: Event, part: str) -> bool:
    source, target = bool(event.actors), bool(event.recipients)
    return {"verb": True, "source": source, "target": target}.get(part, source and target)


def _agree(reading: Reading, event: Event, part: str) -> bool:
    if part == "verb":
        return _alike(reading.verb, [event.trigger.text])
    if part == "source":
        return _alike(reading.source_actor, event.actors)
    if part == "target":
        return _alike(reading.target_actor, event.recipients)
    return _agree(reading, event, "source") and _agree(reading, event, "target")


def _alike(gold: Iterable[str], names: Iterable[str]) -> bool:
    wanted = _words(" ".join(gold))
    return any(
        words and wanted and 2 * len(words & wanted) >= min(len(words), len(wanted))
        for words in (_words(name) for name in names)
    )


def _words(text: str) -> frozenset[str]:
    """Fold to comparable words: no conjunction (the annotators' words keep it, triggers don't), no article and no
    preposition before it."""
    return frozenset(
        re.sub(r"^[وف](?=\w{3})", "", re.sub(r"^[وفبكل]?(ال|لل)", "", word)) for word in re.findall(r"\w+", fold(text))
    )
