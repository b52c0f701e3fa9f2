"""What commits somebody: the word that opens a commitment, and the action that it joins to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

import msgspec
from msgspec.structs import replace

from sijill.claims.actions import ambiguous, closed, finite, governs, has_head, verbal_noun
from sijill.claims.dated import Dated
from sijill.claims.joints import Joints
from sijill.claims.openers import Pattern, pattern_of
from sijill.claims.sources import SourceFinder
from sijill.claims.wordlists import word_lists
from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Column, Memo, Page, PhraseIndex, Range, Reading, Word

_PATTERNS = "commitments/patterns.yaml"
_REACH, _BESIDE, _ABOUT = 24, 3, 6
"""How far the action may stand from a verb and from a phrase, and a noun that a phrase needs from it."""
_GOVERNED = 3
"""How far behind what governs it a deadline begins (`حتى نهاية العام`)."""
_SUBJECT = 9
"""How long a subject can stand between a form of to be and its verb."""
_SHORTEST, _SHORT = 3, 2
_QUESTION = "؟"
_FIRST = "سأ"


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
        self._as_well = words["as_well"]
        self._negations = words["negations"]
        self._unsettled = words["unsettled"]
        self._dangling = words["dangling"]
        self._will = words["future"]
        self._happening = frozenset(lexicon.yaml("commitments/words.yaml")["happening"])
        self._surely = words["surely"]
        self._past = words["past"]
        self._asserting = frozenset(lexicon.yaml("commitments/words.yaml")["asserting"])
        phrases: list[tuple[str, Pattern]] = []
        self._future: Pattern | None = None
        self._dated: Dated | None = None
        for entry in lexicon.yaml(_PATTERNS):
            pattern = pattern_of(entry)
            if entry.get("future"):
                self._future = pattern
            elif entry.get("scheduled"):
                self._dated = Dated(lexicon, pattern)
            phrases.extend((f"<v:{verb}>", replace(pattern, verbal=True)) for verb in entry.get("verbs", ()))
            phrases.extend((phrase, pattern) for phrase in entry.get("phrases", ()))
        self._openers: PhraseIndex[Pattern] = PhraseIndex(phrases)
        self._joints = Joints(lexicon, self._dated)
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
        found.extend(self._scheduled(page, future_times, passed))
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
        if folded in self._as_well:
            return j + 1 < len(page.words) and finite(page.words[j + 1])
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
        if pattern.clause and not self._own_clause(page, i, sentence):
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
        far = pattern.verbal or pattern.far or "verb" in pattern.takes
        reach = 1 if pattern.near else _REACH if far else _BESIDE
        start = self._joints.over(page, start, sentence, passed) if pattern.near else start
        limit = min(sentence.stop, start + reach)
        sure = (pattern.strict and not pattern.heads) or (pattern.verbal and ambiguous(page.words[i]))
        joint = self._joints.find(page, pattern, Range(start, limit), mentions, passed, sure=sure)
        if joint is None:
            return None
        first, skip = joint
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
        if "object" in pattern.takes and not pattern.heads and self._is_object(page, i + 1, sentence, mentions):
            return i + 1  # `الحكومة قررت إقالة الوزير`
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

    def _own_clause(self, page: Page, i: int, sentence: Range) -> bool:
        """Whether على أن at token `i` adds what is to be done, and is governed by nothing (`أصر على أن`)."""
        if i == sentence.first:
            return False
        before = [page.words[j] for j in range(max(sentence.first, i - _REACH // 2), i)]
        return not any(word.lemmas & self._asserting for word in before)

    def _is_object(self, page: Page, i: int, sentence: Range, mentions: Mentions) -> bool:
        """Whether the verbal noun at token `i` is what is decided, not who decides (`قررت قيادة الجيش سحب القوات`)."""
        if i >= sentence.stop or mentions.at(i) is not None or not _bare_verbal(page.words[i]):
            return False
        for j in range(i + 2, min(sentence.stop, i + _SUBJECT)):
            if page.words[j].kind == "punct" or finite(page.words[j]):
                return True
            if mentions.at(j) is None and _bare_verbal(page.words[j]) and closed(page.words[j - 1]):
                return False
        return True

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

    def _scheduled(self, page: Page, times: list[Range], passed: frozenset[int]) -> Iterator[Undertaking]:
        """Present tenses that a time still to come dates."""
        if self._dated is None:
            return
        for time, sentence, verb in self._dated.verbs(page, times):
            stop = max(self.action_end(page, max(verb, time.stop - 1) + 1, sentence, passed), verb + 1)
            if stop - verb >= _SHORTEST:
                yield Undertaking(self._dated.pattern, verb, verb, stop)

    def _beside(self, page: Page, at: Range, needs: frozenset[str], sentence: Range) -> bool:
        window = range(max(sentence.first, at.first - _ABOUT), min(sentence.stop, at.stop + _BESIDE))
        return any(page.words[j].lemmas & needs for j in window)


def _bare_verbal(word: Word) -> bool:
    """Whether the word is a verbal noun without anything written onto it."""
    return verbal_noun(word, "") and not any(r.article or r.conjunction for r in word.readings)


def _disjoint(found: list[Undertaking]) -> list[Undertaking]:
    """Undertakings in order, without those whose action or opener lies in an earlier one's action."""
    kept: list[Undertaking] = []
    for draft in sorted(found, key=lambda d: (d.cue, d.first == d.cue, d.first)):
        if any(draft.cue < other.stop and other.cue < draft.stop for other in kept):
            continue
        kept.append(draft)
    return kept
