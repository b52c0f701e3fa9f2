"""Mere reports: a source who says that somebody else attacked puts it down to them."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.attacks import ATTRIBUTING, Fact, Scene, innermost, keys_of, names_actor, told
from sijill.claims.sides import folded
from sijill.claims.subjects import bare, refers
from sijill.claims.wordlists import WordLists
from sijill.lexicon import Lexicon
from sijill.model import Event, Span, Statement
from sijill.text import fold
from sijill.tokens import Page, Word

_WORDS = "responsibility/words.yaml"
_BEFORE = "statements.content.before"
_BESIDE, _OPENING = 4, 3
_ON, _FROM = fold("على"), fold("من")
_DEFINITE = tuple(map(fold, ("ال", "وال", "بال", "لل")))


class Reports:
    """Reads reports of attacks."""

    def __init__(self, lexicon: Lexicon, lists: WordLists) -> None:
        entries = {entry["id"]: entry for entry in lexicon.yaml("responsibility/patterns.yaml")}
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml(_WORDS).items()}
        self._lists = lists
        self._negations, self._outlet = words["negations"], words["outlet"]
        self._observers, self._suffering = words["observers"], frozenset(lexicon.yaml(_WORDS)["suffering"])
        self._suffered = folded(lexicon.yaml(_WORDS)["suffered"])
        self._perpetrating = frozenset(entries["responsibility.perpetrated"]["verbs"])
        self._military = folded(lexicon.yaml(_WORDS)["military"])
        self._resulting = frozenset(lexicon.yaml(_WORDS)["resulting"])
        self._crowds = folded(lexicon.yaml(_WORDS)["crowds"])
        self._answering = words["answering"]
        self._counts, self._background = words["counts"], words["background"]
        self._mutual = frozenset(entries["responsibility.report"]["mutual"])

    def facts(self, scene: Scene, attacks: list[Event]) -> Iterator[Fact]:
        """A source who says that somebody else attacked attributes it to them; that somebody did not, denies it."""
        for event in attacks:
            if event.modality not in {"actual", "alleged"} or event.rule in self._mutual:
                continue
            if event.polarity == "positive" and innermost(scene.statements, event.trigger) is None:
                yield from self._perpetrated(scene, event)
            for statement in self._reporting(scene, event):
                if self._announces(scene, event, statement):
                    yield Fact(event, "claimed_by", statement.speaker_name, "responsibility.own", statement.cue)
                    continue
                itself = self.of_itself(scene.page, event, statement)
                for actor in (statement.speaker_name,) if itself else event.actors:
                    yield from self._reported_by(scene, event, actor, statement)

    def _perpetrated(self, scene: Scene, event: Event) -> Iterator[Fact]:
        """The armed group that the text itself says to have carried out an attack (`التفجير الذي نفذه التنظيم`)."""
        page = scene.page
        for reason in event.because:
            if reason.role != "actor" or reason.span is None or reason.span.start < event.trigger.end:
                continue
            verb = page.token_at(reason.span.start) - 1
            mention = scene.mentions.at(verb + 1)
            if mention is None or not page.words[verb].lemmas & self._perpetrating or not refers(page.words[verb]):
                continue
            if mention.entity.name in event.actors and scene.sides.rebels(mention.entity.name):
                yield Fact(event, "accused", mention.entity.name, "responsibility.perpetrated", reason.span)

    def _reporting(self, scene: Scene, event: Event) -> list[Statement]:
        """The innermost statements that a mention of the attack stands in."""
        found: dict[str, Statement] = {}
        for span in told(event):
            statement = innermost(scene.statements, span)
            if statement is None or statement.act not in ATTRIBUTING or self._accuses_nobody(statement):
                continue
            if not self._supposed(scene, span, statement):
                found.setdefault(statement.speaker_name, statement)
        return list(found.values())

    def _accuses_nobody(self, statement: Statement) -> bool:
        """Whether the outlet's own people report, or a mere count of victims."""
        name = fold(statement.speaker_name)
        head = bare(name.split()[0])
        return name in self._outlet or head in self._counts or head in self._observers

    def _reported_by(self, scene: Scene, event: Event, actor: str, statement: Statement) -> Iterator[Fact]:
        speaker = statement.speaker_name
        own = scene.sides.same(actor, speaker, statement.entity)
        itself = actor == speaker and self.of_itself(scene.page, event, statement)
        if (
            not itself
            and not names_actor(scene, statement, event, actor)
            and not (own and self._in_first_person(scene.page, event))
        ):
            return
        if any(bare(word) in self._crowds for word in fold(actor).split()):
            return  # what a crowd does it does openly
        if event.polarity == "negative":
            at = scene.page.token_at(event.trigger.start)
            if any(scene.page.words[j].folded in self._negations for j in range(max(0, at - _BESIDE), at)):
                yield Fact(event, "denied_by", speaker, "responsibility.negation", statement.cue)
        elif own:
            if scene.sides.rebels(speaker) or scene.sides.rebels(actor):
                yield Fact(event, "claimed_by", actor, "responsibility.own", statement.cue)
        elif self._as_war(scene, event, actor, statement) or self._from_where(scene, event, actor):
            return
        elif scene.sides.can_act(actor) and not scene.sides.struck(actor, scene.attacks):
            yield Fact(event, "accused", actor, "responsibility.report", event.trigger)
            yield Fact(event, "accusers", speaker, "responsibility.report", statement.cue)

    def _as_war(self, scene: Scene, event: Event, actor: str, statement: Statement) -> bool:
        """Whether somebody not concerned tells of a fight between armed sides, which accuses nobody."""
        return self._openly(scene, event, actor, statement) or self._at_war(scene, event, actor, statement)

    def _openly(self, scene: Scene, event: Event, actor: str, statement: Statement) -> bool:
        """Whether somebody not concerned tells of an army's fight against an armed group, which accuses nobody."""
        if scene.sides.rebels(actor) or not any(map(scene.sides.insurgents, event.recipients)):
            return False
        return not any(scene.sides.same(r, statement.speaker_name, statement.entity) for r in event.recipients)

    def _at_war(self, scene: Scene, event: Event, actor: str, statement: Statement) -> bool:
        """Whether somebody not concerned tells of an armed group's attack on a force, as of a battle."""
        if not event.recipients or not scene.sides.insurgents(actor):
            return False
        if any(scene.sides.same(r, statement.speaker_name, statement.entity) for r in event.recipients):
            return False
        return all(self._of_force(scene, r) for r in event.recipients)

    def _of_force(self, scene: Scene, name: str) -> bool:
        """Whether a name is that of a force, of its soldiers or of what they hold."""
        return scene.sides.fights(name) or any(bare(word) in self._military for word in fold(name).split())

    def _from_where(self, scene: Scene, event: Event, actor: str) -> bool:
        """Whether the actor is only the place that the attack came from (`أطلق صاروخ من لبنان`)."""
        spans = (r.span for r in event.because if r.role == "actor" and r.span is not None)
        firsts = (scene.page.token_at(span.start) for span in spans)
        return scene.sides.is_place(actor) and any(scene.page.words[i - 1].folded == _FROM for i in firsts if i)

    def of_itself(self, page: Page, event: Event, statement: Statement) -> bool:
        """Whether the subject of the attack is a pronoun for whoever speaks (`قالت الحركة إنها نفذت الهجوم`)."""
        first = page.token_at(statement.content.start)
        if page.words[first - 1].folded not in self._lists.pronoun_subjects:
            return False
        tokens = range(first, min(first + _BESIDE, len(page.words)))
        if any(page.words[j].lemmas & self._suffering for j in tokens):
            return False  # `قالوا إنهم تعرضوا للقصف`
        at = next((j for j in tokens if any(page.span(j, j + 1).touches(span) for span in told(event))), None)
        between = () if at is None else [page.words[j] for j in range(first, at)]
        return at is not None and all(_verbal(word) or word.folded in self._negations for word in between)

    def _announces(self, scene: Scene, event: Event, statement: Statement) -> bool:
        """Whether an armed group announces an attack by its verbal noun, as its own (`أعلنت الحركة قصف المدينة`)."""
        page, speaker = scene.page, statement.speaker_name
        i = page.token_at(statement.content.start)
        if statement.act not in {"announce", "confirm"} or not page.span(i, i + 1).touches(event.trigger):
            return False
        if not any(r.morph.verb_form == "Vnoun" for r in page.words[i].readings):
            return False
        if keys_of(page, i) & self._suffered or event.polarity == "negative" or not scene.sides.insurgents(speaker):
            return False
        following = page.words[min(i + 1, len(page.words) - 1)]
        return not any(r.pronoun for r in following.readings)  # `أعلنت الحركة استهداف قائدها`

    def _in_first_person(self, page: Page, event: Event) -> bool:
        """Whether whoever speaks tells of the attack as `we`."""
        return any(r.morph.person == "1" for r in page.words[page.token_at(event.trigger.start)].readings)

    def _supposed(self, scene: Scene, attack: Span, statement: Statement) -> bool:
        """Whether a statement only dates or explains something else by the attack (`بعد هجوم الحركة`)."""
        page = scene.page
        i = page.token_at(attack.start)
        told_after = any(reason.rule == _BEFORE for reason in statement.because)
        if told_after or i == 0:
            return False
        if page.words[i - 1].folded in self._background:
            return True
        if i > 1 and page.words[i - 1].folded == _ON and page.words[i - 2].folded in self._answering:
            return True
        if i > 1 and _verbal(page.words[i]) and self._relative(page, i - 1) and scene.mentions.at(i - 2) is None:
            return True  # `الألغام التي زرعتها الحركة`, but `الحركة التي هاجمت القرية`
        start = page.token_at(statement.content.start)
        return self._known(page, i, start) or self._intended(page, i, start) or self._judged(page, i, statement)

    def _intended(self, page: Page, i: int, start: int) -> bool:
        """Whether the verbal noun at token `i` is a purpose (`صاروخ صمم لمهاجمة السفن`)."""
        word, following = page.words[i], page.words[min(i + 1, len(page.words) - 1)]
        if not word.readings or any(r.morph.verb_form != "Vnoun" or r.preposition != "ل" for r in word.readings):
            return False
        if any(r.morph.upos == "ADJ" for r in following.readings):
            return False
        return not any(page.words[j].lemmas & self._suffering for j in range(max(start, i - _BESIDE), i))

    def _judged(self, page: Page, i: int, statement: Statement) -> bool:
        """Whether a statement says something else of an attack (`القصف الذي طال المدينة فاقم الأزمة`).

        It opens with the attack; a relative clause describes what is known, a verb of result after it tells it.
        """
        content, word = page.tokens_of(statement.content), page.words[i]
        if i - content.first > 1 or not word.folded.startswith(_DEFINITE) or _verbal(word):
            return False
        relative = next((j for j in range(i + 1, min(content.stop, i + _OPENING)) if self._relative(page, j)), None)
        if relative is None:
            return False
        verbs = [j for j in range(relative + 1, content.stop) if _verbal(page.words[j])]
        return len(verbs) > 1 and not any(page.words[j].lemmas & self._resulting for j in verbs[1:])

    def _relative(self, page: Page, j: int) -> bool:
        return page.words[j].folded in self._lists.relatives

    def _known(self, page: Page, i: int, start: int) -> bool:
        """Whether the noun at token `i` speaks of an attack as of something known, not tells it (`العدوان على غزة`)."""
        word = page.words[i]
        near = range(max(start, i - _OPENING), i)
        if _verbal(word) or i - start < _OPENING or any(_verbal(page.words[j]) for j in near):
            return False
        following = page.words[min(i + 1, len(page.words) - 1)]
        return word.folded.startswith(_DEFINITE) or following.folded.startswith(_DEFINITE[0])


def _verbal(word: Word) -> bool:
    return any(r.morph.verb_form == "Fin" for r in word.readings)
