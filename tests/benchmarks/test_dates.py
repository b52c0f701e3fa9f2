"""The times of events are compared by day, and only where both are given."""

import pytest

from benchmarks.dates import _same


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
    ],
)
def test_times_agree_by_their_day(one: str | None, other: str | None, same: bool) -> None:
    assert _same(one, other) is same
