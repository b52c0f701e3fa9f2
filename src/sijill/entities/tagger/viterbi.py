"""The best sequence of labels for a stretch of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

_NEVER: Final = -(1 << 40)


class Steps(msgspec.Struct, frozen=True, gc=False):
    """Steps between labels.

    Attributes:
        allowed: for each label the labels before it that are allowed, with the weight of the step.
        starts: for each label the weight of the step from label 0, far below all others where it is not allowed.
    """

    allowed: tuple[tuple[tuple[int, int], ...], ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, allowed: Sequence[Sequence[tuple[int, int]]]) -> Steps:
        """The steps with these weights."""
        starts = (dict(before).get(0, _NEVER) for before in allowed)
        return cls(tuple(tuple(before) for before in allowed), tuple(starts))


def best_labels(scores: Sequence[Sequence[int]], steps: Steps) -> list[int]:
    """The labels with the highest sum of scores and steps; label 0 stands before and after the stretch."""
    allowed = steps.allowed
    reached = [start + score for start, score in zip(steps.starts, scores[0], strict=True)]
    back: list[list[int]] = []
    for row in scores[1:]:
        following, came = [], []
        for befores, score in zip(allowed, row, strict=True):
            best, at = _NEVER * 2, 0
            for before, weight in befores:
                value = reached[before] + weight
                if value > best:
                    best, at = value, before
            following.append(best + score)
            came.append(at)
        back.append(came)
        reached = following
    last, best = 0, _NEVER * 2
    for before, weight in allowed[0]:
        if reached[before] + weight > best:
            best, last = reached[before] + weight, before
    labels = [last]
    for came in reversed(back):
        labels.append(came[labels[-1]])
    labels.reverse()
    return labels
