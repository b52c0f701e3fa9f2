"""Verbal nouns that report: `اتهامات الحركة للحكومة بخرق الهدنة`, `تم الكشف عن الخطة من قبل الوزير`."""

from __future__ import annotations

from sijill.claims.contents import Content, clause_content
from sijill.claims.cues import Cue, Cues
from sijill.claims.drafts import Draft
from sijill.claims.scene import Scene
from sijill.claims.sources import SourceFinder
from sijill.text import fold
from sijill.tokens import Range, Word

_OBJECT_OF_NOUN = fold("ل")


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
        if mention is None and not self._finder.speaks(page, i + 1):
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
        elif _governed(following, cue):
            content = clause_content(page, at, at, sentence, self._cues, _OBJECT_OF_NOUN)
        else:
            return None
        skip = 1 if word.folded[0] in "وبلف" and all(r.conjunction or r.preposition for r in word.readings) else 0
        return Draft(cue, i, skip, (source,), content) if content is not None else None


def _governed(word: Word, cue: Cue) -> bool:
    """Whether the word carries a preposition that the noun takes."""
    if word.readings:
        return all(r.preposition in cue.noun and r.preposition for r in word.readings)
    return (word.folded.startswith("لل") and "ل" in cue.noun) or (word.folded.startswith("بال") and "ب" in cue.noun)
