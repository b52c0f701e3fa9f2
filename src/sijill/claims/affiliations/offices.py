"""Titles: whose they are, and who bears them (`وزير المالية الأردني فلان`, `فلان، رئيس هيئة الطرق`)."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sijill.claims.affiliations.found import Found
from sijill.claims.affiliations.patterns import Title
from sijill.claims.affiliations.phrases import QUOTES, Party, Phrases
from sijill.claims.affiliations.states import States
from sijill.entities import MentionAt
from sijill.model import Span
from sijill.tokens import PhraseMatch, Range

_LONGEST = 16
_REACH = 24
_OF = frozenset({"باسم", "في", "لدي", "عن", "بلسان"})
_PLACE = frozenset({"في", "لدي", "الي", "عن", "علي"})
_DESTINATION = frozenset({"الي", "علي"})
_PART = frozenset({"في", "ب", "ل"})


class _Read(msgspec.Struct, frozen=True, gc=False):
    """A title with what stands after it: whose it is, the organ's whole, and where it ends."""

    title: Title
    first: int
    stop: int
    of: Party | None
    rule: str
    parts: tuple[tuple[Party, Party], ...]
    skip: int


class _Whose:
    """Whose a title is, as it is read: `national` where its adjective of nationality comes before any body."""

    __slots__ = ("department", "nation", "national", "of", "parts")

    def __init__(self) -> None:
        self.of: Party | None = None
        self.nation: Party | None = None
        self.department: Party | None = None
        self.national = False
        self.parts: list[tuple[Party, Party]] = []


class Offices:
    """Reads the titles of one page."""

    def __init__(self, phrases: Phrases, states: States) -> None:
        self._phrases = phrases
        self._states = states
        self._page = phrases.page
        self._words = phrases.words
        self._until = 0
        self._before: tuple[int, MentionAt] | None = None

    def at(self, i: int, sentence: Range) -> list[Found]:
        """What the title at token `i` says."""
        match = self._match(i) if i >= self._until else None
        if match is None:
            return []
        read = self._read(match, sentence)
        self._until = read.stop  # titles within a title are part of it (نائب رئيس …)
        bearer, rule = self._bearer(read, sentence)
        if bearer is None:
            return []
        self._before = (read.stop, bearer)
        found: list[Found] = []
        if read.of is not None and read.of.name != bearer.entity.name:
            printed = self._page.span_inside(read.first, read.stop, read.skip)
            title = "ال" + printed.text[2:] if printed.text.startswith("لل") else printed.text
            found.append(
                Found(
                    "office" if read.title.force and not self._phrases.armed(read.of) else read.title.kind,
                    self._phrases.of_mention(bearer),
                    read.of,
                    read.title.id,
                    printed,
                    rule,
                    read.rule,
                    None if read.title.member else title,
                )
            )
            found.extend(self._part(organ, whole, printed) for organ, whole in read.parts)
        return found

    def _match(self, i: int) -> PhraseMatch[Title] | None:
        matches = self._phrases.titles.at(self._page.words, i)
        if not matches or (self._phrases.mentions.at(i) is not None and self._inside_name(i)):
            return None
        match = matches[0]
        return None if match.key.preposition == "ك" else match

    def _inside_name(self, i: int) -> bool:
        mention = self._phrases.mentions.at(i)
        return mention is not None and (mention.first < i or mention.entity.type != "PER")

    @staticmethod
    def _part(organ: Party, whole: Party, cue: Span) -> Found:
        return Found(
            "part_of", organ, whole, "affiliations.part_of.organ", cue, "affiliations.organ", "affiliations.complement"
        )

    def _read(self, match: PhraseMatch[Title], sentence: Range) -> _Read:
        """Read whose title it is: what it is in construct with, its adjectives, and the prepositions after."""
        title, stop = match.value, min(sentence.stop, match.first + _LONGEST)
        whose, j = _Whose(), match.stop
        name = self._phrases.mentions.at(j - 1)
        if title.definite and name is not None and name.first > match.first and name.stop > j:
            whose.of, j = self._phrases.of_mention(name), name.stop  # a name that begins within the title
        if not title.definite and j < stop:
            nested = self._match(j)
            if nested is not None and not nested.key.conjunction and not nested.key.preposition:
                inner = self._read(nested, Range(sentence.first, stop))
                return replace(inner, title=title, first=match.first, skip=match.key.skip)
            j = self._genitive(title, j, stop, whose)
        j = self._qualified(j, stop, whose)
        rule, of, parts = "affiliations.complement", whose.of, tuple(whose.parts)
        if title.nation and whose.nation is not None and (whose.of is None or whose.national):
            rule, of, parts = "affiliations.nationality", whose.nation, ()
        return _Read(title, match.first, j, of or whose.department, rule, parts, match.key.skip)

    def _genitive(self, title: Title, j: int, stop: int, whose: _Whose) -> int:
        """Read the genitive after a title: a body or place, else a department; return where it ends."""
        end = self._phrases.extent(j, stop)
        if end == j:
            return j
        bodily = self._bodily(j, end)
        if title.portfolio or not bodily:
            while end > j + 1 and self._words.nation(self._page.words[end - 1]) is not None:
                end -= 1
        place = next((m for m in self._phrases.within(j, end) if m.entity.type == "LOC"), None)
        if title.portfolio and place is not None:
            whose.of = self._phrases.of_mention(place)
        elif title.portfolio:
            whose.department = self._phrases.phrase(j, end)
        elif bodily:
            whose.of = self._phrases.phrase(j, end)
        return end

    def _qualified(self, j: int, stop: int, whose: _Whose) -> int:
        """Read adjectives and prepositions after a title and its genitive; return where they end."""
        words = self._page.words
        while j < stop:
            code = self._words.nation(words[j]) if words[j].folded[0] != "و" else None
            if self._words.qualifies(words[j]):
                j += 1
            elif self._words.ties(words[j]):
                j = self._tied(j + 1, stop)
            elif words[j].folded == "(" and j + 2 < stop and self._words.qualifies(words[j + 1]):
                j += 3
            elif (code is not None and self._phrases.mentions.at(j) is None) or self._closes_name(j, code):
                whose.national = whose.national or whose.of is None
                whose.nation = whose.nation or self._states.named(self._page, j, code)
                j += 1
            else:
                attached = self._attached(j, stop, nested=whose.of is None and whose.nation is None)
                if attached is None:
                    return j
                preposition, party, j = attached
                if party is None or preposition in _DESTINATION:
                    continue
                if whose.of is None:
                    whose.of = party
                elif "LOC" not in {party.type, whose.of.type} and preposition in _PART:
                    whose.parts.append((whose.of, party))
        return j

    def _tied(self, j: int, stop: int) -> int:
        """Where what a participle ties a body to ends (`الأجهزة التابعة للسلطة`), which is read as a tie of its own."""
        standalone = j < stop and self._page.words[j].folded in self._words.takes
        parties = self._phrases.after(j + standalone, stop, attached=not standalone)
        return parties[-1].stop if parties else j

    def _closes_name(self, j: int, code: str | None) -> bool:
        """Whether an adjective of nationality at token `j` is only the end of a name that began before it."""
        mention = self._phrases.mentions.at(j)
        return code is not None and mention is not None and mention.first < j == mention.stop - 1

    def _bodily(self, j: int, end: int) -> bool:
        """Whether tokens `[j, end)` name a body or place: by their head, or by a name in them."""
        if end <= j:
            return False
        body = self._words.body(self._page.words[j])
        if (body is not None and not body.preposition and not body.people) or self._page.words[j].folded in QUOTES:
            return True
        return any(
            self._phrases.mentions.at(k) is not None or self._page.words[k].kind == "latin" for k in range(j, end)
        )

    def _attached(self, j: int, stop: int, *, nested: bool) -> tuple[str, Party | None, int] | None:
        """A preposition at token `j` with the body or place after it, and where that ends."""
        words = self._page.words
        word, mention = words[j], self._phrases.mentions.at(j)
        if word.folded in _OF or word.folded in _PLACE:
            if j + 1 >= stop:
                return None
            found = self._named(j + 1, stop, attached=False, nested=nested)
            return None if found is None else (word.folded, *found)
        if word.folded[0] not in "بل" or word.kind != "word":
            return None
        if word.folded in {"ل", "ب"}:
            found = self._named(j + 1, stop, attached=False, nested=nested) if j + 1 < stop else None
            return None if found is None else (word.folded, *found)
        if mention is None or mention.attached:
            found = self._named(j, stop, attached=True, nested=nested)
            return None if found is None else (word.folded[0], *found)
        return None

    def _named(self, j: int, stop: int, *, attached: bool, nested: bool) -> tuple[Party | None, int] | None:
        words, mention = self._page.words, self._phrases.mentions.at(j)
        while words[j].folded in QUOTES and j + 1 < stop:
            j, mention = j + 1, self._phrases.mentions.at(j + 1)
        title = self._match(j) if mention is None else None
        if title is not None:
            if not nested:
                return None
            inner = self._read(title, Range(j, stop))
            return (inner.of, inner.stop) if inner.of is not None else None
        if mention is not None:
            if mention.entity.type == "PER":
                return None
            end = self._phrases.extent(mention.stop, stop, definite=True)
            if end < stop and words[end].folded in QUOTES:
                end += 1
            return self._phrases.of_mention(mention), end
        body = self._words.body(words[j])
        end = self._phrases.extent(j, stop)
        if body is not None and bool(body.preposition) == attached and not body.people:
            return self._phrases.phrase(j, end), end
        if words[j].folded.startswith(("ال", "لل", "بال")):
            return None, end
        return None

    def _bearer(self, read: _Read, sentence: Range) -> tuple[MentionAt | None, str]:
        """Who bears the title: named after it, else before it, else whoever bears the title joined to it."""
        if read.first > sentence.first and self._words.kin(self._page.words[read.first - 1]):
            return None, ""
        after = self._after(read.stop, Range(sentence.first, min(sentence.stop, read.stop + _REACH)))
        if after is not None:
            return after, "affiliations.name_after"
        before = self._named_before(read, sentence)
        if before is not None:
            return before, "affiliations.name_before"
        return None, ""

    def _after(self, i: int, sentence: Range) -> MentionAt | None:
        words, stop = self._page.words, sentence.stop
        j = i
        while j < stop and (words[j].folded in QUOTES or words[j].folded in {"،", "-", ":"}):
            if words[j].folded in {":", "-"} and j > i:
                return None
            j += 1
        person = self._phrases.person_at(j, min(stop, j + 5))
        if person is not None:
            return None if self._page.words[j].folded.startswith("و") and person.attached else person
        match = self._match(j) if j < stop else None
        if match is None or match.key.conjunction or match.key.preposition or match.value.accusative:
            return None
        following = self._read(match, sentence)
        return self._after(following.stop, sentence) if following.stop > j else None

    def _named_before(self, read: _Read, sentence: Range) -> MentionAt | None:
        words, i = self._page.words, read.first
        if read.skip and self._before is not None and self._before[0] == i:
            return self._before[1]
        if read.title.accusative:
            return self._elected(i, sentence)
        j = i
        while j - 1 > sentence.first and words[j - 1].folded in self._words.copulas:
            j -= 1
        if read.skip and j == i:
            return None
        person = self._phrases.person_before(j, sentence.first)
        if person is None or not self._may_bear(read.title, person):
            return None
        comma = person.stop < j
        if comma or j < i or person.entity.type != "PER":
            return person
        joined = not read.title.definite or read.rule == "affiliations.complement"
        return person if joined and not self._object_of_verb(person, sentence) else None

    @staticmethod
    def _may_bear(title: Title, mention: MentionAt) -> bool:
        return mention.entity.type in title.bearers

    def _object_of_verb(self, person: MentionAt, sentence: Range) -> bool:
        """Whether a verb stands before the person whose object the title may be (`زار فلان رئيس الهيئة`)."""
        j = person.first - 1
        while j > sentence.first and self._page.words[j].folded in self._words.honorifics:
            j -= 1
        if j < sentence.first:
            return False
        word = self._page.words[j]
        verb = bool(word.readings) and any(r.morph.verb_form == "Fin" for r in word.readings)
        return verb and not word.lemmas & self._words.speech_lemmas

    def _elected(self, i: int, sentence: Range) -> MentionAt | None:
        """The person of whom an accusative title is said after a verb of appointing."""
        near = [m for m in self._phrases.within(max(sentence.first, i - 8), i) if m.entity.type == "PER"]
        if not near:
            return None
        verbs = range(max(sentence.first, near[-1].first - 3), i)
        appointed = any(self._page.words[j].lemmas & self._words.appointing_lemmas for j in verbs)
        return near[-1] if appointed else None
