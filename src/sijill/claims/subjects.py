"""Where a subject begins, goes on and ends, judged word by word."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.entities import MentionAt, Mentions
from sijill.tokens import Page, Word

_ASIDES = frozenset("،(")
_ASKING = frozenset({"JRN", "MED"})
"""Sectors of those who are spoken to."""
_NAME = 4
"""A quotation of so few words is a name."""


def accusative_plural(word: Word, endings: tuple[str, ...]) -> bool:
    """Whether the word is an indefinite sound plural or dual that is no subject (`مسلحين`)."""
    if not word.readings or not word.folded.endswith(endings):
        return False
    return all(r.morph.number in {"Plur", "Dual"} and not r.article for r in word.readings)


def refers(word: Word) -> bool:
    """Whether the word is a finite verb with an object pronoun (`أصدرته`, `أكدها`)."""
    return any(r.morph.verb_form == "Fin" and r.pronoun for r in word.readings)


def short_quote(page: Page, mark: int) -> int | None:
    """The end of a short quotation, a name, that opens at token `mark`."""
    if page.words[mark].kind != "punct":
        return None
    quote = next((q for q in page.quotes if q.first == mark + 1 and q.stop - q.first <= _NAME), None)
    return quote.stop + 1 if quote is not None else None


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
    return any(form in nouns for form in bare_forms(page.words[i].folded))


def begins_object(page: Page, head: int, k: int, mentions: Mentions, on_behalf: frozenset[str]) -> bool:
    """Whether the verb's object begins at token `k`: a definite noun, or a noun after ب, behind a definite head."""
    word, before = page.words[k], page.words[head]
    if k != head + 1 or mentions.at(head) is not None or mentions.at(k) is not None or word.folded in on_behalf:
        return False
    if word.folded.startswith("ب") and all(r.preposition for r in word.readings):
        return True
    if not (before.folded.startswith("ال") and word.folded.startswith("ال") and word.readings):
        return False
    if before.folded.endswith("ه") and word.folded.endswith("ين"):
        return True
    nominal = all(r.morph.upos == "NOUN" and r.morph.verb_form != "Part" for r in word.readings)
    return nominal and not word.folded.endswith(("ي", "يه"))


def bare_forms(folded: str) -> Iterator[str]:
    """The word without the article, and without a conjunction or preposition before it."""
    yield bare(folded)
    for clitics in ("وال", "لل", "بال", "و", "ل", "ب"):
        if folded.startswith(clitics) and len(folded) > len(clitics) + 2:
            yield folded[len(clitics) :]


def bare(folded: str) -> str:
    """A folded word without the article and what is written before it."""
    for prefix in ("وال", "ال", "لل"):
        if folded.startswith(prefix) and len(folded) > len(prefix) + 2:
            return folded[len(prefix) :]
    return folded


def continues(page: Page, end: int, stop: int, relatives: frozenset[str]) -> bool:
    """Whether only a relative clause, apposition or adverb stands between subject and verb."""
    if end >= stop:
        return True
    return page.words[end].folded in relatives | _ASIDES or any(
        r.morph.upos == "ADP" or r.preposition for r in page.words[end].readings
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
