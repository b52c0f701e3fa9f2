"""Who is who in one document: short names, definite short forms, register variants."""

from __future__ import annotations

from sijill.entities.found import FoundName, is_function_word
from sijill.entities.registers import Registers
from sijill.text import fold
from sijill.tokens import Page

_SHORTEST_FAMILY_NAME = 3


def short_forms(page: Page, found: list[FoundName], registers: Registers) -> list[FoundName]:
    """Later and earlier short mentions of names found elsewhere in the document.

    A person's last name (and its spelling without hamza) stands for the person; the definite head of a
    named body (`الحركة`) stands for the last body with that head before it.
    """
    taken = {i for name in found for i in range(name.first, name.stop)}
    families = {
        page.words[name.stop - 1].folded for name in found if name.type == "PER" and name.stop - name.first >= 2
    }
    families = {name for name in families if len(name) >= _SHORTEST_FAMILY_NAME}
    bodies: dict[str, FoundName] = {}
    by_start = {name.first: name for name in found}
    extra: list[FoundName] = []
    for i, word in enumerate(page.words):
        if i in by_start:
            name = by_start[i]
            head = page.words[i].folded[name.skip :]
            entry = registers.heads.get(head)
            if name.type in {"ORG", "FAC"} and entry is not None and entry.short:
                bodies["ال" + head] = name
        if i in taken or word.kind != "word" or is_function_word(word):
            continue
        for key in word.keys:
            if key.text in families and not (key.conjunction and word.readings):
                extra.append(FoundName(i, i + 1, key.skip, "PER", "entities.short_name"))
                break
            body = bodies.get(key.text)
            if body is not None and not registers.nation(page.words[min(i + 1, len(page.words) - 1)]):
                extra.append(FoundName(i, i + 1, key.skip, body.type, "entities.definite_head", known=f"={body.first}"))
                break
    return extra


def cluster(page: Page, found: list[FoundName]) -> list[list[FoundName]]:
    """Group mentions by entity, in order of first mention.

    Mentions are one entity where they share a register entry or a folded name, where one person's name
    is part of the other's, and where a definite head points back (`known` is `=token`).
    """
    groups: list[list[FoundName]] = []
    by_key: dict[tuple[str, str], int] = {}
    by_start: dict[int, int] = {}
    for name in sorted(found, key=lambda name: (-(name.stop - name.first), name.first)):
        words = _words(page, name)
        at = None
        if name.known is not None and name.known.startswith("="):
            continue
        keys = [(name.type, " ".join(words))]
        if name.known is not None:
            keys.append((name.type, "#" + name.known))
        if name.type == "PER":
            keys.append(("PER", "last " + words[-1]))
        elif name.type == "ORG" and name.stop - name.first > 1:
            keys.append(("ORG", " ".join(words)))
        for key in keys:
            if key in by_key:
                at = by_key[key]
                break
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(name)
        by_start[name.first] = at
        for key in keys:
            by_key.setdefault(key, at)
    for name in found:
        if name.known is not None and name.known.startswith("="):
            groups[by_start[int(name.known[1:])]].append(name)
    for group in groups:
        group.sort()
    return sorted(groups, key=lambda group: group[0])


def _words(page: Page, name: FoundName) -> list[str]:
    words = [page.words[i].folded for i in range(name.first, name.stop) if page.words[i].kind != "punct"]
    if name.skip:
        words[0] = words[0][name.skip :]
    return [fold(word) for word in words] or [page.words[name.first].folded]
