"""The functions that the rules of `data/times/rules` name: from the meanings of the parts to that of the whole.

Each takes the rule's own arguments (texts), then the meanings of the pattern's categories in order, and
returns None where the parts make no sense together.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sijill.values.timex.actions import clocks, dates, days, lengths, periods, ranges

MEANINGS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        name: function
        for module in (dates, days, clocks, periods, lengths, ranges)
        for name, function in vars(module).items()
        if callable(function) and not name.startswith("_") and function.__module__ == module.__name__
    }
)
"""The functions by the names that rules call them by."""

__all__ = ["MEANINGS"]
