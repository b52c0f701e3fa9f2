"""The lexicon: what it loads, and how it refuses what is malformed."""

from __future__ import annotations

import pytest

from sijill.lexicon import Lexicon, LexiconError, load
from sijill.lexicon.check import check, check_word_classes


def test_the_shipped_data_is_sound() -> None:
    assert check(load()) == ()


def test_the_hash_follows_names_and_content() -> None:
    one = Lexicon({"a.tsv": b"x\n1\n"})
    assert one.sha256 == Lexicon({"a.tsv": b"x\n1\n"}).sha256
    assert one.sha256 != Lexicon({"a.tsv": b"x\n2\n"}).sha256
    assert one.sha256 != Lexicon({"b.tsv": b"x\n1\n"}).sha256


def test_a_lookup_ignores_spelling_variants() -> None:
    assert {form.lexeme.lemma for form in load().lookup("اعلان")} >= {"إعلان"}
    assert load().lookup("زقزوقستان") == ()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"lexemes/verbs.tsv": "lemma\troot\tform\nقتل\tقتل\tXX\n"}, "form 'XX'"),
        ({"a.tsv": "x\ty\n1\t2\t3\n"}, "3 cells under 2 columns"),
        ({"a.tsv": b"\xff\xfe"}, "not UTF-8"),
        ({"a.yaml": "a: [1"}, "a.yaml"),
    ],
)
def test_a_malformed_file_is_named(files: dict[str, str | bytes], message: str) -> None:
    content = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    with pytest.raises(LexiconError, match=message):
        lexicon = Lexicon(content)
        for name in content:
            lexicon.yaml(name) if name.endswith(".yaml") else lexicon.tsv(name)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(LexiconError, match=r"nothing\.tsv: no such data file"):
        load().tsv("nothing.tsv")


@pytest.mark.parametrize(
    ("words", "example", "counter", "complaint"),
    [
        ("[على, ضد, على]", "هجوم على البلدة", "هجوم في البلدة", "lists a word twice"),
        ("[على]", "هجوم في البلدة", "هجوم في البلدة", "does not stand in its example"),
        ("[على يد]", "قتل على يد مسلحين", "قتل علي يد مسلحين", "stands in its counter-example"),
        ("[على]", "هجوم على البلدة", "", "needs an example and a counter-example"),
    ],
)
def test_a_class_of_words_must_bear_its_examples_out(words: str, example: str, counter: str, complaint: str) -> None:
    text = f"- id: aimed\n  words: {words}\n  examples: [{example}]\n  not: [{counter}]\n"
    lexicon = Lexicon({"words.yaml": text.encode()})
    assert complaint in {problem.message.split(":")[0] for problem in check_word_classes(lexicon, "words.yaml")}


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("rules.yaml", "a.b: {what: does it, where: x, examples: [ب]}", "has no Arabic description (ar)"),
        ("rules.yaml", "a.b: {what: does it, ar: does it, where: x, examples: [ب]}", "has no Arabic description (ar)"),
        ("rules.yaml", "a.b: {ar: يفعل ذلك, where: x, examples: [ب]}", "has no English description (what)"),
        ("rules.yaml", "a.b: {what: يفعل ذلك, ar: يفعل, where: x, examples: [ب]}", "has no English description (what)"),
        ("a.yaml", "- {id: a.b, what: does it, words: [ب], examples: [ب]}", "has no Arabic description (ar)"),
        ("a.yaml", "- {id: a.b, ar: يفعل ذلك, words: [ب], examples: [ب]}", "has no English description (what)"),
    ],
)
def test_what_a_rule_does_is_said_in_both_languages(name: str, text: str, complaint: str) -> None:
    assert complaint in {problem.message for problem in check(Lexicon({name: text.encode()}))}


def test_an_entry_that_says_it_with_its_words_alone_needs_no_description() -> None:
    assert check(Lexicon({"a.yaml": "- {id: a.b, words: [ب], examples: [ب]}".encode()})) == ()
