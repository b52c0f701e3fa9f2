"""Numerals, figures, calendars, dates, durations, deadlines.

Useful without the rest: `find_values(text, reference)` gives every value of a text as a span.
"""

from sijill.values.figures import FigureReader
from sijill.values.numerals import Numeral, NumeralReader
from sijill.values.spans import ValueFinder, ValueSpan, find_values
from sijill.values.timex import TimeReader

__all__ = ["FigureReader", "Numeral", "NumeralReader", "TimeReader", "ValueFinder", "ValueSpan", "find_values"]
