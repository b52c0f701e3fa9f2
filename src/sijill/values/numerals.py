"""Numerals in digits and words, read off the tokens of a page.

Grammar of compounds after W. Wright, I §§ 318–328: units before tens joined by و, multiplied scales,
descending order. A numeral never crosses a sentence.
"""

from __future__ import annotations

from typing import NamedTuple

from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Page, Word

Value = int | float
_TEN = 10
_MAX_DIGITS = 18
"""Longer digit strings are identifiers, not counts."""


class Numeral(NamedTuple):
    """A number at tokens `[first, stop)`; `skip` proclitic letters of the first token stand before it."""

    first: int
    stop: int
    skip: int
    low: Value
    high: Value
    vague: bool = False
    spelled: bool = False


class _Atom(NamedTuple):
    value: Value
    kind: str
    skip: int
    joined: bool
    article: bool


class NumeralReader:
    """Reads numerals; what each word form is worth is remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cardinals: dict[str, tuple[Value, str]] = {}
        for row in lexicon.tsv("numerals/cardinals.tsv"):
            for form in row["forms"].split(","):
                self._cardinals[fold(form)] = (int(row["value"]), row["kind"])
        self._ordinals = {
            fold(form): int(row["value"])
            for row in lexicon.tsv("numerals/ordinals.tsv")
            for form in row["forms"].split(",")
        }
        self._vague = {
            fold(row["form"]): (int(row["low"]), int(row["high"])) for row in lexicon.tsv("numerals/vague.tsv")
        }
        self._atoms: dict[Word, _Atom | None] = {}
        self._starters: dict[Word, bool] = {}
        self._vague_keys: dict[Word, tuple[int, int, int] | None] = {}

    def starts(self, word: Word) -> bool:
        """Whether a numeral can start at this word."""
        return word.kind == "number" or self._atom(word) is not None or self._vague_at(word) is not None

    def may_start(self, word: Word) -> bool:
        """Whether a numeral or an ordinal can start at this word."""
        try:
            return self._starters[word]
        except KeyError:
            found = self._starters[word] = self.starts(word) or self._ordinal_value(word) is not None
            return found

    def at(self, page: Page, i: int, stop: int) -> Numeral | None:
        """The longest numeral that starts at token `i` and ends before `stop`."""
        vague = self._vague_at(page.words[i])
        if vague is not None:
            return self._read_vague(page, i, stop, vague)
        return self._read(page, i, stop)

    def ordinal(self, page: Page, i: int, stop: int) -> tuple[int, int] | None:
        """An ordinal word at token `i`: its value and the token after it (`الحادي عشر` takes two)."""
        value = self._ordinal_value(page.words[i])
        if value is None:
            return None
        if i + 1 < stop and page.words[i + 1].folded in {"عشر", "عشره"} and value < 10:
            return value + 10, i + 2
        if i + 1 < stop and value < 10:
            tens = self._cardinals.get(page.words[i + 1].folded.removeprefix("وال"), (0, ""))
            if tens[1] == "ten" and page.words[i + 1].folded.startswith("وال"):
                return value + int(tens[0]), i + 2
        return value, i + 1

    def _ordinal_value(self, word: Word) -> int | None:
        for key in word.keys:
            if key.text.startswith("ال") and key.text[2:] in self._ordinals:
                return self._ordinals[key.text[2:]]
            if key.text in self._ordinals:
                return self._ordinals[key.text]
        return None

    def _atom(self, word: Word) -> _Atom | None:
        try:
            return self._atoms[word]
        except KeyError:
            found = self._atoms[word] = self._make_atom(word)
            return found

    def _make_atom(self, word: Word) -> _Atom | None:
        if word.kind == "number":
            value = parse_digits(word.folded)
            return None if value is None else _Atom(value, "digits", 0, False, False)
        for key in word.keys:
            for article, text in ((False, key.text), (True, key.text.removeprefix("ال"))):
                known = self._cardinals.get(text)
                if known is not None:
                    return _Atom(*known, key.skip, key.conjunction == "و" and not key.preposition, article)
        return None

    def _vague_at(self, word: Word) -> tuple[int, int, int] | None:
        try:
            return self._vague_keys[word]
        except KeyError:
            pass
        found = None
        for key in word.keys:
            bounds = self._vague.get(key.text) or self._vague.get(key.text.removeprefix("ال"))
            if bounds is not None:
                found = (*bounds, key.skip)
                break
        self._vague_keys[word] = found
        return found

    def _read_vague(self, page: Page, i: int, stop: int, vague: tuple[int, int, int]) -> Numeral:
        """`عشرات`, `مئات الآلاف`, `عشرات آلاف`: a vague count may multiply a scale."""
        low, high, skip = vague
        after = i + 1
        if (
            low < _TEN
            and after < stop
            and (many := self._vague_at(page.words[after])) is not None
            and many[0] >= 2 * _TEN
        ):
            # بضع مئات: so many times the power of ten that the plural names.
            unit = many[0] // 2
            low, high, after = low * unit, (high + 1) * unit - 1, after + 1
        while after < stop:
            atom = self._atom(page.words[after])
            if atom is None or atom.kind != "scale" or atom.joined or atom.skip:
                break
            scale = int(atom.value)
            low, high = low * scale, (high + 1) * scale - 1
            after += 1
        return Numeral(i, after, skip, low, high, vague=True, spelled=True)

    def _read(self, page: Page, i: int, stop: int) -> Numeral | None:
        words = page.words
        atom = self._atom(words[i])
        if atom is None:
            return None
        total: Value = 0
        group: Value = atom.value
        smallest: Value = 10**18
        kind, after = atom.kind, i + 1
        if kind == "scale":
            total, group, smallest = atom.value, 0, atom.value
            smallest = 1000 if atom.value in {1000, 2000} else int(10 ** (len(str(int(atom.value))) - 1))
        while after < stop:
            step = self._step(page, after, stop)
            if step is None:
                break
            joined, follower, following = step
            if follower.kind == "scale" and not joined and group and follower.value < smallest:
                base = 10 ** (len(str(int(follower.value))) - 1)
                total += group * base
                group, smallest = 0, base
            elif follower.kind == "scale" and joined and follower.value < smallest and not _open_unit(kind):
                total += group + follower.value
                group, smallest = 0, 10 ** (len(str(int(follower.value))) - 1)
            elif follower.kind == "hundred" and not joined and kind == "unit" and 2 < group < 10:
                group *= 100
            elif follower.value == 10 and follower.kind == "unit" and not joined and kind == "unit" and group < 10:
                group += 10
                kind, after = "ten", following
                continue
            elif joined and follower.kind == "ten" and kind in {"unit", "hundred"} and group % 100 < 10:
                if kind == "digits":
                    break
                group += follower.value
            elif (
                joined
                and follower.kind in {"unit", "hundred", "digits"}
                and self._descends(group, smallest, kind, follower)
            ):
                group += follower.value
            else:
                break
            kind, after = follower.kind, following
        value = total + group
        return Numeral(i, after, atom.skip, value, value, spelled=atom.kind != "digits")

    @staticmethod
    def _descends(group: Value, smallest: Value, kind: str, follower: _Atom) -> bool:
        """Whether `و` + follower goes on with the numeral rather than starting another."""
        if group == 0:
            return smallest < 10**18 and follower.value < smallest
        if kind == "hundred":
            return follower.value < 100 and follower.kind != "digits"
        return kind == "ten" and follower.value < 10 and follower.kind == "unit"

    def _step(self, page: Page, i: int, stop: int) -> tuple[bool, _Atom, int] | None:
        """The next atom, whether a `و` joins it, and the token after it (`و` may stand alone: و367)."""
        word = page.words[i]
        if word.folded == "و" and i + 1 < stop and page.words[i + 1].kind == "number":
            atom = self._atom(page.words[i + 1])
            return None if atom is None else (True, atom, i + 2)
        atom = self._atom(word)
        if atom is None or (atom.skip and not atom.joined) or (word.kind == "number"):
            return None
        return atom.joined, atom, i + 1


def _open_unit(kind: str) -> bool:
    return kind in {"unit", "ten", "digits"}


def parse_digits(digits: str) -> Value | None:
    """The value of a digit string with thousands separators (`1,234` `1.234.567`) or a decimal part."""
    plain = digits.replace("٫", ".").replace("٬", ",")
    if len(plain) > _MAX_DIGITS + 6:
        return None
    if "," in plain:
        groups = plain.split(",")
        if len(groups) == 2 and len(groups[1]) != 3 and "." not in plain:
            return float(f"{groups[0]}.{groups[1]}")
        plain = plain.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    elif "." in plain:
        whole, part = plain.split(".")
        if len(part) == 3 and 0 < len(whole) <= 3 and whole != "0":
            plain = whole + part
        else:
            return float(plain)
    return int(plain) if len(plain) <= _MAX_DIGITS else None
