"""Numbers in figures: separators of every press, decimals, fractions, powers of ten.

A number is read off the folded text (digits of all three kinds are 0–9 there), because its parts may be several
tokens: `1 414 021`, `26،013,94`, `2 1/4`, `3×10^5`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from fractions import Fraction

import msgspec

from sijill.tokens import Page

Value = int | float
Exact = int | Fraction
"""Values while they are computed: nothing is rounded before the numeral is complete."""

_MAX_DIGITS = 18
"""Longer digit strings are identifiers, not counts."""
_MAX_EXPONENT = 60
_LARGEST_RAISED, _LARGEST_POWER = 10**6, 10**21

_PLAIN = re.compile(
    r"""
    (?P<whole>[1-9]\d{0,2}(?:(?P<sep>[,٬،.'\ ])\d{3})(?:(?P=sep)\d{3}){0,6}(?![\d٬،']|[.,]\d{3}(?!\d)[.,]?\d)
      | [1-9]\d{0,2}(?:٫\d{3}){2,6}(?!\d)
      | \d+ )
    (?P<part>[.,٫]\d+)?
    (?!\d|[.,٫٬]\d)
    """,
    re.VERBOSE,
)
_POINT_FIRST = re.compile(r"[.,٫](\d{1,18})(?!\d|[.,٫٬]\d)")
_POWER = re.compile(
    r"[eE](?P<e>[+-]?\d{1,2})(?![\w.])|\ ?[×xX*]\ ?10\ ?(?:\^\ ?(?P<p>[+-]?\d{1,2})|(?P<s>⁻?[⁰¹²³⁴-⁹]+))"
)
_RAISED = re.compile(r"\^([+-]?\d{1,2})(?![\w.])")
_OVER = re.compile(r"/(\d{1,3})(?![\d/])(?!\ ?/)")
_MIXED = re.compile(r"\ (\d{1,3})/(\d{1,3})(?![\d/])(?!\ ?/)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_DATELIKE = re.compile(r"\d ?/ ?$")


class Digits(msgspec.Struct, frozen=True, gc=False):
    """A number in figures: its value and the token after it."""

    value: Exact
    stop: int


def parse_digits(digits: str) -> Value | None:
    """The value of a digit string with thousands separators (`1,234` `1.234.567`) or a decimal part.

    None where the separators make no number (`192.168.1.2`) or the string is too long to be a count.
    """
    match = _PLAIN.fullmatch(digits)
    value = _plain(match) if match else None
    return None if value is None else plain_value(value)


def plain_value(value: Exact) -> Value:
    """`value` as an int where it is whole, else as the nearest float."""
    if isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else float(value)


def read_digits(page: Page, i: int, stop: int) -> Digits | None:
    """The number in figures that starts at token `i`, a decimal point before it included (`.77`)."""
    folded, at = page.text.folded, page.folded_starts[i]
    limit = page.folded_starts[stop] if stop < len(page.words) else len(folded)
    value: Exact | None
    if folded[at] in ".٫,":
        match = _POINT_FIRST.match(folded, at, limit)
        if match is None or (at and (folded[at - 1].isalnum())):
            return None
        return _closed(page, Fraction(int(match[1]), 10 ** len(match[1])), match.end(), stop)
    match = _PLAIN.match(folded, at, limit)
    value = None if match is None else _plain(match)
    if match is None or value is None:
        return None
    end = match.end()
    power = _POWER.match(folded, end, limit)
    if power is not None:
        exponent = int(power["e"] or power["p"] or power["s"].translate(_SUPERSCRIPTS))
        if abs(exponent) <= _MAX_EXPONENT:
            value, end = value * Fraction(10) ** exponent, power.end()
    raised = _RAISED.match(folded, end, limit) if power is None else None
    if raised is not None and 0 < value < _LARGEST_RAISED:
        power_of = Fraction(value) ** int(raised[1])
        if power_of < _LARGEST_POWER:
            value, end = power_of, raised.end()
    return _closed(page, value, end, stop)


def read_fraction(page: Page, i: int, stop: int) -> Digits | None:
    """`3/4`, `2 1/4`, `½`, `2½` at token `i`; never part of a date in figures."""
    word = page.words[i]
    if word.kind == "word":
        return None
    sign = vulgar(word.folded)
    if sign is not None:
        return Digits(sign, i + 1)
    if word.kind != "number" or not word.folded.isdecimal():
        return None
    folded, at = page.text.folded, page.folded_starts[i]
    limit = page.folded_starts[stop] if stop < len(page.words) else len(folded)
    whole, end = int(word.folded[:_MAX_DIGITS]), at + len(word.folded)
    if len(word.folded) > _MAX_DIGITS or _DATELIKE.search(folded, max(0, at - 3), at):
        return None
    if i + 1 < stop and (sign := vulgar(page.words[i + 1].folded)) is not None:
        return Digits(whole + sign, i + 2) if page.folded_starts[i + 1] - end <= 1 else None
    match = _MIXED.match(folded, end, limit)
    if match is not None and 0 < int(match[1]) < int(match[2]):
        return _closed(page, whole + Fraction(int(match[1]), int(match[2])), match.end(), stop)
    match = _OVER.match(folded, end, limit)
    if match is not None and int(match[1]) > 1 and whole < 1000:
        return _closed(page, Fraction(whole, int(match[1])), match.end(), stop)
    return None


def vulgar(character: str) -> Fraction | None:
    """What `½`, `¾` … are worth."""
    if len(character) != 1 or not unicodedata.decomposition(character).startswith("<fraction>"):
        return None
    return Fraction(unicodedata.numeric(character)).limit_denominator(10)


def _closed(page: Page, value: Exact, end: int, stop: int) -> Digits | None:
    """The number up to the folded offset `end`, which has to be the end of a token."""
    after = bisect_left(page.folded_starts, end)
    if after > stop or page.folded_starts[after - 1] + len(page.words[after - 1].folded) != end:
        return None
    return Digits(value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value, after)


def _plain(match: re.Match[str]) -> Exact | None:
    whole, part = match["whole"], match["part"]
    if not whole.isdecimal():
        whole = re.sub(r"\D", "", whole)
    elif part is not None and part[0] == "," and len(part) > 4 and len(whole) > 3:
        return None
    if len(whole) > _MAX_DIGITS:
        return None
    if part is None:
        return int(whole)
    if len(part) > _MAX_DIGITS + 1:
        return None
    return int(whole) + Fraction(int(part[1:]), 10 ** (len(part) - 1))
