"""Papers that speak for whoever issued them: `جاء في بيان الوزارة أن …`, `أصدرت بيانا جاء فيه أن …`."""

from __future__ import annotations

from sijill.claims.contents import content_after
from sijill.claims.cues import CueAt, Cues
from sijill.claims.drafts import Draft
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.claims.speakers import implied
from sijill.tokens import Range


class PaperReader:
    """Reads what papers are said to hold."""

    def __init__(self, cues: Cues, finder: SourceFinder) -> None:
        self._cues = cues
        self._finder = finder

    def at(self, scene: Scene, i: int, sentence: Range, told: list[Draft]) -> Draft | None:
        """The statement of a paper whose phrase begins at token `i`."""
        match = next(iter(self._cues.papers.at(scene.page.words, i)), None)
        if match is None or match.stop >= sentence.stop:
            return None
        cue, taken_up = match.value, match.value.anaphoric
        if not taken_up and not self._finder.heads_paper(scene.page, match.stop):
            return None
        content = content_after(scene.page, match.stop - taken_up, cue, sentence, self._cues)
        if content is None:
            return None
        speakers: tuple[Source, ...] = ()
        source = None
        if not taken_up:
            source = self._finder.after(scene.page, match.stop, content.opener, scene.mentions, scene.passed)
            speakers = (source,) if source is not None else ()
        if taken_up or (source is not None and self._finder.is_paper(scene.page, source)):
            said = CueAt(cue, "noun", 0, feminine=False, plural=True, homograph=False)
            speakers = implied(scene, i, said, sentence, told, self._finder) or speakers
        return Draft(cue, i if taken_up else match.stop, 0, speakers, content) if speakers else None
