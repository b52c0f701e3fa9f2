"""One record per distinct event: headline, body and repeated mentions become one."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import groupby

from sijill.clauses.comparing import alike, differ, other_day
from sijill.clauses.drafts import LASTING, UNTOLD, Draft
from sijill.clauses.participants import Participant
from sijill.clauses.sites import nested
from sijill.model import PloverType, Polarity

_TOLD_TOGETHER = frozenset({"attack", "kill", "injure", "battle", "operation", "war"})
"""Families of ASSAULT whose triggers, in one sentence, mostly name one event between them."""
_DEADLY = frozenset({"attack", "kill"})
_SAME_ACT = frozenset({"attack", "kill", "injure", "operation", "abuse"})
_GIVEN = frozenset({"AID", "SUPPORT"})
"""Types of events that each go to somebody: given to others, they are others."""
_HITTING = frozenset({"events.ASSAULT.target", "events.ASSAULT.strike", "events.ASSAULT.injure"})
"""Entries whose verb says whom an attack hit (هجوم استهدف قافلة), without being another attack."""
_BESIDE = 7
"""How many words apart a hitting verb and its attack stand at most."""


class _Group:
    """Mentions of one event, in order.

    Where a text says the same again and again, few mentions differ in what they are compared by: of those that do
    not, the last stands for all, so that work does not grow with the square of the text.
    """

    __slots__ = ("_last", "drafts", "kind")

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.kind = _kind(drafts[0])
        self.drafts: list[Draft] = []
        self._last: dict[Hashable, Draft] = {}
        self.add(drafts)

    def add(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            self.drafts.append(draft)
            self._last[_compared_by(draft)] = draft

    @property
    def different(self) -> Collection[Draft]:
        """The mentions to compare another one with."""
        return self._last.values()


def _compared_by(draft: Draft) -> Hashable:
    """All that comparisons look at, but for the place of the mention."""
    fillers = frozenset(
        (filler.role, filler.who.name, filler.who.alias, filler.rule in UNTOLD, _is_person(filler.who))
        for filler in draft.fillers
    )
    entry, lemma = draft.trigger.entry.id, draft.trigger.pattern.lemma
    said = (draft.polarity, draft.modality, draft.dead, draft.day)
    form = (draft.verbal, draft.definite, draft.indefinite, draft.plural, draft.headline, draft.purpose)
    return entry, lemma, fillers, said, form, draft.other, draft.relative, draft.result, draft.answered


def merge(drafts: list[Draft]) -> list[list[Draft]]:
    """Group the mentions of one event; groups in the order of their first mention.

    The mentions within a sentence are grouped first, so that a verb profits from the noun beside it
    (استهدف الهجوم سوقا); each sentence's groups are then compared with those of the sentences before.
    """
    groups: list[_Group] = []
    for _, told in groupby(_events(drafts), key=lambda draft: draft.sentence):
        taken: set[int] = set()
        for cluster in _clusters(told):
            known = next((g for g in reversed(groups) if id(g) not in taken and _tells(g, cluster)), None)
            known = known or _led_to(groups, cluster, taken)
            if known is None:
                known = cluster
                groups.append(cluster)
            else:
                known.add(cluster.drafts)
            taken.add(id(known))
    return _told_in_full(_same_content([group.drafts for group in groups]))


def _led_to(groups: list[_Group], cluster: _Group, taken: set[int]) -> _Group | None:
    """The act of the sentence before that harm is said to have come of (وأدى ذلك إلى مقتل …)."""
    first = cluster.drafts[0]
    if first.result != "opening" or taken:
        return None
    before = (g for g in reversed(groups) if g.kind == cluster.kind and g.drafts[-1].sentence == first.sentence - 1)
    return next(before, None)


def _events(drafts: list[Draft]) -> Iterator[Draft]:
    """The mentions but for pledges to attack (تعهد بسحق المسلحين), which are no agreements, and for what somebody
    refuses to do (رفض الانسحاب), which is told by the refusal."""
    attacks = {draft.governor for draft in drafts if draft.trigger.entry.type == "ASSAULT"}
    refusals = {draft.trigger.at for draft in drafts if draft.trigger.entry.type == "REJECT"}
    for draft in drafts:
        kind = draft.trigger.entry.type
        if not (kind == "AGREE" and draft.trigger.at in attacks) and not (kind in _DONE and draft.governor in refusals):
            yield draft


_DONE = frozenset({"RETREAT", "SANCTION", "AID", "CONCEDE", "MOBILIZE", "COOPERATE", "CONSULT"})
"""Types of what one does, not of what others have done or said, where it is refused."""


def _told_in_full(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Without what headlines alone tell, where the text below tells events: they sum it up in words of their own."""
    body = [group for group in groups if any(not draft.headline for draft in group)]
    return body if len(body) >= _FULL else groups


_FULL = 2
"""From how many events on a text is taken to tell in full what its headlines announce."""


def _same_content(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Join demands, accusations and threats of one kind that govern one and the same event."""
    speech = {draft.trigger.at: n for n, group in enumerate(groups) for draft in group}
    into = list(range(len(groups)))
    for group in groups:
        first: dict[str, int] = {}
        for draft in group:
            n = speech.get(draft.governor, -1)
            if n < 0 or groups[n] is group or _kind(draft) != _kind(group[0]):
                continue
            kind = groups[n][0].trigger.entry.type
            known = first.setdefault(kind, n)
            if not _said_by_others(groups[known], groups[n]):
                into[n] = min(into[n], into[known])
    joined: dict[int, list[Draft]] = {}
    for n, group in enumerate(groups):
        joined.setdefault(into[n], []).extend(group)
    return list(joined.values())


def _said_by_others(one: list[Draft], two: list[Draft]) -> bool:
    """Whether two groups of speech acts are in other words and by others (حث الرئيس على …, طالبت المعارضة ب…)."""
    first, second = ({d.trigger.pattern.lemma for d in group} for group in (one, two))
    return first.isdisjoint(second) and all(_conflict(a, b, "actor") for a in one for b in two)


def _clusters(told: Iterable[Draft]) -> list[_Group]:
    """The mentions of one sentence, grouped by event."""
    clusters: list[_Group] = []
    for draft in told:
        for cluster in clusters:
            if any(_hits(known, draft) for known in cluster.different) or (
                cluster.kind == _kind(draft) and all(_same_in_sentence(known, draft) for known in cluster.different)
            ):
                cluster.add([draft])
                break
        else:
            clusters.append(_Group([draft]))
    return clusters


def _kind(draft: Draft) -> tuple[PloverType, Polarity]:
    """What mentions of one event share."""
    return draft.trigger.pattern.entry.type, draft.polarity


def _tells(group: _Group, cluster: _Group) -> bool:
    """Whether the mentions of a later sentence tell the event of an earlier group."""
    if group.kind != cluster.kind:
        return False
    body = [known for known in group.different if not known.headline]
    if not body:
        return any(_headlined(known, draft) for known in group.different for draft in cluster.different)
    pairs = [(known, draft) for known in body for draft in cluster.different]
    if any(_same_death(known, draft) for known, draft in pairs):
        return True
    if not any(_retold(known, draft) for known, draft in pairs):
        return False
    part = any(map(_names_again, cluster.different)) and all(d.family in _HARMING for d in cluster.different)
    return not any(
        _clash(known, draft, part=part and draft.sentence - known.sentence <= _NEXT) for known, draft in pairs
    )


_HARMING = frozenset({"attack", "kill", "injure"})
_NEXT = 4
"""How many sentences later some of those hurt in an attack are told of by themselves (جرح اثنان آخران في الانفجار)."""


def _names_again(draft: Draft) -> bool:
    """Whether a noun means an attack told before."""
    return draft.definite and not (draft.verbal or draft.plural) and draft.trigger.entry.id in _ATTACKS


def _hits(one: Draft, two: Draft) -> bool:
    """Whether one mention is an attack and the other the verb beside it that says whom it hit."""
    if one.trigger.entry.type != two.trigger.entry.type:
        return False
    for verb, noun in ((one, two), (two, one)):
        hitting = verb.verbal and verb.trigger.entry.id in _HITTING and not verb.names("actor")
        if hitting and not noun.verbal and noun.family in {"attack", "operation"}:
            return abs(verb.trigger.at - noun.trigger.at) <= _BESIDE
    return False


def _same_death(one: Draft, two: Draft) -> bool:
    """Whether both mentions are of the death of one named person, who dies but once."""
    if one.family not in _DEADLY or two.family not in _DEADLY or "kill" not in {one.family, two.family}:
        return False
    return bool(_persons(one) & _persons(two))


def _persons(draft: Draft) -> frozenset[str]:
    victims = (filler.who for filler in draft.fillers if filler.role == "recipient")
    return frozenset(who.name for who in victims if _is_person(who))


def _is_person(who: Participant) -> bool:
    return who.entity is not None and who.entity.type == "PER"


def _clash(one: Draft, two: Draft, *, part: bool = False) -> bool:
    """Whether two mentions contradict each other in who, where, when or how many; the second may tell of a `part` of
    those hurt, others than the first."""
    if one.family in LASTING:
        return False
    return (
        any(_conflict(one, two, role) for role in ("actor", "location"))
        or _elsewhere(one, two)
        or (not part and not _hit_and_killed(one, two) and _conflict(one, two, "recipient"))
        or (not part and differ(one.dead, two.dead))
        or (one.trigger.entry.type == "ASSAULT" and not part and other_day(one.day, two.day))
    )


def _elsewhere(one: Draft, two: Draft) -> bool:
    """Whether a site without a name (مواقع المسلحين) is taken in one and another place in the other."""
    if not one.names("site") and not two.names("site"):
        return False
    first, second = (draft.names("site") | draft.told("location") for draft in (one, two))
    return bool(first and second and not alike(first, second))


def _hit_and_killed(one: Draft, two: Draft) -> bool:
    """Whether one mention says what was attacked and the other who died or was hurt in it."""
    return {one.family, two.family} in ({"attack", "kill"}, {"attack", "injure"})


def _retold(one: Draft, two: Draft) -> bool:
    """Whether a later sentence speaks of the same event again.

    Of two verbs with one subject each tells an act of its own.
    """
    if two.other:
        return False
    if one.family == two.family and one.family in LASTING:
        return True
    if two.family == "injure" and _hurt_in(one, two):
        return True
    if _same_toll(one, two):
        return True
    same_word = one.family == two.family and one.trigger.pattern.lemma == two.trigger.pattern.lemma
    named_again = two.definite and not two.verbal
    if not _kin(one, two, _SAME_ACT) or (
        one.modality != two.modality
        and not ((same_word or named_again) and _plan_and_fact(one, two))
        and not (_names_again(two) and {one.modality, two.modality} == {"alleged", "actual"})
    ):
        return False
    apart = two.sentence - one.sentence
    anaphor = (two.relative or named_again) and (apart <= _ANAPHORA or (apart <= _FAR and _bare(two)))
    if one.trigger.entry.type != "ASSAULT":
        acts_apart = one.verbal and two.verbal
        return anaphor or (_shared(one, two, "actor") and not acts_apart) or (same_word and not one.names("actor"))
    same_actor = same_word and _shared(one, two, "actor")
    same_target = (same_actor or not (anaphor or same_word)) and _shared(one, two, "recipient")
    told_again = same_actor and same_target
    if (two.indefinite and not told_again) or (one.plural != two.plural and not one.verbal and not two.verbal):
        return False
    return anaphor or told_again or (same_target and not same_word) or _same_scene(one, two)


def _bare(draft: Draft) -> bool:
    """Whether a definite noun says nothing of the attack that it means."""
    return _names_again(draft) and not draft.told("location") and not draft.told("recipient")


def _hurt_in(one: Draft, two: Draft) -> bool:
    """Whether those hurt are told of right after an act that can have hurt them."""
    near = two.sentence - one.sentence <= 2 and one.modality == two.modality
    return near and one.family in {"attack", "kill", "battle", "disperse", "injure"}


_ANAPHORA = 2
"""How many sentences back a definite noun (الهجوم) or a relative clause (الجندي الذي قتل) is taken to refer."""


def _same_scene(one: Draft, two: Draft) -> bool:
    """Whether two attacks are of one date and of one actor or in one place."""
    if one.day is None or one.day != two.day:
        return False
    harming = {one.family, two.family} <= _HARMING
    return _shared(one, two, "actor") or (harming and alike(one.told("location"), two.told("location")))


_ATTACKS = frozenset(f"events.ASSAULT.{name}" for name in ("attack", "bomb", "suicide", "air", "unconventional"))
"""Entries whose nouns name a single attack."""
_FAR = 12
"""How many back an attack is, where the noun says nothing of it (تبنى التنظيم الهجوم)."""


def _same_toll(one: Draft, two: Draft) -> bool:
    """Whether two mentions of violence count the same dead."""
    told = one.dead is not None and two.dead is not None and one.dead[0] == two.dead[0] is not None
    told = told and one.modality == two.modality
    return told and one.trigger.entry.type == "ASSAULT" and _kin(one, two, _TOLD_TOGETHER)


def _plan_and_fact(one: Draft, two: Draft) -> bool:
    return {one.modality, two.modality} == {"planned", "actual"}


def _kin(one: Draft, two: Draft, families: frozenset[str]) -> bool:
    if one.family == two.family:
        return True
    return one.trigger.entry.type == "ASSAULT" and {one.family, two.family} <= families


def _headlined(one: Draft, two: Draft) -> bool:
    """Whether a headline's event is told again in the body: in its first sentences, or without contradiction."""
    if one.trigger.entry.type == "ASSAULT" and not _kin(one, two, _TOLD_TOGETHER | {"capture"}):
        return False
    if one.modality != two.modality and two.sentence > _LEAD and not two.headline:
        return False
    return two.sentence <= _LEAD or not any(_conflict(one, two, role) for role in ("actor", "recipient", "location"))


_LEAD = 2
"""The last sentence of the lead, which tells what the headline told."""


def _same_in_sentence(one: Draft, two: Draft) -> bool:
    if two.result and one.trigger.entry.type == "ASSAULT" and one.trigger.at < two.trigger.at:
        return True
    if one.other or two.other or (one.answered != two.answered and one.family != "injure"):
        return False
    if two.purpose and _kin(one, two, _TOLD_TOGETHER | {"capture"}):
        return True
    both = one.verbal and two.verbal
    if not _kin(one, two, _TOLD_TOGETHER) or (one.modality != two.modality and not _outcome(one, two)):
        return False
    if _conflict(one, two, "actor"):
        return False
    both = both or one.family == two.family == "kill" or one.trigger.entry.type in _GIVEN
    return not (both and not _hit_and_killed(one, two) and _conflict(one, two, "recipient"))


def _outcome(one: Draft, two: Draft) -> bool:
    """Whether the second mention counts the dead or hurt of what somebody is accused of (ما أسفر عن مقتل مدنيين)."""
    counted = (one.dead is not None and one.dead == two.dead) or (
        one.injured is not None and one.injured == two.injured
    )
    return one.modality == "alleged" and two.modality == "actual" and two.family in _RESULTS and counted


_RESULTS = frozenset({"kill", "injure"})


def _shared(one: Draft, two: Draft, role: str) -> bool:
    return alike(one.names(role), two.names(role))


def _conflict(one: Draft, two: Draft, role: str) -> bool:
    """Whether both name fillers for a role, and none in common; places found elsewhere in the sentence are no test."""
    first, second = one.told(role), two.told(role)
    if not first or not second or alike(first, second):
        return False
    within = role == "location" and two.definite and not two.verbal and two.family in _SAME_ACT
    return not (within and _one_in_the_other(one, two))


def _one_in_the_other(one: Draft, two: Draft) -> bool:
    """Whether a place of one mention lies in one of the other (سوريا, البوكمال)."""
    first, second = ([f.who.entity for f in draft.fillers if f.role == "location"] for draft in (one, two))
    return any(nested(a, b) for a in first for b in second)
