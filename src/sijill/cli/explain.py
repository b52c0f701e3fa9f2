"""`sijill explain`: why a record stands in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.exits import ExitCode
from sijill.cli.interface import DEFAULT_LEDGER, BidiOption, Interface, JsonOption, LedgerOption, print_json
from sijill.cli.paper import Piece, Row
from sijill.cli.registers import RegisterOption, own_lexicon
from sijill.cli.views import Entry, plain, rows_of
from sijill.lexicon import Rules
from sijill.model import Reason


def explain(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="DOCUMENT/RECORD", help="A record, as sijill show prints it.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    register: RegisterOption = None,
    json: JsonOption = False,
    bidi: BidiOption = Bidi.AUTO,
) -> None:
    """Explain a record: its sentence, the words that carry it, the rule that made it, and why."""
    from sijill.cli.stored import entry_of, open_ledger, row_values  # noqa: PLC0415  # slow to load

    face = Interface.of(context, bidi)
    with open_ledger(face, ledger) as store:
        row = store.record(ref)
    if row is None:
        face.fail(ExitCode.USAGE, "no_record", ref=ref, path=ledger)
    entry, rules = entry_of(row), Rules(own_lexicon(face, register))
    if json:
        print_json({**row_values(row), "rules": rule_values(entry, rules)})
    else:
        face.out.rows([*rows_of(entry, face.say), *derivation(entry, rules, face)])


def rule_values(entry: Entry, rules: Rules) -> dict[str, Any]:
    """The documentation of every rule in the derivation of a record, by id."""
    ids = sorted({entry.record.rule, *(reason.rule for reason in _steps(entry.record.because))})
    found = {rule_id: rules.resolve(rule_id) for rule_id in ids}
    return {rule_id: rule._asdict() if rule else None for rule_id, rule in found.items()}


def derivation(entry: Entry, rules: Rules, face: Interface) -> Iterator[Row]:
    """The rule of a record with its documentation, the values it gave, and its steps as a tree."""
    say, record = face.say, entry.record
    yield Row(0, ("",))
    yield Row(0, (Text(say("explain.rule"), "bold"), "  ", Text(record.rule, "cyan")))
    rule = rules.resolve(record.rule)
    yield Row(2, (rule.what if rule else say("explain.undocumented"),))
    for example in rule.examples[:2] if rule else ():
        yield Row(2, (Text(say("explain.example") + " ", "dim"), f"«{example}»"))
    yield Row(0, (Text(say("explain.confidence"), "bold"), "  ", f"{record.confidence:g}"))
    if record.because:
        yield Row(0, (Text(say("explain.because"), "bold"),))
    for reason in record.because:
        yield from _step_rows(reason, 2, rules)
    yield Row(0, (Text(say("explain.values"), "bold"),))
    for key, value in msgspec.to_builtins(record).items():
        if key not in ("id", "evidence", "rule", "confidence", "because", "start", "end") and value not in (None, ()):
            yield Row(2, (Text(f"{key}  ", "dim"), plain(value)))


def _step_rows(reason: Reason, indent: int, rules: Rules) -> Iterator[Row]:
    pieces: list[Piece] = [Text(f"{reason.role}  ", "dim")]
    if reason.span:
        pieces += [Text(f"«{reason.span.text}»", "bold"), Text(f" {reason.span.start}–{reason.span.end}  ", "dim")]
    yield Row(indent, (*pieces, Text(reason.rule, "cyan")))
    rule = rules.resolve(reason.rule)
    if rule:
        yield Row(indent + 2, (Text(rule.what, "dim"),))
    for child in reason.children:
        yield from _step_rows(child, indent + 2, rules)


def _steps(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    for reason in reasons:
        yield reason
        yield from _steps(reason.children)
