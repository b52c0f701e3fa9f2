"""One door to all meanings."""

from __future__ import annotations

from sijill.values.timex.context import Context
from sijill.values.timex.meaning import Between, Every, Following, Length, LengthRange, Meaning, Open, Recent
from sijill.values.timex.worth.lengths import duration, recent_value
from sijill.values.timex.worth.periods import point_value
from sijill.values.timex.worth.points import Value, following_value
from sijill.values.timex.worth.spans import between_value, every_value, open_value


def resolve(meaning: Meaning, context: Context) -> Value | None:
    """What `meaning` is worth, reckoned from the context; None where no date fits it."""
    match meaning:
        case Length():
            text = duration(meaning)
            return Value("duration", text, "DURATION", text)
        case LengthRange():
            text = f"{duration(meaning.low)}/{duration(meaning.high)}"
            return Value("duration", text, "DURATION", text)
        case Recent():
            return recent_value(meaning, context)
        case Between():
            return between_value(meaning, context)
        case Open():
            return open_value(meaning, context)
        case Every():
            return every_value(meaning, context)
        case Following():
            return following_value(meaning, context)
        case _:
            return point_value(meaning, context)
