"""How a record looks: pure functions from a record to the rows that are printed of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.text import Text

from sijill.cli.messages import Messages
from sijill.cli.paper import Piece
from sijill.model import (
    Affiliation,
    Bounds,
    Commitment,
    DocumentInfo,
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

_GAP = "  "
_STYLES = {
    "AGREE": "green", "CONSULT": "green", "SUPPORT": "green", "CONCEDE": "green", "COOPERATE": "green",
    "AID": "green", "RETREAT": "cyan", "REQUEST": "yellow", "ACCUSE": "yellow", "REJECT": "yellow",
    "THREATEN": "magenta", "PROTEST": "magenta", "SANCTION": "magenta", "MOBILIZE": "magenta",
    "COERCE": "red", "ASSAULT": "bold red",
}  # fmt: skip
_MARK = "bold underline"


class Row(NamedTuple):
    """One line of pieces, and how far it is indented."""

    indent: int
    pieces: tuple[Piece, ...]


class Entry(NamedTuple):
    """A record with the document it stands in and the layer it belongs to."""

    document: DocumentInfo
    layer: str
    record: Record

    @property
    def ref(self) -> str:
        """What `sijill explain` calls the record."""
        return f"{self.document.id}/{self.record.id}"


def rows_of(entry: Entry, say: Messages) -> list[Row]:
    """The rows of any record: a head, its particulars, the sentence that proves it and where it stands."""
    record = entry.record
    match record:
        case Event():
            rows = _event(record, entry.document, say)
        case Statement():
            rows = _statement(record, say)
        case Figure():
            rows = [Row(0, figure_pieces(record, say))]
        case TimeExpression():
            rows = [_time(record)]
        case Commitment():
            rows = _commitment(record, entry.document, say)
        case Responsibility():
            rows = _responsibility(record, say)
        case Entity():
            rows = [_entity(record, say)]
        case Affiliation():
            verb = say.label("affiliation", record.kind)
            rows = [Row(0, (Text(record.member, "bold"), f" {verb} ", Text(record.of, "bold")))]
        case _:
            raise TypeError(f"no view of a {type(record).__name__}")
    return [*rows, Row(2, (quote(record),)), Row(2, source_pieces(entry))]


def document_rows(info: DocumentInfo, counts: dict[str, int], say: Messages) -> list[Row]:
    """The rows of a document: when, who and what, and how many records of each layer it gave."""
    when = str(info.published) if info.published else say("undated")
    head: list[Piece] = [Text(when, "cyan"), _GAP, Text(info.id, "bold")]
    if info.outlet:
        head += [_GAP, info.outlet]
    rows = [Row(0, tuple(head))]
    if info.title:
        rows.append(Row(2, (info.title,)))
    parts: list[Piece] = []
    for layer, count in counts.items():
        if count:
            parts += [Text(_GAP if parts else ""), Text(f"{say.label('layer', layer)} {count}", "dim")]
    return [*rows, *([Row(2, tuple(parts))] if parts else [])]


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
    return ()


def source_pieces(entry: Entry) -> tuple[Piece, ...]:
    """Where a record stands: its reference, and the outlet and day of its document."""
    info = entry.document
    pieces: list[Piece] = [Text(entry.ref, "dim")]
    for part in (info.outlet, info.published):
        if part:
            pieces += [Text(" · ", "dim"), Text(str(part), "dim")]
    return tuple(pieces)


def bounds(value: Bounds | tuple[float | None, float | None]) -> str:
    """A closed interval for a reader: `16`, `20–99`, `≥ 14`, `≤ 5`."""
    low, high = value
    if low is None and high is None:
        return "?"
    if low == high:
        return number(low)
    if high is None:
        return f"≥ {number(low)}"
    return f"≤ {number(high)}" if low is None else f"{number(low)}–{number(high)}"


def number(value: float | None) -> str:
    """A number with its thousands parted."""
    return "?" if value is None else f"{value:,g}" if isinstance(value, float) else f"{value:,}"


def names(values: Iterable[str], style: str = "") -> list[Piece]:
    """Names, each a piece by itself, parted by commas."""
    pieces: list[Piece] = []
    for value in values:
        pieces += [Text(", "), Text(value, style)] if pieces else [Text(value, style)]
    return pieces


def chain_pieces(chain: Sequence[str], info: DocumentInfo, say: Messages) -> list[Piece]:
    """Who vouches: the source, then the links that lead to it; the outlet where there is none."""
    if not chain:
        return [Text(say("reported", who=""), "dim"), Text(info.outlet or info.id)]
    pieces: list[Piece] = [Text(say("said_by", who=""), "dim"), Text(chain[-1])]
    if chain[:-1]:
        pieces += [Text(" " + say("via", who=""), "dim"), *names(chain[-2::-1])]
    return pieces


def _event(event: Event, info: DocumentInfo, say: Messages) -> list[Row]:
    when = event.time or (say("reported", who=str(info.published)) if info.published else say("undated"))
    head: list[Piece] = [Text(when, "cyan"), _GAP, Text(say.label("event", event.type), _STYLES[event.type])]
    if event.mode:
        head.append(Text(f" ({event.mode})"))
    if event.modality != "actual":
        head += [_GAP, Text(say.label("modality", event.modality), "italic yellow")]
    if event.polarity == "negative":
        head += [_GAP, Text(say.label("polarity", "negative"), "italic yellow")]
    arrow = " ← " if say.rtl else " → "
    who: list[Piece] = names(event.actors, "bold")
    if event.recipients:
        who += [Text(arrow), *names(event.recipients, "bold")]
    if event.locations:
        who += [Text(" @ ", "dim"), *names(event.locations)]
    rows = [Row(0, tuple(head))]
    if who:
        rows.append(Row(2, tuple(who)))
    tolls: list[Piece] = []
    for field in ("dead", "injured", "arrested", "size"):
        if (value := getattr(event, field)) is not None:
            tolls += [Text(_GAP if tolls else ""), Text(f"{say.label('bounds', field)} {bounds(value)}", "red")]
    if tolls:
        rows.append(Row(2, tuple(tolls)))
    return [*rows, Row(2, tuple(chain_pieces(event.sources, info, say)))]


def _statement(statement: Statement, say: Messages) -> list[Row]:
    pieces: list[Piece] = [Text(statement.speaker_name, "bold"), _GAP, Text(say.label("act", statement.act), "cyan")]
    if statement.chain[:-1]:
        pieces += [_GAP, Text(say("via", who=""), "dim"), *names(statement.chain[-2::-1])]
    if statement.direct:
        pieces += [_GAP, Text(say("direct"), "dim")]
    return [Row(0, tuple(pieces))]


def figure_pieces(figure: Figure, say: Messages) -> tuple[Piece, ...]:
    """A figure on one line: how many, of what, in which role, where and when."""
    pieces: list[Piece] = [Text(bounds((figure.low, figure.high)), "bold yellow"), " ", Text(figure.text)]
    for part in (say.label("role", figure.role), figure.of, figure.place, figure.time):
        if part:
            pieces += [_GAP, Text(part)]
    return tuple(pieces)


def _time(time: TimeExpression) -> Row:
    bound = "" if time.earliest == time.latest else f"{time.earliest or '..'}/{time.latest or '..'}"
    return Row(0, (Text(time.value, "cyan"), _GAP, Text(time.text, "bold"), _GAP, Text(time.type, "dim"), _GAP, bound))


def _commitment(commitment: Commitment, info: DocumentInfo, say: Messages) -> list[Row]:
    until = say("until", when=commitment.deadline.value) if commitment.deadline else say("no_deadline")
    head: list[Piece] = [
        Text(until, "cyan"), _GAP, Text(say.label("commitment", commitment.kind)), _GAP,
        Text(say("by", who=""), "dim"), Text(commitment.by, "bold"),
    ]  # fmt: skip
    if commitment.conditional:
        head += [_GAP, Text(say("conditional"), "italic yellow")]
    return [Row(0, tuple(head)), Row(2, tuple(chain_pieces(commitment.stated_by, info, say)))]


def _responsibility(record: Responsibility, say: Messages) -> list[Row]:
    rows = [Row(0, (Text(record.attack.text, "bold red"),))]
    for key, who in (
        ("claimed_by", record.claimed_by),
        ("accused", record.accused),
        ("accused_by", record.accusers),
        ("denied_by", record.denied_by),
    ):
        if who:
            rows.append(Row(2, (Text(say(key) + " ", "dim"), *names(who, "bold"))))
    if record.unclaimed:
        rows.append(Row(2, (Text(say("unclaimed"), "italic yellow"),)))
    return rows


def _entity(entity: Entity, say: Messages) -> Row:
    pieces: list[Piece] = [Text(entity.name, "bold"), _GAP, Text(say.label("entity", entity.type), "cyan")]
    if entity.role:
        pieces += [_GAP, entity.role]
    if entity.code:
        pieces += [_GAP, Text(entity.code, "dim")]
    return Row(0, (*pieces, _GAP, Text(say("mentions", n=len(entity.mentions)), "dim")))
