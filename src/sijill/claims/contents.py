"""What is said: where the words reported begin and end."""

from __future__ import annotations

import msgspec

from sijill.claims.cues import Cue, Cues
from sijill.claims.subjects import conjoined
from sijill.text import fold
from sijill.tokens import Page, Range

_ABOUT = fold("عن")
_REACH = 45
_NAME = 8
_SOON = 8
_SHORT = 4
"""A quotation of so few words is a name or a term."""
_TRIM = frozenset(".،؛:!؟\"'-…,")
_QUOTES = frozenset("\"'")
_COLON = frozenset(":")
_BREAKS = frozenset('،,"-')


class Content(msgspec.Struct, frozen=True, gc=False):
    """The words reported, as tokens; `opener` is the token that joins them to the cue; `how` names it."""

    first: int
    stop: int
    opener: int
    how: str

    @property
    def span(self) -> Range:
        """The tokens themselves."""
        return Range(self.first, self.stop)


def content_after(page: Page, cue_at: int, cue: Cue, sentence: Range, cues: Cues) -> Content | None:
    """The reported words after a cue that takes a clause, a quotation or a colon."""
    words = cues.words
    if "clause" not in cue.takes:
        return None
    names = [q for q in page.quotes if q.stop - q.first <= _SHORT and q.first > cue_at and q.stop <= sentence.stop]
    for j in range(cue_at + 1, min(sentence.stop, cue_at + _REACH)):
        text = page.words[j].folded
        before = page.words[j - 1].folded
        if text in words.complementizers and not any(q.first <= j < q.stop for q in names):
            if text.endswith("ان") and before in words.infinitives:
                continue
            return clause_content(page, j, j + 1, sentence, cues, "clause")
        clock = page.words[j - 1].kind == "number" and j + 1 < sentence.stop and page.words[j + 1].kind == "number"
        if text == ":" and not clock:
            return clause_content(page, j, j + 1, sentence, cues, "colon")
        if text in _QUOTES and _long_quote(page, j) and not _governs(page, j - 1, cues):
            joined = _joined_after(page, j, sentence, cues)
            if joined is not None:
                return clause_content(page, joined, joined + 1, sentence, cues, "clause")
            return clause_content(page, j, j, sentence, cues, "quotation")
        following = cues.at(page.words[j])
        if following is not None and following.kind == "participle" and before in _BREAKS:
            after = {page.words[k].folded for k in range(j + 1, min(j + 4, sentence.stop))}
            if not all(after.isdisjoint(taken) for taken in (following.cue.takes, words.complementizers, _COLON)):
                return None
        another = following is not None and following.kind == "finite" and not following.homograph
        another = another and not (following is not None and (following.adposition or following.possessed))
        another = another and not (following is not None and following.cue.relay) and before not in words.negations
        if another and j > cue_at + 1 and before not in words.relatives:
            return None
    return None


def content_by_preposition(page: Page, cue_at: int, preposition: str, sentence: Range, cues: Cues) -> Content | None:
    """The reported words after a preposition that the cue takes (`طالب … برحيل`, `أشار … إلى`)."""
    for j in range(cue_at + 1, min(sentence.stop, cue_at + _REACH)):
        word = page.words[j]
        joined = word.folded.startswith(preposition) and word.folded in cues.words.complementizers
        if word.folded == preposition or joined or (preposition == _ABOUT and word.folded in cues.words.about):
            return clause_content(page, j, j + 1, sentence, cues, preposition)
        if len(preposition) == 1 and word.folded.startswith(preposition) and len(word.folded) > 3:
            attached = [r for r in word.readings if r.preposition == preposition]
            nominal = any(r.morph.upos in {"NOUN", "ADJ"} for r in attached)
            if nominal and len(attached) == len(word.readings) and page.words[j - 1].folded != "ما":
                return clause_content(page, j, j, sentence, cues, preposition)
            if not word.readings and (j == cue_at + 1 or word.folded.startswith(preposition + "ال")):
                return clause_content(page, j, j, sentence, cues, preposition)
    return None


def content_of_object(page: Page, first: int, sentence: Range, cues: Cues) -> Content | None:
    """The reported words as the cue's object, from token `first` to the end of the clause."""
    if first >= sentence.stop:
        return None
    return clause_content(page, first, first, sentence, cues, "object")


def clause_content(page: Page, opener: int, first: int, sentence: Range, cues: Cues, how: str) -> Content | None:
    """Reported words from token `first` to the end of their clause or quotation, marks trimmed."""
    while first < sentence.stop and page.words[first].folded in {":", "،"} | cues.words.complementizers:
        first += 1
    quote = next((q for q in page.quotes if q.depth == 0 and q.first - 1 <= first <= q.first), None)
    stop = clause_end(page, first, sentence, cues)
    if quote is not None and first in {quote.first - 1, quote.first}:
        rest = max(1, stop - quote.first)
        if how == "quotation" or quote.stop >= stop or (quote.stop - quote.first) / rest >= 0.6:
            return _trimmed(page, quote.first, quote.stop, opener, how, cues)
    # A quotation that goes on beyond the sentence belongs to the words reported as a whole.
    across = next((q for q in page.quotes if q.depth == 0 and first < q.first < stop < q.stop), None)
    return _trimmed(page, first, across.stop if across is not None else stop, opener, how, cues)


def clause_end(page: Page, first: int, sentence: Range, cues: Cues) -> int:
    """The end of the sentence, or of the clause before the next attribution in it."""
    quotes = [q for q in page.quotes if first < q.stop and q.first < sentence.stop and q.stop - q.first > 1]
    words, attributing = page.words, cues.attributing
    for j in range(first + 1, sentence.stop):
        if quotes and any(q.first <= j < q.stop for q in quotes):
            continue
        word = words[j]
        if word.kind == "punct":
            if word.folded in _BREAKS and j + 1 < sentence.stop and _attributes(page, j + 1, cues, after_break=True):
                return j
        elif attributing[word] and _attributes(page, j, cues, after_break=False):
            return j
    return sentence.stop


def _attributes(page: Page, j: int, cues: Cues, *, after_break: bool) -> bool:
    """Whether another attribution begins at token `j`: `مضيفا أن`, `وأكد أن`, `بحسب الوزارة`."""
    if not cues.attributing[page.words[j]]:
        return False
    cue = cues.at(page.words[j])
    after = {page.words[k].folded for k in range(j + 1, min(j + 4, len(page.words)))}
    if cue is not None and cue.kind == "participle":
        return after_break or _joined(after, cues) or page.words[j].folded[-1] == "ا"
    if after_break and cues.breaks.at(page.words, j):
        return True
    for match in cues.whereas.at(page.words, j):
        following = cues.at(page.words[match.stop]) if match.stop < len(page.words) else None
        if following is not None and following.kind == "finite" and (after_break or not following.homograph):
            return True
    if page.words[j].folded in cues.words.buts:
        exception = page.words[min(j + 1, len(page.words) - 1)].folded in cues.words.complementizers
        return _reports_soon(page, j + exception, cues)
    if cue is not None and cue.kind == "finite" and conjoined(page.words[j]):
        return _joined(after, cues) or (not cue.homograph and (after_break or not cue.cue.strict))
    sources = cues.sources.at(page.words, j)
    if sources:
        if sources[0].value.link and _goes_on(page, sources[0].stop, cues):
            return False
        return after_break or page.words[j].folded in cues.words.postposed
    return False


def _goes_on(page: Page, first: int, cues: Cues) -> bool:
    """Whether words reported follow a link in the middle of them (`أنباء نشرتها الوكالة، نقلا عن مسؤول، بأن …`)."""
    near = range(first, min(first + _NAME, page.sentence(first).stop))
    return any(page.words[k].folded in cues.words.complementizers for k in near)


def _reports_soon(page: Page, j: int, cues: Cues) -> bool:
    """Whether somebody else's words follow `لكن` at token `j` (`لكن آخرين قالوا`, `لكنه أكد`)."""
    for k in range(j + 1, min(j + _SOON, len(page.words))):
        cue = cues.at(page.words[k])
        if cue is not None and cue.kind == "finite":
            return page.words[k - 1].folded not in cues.words.complementizers
        if page.words[k].kind == "punct" or any(r.morph.upos == "ADP" for r in page.words[k].readings):
            return False
    return False


def _joined(after: set[str], cues: Cues) -> bool:
    """Whether one of the folded words joins words reported to their cue."""
    words = cues.words
    return not (after.isdisjoint(words.complementizers) and after.isdisjoint(words.joins) and after.isdisjoint(_COLON))


def _trimmed(page: Page, first: int, stop: int, opener: int, how: str, cues: Cues) -> Content | None:
    bare = cues.words.bare_complementizers
    while first < stop and ((text := page.words[first].folded) in _TRIM or text in bare):
        first += 1
    while stop > first and page.words[stop - 1].folded in _TRIM:
        stop -= 1
    return Content(first, stop, opener, how) if stop > first else None


def _joined_after(page: Page, mark: int, sentence: Range, cues: Cues) -> int | None:
    """The complementizer soon after a quotation that is only a name in the subject (`قوات "تحالف …"، إن`)."""
    quote = next(q for q in page.quotes if q.first == mark + 1)
    if quote.stop - quote.first > _NAME:
        return None
    for j in range(quote.stop + 1, min(sentence.stop, quote.stop + 1 + _NAME)):
        if page.words[j].folded in cues.words.complementizers:
            return j
        if cues.at(page.words[j]) is not None:
            return None
    return None


def _governs(page: Page, i: int, cues: Cues) -> bool:
    """Whether the word before a quotation governs it, so that the quotation is no statement."""
    word = page.words[i]
    return word.folded in cues.words.on_behalf or any(r.morph.upos == "ADP" for r in word.readings)


def _long_quote(page: Page, mark: int) -> bool:
    """Whether a quotation of some length opens at token `mark` (a short one is a name)."""
    return any(q.first == mark + 1 and q.stop - q.first > _SHORT for q in page.quotes)
