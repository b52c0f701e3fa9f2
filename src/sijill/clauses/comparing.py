"""Whether names, counts and dates of two mentions agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.model import Bounds
from sijill.text import fold


def differ(one: Bounds | None, two: Bounds | None) -> bool:
    """Whether two counts exclude each other."""
    if one is None or two is None:
        return False
    return any(
        less[1] is not None and more[0] is not None and less[1] < more[0] for less, more in ((one, two), (two, one))
    )


_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?![-\w])|\d{4}-\d\d-\d\d(?=T)")


def other_day(one: str | None, two: str | None) -> bool:
    """Whether two times are dates that exclude each other; 2018-04 agrees with 2018-04-19T12:00."""
    first, second = _DAY.match(one or ""), _DAY.match(two or "")
    if first is None or second is None:
        return False
    return not first[0].startswith(second[0]) and not second[0].startswith(first[0])


def alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two sets of names share a word."""
    words = {word for name in first for word in _content(name)}
    return any(word in words for name in second for word in _content(name))


def _content(name: str) -> Iterator[str]:
    """The words of a name, folded and without article, the ending of the accusative (جنديا, الجندي) or that of the
    feminine of a nation (أميركية, أميركي)."""
    for word in fold(name).split():
        bare = word.removeprefix("ال")
        ends = len(bare) > 4 and (bare[-1] == "ا" or bare.endswith("يه"))
        yield bare[:-1] if ends else bare
