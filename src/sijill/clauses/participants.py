"""Who or what a noun phrase names: an entity's fullest form, or the phrase as printed."""

from __future__ import annotations

from typing import NamedTuple

from sijill.clauses.chunks import Mention
from sijill.clauses.parts import Parts
from sijill.clauses.triggers import CLASSES
from sijill.lexicon import Lexicon
from sijill.model import Entity, Figure
from sijill.text import fold
from sijill.tokens import Page

_MIN_STEM = 3


class Participant(NamedTuple):
    """A filler of a role: its name, its tokens, its entity if it is one, and its classes."""

    name: str
    first: int
    stop: int
    entity: Entity | None
    classes: frozenset[str]

    @property
    def place(self) -> bool:
        """Whether it is a named place or facility."""
        return self.entity is not None and self.entity.type in {"LOC", "FAC"}


class Namer:
    """Names noun phrases by the classes of their heads."""

    def __init__(self, lexicon: Lexicon, parts: Parts) -> None:
        self._parts = parts
        self._classes: dict[str, frozenset[str]] = {}
        for name, lemmas in lexicon.yaml(CLASSES).items():
            for lemma in lemmas:
                self._classes[lemma] = self._classes.get(lemma, frozenset()) | {name}

    def classes(self, page: Page, i: int) -> frozenset[str]:
        """Classes of the noun at token `i`."""
        for lemma in self._parts(page.words[i]).lemmas:
            found = self._classes.get(lemma)
            if found:
                return found
        return frozenset()

    def name(
        self, page: Page, first: int, stop: int, mentions: dict[int, Mention], figures: dict[int, Figure]
    ) -> Participant | None:
        """The participant that tokens `[first, stop)` name, or None where they name none."""
        head = self._head(page, first, stop, mentions)
        if head is None:
            return None
        inside = [mentions[j] for j in range(first, stop) if j in mentions]
        classes = self.classes(page, head)
        if head in mentions:
            entity = mentions[head].entity
            return Participant(entity.name, first, stop, entity, frozenset({entity.type}))
        for mention in inside:
            if mention.entity.type == "PER" and self._title(page, head, mention):
                return Participant(mention.entity.name, first, stop, mention.entity, frozenset({"PER"}))
        part = self._parts(page.words[head])
        if not classes and not inside and not self._human_plural(part.bare, part.lemmas):
            return None
        start = head
        figure = figures.get(first)
        if figure is None and not part.prep and not part.conj:
            span = page.span(start, stop)
        else:
            skip = len(page.words[start].folded) - len(part.bare) - (2 if part.article else 0)
            span = page.span_inside(start, stop, max(0, skip) if part.prep or part.conj else 0)
        if not classes and inside:
            classes = frozenset({"named"})
        return Participant(span.text, first, stop, None, classes or frozenset({"people"}))

    def _head(self, page: Page, first: int, stop: int, mentions: dict[int, Mention]) -> int | None:
        for j in range(first, stop):
            part = self._parts(page.words[j])
            if j in mentions:
                return j
            if part.kind == "word" and part.noun and part.bare not in _COUNTERS:
                return j
        return None

    def _title(self, page: Page, head: int, mention: Mention) -> bool:
        """Whether the words before a person's name are a title, not a group or a possession."""
        classes = self.classes(page, head)
        if "force" in classes and "people" not in classes:
            return False
        bare = self._parts(page.words[head]).bare
        return bare not in _BELONGING

    def _human_plural(self, bare: str, lemmas: tuple[str, ...]) -> bool:
        return (
            not lemmas
            and len(bare) > 4
            and bare.endswith(("ون", "ين", "يا", "يه")) is True
            and bare.endswith(("ون", "ين"))
        )


_COUNTERS = frozenset(
    map(fold, (
        "عشرات", "مئات", "آلاف", "عشرة", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عدد",
        "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر", "عدة", "بضعة", "بضع", "مئة", "ألف", "نحو",
        "حوالي", "أكثر", "أقل", "عشرون", "عشرين", "مليون", "معظم", "غالبية", "العشرات", "المئات", "الآلاف",
        "مئتي", "مائة", "ألفي", "عددا", "العديد", "أحد", "إحدى",
    ))
)  # fmt: skip
_BELONGING = frozenset(
    map(fold, (
        "أنصار", "أتباع", "مقر", "مكتب", "منزل", "حكومة", "إدارة", "نظام", "قوات", "عناصر", "ميليشيات", "فريق",
        "حزب", "تيار",
    ))
)  # fmt: skip


class Nations:
    """Finds the place of a page that an adjective of nationality belongs to."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self._stems = [
            (stem, entity) for entity in entities if entity.type == "LOC" for stem in (_stem(entity.name),) if stem
        ]

    def of(self, bare: str) -> Entity | None:
        """The place that the relational adjective `bare` (folded, without article) is made from."""
        for ending in ("يين", "يون", "يه", "يا", "ي"):
            if bare.endswith(ending):
                root = bare[: -len(ending)]
                for stem, entity in self._stems:
                    if stem == root or (len(root) >= _MIN_STEM and _stem(root) == stem):
                        return entity
                return None
        return None


def _stem(name: str) -> str:
    folded = fold(name)
    if " " in folded:
        return ""
    if folded.startswith("ال"):
        folded = folded[2:]
    for ending in ("يا", "يه", "ا", "ه"):
        if folded.endswith(ending) and len(folded) - len(ending) >= _MIN_STEM - 1:
            return folded[: -len(ending)]
    return folded
