"""Whom a phrase names: with what is joined, counted, owned or said of it in apposition."""

from __future__ import annotations

from collections.abc import Mapping

from sijill.clauses.chunks import Chunk, Mention
from sijill.clauses.participants import Namer, Participant, is_country
from sijill.clauses.pronouns import antecedents, pronoun_of
from sijill.clauses.syntax import Context, Syntax
from sijill.clauses.wordlists import WordLists
from sijill.text import fold

_FROM = fold("من")
_TO = fold("ل")
_FOR = fold("عن")
_WITHOUT = frozenset(map(fold, ("بدون", "دون", "من دون")))
_OF = "تابع"
CRAFT = frozenset({"force", "place"})
"""Classes of what both fights and can be hit: a plane, a tank."""
_RANKS = 2
"""How many ranks stand between an office and a name at most."""
_COUNTRY = frozenset({"بلاد", "أرض"})
"""Nouns that with a pronoun are somebody's country (بلاده, أراضيها)."""
_MEMBERS = frozenset({"people", "force", "fighters", "uncounted"})
_TROOPS = frozenset({"force", "fighters"})
"""Classes of those whose acts are their body's (وحدات من الجيش)."""
_ACTIVE = frozenset({"force", "fighters", "people", "state", "named"})


class Naming:
    """Names the participants of a sentence by its chunks."""

    def __init__(self, syntax: Syntax, namer: Namer, words: WordLists) -> None:
        self._syntax = syntax
        self._namer = namer
        self._words = words

    def who(self, context: Context, k: int, *, loose: bool = False) -> Participant | None:
        """The participant that chunk `k` names, with a person named in apposition after a comma."""
        chunk = context.sentence.chunks[k]
        who = self._namer.name(context.page, chunk.start, chunk.stop, context.marks, loose=loose)
        if who is None:
            return self.counted(context, k, chunk.start)
        if "area" in who.classes and who.entity is None:
            return self._own_country(context, k) or who
        if who.entity is not None:
            return who
        if "fighters" in who.classes and (whose := self._commander(context, k)) is not None:
            return whose
        if who.classes >= CRAFT:
            return self._craft(context, k, who)
        if self._syntax.parts(context.page.words[chunk.stop - 1]).bare in self._words.peers:
            return self._same_kind(context, k) or who
        return self.apposed(context, k) or self._owner(context, k, who) or self._member(context, k, who)

    def _craft(self, context: Context, k: int, who: Participant) -> Participant:
        """A craft with what it flies without (طائرة | بدون طيار), or with whose it is (طائرة للجيش)."""
        if not self._unmanned(context, k):
            return self._owner(context, k, who) or self._member(context, k, who)
        chunks, page = context.sentence.chunks, context.page
        first, last = self._namer.first_noun(page, chunks[k].start, chunks[k].stop), chunks[k + 1].start + 1
        return Participant(self._namer.printed(page, first, last), chunks[k].start, last, None, who.classes)

    def _unmanned(self, context: Context, k: int) -> bool:
        chunks = context.sentence.chunks
        return k + 1 < len(chunks) and chunks[k + 1].kind == "pp" and chunks[k + 1].prep in _WITHOUT

    def operator(self, context: Context, k: int) -> Participant | None:
        """The named body that the craft of chunk `k` is said to belong to, which acts by it (طائرة تابعة للجيش)."""
        chunks, page = context.sentence.chunks, context.page
        stop = chunks[k + 1 if self._unmanned(context, k) else k].stop
        for j in range(chunks[k].start + 1, stop - 1):
            if _OF not in self._syntax.parts(page.words[j]).lemmas:
                continue
            mention = context.marks.mentions.get(j + 1)
            if mention is not None and mention.entity.type == "ORG" and mention.attached == _TO:
                return Participant(mention.entity.name, mention.first, mention.stop, mention.entity)
        return None

    def counted(self, context: Context, k: int, first: int) -> Participant | None:
        """Those of whom a word of quantity, from token `first` on, names many (العديد من المعارضين, عدد من الجنود)."""
        chunks = context.sentence.chunks
        if not self.is_many(context, k, first):
            return None
        who = self._namer.name(context.page, chunks[k + 1].start, chunks[k + 1].stop, context.marks)
        fighters = who is not None and who.entity is None and "fighters" in who.classes
        return (self._commander(context, k + 1) if fighters else None) or who

    def is_many(self, context: Context, k: int, first: int) -> bool:
        """Whether chunk `k` is, from token `first` on, but a word of quantity, with those of whom it is after it."""
        chunks = context.sentence.chunks
        if k + 1 >= len(chunks) or chunks[k + 1].prep != _FROM or chunks[k + 1].kind != "pp":
            return False
        many = self._syntax.parts(context.page.words[first]).bare in self._words.counters
        return many and chunks[k].stop == first + 1

    def _commander(self, context: Context, k: int) -> Participant | None:
        """Whose fighters those of chunk `k` are: a body or force named before (فقدت الحركة عشرة من عناصرها)."""
        chunk = context.sentence.chunks[k]
        head = self._namer.first_noun(context.page, chunk.start, chunk.stop)
        if not self._syntax.parts(context.page.words[head]).pronoun:
            return None
        for m in antecedents(context, self._syntax, k, pronoun_of(context.page.words[head])):
            before = context.sentence.chunks[m]
            who = self._namer.name(context.page, before.start, before.stop, context.marks)
            if who is None or (who.entity is None and "force" not in who.classes):
                continue
            if who.entity is None or who.entity.type == "ORG":
                return who
        return None

    def _own_country(self, context: Context, k: int) -> Participant | None:
        """The country of whoever speaks of his country (قال الوزير الإيراني إن بلاده …)."""
        chunks, words = context.sentence.chunks, context.page.words
        head = self._syntax.head(context, k)
        if not head.pronoun or _COUNTRY.isdisjoint(head.lemmas):
            return None
        for m in antecedents(context, self._syntax, k, pronoun_of(words[chunks[k].start])):
            owner = context.marks.mentions.get(chunks[m].start)
            if owner is not None and owner.entity.type == "LOC" and is_country(owner.entity):
                return Participant(owner.entity.name, chunks[k].start, chunks[k].stop, owner.entity)
            if not _names_person(context, chunks[m].start, chunks[m].stop) and not self._is_title(
                context, chunks[m].start, chunks[m].stop
            ):
                continue
            for j in range(chunks[m].start, chunks[m].stop):
                mention = context.marks.mentions.get(j)
                part = self._syntax.parts(words[j])
                if mention is None:
                    country = context.nations.of(part.bare) if part.relational else None
                else:
                    country = context.nations.country(mention.entity.code or "")
                if country is not None:
                    return Participant(country.name, chunks[k].start, chunks[k].stop, country)
        return None

    def _same_kind(self, context: Context, k: int) -> Participant | None:
        """Of what kind others are: people named before them (قتل خمسة جنود وأصيب عشرة آخرون)."""
        chunks, page = context.sentence.chunks, context.page
        alone = self._namer.first_noun(page, chunks[k].start, chunks[k].stop) == chunks[k].stop - 1
        for m in range(k - 1, -1, -1) if alone else ():
            if chunks[m].kind not in {"np", "pp"}:
                continue
            who = self.who(context, m)
            counted = chunks[m].start in context.marks.figures
            if who is not None and (counted or (who.entity is None and who.classes & _ACTIVE)):
                return who
        return None

    def sharing(self, context: Context, k: int) -> Participant | None:
        """Two nouns with one adjective are one phrase: القوات والمصالح الأميركية."""
        chunks, words = context.sentence.chunks, context.page.words
        if k + 1 >= len(chunks) or chunks[k + 1].kind != "np" or not chunks[k + 1].conj:
            return None
        one, two = chunks[k], chunks[k + 1]
        first, last = self._syntax.parts(words[one.start]), self._syntax.parts(words[two.stop - 1])
        named = any(j in context.marks.mentions for j in range(one.start, two.stop))
        alone = one.stop == one.start + 1 and first.article and two.stop == two.start + 2
        if named or not alone or not (last.article and last.relational):
            return None
        who = self._namer.name(context.page, one.start, one.stop, context.marks, loose=True)
        text = context.page.span_inside(one.start, two.stop, bool(first.prep) + bool(first.conj)).text
        return None if who is None else Participant(text, one.start, two.stop, None, who.classes)

    def of_countries(self, context: Context, k: int) -> Participant | None:
        """Those of several countries in one phrase: وزراء خارجية مصر والأردن."""
        chunks, places = context.sentence.chunks, context.marks.places
        one, stop = chunks[k], k + 1
        while stop < len(chunks) and chunks[stop].conj and chunks[stop].kind == "np" and _is_name(chunks[stop], places):
            stop += 1
        if stop == k + 1 or one.start in places or not any(j in places for j in range(one.start + 1, one.stop)):
            return None
        head = self._syntax.head(context, k)
        who = self._namer.name(context.page, one.start, one.stop, context.marks) if head.people else None
        if who is None or who.entity is not None or "people" not in who.classes:
            return None
        text = context.page.span_inside(one.start, chunks[stop - 1].stop, bool(head.prep) + bool(head.conj)).text
        return Participant(text, one.start, chunks[stop - 1].stop, None, who.classes)

    def represented(self, context: Context, k: int) -> Participant | None:
        """Whom the spokesman that chunk `k` names speaks for (متحدث باسم الجيش)."""
        chunk, words = context.sentence.chunks[k], context.page.words
        at = next((j for j in range(chunk.start, chunk.stop - 1) if words[j].folded in self._words.spokesman), None)
        return None if at is None else self._namer.name(context.page, at + 1, chunk.stop, context.marks)

    def owned(self, context: Context, k: int, first: int, who: Participant) -> Participant:
        """A site or craft that chunk `k` names from token `first` on, with whom it belongs to where that is said."""
        if who.entity is not None or not self._syntax.indefinite(context, k):
            return who
        return self._owner(context, k, who, first) or who

    def _owner(self, context: Context, k: int, who: Participant, start: int = -1) -> Participant | None:
        """A site with whom it belongs to, where ل says so (موقعا للمتمردين)."""
        chunks = context.sentence.chunks
        at = k + 1
        if at < len(chunks) and self._syntax.parts(context.page.words[chunks[at].start]).bare in self._words.counters:
            at += 1  # مواقع | عدة | للمتمردين
        if "place" not in who.classes or at >= len(chunks) or chunks[at].prep != _TO or chunks[at].conj:
            return None
        owner = self._namer.name(context.page, chunks[at].start, chunks[at].stop, context.marks)
        named = owner is not None and owner.entity is not None and owner.entity.type in {"ORG", "PER"}
        if owner is None or not (named or owner.classes & {"force", "state"}):
            return None
        start = chunks[k].start if start < 0 else start
        first = self._namer.first_noun(context.page, start, chunks[k].stop)
        text = self._namer.printed(context.page, first, chunks[at].stop)
        return Participant(text, start, chunks[at].stop, None, who.classes)

    def _member(self, context: Context, k: int, who: Participant) -> Participant:
        """Members of a group with the group: عناصر من الشرطة, ممثلون عن الفصائل; people counted are named by what they
        belong to."""
        chunks = context.sentence.chunks
        if k + 1 >= len(chunks) or chunks[k + 1].kind != "pp":
            return who
        group, head = chunks[k + 1], self._syntax.head(context, k)
        speaks = head.bare in self._words.representing
        if group.prep != _FROM and not (speaks and group.prep == _FOR):
            return who
        if head.article and "state" in who.classes and "fighters" not in who.classes:
            return who  # طلبت الحكومة من الجيش
        if self._syntax.head(context, k + 1).bare in self._words.sides:
            return who  # بين الفصائل من جهة و…
        whole = self._namer.name(context.page, group.start, group.stop, context.marks)
        if (
            whole is None
            or whole.place
            or (whole.entity is None and self._namer.names_act(context.page, group.start))
            or not (whole.entity is not None or whole.classes & _ACTIVE)
            or not (speaks or who.classes & _MEMBERS)
        ):
            return who
        if "uncounted" in who.classes or (_is_body(whole) and _is_troop(who)):
            return whole
        first = self._namer.first_noun(context.page, chunks[k].start, chunks[k].stop)
        text = self._namer.printed(context.page, first, group.stop)
        return Participant(text, chunks[k].start, group.stop, None, who.classes)

    def apposed(self, context: Context, k: int, first: int = -1) -> Participant | None:
        """A person named after a title that has a complement, or after a comma; the title starts at token `first`.

        السفير السعودي في واشنطن فلان; الناطق باسم الحركة، فلان; لقاء الرئيس اللبناني، فلان.
        """
        chunks = context.sentence.chunks
        first = chunks[k].start if first < 0 else first
        if not self._is_title(context, first, chunks[k].stop) or _names_person(context, first, chunks[k].stop):
            return None
        ranks = 0
        for m in range(k + 1, min(k + 4 + _RANKS, len(chunks))):
            chunk = chunks[m]
            if m > k + 3 + ranks:
                return None
            if chunk.kind == "part" and m == k + 2:
                continue
            if chunk.kind == "np" and self._is_rank(context, m):
                ranks += 1  # وزير الداخلية | الفريق | الركن | فلان
                continue
            if chunk.kind not in {"pp", "comma", "np"} or chunk.conj:
                return None
            if chunk.kind == "np" and not self._names_holder(context, chunk.start):
                return None  # استقبل الرئيس | وزير الخارجية فلانا
            for j in range(chunk.start, chunk.stop):
                mention = context.marks.mentions.get(j)
                if mention is None or mention.entity.type != "PER":
                    continue
                others = (chunk.start, j - 1)
                titled = any("people" in self._namer.classes(context.page, i) for i in others)
                if chunk.kind != "np" and (j == chunk.start or titled):
                    return None  # التقى الوزير برئيس الوزراء فلان, ندد النائب بحكومة الرئيس فلان
                if j == chunk.start or chunk.kind != "np" or mention.stop == chunk.stop:
                    return Participant(mention.entity.name, mention.first, mention.stop, mention.entity)
                return None
            if chunk.kind == "np" or (chunk.kind == "comma" and m > k + 2):
                return None
        return None

    def _is_rank(self, context: Context, k: int) -> bool:
        """Whether chunk `k` is one definite word between an office and a name, and no name itself (الفريق, الركن)."""
        chunk = context.sentence.chunks[k]
        if chunk.conj or chunk.stop > chunk.start + 1 or chunk.start in context.marks.mentions:
            return False
        part = self._syntax.parts(context.page.words[chunk.start])
        return part.article and not part.people and not self._namer.names_act(context.page, chunk.start)

    def _names_holder(self, context: Context, first: int) -> bool:
        """Whether the phrase from token `first` on can go on with a title: a name, a rank or adjective before one."""
        if first in context.marks.mentions:
            return True
        if not self._syntax.parts(context.page.words[first]).article:
            return False
        return "people" in self._namer.classes(context.page, first) or not self._namer.names_act(context.page, first)

    def _is_title(self, context: Context, first: int, stop: int) -> bool:
        """Whether tokens `[first, stop)` can be the title of one person: no plural, and definite or in construct."""
        if "people" not in self._namer.classes(context.page, first):
            return False
        head = self._syntax.parts(context.page.words[first])
        return not head.people and (head.article or head.pronoun or stop > first + 1)


def _is_body(who: Participant) -> bool:
    """Whether somebody is a named body."""
    return who.entity is not None and who.entity.type == "ORG"


def _is_troop(who: Participant) -> bool:
    """Whether somebody is a part of a force of which no men are told apart: its acts are the whole's."""
    return bool(who.classes & _TROOPS) and "people" not in who.classes


def _names_person(context: Context, first: int, stop: int) -> bool:
    """Whether a person's name stands in tokens `[first, stop)`."""
    mentions = context.marks.mentions
    return any(j in mentions and mentions[j].entity.type == "PER" for j in range(first, stop))


def _is_name(chunk: Chunk, places: Mapping[int, Mention]) -> bool:
    """Whether a phrase is nothing but the name of a place."""
    return chunk.start in places and places[chunk.start].stop == chunk.stop
