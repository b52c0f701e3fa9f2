"""Names built on a head word: `وزارة الدفاع الروسية`, `كتائب …`, `مطار بغداد الدولي`, `مدينة …`."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.entities.found import FoundName, has_conjunction, is_function_word, is_verb, quoted_after
from sijill.entities.registers import Head, Registers
from sijill.tokens import Page, Word

_LONGEST = 7
_LONGEST_PLACE = 2


class HeadGrammar:
    """Finds names by their heads; how far a name goes is decided by definiteness and word class."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._heads: dict[Word, tuple[Head, int] | None] = {}

    def find(self, page: Page) -> Iterator[FoundName]:
        """All names with a head word, in order."""
        for first, stop in page.sentences:
            for i in range(first, stop):
                word = page.words[i]
                if word.kind != "word":
                    continue
                head = self._head(word)
                if head is not None and not self._registered(page, i):
                    found = (
                        self._place(page, i, stop, *head) if head[0].type == "LOC" else self._name(page, i, stop, *head)
                    )
                    if found is not None:
                        yield found
                yield from self._national(page, i, stop)

    def _registered(self, page: Page, i: int) -> bool:
        """Whether a register has the whole name that begins at token `i`."""
        known = self._registers.known.at(page.words, i)
        return bool(known) and known[0].stop > i + 1

    def _head(self, word: Word) -> tuple[Head, int] | None:
        try:
            return self._heads[word]
        except KeyError:
            pass
        found = None
        for key in word.keys:
            head = self._registers.heads.get(key.text) or self._registers.heads.get(key.text.removeprefix("ال"))
            if head is not None:
                found = (head, key.skip)
                break
        self._heads[word] = found
        return found

    def _name(self, page: Page, i: int, stop: int, head: Head, skip: int) -> FoundName | None:
        """An indefinite head and what it is in construct with; or a definite facility and its nation."""
        definite = page.words[i].folded[skip:].startswith("ال")
        if definite:
            if head.type != "FAC":
                return None
            end = i + 1
            while end < stop and self._registers.nation(page.words[end]) and not has_conjunction(page.words[end]):
                end += 1
            return FoundName(i, end, skip, "FAC", head.rule) if end > i + 1 else None
        end, proper = self._extent(page, i + 1, min(stop, i + _LONGEST))
        if end == i + 1 or not proper:
            return None
        return FoundName(i, end, skip, head.type, head.rule)

    def _extent(self, page: Page, i: int, stop: int) -> tuple[int, bool]:
        """Where the name that began before token `i` ends, and whether it has a proper or definite part."""
        proper = False
        end = i
        while end < stop:
            word = page.words[end]
            quoted = quoted_after(page, end, stop)
            if quoted is not None and quoted[1] - quoted[0] <= 4:
                return quoted[1] + 1, True
            if word.kind == "latin":
                proper, end = True, end + 1
                continue
            if word.kind == "number" and end == i:
                return end + 1, True
            if word.kind != "word" or is_verb(word) or has_conjunction(word):
                break
            text = word.folded
            known = self._registers.known.at(page.words, end)
            if known and not known[0].key.skip and (not known[0].value.common or known[0].stop > end + 1):
                proper = True
                end = known[0].stop
                if known[0].value.type in {"PER", "ORG"}:
                    break
                continue
            if (text.startswith("لل") and end > i and len(text) > 4) or (
                text.startswith("ال") and len(text) > 3 and not _relative(word)
            ):
                proper, end = True, end + 1
            elif is_function_word(word):
                break
            elif word.readings and not proper and end - i < 2 and _genitive(word):
                end += 1
            elif not word.readings and not proper:
                proper, end = True, end + 1
            elif not word.readings and end == i + 1:
                end += 1
            else:
                break
        return end, proper

    def _place(self, page: Page, i: int, stop: int, head: Head, skip: int) -> FoundName | None:
        """`مدينة` + name: the name alone; `ولاية الوحدة`: with its head."""
        at = i + 1
        quoted = quoted_after(page, at, stop)
        if quoted is not None and not head.inside:
            return (
                FoundName(quoted[0], quoted[1], 0, "LOC", head.rule)
                if quoted[1] - quoted[0] <= _LONGEST_PLACE
                else None
            )
        if at >= stop or page.words[at].kind != "word":
            return None
        definite_head = page.words[i].folded[skip:].startswith("ال")
        if definite_head and self._registers.nation(page.words[at]):
            return None
        known = self._registers.known.at(page.words, at)
        if known and not known[0].key.skip and known[0].value.type == "LOC":
            return FoundName(i if head.inside else at, known[0].stop, skip if head.inside else 0, "LOC", head.rule)
        end = at
        while end < min(stop, at + _LONGEST_PLACE):
            word = page.words[end]
            if word.kind != "word" or is_function_word(word) or is_verb(word) or has_conjunction(word):
                break
            if word.folded[0] in "وب" and end > at and not word.readings:
                break
            if self._registers.nation(word):
                break
            if definite_head and word.folded.startswith("ال"):
                break
            named = not word.readings or (head.inside and word.folded.startswith("ال") and end == at)
            if not named:
                break
            end += 1
        if end == at or (definite_head and page.words[at].readings):
            return None
        return FoundName(i if head.inside else at, end, skip if head.inside else 0, "LOC", head.rule)

    def _national(self, page: Page, i: int, stop: int) -> Iterator[FoundName]:
        """`الجيش الإسرائيلي`, `الخارجية الأميركية`: a national body and its nation."""
        for match in self._registers.national.at(page.words, i)[:1]:
            end = match.stop
            feminine = page.words[i].folded.endswith("ه")
            while (
                end < stop
                and feminine <= page.words[end].folded.endswith("ه")
                and (self._registers.nation(page.words[end]) or page.words[end].folded == "الوطني")
            ):
                if has_conjunction(page.words[end]):
                    break
                end += 1
            if end > match.stop:
                yield FoundName(i, end, match.key.skip, "ORG", match.value)

    def _nation_of(self, word: Word, *, feminine: bool) -> bool:
        """Whether the word is an adjective of nation that agrees with the body's gender."""
        if has_conjunction(word) or (feminine and not word.folded.endswith("ه")):
            return False
        return self._registers.nation(word) is not None or word.folded == "الوطني"


def _definite(word: Word, *, inside: bool) -> bool:
    """Whether the word can go on a name as a definite noun or adjective, or as `لل…` inside it."""
    text = word.folded
    if text.startswith("لل"):
        return inside and len(text) > 4
    return text.startswith("ال") and len(text) > 3 and not _relative(word)


def _relative(word: Word) -> bool:
    return any(r.morph.upos in {"PRON", "DET", "ADV"} for r in word.readings)


def _genitive(word: Word) -> bool:
    return any(r.morph.upos in {"NOUN", "ADJ"} and not r.article and not r.pronoun for r in word.readings)
