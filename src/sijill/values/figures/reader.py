"""Figures: quantities with their bounds, the noun they count, and what role the count plays.

A numeral becomes a figure where it has a unit or counts a noun, stands beside a bound, or is governed by a
word that gives counts a role (`وإصابة 43`). Dates, durations and ordinals are not figures; duals are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

import msgspec
from msgspec.structs import replace

from sijill.lexicon import Lexicon
from sijill.model import Entity, Figure, Relation, TimeExpression
from sijill.text import fold
from sijill.tokens import Column, Page, Word
from sijill.values.figures.counts import Count, Taken, UnitClass, bounded, taken_tokens
from sijill.values.figures.nouns import NounReader
from sijill.values.figures.record import make_figure
from sijill.values.figures.roles import RoleReader
from sijill.values.numerals import Numeral, NumeralReader
from sijill.values.quantities import Bounds, Interval, IntervalReader, Units
from sijill.values.quantities.intervals import BEGINS, NUMBER, SECOND, SIGN
from sijill.values.quantities.units import UnitAt

_ROLES = {"money": "money", "percentage": "percent"}
_NEVER_ALONE = 3
_CASUALTIES = frozenset({"killed", "wounded", "arrested", "kidnapped"})
_GAP = 8
"""How many tokens the number may stand behind the verb that bounds it (`لم تتجاوز نسبة المشاركة 45`)."""
_OBLIQUE = "ين"
"""How a dual ends that no name is taken for (names in ان, ا are many)."""
_LIKE = "ك"
"""No count is printed with it: what looks so is another word (كميات)."""
_DUAL, _STOP, _HEAD = (SECOND << n for n in (1, 2, 3))
"""Further hints: a word is a dual, ends a clause, is a noun of counting."""
_ALONE = NUMBER | SIGN | _DUAL | _STOP
"""A word with one of these matters whatever follows; one that can only begin a bound does where the next word is…"""
_BEHIND = BEGINS | SECOND | _HEAD
"""…one of these."""
_STOPS = frozenset(".،:؛!؟()")


class _Pending(msgspec.Struct, frozen=True, gc=False):
    """A bound whose number is still to come."""

    relation: Relation
    rule: str
    after: int
    until: int


class FigureReader:
    """Finds quantities with their bounds, units and roles."""

    def __init__(self, lexicon: Lexicon, numerals: NumeralReader | None = None) -> None:
        self._numerals = numerals or NumeralReader(lexicon)
        self._bounds = Bounds(lexicon)
        self._intervals = IntervalReader(self._numerals, self._bounds, Units(lexicon))
        self._nouns = NounReader(lexicon)
        self._roles = RoleReader(lexicon)
        labels = lexicon.yaml("figures/labels.yaml")
        self._labels = frozenset(map(fold, labels["before"]))
        self._definite = frozenset(map(fold, labels["definite"]))
        self._heads = frozenset(map(fold, labels["counts"]))
        self._versus = frozenset(map(fold, labels["versus"]))
        self._hints = Column(self._hint)

    def read(self, page: Page, entities: tuple[Entity, ...], times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
        """All figures of a page, in order."""
        taken = taken_tokens(page, times, entities)
        figures: list[Figure] = []
        hints = self._hints(page)
        for first, stop in page.sentences:
            said = [*hints[first:stop], 0]
            for count in _shared(page, list(self._counts(page, said, first, stop, taken)), self._versus):
                role, governor = self._roles.role(page, count, first, stop, taken.names)
                if count.unit is None and count.relation == "exact" and (governor is None or role == "other"):
                    continue
                if _lone_one(count) and (role not in _CASUALTIES or governor is None or governor.distance):
                    continue
                figures.append(make_figure(page, count, role, governor, len(figures) + 1, times, entities))
        return tuple(figures)

    def _counts(self, page: Page, hints: Sequence[int], first: int, stop: int, taken: Taken) -> Iterator[Count]:
        words = page.words
        pending: _Pending | None = None
        after = first
        # Most words begin nothing: they are passed over at the speed of `compress`.
        for k in compress(range(stop - first), hints):
            i, hint, following = first + k, hints[k], hints[k + 1]
            if not (hint & _ALONE or following & _BEHIND):
                continue
            if i < after or i in taken.closed:
                continue
            likely = bool(hint & BEGINS) and (
                bool(following & _HEAD) or self._intervals.likely(page, i, hint, following)
            )
            count = self._limited(page, i, first, stop, taken) if likely else None
            if count is None and hint & _DUAL and not (i in taken.names and words[i].folded[-2:] != _OBLIQUE):
                count = self._nouns.dual(page, i, stop)
                count = self._bound_after(page, count, stop) if count is not None else None
            if count is None:
                if hint & _STOP:
                    pending = None
                elif likely and (pending is None or i >= pending.after):
                    pending = self._pending(page, i, stop) or pending
                continue
            if (
                pending is not None
                and i <= pending.until
                and count.relation == "exact"
                and count.rule != "figures.dual"
            ):
                count = bounded(count, pending.relation, pending.rule)
            pending = None
            yield count
            after = count.stop

    def _headed(self, page: Page, i: int, stop: int) -> bool:
        """Whether a noun of counting stands at token `i`."""
        return i < stop and page.words[i].folded in self._heads

    def _hint(self, word: Word) -> int:
        """What a word may be to an interval, and what else it may be to a count."""
        hint = self._intervals.hint(word)
        if word.kind == "word":
            if self._nouns.as_dual(word):
                hint |= _DUAL
            if word.folded in self._heads:
                hint |= _HEAD
        elif word.folded in _STOPS:
            hint |= _STOP
        return hint

    def _pending(self, page: Page, i: int, stop: int) -> _Pending | None:
        """A bound before a noun of counting, whose number comes later."""
        bound = self._bounds.before(page, i)
        if bound is None or not self._headed(page, bound.stop, stop):
            return None
        return _Pending(bound.relation, bound.rule, bound.stop, bound.stop + _GAP)

    def _limited(self, page: Page, i: int, first: int, stop: int, taken: Taken) -> Count | None:
        """The count that starts at token `i`, with its bounds and what it counts."""
        interval = self._intervals.at(page, i, stop, follow=self._nouns.follow)
        if interval is None:
            share = self._numerals.fraction(page, i, stop) if self._numerals.starts(page.words[i]) else None
            return self._nouns.share(page, i, share, stop) if share is not None else None
        if interval.inner in taken.times or not self._is_count(page, i, first, stop):
            return None
        measured = interval.unit
        if measured is None and interval.amount.high == 0:
            # تحت الصفر is a place on a scale.
            return None
        if (interval.inner_stop - 1 if measured is None else measured.first) in taken.times:
            return None
        numeral = interval.amount.numeral
        if numeral is not None and numeral.skip and page.words[numeral.first].folded[numeral.skip - 1] == _LIKE:
            return None
        if measured is None and numeral is not None and not interval.paired and interval.first == interval.inner:
            # القوى الست الدولية: a definite number stands after its noun, whatever follows.
            before = self._nouns.before(page, i, numeral, stop) if numeral.definite or interval.noun is None else None
            if before is not None:
                return self._bound_after(page, before, stop)
        if measured is None and interval.noun is None and numeral is not None and not interval.paired:
            if interval.relation == "exact" and _small(numeral) and numeral.stop == interval.inner + 1:
                return None
            if i > first and any(key.text in self._definite for key in page.words[i - 1].keys):
                return None
        return self._count(page, interval)

    def _is_count(self, page: Page, i: int, first: int, stop: int) -> bool:
        """Whether a number at token `i` is one: no label before it, no part of a code, no tail of an ordinal."""
        if i <= first:
            return True
        before, word = page.words[i - 1], page.words[i]
        labelled = any(key.text in self._labels for key in before.keys)
        if word.kind == "number":
            return not labelled and before.folded not in {"-", "/", "."}
        if labelled:
            return not self._numerals.starts(word)
        if self._numerals.starts(word):
            ordinal = self._numerals.ordinal(page, i - 1, stop)
            return ordinal is None or ordinal[1] <= i
        return True

    def _count(self, page: Page, interval: Interval) -> Count:
        first, skip = interval.first, interval.skip
        if interval.paired:
            first, skip = interval.inner, interval.inner_skip
        unit, kind, affiliation, rule = None, None, None, interval.rule
        measured = interval.unit
        if measured is not None:
            unit, kind = (measured.first, measured.stop), _unit_class(measured)
        elif interval.noun is not None:
            unit, affiliation = interval.noun.unit, interval.noun.affiliation
            kind = self._nouns.kind(page, unit)
        vague = interval.relation == "vague"
        late = interval.stop > (interval.noun.stop if interval.noun else interval.inner_stop)
        return Count(
            first,
            interval.stop,
            skip,
            interval.low,
            interval.high,
            interval.relation,
            unit,
            kind,
            affiliation,
            rule or ("figures.vague" if vague else "figures.count"),
            late,
        )

    def _bound_after(self, page: Page, count: Count, stop: int) -> Count:
        bound = self._bounds.after(page, count.stop, stop, count.relation)
        if bound is None or not bound.rule:
            return count
        return bounded(replace(count, stop=bound.stop, late=True), bound.relation, bound.rule)


def _small(numeral: Numeral) -> bool:
    return numeral.spelled and not numeral.vague and numeral.low < _NEVER_ALONE


def _unit_class(unit: UnitAt) -> UnitClass:
    return UnitClass(unit.rules, _ROLES.get(unit.kind, "other"))


def _lone_one(count: Count) -> bool:
    """`أحد المارة`: one of many is a figure only as a casualty or captive."""
    return count.low == 1 and count.rule == "figures.count" and count.relation == "exact"


def _shared(page: Page, counts: list[Count], versus: frozenset[str]) -> list[Count]:
    """What one count gives another: bounds reach over `و` (`حوالي 2500 جندي و1000 جندي`, `35 قتيلا و23 مصابا على
    الأقل`), the noun over a word of `versus` (`63 نائبا مقابل 20`)."""
    for k in range(1, len(counts)):
        before, count = counts[k - 1], counts[k]
        if count.unit is None and count.first == before.stop + 1 and page.words[before.stop].folded in versus:
            counts[k] = replace(count, unit=before.unit, kind=before.kind, rule="figures.versus")
            continue
        joined = page.words[count.first - 1].folded == "و" or page.words[count.first].folded.startswith("و")
        if not joined or count.first - before.stop > 1:
            continue
        if before.relation == "about" and count.relation == "exact":
            counts[k] = replace(count, relation="about")
    for k in range(len(counts) - 1, 0, -1):
        before, count = counts[k - 1], counts[k]
        joined = page.words[count.first - 1].folded == "و" or page.words[count.first].folded.startswith("و")
        casualties = all(c.kind is not None and c.kind.casualty for c in (before, count))
        if joined and casualties and count.late and before.relation == "exact" and count.first - before.stop <= 1:
            counts[k - 1] = bounded(before, count.relation, count.rule)
    return counts
