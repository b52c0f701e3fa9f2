"""Roles that a document tells in full elsewhere: `متحدث باسم الجيش … المتحدث العقيد فلان`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.entities.found import Role
from sijill.entities.titles import WEIGHT, Titles
from sijill.tokens import Page

_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")


class FullerRoles:
    """Finds the titles of a page that stand without a name, and those among them that a person's role takes up.

    A definite title of one word (`المتحدث`) takes up an indefinite one with a complement before it (`متحدث باسم
    الجيش`): what is new is indefinite, what is known definite. A role with a pronoun (`وزير خارجيته`) is the same as
    the one with the same words that says whose it is (`وزير الخارجية الفنلندي`).
    """

    def __init__(self, page: Page, titles: Titles, names: frozenset[int], roles: Sequence[Role]) -> None:
        """Read a page; `names` are the tokens of all names, `roles` all titles that stand with a name."""
        self._page = page
        self._titles = titles
        self._names = names
        self._held = frozenset(i for role in roles for i in range(role.first, role.stop))
        self._bare: list[tuple[Role, list[str]]] | None = None

    def fuller(self, role: Role) -> Role:
        """The fullest form of a role; itself where the page has no fuller one."""
        words = self._words(role)
        if len(words) == 1 and words[0].startswith("ال"):
            found = [
                other
                for other, theirs in self._nameless()
                if theirs[0] == words[0][2:] and other.stop <= role.first and other.title.kind == role.title.kind
            ]
            return found[0] if found else role
        stem = _without_pronoun(words[-1])
        if len(words) > 1 and stem is not None and self._page.words[role.stop - 1].kind == "word":
            wanted = [*words[:-1], stem]
            found = [
                other
                for other, theirs in self._nameless()
                if len(theirs) > len(wanted) and [word.removeprefix("ال") for word in theirs[: len(wanted)]] == wanted
            ]
            return found[0] if found else role
        return role

    def _nameless(self) -> list[tuple[Role, list[str]]]:
        if self._bare is None:
            self._bare = [(role, self._words(role)) for role in self._find()]
        return self._bare

    def _find(self) -> Iterator[Role]:
        page = self._page
        for first, stop in page.sentences:
            i = first
            while i < stop:
                head = self._titles.at(page, i) if i not in self._names and i not in self._held else None
                end = self._titles.extent(page, head, i, stop, self._names, lambda _: False) if head else i
                if head is None or head.title.many or end <= head.stop:
                    i += 1
                    continue
                if self._held.isdisjoint(range(i, end)):
                    yield Role(i, end, head.skip, WEIGHT[head.title.kind], head.title)
                i = end

    def _words(self, role: Role) -> list[str]:
        words = [self._page.words[i].folded for i in range(role.first, role.stop)]
        words[0] = words[0][role.skip :]
        return words


def _without_pronoun(word: str) -> str | None:
    """A word without the pronoun at its end (`خارجيته`: `خارجيه`), or None where it has none."""
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2 and not word.startswith("ال"):
            stem = word.removesuffix(pronoun)
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return None
