"""The phrases after an event noun that complete it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sijill.clauses.insertions import around_time
from sijill.clauses.syntax import Context

_ARGUMENTS = 7
"""How many chunks after an event noun are looked at for its complements."""
_INSERTION = 5
"""How many chunks an insertion between commas has at most."""


def complements(context: Context, here: int, frame: Mapping[str, str]) -> Iterator[int]:
    """The phrases that can complete an event noun: an object right after it, then prepositions."""
    chunks = context.sentence.chunks
    stop = min(here + _ARGUMENTS, len(chunks))
    for k in range(here + 1, stop):
        chunk = chunks[k]
        if chunk.kind == "comma" and around_time(context, k):
            continue
        if chunk.kind == "comma":
            yield from _resumed(context, k, frame)
            return
        if chunk.kind == "pp" or (chunk.kind == "np" and not chunk.conj and k == here + 1):
            yield k
        elif chunk.conj and chunk.start in context.marks.places and chunks[k - 1].kind in {"np", "pp"}:
            continue  # غارات في سوريا والعراق ضد التنظيم
        elif chunk.kind != "part" and not (chunk.kind == "np" and not chunk.conj):
            return


def _resumed(context: Context, k: int, frame: Mapping[str, str]) -> Iterator[int]:
    """The phrase after an insertion that names the other side: معارك في درعا، جنوب البلاد، ضد الجيش."""
    chunks = context.sentence.chunks
    for m in range(k + 1, min(k + _INSERTION, len(chunks) - 1)):
        if chunks[m].kind == "comma":
            if frame.get(chunks[m + 1].prep) in {"recipient", "parties", "partners"} and chunks[m + 1].kind == "pp":
                yield m + 1
            return
        if chunks[m].kind not in {"np", "pp", "part"}:
            return
