"""Whom the text calls the doer of an attack, or charged with it: `منفذ الهجوم فلان`, `المتهم بالهجوم`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.claims.accusations import Accusations
from sijill.claims.attacks import Fact, Scene, innermost, keys_of, told
from sijill.claims.sides import folded
from sijill.claims.sources import SourceFinder
from sijill.claims.wordlists import WordLists
from sijill.entities import noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Event
from sijill.text import fold
from sijill.tokens import Page, PhraseMatch, Range, Word

_BESIDE, _NEAR, _AHEAD = 4, 14, 8
_PLURAL = ("ون", "ين", "ان")
_MANY = ("و", "ي", "ا")
_MARKS = frozenset({'"', "،"})

Match = PhraseMatch[Mapping[str, Any]]


class Culprits:
    """Reads who is called the culprit of an attack."""

    def __init__(self, lexicon: Lexicon, finder: SourceFinder, lists: WordLists, accusations: Accusations) -> None:
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("responsibility/words.yaml").items()}
        self._finder = finder
        self._lists = lists
        self._accusations = accusations
        self._is = words["is"]
        self._they = dict.fromkeys(words["is"], 1) | dict.fromkeys(words["both"], 2)
        self._against = words["against"]
        self._passed = _MARKS | words["against"] | words["toward"]
        self._ties = words["ties"]
        self._persons = folded(words["persons"])

    def charged(self, scene: Scene, match: Match, attack: Event) -> Iterator[Fact]:
        """`التنظيم المتهم بالوقوف وراء الهجوم`: who is named before a participle of accusing."""
        page, i = scene.page, match.first
        after = range(match.stop, min(page.sentence(i).stop, match.stop + _BESIDE))
        charge = self._accusations.charge_in(page, Range(match.stop, after.stop))
        if charge is not None and not self._accusations.perpetrates(page, charge):
            return
        meant = self._accusations.meant(scene, after, attack)
        if meant is None:
            return
        name = described(scene, i) or self._group(scene, i) or self._apposed(scene, match.stop)
        yield from self._accused(scene, match, meant, [name] if name is not None else self._taken_up(scene, i))

    def count(self, scene: Scene, match: Match) -> Iterator[Fact]:
        """`اعتقل فلان بتهمة تفجير الفندق`: who is named before what they are arrested or tried for."""
        after = range(match.stop, min(scene.page.sentence(match.first).stop, match.stop + _BESIDE))
        meant = self._told(scene, after)
        if meant is None or not self._accusations.perpetrates(scene.page, after[0]):
            first = None if meant is None else scene.page.token_at(meant.trigger.start)
            if meant is None or first != after[0]:
                return
        name = self._defendant(scene, match.first)
        yield from self._accused(scene, match, meant, [name] if name is not None else [])

    def doer(self, scene: Scene, match: Match) -> Iterator[Fact]:
        """`منفذ الهجوم هو فلان`, `فلان منفذ الهجوم`, `منفذ الهجوم على الفندق فلان`: who the doer of an attack is."""
        page, sentence = scene.page, scene.page.sentence(match.first)
        after = range(match.stop, min(sentence.stop, match.stop + 2))
        meant = self._told(scene, after)
        if meant is None:
            return
        stop = min(sentence.stop, match.stop + _AHEAD)
        said = (j for j in range(match.stop, stop - 1) if page.words[j].folded in self._is)
        named, spoken = next((self._name_at(scene, j + 1, sentence.stop) for j in said), None), True
        if named is None and not page.words[match.first].folded.endswith(_MANY):
            named = described(scene, match.first) or self._person(scene, after.start + 1, stop)
            spoken = False
        yield from self._accused(scene, match, meant, [named] if named is not None else [], spoken=spoken)

    def _accused(
        self, scene: Scene, match: Match, attack: Event, names: list[str], *, spoken: bool = True
    ) -> Iterator[Fact]:
        rule, span = match.value["id"], scene.page.span(match.first, match.stop)
        names = [n for n in names if scene.sides.can_act(n) and not (spoken and scene.sides.struck(n, [attack]))]
        for name in names:
            yield Fact(attack, "accused", name, rule, span)
        statement = innermost(scene.statements, span)
        if (
            names
            and spoken
            and statement is not None
            and not any(scene.sides.same(n, statement.speaker_name) for n in names)
        ):
            yield Fact(attack, "accusers", statement.speaker_name, rule, statement.cue)

    def _told(self, scene: Scene, tokens: range) -> Event | None:
        """The attack that one of the tokens tells."""
        spans = [scene.page.span(j, j + 1) for j in tokens]
        return next((e for here in spans for e in scene.attacks if any(here.touches(s) for s in told(e))), None)

    def _taken_up(self, scene: Scene, i: int) -> list[str]:
        """Whom a pronoun before the adjective at token `i` takes up: the last named (`وهو متهم`), or last two."""
        page, sentence = scene.page, scene.page.sentence(i)
        count = self._they.get(page.words[i - 1].folded.removeprefix("و"), 0) if i > sentence.first else 0
        named = [m for m in scene.mentions.within(sentence.first, i) if m.entity.type in {"ORG", "PER"}]
        return list(dict.fromkeys(m.entity.name for m in named))[-count:] if count else []

    def _group(self, scene: Scene, i: int) -> str | None:
        """The people whom a plural adjective at token `i` describes (`الحراس الأجانب المتهمين بالقتل`)."""
        page = scene.page
        if not page.words[i].folded.endswith(_PLURAL) or not page.words[i].folded.startswith("ال"):
            return None
        for j in range(max(page.sentence(i).first, i - _AHEAD), i):
            if not any(r.morph.number == "Plur" for r in page.words[j].readings):
                continue
            first, stop = noun_phrase(page, j, scene.mentions, i)
            if first == j and (stop == i or self._of_whom(scene, stop, i)):
                name = self._finder.named(page, j, i, scene.mentions).name
                return name if scene.sides.can_act(name) else None
        return None

    def _of_whom(self, scene: Scene, first: int, stop: int) -> bool:
        """Whether tokens `[first, stop)` say whose people they are (`المتعاقدين | مع الشركة`)."""
        if scene.page.words[first].folded not in self._ties:
            return False
        return noun_phrase(scene.page, first + 1, scene.mentions, stop) == (first + 1, stop)

    def _apposed(self, scene: Scene, first: int) -> str | None:
        """Who is named after a comma that closes what he is charged with (`المدان في التفجير، المواطن فلان`)."""
        page, sentence = scene.page, scene.page.sentence(first)
        comma = next(
            (j for j in range(first, min(sentence.stop, first + _BESIDE)) if page.words[j].folded == "،"), None
        )
        return self._person(scene, comma + 1, min(sentence.stop, comma + _BESIDE)) if comma is not None else None

    def _person(self, scene: Scene, first: int, stop: int) -> str | None:
        """The person named in tokens `[first, stop)`, where only nouns stand before the name."""
        page, j = scene.page, first
        while j < stop:
            mention = scene.mentions.at(j)
            if mention is not None:
                if mention.entity.type == "PER" and not mention.attached:
                    return mention.entity.name
                j = max(mention.stop, j + 1)
            elif page.words[j].folded in self._passed or _nominal(page.words[j]):
                j += 1
            else:
                return None
        return None

    def _defendant(self, scene: Scene, i: int) -> str | None:
        """Whom a charge at token `i` is brought against: who is named beside it, or the last person before it."""
        page, start = scene.page, scene.page.sentence(i).first
        statement = innermost(scene.statements, page.span(i, i + 1))
        if statement is not None:
            start = max(start, page.token_at(statement.content.start))
        last = i - 1 - (i > start and page.words[i - 1].folded in _MARKS)
        mention = scene.mentions.at(last) if last >= start else None
        if mention is not None and mention.entity.type in {"ORG", "LOC"} and mention.first > start:
            before = page.words[mention.first - 1]
            if before.folded in self._against or (mention.entity.type == "ORG" and _nominal(before)):
                return mention.entity.name
        start = max(start, i - _NEAR)
        persons = [m for m in scene.mentions.within(start, i) if m.entity.type == "PER"]
        if not persons or any(keys_of(page, j) & self._persons for j in range(persons[-1].stop, i)):
            return None
        return persons[-1].entity.name

    def _name_at(self, scene: Scene, first: int, limit: int) -> str | None:
        stop = noun_phrase(scene.page, first, scene.mentions, limit)[1]
        return self._finder.named(scene.page, first, stop, scene.mentions).name if stop > first else None


def described(scene: Scene, i: int) -> str | None:
    """Whom the adjective at token `i` describes: who is named right before it, over adjectives of theirs."""
    page = scene.page
    for j in range(i - 1, max(-1, i - _BESIDE), -1):
        mention = scene.mentions.at(j)
        if mention is not None:
            fits = mention.entity.type in {"ORG", "PER"} and _agrees(page, mention.first, i)
            return mention.entity.name if fits else None
        if page.words[j].folded not in _MARKS and not any(
            r.morph.upos == "ADJ" and not r.preposition for r in page.words[j].readings
        ):
            return None
    return None


def _agrees(page: Page, head: int, i: int) -> bool:
    """Whether the adjective at token `i` agrees with the noun at token `head`, as far as both print it."""
    if page.words[i].folded.endswith(_PLURAL):
        return page.words[i - 1].folded.endswith(_PLURAL)
    mine, its = (
        {r.morph.gender for r in page.words[j].readings if r.morph.upos in {"NOUN", "ADJ"} and r.morph.gender}
        for j in (i, head)
    )
    return not mine or not its or bool(mine & its)


def _nominal(word: Word) -> bool:
    """Whether the word can only be a noun or an adjective without a preposition."""
    return all(r.morph.upos in {"NOUN", "ADJ"} and not r.preposition for r in word.readings) and word.kind == "word"
