"""Shallow clause structure: verbs, noun phrases, prepositional phrases and the boundaries between them.

A sentence is cut once into chunks; roles are then read off the order of the chunks (VSO and SVO), their
prepositions and the words between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec
from msgspec.structs import replace

from sijill.clauses.entries import PHRASES
from sijill.clauses.holders import Holders
from sijill.clauses.parts import Part, Parts
from sijill.clauses.phrases import TRANSPARENT, accusative, extent, places
from sijill.lexicon import Lexicon
from sijill.model import Entity, Figure, TimeExpression
from sijill.text import fold
from sijill.tokens import Page, Range, Word

ChunkKind = Literal["verb", "np", "pp", "stop", "comma", "rel", "sub", "part", "conj"]

_FUNCTION_CHUNKS: Mapping[str, ChunkKind] = {
    "rel": "rel", "sub": "sub", "part": "part", "adv": "part", "conj": "conj",
}  # fmt: skip
_NEAR = 5
"""How many phrases before a verb in the dual its subject stands at most."""
_PAIR = 2
_NOMINAL = frozenset({"np", "pp"})
_NO_PHRASE = frozenset({"punct", "rel", "sub", "part", "adv", "conj"})
_TO, _AND, _ABOUT, _WHAT, _BETWEEN = fold("ل"), fold("و"), fold("عن"), fold("ما"), fold("بين")
_MERGED = fold("لل")
_TOWARDS, _SIDE = fold("إلى"), fold("جانب")
_PLACES = frozenset({"LOC", "FAC"})
_FULL_PLURAL = ("ون", "ين")
_OUTER_PREPOSITIONS = frozenset(map(fold, ("من", "على")))


class Mention(msgspec.Struct, frozen=True, gc=False):
    """An entity's mention in tokens; `attached` are the letters (و ب ل ك) before it in its first token."""

    first: int
    stop: int
    entity: Entity
    attached: str = ""


class Marks(msgspec.Struct, frozen=True, gc=False):
    """What other layers found on the page, by first token; `places` are the mentions of places and facilities."""

    mentions: Mapping[int, Mention]
    times: Mapping[int, int]
    figures: Mapping[int, Figure]
    figure_stops: Mapping[int, int]
    holders: Holders = Holders(())
    places: Mapping[int, Mention] = MappingProxyType({})


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """Tokens `[first, stop)`. `inner` is where the noun phrase of a `pp` starts; `prep` its preposition;
    `tied` where a prepositional phrase that belongs to the noun phrase starts in it."""

    kind: ChunkKind
    first: int
    stop: int
    prep: str = ""
    conj: bool = False
    inner: int = -1
    tied: int = -1

    @property
    def start(self) -> int:
        """First token of the noun phrase itself."""
        return self.inner if self.inner >= 0 else self.first


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence in chunks, and where each chunk starts."""

    first: int
    stop: int
    chunks: tuple[Chunk, ...]
    starts: tuple[int, ...]

    def at(self, token: int) -> int:
        """Index of the chunk that holds `token`."""
        return bisect_right(self.starts, token, 1) - 1


def mark(
    page: Page,
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
    figures: tuple[Figure, ...],
) -> Marks:
    """Put the records of the lower layers on the tokens of the page."""
    mentions: dict[int, Mention] = {}
    for entity in entities:
        for span in entity.mentions:
            first, stop = page.tokens_of(span)
            known = mentions.get(first)
            if stop > first and (known is None or known.stop < stop):
                attached = page.document.text[page.starts[first] : span.start]
                attached = fold(attached) if attached else ""
                if page.words[first].folded.startswith(_MERGED, len(attached)) and not _merged_name(entity):
                    attached += _TO  # للعراق: the mention is the printed word
                mentions[first] = Mention(first, stop, entity, attached)
    counted = {page.token_at(figure.start): figure for figure in figures}
    return Marks(
        mentions,
        {page.token_at(time.start): page.tokens_of(time.span).stop for time in times},
        counted,
        {first: page.tokens_of(figure.span).stop for first, figure in counted.items()},
        Holders(entities),
        {
            first: mention
            for first, mention in mentions.items()
            if mention.entity.type in _PLACES and page.words[first].kind != "punct"
        },
    )


def _merged_name(entity: Entity) -> bool:
    """Whether a name itself starts as if ل had swallowed an article."""
    return fold(entity.name).startswith(_MERGED)


class Ties:
    """Knows which prepositional phrases go on with the noun phrase before them (الفصائل الموالية لإيران)."""

    def __init__(self, lexicon: Lexicon) -> None:
        content = lexicon.yaml(PHRASES)
        self._ties, self._verbs = frozenset(content["ties"]), frozenset(content["verbs"])
        self._titles = frozenset(content["titles"])
        self._preps = frozenset(map(fold, content["preps"]))
        self._title_preps = frozenset(map(fold, content["title_preps"]))

    def join(self, page: Page, before: Chunk, phrase: Chunk) -> bool:
        """Whether `phrase` belongs to the noun phrase of the chunk right before it."""
        if phrase.conj:
            return False
        if phrase.prep in self._preps and before.stop > before.start + 1 and not _genitive(page, before.stop - 1):
            for reading in page.words[before.stop - 1].readings:
                if reading.lemma in self._ties or reading.lexeme.verb in self._verbs:
                    return True
        titled = phrase.prep in self._title_preps and not _with_agent(page.words[phrase.start])
        return titled and any(reading.lemma in self._titles for reading in page.words[before.start].readings)

    def refers(self, prep: str) -> bool:
        """Whether the preposition can join a pronoun to a participle before it (المشتبه بهم, المعترف بها)."""
        return prep in self._preps or prep == _ABOUT


class Chunker:
    """Cuts sentences into chunks."""

    def __init__(self, parts: Parts, ties: Ties) -> None:
        self._parts = parts
        self._ties = ties

    def __call__(self, page: Page, sentence: Range, marks: Marks) -> Sentence:
        """Chunk one sentence."""
        chunks: list[Chunk] = []
        i, stop = sentence
        while i < stop:
            chunk = self._next(page, i, stop, marks, chunks)
            before = chunks[-1] if chunks else None
            if before is not None and before.kind in _NOMINAL and self._continues(page, before, chunk, marks):
                chunks[-1] = replace(before, stop=chunk.stop, tied=before.tied if before.tied >= 0 else chunk.first)
            else:
                chunks.append(chunk)
            i = chunk.stop
        return Sentence(sentence.first, stop, tuple(chunks), tuple(chunk.first for chunk in chunks))

    def _continues(self, page: Page, before: Chunk, chunk: Chunk, marks: Marks) -> bool:
        """Whether a chunk belongs to the noun phrase of the one before it."""
        if chunk.kind == "pp":
            return self._ties.join(page, before, chunk)
        if chunk.conj or (chunk.kind != "part" and (before.tied < 0 or chunk.kind != "np")):
            return False
        last = self._parts[page.words[before.stop - 1]]
        if chunk.kind == "part":
            part = self._parts[page.words[chunk.first]]
            described = last.article and last.participle and not last.people
            return (described and part.kind == "adv" and self._ties.refers(part.prep)) or (
                part.adverbial and last.kind == "adv"
            )
        mention = marks.mentions.get(chunk.first)
        named = mention is not None and mention.entity.type == "PER"
        return named and (last.kind == "adv" or last.adverbial)

    def _next(self, page: Page, i: int, stop: int, marks: Marks, before: list[Chunk]) -> Chunk:
        if page.words[i].folded == _AND and i + 1 < stop:
            j = i + 1
            while j + 1 < stop and page.words[j].folded in TRANSPARENT:
                j += 1
            return replace(self._next(page, j, stop, marks, before), first=i, conj=True)
        part = self._parts[page.words[i]]
        mention = marks.mentions.get(i)
        if mention is not None:
            letters = mention.attached
            prep = letters[-1] if letters and letters[-1] in "بلك" else ""
            end = extent(self._parts, page, i, stop, marks)
            return Chunk("pp" if prep else "np", i, end, prep, letters[:1] in {"و", "ف"}, i)
        if i in marks.times:
            return Chunk("part", i, max(i + 1, marks.times[i]), conj=part.conj)
        figure = _range_at(page, i, marks)
        if figure > i:
            return Chunk("np", i, self._counted(page, figure, stop, marks), conj=part.conj, inner=figure)
        if i in marks.figure_stops:
            prep = part.prep if part.kind == "word" else ""
            return Chunk("pp" if prep else "np", i, self._counted(page, i, stop, marks), prep, part.conj, i)
        if part.kind == "punct":
            return Chunk(_boundary(part.bare), i, i + 1)
        if part.kind == "prep":
            return self._prepositional(page, i, stop, marks)
        if part.direction and places(self._parts, page, i, stop, marks):
            end = extent(self._parts, page, i + 1, stop, marks)
            return Chunk("pp", i, max(end, i + 2), part.bare, part.conj, i + 1)
        kind = "part" if part.adverbial else _FUNCTION_CHUNKS.get(part.kind)
        if kind is not None:
            return Chunk(kind, i, i + 1, part.prep, part.conj)
        if self._is_verb(page, i, before, marks):
            return Chunk("verb", i, i + 1, conj=part.conj)
        end = extent(self._parts, page, i, stop, marks)
        return Chunk("pp" if part.prep else "np", i, max(end, i + 1), part.prep, part.conj, i)

    def _prepositional(self, page: Page, i: int, stop: int, marks: Marks) -> Chunk:
        part = self._parts[page.words[i]]
        prep, j = part.prep, i + 1
        following = part
        while j < stop:
            following = self._parts[page.words[j]]
            if following.kind == "prep" and not following.conj:
                prep = prep if prep in _OUTER_PREPOSITIONS else following.prep
            elif prep == _TOWARDS and page.words[j].folded == _SIDE and j + 1 < stop:
                prep = _SIDE  # إلى جانب المملكة
            elif not (following.kind == "punct" and following.bare in TRANSPARENT):
                break
            if j in marks.figure_stops:
                break
            j += 1
        if j < stop and j in marks.figure_stops:
            return Chunk("pp", i, self._counted(page, j, stop, marks), prep, part.conj, j)
        if j < stop and j in marks.times and j not in marks.mentions:
            return Chunk("part", i, max(j + 1, marks.times[j]), prep, part.conj)
        if j >= stop or following.kind in _NO_PHRASE:
            return Chunk("part", i, j, prep, part.conj)
        end = extent(self._parts, page, j, stop, marks)
        return Chunk("pp", i, max(end, j + 1), prep, part.conj, j)

    def _counted(self, page: Page, i: int, stop: int, marks: Marks) -> int:
        """End of the phrase whose figure starts at token `i`: the noun counted goes on (خمسة من أفراد الجيش), and so
        does a dual (جنديان أميركيان)."""
        end = max(i + 1, marks.figure_stops[i])
        last = end - 1
        if last == i and page.words[i].kind == "word" and i not in marks.mentions:
            return max(end, extent(self._parts, page, i, stop, marks))  # شرطيان عراقيان
        if last in marks.mentions:
            return max(end, marks.mentions[last].stop)  # خمسة من تنظيم الدولة
        if last == i or not self._parts[page.words[last]].noun:
            return end
        return max(end, extent(self._parts, page, last, stop, marks))

    def _is_verb(self, page: Page, i: int, before: list[Chunk], marks: Marks) -> bool:
        """Whether token `i` stands as a finite verb, judged by its forms and what precedes it."""
        part = self._parts[page.words[i]]
        if part.kind == "word" and not part.noun:
            return True
        if part.verb is None or part.article or (part.prep and not part.verb.preposition):
            return False
        if part.verb.conjunction and not part.conj:
            return False  # وزير
        if part.noun and part.verb.morph.person == "2":
            return False  # وكلاهما متهم: news addresses nobody
        if part.noun and part.verb.morph.number == "Dual" and part.verb.morph.aspect == "Perf":
            word = page.words[i].folded
            if not word.endswith("وا") and not self._of_two(page, before):
                return False  # حققوا تقدما, not دعوا
        if before and len(before) > 1 and self._is_mark(page, before[-1]):
            before = before[:-1]  # يتضمن الاتفاق "فتح المعابر"
        last = before[-1] if before else None
        if part.gathers and last is not None and self._parts[page.words[i - 1]].bare in self._parts.gatherings:
            return True
        if last is not None and last.kind == "comma" and (self._apposed(page, i) or self._told(page, part, before)):
            return False
        if last is not None and last.kind == "sub" and part.verb.morph.aspect == "Perf" and self._has_noun(page, i):
            return False
        if last is None or last.kind in {"stop", "rel", "part", "comma", "conj", "sub"}:
            return True
        if part.conj:
            if len(before) > 1 and self._parts(page.words[last.start]).breaks and before[-2].kind in _NOMINAL:
                before, last = before[:-1], before[-2]  # وقف إطلاق النار وفتح المعابر
            told = last.kind == "np" and next((c.kind for c in reversed(before[:-1]) if c.kind != "part"), "") == "verb"
            return told or not (last.kind in {"np", "pp"} and self._enumerates(page, last))
        if last.kind == "np":
            if part.verb.morph.number == "Dual" and _dual(page.words[last.start]):
                return True  # أن جنديين قتلا
            if part.verb.pronoun and page.words[last.stop - 1].folded.endswith(_FULL_PLURAL):
                return True  # أن جنديين خطفهم مسلحون: a full plural is in construct with nothing
            if len(before) > 1 and before[-2].kind == "verb" and part.verb.morph.aspect == "Perf":
                return False
            if len(before) > 1 and before[-2].kind == "sub" and self._accusative(page, last.stop - 1):
                return True  # أن جنديا قتل مدنيا
            head = self._parts[page.words[last.stop - 1]]
            return last.stop - 1 in marks.mentions or head.article or head.relational or last.stop - last.first > 1
        return last.kind == "pp"

    def _accusative(self, page: Page, i: int) -> bool:
        """Whether token `i` is an indefinite accusative, which is in construct with nothing (جنديا)."""
        return accusative(self._parts[page.words[i]], page.words[i].folded)

    def _of_two(self, page: Page, before: list[Chunk]) -> bool:
        """Whether two are spoken of before a dual, or nothing but a verb can stand there (قد توجها, اللذان توجها)."""
        last = before[-1] if before else None
        if last is not None and (last.kind == "rel" or page.words[last.stop - 1].folded in self._parts.before_verbs):
            return True
        return any(
            page.words[c.stop - 1].folded.endswith("هما") if c.kind == "part" else _dual(page.words[c.start])
            for c in before[-_NEAR:]
            if c.kind == "part" or c.kind in _NOMINAL
        )

    def _is_mark(self, page: Page, chunk: Chunk) -> bool:
        return chunk.kind == "part" and page.words[chunk.first].kind == "punct"

    def _has_noun(self, page: Page, i: int) -> bool:
        """Whether the clause whose first word is token `i` begins with a noun: after أنّ, not after أنْ."""
        if page.words[i - 1].folded not in self._parts.noun_clauses:
            return False
        return i < 2 or page.words[i - 2].folded not in self._parts.verb_clauses

    def _told(self, page: Page, part: Part, before: list[Chunk]) -> bool:
        """Whether a word after an insertion is what the verb before that speaks of (دانت المنظمة، أمس، قصف …)."""
        if part.verb is None or part.conj or not part.noun or part.verb.morph.aspect != "Perf":
            return False
        commas = 0
        for chunk in reversed(before[-_NEAR - 2 :]):
            if chunk.kind == "verb":
                return commas == _PAIR and page.words[chunk.first].folded in self._parts.speaking_of
            if chunk.kind not in {"np", "pp", "part", "comma"}:
                return False
            commas += chunk.kind == "comma"
        return False

    def _apposed(self, page: Page, i: int) -> bool:
        """Whether a word after a comma says what somebody is (طالب في …) rather than what he does."""
        if i + 1 >= len(page.words) or self._parts[page.words[i + 1]].kind != "prep":
            return False
        return any(
            reading.morph.upos == "NOUN" and not reading.lexeme.verb and not reading.conjunction
            for reading in page.words[i].readings
        )

    def _enumerates(self, page: Page, chunk: Chunk) -> bool:
        """Whether a word joined to this phrase by و goes on with it: إصابة خمسة وقتل …, شرطي وطالب."""
        word = page.words[chunk.start]
        verbal = any(reading.morph.verb_form == "Vnoun" for reading in word.readings)
        return chunk.kind == "pp" or verbal or not self._parts[word].article


def _dual(word: Word) -> bool:
    """Whether a noun is in the dual."""
    return any(reading.morph.number == "Dual" for reading in word.readings)


def _with_agent(word: Word) -> bool:
    """Whether a word is a verbal noun with a pronoun (لسماحه), which says why, not whose office it is."""
    return any(reading.pronoun and reading.morph.verb_form == "Vnoun" for reading in word.readings)


def _genitive(page: Page, i: int) -> bool:
    """Whether the article shows that a word is no adjective of the word before it (اتهامات المعارضة للحكومة)."""
    readings, before = page.words[i].readings, page.words[i - 1].readings
    definite = any(reading.article for reading in readings)
    return definite and bool(before) and not any(reading.article or reading.pronoun for reading in before)


def _boundary(printed: str) -> ChunkKind:
    if printed in "،,)(/[]":
        return "comma"
    return "part" if printed in TRANSPARENT or printed == "…" else "stop"


def _range_at(page: Page, i: int, marks: Marks) -> int:
    """Where the figure starts before which token `i` only says that it lies between two numbers (بين عشرة وعشرين
    مسلحا, ما بين …); -1 where there is none."""
    j = i + (page.words[i].folded == _WHAT)
    figure = marks.figures.get(j + 1) if j < len(page.words) and page.words[j].folded == _BETWEEN else None
    return j + 1 if figure is not None and figure.relation == "between" else -1
