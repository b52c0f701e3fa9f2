"""What the imperfect says is still to come: an act at a later date, a meeting on somebody's agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sijill.clauses.chunks import Sentence
from sijill.clauses.entries import FACTUALITY
from sijill.clauses.parts import Parts
from sijill.lexicon import Lexicon
from sijill.model import Reason, TimeExpression
from sijill.text import fold
from sijill.tokens import Page

_CARRIED = 6
"""How many phrases lie between a verb and the event noun that it carries at most."""
_LATER = "FUTURE_REF"
_DATE = 10
"""Length of a day as TIMEX3 writes it."""


class Schedule:
    """Tells planned acts told in the imperfect (يلتقي الوزير غدا نظيره) from what goes on or happens as a rule."""

    def __init__(self, lexicon: Lexicon, parts: Parts) -> None:
        content: Mapping[str, Any] = lexicon.yaml(FACTUALITY)["scheduled"]
        self._parts = parts
        self._rule = content["id"]
        self._meeting = frozenset(content["meeting"])
        self._opening = frozenset(map(fold, content["opening"]))
        self._before = frozenset(map(fold, content["ongoing"]))

    def verb(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> int | None:
        """The chunk of the imperfect that tells the act at token `at`, which nothing sets beside the past."""
        here = sentence.at(at)
        k = here if verbal else self._carrier(sentence, here)
        if k is None:
            return None
        verb = self._parts[page.words[sentence.chunks[k].first]].verb
        told = verb is not None and verb.morph.aspect == "Imp" and not verb.preposition
        return k if told and not self._ongoing(page, sentence, k) else None

    def read(
        self, page: Page, sentence: Sentence, k: int, time: TimeExpression | None, *, alone: bool
    ) -> Reason | None:
        """Why an act at `time`, told by the imperfect in chunk `k`, is planned: its date, or, where that may tell
        `alone`, its verb."""
        if time is not None and _later(time, page.document.published):
            return Reason(self._rule, "modality", time.span)
        first = sentence.chunks[k].first
        verb = self._parts[page.words[first]].verb
        if alone and verb is not None and verb.lemma in self._meeting and self._precedes(page, sentence, k):
            return Reason(self._rule, "modality", page.span(first, first + 1))
        return None

    def _carrier(self, sentence: Sentence, here: int) -> int | None:
        """The verb that carries an event noun."""
        for k in range(here - 1, max(-1, here - 1 - _CARRIED), -1):
            kind = sentence.chunks[k].kind
            if kind == "verb":
                return k
            if kind not in {"np", "pp", "part", "comma"}:
                return None
        return None

    def _ongoing(self, page: Page, sentence: Sentence, k: int) -> bool:
        """Whether something before the verb sets its imperfect beside the past (كان يلتقي, وقت يجتمع, الذي يزور)."""
        if k == 0:
            return False
        before = sentence.chunks[k - 1]
        return before.kind == "rel" or page.words[before.stop - 1].folded in self._before

    def _precedes(self, page: Page, sentence: Sentence, k: int) -> bool:
        """Whether the verb opens its clause."""
        if k == 0 or sentence.chunks[k - 1].kind in {"stop", "comma", "conj", "part"}:
            return True
        return page.words[sentence.chunks[k - 1].first].folded in self._opening


def _later(time: TimeExpression, published: dt.date | None) -> bool:
    """Whether a time lies wholly after the day of publication."""
    if time.value == _LATER:
        return True
    start = (time.earliest or time.value)[:_DATE]
    return published is not None and len(start) == _DATE and start[:1].isdigit() and start > published.isoformat()
