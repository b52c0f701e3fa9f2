import pytest

from sijill import Reader
from sijill.model import Extraction, Span


def test_an_extraction_round_trips_through_its_json() -> None:
    extraction = Reader().read("نص", published="2021-12-09", id="a")
    assert Extraction.from_json(extraction.to_json()) == extraction


def test_a_span_is_never_empty() -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of("abc", 2, 2)
