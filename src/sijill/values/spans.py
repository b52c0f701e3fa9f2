"""Every value of a text as a plain span: where it stands, what kind of value it is, and the value.

This is what the filter `sijill values` prints. It needs the lexicon and no other stage of the reader:
no names are looked for, no events. The kinds are layers of their own and may overlap (`30 دولارا` is money
and holds a number); what is no quantity where it stands is left out, see `merged`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from sijill.lexicon import Lexicon, load
from sijill.model import Document, TimeExpression
from sijill.tokens import Layout
from sijill.values.numerals import NumeralReader
from sijill.values.quantities import QuantityReader
from sijill.values.times import TimeReader

_WORDS_OF_OTHERS = frozenset(
    {"date", "time", "datetime", "daterange", "timerange", "datetimerange", "percentage", "numberrange"}
)
_MOST_FORMS = 500_000
"""Word forms remembered before the memory starts afresh; it has no influence on what is found."""


class ValueSpan(msgspec.Struct, frozen=True, order=True):
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
        counts = (*self._numerals.spans(page), *self._quantities.spans(page))
        return merged([*map(_time, self._times.read(page)), *(ValueSpan(*span) for span in counts)])


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


def merged(found: Iterable[ValueSpan]) -> tuple[ValueSpan, ...]:
    """The spans in order, each once, without the numbers and ordinals that are no quantities where they stand.

    Those inside a date, a time of day, a range of either, a percentage or a range of numbers are left out;
    those in money, quantities and durations stay: there a number counts its unit.
    """
    spans = sorted({(span.start, span.end, span.kind): span for span in found}.values(), key=_place)
    taken = [(span.start, span.end) for span in spans if span.kind in _WORDS_OF_OTHERS]
    kept: list[ValueSpan] = []
    first = 0
    reach = 0
    for span in spans:
        while first < len(taken) and taken[first][0] <= span.start:
            reach = max(reach, taken[first][1])
            first += 1
        if span.kind in {"number", "ordinal"} and span.end <= reach:
            continue
        kept.append(span)
    return tuple(kept)


def _place(span: ValueSpan) -> tuple[int, int, str]:
    return span.start, span.end, span.kind


def _time(time: TimeExpression) -> ValueSpan:
    kind = {"DATE": "date", "TIME": "datetime", "DURATION": "duration", "SET": "set"}[time.type]
    if kind == "date" and "/" in time.value:
        kind = "daterange"
    return ValueSpan(time.start, time.end, kind, time.value)
