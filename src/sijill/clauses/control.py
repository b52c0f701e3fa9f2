"""Who is understood to act where an event noun names nobody: the subject of the verb that it depends on.

Control by the matrix verb, after W. Wright, A Grammar of the Arabic Language (3rd ed.), II § 88–90, and
E. Badawi, M. Carter and A. Gully, Modern Written Arabic, 4.2: خرج الأنصار في مظاهرات, تورط الحزب في تحالف.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from sijill.clauses.entries import LIGHT_VERBS
from sijill.clauses.filling import Filler, Filling
from sijill.clauses.insertions import around_name, around_time
from sijill.clauses.syntax import Context
from sijill.clauses.triggers import Trigger
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Word

_WITH, _FROM, _TO, _BESIDE = fold("ب"), fold("من"), fold("ل"), fold("مع")
_IN, _TOWARDS = fold("في"), fold("إلى")
_DECLARED = frozenset({"REQUEST", "ACCUSE", "PROTEST", "REJECT", "SUPPORT"})
"""Types of acts that are the purpose of others with an article too."""
_OBJECT = "object"
_HOST = "host"
_FAR = 8
"""How many chunks back a governor is looked for."""


class Control:
    """Finds the actor that an event noun shares with what governs it."""

    def __init__(self, lexicon: Lexicon, filling: Filling) -> None:
        content = lexicon.yaml(LIGHT_VERBS)
        self._filling = filling
        self._preps = frozenset(map(fold, content["control"]["preps"]))
        self._acting = frozenset(
            verb
            for row in content["verbs"]
            if row.get("subject") == "actor" and not row.get("own")
            for verb in row["verbs"]
        )
        self._verbs = frozenset(content["control"]["verbs"]) | self._acting
        self._nouns = frozenset(content["control"]["nouns"])
        self._adverbial = frozenset(map(fold, content["control"]["adverbial"]))
        self._within = frozenset(map(fold, content["control"]["within"]))
        undergone = {verb for row in content["verbs"] if "ل" in row["takes"] for verb in row["verbs"]}
        undergone.update(content["control"]["for"])
        self._passive = frozenset(content["often_passive"])
        self._undergone = frozenset(undergone)
        self._motion = frozenset(content["control"]["motion"])
        self._made = {verb: fold(by) for by, verbs in content["control"]["made"].items() for verb in verbs}
        """Verbs whose object acts in what they govern → how the object stands."""

    def lends(self, lemma: str) -> bool:
        """Whether the verb lends its subject to an event noun that it governs."""
        return lemma in self._verbs

    def actor(self, context: Context, here: int, trigger: Trigger) -> Iterator[Filler]:
        """The understood actor of the event noun in chunk `here`."""
        if "actor" not in {*trigger.entry.frame.verb.values(), *trigger.entry.frame.noun.values()}:
            return
        chunks, syntax = context.sentence.chunks, self._filling.syntax
        prep = chunks[here].prep if chunks[here].kind == "pp" else ""
        made = tuple(self._made_to(context, here))
        if made:
            yield from made
            return
        if trigger.at > chunks[here].start:
            lent = self._masdar(context, here, chunks[here].start, trigger.at)
            if lent is None:
                return
        last = here - _FAR
        for k in range(here - 1, -1, -1):
            chunk = chunks[k]
            last -= chunk.kind == "comma"
            if k <= last:
                return
            if chunk.kind == "comma" and (around_time(context, k) or around_name(context, k)):
                continue
            if chunk.kind == "comma" and k == here - 1 and prep == _IN and self._is_visit(trigger):
                continue  # وصل الوزير إلى العاصمة، في زيارة
            if chunk.kind in {"stop", "rel", "sub", "conj", "comma"}:
                return
            if chunk.kind != "verb" and any(j in context.triggers for j in range(chunk.start, chunk.stop)):
                return  # another event governs this one
            if chunk.kind in {"np", "pp"} and self._governs(context, chunk.start):
                if chunk.stop > chunk.start + 1:
                    yield from self._lent(context, chunk.start + 1, chunk.stop)
                    return
                prep = chunk.prep if chunk.kind == "pp" else ""
            if chunk.kind != "verb":
                continue
            verb = syntax.verb(context, k)
            if verb is None or verb.lemma not in self._verbs or (prep and prep not in self._preps):
                return
            if verb.morph.person not in {"3", ""}:
                return  # أنهينا جولة الحوار: the speaker speaks for more than himself
            subject = syntax.subject(context, k)
            if subject is not None and subject != here:
                yield from self._filling.fill(context, "actor", subject, "events.control")
            return

    def _is_visit(self, trigger: Trigger) -> bool:
        """Whether an event noun says where to (زيارة إلى)."""
        return trigger.entry.frame.noun.get(_TOWARDS, "none") == _HOST

    def destination(self, context: Context, here: int, trigger: Trigger, filled: AbstractSet[str]) -> Iterator[Filler]:
        """Where the verb goes that a visit is told beside (وصل الوزير إلى العاصمة في زيارة)."""
        chunks, syntax = context.sentence.chunks, self._filling.syntax
        told = not filled.isdisjoint({"recipient", "location", _HOST})
        if told or chunks[here].prep != _IN or not self._is_visit(trigger):
            return
        for k in range(here - 1, max(-1, here - _FAR), -1):
            verb = syntax.verb(context, k)
            if chunks[k].kind in {"stop", "rel", "sub", "conj"} or (
                verb is not None and verb.lemma not in self._motion
            ):
                return
            if chunks[k].prep == _TOWARDS and chunks[k].kind == "pp":
                goes = any((v := syntax.verb(context, m)) is not None and v.lemma in self._motion for m in range(k))
                if goes:
                    yield from self._filling.fill(context, _HOST, self._seat(context, k), "events.control")
                return

    def _seat(self, context: Context, k: int) -> int:
        """The chunk that names the area of chunk `k`, right after it (إلى العاصمة اللبنانية، بيروت), or `k`."""
        chunks, places = context.sentence.chunks, context.marks.places
        after = k + 2 if chunks[k + 1].kind == "comma" and k + 2 < len(chunks) else k + 1
        named = chunks[after].kind == "np" and not chunks[after].conj and chunks[after].start in places
        return after if named and places.keys().isdisjoint(range(chunks[k].start, chunks[k].stop)) else k

    def _made_to(self, context: Context, here: int) -> Iterator[Filler]:
        """Who is let or made to act: the object of a verb (أجبر الجيش المسلحين على الانسحاب), or whom its preposition
        names (سمح للجيش بالدخول)."""
        chunks, syntax = context.sentence.chunks, self._filling.syntax
        for k in range(here - 1, max(-1, here - _FAR), -1):
            if chunks[k].kind in {"stop", "rel", "sub", "conj", "comma"}:
                return
            verb = syntax.verb(context, k)
            if verb is None:
                continue
            by = self._made.get(verb.lemma)
            subject = syntax.subject(context, k) if by is not None else None
            if subject is None:
                return
            for j in range(k + 1, here):
                if (chunks[j].kind == "np" and j != subject) if by == _OBJECT else chunks[j].prep == by:
                    yield from self._filling.fill(context, "actor", j, "events.control")
                    return
            return

    def beside(self, context: Context, here: int) -> int:
        """The token of the event that the noun in chunk `here` is joined to, or an adverbial of; -1 where none."""
        chunks, syntax = context.sentence.chunks, self._filling.syntax
        chunk = chunks[here]
        joined = chunk.conj and chunk.kind in {"np", "pp"}
        if not joined and (chunk.prep not in self._within or syntax.head(context, here).pronoun):
            return -1
        for k in range(here - 1, max(-1, here - _FAR), -1):
            other = chunks[k]
            if other.kind in {"stop", "rel", "sub", "conj"} or (joined and other.kind in {"verb", "comma"}):
                return -1
            if joined or other.kind == "verb":
                at = next((j for j in range(other.start, other.stop) if j in context.triggers), -1)
                if at >= 0 or other.kind == "verb":
                    return at
        return -1

    def adverbial(self, context: Context, here: int, trigger: Trigger, own: tuple[Filler, ...]) -> Iterator[Filler]:
        """Who acts in an adverbial of purpose, or in one that names the other side: انسحب بعد معارك مع المسلحين."""
        chunks, syntax = context.sentence.chunks, self._filling.syntax
        chunk = chunks[here]
        if chunk.kind != "pp" or trigger.at != chunk.start:
            return
        purpose = chunk.prep == _TO and self._of_purpose(context, here, definite=trigger.entry.type in _DECLARED)
        sided = chunk.prep in self._adverbial and _BESIDE in trigger.entry.frame.noun
        if not purpose and not (sided and any(filler.role == "recipient" for filler in own)):
            return
        for k in range(here - 1, max(-1, here - 2 * _FAR), -1):
            if chunks[k].kind in {"stop", "rel", "sub", "conj"}:
                return
            verb = syntax.verb(context, k)
            if verb is None:
                continue
            if verb.morph.voice == "Pass" or verb.lemma in self._passive or (purpose and verb.lemma in self._undergone):
                return
            if purpose and not (verb.lemma in self._acting or chunks[k].first in context.triggers):
                return
            subject = syntax.subject(context, k)
            who = None if subject is None else self._filling.who(context, subject)
            if who is not None and not who.facility:
                rule = "events.purpose" if purpose else "events.control"
                yield from self._filling.fill(context, "actor", subject, rule)
            return
        if sided:
            yield from self._fronted(context, here)

    def _fronted(self, context: Context, here: int) -> Iterator[Filler]:
        """Who takes part in what a sentence begins with: whoever the verb after the comma is of (خلال لقاء مع نظيره،
        أكد الوزير …)."""
        chunks, syntax = context.sentence.chunks, self._filling.syntax
        comma = next((k for k in range(here + 1, len(chunks)) if chunks[k].kind in {"comma", "stop", "verb"}), None)
        if comma is None or chunks[comma].kind != "comma" or comma + 1 >= len(chunks):
            return
        if chunks[comma + 1].kind != "verb" or chunks[comma + 1].conj:
            return
        subject = syntax.subject(context, comma + 1)
        who = None if subject is None or subject < here else self._filling.who(context, subject)
        if who is not None and not who.place:
            yield from self._filling.fill(context, "actor", subject, "events.control")

    def _of_purpose(self, context: Context, here: int, *, definite: bool) -> bool:
        """Whether ل before an act says what for: the noun is a plain verbal noun, and what stands before it takes no ل.

        An indefinite noun does (قانون لإعلان الطوارئ), and so does a verbal noun (رعايته لاجتماعات). With the article
        only what people gather for is told so (تظاهروا للمطالبة بحقوقهم).
        """
        chunks, words = context.sentence.chunks, context.page.words
        head = words[chunks[here].start]
        before = chunks[here - 1] if here else None
        attack = "attack" in self._filling.classes(context, here)
        if attack and before is not None and before.kind in {"np", "pp"}:
            # يحشد الجيش عتاده لهجوم, but not التداعيات المحتملة لهجوم
            return bool(self._filling.syntax.head(context, here - 1).pronoun)
        verbal = (r for r in head.readings if r.morph.verb_form == "Vnoun" and r.morph.number == "Sing")
        if not any(definite or not reading.article for reading in verbal):
            return False
        if before is None or before.kind not in {"np", "pp"}:
            return True
        return not self._filling.syntax.indefinite(context, here - 1) and not _verbal(words[before.start])

    def backed(self, context: Context, here: int) -> Iterator[Filler]:
        """Who acts with the backing or at the call that an adverbial names: تقدم الجيش بإسناد من التحالف."""
        chunks, syntax = context.sentence.chunks, self._filling.syntax
        if chunks[here].prep != _WITH or here + 1 >= len(chunks) or chunks[here + 1].prep != _FROM:
            return
        before = (k for k in range(here - 1, -1, -1) if chunks[k].kind == "verb")
        after = (k for k in range(here + 1, len(chunks)) if chunks[k].kind == "verb")
        for k in (*before, *after):
            subject = syntax.subject(context, k)
            who = None if subject is None else self._filling.who(context, subject)
            if subject is not None and who is not None and not who.place:
                yield from self._filling.fill(context, "recipient", subject, "events.backed")
                return

    def _masdar(self, context: Context, here: int, first: int, at: int) -> int | None:
        """Whether only nouns that lend their subject stand between the start of the phrase and the event noun."""
        return here if all(self._governs(context, j) for j in range(first, at)) else None

    def _lent(self, context: Context, first: int, stop: int) -> Iterator[Filler]:
        """Whose plan or act the governing noun is: the nation of its adjective, or what it is in construct with."""
        nation = tuple(self._filling.nation(context, "actor", first, stop))
        if nation or self._filling.syntax.parts(context.page.words[first]).relational:
            yield from nation  # جهود دبلوماسية لمنع …: whose they are is not said
        else:
            yield from self._filling.fill_range(context, "actor", first, stop, "events.control")

    def _governs(self, context: Context, at: int) -> bool:
        """Whether the noun at token `at` is the verbal noun of a verb whose subject acts in what it governs, or names
        a plan (خطة أميركية للانسحاب)."""
        return any(
            (reading.morph.verb_form == "Vnoun" and reading.lexeme.verb in self._verbs) or reading.lemma in self._nouns
            for reading in context.page.words[at].readings
        )


def _verbal(word: Word) -> bool:
    """Whether a word can be a verbal noun."""
    return any(reading.morph.verb_form == "Vnoun" for reading in word.readings)
