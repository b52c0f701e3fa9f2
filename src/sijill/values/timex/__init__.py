"""Time expressions: TIMEX3 records and value spans."""

from sijill.values.timex.reader import Found, TimeReader

__all__ = ["Found", "TimeReader"]
