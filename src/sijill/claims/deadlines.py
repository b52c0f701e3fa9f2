"""By when a commitment is to be kept: the time beside its action that lies ahead or that a word of deadline governs."""

from __future__ import annotations

import datetime as dt
import re

from sijill.claims.openers import Pattern
from sijill.claims.undertakings import Undertaking
from sijill.lexicon import Lexicon
from sijill.model import Deadline, TimeExpression
from sijill.text import fold
from sijill.tokens import Page, Range, Word
from sijill.values.timex.calendars import later

_AHEAD = "FUTURE_REF"
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF"})
_AGREEMENT, _ULTIMATUM = "agreement", "ultimatum"
_UNCOUNTED = "X"
"""In a length whose number nobody says (`خلال أيام`, PXD)."""
_LENGTH = re.compile(r"P(\d+)([DWMY])|PT(\d+)H")
_WHAT = "ما"
_HOURS = "TH"
_COMMA, _LEADING = "،", 3


class Deadlines:
    """Finds deadlines; made of the words that govern them."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.yaml("commitments/words.yaml")
        self._governing = frozenset(map(fold, words["deadlines"]))
        self._contrasts = frozenset(map(fold, words["contrasts"]))
        self._lapse = frozenset(map(fold, words["lapse"]))
        self._transparent = frozenset(words["happening"]) | frozenset(words["measuring"])
        self._relative = frozenset(map(fold, words["relative"]))
        self._from = frozenset(map(fold, words["from"]))

    def find(
        self, page: Page, draft: Undertaking, sentence: Range, times: tuple[TimeExpression, ...]
    ) -> Deadline | None:
        """The first time beside the action that binds it."""
        begin, stop = _window(draft, sentence)
        begin = self._led(page, draft, sentence, times) or begin
        # What is contrasted with the action has times of its own.
        beyond = range(max(draft.stop, draft.cue + 1), stop)
        stop = next((j for j in beyond if page.words[j].folded in self._contrasts), stop)
        start, end = page.starts[begin], page.ends[stop - 1]
        lapsed: Deadline | None = None
        passed = False
        for time in times:
            if time.start >= end:
                break
            if time.start < start or time.value in _VAGUE or time.type == "SET" or _uncounted(time):
                continue
            at = page.tokens_of(time.span)
            if self._of_another(page, draft, at):
                continue
            if self._lapses(page, time, at, begin):
                value = self._lapsed(page, time, at)
                lapsed = lapsed or (Deadline(time.start, time.end, time.text, value) if value else None)
            elif self._binds(page, draft, time, at, begin) or (
                not passed and _is_current(page, time, draft, at, self._relative)
            ):
                return Deadline(time.start, time.end, time.text, _last_day(time))
            passed = passed or at.first > draft.first
        return lapsed

    def _led(self, page: Page, draft: Undertaking, sentence: Range, times: tuple[TimeExpression, ...]) -> int | None:
        """Where a time ahead that opens the clause right before its verb stands (`وفي الشهر المقبل سيزور الرئيس`)."""
        verb = min(draft.cue, draft.first)
        for time in times:
            at = page.tokens_of(time.span)
            parted = at.stop < verb and page.words[at.stop].folded == _COMMA
            if at.stop + parted == verb and 0 <= at.first - sentence.first <= _LEADING and is_ahead(page, time):
                return at.first
        return None

    def _binds(self, page: Page, draft: Undertaking, time: TimeExpression, at: Range, begin: int) -> bool:
        """Whether a time is a deadline by the word that governs it, because it lies ahead, or as an ultimatum's."""
        before = {page.words[j].folded for j in range(max(begin, at.first - 2), at.first)}
        return bool(before & self._governing) or is_ahead(page, time) or draft.pattern.kind == _ULTIMATUM

    def _of_another(self, page: Page, draft: Undertaking, at: Range) -> bool:
        """Whether a time behind the action is another verb's (`سيسحب القوات، فيما تجري الانتخابات الأحد المقبل`)."""
        between = page.words[max(draft.stop, draft.cue + 1) : at.first]
        return any(_finite(word) and not (word.lemmas & self._transparent) for word in between)

    def _lapses(self, page: Page, time: TimeExpression, at: Range, begin: int) -> bool:
        """Whether a length of time has to pass (`بعد يومين`, not `ما بعد اليومين`)."""
        if time.type != "DURATION" or time.latest is not None or at.first <= begin:
            return False
        return page.words[at.first - 1].folded in self._lapse and page.words[max(0, at.first - 2)].folded != _WHAT

    def _lapsed(self, page: Page, time: TimeExpression, at: Range) -> str | None:
        """The day that is a length of time after publication (`ستعقد الجلسة بعد يومين`)."""
        published, length = page.document.published, _LENGTH.fullmatch(time.value)
        if published is None or length is None:
            return None
        following = [word.folded for word in page.words[at.stop : at.stop + 2]]
        if following[:1] == ["من"] and not self._from.intersection(following):
            return None  # `بعد ثلاثة أيام من المعارك`
        part = (float(length[1]), length[2]) if length[2] else (float(length[3]), _HOURS)
        due = later(dt.datetime.combine(published, dt.time()), (part,), 1)
        return due.date().isoformat() if due is not None else None


def is_ahead(page: Page, time: TimeExpression) -> bool:
    """Whether a time begins after the day of publication."""
    published = page.document.published
    if published is None or time.type == "SET" or time.latest is None:
        return time.value == _AHEAD
    begin = (time.earliest or time.latest) if time.type != "DURATION" else time.latest
    return begin[:10] > published.isoformat() and time.latest[:10] > published.isoformat()


def _window(draft: Undertaking, sentence: Range) -> tuple[int, int]:
    """The tokens among which the deadline stands."""
    whole = draft.pattern.kind == _AGREEMENT or _dates(draft.pattern)
    return (sentence.first if whole else min(draft.cue, draft.first)), sentence.stop


def _dates(pattern: Pattern) -> bool:
    return pattern.id == "commitments.scheduled"


def _is_current(page: Page, time: TimeExpression, draft: Undertaking, at: Range, relative: frozenset[str]) -> bool:
    """Whether a time in the action, or right behind it, is the day of publication or holds it (`ينتهي هذه السنة`).

    It is none of the deadline where a relative clause or a verb of the past is what it dates.
    """
    published = page.document.published
    if published is None or time.type == "DURATION" or time.earliest is None or time.latest is None:
        return False
    if not draft.first < at.first <= draft.stop + 1 or draft.pattern.once:
        return False
    if any(_perfect(word) or word.folded in relative for word in page.words[draft.first + 1 : at.first]):
        return False
    return time.earliest[:10] <= published.isoformat() <= time.latest[:10]


def _finite(word: Word) -> bool:
    readings = word.readings
    return bool(readings) and all(r.morph.verb_form == "Fin" for r in readings)


def _perfect(word: Word) -> bool:
    readings = word.readings
    return bool(readings) and all(r.morph.verb_form == "Fin" and r.morph.aspect == "Perf" for r in readings)


def _uncounted(time: TimeExpression) -> bool:
    return time.type == "DURATION" and _UNCOUNTED in time.value


def _last_day(time: TimeExpression) -> str:
    """The last day that a time allows, else its value (`خلال خمسة أيام` of an unknown beginning)."""
    return time.latest or time.value
