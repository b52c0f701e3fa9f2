"""`sijill places`: where a place lies, in what, what else bears its name, and which documents name it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.exits import ExitCode
from sijill.cli.interface import BidiOption, Interface, JsonOption, LimitOption, NamedInOption, print_json
from sijill.cli.registers import RegisterOption, own_lexicon
from sijill.cli.terms import Terms
from sijill.entities.places import Gazetteer, Place

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")


def places(
    context: typer.Context,
    search: Annotated[str, typer.Argument(help="A name or part of one, in Arabic or Latin letters, or an id.")] = "",
    near: Annotated[
        str | None, typer.Option(metavar="PLACE", help="Only what lies near this place or LAT,LON, the nearest first.")
    ] = None,
    within: Annotated[float, typer.Option(min=0, help="How near, in kilometres.")] = 50.0,
    register: RegisterOption = None,
    ledger: NamedInOption = None,
    limit: LimitOption = 20,
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """Search the gazetteer; exit code 1 where it has no such place."""
    face = Interface.of(context, bidi)
    known = Gazetteer(own_lexicon(face, register))
    if near is None:
        found = itertools.islice(known.search(search), limit)
        rows: list[tuple[Place, float | None]] = [(place, None) for place in found]
    else:
        around = known.near(*_point(face, known, near), within)
        wanted = {place.id for place in known.search(search)} if search else None
        chosen = ((place, km) for place, km in around if wanted is None or place.id in wanted)
        rows = list(itertools.islice(chosen, limit))
    documents = _documents(face, ledger) if ledger is not None and rows else {}
    for place, km in rows:
        naming = tuple(documents.get(place.source, ()))
        if json:
            print_json(_values(known, place, km, naming))
        else:
            _print(face, known, place, km, naming)
    if not rows:
        face.unknown("places.unknown", quiet=json, name=search or near)


def _point(face: Interface, known: Gazetteer, near: str) -> tuple[float, float]:
    point = _POINT.fullmatch(near)
    if point is not None:
        return float(point[1]), float(point[2])
    place = next(known.search(near), None)
    if place is None:
        face.fail(ExitCode.USAGE, "places.unknown", name=near)
    return place.lat, place.lon


def _documents(face: Interface, path: Path) -> dict[str, dict[str, None]]:
    """Source of a place → ids of the documents with an entity there, in order."""
    from sijill.cli.stored import open_ledger  # noqa: PLC0415  # the database is slow to load

    found: dict[str, dict[str, None]] = {}
    with open_ledger(face, path) as store:
        for row in store.records("entities"):
            geo = row.record.get("geo")
            if geo:
                found.setdefault(geo["source"], {})[row.document_id] = None
    return found


def _print(face: Interface, known: Gazetteer, place: Place, km: float | None, documents: tuple[str, ...]) -> None:
    comma, unit, terms = face.say("comma"), face.say("places.km"), Terms(face.say)
    at = (f"  {place.lat:.3f}, {place.lon:.3f}", f" ±{place.precision_km:.0f}", unit)
    away = [] if km is None else [Text(f"  {km:.0f}", "cyan"), Text(unit, "cyan")]
    face.out.line(Text(place.name, "bold"), f"  {place.latin}  ", Text(place.country or "", "cyan"), *at, *away)
    if place.names:
        face.out.line(comma.join(place.names), indent=2)
    parents = known.parents(place)
    if parents:
        face.out.line(face.say("places.inside"), comma.join(parent.name for parent in parents), indent=2)
    others = [other for other in known.named(place.name) if other.id != place.id]
    if others:
        listed = [
            part
            for other in others
            for part in (comma, f"{terms.value('kind', other.kind)} ", f"{other.country or ''} {other.id}")
        ]
        face.out.line(face.say("places.others"), *(Text(part, "dim") for part in listed[1:]), indent=2)
    about = [place.id, terms.value("kind", place.kind), place.source]
    if documents:
        about.append(face.say("documents", n=len(documents)))
    face.out.line(*(Text(f"{part}  ", "dim") for part in about), indent=2)
    for document in documents:
        face.out.line(document, indent=4)


def _values(known: Gazetteer, place: Place, km: float | None, documents: tuple[str, ...]) -> dict[str, Any]:
    values = {
        "id": place.id,
        "kind": place.kind,
        "type": place.type,
        "name": place.name,
        "latin": place.latin,
        "variants": list(place.names),
        "country": place.country,
        "parents": [{"id": parent.id, "name": parent.name} for parent in known.parents(place)],
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
        "source": place.source,
        "same_name": [other.id for other in known.named(place.name) if other.id != place.id],
        "documents": list(documents),
    }
    return values if km is None else values | {"distance_km": round(km, 1)}
