"""The record of an event, from the mentions that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sijill.clauses.casting import Cast
from sijill.clauses.dating import Date
from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler
from sijill.clauses.instruments import Instruments
from sijill.clauses.participants import Participant
from sijill.clauses.scenes import told_places
from sijill.clauses.triggers import Trigger
from sijill.model import Bounds, Event, Figure, FigureRole, Reason, Span
from sijill.tokens import Page

_PERSON, _MANY = frozenset({"people"}), frozenset({"collective", "many", "uncounted", "bare"})
"""Classes of who is one person in the singular, and of who is not."""
_NOMINAL = frozenset({"NOUN", "ADJ"})
T = TypeVar("T")
COUNTS = ("dead", "injured", "arrested", "size")
"""The counts of an event."""
_STOPS = frozenset({".", "؛", "،", ":"})
"""What a headline does not end with."""
_CLOSING = frozenset({'"', "'", "»", "”", "’", ")", "]"})
"""What may stand after the stop of a sentence."""
_HEADING = 16
"""How many words a subheading has at most."""


def event_of(page: Page, group: list[Draft], instruments: Instruments | None = None, cast: Cast | None = None) -> Event:
    """The record of one event, led by the mention that stands for it best; with its instrument, where they are read,
    and with the participants of its `cast`, where there is one."""
    ordered = _ordered(group)
    lead = ordered[0]
    entry = lead.trigger.entry
    fillers = pooled(group) if cast is None else cast.fillers
    evidence = page.evidence(lead.trigger.first, lead.trigger.stop)
    trigger = _printed(page, lead.trigger)
    because = [_named_by(page, lead)]
    for filler in fillers:
        span = page.span(filler.who.first, filler.who.stop) if filler.who.first >= 0 else None
        why = cast.why.get((filler.who.name, filler.role)) if cast is not None else None
        teller = next((draft for draft in ordered if filler in draft.fillers), lead)
        why = why or (() if teller is lead else (_named_by(page, teller),))
        because.append(Reason(filler.rule, filler.role, span, why))
    because.extend(lead.reasons)
    dated = next((draft for draft in ordered if draft.day is not None), None)
    dated = dated or next((draft for draft in ordered if draft.time is not None), None)
    if dated is not None:
        because.extend(reason for reason in dated.values if reason.role == "time")
    for role in COUNTS:
        value = _first(reason for draft in ordered for reason in draft.values if reason.role == role)
        because.extend([value] if value is not None else ())
    used = None
    if instruments is not None and entry.type == "ASSAULT":
        used = next(filter(None, (instruments.of(page, draft.trigger.at) for draft in ordered)), None)
    if used is not None:
        because.append(Reason(used.rule, "instrument", used.span))
    because.extend(
        Reason("events.merge", "mention", _printed(page, draft.trigger), (_named_by(page, draft),))
        for draft in ordered[1:]
    )
    return Event(
        id="e",
        evidence=evidence,
        rule=entry.id,
        confidence=_confidence(group, lead),
        because=tuple(because),
        type=entry.type,
        trigger=trigger,
        mode=entry.mode or (used.mode if used is not None else None),
        actors=_names(fillers, "actor"),
        recipients=_names(fillers, "recipient"),
        locations=_names(fillers, "location"),
        time=None if dated is None else dated.time,
        polarity=lead.polarity,
        modality=lead.modality,
        dead=_first(draft.dead for draft in ordered),
        injured=_first(draft.injured for draft in ordered),
        arrested=_first(draft.arrested for draft in ordered),
        size=_first(draft.size for draft in ordered),
        instrument=used.span.text if used is not None else None,
    )


def _named_by(page: Page, draft: Draft) -> Reason:
    """The entry whose words name a mention; with further words of it that the trigger alone does not show."""
    trigger = draft.trigger
    rest = [page.span(trigger.first, trigger.stop)] if trigger.stop - trigger.first > 1 else []
    rest += [page.span(trigger.filler, trigger.filler + 1)] if trigger.filler >= 0 else []
    words = tuple(Reason(trigger.entry.id, "words", span) for span in rest)
    return Reason(trigger.entry.id, "trigger", _printed(page, trigger), words)


def _confidence(group: list[Draft], lead: Draft) -> float:
    """How far the record is to be trusted: asserted by a verb, said of somebody, told more than once, factual.

    The weights were set by hand; what is only alluded to (a definite noun that nobody does or suffers)
    ends up below one half.
    """
    score = 0.4
    score += 0.2 if any(draft.main for draft in group) else 0.0
    score += 0.1 if any(draft.names("actor") for draft in group) else 0.0
    score += 0.1 if any(draft.names("recipient") for draft in group) else 0.0
    score += 0.1 if len(group) > 1 else 0.0
    score += 0.05 if lead.modality == "actual" and lead.polarity == "positive" else 0.0
    return round(score, 2)


def is_headline(page: Page, number: int) -> bool:
    """Whether a sentence is a headline or a subheading: a line of its own that ends without a stop, and comes first
    or is short. Texts without a headline start with a line that ends with one."""
    first, stop = page.sentences[number]
    if number + 1 == len(page.sentences):
        return False
    between = page.document.text[page.ends[stop - 1] : page.starts[page.sentences[number + 1].first]]
    if "\n" not in between:
        return False
    last = stop - 1
    while last > first and page.words[last].folded in _CLOSING:
        last -= 1
    if number == 0 or last < stop - 1:
        return number == 0 and page.words[last].folded not in _STOPS
    return stop - first <= _HEADING and page.words[last].kind != "punct"


def _printed(page: Page, trigger: Trigger) -> Span:
    """The single trigger word, without و or ف before it."""
    word = page.words[trigger.at]
    part = next((reading for reading in word.readings if reading.conjunction), None)
    skip = 1 if part is not None and all(reading.conjunction for reading in word.readings) else 0
    return page.span_inside(trigger.at, trigger.at + 1, skip)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def distinct(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Each participant once in a role; who acts is no recipient of the same event."""
    seen: dict[tuple[str, str], Filler] = {}
    for filler in fillers:
        seen.setdefault((filler.role, filler.who.name), filler)
    actors = {name for role, name in seen if role == "actor"}
    kept = [
        f for (role, name), f in seen.items() if role != "recipient" or name not in actors or f.rule == "events.between"
    ]
    return tuple(f for f in kept if not any(_within(f, other) for other in kept))


def _within(part: Filler, whole: Filler) -> bool:
    """Whether a filler only repeats a part of the phrase of another in its role (مواقع للمتمردين, المتمردين)."""
    one, two = part.who, whole.who
    inside = two.first <= one.first and one.stop <= two.stop and (one.first, one.stop) != (two.first, two.stop)
    return part is not whole and part.role == whole.role and two.entity is None and one.first >= 0 and inside


def _ordered(group: list[Draft]) -> list[Draft]:
    """The mentions of an event, the one that stands for it best first."""
    lead = max(group, key=lambda draft: draft.weight)
    return [lead, *(draft for draft in group if draft is not lead)]


def pooled(group: list[Draft]) -> tuple[Filler, ...]:
    """The fillers of the leading mention; another mention fills only roles still empty, but adds to the places."""
    ordered = _ordered(group)
    found: list[Filler] = []
    for role in ("actor", "recipient", "location"):
        told = told_places(ordered) if role == "location" else []
        for draft in ordered if not told else ():
            mine = [filler for filler in draft.fillers if filler.role == role]
            if mine:
                found.extend(mine)
                break
        found.extend(told)
    return distinct(tuple(filler for filler in found if "bare" not in filler.who.classes))


def _names(fillers: tuple[Filler, ...], role: str) -> tuple[str, ...]:
    return tuple(filler.who.name for filler in fillers if filler.role == role)


def count(figures: list[Figure], roles: tuple[FigureRole, ...], page: Page, at: int) -> Figure | None:
    """The figure of one of these roles that stands nearest to the trigger."""
    fitting = [figure for figure in figures if figure.role in roles]
    return min(fitting, key=lambda figure: (abs(figure.start - page.starts[at]), figure.start), default=None)


def counted(near: Figure | None) -> Bounds | None:
    """How many a figure says at least and at most."""
    if near is None:
        return None
    low = None if near.low is None else int(near.low)
    high = None if near.high is None else int(near.high)
    return (low, high)


def victims(page: Page, fillers: Iterable[Filler], near: Figure | None, at: int) -> list[Filler]:
    """Those killed, where each is one person, by name or by a noun in the singular (مقتل جندي, اغتيال فلان).

    The figure `near` the trigger counts them, unless it stands before that, at token `at`, and they after it (قتل ثلاثة
    جنود في انفجار فيما قتل شرطي في معركة).
    """
    hurt = [filler for filler in fillers if filler.role == "recipient"]
    if near is not None and not (page.token_at(near.start) < at < min((f.who.first for f in hurt), default=-1)):
        return []
    return hurt if all(_is_one(page, filler.who) for filler in hurt) else []


def _is_one(page: Page, who: Participant) -> bool:
    if who.entity is not None:
        return who.entity.type == "PER"
    if not who.classes >= _PERSON or who.classes & _MANY or who.first < 0:
        return False
    head = next((page.words[j] for j in range(who.first, who.stop) if page.words[j].kind == "word"), None)
    nouns = [r for r in head.readings if r.morph.upos in _NOMINAL] if head is not None else []
    many = {reading.lemma for reading in nouns if reading.morph.number != "Sing"}
    return any(reading.lemma not in many for reading in nouns)  # مزارع: a farmer, though farms are spelt so too


def values_of(date: Date | None, counts: Mapping[str, Figure | None], dead: Sequence[Span] = ()) -> tuple[Reason, ...]:
    """The words that give an event its time and its counts; `dead` are those of whom each is one."""
    told = [Reason(date.rule, "time", date.time.span)] if date is not None else []
    told += [
        Reason("events.count", role, near.span)
        for role, near in counts.items()
        if near is not None and not (role == "dead" and dead)
    ]
    told += [Reason("events.count-each", "dead", span) for span in dead]
    return tuple(told)
