"""An affiliation in the making."""

from __future__ import annotations

import msgspec

from sijill.claims.affiliations.phrases import Party
from sijill.model import AffiliationKind, Span


class Found(msgspec.Struct, frozen=True, gc=False):
    """`member` belongs to `of`; `rule` and `cue` say by which words, `how` which rules found the two."""

    kind: AffiliationKind
    member: Party
    of: Party
    rule: str
    cue: Span
    member_rule: str
    of_rule: str
    title: str | None = None
