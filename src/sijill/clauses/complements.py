"""The phrases after the words of an event that complete them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sijill.clauses.filling import Filler, Filling
from sijill.clauses.insertions import around_time
from sijill.clauses.pronouns import antecedents, pronoun_of
from sijill.clauses.syntax import Context

_ARGUMENTS = 7
"""How many chunks after an event noun are looked at for its complements."""
_NEAR = 4
"""How many chunks after them a preposition with a pronoun is looked for."""
_RECEIVED = frozenset({"recipient", "burnt"})
_INSERTION = 5
"""How many chunks an insertion between commas has at most."""


def complements(context: Context, here: int, frame: Mapping[str, str]) -> Iterator[int]:
    """The phrases that can complete an event noun: an object right after it, then prepositions."""
    chunks = context.sentence.chunks
    stop = min(here + _ARGUMENTS, len(chunks))
    for k in range(here + 1, stop):
        chunk = chunks[k]
        if chunk.kind == "comma" and (around_time(context, k) or _after_time(context, here, k, frame)):
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


def _after_time(context: Context, here: int, k: int, frame: Mapping[str, str]) -> bool:
    """Whether the comma at chunk `k` only ends the time of an event before the other side (هجوم 7 أكتوبر، على …)."""
    chunks = context.sentence.chunks
    times = k > here + 1 and all(chunk.kind == "part" for chunk in chunks[here + 1 : k])
    return times and k + 1 < len(chunks) and frame.get(chunks[k + 1].prep) in {"recipient", "parties", "partners"}


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


def taken_up(context: Context, filling: Filling, here: int, frame: Mapping[str, str]) -> Iterator[Filler]:
    """Whom the pronoun of a preposition after chunk `here` stands for (طلبت منهم, فرضت عقوبات عليها)."""
    chunks = context.sentence.chunks
    for k in range(here + 1, min(here + _NEAR, len(chunks))):
        if chunks[k].kind not in {"part", "np"}:
            return
        if chunks[k].kind == "np" or frame.get(chunks[k].prep) not in _RECEIVED:
            continue
        pronoun = pronoun_of(context.page.words[chunks[k].stop - 1])
        fitting = antecedents(context, filling.syntax, here, pronoun)
        named = ((m, filling.who(context, m)) for m in fitting)
        at = next((m for m, who in named if who is not None and (not who.place or pronoun == "ها")), None)
        yield from filling.fill(context, "recipient", at, "events.antecedent")
        return
