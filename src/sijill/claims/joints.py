"""How the action of an undertaking is joined to what opens it: a clause, a preposition, a verbal noun beside it."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.actions import closed, finite, governed, headed, imperfect, joined_on, of_perfect, verbal_noun
from sijill.claims.dated import Dated
from sijill.claims.openers import Pattern
from sijill.claims.wordlists import word_lists
from sijill.entities import Mentions
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Page, Range, Word

_ATTACHED = frozenset("بل")
"""Prepositions that are written onto the word they govern."""
_APPOSED = 12
"""How long an apposition to a subject can be."""
_OBJECT, _LATER = 5, 10
"""How far behind a verb's subject its object stands, and where only what belongs to the subject parts them."""
_CLOSED = frozenset({'"', ":", "،", ",", "؛", "."})
"""Marks that the verb's own clause with أن does not lie beyond."""
_LAST = frozenset({"rest", "next", "self"})
"""Joints that take whatever stands there, where no other joint is found."""
_STOP, _COMMA, _QUOTES = frozenset({".", "؛"}), "،", frozenset({'"', "'"})

Joint = tuple[int, int]
"""The first token of an action, and the letters of that token before it."""


class Joints:
    """Finds where an action begins."""

    def __init__(self, lexicon: Lexicon, dated: Dated | None) -> None:
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("commitments/words.yaml").items()}
        self._complementizers = word_lists(lexicon).complementizers
        self._manner, self._negations = words["manner"], words["negations"]
        self._why = words["why"]
        self._although = words["although"]
        self._dated = dated

    def find(
        self, page: Page, pattern: Pattern, tokens: Range, mentions: Mentions, passed: frozenset[int], *, sure: bool
    ) -> Joint | None:
        """Where the first joint of a pattern among the tokens behind its subject begins an action."""
        near = [
            self._joined(page, pattern, joint, tokens, mentions, passed, sure=sure)
            for joint in pattern.takes
            if joint not in _LAST
        ]
        found = min(filter(None, near), default=None)
        for joint in pattern.takes if found is None else ():
            if joint in _LAST:
                found = found or self._joined(page, pattern, joint, tokens, mentions, passed)
        if found is None or self._opinion(page, found[0]) or not self._fits(page, found[0], pattern):
            return None
        return found

    def over(self, page: Page, start: int, sentence: Range, passed: frozenset[int]) -> int:
        """`start`, or what follows the times and the apposition there (`أعلنت الحركة، أكبر فصائل البلاد، وقفا`)."""
        while start < sentence.stop and (start in passed or page.words[start].kind == "punct"):
            ends = (j for j in range(start + 1, min(sentence.stop, start + _APPOSED)) if page.words[j].folded == _COMMA)
            closes = next(ends, None) if page.words[start].folded == _COMMA else None
            start = (start if closes is None or start + 1 in passed else closes) + 1
        return start

    def _joined(
        self,
        page: Page,
        pattern: Pattern,
        joint: str,
        tokens: Range,
        mentions: Mentions,
        passed: frozenset[int],
        *,
        sure: bool = False,
    ) -> Joint | None:
        """Where `joint` joins an action."""
        words, (start, stop) = page.words, tokens
        if joint == "self":
            return start - 1, 0
        if joint in {"next", "rest", "act"}:
            j = start
            while j < stop and words[j].kind == "punct" and words[j].folded in _QUOTES:
                j += 1
            fits = j < stop and words[j].kind != "punct" and (joint != "act" or verbal_noun(words[j], ""))
            return (j, 0) if fits else None
        if joint == "ان":
            return self._clause(page, tokens)
        if joint == "verb" and self._dated is not None:
            verb = next((j for j in range(start, stop) if self._dated.tells(page, j)), None)
            present = verb is not None and self._dated.is_present(page, verb, page.sentence(verb))
            return (verb, 0) if verb is not None and present else None
        if joint == "object":
            return self._object(page, pattern.heads, tokens, mentions, passed)
        if joint in _ATTACHED:
            return self._attached(page, joint, tokens, sure=sure)
        phrase = joint.split()
        for j in range(start, max(stop - len(phrase), min(stop, start + 1))):
            if [word.folded for word in words[j : j + len(phrase)]] == phrase and j + len(phrase) < len(words):
                return j + len(phrase), 0
        return None

    def _clause(self, page: Page, tokens: Range) -> Joint | None:
        """The clause with أن, before the next mark."""
        words = page.words
        stop = next((j for j in range(*tokens) if words[j].folded in _CLOSED), tokens.stop)
        for j in range(tokens.first, stop - 1):
            if words[j].folded in self._complementizers:
                return (j + 1, 0) if words[j - 1].folded not in self._although else None
        return None

    def _object(
        self, page: Page, heads: frozenset[str], tokens: Range, mentions: Mentions, passed: frozenset[int]
    ) -> Joint | None:
        """The verbal noun that is a verb's object, or one of the nouns that begin such an action."""
        words, start = page.words, tokens.first
        for j in range(start, min(tokens.stop, start + (_OBJECT if heads else _LATER))):
            word = words[j]
            if word.folded in self._why:
                continue  # `قررت الحكومة، ردا على الهجوم، سحب السفير`
            if (headed(word, heads) if heads else verbal_noun(word, "")) and not joined_on(word):
                near = j < start + _OBJECT or self._parted(page, j, mentions, passed)
                if near and not _governed(words, j, start):
                    return j, 0
            elif j >= start + 1 and (finite(word) or word.folded in self._complementizers or word.folded in _STOP):
                return None
        return None

    def _parted(self, page: Page, j: int, mentions: Mentions, passed: frozenset[int]) -> bool:
        """Whether what stands before token `j` is closed, so that nothing but a verb far before it governs it."""
        before = page.words[j - 1]
        return j - 1 in passed or mentions.at(j - 1) is not None or before.folded == _COMMA

    def _attached(self, page: Page, joint: str, tokens: Range, *, sure: bool) -> Joint | None:
        """The word that a preposition is written onto, best a verbal noun, before another verb takes over."""
        words, stop = page.words, tokens.stop
        fallback = None
        for j in range(*tokens):
            folded = words[j].folded
            if folded in self._complementizers or folded in _STOP:
                break
            if j > tokens.first and finite(words[j]) and joined_on(words[j]):
                break  # `يهددون السعودية وتتهمهم الحكومة بتفخيخ`
            if folded == joint and j + 1 < stop:
                return j + 1, 0
            if folded in self._manner:
                continue
            if verbal_noun(words[j], joint):
                return j, 0 if folded.startswith("لل") else 1
            if fallback is None and joint == "ب" and not sure and governed(words[j], joint):
                fallback = (j, 1)
        return fallback

    def _opinion(self, page: Page, first: int) -> bool:
        """Whether أن opens a clause that says how things are, not what is to be done (`اتفقا على أن الوضع خطير`)."""
        before = page.words[first - 1].folded if first else ""
        if page.words[first].folded in self._complementizers:
            following = page.words[min(first + 1, len(page.words) - 1)]
            return not any(r.morph.verb_form == "Fin" for r in following.readings)
        if before not in self._complementizers:
            return False
        word = page.words[first + (page.words[first].kind == "punct" and first + 1 < len(page.words))]
        if word.folded in self._negations or not word.readings:
            return False
        return of_perfect(word) or not any(r.morph.verb_form == "Fin" for r in word.readings)

    def _fits(self, page: Page, first: int, pattern: Pattern) -> bool:
        """Whether the action may begin as it does (`وافق على نشر القوات`, not `وافق على البيان`)."""
        word = page.words[first]
        if (pattern.clause and not imperfect(word)) or not pattern.states.isdisjoint(word.lemmas):
            return False
        if pattern.strict and not pattern.heads:
            return _acts(page, first) or word.folded in self._complementizers or self._opened(page, first)
        if not pattern.heads or headed(word, pattern.heads) or word.folded in self._complementizers:
            return True
        quoted = word.kind == "punct" and first + 1 < len(page.words)
        first += quoted
        if not pattern.strict:
            return False
        nouns = [r for r in page.words[first].readings if r.morph.verb_form == "Vnoun"]
        if not nouns:
            return not page.words[first].readings and verbal_noun(page.words[first], "")
        return not nouns[0].article or self._goes_on(page, first + 1)

    def _opened(self, page: Page, first: int) -> bool:
        """Whether the action is a clause with أن."""
        return first > 0 and page.words[first - 1].folded in self._complementizers

    def _goes_on(self, page: Page, j: int) -> bool:
        """Whether a definite verbal noun governs what stands at token `j` (`على الإفراج عن`, not `على التعديل`)."""
        return j < len(page.words) and any(r.preposition or r.morph.upos == "ADP" for r in page.words[j].readings)


def _acts(page: Page, first: int) -> bool:
    """Whether an action begins with a verbal noun, in quotes or not."""
    word = page.words[first + (page.words[first].kind == "punct" and first + 1 < len(page.words))]
    shaped = not word.readings and verbal_noun(word, "")
    return shaped or any(r.morph.verb_form == "Vnoun" for r in word.readings)


def _governed(words: Sequence[Word], j: int, start: int) -> bool:
    """Whether a preposition behind token `start` governs the noun at token `j`, or what it describes."""

    def preposition(k: int) -> bool:
        return k >= start and any(r.morph.upos == "ADP" and not r.pronoun for r in words[k].readings)

    return preposition(j - 1) or (preposition(j - 2) and not closed(words[j - 1]))
