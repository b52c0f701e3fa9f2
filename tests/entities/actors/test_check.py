"""The register proves itself; each kind of fault is found."""

from __future__ import annotations

import pytest

from sijill.entities.actors import check_actors
from sijill.lexicon import Lexicon
from tests.readers import lexicon

_LEXICON = lexicon()


def _messages(file: str, row: str) -> str:
    files = {name: _LEXICON.raw(name).encode() for name in _LEXICON.files()}
    files[f"actors/{file}"] += (row + "\n").encode()
    return " | ".join(problem.message for problem in check_actors(Lexicon(files)))


def test_the_shipped_register_is_sound() -> None:
    assert list(check_actors(_LEXICON)) == []


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("media.tsv", "x\tصحيفة المثال\tThe Example\t\t\tGBRJRN\t\trumour", "has no known source"),
        ("media.tsv", "x\tصحيفة المثال\tThe Example\t\t\tGBRXXX\t\tself", "is no code"),
        ("media.tsv", "x\tصحيفة المثال\t\t\t\tGBRJRN\t\tself", "has no English name"),
        ("media.tsv", "x\tصحيفة المثال\tThe Example\t\t\tGBRJRN 2012/2010\t\tself", "ends before it starts"),
        ("media.tsv", "reuters\tصحيفة المثال\tThe Example\t\t\tGBRJRN\t\tself", "the id is given twice"),
        ("media.tsv", "x\tرويترز\tThe Example\t\t\tGBRJRN\t\tself", "also names"),
        ("persons.tsv", "x\tسالم النجار\tSalim\t\t\tXYZ\t\t\trecord", "is no country"),
        ("holders.tsv", "IRQ.dogcatcher\tobama\t2010\t2011\trecord", "is no office"),
        ("holders.tsv", "IRQ.prime_minister\tnobody\t2010\t2011\trecord", "is no person"),
        ("holders.tsv", "USA.head_of_state\tbiden\t2012\t2013\trecord", "overlap"),
        ("holders.tsv", "USA.head_of_state\tbiden\tsoon\t2013\trecord", "is no date"),
        ("states.tsv", "TCA\tجزر المثال\tExample\t\tعراقي\t\t\t\tcldr", "belongs to two states"),
        ("homonyms.tsv", "سالم النجار\tobama,trump", "names an actor that has no such name"),
        (
            "agents.yaml",
            "- id: actors.agent.x\n  sector: XYZ\n  words: [نجار]\n"
            "  examples: [{text: نجار عراقي, code: IRQGOV}]\n  not: [نجار تركي]",
            "is no sector",
        ),
    ],
)
def test_a_fault_is_reported(file: str, row: str, message: str) -> None:
    assert message in _messages(file, row)
