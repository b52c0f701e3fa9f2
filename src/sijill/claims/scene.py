"""What the reading of statements looks at: the page, who is mentioned where, and tokens to pass over."""

from __future__ import annotations

import msgspec

from sijill.entities import Mentions
from sijill.tokens import Page


class Scene(msgspec.Struct, frozen=True, gc=False):
    """One page with its mentions; `passed` are the tokens of times, `spoken` those inside direct speech."""

    page: Page
    mentions: Mentions
    passed: frozenset[int]
    spoken: frozenset[int]

    def folded(self, i: int) -> str:
        """The folded word at token `i`, empty past the end."""
        return self.page.words[i].folded if 0 <= i < len(self.page.words) else ""
