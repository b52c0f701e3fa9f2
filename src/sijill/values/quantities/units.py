"""Units after (or before) a number: money, measures, percent; forms are generated from `data/units`."""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Memo, Page, PhraseIndex, Word
from sijill.values.numerals import Value
from sijill.values.quantities.forms import (
    Factor,
    Unit,
    UnitForm,
    adjectives,
    currency_forms,
    measure_forms,
    powers,
    rates,
    signs,
)

_FROM = "من"
_WEAK_LIMIT = 1000
_ROUND = 100

T = TypeVar("T")
Kind = Literal["money", "quantity", "percentage", "part"]


class UnitAt(msgspec.Struct, frozen=True, gc=False):
    """A unit at tokens `[first, stop)`.

    `rules` are the entries that it is made of; `name` is the ISO 4217 code, the English name or `%`; `known` says
    that the text itself names the currency; `codes` are those the noun can mean; `parts` are the currencies that
    a subunit divides.
    """

    first: int
    stop: int
    rules: tuple[str, ...]
    kind: Kind
    name: str
    number: str = ""
    known: bool = True
    codes: frozenset[str] = frozenset()
    parts: tuple[tuple[str, int], ...] = ()


class Units:
    """Recognises units at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        currencies = lexicon.yaml("units/currencies.yaml")
        subunits = lexicon.yaml("units/subunits.yaml")
        percent = lexicon.yaml("units/percent.yaml")
        factors = lexicon.yaml("units/prefixes.yaml")
        forms = [
            *(form for entry in currencies for form in currency_forms(entry)),
            *(form for entry in subunits for form in currency_forms(entry)),
            *(form for entry in lexicon.yaml("units/measures.yaml") for form in measure_forms(entry, factors)),
        ]
        before = [*(form for entry in currencies for form in signs(entry))]
        for entry in percent:
            unit = Unit((entry["id"],), "percentage", "%")
            forms.extend((phrase, UnitForm(unit)) for phrase in entry.get("after", ()))
            before.extend((phrase, UnitForm(unit)) for phrase in entry.get("before", ()))
        self._after: PhraseIndex[UnitForm] = PhraseIndex((*forms, *(form for e in currencies for form in signs(e))))
        self._before: PhraseIndex[UnitForm] = PhraseIndex(before)
        self._heads: PhraseIndex[str] = PhraseIndex(
            (head, entry["id"]) for entry in percent for head in entry.get("heads", ())
        )
        self._adjectives: dict[str, PhraseIndex[str]] = {
            entry["id"]: PhraseIndex(adjectives(entry["codes"])) for entry in currencies if "codes" in entry
        }
        self._powers: PhraseIndex[Factor] = PhraseIndex(form for entry in factors["powers"] for form in powers(entry))
        self._rates: PhraseIndex[Factor] = PhraseIndex(form for entry in factors["rates"] for form in rates(entry))
        self._attributes: PhraseIndex[str] = PhraseIndex(
            form
            for entry in lexicon.yaml("units/measures.yaml")
            for form in adjectives(dict.fromkeys(entry.get("attributes", ()), entry["id"]))
        )
        openers = (form for form, of in forms if of.number in {"Sing", "Dual"} and not of.article)
        heads = (head for entry in percent for head in entry.get("heads", ()))
        self.firsts = frozenset(fold(form.split()[0]) for form in (*openers, *(form for form, _ in before), *heads))
        """First words of all that can begin before a number, folded; for look-ups only."""
        self.begins = Memo(self._begins)
        """Whether a word can begin a unit that no number stands before."""

    def _begins(self, word: Word) -> bool:
        return not self.firsts.isdisjoint(word.texts)

    def after(self, page: Page, i: int, stop: int, number: Value | None, *, vague: bool = False) -> UnitAt | None:
        """The unit that a number before token `i` counts; `number` is None where none stands there."""
        of = i + 1 < stop and page.words[i].folded == _FROM
        at = i + 1 if of else i
        if at >= stop:
            return None
        for match in self._after.at(page.words, at):
            form = match.value
            if (
                match.stop > stop
                or match.key.skip
                or (of and not form.article)
                or (form.article and not of and not vague)
            ):
                continue
            unit = form.unit
            if unit.weak and (number is None or number >= _WEAK_LIMIT):
                continue
            if unit.round and (number is None or number % _ROUND):
                continue
            return self._whole(page, i, match.stop, stop, form)
        return None

    def before(self, page: Page, i: int, stop: int) -> UnitAt | None:
        """A sign or code (or بالمئة) before a number."""
        for match in self._before.at(page.words, i):
            if match.stop < stop and match.key.skip == 0:
                return self._whole(page, i, match.stop, match.stop, match.value)
        return None

    def lone(self, page: Page, i: int, stop: int) -> tuple[UnitAt, int] | None:
        """A unit without a number at token `i`, and the proclitic letters before it."""
        for match in self._after.at(page.words, i):
            form = match.value
            if match.stop <= stop and not form.article and form.unit.kind != "percentage" and not form.unit.round:
                return self._whole(page, i, match.stop, stop, form), match.key.skip
        return None

    def head(self, page: Page, i: int) -> tuple[int, int, str] | None:
        """A noun that makes the number right after it a percentage: its end, proclitic letters and rule."""
        for match in self._heads.at(page.words, i)[:1]:
            return match.stop, match.key.skip, match.value
        return None

    def _whole(self, page: Page, first: int, at: int, stop: int, form: UnitForm) -> UnitAt:
        """The unit with its adjective: دولار أميركي, متر مكعب, كيلومتر في الساعة."""
        unit = form.unit
        if unit.kind == "quantity":
            return self._measure(page, first, at, stop, form)
        rule = unit.rules[0]
        codes = self._adjectives.get(rule)
        chosen = _bare(codes, page, at, stop) if unit.kind == "money" and not form.named and codes is not None else None
        if chosen is not None:
            return UnitAt(first, chosen[0], unit.rules, "money", chosen[1], form.number, True, unit.codes)
        return UnitAt(first, at, unit.rules, unit.kind, unit.name, form.number, form.named, unit.codes, unit.parts)

    def _measure(self, page: Page, first: int, at: int, stop: int, form: UnitForm) -> UnitAt:
        rules, name = form.unit.rules, form.unit.name
        power = _bare(self._powers, page, at, stop) if form.unit.powers else None
        if power is not None:
            at, rules, name = power[0], (*rules, power[1].rule), f"{power[1].name} {name}"
        attribute = _bare(self._attributes, page, at, stop)
        if attribute is not None and attribute[1] == rules[0]:
            at = attribute[0]
        rate = _bare(self._rates, page, at, stop)
        if rate is not None:
            at, rules, name = rate[0], (*rules, rate[1].rule), f"{name} {rate[1].name}"
        return UnitAt(first, at, rules, "quantity", name, form.number)


def _bare(index: PhraseIndex[T], page: Page, at: int, stop: int) -> tuple[int, T] | None:
    """The longest match at token `at` without proclitics: the token after it and its value."""
    if at < stop:
        for match in index.at(page.words, at):
            if match.key.skip == 0 and match.stop <= stop:
                return match.stop, match.value
    return None
