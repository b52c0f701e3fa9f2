"""Verbal nouns that report: `اتهامات الحركة للحكومة بخرق الهدنة`, `تم الكشف عن الخطة من قبل الوزير`."""

from __future__ import annotations

from sijill.claims.contents import Content, clause_content, content_after, content_of_object
from sijill.claims.cues import Cue, CueAt, Cues
from sijill.claims.drafts import Draft
from sijill.claims.objects import is_object
from sijill.claims.scene import Scene
from sijill.claims.sources import SourceFinder
from sijill.claims.speakers import implied
from sijill.text import fold
from sijill.tokens import Range, Word

_OBJECT_OF_NOUN = fold("ل")
_NEAR = 8


class NounReader:
    """Reads verbal nouns of speech."""

    def __init__(self, cues: Cues, finder: SourceFinder) -> None:
        self._cues = cues
        self._finder = finder

    def performed(self, scene: Scene, i: int, sentence: Range) -> Draft | None:
        """`تم الكشف عن … من قبل X`: a verbal noun of speech performed by a named agent."""
        if i + 2 >= sentence.stop or scene.folded(i).removeprefix("و") not in self._cues.words.performing:
            return None
        cue = self._cues.verbal_noun(scene.page.words[i + 1])
        agents = range(i + 2, sentence.stop - 2)
        agent = next((j for j in agents if (scene.folded(j), scene.folded(j + 1)) == self._cues.words.agents), None)
        if cue is None or agent is None:
            return None
        source = self._finder.after(scene.page, agent + 2, sentence.stop, scene.mentions, scene.passed)
        first = i + 3 if scene.folded(i + 2) in cue.takes else i + 2
        if source is None or first >= agent:
            return None
        return Draft(cue, i + 1, 0, (source,), Content(first, agent, i + 2, "object"))

    def reporting(self, scene: Scene, i: int, sentence: Range) -> Draft | None:
        """`اتهامات X ل… ب…`, `إعلان X أن …`: a verbal noun with its speaker in construct and what it takes."""
        page, mentions = scene.page, scene.mentions
        word = page.words[i]
        cue = self._cues.verbal_noun(word)
        if cue is None or not cue.noun or i + 2 >= sentence.stop or mentions.at(i) is not None:
            return None
        mention = mentions.at(i + 1)
        if mention is None and (_addressed(page.words[i + 1]) or not self._finder.speaks(page, i + 1)):
            return None
        if mention is not None and (mention.attached or mention.entity.type == "FAC"):
            return None
        source = self._finder.after(page, i + 1, sentence.stop, mentions, scene.passed)
        if source is None or source.stop >= sentence.stop:
            return None
        at = source.stop
        while at < sentence.stop and at in scene.passed:
            at += 1
        if at >= sentence.stop:
            return None
        following = page.words[at]
        if following.folded in self._cues.words.complementizers and "clause" in cue.noun:
            content = clause_content(page, at, at + 1, sentence, self._cues, "clause")
        elif following.folded in cue.noun:
            content = clause_content(page, at, at + 1, sentence, self._cues, following.folded)
        elif "object" in cue.noun and is_object(page, at) and self._governs_later(scene, at + 1, cue, sentence):
            content = content_of_object(page, at, sentence, self._cues)
        elif _governed(following, cue):
            content = clause_content(page, at, at, sentence, self._cues, _OBJECT_OF_NOUN)
        else:
            return None
        skip = 1 if word.folded[0] in "وبلف" and all(r.conjunction or r.preposition for r in word.readings) else 0
        return Draft(cue, i, skip, (source,), content) if content is not None else None

    @staticmethod
    def _governs_later(scene: Scene, first: int, cue: Cue, sentence: Range) -> bool:
        """Whether what the verb takes besides its object follows it soon (`اتهام الرئيس نائبه بالتآمر`)."""
        near = range(first, min(sentence.stop, first + _NEAR))
        return any(r.preposition and r.preposition in cue.takes for j in near for r in scene.page.words[j].readings)

    def unsaid(self, scene: Scene, i: int, sentence: Range, told: list[Draft]) -> Draft | None:
        """`رد بالقول إن …`, `سارع إلى التأكيد أن …`: a definite verbal noun said by the subject."""
        page, words = scene.page, self._cues.words
        word = page.words[i]
        cue = self._cues.verbal_noun(word)
        if cue is None or i == sentence.first or i + 2 >= sentence.stop or scene.mentions.at(i) is not None:
            return None
        if not all(r.article and r.morph.verb_form == "Vnoun" for r in word.readings):
            return None
        before = scene.folded(i - 1)
        governed = word.folded.startswith("و") or any(r.preposition for r in word.readings)
        governed = governed or any(r.morph.upos == "ADP" for r in page.words[i - 1].readings)
        if not governed or before.removeprefix("و") in words.performing:
            return None
        content = self._taken(scene, i + 1, cue, sentence)
        if content is None:
            return None
        said = CueAt(cue, "noun", 0, feminine=False, plural=True, homograph=False)
        here = [draft for draft in told if draft.cue_at >= sentence.first]
        speakers = implied(scene, i, said, sentence, here, self._finder)
        skip = 1 if word.folded[0] in "وب" else 0
        return Draft(cue, i, skip, speakers, content) if speakers else None

    def _taken(self, scene: Scene, at: int, cue: Cue, sentence: Range) -> Content | None:
        """What the verbal noun before token `at` takes, where it stands there at once."""
        page, text = scene.page, scene.folded(at)
        if "clause" in cue.takes and (text in self._cues.words.complementizers or text in {":", '"'}):
            return content_after(page, at - 1, cue, sentence, self._cues)
        if text in cue.takes:
            return clause_content(page, at, at + 1, sentence, self._cues, text)
        if any(r.preposition and r.preposition in cue.takes for r in page.words[at].readings):
            return clause_content(page, at, at, sentence, self._cues, _OBJECT_OF_NOUN)
        return None


def _governed(word: Word, cue: Cue) -> bool:
    """Whether the word carries a preposition that the noun takes."""
    if word.readings:
        return all(r.preposition in cue.noun and r.preposition for r in word.readings)
    return (word.folded.startswith("لل") and "ل" in cue.noun) or (word.folded.startswith("بال") and "ب" in cue.noun)


def _addressed(word: Word) -> bool:
    """Whether the word carries a preposition, as whoever is addressed does and the speaker does not (دعوة للرئيس)."""
    return bool(word.readings) and all(reading.preposition for reading in word.readings)
