"""How far a noun phrase goes: head, construct chain, adjectives, affiliation."""

from __future__ import annotations

from sijill.entities.found import has_conjunction, is_function_word, is_verb
from sijill.entities.mentions import Mentions
from sijill.tokens import Page, Reading, Word

_LONGEST = 12


def noun_phrase(page: Page, i: int, mentions: Mentions, stop: int | None = None) -> tuple[int, int]:
    """Tokens `[first, stop)` of the noun phrase whose head is token `i`.

    It takes in what the head is in construct with, its adjectives, and after a participle the preposition that
    completes it (`الموالية لإيران`, but neither word of `التابعة لها`); it ends before verbs, particles, conjunctions,
    other prepositions and punctuation. Where token `i` is no nominal the phrase is empty.
    """
    limit = min(len(page.words) if stop is None else stop, i + _LONGEST)
    if i >= limit or not _nominal(page, i, mentions):
        return i, i
    end = _after(i, mentions)
    while end < limit:
        word = page.words[end]
        mention = mentions.at(end)
        named = mentions.at(end - 1) is not None
        if named and (mention is not None or not word.folded.startswith("ال")) and word.kind != "punct":
            break
        if word.kind == "punct":
            if word.folded in {'"', "'"} and end + 1 < limit and mention is not None:
                end = mention.stop
                continue
            break
        if word.kind == "latin" or mention is not None:
            attached = has_conjunction(word) or (mention is not None and mention.attached and mention.first == end)
            if attached and not (mention is not None and _participle(page.words[end - 1])):
                break
            end = _after(end, mentions)
            if attached:
                break
            continue
        if word.kind != "word" or is_verb(word) or is_function_word(word) or has_conjunction(word):
            break
        if _prepositional(word):
            if not _participle(page.words[end - 1]):
                break
            return i, end + 1
        if _ends_phrase(page.words[end - 1], word):
            break
        end += 1
    if i + 1 < end < limit and _points_back(page.words[end - 1], page.words[end]):
        end -= 1
    return i, end


def _points_back(last: Word, word: Word) -> bool:
    """Whether a definite participle and the pronoun that completes it only say whose something is (التابعة لها)."""
    pronoun = any(reading.morph.upos == "ADP" and reading.pronoun for reading in word.readings)
    return pronoun and last.folded.startswith("ال") and _participle(last)


def _after(i: int, mentions: Mentions) -> int:
    mention = mentions.at(i)
    return mention.stop if mention is not None else i + 1


def _nominal(page: Page, i: int, mentions: Mentions) -> bool:
    word = page.words[i]
    if mentions.at(i) is not None:
        return True
    return word.kind == "word" and not is_verb(word) and not is_function_word(word)


def _prepositional(word: Word) -> bool:
    if word.readings:
        return all(r.preposition in {"ب", "ل", "ك"} for r in word.readings)
    return word.folded.startswith(("بال", "لل", "كال"))


def _participle(word: Word) -> bool:
    participle = any(r.morph.verb_form == "Part" for r in word.readings)
    return participle and not any(r.morph.upos == "NOUN" for r in word.readings)


def _closed(reading: Reading) -> bool:
    """Whether a reading can take no genitive: an indefinite adjective, or a plural in ون/ين."""
    morph = reading.morph
    if morph.upos == "ADJ" and morph.verb_form != "Part":
        return True
    return morph.number == "Plur" and morph.state != "Cons" and reading.stem.endswith(("ون", "ين"))


def _ends_phrase(before: Word, word: Word) -> bool:
    """Whether a new phrase starts: an indefinite word after a definite one (`الجيش هجوما`), or a definite one
    after what cannot be in construct: an adjective or a sound plural (`مسلحون مجهولون القرية`), or a definite
    noun after a definite one (`الوزير الاتهامات`)."""
    if word.folded.startswith("ال") and before.readings and not before.folded.startswith(("ال", "وال", "لل", "بال")):
        return all(_closed(reading) for reading in before.readings)
    if not before.folded.startswith(("ال", "وال", "لل", "بال")) or not word.readings:
        return False
    if word.folded.startswith("ال"):
        return all(reading.morph.upos == "NOUN" for reading in word.readings)
    return True
