"""The words that time expressions are made of, classified once per word form."""

from __future__ import annotations

from typing import NamedTuple, cast

from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.model import TimexType
from sijill.text import fold
from sijill.tokens import PhraseIndex, Word


class TimeWord(NamedTuple):
    """A word as a member of one class: its value there, and how many proclitic letters precede it."""

    value: str
    skip: int
    number: str = ""
    article: bool = False


class Month(NamedTuple):
    """A month name: its number, its calendar, and whether the name is also an ordinary word."""

    number: int
    calendar: str
    weak: bool


FixedTime = tuple[str, TimexType, str]
"""Rule id, TIMEX3 type and value of a fixed expression."""


class TimeWords:
    """Classes of time words, from `data/times`."""

    def __init__(self, lexicon: Lexicon) -> None:
        forms: dict[str, list[tuple[str, TimeWord]]] = {}
        for row in lexicon.tsv("times/words.tsv"):
            for form in row["forms"].split(","):
                if " " not in form:
                    forms.setdefault(fold(form), []).append((row["class"], TimeWord(row["value"], 0)))
        for row in lexicon.tsv("times/units.tsv"):
            for form, morph in inflect_nominal(row["lemma"], tuple(row["plurals"].split(","))):
                entry = ("unit", TimeWord(row["unit"], 0, morph.number))
                if entry not in forms.setdefault(form, []):
                    forms[form].append(entry)
        self._forms = forms
        self._known: dict[Word, dict[str, TimeWord]] = {}
        self.months: PhraseIndex[Month] = PhraseIndex(
            (name, Month(int(row["month"]), row["calendar"], column == "weak"))
            for row in lexicon.tsv("times/months.tsv")
            for column in ("names", "weak")
            for name in row[column].split(",")
            if name
        )
        self.phrases: PhraseIndex[FixedTime] = PhraseIndex(
            (row["phrase"], (row["id"], cast("TimexType", row["type"]), row["value"]))
            for row in lexicon.tsv("times/phrases.tsv")
        )

    def __call__(self, word: Word) -> dict[str, TimeWord]:
        """The classes that `word` belongs to; shared, not to be changed."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._classify(word)
        return known

    def _classify(self, word: Word) -> dict[str, TimeWord]:
        classes: dict[str, TimeWord] = {}
        if word.kind != "word":
            return classes
        for key in word.keys:
            for name, entry in self._forms.get(key.text, ()):
                classes.setdefault(name, entry._replace(skip=key.skip))
            if key.text.startswith("ال"):
                for name, entry in self._forms.get(key.text[2:], ()):
                    if name == "unit":
                        classes.setdefault(name, entry._replace(skip=key.skip, article=True))
        return classes
