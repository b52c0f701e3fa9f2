"""What one passes on from another: `نقل الوزير إلى المحتفلين تحيات الملك`."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.claims.contents import content_of_object
from sijill.claims.cues import Cues
from sijill.claims.drafts import MESSAGE, Draft
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.tokens import Range

_REACH = 10


def message(scene: Scene, i: int, sentence: Range, cues: Cues, finder: SourceFinder) -> Draft | None:
    """The statement of a verb of relaying at token `i` whose object is somebody else's greeting or assurance."""
    page = scene.page
    found = cues.at(page.words[i])
    if found is None or not found.cue.relay or found.kind != "finite" or found.pronoun:
        return None
    source = finder.after(page, i + 1, sentence.stop, scene.mentions, scene.passed)
    at = source.stop if source is not None else i + 1
    first = next((j for j in range(i + 1, min(sentence.stop, at + _REACH)) if _is_message(scene, j, cues)), None)
    if first is None:
        return None
    if source is None or source.first >= first:
        source = finder.before(page, i, sentence.first, scene.mentions)
    content = content_of_object(page, first, sentence, cues)
    if source is None or content is None:
        return None
    senders = scene.mentions.within(content.first + 1, content.stop)
    sender = next((m for m in senders if m.entity.type in {"PER", "ORG"} and not m.attached), None)
    if sender is None:
        return None
    span = page.span(sender.first, sender.stop)
    chain = (source, Source(span, sender.entity.name, sender.entity.id, sender.first, sender.stop))
    return Draft(found.cue, i, found.skip, chain, replace(content, how=MESSAGE), found.gender)


def _is_message(scene: Scene, j: int, cues: Cues) -> bool:
    word = scene.page.words[j]
    return word.folded in cues.words.messages and scene.mentions.at(j) is None
