"""Contexts in which a weak expression is a time: the names that rules give in `weak`.

Each is asked of a constituent of the run that begins at token `at`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sijill.tokens import Page, Word
from sijill.values.timex.chart import WIDTH, Node
from sijill.values.timex.words import TimeWords

_ANCHORS = frozenset({"من", "علي"})
"""`قبل ثلاثة أيام من الانتخابات` is reckoned from the election."""
_BEFORE_HOURS = frozenset({"في", "عند", "حتي", "منذ"})
_LASTING_REACH = 5


def _before(page: Page, at: int, node: Node) -> Word | None:
    i = at + node.start // WIDTH
    return page.words[i - 1] if i else None


def _after(page: Page, at: int, node: Node) -> Word | None:
    stop = at - (-node.stop // WIDTH)
    return page.words[stop] if stop < len(page.words) else None


def _governed(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """A preposition stands before it, apart or glued to it."""
    if node.start % WIDTH >= 2:
        return True
    before = _before(page, at, node)
    return before is not None and any(r.morph.upos == "ADP" for r in before.readings)


def _closed(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """No word follows that it could be counting."""
    after = _after(page, at, node)
    return after is None or after.kind == "punct"


def _year(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """A bare year: after a preposition, with nothing counted after it; or alone in brackets."""
    before, after = _before(page, at, node), _after(page, at, node)
    if before is not None and after is not None and before.folded == "(" and after.folded == ")":
        return True
    if not _governed(words, page, at, node):
        return False
    return after is None or not _can_be_counted(after)


def _can_be_counted(word: Word) -> bool:
    """Whether the word can be an indefinite noun without proclitics, and no preposition."""
    if word.kind != "word" or word.folded.startswith("ال") or any(r.morph.upos == "ADP" for r in word.readings):
        return False
    return any(r.morph.upos == "NOUN" and not r.conjunction and not r.preposition for r in word.readings)


def _alone(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """The text says nothing else."""
    first, stop = at + node.start // WIDTH, at - (-node.stop // WIDTH)
    return all(word.kind == "punct" for word in (*page.words[:first], *page.words[stop:]))


def _unanchored(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """No other time or event follows that the length is reckoned from."""
    after = _after(page, at, node)
    return after is None or after.folded not in _ANCHORS


def _anchored(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """An event follows that the length is reckoned from."""
    after = _after(page, at, node)
    return after is not None and after.folded == "من"


def _lasting(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """A word of lasting stands shortly before it."""
    i = at + node.start // WIDTH
    nearby = page.words[max(0, i - _LASTING_REACH) : i]
    return any(words.has(word, "LASTING") for word in nearby)


def _hour(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """A feminine ordinal (`عند السابعة`) after a preposition, with nothing after it."""
    word = page.words[at + node.start // WIDTH]
    feminine = word.kind == "word" and word.folded.endswith(("ه", "ي"))
    before = _before(page, at, node)
    governed = before is not None and before.folded in _BEFORE_HOURS
    return feminine and governed and _closed(words, page, at, node)


def _never(words: TimeWords, page: Page, at: int, node: Node) -> bool:
    """Only as a part of a longer expression."""
    return False


GUARDS: Mapping[str, Callable[[TimeWords, Page, int, Node], bool]] = MappingProxyType(
    {
        "governed": _governed,
        "closed": _closed,
        "year": _year,
        "alone": _alone,
        "unanchored": _unanchored,
        "anchored": _anchored,
        "lasting": _lasting,
        "hour": _hour,
        "never": _never,
    }
)
