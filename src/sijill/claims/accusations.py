"""What an accusation says of attacks: whom it names, and whether it is the attack that they are accused of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sijill.claims.attacks import Fact, Scene, keys_of, last_before, told, with_l
from sijill.claims.sides import folded
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.claims.subjects import conjoined, refers
from sijill.claims.wordlists import WordLists
from sijill.entities import noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Event, Statement
from sijill.text import fold
from sijill.tokens import Page, Range

_RULE = "responsibility.accusation"
_WITH, _OF = fold("ب"), fold("من")
_DEFINITE = tuple(map(fold, ("ال", "وال", "بال", "لل", "كال")))
_FOR_IT = frozenset(map(fold, ("عنه", "عنها", "عن ذلك", "في", "ذلك", "عن")))
_QUOTE = '"'
_NEAR = 8
_JOINT = 3


class Accusations:
    """Reads accusations of attacks."""

    def __init__(self, lexicon: Lexicon, finder: SourceFinder, lists: WordLists) -> None:
        entries = {entry["id"]: entry for entry in lexicon.yaml("responsibility/patterns.yaml")}
        words = {name: frozenset(map(fold, forms)) for name, forms in lexicon.yaml("responsibility/words.yaml").items()}
        self._finder = finder
        self._lists = lists
        self._anaphora = folded(entries[_RULE]["anaphora"])
        self._verbs = frozenset(entries[_RULE]["verbs"])
        self._charges = folded(words["perpetrating"]) | self._anaphora
        self._blame, self._vague = folded(words["blame"]), folded(words["vague"])
        self._whom = frozenset(map(fold, ("من", "ما")))
        self._naming = words["naming"]
        self._of_it = words["of_it"]
        self._background, self._laid = words["background"], words["laid"]

    def facts(
        self, scene: Scene, statement: Statement, content: Range, inside: list[Event], *, named: bool = False
    ) -> Iterator[Fact]:
        """Whom an accusation blames for an attack, and who blames; with `named`, none where it names nobody."""
        refers_back = refers(scene.page.words[scene.page.token_at(statement.cue.start)])
        names, charge = self._named(scene, statement, content, refers_back=refers_back)
        if named and not names:
            return
        laid = bool(keys_of(scene.page, content.first) & self._blame)
        if self._for_it(scene.page, content):
            inside = []  # `حملها المسؤولية عنه`: for what was told before
        targets = [event for event in inside if self._charged(scene, event, names, Range(charge, content.stop))]
        taken_up = laid or self._guilty(scene.page, Range(charge, content.stop))
        taken_up = taken_up and self.takes_up(scene.page, range(charge, content.stop), None)
        if not inside and (taken_up or self._blames_for_it(scene.page, content)):
            targets = [attack] if (attack := last_before(scene.attacks, statement.content.start)) else []
        for event in targets:
            for name in names or (() if refers_back or laid else event.actors):
                yield Fact(event, "accused", name, _RULE, statement.content)
            if statement.speaker_name not in (*event.recipients, *names):
                yield Fact(event, "accusers", statement.speaker_name, _RULE, statement.cue)

    def in_first_person(self, page: Page, content: Range) -> Range | None:
        """The words after a first person's accusation in somebody's words (`نتهم الحركة بالوقوف وراء الهجوم`)."""
        for j in range(content.first, content.stop - 1):
            if self._verbs.isdisjoint(page.words[j].lemmas):
                continue
            readings = [r for r in page.words[j].readings if r.lemma in self._verbs]
            if all(r.morph.verb_form == "Fin" and r.morph.person == "1" for r in readings):
                return Range(j + 1, content.stop)
        return None

    def takes_up(self, page: Page, tokens: Iterable[int], attack: Event | None) -> bool:
        """Whether one of the tokens takes up an attack told before, or is the attack itself."""
        for j in tokens:
            if page.words[j].folded in self._lists.complementizers:
                continue
            if self.anaphoric(page, j, self._anaphora):
                return True
            if attack is not None and page.span(j, j + 1).touches(attack.trigger):
                return True
        return False

    def meant(self, scene: Scene, tokens: Iterable[int], attack: Event) -> Event | None:
        """The attack that one of the tokens tells or takes up: `attack`, unless they tell another or one before."""
        page = scene.page
        for j in tokens:
            if page.words[j].folded in self._lists.complementizers:
                continue
            here = page.span(j, j + 1)
            event = next((e for e in scene.attacks if any(here.touches(span) for span in told(e))), None)
            if event is not None:
                return event
            if self.anaphoric(page, j, self._anaphora):
                sentence = page.sentence(j)
                inside = page.span(sentence.first, sentence.stop).covers(attack.trigger)
                earlier = last_before(scene.attacks, page.starts[sentence.first]) if inside else None
                return earlier or attack
        return None

    def anaphoric(self, page: Page, j: int, words: frozenset[str]) -> bool:
        """Whether token `j` is one of the words; of those that can mean much else only where it is definite."""
        found = keys_of(page, j) & words
        return bool(found) and (not found <= self._vague or page.words[j].folded.startswith(_DEFINITE))

    def perpetrates(self, page: Page, j: int) -> bool:
        """Whether the word at token `j` says that somebody did it (`بالوقوف وراء`), or is an attack."""
        return bool(keys_of(page, j) & self._charges)

    def charge_in(self, page: Page, tokens: Range) -> int | None:
        """The first token that ب joins to an accusation: what somebody is accused of."""
        for j in range(*tokens):
            word = page.words[j]
            complement = word.folded in self._lists.complementizers
            if word.folded == _WITH or (complement and word.folded.startswith(_WITH)):
                return min(j + (word.folded == _WITH), tokens.stop - 1)
            attached = bool(word.readings) and all(r.preposition == _WITH for r in word.readings)
            if attached or (not word.readings and word.folded.startswith(_DEFINITE[2])):
                return j
        return None

    def _guilty(self, page: Page, content: Range) -> bool:
        """Whether what somebody is accused of is to have done it, where ب says what it is."""
        charge = self.charge_in(page, content)
        if charge is None or page.words[charge].folded in self._lists.complementizers:
            return True
        return self.perpetrates(page, charge)

    def _blames_for_it(self, page: Page, content: Range) -> bool:
        """Whether blame is laid without a word of what for (`حملت الحكومة الحركة المسؤولية`, `المسؤولية عنه`)."""
        blame = next((j for j in range(*content) if keys_of(page, j) & self._blame), None)
        if blame is None or not page.words[blame].folded.startswith(_DEFINITE):
            return False
        if self._for_it(page, content):
            return True
        rest = [page.words[j] for j in range(blame + 1, content.stop)]
        return all(word.folded in _FOR_IT or any(r.morph.upos == "ADJ" for r in word.readings) for word in rest)

    def _for_it(self, page: Page, content: Range) -> bool:
        """Whether a word of blame is followed by a pronoun for what it is laid for."""
        blame = next((j for j in range(*content) if keys_of(page, j) & self._blame), None)
        return blame is not None and blame + 1 < content.stop and page.words[blame + 1].folded in self._of_it

    def _charged(self, scene: Scene, event: Event, names: list[str], content: Range) -> bool:
        """Whether the attack is what somebody is accused of, not only something to do with it."""
        page = scene.page
        i = page.token_at(event.trigger.start)
        if any(scene.sides.same(actor, name) for actor in event.actors for name in names):
            return True
        if i > 0 and page.words[i - 1].folded in self._background:
            return False
        blame = next((j for j in range(*content) if keys_of(page, j) & self._blame), None)
        if blame is not None:
            between = range(blame + 1, i)
            relative = any(page.words[j].folded in self._lists.relatives for j in between)
            return not relative or any(self.anaphoric(page, j, self._anaphora) for j in between)
        charge = self.charge_in(page, content)
        if charge is None:
            return not names or not event.actors
        if charge >= i or page.words[charge].folded in self._lists.complementizers:
            return charge == i or not event.actors or not names
        return self.perpetrates(page, charge) or conjoined(page.words[i])

    def _named(self, scene: Scene, statement: Statement, content: Range, *, refers_back: bool) -> tuple[list[str], int]:
        """Whom an accusation names, and the token after them."""
        page, mentions, first = scene.page, scene.mentions, content.first
        if refers_back:
            return self._taken_up(scene, statement), first
        if keys_of(page, first) & self._blame:
            return self._laid_on(scene, content)
        if page.words[first].folded in self._lists.each and page.words[first + 1].folded == _OF:
            first += 2
        if mentions.at(first) is None and any(r.preposition for r in page.words[first].readings):
            return [], first
        charge = self.charge_in(page, Range(first + 1, content.stop))
        stop = content.stop if charge is None else charge - (page.words[charge - 1].folded == _WITH)
        names: list[str] = []
        while first < stop and len(names) < _JOINT:
            found = self._one(scene, Range(first, stop))
            if found is None:
                break
            joined = found.entity is None and bool(names)
            names.append(found.name.removeprefix("و") if joined else found.name)
            first = found.stop
            if first >= stop or not page.words[first].folded.startswith("و"):
                break
            if mentions.at(first) is None and not self._finder.speaks(page, first):
                break
        return list(dict.fromkeys(names)), first

    def _one(self, scene: Scene, tokens: Range) -> Source | None:
        """The one whom the noun phrase at the first token names."""
        page, mentions = scene.page, scene.mentions
        called = self._called(page, tokens)
        if called is not None:
            return self._finder.named(page, *called, mentions)
        mention = mentions.at(tokens.first)
        attached = mention is not None and mention.attached
        source = None if attached else self._finder.after(page, *tokens, mentions, frozenset())
        if source is not None:
            return source
        stop = mention.stop if attached and mention is not None else 0
        stop = stop or noun_phrase(page, tokens.first, mentions, tokens.stop)[1]
        return self._finder.named(page, tokens.first, stop, mentions) if stop > tokens.first else None

    def _called(self, page: Page, tokens: Range) -> Range | None:
        """What the speaker calls those whom he accuses (`من أسماهم "الإرهابيين"`)."""
        first = tokens.first + 2
        if first >= tokens.stop or page.words[tokens.first].folded not in self._whom:
            return None
        if page.words[tokens.first + 1].folded not in self._naming:
            return None
        quote = next((q for q in page.quotes if first <= q.first <= first + 2 and q.stop <= tokens.stop), None)
        return Range(quote.first, quote.stop) if quote is not None else None

    def _laid_on(self, scene: Scene, content: Range) -> tuple[list[str], int]:
        """On whom blame is laid: `مسؤولية الهجوم على المتمردين`, `إلى المتمردين`, the last such phrase."""
        page = scene.page
        for j in range(content.stop - 1, content.first, -1):
            if page.words[j].folded in self._laid or with_l(page, j):
                first = j + (page.words[j].folded in self._laid)
                first += first < content.stop and page.words[first].folded == _QUOTE
                found = self._one(scene, Range(first, content.stop)) if first < content.stop else None
                if found is not None and scene.sides.can_act(found.name):
                    return [found.name], content.first
        return [], content.first

    def _taken_up(self, scene: Scene, statement: Statement) -> list[str]:
        """Whom the pronoun of a verb of accusing takes up: whom a relative clause describes, whom the accusation
        before it accuses, else the last named."""
        page = scene.page
        cue = page.token_at(statement.cue.start)
        if page.words[cue - 1].folded in self._lists.relatives:
            described = self._described(scene, cue - 1)
            if described is not None:
                return [described]
        sentence = page.sentence(cue)
        mine = [s for s in scene.statements if s.act == "accuse" and s.speaker_name == statement.speaker_name]
        for earlier in mine if conjoined(page.words[cue]) else ():
            at = page.token_at(earlier.cue.start)
            if sentence.first <= at < cue:
                back = refers(page.words[at])
                return self._named(scene, earlier, page.tokens_of(earlier.content), refers_back=back)[0]
        accusing = (j for j in range(cue - 1, sentence.first, -1) if page.words[j].lemmas & self._verbs)
        last = next(accusing, None)
        found = self._one(scene, Range(last + 1, cue)) if last is not None else None
        if found is not None and found.entity not in {None, statement.entity}:
            return [found.name]
        before = scene.mentions.within(sentence.first, cue)
        others = [m for m in before if m.entity.id != statement.entity and m.entity.type != "FAC"]
        if not others or others[-1].stop + _NEAR < cue or self._common(page, cue - 1, others[-1].stop):
            return []
        return [others[-1].entity.name]

    def _described(self, scene: Scene, relative: int) -> str | None:
        """Whom the noun phrase that ends before a relative pronoun names (`زعماء الجماعات الذين حملتهم`)."""
        page = scene.page
        for j in range(max(page.sentence(relative).first, relative - _NEAR), relative):
            if noun_phrase(page, j, scene.mentions, relative) == (j, relative):
                name = self._finder.named(page, j, relative, scene.mentions).name
                if scene.sides.can_act(name):
                    return name
        return None

    def _common(self, page: Page, i: int, start: int) -> bool:
        """Whether the verb after token `i` describes a common noun there, not whom `start` ends the name of."""
        nouns = [r for r in page.words[i].readings if r.morph.upos == "NOUN"]
        return i >= start and bool(nouns) and len(nouns) == len(page.words[i].readings)
