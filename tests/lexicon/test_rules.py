from sijill.lexicon import Lexicon, Rules

_FILES = {
    "rules.yaml": "times.weekday:\n  what: a weekday, reckoned from publication\n  ar: يوم من الأسبوع\n  where: values.times\n",
    "cues/speech.yaml": "- id: cues.say.قال\n  act: say\n  cue: [<v:قال>]\n  examples: [قال الوزير]\n",
    "figures/bounds.tsv": "id\tphrase\nfigures.about\tنحو\n",
    "entities/countries.tsv": "name\tcode\nالعراق\tIRQ\n",
}
_RULES = Rules(Lexicon({name: text.encode() for name, text in _FILES.items()}))


def test_a_documented_rule_resolves_to_what_it_does() -> None:
    rule = _RULES.resolve("times.weekday")
    assert rule is not None
    assert (rule.what, rule.ar) == ("a weekday, reckoned from publication", "يوم من الأسبوع")


def test_an_entry_resolves_to_its_file_with_examples() -> None:
    rule = _RULES.resolve("cues.say.قال")
    assert rule is not None
    assert (rule.file, rule.examples) == ("cues/speech.yaml", ("قال الوزير",))
    assert rule.what == "act: say; cue: <v:قال>"


def test_a_register_row_resolves_by_its_first_column() -> None:
    rule = _RULES.resolve("entities.countries.العراق")
    assert rule is not None
    assert "IRQ" in rule.what


def test_an_unknown_rule_does_not_resolve() -> None:
    assert _RULES.resolve("times.nothing") is None
    assert _RULES.resolve("entities.countries.أطلنتس") is None
    assert _RULES.resolve("nowhere") is None


def test_a_row_with_an_id_resolves_by_it() -> None:
    rule = _RULES.resolve("figures.about")
    assert rule is not None
    assert (rule.file, rule.what) == ("figures/bounds.tsv", "phrase: نحو")
