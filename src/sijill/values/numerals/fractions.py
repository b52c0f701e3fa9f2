"""Fractions and decimals in words: نصف مليون, ثلاثة أرباع, مليون ونصف المليون, خمسة فاصلة اثنان."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from msgspec.structs import replace

from sijill.tokens import Page
from sijill.values.numerals.digits import Exact, read_fraction
from sijill.values.numerals.grammar import Grammar, Parsed, tenths
from sijill.values.numerals.senses import PartSense, marked_fraction

_MOST_DECIMALS = 18
_THOUSAND = 1000


class Broken(msgspec.Struct, frozen=True, gc=False):
    """A fraction at tokens `[…, stop)`; `base` is the scale that multiplied it."""

    value: Fraction
    stop: int
    base: int = 1


class Fractions:
    """Reads fractions; `bold` readings take homographs (خمس) where no other numeral fits."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._senses = grammar.senses

    def alone(self, page: Page, i: int, stop: int) -> Parsed | None:
        """A fraction that no whole number precedes, multiplied by the scale after it: نصف مليون, ½."""
        figures = read_fraction(page, i, stop)
        if figures is not None:
            found = Parsed(figures.value, figures.stop, words=False, kind="fraction")
            return self._grammar.multiplied(page, found, stop)
        sense = self._part(page, i)
        if sense is None or sense.clitics.article or sense.part.plural:
            return None
        if i + 1 < stop and page.words[i + 1].folded in sense.part.unless:
            return None
        value = Fraction(sense.part.number, sense.part.of)
        found = Parsed(value, i + 1, skip=sense.clitics.skip, kind="fraction")
        return self._grammar.multiplied(page, found, stop)

    def closed(self, page: Page, number: Parsed, stop: int, bold: bool = False) -> Parsed:
        """`number` with the decimals, the fraction after و, or the parts that it counts."""
        if number.kind == "fraction" or number.ordinal or number.partitive:
            return number
        return (
            self._decimals(page, number, stop)
            or self._parts(page, number, stop, bold)
            or self._and_fraction(page, number, stop, bold)
            or number
        )

    def _part(self, page: Page, i: int, bold: bool = False) -> PartSense | None:
        """The fraction word at token `i`; a homograph only where its vowels or its place tell."""
        sense = self._senses[page.words[i]].part
        if sense is None or not sense.part.homograph or bold or marked_fraction(page, i, sense.clitics):
            return sense
        return None

    def _parts(self, page: Page, number: Parsed, stop: int, bold: bool) -> Parsed | None:
        """`ثلاثة أرباع`, and boldly `ثلاث وعشرون خمس`."""
        if number.stop >= stop or number.terms > 1:
            return None
        sense = self._part(page, number.stop, bold and number.words and number.value > 10)
        if sense is None or not sense.clitics.bare or sense.clitics.article:
            return None
        if not sense.part.plural and not (bold and number.value > 10 and sense.part.number == 1):
            return None
        found = replace(number, value=number.value * Fraction(1, sense.part.of), stop=number.stop + 1, base=1)
        return self._grammar.multiplied(page, found, stop)

    def _and_fraction(self, page: Page, number: Parsed, stop: int, bold: bool) -> Parsed | None:
        """`اثنان وربع`; after a scale the fraction is one of that scale (مليون ونصف المليون)."""
        link = self._joined(page, number.stop, stop)
        if link is None:
            return self._except(page, number, stop) if bold else None
        broken = self._fraction_after(page, link, stop, bold and number.words)
        if broken is None:
            return None
        scale = self._senses[page.words[broken.stop]].cardinal if broken.stop < stop else None
        if scale is not None and scale.clitics.bare and scale.form.kind == "scale" and scale.form.times == 1:
            size, after = scale.form.value, broken.stop + 1
            if number.base > 1:
                if size > number.base:
                    return None
                return replace(number, value=number.value + broken.value * size, stop=after, base=1)
            if not number.scaled and not scale.clitics.article:
                return replace(number, value=(number.value + broken.value) * size, stop=after, base=size, scaled=True)
        size = number.base if number.base >= _THOUSAND else 1
        return replace(number, value=number.value + broken.value * size, stop=broken.stop, base=1)

    def _except(self, page: Page, number: Parsed, stop: int) -> Parsed | None:
        """`خمسة إلا ربعا`."""
        at = number.stop
        if at + 1 >= stop or self._senses[page.words[at]].role != "except":
            return None
        sense = self._part(page, at + 1)
        if sense is None or sense.part.plural or not sense.clitics.bare:
            return None
        size = number.base if number.base >= _THOUSAND else 1
        less = Fraction(1 if sense.part.either else sense.part.number, sense.part.of) * size
        return replace(number, value=number.value - less, stop=at + 2, base=1)

    def _joined(self, page: Page, i: int, stop: int) -> int | None:
        """The token that و joins to the numeral before token `i`."""
        if i >= stop:
            return None
        word = page.words[i]
        if word.folded == "و":
            return i + 1 if i + 1 < stop else None
        part = self._senses[word].part
        cardinal = self._senses[word].cardinal
        joined = (part is not None and part.clitics.joined) or (cardinal is not None and cardinal.clitics.joined)
        return i if joined else None

    def _fraction_after(self, page: Page, i: int, stop: int, bold: bool) -> Broken | None:
        """The fraction that starts at token `i` after a و."""
        figures = read_fraction(page, i, stop)
        if figures is not None and page.words[i].kind != "number":
            return Broken(Fraction(figures.value), figures.stop)
        sense = self._part(page, i, bold)
        if sense is not None and not sense.part.plural and not sense.clitics.article:
            if i + 1 < stop and page.words[i + 1].folded in sense.part.unless:
                return None
            if not sense.part.homograph or sense.part.number == 1 or marked_fraction(page, i, sense.clitics):
                return Broken(Fraction(sense.part.number, sense.part.of), i + 1)
        counted = self._grammar.sense(page, i, False)
        if counted is None or counted.form.kind not in {"unit", "ten"} or i + 1 >= stop:
            return None
        parts = self._senses[page.words[i + 1]].part
        if parts is None or not parts.part.plural or not parts.clitics.bare or parts.clitics.article:
            return None
        return Broken(Fraction(counted.form.value, parts.part.of), i + 2)

    def _decimals(self, page: Page, number: Parsed, stop: int) -> Parsed | None:
        """`خمسة فاصلة اثنان`, `ثلاثة فاصلة صفر أربعة`, `أربعة فاصلة خمسة وخمسين مليون`."""
        at = number.stop + 1
        role = self._senses[page.words[number.stop]].role if at < stop else ""
        if role != "point" and (role != "spoken_point" or not number.words or page.words[at].kind == "number"):
            return None
        figures, after = self._spelled_digits(page, at, stop)
        if len(figures) > 1 or (figures == "0"):
            value: Exact = Fraction(int(figures), 10 ** len(figures))
        else:
            part = self._grammar.number(page, at, stop)
            if part is None or part.skip or part.partitive or not isinstance(part.value, int):
                return None
            if part.base > 1 and not number.scaled and part.terms == 1:
                # The scale multiplies all of it: 4.55 million.
                value, after = tenths(part.value // part.base), part.stop
                return replace(number, value=(number.value + value) * part.base, stop=after, scaled=True)
            value, after = tenths(part.value), part.stop
        found = replace(number, value=number.value + value, stop=after, base=1)
        return found if number.scaled else self._grammar.multiplied(page, found, stop)

    def _spelled_digits(self, page: Page, i: int, stop: int) -> tuple[str, int]:
        """Digits said one by one: واحد أربعة is 14."""
        figures = ""
        while i < stop and len(figures) < _MOST_DECIMALS:
            sense = self._senses[page.words[i]].cardinal
            if sense is None or not sense.clitics.bare or sense.form.kind not in {"zero", "unit"}:
                break
            if i + 1 < stop and figures and self._grammar.link(page, i + 1, stop) is not None:
                following = self._senses[page.words[i + 1]].cardinal
                if following is not None and following.form.kind not in {"zero", "unit"}:
                    break
            figures += str(sense.form.value)
            i += 1
        return figures, i
