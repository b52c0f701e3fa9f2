"""Invariant 4: the same document, lexicon and date give the same bytes, however they are read."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest

from sijill.model import Extraction
from sijill.pipeline import Reader
from tests.invariants.material import ARTICLES, ROOT, read_demo
from tests.readers import reader

ONE_PROCESS = """
import sys
from tests.invariants.material import ARTICLES, reader
for article in ARTICLES:
    sys.stdout.buffer.write(reader().read(article).to_json() + b"\\n")
"""


def in_a_process(hash_seed: str) -> bytes:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", ONE_PROCESS], check=True, capture_output=True, env=environment).stdout


def read_article(index: int) -> bytes:
    return reader().read(ARTICLES[index]).to_json()


def test_the_hash_seed_changes_no_byte() -> None:
    here = b"".join(extraction.to_json() + b"\n" for _, extraction in read_demo())
    assert in_a_process("1") == in_a_process("4242") == here


@pytest.mark.parametrize("workers", [1, 2])
def test_the_number_of_workers_changes_no_byte(workers: int) -> None:
    with ProcessPoolExecutor(workers) as pool:
        assert list(pool.map(read_article, range(len(ARTICLES)))) == [e.to_json() for _, e in read_demo()]


def test_what_was_read_before_changes_no_byte() -> None:
    """The reader remembers words; what it remembers must not show."""
    fresh = Reader(reader().lexicon)
    backwards = [fresh.read(article).to_json() for article in reversed(ARTICLES)]
    again = [fresh.read(article).to_json() for article in reversed(ARTICLES)]
    assert backwards == again == [extraction.to_json() for _, extraction in reversed(read_demo())]


def test_json_gives_back_the_extraction() -> None:
    for _, extraction in read_demo():
        assert Extraction.from_json(extraction.to_json()) == extraction
