"""A number with its unit: `20 دولارا و43 سنتا`, `$10`, `متران`, `لتر ونصف`, `نسبة 20`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from sijill.tokens import Memo, Page, Word
from sijill.values.numerals import Numeral, NumeralReader, Value
from sijill.values.quantities.units import UnitAt, Units

_SIGNS = frozenset("-+")
_POINT = "."
_AND = "و"
_FROM = "من"
_PRECISION = 10
"""Decimal places kept where parts of a unit are added up."""


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number at tokens `[first, stop)` with its unit; `skip` proclitic letters stand before it."""

    first: int
    stop: int
    skip: int
    low: Value
    high: Value
    unit: UnitAt | None = None
    numeral: Numeral | None = None


class AmountReader:
    """Reads a number and its unit at a token."""

    def __init__(self, numerals: NumeralReader, units: Units, *, bold: bool = False) -> None:
        """`bold` also reads fractions alone and homographs of numerals (`NumeralReader.bold`)."""
        self._numerals = numerals
        self._units = units
        self._read = numerals.bold if bold else numerals.at
        self._signs = _SIGNS | {_POINT} if bold else _SIGNS
        self.begins = Memo(self._begins)
        """Whether a number, its sign or a unit can begin with a word."""

    def _begins(self, word: Word) -> bool:
        return self._numerals.starts(word) or word.folded in self._signs or self._units.begins[word]

    def at(self, page: Page, i: int, stop: int, *, units: bool = True) -> Amount | None:
        """The number at token `i`, with its unit unless `units` is false."""
        if i >= stop:
            return None
        word = page.words[i]
        if not self.begins[word]:
            return None
        if units and self._units.begins[word]:
            found = self._signed(page, i, stop) or self._dual(page, i, stop) or self._share(page, i, stop)
            if found is not None:
                return found
        if not self._numerals.starts(word) and word.folded not in self._signs:
            return None
        numeral = self._numeral(page, i, stop)
        if numeral is None or numeral.stop > stop:
            return None
        return self._counted(page, numeral, stop) if units else _bare(numeral)

    def shorter(self, page: Page, i: int, stop: int) -> Iterator[Amount]:
        """The shorter numbers inside the one at token `i` (خمسة of خمسة وأربعين), the longest first."""
        for numeral in self._numerals.alternatives(page, i, stop)[1:]:
            yield _bare(numeral)

    def _numeral(self, page: Page, i: int, stop: int) -> Numeral | None:
        if page.words[i].folded != "+":
            return self._read(page, i, stop)
        near = i + 1 < stop and page.starts[i + 1] == page.ends[i] and (i == 0 or page.ends[i - 1] < page.starts[i])
        numeral = self._read(page, i + 1, stop) if near and page.words[i + 1].kind == "number" else None
        return replace(numeral, first=i) if numeral is not None else None

    def joined(self, page: Page, i: int, stop: int, *, units: bool = True) -> Amount | None:
        """The number after a `و` at token `i`, alone or attached."""
        if i >= stop:
            return None
        word = page.words[i]
        if word.folded == _AND:
            return self.at(page, i + 1, stop, units=units)
        if not word.folded.startswith(_AND):
            return None
        amount = self.at(page, i, stop, units=units)
        return amount if amount is not None and amount.skip == 1 else None

    def lone(self, page: Page, i: int, stop: int) -> Amount | None:
        """A unit that stands for one of it."""
        found = self._units.lone(page, i, stop)
        if found is None:
            return None
        unit, skip = found
        count = 2 if unit.number == "Dual" else 1
        return Amount(i, unit.stop, skip, count, count, unit)

    def _counted(self, page: Page, numeral: Numeral, stop: int) -> Amount:
        unit = self._units.after(page, numeral.stop, stop, numeral.high, vague=numeral.vague)
        if unit is None:
            return _bare(numeral)
        amount = Amount(numeral.first, unit.stop, numeral.skip, numeral.low, numeral.high, unit, numeral)
        return amount if numeral.vague else self._with_parts(page, amount, stop)

    def _with_parts(self, page: Page, amount: Amount, stop: int) -> Amount:
        """Add a fraction (`دولار ونصف`) or a count of subunits (`و43 سنتا`) after `و`."""
        unit = amount.unit
        if unit is None:
            return amount
        if unit.kind == "part":
            each = dict(unit.parts)[unit.name]
            value = _tidy(amount.low / each)
            return replace(amount, low=value, high=value, unit=replace(unit, kind="money", parts=()))
        numeral = self._joined_numeral(page, amount.stop, stop)
        if numeral is None:
            return amount
        joined = page.words[amount.stop].folded.startswith(_AND)
        if (
            joined
            and 0 < numeral.low < 1
            and numeral.spelled
            and (amount.numeral is None or amount.low == int(amount.low))
        ):
            value = _tidy(amount.low + numeral.low)
            return replace(amount, stop=numeral.stop, low=value, high=value)
        part = self._units.after(page, numeral.stop, stop, numeral.high) if unit.kind == "money" else None
        if part is None or part.kind != "part":
            return amount
        code = unit.name
        if not unit.known:
            # دينار ومليم: the part tells which dinar.
            code = next((name for name, _ in part.parts if name in unit.codes), code)
        size = dict(part.parts).get(code)
        if size is None or numeral.low >= size:
            return amount
        value = _tidy(amount.low + numeral.low / size)
        whole = replace(unit, name=code, rules=(*unit.rules, *part.rules))
        return replace(amount, stop=part.stop, low=value, high=value, unit=whole)

    def _joined_numeral(self, page: Page, i: int, stop: int) -> Numeral | None:
        """The number after `و` at token `i`, or right there (`20 دولارا 43 سنتا`)."""
        at = i + 1 if i < stop and page.words[i].folded == _AND else i
        if at >= stop or not self._numerals.starts(page.words[at]):
            return None
        numeral = self._read(page, at, stop)
        if numeral is None or numeral.vague or numeral.skip > (1 if at == i else 0):
            return None
        return numeral

    def _signed(self, page: Page, i: int, stop: int) -> Amount | None:
        """`$10`, `USD 10`, `بالمئة 10`."""
        unit = self._units.before(page, i, stop)
        if unit is None or not self._numerals.starts(page.words[unit.stop]):
            return None
        numeral = self._read(page, unit.stop, stop)
        if numeral is None or numeral.skip or numeral.vague:
            return None
        amount = Amount(i, numeral.stop, 0, numeral.low, numeral.high, unit, numeral)
        return self._with_parts(page, amount, stop)

    def _dual(self, page: Page, i: int, stop: int) -> Amount | None:
        """`دولاران`, `لتر ونصف`, `دولار واحد`: the noun without a number before it."""
        amount = self.lone(page, i, stop)
        if amount is None or amount.unit is None:
            return None
        if amount.unit.number not in {"Sing", "Dual"}:
            return None
        whole = self._repeated(page, amount, stop)
        whole = self._with_parts(page, whole, stop)
        return whole if whole.stop > amount.stop or amount.unit.number == "Dual" else None

    def _repeated(self, page: Page, amount: Amount, stop: int) -> Amount:
        """`دولار واحد`, `دولارين اثنين`; but not `قدم واحد منهم`."""
        at = amount.stop
        numeral = self._read(page, at, stop) if at < stop and self._numerals.starts(page.words[at]) else None
        if numeral is None or numeral.low != amount.low or numeral.skip or not numeral.spelled:
            return amount
        if numeral.stop < stop and page.words[numeral.stop].folded.startswith(_FROM):
            return amount
        return replace(amount, stop=numeral.stop)

    def _share(self, page: Page, i: int, stop: int) -> Amount | None:
        """`نسبة 20`: a bare number after a noun of percentages."""
        head = self._units.head(page, i)
        if head is None or head[0] >= stop or not self._numerals.starts(page.words[head[0]]):
            return None
        numeral = self._read(page, head[0], stop)
        if numeral is None or numeral.vague or numeral.skip:
            return None
        if self._units.after(page, numeral.stop, stop, numeral.high) is not None or _ratio(page, numeral.stop, stop):
            return None
        unit = UnitAt(i, head[0], (head[2],), "percentage", "%")
        return Amount(i, numeral.stop, head[1], numeral.low, numeral.high, unit, numeral)


def _bare(numeral: Numeral) -> Amount:
    return Amount(numeral.first, numeral.stop, numeral.skip, numeral.low, numeral.high, None, numeral)


def _ratio(page: Page, i: int, stop: int) -> bool:
    """Whether a number that ends before token `i` goes on as a ratio: `3 إلى 1`, `1:3`."""
    return i + 1 < stop and page.words[i].folded in {":", "الي", "/"} and page.words[i + 1].kind == "number"


def _tidy(value: Value) -> Value:
    """The value without the noise of binary fractions; whole where it is whole."""
    rounded = round(value, _PRECISION)
    return int(rounded) if rounded == int(rounded) else rounded
