"""How verbs agree with their subjects and with each other, by person, gender and number."""

from __future__ import annotations

from sijill.tokens import Reading


def precedes(verb: Reading) -> bool:
    """Whether a verb can stand before its subject: in the third person, and singular before any number."""
    return verb.morph.person in {"3", ""} and verb.morph.number in {"Sing", ""}


def shares_subject(later: Reading, earlier: Reading) -> bool:
    """Whether a verb without a subject can have that of an earlier one, by gender and number.

    Before its subject a verb stays singular, so that a plural may follow a singular of either gender; a singular
    follows no plural.
    """
    if later.morph.person not in {"3", ""} or earlier.morph.person not in {"3", ""}:
        return True
    if later.morph.number != "Sing":
        return True
    return earlier.morph.number == "Sing" and later.morph.gender == earlier.morph.gender
