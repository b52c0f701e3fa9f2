"""Words reported that are no clause of their own: the object of the cue, or what a preposition governs."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.claims.contents import Content, content_by_preposition, content_of_object
from sijill.claims.cues import Cue, Cues
from sijill.claims.drafts import Draft
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.entities import noun_phrase
from sijill.text import fold
from sijill.tokens import Page, Range

_WITH, _WHAT = fold("ب"), fold("ما")
_ATTACHED = tuple(map(fold, ("بال", "لل", "كال")))
_APPOSITION = 14
_PHRASE = 9
_NAME = 3


def other_content(
    scene: Scene,
    start: int,
    cue: Cue,
    source: Source | None,
    sentence: Range,
    cues: Cues,
    finder: SourceFinder,
    *,
    labelled: bool = False,
) -> Content | None:
    """Words reported after a preposition, or as the object after the subject.

    The search begins at token `start` or after the source. `labelled` says
    that an object pronoun stands for what a label is put on (`تصفه عائلته بأنه شهيد`).
    """
    page, words = scene.page, cues.words
    at = source.stop if source is not None else start
    asked = {"من"} if "object" in cue.takes and "من" not in cue.takes else set()
    at = _past_apposition(scene, at, cue, sentence)
    while at < sentence.stop:
        if at in scene.passed or scene.folded(at) in words.between or scene.folded(at) in asked:
            if scene.folded(at) in words.places_between:
                at = max(at + 1, noun_phrase(page, at + 1, scene.mentions, sentence.stop)[1]) - 1
        elif at + 1 in scene.passed and any(r.morph.upos == "ADP" for r in page.words[at].readings):
            pass  # `منذ مساء الاثنين`
        elif source is not None and at == source.stop and (joint := _joint(scene, at, sentence, finder)) is not None:
            at = joint - 1
        elif (past := finder.past_addressee(page, at, sentence.stop, scene.mentions)) > at:
            at = past - 1
        elif at > start and _adjunct(scene, at, cue):
            at = max(at + 1, noun_phrase(page, at + 1, scene.mentions, sentence.stop)[1]) - 1
        elif at > start and _placed(scene, at, cue):
            at = max(at + 1, noun_phrase(page, at, scene.mentions, sentence.stop)[1]) - 1
        else:
            break
        at += 1
    if at >= sentence.stop:
        return None
    if scene.folded(at) in words.relatives:
        at = next((k for k in range(at, min(sentence.stop, at + _APPOSITION)) if scene.folded(k) == '"'), at)
    if cue.label:
        named = next((j for j in range(at + 1, sentence.stop - 1) if scene.folded(j) in words.labels), None)
        if named is not None and (labelled or page.words[named + 1].kind == "punct"):
            return content_of_object(page, named + 1, sentence, cues)
    if source is not None and source.entity is not None and at == source.stop:
        at = _past_name(scene, at, cue, sentence)
    takes_object = "object" in cue.takes and (not labelled or cue.label or cue.given)
    if takes_object and (is_object(page, at) or scene.folded(at) in words.each):
        return content_of_object(page, at, sentence, cues)
    if cue.near and not any(r.preposition in cue.takes for r in page.words[at].readings if r.preposition):
        return None
    for preposition in words.prepositions:
        if preposition in cue.takes:
            content = content_by_preposition(page, at - 1, preposition, sentence, cues)
            if content is not None:
                return content
    return None


def _joint(scene: Scene, at: int, sentence: Range, finder: SourceFinder) -> int | None:
    """The token after a second subject that و joins to the first (`أكد الوزير والسفير قرب الاتفاق`)."""
    if not scene.folded(at).startswith("و") or at + 1 >= sentence.stop:
        return None
    if scene.mentions.at(at) is None and not finder.speaks(scene.page, at):
        return None
    end = noun_phrase(scene.page, at, scene.mentions, sentence.stop)[1]
    return end if at < end < sentence.stop else None


def _past_name(scene: Scene, at: int, cue: Cue, sentence: Range) -> int:
    """The token after unknown words, the rest of a name, before a preposition that the cue takes."""
    end = at
    while end < min(sentence.stop, at + _NAME) and _unknown(scene.page, end):
        end += 1
    return end if scene.folded(end) in cue.takes else at


def _adjunct(scene: Scene, at: int, cue: Cue) -> bool:
    """Whether a prepositional phrase stands between the subject and the object (`أمام المجلس`, `خلال لقاء`)."""
    readings = scene.page.words[at].readings
    adposition = bool(readings) and all(r.morph.upos == "ADP" and not r.conjunction for r in readings)
    return adposition and "object" in cue.takes and scene.folded(at) not in cue.takes


def _placed(scene: Scene, at: int, cue: Cue) -> bool:
    """Whether ب with a place or a manner stands between the subject and the object (`بمحافظة …`, `بألمانيا`)."""
    readings = scene.page.words[at].readings
    if _WITH in cue.takes:
        return False
    mention = scene.mentions.at(at)
    if mention is not None:
        return mention.attached and scene.folded(at)[0] == _WITH
    return bool(readings) and all(r.preposition == _WITH for r in readings)


def _past_apposition(scene: Scene, at: int, cue: Cue, sentence: Range) -> int:
    """The token after an apposition between commas, where the complement of the cue follows it."""
    if scene.folded(at) != "،":
        return at
    for k in range(at + 1, min(sentence.stop - 1, at + _APPOSITION)):
        if scene.folded(k) == "،":
            following = scene.page.words[k + 1]
            governed = following.folded in cue.takes or any(
                r.preposition and r.preposition in cue.takes for r in following.readings
            )
            return k + 1 if governed else at
    return at


def antecedent_content(scene: Scene, i: int, sentence: Range, told: list[Draft]) -> Content | None:
    """What an object pronoun takes up: the noun phrase before the cue (`لائحة أعلنتها الحكومة`, `الهجوم الذي
    تبناه التنظيم`), or the words reported before it (`وهو ما نفاه الوزير`)."""
    page = scene.page
    if scene.folded(i - 1) == "ما" and told and told[-1].content.stop <= i and told[-1].cue_at >= sentence.first:
        return replace(told[-1].content, opener=i, how="before")
    j = i - 1
    relative = any(r.morph.upos == "PRON" for r in page.words[j].readings) and scene.folded(j).startswith("ال")
    if relative:
        j -= 1
    if j < sentence.first or page.words[j].kind == "punct" or not page.words[i].readings:
        return None
    if relative:
        head = j
        while head > sentence.first and _describes(page, head):
            head -= 1
        return Content(head, j + 1, i, "before")
    if all(r.morph.verb_form == "Fin" for r in page.words[j].readings) and page.words[j].readings:
        return None
    starts = range(max(sentence.first, j - _PHRASE), j + 1)
    first = next((k for k in starts if noun_phrase(page, k, scene.mentions, j + 1)[1] == j + 1), None)
    if first is None or scene.folded(first).startswith("ال"):
        return None
    return Content(first, j + 1, i, "before")


def _describes(page: Page, i: int) -> bool:
    """Whether the word at token `i` is only an adjective or a part of a name."""
    readings = page.words[i].readings
    return not readings or all(r.morph.upos == "ADJ" for r in readings)


def is_object(page: Page, i: int) -> bool:
    """Whether the object of a verb can begin at token `i`: a noun or a quotation, no preposition or relative."""
    word = page.words[i]
    if word.kind == "punct":
        return word.folded in {'"', "'"}
    if not word.readings and word.folded.startswith(_ATTACHED):
        return False
    if word.folded == _WHAT:
        return i + 1 < len(page.words) and any(r.morph.verb_form == "Fin" for r in page.words[i + 1].readings)
    return not any(r.morph.upos in {"ADP", "SCONJ", "PART", "CCONJ", "PRON"} for r in word.readings) and not (
        word.readings and all(r.preposition or r.morph.verb_form == "Fin" for r in word.readings)
    )


def _unknown(page: Page, i: int) -> bool:
    """Whether a word stands at token `i` that the lexicon does not have."""
    return page.words[i].kind == "word" and not page.words[i].readings
