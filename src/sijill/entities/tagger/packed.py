"""Rows of scores, one for each label, packed into one integer: to add two rows is one addition.

A row with scores s₀, s₁, … is the integer Σ sᵢ·2^(32·i). Python's integers have no bound, so a negative score only
borrows from its neighbour, and sums of rows are rows of sums; before they are cut apart again, every lane is
lifted above zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import add
from struct import Struct
from typing import Final

from sijill.entities.tagger.features import PAIRS, REACH
from sijill.entities.tagger.forms import FormFeatures, Sort
from sijill.entities.tagger.model import LABELS, Model

_LANE: Final = 32
_BASE: Final = 1 << 30
_LIFT: Final = sum(_BASE << (_LANE * lane) for lane in range(len(LABELS)))
_ROW: Final = Struct(f"<{len(LABELS)}I")
SHIFT: Final = 20
"""Bits of the second part in the key of a pair."""
_MOST_BOUNDS: Final = 20_000
"""How many rows' bounds are remembered."""
_PLACES: Final = 2 * REACH + 1


def pack(pairs: Iterable[tuple[int, int]]) -> int:
    """The row that has these scores, given as label and score."""
    return sum(score << (_LANE * label) for label, score in pairs)


def unpack(row: int) -> tuple[int, ...]:
    """The scores of a row, all greater by the same amount."""
    return _ROW.unpack((row + _LIFT).to_bytes(_ROW.size, "little"))


class Weights:
    """The weights of a model, sorted by how they are looked up.

    Attributes:
        bias: row that every token gets.
        marks: rows of what lists and grammar say, by feature.
        pairs: for each kind of pair, rows by the numbers of its two parts, `left << SHIFT | right`.
        steps: steps between labels, as of the model.
    """

    def __init__(self, model: Model) -> None:
        wide: dict[str, list[int]] = defaultdict(lambda: [0] * _PLACES)
        self._numbers: dict[str, int] = {}
        self.marks: dict[str, int] = {}
        self.pairs: dict[str, dict[int, int]] = {kind: {} for kind in PAIRS}
        self.bias = 0
        for feature, flat in model.weights.items():
            row = pack(zip(flat[::2], flat[1::2], strict=True))
            if feature == "1":
                self.bias = row
            elif feature[:2] in PAIRS:
                left, _, right = feature[3:].rpartition("|")
                self.pairs[feature[:2]][self._number(left) << SHIFT | self._number(right)] = row
            else:
                size = 2 if feature[0] == "-" else 1
                place, name = int(feature[:size]), feature[size:]
                if name.startswith(("K=", "F=", "KF=")):
                    self.marks[feature] = row
                else:
                    wide[name][place + REACH] += row
        self._sorts: dict[Sort, tuple[int, ...]] = {}
        self._bounds: dict[int, int] = {}
        self._wide = {name: tuple(rows) for name, rows in wide.items()}
        self._here = {name: rows[REACH] for name, rows in wide.items() if rows[REACH]}
        self.steps = model.steps
        self.scale = model.scale
        self.threshold = model.threshold

    def number(self, name: str) -> int:
        """The number of a part of pairs; -1 where no pair has it, which then finds no pair."""
        return self._numbers.get(name, -1)

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))

    def rows(self, form: FormFeatures) -> tuple[int, ...]:
        """The rows that a form contributes to the token that it is at offset -`REACH` … `REACH` from."""
        shared = self._sorts.get(form.sort)
        if shared is None:
            shared = self._sorts[form.sort] = self._summed(form.sort.features)
        own = self._wide.get(form.itself)
        totals = list(shared) if own is None else list(map(add, shared, own))
        totals[REACH] += sum(filter(None, map(self._here.get, form.narrow)))
        return tuple(totals)

    def _summed(self, features: Iterable[str]) -> tuple[int, ...]:
        """The rows that features contribute together."""
        found = [rows for feature in features if (rows := self._wide.get(feature)) is not None]
        return tuple(map(sum, zip(*found, strict=True))) if found else (0,) * _PLACES

    def bounds(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """For each place the most that a form's row speaks for any name there."""
        return tuple([_bound(row) if at == REACH else self._shared_bound(row) for at, row in enumerate(rows)])

    def _shared_bound(self, row: int) -> int:
        """The bound of a row for neighbours, which many forms have from their sort."""
        most = self._bounds.get(row)
        if most is None:
            most = _bound(row)
            if len(self._bounds) < _MOST_BOUNDS:
                self._bounds[row] = most
        return most


def _bound(row: int) -> int:
    """The most that a row speaks for any name rather than for none."""
    none, *others = unpack(row)
    return max(others) - none
