"""Numerals: numbers, ordinals and fractions in figures and words."""

from sijill.values.numerals.digits import Value, parse_digits
from sijill.values.numerals.reader import Numeral, NumeralReader

__all__ = ["Numeral", "NumeralReader", "Value", "parse_digits"]
