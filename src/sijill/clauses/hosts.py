"""Whom a visit is to, where the text does not say: whoever acts in his own country while another visits it.

شكر الرئيس التركي … خلال زيارة الوزير العراقي لأنقرة tells who received the minister.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from sijill.clauses.chunks import Mention
from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filler
from sijill.clauses.participants import Participant
from sijill.tokens import Page

_VISIT = "visit"
_COUNTRY = 3
"""Letters of a PLOVER code that name the country."""
_RULE = "events.host"


def received(
    page: Page, groups: list[list[Draft]], mentions: Collection[Mention], during: frozenset[str]
) -> list[list[Draft]]:
    """The groups, with the host of a visit that names none; `during` are the words that date an act by the visit."""
    return [_received(page, group, mentions, during) if group[0].family == _VISIT else group for group in groups]


def _received(page: Page, group: list[Draft], mentions: Collection[Mention], during: frozenset[str]) -> list[Draft]:
    if any(draft.names("recipient") for draft in group):
        return group
    visitors = _countries(group, "actor")
    countries = _countries(group, "location") - visitors
    if not visitors or not countries:
        return group
    for n, draft in enumerate(group):
        at = draft.trigger.at
        if at == 0 or page.words[at - 1].folded not in during:
            continue
        host = _host(page, at, mentions, countries)
        if host is not None:
            return [*group[:n], replace(draft, fillers=(*draft.fillers, host)), *group[n + 1 :]]
    return group


def _countries(group: Sequence[Draft], role: str) -> set[str]:
    """The countries of the named participants in a role."""
    return {
        filler.who.entity.code[:_COUNTRY]
        for draft in group
        for filler in draft.fillers
        if filler.role == role and filler.who.entity is not None and filler.who.entity.code
    }


def _host(page: Page, at: int, mentions: Collection[Mention], countries: set[str]) -> Filler | None:
    """The last person of one of the countries whom the sentence names before token `at`."""
    number = page.sentence_of(at)
    found = [
        mention
        for mention in mentions
        if mention.first < at
        and page.sentence_of(mention.first) == number
        and mention.entity.type == "PER"
        and (mention.entity.code or "")[:_COUNTRY] in countries
    ]
    if not found:
        return None
    last = max(found, key=lambda mention: mention.first)
    return Filler("recipient", Participant(last.entity.name, last.first, last.stop, last.entity), _RULE)
