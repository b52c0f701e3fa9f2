"""The records of the seven layers of the ledger, and affiliations.

Every record is immutable and carries the sentence that proves it (`evidence`), the id of the rule that
produced it (`rule`), how far that rule is trusted (`confidence`, 0 to 1) and its derivation (`because`).
Names of participants are the fullest printed form in the document. The vocabulary is the field's:
TIMEX3 (ISO-TimeML) and EDTF for time, PLOVER for events, FactBank for polarity and modality.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sijill.model.spans import Reason, Span

EntityType = Literal["PER", "ORG", "LOC", "FAC"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Relation = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between", "vague"]
FigureRole = Literal[
    "killed", "wounded", "missing", "arrested", "kidnapped", "released", "displaced", "returned",
    "protesters", "personnel_present", "personnel_deployed", "personnel_withdrawn", "attacks", "weapons",
    "vehicles", "money", "percent", "votes", "other",
]  # fmt: skip
Act = Literal[
    "say", "announce", "confirm", "deny", "accuse", "condemn", "demand", "threaten", "promise", "call_for",
    "warn", "praise", "claim_responsibility", "ask",
]  # fmt: skip
PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "demanded", "threatened", "possible", "alleged", "hypothetical"]
CommitmentKind = Literal["pledge", "agreement", "plan", "order", "ultimatum"]
AffiliationKind = Literal["office", "command", "member_of", "part_of", "ally_of", "backed_by"]
Bounds = tuple[int | None, int | None]
"""A closed interval of counts; `None` is an open end."""


# No record can be part of a cycle (each is a tree of what it holds), so none is tracked by the search for garbage.
class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What every record has: an id unique in its document, its evidence, rule and derivation."""

    id: str
    evidence: Span
    rule: str
    confidence: float = 1.0
    because: tuple[Reason, ...] = ()


class Located(Record, frozen=True, kw_only=True):
    """A record that is itself one stretch of the text; the span's fields stand in the record."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The stretch of text that the record is."""
        return Span(self.start, self.end, self.text)


class Alternative(msgspec.Struct, frozen=True, gc=False):
    """Another place of the same name, with its coordinates and where they come from."""

    name: str
    country: str | None
    lat: float
    lon: float
    source: str


class Geo(msgspec.Struct, frozen=True, gc=False):
    """WGS 84 coordinates in degrees, and where they come from.

    `country` is an ISO 3166 alpha-3 code, None for seas and for areas of several countries; `precision_km` says how
    far the place may lie or reach from the point, `parents` what it lies in, the nearest first.
    """

    lat: float
    lon: float
    source: str
    country: str | None = None
    precision_km: float | None = None
    parents: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


class Entity(Record, frozen=True, kw_only=True):
    """A named person, organisation, place or facility, once per document, with all its mentions."""

    name: str
    type: EntityType
    mentions: tuple[Span, ...]
    role: str | None = None
    code: str | None = None
    wikidata: str | None = None
    geo: Geo | None = None


class TimeExpression(Located, frozen=True, kw_only=True):
    """A TIMEX3 expression. `earliest` and `latest` are EDTF; `anchor` is the id of the expression or
    the name of the date (`published`) that a relative value was reckoned from."""

    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    mod: str | None = None
    calendar: str = "gregorian"
    anchor: str | None = None


class Figure(Located, frozen=True, kw_only=True):
    """A quantity of people, things, acts, money or percent, with its bounds."""

    low: float | int | None
    high: float | int | None
    relation: Relation
    unit: str | None = None
    role: FigureRole = "other"
    of: str | None = None
    place: str | None = None
    time: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """A piece of reported speech or writing. `chain` runs from the outermost link to the source."""

    speaker: str
    speaker_name: str
    chain: tuple[str, ...]
    cue: Span
    content: Span
    direct: bool
    act: Act
    entity: str | None = None


class Event(Record, frozen=True, kw_only=True):
    """A PLOVER event. `sources` is the chain that vouches for it; empty where the outlet itself does."""

    type: PloverType
    trigger: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    time: str | None = None
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    sources: tuple[str, ...] = ()
    dead: Bounds | None = None
    injured: Bounds | None = None
    arrested: Bounds | None = None
    size: Bounds | None = None
    instrument: str | None = None


class Responsibility(Record, frozen=True, kw_only=True):
    """Who claimed an attack, who is accused of it by whom, who denied it, or that nobody claimed it."""

    attack: Span
    event: str | None = None
    claimed_by: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    accusers: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    unclaimed: bool = False


class Deadline(Span, frozen=True):
    """The words that set a deadline and the last day allowed, as TIMEX3 or EDTF."""

    value: str


class Commitment(Record, frozen=True, kw_only=True):
    """Something somebody is to do: a pledge, agreement, plan, order or ultimatum."""

    by: str
    kind: CommitmentKind
    action: Span
    deadline: Deadline | None = None
    stated_by: tuple[str, ...] = ()
    conditional: bool = False


class Affiliation(Record, frozen=True, kw_only=True):
    """Who belongs to whom, as the text says it.

    `of` is the body or state that an office, command or tie belongs to; `title` the printed title of an
    office or command (`وزير المالية الأردني`), with former, deputy and the like.
    """

    member: str
    kind: AffiliationKind
    of: str
    title: str | None = None
    sources: tuple[str, ...] = ()
