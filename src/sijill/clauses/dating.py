"""When an event happens: the times of its sentence, each given to the verb or event noun that it dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

import msgspec

from sijill.clauses.chunks import Chunk
from sijill.clauses.syntax import Context
from sijill.clauses.triggers import Trigger
from sijill.clauses.wordlists import DatingWords
from sijill.model import PloverType, TimeExpression

_BETWEEN = frozenset({"np", "pp", "part", "comma"})
"""Kinds of chunks that part a verb from what it carries, or from its time."""
_DESCRIBED = 3
"""How many chunks after an event noun the clause about it begins at most."""
_CARRIED = 12
"""How many chunks a verb stands from the event noun that it carries at most."""
_CLAUSE = frozenset({"sub", "rel", "conj"})
"""Kinds of chunks that open a clause."""
_POINTS = frozenset({"DATE", "TIME"})
OWN, REPORTED = "events.time", "events.time-of-report"


class Date(msgspec.Struct, frozen=True, gc=False):
    """The time of an event, and the rule that gives it."""

    time: TimeExpression
    rule: str


class Dates(msgspec.Struct, frozen=True, gc=False):
    """The types of triggers by their tokens, and the verbs and event nouns of a sentence that times date."""

    kinds: Mapping[int, PloverType]
    dated: Mapping[int, TimeExpression]


NO_DATES = Dates({}, {})


class Dating:
    """Finds the time that a sentence gives an event.

    A time dates the nearest verb or event noun before it (قتل جندي الخميس, في قصف الخميس), or, where it opens its
    clause, the one after it (والخميس قتل جندي). An event noun also takes the time of the verb that carries it (شن الجيش
    الخميس هجوما) or tells of it (الهجوم الذي وقع الخميس), but for verbs that only tell of it (أعلن الخميس مقتل جندي) or
    that are events of their own (طالب الخميس بالانسحاب).
    """

    def __init__(self, words: DatingWords, light: Callable[[str], bool]) -> None:
        """Take the words to go by, and what tells verbs that merely carry an event noun."""
        self._words = words
        self._light = light

    def read(self, context: Context, times: tuple[TimeExpression, ...], triggers: Iterable[Trigger]) -> Dates:
        """What the times of the sentence date, of all times and triggers of the page."""
        page, sentence = context.page, context.sentence
        bounds = page.span(sentence.first, sentence.stop)
        here = [time for time in times if time.type in _POINTS and bounds.start <= time.start < bounds.end]
        if not here:
            return NO_DATES
        kinds: dict[int, PloverType] = {}
        nouns = set()
        for trigger in triggers:
            if sentence.first <= trigger.at < sentence.stop:
                kinds.setdefault(trigger.at, trigger.entry.type)
                if trigger.pattern.form != "verb":
                    nouns.add(trigger.at)
        dated: dict[int, tuple[int, TimeExpression]] = {}
        for time in here:
            first = page.token_at(time.start)
            if first and page.words[first - 1].folded in self._words.until:
                continue
            at = self._owner(context, first, nouns)
            if at >= 0 and (at not in dated or abs(first - at) < dated[at][0]):
                dated[at] = abs(first - at), time  # of several the nearest
        return Dates(kinds, {at: time for at, (_, time) in dated.items()})

    def of(self, context: Context, at: int, dates: Dates, *, verbal: bool, real: bool) -> Date | None:
        """The time of the event whose trigger is token `at`.

        Args:
            dates: what the times of its sentence date.
            verbal: whether the trigger is a verb.
            real: whether the event is told as a fact, so that the time of any verb that carries it is its own; that
                of what is only planned or demanded is not the plan's, but for verbs that merely carry it (سيعقد السبت
                جلسة).
        """
        kinds, dated = dates.kinds, dates.dated
        if not dated:
            return None
        own = dated.get(at)
        if own is not None:
            return Date(own, OWN)
        for verb in self._joined(context, at) if verbal else self._bearers(context, at, kinds):
            if verb in dated and (real or self._is_light(context, verb)):
                return Date(dated[verb], OWN)
        if real and len(dated) == 1:
            ((teller, time),) = dated.items()
            if self._tells(context, teller) and self._is_content(context, teller, at):
                return Date(time, REPORTED)
        return None

    def _is_light(self, context: Context, verb: int) -> bool:
        return any(map(self._light, context.page.words[verb].lemmas))

    def _tells(self, context: Context, verb: int) -> bool:
        return not context.page.words[verb].lemmas.isdisjoint(self._words.telling)

    def _is_content(self, context: Context, teller: int, at: int) -> bool:
        """Whether a verb of speech reports the event: أعلن مقتل جندي, أعلن أن جنديا قتل, قتل جندي حسبما أعلن."""
        chunks = context.sentence.chunks
        first, last = context.sentence.at(teller), context.sentence.at(at)
        if last < first:
            return True
        between = [chunk.kind for chunk in chunks[first + 1 : last]]
        return "verb" not in between and sum(kind in _CLAUSE for kind in between) <= 1

    def _owner(self, context: Context, first: int, nouns: AbstractSet[int]) -> int:
        """The token of the verb or event noun that the time from token `first` on dates; -1 where there is none."""
        chunks = context.sentence.chunks
        k = context.sentence.at(first)
        if not chunks[k].conj:
            inside = next((j for j in range(first - 1, chunks[k].first - 1, -1) if j in nouns), -1)
            if inside >= 0:
                return inside
            for m in range(k - 1, -1, -1):
                if chunks[m].kind not in _BETWEEN | {"verb"}:
                    break
                at = _event(chunks[m], nouns)
                if at >= 0:
                    return at
        for m in range(k + 1, len(chunks)):
            if chunks[m].kind not in _BETWEEN | {"verb"}:
                break
            if chunks[m].kind == "verb":
                return chunks[m].first
        return -1

    def _joined(self, context: Context, at: int) -> Iterator[int]:
        """The verbs before the one at token `at` that it goes on from (اقتحم المحتجون المبنى الجمعة، وأضرموا النار)."""
        chunks = context.sentence.chunks
        k = context.sentence.at(at)
        while k >= 0:
            joined = chunks[k].conj or (k and context.page.words[chunks[k - 1].first].folded in self._words.where)
            if not joined:
                return
            k = next((m for m in range(k - 1, -1, -1) if chunks[m].kind in {"verb", "stop", "sub"}), -1)
            if k < 0 or chunks[k].kind != "verb":
                return
            if self._tells(context, chunks[k].first):
                return
            yield chunks[k].first

    def _bearers(self, context: Context, at: int, kinds: Mapping[int, PloverType]) -> Iterator[int]:
        """The verbs whose time is that of the event noun at token `at`: of the clause that describes it or of which it
        is the subject, and the one that carries it."""
        chunks = context.sentence.chunks
        here = context.sentence.at(at)
        for k in range(here + 1, min(here + 1 + _CARRIED, len(chunks))):
            if chunks[k].kind == "rel" and k > here + _DESCRIBED:
                break
            if chunks[k].kind == "verb":
                yield from self._bearing(context, k, at, kinds)
                break
            if chunks[k].kind not in {"np", "pp", "part", "rel"}:
                break
        for k in range(here, max(-1, here - _CARRIED), -1):
            if chunks[k].kind == "verb":
                yield from self._bearing(context, k, at, kinds)
                return
            if chunks[k].kind not in _BETWEEN or chunks[k].prep in self._words.apart:
                return
            if any(j in kinds and kinds[j] != kinds[at] for j in range(chunks[k].first, min(chunks[k].stop, at))):
                return  # what another event is about

    def _bearing(self, context: Context, k: int, at: int, kinds: Mapping[int, PloverType]) -> Iterator[int]:
        verb = context.sentence.chunks[k].first
        if kinds.get(verb, kinds[at]) == kinds[at] and not self._tells(context, verb):
            yield verb


def _event(chunk: Chunk, nouns: AbstractSet[int]) -> int:
    """The verb or the last event noun of a chunk, by its token; -1 where it has none."""
    if chunk.kind == "verb":
        return chunk.first
    return next((j for j in range(chunk.stop - 1, chunk.first - 1, -1) if j in nouns), -1)
