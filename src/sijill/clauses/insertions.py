"""Insertions between commas: times and other adverbials that part what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.clauses.syntax import Context


def around_time(context: Context, k: int) -> bool:
    """Whether the comma at chunk `k` opens or closes an insertion of only times (اتفاق، فجر السبت، بين …)."""
    chunks = context.sentence.chunks
    m = k + 1
    while m < len(chunks) and chunks[m].kind == "part":
        m += 1
    opens = k + 1 < m < len(chunks) and chunks[m].kind == "comma"
    return opens or (k > 1 and chunks[k - 1].kind == "part" and _opened(context, k - 1))


def _opened(context: Context, k: int) -> bool:
    chunks = context.sentence.chunks
    while k >= 0 and chunks[k].kind == "part":
        k -= 1
    return k >= 0 and chunks[k].kind == "comma"


def only_times(context: Context, first: int, stop: int) -> bool:
    """Whether chunks `[first, stop)` are adverbs and times (الوزير، فلان، اليوم الأربعاء، …)."""
    return all(chunk.kind == "part" for chunk in context.sentence.chunks[first:stop])


def only_adverbials(context: Context, opening: int, closing: int) -> bool:
    """Whether only adverbials (times, places) stand between two commas."""
    return all(context.sentence.chunks[m].kind in {"part", "pp"} for m in range(opening + 1, closing))
