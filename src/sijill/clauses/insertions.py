"""Insertions between commas or in brackets: times, other adverbials and clauses that part what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.clauses.syntax import Context


_BRACKETS = {"(": ")", "[": "]"}
PARENTHESIS = 5
"""How many chunks an insertion between commas may have."""
_ASIDE = 12
"""How many chunks a relative clause between commas may have."""


def around_time(context: Context, k: int) -> bool:
    """Whether the comma at chunk `k` opens or closes an insertion of only times (اتفاق، فجر السبت، بين …)."""
    chunks = context.sentence.chunks
    m = k + 1
    while m < len(chunks) and chunks[m].kind == "part":
        m += 1
    opens = k + 1 < m < len(chunks) and chunks[m].kind == "comma"
    return opens or (k > 1 and chunks[k - 1].kind == "part" and _opened(context, k - 1))


def around_name(context: Context, k: int) -> bool:
    """Whether the comma at chunk `k` closes or opens an insertion of only a name (وصلت الوزيرة، فلانة، إلى العاصمة)."""
    chunks = context.sentence.chunks
    return _is_name(context, k - 1) or (k + 2 < len(chunks) and _is_name(context, k + 1))


def _is_name(context: Context, k: int) -> bool:
    """Whether chunk `k` is a name between commas, after a phrase that it names."""
    chunks = context.sentence.chunks
    if k < 2 or k + 1 >= len(chunks) or chunks[k].kind != "np" or chunks[k].conj:
        return False
    between = chunks[k - 1].kind == chunks[k + 1].kind == "comma"
    return between and chunks[k - 2].kind in {"np", "pp"} and chunks[k].start in context.marks.mentions


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


def closing_comma(context: Context, k: int) -> int | None:
    """The comma that closes the insertion that the one at chunk `k` opens."""
    chunks = context.sentence.chunks
    for m in range(k + 1, min(k + PARENTHESIS, len(chunks))):
        if chunks[m].kind == "comma":
            return m
        if chunks[m].kind in {"stop", "verb", "rel"}:
            return None
    return None


def relative_aside(context: Context, k: int) -> int | None:
    """The comma that closes a relative clause set between commas (التقى الوزير، الذي يزور القاهرة، بنظيره)."""
    chunks = context.sentence.chunks
    if k + 1 >= len(chunks) or chunks[k + 1].kind != "rel" or chunks[k + 1].conj:
        return None
    for m in range(k + 2, min(k + _ASIDE, len(chunks) - 1)):
        if chunks[m].kind == "comma":
            return m if chunks[m + 1].kind in {"np", "pp"} and not chunks[m + 1].conj else None
        if chunks[m].kind in {"stop", "sub", "rel"}:
            return None
    return None


def bracketed(context: Context, k: int) -> int | None:
    """The chunk of the bracket that closes the one at chunk `k`, over an insertion of a few phrases."""
    chunks, words = context.sentence.chunks, context.page.words
    if words[chunks[k].first].folded not in _BRACKETS:
        return None
    closing = _BRACKETS[words[chunks[k].first].folded]
    ends = range(k + 1, min(k + PARENTHESIS, len(chunks)))
    return next((m for m in ends if words[chunks[m].first].folded == closing), None)
