"""Spans: half-open code-point offsets into the original text of a document, with the text they hold."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """`text[start:end]` of the document's original text, in Unicode code points."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span `[start, end)` out of `text`.

        Raises:
            ValueError: where the offsets are not a non-empty slice of `text`.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} code points")
        return cls(start, end, text[start:end])

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Reason(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One step of a derivation: the rule that fired, the words it read and the steps below it.

    `rule` is the id of a data entry or of a documented rule; `role` says what the step contributed
    (`trigger`, `actor`, `cue`, `deadline` …).
    """

    rule: str
    role: str
    span: Span | None = None
    children: tuple[Reason, ...] = ()
