"""Money, measures, percentages and ranges of numbers; bounds on numbers."""

from sijill.values.quantities.bounds import Bounds
from sijill.values.quantities.intervals import Interval, IntervalReader, Noun
from sijill.values.quantities.spans import QuantityReader, QuantitySpan
from sijill.values.quantities.units import Units

__all__ = ["Bounds", "Interval", "IntervalReader", "Noun", "QuantityReader", "QuantitySpan", "Units"]
