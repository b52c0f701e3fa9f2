"""Building what is kept for good."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def building() -> Iterator[None]:
    """Put off the search for garbage while registers and readers are built: hundreds of thousands of objects come
    into being, all of them stay, and to look through them over and over would take as long as to make them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
