"""Which chunk is the subject, which follow as arguments: order and agreement, relative and pro-drop clauses."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sijill.clauses.agreement import (
    described,
    has_pronoun,
    is_dual,
    masculine_singular,
    precedes,
    shares_subject,
    stands,
)
from sijill.clauses.chunks import Marks, Sentence
from sijill.clauses.insertions import PARENTHESIS, bracketed, closing_comma, only_adverbials, only_times, relative_aside
from sijill.clauses.participants import Nations
from sijill.clauses.parts import Part, Parts
from sijill.clauses.phrases import TRANSPARENT
from sijill.clauses.relatives import first_relative
from sijill.clauses.wordlists import WordLists
from sijill.text import fold
from sijill.tokens import Page, Reading

_AMONG = fold("بين")
_AND = "و"
_NEAR = 6
"""How many chunks before a pronoun that is a subject the verb is looked for whose subject it takes up."""
_RELATIVE = 4
"""How many chunks before the verb of a relative clause its pronoun is looked for."""


class Context(msgspec.Struct, frozen=True, gc=False):
    """All that roles are read from: the page, one sentence in chunks, the marks, nationalities and trigger tokens."""

    page: Page
    sentence: Sentence
    marks: Marks
    nations: Nations
    triggers: frozenset[int] = frozenset()


class Syntax:
    """Finds the subjects and arguments of verbs among the chunks of a sentence."""

    def __init__(self, parts: Parts, words: WordLists) -> None:
        self.parts = parts
        self._words = words

    def head(self, context: Context, k: int) -> Part:
        """The part of the first word of chunk `k`'s noun phrase."""
        return self.parts(context.page.words[context.sentence.chunks[k].start])

    def verb(self, context: Context, k: int) -> Reading | None:
        """The finite reading of chunk `k`, where it is a verb.

        Of two verbs as plain as each other (تمكن: perfect of one, feminine imperfect of another) the one that agrees
        with the noun right after it.
        """
        chunks = context.sentence.chunks
        if chunks[k].kind != "verb":
            return None
        part = self.parts(context.page.words[chunks[k].first])
        if part.rival is not None and part.verb is not None and k + 1 < len(chunks) and chunks[k + 1].kind == "np":
            fits = self.agrees(context, k + 1, part.verb) and not self._unfeminine(context, k + 1, part.verb)
            if not fits and self.agrees(context, k + 1, part.rival):
                return part.rival
        return part.verb

    def _unfeminine(self, context: Context, k: int, verb: Reading) -> bool:
        """Whether a feminine verb stands before a name that is hardly feminine: of a person, or of a body."""
        mention = context.marks.mentions.get(context.sentence.chunks[k].start)
        if mention is None or verb.morph.gender != "Fem" or mention.entity.type not in {"PER", "ORG"}:
            return False
        return not self.head(context, k).bare.endswith(("ه", "ات"))

    def arguments(self, context: Context, here: int) -> Iterator[int]:
        """Noun and prepositional phrases after chunk `here`, up to the clause's end.

        An insertion between two commas right after the verb (قتل، الجمعة، خمسة …) is stepped over.
        """
        chunks = context.sentence.chunks
        k, stepped, seen, named_at = here + 1, False, False, -1
        while k < len(chunks):
            chunk = chunks[k]
            if seen and self._is_or(context, k):
                k += 2
                continue
            if chunk.kind in {"stop", "rel", "verb", "sub", "conj"}:
                return
            if chunk.kind == "part":
                part = self.parts(context.page.words[chunk.first])
                if part.clause or (seen and chunk.prep == _AMONG and part.kind == "adv"):
                    return  # أنه opens a clause; بينهم فلان singles out some of those named before
            named = self._name_after_comma(context, k) if chunk.kind == "comma" and seen else None
            told = chunk.kind == "comma" and 0 <= named_at < k and only_times(context, named_at, k)
            if named is not None or told:
                k = named_at = (k if named is None else named) + 1
                continue
            aside = relative_aside(context, k) if chunk.kind == "comma" and seen else None
            if aside is not None:
                k = aside + 1
                continue
            bracket = bracketed(context, k)
            if bracket is not None:
                k = bracket + 1
                continue
            if chunk.kind == "comma":
                closing = closing_comma(context, k)
                if stepped or (seen and closing is None):
                    return
                if seen and closing is not None and not only_adverbials(context, k, closing):
                    return
                inserted = closing is not None and (seen or k == here + 1 or chunks[k + 1].kind == "part")
                k, stepped = (closing if closing is not None and inserted else k), True
            elif chunk.kind == "pp" or (chunk.kind == "np" and not (chunk.conj and seen)):
                seen = True
                yield k
            k += 1

    def _is_or(self, context: Context, k: int) -> bool:
        """Whether chunk `k` is أو with another noun phrase after it."""
        chunks = context.sentence.chunks
        following = k + 1 < len(chunks) and chunks[k + 1].kind == "np"
        return following and context.page.words[chunks[k].first].folded in self._words.alternatives

    def _name_after_comma(self, context: Context, k: int) -> int | None:
        """The last chunk of a person's name in apposition (الناطق باسم الحركة، فلان،), with its closing comma."""
        chunks = context.sentence.chunks
        m = k + 1
        while m < len(chunks) and chunks[m].kind == "part" and m < k + 3:
            m += 1
        if m >= len(chunks) or chunks[m].kind != "np" or chunks[m].conj:
            return None
        mention = context.marks.mentions.get(chunks[m].first)
        if mention is None or mention.entity.type != "PER":
            return None
        return m + 1 if m + 1 < len(chunks) and chunks[m + 1].kind == "comma" else m

    def subject(self, context: Context, here: int, depth: int = 5) -> int | None:
        """The subject of the verb at chunk `here`: before it, after it, or that of the verb before."""
        before = self.subject_before(context, here)
        if before is not None:
            return before
        verb = self.verb(context, here)
        chunks = context.sentence.chunks
        told = any(chunk.kind == "verb" for chunk in chunks[max(0, here - _NEAR) : here])
        if told and verb is not None and has_pronoun(context, here, verb, self._words):
            return self.dropped_subject(context, here, depth)
        nominals = [k for k in self.arguments(context, here) if chunks[k].kind == "np"]
        joined = {k for k in nominals[1:] if chunks[k].conj}  # in the case of what they are joined to
        after = next((k for k in nominals if k not in joined and self.case(context, k) != "Acc"), None)
        if after is not None and verb is not None and precedes(verb) and self.agrees(context, after, verb):
            return after
        return self.dropped_subject(context, here, depth)

    def dropped_subject(self, context: Context, here: int, depth: int = 5) -> int | None:
        """The subject that a verb without one takes over from an earlier verb of the sentence."""
        if depth == 0:
            return None
        verb = self.verb(context, here)
        for k in range(here - 1, -1, -1):
            if context.page.words[context.sentence.chunks[k].first].folded == ":":
                return None
            earlier = self.verb(context, k)
            if (
                context.sentence.chunks[k].kind == "verb"
                and earlier is not None
                and earlier.lemma not in self._words.copulas
                and (verb is None or shares_subject(verb, earlier))
            ):
                subject = self.subject(context, k, depth - 1)
                if subject is None or verb is None or verb.morph.number != "Dual" or self._two(context, subject):
                    return subject
        return None

    def _two(self, context: Context, k: int) -> bool:
        """Whether chunk `k` can be two: a dual, a count or name, or joined to another (أكدت جمعيتان … ودعتا)."""
        chunk, after = context.sentence.chunks[k], context.sentence.chunks[k + 1 : k + 2]
        dual = any(reading.morph.number == "Dual" for reading in context.page.words[chunk.start].readings)
        named = chunk.start in context.marks.mentions or chunk.start in context.marks.figures
        return dual or named or any(following.conj and following.kind == "np" for following in after)

    def subject_before(self, context: Context, here: int) -> int | None:
        """The chunk of a subject that stands before the verb: SVO, or the antecedent of a relative clause."""
        chunks = context.sentence.chunks
        verb = self.verb(context, here)
        k = here - 1
        while k >= 0 and chunks[k].kind == "part":
            k -= 1
        if k >= 0 and self._is_copula(context, k, verb):
            return self.subject_before(context, k)
        if k >= 0 and chunks[k].kind == "rel":
            resumed = verb is not None and (verb.pronoun or self._resumes(context, here, verb))
            if verb is not None and verb.morph.person not in {"3", ""}:
                return None  # في الوقت الذي ندين
            first, relative = first_relative(context, k), self.relative(context, k)
            return None if resumed else self._antecedent_agreeing(context, first - 1, verb, relative)
        if chunks[here].conj or k < 0:
            return self._topic(context, here)
        described = self._described(context, here)
        if described is not None and not (verb is not None and verb.pronoun):
            return described if verb is None or self.agrees(context, described, verb) else None
        nearest = k
        while k >= 0 and chunks[k].kind in {"pp", "np", "part", "comma"}:
            if chunks[k].kind == "np" and self._opens_clause(context, k, verb):
                return k if verb is None or self.agrees(context, k, verb) else None
            if chunks[k].kind == "comma" and nearest - k > PARENTHESIS + 2:
                return None
            k -= 1
            if k >= 0 and chunks[k].kind == "verb" and not (verb is not None and verb.pronoun):
                k = self._before_relative(context, k, here)
        return None

    def _before_relative(self, context: Context, k: int, here: int) -> int:
        """The chunk before the relative clause of the verb at chunk `k`, which ends before the verb at chunk `here`.

        القوات التي يقودها اللواء قصفت البلدة; -1 where there is none, or a new clause begins (…، وقصفت).
        """
        chunks = context.sentence.chunks
        if any(chunks[m].kind == "comma" and chunks[m + 1].conj for m in range(k + 1, here)):
            return -1
        for m in range(k - 1, max(-1, k - _RELATIVE), -1):
            if chunks[m].kind == "rel":
                return m - 1
            if chunks[m].kind not in {"part", "np"}:
                return -1
        return -1

    def _resumes(self, context: Context, here: int, verb: Reading) -> bool:
        """Whether a pronoun takes up what a relative clause describes before the clause's own subject.

        الاتفاق الذي توسطت فيه الدولة
        """
        chunks = context.sentence.chunks
        if here + 2 >= len(chunks) or chunks[here + 1].kind != "part" or chunks[here + 2].kind != "np":
            return False
        taken = self.parts(context.page.words[chunks[here + 1].first])
        fits = self.case(context, here + 2) != "Acc" and self.agrees(context, here + 2, verb)
        return taken.kind == "adv" and bool(taken.prep) and fits

    def _topic(self, context: Context, here: int) -> int | None:
        """The topic that أما sets before a clause in ف: أما الوزير، …، فقال."""
        chunks, words = context.sentence.chunks, context.page.words
        if not words[chunks[here].first].folded.startswith("ف"):
            return None
        about = next((k for k in range(here - 1, -1, -1) if words[chunks[k].first].folded in self._words.topics), None)
        return about + 1 if about is not None and about + 1 < here and chunks[about + 1].kind == "np" else None

    def _opens_clause(self, context: Context, k: int, verb: Reading | None) -> bool:
        chunks = context.sentence.chunks
        while k > 0 and self.is_quote(context, k - 1):
            k -= 1
        if k == 0:
            return True
        before = chunks[k - 1]
        return before.kind in {"sub", "stop", "conj", "comma"} or self._is_copula(context, k - 1, verb)

    def is_quote(self, context: Context, k: int) -> bool:
        """Whether chunk `k` is a quotation mark or a hash sign."""
        return context.page.words[context.sentence.chunks[k].first].folded in TRANSPARENT

    def _is_copula(self, context: Context, k: int, own: Reading | None) -> bool:
        """Whether chunk `k` is كان before a verb, or an auxiliary before an imperfect (لا تزال القوات تحاصر …)."""
        verb = self.verb(context, k)
        if verb is None:
            return False
        imperfect = own is not None and own.morph.aspect == "Imp"
        return verb.lemma in self._words.copulas or (imperfect and verb.lemma in self._words.auxiliaries)

    def relative(self, context: Context, k: int) -> str:
        """The relative pronoun at chunk `k`, folded and without و."""
        return context.page.words[context.sentence.chunks[k].stop - 1].folded.removeprefix(_AND)

    def described_from(self, context: Context, k: int, here: int) -> int:
        """Where in chunk `k`, which the relative clause of the verb at chunk `here` describes, the noun described
        starts; the chunk's first noun where there is no such clause."""
        chunks = context.sentence.chunks
        m = here - 1
        while m > k and chunks[m].kind in {"part", "verb"}:
            m -= 1
        start = chunks[k].start
        return (
            described(context, self.parts, k, self.relative(context, m)) if m > k and chunks[m].kind == "rel" else start
        )

    def _antecedent_agreeing(self, context: Context, k: int, verb: Reading | None, relative: str) -> int | None:
        """The noun phrase before a relative pronoun that the verb agrees with."""
        chunks = context.sentence.chunks
        nearest = None
        for m in range(k, max(-1, k - 5), -1):
            if chunks[m].kind not in {"np", "pp"}:
                if chunks[m].kind in {"part", "comma"}:
                    continue
                break
            nearest = m if nearest is None else nearest
            mention = context.marks.mentions.get(chunks[m].start)
            plural = verb is not None and verb.morph.number == "Plur"
            if mention is not None and mention.entity.type == "LOC" and plural:
                continue
            inner = described(context, self.parts, m, relative) > chunks[m].start
            if verb is None or inner or self.agrees(context, m, verb):
                return m
        return nearest

    def agrees(self, context: Context, k: int, verb: Reading) -> bool:
        """Whether the phrase can be the subject of the verb, by person and gender."""
        morph = verb.morph
        if morph.person not in {"3", ""}:
            return False
        chunk = context.sentence.chunks[k]
        if chunk.start in context.marks.mentions or chunk.start in context.marks.figures:
            return True
        head = self.head(context, k)
        feminine = head.bare.endswith(("ه", "ات")) and not any(lemma.endswith("ه") for lemma in head.lemmas)  # مشتبه
        if morph.gender == "Masc" and morph.number == "Sing":
            if self.is_feminine(context, k):
                return False  # دعا | هذه الدول
            return not feminine or chunk.start > chunk.first
        if morph.gender == "Fem" and morph.number == "Sing" and head.lemmas and not head.people:
            return feminine or not masculine_singular(context.page.words[chunk.start], head)
        return True

    def is_feminine(self, context: Context, k: int) -> bool:
        """Whether a demonstrative shows chunk `k` to be feminine (هذه الدول)."""
        return context.page.words[context.sentence.chunks[k].first].folded in self._words.feminine

    def case(self, context: Context, k: int) -> str:
        """The case that the ending of the head of chunk `k` shows: `Nom` (مسلحون, مسلحو الحركة), `Acc` (مسلحين, مسلحي
        الحركة, ضباطا), or nothing.

        After a verb the oblique of a full plural is an accusative; the ا of a name is none (روسيا).
        """
        if context.sentence.chunks[k].start in context.marks.mentions:
            return ""  # روسيا
        part = self.head(context, k)
        if (part.people and part.bare.endswith("ون")) or is_dual(part):
            return "Nom"
        if part.people and part.bare[-1:] in "وي" and self._in_construct(context, k, part):
            return "Nom" if part.bare[-1] == "و" else "Acc"
        plural = part.people and part.bare.endswith("ين") and (part.participle or stands(part, 2))
        indefinite = not part.article and not part.pronoun and part.bare.endswith("ا") and bool(part.lemmas)
        accusative = indefinite and not any(fold(lemma).endswith("ا") for lemma in part.lemmas)
        return "Acc" if plural or accusative else ""

    def _in_construct(self, context: Context, k: int, part: Part) -> bool:
        """Whether the head of chunk `k` is a full plural in construct and nothing else (مسؤولي الحركة, not قاضي)."""
        chunk = context.sentence.chunks[k]
        return chunk.stop > chunk.start + 1 and stands(part, 1) and not stands(part, 0)

    def is_main(self, context: Context, here: int) -> bool:
        """Whether chunk `here` is asserted: a verb outside relative clauses, or what such a verb governs."""
        chunks = context.sentence.chunks
        for k in range(here, max(-1, here - 4), -1):
            if chunks[k].kind == "verb":
                relative = any(chunks[m].kind == "rel" for m in range(max(0, k - 2), k))
                return not relative and not self.describes(context, k)
            if chunks[k].kind in {"stop", "rel"}:
                return False
        return False

    def describes(self, context: Context, k: int) -> bool:
        """Whether the verb's clause describes an indefinite noun right before it (قوات تقاتل …)."""
        chunks = context.sentence.chunks
        return not chunks[k].conj and self._described(context, k) is not None

    def _described(self, context: Context, k: int) -> int | None:
        """The indefinite noun right before the verb, or before a complement of that noun (قوات في الشمال تقاتل)."""
        chunks = context.sentence.chunks
        for m in range(k - 1, k - 5, -1):
            if m < 1 or chunks[m].kind not in {"np", "pp"} or (chunks[m].kind == "pp" and chunks[m].conj):
                return None
            if chunks[m - 1].kind in {"stop", "sub", "comma"} and chunks[m].kind == "np":
                return None
            if self.indefinite(context, m):
                return m
            if chunks[m].kind != "pp":
                return None
        return None

    def indefinite(self, context: Context, k: int) -> bool:
        """Whether nothing makes chunk `k` definite: article, pronoun or name."""
        chunk = context.sentence.chunks[k]
        mentions = context.marks.mentions
        stop = chunk.stop if chunk.tied < 0 else chunk.tied
        first, last = self.parts(context.page.words[chunk.start]), self.parts(context.page.words[stop - 1])
        named = any(j in mentions for j in range(chunk.start, stop))
        return not (first.article or last.article or first.pronoun or last.pronoun or named)
