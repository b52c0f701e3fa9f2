"""Every value of a text as a plain span: where it stands, what kind of value it is, and the value.

This is what the filter `sijill values` prints. It needs the lexicon and no other stage of the reader:
no names are looked for, no events. The kinds are layers of their own and may overlap (`30 دولارا` is money
and holds a number); what is no quantity where it stands is left out, see `merged`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

import msgspec

from sijill.lexicon import Lexicon, building, load
from sijill.model import Document
from sijill.tokens import Layout, Page
from sijill.values.numerals import NumeralReader
from sijill.values.quantities import QuantityReader
from sijill.values.timex import TimeReader

_COUNTS = frozenset({"number", "ordinal"})
_NO_COUNTS = frozenset({"date", "time", "datetime", "daterange", "timerange", "datetimerange", "percentage"})
"""Where numbers and ordinals are parts of something else."""
_SHORT = 30
"""Tokens of the longest text that can be one number."""
_MOST_FORMS = 500_000
"""Word forms remembered before the memory starts afresh; it has no influence on what is found."""


class ValueSpan(msgspec.Struct, frozen=True, order=True, gc=False):
    """A value of a text.

    Attributes:
        start, end: half-open, in Unicode code points of the original text.
        kind: `number`, `ordinal`, `numberrange`, `percentage`, `money`, `quantity`; `date`, `time`, `datetime`,
            `daterange`, `timerange`, `datetimerange`, `duration`, `set`, `holiday`, `timezone`.
        value: a number, or a string in the form of its kind (docs/values.md); None where it stays open.
    """

    start: int
    end: int
    kind: str
    value: int | float | str | None = None


class ValueFinder:
    """Finds the numbers, quantities and times of texts. Build one and reuse it: it remembers words.

    Args:
        lexicon: what to read with; by default the lexicon shipped with the package.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or load()
        self._start_afresh()

    @building()
    def _start_afresh(self) -> None:
        self._layout = Layout(self._lexicon)
        self._numerals = NumeralReader(self._lexicon)
        self._times = TimeReader(self._lexicon, self._numerals)
        self._quantities = QuantityReader(self._lexicon, self._numerals)

    def find(self, text: str, reference: dt.date | str | None = None) -> tuple[ValueSpan, ...]:
        """All values of `text`, ordered by start, end and kind.

        Args:
            reference: what relative times are reckoned from: a day, or a day and a time (naive), as objects
                or in ISO 8601. Without it they stay underspecified; no clock is consulted.

        Raises:
            ValueError: where `reference` is a string that is not in ISO 8601.
        """
        moment = moment_of(reference)
        if self._layout.forms_known > _MOST_FORMS:
            self._start_afresh()
        page = self._layout(Document(id="", text=text, published=moment.date() if moment else None))
        found = (*self._times.spans(page, moment), *self._numerals.spans(page), *self._quantities.spans(page))
        return merged((ValueSpan(*span) for span in found), _whole(page))


def find_values(text: str, reference: dt.date | str | None = None) -> tuple[ValueSpan, ...]:
    """`ValueFinder.find` with the lexicon shipped with the package, which the first call loads.

    Raises:
        ValueError: where `reference` is a string that is not in ISO 8601.
    """
    return _shipped().find(text, reference)


@cache
def _shipped() -> ValueFinder:
    return ValueFinder()


def moment_of(reference: dt.date | str | None) -> dt.datetime | None:
    """The moment that a reference names, without a zone; midnight where it is a day only.

    Raises:
        ValueError: where it is a string that is neither a date nor a date with a time in ISO 8601.
    """
    if isinstance(reference, str):
        reference = dt.datetime.fromisoformat(reference.strip())
    if isinstance(reference, dt.datetime):
        return reference.replace(tzinfo=None)
    return None if reference is None else dt.datetime(reference.year, reference.month, reference.day)  # noqa: DTZ001


def merged(found: Iterable[ValueSpan], whole: tuple[int, int] | None = None) -> tuple[ValueSpan, ...]:
    """The spans in order, each once, without the numbers and ordinals that are no quantities where they stand.

    Those inside a date, a time of day, a range of either or a percentage are left out, and so are the limits of
    a range of numbers. Those in money, quantities and durations stay: there a number counts its unit; and so
    does the one number under a bound (`أكثر من مليون`).

    Args:
        whole: where the first word of the text starts and the last one ends. A number that is the whole text
            stays, whatever else it may be: `3/4` is a day or three quarters, and nothing decides.
    """
    spans = sorted({(span.start, span.end, span.kind): span for span in found}.values(), key=_place)
    numbers = [span for span in spans if span.kind in _COUNTS]
    others = [span for span in spans if span.kind in _NO_COUNTS or _holds_two(span, numbers)]
    kept: list[ValueSpan] = []
    first = reach = 0
    for span in spans:
        while first < len(others) and others[first].start <= span.start:
            reach = max(reach, others[first].end)
            first += 1
        if span.kind not in _COUNTS or span.end > reach or (whole and span.start <= whole[0] and whole[1] <= span.end):
            kept.append(span)
    return tuple(kept)


def _whole(page: Page) -> tuple[int, int] | None:
    """The text without the marks around it; None where it is no short one."""
    words = page.words
    if not 0 < len(words) <= _SHORT:
        return None
    inner = [i for i, word in enumerate(words) if word.kind != "punct"]
    return (page.starts[inner[0]], page.ends[inner[-1]]) if inner else None


def _holds_two(span: ValueSpan, numbers: list[ValueSpan]) -> bool:
    """Whether it is a range of numbers and both its limits stand in it."""
    if span.kind != "numberrange":
        return False
    second = bisect_left(numbers, span.start, key=_start) + 1
    return second < len(numbers) and numbers[second].end <= span.end


def _start(span: ValueSpan) -> int:
    return span.start


def _place(span: ValueSpan) -> tuple[int, int, str]:
    return span.start, span.end, span.kind
