"""Invariant 6: every rule id of a record and of its derivation resolves to a data entry or a documented rule."""

import re
from collections import Counter
from functools import cache

from sijill.lexicon import Rules
from sijill.model import LAYERS
from tests.invariants.material import ROOT, read_demo, rule_ids
from tests.readers import reader


@cache
def rules() -> Rules:
    return Rules(reader().lexicon)


def test_every_rule_of_every_record_resolves() -> None:
    used = sorted(
        {rule for _, extraction in read_demo() for _, record in extraction.records() for rule in rule_ids(record)}
    )
    assert len(used) > 50
    assert [rule for rule in used if rules().resolve(rule) is None] == []


def test_every_rule_that_the_code_names_resolves() -> None:
    layers = "|".join((*LAYERS, "places", "actors", "cues"))
    named = {
        rule
        for path in (ROOT / "src" / "sijill").rglob("*.py")
        if path.parent.name != "cli"
        for rule in re.findall(rf'"((?:{layers})\.[a-z][a-z_.-]*[a-z])"', path.read_text("utf-8"))
    }
    assert len(named) > 40
    assert sorted(rule for rule in named if rules().resolve(rule) is None) == []


def test_every_documented_rule_names_a_module_that_exists_and_an_example() -> None:
    import importlib  # noqa: PLC0415

    for rule_id, entry in reader().lexicon.yaml("rules.yaml").items():
        assert entry["what"], rule_id
        assert importlib.import_module(f"sijill.{entry['where']}"), rule_id
        assert entry.get("examples"), rule_id


def test_every_record_derives_from_something() -> None:
    for _, extraction in read_demo():
        for layer, record in extraction.records():
            assert record.because, (layer, record.id)


def test_every_participant_time_and_count_of_an_event_names_its_words_and_its_rule() -> None:
    events = [event for _, extraction in read_demo() for event in extraction.events]
    assert len(events) > 20
    for event in events:
        told = Counter(reason.role for reason in event.because if reason.span is not None)
        for role, names in (("actor", event.actors), ("recipient", event.recipients), ("location", event.locations)):
            assert told[role] >= len(names), (event.evidence.text, role)
        for field in ("time", "dead", "injured", "arrested", "size", "instrument"):
            assert (getattr(event, field) is not None) == (told[field] > 0), (event.evidence.text, field)
