from sijill.claims import check_entries
from sijill.lexicon import Lexicon, Rules
from tests.readers import lexicon

_LEXICON = lexicon()


def test_every_entry_matches_its_examples_and_not_its_counter_examples() -> None:
    assert list(check_entries(_LEXICON)) == []


def test_a_wrong_entry_is_reported() -> None:
    files = {name: _LEXICON.raw(name).encode() for name in _LEXICON.files()}
    files["commitments/patterns.yaml"] += (
        "- id: commitments.broken\n  kind: wish\n  verbs: [زقزق]\n  takes: [مع]\n  examples: [جلس الوزير في مكتبه]\n"
    ).encode()
    messages = " | ".join(problem.message for problem in check_entries(Lexicon(files)))
    for part in ("no such kind", "no such complement", "no verb of the lexicon", "does not match its example"):
        assert part in messages


def test_every_rule_of_the_layer_resolves() -> None:
    rules = Rules(_LEXICON)
    for rule in ("cues.announce", "cues.quoting", "statements.source", "responsibility.report", "commitments.deadline"):
        assert rules.resolve(rule) is not None
