from sijill.clauses import check_entries
from sijill.lexicon import Lexicon, Rules
from tests.readers import lexicon

_LEXICON = lexicon()


def test_every_entry_matches_its_examples_and_not_its_counter_examples() -> None:
    assert list(check_entries(_LEXICON)) == []


def test_an_entry_that_misses_its_example_is_reported() -> None:
    names = _LEXICON.files()
    files = {name: _LEXICON.raw(name).encode() for name in names if not name.startswith("events/PROTEST")}
    files["events/PROTEST.yaml"] = (
        "type: PROTEST\n"
        "entries:\n"
        "  - id: events.PROTEST.strike\n"
        "    frame: protest\n"
        "    verbs: [أضرب]\n"
        "    examples: [جلس العمال في المصنع]\n"
        "    not: [أضرب العمال عن العمل]\n"
    ).encode()
    messages = [problem.message for problem in check_entries(Lexicon(files))]
    assert len(messages) == 2
    assert any("does not match its example" in message for message in messages)
    assert any("matches its counter-example" in message for message in messages)


def test_a_malformed_entry_is_reported() -> None:
    files = {name: _LEXICON.raw(name).encode() for name in _LEXICON.files() if "PROTEST" not in name}
    files["events/PROTEST.yaml"] = (
        "type: PROTEST\n"
        "entries:\n"
        "  - {id: protest.strike, frame: protest, verbs: [زقزق], nouns: [عصفور], needs: birds, colour: red}\n"
    ).encode()
    messages = " | ".join(problem.message for problem in check_entries(Lexicon(files)))
    for part in ("does not start with", "unknown key", "no such class", "no example", "no verb", "no noun"):
        assert part in messages


def test_every_rule_of_the_layer_resolves() -> None:
    rules = Rules(_LEXICON)
    for rule in ("events.subject", "events.merge", "events.light.wage", "events.modality.demanded"):
        assert rules.resolve(rule) is not None
    assert rules.resolve("events.ASSAULT.attack") is not None
