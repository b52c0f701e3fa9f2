"""Polarity and modality of an event (FactBank), from the words that govern it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sijill.clauses.chunks import Sentence
from sijill.clauses.parts import Parts
from sijill.clauses.triggers import FACTUALITY
from sijill.lexicon import Lexicon
from sijill.model import Modality, Polarity, Reason
from sijill.text import fold
from sijill.tokens import Page, PhraseIndex

_NEGATIONS = frozenset(map(fold, ("لم", "لن", "ليس", "ليست", "عدم", "دون", "بدون", "انعدام")))
_IS_NOT = frozenset({"ليس", "ليست"})
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
    governor: int = -1
    """Token of the word that governs the event, where one does."""


class _Governor(NamedTuple):
    id: str
    set: str
    takes: tuple[str, ...]


class FactualityReader:
    """Reads polarity and modality off the clause around a trigger."""

    def __init__(self, lexicon: Lexicon, parts: Parts, is_light: Callable[[str], bool]) -> None:
        self._parts = parts
        self._is_light = is_light
        phrases: list[tuple[str, _Governor]] = []
        for row in lexicon.yaml(FACTUALITY)["governors"]:
            governor = _Governor(row["id"], row["set"], tuple(map(fold, row["takes"])))
            phrases.extend((f"<{lemma}>", governor) for lemma in row["lemmas"])
        self._governors = PhraseIndex(phrases)

    def read(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> Factuality:
        """Factuality of the event whose trigger stands at token `at`."""
        polarity, modality, reasons = self._own(page, sentence, at, verbal=verbal)
        if not verbal:
            carrier = self._carrier(page, sentence, at)
            if carrier is not None and polarity == "positive":
                polarity, modality, reasons = self._own(page, sentence, carrier, verbal=True)
        governor = -1
        governed = self._governed(page, sentence, at, verbal=verbal)
        if governed is not None:
            value, reason, governor = governed
            reasons.append(reason)
            if value == "negative":
                polarity = "negative"
            elif modality == "actual":
                modality = value  # type: ignore[assignment]  # the data file's check keeps it to the vocabulary
        if modality == "actual" and self._conditional(page, sentence, at):
            modality = "hypothetical"
            reasons.append(Reason("events.modality.condition", "modality"))
        return Factuality(polarity, modality, tuple(reasons), governor)

    def _own(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> tuple[Polarity, Modality, list[Reason]]:
        """What the particles right before token `at` say."""
        words = page.words
        part = self._parts(words[at])
        modality: Modality = "actual"
        reasons: list[Reason] = []
        if verbal and part.verb is not None and part.verb.preposition == "س":
            modality = "planned"
            reasons.append(Reason("events.modality.future", "modality", page.span(at, at + 1)))
        for j in range(at - 1, max(sentence.first, at - 3) - 1, -1):
            if words[j].kind == "punct":
                break
            folded = words[j].folded
            bare = folded[1:] if folded[0] in "وف" and len(folded) > 2 else folded
            near = j == at - 1
            if (bare in _NEGATIONS and (near or bare in _IS_NOT)) or (bare == _NO and near and verbal):
                reasons.append(Reason("events.polarity.negated", "polarity", page.span(j, j + 1)))
                return "negative", "planned" if bare == _WILL_NOT else modality, reasons
            if not (verbal and near):
                continue
            if bare == _FUTURE:
                modality = "planned"
                reasons.append(Reason("events.modality.future", "modality", page.span(j, j + 1)))
            elif bare in _MAYBE and part.verb is not None and part.verb.morph.aspect != "Perf":
                modality = "possible"
                reasons.append(Reason("events.modality.maybe", "modality", page.span(j, j + 1)))
        return "positive", modality, reasons

    def _carrier(self, page: Page, sentence: Sentence, at: int) -> int | None:
        """The light verb that an event noun is subject or object of (سيجري نقل, لم تتم مناقشة)."""
        here = sentence.at(at)
        for k in range(here - 1, max(-1, here - 3), -1):
            chunk = sentence.chunks[k]
            if chunk.kind == "verb":
                verb = self._parts(page.words[chunk.first]).verb
                return chunk.first if verb is not None and self._is_light(verb.lemma) else None
            if chunk.kind not in {"np", "part"}:
                return None
        return None

    def _governed(self, page: Page, sentence: Sentence, at: int, *, verbal: bool) -> tuple[str, Reason, int] | None:
        """The nearest governor whose complement the trigger stands in."""
        words = page.words
        here = sentence.at(at)
        chunk = sentence.chunks[here]
        intro = chunk.prep if chunk.kind == "pp" else ""
        that = False
        resumed = bool(intro) and here > 0 and sentence.chunks[here - 1].kind == "comma"
        reach = _REACH * (3 if resumed else 1)
        for j in range(at - 1, max(sentence.first, at - reach) - 1, -1):
            word = words[j]
            part = self._parts(word)
            if part.kind == "punct" and word.folded in ".؛:؟!":
                return None
            if part.kind == "rel" and not resumed:
                return None
            if word.folded in _THAT and not that:
                that = True
                continue
            other = sentence.chunks[sentence.at(j)]
            for match in self._governors.at(words, j):
                takes = match.value.takes
                if (
                    (other is chunk and j >= chunk.start and "object" in takes)
                    or (that and "ان" in takes)
                    or (not verbal and intro and intro in takes)
                    or (not verbal and not intro and "object" in takes and (chunk.kind == "np" or other is chunk))
                ):
                    return match.value.set, Reason(match.value.id, _kind(match.value.set), page.span(j, j + 1)), j
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
