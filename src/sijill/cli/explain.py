"""`sijill explain`: why a record stands in the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from sijill.cli.bidi import Bidi
from sijill.cli.exits import ExitCode
from sijill.cli.interface import DEFAULT_LEDGER, BidiOption, Interface, JsonOption, LedgerOption, print_json
from sijill.cli.paper import Piece, Row
from sijill.cli.registers import RegisterOption, own_lexicon
from sijill.cli.terms import Terms
from sijill.cli.views import Entry, bounds, rows_of
from sijill.lexicon import Lexicon, Rule, Rules
from sijill.lexicon.rules import ASIDE
from sijill.model import Reason
from sijill.text import fold

_MOST = 5
"""How many words of a list are shown at most."""
_BOUNDS = frozenset({"dead", "injured", "arrested", "size"})
"""Fields that hold the bounds of a count."""
_ARABIC = re.compile(r"[\u0621-\u064a]+")


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
    entry, lexicon = entry_of(row), own_lexicon(face, register)
    if json:
        print_json({**row_values(row), "rules": rule_values(entry, Rules(lexicon))})
    else:
        face.out.rows([*rows_of(entry, face.say), *_Derivation(lexicon, face).rows(entry)])


def rule_values(entry: Entry, rules: Rules) -> dict[str, Any]:
    """The documentation of every rule in the derivation of a record, by id."""
    ids = sorted({entry.record.rule, *(reason.rule for reason in _steps(entry.record.because))})
    found = {rule_id: rules.resolve(rule_id) for rule_id in ids}
    return {
        rule_id: {key: value for key, value in rule._asdict().items() if key != "entry"} if rule else None
        for rule_id, rule in found.items()
    }


class _Derivation:
    """The rule of a record with its documentation, its steps as a tree, and the values they gave.

    What a rule says is printed where it is named first; of an entry's words only those that the text has.
    """

    def __init__(self, lexicon: Lexicon, face: Interface) -> None:
        from sijill.clauses.entries import FRAMES  # noqa: PLC0415  # slow to load
        from sijill.tokens import Analyser  # noqa: PLC0415

        self._say = face.say
        self._terms = Terms(face.say)
        self._rules = Rules(lexicon)
        self._readings = Analyser(lexicon)
        self._frames = lexicon.yaml(FRAMES)
        self._told: set[str] = set()
        self._sentence: frozenset[str] = frozenset()

    def rows(self, entry: Entry) -> Iterator[Row]:
        """All rows, from the rule to the values."""
        say, record = self._say, entry.record
        self._sentence = self._forms([record.evidence.text])
        yield Row(0, ("",))
        yield from self._rule_rows(record.rule, [step for step in _steps(record.because) if step.rule == record.rule])
        yield Row(0, (Text(say("explain.confidence"), "bold"), "  ", f"{record.confidence:g}"))
        if record.because:
            yield Row(0, (Text(say("explain.because"), "bold"),))
        for reason in record.because:
            yield from self._step_rows(reason, 2)
        yield Row(0, (Text(say("explain.values"), "bold"),))
        hidden = ("id", "evidence", "rule", "confidence", "because", "start", "end")
        for key, value in msgspec.to_builtins(record).items():
            if key not in hidden and value not in (None, (), []):
                shown = bounds(value, say) if key in _BOUNDS else self._terms.of_record(key, value)
                yield Row(2, (Text(f"{say.label('step', key)}  ", "dim"), shown))

    def _rule_rows(self, rule_id: str, steps: list[Reason]) -> Iterator[Row]:
        say, rule = self._say, self._rules.resolve(rule_id)
        where = [Text(f"  {rule.file}", "dim")] if rule else []
        yield Row(0, (Text(say("explain.rule"), "bold"), "  ", Text(rule_id, "cyan"), *where))
        yield from self._about(rule, steps, 2) if rule else (Row(2, (say("explain.undocumented"),)),)
        for example in rule.examples[:2] if rule else ():
            yield Row(2, (Text(say("explain.example") + " ", "dim"), f"«{example}»"))
        self._told.add(rule_id)

    def _step_rows(self, reason: Reason, indent: int) -> Iterator[Row]:
        pieces: list[Piece] = [*(Text(f"{part} ", "dim") for part in self._terms.step(reason.role)), " "]
        if reason.span:
            pieces += [Text(f"«{reason.span.text}»", "bold"), Text(f" {reason.span.start}–{reason.span.end}  ", "dim")]
        yield Row(indent, (*pieces, Text(reason.rule, "cyan")))
        rule = self._rules.resolve(reason.rule)
        if rule and reason.rule not in self._told:
            self._told.add(reason.rule)
            yield from self._about(rule, [reason, *_steps(reason.children)], indent + 2, "dim")
        for child in reason.children:
            yield from self._step_rows(child, indent + 2)

    def _about(self, rule: Rule, steps: list[Reason], indent: int, style: str = "") -> Iterator[Row]:
        """What a rule says; of an entry with many words those that the steps have, or else the sentence."""
        if not rule.entry:
            yield Row(indent, (Text(rule.ar if self._say.rtl else rule.what, style),))
            return
        terms, folder = self._terms, rule.file.partition("/")[0]
        said = {
            key: value
            for key, value in rule.entry.items()
            if key not in ASIDE and value not in ([], None) and terms.shown(key, folder)
        }
        if "what" in said:
            what = said.pop("what")
            yield Row(indent, (Text(rule.ar if self._say.rtl else what, style),))
        lists = {key: value for key, value in said.items() if isinstance(value, list)}
        single = [
            piece
            for key, value in said.items()
            if key not in lists
            for piece in _pair(*terms.pair(key, value, folder), style)
        ]
        yield Row(indent, tuple(single))
        near = self._forms(step.span.text for step in steps if step.span)
        forms = next(
            (some for some in (near, self._sentence) if any(_having(each, some) for each in lists.values())), None
        )
        for key, items in lists.items():
            shown = items if len(items) <= _MOST or forms is None else _having(items, forms)
            if shown:
                listed = [
                    piece
                    for item in shown[:_MOST]
                    for piece in (self._say("comma"), Text(terms.of_entry(key, item, folder), style))
                ][1:]
                more = [Text(" …", "dim"), Text(f" ({len(items)})", "dim")] if len(items) > len(shown[:_MOST]) else []
                yield Row(indent, (Text(f"{terms.key(key, folder)}  ", "dim"), *listed, *more))
        for side, places in self._frames.get(said.get("frame"), {}).items():
            head = f"{self._say('explain.frame')} {terms.value('frame_side', side)}  "
            pieces = [
                piece
                for place, role in places.items()
                for piece in _pair(
                    *terms.pair(terms.value("frame_place", place), terms.value("frame_role", role)), style
                )
            ]
            yield Row(indent, (Text(head, "dim"), *pieces))

    def _forms(self, texts: Iterable[str]) -> frozenset[str]:
        """The words of some texts, folded, with the lemmas that they can be forms of."""
        forms: set[str] = set()
        for word in (word for text in texts for word in text.split()):
            forms.add(fold(word))
            for reading in self._readings(word).readings:
                forms |= {fold(reading.lemma), fold(reading.lexeme.verb), fold(reading.stem)}
        return frozenset(forms - {""})


def _pair(key: str, value: str, style: str) -> tuple[Piece, ...]:
    return Text(key, "dim"), Text(value, style), Text("  ")


def _having(items: list[Any], forms: frozenset[str]) -> list[Any]:
    """The items of a list all of whose words are among some forms; else those that have one of them."""
    words = [(item, frozenset(map(fold, _ARABIC.findall(str(item))))) for item in items]
    whole = [item for item, parts in words if parts and parts <= forms]
    return whole or [item for item, parts in words if parts & forms]


def _steps(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    for reason in reasons:
        yield reason
        yield from _steps(reason.children)
