"""Details of events are compared where both are given: times by day, numbers by both bounds."""

import pytest

from benchmarks.details import _same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2018-08-09", "2018-08-09", True),
        ("2018-08-09TMO", "2018-08-09", True),
        ("2018-08-09", "2018-08-10", False),
        ("2018-08", "2018-08-09", False),
        ("PAST_REF", "PAST_REF", True),
        (None, "2018-08-09", False),
        (None, None, False),
        ([3, 3], [3, 3], True),
        ([3, 3], [3, None], False),
    ],
)
def test_details_agree(one: str | list[int] | None, other: str | list[int] | None, same: bool) -> None:
    assert _same(one, other) is same
