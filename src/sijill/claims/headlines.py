"""`فلان: …`: a sentence that opens with a speaker and a colon."""

from __future__ import annotations

from sijill.claims.contents import content_of_object
from sijill.claims.cues import Cues
from sijill.claims.drafts import Draft
from sijill.claims.scene import Scene
from sijill.claims.sources import SourceFinder
from sijill.entities import noun_phrase
from sijill.tokens import Range

_LONGEST_SPEAKER = 8


def headline(scene: Scene, sentence: Range, cues: Cues, finder: SourceFinder) -> Draft | None:
    """The statement of a sentence that opens with a speaker and a colon."""
    page, mentions = scene.page, scene.mentions
    limit = min(sentence.stop, sentence.first + _LONGEST_SPEAKER)
    at = next((j for j in range(sentence.first + 1, limit) if scene.folded(j) == ":"), None)
    if at is None or at + 2 >= sentence.stop:
        return None
    if any(page.words[j].kind == "number" or cues.at(page.words[j]) for j in range(sentence.first, at)):
        return None
    mention = mentions.at(sentence.first)
    place = mention is not None and mention.entity.type == "LOC" and mention.stop == at
    if place and not _speaks_for_itself(scene, at + 1, sentence.stop):
        return None
    end = noun_phrase(page, sentence.first, mentions, at)[1]
    if end != at and not finder.addressed(page, end):
        return None
    source = finder.named(page, sentence.first, end, mentions)
    if source.entity is None and not finder.speaks(page, sentence.first):
        return None
    content = content_of_object(page, at + 1, sentence, cues)
    return Draft(cues.colon, at, 0, (source,), content) if content is not None else None


def _speaks_for_itself(scene: Scene, first: int, stop: int) -> bool:
    """Whether the words after a place and a colon are a state's own: quoted, or of a first person."""
    if scene.folded(first) in {'"', "'"}:
        return True
    persons = ({r.morph.person for r in scene.page.words[k].readings} for k in range(first, stop))
    return any(found == {"1"} for found in persons)
