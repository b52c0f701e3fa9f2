"""The best sequence is the best of all sequences."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from sijill.entities.tagger.viterbi import Steps, best_labels

_STEPS = [
    [(0, 0), (1, 3), (2, -1)],
    [(0, -2), (1, 0), (2, 1)],
    [(1, 2), (2, 4)],
]


def _value(labels: tuple[int, ...], scores: list[list[int]]) -> int | None:
    total = 0
    for before, label, row in zip((0, *labels), (*labels, 0), (*scores, [0, 0, 0]), strict=True):
        weight = dict(_STEPS[label]).get(before)
        if weight is None:
            return None
        total += weight + row[label]
    return total


@given(st.lists(st.lists(st.integers(-20, 20), min_size=3, max_size=3), min_size=1, max_size=5))
def test_no_other_sequence_is_better(scores: list[list[int]]) -> None:
    found = _value(tuple(best_labels(scores, Steps.of(_STEPS))), scores)
    others = (_value(labels, scores) for labels in itertools.product(range(3), repeat=len(scores)))
    assert found == max(value for value in others if value is not None)
