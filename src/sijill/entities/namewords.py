"""What a word can be in a person's name: given name, family name, link, or a word that nobody knows."""

from __future__ import annotations

import msgspec

from sijill.entities.found import is_function_word, is_verb
from sijill.entities.registers import Registers
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Memo, Reading, Word

_LISTS = "entities/given_names.tsv", "entities/family_names.tsv"
_COMMON = "entities/common_words.tsv"
_GRAMMAR = "entities/name_grammar.yaml"
_PROCLITICS = ("ال", "لل", "بال", "كال", "ب", "ل", "ك")
_SUFFIXES = ("هما", "يتين", "تين", "يه", "ها", "هم", "نا", "ات", "ين", "ون", "ان", "وا", "ه", "ا", "ت", "ي")
_ENDINGS = {last: tuple(e for e in _SUFFIXES if e[-1] == last) for last in "".join(_SUFFIXES)}
"""What may be written at the end of a common word, by its last letter."""
_SHORTEST_STEM = 3


class NameWord(msgspec.Struct, frozen=True, gc=False):
    """What one word form can be in a name."""

    skip: int = 0
    """Letters of proclitics before the name (`وبلير`: 1)."""
    given: bool = False
    family: bool = False
    alone: bool = False
    """Whether the word is a name in the lists and hardly anything else, so that it names somebody by itself."""
    link: bool = False
    strange: bool = False
    """Neither the lexemes nor the common words nor the lists have the word: it may well be a foreign name."""
    speech: bool = False
    """Whether the word can only be a verb of speech."""
    doubtful: bool = False
    """A given name that is misspelled as another word (`على` for `علي`): only between other names."""

    @property
    def listed(self) -> bool:
        """Whether a list of names has the word."""
        return self.given or self.family


_NOTHING = NameWord()


class NameWords:
    """Classes of words for the grammar of names; a word form is classed once and remembered."""

    def __init__(self, lexicon: Lexicon, registers: Registers) -> None:
        self._registers = registers
        given, family = (lexicon.tsv(name) for name in _LISTS)
        self._spelled = {fold(row["name"]): row["name"] for row in (*family, *given)}
        self._given = frozenset(fold(row["name"]) for row in given)
        self._family = frozenset(fold(row["name"]) for row in family)
        self._ordinary = frozenset(fold(row["name"]) for row in (*given, *family) if row["word"])
        stems = (fold(row["stem"]) for row in lexicon.tsv(_COMMON))
        self._common = frozenset(stem for stem in stems if len(stem) >= _SHORTEST_STEM)
        grammar = {entry["id"]: entry for entry in lexicon.yaml(_GRAMMAR)}
        link = grammar["entities.name_link"]
        self._links, self._bare, self._closers, self._openers = (
            frozenset(map(fold, link[key])) for key in ("words", "bare", "closers", "opens")
        )
        self._speech = frozenset(grammar["entities.after_speech"]["verbs"])
        self._before_verb = frozenset(map(fold, link["never_after"]))
        self._known = Memo(self._class)

    def __call__(self, word: Word) -> NameWord:
        """The class of one word form."""
        return self._known[word]

    def nation(self, word: Word) -> bool:
        """Whether the word is an adjective of nation."""
        return self._registers.nation(word) is not None

    def before_verb(self, word: Word) -> bool:
        """Whether the word is a particle after which stands a verb."""
        return word.folded in self._before_verb

    def bare_link(self, word: Word) -> bool:
        """Whether the word ties parts of a name only before a closer (`نور` before `الدين`)."""
        return word.folded in self._bare

    def closes(self, before: Word, word: Word) -> bool:
        """Whether the word completes the link before it (`نصر` + `الله`)."""
        return word.folded in self._closers and before.folded in self._bare

    def opener_skip(self, word: Word) -> int | None:
        """Proclitic letters before a link that can begin a name, or None where the word is none."""
        if self._openers.isdisjoint(word.texts):
            return None
        return next(key.skip for key in word.keys if key.text in self._openers)

    def common(self, word: Word) -> bool:
        """Whether the word is one of the common words, with whatever is written onto it."""
        texts = dict.fromkeys(word.texts)
        texts.update({text[len(p) :]: None for text in word.texts for p in _PROCLITICS if text.startswith(p)})
        return not self._common.isdisjoint(texts) or any(
            text[: -len(e)] in self._common for text in texts for e in _ENDINGS.get(text[-1:], ()) if text.endswith(e)
        )

    def _class(self, word: Word) -> NameWord:
        if word.kind != "word":
            return _NOTHING
        text = word.folded
        link = text in self._links
        speech = is_verb(word) and not word.lemmas.isdisjoint(self._speech)
        if speech:
            return NameWord(speech=True)
        if is_function_word(word):
            return NameWord(link=link, doubtful=text in self._given)
        for key in word.keys:
            given, family = key.text in self._given, key.text in self._family
            if not (given or family) or (key.skip and (word.readings or key.text in self._ordinary)):
                continue
            if key.skip and len(key.text) < _SHORTEST_STEM:
                continue
            exact = _as_spelled(word.stripped[-len(key.text) :], self._spelled[key.text])
            if not exact and word.readings:
                return NameWord(doubtful=given)
            alone = exact and key.text not in self._ordinary and all(map(_far_fetched, word.readings))
            return NameWord(key.skip, given, family, alone, link=link)
        strange = not word.readings and len(text) >= _SHORTEST_STEM and not self.common(word)
        return NameWord(link=link, strange=strange and not self._attached(word))

    def _attached(self, word: Word) -> bool:
        """Whether an unknown word looks like a particle written onto another word (`وكشافة`, `للمتنزه`)."""
        text = word.folded
        if text.startswith(("وال", "فال", "بال", "كال", "لل", "ولل")):
            return True
        return text[0] == "و" and text not in self._family


def _as_spelled(printed: str, listed: str) -> bool:
    """Whether a printed word has the hamzas and the ending of the listed name; hamzas may be left out."""
    return len(printed) == len(listed) and all(a in (b, "ا") for a, b in zip(printed, listed, strict=True))


def _far_fetched(reading: Reading) -> bool:
    """Whether a reading needs a particle or a pronoun written onto the word."""
    return bool(reading.conjunction or reading.preposition or reading.pronoun)
