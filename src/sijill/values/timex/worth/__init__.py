"""What meanings are worth, reckoned from a reference date: TIMEX3 for records, and the span value of the filter.

Both say the same; they differ where the conventions do. A record gives a point in time the precision of its
unit (`قبل شهرين`: a month), the filter that of the reference (a day); a record narrows `نهاية العام` to its
last day, the filter gives the year; a lone hour or feast is a value of the filter but no TIMEX3 of a report.
"""

from sijill.values.timex.worth.points import Value
from sijill.values.timex.worth.resolve import resolve

__all__ = ["Value", "resolve"]
