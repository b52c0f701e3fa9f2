"""Polarity and modality of an event (FactBank), from the words that govern it."""

from __future__ import annotations

from typing import NamedTuple

from sijill.clauses.chunks import Sentence
from sijill.clauses.parts import Parts
from sijill.clauses.triggers import FACTUALITY
from sijill.lexicon import Lexicon
from sijill.model import Modality, Polarity, Reason
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex

_NEGATIONS = frozenset(map(fold, ("لم", "لن", "ليس", "ليست", "عدم", "دون", "بدون", "انعدام")))
_NO = fold("لا")
_FUTURE = fold("سوف")
_WILL_NOT = fold("لن")
_MAYBE = frozenset(map(fold, ("ربما", "يحتمل", "يمكن", "قد", "لعل")))
_CONDITIONS = frozenset(map(fold, ("إذا", "لو", "حال")))
_THAT = frozenset(map(fold, ("أن", "بأن")))
_REACH = 14


class Factuality(NamedTuple):
    """What the text says of an event's happening, and the words that say so."""

    polarity: Polarity
    modality: Modality
    reasons: tuple[Reason, ...]


class _Governor(NamedTuple):
    id: str
    set: str
    takes: tuple[str, ...]


class FactualityReader:
    """Reads polarity and modality off the clause around a trigger."""

    def __init__(self, lexicon: Lexicon, parts: Parts) -> None:
        self._parts = parts
        phrases: list[tuple[str, _Governor]] = []
        for row in lexicon.yaml(FACTUALITY)["governors"]:
            governor = _Governor(row["id"], row["set"], tuple(map(fold, row["takes"])))
            phrases.extend((f"<{lemma}>", governor) for lemma in row["lemmas"])
        self._governors = PhraseIndex(phrases)

    def read(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> Factuality:
        """Factuality of the event whose trigger stands at token `at`."""
        polarity: Polarity = "positive"
        modality: Modality = "actual"
        reasons: list[Reason] = []
        words = page.words
        part = self._parts(words[at])
        if verbal and part.verb is not None and part.verb.preposition == "س":
            modality = "planned"
            reasons.append(Reason("events.modality.future", "modality", page.span(at, at + 1)))
        for j in range(at - 1, max(sentence.first, at - 3) - 1, -1):
            folded = words[j].folded
            bare = folded[1:] if folded[0] in "وف" and len(folded) > 2 else folded
            if words[j].kind == "punct":
                break
            near = j == at - 1
            if (bare in _NEGATIONS and (near or bare in {"ليس", "ليست"})) or (bare == _NO and near and verbal):
                polarity = "negative"
                reasons.append(Reason("events.polarity.negated", "polarity", page.span(j, j + 1)))
                if bare == _WILL_NOT:
                    modality = "planned"
                break
            if verbal and near and bare == _FUTURE:
                modality = "planned"
                reasons.append(Reason("events.modality.future", "modality", page.span(j, j + 1)))
            elif verbal and near and bare in _MAYBE and part.verb is not None and part.verb.morph.aspect != "Perf":
                modality = "possible"
                reasons.append(Reason("events.modality.maybe", "modality", page.span(j, j + 1)))
        governed = self._governed(page, sentence, at, verbal=verbal)
        if governed is not None:
            value, reason = governed
            reasons.append(reason)
            if value == "negative":
                polarity = "negative"
            elif modality == "actual":
                modality = value  # type: ignore[assignment]  # the data file's check keeps it to the vocabulary
        if modality == "actual" and self._conditional(page, sentence, at):
            modality = "hypothetical"
            reasons.append(Reason("events.modality.condition", "modality"))
        return Factuality(polarity, modality, tuple(reasons))

    def _governed(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> tuple[str, Reason] | None:
        """The nearest governor whose complement the trigger stands in."""
        words = page.words
        here = sentence.at(at)
        chunk = sentence.chunks[here]
        intro = chunk.prep if chunk.kind == "pp" else ""
        that = False
        for j in range(at - 1, max(sentence.first, at - _REACH) - 1, -1):
            word = words[j]
            part = self._parts(word)
            if part.kind == "punct" and word.folded in ".؛:؟!":
                return None
            if part.kind == "rel":
                return None
            if word.folded in _THAT and not that:
                that = True
                continue
            other = sentence.chunks[sentence.at(j)]
            for match in self._governors.at(words, j):
                takes = match.value.takes
                if (
                    (that and "ان" in takes)
                    or (not verbal and intro and intro in takes)
                    or (not verbal and not intro and "object" in takes and (chunk.kind == "np" or other is chunk))
                ):
                    return match.value.set, Reason(match.value.id, _kind(match.value.set), page.span(j, j + 1))
            if other.kind == "pp" and not intro and chunk.kind == "np" and chunk.conj:
                intro = other.prep
            if other.kind == "verb" and not that and (verbal or not intro):
                return None
        return None

    def _conditional(self, page: Page, sentence: Sentence, at: int) -> bool:
        for j in range(at - 1, max(sentence.first, at - 8) - 1, -1):
            folded = page.words[j].folded
            if page.words[j].kind == "punct":
                return False
            if folded in _CONDITIONS and (folded != "حال" or page.words[j - 1].folded.endswith("في")):
                return True
        return False


def _kind(value: str) -> str:
    return "polarity" if value == "negative" else "modality"
