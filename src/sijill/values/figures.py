"""Figures: quantities with their bounds, the noun they count, and what role the count plays.

A numeral becomes a figure where it counts a noun, stands beside a bound, or is governed by a word that
gives counts a role (`وإصابة 43`). Dates, durations and ordinals are not figures; duals are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from sijill.lexicon import Lexicon
from sijill.model import Entity, Figure, FigureRole, Relation, TimeExpression
from sijill.tokens import Page, PhraseIndex, Word
from sijill.values.counts import Count, make_figure, tokens_in_names, tokens_of_times
from sijill.values.numerals import Numeral, NumeralReader

_GOVERNOR_REACH = 7
"""How many tokens before a count its governing word may stand."""
_FOLLOWER_REACH = 3
_UNCLASSED_REACH = 2
"""A noun of no known class takes a role only from a word this close."""
_SHORTEST_UNKNOWN_DUAL = 6
_PERSONAL = frozenset({"people", "soldier"})
_PERCENT = re.compile(r"%|(?:في|ب)ال(?:ميه|مايه)")
_STOPS = frozenset(".:؛!؟")
_NOT_COUNTED = frozenset({"رقم", "الماده", "ماده", "القرار", "قرار", "البند", "بند", "طراز", "الفقره", "ساعه"})


class FigureReader:
    """Finds quantities with their bounds, units and roles."""

    def __init__(self, lexicon: Lexicon, numerals: NumeralReader | None = None) -> None:
        self._numerals = numerals or NumeralReader(lexicon)
        bounds = lexicon.tsv("figures/bounds.tsv")
        self._before: PhraseIndex[tuple[str, Relation]] = PhraseIndex(
            (row["phrase"], (row["id"], cast("Relation", row["relation"])))
            for row in bounds
            if row["place"] == "before"
        )
        self._after: PhraseIndex[tuple[str, Relation]] = PhraseIndex(
            _bound_entry(row) for row in bounds if row["place"] == "after"
        )
        self._classes: dict[str, str] = {}
        self._roles: dict[str, FigureRole] = {}
        for row in lexicon.tsv("figures/units.tsv"):
            self._roles[row["class"]] = cast("FigureRole", row["role"])
            for lemma in row["lemmas"].split(","):
                self._classes.setdefault(lemma, row["class"])
        self._governors: dict[str, FigureRole] = {}
        phrases: list[tuple[str, FigureRole]] = []
        for row in lexicon.tsv("figures/governors.tsv"):
            role = cast("FigureRole", row["role"])
            self._governors.update(dict.fromkeys(filter(None, row["lemmas"].split(",")), role))
            phrases.extend((phrase, role) for phrase in filter(None, row["phrases"].split(",")))
        self._governing: PhraseIndex[FigureRole] = PhraseIndex(phrases)
        self._duals: dict[Word, bool] = {}
        self._word_roles: dict[Word, FigureRole | None] = {}

    def read(self, page: Page, entities: tuple[Entity, ...], times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
        """All figures of a page, in order."""
        taken = tokens_of_times(page, times) | tokens_in_names(page, entities)
        figures: list[Figure] = []
        for first, stop in page.sentences:
            previous: Count | None = None
            for count in self._counts(page, first, stop, taken):
                whole = _inherit(page, count, previous)
                role, governor = self._role(page, whole, first, stop)
                if whole.unit is None and whole.relation == "exact" and (governor is None or role == "other"):
                    continue
                if self._lone_one(whole) and role not in {"killed", "wounded", "arrested", "kidnapped"}:
                    continue
                figures.append(make_figure(page, whole, role, governor, len(figures) + 1, times, entities))
                previous = whole
        return tuple(figures)

    @staticmethod
    def _lone_one(count: Count) -> bool:
        """`أحد المارة`: one of many is a figure only as a casualty or captive."""
        return count.low == 1 and count.rule == "figures.count" and count.relation == "exact"

    def _counts(self, page: Page, first: int, stop: int, taken: frozenset[int]) -> Iterator[Count]:
        words = page.words
        i = first
        while i < stop:
            if i in taken or words[i].kind in {"punct", "latin"}:
                i += 1
                continue
            count = self._bounded(page, i, first, stop, taken) or self._dual(page, i, stop)
            if count is None:
                i += 1
            else:
                yield count
                i = count.stop

    def _bounded(self, page: Page, i: int, first: int, stop: int, taken: frozenset[int]) -> Count | None:
        """A count with an approximator or bound before it, or none."""
        matches = self._before.at(page.words, i)
        if matches:
            match = matches[0]
            at = match.stop
            if at < stop and at not in taken and self._numerals.starts(page.words[at]):
                count = self._plain(page, at, stop)
                if count is not None:
                    rule, relation = match.value
                    return _bound(count._replace(first=i, skip=match.key.skip, rule=rule), relation)
            return None
        if not self._numerals.starts(page.words[i]):
            return None
        if i > first and page.words[i - 1].folded in _NOT_COUNTED:
            return None
        between = self._between(page, i, first, stop)
        return between or self._plain(page, i, stop)

    def _between(self, page: Page, i: int, first: int, stop: int) -> Count | None:
        """`بين 20 و30 قتيلا`, `من 10 إلى 15 ألفا`."""
        opener = page.words[i - 1].folded if i > first else ""
        joiner = {"بين": "و", "من": "الي"}.get(opener)
        if joiner is None:
            return None
        low = self._numerals.at(page, i, stop)
        if low is None or low.stop >= stop or low.vague:
            return None
        at = low.stop
        if page.words[at].folded in {"و", "الي"}:
            at += 1
        elif not page.words[at].folded.startswith("و"):
            return None
        if at >= stop or not self._numerals.starts(page.words[at]):
            return None
        count = self._plain(page, at, stop)
        if count is None or count.low is None or count.low <= low.low:
            return None
        return count._replace(
            first=i, skip=low.skip, low=low.low, high=count.low, relation="between", rule="figures.between"
        )

    def _plain(self, page: Page, i: int, stop: int) -> Count | None:
        """A numeral and what it counts."""
        numeral = self._numerals.at(page, i, stop)
        if numeral is None or numeral.stop > stop:
            return None
        if i > 0 and page.words[i - 1].folded in {"-", "/", "."} and page.words[i].kind == "number":
            return None
        after = numeral.stop
        percent = self._percent(page, after, stop)
        if percent:
            count = Count(
                i,
                percent,
                numeral.skip,
                numeral.low,
                numeral.high,
                "exact",
                (after, percent),
                "percent",
                None,
                "figures.percent",
            )
            return self._bound_after(page, count, stop)
        relation: Relation = "vague" if numeral.vague else "exact"
        unit = self._unit(page, after, stop, plural=numeral.vague)
        if unit is None and numeral.spelled and not numeral.vague and numeral.low < 3 and numeral.stop == i + 1:
            return self._after_noun(page, i, numeral)
        end = unit[1] if unit else after
        kind = self._kind(page, unit) if unit else None
        affiliation = None
        if unit is not None:
            end, affiliation = self._affiliation(page, end, stop)
        rule = "figures.vague" if numeral.vague else "figures.count"
        count = Count(i, end, numeral.skip, numeral.low, numeral.high, relation, unit, kind, affiliation, rule)
        return self._bound_after(page, count, stop)

    def _after_noun(self, page: Page, i: int, numeral: Numeral) -> Count | None:
        """`مسلحين اثنين`, `مخزن واحد`: the noun stands before its count."""
        if i == 0 or numeral.skip or page.words[i].folded.startswith(("احد", "احدي")):
            return None
        noun = page.words[i - 1].first("NOUN")
        if noun is None or noun.article:
            return None
        kind = self._kind(page, (i - 1, i))
        return Count(
            i - 1,
            numeral.stop,
            _skip(noun.conjunction, noun.preposition),
            numeral.low,
            numeral.high,
            "exact",
            (i - 1, i),
            kind,
            None,
            "figures.noun_first",
        )

    def _bound_after(self, page: Page, count: Count, stop: int) -> Count:
        if count.stop < stop:
            for match in self._after.at(page.words, count.stop)[:1]:
                rule, relation = match.value
                return _bound(count._replace(stop=match.stop, rule=rule), relation)
        return count

    def _percent(self, page: Page, i: int, stop: int) -> int | None:
        if i >= stop:
            return None
        text = page.words[i].folded
        if text == "في" and i + 1 < stop and page.words[i + 1].folded in {"الميه", "المايه"}:
            return i + 2
        return i + 1 if _PERCENT.fullmatch(text) else None

    def _unit(self, page: Page, i: int, stop: int, *, plural: bool = False) -> tuple[int, int] | None:
        """The counted noun after a numeral: an indefinite noun, or (من) + a definite plural."""
        if i >= stop or page.words[i].kind != "word":
            return None
        word = page.words[i]
        if word.folded == "منها":
            return i, i + 1
        if word.folded == "من":
            if i + 1 < stop and page.words[i + 1].kind == "word":
                return i + 1, i + 2
            return None
        if _is_nominal(word) or (plural and word.folded.startswith("ال")):
            return i, i + 1
        return None

    def _affiliation(self, page: Page, i: int, stop: int) -> tuple[int, str | None]:
        """An adjective of affiliation after the noun (`جندي أميركي`): part of the span."""
        if i < stop and page.words[i].kind == "word" and not page.words[i].first("VERB"):
            text = page.words[i].folded
            nisba = text.endswith(("ي", "يا", "يه", "يين", "يون", "يات")) and len(text) > 4
            word = page.words[i]
            if (
                nisba
                and not text.startswith(("و", "ب", "ل"))
                and not any(r.morph.upos in {"ADP", "PRON", "NOUN"} for r in word.readings)
            ):
                return i + 1, page.printed(i)
        return i, None

    def _kind(self, page: Page, unit: tuple[int, int]) -> str | None:
        for reading in page.words[unit[0]].readings:
            kind = self._classes.get(reading.lemma) or self._classes.get(reading.lexeme.verb)
            if kind is not None:
                return kind
        return None

    def _dual(self, page: Page, i: int, stop: int) -> Count | None:
        """A noun in the dual counts two (`جنديين`, `منطقتي`, `الطرفين`)."""
        word = page.words[i]
        if word.kind != "word" or not self._is_dual(word) or (i and self._is_dual(page.words[i - 1])):
            return None
        skip = 0
        noun = next((r for r in word.readings if r.morph.number == "Dual"), None)
        if noun is not None:
            skip = _skip(noun.conjunction, noun.preposition)
        end, affiliation = self._affiliation(page, i + 1, stop)
        unit = (i, i + 1)
        count = Count(i, end, skip, 2, 2, "exact", unit, self._kind(page, unit), affiliation, "figures.dual")
        return self._bound_after(page, count, stop)

    def _is_dual(self, word: Word) -> bool:
        try:
            return self._duals[word]
        except KeyError:
            pass
        found = bool(word.readings) and all(r.morph.number == "Dual" and not r.pronoun for r in word.readings)
        found = found and any(r.morph.state != "Cons" or r.stem.endswith("تي") for r in word.readings)
        if not word.readings:
            found = word.folded.endswith(("تين", "تان")) and len(word.folded) > _SHORTEST_UNKNOWN_DUAL
        self._duals[word] = found
        return found

    def _role(self, page: Page, count: Count, first: int, stop: int) -> tuple[FigureRole, int | None]:
        """The role of a count and the token that gives it."""
        if count.kind == "percent":
            return "percent", None
        own = self._roles.get(count.kind or "", "other")
        if count.kind is not None and count.kind not in _PERSONAL and own != "arrested":
            return own, count.unit[0] if count.unit else None
        near, at, distance = self._governor(page, count, first, stop)
        if count.unit is not None and count.kind is None and distance > _UNCLASSED_REACH:
            return own, None
        if near is not None:
            return near, at
        return own, None

    def _governor(self, page: Page, count: Count, first: int, stop: int) -> tuple[FigureRole | None, int | None, int]:
        for j in range(count.stop, min(stop, count.stop + _FOLLOWER_REACH)):
            if page.words[j].folded in _STOPS or page.words[j].folded == "،":
                break
            role = self._governs(page, j)
            joined = any(r.conjunction for r in page.words[j].readings)
            if role is not None and not joined and (page.words[j].first("VERB") or j == count.stop):
                return role, j, j - count.stop
        for j in range(count.first - 1, max(first, count.first - _GOVERNOR_REACH) - 1, -1):
            if page.words[j].folded in _STOPS:
                break
            role = self._governs(page, j)
            if role is not None:
                return role, j, count.first - 1 - j
        return None, None, 99

    def _governs(self, page: Page, j: int) -> FigureRole | None:
        word = page.words[j]
        try:
            role = self._word_roles[word]
        except KeyError:
            role = None
            for reading in word.readings:
                role = self._governors.get(reading.lemma) or self._governors.get(reading.lexeme.verb)
                if role is not None:
                    break
            self._word_roles[word] = role
        if role is None:
            matches = self._governing.at(page.words, j)
            role = matches[0].value if matches else None
        return role


def _bound_entry(row: dict[str, str]) -> tuple[str, tuple[str, Relation]]:
    return row["phrase"], (row["id"], cast("Relation", row["relation"]))


def _skip(conjunction: str, preposition: str) -> int:
    return len(conjunction) + len(preposition)


def _is_nominal(word: Word) -> bool:
    """Whether the word can be an indefinite counted noun."""
    if word.folded.startswith("ال") and len(word.folded) > 4:
        return False
    if not word.readings:
        return len(word.folded) > 2
    return any(
        r.morph.upos in {"NOUN", "ADJ"} and not r.article and not r.preposition and not r.conjunction
        for r in word.readings
    )


def _bound(count: Count, relation: Relation) -> Count:
    """Apply a bound to the numbers: an open side is None."""
    if relation in {"more_than", "at_least"}:
        return count._replace(relation=relation, high=None)
    if relation in {"less_than", "at_most"}:
        return count._replace(relation=relation, low=None)
    return count._replace(relation=relation)


def _inherit(page: Page, count: Count, previous: Count | None) -> Count:
    """`حوالي 2500 جندي و1000 جندي`: an approximator reaches over `و` to a like count."""
    if previous is None or previous.relation != "about" or count.relation != "exact":
        return count
    joined = page.words[count.first - 1].folded == "و" or page.words[count.first].folded.startswith("و")
    if joined and count.first - previous.stop <= 1:
        return count._replace(relation="about")
    return count
