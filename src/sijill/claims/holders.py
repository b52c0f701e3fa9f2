"""Who holds an office: the person whose title an unnamed source bears elsewhere in the document."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sijill.claims.subjects import bare
from sijill.claims.wordlists import WordLists
from sijill.entities import MentionAt, Mentions
from sijill.model import Entity
from sijill.text import fold
from sijill.tokens import Page

_LOOK_BACK = 16
_LOOK_AHEAD = 8
_STEM = 4
"""Words that share so many first letters are taken for forms of one word (خارجية, خارجيته)."""


class _Title(msgspec.Struct, frozen=True, gc=False):
    """A title as bare folded words: its head, and what tells its holder from others."""

    head: str
    rest: tuple[str, ...]


class Holders:
    """Finds who holds an office; made of the titles of persons, those of rank, and the lists of words."""

    def __init__(self, titles: frozenset[str], ranks: frozenset[str], words: WordLists) -> None:
        self._titles = titles
        self._words = words
        self._empty = ranks | words.not_titles | words.passed | words.on_behalf | {bare(w) for w in words.not_titles}

    def find(self, page: Page, first: int, stop: int, mentions: Mentions) -> Entity | None:
        """The person who bears the title at tokens `[first, stop)` somewhere in the document."""
        title = self._title(page, first, stop)
        if title is None:
            return None
        definite = page.words[first].folded.removeprefix("و").startswith("ال") or self._defined(page, first, stop)
        if not definite and title.head not in self._words.offices:
            return None
        best: tuple[tuple[int, int, int], Entity] | None = None
        holders: dict[str, None] = {}
        for mention in mentions.all:
            if mention.entity.type != "PER" or first <= mention.first < stop:
                continue
            for other in self._titles_of(page, mention, mentions):
                if not self._same_office(title.head, other.head):
                    continue
                holders[mention.entity.id] = None
                shared = sum(any(_alike(a, b) for b in other.rest) for a in title.rest)
                if title.rest and other.rest and not _agree(title.rest, other.rest, shared):
                    continue
                rank = (shared, int(mention.first < first), -abs(mention.first - first))
                if best is None or rank > best[0]:
                    best = (rank, mention.entity)
        if best is None or (len(holders) > 1 and not best[0][0] and (title.rest or not definite)):
            return None
        return best[1]

    def _same_office(self, one: str, other: str) -> bool:
        spokesmen = self._words.spokesmen
        return _alike(one, other) or (one in spokesmen and other in spokesmen)

    def _defined(self, page: Page, first: int, stop: int) -> bool:
        return any(page.words[k].folded.startswith("ال") for k in range(first + 1, min(stop, first + 2)))

    def _title(self, page: Page, first: int, stop: int) -> _Title | None:
        words = [page.words[k].folded for k in range(first, stop) if page.words[k].kind == "word"]
        return self._of_words(words)

    def _of_words(self, words: list[str]) -> _Title | None:
        if not words:
            return None
        head = next((form for form in _forms(words[0]) if form in self._titles), None)
        if head is None:
            return None
        rest = [bare(word) for word in words[1:]]
        return _Title(head, tuple(word for word in rest if word not in self._empty and len(word) > 1))

    def _titles_of(self, page: Page, mention: MentionAt, mentions: Mentions) -> Iterator[_Title]:
        """The titles beside a person's name: its role, the words before it, the apposition after it."""
        if mention.entity.role:
            role = fold(mention.entity.role).split()
            for k in range(len(role)):
                title = self._of_words(role[k:])
                if title is not None:
                    yield title
                    break
        start = mention.first
        for k in range(mention.first - 1, max(-1, mention.first - _LOOK_BACK), -1):
            word = page.words[k]
            between = mentions.at(k)
            if word.kind == "punct" and k < mention.first - 1 and word.folded not in {'"', "#"}:
                break
            if word.folded in self._words.relatives and page.words[mention.first - 1].kind != "punct":
                break
            if word.folded in self._words.complementizers or (between is not None and between.entity.type == "PER"):
                break
            if any(form in self._titles for form in _forms(word.folded)):
                start = k
        if start < mention.first:
            title = self._title(page, start, mention.first)
            if title is not None:
                yield title
        after = mention.stop
        while after < len(page.words) and page.words[after].folded in {"،", "("}:
            after += 1
        end = next(
            (k for k in range(after, min(len(page.words), after + _LOOK_AHEAD)) if page.words[k].kind == "punct"),
            min(len(page.words), after + _LOOK_AHEAD),
        )
        if after < end and not page.words[after].folded.startswith("و"):
            title = self._title(page, after, end)
            if title is not None:
                yield title


def _forms(folded: str) -> Iterator[str]:
    yield bare(folded)
    if folded[0] in "ولب" and len(folded) > 3:
        yield folded[1:]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _STEM and abs(len(one) - len(other)) <= 2 and max(len(one), len(other)) - shared <= 2


def _agree(own: tuple[str, ...], others: tuple[str, ...], shared: int) -> bool:
    """Whether two titles can be one person's: they share half of the fewer telling words, or the one only
    adds where the other says for what (`الوزيرة الأردنية`, `وزيرة الدولة للإعلام`)."""
    if shared * 2 >= min(len(own), len(others)):
        return True
    return len(own) == 1 and _relational(own[0]) and not any(map(_relational, others))


def _relational(word: str) -> bool:
    return len(word) > _STEM and word.endswith(("ي", "يه"))
