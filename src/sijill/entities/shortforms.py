"""Further mentions of what a document names in full: family names, definite heads, aliases, the same words again."""

from __future__ import annotations

from collections import deque

import msgspec

from sijill.entities.found import FoundName, is_function_word, is_verb, quoted_after
from sijill.entities.namewords import NameWords
from sijill.entities.registers import Registers
from sijill.text import fold
from sijill.tokens import Key, Page, Word

_SHORTEST_FAMILY_NAME = 3
_LONGEST_ALIAS = 3
_LONGEST_REST = 2
_SHORT = "entities.short_name"
_HEAD = "entities.definite_head"
_ALIAS = "entities.alias"
_AGAIN = "entities.again"


class _Phrase(msgspec.Struct, frozen=True, gc=False):
    """Words that stand for a name wherever they occur; `quoted`: only in quotation marks; `after`: only after it."""

    words: tuple[str, ...]
    name: FoundName
    rule: str
    quoted: bool = False
    after: bool = False


class ShortForms:
    """Finds the mentions of one page that only its other mentions explain.

    A person's last name stands for the person; the definite head of a named body (`الحركة`) for the last body with
    that head before it; what follows a head (`القاعدة` of `تنظيم القاعدة`), what stands in brackets after a name, and
    a name's own words stand for it everywhere. The found name points to what it stands for: `known` is `=token`.
    """

    def __init__(self, registers: Registers, words: NameWords) -> None:
        self._registers = registers
        self._words = words

    def find(self, page: Page, found: list[FoundName]) -> list[FoundName]:
        """The further mentions, in order."""
        extra = self._aliases(page, found)
        taken = {i for name in (*found, *extra) for i in range(name.first, name.stop)}
        phrases = self._phrases(page, found, extra)
        heads = [(name.first, head, name) for name in found if (head := self._body_head(page, name)) is not None]
        families = self._families(page, found)
        wanted = {*phrases, *families, *(head for _, head, _ in heads)}
        bodies: dict[str, FoundName] = {}
        coming = deque(heads)
        standing = [(i, word) for i, word in enumerate(page.words) if not wanted.isdisjoint(word.texts)]
        for i, word in standing:
            if i in taken or word.kind in {"punct", "number"}:
                continue
            while coming and coming[0][0] < i:
                _, head, body = coming.popleft()
                bodies[head] = body
            again = self._again(page, i, phrases, taken)
            if again is None and word.kind == "word" and not is_function_word(word):
                again = self._family(page, i, families) or self._body(page, i, bodies)
            if again is not None:
                extra.append(again)
                taken.update(range(again.first, again.stop))
        return sorted(extra)

    def _families(self, page: Page, found: list[FoundName]) -> frozenset[str]:
        names = [name for name in found if name.type == "PER" and name.stop - name.first > 1]
        last = (page.words[name.stop - 1].folded for name in names)
        return frozenset(word for word in last if len(word) >= _SHORTEST_FAMILY_NAME)

    def _family(self, page: Page, i: int, families: frozenset[str]) -> FoundName | None:
        word = page.words[i]
        for key in word.keys:
            if key.text not in families or (key.conjunction and word.readings):
                continue
            if self._registers.nation(word) is not None and i and not _opens_phrase(page.words[i - 1]):
                return None
            return FoundName(i, i + 1, _skip(key), "PER", _SHORT)
        return None

    def _body_head(self, page: Page, name: FoundName) -> str | None:
        """The definite head that stands for a named body after it, if any does."""
        if name.type not in {"ORG", "FAC"}:
            return None
        outer = self._outer_head(page, name)
        if outer is not None:
            return outer
        text = page.words[name.first].folded[name.skip :]
        text = "ا" + text if text.startswith("لل") else text
        if name.known is not None and not name.known.startswith("=") and self._registers.heads.get(text) is None:
            text = fold(name.known).split()[0]  # طالبان is حركة طالبان
        elif name.stop - name.first == 1:
            return None
        head = self._registers.heads.get(text.removeprefix("ال"))
        return "ال" + text.removeprefix("ال") if head is not None and head.short else None

    def _outer_head(self, page: Page, name: FoundName) -> str | None:
        """The head before a quoted name that stays outside it (`منظمة "أطباء الريف"`), definite."""
        at = name.first - 1
        if at < 1 or page.words[at].kind != "punct":
            return None
        text = next((key.text for key in page.words[at - 1].keys if key.text in self._registers.heads), None)
        head = self._registers.heads.get(text) if text is not None else None
        return f"ال{text}" if head is not None and head.type == name.type and head.short else None

    def _body(self, page: Page, i: int, bodies: dict[str, FoundName]) -> FoundName | None:
        for key in page.words[i].keys:
            body = bodies.get(key.text)
            if body is not None:
                if i + 1 < len(page.words) and self._registers.nation(page.words[i + 1]):
                    return None
                return FoundName(i, i + 1, _skip(key), body.type, _HEAD, known=f"={body.first}")
        return None

    def _aliases(self, page: Page, found: list[FoundName]) -> list[FoundName]:
        """`منظمة العفو الدولية (أمنستي)`: what stands in brackets after a body's name."""
        taken = {i for name in found for i in range(name.first, name.stop)}
        extra = []
        for name in found:
            first = name.stop + 1
            if name.type != "ORG" or first >= len(page.words) or page.words[name.stop].folded != "(":
                continue
            for stop in range(first + 1, min(len(page.words), first + _LONGEST_ALIAS + 1)):
                if page.words[stop].folded != ")":
                    continue
                if taken.isdisjoint(range(first, stop)) and all(map(self._proper, page.words[first:stop])):
                    extra.append(FoundName(first, stop, 0, "ORG", _ALIAS, known=f"={name.first}"))
                break
        return extra

    def _proper(self, word: Word) -> bool:
        return word.kind in {"word", "latin"} and not word.readings and not self._words.common(word)

    def _phrases(self, page: Page, found: list[FoundName], aliases: list[FoundName]) -> dict[str, list[_Phrase]]:
        phrases: dict[tuple[str, ...], _Phrase] = {}
        for name in (*found, *aliases):
            words = words_of(page, name)
            single = len(words) == 1
            if name.known is None or name.rule == _ALIAS:
                quoted = single and name.first > 0 and _in_quotes(page, name.first, name.stop)
                if not single or quoted or (name.type != "PER" and self._proper(page.words[name.first])):
                    ordinary = quoted and not self._proper(page.words[name.first])
                    phrases.setdefault(tuple(words), _Phrase(tuple(words), name, _AGAIN, quoted=ordinary))
            head = self._registers.heads.get(words[0]) if name.type == "ORG" else None
            if head is not None and head.rest and 1 < len(words) <= 1 + _LONGEST_REST:
                rest = tuple(words[1:])
                ordinary = len(rest) == 1 and not rest[0].startswith("ال") and not self._proper_text(page, name)
                phrases.setdefault(rest, _Phrase(rest, name, _ALIAS, quoted=ordinary))
        by_first: dict[str, list[_Phrase]] = {}
        for phrase in sorted(phrases.values(), key=lambda phrase: (-len(phrase.words), phrase.name.first)):
            by_first.setdefault(phrase.words[0], []).append(phrase)
        return by_first

    def _proper_text(self, page: Page, name: FoundName) -> bool:
        return any(self._proper(page.words[i]) for i in range(name.first + 1, name.stop))

    def _again(self, page: Page, i: int, phrases: dict[str, list[_Phrase]], taken: set[int]) -> FoundName | None:
        word = page.words[i]
        for key in word.keys:
            for phrase in phrases.get(key.text, ()):
                stop = i + len(phrase.words)
                if any(
                    j >= len(page.words) or j in taken or page.words[j].folded != text
                    for j, text in enumerate(phrase.words[1:], i + 1)
                ):
                    continue
                if key.skip and len(phrase.words) == 1 and word.readings:
                    continue
                if phrase.quoted and not _in_quotes(page, i, stop):
                    continue
                return FoundName(i, stop, _skip(key), phrase.name.type, phrase.rule, known=f"={phrase.name.first}")
        return None


def words_of(page: Page, name: FoundName) -> list[str]:
    """The folded words of a name without punctuation, the first without its proclitics."""
    words = [page.words[i].folded for i in range(name.first, name.stop) if page.words[i].kind != "punct"]
    if not words:
        return [page.words[name.first].folded]
    if page.words[name.first].kind != "punct":
        words[0] = words[0][name.skip :] or words[0]
        if words[0].startswith("لل") and len(words[0]) > 4:
            words[0] = "ا" + words[0][1:]
    return words


def _skip(key: Key) -> int:
    return 0 if key.merged else key.skip


def _in_quotes(page: Page, first: int, stop: int) -> bool:
    return first > 0 and quoted_after(page, first - 1, min(len(page.words), stop + 1)) == (first, stop)


def _opens_phrase(word: Word) -> bool:
    """Whether a noun phrase begins after the word: it is a verb, a particle, punctuation."""
    return word.kind == "punct" or is_verb(word) or is_function_word(word)
