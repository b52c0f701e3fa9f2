"""Where an event happens: the named places of its clause, then those of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sijill.clauses.chunks import Chunk
from sijill.clauses.filling import Filler, Filling
from sijill.clauses.participants import Namer
from sijill.clauses.sites import located, nested
from sijill.clauses.syntax import Context
from sijill.clauses.wordlists import WordLists, place_words
from sijill.lexicon import Lexicon
from sijill.text import fold

HAPPENING = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
"""Types of events that happen on the spot; of talks and help the text says where only beside their word."""
_PLACED = HAPPENING | {"CONSULT", "CONCEDE", "AID", "AGREE"}
"""Types of events that happen somewhere; speech acts are not placed."""
ELSEWHERE = "events.sentence-place"
COUNTRY = "events.homeland"
_HERE = "events.place"
_HIT = frozenset({"recipient", "theme", "site"})
_THERE = 4
"""Before how many chunks after an event هناك must stand to say where it happens."""
_WITHIN = frozenset(map(fold, ("في", "ب")))
_COMING = frozenset({"force", "fighters"})
_BETWEEN, _ON, _FOR, _BY, _FROM = (fold(word) for word in ("بين", "على", "ل", "ب", "من"))


class Places:
    """Finds the named places at which a clause or a sentence puts what happens."""

    def __init__(self, lexicon: Lexicon, filling: Filling, namer: Namer, words: WordLists) -> None:
        self._filling = filling
        self._syntax = filling.syntax
        self._sites = filling.sites
        self._namer = namer
        self._words = words
        self._agreeing = words.strict_places - {_ON}
        self._own = place_words(lexicon)

    def fill(self, context: Context, here: int, kind: str, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """The fillers of an event with the places of its clause, else of its sentence."""
        if kind not in _PLACED:
            return tuple(filler for filler in fillers if filler.role != "location")
        if not context.marks.places:
            return fillers
        if kind == "ASSAULT":
            fillers = tuple(map(_town, fillers))
        struck = tuple(self.of_target(context, fillers)) if kind == "ASSAULT" else ()
        fillers += tuple(filler for filler in struck if filler.who.part_of_country)
        fillers += tuple(self.of_clause(context, here, kind, fillers))
        if not any(filler.role == "location" for filler in fillers):
            fillers += struck
        if kind in HAPPENING and not any(filler.role == "location" for filler in fillers):
            fillers += tuple(self._there(context, here)) or tuple(self.of_sentence(context, here))
        return _without_target(fillers)

    def _there(self, context: Context, here: int) -> Iterator[Filler]:
        """The place that هناك after an event points back to: الحرب الدائرة هناك, not هناك حرب."""
        chunks = context.sentence.chunks
        for k in range(here + 1, min(here + _THERE, len(chunks))):
            if context.page.words[chunks[k].first].folded not in self._own.there:
                continue
            who = self._sites.last_before(context, chunks[k].first)
            if who is not None and (k + 1 == len(chunks) or chunks[k + 1].kind != "np"):
                yield Filler("location", who, "events.place-again")
            return

    def of_clause(self, context: Context, here: int, kind: str, known: tuple[Filler, ...]) -> Iterator[Filler]:
        """Named places that a preposition of place attaches in the clause of chunk `here`.

        Once a place is known, those beyond the next event belong to that one, and those of further clauses, of who
        tells it and beside which it lies count only where one of the two lies in the other. The place of those who talk
        is theirs, where another follows (وقعت الأطراف في السودان اتفاقا في القاهرة).
        """
        theirs: list[Filler] = []
        told = list(self._told(context, here, kind, known, theirs))
        yield from told or theirs

    def _told(
        self, context: Context, here: int, kind: str, known: tuple[Filler, ...], theirs: list[Filler]
    ) -> Iterator[Filler]:
        chunks, words, own = context.sentence.chunks, context.page.words, self._own
        found = [filler for filler in known if filler.role == "location"]
        front = tuple(self._fronted(context, here))
        yield from front
        found += front
        opened = bool(found) and not front
        further = False
        last = max(
            (context.sentence.at(f.who.first) for f in found if f.who.first >= context.sentence.first), default=-1
        )
        for k in range(here, len(chunks)):
            chunk = chunks[k]
            if k > here:
                if chunk.kind == "stop" or self._is_sequence(context, k) or (chunk.kind == "verb" and chunk.conj):
                    return  # what follows is another clause, or another event
                if opened and not context.triggers.isdisjoint(range(chunk.first, chunk.stop)):
                    return
                if chunk.kind in {"rel", "verb"} and (kind in HAPPENING or k > here + 1):
                    further = True  # a meeting may be described at once: لقاء جمع الوزيرين في حلب
                if kind not in HAPPENING and (further or self._is_subject(context, chunk)):
                    return
            if words[chunk.first].folded in own.tellers:
                further = True
            if chunk.kind not in {"np", "pp"} or not self._may_place(context, chunk):
                continue
            placed = self._at(context, k, kind, last)
            if (found or kind not in HAPPENING) and placed and placed[0].rule == COUNTRY:
                continue  # قتل جندي في حلب في شمال البلاد
            added = self._added(context, chunk) if found and not (placed or further) else []
            placed = placed or added
            if placed and not found and kind not in HAPPENING and k > here + 1 and self._of_somebody(context, k):
                theirs += [] if theirs else placed
                continue
            if found and placed and not added:
                aside = self._is_side(context, k)
                loose = k != last + 1 and ((further and last >= 0) or self._of_somebody(context, k))
                if aside or loose:
                    placed = [filler for filler in placed if _joins(filler, found)]
            if placed:
                names = {filler.who.name for filler in found}
                placed = [f for f in (*placed, *self._joined(context, k)) if f.who.name not in names]
                yield from placed
                found += placed
                last, opened = k, True

    def _is_sequence(self, context: Context, k: int) -> bool:
        """Whether another event follows that the one before came after, led to or answers (بعد هجوم, بعد يومين من
        هجوم, ردا على هجوم)."""
        chunks = context.sentence.chunks
        prep = chunks[k].prep
        if prep in self._own.sequence or (prep == _ON and self._answers(context, chunks[k])):
            return True
        if chunks[k].kind != "part" or k + 1 == len(chunks) or chunks[k + 1].prep not in {_FROM, _ON}:
            return False
        return context.page.words[chunks[k].first].folded in self._own.sequence

    def _answers(self, context: Context, chunk: Chunk) -> bool:
        """Whether a phrase of على tells what is answered (ردا على العدوان في حلب)."""
        return chunk.first > 0 and context.page.words[chunk.first - 1].folded in self._words.answering

    def of_target(self, context: Context, fillers: tuple[Filler, ...]) -> Iterator[Filler]:
        """The places that an attack hit (قصفت الطائرات مدينة حلب), which are where it happened."""
        for filler in fillers:
            who = filler.who
            if filler.role not in _HIT or who.first < 0:
                continue
            if who.place:
                yield Filler("location", who, filler.rule)
            else:
                for mention in self._sites.within(context, who.first, who.stop):
                    if self._sites.lies_at(context, who.first, mention):
                        yield Filler("location", located(mention), filler.rule)

    def of_sentence(self, context: Context, here: int) -> Iterator[Filler]:
        """Named places after في, ب, قرب … anywhere in the sentence, but for those of a later event."""
        for k, chunk in enumerate(context.sentence.chunks):
            prep = chunk.prep
            if k > here and (prep in self._own.sequence or (prep == _ON and self._answers(context, chunk))):
                return
            if chunk.kind in {"np", "pp"} and self._sites.within(context, chunk.start, chunk.stop):
                yield from self._attached(context, k, self._words.strict_places, ELSEWHERE)

    def _at(self, context: Context, k: int, kind: str, last: int) -> list[Filler]:
        """The places that chunk `k` tells, however it does; `last` is the last chunk that told one."""
        preps = self._agreeing if kind == "AGREE" else self._words.places
        return (
            list(self._attached(context, k, preps, _HERE))
            or list(self._between(context, k))
            or list(self._apposed(context, k, last))
        )

    def _may_place(self, context: Context, chunk: Chunk) -> bool:
        """Whether a phrase names a place, or is a single word that can stand for one."""
        places = context.marks.places
        if chunk.stop == chunk.start + 1 or not places.keys().isdisjoint(range(chunk.start, chunk.stop)):
            return True
        if context.page.words[chunk.stop - 1].folded in self._own.homeland:
            return True
        return self._sites.may_be_land(context, self._noun(context, chunk))

    def _fronted(self, context: Context, here: int) -> Iterator[Filler]:
        """The place that a sentence opens with (وفي حلب، قتل …)."""
        first = context.sentence.chunks[0]
        if here and first.kind == "pp" and first.prep in _WITHIN:
            yield from self._attached(context, 0, _WITHIN, _HERE)

    def _attached(self, context: Context, k: int, preps: frozenset[str], rule: str) -> Iterator[Filler]:
        """The places that a preposition of `preps`, or such a noun, attaches with chunk `k`."""
        chunk = context.sentence.chunks[k]
        if chunk.kind == "np" and self._syntax.head(context, k).bare not in preps:
            return
        if chunk.kind not in {"np", "pp"} or (chunk.kind == "pp" and chunk.prep not in preps):
            return
        if chunk.prep == _FROM and self._is_origin(context, k):
            return
        mentions = self._sites.within(context, chunk.start, chunk.stop)
        for mention in mentions:
            if self._sites.lies_at(context, chunk.start, mention):
                yield Filler("location", located(mention), rule)
        if mentions or rule != _HERE:
            return
        at = self._noun(context, chunk)
        land = self._sites.land(context, at, chunk.stop) if at < chunk.stop else None
        home = self._sites.homeland(context, chunk.start, chunk.stop) if land is None else None
        who = land or home or self._sites.stood_for(context, chunk.start, chunk.stop)
        if who is not None:
            yield Filler("location", who, "events.land" if land else COUNTRY if home else "events.place-again")

    def _noun(self, context: Context, chunk: Chunk) -> int:
        """Where the noun of a phrase of place stands: داخل |الأراضي| السورية, في أربع |مدن| مغربية."""
        at = chunk.start + 1 if chunk.kind == "np" else chunk.start
        counted = at + 1 < chunk.stop and self._syntax.parts(context.page.words[at]).bare in self._words.counters
        return at + 1 if counted else at

    def _is_origin(self, context: Context, k: int) -> bool:
        """Whether من says by whom something is done or whence fighters come (من قبل القاهرة, مقاتلين قادمين من حلب)."""
        if self._filling.agent(context, k) is not None:
            return True
        chunks = context.sentence.chunks
        if not k or chunks[k - 1].kind not in {"np", "pp"}:
            return False
        before = chunks[k - 1]
        if not self._namer.classes(context.page, before.start) & _COMING:
            return False
        last = self._syntax.parts(context.page.words[before.stop - 1])
        described = before.stop > before.start + 1 and last.participle
        return described or self._syntax.indefinite(context, k - 1)

    def _between(self, context: Context, k: int) -> Iterator[Filler]:
        """The places on both sides of a border or a stretch (على الحدود بين سوريا والعراق)."""
        chunks = context.sentence.chunks
        if not k or chunks[k].prep != _BETWEEN or chunks[k - 1].kind not in {"np", "pp"}:
            return
        if self._sites.is_area(context, chunks[k - 1].start):
            yield from self._named(context, chunks[k])

    def _apposed(self, context: Context, k: int, last: int) -> Iterator[Filler]:
        """A place named after the area that it is (في العاصمة السورية، دمشق), or the area whose seat stands before it
        (أربيل عاصمة الإقليم)."""
        chunks = context.sentence.chunks
        if chunks[k].kind != "np" or chunks[k].conj or not k:
            return
        mention = context.marks.places.get(chunks[k].start)
        if mention is not None and self._awaits(context, k):
            yield Filler("location", located(mention), _HERE)
        elif last == k - 1 and self._syntax.head(context, k).bare in self._own.seats:
            yield from self._named(context, chunks[k])

    def _awaits(self, context: Context, k: int) -> bool:
        """Whether the phrase before chunk `k` names an area, or a part of one, without saying which."""
        chunks = context.sentence.chunks
        m = k - 2 if chunks[k - 1].kind == "comma" and k > 1 else k - 1
        before = chunks[m]
        if before.kind != "pp" or before.prep not in self._words.places:
            return False
        if self._sites.within(context, before.start, before.stop):
            return False
        part = m == k - 1 and self._syntax.head(context, m).bare in self._own.outskirts
        return part or self._sites.is_area(context, before.start)

    def _joined(self, context: Context, k: int) -> Iterator[Filler]:
        """Places joined by و to those of chunk `k`: في حلب وإدلب, بين البوكمال والميادين, غرب النهر ومدينة البوكمال."""
        chunks = context.sentence.chunks
        for m in self._filling.coordinated(context, k):
            for mention in self._sites.within(context, chunks[m].start, chunks[m].stop) if m > k else ():
                if mention.first == chunks[m].start or self._sites.is_area(context, chunks[m].start):
                    yield Filler("location", located(mention), _HERE)

    def _added(self, context: Context, chunk: Chunk) -> list[Filler]:
        """A further area by name that goes on with a place over what describes it (من مخيم حلب للاجئين وحي الزهور)."""
        area = chunk.kind == "np" and chunk.conj and self._sites.is_area(context, chunk.start)
        return list(self._named(context, chunk)) if area else []

    def _named(self, context: Context, chunk: Chunk) -> Iterator[Filler]:
        mentions = self._sites.within(context, chunk.start, chunk.stop)
        return (Filler("location", located(mention), _HERE) for mention in mentions)

    def _is_subject(self, context: Context, chunk: Chunk) -> bool:
        """Whether a phrase says what is talked about or for what (حول الوضع في حلب, لبحث الوضع في حلب)."""
        if context.page.words[chunk.first].folded in self._own.subjects:
            return True
        purpose = chunk.kind == "pp" and chunk.prep == _FOR and chunk.first == chunk.start
        named = chunk.start in context.marks.places
        return purpose and not named and self._namer.names_act(context.page, chunk.start)

    def _is_side(self, context: Context, k: int) -> bool:
        """Whether a phrase only tells on which side of another place something lies (شمال عدن)."""
        chunks = context.sentence.chunks
        chunk = chunks[k]
        if k and chunk.kind == "np" and self._awaits(context, k):
            chunk = chunks[k - 1]  # شمالي العاصمة الأفغانية كابول
        if chunk.prep in self._own.quarters:
            return True
        return chunk.prep in {"", _BY} and self._syntax.head(context, k).bare in self._own.quarters

    def _of_somebody(self, context: Context, k: int) -> bool:
        """Whether a place follows whom it belongs to rather than what happened (السلطات في ماليزيا)."""
        chunks = context.sentence.chunks
        if not k or chunks[k - 1].kind not in {"np", "pp"}:
            return False
        before = chunks[k - 1]
        who = self._namer.name(context.page, before.start, before.stop, context.marks)
        if who is None or who.entity is not None:
            return who is not None and who.entity is not None and who.entity.type == "ORG"
        return bool(who.classes & {"state", "force", "people"}) and before.start not in context.marks.figures


def _town(filler: Filler) -> Filler:
    """A town or province that is struck is where that happens: whoever is hit in it is somebody else."""
    return replace(filler, role="location") if filler.role == "recipient" and filler.who.part_of_country else filler


def _without_target(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """The fillers without a facility that is what was hit, where a town or quarter says where (السفارة في حي …)."""
    hit = {filler.who.name for filler in fillers if filler.role == "recipient" and filler.who.facility}
    if not hit or not any(filler.role == "location" and not filler.who.facility for filler in fillers):
        return fillers
    return tuple(filler for filler in fillers if filler.role != "location" or filler.who.name not in hit)


def _joins(filler: Filler, found: list[Filler]) -> bool:
    """Whether a further place lies in one found, or has one in it."""
    return any(nested(filler.who.entity, other.who.entity) for other in found)
