"""Where a subject begins, goes on and ends, judged word by word."""

from __future__ import annotations

from functools import lru_cache

from sijill.entities import MentionAt, Mentions
from sijill.text import fold
from sijill.tokens import Page, Word

_ASIDES = frozenset("،(")
_MASCULINE = ("ون", "ين")
_TANWIN = "\u064b"
_SHORTENING = frozenset("./")
_ASKING = frozenset({"JRN", "MED"})
"""Sectors of those who are spoken to."""
_DASHES = frozenset({"-", "–", "—", "--"})
_DATELINE = 10
_NAME = 4
"""A quotation of so few words is a name."""


def accusative_plural(word: Word, endings: tuple[str, ...]) -> bool:
    """Whether the word is an indefinite sound plural or dual that is no subject (`مسلحين`)."""
    if not word.readings or not word.folded.endswith(endings):
        return False
    return all(r.morph.number in {"Plur", "Dual"} and not r.article for r in word.readings)


def sound_plural(word: Word) -> bool:
    """Whether the word is a sound masculine plural, which only people have (`المشرفون`, `سياسيين`)."""
    return any(
        r.morph.number == "Plur"
        and r.morph.upos in {"NOUN", "ADJ"}
        and r.stem.endswith(_MASCULINE)
        and r.stem[:-2] in {fold(r.lemma), fold(r.lemma)[:-1]}
        and not r.preposition
        for r in word.readings
    )


def indefinite_accusative(page: Page, i: int) -> bool:
    """Whether the ending ـاً is printed, so that the word is no subject after its verb (`كثيراً`)."""
    return page.printed(i).rstrip("ا").endswith(_TANWIN)


def initial(page: Page, i: int) -> bool:
    """Whether a title is shortened to its first letter (`د. سامي`, `م/ سامي`)."""
    short = len(page.words[i].folded) == 1 and page.words[i].kind == "word" and i + 1 < len(page.words)
    return short and page.words[i + 1].folded in _SHORTENING


def conjoined(word: Word) -> bool:
    """Whether a conjunction is written onto the word."""
    return any(r.conjunction for r in word.readings) if word.readings else word.folded[0] == "و"


def refers(word: Word) -> bool:
    """Whether the word is a finite verb with an object pronoun (`أصدرته`, `أكدها`)."""
    return any(r.morph.verb_form == "Fin" and r.pronoun for r in word.readings)


def short_quote(page: Page, mark: int) -> int | None:
    """The end of a short quotation, a name, that opens at token `mark`."""
    if page.words[mark].kind != "punct":
        return None
    quote = next((q for q in page.quotes if q.first == mark + 1 and q.stop - q.first <= _NAME), None)
    return quote.stop + 1 if quote is not None else None


def within_name(page: Page, mark: int) -> bool:
    """Whether the quotation mark at token `mark` opens or closes a short quotation, a name."""
    return any(mark in (q.first - 1, q.stop) and q.stop - q.first <= _NAME for q in page.quotes)


def joined_adjective(page: Page, i: int) -> bool:
    """Whether a second adjective is joined by و to one before it (`المصادر الأمنية والطبية`)."""
    word, before = page.words[i], page.words[i - 1]
    if not word.folded.startswith("و") or word.folded.startswith("وال") != before.folded.startswith("ال"):
        return False
    return all(
        bool(w.readings) and all(r.morph.upos == "ADJ" and not r.morph.verb_form for r in w.readings)
        for w in (word, before)
    )


def destined(word: Word) -> bool:
    """Whether ل is written onto the word."""
    if word.folded.startswith("لل"):
        return True
    return bool(word.readings) and all(r.preposition == "ل" for r in word.readings)


def owns(mention: MentionAt, word: Word) -> bool:
    """Whether ل joins a source to whom it belongs (`ممثل للجيش المصري`), not to a medium it speaks to."""
    if not mention.attached or not word.folded.startswith("ل"):
        return False
    code = mention.entity.code or ""
    return mention.entity.type == "LOC" or (mention.entity.type == "ORG" and bool(code) and code[3:] not in _ASKING)


def head_in(page: Page, i: int, nouns: frozenset[str]) -> bool:
    """Whether the word at token `i`, without article and proclitics, is one of `nouns`."""
    return not nouns.isdisjoint(bare_forms(page.words[i].folded))


def begins_object(page: Page, head: int, k: int, mentions: Mentions, on_behalf: frozenset[str]) -> bool:
    """Whether the verb's object begins at token `k`: a definite noun, or a noun after ب, behind a definite head."""
    word, before = page.words[k], page.words[head]
    if k > head + 1:
        return _after_adjective(page, k) and mentions.at(k) is None and mentions.at(k - 1) is None
    if mentions.at(head) is not None or mentions.at(k) is not None or word.folded in on_behalf:
        return False
    if word.folded.startswith("ب") and all(r.preposition for r in word.readings):
        return True
    if not (before.folded.startswith("ال") and word.folded.startswith("ال") and word.readings):
        return False
    if before.folded.endswith("ه") and word.folded.endswith("ين"):
        return True
    nominal = all(r.morph.upos == "NOUN" and r.morph.verb_form != "Part" for r in word.readings)
    return nominal and not word.folded.endswith(("ي", "يه"))


def _after_adjective(page: Page, k: int) -> bool:
    """Whether a bare noun stands at token `k` behind a bare adjective, which cannot be in construct with it
    (`مسؤول أمني | وجود خطة`)."""
    word, before = page.words[k], page.words[k - 1]
    if not word.readings or word.readings[0].morph.upos != "NOUN" or word.readings[0].article:
        return False
    if before.folded.startswith("ال") or not (before.readings or before.folded.endswith(_MASCULINE)):
        return False
    if any(r.morph.upos != "ADJ" or r.morph.verb_form for r in before.readings):
        return False
    return all(r.morph.upos == "NOUN" and not r.article and not r.conjunction for r in word.readings)


@lru_cache(maxsize=1 << 14)
def bare_forms(folded: str) -> tuple[str, ...]:
    """The word without the article, and without a conjunction or preposition before it."""
    clitics = ("وال", "لل", "بال", "و", "ل", "ب")
    cut = [folded[len(c) :] for c in clitics if folded.startswith(c) and len(folded) > len(c) + 2]
    return bare(folded), *cut


def bare(folded: str) -> str:
    """A folded word without the article and what is written before it."""
    for prefix in ("وال", "ال", "لل"):
        if folded.startswith(prefix) and len(folded) > len(prefix) + 2:
            return folded[len(prefix) :]
    return folded


def continues(page: Page, end: int, stop: int, mentions: Mentions, relatives: frozenset[str]) -> bool:
    """Whether only a relative clause, apposition or adverb stands between subject and verb."""
    mention = mentions.at(end)
    if end >= stop or (mention is not None and mention.attached and not page.words[end].folded.startswith("و")):
        return True
    text = page.words[end].folded
    return (
        text in relatives
        or text in _ASIDES
        or any(r.morph.upos == "ADP" or r.preposition for r in page.words[end].readings)
    )


def starts_elsewhere(page: Page, i: int, mentions: Mentions) -> bool:
    """Whether a preposition, particle or circumstantial participle stands here, so that no subject begins."""
    word = page.words[i]
    if mentions.at(i) is not None:
        return False
    if word.kind != "word":
        return word.kind != "latin"
    if any(r.morph.upos in {"ADP", "SCONJ", "PART", "ADV", "CCONJ"} for r in word.readings):
        return True
    if any(r.morph.verb_form == "Part" for r in word.readings) and word.folded.endswith("ا"):
        return not any(r.morph.upos == "NOUN" for r in word.readings)
    return bool(word.readings) and all(r.preposition or r.morph.verb_form == "Fin" for r in word.readings)


def past_dateline(page: Page, first: int, stop: int, mentions: Mentions) -> int:
    """The token after a place and a dash that open a report (`صفاقس - تظاهر …`), else `first`."""
    bracketed = False
    for j in range(first, min(stop, first + _DATELINE)):
        word, mention = page.words[j], mentions.at(j)
        if word.folded in _DASHES:
            after = next((k for k in range(j, stop) if page.words[k].folded not in _DASHES), stop)
            return after if j > first else first
        if word.folded in {"(", ")"}:
            bracketed = word.folded == "("
        elif word.kind == "word" and not bracketed and (mention is None or mention.entity.type != "LOC"):
            return first
    return first
