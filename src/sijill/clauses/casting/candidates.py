"""Who could take part in an event: everybody named in a sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from sijill.clauses.casting.model import ROLES
from sijill.clauses.drafts import Draft
from sijill.clauses.filling import Filling
from sijill.clauses.participants import Namer, Participant
from sijill.clauses.syntax import Context
from sijill.tokens import Page

How = Literal["phrase", "inside", "nation", "tail", "between", "rule"]
"""Where somebody is named: by a phrase of the sentence; by a name or an adjective of nationality inside one, or from
some word of it on; outside phrases; only by a rule."""

_HUMAN = frozenset({"force", "fighters", "state", "people"})
_BEFORE = 3
"""How many tokens further away somebody before the trigger counts than somebody after it."""


class Seen(NamedTuple):
    """Somebody named in a sentence, the chunk that names him, and how."""

    who: Participant
    chunk: int
    how: How


class Stage(msgspec.Struct, frozen=True, gc=False):
    """A sentence: all who are named in it, the chunks of its verbs with those of their subjects, and the tokens of
    names."""

    context: Context
    seen: tuple[Seen, ...]
    subjects: Mapping[int, int]
    names: frozenset[int]


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """Somebody who could take part in an event; with the mention of the event beside which he is named and the chunk
    that names him, where one does."""

    who: Participant
    how: How
    draft: Draft
    stage: Stage | None = None
    chunk: int = -1
    tells: bool = False
    """Whether he reports the event, or accuses, threatens, refuses or demands beside it: of an attack that he speaks of
    he is no attacker."""


class Bystanders:
    """Finds all who are named in a sentence."""

    def __init__(self, filling: Filling, namer: Namer, telling: frozenset[str]) -> None:
        """Take the machinery, and the lemmas of verbs of speech."""
        self._filling = filling
        self._namer = namer
        self._telling = telling
        self.parts = filling.syntax.parts

    def stage(self, context: Context) -> Stage:
        """A sentence with all who are named in it, each once for every way and place, in order."""
        subjects = {}
        for k, chunk in enumerate(context.sentence.chunks):
            subject = self._filling.syntax.subject(context, k) if chunk.kind == "verb" else None
            if subject is not None:
                subjects[k] = subject
        found: dict[tuple[str, int, How], Seen] = {}
        for k, chunk in enumerate(context.sentence.chunks):
            for who, how in self._named(context, k) if chunk.kind in {"np", "pp"} else _mentioned(context, k):
                if "area" not in who.classes or who.entity is not None:
                    found.setdefault((who.name, k, how), Seen(who, k, how))
        mentions, bounds = context.marks.mentions, range(context.sentence.first, context.sentence.stop)
        inside = (mentions[j] for j in bounds if j in mentions)
        names = frozenset(j for mention in inside for j in range(mention.first, mention.stop))
        return Stage(context, tuple(found.values()), subjects, names)

    def tells(self, candidate: Candidate) -> bool:
        """Whether somebody belongs to the subject of a verb of speech that what is told follows (أعلنت الوزارة وقيادة
        الجيش مقتل جندي)."""
        stage, k = candidate.stage, candidate.chunk
        if stage is None or candidate.who.first > candidate.draft.trigger.at:
            return False
        chunks, words = stage.context.sentence.chunks, stage.context.page.words
        told = stage.context.sentence.at(candidate.draft.trigger.at)
        if any(chunk.kind == "sub" or self.parts(words[chunk.first]).clause for chunk in chunks[k:told]):
            return False  # ذكرت قناة الجماعة أنها هاجمت
        for m in range(k - 1, -1, -1):
            kind = chunks[m].kind
            if kind == "verb":
                verb = self._filling.syntax.verb(stage.context, m)
                return verb is not None and verb.lemma in self._telling
            if kind not in {"np", "pp", "part", "comma"}:
                return False
        return False

    def _named(self, context: Context, k: int) -> Iterator[tuple[Participant, How]]:
        """Those whom a phrase names, as a whole and by its parts."""
        page, chunk = context.page, context.sentence.chunks[k]
        whole = self._filling.who(context, k)
        if whole is not None and not (whole.entity is None and self._filling.syntax.head(context, k).pronoun):
            yield whole, "phrase"  # not قواته, which names nobody
        for j in range(chunk.start + 1, chunk.stop):
            mention = context.marks.mentions.get(j)
            if mention is not None:
                yield Participant(mention.entity.name, mention.first, mention.stop, mention.entity), "inside"
                continue
            part = self.parts(page.words[j])
            nation = context.nations.agent(part.bare, j, armed=False) if part.relational else None
            if nation is not None:
                yield nation, "nation"
            if self._describes(page, j):
                continue
            if not context.triggers.isdisjoint((j - 1, j)) or not _HUMAN.isdisjoint(self._namer.classes(page, j)):
                tail = self._namer.name(page, j, chunk.stop, context.marks)
                if tail is not None:
                    yield tail, "tail"

    def _describes(self, page: Page, j: int) -> bool:
        """Whether a word can be an adjective of the one before it (الفصائل | المسلحة)."""
        part, before = self.parts(page.words[j]), self.parts(page.words[j - 1])
        adjective = part.adjective or part.participle or part.relational
        return adjective and not part.people and part.article == (before.article or before.pronoun)


def _mentioned(context: Context, k: int) -> Iterator[tuple[Participant, How]]:
    chunk = context.sentence.chunks[k]
    for j in range(chunk.first, chunk.stop):
        mention = context.marks.mentions.get(j)
        if mention is not None:
            yield Participant(mention.entity.name, mention.first, mention.stop, mention.entity), "between"


def candidates(group: Sequence[Draft], lead: Draft, stages: Mapping[int, Stage]) -> list[Candidate]:
    """Who could take part in the event of a group, each once, where he stands nearest to its words: beside the mention
    that stands for it, else beside another one. `stages` are the sentences of its mentions.
    """
    nearest: dict[str, tuple[tuple[bool, bool, int], Candidate]] = {}
    for draft in sorted(group, key=lambda draft: draft is not lead):
        at, stage = draft.trigger.at, stages[draft.sentence]
        for who, chunk, how in stage.seen:
            away = who.first - at
            rank = (draft is not lead, who.first <= at < who.stop, abs(away) + (_BEFORE if away < 0 else 0))
            known = nearest.get(who.name)
            if known is None or rank < known[0]:
                nearest[who.name] = rank, Candidate(who, how, draft, stage, chunk)
        for filler in draft.fillers:
            if filler.role in ROLES and filler.who.name not in nearest:
                nearest[filler.who.name] = (True, True, 0), Candidate(filler.who, "rule", draft)
    return [candidate for _, candidate in nearest.values()]
