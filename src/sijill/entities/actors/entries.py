"""The actors of the register as immutable entries, read from `data/actors/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sijill.entities.actors.codes import DatedCode, Period, parse_codes
from sijill.lexicon import Lexicon, LexiconError
from sijill.model import EntityType

FOLDER = "actors/"
OWN = "actors/own.tsv"
"""The user's own rows, where there are any."""
KINDS = {
    "states.tsv": "state",
    "armed_groups.tsv": "armed_group",
    "parties.tsv": "party",
    "bodies.tsv": "body",
    "national.tsv": "national_body",
    "collectives.tsv": "collective",
    "media.tsv": "media",
    "persons.tsv": "person",
}
"""Registers of named actors and the kind of what they hold, in the order in which names are looked up."""


class Holding(msgspec.Struct, frozen=True, gc=False):
    """A person's time in an office."""

    office: str
    person: str
    period: Period


class Actor(msgspec.Struct, frozen=True, gc=False):
    """An actor: who it is, what it is called, and what code it has when.

    `id` is a slug, `STATE` or `STATE.office`; `rule` names the row or the family that it comes from.
    """

    id: str
    kind: str
    type: EntityType
    name: str
    english: str
    variants: tuple[str, ...]
    country: str
    codes: tuple[DatedCode, ...]
    wikidata: str | None
    source: str
    rule: str
    stands_for: str = ""
    """The member of a family that a national body is (`pentagon` is `USA.defence_ministry`)."""
    phrases: tuple[str, ...] = ()
    """Ways to speak of it that are not its name alone (`قوات الحشد الشعبي`)."""

    @property
    def names(self) -> tuple[str, ...]:
        """The principal name and its variants: what a named entity in a text can be; none for a collective."""
        return () if self.kind == "collective" else (self.name, *self.variants)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Everything that it is called: name, variants, phrases."""
        return (self.name, *self.variants, *self.phrases)


class State(msgspec.Struct, frozen=True, gc=False):
    """A state with what its name is made into."""

    actor: Actor
    adjectives: tuple[str, ...]
    plurals: tuple[str, ...]
    capitals: tuple[str, ...]


class Tables(msgspec.Struct, frozen=True, gc=False):
    """The hand-written part of the register."""

    states: tuple[State, ...]
    actors: tuple[Actor, ...]
    """All named actors but states, in the order of look-up."""
    holdings: tuple[Holding, ...]


def cells(value: str) -> tuple[str, ...]:
    """The comma-separated parts of a cell."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def read_tables(lexicon: Lexicon) -> Tables:
    """Read the registers; rows of the user's own file replace those with their id.

    Raises:
        LexiconError: where a row has a date or code that cannot be read.
    """
    own = lexicon.tsv(OWN) if OWN in lexicon.files(FOLDER) else ()
    mine = {row["id"]: row for row in own if row.get("name")}
    states, actors = [], []
    for file, kind in KINDS.items():
        for row in lexicon.tsv(FOLDER + file):
            if kind == "state":
                states.append(_state(row))
            elif row["id"] not in mine:
                actors.append(_actor(file, kind, row))
    users = [_actor("own.tsv", row.get("kind") or "body", row) for row in mine.values()]
    held = [row | {"person": row["id"]} for row in own if row.get("office")]
    renewed = {(row["office"], row["person"]) for row in held}
    holdings = (*_holdings(OWN, held), *_holdings(FOLDER + "holders.tsv", lexicon.tsv(FOLDER + "holders.tsv")))
    kept = [h for i, h in enumerate(holdings) if i < len(held) or (h.office, h.person) not in renewed]
    return Tables(tuple(states), (*users, *actors), tuple(kept))


def _state(row: Mapping[str, str]) -> State:
    actor = Actor(
        row["id"], "state", "LOC", row["name"], row["english"], cells(row["variants"]), row["id"],
        (DatedCode(row["id"]),), row["wikidata"] or None, row["source"], f"actors.states.{row['id']}",
    )  # fmt: skip
    return State(actor, cells(row["adjectives"]), cells(row["plurals"]), cells(row["capitals"]))


def _actor(file: str, kind: str, row: Mapping[str, str]) -> Actor:
    try:
        codes = parse_codes(row.get("code", ""))
    except ValueError as error:
        raise LexiconError(f"{FOLDER}{file}: {row['id']}: {error}") from None
    country = row.get("country") or (codes[-1].code[:3] if codes else "")
    return Actor(
        row["id"], kind, "PER" if kind == "person" else "ORG", row["name"], row.get("english", ""),
        cells(row.get("variants", "")), country, codes, row.get("wikidata") or None, row.get("source", ""),
        f"actors.{file.removesuffix('.tsv')}.{row['id']}", row.get("stands_for", ""),
        cells(row.get("phrases", "")),
    )  # fmt: skip


def _holdings(file: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Holding]:
    for row in rows:
        try:
            yield Holding(row["office"], row["person"], Period.of(row.get("from", ""), row.get("to", "")))
        except ValueError as error:
            raise LexiconError(f"{file}: {row['office']} {row['person']}: {error}") from None
