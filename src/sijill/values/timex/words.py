"""The words that time expressions are made of: `data/times/words/*.yaml`, classified once per word form.

An entry has an `id`, a `class` (a category of the grammar), a `value`, and its words: `forms` in full, or a
`lemma` with `plurals`, of which all forms are generated and classed by number and definiteness
(`UNIT` indefinite singular, `UNIT2` dual, `UNITS` plural; `T…` with the article). `homonyms` are names that
are ordinary words too: alone they are times only after a preposition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sijill.lexicon import Lexicon, LexiconError
from sijill.lexicon.nouns import inflect_nominal
from sijill.lexicon.rules import entries
from sijill.text import fold
from sijill.tokens import Word
from sijill.tokens.words import Key

FOLDER = "times/words/"
_HAMZAS = frozenset("أإآؤئء")
_JOINING = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET"})
_TELLING = frozenset(
    {"MONTH", "HMONTH", "WEEKDAY", "DAY", "DAYPART", "TDAYPART", "CLOCK", "YEARWORD", "SEASON", "DECADE", "FEAST"}
    | {f"{the}UNIT{number}" for the in ("", "T") for number in ("", "2", "S")}
)
"""Classes whose words say something of time by themselves."""
_NUMBER_SUFFIX = {"Sing": "", "Dual": "2", "Plur": "S"}


class Item(NamedTuple):
    """What a word can be: a category and its value, between two edges of its token.

    `start` and `stop` are 0 (before the word), 1 (after a conjunction), 2 (after a preposition),
    3 (after a preposition whose letter is the article's too: للعام), 4 (its end).
    """

    start: int
    stop: int
    symbol: str
    value: Any
    rule: str
    weak: str = ""
    spelling: str | None = None
    """Homonyms have to be spelled so (آب is not إب), though hamza may be left out."""


class Phrase(NamedTuple):
    """An entry of more than one word."""

    words: tuple[str, ...]
    symbol: str
    value: Any
    rule: str
    weak: str


class TimeWords:
    """Classes of time words; what each word form can be is remembered."""

    def __init__(self, lexicon: Lexicon, literals: frozenset[str], telling: frozenset[str]) -> None:
        """Load the entries; `literals` are the words that the grammar's patterns name, `telling` those of
        them that can be a time by themselves.

        Raises:
            LexiconError: where an entry is malformed.
        """
        self._forms: dict[str, list[Item]] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        for name in lexicon.files(FOLDER, ".yaml"):
            for entry in entries(lexicon.yaml(name)):
                self._add(name, entry)
        self._telling = telling | {self._head(lexicon, phrase) for group in self.phrases.values() for phrase in group}
        self.in_phrases = frozenset(
            word for group in self.phrases.values() for phrase in group for word in phrase.words
        )
        """Words of entries of more than one word, folded; for look-ups only."""
        for word in sorted(literals | self.in_phrases):
            self._forms.setdefault(word, []).append(Item(0, 4, f"={word}", None, ""))
        self.texts = frozenset(self._forms)
        """All words of the grammar, folded; for look-ups only."""
        self._known: dict[Word, tuple[Item, ...]] = {}
        self._seeds: dict[Word, bool] = {}

    def _add(self, name: str, entry: Mapping[str, Any]) -> None:
        symbol, value, rule = str(entry["class"]), entry.get("value"), str(entry["id"])
        if isinstance(value, list):
            value = tuple(value)
        for form, category, weak in _forms(name, entry, symbol):
            words = tuple(fold(form).split())
            if len(words) > 1:
                self.phrases.setdefault(words[0], []).append(Phrase(words, category, value, rule, weak))
            else:
                item = Item(0, 4, category, value, rule, weak, form if weak else None)
                known = self._forms.setdefault(words[0], [])
                if item not in known:
                    known.append(item)

    def _head(self, lexicon: Lexicon, phrase: Phrase) -> str:
        """The word of an entry of several words by which it is noticed: the first that does not only join
        others, unless one of them says something of time by itself."""
        if phrase.symbol not in _TELLING:
            return ""
        for word in phrase.words:
            if any(item.symbol in _TELLING for item in self._forms.get(word, ())):
                return ""
        content = [w for w in phrase.words if not any(f.morph.upos in _JOINING for f in lexicon.forms.get(w, ()))]
        return content[0] if content else phrase.words[0]

    def is_seed(self, word: Word) -> bool:
        """Whether the word says something of time by itself."""
        known = self._seeds.get(word)
        if known is None:
            known = self._seeds[word] = self._says_time(word)
        return known

    def _says_time(self, word: Word) -> bool:
        joins = any(reading.morph.upos in _JOINING for reading in word.readings)
        for item in self(word):
            if item.symbol in _TELLING:
                return True
            if item.symbol[1:] in self._telling and item.stop == 4 and not joins and len(word.folded) > 1:
                return word.kind == "word"
        return False

    def has(self, word: Word, symbol: str) -> bool:
        """Whether `word` is of the class `symbol`, proclitics aside."""
        return any(item.symbol == symbol for item in self(word))

    def __call__(self, word: Word) -> tuple[Item, ...]:
        """What `word` can be, with the edges of its proclitics; empty where it has no place in the grammar."""
        known = self._known.get(word)
        if known is None:
            places = not self.texts.isdisjoint(word.texts)
            known = self._known[word] = tuple(self._classify(word)) if places else ()
        return known

    def _classify(self, word: Word) -> Iterator[Item]:
        for key in word.keys:
            found = self._forms.get(key.text, ())
            if not found and key.text not in self.phrases:
                continue
            edge = edge_of(key)
            printed = word.stripped[len(word.stripped) - len(key.text) :]
            for item in found:
                if item.spelling is not None:
                    # باب is no ب + آب, where the lexicon knows the whole word.
                    whole = key.preposition and any(not reading.preposition for reading in word.readings)
                    if whole or not _spelled_as(printed, item.spelling):
                        continue
                yield item._replace(start=edge)
            yield from clitics(key)


def _spelled_as(printed: str, form: str) -> bool:
    return len(printed) == len(form) and all(
        a in (b, "ا") or not {a, b} & _HAMZAS for a, b in zip(printed, form, strict=True)
    )


def edge_of(key: Key) -> int:
    """The edge of a token at which what follows the proclitics of `key` starts."""
    if key.merged:
        return 3
    return 2 if key.preposition else 1 if key.conjunction else 0


def clitics(key: Key) -> Iterator[Item]:
    """The proclitics of a word as words of their own."""
    if key.conjunction:
        yield Item(0, 1, f"={key.conjunction}", None, "")
    if key.preposition:
        yield Item(1 if key.conjunction else 0, edge_of(key), f"={key.preposition}", None, "")


def _forms(name: str, entry: Mapping[str, Any], symbol: str) -> Iterator[tuple[str, str, str]]:
    """`(form, category, weak)` of an entry."""
    if not entry.get("forms") and not entry.get("homonyms") and not entry.get("lemma"):
        raise LexiconError(f"{name}: {entry['id']}: has neither forms nor a lemma")
    for form in _texts(entry.get("forms")):
        yield form, symbol, ""
    for form in _texts(entry.get("homonyms")):
        yield form, symbol, "governed"
    if lemma := entry.get("lemma"):
        plurals = tuple(_texts(entry.get("plurals")))
        seen: set[tuple[str, str]] = set()
        for form, morph in inflect_nominal(str(lemma), plurals):
            if morph.number == "Dual" and morph.state == "Cons":
                continue  # يوما is a singular, ساعتي "my watch" far more often than duals in construct
            category = symbol + _NUMBER_SUFFIX[morph.number or "Sing"]
            for printed, kind in ((form, category), (f"ال{form}", f"T{category}")):
                if (printed, kind) not in seen and not (kind[0] == "T" and morph.state in {"Indef", "Cons"}):
                    seen.add((printed, kind))
                    yield printed, kind, ""


def _texts(value: Any) -> Sequence[str]:
    if value is None:
        return ()
    return [str(value)] if isinstance(value, str) else [str(part) for part in value]
