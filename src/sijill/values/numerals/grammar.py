"""How numerals are built: units before tens joined by و, hundreds, multiplied scales in descending order.

After W. Wright, I §§ 318–335, and what newspapers make of it. The parser goes from left to right, looks ahead by
a bounded number of words and never crosses `stop`, so a numeral costs time in proportion to its length.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec
from msgspec.structs import replace

from sijill.tokens import Page
from sijill.values.numerals.digits import Exact, read_digits
from sijill.values.numerals.senses import Sense, SenseIndex, marked_accusative, marked_fraction

_MOST_FACTORS = 3
"""مائة ألف تريليون: so many scales may multiply one another."""


class Parsed(msgspec.Struct, frozen=True, gc=False):
    """A numeral at tokens `[first, stop)`.

    `base` is the scale that its last term ends in (1 for none) and `value` exact; `article` says that its first
    word is definite, `ordinal` that one of its words is an ordinal, `words` that all of it is spelled out,
    `kind` what its first word is.
    """

    value: Exact
    stop: int
    base: int = 1
    terms: int = 1
    skip: int = 0
    article: bool = False
    ordinal: bool = False
    words: bool = True
    kind: str = ""
    partitive: bool = False
    scaled: bool = False


class Link(msgspec.Struct, frozen=True, gc=False):
    """The next word of a numeral: its index and whether و joins it."""

    at: int
    joined: bool


class Grammar:
    """Parses whole numbers, in figures, in words and mixed."""

    def __init__(self, senses: SenseIndex) -> None:
        self.senses = senses

    def sense(self, page: Page, i: int, ordinal: bool) -> Sense | None:
        """What token `i` is as a numeral word; in ordinals, ordinal words come first."""
        senses = self.senses[page.words[i]]
        if ordinal and senses.ordinal is not None:
            return senses.ordinal
        if senses.cardinal is not None and senses.part is not None and senses.part.part.homograph:
            return None if marked_fraction(page, i, senses.part.clitics) else senses.cardinal
        return senses.cardinal

    def link(self, page: Page, i: int, stop: int) -> Link | None:
        """Where the word after a numeral stands: `و` may be written apart (و367, و عشرون)."""
        if i >= stop:
            return None
        word = page.words[i]
        apart = word.folded == "و"
        if apart:
            i += 1
            if i >= stop:
                return None
            word = page.words[i]
        if word.kind == "number":
            return Link(i, apart)
        senses = self.senses[word]
        sense = senses.cardinal or senses.ordinal or senses.part
        if sense is None or not (sense.clitics.bare or (sense.clitics.joined and not apart)):
            return None
        return Link(i, apart or sense.clitics.joined)

    def number(self, page: Page, i: int, stop: int, ordinal: bool = False) -> Parsed | None:
        """The longest whole number at token `i`."""
        whole = self._term(page, i, stop, ordinal)
        if whole is None:
            return None
        while whole.base > 1:
            link = self.link(page, whole.stop, stop)
            term = None if link is None else self._term(page, link.at, stop, ordinal)
            if link is None or term is None or not 0 < term.value < whole.base or term.base >= whole.base:
                break
            # Without و only figures go on: 4 آلاف 3 مئة.
            if not link.joined and (term.words or not term.scaled):
                break
            if term.article and not whole.article:
                break
            whole = replace(
                whole,
                value=whole.value + term.value,
                stop=term.stop,
                base=term.base,
                terms=whole.terms + 1,
                ordinal=whole.ordinal or term.ordinal,
                words=whole.words and term.words,
                scaled=True,
            )
        return whole

    def _term(self, page: Page, i: int, stop: int, ordinal: bool) -> Parsed | None:
        """A group below a thousand and the scales that multiply it, or a scale alone."""
        sense = self.sense(page, i, ordinal)
        if sense is not None and sense.form.kind in {"scale", "dozen"}:
            form = sense.form
            if form.plural:
                return None
            times = 1 if form.either and self._accusative(page, i) else form.times
            base = form.value if form.kind == "scale" else 1
            skip, article = sense.clitics.skip, sense.clitics.article
            alone = Parsed(form.value * times, i + 1, base, skip=skip, article=article, kind=form.kind, scaled=True)
            return self.multiplied(page, alone, stop)
        group = self._group(page, i, stop, ordinal)
        return group if group is None or group.ordinal else self.multiplied(page, group, stop)

    def _accusative(self, page: Page, i: int) -> bool:
        """Whether `مليونا`, which can be the dual in construct, is the accusative singular: vowelled so, or with
        no noun after it to be in construct with. Alone it is taken for the dual."""
        if marked_accusative(page, i):
            return True
        if i + 1 >= len(page.words):
            return i > 0
        after = page.words[i + 1]
        number = self.senses[after].cardinal
        joined = bool(after.readings) and all(r.conjunction or r.preposition for r in after.readings)
        particle = any(r.morph.upos in {"ADP", "CCONJ", "SCONJ", "PART"} for r in after.readings)
        return after.kind != "word" or joined or particle or (number is not None and number.clitics.joined)

    def multiplied(self, page: Page, number: Parsed, stop: int) -> Parsed:
        """`number` times the scales that follow it directly, each at least as large as the one before."""
        smallest, factors = number.base, 0
        while factors < _MOST_FACTORS and number.stop < stop and number.kind != "dozen":
            sense = self.senses[page.words[number.stop]].cardinal
            if sense is None or not sense.clitics.bare or sense.form.kind not in {"scale", "dozen"}:
                break
            form = sense.form
            if form.times == 2 and not form.either:
                break
            if sense.clitics.article and not (
                isinstance(number.value, Fraction) or (form.plural and not number.article)
            ):
                break
            if form.value < smallest or (form.kind == "dozen" and number.base > 1):
                break
            number = replace(
                number,
                value=number.value * form.value,
                stop=number.stop + 1,
                base=number.base * form.value,
                scaled=True,
            )
            if form.kind == "dozen":
                return replace(number, base=1)
            smallest, factors = form.value, factors + 1
        return number

    def _group(self, page: Page, i: int, stop: int, ordinal: bool) -> Parsed | None:
        """A number below a thousand, or figures, or so many hundreds (واحد وعشرين مئة)."""
        digits = read_digits(page, i, stop) if page.words[i].kind == "number" or page.words[i].folded in ".٫" else None
        if digits is not None:
            found = Parsed(digits.value, digits.stop, words=False, kind="digits")
            return self._hundreds(page, found, stop, ordinal, apart=True)
        sense = self.sense(page, i, ordinal)
        if sense is None:
            return None
        form, clitics = sense
        head = Parsed(form.value, i + 1, 1, 1, clitics.skip, clitics.article, form.ordinal, kind=form.kind)
        if form.kind in {"hundred", "hundreds"}:
            return None if form.plural else self._tail(page, replace(head, scaled=True), stop, ordinal)
        small = self._below_hundred(page, i, stop, ordinal)
        if small is None or small.ordinal:
            return small
        return self._hundreds(page, small, stop, ordinal, apart=False)

    def _hundreds(self, page: Page, number: Parsed, stop: int, ordinal: bool, apart: bool) -> Parsed:
        """`number` hundreds where مئة follows, with what is below a hundred after it."""
        if number.stop >= stop or number.value < 2:
            return number
        sense = self.senses[page.words[number.stop]].cardinal
        if sense is None or sense.form.kind != "hundred" or not sense.clitics.bare or sense.clitics.article:
            return number
        whole = replace(number, value=number.value * 100, stop=number.stop + 1, scaled=True)
        return self._tail(page, whole, stop, ordinal, digits=apart)

    def _tail(self, page: Page, hundreds: Parsed, stop: int, ordinal: bool, digits: bool = False) -> Parsed:
        """Hundreds and the number below a hundred joined to them."""
        link = self.link(page, hundreds.stop, stop)
        if link is None or not link.joined:
            return hundreds
        if page.words[link.at].kind == "number":
            figures = read_digits(page, link.at, stop) if digits else None
            if figures is None or not 0 < figures.value < 100:
                return hundreds
            return replace(hundreds, value=hundreds.value + figures.value, stop=figures.stop)
        small = self._below_hundred(page, link.at, stop, ordinal)
        if small is None or small.kind == "zero" or small.partitive or self._counted(page, small, stop):
            return hundreds
        if small.article and not hundreds.article:
            return hundreds
        return replace(
            hundreds, value=hundreds.value + small.value, stop=small.stop, ordinal=hundreds.ordinal or small.ordinal
        )

    def _below_hundred(self, page: Page, i: int, stop: int, ordinal: bool) -> Parsed | None:
        """A unit, a teen, a ten, or a unit and a ten joined by و (either first)."""
        sense = self.sense(page, i, ordinal)
        if sense is None:
            return None
        form, clitics = sense
        if form.kind not in {"zero", "unit", "ten", "teen", "tens"}:
            return None
        head = Parsed(form.value, i + 1, 1, 1, clitics.skip, clitics.article, form.ordinal, kind=form.kind)
        if form.kind == "unit":
            follower = self.senses[page.words[i + 1]].cardinal if i + 1 < stop else None
            teen = follower is not None and follower.form.kind == "ten" and follower.clitics.bare
            first = form.ordinal and form.value == 1 and not form.compound
            if teen and follower is not None and not follower.clitics.article and not first:
                return replace(head, value=form.value + 10, stop=i + 2)
        if form.kind in {"unit", "tens"}:
            joined = self._joined(page, head, stop, ordinal)
            if joined is not None:
                return joined
        if form.compound:
            return replace(head, partitive=True) if form.partitive else None
        return head

    def _joined(self, page: Page, head: Parsed, stop: int, ordinal: bool) -> Parsed | None:
        """`خمسة وعشرون`, and `عشرون وخمسة`."""
        link = self.link(page, head.stop, stop)
        if link is None or not link.joined:
            return None
        sense = self.sense(page, link.at, ordinal)
        if sense is None or (sense.clitics.article and not head.article):
            return None
        form, after = sense.form, link.at + 1
        if head.kind == "unit" and form.kind == "tens":
            if head.ordinal and head.value == 1 and not self._compound(page, head.stop - 1):
                return None
        elif head.kind == "tens" and form.kind == "unit" and not form.compound:
            if form.ordinal or self._goes_on(page, after, stop):
                return None
        else:
            return None
        return replace(head, value=head.value + form.value, stop=after, ordinal=head.ordinal or form.ordinal)

    def _compound(self, page: Page, i: int) -> bool:
        sense = self.senses[page.words[i]].ordinal
        return sense is not None and sense.form.compound

    def _goes_on(self, page: Page, i: int, stop: int) -> bool:
        """Whether the unit before token `i` belongs to what follows it (خمسة آلاف, خمسة عشر, ثلاثة أرباع)."""
        if i >= stop:
            return False
        sense = self.senses[page.words[i]].cardinal
        scale = sense is not None and sense.clitics.bare and (sense.form.kind == "ten" or sense.form.plural)
        return scale or self._counts_hundreds_or_parts(page, i, stop)

    def _counted(self, page: Page, small: Parsed, stop: int) -> bool:
        """Whether what follows a number below a hundred belongs to it alone: مئة وثلاثة أرباع, مئة وثلاث مئة."""
        if small.value <= 10:
            return self._counts_hundreds_or_parts(page, small.stop, stop)
        sense = self.senses[page.words[small.stop]].cardinal if small.stop < stop else None
        return sense is not None and sense.form.kind == "hundred" and sense.clitics.bare and not sense.clitics.article

    def _counts_hundreds_or_parts(self, page: Page, i: int, stop: int) -> bool:
        """Whether token `i` is مئة or أرباع, counted by the number before it."""
        if i >= stop:
            return False
        senses = self.senses[page.words[i]]
        cardinal, part = senses.cardinal, senses.part
        if cardinal is not None and cardinal.form.kind == "hundred" and cardinal.clitics.bare:
            return not cardinal.clitics.article
        return part is not None and part.part.plural and part.clitics.bare


def tenths(value: Exact) -> Exact:
    """A number read after the decimal point: خمسة وخمسين is .55."""
    return Fraction(int(value), 10 ** len(str(int(value))))
