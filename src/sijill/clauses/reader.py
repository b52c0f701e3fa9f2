"""From a page and its entities, times and figures to PLOVER events."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec.structs import replace

from sijill.clauses.allusions import told as reported
from sijill.clauses.casting import ROLES, Bystanders, Caster, Described, Model, Scene, described
from sijill.clauses.chunks import Chunker, Ties, mark
from sijill.clauses.dating import Dates
from sijill.clauses.deeds import aimed
from sijill.clauses.drafts import Draft
from sijill.clauses.entries import LIGHT_VERBS, NO_EVENTS, PHRASES
from sijill.clauses.hosts import received
from sijill.clauses.instruments import Instruments
from sijill.clauses.mentions import MentionReader
from sijill.clauses.merging import merge
from sijill.clauses.opponents import opposed
from sijill.clauses.participants import Namer, Nations, Participant, nationals, states
from sijill.clauses.parts import Parts
from sijill.clauses.places import Places
from sijill.clauses.records import event_of, pooled
from sijill.clauses.roles import RoleReader
from sijill.clauses.scenes import share
from sijill.clauses.sharing import backing, named_before, share_sides, told_together
from sijill.clauses.speakers import is_ours, party_of, speaker_of
from sijill.clauses.syntax import Context
from sijill.clauses.terms import bound
from sijill.clauses.triggers import Trigger, TriggerIndex
from sijill.clauses.wordlists import dating_words, word_lists
from sijill.lexicon import Lexicon
from sijill.model import Entity, Event, Figure, TimeExpression
from sijill.text import fold
from sijill.tokens import Page

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})
"""Speech acts, whose unnamed speaker is the one of the sentence before."""
_ACCIDENTAL = frozenset({"kill", "injure", "attack"})
"""Families of ASSAULT whose triggers accidents and disasters use too."""


def _accidental(trigger: Trigger) -> bool:
    return trigger.entry.type == "ASSAULT" and trigger.entry.kin in _ACCIDENTAL


class EventReader:
    """Finds PLOVER events and fills their roles; who vouches for them is left to the claims layer."""

    def __init__(self, lexicon: Lexicon, casting: Model | None = None) -> None:
        """Take the lexicon, and the model that casts the roles anew, where they are not left to the rules."""
        breaks = frozenset(map(fold, lexicon.yaml(NO_EVENTS)["objects"]))
        closed = frozenset(map(fold, lexicon.yaml(PHRASES)["closed"]))
        words = word_lists(lexicon)
        self._both, self._during = words.both, words.during
        parts = Parts(breaks, frozenset(lexicon.yaml(LIGHT_VERBS)["describing"]), closed, words)
        self._chunk = Chunker(parts, Ties(lexicon))
        self._triggers = TriggerIndex(lexicon)
        self.voiced = {entry.id: entry.voiced == "only" for entry, _ in self._triggers.entries if entry.voiced}
        self._namer = Namer(lexicon, parts)
        self._roles = RoleReader(lexicon, parts, self._namer)
        self._mentions = MentionReader(
            lexicon, parts, self._roles, Places(lexicon, self._roles.filling, self._namer, words), words
        )
        self._bystanders = Bystanders(self._roles.filling, self._namer, dating_words(lexicon).telling)
        self._caster = Caster(casting, self._bystanders) if casting is not None else None
        self._instruments = Instruments(lexicon)
        self._nationals, self._states = nationals(lexicon), states(lexicon)

    def read(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        times: tuple[TimeExpression, ...],
        figures: tuple[Figure, ...],
        speakers: Mapping[int, str] = MappingProxyType({}),
    ) -> tuple[Event, ...]:
        """All events of a page, in order of their triggers, one record per event mention group.

        `speakers` are the ids of the entities that speak, by the token of the word that says so.
        """
        scene, groups = self._told(page, entities, times, figures, speakers)
        casts = self._caster.cast(scene, groups, list(map(pooled, groups))) if self._caster else [None] * len(groups)
        pairs = zip(groups, casts, strict=True)
        events = [event_of(page, group, self._instruments, cast) for group, cast in pairs]
        events.sort(key=lambda event: (event.trigger.start, event.type))
        return tuple(replace(event, id=f"v{n}") for n, event in enumerate(events, 1))

    def candidates(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        times: tuple[TimeExpression, ...],
        figures: tuple[Figure, ...],
        speakers: Mapping[int, str] = MappingProxyType({}),
    ) -> tuple[tuple[Event, tuple[Described, ...]], ...]:
        """Each event as the rules read it, with everybody who could take part in it and what the text says of him: what
        the model of roles learns from."""
        scene, groups = self._told(page, entities, times, figures, speakers)
        found = described(scene, groups, [frozenset(ROLES)] * len(groups), self._bystanders)
        return tuple((event_of(page, group), tuple(chosen)) for group, chosen in zip(groups, found, strict=True))

    def _told(
        self,
        page: Page,
        entities: tuple[Entity, ...],
        times: tuple[TimeExpression, ...],
        figures: tuple[Figure, ...],
        speakers: Mapping[int, str],
    ) -> tuple[Scene, list[list[Draft]]]:
        """The mentions of each event of a page, and where they stand."""
        triggers = list(self._triggers.find(page))
        marks = mark(page, entities, times, figures)
        called = cache(lambda code: self._namer.called(page, code, marks))
        nations = Nations(entities, self._nationals, self._states, called)
        dates: dict[int, Dates] = {}
        drafts: list[Draft] = []
        tokens = frozenset(trigger.at for trigger in triggers)

        @cache
        def context_of(number: int) -> Context:
            return Context(page, self._chunk(page, page.sentences[number], marks), marks, nations, tokens)

        named = {j for mention in marks.mentions.values() for j in range(mention.first, mention.stop)}
        off_topic = self._triggers.off_topic(page)
        acts = [trigger for trigger in triggers if trigger.at not in named]
        read = -1
        for trigger in triggers:
            if trigger.at in named or trigger.at == read:
                continue
            number = page.sentence_of(trigger.at)
            field = off_topic.get(number)
            if field == "sports" or (field and _accidental(trigger)):
                continue
            context = context_of(number)
            if number not in dates:
                dates[number] = self._mentions.dating.read(context, times, acts)
            speaker = said = None
            if number and self._roles.opens(context, trigger):
                speaker = self._last_subject(context_of(number - 1))
            if trigger.at in speakers and trigger.entry.type in _SPOKEN:
                said = speaker_of(page, entities, speakers[trigger.at], trigger.at)
            party = None
            if trigger.entry.type not in _SPOKEN and is_ours(page, trigger.at):
                party = party_of(page, entities, speakers, trigger.at, nations.country)
            draft = self._mentions.read(context, number, trigger, dates[number], figures, speaker, said, party)
            if draft is not None:
                drafts.append(draft)
                read = trigger.at
        told = merge(share(share_sides(named_before(aimed(drafts), self._both))))
        mentions = marks.mentions.values()
        groups = reported(
            bound(received(page, opposed(backing(told_together(told)), mentions), mentions, self._during))
        )
        return Scene(page, entities, speakers, context_of), groups

    def _last_subject(self, context: Context) -> Participant | None:
        """The named subject of the first verb of an earlier sentence; where that only reports, of the clause reported
        (أعلن المرصد أن الجيش قصف البلدة. وقام بحرق …)."""
        sentence, context = context.sentence, replace(context, triggers=frozenset())
        found: Participant | None = None
        for k, chunk in enumerate(sentence.chunks):
            reported = found is not None and k > 1 and sentence.chunks[k - 2].kind == "sub"
            if chunk.kind != "verb" or not (found is None or reported):
                continue
            subject = self._roles.syntax.subject(context, k)
            who = None if subject is None else self._roles.filling.who(context, subject)
            named = who is not None and who.entity is not None and not who.place
            if who is None or not named:
                return found
            if reported or not self._roles.reports(who):
                return who
            found = who
        return found
