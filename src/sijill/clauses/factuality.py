"""Polarity and modality of an event (FactBank), from the words that govern it (data/events/factuality.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from sijill.clauses.chunks import Chunk, Sentence
from sijill.clauses.entries import FACTUALITY, LIGHT_VERBS
from sijill.clauses.parts import Parts
from sijill.clauses.realities import Factuality, under
from sijill.lexicon import Lexicon
from sijill.model import Modality, Polarity, Reason
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex, Word

SETS = frozenset({"negative", "inherit", "outcome", "ongoing", "refused"})
"""What a governor can give an event besides a modality."""
_SAYS = frozenset({"إن", "بإن", "إنه", "إنها", "إنهم", "إنهما"})
"""What only verbs of speech take before their clause: the modality of other verbs does not reach into it."""
_FROM = fold("من")
_REACH = 14
_NEAR = 6
"""How far from a governor the words of its `with` stand."""
_BESIDE = 3
"""How far before a clause with a pronoun (أنه) what governs it stands."""
_CARRIED = 5
"""How many phrases lie between a light verb and its event noun at most (سيعقد البرلمان، السبت، جلسة)."""
_AHEAD = 6
"""How many phrases after an event noun the verb of its clause or its predicate stands."""
_DEPTH = 3
"""How many governors of governors are followed."""
EXPECTED = "events.modality.expected"
"""The rule by which an event noun of some families alludes to what is still to come."""
DISPUTED = "events.factuality.disputed"
"""The rule by which an accusation was made though what it says is denied."""


class _Governor(msgspec.Struct, frozen=True, gc=False):
    id: str
    set: str
    takes: frozenset[str]
    beside: frozenset[str]
    noun: bool = False
    """Whether it is a noun, which with an article governs no object."""


class _Particle(msgspec.Struct, frozen=True, gc=False):
    id: str
    sets: tuple[str, ...]
    before: str
    reach: int


class FactualityReader:
    """Reads polarity and modality off the clause around a trigger."""

    def __init__(self, lexicon: Lexicon, parts: Parts, is_light: Callable[[str], bool]) -> None:
        self._parts = parts
        self._is_light = is_light
        self._lends: dict[str, set[str]] = {}
        self._claiming: set[str] = set()
        for row in lexicon.yaml(LIGHT_VERBS)["verbs"]:
            if row.get("claims"):
                self._claiming.update(row["verbs"])
            for lemma in row["verbs"]:
                self._lends.setdefault(lemma, set()).update(map(fold, row["takes"]))
        content: Mapping[str, Any] = lexicon.yaml(FACTUALITY)
        governors: list[tuple[str, _Governor | None]] = [(phrase, None) for phrase in content["none"]]
        for row in content["governors"]:
            takes, beside = frozenset(map(fold, row["takes"])), frozenset(map(fold, row.get("with", ())))
            governor = _Governor(row["id"], row["set"], takes, beside)
            noun = replace(governor, noun=True)
            governors.extend((f"<{lemma}>", noun if lemma.startswith("n:") else governor) for lemma in row["lemmas"])
            governors.extend((phrase, governor) for phrase in row.get("phrases", ()))
        self._governors = PhraseIndex(governors)
        self._particles = PhraseIndex(
            [
                (word, _Particle(row["id"], tuple(row["set"]), row.get("before", ""), row.get("reach", 1)))
                for row in content["particles"]
                for word in row["words"]
            ]
        )
        self._widest = max(row.get("reach", 1) for row in content["particles"])
        self._condition: Mapping[str, Any] = content["conditions"]
        self._conditions = PhraseIndex([(word, self._condition["id"]) for word in self._condition["words"]])
        self._described = {
            lemma: (row["id"], cast("Modality", row["set"])) for row in content["adjectives"] for lemma in row["lemmas"]
        }
        self._intended, self._intending = content["intended"]["id"], frozenset(content["intended"]["verbs"])
        self._copulas = frozenset(content["intended"]["copulas"])
        self._comes, self._coming = content["coming"]["id"], frozenset(content["coming"]["verbs"])
        self._that, self._that_it = (frozenset(map(fold, content[name])) for name in ("that", "that_it"))
        self._when = frozenset(map(fold, content["when"]))
        self._presupposing = frozenset(map(fold, content["presupposing"]["words"]))
        self._any, self._whatever = content["any"]["id"], frozenset(map(fold, content["any"]["words"]))
        existing = content["existing"]
        self._existing, self._being = frozenset(existing["verbs"]), frozenset(existing["being"])
        self._there = frozenset(map(fold, existing["there"]))
        self._incumbent, self._upon = content["incumbent"]["id"], fold(content["incumbent"]["upon"])

    def read(self, page: Page, sentence: Sentence, at: int, *, verbal: bool, depth: int = 0) -> Factuality:
        """Factuality of the event whose trigger stands at token `at`; `depth` counts the governors followed so far."""
        polarity, modality, reasons = self._own(page, sentence, at, verbal=verbal)
        governor = -1
        if not verbal and polarity == "positive" and depth < _DEPTH:
            carrier = self._carrier(page, sentence, at)
            carried = None
            if carrier is not None:
                carried = self.read(page, sentence, carrier, verbal=True, depth=depth + 1)
            if carried is not None and not (carried.polarity == "negative" and self._claims(page, carrier)):
                polarity, modality, governor = carried.polarity, carried.modality, carried.governor
                reasons = list(carried.reasons)
        governed = self._governed(page, sentence, at, verbal=verbal)
        if governed is not None and depth < _DEPTH and not self._presupposed(page, at):
            row, j = governed
            reasons.append(Reason(row.id, _kind(row.set), page.span(j, j + 1)))
            if row.set == "refused":
                governor = j
            elif row.set == "ongoing":
                polarity = "positive"  # نفى أن يكون الجيش أوقف غاراته: the raids go on
            else:
                is_verb = sentence.chunks[sentence.at(j)].kind == "verb"
                outer = self.read(page, sentence, j, verbal=is_verb, depth=depth + 1)
                polarity, modality, governor = under(row.set, j, outer, polarity, modality, governor)
                reasons.extend(outer.reasons)
        elif modality == "actual" and self._due(page, sentence, at, verbal=verbal):
            modality = "demanded"
            reasons.append(Reason(self._incumbent, "modality"))
        any_ = at > 0 and not verbal and page.words[at - 1].folded in self._whatever
        if any_ and polarity == "positive" and modality == "actual":
            modality = "hypothetical"
            reasons.append(Reason(self._any, "modality", page.span(at - 1, at)))
        if modality == "actual" and self._conditional(page, sentence, at):
            modality = "hypothetical"
            reasons.append(Reason(str(self._condition["id"]), "modality"))
        if modality == "actual" and not verbal and depth == 0:
            after = self._after(page, sentence, at)
            if after is not None:
                modality, reason = after
                reasons.append(reason)
        return Factuality(polarity, modality, tuple(reasons), governor)

    def _claims(self, page: Page, at: int | None) -> bool:
        """Whether the verb at token `at` only says whose the event is: what nobody claims has happened all the same."""
        verb = self._parts[page.words[at]].verb if at is not None else None
        return verb is not None and verb.lemma in self._claiming

    def _own(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> tuple[Polarity, Modality, list[Reason]]:
        """What the particles right before token `at` say."""
        words = page.words
        verb = self._parts[words[at]].verb if verbal else None
        polarity: Polarity = "positive"
        modality: Modality = "actual"
        reasons: list[Reason] = []
        if verb is not None and verb.preposition == "س":
            modality = "planned"
            reasons.append(Reason("events.modality.future", "modality", page.span(at, at + 1)))
        # a clause with أن is negated before it: دون أن ينسحب
        end = at - 1 if verb is not None and at > sentence.first and words[at - 1].folded in self._that else at
        for j in range(end - 1, max(sentence.first, end - self._widest) - 1, -1):
            if words[j].kind == "punct":
                break
            for match in self._particles.at(words, j) if self._particles.openings[words[j]] else ():
                particle = match.value
                if end - j > particle.reach or (particle.before and (verb is None) != (particle.before == "noun")):
                    continue
                if particle.before == "noun" and (verbal or self._parts[words[at]].article):
                    continue
                if particle.before == "imperfect" and _can_be_perfect(words[at]):
                    continue
                if any(self._parts[words[i]].kind == "rel" for i in range(match.stop, end)):
                    continue  # ليست الأولى التي يقصفها
                for value in particle.sets:
                    reasons.append(Reason(particle.id, _kind(value), page.span(j, j + 1)))
                    if value == "negative":
                        polarity = "negative"
                    else:
                        modality = cast("Modality", value)
                return polarity, modality, reasons
        return polarity, modality, reasons

    def _carrier(self, page: Page, sentence: Sentence, at: int) -> int | None:
        """The light verb that an event noun is subject or object of (سيجري نقل, لم تتم مناقشة)."""
        here = sentence.at(at)
        prep = sentence.chunks[here].prep if sentence.chunks[here].kind == "pp" else ""
        for k in range(here - 1, max(-1, here - 1 - _CARRIED), -1):
            chunk = sentence.chunks[k]
            if chunk.kind == "verb":
                verb = self._parts[page.words[chunk.first]].verb
                if verb is not None and self._exists(page, verb.lemma, chunk):
                    return chunk.first if not prep else None
                if verb is None or not self._is_light(verb.lemma):
                    return None
                takes = self._lends.get(verb.lemma, set())
                return chunk.first if not prep or prep in takes else None
            if chunk.kind not in {"np", "part", "comma"} and (prep or chunk.kind != "pp"):
                return None  # ستطلق بشكل فوري حملة
        return None

    def _exists(self, page: Page, lemma: str, chunk: Chunk) -> bool:
        """Whether a verb says that there is what follows it (لا توجد محادثات, ستكون هناك محادثات)."""
        if lemma not in self._being:
            return lemma in self._existing
        return any(word.folded in self._there for word in page.words[chunk.stop : chunk.stop + 1])

    def _governed(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> tuple[_Governor, int] | None:
        """The nearest governor whose complement the trigger stands in, and its token."""
        words, openings = page.words, self._governors.openings
        here = sentence.at(at)
        chunk = sentence.chunks[here]
        intro = chunk.prep if chunk.kind == "pp" and not (chunk.prep == _FROM and self._partitive(page, chunk)) else ""
        nominal = chunk.kind == "np" or (not intro and not verbal)
        that = parted = crossed = False
        last = sentence.first
        joined = chunk.conj and nominal and at == chunk.start
        shared: set[str] = set()
        resumed = bool(intro) and here > 0 and sentence.chunks[here - 1].kind == "comma"
        reach = _REACH * (3 if resumed else 1)
        k, starts = here, sentence.starts
        for j in range(at - 1, max(sentence.first, at - reach) - 1, -1):
            while starts[k] > j:
                k -= 1
            word = words[j]
            part = self._parts[word]
            if part.kind == "punct" and word.folded in ".؛:؟!":
                return None
            if part.kind == "rel" and not resumed:
                return None
            if j < last:
                return None
            it = word.folded in self._that_it
            if (it or word.folded in self._that) and not that:
                last = j - _BESIDE if it else last
                if word.stripped in _SAYS or (j > sentence.first and words[j - 1].folded in self._when):
                    return None
                that, parted = True, words[j - 1].kind == "punct"
                continue
            other = sentence.chunks[k]
            direct = intro or ("object" if nominal or other is chunk else "")
            for governor in self._governing(words, j) if openings[word] else ():
                if governor.noun and crossed and not that:
                    continue  # مع اقتراب الموعد رفع تهديداته للمطالبة …
                object_ = "object" in governor.takes and not (governor.noun and part.article)
                if (
                    (other is chunk and object_)
                    or (that and "ان" in governor.takes and not (parted and other.kind != "verb"))
                    or (not verbal and not that and (object_ if direct == "object" else direct in governor.takes))
                    or (joined and not that and not shared.isdisjoint(governor.takes))
                ) and self._fits(governor, words, j, sentence):
                    return governor, j
            if other.kind == "pp" and nominal and chunk.conj:
                intro = intro or other.prep
                shared.add(other.prep)  # دعا إلى وقف القتال في المدينة والإفراج عن الأسرى
            if other.kind == "verb" and not that and (verbal or not intro or part.conj):
                if part.verb is not None and part.verb.lemma in self._copulas:
                    continue
                return None
            crossed = crossed or other.kind == "verb"
        return None

    def _partitive(self, page: Page, chunk: Chunk) -> bool:
        """Whether a phrase with من tells of what a word of quantity counts (مزيد من الضربات)."""
        before = chunk.first - 1
        return before >= 0 and self._parts[page.words[before]].bare in self._parts.counters

    def _presupposed(self, page: Page, at: int) -> bool:
        """Whether an event noun is in construct with what only a real event has (ضحايا الهجوم)."""
        return at > 0 and self._parts[page.words[at - 1]].bare in self._presupposing

    def _due(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> bool:
        """Whether an act is said to be up to somebody (إن على الجيش وقف القصف, على الجيش أن ينسحب)."""
        k = sentence.at(at)
        if k == 0 or sentence.chunks[k - 1].kind not in {"pp", "sub"}:
            return False
        if verbal:
            k -= 1
            if page.words[sentence.chunks[k].first].folded not in self._that:
                return False
        elif sentence.chunks[k].kind != "np" or at != sentence.chunks[k].start:
            return False
        whom = sentence.chunks[k - 1] if k > 0 else None
        if whom is None or whom.kind != "pp" or whom.prep != self._upon:
            return False
        before = sentence.chunks[k - 2].kind if k > 1 else "stop"
        return before == "sub" or (verbal and before in {"stop", "conj", "comma"})

    def _governing(self, words: Sequence[Word], j: int) -> list[_Governor]:
        """The governors that token `j` can be; none where it begins a phrase that governs nothing."""
        found = [match.value for match in self._governors.at(words, j)]
        governors = [governor for governor in found if governor is not None]
        return governors if len(governors) == len(found) else []

    def _after(self, page: Page, sentence: Sentence, at: int) -> tuple[Modality, Reason] | None:
        """What the words after an event noun say: its adjective (الزيارة المرتقبة), its clause or predicate in the
        future (القمة التي ستعقد, المحادثات ستتناول)."""
        here = sentence.at(at)
        for j in range(at + 1, sentence.chunks[here].stop):
            for reading in page.words[j].readings:
                told = self._described.get(reading.lemma)
                if told is not None:
                    return told[1], Reason(told[0], "modality", page.span(j, j + 1))
        relative = False
        for k in range(here + 1, min(here + 1 + _AHEAD, len(sentence.chunks))):
            chunk = sentence.chunks[k]
            if chunk.kind == "verb":
                verb = self._parts[page.words[chunk.first]].verb
                if verb is not None and verb.lemma in self._copulas:
                    continue
                if verb is not None and verb.lemma in self._intending and self._resumed(page, sentence, k):
                    return "planned", Reason(self._intended, "modality", page.span(chunk.first, chunk.stop))
                comes = verb is not None and verb.preposition == "س" and verb.lemma in self._coming
                if comes and (relative or sentence.chunks[here].kind == "np"):
                    return "planned", Reason(self._comes, "modality", page.span(chunk.first, chunk.stop))
                return None
            relative = chunk.kind == "rel"
            if chunk.kind not in {"np", "pp", "rel", "comma"}:
                return None
        return None

    def _resumed(self, page: Page, sentence: Sentence, k: int) -> bool:
        """Whether what the verb of chunk `k` governs takes up the noun before it (مذبحة كانوا ينوون ارتكابها)."""
        after = sentence.chunks[k + 1 : k + 4]
        return any(
            self._parts(page.words[chunk.start]).pronoun and chunk.kind in {"np", "pp"} for chunk in after
        ) or any(self._parts(page.words[chunk.first]).kind == "adv" for chunk in after[:1])

    def _fits(self, governor: _Governor, words: tuple[Word, ...] | list[Word], at: int, sentence: Sentence) -> bool:
        """Whether one of the words that the governor wants beside it stands near it."""
        if not governor.beside:
            return True
        near = range(max(sentence.first, at - _NEAR), min(sentence.stop, at + _NEAR + 1))
        return any(fold(reading.lemma) in governor.beside for j in near for reading in words[j].readings)

    def _conditional(self, page: Page, sentence: Sentence, at: int) -> bool:
        words, openings = page.words, self._conditions.openings
        for j in range(at - 1, max(sentence.first, at - int(self._condition["reach"])) - 1, -1):
            if words[j].kind == "punct":
                return False
            if openings[words[j]] and any(match.stop <= at for match in self._conditions.at(words, j)):
                return True
        return False


def _can_be_perfect(word: Word) -> bool:
    return any(reading.morph.verb_form == "Fin" and reading.morph.aspect == "Perf" for reading in word.readings)


def _kind(value: str) -> str:
    return "polarity" if value == "negative" else "modality"
