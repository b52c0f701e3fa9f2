"""Names built on a head word: `وزارة الدفاع الروسية`, `كتائب …`, `مطار بغداد الدولي`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from sijill.entities.found import (
    FoundName,
    doubted,
    has_conjunction,
    is_function_word,
    is_verb,
    noun_only,
    quoted_after,
)
from sijill.entities.namewords import NameWords
from sijill.entities.placeheads import PlaceHeads
from sijill.entities.registers import Head, Registers
from sijill.tokens import Column, Memo, Page, Word

_LONGEST = 7
_LONGEST_QUOTE = 4
_OFFICE = "entities.title.office"


class HeadGrammar:
    """Finds names by their heads; how far a name goes is decided by definiteness and word class."""

    def __init__(self, registers: Registers, words: NameWords) -> None:
        self._registers = registers
        self._words = words
        self._places = PlaceHeads(registers, words)
        self._heads = Memo(self._head)
        self._begins = Column(self._may_begin)

    def find(self, page: Page) -> Iterator[FoundName]:
        """All names with a head word, in order."""
        begins = self._begins(page)
        for first, stop in page.sentences:
            for i in compress(range(first, stop), begins[first:stop]):
                head = self._heads[page.words[i]]
                if head is not None and not self._registered(page, i):
                    yield from self._headed(page, i, stop, *head)
                yield from self._national(page, i, stop)

    def _headed(self, page: Page, i: int, stop: int, head: Head, skip: int, definite: bool) -> Iterator[FoundName]:
        if head.type == "LOC":
            yield from self._places.find(page, i, stop, head, skip, definite=definite)
            return
        found = (self._definite_name if definite else self._name)(page, i, stop, head, skip)
        if found is not None:
            yield found

    def _registered(self, page: Page, i: int) -> bool:
        """Whether a register has the whole name that begins at token `i`."""
        known = self._registers.known.at(page.words, i)
        return bool(known) and known[0].stop > i + 1

    def _head(self, word: Word) -> tuple[Head, int, bool] | None:
        """The head that a word is, its proclitic letters, and whether it is definite."""
        heads = self._registers.heads
        for key in word.keys:
            head = heads.get(key.text)
            if head is None and key.text.startswith("ال"):
                head = heads.get(key.text[2:])
            if head is not None:
                return head, 0 if key.merged else key.skip, key.text.startswith("ال")
        return None

    def _may_begin(self, word: Word) -> bool:
        """Whether a name with a head can begin with the word."""
        return word.kind == "word" and (self._head(word) is not None or self._registers.national.opens(word))

    def _definite_name(self, page: Page, i: int, stop: int, head: Head, skip: int) -> FoundName | None:
        """`السفارة الأميركية`: a facility and its nation; `الحزب الشيوعي العراقي`: a body and what names it."""
        end = i + 1
        if head.type == "FAC":
            while (
                head.national
                and end < stop
                and self._registers.nation(page.words[end])
                and not has_conjunction(page.words[end])
            ):
                end += 1
            return FoundName(i, end, skip, "FAC", head.rule) if end > i + 1 else None
        body = self._registers.definite.get(page.words[i].folded[skip:]) or self._registers.definite.get(
            "ا" + page.words[i].folded[skip:]
        )
        if body is None:
            return None
        named = False
        while end < min(stop, i + _LONGEST):
            word = page.words[end]
            if word.kind != "word" or has_conjunction(word) or not self._adjective(word, body):
                break
            named = named or self._registers.nation(word) is None
            end += 1
        if not named or end == i + 1:
            return None
        if end < stop and page.words[end].folded.startswith("لل") and not self._known_body(page, end):
            end += 1
            while end < stop and self._registers.nation(page.words[end]):
                end += 1
        return FoundName(i, end, skip, "ORG", body)

    def _adjective(self, word: Word, rule: str) -> bool:
        text = word.folded
        if not text.startswith("ال") or text in self._registers.plain_adjectives:
            return False
        nisba = len(text) > 5 and text.endswith(("ي", "يه")) and not is_verb(word)
        return nisba or text in self._registers.naming_adjectives or self._registers.nation(word) is not None

    def _known_body(self, page: Page, i: int) -> bool:
        known = self._registers.known.at(page.words, i)
        return bool(known) and known[0].value.type in {"ORG", "PER"}

    def _name(self, page: Page, i: int, stop: int, head: Head, skip: int) -> FoundName | None:
        """An indefinite head and what it is in construct with."""
        at = i + 1
        first = at + 1 if at + 1 < stop and page.words[at].folded == '"' else at
        if at >= stop or page.words[first].folded in head.not_with:
            return None
        end, proper = self._extent(page, at, min(stop, i + _LONGEST))
        if end == at or not proper:
            return None
        if head.inside and not (head.alone and self._bare(page, at, end)):
            return FoundName(i, end, skip, head.type, head.rule)
        if not head.inside and not self._bare(page, at, end):
            return None
        quoted = quoted_after(page, at, end)
        first, last = quoted if quoted is not None and quoted[1] <= end else (at, end)
        return FoundName(first, last, 0, head.type, head.rule)

    def _bare(self, page: Page, first: int, end: int) -> bool:
        """Whether nothing but a bare name stands there: a quotation, Latin letters, a name of a register, or one word
        that no lexeme has."""
        word = page.words[first]
        quoted = quoted_after(page, first, end)
        if quoted is not None:
            return quoted[1] + 1 == end
        if all(page.words[j].kind == "latin" for j in range(first, end)):
            return True
        known = self._registers.known.at(page.words, first)
        if known and known[0].stop == end:
            return True
        return end == first + 1 and (not word.readings or word.folded.startswith("ال"))

    def _extent(self, page: Page, i: int, stop: int) -> tuple[int, bool]:
        """Where the name that began before token `i` ends, and whether it has a proper or definite part."""
        proper = False
        end = i
        while end < stop:
            word = page.words[end]
            quoted = quoted_after(page, end, stop) or _bracketed(page, end, stop, first=end == i)
            if quoted is not None and doubted(page, *quoted, self._registers.heads):
                break
            if quoted is not None and quoted[1] - quoted[0] <= _LONGEST_QUOTE:
                return self._after_quote(page, quoted[1] + 1, stop), True
            if word.kind == "latin":
                proper, end = True, end + 1
                continue
            if word.kind == "number" and end == i:
                return end + 1, True
            if word.kind != "word" or is_verb(word) or has_conjunction(word) or self._titles_person(word):
                break
            text = word.folded
            known = self._registers.known.at(page.words, end)
            if known and not known[0].key.skip and (not known[0].value.common or known[0].stop > end + 1):
                if known[0].value.type == "PER" and end > i:
                    break
                proper = True
                end = known[0].stop
                if known[0].value.type in {"PER", "ORG"}:
                    break
                continue
            if known and end > i and known[0].key.preposition and known[0].value.type == "LOC":
                break  # شارع الرشيد ببغداد
            merged = text.startswith("لل") and end > i and len(text) > 4
            if merged and (known or page.words[end - 1].folded.startswith(("التابع", "الموالي", "المنتمي"))):
                break
            if proper and text.startswith("ال") and page.words[end - 1].folded.startswith("ال") and noun_only(word):
                break
            if merged or (text.startswith("ال") and len(text) > 3 and not _relative(word)):
                proper, end = True, end + 1
            elif is_function_word(word):
                break
            elif word.readings and not proper and end - i < 2 and _genitive(word):
                end += 1
            elif not word.readings and not proper and not self._words.common(word):
                proper, end = True, end + 1
            elif not word.readings and end == i + 1 and not self._words.common(word):
                end += 1
            else:
                break
        return end, proper

    def _after_quote(self, page: Page, end: int, stop: int) -> int:
        """Adjectives of nation and whom it is for after a quoted name: `وكالة "نجم" السورية للأنباء`."""
        at = end
        while at < stop and page.words[at].kind == "word" and self._registers.nation(page.words[at]):
            if has_conjunction(page.words[at]) or not page.words[at].folded.startswith("ال"):
                break
            at += 1
        if at < stop and page.words[at].folded in {"للانباء", "للاعلام", "للاخبار"}:
            return at + 1
        return end

    def _titles_person(self, word: Word) -> bool:
        """Whether a definite word is the title of a person (`تيار الزعيم فلان`)."""
        text = word.folded
        office = self._registers.offices.get(text) == _OFFICE and text.startswith("ال")
        return text in self._registers.ranks or office

    def _national(self, page: Page, i: int, stop: int) -> Iterator[FoundName]:
        """`الجيش الإسرائيلي`, `الخارجية الأميركية`: a national body and its nation."""
        for match in self._registers.national.at(page.words, i)[:1]:
            body = match.value
            end = match.stop
            feminine = page.words[i].folded.endswith("ه")
            while (
                end < stop
                and feminine <= page.words[end].folded.endswith("ه")
                and (self._registers.nation(page.words[end]) or page.words[end].folded in body.also)
            ):
                if has_conjunction(page.words[end]):
                    break
                end += 1
            if end > match.stop or body.alone:
                yield FoundName(i, end, 0 if match.key.merged else match.key.skip, "ORG", body.rule)


def _bracketed(page: Page, i: int, stop: int, *, first: bool) -> tuple[int, int] | None:
    """Tokens in brackets that open at token `i` right after the head: `تنظيم (نجم)`."""
    if not first or i >= stop or page.words[i].folded != "(":
        return None
    for j in range(i + 2, min(stop, i + 5)):
        if page.words[j].folded == ")":
            return i + 1, j
    return None


def _relative(word: Word) -> bool:
    return any(r.morph.upos in {"PRON", "DET", "ADV"} for r in word.readings)


def _genitive(word: Word) -> bool:
    """Whether the word can be a genitive in the middle of a name: a bare noun without anything written onto it."""
    return any(
        r.morph.upos == "NOUN" and not r.article and not r.pronoun and not r.preposition and not r.conjunction
        for r in word.readings
    )
