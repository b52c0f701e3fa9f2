"""A number with everything that limits it: bounds before and after, two numbers that make a range.

Both readers stand on this one: figures (which also let a noun follow the number) and the spans of
quantities. Bounds and joints come from `data/figures/bounds.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from sijill.model import Relation
from sijill.tokens import Page, Word, with_article
from sijill.values.numerals import NumeralReader, Value
from sijill.values.quantities.amounts import Amount, AmountReader
from sijill.values.quantities.bounds import BoundAt, Bounds, Opener
from sijill.values.quantities.units import UnitAt, Units

_SCALE = 1000
_LOWER: tuple[Relation, ...] = ("more_than", "at_least")
_UPPER: tuple[Relation, ...] = ("less_than", "at_most")
_OPEN: tuple[Relation, ...] = ("more_than", "less_than")
_AND = "و"
NUMBER, SIGN, LIMIT, SECOND = 1, 2, 4, 8
"""A number or its unit can begin with a word, or can do so with a mark that is one; a bound or a range can begin with
it; it can be the second word of one."""
BEGINS = NUMBER | SIGN | LIMIT
"""What `at` reads can begin with such a word."""
_CHAIN = 2
"""How many words of approximation or bound may stand one after the other (`حوالي ما بين`)."""


class Noun(msgspec.Struct, frozen=True, gc=False):
    """What follows the number inside an interval, by the reader of figures."""

    stop: int
    unit: tuple[int, int]
    affiliation: str | None


class Interval(msgspec.Struct, frozen=True, gc=False):
    """A limited number at tokens `[first, stop)`; the numbers with their unit are `[inner, inner_stop)`.

    `low` and `high` are None where open; `low_open` and `high_open` say whether a limit is itself outside.
    """

    first: int
    stop: int
    skip: int
    inner: int
    inner_stop: int
    inner_skip: int
    low: Value | None
    high: Value | None
    relation: Relation
    rule: str
    amount: Amount
    noun: Noun | None = None
    low_open: bool = False
    high_open: bool = False
    paired: str = ""

    @property
    def unit(self) -> UnitAt | None:
        """The unit of the number, if it has one."""
        return self.amount.unit


Follow = Callable[[Page, int, int, Amount], Noun | None]


class IntervalReader:
    """Reads a limited number at a token."""

    def __init__(self, numerals: NumeralReader, bounds: Bounds, units: Units, *, bold: bool = False) -> None:
        self._numerals = numerals
        self._bounds = bounds
        self.amounts = AmountReader(numerals, units, bold=bold)
        self._vocabulary = with_article(bounds.firsts | bounds.seconds | units.firsts | numerals.words)

    def hint(self, word: Word) -> int:
        """What a word may be to `at`: NUMBER, SIGN, LIMIT and SECOND, added up; to be remembered by the caller."""
        if word.kind == "word" and self._vocabulary.isdisjoint(word.texts):
            return 0  # as most words of a text, whatever is glued to them
        number = (SIGN if word.kind == "punct" else NUMBER) if self.amounts.begins[word] else 0
        limit = 0 if self._bounds.firsts.isdisjoint(word.texts) else LIMIT
        return number | limit | (SECOND if word.folded in self._bounds.seconds else 0)

    def likely(self, page: Page, i: int, hint: int, following: int) -> bool:
        """Whether it is worth while to call `at` at token `i`, by the hints of its word, one of BEGINS, and of the
        next word."""
        if hint & NUMBER or following & BEGINS:
            return True
        if hint & SIGN and (i + 1 >= len(page.words) or page.words[i + 1].kind != "word"):
            return True
        return bool(following & SECOND) and self._bounds.fits(page, i)

    def at(self, page: Page, i: int, stop: int, *, units: bool = True, follow: Follow | None = None) -> Interval | None:
        """The limited number that starts at token `i`; None where only its words for limits stand there.

        Args:
            page: the page.
            i, stop: tokens to read from, and the end of the sentence.
            units: whether units belong to the number.
            follow: reads what else may follow a number without a unit (a counted noun).
        """
        limits: list[BoundAt] = []
        at, opener = i, None
        for _ in range(_CHAIN + 1):
            if at >= stop:
                return None
            opener = self._bounds.opener(page, at)
            if opener is not None:
                break
            limit = self._bounds.before(page, at) if len(limits) < _CHAIN else None
            if limit is None or (limits and limit.skip):
                break
            limits.append(limit)
            at = limit.stop
        if opener is not None and (not limits or not opener.skip):
            return self._opened(page, i, at, stop, limits, opener, units, follow)
        amount = self.amounts.at(page, at, stop, units=units)
        if amount is None or (limits and amount.skip):
            return None
        pair = self._pair(page, amount, stop, None, units)
        if pair is not None:
            return self._range(page, i, limits[0].skip if limits else amount.skip, stop, amount, pair, limits, follow)
        return self._single(page, i, stop, amount, limits, units, follow)

    def _single(
        self,
        page: Page,
        i: int,
        stop: int,
        amount: Amount,
        limits: list[BoundAt],
        units: bool,
        follow: Follow | None,
    ) -> Interval:
        noun = follow(page, amount.stop, stop, amount) if follow is not None and amount.unit is None else None
        end = noun.stop if noun is not None else amount.stop
        vague = amount.numeral is not None and amount.numeral.vague
        relation: Relation = "vague" if vague else "exact"
        skip = limits[0].skip if limits else amount.skip
        found = Interval(
            i, end, skip, amount.first, amount.stop, amount.skip, amount.low, amount.high, relation, "", amount, noun
        )
        for limit in limits[::-1]:
            found = _limited(found, limit.relation, limit.rule)
        after = self._bounds.after(page, end, stop, found.relation)
        if after is not None:
            found = _limited(replace(found, stop=after.stop), after.relation, after.rule or found.rule)
        if found.noun is None:
            found = self._counterpart(page, found, stop, units)
        return found

    def _counterpart(self, page: Page, found: Interval, stop: int, units: bool) -> Interval:
        """`أكبر من 10 وأصغر من 20`: a second bound on the other side closes the interval."""
        if (found.low is None) == (found.high is None) or found.stop >= stop:
            return found
        spaced = page.words[found.stop].folded == _AND
        begin = found.stop + spaced
        limit = self._bounds.before(page, begin) if begin < stop else None
        if limit is None or not (limit.skip == 0 if spaced else limit.joined):
            return found
        wanted = _LOWER if found.low is None else _UPPER
        if limit.relation not in wanted:
            return found
        amount = self.amounts.at(page, limit.stop, stop, units=units)
        if amount is None or amount.skip or (found.unit and amount.unit and found.unit.name != amount.unit.name):
            return found
        other = _limited(_plain(amount), limit.relation, limit.rule)
        low = found.low if found.low is not None else other.low
        high = found.high if found.high is not None else other.high
        if low is None or high is None or low >= high:
            return found
        return replace(
            found,
            stop=amount.stop,
            inner_stop=amount.stop,
            low=low,
            high=high,
            relation="between",
            low_open=found.low_open or other.low_open,
            high_open=found.high_open or other.high_open,
            amount=amount if amount.unit is not None else found.amount,
        )

    def _opened(
        self,
        page: Page,
        i: int,
        at: int,
        stop: int,
        limits: list[BoundAt],
        opener: Opener,
        units: bool,
        follow: Follow | None,
    ) -> Interval | None:
        """`بين … و…`, `من … إلى …`."""
        first = self.amounts.at(page, opener.stop, stop, units=units)
        if first is None or first.skip:
            return None
        pair = self._pair(page, first, stop, opener, units)
        if pair is None:
            # بين خمسة وعشرين: the numeral has swallowed the second number.
            for shorter in self.amounts.shorter(page, opener.stop, stop):
                pair = self._pair(page, shorter, stop, opener, units)
                if pair is not None:
                    first = shorter
                    break
        if pair is None:
            return None
        skip = limits[0].skip if limits else opener.skip
        return self._range(page, i, skip, stop, first, (pair[0], opener.rule), limits, follow)

    def _pair(
        self, page: Page, first: Amount, stop: int, opener: Opener | None, units: bool
    ) -> tuple[Amount, str] | None:
        """The second number of a range after `first`, and the rule of the joint."""
        if first.stop >= stop or (first.numeral is not None and first.numeral.vague):
            return None
        word = page.words[first.stop]
        second, rule = None, ""
        if opener is not None:
            rule = opener.rule
            if word.folded in opener.joiners:
                second = self.amounts.at(page, first.stop + 1, stop, units=units)
            elif _AND in opener.joiners:
                second = self.amounts.joined(page, first.stop, stop, units=units)
                return (second, rule) if second is not None and _ascending(page, first, second) else None
        else:
            joint = self._bounds.joint(word)
            if joint is None or (word.kind == "punct" and not _dashed(page, first)):
                return None
            rule = joint
            second = self.amounts.at(page, first.stop + 1, stop, units=units)
        if second is None or second.skip or not _ascending(page, first, second):
            return None
        if opener is None and word.kind == "punct" and not _ends(page, second, stop):
            return None
        return second, rule

    def _range(
        self,
        page: Page,
        i: int,
        skip: int,
        stop: int,
        first: Amount,
        pair: tuple[Amount, str],
        limits: list[BoundAt],
        follow: Follow | None,
    ) -> Interval:
        second, rule = pair
        low = self._scaled(page, first, second)
        if first.unit is not None and second.unit is None:
            second = replace(second, unit=first.unit)
        noun = follow(page, second.stop, stop, second) if follow is not None and second.unit is None else None
        end = noun.stop if noun is not None else second.stop
        found = Interval(
            i, end, skip, first.first, second.stop, first.skip, low, second.high, "between", rule, second, noun,
            high_open=True, paired=rule,
        )  # fmt: skip
        for limit in limits:
            if limit.relation == "about":
                found = replace(found, rule=rule)
        return found

    def _scaled(self, page: Page, first: Amount, second: Amount) -> Value:
        """`بين 20 و30 ألفا`: a scale after the second number goes for both."""
        low, numeral = first.low, second.numeral
        if numeral is None or numeral.high < _SCALE or numeral.stop - numeral.first < 2 or low >= _SCALE:
            return low
        last = page.words[numeral.stop - 1]
        if last.kind != "word" or not self._numerals.starts(last):
            return low
        scale = self._numerals.at(page, numeral.stop - 1, numeral.stop)
        if scale is None or scale.low < _SCALE or scale.skip or numeral.high < scale.low:
            return low
        if low >= numeral.high / scale.low:
            return low
        scaled = low * scale.low
        return int(scaled) if scaled == int(scaled) else scaled


def _plain(amount: Amount) -> Interval:
    return Interval(
        amount.first, amount.stop, amount.skip, amount.first, amount.stop, amount.skip, amount.low, amount.high,
        "exact", "", amount,
    )  # fmt: skip


def _limited(found: Interval, relation: Relation, rule: str) -> Interval:
    """Apply a bound: an open side is None."""
    low, high = found.amount.low, found.amount.high
    if relation in _LOWER:
        return replace(
            found, low=low, high=None, relation=relation, rule=rule, low_open=relation in _OPEN, high_open=False
        )
    if relation in _UPPER:
        return replace(
            found, low=None, high=high, relation=relation, rule=rule, high_open=relation in _OPEN, low_open=False
        )
    if relation == "about" and found.relation in {*_LOWER, *_UPPER}:
        return found
    return replace(found, relation=relation, rule=rule)


def _ascending(page: Page, first: Amount, second: Amount) -> bool:
    """Whether the second number is the larger and both have one unit."""
    same = first.unit is None or second.unit is None or first.unit.name == second.unit.name
    return same and first.low < second.high


def _glued(page: Page, i: int) -> bool:
    return i > 0 and page.ends[i - 1] == page.starts[i]


def _dashed(page: Page, first: Amount) -> bool:
    """Whether a dash after `first` can join a range: digits that are no part of a longer code or date."""
    i = first.first
    if page.words[i].kind == "word" or (_glued(page, i) and page.words[i - 1].folded in "-/+.:~"):
        return False
    return not (i > 0 and page.words[i - 1].folded in "+")


def _ends(page: Page, second: Amount, stop: int) -> bool:
    """Whether nothing of a code or date goes on after `second`."""
    i = second.stop
    return not (i < stop and _glued(page, i) and page.words[i].folded in "-/:" and i + 1 < stop and _glued(page, i + 1))
