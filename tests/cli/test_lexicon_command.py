import json

import pytest

from sijill.cli import lexicon as command
from sijill.lexicon import Lexicon
from sijill.lexicon.check import check
from tests.cli.conftest import Run
from tests.readers import lexicon


def test_the_shipped_lexicon_is_sound(run: Run) -> None:
    outcome = run("lexicon", "check")
    assert outcome.code == 0, outcome.out
    assert outcome.out.startswith("The lexicon is sound")


def test_check_as_json_gives_hash_and_problems(run: Run) -> None:
    (row,) = run("lexicon", "check", "--json").rows
    assert row["sound"] is True
    assert row["problems"] == []
    assert len(row["sha256"]) == 64


def problems(**files: str) -> list[str]:
    named = {
        name.replace("__", "/").replace("_tsv", ".tsv").replace("_yaml", ".yaml"): data for name, data in files.items()
    }
    return [problem.message for problem in check(Lexicon({name: data.encode() for name, data in named.items()}))]


def test_letters_that_data_must_not_hold_are_found() -> None:
    assert problems(a_tsv="name\nعـلي\n") == ["has a tatweel"]
    assert problems(a_tsv="name\nﻋلي\n") == ["has a presentation form"]
    assert problems(a_tsv="name\nعلي\u200f\n") == ["has a bidi control"]
    assert problems(a_tsv="name\nا\u0653ب\n") == ["is not in Unicode normal form C"]


def test_an_abbreviation_may_end_in_tatweel() -> None:
    assert problems(a_tsv="name\n1445هـ\n") == []


def test_entries_given_twice_or_without_examples_are_found() -> None:
    assert problems(a_tsv="name\tcode\nعلي\tX\nعلي\tX\n") == ["stands twice"]
    assert problems(a_tsv="name\tcode\n\tX\n") == ["its first column is empty"]
    twice = json.dumps([{"id": "a.b", "examples": ["x"]}, {"id": "a.b"}])
    assert problems(a_yaml=twice) == ["the id is given twice", "has no examples"]


def test_rules_without_documentation_are_found() -> None:
    rules = json.dumps({"times.day": {"what": "x"}})
    assert problems(rules_yaml=rules) == ["has no where", "has no examples", "has no Arabic description (ar)"]
    assert (
        "is not the id" in problems(rules_yaml=json.dumps({"Day": {"what": "x", "where": "y", "examples": ["z"]}}))[0]
    )


def test_files_that_do_not_parse_are_found() -> None:
    assert "cells under 1 columns" in problems(a_tsv="name\nx\ty\n")[0]
    assert problems(a_yaml="a: [")


def test_lookup_peels_clitics_and_names_the_lemma(run: Run) -> None:
    rows = run("lexicon", "lookup", "وبالقول", "--json").rows[0]["readings"]
    assert {"lemma": "قول", "conjunction": "و", "preposition": "ب", "article": "ال"}.items() <= rows[0].items()


def test_lookup_accepts_any_spelling(run: Run) -> None:
    plain = run("lexicon", "lookup", "أعلن", "--json").rows[0]["readings"]
    marked = run("lexicon", "lookup", "أَعْلَنَ", "--json").rows[0]["readings"]
    assert plain == marked != []


def test_lookup_prints_readings_and_the_registers_a_word_stands_in(run: Run) -> None:
    outcome = run("lexicon", "lookup", "قتيل")
    assert outcome.code == 0
    assert "upos NOUN" in outcome.out
    assert ".tsv" in outcome.out


def test_a_word_that_is_not_there_says_so(run: Run) -> None:
    outcome = run("lexicon", "lookup", "زغززغ")
    assert (outcome.code, outcome.out) == (1, "")
    assert "is not in the lexicon" in outcome.err


def test_check_runs_the_examples_of_every_layer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = lexicon()
    files = {name: shipped.raw(name) for name in shipped.files()}
    spoilt = {
        "events/PROTEST.yaml": ("examples:", "examples: [جلس العمال في المصنع]\n    was:"),
        "cues/speech.yaml": ("قال الوزير إن الاتفاق قريب", "وصل الوزير إلى القرية"),
        "entities/titles.yaml": ("examples: [", "examples: [وصل إلى القرية مساء, "),
    }
    for name, (old, new) in spoilt.items():
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)
    monkeypatch.setattr(command, "load", lambda: Lexicon({name: text.encode() for name, text in files.items()}))
    outcome = run("lexicon", "check", "--json")
    assert outcome.code == 1
    missed = {row["file"] for row in outcome.rows[0]["problems"] if "does not match its example" in row["message"]}
    assert missed == set(spoilt)
