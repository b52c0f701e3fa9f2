"""The ways to read the first word of a printed phrase: as it is, and without the particles written onto it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A folded phrase and its words."""

    text: str
    tokens: tuple[str, ...]

    @classmethod
    def of(cls, tokens: tuple[str, ...]) -> Phrase:
        """The phrase of some words."""
        return cls(" ".join(tokens), tokens)


def phrases_of(text: str) -> Iterator[Phrase]:
    """The folded phrase, then without و/ف and ب/ل/ك before its first word; للحكومة is also الحكومه."""
    tokens = tuple(text.split())
    if not tokens:
        return
    seen = dict.fromkeys(_firsts(tokens[0]))
    for first in seen:
        yield Phrase.of((first, *tokens[1:]))


def _firsts(word: str) -> Iterator[str]:
    yield word
    for conjunction in ("", "و", "ف"):
        if not word.startswith(conjunction) or len(word) - len(conjunction) < 3:
            continue
        rest = word[len(conjunction) :]
        yield rest
        if rest[0] in "بلك" and len(rest) > 3:
            yield rest[1:]
            if rest.startswith("لل"):
                yield "ا" + rest[1:]
