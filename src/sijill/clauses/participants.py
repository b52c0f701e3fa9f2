"""Who or what a noun phrase names: an entity's fullest form, or the phrase as printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from sijill.clauses.chunks import Marks, Mention
from sijill.clauses.entries import CLASSES
from sijill.clauses.parts import Part, Parts
from sijill.clauses.wordlists import word_lists
from sijill.lexicon import Lexicon
from sijill.lexicon.nouns import inflect_nominal
from sijill.model import Entity, Span
from sijill.text import fold
from sijill.tokens import Page

_PAIRS = (('"', '"'), ("«", "»"), ("“", "”"), ("(", ")"))
"""Marks around words, opening and closing."""
_MIN_STEM = 3
_SHORTEST_PLURAL = 4
_BARE = frozenset({"bare"})
"""Class of a site of which nothing more is said: it is hit, but names nobody."""
_TOLD = frozenset(map(fold, ("ل", "من")))
"""Prepositions that say more of a site (موقعا للجيش, قافلة من المركبات)."""
_HUMAN = frozenset({"force", "fighters", "people", "state"})
_STATE = frozenset({"state", "named"})
_ACTING = frozenset({"force", "state"})
_HURT = frozenset({"killed", "wounded", "missing", "arrested", "kidnapped"})
"""Roles of figures that count people, whatever the noun (ستة فلسطينيين)."""


_COUNTED, _OTHERS = frozenset({"people", "many"}), frozenset({"people", "uncounted"})
"""Classes of words that tell only how many (العشرات), who can act but are no victims to name, or how many more."""

_MILITARY = "MIL"
"""PLOVER sector of bodies that a country uses force by."""


class Participant(msgspec.Struct, frozen=True, gc=False):
    """A filler of a role: its name, its tokens, its entity if it is one, and its classes."""

    name: str
    first: int
    stop: int
    entity: Entity | None = None
    classes: frozenset[str] = frozenset()
    alias: str = ""
    """Another word for it by which mentions of one event may agree: the adjective that names a country."""

    @property
    def facility(self) -> bool:
        """Whether it is a named facility."""
        return self.entity is not None and self.entity.type == "FAC"

    @property
    def part_of_country(self) -> bool:
        """Whether it is a place known to lie in a country: a town, a province."""
        entity = self.entity
        return entity is not None and entity.type == "LOC" and entity.geo is not None and bool(entity.geo.parents)

    @property
    def place(self) -> bool:
        """Whether it is a named place or facility."""
        return self.entity is not None and self.entity.type in {"LOC", "FAC"}


class Namer:
    """Names noun phrases by the classes of their heads."""

    def __init__(self, lexicon: Lexicon, parts: Parts) -> None:
        self._parts = parts
        self._words = word_lists(lexicon)
        self._nationals = nationals(lexicon)
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

    def may_be(self, page: Page, i: int, wanted: frozenset[str]) -> bool:
        """Whether the noun at token `i`, in any of its readings, is of a wanted class (مستوطنة is a settlement too)."""
        return any(not wanted.isdisjoint(self._classes.get(lemma, ())) for lemma in self._parts(page.words[i]).lemmas)

    def name(self, page: Page, first: int, stop: int, marks: Marks, *, loose: bool = False) -> Participant | None:
        """The participant that tokens `[first, stop)` name, or None where they name none.

        `loose` takes any noun that is not known to name an act; else its head must be a known participant,
        a named entity or a human plural.
        """
        mentions = marks.mentions
        head = self._head(page, first, stop, mentions)
        if head is None:
            return None
        if head in mentions:
            entity = mentions[head].entity
            return Participant(entity.name, first, stop, entity)
        inside = [mentions[j] for j in range(head, stop) if j in mentions]
        classes = self.classes(page, head)
        for mention in inside:
            if mention.entity.type == "PER" and self._title(page, head, mention):
                return Participant(mention.entity.name, first, stop, mention.entity)
        part = self._parts(page.words[head])
        if part.bare in self._words.peers:
            classes = _OTHERS
        elif part.bare in self._words.counters:
            classes = _COUNTED if part.bare not in self._words.everybody else frozenset({"people"})
        elif any(self._parts(page.words[j]).bare in self._words.armed for j in range(head + 1, stop)):
            classes = frozenset({"attack"})
        if part.breaks or self._adverbial(page, head) or (not classes and self._only_describes(page, head)):
            return None
        act = any(self.names_act(page, j) for j in range(head, stop if loose and not inside else head + 1))
        figure = marks.figures.get(first)
        hurt = figure is not None and part.relational and (figure.role in _HURT or part.bare.endswith("يا"))
        if hurt and not classes:
            classes = frozenset({"people"})
        if not classes and (act or not (loose or inside or _human_plural(part))):
            return None
        definite = part.article or self._parts(page.words[stop - 1]).article
        if "people" in classes and definite and not inside:
            holder = marks.holders.of(self.printed(page, head, stop), self._nationals)
            if holder is not None:
                return Participant(holder.name, first, stop, holder, classes)
        if not classes and inside:
            classes = frozenset({"named"})
        elif not classes and _human_plural(part):
            classes = frozenset({"people"})
        if figure is not None and figure.unit:
            counted = marks.figure_stops[first]
            words = len(figure.unit.split())
            if stop > counted >= first + words:
                return Participant(page.span(counted - words, stop).text, first, stop, None, classes)
            return Participant(figure.unit, first, stop, None, classes)
        if "place" in classes and first == head and stop == head + 1 and self._is_bare(page, head, classes, marks):
            classes |= _BARE
        return Participant(self.printed(page, head, stop), first, stop, None, classes)

    def _adverbial(self, page: Page, head: int) -> bool:
        """Whether the noun only says on the other side, or from which side something is seen (من جهة أخرى, قضائيا)."""
        part, after = self._parts(page.words[head]), page.words[head + 1 : head + 2]
        if part.bare in self._words.sides:
            return any(word.folded in self._words.others for word in after)
        return part.relational and part.bare.endswith("يا") and any(word.kind == "punct" for word in after)

    def _only_describes(self, page: Page, head: int) -> bool:
        """Whether a singular that is nothing but an adjective follows the noun that it describes (مجزرة | جديدة)."""
        part, readings = self._parts(page.words[head]), page.words[head].readings
        if part.people or part.conj or part.prep or not readings or any(r.morph.upos != "ADJ" for r in readings):
            return False
        before = self._parts(page.words[head - 1]) if head else None
        if before is None or before.kind != "word" or not before.lemmas or before.verb is not None:
            return False  # قتل | مفجر, a name
        return part.article == (before.article or before.pronoun)

    def _is_bare(self, page: Page, at: int, classes: frozenset[str], marks: Marks) -> bool:
        """Whether the noun at token `at` is one site of which nothing more is said (قصف موقعا)."""
        part = self._parts(page.words[at])
        if part.article or part.pronoun or part.people or classes & _HUMAN:
            return False
        after = self._parts(page.words[at + 1]) if at + 1 < len(page.words) else None
        told = after is not None and (after.prep in _TOLD or after.relational or after.verb is not None)
        return not told and at + 1 not in marks.mentions

    def printed(self, page: Page, first: int, stop: int) -> str:
        """The phrase as printed, without what is attached to its first word; للحكومة gets its article back."""
        part = self._parts(page.words[first])
        text = _closed(page.document.text, page.span_inside(first, stop, bool(part.prep) + bool(part.conj)))
        if not part.prep or not page.words[first].folded[bool(part.conj) :].startswith("لل"):
            return text
        if part.article:
            return "ا" + text
        hidden = first + 1 < stop and text.startswith("ل") and self._parts(page.words[first + 1]).article
        return "ال" + text if hidden else text  # للاجئين السوريين

    def called(self, page: Page, code: str, marks: Marks) -> Participant | None:
        """What a page calls the government or force of the country with this code, most often or else first: a noun
        and an adjective of nationality (الاحتلال الإسرائيلي, السلطات الفرنسية)."""
        found: dict[str, tuple[int, Participant]] = {}
        for i in range(1, len(page.words)):
            part = self._parts(page.words[i])
            if not (part.relational and part.article) or self._nationals.get(part.bare) != code:
                continue
            head = self._parts(page.words[i - 1])
            classes = self.classes(page, i - 1)
            acts = classes & _ACTING and "attack" not in classes
            if not head.article or not acts or i - 1 in marks.mentions:
                continue
            name = self.printed(page, i - 1, i + 1)
            times, first = found.get(name, (0, Participant(name, i - 1, i + 1, None, classes)))
            found[name] = (times + 1, first)
        return max(found.values(), key=lambda row: (row[0], -row[1].first), default=(0, None))[1]

    def first_noun(self, page: Page, first: int, stop: int) -> int:
        """Where the phrase starts without its numbers and quantifiers."""
        head = self._head(page, first, stop, {})
        return first if head is None else head

    def names_act(self, page: Page, i: int) -> bool:
        """Whether the word at token `i` is a verbal noun or an attack."""
        vnoun = any(reading.morph.verb_form == "Vnoun" for reading in page.words[i].readings)
        return vnoun or "attack" in self.classes(page, i)

    def _head(self, page: Page, first: int, stop: int, mentions: Mapping[int, Mention]) -> int | None:
        for j in range(first, stop):
            part = self._parts(page.words[j])
            if j in mentions:
                return j
            if part.kind == "word" and part.noun:
                if part.bare not in self._words.counters:
                    return j
                if part.article and stop == first + 1:
                    return j  # لقي العشرات حتفهم
        return None

    def _title(self, page: Page, head: int, mention: Mention) -> bool:
        """Whether the words before a person's name are a title, not a group or a possession."""
        classes = self.classes(page, head)
        if "force" in classes and "people" not in classes:
            return False
        bare = self._parts(page.words[head]).bare
        return bare not in self._words.belonging


def _closed(text: str, span: Span) -> str:
    """A phrase with the mark beside it that closes or opens what is marked in it (مقاتلو "فاغنر")."""
    for opening, closing in _PAIRS:
        opened = span.text.count(opening)
        closed = opened % 2 == 0 if opening == closing else opened == span.text.count(closing)
        if closed:
            continue
        if text[span.end : span.end + 1] == closing:
            return span.text + closing
        if span.start and text[span.start - 1] == opening:
            return opening + span.text
    return span.text


def _human_plural(part: Part) -> bool:
    """Whether a word is a sound masculine plural, which is one of persons."""
    if len(part.bare) <= _SHORTEST_PLURAL or not part.bare.endswith(("ون", "ين")):
        return False
    return not part.lemmas or (part.people and part.bare[:-2] in {fold(lemma) for lemma in part.lemmas})


def nationals(lexicon: Lexicon) -> Mapping[str, str]:
    """Country codes of adjectives of nationality, by each of their forms, folded and without article."""
    return {
        form: row["code"]
        for row in lexicon.tsv("entities/nationalities.tsv")
        for form, _ in inflect_nominal(row["adjective"], ("ون", "ات"), upos="ADJ", feminine=True)
    }


def states(lexicon: Lexicon) -> Mapping[str, str]:
    """Country code → the usual name of the state."""
    return {row["id"]: row["name"] for row in lexicon.tsv("actors/states.tsv")}


def capitals(lexicon: Lexicon) -> frozenset[str]:
    """The cities that stand for governments in news, folded."""
    rows = lexicon.tsv("actors/states.tsv")
    return frozenset(fold(name) for row in rows for name in row["capitals"].split(",") if name)


class Nations:
    """Finds the place of a page that an adjective of nationality belongs to."""

    def __init__(
        self,
        entities: tuple[Entity, ...],
        nationals: Mapping[str, str],
        states: Mapping[str, str],
        printed: Callable[[str], Participant | None] = lambda _: None,
    ) -> None:
        """Take the entities of the page, the country codes of adjectives of nationality (folded), the usual names of
        states by their codes, and what the page calls the government or force of a country that it does not name."""
        self._stems = [
            (stem, entity)
            for entity in entities
            if entity.type == "LOC"
            for stem in dict.fromkeys(map(_stem, (entity.name, *(mention.text for mention in entity.mentions))))
            if stem
        ]
        self._nationals = nationals
        self._states = states
        self._printed = printed
        self._countries = {
            entity.code: entity for entity in entities if entity.type == "LOC" and entity.code and is_country(entity)
        }
        self._bodies: dict[str, Entity | None] = {}
        for entity in entities:
            code = entity.code or ""
            if entity.type == "ORG" and code.endswith(_MILITARY):
                self._bodies[code[:3]] = entity if self._bodies.get(code[:3], entity) is entity else None

    def country(self, code: str) -> Entity | None:
        """The country that the page names of the one that the code of a person or body begins with."""
        return self._countries.get(code[:3])

    def agent(self, bare: str, at: int, *, armed: bool) -> Participant | None:
        """Who acts for the nation that the adjective at token `at` names (غارات روسية): the country as the page names
        it, or its one armed body, where the act is `armed`; else the country by its usual name."""
        code = self._nationals.get(bare, "")
        entity = self.of(bare) or (self._bodies.get(code) if armed else None) or self._countries.get(code)
        if entity is not None:
            return Participant(entity.name, at, at + 1, entity, alias=bare)
        called = self._printed(code) if code else None
        if called is not None:
            return msgspec.structs.replace(called, first=at, stop=at + 1, alias=bare)
        name = self._states.get(code)
        return None if name is None else Participant(name, at, at + 1, classes=_STATE, alias=bare)

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


def is_country(entity: Entity) -> bool:
    """Whether a place is a country."""
    return entity.geo is not None and not entity.geo.parents


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
