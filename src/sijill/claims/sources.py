"""Who says it: the source in the words around a cue."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.claims.extents import Extents
from sijill.claims.holders import Holders
from sijill.claims.source import Source, of_entity, of_mention, words_of
from sijill.claims.subjects import (
    bare,
    begins_object,
    continues,
    head_in,
    indefinite_accusative,
    initial,
    past_dateline,
    refers,
    short_quote,
    sound_plural,
    starts_elsewhere,
    within_name,
)
from sijill.claims.wordlists import word_lists
from sijill.entities import MentionAt, Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex

_WAS = frozenset({"كان", "كانت", "كانوا"})
_COMMA = frozenset({"،"})
_ASIDE = 8  # a phrase of so few words and a comma may open a sentence before its subject
_OF = fold("من")
_REACH = 14
_NEAR = 6
_LOOK_BACK = 14


class SourceFinder:
    """Finds sources; knows which nouns are titles of persons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._titles = frozenset(
            fold(title).removeprefix("ال")
            for entry in lexicon.yaml("entities/titles.yaml")
            for title in entry["titles"]
        )
        self._words = word_lists(lexicon)
        ranks = frozenset(
            fold(title).removeprefix("ال")
            for entry in lexicon.yaml("entities/titles.yaml")
            if entry["kind"] == "rank"
            for title in entry["titles"]
        )
        self._holders = Holders(self._titles, ranks, self._words)
        self._extents = Extents(self._titles, self._words)
        nouns = lexicon.yaml("cues/speakers.yaml")
        speakers = [noun for entry in nouns for noun in entry.get("nouns", ())]
        self._media = frozenset(
            bare(fold(name)) for entry in nouns for name in (*entry.get("addressees", ()), *entry.get("media", ()))
        )
        self._addressees = frozenset(
            form
            for entry in nouns
            for noun in map(fold, entry.get("addressees", ()))
            for form in (f"ل{noun}", f"لل{noun.removeprefix('ال')}")
        )
        self._honorifics: PhraseIndex[bool] = PhraseIndex(
            (phrase, True) for entry in nouns for phrase in entry.get("honorifics", ())
        )
        heads = [head for entry in lexicon.yaml("entities/heads.yaml")["organisations"] for head in entry["heads"]]
        self._speakers = self._titles | {fold(noun).removeprefix("ال") for noun in (*speakers, *heads)}
        self._bodies = self._speakers - self._titles
        self._ending = self._words.adverbs | self._words.about
        self._between = self._words.relatives_before_verbs | _COMMA
        self._passed = self._words.openers | self._words.negations
        self._speechless = self._words.papers | self._words.voices

    def after(self, page: Page, first: int, stop: int, mentions: Mentions, passed: frozenset[int]) -> Source | None:
        """The source among tokens `[first, stop)` after a verb, or None where its subject is implied.

        The first noun phrase is the subject. A person named inside it (after title, office, organisation)
        is the source; else the entity that heads it; else the phrase as printed. Tokens in `passed`
        (times) are passed over.
        """
        i = first
        while i < stop and (i in passed or page.words[i].folded in self._words.skipped or initial(page, i)):
            i += 2 if initial(page, i) else 1
        honoured = self._honorifics.at(page.words, i)
        i = honoured[0].stop if honoured else i
        if i >= stop or page.words[i].folded in self._words.unspeaking:
            return None
        if page.words[i].kind == "punct":
            quoted = i + 1 < stop and page.words[i].folded in {'"', "'", "#"} and mentions.at(i + 1) is not None
            if not quoted:
                return None
            i += 1
        elsewhere = starts_elsewhere(page, i, mentions) and not head_in(page, i, self._words.offices)
        if elsewhere or self.addressed(page, i):
            return None
        limit = next((k for k in range(i + 1, stop) if k in passed or self.addressed(page, k)), stop)
        if self._counts(page, i) and i + 1 < limit:
            each = page.words[i].folded in self._words.each and page.words[i + 1].folded == _OF
            counted = self.after(page, i + 1 + each, limit, mentions, passed)
            return replace(counted, printed=page.span(i, counted.stop), first=i) if counted is not None else None
        limit = self._adverb(page, i + 1, limit)
        limit = next(
            (
                k
                for k in range(i + 1, min(limit, i + _NEAR))
                if begins_object(page, i, k, mentions, self._words.on_behalf)
            ),
            limit,
        )
        end = self._extents.end(page, i, limit, mentions)
        if end <= i:
            return None
        source = self.named(page, i, end, mentions)
        if source.entity is None and head_in(page, source.first, self._words.papers):
            limit = next((k for k in range(end, stop) if k in passed), stop)
            issuer = self._issuer(page, source, limit, mentions)
            return replace(issuer, first=i) if issuer is not None else self._speaking(page, source)
        return self._speaking(page, source)

    def _adverb(self, page: Page, first: int, stop: int) -> int:
        """The first adverb that ends a subject, unless it stands in a relative clause; else `stop`."""
        for k in range(first, stop):
            if page.words[k].folded in self._words.relatives:
                return stop
            if page.words[k].folded in self._ending:
                return k
        return stop

    def _belongs(self, page: Page, first: int) -> bool:
        """Whether the head is a body or a relation, so that a person in its phrase is not the one who speaks."""
        return head_in(page, first, self._bodies) and not head_in(page, first, self._titles)

    def attached(self, page: Page, i: int, stop: int, mentions: Mentions, passed: frozenset[int]) -> Source | None:
        """The source that ل is written onto (`وفقا لمسؤولين في الوزارة`, `وفقا لبيان أصدرته السلطات`)."""
        limit = next((k for k in range(i + 1, stop) if k in passed or self.addressed(page, k)), stop)
        end = max(self._extents.end(page, i, limit, mentions), i + 1)
        source = self.named(page, i, end, mentions)
        if source.entity is None and head_in(page, i, self._words.papers):
            return self._issuer(page, source, stop, mentions) or source
        return source

    def before(self, page: Page, i: int, start: int, mentions: Mentions) -> Source | None:
        """The subject before a verb at token `i`: `التحالف يعلن`, `وكان الوزير قد قال`, `لكن محققين ذكروا`."""
        j = i - 1
        antecedent = mentions.at(j - 1) if page.words[j].folded in self._words.relatives and j > start else None
        if antecedent is not None and antecedent.entity.type in {"PER", "ORG"} and not self._differs(page, j, i):
            return self.named(page, antecedent.first, antecedent.stop, mentions)
        while j > start and page.words[j].folded in self._between:
            j -= 1
        if j > start and page.words[j].folded in _WAS:
            j -= 1  # `الحكومة كانت قد أعلنت`
        at = start
        for k in range(j, max(start, i - _LOOK_BACK) - 1, -1):
            text = page.words[k].folded
            bare = text[1:] if text[0] in "وف" else text
            if bare in self._words.openers or text in self._words.complementizers:
                at = k + 1
                break
            marked = text in {":", "؛"} or (text == '"' and not within_name(page, k))
            if marked or (text == "،" and k < j - 1 and mentions.at(k + 1) is not None):
                at = k + 1
                break
        else:
            at = max(start, i - _LOOK_BACK)
        if at > j or (at != start and at == max(start, i - _LOOK_BACK)):
            return None
        if starts_elsewhere(page, at, mentions):
            return None
        end = self._extents.end(page, at, j + 1, mentions)
        while at < end <= j and page.words[end].folded.startswith("و"):
            joined = noun_phrase(page, end, mentions, j + 1)[1]
            if joined <= end:
                break
            end = joined
        if end <= at or not continues(page, end, j + 1, mentions, self._words.relative_clauses):
            return None
        return self._speaking(page, self.named(page, at, end, mentions))

    def _differs(self, page: Page, relative: int, i: int) -> bool:
        """Whether a relative pronoun is of another gender than the verb after it (`الرجل الذي قالت إنه هرب`)."""
        finite = [r for r in page.words[i].readings if r.morph.verb_form == "Fin"]
        masculine = page.words[relative].folded in self._words.relative_he
        feminine = page.words[relative].folded in self._words.relative_she
        if not finite or not (masculine or feminine):
            return False
        return all(r.morph.number == "Sing" and (r.morph.gender == "Fem") is masculine for r in finite)

    def named(self, page: Page, first: int, stop: int, mentions: Mentions) -> Source:
        """The source that tokens `[first, stop)` name."""
        within = mentions.within(first, stop)
        for mention in within:
            if mention.first > first and self._belongs(page, first):
                break
            if (
                mention.entity.type == "PER"
                and not self._titles_alone(page, mention)
                and not self._represented(page, first, mention.first)
            ):
                return of_mention(page, first, stop, mention)
        head = mentions.at(first)
        if head is not None and not self._titles_alone(page, head):
            return of_mention(page, first, stop, head)
        holder = self._holders.find(page, first, stop, mentions)
        if holder is not None:
            return of_entity(page, first, stop, holder)
        text = page.words[first].folded.removeprefix("ال")
        for mention in within:
            if mention.entity.type == "ORG" and text in self._speechless:
                return of_mention(page, first, stop, mention)
        end = stop
        while end > first + 1 and page.words[end - 1].kind == "punct" and page.words[end - 1].folded not in {'"', ")"}:
            end -= 1
        folded = page.words[first].folded
        attached = folded.startswith("ل") and bool(page.words[first].readings)
        attached = attached and all(r.preposition == "ل" for r in page.words[first].readings)
        printed = page.span_inside(first, end, 1 if attached and not folded.startswith("لل") else 0)
        name = "ال" + printed.text[2:] if attached and folded.startswith("لل") else printed.text
        return Source(printed, name, None, first, end)

    def _titles_alone(self, page: Page, mention: MentionAt) -> bool:
        """Whether a mention of a person is only a title that was taken for a name (`الأمين` of `الأمين العام`)."""
        single = mention.entity.type == "PER" and mention.stop == mention.first + 1
        return (
            single and page.words[mention.first].folded.startswith("ال") and head_in(page, mention.first, self._titles)
        )

    def _represented(self, page: Page, first: int, at: int) -> bool:
        """Whether the person at token `at` is one whom the source speaks for or belongs to (`المتحدث باسم الرئيس
        فلان`, `متحدث باسم القوات التي يقودها فلان`)."""
        if page.words[at - 1].kind == "punct":
            return False
        if any(page.words[k].folded in self._words.relatives for k in range(first, at)):
            return True
        if any(page.words[k].folded in self._words.associated for k in range(first + 1, at - 1)):
            return True  # `قيادي مقرب من فلان`
        behalf = next((k for k in range(first, at) if page.words[k].folded in self._words.on_behalf), at)
        return behalf + 1 < at and head_in(page, behalf + 1, self._titles)

    def addressed(self, page: Page, i: int) -> bool:
        """Whether token `i` names whom somebody speaks to (`لوكالة`, `للصحفيين`, `لـCNN`)."""
        folded = page.words[i].folded
        if folded in self._addressees:
            return True
        if folded == "ل" and i + 1 < len(page.words):
            return page.words[i + 1].kind == "latin" or (short_quote(page, i + 1) is not None)
        return folded[0] == "ل" and folded[1].isascii()

    def past_addressee(self, page: Page, i: int, stop: int, mentions: Mentions) -> int:
        """The token after whom a verb's words are addressed to (`قال لرويترز مسؤول …`, `كشف لـ«عكاظ» مدير …`)."""
        if i >= stop:
            return i
        mention = mentions.at(i)
        if mention is not None and mention.attached and page.words[i].folded.startswith("ل"):
            return mention.stop
        if not self.addressed(page, i):
            return i
        following = mentions.at(i + 1) if i + 1 < stop else None
        end = short_quote(page, i + 1) if i + 1 < stop else None
        return end or (following.stop if following is not None and following.entity.type != "PER" else i + 1)

    def _issuer(self, page: Page, paper: Source, stop: int, mentions: Mentions) -> Source | None:
        """Who issued a paper: `بيان للحكومة`, `بيان مشترك صادر عن الوفدين`, `بيان أصدرته السلطات`."""
        at = paper.first + 1
        limit = min(stop, paper.first + _REACH)
        issued = False
        while at < limit and mentions.at(at) is None:
            word = page.words[at]
            if word.folded in self._words.issued or word.folded in self._words.relatives or refers(word):
                issued = True
            elif at >= paper.stop or word.folded.startswith(("ل", "ال")):
                break
            at += 1
        if at >= limit:
            return None
        if at >= paper.stop and not issued and not page.words[at].folded.startswith("ل"):
            return None
        end = max(self._extents.end(page, at, limit, mentions), at + 1)
        return self._speaking(page, self.named(page, at, end, mentions))

    def _speaking(self, page: Page, source: Source) -> Source | None:
        """The source, unless it is an unnamed thing that cannot speak (`قالت الغارة`)."""
        head = page.words[source.first]
        if source.entity is not None or self.speaks(page, source.first):
            return source
        counted = source.stop > source.first + 1 and not head.folded.startswith(("ال", "وال"))
        counted = counted and not any(r.morph.verb_form == "Fin" for r in head.readings)
        if counted and head_in(page, source.first + 1, self._speakers):
            return source
        known = head.readings or head.kind == "number" or head.folded.startswith(("و", "بال"))
        known = known or head.folded in self._words.unspeaking or (head.folded[0] == "ب" and head.folded[-1] == "ه")
        return None if known or indefinite_accusative(page, source.first) else source

    @staticmethod
    def _counts(page: Page, i: int) -> bool:
        """Whether a quantifier stands at token `i` (`بعض`, `كل`)."""
        readings = page.words[i].readings
        if page.words[i].kind == "number":
            return page.words[i + 1].kind == "word" if i + 1 < len(page.words) else False
        return bool(readings) and all(r.morph.upos == "DET" and not r.pronoun for r in readings)

    def speaks(self, page: Page, i: int) -> bool:
        """Whether the word at token `i` is a noun for those who speak, with a pronoun or without."""
        if head_in(page, i, self._speakers):
            return True
        word = page.words[i]
        if sound_plural(word):
            return True
        bound = [r for r in word.readings if r.pronoun or word.folded.endswith("ا")]
        return any(fold(r.lemma) in self._speakers for r in bound)

    def can_speak(self, name: str) -> bool:
        """Whether a name begins with a noun for those who speak (`جماعة منشقة`)."""
        return bare(fold(name).split(maxsplit=1)[0]) in self._speakers

    def main_subject(
        self, page: Page, first: int, stop: int, mentions: Mentions, passed: frozenset[int]
    ) -> Source | None:
        """The subject of a sentence that begins at `first`, if it can speak (`وأبقى الأردن حدوده مغلقة قائلا`)."""
        at = past_dateline(page, first, stop, mentions)
        while at < stop and page.words[at].folded.removeprefix("و") in self._passed:
            at += 1
        if at + 2 < stop and page.words[at + 1].folded in self._words.impersonal:
            at += 2
        if at < stop and mentions.at(at) is None and any(r.morph.upos == "ADP" for r in page.words[at].readings):
            ends = range(at + 1, min(stop, at + _ASIDE))
            at = next((k + 1 for k in ends if page.words[k].folded in _COMMA), at)
        if at >= stop:
            return None
        verbal = any(r.morph.verb_form == "Fin" for r in page.words[at].readings) and mentions.at(at) is None
        source = self.after(page, at + 1 if verbal else at, stop, mentions, passed)
        if source is None or (source.entity is None and not self.speaks(page, source.first)):
            return None
        return source

    def publishes(self, page: Page, j: int) -> bool:
        """Whether the verb at token `j` says who published a paper just named (`في بيان نشرته الوكالة`)."""
        return j > 0 and head_in(page, j - 1, self._words.papers)

    def resumes(self, page: Page, source: Source, earlier: Source) -> int:
        """How many words say that a definite unnamed source takes up an earlier unnamed one (`المصدر` for
        `مصدر أمني`); 0 where it does not."""
        if source.entity is not None or earlier.entity is not None:
            return 0
        if not page.words[source.first].folded.startswith("ال"):
            return 0
        own, other = words_of(source), words_of(earlier)
        if own[0] != other[0]:
            return int(len(own) == 1 and own[0] in self._words.voices and head_in(page, earlier.first, self._titles))
        return len(set(own) & set(other))

    def heads_paper(self, page: Page, i: int) -> bool:
        """Whether a document is named at token `i`."""
        return head_in(page, i, self._words.papers)

    def is_paper(self, page: Page, source: Source) -> bool:
        """Whether the source is a document or unnamed voice that a source named before issued (`البيان`)."""
        text = fold(source.name.split()[0])
        return source.entity is None and text.startswith("ال") and text[2:] in self._words.resumed

    def is_medium(self, source: Source) -> bool:
        """Whether the source is a news medium, which passes on what others say."""
        return bare(fold(source.name.split()[0])) in self._media
