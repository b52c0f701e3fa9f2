"""How far the words for a source go: over titles, names, `باسم …`, brackets and appositions."""

from __future__ import annotations

from sijill.claims.subjects import accusative_plural, destined, head_in, joined_adjective, owns, short_quote
from sijill.claims.wordlists import WordLists
from sijill.entities import Mentions, noun_phrase
from sijill.tokens import Page

_REACH = 14
_FAR = 24


class Extents:
    """Finds where the words for a source end; made of the titles of persons and the lists of words."""

    def __init__(self, titles: frozenset[str], words: WordLists) -> None:
        self._titles = titles
        self._persons = titles | words.offices
        self._words = words

    def end(self, page: Page, i: int, stop: int, mentions: Mentions) -> int:
        """Where the subject ends: it goes on over titles, names, `باسم …`, brackets and appositions."""
        end = noun_phrase(page, i, mentions, stop)[1]
        named = (m.stop for m in mentions.within(i, end) if m.stop < end and self.another(page, m.stop))
        end = next(named, end)
        titled = head_in(page, i, self._persons)
        indefinite = mentions.at(i) is None and not page.words[i].folded.startswith(("ال", "وال", "لل"))
        while end < min(stop, i + _REACH):
            word = page.words[end]
            mention = mentions.at(end)
            if word.folded == "(":
                close = next((j for j in range(end, min(stop, end + 6)) if page.words[j].folded == ")"), None)
                if close is None:
                    break
                end = close + 1
            elif (quoted := short_quote(page, end)) is not None and quoted <= stop:
                end = quoted
            elif mentions.at(i) is None and joined_adjective(page, end):
                end += 1
            elif titled and end == i + 1 and word.folded.startswith("و") and head_in(page, end, self._titles):
                end = max(end + 1, noun_phrase(page, end + 1, mentions, stop)[1])
            elif indefinite and mention is not None and owns(mention, word):
                end = mention.stop
            elif indefinite and mention is None and destined(word):
                end = max(end + 1, noun_phrase(page, end, mentions, stop)[1])
            elif word.folded in self._words.on_behalf or word.folded in {'"', "'"}:
                following = noun_phrase(page, end + 1, mentions, stop)[1] if end + 1 < stop else end + 1
                if following <= end + 1:
                    break
                end = following
            elif mention is not None and mention.entity.type == "PER":
                end = mention.stop
            elif titled and (person := self._person_ahead(page, end, min(stop, i + _FAR), mentions)) is not None:
                return person
            elif indefinite and word.folded in self._words.passed and end + 1 < stop:
                within = mentions.at(end + 1)
                another = within is not None and within.stop < stop and self.another(page, within.stop)
                following = within.stop if within and another else noun_phrase(page, end + 1, mentions, stop)[1]
                if following <= end + 1:
                    break
                end = following
            else:
                break
        return end

    def another(self, page: Page, i: int) -> bool:
        """Whether the word after a name begins another phrase: a definite noun that is no title."""
        word = page.words[i]
        if accusative_plural(word, self._words.accusative):
            return not head_in(page, i, self._titles)
        nominal = bool(word.readings) and all(r.morph.upos == "NOUN" for r in word.readings)
        return nominal and word.folded.startswith("ال") and not head_in(page, i, self._titles)

    def _person_ahead(self, page: Page, i: int, stop: int, mentions: Mentions) -> int | None:
        """The end of the person's name that completes a title over a preposition, rank or comma.

        Behind a relative clause only a name between commas completes it.
        """
        aside = False
        for k in range(i, stop):
            mention = mentions.at(k)
            word = page.words[k]
            if mention is not None and mention.entity.type == "PER":
                if not aside or (page.words[k - 1].folded == "،" and self._closes(page, mention.stop, stop)):
                    return mention.stop
                continue
            if word.folded in self._words.complementizers or word.folded in {":", ".", '"'}:
                return None
            if word.folded in self._words.relatives:
                aside = True
            elif not aside:
                if word.readings and all(r.morph.verb_form == "Fin" for r in word.readings):
                    return None
                if mention is None and k > i and word.folded in self._words.asides:
                    return None
        return None

    def _closes(self, page: Page, i: int, stop: int) -> bool:
        return i >= stop or page.words[i].folded == "،" or page.words[i].folded in self._words.complementizers
