"""Numbers and ordinals of a page as plain spans, for the filter of values.

A definite ten, hundred or scale is an ordinal after a definite noun in the singular or after nothing (القرن
العشرون, المئة), and a number after other nouns (الدول العشرون).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sijill.tokens import Page, Word
from sijill.values.numerals.digits import Value, plain_value
from sijill.values.numerals.grammar import Parsed

if TYPE_CHECKING:
    from sijill.values.numerals.reader import Numeral, NumeralReader

_RUN = re.compile(r"\d+")
_SIGN = frozenset("-.٫")
_LARGEST_OF = 10**21


class NumberSpan(NamedTuple):
    """A number or ordinal at original offsets `[start, end)`; relative ordinals have strings (`end+0`)."""

    start: int
    end: int
    kind: str
    value: Value | str


class _Found(msgspec.Struct, frozen=True, gc=False):
    first: int
    stop: int
    skip: int
    kind: str
    value: Value | str


def number_spans(reader: NumeralReader, page: Page, starters: dict[Word, bool]) -> list[NumberSpan]:
    """All numbers and ordinals of a page, in order, none overlapping; `starters` remembers where they can start."""
    finder = _Finder(reader, page, starters)
    return [span for first, stop in page.sentences for span in finder.sentence(first, stop)]


class _Finder:
    def __init__(self, reader: NumeralReader, page: Page, starters: dict[Word, bool]) -> None:
        self._reader = reader
        self._page = page
        self._senses = reader.senses
        self._forms = reader.forms
        self._starters = starters

    def sentence(self, first: int, stop: int) -> Iterator[NumberSpan]:
        """The spans of one sentence."""
        page, i, empty = self._page, first, True
        while i < stop:
            found = self._found(i, first, stop) if self._may_start(page.words[i]) else None
            if found is not None:
                span = page.span_inside(found.first, found.stop, found.skip)
                yield NumberSpan(span.start, span.end, found.kind, found.value)
                i, empty = found.stop, False
                continue
            if page.words[i].kind == "number" and not page.words[i].folded.isdecimal() and not self._glued(i, i + 1):
                yield from self._runs(i)
            i += 1
        if empty:
            yield from self._whole_text(first, stop)

    def _may_start(self, word: Word) -> bool:
        try:
            return self._starters[word]
        except KeyError:
            folded, forms = word.folded, self._forms
            found = self._reader.may_start(word) or folded in _SIGN or self._senses[word].role == "part"
            found = self._starters[word] = found or folded in forms.relatives or folded in forms.before_last
            return found

    def _found(self, i: int, first: int, stop: int) -> _Found | None:
        return (
            self._relative(i, stop)
            or self._ordinal(i, first, stop)
            or self._number(i, first, stop)
            or self._one_part(i, stop)
        )

    def _one_part(self, i: int, stop: int) -> _Found | None:
        """`جزء من عشرين`."""
        words = self._page.words
        if self._senses[words[i]].role != "part" or i + 2 >= stop or self._senses[words[i + 1]].role != "of":
            return None
        whole = self._whole(i + 2, stop)
        return None if whole is None else _Found(i, whole.stop, 0, "number", 1 / whole.low)

    def _number(self, i: int, first: int, stop: int) -> _Found | None:
        """A number at token `i`, ratio and percentage included."""
        numeral = self._reader.bold(self._page, i, stop)
        if numeral is None or numeral.vague or self._is_no_number(numeral, i, first):
            return None
        if not numeral.spelled and numeral.stop > i and self._glued(i, numeral.stop):
            return None
        value, end = self._ratio(numeral, stop)
        return _Found(i, end, numeral.skip, "number", value)

    def _is_no_number(self, numeral: Numeral, i: int, first: int) -> bool:
        if numeral.partitive:
            return True
        words, small = self._page.words, numeral.low in {1, 2} and numeral.stop == i + 1
        if numeral.definite and small:
            return True
        if numeral.fraction and numeral.definite:
            return True
        return small and i > first and self._senses[words[i - 1]].role == "which"

    def _ratio(self, numeral: Numeral, stop: int) -> tuple[Value, int]:
        """The value and end of a numeral with what divides it: %, في المئة, على ثلاثة, من عشرين, أجزاء من مئة."""
        page, at = self._page, numeral.stop
        if at >= stop:
            return numeral.low, at
        role = self._senses[page.words[at]].role
        if role == "percent":
            return numeral.low / 100, at + 1
        base, after = self._per(at, stop)
        if base:
            return numeral.low / base, after
        if role == "part" and at + 2 < stop and self._senses[page.words[at + 1]].role == "of":
            whole = self._whole(at + 2, stop)
            return (numeral.low, at) if whole is None else (numeral.low / whole.low, whole.stop)
        if role in {"of", "over"} and at + 1 < stop and isinstance(numeral.low, int):
            whole = self._whole(at + 1, stop)
            if whole is not None and self._divides(numeral, whole, role, stop):
                return numeral.low / whole.low, whole.stop
        return numeral.low, at

    def _per(self, at: int, stop: int) -> tuple[int, int]:
        """`في المئة`, `بالألف`: what it divides by and the token after it."""
        page = self._page
        senses = self._senses[page.words[at]]
        if senses.role == "per" and at + 1 < stop:
            scale = self._senses[page.words[at + 1]].cardinal
            at += 1
            if scale is None or not scale.clitics.bare:
                return 0, at
        else:
            scale = senses.cardinal
            if scale is None or not senses.after or scale.clitics.bare or scale.clitics.joined:
                return 0, at
        single = scale.form.kind in {"hundred", "scale"} and scale.form.times == 1 and not scale.form.plural
        return (scale.form.value, at + 1) if single and scale.clitics.article else (0, at)

    def _divides(self, numeral: Numeral, whole: Numeral, role: str, stop: int) -> bool:
        """Whether `واحد من عشرين`, `خمسة على تسعة` are fractions rather than so many out of a group."""
        proper = abs(numeral.low) < whole.low
        if proper and (role == "over" or abs(numeral.low) == 1):
            return True
        return numeral.spelled and (proper or role == "over") and self._ends(whole.stop, stop)

    def _ends(self, i: int, stop: int) -> bool:
        """Whether only punctuation follows token `i` in the sentence."""
        return all(word.kind == "punct" for word in self._page.words[i:stop])

    def _whole(self, i: int, stop: int) -> Numeral | None:
        numeral = self._reader.at(self._page, i, stop)
        if numeral is None or numeral.vague or numeral.skip or numeral.partitive or not 1 < numeral.low < _LARGEST_OF:
            return None
        if numeral.stop < stop and self._senses[self._page.words[numeral.stop]].role == "towards":
            return None
        return numeral

    def _ordinal(self, i: int, first: int, stop: int) -> _Found | None:
        found = self._reader.parse_ordinal(self._page, i, stop)
        if found is None:
            return None
        if not found.ordinal and not self._in_order(found, i, first):
            return None
        if not found.article and i > first and self._page.words[i - 1].kind == "number":
            return None
        return _Found(i, found.stop, found.skip, "ordinal", plain_value(found.value))

    def _in_order(self, found: Parsed, i: int, first: int) -> bool:
        """Whether a definite number stands where an ordinal can."""
        page = self._page
        if found.kind == "unit" and 20 < found.value < 100 and found.value % 10 != 1:
            return False
        if i == first or page.words[i - 1].kind != "word":
            return True
        readings = page.words[i - 1].readings
        if readings and all(r.morph.number == "Plur" for r in readings):
            return False
        nouns = [r for r in readings if r.morph.upos in {"NOUN", "ADJ"}]
        return not nouns or any(r.article for r in nouns)

    def _relative(self, i: int, stop: int) -> _Found | None:
        """`الأخير`, `قبل الأخير`, `التالي`."""
        words, forms = self._page.words, self._forms
        value = forms.before_last.get(words[i].folded)
        if value is not None:
            last = i + 1 < stop and forms.relatives.get(words[i + 1].folded, "").startswith("end")
            return _Found(i, i + 2, 0, "ordinal", value) if last else None
        value = forms.relatives.get(words[i].folded)
        return None if value is None else _Found(i, i + 1, 0, "ordinal", value)

    def _whole_text(self, first: int, stop: int) -> Iterator[NumberSpan]:
        """A word that is a number only where it is all of a text: `دقيقتان`, `سالب ساعتين`, `ثمن`."""
        page = self._page
        while stop > first + 1 and page.words[stop - 1].kind == "punct":
            stop -= 1
        sign = self._senses[page.words[first]].role == "sign"
        if stop != first + 1 + sign:
            return
        span = page.span(first, stop)
        readings = page.words[stop - 1].readings
        part = self._senses[page.words[stop - 1]].part
        if part is not None and part.clitics.bare and not part.clitics.article and part.part.homograph:
            value: Value = part.part.number / part.part.of
        elif readings and all(r.morph.number == "Dual" and not r.article and not r.preposition for r in readings):
            value = 2
        else:
            return
        yield NumberSpan(span.start, span.end, "number", -value if sign else value)

    def _glued(self, i: int, stop: int) -> bool:
        """Whether letters that are no clitics touch the figures (`180ميلي`, `A4`): a code or a measure."""
        page, folded = self._page, self._page.text.folded
        start, end = page.folded_starts[i], page.folded_starts[stop - 1] + len(page.words[stop - 1].folded)
        if end < len(folded) and folded[end].isalpha() and page.words[stop - 1].kind == "number":
            return True
        if start and folded[start - 1].isalpha():
            return self._senses[page.words[i - 1]].role != "clitic"
        return False

    def _runs(self, i: int) -> Iterator[NumberSpan]:
        """The runs of figures of a token that is no number (192.168.1.2, 24.7.2015)."""
        page = self._page
        for run in _RUN.finditer(page.words[i].folded):
            at = page.folded_starts[i]
            align = page.text.alignment
            yield NumberSpan(align.start(at + run.start()), align.end(at + run.end()), "number", int(run[0]))
