"""Objects that something parts from their verb and subject: an insertion between commas, a clause about the subject."""

from __future__ import annotations

from sijill.clauses.filling import Filling
from sijill.clauses.syntax import Context
from sijill.text import fold

SPEAKING = frozenset({"people", "state", "force", "named"})
_COMPLEMENTS = frozenset(map(fold, ("إلى", "ب", "ل", "على")))
"""Prepositions of what somebody is called on to do, or accused of."""
_ONE = frozenset(map(fold, ("أحد", "إحدى")))
_STRUCK = frozenset({"place", "people", "force", "fighters"})
_FAR = 12
"""How many chunks after the subject such an object is looked for."""


def is_one_of(context: Context, k: int) -> bool:
    """Whether chunk `k` says after a comma who the one named before is (فلان، أحد أقارب الضحية)."""
    chunks = context.sentence.chunks
    return chunks[k - 1].kind == "comma" and context.page.words[chunks[k].first].folded in _ONE


def past_comma(context: Context, filling: Filling, last: int) -> int | None:
    """Whom a speech act addresses after an insertion (دعا الناطق باسم …، خلال مؤتمر، المجتمع الدولي إلى …).

    Args:
        last: the chunk of the last of its arguments before the insertion.
    """
    chunks = context.sentence.chunks
    for k in range(last + 2, min(last + _FAR, len(chunks) - 1)):
        if chunks[k].kind not in {"comma", "np", "pp", "part"}:
            return None
        if chunks[k - 1].kind != "comma" or chunks[k].kind != "np" or chunks[k].conj or is_one_of(context, k):
            continue
        at = k + 2 if chunks[k + 1].kind == "comma" and k + 2 < len(chunks) else k + 1
        if chunks[at].prep not in _COMPLEMENTS or chunks[at].kind != "pp" or filling.syntax.indefinite(context, k):
            continue
        who = filling.who(context, k)
        return k if who is not None and (who.entity is not None or who.classes & SPEAKING) else None
    return None


def past_clause(context: Context, filling: Filling, last: int) -> int | None:
    """What is struck after a clause that describes the subject (هاجم مسلحون يستقلون دراجة حاجزا للجيش).

    It is the last indefinite accusative of the sentence's part, as the clause may have an object of its own.
    """
    chunks = context.sentence.chunks
    if last + 1 >= len(chunks) or chunks[last + 1].kind != "verb" or chunks[last + 1].conj:
        return None
    found = None
    for k in range(last + 2, min(last + _FAR, len(chunks))):
        if chunks[k].kind in {"stop", "comma", "conj"} or (chunks[k].kind == "verb" and chunks[k].conj):
            break
        accusative = chunks[k].kind == "np" and not chunks[k].conj and filling.syntax.case(context, k) == "Acc"
        if accusative and filling.classes(context, k) & _STRUCK:
            found = k
    return found
