"""One lexicon and one reader for all tests of a process: building them costs more than reading."""

from functools import cache

from sijill import Reader
from sijill.lexicon import Lexicon, load


@cache
def lexicon() -> Lexicon:
    """The lexicon shipped with the package."""
    return load()


@cache
def reader() -> Reader:
    """The reader over it."""
    return Reader(lexicon())


@cache
def ruled() -> Reader:
    """One that leaves roles to the rules: what their tests are about."""
    return Reader(lexicon(), casting=False)
