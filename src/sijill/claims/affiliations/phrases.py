"""Names and phrases around a trigger: the body that a title belongs to, what stands before and after a tie."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sijill.claims.affiliations.patterns import Agreement, Title, Words
from sijill.entities import MentionAt, Mentions
from sijill.model import Span
from sijill.tokens import Page, PhraseIndex, Word

QUOTES = frozenset({'"', "'", "«", "»"})
_ARTICLES = ("ال", "وال", "لل", "بال", "ولل")
_LONGEST = 8
_LOOK_BACK = 7


class Party(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something named at tokens `[first, stop)`: the fullest name, and the printed words."""

    name: str
    printed: Span
    first: int
    stop: int
    type: str = ""
    """Type of the entity, or "" where a phrase names the party."""
    force: bool = False
    body: str | None = None
    """Id of the entry of the noun that heads the phrase, where one does."""


class Phrases:
    """Reads parties of one page."""

    def __init__(self, words: Words, titles: PhraseIndex[Title], page: Page, mentions: Mentions) -> None:
        self.words = words
        self.titles = titles
        self.page = page
        self.mentions = mentions
        self._spans: dict[str, dict[int, Span]] = {}

    def of_mention(self, mention: MentionAt) -> Party:
        """The party that a mention names."""
        printed = self._printed(mention)
        name = mention.entity.name
        if name.startswith("لل") and mention.attached:
            name = "ال" + name[2:]
        return Party(name, printed, mention.first, mention.stop, mention.entity.type)

    def _printed(self, mention: MentionAt) -> Span:
        spans = self._spans.get(mention.entity.id)
        if spans is None:
            spans = {self.page.token_at(span.start): span for span in mention.entity.mentions}
            self._spans[mention.entity.id] = spans
        return spans.get(mention.first) or self.page.span(mention.first, mention.stop)

    def within(self, first: int, stop: int) -> list[MentionAt]:
        """The mentions that lie inside tokens `[first, stop)`, in order; only those tokens are looked at."""
        found = {mention.first: mention for i in range(first, stop) if (mention := self.mentions.at(i)) is not None}
        return [mention for mention in found.values() if first <= mention.first and mention.stop <= stop]

    def phrase(self, first: int, stop: int) -> Party:
        """The party that tokens `[first, stop)` print; a noun before a name of an organisation gives way to it."""
        words = self.page.words
        if words[first].folded in QUOTES and stop > first + 1:
            first, stop = first + 1, stop - (words[stop - 1].folded in QUOTES)
        head = self.words.body(words[first])
        force, land, rule = (head.force, head.land, head.rule) if head is not None else (False, False, None)
        printed = self.page.span_inside(first, stop, head.skip if head is not None else 0)
        last = self.mentions.at(stop - 1)
        if last is not None and last.stop == stop and last.first <= first + 1:
            if last.first <= first:
                return replace(self.of_mention(last), force=force)
            if last.entity.type in ({"LOC"} if land else {"ORG", "FAC"}):
                return Party(last.entity.name, printed, first, stop, last.entity.type, force, rule)
        text = printed.text
        if text.startswith("لل"):
            text = "ال" + text[2:]
        return Party(text.strip("\"'«» "), printed, first, stop, "LOC" if land else "", force, rule)

    def armed(self, party: Party) -> bool:
        """Whether a force heads the phrase or name of a party."""
        heads = map(self.words.body, self.page.words[party.first : min(party.first + 2, party.stop)])
        return party.force or any(head is not None and head.force for head in heads)

    def person_at(self, i: int, stop: int) -> MentionAt | None:
        """The person whose name begins at token `i` or after honorifics that stand there."""
        while i < stop:
            mention = self.mentions.at(i)
            if mention is not None:
                return mention if mention.entity.type == "PER" and mention.first == i else None
            if not self.words.honours(self.page.words[i]) and self.page.words[i].folded not in QUOTES:
                return None
            i += 1
        return None

    def extent(self, i: int, stop: int, *, definite: bool = False) -> int:
        """Where the noun phrase at token `i` ends: before qualifiers, titles, persons, verbs, other prepositions.

        Args:
            i: its first token.
            stop: the token it cannot go beyond.
            definite: whether it is complete already, so that only adjectives go on with it.
        """
        words, j = self.page.words, i
        stop = min(stop, i + _LONGEST)
        while j < stop:
            word, mention = words[j], self.mentions.at(j)
            if mention is not None:
                if mention.first < j or (mention.entity.type == "PER" and (definite or j == i)):
                    break
                if j > i and mention.attached and not word.folded.startswith("لل"):
                    break
                j, definite = mention.stop, True
            elif word.folded in QUOTES:
                close = next((k for k in range(j + 1, min(stop, j + 6)) if words[k].folded in QUOTES), None)
                if close is None:
                    break
                j, definite = close + 1, True
            elif word.kind == "latin":
                j, definite = j + 1, True
            elif word.kind != "word" or ((j > i or definite) and self._ends(j, word, definite=definite)):
                break
            else:
                # A word unknown to the lexicon is a name: nothing can be in construct with it.
                definite = definite or word.folded.startswith(_ARTICLES) or (j > i and not word.readings)
                j += 1
        # A participle whose complement follows goes with the complement (`الحكومة المعترف بها`).
        return j - 1 if i + 1 < j < stop and words[j].folded in self.words.pronominal else j

    def _ends(self, j: int, word: Word, *, definite: bool) -> bool:
        """Whether a noun phrase that has begun ends before the word at token `j`."""
        text = word.folded
        if self.words.ends_phrase(word) or (definite and self.titles.at(self.page.words, j)):
            return True
        if text.startswith("و") and (text.startswith("وال") or _conjoined(word)):
            before = self.page.words[j - 1].folded
            return not (before.startswith(_ARTICLES) and text.startswith("وال")) and not before.startswith("ل")
        if text.startswith("لل"):
            return False
        if text.startswith(("بال", "كال", "فال")):
            return True
        if word.readings and all(r.preposition for r in word.readings):
            return not text.startswith("ل") or not definite
        return definite and (not text.startswith("ال") or _noun_only(word))

    def after(self, i: int, stop: int, *, attached: bool) -> list[Party]:
        """The parties at token `i`, joined by و. `attached`: the first has ل or ب written onto it."""
        found: list[Party] = []
        j = i
        while j < stop:
            if self.page.words[j].folded in {"كل", "كلا", "من", "قبل"} and not found:
                j += 1
                continue
            party = self._party(j, stop, attached=attached and not found, joined=bool(found))
            if party is None:
                break
            found.append(party)
            j = party.stop
            if j < stop and self.page.words[j].folded in QUOTES:
                j += 1
            if j >= stop or not self.page.words[j].folded.startswith("و"):
                break
        return found

    def _party(self, j: int, stop: int, *, attached: bool, joined: bool) -> Party | None:
        page, word = self.page, self.page.words[j]
        if word.folded in QUOTES and j + 1 < stop:
            return self._party(j + 1, stop, attached=False, joined=False)
        mention = self.mentions.at(j)
        if mention is not None and mention.first == j:
            if joined and page.starts[j] == self.of_mention(mention).printed.start:
                return None
            return self.of_mention(mention)
        body = self.words.body(word)
        if body is not None and body.conjunction == joined and bool(body.preposition) == attached:
            return self.phrase(j, self.extent(j, stop))
        if joined:
            return None
        return self._titled(j, stop)

    def _titled(self, j: int, stop: int) -> Party | None:
        """The person whose title or honorific begins at token `j`, with ل or without (`للرئيس المخلوع فلان`)."""
        words = self.page.words
        title = self.titles.at(words, j)
        bare = words[j].folded.removeprefix("لل").removeprefix("ال")
        if not title and "ال" + bare not in self.words.honorifics:
            return None
        k = title[0].stop if title else j + 1
        while k < min(stop, j + _LONGEST):
            mention = self.mentions.at(k)
            if mention is not None and mention.entity.type == "PER":
                return self.of_mention(mention)
            if mention is None and not words[k].folded.startswith("ال") and words[k].folded not in QUOTES:
                return None
            k = k + 1 if mention is None else mention.stop
        return None

    def before(self, i: int, start: int, agreement: Agreement = "", *, persons: bool = True) -> Party | None:
        """The body or named party whose phrase ends before token `i` and that `agreement` fits.

        Of several in construct the outermost counts (`قوات الحكومة المدعومة`), a person only right before, and
        only where `persons` can be meant.
        """
        words = self.page.words
        j = self._over_brackets(i - 1, start, "،")
        stop, best = j + 1, None
        while j >= max(start, i - _LOOK_BACK):
            word, mention = words[j], self.mentions.at(j)
            if mention is not None and mention.stop <= stop:
                person = mention.entity.type == "PER"
                fits = mention.stop == stop and self._mention_agrees(mention, agreement) and (persons or not person)
                if best is None and fits:
                    best = self.of_mention(mention)
                if mention.attached or (person and persons):
                    break
                j = mention.first - 1
                continue
            body = self.words.body(word)
            if body is not None:
                if _agree(agreement, body.agreement) and (not body.land or best is not None):
                    best = self.phrase(j, stop)
                if body.conjunction or body.preposition:
                    break
            elif word.folded not in QUOTES and (not _nominal(word) or _conjoined(word) or _prepositional(word)):
                break
            j -= 1
        return best

    def _mention_agrees(self, mention: MentionAt, agreement: Agreement) -> bool:
        if not agreement:
            return True
        kind = mention.entity.type
        if agreement == "people" or kind == "PER":
            return kind == "PER" and agreement == "masc"
        body = self.words.body(self.page.words[mention.first])
        return agreement == "fem" if kind == "LOC" else body is None or _agree(agreement, body.agreement)

    def person_before(self, i: int, start: int) -> MentionAt | None:
        """The mention that ends right before token `i`, over a comma, a quotation mark or brackets."""
        j = last = self._over_brackets(i - 1, start, "،-")
        while j >= max(start, last - 1) and self.mentions.at(j) is None and not self.page.words[j].readings:
            j -= 1  # a name of many parts can be known in part
        mention = self.mentions.at(j) if j >= start else None
        return mention if mention is not None and mention.stop == j + 1 else None

    def _over_brackets(self, j: int, start: int, marks: str) -> int:
        """The token before a comma, a closing quotation mark and brackets that end at token `j`."""
        words = self.page.words
        if j >= start and words[j].folded in marks:
            j -= 1
        if j >= start and words[j].folded in QUOTES and self.mentions.at(j) is None:
            j -= 1
        if j >= start and words[j].folded == ")":
            opening = next((k for k in range(j - 1, max(start, j - 7) - 1, -1) if words[k].folded == "("), None)
            j = j if opening is None else opening - 1
        return j


def _agree(one: Agreement, other: Agreement) -> bool:
    return not one or not other or "people" in {one, other} or one == other


def _noun_only(word: Word) -> bool:
    """Whether a definite word can be no adjective: after a complete phrase a new one begins (`الجيش البلدة`)."""
    return bool(word.readings) and all(r.morph.upos == "NOUN" and r.morph.verb_form != "Part" for r in word.readings)


def _nominal(word: Word) -> bool:
    if word.kind == "punct":
        return False
    return not word.readings or any(r.morph.upos in {"NOUN", "ADJ", "PROPN", "NUM"} for r in word.readings)


def _prepositional(word: Word) -> bool:
    return bool(word.readings) and all(r.preposition for r in word.readings)


def _conjoined(word: Word) -> bool:
    return bool(word.readings) and all(r.conjunction for r in word.readings)
