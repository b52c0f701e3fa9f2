"""The reader of numerals: cardinals, ordinals, fractions and vague counts at a token."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Page, Word
from sijill.values.numerals.digits import Value, plain_value, vulgar
from sijill.values.numerals.forms import load_forms
from sijill.values.numerals.fractions import Fractions
from sijill.values.numerals.grammar import Grammar, Parsed
from sijill.values.numerals.senses import SenseIndex, Senses
from sijill.values.numerals.spans import NumberSpan, number_spans

_TEN = 10
_SIGNS = frozenset("-+")


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number at tokens `[first, stop)`; `skip` proclitic letters of the first token stand before it.

    `low` and `high` differ in vague counts only. `spelled` says that the first word is no figure, `definite` that it
    has the article, `partitive` that it is أحد or إحدى, which mean "one of", `fraction` that nothing whole is in it.
    """

    first: int
    stop: int
    skip: int
    low: Value
    high: Value
    vague: bool = False
    spelled: bool = False
    definite: bool = False
    partitive: bool = False
    fraction: bool = False


class NumeralReader:
    """Reads numerals; what each word form is worth is remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = load_forms(lexicon)
        vague = {fold(row["form"]): (int(row["low"]), int(row["high"])) for row in lexicon.tsv("numerals/vague.tsv")}
        self.senses = SenseIndex(self.forms, vague)
        self.grammar = Grammar(self.senses)
        self.fractions = Fractions(self.grammar)
        self._starters: dict[Word, tuple[bool, bool]] = {}
        self._span_starters: dict[Word, bool] = {}

    @property
    def words(self) -> frozenset[str]:
        """All words of numerals, folded and without article: a word that holds none of them starts nothing."""
        return self.senses.words

    def starts(self, word: Word) -> bool:
        """Whether a numeral can start at this word."""
        return self._starting(word)[0]

    def may_start(self, word: Word) -> bool:
        """Whether a numeral or an ordinal can start at this word."""
        return self._starting(word)[1]

    def at(self, page: Page, i: int, stop: int) -> Numeral | None:
        """The longest numeral that starts at token `i` and ends before `stop`."""
        vague = self._read_vague(page, i, stop)
        if vague is not None:
            return vague
        return self._numeral(page, i, self._read(page, i, stop))

    def bold(self, page: Page, i: int, stop: int) -> Numeral | None:
        """Like `at`, but also fractions alone (نصف, 3/4), and homographs (خمس) where nothing else fits."""
        vague = self._read_vague(page, i, stop)
        if vague is not None:
            return vague
        return self._numeral(page, i, self._read(page, i, stop, bold=True))

    def fraction(self, page: Page, i: int, stop: int) -> Numeral | None:
        """A fraction at token `i`: نصف, ثلاثة أرباع, 3/4, ½."""
        found = self.fractions.alone(page, i, stop)
        if found is None:
            number = self._read(page, i, stop)
            found = number if number is not None and not isinstance(number.value, int) else None
        return self._numeral(page, i, found)

    def alternatives(self, page: Page, i: int, stop: int) -> tuple[Numeral, ...]:
        """All complete numerals at token `i`, the longest first (خمسة of خمسة وأربعين)."""
        found: list[Numeral] = []
        numeral = self.at(page, i, stop)
        while numeral is not None:
            found.append(numeral)
            limit = numeral.stop - 1
            numeral = self.at(page, i, limit) if limit > i else None
        return tuple(found)

    def ordinal(self, page: Page, i: int, stop: int) -> tuple[int, int] | None:
        """An ordinal at token `i`: its value and the token after it (`الحادي عشر` takes two)."""
        found = self.parse_ordinal(page, i, stop)
        return None if found is None else (int(found.value), found.stop)

    def ordinals(self, page: Page, i: int, stop: int) -> tuple[Parsed, ...]:
        """All complete ordinals at token `i`, the longest first (الثالث of الثالث والعشرون)."""
        found: list[Parsed] = []
        ordinal = self.parse_ordinal(page, i, stop)
        while ordinal is not None:
            found.append(ordinal)
            limit = ordinal.stop - 1
            ordinal = self.parse_ordinal(page, i, limit) if limit > i else None
        return tuple(found)

    def spans(self, page: Page) -> list[NumberSpan]:
        """All numbers and ordinals of a page as plain spans, in order, none overlapping."""
        return number_spans(self, page, self._span_starters)

    def parse_ordinal(self, page: Page, i: int, stop: int) -> Parsed | None:
        """An ordinal at token `i`, or a definite number that can be one (المئة, الأحد عشر)."""
        senses = self.senses[page.words[i]]
        if senses.ordinal is None and (senses.cardinal is None or not senses.cardinal.clitics.article):
            return None
        found = self.grammar.number(page, i, stop, ordinal=True)
        if found is None or found.partitive:
            return None
        if found.ordinal:
            return self._after(page, found, stop)
        plain = found.stop == i + 1 and found.kind in {"unit", "ten", "zero", "dozen"}
        return found if found.article and not plain and isinstance(found.value, int) else None

    def _after(self, page: Page, found: Parsed, stop: int) -> Parsed:
        """`الثاني بعد المئة`."""
        at = found.stop
        if at + 1 >= stop or self.senses[page.words[at]].role != "after":
            return found
        round_number = self.senses[page.words[at + 1]].cardinal
        if round_number is None or not round_number.clitics.article or not round_number.clitics.bare:
            return found
        whole = self.grammar.number(page, at + 1, stop)
        if whole is None or whole.value < 100 or whole.value % 100:
            return found
        return replace(found, value=found.value + whole.value, stop=whole.stop)

    def _read(self, page: Page, i: int, stop: int, bold: bool = False) -> Parsed | None:
        """A cardinal at token `i`, its sign, decimals and fraction included."""
        senses = self.senses[page.words[i]]
        if senses.role == "sign" or page.words[i].folded == "-":
            return self._negative(page, i, stop, senses, bold)
        fraction = self.fractions.alone(page, i, stop)
        if fraction is not None and (bold or fraction.base > 1 or fraction.scaled):
            return fraction
        number = self.grammar.number(page, i, stop)
        if number is None:
            return None
        return self.fractions.closed(page, number, stop, bold)

    def _negative(self, page: Page, i: int, stop: int, senses: Senses, bold: bool) -> Parsed | None:
        """`سالب عشرة`, `ناقص واحد`, `-5`: a hyphen stands against its number and not against what precedes it."""
        if i + 1 >= stop or self.senses[page.words[i + 1]].role == "sign":
            return None
        if not senses.role:
            start, folded = page.folded_starts[i], page.text.folded
            if page.folded_starts[i + 1] != start + 1 or page.words[i + 1].folded == "-":
                return None
            before = folded[max(0, start - 2) : start]
            if before and (
                before[-1].isalnum() or before[-1] in ").%/-" or (before[0].isdecimal() and before[-1] == " ")
            ):
                return None
        number = self._read(page, i + 1, stop, bold)
        if number is None or number.skip or number.partitive:
            return None
        return replace(number, value=-number.value, skip=0)

    def _starting(self, word: Word) -> tuple[bool, bool]:
        try:
            return self._starters[word]
        except KeyError:
            senses = self.senses[word]
            starts = word.kind == "number" or senses.cardinal is not None or senses.vague is not None
            starts = starts or senses.role == "sign" or vulgar(word.folded) is not None
            starts = starts or (senses.part is not None and not senses.part.clitics.article)
            found = self._starters[word] = starts, starts or senses.ordinal is not None
            return found

    @staticmethod
    def _numeral(page: Page, i: int, found: Parsed | None) -> Numeral | None:
        if found is None:
            return None
        value = plain_value(found.value)
        return Numeral(
            i,
            found.stop,
            found.skip,
            value,
            value,
            spelled=page.words[i].kind != "number",
            definite=found.article,
            partitive=found.partitive,
            fraction=found.kind == "fraction",
        )

    def _read_vague(self, page: Page, i: int, stop: int) -> Numeral | None:
        """`عشرات`, `مئات الآلاف`, `عشرات آلاف`: a vague count may multiply a scale."""
        vague = self.senses[page.words[i]].vague
        if vague is None:
            return None
        (low, high), clitics = vague
        after = i + 1
        if (
            low < _TEN
            and after < stop
            and (many := self.senses[page.words[after]].vague) is not None
            and many[0][0] >= 2 * _TEN
        ):
            # بضع مئات: so many times the power of ten that the plural names.
            unit = many[0][0] // 2
            low, high, after = low * unit, (high + 1) * unit - 1, after + 1
        while after < stop and high < 10**30:
            sense = self.senses[page.words[after]].cardinal
            if sense is None or sense.form.kind != "scale" or not sense.clitics.bare or sense.form.times > 1:
                break
            scale = sense.form.value
            low, high = low * scale, (high + 1) * scale - 1
            after += 1
        return Numeral(i, after, clitics.skip, low, high, vague=True, spelled=True)
