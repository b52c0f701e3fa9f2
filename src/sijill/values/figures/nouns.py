"""Counted nouns: after the number, before it, in the dual; their class and affiliation."""

from __future__ import annotations

from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.text import fold
from sijill.tokens import Memo, Page, PhraseIndex, Reading, Word
from sijill.values.figures.counts import Count, UnitClass
from sijill.values.numerals import Numeral
from sijill.values.quantities import Noun
from sijill.values.quantities.amounts import Amount

_NOMINAL = frozenset({"NOUN", "ADJ"})
_SHORTEST_UNKNOWN_DUAL = 6
_DEFINITE_REACH = 3
"""How many definite words a definite number may follow (القوى الدولية الست)."""
_ANTECEDENT_REACH = 14
_PERSON = "شخص"
"""Nationals are counted as persons are (150 فلسطينيا)."""
_ONE_OF = frozenset({"احد", "احدي"})
_FEWEST, _MOST = 3, 10
"""Numbers that may follow their noun as adjectives."""


_SHARE = UnitClass((), "percent")


def _proclitic(reading: Reading) -> bool:
    return bool(reading.conjunction or reading.preposition)


class NounReader:
    """Reads what a number counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._classes: dict[str, UnitClass] = {}
        self._forms: dict[str, UnitClass] = {}
        phrases: list[tuple[str, UnitClass]] = []
        for entry in lexicon.yaml("figures/classes.yaml"):
            known = UnitClass(
                (entry["id"],),
                entry["role"],
                bool(entry.get("personal")),
                bool(entry.get("casualty")),
                frozenset(entry.get("yields", ())),
            )
            phrases.extend((phrase, known) for phrase in entry.get("phrases", ()))
            for lemma in entry.get("lemmas", ()):
                self._classes.setdefault(lemma, known)
                if lemma not in lexicon.lexemes:
                    self._forms.update((form, known) for form, _ in inflect_nominal(lemma, ("ون", "ات")))
        self._phrases: PhraseIndex[UnitClass] = PhraseIndex(phrases)
        people = self._classes[_PERSON]
        for row in lexicon.tsv("entities/nationalities.tsv"):
            self._classes.setdefault(row["adjective"], people)
        labels = lexicon.yaml("figures/labels.yaml")
        self._never = frozenset(map(fold, labels["never"]))
        self._no_dual = frozenset(map(fold, labels["no_dual"]))
        self._of_them = frozenset(map(fold, labels["of_them"]))
        self._with_one = frozenset(map(fold, labels["one"]))
        self._duals = Memo(self.as_dual)

    def follow(self, page: Page, i: int, stop: int, amount: Amount) -> Noun | None:
        """What a number counts that ends before token `i`: an indefinite noun, or (من) + a definite one."""
        numeral = amount.numeral
        if numeral is None or i >= stop or page.words[i].kind != "word":
            return None
        one = page.words[numeral.first].folded[numeral.skip :] in _ONE_OF
        if one and self._duals[page.words[i]]:
            # إحدى الناقلتين: it is the dual that is counted.
            return None
        unit = self._unit(page, i, stop, plural=numeral.vague or one)
        if unit is None:
            return None
        end, affiliation = self.affiliation(page, unit[1], stop)
        return Noun(end, unit, affiliation)

    def _unit(self, page: Page, i: int, stop: int, *, plural: bool) -> tuple[int, int] | None:
        word = page.words[i]
        if word.folded in self._of_them:
            return i, i + 1
        if word.folded == "من":
            return (i + 1, i + 2) if i + 1 < stop and page.words[i + 1].kind == "word" else None
        for match in self._phrases.at(page.words, i)[:1]:
            if match.key.skip == 0 and match.stop <= stop:
                return i, match.stop
        if self._countable(word) or (plural and word.folded.startswith("ال")):
            return i, i + 1
        return None

    def _countable(self, word: Word) -> bool:
        """Whether the word can be an indefinite counted noun."""
        if word.folded in self._never or (word.folded.startswith("ال") and len(word.folded) > 4):
            return False
        if not word.readings:
            return len(word.folded) > 2
        return any(
            r.morph.upos in _NOMINAL and not r.article and not r.preposition and not r.conjunction
            for r in word.readings
        )

    def affiliation(self, page: Page, i: int, stop: int) -> tuple[int, str | None]:
        """An adjective of affiliation after the noun (`جندي أميركي`): part of the span."""
        if i < stop and page.words[i].kind == "word" and not page.words[i].first("VERB"):
            word = page.words[i]
            text = word.folded
            nisba = text.endswith(("ي", "يا", "يه", "يين", "يون", "يات")) and len(text) > 4
            if (
                nisba
                and text not in self._never
                and not text.startswith(("و", "ب", "ل"))
                and not any(r.morph.upos in {"ADP", "PRON", "NOUN"} for r in word.readings)
            ):
                return i + 1, page.printed(i)
        return i, None

    def kind(self, page: Page, unit: tuple[int, int]) -> UnitClass | None:
        """The class of a counted noun; of `منها` that of the plural before it."""
        if page.words[unit[0]].folded in self._of_them:
            return self._antecedent(page, unit[0])
        for match in self._phrases.at(page.words, unit[0])[:1]:
            return match.value
        for reading in page.words[unit[0]].readings:
            kind = self._classes.get(reading.lemma) or self._classes.get(reading.lexeme.verb)
            if kind is not None:
                return kind
        return next((found for key in page.words[unit[0]].keys if (found := self._forms.get(key.text))), None)

    def _antecedent(self, page: Page, i: int) -> UnitClass | None:
        """The class of the nearest plural of a known class before token `i` in its sentence."""
        for j in range(i - 1, max(page.sentence(i).first, i - _ANTECEDENT_REACH) - 1, -1):
            if any(r.morph.upos == "NOUN" and r.morph.number == "Plur" for r in page.words[j].readings):
                known = self.kind(page, (j, j + 1))
                if known is not None:
                    return known
        return None

    def share(self, page: Page, i: int, numeral: Numeral, stop: int) -> Count | None:
        """`نصف صناديق الاقتراع`: a fraction of what the plural after it names."""
        at = numeral.stop
        if at >= stop or not numeral.spelled or not numeral.fraction or not 0 < numeral.low < 1:
            return None
        readings = page.words[at].readings
        if not any(r.morph.upos == "NOUN" and r.morph.number == "Plur" and not _proclitic(r) for r in readings):
            return None
        value = round(100 * numeral.low, 2)
        value = int(value) if value == int(value) else value
        return Count(i, at + 1, numeral.skip, value, value, "exact", (at, at + 1), _SHARE, None, "figures.fraction")

    def before(self, page: Page, i: int, numeral: Numeral, stop: int) -> Count | None:
        """`مسلحين اثنين`, `مخزن واحد`, `المحافظات العشر`: the noun stands before its count."""
        word = page.words[i]
        if i == 0 or numeral.skip or not numeral.spelled or numeral.stop != i + 1:
            return None
        if word.folded.startswith("ال"):
            return self._definite(page, i, numeral, stop)
        if numeral.low not in {1, 2} or word.folded.startswith(("احد", "احدي")):
            return None
        numbers = {"Dual", "Plur"} if numeral.low == 2 else {"Sing"}
        noun = page.words[i - 1]
        reading = next((r for r in noun.readings if r.morph.upos == "NOUN" and r.morph.number in numbers), None)
        if noun.kind != "word" or any(key.text in self._with_one for key in noun.keys):
            return None
        if reading.article if reading is not None else noun.readings or numeral.low != 1:
            return None
        unit = (i - 1, i)
        skip = len(reading.conjunction) + len(reading.preposition) if reading is not None else 0
        return Count(
            i - 1, numeral.stop, skip, numeral.low, numeral.high, "exact", unit, self.kind(page, unit), None,
            "figures.noun_first",
        )  # fmt: skip

    def _definite(self, page: Page, i: int, numeral: Numeral, stop: int) -> Count | None:
        """`القوى الدولية الست`: a definite plural, adjectives, the definite number."""
        if not _FEWEST <= numeral.low <= _MOST:
            return None
        for j in range(i - 1, max(-1, i - 1 - _DEFINITE_REACH), -1):
            readings = page.words[j].readings
            plural = next(
                (r for r in readings if r.article and r.morph.upos == "NOUN" and r.morph.number == "Plur"), None
            )
            if plural is not None:
                end, affiliation = self.affiliation(page, i + 1, stop)
                unit = (j, j + 1)
                skip = len(plural.conjunction) + len(plural.preposition)
                return Count(
                    j, end, skip, numeral.low, numeral.high, "exact", unit, self.kind(page, unit), affiliation,
                    "figures.noun_first",
                )  # fmt: skip
            unknown = not readings and page.words[j].folded.startswith("ال")
            if not unknown and not any(r.article and r.morph.upos == "ADJ" for r in readings):
                return None
        return None

    def dual(self, page: Page, i: int, stop: int) -> Count | None:
        """A noun in the dual counts two (`جنديين`, `منطقتي`, `الطرفين`)."""
        word = page.words[i]
        if word.kind != "word":
            return None
        found = self._duals[word]
        if found is False or self._agrees(page, i, found):
            return None
        skip = 0
        if isinstance(found, Reading):
            skip = len(found.conjunction) + len(found.preposition)
            if found.morph.state == "Cons" and not self._in_construct(page, i + 1, stop):
                return None
        end, affiliation = self.affiliation(page, i + 1, stop)
        unit = (i, i + 1)
        return Count(i, end, skip, 2, 2, "exact", unit, self.kind(page, unit), affiliation, "figures.dual")

    def _agrees(self, page: Page, i: int, found: Reading | bool) -> bool:
        """Whether a dual only agrees with the dual before it (`ناقلتي نفط عملاقتان`)."""
        if i and self._duals[page.words[i - 1]]:
            return True
        if isinstance(found, Reading) and found.morph.upos == "NOUN":
            return False
        near = page.words[max(0, i - 2) : i]
        return any(self._duals[word] for word in near) or (
            bool(near) and any(r.morph.upos == "NOUN" and r.morph.number == "Dual" for r in near[-1].readings)
        )

    @staticmethod
    def _in_construct(page: Page, i: int, stop: int) -> bool:
        """Whether a genitive can follow at token `i`."""
        if i >= stop or page.words[i].kind != "word":
            return False
        word = page.words[i]
        if not word.readings:
            return not word.folded.startswith("و")
        return any(r.morph.upos in _NOMINAL and not _proclitic(r) for r in word.readings)

    def as_dual(self, word: Word) -> Reading | bool:
        """The dual reading of a word that can be nothing else; True for an unknown one that ends as duals do."""
        if not word.readings:
            ends = word.stripped.endswith(("تين", "تان")) and len(word.folded) > _SHORTEST_UNKNOWN_DUAL
            return ends and self._no_dual.isdisjoint(word.texts)
        duals: list[Reading] = []
        for reading in word.readings:
            if reading.pronoun == "ي":
                continue  # منطقتي is also "my region", which no genitive follows: `dual` looks for one
            if reading.morph.number != "Dual" or reading.pronoun or reading.morph.upos not in _NOMINAL:
                return False
            duals.append(reading)
        if not any(r.morph.state != "Cons" or r.stem.endswith("تي") for r in duals):
            return False
        if not self._no_dual.isdisjoint(word.texts):
            return False
        best = next((r for r in duals if r.morph.upos == "NOUN"), duals[0])
        # An adjective counts two only where it stands for people; its ين is as well a plural.
        plural = best.stem.endswith("ين") and not best.stem.endswith("تين")
        if best.morph.upos == "ADJ" and (plural or best.lemma not in self._classes):
            return False
        # A preposition governs the ending ين: لضمان is no dual.
        return False if best.preposition and best.stem.endswith("ان") else best
