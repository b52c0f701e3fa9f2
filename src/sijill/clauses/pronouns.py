"""Whom an attached pronoun can stand for, by gender and number.

W. Wright, A Grammar of the Arabic Language (3rd ed.), II § 152: plurals of things and broken plurals of
persons take feminine singular agreement.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.clauses.syntax import Context, Syntax
from sijill.tokens import Word

_FEMININE = ("ه", "ات", "اء")
_THIRD = frozenset({"ه", "ها", "هم", "هن", "هما"})
_TWO = 2
_REACH = 12
"""How many chunks back an antecedent is looked for."""


def pronoun_of(word: Word) -> str:
    """The pronoun attached to a word, by its plainest reading with one; empty where there is none."""
    return next((reading.pronoun for reading in word.readings if reading.pronoun), "")


def antecedents(context: Context, syntax: Syntax, here: int, pronoun: str) -> Iterator[int]:
    """Noun phrases before chunk `here` that the pronoun can stand for, the nearest first; none for who speaks."""
    if pronoun not in _THIRD:
        return
    chunks = context.sentence.chunks
    for k in range(here - 1, max(-1, here - _REACH), -1):
        if chunks[k].kind in {"np", "pp"} and agrees(context, syntax, k, pronoun):
            yield k


def agrees(context: Context, syntax: Syntax, k: int, pronoun: str) -> bool:
    """Whether the phrase of chunk `k` has the gender and number of a third-person pronoun.

    A person's name tells neither; a plural in its full form is one of persons (`هم`), any other plural is feminine.
    """
    chunk = context.sentence.chunks[k]
    if pronoun == "هما":
        return _are_two(context, k)
    mention = context.marks.mentions.get(chunk.start)
    if mention is not None and mention.entity.type == "PER":
        return pronoun in {"ه", "ها"}
    counted = context.marks.figures.get(chunk.start)
    if counted is not None and pronoun == "هم":
        return (counted.low or 0) > 1  # ثمانية جنود … وأنهم
    head = syntax.head(context, k)
    readings = [r for r in context.page.words[chunk.start].readings if r.lemma in head.lemmas]
    full = head.bare.endswith(("ون", "ين"))
    plural = full or (bool(readings) and all(r.morph.number == "Plur" for r in readings))
    feminine = plural or head.bare.endswith(_FEMININE) or any(r.morph.gender == "Fem" for r in readings)
    if mention is not None and mention.entity.type == "LOC":
        return pronoun == "ها" or (pronoun == "ه" and not head.bare.endswith(_FEMININE))
    if pronoun == "هم":
        return plural and not head.bare.endswith("ات")
    if pronoun == "هن":
        return head.bare.endswith("ات")
    if pronoun == "ها":
        return feminine and not full
    return pronoun != "ه" or not feminine


def _are_two(context: Context, k: int) -> bool:
    """Whether chunk `k` is a dual, counts two, or is joined to one more (الوزير والسفير)."""
    chunks = context.sentence.chunks
    figure = context.marks.figures.get(chunks[k].start)
    if figure is not None:
        return figure.low == _TWO
    if any(reading.morph.number == "Dual" for reading in context.page.words[chunks[k].start].readings):
        return True
    joined = [c.conj and c.kind == "np" for c in chunks[k + 1 : k + 3]]
    return joined[:1] == [True] and joined[1:] != [True]
