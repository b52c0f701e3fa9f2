"""What commits somebody: the word that opens a commitment, and the action that it joins to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

import msgspec
from msgspec.structs import replace

from sijill.claims.actions import ambiguous, finite, governed, governs, has_head, headed, joined_on, verbal_noun
from sijill.claims.openers import Pattern, pattern_of
from sijill.claims.sources import SourceFinder
from sijill.claims.wordlists import word_lists
from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Column, Memo, Page, PhraseIndex, Range, Reading, Word

_PATTERNS = "commitments/patterns.yaml"
_ATTACHED = frozenset("بل")
"""Prepositions that are written onto the word they govern."""
_REACH, _BESIDE, _ABOUT = 24, 3, 6
"""How far the action may stand from a verb and from a phrase, and a noun that a phrase needs from it."""
_GOVERNED = 3
"""How far behind what governs it a deadline begins (`حتى نهاية العام`)."""
_APPOSED = 12
"""How long an apposition to a subject can be."""
_SUBJECT = 9
"""How long a subject can stand between a form of to be and its verb."""
_SHORTEST, _SHORT = 3, 2
_QUESTION = "؟"
_FIRST = "سأ"
_CLOSED = frozenset({'"', ":", "،", "؛", "."})
"""Marks that the verb's own clause with أن does not lie beyond."""
_LAST = frozenset({"rest", "next", "self"})
"""Joints that take whatever stands there, where no other joint is found."""


class Undertaking(msgspec.Struct, frozen=True, gc=False):
    """A commitment before its record: tokens of opener and action, letters before the action's first word."""

    pattern: Pattern
    cue: int
    first: int
    stop: int
    skip: int = 0


class UndertakingFinder:
    """Finds what opens a commitment, and its action."""

    def __init__(self, lexicon: Lexicon, finder: SourceFinder) -> None:
        self._finder = finder
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("commitments/words.yaml").items()}
        self._complementizers = word_lists(lexicon).complementizers
        self.deadlines = words["deadlines"]
        self._agent = word_lists(lexicon).agents
        self._ends = words["ends"] | self.deadlines
        self._negations = words["negations"]
        self._unsettled = words["unsettled"]
        self._dangling = words["dangling"]
        self._will = words["future"]
        self._happening = frozenset(lexicon.yaml("commitments/words.yaml")["happening"])
        self._relative = words["relative"]
        self._surely = words["surely"]
        self._past, self._manner = words["past"], words["manner"]
        self._speech = frozenset(verb for entry in lexicon.yaml("cues/speech.yaml") for verb in entry["verbs"])
        phrases: list[tuple[str, Pattern]] = []
        self._future = self._scheduled = None
        for entry in lexicon.yaml(_PATTERNS):
            pattern = pattern_of(entry)
            if entry.get("future"):
                self._future = pattern
            elif entry.get("scheduled"):
                self._scheduled = pattern
            phrases.extend((f"<v:{verb}>", replace(pattern, verbal=True)) for verb in entry.get("verbs", ()))
            phrases.extend((phrase, pattern) for phrase in entry.get("phrases", ()))
        self._openers: PhraseIndex[Pattern] = PhraseIndex(phrases)
        self._ahead = Memo(self._looks_ahead)
        self._begins = Column(self._may_begin)

    def _may_begin(self, word: Word) -> bool:
        """Whether an undertaking can be read at the word at all."""
        return bool(self._looks_ahead(word)) or self._openers.opens(word)

    def find(
        self, page: Page, mentions: Mentions, passed: frozenset[int], future_times: list[Range]
    ) -> list[Undertaking]:
        """All undertakings of a page in the order of their actions; tokens in `passed` are times."""
        found: list[Undertaking] = []
        for i in compress(range(len(page.words)), self._begins(page)):
            sentence = page.sentence(i) if self._ahead[page.words[i]] else None
            draft = self._at_future(page, i, sentence, passed) if sentence is not None else None
            for match in self._openers.at(page.words, i) if draft is None else ():
                draft = self._at_opener(page, Range(match.first, match.stop), match.value, mentions, passed)
                if draft is not None:
                    break
            if draft is not None:
                found.append(draft)
        found.extend(self._dated(page, future_times, passed))
        return _disjoint(found)

    def action_end(self, page: Page, i: int, sentence: Range, passed: frozenset[int]) -> int:
        """The action ends with its clause, before a deadline phrase or a following attribution.

        A time between commas (`سيعقد البرلمان، السبت، جلسة`) does not end it.
        """
        quote = next((q for q in page.quotes if q.depth == 0 and q.first <= i - 1 < q.stop), None)
        limit = sentence.stop if quote is None else min(sentence.stop, quote.stop)
        j = i
        while j < limit and not self._ends_action(page, j, passed):
            j += 1
        if j + 1 < limit and j + 1 in passed and page.words[j].folded == "،":
            close = next((k for k in range(j + 1, limit) if k not in passed), limit)
            if close < limit and page.words[close].folded == "،":
                return self.action_end(page, close + 1, sentence, passed)
        stop = min(j, limit)
        return self._without_dangling(page, i, stop)

    def _ends_action(self, page: Page, j: int, passed: frozenset[int]) -> bool:
        """Whether token `j` ends an action: a mark, a conjunction, what governs the time of a deadline."""
        folded = page.words[j].folded
        if folded in self.deadlines and (page.words[j - 1].folded, folded) != self._agent[:2]:
            return any(k in passed for k in range(j + 1, j + 1 + _GOVERNED))
        return folded in self._ends

    def _without_dangling(self, page: Page, i: int, stop: int) -> int:
        """`stop` without prepositions and marks left over at the end (`في` of `في غضون`)."""
        while stop > i and (page.words[stop - 1].folded in self._dangling or page.words[stop - 1].kind == "punct"):
            stop -= 1
        return stop

    def is_will(self, page: Page, i: int) -> bool:
        """Whether token `i` is the particle of the future, which its verb follows."""
        return page.words[i].folded in self._will

    def _looks_ahead(self, word: Word) -> bool:
        """Whether the word is سوف, or a verb with س that names an act."""
        future = [r for r in word.readings if r.morph.verb_form == "Fin" and r.preposition == "س"]
        states = self._future.states if self._future is not None else frozenset()
        # `سافر` is no `سأفر`: a first person keeps its hamza where the text prints any.
        future = [r for r in future if r.morph.person != "1" or r.stem[0] != "ا" or _FIRST in word.stripped]
        acts = bool(future) and not any(r.lemma in states for r in future)
        return acts or word.folded in self._will

    def _at_future(self, page: Page, i: int, sentence: Range, passed: frozenset[int]) -> Undertaking | None:
        if self._future is None or page.words[sentence.stop - 1].folded == _QUESTION:
            return None
        verb = page.words[min(i + 1, sentence.stop - 1)] if page.words[i].folded in self._will else page.words[i]
        if verb.lemmas & self._future.states:
            return None
        stop = self.action_end(page, i + 1, sentence, passed)
        first, told = i, self._told(page, i, stop, passed)
        if stop - i < _SHORT and i + 2 < sentence.stop and i + 2 in passed:
            # `ستحدد قبل 23 يوليو وضع الإقليم`: the deadline stands before the object.
            after = next((j for j in range(i + 2, sentence.stop) if j not in passed), sentence.stop)
            later = self.action_end(page, after, sentence, passed)
            stop, told = (later, _SHORT) if later - after >= _SHORT else (stop, told)
        if told < _SHORT and verb.lemmas & self._happening:
            # `العمليات ستستمر حتى`, `حملة ستبدأ خلال أيام`: the act is the subject.
            first = self._clause_before(page, i, sentence)
        return Undertaking(self._future, i, first, stop) if first < i or told >= _SHORT else None

    def _told(self, page: Page, first: int, stop: int, passed: frozenset[int]) -> int:
        """How many words of `[first, stop)` say what is done: times and what governs them do not."""
        words = (j for j in range(first, stop) if j not in passed)
        return sum(page.words[j].folded not in self._dangling for j in words)

    def _clause_before(self, page: Page, i: int, sentence: Range) -> int:
        """Where the clause that the verb at token `i` ends begins, `i` itself where no noun phrase opens it."""
        first = i
        for j in range(i - 1, max(sentence.first, i - _REACH) - 1, -1):
            if page.words[j].folded in self._complementizers or page.words[j].kind == "punct":
                break
            first = j
        opening = page.words[first]
        nominal = any(r.morph.upos == "NOUN" and not r.preposition for r in opening.readings)
        return first if nominal and not finite(opening) else i

    def _at_opener(
        self, page: Page, at: Range, pattern: Pattern, mentions: Mentions, passed: frozenset[int]
    ) -> Undertaking | None:
        i = at.first
        sentence = page.sentence(i)
        back = max(sentence.first, i - (1 if pattern.verbal else _ABOUT))
        if any(page.words[j].folded in self._negations for j in range(back, i)):
            return None
        if i > sentence.first and page.words[i - 1].folded in self._unsettled:
            return None
        if pattern.due and any(page.words[j].folded in self._past for j in range(max(sentence.first, i - 2), i)):
            return None
        if pattern.needs and not self._beside(page, at, pattern.needs, sentence):
            return None
        start = at.stop
        if pattern.verbal:
            subject = self._subject(page, i, pattern, sentence, mentions, passed)
            if subject is None:
                return None
            start = subject
        elif pattern.needs and pattern.by == "parties":
            start = (
                noun_phrase(page, start, mentions, sentence.stop)[1] if has_head(page, start, pattern.needs) else start
            )
        far = pattern.verbal or "verb" in pattern.takes
        reach = 1 if pattern.near else _REACH if far else _BESIDE
        start = self._over(page, start, sentence, passed) if pattern.near else start
        limit = min(sentence.stop, start + reach)
        sure = (pattern.strict and not pattern.heads) or (pattern.verbal and ambiguous(page.words[i]))
        joined = [
            self._joined(page, joint, start, limit, sure=sure, heads=pattern.heads)
            for joint in pattern.takes
            if joint not in _LAST
        ]
        found = min(filter(None, joined), default=None) or next(
            filter(None, (self._joined(page, joint, start, limit) for joint in pattern.takes if joint in _LAST)), None
        )
        if found is None:
            return None
        first, skip = found
        if self._opinion(page, first, sentence) or not self._fits(page, first, pattern):
            return None
        stop = self.action_end(page, first + 1, sentence, passed)
        return Undertaking(pattern, i, first, stop, skip) if stop > first else None

    def _subject(
        self, page: Page, i: int, pattern: Pattern, sentence: Range, mentions: Mentions, passed: frozenset[int]
    ) -> int | None:
        """Where the words after the verb's subject begin, or None where the word is no such verb."""
        word = page.words[i]
        verbs = [r for r in word.readings if r.morph.verb_form == "Fin" and r.lemma in pattern.verbs]
        before = page.words[i - 1] if i > sentence.first else None
        if any(r.morph.upos == "ADP" for r in word.readings) or self._past_of(page, i, sentence, verbs):
            return None
        if not any(r.morph.person == "3" and r.morph.aspect != "Jus" and not r.preposition for r in verbs):
            return None
        after = self._finder.after(page, i + 1, min(sentence.stop, i + 14), mentions, passed)
        if after is not None:
            # `الدول المانحة بتقديم الدعم`: a participle does not take along what the verb governs.
            within = range(after.first + 1, after.stop) if "ب" in pattern.takes else ()
            return next((j for j in within if verbal_noun(page.words[j], "ب")), after.stop)
        if any(r.morph.verb_form != "Fin" for r in word.readings) and not self._sure(before, verbs):
            if before is not None and governs(before):
                return None  # `جاء تعهد الوزير`, `تحقيق وعد الرئيس`
            opens = i == sentence.first or word.folded.startswith("و")
            if not opens and self._finder.before(page, i, sentence.first, mentions) is None:
                return None
        return i + 1

    def _opinion(self, page: Page, first: int, sentence: Range) -> bool:
        """Whether أن opens a clause that says how things are, not what is to be done (`اتفقا على أن الوضع خطير`)."""
        if page.words[first].folded not in self._complementizers or first + 1 >= sentence.stop:
            return False
        return not any(r.morph.verb_form == "Fin" for r in page.words[first + 1].readings)

    def _over(self, page: Page, start: int, sentence: Range, passed: frozenset[int]) -> int:
        """`start`, or what follows the times and the apposition there (`أعلنت الحركة، أكبر فصائل البلاد، وقفا`)."""
        while start < sentence.stop and (start in passed or page.words[start].kind == "punct"):
            ends = (j for j in range(start + 1, min(sentence.stop, start + _APPOSED)) if page.words[j].folded == "،")
            closes = next(ends, None) if page.words[start].folded == "،" else None
            start = (start if closes is None or start + 1 in passed else closes) + 1
        return start

    def _fits(self, page: Page, first: int, pattern: Pattern) -> bool:
        """Whether the action may begin as it does (`وافق على نشر القوات`, not `وافق على البيان`)."""
        word = page.words[first]
        if not pattern.heads or headed(word, pattern.heads) or word.folded in self._complementizers:
            return True
        quoted = word.kind == "punct" and first + 1 < len(page.words)
        word = page.words[first + 1] if quoted else word
        return pattern.strict and any(r.morph.verb_form == "Vnoun" and not r.article for r in word.readings)

    def _sure(self, before: Word | None, verbs: list[Reading]) -> bool:
        """Whether قد tells that what may be a noun is a verb in the perfect (`قد تعهد`)."""
        return before is not None and before.folded in self._surely and any(r.morph.aspect == "Perf" for r in verbs)

    def _past_of(self, page: Page, i: int, sentence: Range, verbs: list[Reading]) -> bool:
        """Whether a form of to be puts the present tense at token `i` into the past (`كان الجيش يستعد للهجوم`)."""
        if any(r.morph.aspect != "Imp" for r in verbs):
            return False
        for j in range(i - 1, max(sentence.first, i - _SUBJECT) - 1, -1):
            word = page.words[j]
            if word.folded in self._past:
                return True
            if i - j > _BESIDE and (word.kind == "punct" or word.folded in self._complementizers or finite(word)):
                return False
        return False

    def _joined(
        self, page: Page, joint: str, start: int, stop: int, *, sure: bool = False, heads: frozenset[str] = frozenset()
    ) -> tuple[int, int] | None:
        """The first token of the action that `joint` joins, and its letters before the action."""
        words = page.words
        if joint == "self":
            return start - 1, 0
        if joint in {"next", "rest", "act"}:
            j = start
            while j < stop and words[j].kind == "punct" and words[j].folded in {'"', "'"}:
                j += 1
            fits = j < stop and words[j].kind != "punct" and (joint != "act" or verbal_noun(words[j], ""))
            return (j, 0) if fits else None
        if joint == "ان":
            stop = next((j for j in range(start, stop) if words[j].folded in _CLOSED), stop)
            return next(((j + 1, 0) for j in range(start, stop - 1) if words[j].folded in self._complementizers), None)
        if joint == "verb":
            verb = next((j for j in range(start, stop) if self._tells(page, j)), None)
            return (verb, 0) if verb is not None and self._is_present(page, verb, page.sentence(verb)) else None
        if joint == "object":
            return next(
                (
                    (j, 0)
                    for j in range(start, min(stop, start + 5))
                    if (verbal_noun(words[j], "") if not heads else headed(words[j], heads)) and not joined_on(words[j])
                ),
                None,
            )
        if joint in _ATTACHED:
            fallback = None
            for j in range(start, stop):
                folded = words[j].folded
                if folded in self._complementizers or folded in {".", "؛"}:
                    break
                if folded == joint and j + 1 < stop:
                    return j + 1, 0
                if folded in self._manner:
                    continue
                if verbal_noun(words[j], joint):
                    return j, 0 if folded.startswith("لل") else 1
                if fallback is None and joint == "ب" and not sure and governed(words[j], joint):
                    fallback = (j, 1)
            return fallback
        phrase = joint.split()
        for j in range(start, stop - len(phrase)):
            if [words[k].folded for k in range(j, j + len(phrase))] == phrase:
                return j + len(phrase), 0
        return None

    def _dated(self, page: Page, times: list[Range], passed: frozenset[int]) -> Iterator[Undertaking]:
        """Present tenses that a time still to come dates."""
        if self._scheduled is None:
            return
        for time in times:
            sentence = page.sentence(time.first)
            verb = self._dated_verb(page, time, sentence)
            if verb is not None:
                stop = max(self.action_end(page, max(verb, time.stop - 1) + 1, sentence, passed), verb + 1)
                if stop - verb >= _SHORTEST:
                    yield Undertaking(self._scheduled, verb, verb, stop)

    def _dated_verb(self, page: Page, time: Range, sentence: Range) -> int | None:
        for j in range(time.first - 1, max(sentence.first, time.first - 12) - 1, -1):
            if page.words[j].kind == "punct" and page.words[j].folded in {"،", ":", "؛"}:
                break
            if page.words[j].folded in self._complementizers:
                break
            if self._is_present(page, j, sentence):
                return j
        for j in range(time.stop, min(sentence.stop, time.stop + 8)):
            if page.words[j].kind == "punct":
                return None
            if self._is_present(page, j, sentence):
                return j
        return None

    def _is_present(self, page: Page, i: int, sentence: Range) -> bool:
        """Whether token `i` is a verb in the present tense that states what will be done."""
        word = page.words[i]
        if not word.readings or self._scheduled is None:
            return False
        for reading in word.readings:
            morph = reading.morph
            plain = (
                morph.verb_form == "Fin" and morph.aspect == "Imp" and morph.person == "3" and not reading.preposition
            )
            if not plain or reading.lemma in self._scheduled.states or reading.lemma in self._speech:
                return False
        before = page.words[i - 1].folded if i > sentence.first else ""
        return before not in self._negations and before not in self._complementizers

    def _tells(self, page: Page, i: int) -> bool:
        """Whether token `i` is a verb of what is or will be, outside a relative clause."""
        word = page.words[i]
        imperfect = bool(word.readings) and all(r.morph.aspect == "Imp" for r in word.readings)
        return imperfect and page.words[i - 1].folded not in self._relative

    def _beside(self, page: Page, at: Range, needs: frozenset[str], sentence: Range) -> bool:
        window = range(max(sentence.first, at.first - _ABOUT), min(sentence.stop, at.stop + _BESIDE))
        return any(page.words[j].lemmas & needs for j in window)


def _disjoint(found: list[Undertaking]) -> list[Undertaking]:
    """Undertakings in order, without those whose action or opener lies in an earlier one's action."""
    kept: list[Undertaking] = []
    for draft in sorted(found, key=lambda d: (d.cue, d.first == d.cue, d.first)):
        if any(draft.cue < other.stop and other.cue < draft.stop for other in kept):
            continue
        kept.append(draft)
    return kept
