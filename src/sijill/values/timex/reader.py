"""Finds time expressions on a page: builds the lattice of each sentence, parses it, chooses, resolves.

Of the expressions that start at a word the longest that means something wins. Each is documented under the id
of its rule in `data/times/rules`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from sijill.lexicon import Lexicon
from sijill.model import Reason, Span, TimeExpression
from sijill.tokens import Page, Word
from sijill.values.numerals import NumeralReader
from sijill.values.timex.actions import MEANINGS
from sijill.values.timex.bounds import bounds
from sijill.values.timex.chart import WIDTH, Chart, Node, parse
from sijill.values.timex.context import Context, Tenses, needs_tense
from sijill.values.timex.grammar import NO_TIME, OFFERED, Grammar
from sijill.values.timex.guards import GUARDS
from sijill.values.timex.lattice import Lattice, Number, Run
from sijill.values.timex.words import TimeWords
from sijill.values.timex.worth import Value, resolve

_SHORT, _MOST_RUNS = 8, 20_000
"""Runs of so many words come again and are kept, and how many of them."""


Offers = dict[int, list[Node]]
"""Expressions by the token of their run that they start at."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """An expression: its constituent, the run it was found in, and what it is worth."""

    node: Node
    run: Run
    value: Value


class TimeReader:
    """Finds and resolves time expressions."""

    def __init__(self, lexicon: Lexicon, numerals: NumeralReader | None = None) -> None:
        self._grammar = Grammar(lexicon, MEANINGS)
        self._words = TimeWords(lexicon, self._grammar.words, self._grammar.telling)
        self._tenses = Tenses(self._words)
        self._lattice = Lattice(self._grammar, self._words, numerals or NumeralReader(lexicon))
        self._runs: dict[tuple[tuple[Word, ...], tuple[Number, ...]], tuple[Run, Offers]] = {}

    def read(self, page: Page) -> tuple[TimeExpression, ...]:
        """All time expressions of a page as records, in order; without a publication date they stay
        underspecified. In reports, a clause that does not say otherwise speaks of the past."""
        published = page.document.published
        reference = dt.datetime.combine(published, dt.time()) if published else None
        records: list[TimeExpression] = []
        for found in self.find(page, reference, past=True):
            if found.value.type is not None:
                records.append(_record(page, found, len(records) + 1, published))
        return tuple(records)

    def spans(self, page: Page, reference: dt.datetime | None) -> list[tuple[int, int, str, str | None]]:
        """All time expressions of a page as plain spans for the filter: start, end, kind and value."""
        found = []
        for expression in self.find(page, reference):
            span, value = place(page, expression.run, *expression.node.extent), expression.value
            found.append((span.start, span.end, value.kind, value.span_value))
        return found

    def find(self, page: Page, reference: dt.datetime | None, *, past: bool = False) -> Iterator[Found]:
        """All expressions of a page, in order. `past` says how to take a clause that gives no tense."""
        spoken_day = reference.date() if reference else None
        here: str | None = None  # the date named last in this sentence
        ranks = self._lattice.ranks(page)
        for first, stop in page.sentences:
            before, here = here, None
            for begin, end in self._lattice.runs(page, ranks, first, stop):
                run, offers = self._parsed(page, begin, end)
                for node in self._chosen(page, run, offers):
                    at, past_it = begin + node.core[0] // WIDTH, begin - (-node.stop // WIDTH)
                    future = None
                    if needs_tense(node.meaning):
                        future = self._tenses.future(page, first, stop, at, past_it)
                    quoted = any(quote.first <= at < quote.stop for quote in page.quotes)
                    context = Context(
                        reference,
                        False if future is None and past else future,
                        spoken_day if quoted else None,
                        here or before,
                    )
                    value = resolve(node.meaning, context)
                    if value is not None:
                        spoken_day = _speech_day(value, reference) or spoken_day
                        here = value.value[:10] if value.type in {"DATE", "TIME"} else here
                        yield Found(node, run, value)

    def _parsed(self, page: Page, begin: int, end: int) -> tuple[Run, Offers]:
        """The lattice of a run and what it offers; of a short one, which comes again, both are kept."""
        words, numbers = page.words[begin:end], self._lattice.numbers(page, begin, end)
        known = self._runs.get((words, numbers))
        if known is not None:
            run, offers = known
            return replace(run, first=begin, stop=end), offers
        run = self._lattice.run(begin, words, numbers)
        found = run, _offers(parse(self._grammar, run.words))
        if len(words) <= _SHORT:
            if len(self._runs) >= _MOST_RUNS:
                self._runs.clear()
            self._runs[words, numbers] = found
        return found

    def _chosen(self, page: Page, run: Run, offers: Offers) -> Iterator[Node]:
        """Expressions from left to right, none overlapping; of two that overlap the longer."""
        past = 0
        for i in sorted(offers):
            best = self._best(page, run, offers, i) if i >= past else None
            if best is None:
                continue
            for j in range(i + 1, -(-best.stop // WIDTH)):
                rival = self._best(page, run, offers, j)
                if rival is not None and rival.stop > best.stop and rival.stop - rival.start >= best.stop - best.start:
                    best = rival
                    break
            past = max(i + 1, -(-best.stop // WIDTH))
            if best.symbol != NO_TIME:
                yield best

    def _best(self, page: Page, run: Run, offers: Offers, i: int) -> Node | None:
        """The longest expression that starts at the run's token `i`, apart from its proclitics or with them."""
        for node in offers.get(i, ()):
            if not node.weak or self._allowed(page, run, node):
                return node
        return None

    def _allowed(self, page: Page, run: Run, node: Node) -> bool:
        """Whether the context lets a weak expression be a time."""
        return any(GUARDS[guard](self._words, page, run.first, node) for guard in node.weak.split("|"))


def _offers(chart: Chart) -> Offers:
    """The expressions of a chart by their first token, the best first."""
    offers: Offers = {}
    for start, here in reversed(chart.items()):
        for symbol in OFFERED:
            if symbol in here:
                offers.setdefault(start // WIDTH, []).extend(here[symbol])
    for found in offers.values():
        found.sort(key=lambda node: (-node.stop, -node.rank))
    return offers


# --- records -----------------------------------------------------------------------------------------


def place(page: Page, run: Run, start: int, stop: int) -> Span:
    """The printed text between two positions."""
    return page.span_inside(run.first + start // WIDTH, run.first - (-stop // WIDTH), run.skips.get(start, 0))


def _record(page: Page, found: Found, number: int, published: dt.date | None) -> TimeExpression:
    node, run, value = found.node, found.run, found.value
    span = place(page, run, *node.core)
    earliest, latest = bounds(value.value) if value.type in {"DATE", "TIME"} else (None, None)
    earliest, latest = value.earliest or earliest, value.latest or latest
    return TimeExpression(
        id=f"t{number}",
        start=span.start,
        end=span.end,
        text=span.text,
        type=value.type or "DATE",
        value=value.value,
        earliest=earliest,
        latest=latest,
        mod=value.mod,
        calendar=value.calendar,
        anchor="published" if value.relative and published else None,
        evidence=page.evidence(run.first + node.start // WIDTH, run.first - (-node.stop // WIDTH)),
        rule=node.rule,
        confidence=0.85 if value.relative else 0.95,
        because=(_derivation(page, run, node),),
    )


def _derivation(page: Page, run: Run, node: Node) -> Reason:
    """The rule, and the rules and entries below it; a rule that only passes its one part on is left out."""
    children: list[Reason] = []
    for part in node.parts:
        while len(part.parts) == 1 and part.parts[0].rule:
            part = part.parts[0]  # noqa: PLW2901
        if part.rule:
            children.append(_derivation(page, run, part))
    role = "expression" if node.parts else "word"
    return Reason(node.rule, role, place(page, run, node.start, node.stop), tuple(children))


def _speech_day(value: Value, reference: dt.datetime | None) -> dt.date | None:
    """The day that `today` in reported speech means: the last single day named in the week before
    the reference."""
    first, last = bounds(value.value)
    if reference is None or value.type not in {"DATE", "TIME"} or first is None or first != last:
        return None
    day = dt.date.fromisoformat(first)
    return day if 0 <= (reference.date() - day).days < 7 else None
