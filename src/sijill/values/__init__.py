"""Numerals, figures, calendars, dates, durations, deadlines."""

from sijill.values.figures import FigureReader
from sijill.values.numerals import Numeral, NumeralReader
from sijill.values.times import TimeReader

__all__ = ["FigureReader", "Numeral", "NumeralReader", "TimeReader"]
