"""How far a noun phrase goes, judged as clauses need it: the subject must end where the object starts.

Heads, construct chains and adjectives after W. Wright, A Grammar of the Arabic Language (3rd ed.),
II §§ 75–95, 136.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sijill.clauses.parts import Part, Parts
from sijill.text import fold
from sijill.tokens import Page

if TYPE_CHECKING:
    from sijill.clauses.chunks import Marks, Mention

TRANSPARENT = frozenset("#_\"'")
_LONGEST = 12
_PLURAL = frozenset({"ون", "ين"})
"""Endings of plurals of people, folded."""
_DUAL = frozenset({"ان", "ين"})
_RELATIVE_DUAL = ("يان", "يين")
"""Endings of the dual, and of an adjective of relation in it (هجومان انتحاريان)."""


class _Phrase:
    """A noun phrase as it grows: whether it has its head, is definite, and can still take a genitive."""

    __slots__ = ("definite", "ending", "headed", "last", "merged", "named", "open", "plural", "single")

    def __init__(self) -> None:
        self.headed = self.definite = self.named = self.plural = self.merged = False
        self.open = True
        self.ending = ""
        self.single: Part | None = None
        self.last: Part | None = None

    def takes_mention(self, mention: Mention, ending: str, *, titled: bool) -> bool:
        """Take a named entity: as head, as genitive, as the name after a title or of a group (المسلحين الحوثيين).

        Args:
            ending: how its last word ends; a name describes a group only as a plural in the group's case.
            titled: whether the phrase so far is the title of the person named.
        """
        kind = mention.entity.type
        group = (
            kind == "ORG"
            and self.plural
            and ending in _PLURAL
            and (self.ending == ending or self.ending not in _PLURAL)
        )
        apposed = titled or (self.definite and not self.named and (kind == "PER" or group))
        if self.headed and not self.open and not apposed:
            return False
        self.headed = self.definite = self.named = True
        self.open = False
        return True

    def takes(self, part: Part, folded: str, *, dual: bool = False) -> bool:
        """Take one nominal, as head, genitive or adjective; a head can be a `dual` in construct (وزيرا الخارجية)."""
        if not self.headed:
            self.headed, self.definite = True, part.article or part.pronoun
            self.open = not self.definite and (dual or not _closed(part, folded))
            self.merged = part.prep == "ل" and part.bare[:1] == "ل" and not self.definite
            self.plural, self.ending = part.people, folded[-2:]
            self.single = self.last = part if part.article else None
            return True
        head, self.single = self.single, None
        merged, self.merged = self.merged, False
        if part.article:
            ending = folded[-2:]
            if merged and _adjectival(part):
                self.definite, self.open = True, False  # للاجئين السوريين
            alike = self.ending == ending and ending in _PLURAL
            describes = (
                _adjectival(part)
                or (self.last is not None and _named_after(self.last, part))
                or (self.plural and (alike or (part.participle and part.bare.endswith("ه"))))
            )
            if not (describes if self.definite else self.open):
                return False
            if head and part.relational and part.bare[-1] == "ي" and head.bare[-1] == "ه" and not head.people:
                return False  # أدانت المحكمة | المغربي فلانا
            if self.open and part.people and ending in _PLURAL:
                self.plural, self.ending = True, ending  # تقدم المسلحين الجهاديين
            self.last = None if self.definite else part
            self.definite, self.open = True, False
            return True
        if self.definite:
            return False
        alike = self.plural and part.participle and folded[-2:] in _PLURAL
        alike = alike and (self.ending == folded[-2:] or self.ending not in _PLURAL)  # جنودا متمردين
        dual = not self.plural and self.ending == folded[-2:] in _DUAL and folded.endswith(_RELATIVE_DUAL)
        adjectival = alike or dual or (_adjectival(part) and self._agreeing(part, folded))
        if not self.open and not adjectival:
            return False
        if accusative(part, folded) and self.open and not adjectival:
            return False
        self.open = self.open and not part.relational and not (part.adjective and part.lemmas)
        self.open = self.open and not _closed(part, folded)
        if part.pronoun:
            self.definite, self.open = True, False
        return True

    def _agreeing(self, part: Part, folded: str) -> bool:
        """Whether an unknown word can describe the head by its ending: after a full plural only one in a plural's."""
        full = self.plural and self.ending in _PLURAL
        return bool(part.lemmas) or not full or folded.endswith(("ه", "ات", *_PLURAL))

    def takes_spokesman(self) -> None:
        """Take باسم, after which the phrase goes on with whom somebody speaks for."""
        self.open, self.definite = True, False


def extent(parts: Parts, page: Page, i: int, stop: int, marks: Marks) -> int:
    """End of the noun phrase that starts at token `i`; `i` itself where none does."""
    words, mentions, times = page.words, marks.mentions, marks.times
    stop = min(stop, i + _LONGEST)
    phrase = _Phrase()
    j = i
    while j < stop:
        mention = mentions.get(j)
        if mention is not None:
            if j > i and mention.attached:
                break
            if not phrase.takes_mention(
                mention, words[mention.stop - 1].folded[-2:], titled=_titled(page, i, j, mention)
            ):
                break
            j = mention.stop
            continue
        if j > i and j in times:
            break
        word = words[j]
        part = parts[word]
        if part.kind == "punct":
            if part.bare == "(" and phrase.open and phrase.headed and _bracketed(page, j, stop, marks):
                return mentions[j + 1].stop + 1
            passes = phrase.open or part.bare in "#_" or _described(parts, page, j, stop)
            if part.bare not in TRANSPARENT or not passes:
                break
        elif j > i and word.folded in parts.spokesman:
            phrase.takes_spokesman()
        elif j > i and (
            part.breaks
            or (part.gathers and parts[words[j - 1]].bare in parts.gatherings)
            or (
                part.direction
                and parts[words[j - 1]].bare not in parts.regional
                and places(parts, page, j, stop, marks)
            )
        ):
            break
        elif part.kind in {"det", "number"}:
            if phrase.headed or (j > i and part.prep):
                break
        elif (
            part.kind != "word"
            or not part.noun
            or (j > i and (part.prep or part.conj))
            or not phrase.takes(part, word.folded, dual=_two_of(parts, page, j, stop, times))
        ):
            break
        j += 1
    while j > i and parts[words[j - 1]].kind == "punct":
        j -= 1
    return j


def _two_of(parts: Parts, page: Page, j: int, stop: int, times: Mapping[int, int]) -> bool:
    """Whether token `j` is a dual in construct with a definite noun (رئيسا الوزراء), not an accusative before one."""
    if j + 1 >= stop or j + 1 in times or not parts[page.words[j + 1]].article:
        return False
    return any(r.morph.number == "Dual" and r.morph.state == "Cons" for r in page.words[j].readings)


def places(parts: Parts, page: Page, i: int, stop: int, marks: Marks) -> bool:
    """Whether a word of direction at token `i` is followed by what it is the direction of."""
    j = i + 1
    if j + 1 < stop and j not in marks.mentions and page.words[j].kind != "punct" and not parts[page.words[j]].article:
        j += 1  # شرق مدينة غزة
    while j + 1 < stop and page.words[j].folded in TRANSPARENT:
        j += 1
    return j < stop and (j in marks.mentions or parts[page.words[j]].article)


def _described(parts: Parts, page: Page, j: int, stop: int) -> bool:
    """Whether an adjective with the article follows the mark at token `j` (حركة "الشباب" الصومالية)."""
    if j + 1 >= stop:
        return False
    part = parts[page.words[j + 1]]
    return part.kind == "word" and part.article and _adjectival(part) and not (part.prep or part.conj)


def _bracketed(page: Page, j: int, stop: int, marks: Marks) -> bool:
    """Whether the bracket at token `j` holds nothing but a name (تنظيم (داعش))."""
    mention = marks.mentions.get(j + 1)
    return mention is not None and mention.stop < stop and page.words[mention.stop].folded == ")"


def _titled(page: Page, i: int, j: int, mention: Mention) -> bool:
    """Whether tokens `[i, j)` are the title by which a person is named (رئيس حزب الشعب فلان)."""
    role = mention.entity.role
    return role is not None and j > i and role in page.document.text[page.starts[i] : page.ends[j - 1]]


def _closed(part: Part, folded: str) -> bool:
    """Whether the ending shows that no genitive can follow: sound plural, dual, indefinite accusative."""
    plural = len(folded) > 4 and folded.endswith(("ون", "ين", "ان"))
    plural = plural and (not part.lemmas or any(_stem(lemma) == part.bare[:-2] for lemma in part.lemmas))  # not نيران
    return plural or part.closed or accusative(part, folded)


def _stem(lemma: str) -> str:
    """What the endings of number are joined to: جمعيت of جمعية."""
    folded = fold(lemma)
    return f"{folded[:-1]}ت" if folded.endswith("ه") else folded


def accusative(part: Part, folded: str) -> bool:
    """Whether the ending is that of an indefinite accusative, not of a pronoun (موظفيها)."""
    if len(folded) <= 3 or not folded.endswith("ا") or part.pronoun:
        return False
    if not part.bare.endswith("يا"):
        return True
    return not part.participle and part.bare[:-1] in map(fold, part.lemmas)  # جنديا, not روسيا, نافيا شن هجوم


def _named_after(head: Part, part: Part) -> bool:
    """Whether a feminine of relation that names a body too describes the noun before it: السفن البحرية."""
    feminine = head.bare.endswith(("ه", "ات")) or any(lemma.endswith("ة") for lemma in head.lemmas)
    return feminine and part.bare.endswith("يه") and any(lemma.endswith("ي") for lemma in part.lemmas)


def _adjectival(part: Part) -> bool:
    """Whether a word after a noun can go on with its phrase as an adjective."""
    return part.relational or part.adjective
