"""Titles of persons: what begins one, and how far its complement goes."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from sijill.entities.found import Role, has_conjunction, is_function_word, is_verb
from sijill.entities.registers import Registers
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Memo, Page, Word

_LONGEST = 13
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_QUOTES = frozenset({'"', "'"})
INSIDE = frozenset({"باسم", "في", "الي", "لدي", "عن", "بلاده", "غير"})
_RELATIVE = frozenset({"الذي", "التي"})
_TIES = frozenset({"#", "_"})
RANKS_ON = frozenset({"الركن", "اول", "المتقاعد"})
WEIGHT = {"rank": 1, "occupation": 2, "post": 2, "office": 3}


class Title(msgspec.Struct, frozen=True, gc=False):
    """What begins a title: its kind, the data entry, and whether it is said of several persons."""

    kind: str
    rule: str
    many: bool = False


class TitleAt(msgspec.Struct, frozen=True, gc=False):
    """A title that begins at a token behind `skip` proclitic letters."""

    title: Title
    skip: int
    stop: int
    conjunction: bool


class _Epithet(msgspec.Struct, frozen=True, order=True, gc=False):
    """What is said of the holder of an office between it and the name; `inside`: it belongs to the role."""

    length: int
    inside: bool


class Titles:
    """Knows the words that begin titles; each word form is looked up once."""

    def __init__(self, lexicon: Lexicon, registers: Registers) -> None:
        self._registers = registers
        self._forms: dict[str, Title] = {}
        self._longer: dict[str, dict[str, Title]] = {}
        self._epithets: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for entry in lexicon.yaml("entities/titles.yaml"):
            title = Title(entry["kind"], entry["id"])
            for printed in entry["titles"]:
                self._put(fold(printed), printed, title)
            for printed in entry.get("many", ()):
                self._forms.setdefault(fold(printed), replace(title, many=True))
                if not printed.startswith("ال"):
                    self._forms.setdefault("ال" + fold(printed), replace(title, many=True))
            for key, inside in (("epithets", True), ("asides", False)):
                for phrase in entry.get(key, ()):
                    words = tuple(fold(phrase).split())
                    self._epithets.setdefault(words[0], []).append((words, inside))
        self._heads = Memo(self._head)

    def _put(self, text: str, printed: str, title: Title) -> None:
        first, _, second = text.partition(" ")
        if second:
            self._longer.setdefault(first, {})[second] = title
            return
        self._forms[text] = title
        if not text.startswith("ال"):
            self._forms.setdefault("ال" + text, title)
            stem = text[:-1] + "ت" if printed.endswith("ة") else text
            for pronoun in _PRONOUNS:
                self._forms.setdefault(stem + pronoun, title)
            if not printed.endswith("ة"):
                self._forms.setdefault(text + "ا", title)

    def at(self, page: Page, i: int) -> TitleAt | None:
        """The title that begins at token `i`."""
        head = self._heads[page.words[i]]
        if head is None:
            return None
        title, skip, conjunction, key = head
        following = self._longer.get(key)
        if following and i + 1 < len(page.words):
            longer = following.get(page.words[i + 1].folded)
            if longer is not None:
                return TitleAt(longer, skip, i + 2, conjunction)
        return TitleAt(title, skip, i + 1, conjunction) if title.kind else None

    def begins(self, word: Word) -> bool:
        """Whether a title can begin with the word."""
        return self._heads[word] is not None

    def _head(self, word: Word) -> tuple[Title, int, bool, str] | None:
        if word.kind != "word":
            return None
        for key in word.keys:
            title = self._forms.get(key.text)
            if title is not None or key.text in self._longer:
                return title or Title("", ""), key.skip, bool(key.conjunction), key.text
        return None

    def before(
        self, page: Page, i: int, stop: int, taken: frozenset[int], starts: Callable[[int], bool]
    ) -> tuple[int, Role] | None:
        """The first token of the name that the title at token `i` belongs to, and the role; `starts` says where a
        name can start."""
        head = self.at(page, i)
        if head is None:
            return None
        rank = head.title.kind == "rank"
        at, limit = head.stop, min(stop, i + _LONGEST)
        role_stop = None
        passed = False
        while at < limit:
            word = page.words[at]
            if word.kind == "word" and at not in taken and word.folded not in INSIDE and starts(at):
                return at, Role(i, role_stop or at, head.skip, WEIGHT[head.title.kind], head.title)
            epithet = self._epithet(page, at, limit)
            if epithet is not None and role_stop is None:
                role_stop, at = (role_stop if epithet.inside else at), at + epithet.length
                continue
            inner = self.at(page, at) if word.kind == "word" and at not in taken else None
            if inner is not None and inner.title.kind == "rank" and not inner.skip and not rank and role_stop is None:
                role_stop, at = at, inner.stop
                continue
            if page.words[at].folded in RANKS_ON and role_stop is not None:
                following = at + 1
            elif word.folded == "،" and not passed and not rank and at + 1 < limit and self._rank_at(page, at + 1):
                passed, role_stop, following = True, at, at + 1
            elif word.folded == "كل" and at + 1 < limit and page.words[at + 1].folded == "من" and at > head.stop:
                role_stop, following = at, at + 2
            elif role_stop is not None:
                inner = self.at(page, at) if word.kind == "word" else None
                following = inner.stop if passed and inner is not None and inner.title.kind == "rank" else at
            else:
                following = self._adjective(page, at) if rank else self._complement(page, at, limit, i, taken)
            if following == at:
                name = at + 1 if word.folded == "،" and at > head.stop else stop
                if name < stop and page.words[name].folded == "#":
                    name += 1
                if name < stop and starts(name):
                    return name, Role(i, role_stop or at, head.skip, WEIGHT[head.title.kind], head.title)
                return None
            at = following
        return None

    def _epithet(self, page: Page, i: int, limit: int) -> _Epithet | None:
        """The longest epithet that begins at token `i` and leaves room for a name."""
        fitting = [
            _Epithet(len(words), inside)
            for words, inside in self._epithets.get(page.words[i].folded, ())
            if i + len(words) < limit and all(page.words[i + n].folded == words[n] for n in range(len(words)))
        ]
        return max(fitting, default=None)

    def _rank_at(self, page: Page, i: int) -> bool:
        head = self.at(page, i) if page.words[i].kind == "word" else None
        return head is not None and head.title.kind == "rank" and head.skip == 0

    def after(self, page: Page, i: int, stop: int, taken: frozenset[int], starts: Callable[[int], bool]) -> Role | None:
        """The role that follows a name ending before token `i`: `فلان، رئيس كذا`, `فلان رئيس كذا`."""
        mark = page.words[i].folded if i < stop else ""
        first = i + (mark in {"،", ",", "("} or mark in _QUOTES)
        if first >= stop or page.words[first].kind != "word" or first in taken:
            return None
        head = self.at(page, first)
        if head is None or head.skip or head.title.kind == "rank" or head.title.many:
            return None
        if mark in _QUOTES and not _accusative(page.words[first]):
            return None
        at = self.extent(page, head, first, stop, taken, starts)
        return Role(first, at, 0, WEIGHT[head.title.kind] - 1, head.title) if at > head.stop else None

    def extent(
        self, page: Page, head: TitleAt, first: int, stop: int, taken: frozenset[int], starts: Callable[[int], bool]
    ) -> int:
        """The token after the last complement of the title that begins at token `first` without a name after it."""
        at, limit = head.stop, min(stop, first + _LONGEST)
        while at < limit:
            word = page.words[at]
            if at == head.stop and word.folded == "في" and at + 1 in taken:
                at += 1
                continue
            if at not in taken and word.folded in {"في", "عن"}:
                break
            epithet = self._epithet(page, at, limit)
            if epithet is not None:
                if not epithet.inside:
                    break
                at += epithet.length
                continue
            if at not in taken and word.kind == "word" and word.folded != "باسم" and starts(at):
                break
            if at - 1 in taken and at not in taken and not self._names_more(word) and word.folded not in _RELATIVE:
                break
            if at not in taken and self._registers.nation(page.words[at - 1]) is not None and _adverbial(word):
                break
            following = self._complement(page, at, limit, first, taken)
            if following == at:
                break
            at = following
        return at

    def _names_more(self, word: Word) -> bool:
        """Whether the word after a name inside a role goes on with it: a nation, an adjective, or whose it is."""
        adjective = bool(word.readings) and all(r.article and r.morph.upos == "ADJ" for r in word.readings)
        return adjective or self._registers.nation(word) is not None or word.folded.startswith("لل")

    def _numbered(self, word: Word) -> bool:
        """Whether a number after the word names a unit (`الفرقة 30`)."""
        head = self._registers.heads.get(word.folded.removeprefix("ال"))
        return head is not None and head.type == "ORG"

    def _adjective(self, page: Page, i: int) -> int:
        word = page.words[i]
        if word.kind != "word" or has_conjunction(word):
            return i
        if self._registers.nation(word) is not None:
            return i + 1
        if not word.folded.startswith("ال"):
            return i
        adjective = not word.readings or any(r.article and r.morph.upos == "ADJ" for r in word.readings)
        return i + 1 if adjective else i

    def _complement(self, page: Page, i: int, limit: int, first: int, taken: frozenset[int]) -> int:
        """The token after the part of a title's complement at token `i`; `i` itself where none is."""
        word = page.words[i]
        if i in taken or word.kind == "latin":
            return i + 1
        if word.folded in _QUOTES or word.folded == "(":
            closes = _QUOTES if word.folded in _QUOTES else {")"}
            return next((j + 1 for j in range(i + 2, min(limit, i + 6)) if page.words[j].folded in closes), i)
        if word.folded in _TIES and i + 1 < limit and page.words[i + 1].kind == "word":
            return i + 1
        if word.kind == "number":
            return i + 1 if self._numbered(page.words[i - 1]) else i
        if word.kind != "word":
            return i
        if self._registers.nation(word) is not None or word.folded in INSIDE:
            return i + 1
        if word.folded in _RELATIVE:
            led = i + 2 < limit and is_verb(page.words[i + 1]) and i + 2 in taken
            return i + 2 if led else i
        if is_verb(word) or is_function_word(word):
            return i
        text = word.folded
        if text.startswith(("وال", "ولل")):
            return i + 1 if page.words[i - 1].folded.startswith(("ال", "لل")) and i - first < 5 else i
        if has_conjunction(word) or (i > first + 1 and _closes(word)):
            return i
        nominal = any(r.morph.upos in {"NOUN", "ADJ"} for r in word.readings)
        unknown = not word.readings and (text.startswith(("ال", "لل", "ب", "ل")) or page.words[i - 1].folded == "باسم")
        return i + 1 if nominal or unknown or self._registers.heads.get(text) else i


def _accusative(word: Word) -> bool:
    """Whether the word is an indefinite accusative (`رئيسا`), as after verbs of choosing and appointing."""
    return word.folded.endswith("ا") and not word.folded.startswith("ال")


def _adverbial(word: Word) -> bool:
    """Whether the word is in a preposition's phrase whatever its reading."""
    return bool(word.readings) and all(r.preposition and r.preposition != "ل" for r in word.readings)


def _closes(word: Word) -> bool:
    """Whether the word opens what is said of the office (`في رسالته`, `لمحاربة الفساد`) rather than names it."""
    if not word.readings:
        return False
    if all(r.pronoun for r in word.readings):
        return True
    return all(r.preposition == "ل" and r.morph.verb_form == "Vnoun" for r in word.readings)
