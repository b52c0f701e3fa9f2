"""`sijill actors`: who is who, with what code on which day, in which office, and which documents name them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.interface import BidiOption, Interface, JsonOption, LimitOption, NamedInOption, print_json
from sijill.cli.registers import RegisterOption, own_lexicon
from sijill.cli.terms import Terms
from sijill.entities.actors import Actor, ActorRegister, Holding
from sijill.text import fold


class Answer(NamedTuple):
    """An actor as it is printed: its code on the day asked for, its offices or their holders, its documents."""

    actor: Actor
    code: str | None
    offices: tuple[Holding, ...]
    holders: tuple[Holding, ...]
    documents: tuple[str, ...]


def actors(
    context: typer.Context,
    search: Annotated[str, typer.Argument(help="A name in Arabic or English, an office, an id or a code.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Codes and holders of this day (YYYY-MM-DD).")
    ] = None,
    register: RegisterOption = None,
    ledger: NamedInOption = None,
    limit: LimitOption = 20,
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """Search the register of actors; exit code 1 where it has nobody of that name."""
    face = Interface.of(context, bidi)
    day = face.day(on)
    known = ActorRegister(own_lexicon(face, register))
    text = day.isoformat() if day else None
    found = list(itertools.islice(_found(known, search, text), limit))
    for actor in found:
        answer = _answer(face, known, actor, text, ledger)
        if json:
            print_json(_values(answer))
        else:
            _print(face, known, answer)
    if not found:
        face.unknown("actors.unknown", quiet=json, name=search)


def _found(known: ActorRegister, words: str, day: str | None) -> Iterator[Actor]:
    """First whom the words name, then those whose names hold them."""
    first = known.resolve(words, day)
    if first is not None and first.actor is not None:
        yield first.actor
    for actor in known.search(words):
        if first is None or first.actor is None or actor.id != first.actor.id:
            yield actor


def _answer(face: Interface, known: ActorRegister, actor: Actor, day: str | None, ledger: Path | None) -> Answer:
    held = known.offices(actor.id) if actor.kind == "person" else ()
    holders = known.holders.all_of(actor.id) if actor.kind == "office" else ()
    return Answer(
        actor,
        known.code(actor, day),
        tuple(holding for holding in held if day is None or holding.period.covers(day)),
        tuple(holding for holding in holders if day is None or holding.period.covers(day)),
        _documents(face, actor, ledger) if ledger is not None else (),
    )


def _documents(face: Interface, actor: Actor, path: Path) -> tuple[str, ...]:
    """Ids of the documents with an entity that is the actor or has one of its names, in order."""
    from sijill.cli.stored import open_ledger  # noqa: PLC0415  # the database is slow to load

    names = {fold(name) for name in actor.spoken}
    found: dict[str, None] = {}
    with open_ledger(face, path) as store:
        for row in store.records("entities"):
            mentions = {fold(mention["text"]) for mention in row.record["mentions"]}
            rules = {reason["rule"] for reason in row.record.get("because", ())}
            if actor.rule in rules or not names.isdisjoint(mentions):
                found[row.document_id] = None
    return tuple(found)


def _print(face: Interface, known: ActorRegister, answer: Answer) -> None:
    actor = answer.actor
    face.out.line(Text(actor.name, "bold"), f"  {actor.english}  ", Text(answer.code or "", "cyan"))
    others = [name for name in actor.spoken if name != actor.name]
    if others:
        face.out.line(face.say("comma").join(others), indent=2)
    if len(actor.codes) > 1:
        face.out.line(Text("; ".join(f"{c.code} {_period(c.period)}" for c in actor.codes), "dim"), indent=2)
    for holding in answer.offices:
        office = _office(face, known, holding.office)
        face.out.line(office, Text(f"  {_period(holding.period)}", "dim"), indent=2)
    for holding in answer.holders:
        person = known.named[holding.person]
        face.out.line(person.name, f"  {person.english}", Text(f"  {_period(holding.period)}", "dim"), indent=2)
    terms = Terms(face.say)
    kind, source = terms.value("kind", actor.kind), terms.value("source", actor.source)
    about = (actor.id, kind, actor.wikidata or "", source, face.say("documents", n=len(answer.documents)))
    told = filter(None, about if answer.documents else about[:-1])
    face.out.line(*(Text(f"{part}  ", "dim") for part in told), indent=2)
    for document in answer.documents:
        face.out.line(document, indent=4)


def _office(face: Interface, known: ActorRegister, office: str) -> str:
    """The name of an office; of a body's office the body and the key."""
    actor = known.get(office)
    if actor is not None:
        return actor.name
    body, _, key = office.partition(".")
    return f"{known.named[body].name}: {Terms(face.say).value('office', key)}"


def _period(period: Any) -> str:
    start = "" if period.start.startswith("0000") else period.start.replace("-00", "")
    end = "" if period.open else period.end.replace("-99", "")
    return f"{start}/{end}" if start or end else ""


def _values(answer: Answer) -> dict[str, Any]:
    actor = answer.actor
    return {
        "id": actor.id,
        "kind": actor.kind,
        "type": actor.type,
        "name": actor.name,
        "english": actor.english,
        "variants": [name for name in actor.spoken if name != actor.name],
        "code": answer.code,
        "codes": [{"code": dated.code, "when": _period(dated.period)} for dated in actor.codes],
        "wikidata": actor.wikidata,
        "source": actor.source,
        "offices": [{"office": held.office, "when": _period(held.period)} for held in answer.offices],
        "holders": [{"person": held.person, "when": _period(held.period)} for held in answer.holders],
        "documents": list(answer.documents),
    }
