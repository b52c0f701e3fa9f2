"""Papers that speak for whoever issued them: `جاء في بيان الوزارة أن …`, `أصدرت بيانا جاء فيه أن …`."""

from __future__ import annotations

from sijill.claims.contents import Content, content_after
from sijill.claims.cues import Cue, CueAt, Cues
from sijill.claims.drafts import Draft
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.claims.speakers import implied
from sijill.tokens import Range

_SOON = 4


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
        if match.value.whole:
            return self._text(scene, i, match.stop, match.value, sentence, told)
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

    def _text(self, scene: Scene, i: int, stop: int, cue: Cue, sentence: Range, told: list[Draft]) -> Draft | None:
        """The whole text of a paper, after the colon that ends its announcement."""
        words = scene.page.words
        colon = next((j for j in range(stop, min(len(words), stop + _SOON)) if words[j].folded == ":"), None)
        if colon is None or colon + 2 >= len(words):
            return None
        quote = next((q for q in scene.page.quotes if q.depth == 0 and q.first == colon + 2), None)
        first, end = (colon + 1, len(words)) if quote is None else (quote.first, quote.stop)
        while end > first and words[end - 1].kind == "punct":
            end -= 1
        issuer = self._issuer(scene, i, sentence)
        said = CueAt(cue, "noun", 0, feminine=False, plural=True, homograph=False)
        speakers = (issuer,) if issuer is not None else implied(scene, i, said, sentence, told, self._finder)
        return Draft(cue, i, 0, speakers, Content(first, end, colon, "colon")) if speakers and end > first else None

    def _issuer(self, scene: Scene, i: int, sentence: Range) -> Source | None:
        """Who issued the paper whose text follows: named after it, after صدر عن before it, or last."""
        page, mentions = scene.page, scene.mentions
        paper = next((k for k in range(i - 1, sentence.first - 1, -1) if self._finder.heads_paper(page, k)), None)
        if paper is None:
            return None
        if not any(r.pronoun for r in page.words[paper].readings):
            source = self._finder.after(page, paper, i, mentions, scene.passed)
            if source is not None and source.entity is not None:
                return source
            for j in range(sentence.first, paper - 1):
                if scene.folded(j) in self._cues.words.issuing:
                    return self._finder.after(page, j + 1, paper, mentions, scene.passed)
        people = [m for m in mentions.within(sentence.first, paper) if m.entity.type in {"PER", "ORG"}]
        return self._finder.named(page, people[-1].first, people[-1].stop, mentions) if people else None
