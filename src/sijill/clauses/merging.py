"""One record per distinct event: headline, body and repeated mentions become one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sijill.clauses.filling import Filler
from sijill.clauses.triggers import Trigger
from sijill.model import Bounds, Modality, Polarity, Reason
from sijill.text import fold


class Draft(NamedTuple):
    """An event mention with its roles, before mentions of one event are merged."""

    trigger: Trigger
    sentence: int
    fillers: tuple[Filler, ...]
    polarity: Polarity
    modality: Modality
    reasons: tuple[Reason, ...]
    dead: Bounds | None
    injured: Bounds | None
    arrested: Bounds | None
    size: Bounds | None
    time: str | None
    verbal: bool
    definite: bool
    indefinite: bool
    plural: bool
    headline: bool
    main: bool
    purpose: bool
    governor: int

    @property
    def family(self) -> str:
        """What kind of trigger it is, within its type."""
        return self.trigger.entry.family.partition(".")[2]

    def names(self, role: str) -> frozenset[str]:
        """Names that fill a role, for comparison."""
        return frozenset(filler.who.name for filler in self.fillers if filler.role == role)

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """How well the mention stands for its event: in the body, asserted."""
        return (not self.headline, self.modality == "actual", self.main)


_VIOLENCE = frozenset({"attack", "kill", "injure", "battle", "operation", "abuse", "capture", "war", "abduct"})
"""Families of ASSAULT whose triggers often name one event between them."""
_DEADLY = frozenset({"attack", "kill"})
_SAME_ACT = frozenset({"attack", "kill", "injure", "operation", "abuse"})


def merge(drafts: list[Draft]) -> list[list[Draft]]:
    """Group the mentions of one event; groups in the order of their first mention."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        for group in reversed(groups):
            if _belongs(group, draft):
                group.append(draft)
                break
        else:
            groups.append([draft])
    return groups


def _belongs(group: list[Draft], draft: Draft) -> bool:
    """Whether a mention names the event of an earlier group of mentions."""
    first = group[0]
    if first.trigger.entry.type != draft.trigger.entry.type or first.polarity != draft.polarity:
        return False
    neighbours = [known for known in group if known.sentence == draft.sentence]
    if neighbours:
        return all(_same_in_sentence(known, draft) for known in neighbours)
    body = [known for known in group if not known.headline]
    if not body:
        return any(_headlined(known, draft) for known in group)
    if any(_same_death(known, draft) for known in body):
        return True
    return any(_retold(known, draft) for known in body) and not any(_clash(known, draft) for known in body)


def _same_death(one: Draft, two: Draft) -> bool:
    """Whether both mentions are of the death of one named person, who dies but once."""
    if one.family not in _DEADLY or two.family not in _DEADLY or "kill" not in {one.family, two.family}:
        return False
    return bool(_persons(one) & _persons(two))


def _persons(draft: Draft) -> frozenset[str]:
    victims = (filler.who for filler in draft.fillers if filler.role == "recipient")
    return frozenset(who.name for who in victims if who.entity is not None and who.entity.type == "PER")


def _clash(one: Draft, two: Draft) -> bool:
    """Whether two mentions contradict each other in who, where, when or how many."""
    return (
        any(_conflict(one, two, role) for role in ("actor", "recipient", "location"))
        or _differ(one.dead, two.dead)
        or (one.trigger.entry.type == "ASSAULT" and bool(one.time and two.time and one.time != two.time))
    )


def _retold(one: Draft, two: Draft) -> bool:
    """Whether a later sentence speaks of the same event again."""
    same_word = one.family == two.family and one.trigger.pattern.lemma == two.trigger.pattern.lemma
    if not _kin(one, two, _SAME_ACT) or (
        one.modality != two.modality and not ((same_word or two.definite) and _plan_and_fact(one, two))
    ):
        return False
    anaphor = two.definite and not two.verbal and two.sentence - one.sentence <= _ANAPHORA
    if one.trigger.entry.type != "ASSAULT":
        return anaphor or _shared(one, two, "actor") or (same_word and not one.names("actor"))
    told_again = same_word and _shared(one, two, "actor") and _shared(one, two, "recipient")
    if (two.indefinite and not told_again) or (one.plural != two.plural and not one.verbal and not two.verbal):
        return False
    if anaphor:
        return True
    if told_again:
        return True
    same_words = one.family != two.family or one.trigger.pattern.lemma == two.trigger.pattern.lemma
    return same_words and _shared(one, two, "recipient")


_ANAPHORA = 6
"""How many sentences back a definite noun (الهجوم) is taken to refer."""


def _plan_and_fact(one: Draft, two: Draft) -> bool:
    return {one.modality, two.modality} == {"planned", "actual"}


def _kin(one: Draft, two: Draft, families: frozenset[str]) -> bool:
    if one.family == two.family:
        return True
    return one.trigger.entry.type == "ASSAULT" and {one.family, two.family} <= families


def _headlined(one: Draft, two: Draft) -> bool:
    """Whether a headline's event is told again in the body."""
    kin = _kin(one, two, _VIOLENCE) or one.trigger.entry.type in {"ACCUSE", "REQUEST", "CONSULT"}
    if not kin or (one.modality != two.modality and two.sentence > 2 and not two.headline):
        return False
    clash = sum(_conflict(one, two, role) for role in ("actor", "recipient", "location"))
    return clash == 0 or (clash == 1 and two.sentence <= 2)


def _same_in_sentence(one: Draft, two: Draft) -> bool:
    if two.purpose and _kin(one, two, _VIOLENCE):
        return True
    if one.modality != two.modality or not _kin(one, two, _VIOLENCE if not (one.verbal and two.verbal) else _SAME_ACT):
        return False
    if _conflict(one, two, "actor"):
        return False
    return not (one.verbal and two.verbal and _conflict(one, two, "recipient"))


def _differ(one: Bounds | None, two: Bounds | None) -> bool:
    return one is not None and two is not None and one != two


def _shared(one: Draft, two: Draft, role: str) -> bool:
    return _alike(one.names(role), two.names(role))


def _conflict(one: Draft, two: Draft, role: str) -> bool:
    """Whether both name fillers for a role, and none in common."""
    first, second = one.names(role), two.names(role)
    return bool(first and second and not _alike(first, second))


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    words = {word for name in first for word in _content(name)}
    return any(word in words for name in second for word in _content(name))


def _content(name: str) -> Iterator[str]:
    """The words of a name, folded and without article."""
    for word in fold(name).split():
        yield word.removeprefix("ال")
