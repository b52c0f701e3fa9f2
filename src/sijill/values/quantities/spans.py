"""Money, quantities, percentages and ranges of numbers of a page, as plain spans.

A limit on money or a percentage is printed closed (`(,7] EUR`), as payment systems do; a range of numbers
keeps what the words say: `بين` and `من … إلى` take the lower limit in and leave the upper out, `لا يزيد عن`
takes it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from typing import NamedTuple

from sijill.lexicon import Lexicon
from sijill.tokens import Memo, Page
from sijill.values.numerals import NumeralReader, Value
from sijill.values.quantities.bounds import Bounds
from sijill.values.quantities.intervals import BEGINS, Interval, IntervalReader
from sijill.values.quantities.units import UnitAt, Units

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
"""Numbers inside web addresses are no quantities."""


class QuantitySpan(NamedTuple):
    """A value at `[start, end)` of the original text: `money`, `quantity`, `percentage`, `numberrange`."""

    start: int
    end: int
    kind: str
    value: int | float | str


class QuantityReader:
    """Finds money, measures, percentages and ranges of numbers."""

    def __init__(self, lexicon: Lexicon, numerals: NumeralReader | None = None) -> None:
        numerals = numerals or NumeralReader(lexicon)
        self._intervals = IntervalReader(numerals, Bounds(lexicon), Units(lexicon), bold=True)
        self._hints = Memo(self._intervals.hint)

    def spans(self, page: Page) -> list[QuantitySpan]:
        """All spans of a page, in order; a range of numbers may lie inside a quantity."""
        found: list[QuantitySpan] = []
        addresses = [match.span() for match in _ADDRESS.finditer(page.document.text)]
        for first, stop in page.sentences:
            found.extend(
                _quantity(page, interval, interval.unit)
                for interval in self._scan(page, first, stop, units=True)
                if interval.unit is not None
            )
            found.extend(
                _range(page, interval) for interval in self._scan(page, first, stop, units=False) if _ranges(interval)
            )
        if not found:
            found.extend(self._lone(page))
        inside = [span for span in found if not any(a <= span.start < b for a, b in addresses)]
        return sorted(inside)

    def _scan(self, page: Page, first: int, stop: int, *, units: bool) -> Iterator[Interval]:
        reader = self._intervals
        hints = [*map(self._hints.__getitem__, page.words[first:stop]), 0]
        after = first
        for k in compress(range(stop - first), hints):
            i = first + k
            likely = i >= after and bool(hints[k] & BEGINS) and reader.likely(page, i, hints[k], hints[k + 1])
            interval = reader.at(page, i, stop, units=units) if likely else None
            if interval is not None:
                yield interval
                after = interval.stop

    def _lone(self, page: Page) -> Iterator[QuantitySpan]:
        """A unit that is the whole text stands for one of it: `كيلومتر`."""
        inner = [i for i, word in enumerate(page.words) if word.kind != "punct"]
        if not inner:
            return
        amount = self._intervals.amounts.lone(page, inner[0], inner[-1] + 1)
        if amount is None or amount.unit is None or amount.stop != inner[-1] + 1 or amount.skip:
            return
        if amount.unit.kind == "quantity" and amount.unit.number != "Plur":
            span = page.span(amount.first, amount.stop)
            yield QuantitySpan(span.start, span.end, "quantity", f"{_text(amount.low)} {amount.unit.name}")


def _quantity(page: Page, interval: Interval, unit: UnitAt) -> QuantitySpan:
    """The span of an interval with a unit: with its bounds, without an approximator of a single number."""
    if interval.relation in {"exact", "about", "vague"} and not interval.paired:
        span = page.span_inside(interval.inner, interval.inner_stop, interval.inner_skip)
    else:
        span = page.span_inside(interval.first, interval.stop, interval.skip)
    low, high = interval.low, interval.high
    number = _text(low) if low == high and low is not None else f"{_edge('[', low)},{_edge(']', high)}"
    if unit.kind == "percentage":
        value: int | float | str = low if low == high and low is not None else number
    else:
        value = f"{number} {unit.name}"
    return QuantitySpan(span.start, span.end, unit.kind, value)


def _edge(bracket: str, limit: Value | None) -> str:
    if bracket == "[":
        return "(" if limit is None else f"[{_text(limit)}"
    return ")" if limit is None else f"{_text(limit)}]"


def _ranges(interval: Interval) -> bool:
    """Whether an interval says more than its number: `أكثر من 20`, `يساوي 20`, `على الأكثر 20`."""
    if interval.relation == "exact":
        return bool(interval.rule)
    return interval.relation not in {"vague", "about"}


def _range(page: Page, interval: Interval) -> QuantitySpan:
    span = page.span_inside(interval.first, interval.stop, interval.skip)
    low, high = interval.low, interval.high
    left = "(" if low is None or interval.low_open else "["
    right = ")" if high is None or interval.high_open else "]"
    low_text = "" if low is None else _text(low)
    high_text = "" if high is None else _text(high)
    return QuantitySpan(span.start, span.end, "numberrange", f"{left}{low_text},{high_text}{right}")


def _text(value: Value) -> str:
    """A number as plain digits."""
    if value == int(value):
        return str(int(value))
    return f"{value:.10f}".rstrip("0")
