"""Ties: participles, verbs and phrases between who belongs and what they belong to (`المدعومة من`, `بقيادة`)."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sijill.claims.affiliations.found import Found
from sijill.claims.affiliations.patterns import Tie, Words
from sijill.claims.affiliations.phrases import Party, Phrases
from sijill.model import Event
from sijill.tokens import PhraseIndex, Range, Word, with_article

_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللواتي", "والذي", "والتي", "والذين"})
_REACH = 14


class _At(msgspec.Struct, frozen=True, gc=False):
    """A tie at tokens `[first, stop)`."""

    tie: Tie
    first: int
    stop: int
    definite: bool
    conjunction: bool


class TieFinder:
    """Recognises ties; what single words can be is remembered."""

    def __init__(
        self, participles: dict[str, Tie], phrases: PhraseIndex[Tie], verbs: dict[str, tuple[Tie, ...]]
    ) -> None:
        self._participles = participles
        self._phrases = phrases
        self._verbs = verbs
        self._texts = with_article(participles)
        self._lemmas = frozenset(verbs)
        self._known: dict[Word, tuple[Tie, bool, bool] | tuple[()]] = {}

    def opens(self, word: Word) -> bool:
        """Whether the word can be a tie or begin one."""
        return self._phrases.opens(word) or bool(self._single(word))

    def at(self, words: tuple[Word, ...], i: int) -> _At | None:
        """The tie at token `i`."""
        for match in self._phrases.at(words, i):
            return _At(match.value, i, match.stop, definite=True, conjunction=bool(match.key.conjunction))
        known = self._known.get(words[i])
        if known is None:
            known = self._known[words[i]] = self._single(words[i])
        return _At(known[0], i, i + 1, known[1], known[2]) if known else None

    def _single(self, word: Word) -> tuple[Tie, bool, bool] | tuple[()]:
        if self._texts.isdisjoint(word.texts) and self._lemmas.isdisjoint(word.lemmas):
            return ()
        for key in word.keys:
            definite = key.text.startswith("ال")
            tie = self._participles.get(key.text.removeprefix("ال") if definite else key.text)
            if tie is not None and not key.preposition:
                return tie, definite, bool(key.conjunction)
        for reading in word.readings:
            if reading.morph.verb_form == "Fin":
                for tie in self._verbs.get(reading.lemma, ()):
                    if bool(reading.pronoun) == tie.pronoun or (tie.leads and reading.pronoun):
                        return replace(tie, pronoun=bool(reading.pronoun)), False, bool(reading.conjunction)
        return ()


class Ties:
    """Reads the ties of one page."""

    def __init__(self, finder: TieFinder, phrases: Phrases, events: tuple[Event, ...]) -> None:
        self._finder = finder
        self._phrases = phrases
        self._page = phrases.page
        self._words: Words = phrases.words
        self._events = events
        self._last: tuple[int, Party] | None = None

    def at(self, i: int, sentence: Range) -> list[Found]:
        """What the tie at token `i` says."""
        found = self._finder.at(self._page.words, i)
        if found is None or self._in_name(found) or self._negated(i, sentence):
            return []
        tie = found.tie
        if tie.form == "verb":
            member, parties = self._verb(found, sentence)
        else:
            parties = self._after(tie, found.stop, sentence)
            member = self._member(found, sentence) if parties else None
            if member is None and tie.form == "noun" and parties:
                member = self._named_after(parties[-1].stop, sentence)
        if member is None or not parties:
            return []
        if tie.leads:
            return self._led(found, member, parties)
        self._last = (sentence.first, member)
        cue = self._page.span(found.first, found.stop)
        rule = "affiliations.before_tie" if member.stop <= i else "affiliations.name_after"
        return [
            Found(tie.kind, member, of, tie.id, cue, rule, "affiliations.after_tie")
            for of in parties
            if of.name != member.name
        ]

    def _led(self, at: _At, led: Party, leaders: list[Party]) -> list[Found]:
        """Who leads stands after the tie; forces are commanded, other bodies led as an office."""
        tie = at.tie
        if tie.kind == "office" and led.type not in {"", "ORG"}:
            return []
        person = leaders[0].type == "PER"
        kind = "office" if person and tie.kind == "command" and not self._phrases.armed(led) else tie.kind
        cue = self._page.span(at.first, at.stop)
        return [
            Found(kind, leader, led, tie.id, cue, "affiliations.after_tie", "affiliations.before_tie")
            for leader in leaders[:1]
            if leader.type in {"PER", "LOC", "ORG"} and leader.name != led.name
        ]

    def _in_name(self, at: _At) -> bool:
        """Whether the tie is part of a name, other than a participle at its very end (`جهاز الأمن التابع`)."""
        mention = self._phrases.mentions.at(at.first)
        if mention is None:
            return False
        return at.tie.form != "participle" or not mention.first < at.first == mention.stop - 1

    def _negated(self, i: int, sentence: Range) -> bool:
        return any(self._page.words[j].folded in self._words.negations for j in range(max(sentence.first, i - 2), i))

    def _after(self, tie: Tie, i: int, sentence: Range) -> list[Party]:
        """What stands after the preposition that the tie takes."""
        words, stop = self._page.words, min(sentence.stop, i + _REACH)
        if i >= stop:
            return []
        if tie.form == "phrase":
            return self._parties(tie, i, stop, attached=False)
        text = words[i].folded
        if text in tie.takes:
            return self._parties(tie, i + 1, stop, attached=False)
        if text[0] in tie.takes and text[0] in "لب" and len(text) > 2:
            return self._parties(tie, i, stop, attached=True)
        return self._parties(tie, i, stop, attached=False) if "" in tie.takes else []

    def _parties(self, tie: Tie, i: int, stop: int, *, attached: bool) -> list[Party]:
        words = self._page.words
        while i < stop and words[i].folded in self._words.through:
            i += 1
        person = self._phrases.person_at(i, stop) if tie.leads and i < stop else None
        if person is not None:
            return [self._phrases.of_mention(person)]
        found = self._phrases.after(i, stop, attached=attached)
        if tie.leads and found and found[0].type != "PER" and found[0].type not in {"LOC", "ORG"}:
            return []
        return found

    def _member(self, at: _At, sentence: Range) -> Party | None:
        """Who is tied: the phrase before that agrees, or the member of the tie before (`موالية … وحليفة …`)."""
        tie = at.tie
        if tie.events:
            return self._actor(at.first, sentence)
        if tie.persons:
            near = [
                m for m in self._phrases.within(max(sentence.first, at.first - 8), at.first) if m.entity.type == "PER"
            ]
            return self._phrases.of_mention(near[-1]) if near else None
        if at.conjunction and self._last is not None and self._last[0] == sentence.first:
            return self._last[1]
        i = at.first
        if i > sentence.first and self._page.words[i - 1].folded in _RELATIVES:
            i -= 1
        found = self._phrases.before(i, sentence.first, tie.agreement, persons=tie.kind != "part_of")
        if found is not None and not (found.type == "PER" and tie.form == "participle" and at.definite is False):
            return self._represented(found, sentence)
        return None

    def _represented(self, party: Party, sentence: Range) -> Party:
        """The named body that a phrase is said to be or represent (`الجبهة التي تمثل فصائل …`)."""
        i = party.first - 1
        while (
            i > sentence.first and self._phrases.mentions.at(i) is None and self._page.words[i].folded not in _RELATIVES
        ):
            if self._page.words[i].lemmas & self._words.representing_lemmas:
                named = self._phrases.before(i - 1, sentence.first) if self._relative(i - 1) else None
                return named if named is not None and named.type == "ORG" else party
            if party.first - i > 2:
                break
            i -= 1
        return party

    def _relative(self, i: int) -> bool:
        return self._page.words[i].folded in _RELATIVES

    def _named_after(self, i: int, sentence: Range) -> Party | None:
        words = self._page.words
        if i < sentence.stop and words[i].folded == "،":
            i += 1
        mention = self._phrases.mentions.at(i) if i < sentence.stop else None
        return self._phrases.of_mention(mention) if mention is not None and mention.first == i else None

    def _actor(self, i: int, sentence: Range) -> Party | None:
        """The actor of the last event before token `i` in the sentence."""
        start, end = self._page.starts[sentence.first], self._page.starts[i]
        events = [event for event in self._events if start <= event.trigger.start < end and event.actors]
        if not events:
            return None
        event = events[-1]
        first, stop = self._page.tokens_of(event.trigger)
        return Party(event.actors[0], event.trigger, first, stop)

    def _verb(self, at: _At, sentence: Range) -> tuple[Party | None, list[Party]]:
        """`الحركة التي تدعمها إيران`, `القوات التي تتبع الحكومة`, `ينتمي فلان إلى الحزب`."""
        tie, i = at.tie, at.first
        stop = min(sentence.stop, i + _REACH)
        relative = i > sentence.first and self._relative(i - 1)
        if not relative and any(r.morph.verb_form != "Fin" for r in self._page.words[i].readings):
            return None, []  # `ودعمها لإيران` is a noun
        if tie.pronoun:
            member = self._phrases.before(i - 1 if relative else i, sentence.first)
            return member, self._parties(tie, at.stop, stop, attached=False) if member is not None else []
        if tie.leads:
            return None, []
        if relative:
            person = self._phrases.person_before(i - 1, sentence.first)
            member = (
                self._phrases.of_mention(person) if person is not None else self._phrases.before(i - 1, sentence.first)
            )
            return member, self._after(tie, at.stop, sentence)
        if "" in tie.takes:
            return None, []
        subject = self._phrases.mentions.at(at.stop) if at.stop < stop else None
        if subject is not None and subject.first == at.stop and not subject.attached:
            return self._phrases.of_mention(subject), self._after(tie, subject.stop, sentence)
        person = self._phrases.person_before(i, sentence.first)
        member = self._phrases.of_mention(person) if person is not None else self._phrases.before(i, sentence.first)
        return (member, self._after(tie, at.stop, sentence)) if member is not None else (None, [])
