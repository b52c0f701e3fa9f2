"""With what an attack was made: by a knife, a car bomb, a drone (data/events/instruments.yaml)."""

from __future__ import annotations

import msgspec

from sijill.clauses.entries import INSTRUMENTS
from sijill.lexicon import Lexicon
from sijill.model import Span
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex

_BY = fold("ب")
_REACH = 12
"""How many words after the trigger an instrument stands at most."""


class Instrument(msgspec.Struct, frozen=True, gc=False):
    """What the text says an attack was made with, and PLOVER's mode of such an assault."""

    rule: str
    mode: str
    span: Span


class Instruments:
    """Finds the instrument of an event in the words after its trigger."""

    def __init__(self, lexicon: Lexicon) -> None:
        content = lexicon.yaml(INSTRUMENTS)
        self._index = PhraseIndex([(word, row) for row in content["instruments"] for word in row["words"]])
        self._means = frozenset(map(fold, content["means"]))
        self._having = frozenset(content["having"])

    def of(self, page: Page, at: int) -> Instrument | None:
        """The first instrument after the trigger at token `at`, within its sentence."""
        stop, openings = min(at + _REACH, page.sentence(at).stop), self._index.openings
        for j in range(at + 1, stop):
            word = page.words[j]
            if word.kind == "punct" and word.folded in ".؛:":
                return None
            if not openings[word] or any(r.lemma in self._having for r in page.words[j - 1].readings):
                continue
            governed = page.words[j - 1].folded in self._means
            for match in self._index.at(page.words, j):
                skip = next((len(r.conjunction) + 1 for r in word.readings if r.preposition == _BY), 0)
                skip = skip or (match.key.skip if match.key.preposition == _BY else 0)
                if skip or governed:
                    row = match.value
                    return Instrument(row["id"], row["mode"], page.span_inside(j, match.stop, skip))
        return None
