"""How a record looks: pure functions from a record to the rows that are printed of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from rich.text import Text

from sijill.cli.messages import Messages
from sijill.cli.paper import Piece, Row
from sijill.model import (
    Affiliation,
    Bounds,
    Commitment,
    Entity,
    Event,
    Figure,
    Located,
    Record,
    Responsibility,
    Span,
    Statement,
    TimeExpression,
)

_GAP = Text("  ")
_DOT = Text(" · ", "dim")
_STYLES = {
    "AGREE": "green", "CONSULT": "green", "SUPPORT": "green", "CONCEDE": "green", "COOPERATE": "green",
    "AID": "green", "RETREAT": "cyan", "REQUEST": "yellow", "ACCUSE": "yellow", "REJECT": "yellow",
    "THREATEN": "magenta", "PROTEST": "magenta", "SANCTION": "magenta", "MOBILIZE": "magenta",
    "COERCE": "red", "ASSAULT": "bold red",
}  # fmt: skip
_MARK = "bold underline"


class Source(NamedTuple):
    """The document that a record stands in, as far as it is printed."""

    id: str
    outlet: str | None = None
    published: str | None = None


class Entry(NamedTuple):
    """A record with the document it stands in and the layer it belongs to."""

    source: Source
    layer: str
    record: Record

    @property
    def ref(self) -> str:
        """What `sijill explain` calls the record."""
        return f"{self.source.id}/{self.record.id}"


def rows_of(entry: Entry, say: Messages, *, when: bool = True, attack: Entry | None = None) -> list[Row]:
    """The rows of any record: what it says, the sentence that proves it, and who vouches for it where.

    Args:
        when: whether events lead with their time (not under a heading that gives it).
        attack: of a responsibility, the event that it is about.
    """
    record = entry.record
    head = _head(record, entry.source, say, when=when)
    if attack is not None:
        head[0] = Row(0, (*_attack(attack), *head[0].pieces))
    return [*head, Row(2, (quote(record),)), Row(2, vouched(entry, say))]


def _head(record: Record, source: Source, say: Messages, *, when: bool) -> list[Row]:
    match record:
        case Event():
            return _event(record, source, say, when=when)
        case Statement():
            return [_statement(record, say)]
        case Figure():
            return [_figure(record, say)]
        case TimeExpression():
            return [_time(record, say)]
        case Commitment():
            return [_commitment(record, say)]
        case Responsibility():
            return _responsibility(record, say)
        case Entity():
            return [_entity(record, say)]
        case Affiliation():
            return [_affiliation(record, say)]
    raise TypeError(f"no view of a {type(record).__name__}")


def document_rows(source: Source, title: str | None, records: int, say: Messages) -> list[Row]:
    """The rows of a document: when, which, by whom, and how many records it gave."""
    head: list[Piece] = [Text(source.published or say("undated"), "cyan"), _GAP, Text(source.id, "bold")]
    if source.outlet:
        head += [_GAP, source.outlet]
    rows = [Row(0, (*head, _GAP, Text(say("records", n=records), "dim")))]
    return [*rows, Row(2, (title,))] if title else rows


def quote(record: Record) -> Text:
    """The sentence of a record between quotation marks, the words that carry the record marked."""
    sentence = record.evidence
    text = Text(sentence.text)
    for span in marked_spans(record):
        if sentence.covers(span):
            text.stylize(_MARK, span.start - sentence.start, span.end - sentence.start)
    return Text("«").append_text(text).append("»")


def marked_spans(record: Record) -> Sequence[Span]:
    """The words that carry a record."""
    match record:
        case Located():
            return (record.span,)
        case Event():
            return (record.trigger,)
        case Statement():
            return (record.content,)
        case Responsibility():
            return (record.attack,)
        case Commitment():
            deadline = (record.deadline,) if record.deadline else ()
            return (record.action, *deadline)
        case Entity():
            return record.mentions
        case Affiliation():
            parts = (reason.span for cue in record.because for reason in (cue, *cue.children))
            return tuple(span for span in parts if span is not None)
    return ()


def vouched(entry: Entry, say: Messages) -> tuple[Piece, ...]:
    """Who says so: the source and the links that lead to it, or the outlet; then where it stands."""
    source, record = entry.source, entry.record
    chain: Sequence[str] = getattr(record, "sources", None) or getattr(record, "stated_by", None) or ()
    pieces: list[Piece] = []
    told = [source.outlet, source.published]
    if chain:
        pieces += [Text(say("said_by"), "dim"), Text(chain[-1]), *_via(chain, say), _DOT]
    elif source.outlet and not isinstance(record, Statement):
        pieces += [Text(say("reported"), "dim"), Text(source.outlet), _DOT]
        told = [source.published]
    pieces.append(Text(entry.ref, "dim"))
    for part in told:
        if part:
            pieces += [_DOT, Text(part, "dim")]
    return tuple(pieces)


def _via(chain: Sequence[str], say: Messages) -> list[Piece]:
    links = chain[-2::-1]
    return [Text(" " + say("via"), "dim"), *names(links, say)] if links else []


def bounds(value: Bounds | tuple[float | None, float | None], say: Messages) -> str:
    """A closed interval for a reader: `16`, `20–99`, `≥ 14`, `≤ 5`."""
    low, high = value
    if low is None:
        return "?" if high is None else say("at_most", n=number(high))
    if high is None:
        return say("at_least", n=number(low))
    return number(low) if low == high else say("between", low=number(low), high=number(high))


def number(value: float) -> str:
    """A number with its thousands parted."""
    return f"{value:,g}" if isinstance(value, float) else f"{value:,}"


def plain(value: Any) -> str:
    """A value of a record on one line: spans as their words, lists parted by commas, a dash for nothing."""
    if isinstance(value, dict):
        return str(value["text"]) if "text" in value else ", ".join(f"{k} {plain(v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(plain, value)) or "—"
    return "—" if value is None else str(value)


def names(values: Iterable[str], say: Messages, style: str = "") -> list[Piece]:
    """Names, each a piece by itself, parted by commas."""
    pieces: list[Piece] = []
    for value in values:
        pieces += [Text(say("comma")), Text(value, style)] if pieces else [Text(value, style)]
    return pieces


def _event(event: Event, source: Source, say: Messages, *, when: bool) -> list[Row]:
    head: list[Piece] = [Text(event_day(event, source) or say("undated"), "cyan"), _GAP] if when else []
    head.append(Text(say.label("event", event.type), _STYLES[event.type]))
    if event.mode:
        head.append(Text(f" ({say.label('mode', event.mode) if say.rtl else event.mode})"))
    if event.actors or event.recipients:
        head += [_GAP, *names(event.actors, say, "bold")]
    if event.recipients:
        head += [Text("← " if say.rtl else "→ ") if not event.actors else Text(" ← " if say.rtl else " → ")]
        head += names(event.recipients, say, "bold")
    if event.locations:
        head += [Text(say("at"), "dim"), *names(event.locations, say)]
    for group, value in (("modality", event.modality), ("polarity", event.polarity)):
        if value not in ("actual", "positive"):
            head += [_GAP, Text(say.label(group, value), "italic yellow")]
    for field in ("dead", "injured", "arrested", "size"):
        if (toll := getattr(event, field)) is not None:
            head += [_GAP, Text(f"{say.label('bounds', field)} {bounds(toll, say)}", "red")]
    return [Row(0, tuple(head))]


def event_day(event: Event, source: Source) -> str | None:
    """The calendar time of an event, or else the day of publication."""
    return event.time if event.time and event.time[:4].isdigit() else source.published


def _statement(statement: Statement, say: Messages) -> Row:
    act = Text(say.label("act", statement.act), "cyan")
    pieces: list[Piece] = [Text(statement.speaker_name, "bold"), _GAP, act, *_via(statement.chain, say)]
    if statement.direct:
        pieces += [_GAP, Text(say("direct"), "dim")]
    return Row(0, tuple(pieces))


def _figure(figure: Figure, say: Messages) -> Row:
    pieces: list[Piece] = [Text(bounds((figure.low, figure.high), say), "bold yellow"), _GAP, Text(figure.text, "bold")]
    for part in (say.label("role", figure.role), figure.of, figure.place, figure.time):
        if part:
            pieces += [_GAP, Text(part)]
    return Row(0, tuple(pieces))


def _time(time: TimeExpression, say: Messages) -> Row:
    kind = Text(say.label("timex", time.type), "dim")
    pieces: list[Piece] = [Text(time.value, "cyan"), _GAP, Text(time.text, "bold"), _GAP, kind]
    if time.earliest != time.latest:
        pieces += [_GAP, Text(f"{time.earliest or '..'}/{time.latest or '..'}", "dim")]
    return Row(0, tuple(pieces))


def _commitment(commitment: Commitment, say: Messages) -> Row:
    value = commitment.deadline.value if commitment.deadline else ""
    until = say("within" if value.startswith("P") else "until") if value else say("no_deadline")
    pieces: list[Piece] = [Text(until, "cyan"), Text(value, "cyan")]
    pieces += [
        _GAP,
        Text(say.label("commitment", commitment.kind), "bold"),
        _GAP,
        Text(say("by"), "dim"),
        Text(commitment.by, "bold"),
    ]
    if commitment.conditional:
        pieces += [_GAP, Text(say("conditional"), "italic yellow")]
    return Row(0, tuple(pieces))


def _responsibility(record: Responsibility, say: Messages) -> list[Row]:
    rows = [Row(0, (Text(record.attack.text, "bold red"),))]
    for key, who in (
        ("claimed_by", record.claimed_by),
        ("accused", record.accused),
        ("accused_by", record.accusers),
        ("denied_by", record.denied_by),
    ):
        if who:
            rows.append(Row(2, (Text(say(key) + " ", "dim"), *names(who, say, "bold"))))
    if record.unclaimed:
        rows.append(Row(2, (Text(say("unclaimed"), "italic yellow"),)))
    return rows


def _attack(entry: Entry) -> list[Piece]:
    """When and where an attack was, to lead the rows on who is behind it."""
    event = entry.record
    if not isinstance(event, Event):
        return []
    pieces: list[Piece] = [Text((event_day(event, entry.source) or "")[:10], "cyan"), _GAP]
    return [*pieces, Text(event.locations[0], "bold"), _GAP] if event.locations else pieces


def _affiliation(record: Affiliation, say: Messages) -> Row:
    verb = Text(say.label("affiliation", record.kind), "cyan")
    pieces: list[Piece] = [Text(record.member, "bold"), _GAP, verb, _GAP, Text(record.of, "bold")]
    if record.title:
        pieces += [_GAP, Text(record.title)]
    return Row(0, tuple(pieces))


def _entity(entity: Entity, say: Messages) -> Row:
    pieces: list[Piece] = [Text(entity.name, "bold"), _GAP, Text(say.label("entity", entity.type), "cyan")]
    if entity.role:
        pieces += [_GAP, entity.role]
    if entity.code:
        pieces += [_GAP, Text(entity.code, "dim")]
    return Row(0, (*pieces, _GAP, Text(say("mentions", n=len(entity.mentions)), "dim")))
