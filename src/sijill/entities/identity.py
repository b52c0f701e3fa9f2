"""Who is who in one document: which mentions name one entity."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.entities.found import FoundName
from sijill.entities.registers import Registers
from sijill.entities.shortforms import words_of
from sijill.tokens import Page


class Clusters:
    """Groups the mentions of one page by entity."""

    def __init__(self, page: Page, registers: Registers) -> None:
        self._page = page
        self._registers = registers
        self._groups: list[list[FoundName]] = []
        self._by_key: dict[tuple[str, ...], int] = {}
        self._by_start: dict[int, int] = {}
        self._persons: list[tuple[int, list[str], int]] = []
        """Group, words of the fullest name, first token of each person so far."""
        self._bodies: list[tuple[int, list[str], int, str | None]] = []

    def group(self, found: list[FoundName]) -> list[list[FoundName]]:
        """Mentions by entity, in order of first mention; `known` of `=token` points to the name that it stands for."""
        named = [name for name in found if name.known is None or not name.known.startswith("=")]
        for name in sorted(named, key=lambda name: (-(name.stop - name.first), name.first)):
            words = self._words(name)
            keys = list(self._keys(name, words))
            at = next((self._by_key[key] for key in keys if key in self._by_key), None)
            if at is None and name.type == "PER":
                at = self._person(name, words)
            elif at is None and name.type == "ORG":
                at = self._body(name, words)
            if at is None:
                at = len(self._groups)
                self._groups.append([])
            self._put(name, at, keys)
            if name.type == "PER":
                self._persons.append((at, words, name.first))
            elif name.type == "ORG":
                self._bodies.append((at, words, name.first, name.known))
        self._point_back([name for name in found if name.known is not None and name.known.startswith("=")])
        for group in self._groups:
            group.sort()
        return sorted(self._groups, key=lambda group: group[0])

    def _put(self, name: FoundName, at: int, keys: list[tuple[str, ...]]) -> None:
        self._groups[at].append(name)
        self._by_start[name.first] = at
        for key in keys:
            self._by_key.setdefault(key, at)

    def _point_back(self, names: list[FoundName]) -> None:
        waiting = sorted(names, key=lambda name: name.first)
        while waiting:
            left = []
            for name in waiting:
                at = self._by_start.get(int((name.known or "=-1")[1:]))
                if at is None:
                    left.append(name)
                else:
                    self._put(name, at, [])
            if len(left) == len(waiting):
                for name in left:
                    self._put(name, len(self._groups), [])
                    self._groups.append([name])
                break
            waiting = left

    def _words(self, name: FoundName) -> list[str]:
        """The words of a name for comparison: nations by their code, `عبد الله` as one word."""
        words: list[str] = []
        for word in words_of(self._page, name):
            if words and words[-1] in {"عبد", "ابو"}:
                words[-1] += word
            else:
                words.append(word)
        if name.type != "PER":
            nations = self._registers.nations
            words = [words[0], *(nations.get(word.removeprefix("ال"), word) for word in words[1:])]
        return words

    def _keys(self, name: FoundName, words: list[str]) -> Iterator[tuple[str, ...]]:
        yield (name.type, *words)
        if name.known is not None:
            yield name.type, "#" + name.known
        if name.type == "ORG" and len(words) > 1:
            head = self._registers.heads.get(words[0])
            if head is not None and (head.rest or head.alone or words[0] == "قوات"):
                yield (name.type, *words[1:])

    def _person(self, name: FoundName, words: list[str]) -> int | None:
        """The person whose fuller name has these words: all of them in order, or the last (or only first) one."""
        fitting = [
            (abs(first - name.first), at)
            for at, fuller, first in self._persons
            if (len(words) == 1 and words[0] in {fuller[0], fuller[-1]})
            or (len(words) > 1 and words[0] == fuller[0] and _within(words, fuller))
            or (len(words) > 1 and words[-1] == fuller[-1] and _within(words, fuller))
        ]
        return min(fitting)[1] if fitting else None

    def _body(self, name: FoundName, words: list[str]) -> int | None:
        """The body that a shorter name stands for: `الجيش` and `وزارة الخارجية` for the one with its nation, the last
        before it or else the first after it."""
        fitting = []
        for at, fuller, first, known in self._bodies:
            if len(fuller) <= len(words) or (known is not None and name.known is not None and len(words) > 1):
                continue
            rest = fuller[len(words) :]
            same = fuller[: len(words)] == words and (len(words) == 1 or all(map(self._nation, rest)))
            definite = len(words) == 1 and words[0].startswith("ال") and words[0][2:] == fuller[0]
            if same or (definite and words[0][2:] in self._registers.heads):
                fitting.append((first > name.first, abs(first - name.first), at))
        return min(fitting)[2] if fitting else None

    def _nation(self, word: str) -> bool:
        return word.isascii() or word in {"الوطني", "الوطنيه"}


def _within(words: list[str], fuller: list[str]) -> bool:
    """Whether all words stand in the fuller name, in their order."""
    rest = iter(fuller)
    return all(word in rest for word in words)
