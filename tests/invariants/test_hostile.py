"""Invariant 10: hostile input ends in a result, in bounded time and output."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from sijill.pipeline import Reader
from tests.invariants.material import HOSTILE, SAID
from tests.readers import reader

SECONDS = 40.0
"""Processor time: far above what any of them takes (0 to 7 seconds), far below what a runaway would."""


@contextmanager
def bounded() -> Iterator[None]:
    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"still reading after {SECONDS} s")

    previous = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_bounded_time_and_space(name: str) -> None:
    text = HOSTILE[name]
    with bounded():
        written = reader().read(text, published="2021-12-09").to_json()
    assert len(written) < 200 * len(text) + 2_000_000, "records grow with the text, not with its square"


def test_time_grows_with_the_length_of_a_text_without_full_stops() -> None:
    def seconds(times: int) -> float:
        fresh = Reader(reader().lexicon)
        fresh.read(SAID)
        began = time.process_time()
        fresh.read((SAID + " ") * times)
        return time.process_time() - began

    with bounded():
        assert seconds(400) < 12 * max(seconds(100), 0.02), "four times the text takes about four times as long"


def test_a_text_after_a_hostile_one_reads_as_before() -> None:
    before = reader().read(SAID, published="2021-12-09").to_json()
    for name in ("10,000 nested quotations", "a bidi attack", "control characters"):
        reader().read(HOSTILE[name])
    assert reader().read(SAID, published="2021-12-09").to_json() == before


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(ValueError, match="position 5: surrogates not allowed"):
        reader().read("قال \u0640\ud800 الوزير")
