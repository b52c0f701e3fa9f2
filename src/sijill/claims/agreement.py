"""Whether a noun after a verb can be its subject: agreement in gender and the endings of case that print."""

from __future__ import annotations

from sijill.claims.cues import CueAt
from sijill.claims.wordlists import WordLists
from sijill.entities import Mentions
from sijill.text import fold
from sijill.tokens import Page

_FEMININE = "ة"


def object_only(page: Page, i: int, found: CueAt, mentions: Mentions, words: WordLists) -> bool:
    """Whether the word at token `i` right after a finite verb can only be its object.

    A verb before its subject agrees with it in gender (`أمر الشرطة بإنجاز التحقيق`, `دعت الجيش إلى الحوار`), and a
    sound plural that is a subject does not end in ين (`دعا المحتجين إلى الهدوء`).
    """
    word, mention = page.words[i], mentions.at(i)
    if found.kind != "finite" or found.pronoun or not word.readings:
        return False
    following = mentions.at(i + 1)
    if mention is None and following is not None and following.entity.type == "PER":
        return False  # a title before a name
    if mention is not None and (mention.entity.type in {"PER", "LOC"} or mention.stop > i + 1):
        return mention.entity.type == "ORG" and _clashes(page, i, found, words)
    if any(r.morph.upos not in {"NOUN", "ADJ"} or r.preposition or r.conjunction for r in word.readings):
        return False
    if word.folded.endswith(words.accusative) and all(r.morph.number in {"Plur", "Dual"} for r in word.readings):
        return True
    return _clashes(page, i, found, words)


def _clashes(page: Page, i: int, found: CueAt, words: WordLists) -> bool:
    """Whether verb and noun differ in gender beyond doubt."""
    nouns = [r for r in page.words[i].readings if r.morph.upos == "NOUN"]
    if not nouns or found.plural or any(fold(r.lemma) in words.both_genders for r in nouns):
        return False
    if found.feminine:
        return all(r.morph.gender == "Masc" and r.morph.number == "Sing" for r in page.words[i].readings)
    # Of feminines only those count that print it: the lexicon guesses the gender of others (`اللواء`).
    return all(r.lemma.endswith(_FEMININE) and r.morph.gender == "Fem" and r.morph.number != "Dual" for r in nouns)
