"""The dateline of a report: the place before the dash that opens its body (`بغداد - أعلن …`)."""

from __future__ import annotations

from sijill.entities.mentions import Mentions
from sijill.tokens import Page

_LONGEST = 12
_FIRST_SENTENCES = 8
_BETWEEN = frozenset({"،", ",", "(", ")", "/"})


def dateline(page: Page, mentions: Mentions) -> str | None:
    """The printed place (with its country, without agency) of the first dateline, or None.

    A dateline opens a sentence with a place and reaches a dash over nothing but places, agencies in
    brackets and commas.
    """
    for first, stop in page.sentences[:_FIRST_SENTENCES]:
        place_stop = first
        for i in range(first, min(stop, first + _LONGEST)):
            mention = mentions.at(i)
            word = page.words[i]
            if mention is not None and mention.entity.type == "LOC":
                place_stop = mention.stop
            elif word.folded == "-":
                if place_stop > first:
                    return page.span(first, place_stop).text
                break
            elif mention is None and word.kind != "latin" and word.folded not in _BETWEEN:
                break
    return None
