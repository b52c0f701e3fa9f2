"""Shallow clause structure: verbs, noun phrases, prepositional phrases and the boundaries between them.

A sentence is cut once into chunks; roles are then read off the order of the chunks (VSO and SVO), their
prepositions and the words between them. Heads, construct chains and adjectives after W. Wright, A Grammar
of the Arabic Language (3rd ed.), II §§ 75–95, 136.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal, NamedTuple

from sijill.clauses.parts import Part, Parts
from sijill.model import Entity
from sijill.text import fold
from sijill.tokens import Page, Range

ChunkKind = Literal["verb", "np", "pp", "stop", "comma", "rel", "sub", "part", "conj"]

_TRANSPARENT = frozenset("#_\"'")
_VERBAL_PARTICLES = frozenset(map(fold, ("لم", "لن", "قد", "سوف")))
_SPOKESMAN = fold("باسم")
_LONGEST = 12


class Mention(NamedTuple):
    """An entity's mention in tokens; `attached` says that its first token carries و ب ل ك before it."""

    first: int
    stop: int
    entity: Entity
    attached: str = ""


class Chunk(NamedTuple):
    """Tokens `[first, stop)`. `inner` is where the noun phrase of a `pp` starts; `prep` its preposition."""

    kind: ChunkKind
    first: int
    stop: int
    prep: str = ""
    conj: bool = False
    inner: int = -1

    @property
    def start(self) -> int:
        """First token of the noun phrase itself."""
        return self.inner if self.inner >= 0 else self.first


class Sentence(NamedTuple):
    """A sentence in chunks, and where each chunk starts."""

    first: int
    stop: int
    chunks: tuple[Chunk, ...]
    starts: tuple[int, ...]

    def at(self, token: int) -> int:
        """Index of the chunk that holds `token`."""
        found = bisect_left(self.starts, token + 1) - 1
        return max(0, found)


def mentions_of(page: Page, entities: tuple[Entity, ...]) -> dict[int, Mention]:
    """First token → the mention that starts there."""
    found: dict[int, Mention] = {}
    for entity in entities:
        for span in entity.mentions:
            first, stop = page.tokens_of(span)
            if stop <= first:
                continue
            attached = fold(page.document.text[page.starts[first] : span.start])
            known = found.get(first)
            if known is None or known.stop < stop:
                found[first] = Mention(first, stop, entity, attached)
    return found


class Chunker:
    """Cuts sentences into chunks."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def __call__(self, page: Page, sentence: Range, mentions: dict[int, Mention], adjuncts: dict[int, int]) -> Sentence:
        """Chunk one sentence. `adjuncts` maps the first token of a time expression to its end."""
        chunks: list[Chunk] = []
        i, stop = sentence
        while i < stop:
            chunk = self._next(page, i, stop, mentions, adjuncts, chunks)
            chunks.append(chunk)
            i = chunk.stop
        return Sentence(sentence.first, stop, tuple(chunks), tuple(chunk.first for chunk in chunks))

    def _next(
        self,
        page: Page,
        i: int,
        stop: int,
        mentions: dict[int, Mention],
        adjuncts: dict[int, int],
        before: list[Chunk],
    ) -> Chunk:
        words = page.words
        part = self._parts(words[i])
        mention = mentions.get(i)
        if i in adjuncts and (mention is None):
            return Chunk("part", i, max(i + 1, adjuncts[i]), conj=part.conj)
        if mention is not None:
            letters = mention.attached
            prep = letters[-1] if letters and letters[-1] in "بلك" else ""
            end = self.extent(page, i, stop, mentions, adjuncts)
            conj = letters[:1] in ("و", "ف")
            return Chunk("pp" if prep else "np", i, end, prep, conj, i)
        match part.kind:
            case "punct":
                return Chunk(_boundary(part.bare), i, i + 1)
            case "rel" | "sub":
                return Chunk(part.kind, i, i + 1, conj=part.conj)
            case "part" | "adv":
                return Chunk("part", i, i + 1, part.prep, part.conj)
            case "conj":
                return Chunk("conj", i, i + 1)
            case "prep":
                return self._prepositional(page, i, stop, part, mentions, adjuncts)
        if self.is_verb(page, i, before, mentions):
            return Chunk("verb", i, i + 1, conj=part.conj)
        end = self.extent(page, i, stop, mentions, adjuncts)
        return Chunk("pp" if part.prep else "np", i, max(end, i + 1), part.prep, part.conj, i)

    def _prepositional(
        self,
        page: Page,
        i: int,
        stop: int,
        part: Part,
        mentions: dict[int, Mention],
        adjuncts: dict[int, int],
    ) -> Chunk:
        prep, j = part.prep, i + 1
        while j < stop:
            following = self._parts(page.words[j])
            if following.kind == "prep" and not following.conj:
                prep, j = (prep if prep in {"من", "علي"} else following.prep), j + 1
            elif following.kind == "punct" and following.bare in _TRANSPARENT:
                j += 1
            else:
                break
        if j >= stop or (j in adjuncts and j not in mentions):
            return Chunk("part", i, max(j, adjuncts.get(j, j)) if j < stop else j, prep, part.conj)
        following = self._parts(page.words[j])
        if following.kind in {"punct", "rel", "sub", "part", "adv", "conj"}:
            return Chunk("part", i, j, prep, part.conj)
        end = self.extent(page, j, stop, mentions, adjuncts)
        return Chunk("pp", i, max(end, j + 1), prep, part.conj, j)

    def is_verb(self, page: Page, i: int, before: list[Chunk], mentions: dict[int, Mention]) -> bool:
        """Whether token `i` stands as a finite verb, judged by its forms and what precedes it."""
        part = self._parts(page.words[i])
        if part.kind == "word" and not part.noun:
            return True
        if part.verb is None or part.article:
            return False
        last = before[-1] if before else None
        if part.prep and not part.verb.preposition and part.verb.stem == part.bare:
            return False
        if last is None or last.kind in {"stop", "rel"}:
            return True
        if last.kind == "part":
            return True
        if part.conj and last.kind in {"np", "pp"}:
            return not self._nominal_context(page, last)
        if last.kind == "pp" and last.stop == i and last.inner == i:
            return False
        if last.kind == "np":
            head = self._parts(page.words[last.stop - 1])
            return last.stop - 1 in mentions or head.article or head.relational or (last.stop - last.first > 1)
        return last.kind in {"comma", "conj", "pp", "sub"} or part.conj

    def _nominal_context(self, page: Page, chunk: Chunk) -> bool:
        """Whether a word joined to this phrase by و goes on with it: مقتل خمسة وإصابة …, شرطي وطالب."""
        head = self._parts(page.words[chunk.start])
        return (
            chunk.kind == "pp"
            or any(reading.morph.verb_form == "Vnoun" for reading in page.words[chunk.start].readings)
            or not head.article
        )

    def extent(  # noqa: PLR0915 -- one loop over the words of a phrase
        self, page: Page, i: int, stop: int, mentions: dict[int, Mention], adjuncts: dict[int, int]
    ) -> int:
        """End of the noun phrase that starts at token `i`; `i` itself where none does."""
        words, parts = page.words, self._parts
        stop = min(stop, i + _LONGEST)
        j = i
        headed = definite = False
        takes_genitive = True
        while j < stop:
            mention = mentions.get(j)
            if mention is not None and (j == i or not mention.attached):
                if headed and not takes_genitive and not (definite and mention.entity.type == "PER"):
                    break
                j, headed, definite, takes_genitive = mention.stop, True, True, False
                continue
            if mention is not None or (j > i and j in adjuncts):
                break
            word = words[j]
            part = parts(word)
            if part.kind == "punct":
                if part.bare in _TRANSPARENT and j + 1 < stop and (takes_genitive or part.bare in "#_"):
                    j += 1
                    continue
                break
            if j > i and word.folded == _SPOKESMAN:
                j, takes_genitive, definite = j + 1, True, False
                continue
            if part.kind == "det" and not headed and part.bare:
                j += 1
                continue
            if part.kind == "number":
                if headed:
                    break
                j += 1
                continue
            if part.kind != "word" or not part.noun:
                break
            if j > i and (part.prep or part.conj):
                break
            if not headed:
                headed, definite = True, part.article
                takes_genitive = not part.article and not part.pronoun and not _closed(part, word.folded)
            elif part.article:
                if definite:
                    if not _adjective(part):
                        break
                elif not takes_genitive:
                    break
                definite, takes_genitive = True, False
            else:
                if definite or (not takes_genitive and not part.relational and not _adjective(part)):
                    break
                if part.verb is not None and part.verb.stem == word.folded and not takes_genitive:
                    break
                if _accusative(part, word.folded) and not part.relational and takes_genitive:
                    break
                takes_genitive = takes_genitive and not part.relational and not _closed(part, word.folded)
                if part.pronoun:
                    definite, takes_genitive = True, False
            j += 1
        while j > i and parts(words[j - 1]).kind == "punct":
            j -= 1
        return j


def _boundary(mark: str) -> ChunkKind:
    if mark in "،,-)(/[]":
        return "comma"
    if mark in _TRANSPARENT or mark in "…":
        return "part"
    return "stop"


def _closed(part: Part, folded: str) -> bool:
    """Whether the ending shows that no genitive can follow: sound plural, indefinite accusative."""
    return (len(folded) > 4 and folded.endswith(("ون", "ين", "ان")) and not part.lemmas) or _accusative(part, folded)


def _accusative(part: Part, folded: str) -> bool:
    return len(folded) > 3 and folded.endswith("ا") and bool(part.lemmas)


def _adjective(part: Part) -> bool:
    """Whether a definite word after a definite noun goes on with its phrase as an adjective."""
    return part.relational or not part.lemmas
