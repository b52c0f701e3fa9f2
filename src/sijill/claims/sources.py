"""Who says it: the source in the words around a cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sijill.claims.cues import COMPLEMENTIZERS
from sijill.entities import MentionAt, Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Entity, Span
from sijill.text import fold
from sijill.tokens import Page

_SKIPPED = frozenset({"قد", "ايضا", "كذلك", "بدوره", "بدورها", "رسميا", "مجددا", "لاحقا", "،"})
_PASSED = frozenset({"من", "باسم", "ل"})
_ON_BEHALF = frozenset({"باسم", "لسان"})
_OPENERS = frozenset({"كان", "كانت", "كانوا", "لكن", "الا", "بينما", "فيما", "حيث"})
_PAPERS = frozenset({"بيان", "تقرير", "تقارير", "تقييم", "رساله", "مصدر", "مصادر"})
_ISSUED_PAPERS = frozenset({"بيان", "تقرير", "تقارير", "تقييم", "رساله", "دراسه"})
_RESUMED = frozenset({"بيان", "تقرير", "تقييم", "رساله"})
_ISSUED = frozenset({"مشترك", "صادر", "صدر", "صادره", "عن", "من", "#", "اصدره", "اصدرته"})
_REACH = 14
_LOOK_BACK = 14


class Source(NamedTuple):
    """A source: the printed words, the fullest name, the entity, and the tokens it stands at."""

    printed: Span
    name: str
    entity: str | None
    first: int
    stop: int


class SourceFinder:
    """Finds sources; knows which nouns are titles of persons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._titles = frozenset(
            fold(title).removeprefix("ال")
            for entry in lexicon.yaml("entities/titles.yaml")
            for title in entry["titles"]
        )
        nouns = lexicon.yaml("cues/speakers.yaml")
        speakers = [noun for entry in nouns for noun in entry.get("nouns", ())]
        self._addressees = frozenset(
            form
            for entry in nouns
            for noun in map(fold, entry.get("addressees", ()))
            for form in (f"ل{noun}", f"لل{noun.removeprefix('ال')}")
        )
        heads = [head for entry in lexicon.yaml("entities/heads.yaml")["organisations"] for head in entry["heads"]]
        self._speakers = self._titles | {fold(noun).removeprefix("ال") for noun in (*speakers, *heads)}

    def after(self, page: Page, first: int, stop: int, mentions: Mentions, passed: frozenset[int]) -> Source | None:
        """The source among tokens `[first, stop)` after a verb, or None where its subject is implied.

        The first noun phrase is the subject. A person named inside it (after title, office, organisation)
        is the source; else the entity that heads it; else the phrase as printed. Tokens in `passed`
        (times) are passed over.
        """
        i = first
        while i < stop and (page.words[i].folded in _SKIPPED or i in passed):
            i += 1
        if i >= stop:
            return None
        if page.words[i].kind == "punct":
            quoted = i + 1 < stop and page.words[i].folded in {'"', "'", "#"} and mentions.at(i + 1) is not None
            if not quoted:
                return None
            i += 1
        if _starts_elsewhere(page, i, mentions):
            return None
        limit = next((k for k in range(i + 1, stop) if k in passed or self._addressed(page, k)), stop)
        limit = next((k for k in range(i + 1, limit) if _begins_object(page, i, k, mentions)), limit)
        end = self._subject_end(page, i, limit, mentions)
        if end <= i:
            return None
        source = self.named(page, i, end, mentions)
        if source.entity is None and _head_in(page, source.first, _ISSUED_PAPERS):
            limit = next((k for k in range(end, stop) if k in passed), stop)
            issuer = self._issuer(page, end, limit, mentions)
            return issuer._replace(first=i) if issuer is not None else self._speaking(page, source)
        return self._speaking(page, source)

    def before(self, page: Page, i: int, start: int, mentions: Mentions) -> Source | None:
        """The subject before a verb at token `i`: `التحالف يعلن`, `وكان الوزير قد قال`, `لكن محققين ذكروا`."""
        j = i - 1
        while j > start and page.words[j].folded in {"قد", "الذي", "التي", "الذين", "،"}:
            j -= 1
        at = start
        for k in range(j, max(start, i - _LOOK_BACK) - 1, -1):
            text = page.words[k].folded
            bare = text[1:] if text[0] in "وف" else text
            if bare in _OPENERS or text in COMPLEMENTIZERS:
                at = k + 1
                break
            if text in {":", '"', "؛"} or (text == "،" and k < j - 1 and mentions.at(k + 1) is not None):
                at = k + 1
                break
        else:
            at = max(start, i - _LOOK_BACK)
        if at > j or (at != start and at == max(start, i - _LOOK_BACK)):
            return None
        if _starts_elsewhere(page, at, mentions):
            return None
        end = self._subject_end(page, at, j + 1, mentions)
        while at < end <= j and page.words[end].folded.startswith("و"):
            joined = noun_phrase(page, end, mentions, j + 1)[1]
            if joined <= end:
                break
            end = joined
        if end <= at or not _continues(page, end, j + 1):
            return None
        return self._speaking(page, self.named(page, at, end, mentions))

    def named(self, page: Page, first: int, stop: int, mentions: Mentions) -> Source:
        """The source that tokens `[first, stop)` name."""
        within = mentions.within(first, stop)
        for mention in within:
            if mention.entity.type == "PER" and not _represented(page, first, mention.first):
                return _of_mention(page, first, stop, mention)
        head = mentions.at(first)
        if head is not None:
            return _of_mention(page, first, stop, head)
        holder = self._office_holder(page, first, stop, mentions)
        if holder is not None:
            return _of_entity(page, first, stop, holder)
        text = page.words[first].folded.removeprefix("ال")
        for mention in within:
            if mention.entity.type == "ORG" and text in _PAPERS:
                return _of_mention(page, first, stop, mention)
        end = max(noun_phrase(page, first, mentions, stop)[1], first + 1)
        folded = page.words[first].folded
        attached = folded.startswith("ل") and bool(page.words[first].readings)
        attached = attached and all(r.preposition == "ل" for r in page.words[first].readings)
        printed = page.span_inside(first, end, 1 if attached and not folded.startswith("لل") else 0)
        name = "ال" + printed.text[2:] if attached and folded.startswith("لل") else printed.text
        return Source(printed, name, None, first, end)

    def _addressed(self, page: Page, i: int) -> bool:
        """Whether token `i` names whom somebody speaks to (`لوكالة`, `للصحفيين`, `لـCNN`)."""
        folded = page.words[i].folded
        return folded in self._addressees or (
            folded == "ل" and i + 1 < len(page.words) and page.words[i + 1].kind == "latin"
        )

    def _issuer(self, page: Page, i: int, stop: int, mentions: Mentions) -> Source | None:
        """Who issued the paper that ends before token `i`: `بيان للحكومة`, `تقرير صادر عن لجنة`."""
        at = i
        while at < min(stop, i + 4) and page.words[at].folded in _ISSUED:
            at += 1
        if at >= stop or (at == i and not page.words[at].folded.startswith("ل") and mentions.at(at) is None):
            return None
        end = self._subject_end(page, at, stop, mentions)
        end = max(end, at + 1)
        return self._speaking(page, self.named(page, at, end, mentions))

    def _speaking(self, page: Page, source: Source) -> Source | None:
        """The source, unless it is an unnamed thing that cannot speak (`قالت الغارة`)."""
        head = page.words[source.first]
        if source.entity is not None or _head_in(page, source.first, self._speakers):
            return source
        return source if not head.readings and head.kind != "number" else None

    def publishes(self, page: Page, j: int) -> bool:
        """Whether the verb at token `j` says who published a paper just named (`في بيان نشرته الوكالة`)."""
        return j > 0 and _head_in(page, j - 1, _ISSUED_PAPERS)

    def resumes(self, page: Page, source: Source, earlier: Source) -> bool:
        """Whether a definite unnamed source takes up an earlier unnamed one (`المصدر` for `مصدر أمني`)."""
        if source.entity is not None or earlier.entity is not None:
            return False
        head = page.words[source.first].folded
        return head.startswith("ال") and head[2:] in set(_bare_forms(page.words[earlier.first].folded))

    def is_paper(self, page: Page, source: Source) -> bool:
        """Whether the source is a document or unnamed voice that a source named before issued (`البيان`)."""
        text = page.words[source.first].folded
        return source.entity is None and text.startswith("ال") and text[2:] in _RESUMED

    def _office_holder(self, page: Page, first: int, stop: int, mentions: Mentions) -> Entity | None:
        """The person whose title this is elsewhere in the document (`المتحدث العسكري`, `وزير الخارجية المغربي`)."""
        words = [_bare(page.words[k].folded) for k in range(first, stop) if page.words[k].kind == "word"]
        if not words or words[0] not in self._titles:
            return None
        best: tuple[int, int, Entity] | None = None
        for mention in mentions.all:
            role = mention.entity.role
            if mention.entity.type != "PER" or role is None:
                continue
            role_words = [_bare(word) for word in fold(role).split()]
            if not role_words or words[0] not in role_words[:2]:
                continue
            shared = len(set(words) & set(role_words))
            if shared < min(len(words), 2) and not (len(words) == 1 and page.words[first].folded.startswith("ال")):
                continue
            if len(words) > 2 and shared * 2 < len(words):
                continue
            rank = (shared, -abs(mention.first - first))
            if best is None or rank > best[:2]:
                best = (*rank, mention.entity)
        return best[2] if best is not None else None

    def _subject_end(self, page: Page, i: int, stop: int, mentions: Mentions) -> int:
        """Where the subject ends: it goes on over titles, names, `باسم …`, brackets and appositions."""
        end = noun_phrase(page, i, mentions, stop)[1]
        titled = _head_in(page, i, self._titles)
        while end < min(stop, i + _REACH):
            word = page.words[end]
            mention = mentions.at(end)
            if word.folded == "(":
                close = next((j for j in range(end, min(stop, end + 6)) if page.words[j].folded == ")"), None)
                if close is None:
                    break
                end = close + 1
            elif (word.folded in _PASSED and mentions.at(i) is None) or word.folded in {'"', "'"}:
                following = noun_phrase(page, end + 1, mentions, stop)[1] if end + 1 < stop else end + 1
                if following <= end + 1:
                    break
                end = following
            elif mention is not None and mention.entity.type == "PER":
                end = mention.stop
            elif titled and (person := self._person_ahead(page, end, min(stop, i + _REACH), mentions)) is not None:
                return person
            else:
                break
        return end

    def _person_ahead(self, page: Page, i: int, stop: int, mentions: Mentions) -> int | None:
        """The end of the person's name that completes a title over a preposition, rank or comma."""
        for k in range(i, stop):
            mention = mentions.at(k)
            if mention is not None and mention.entity.type == "PER":
                return mention.stop
            word = page.words[k]
            if word.folded in COMPLEMENTIZERS or word.folded in {":", ".", '"'}:
                return None
            if word.readings and all(r.morph.verb_form == "Fin" for r in word.readings):
                return None
            if mention is None and k > i and word.folded in {"خلال", "بعد", "ان"}:
                return None
        return None


def _of_mention(page: Page, first: int, stop: int, mention: MentionAt) -> Source:
    printed = next(
        (m for m in mention.entity.mentions if page.token_at(m.start) == mention.first),
        page.span(mention.first, mention.stop),
    )
    return Source(printed, mention.entity.name, mention.entity.id, first, stop)


def _head_in(page: Page, i: int, nouns: frozenset[str]) -> bool:
    """Whether the word at token `i`, without article and proclitics, is one of `nouns`."""
    return any(form in nouns for form in _bare_forms(page.words[i].folded))


def _of_entity(page: Page, first: int, stop: int, entity: Entity) -> Source:
    return Source(page.span(first, stop), entity.name, entity.id, first, stop)


def _begins_object(page: Page, head: int, k: int, mentions: Mentions) -> bool:
    """Whether the verb's object begins at token `k`: a definite noun, or a noun after ب, behind a definite head."""
    word, before = page.words[k], page.words[head]
    if k != head + 1 or mentions.at(head) is not None or mentions.at(k) is not None or word.folded in _ON_BEHALF:
        return False
    if word.folded.startswith("ب") and all(r.preposition for r in word.readings):
        return True
    if not (before.folded.startswith("ال") and word.folded.startswith("ال") and word.readings):
        return False
    if before.folded.endswith("ه") and word.folded.endswith("ين"):
        return True
    nominal = all(r.morph.upos == "NOUN" and r.morph.verb_form != "Part" for r in word.readings)
    return nominal and not word.folded.endswith(("ي", "يه"))


def _represented(page: Page, first: int, at: int) -> bool:
    """Whether the person at token `at` is one whom the source speaks for (`المتحدث باسم الرئيس فلان`)."""
    return any(page.words[k].folded in _ON_BEHALF for k in range(first, at))


def _bare_forms(folded: str) -> Iterator[str]:
    """The word without the article, and without a conjunction or preposition before it."""
    yield _bare(folded)
    for clitics in ("وال", "لل", "بال", "و", "ل", "ب"):
        if folded.startswith(clitics) and len(folded) > len(clitics) + 2:
            yield folded[len(clitics) :]


def _bare(folded: str) -> str:
    for prefix in ("وال", "ال"):
        if folded.startswith(prefix) and len(folded) > len(prefix) + 2:
            return folded[len(prefix) :]
    return folded


def _continues(page: Page, end: int, stop: int) -> bool:
    """Whether only a relative clause, apposition or adverb stands between subject and verb."""
    if end >= stop:
        return True
    return page.words[end].folded in {"الذي", "التي", "الذين", "،", "("} or any(
        r.morph.upos == "ADP" or r.preposition for r in page.words[end].readings
    )


def _starts_elsewhere(page: Page, i: int, mentions: Mentions) -> bool:
    """Whether a preposition, particle or circumstantial participle stands here, so that no subject begins."""
    word = page.words[i]
    if mentions.at(i) is not None:
        return False
    if word.kind != "word":
        return word.kind != "latin"
    if any(r.morph.upos in {"ADP", "SCONJ", "PART", "ADV", "CCONJ"} for r in word.readings):
        return True
    if any(r.morph.verb_form == "Part" for r in word.readings) and word.folded.endswith("ا"):
        return True
    return bool(word.readings) and all(r.preposition or r.morph.verb_form == "Fin" for r in word.readings)
