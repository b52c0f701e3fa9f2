"""Whom a verb accuses, where no particle parts its object from its subject: `تتهم الصين | الحكومة الهندية بالسعي`."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.claims.contents import Content, content_of_object
from sijill.claims.cues import Cue, CueAt, Cues
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.claims.subjects import bare_forms, conjoined
from sijill.text import fold
from sijill.tokens import Page, Range, Word

_RELATIONAL = ("ي", "يه")
_TO = frozenset(map(fold, ("إلى", "على", "ل")))
_THEME = 4


def accused(
    scene: Scene,
    i: int,
    found: CueAt,
    content: Content,
    source: Source | None,
    sentence: Range,
    cues: Cues,
    finder: SourceFinder,
    *,
    earlier: bool,
    known: bool,
) -> tuple[Source | None, Content] | None:
    """Who accuses, None where the verb leaves it unsaid, and the words from whom it accuses; None of a passive.

    `content` are the words after ب alone; `earlier` says that somebody spoke before, `known` that
    the subject stands before the verb (`الحكومة كانت قد اتهمت الحركة بالهجوم`).
    """  # fmt: skip
    page = scene.page
    first = source.first if source is not None else i + 1
    start = object_start(scene, first, content.opener, finder)
    if start is not None:
        object_ = content_of_object(page, start, sentence, cues)
        return (finder.named(page, first, start, scene.mentions), object_) if object_ is not None else None
    later = (cues.at(page.words[j]) for j in range(content.stop, sentence.stop))
    if any(following is not None and following.kind == "participle" for following in later):
        return source, content
    if source is None or source.stop > content.opener:
        return None
    if not known and not _goes_on(scene, i, found, content, cues, earlier=earlier):
        return None
    object_ = content_of_object(page, source.first, sentence, cues)
    return (None, object_) if object_ is not None else None


def object_start(scene: Scene, first: int, stop: int, finder: SourceFinder) -> int | None:
    """Where a second noun phrase begins in tokens `[first, stop)`, which nothing else parts from the first."""
    page, mentions = scene.page, scene.mentions
    for k in range(first + 1, stop):
        mention, before = mentions.at(k), mentions.at(k - 1)
        if mention is not None and mention.first < k:
            continue
        closed = page.words[k - 1].folded.startswith(("ال", "وال", "لل")) or before is not None
        closed = closed or page.words[k - 1].folded in {"،", '"'}
        if not closed or conjoined(page.words[k]):
            continue
        if mention is not None:
            if not mention.attached and (mention.entity.type != "PER" or before is not None):
                return k
        elif _noun(page, k) or (not page.words[k].readings and finder.speaks(page, k)):
            return k
    return None


def _noun(page: Page, k: int) -> bool:
    """Whether a noun that is no adjective of what stands before it begins at token `k`."""
    word = page.words[k]
    readings = [r for r in word.readings if not r.preposition]
    if not readings or len(readings) < len(word.readings) or word.folded.endswith(_RELATIONAL):
        return False
    return all(r.morph.upos == "NOUN" and r.morph.verb_form != "Part" for r in readings)


def _goes_on(scene: Scene, i: int, found: CueAt, content: Content, cues: Cues, *, earlier: bool) -> bool:
    """Whether the subject of the verb is known from before it, so that the noun after it is the object."""
    page, before = scene.page, scene.folded(i - 1)
    if before in cues.words.relatives:
        # `الرجل الذي اتهم الجهاز بقتله`: whom the pronoun takes up is no subject.
        return not any(r.pronoun for r in page.words[content.first].readings)
    return i > page.sentence(i).first and conjoined(page.words[i]) and not found.plural and earlier


def themed(scene: Scene, i: int, content: Content, cue: Cue) -> bool:
    """Whether the words reported speak at once of what the cue is about (`تبنت الحركة سلسلة من الهجمات`)."""
    if not cue.heads or content.how == "before":
        return True
    first = range(i + 1 if content.how == "clause" else content.first, min(content.stop, content.first + _THEME))
    return any(_about(scene, j, cue) for j in first)


def blamed(
    scene: Scene, source: Source | None, content: Content, cue: Cue, finder: SourceFinder
) -> tuple[Source | None, Content]:
    """Who blames and the words from whom it blames, where both stand before what is laid on somebody.

    A single noun is no subject there (`تحمل واشنطن | المسؤولية`).
    """
    if not cue.given or source is None or content.first != source.stop or not _about(scene, content.first, cue):
        return source, content
    start = object_start(scene, source.first, source.stop, finder)
    if start is not None:
        return finder.named(scene.page, source.first, start, scene.mentions), replace(content, first=start)
    addressed = (scene.page.words[j] for j in range(content.first + 1, content.stop))
    if any(word.folded in _TO or _with_l(word) for word in addressed):
        return source, content
    return None, replace(content, first=source.first)


def _with_l(word: Word) -> bool:
    """Whether ل is surely written onto the word."""
    readings = word.readings
    return word.folded.startswith("لل") or (bool(readings) and all(r.preposition == "ل" for r in readings))


def _about(scene: Scene, j: int, cue: Cue) -> bool:
    """Whether the word at token `j` is a noun of the cue's theme."""
    if any(form in cue.theme for form in bare_forms(scene.folded(j))):
        return True
    return any(fold(r.lemma) in cue.theme for r in scene.page.words[j].readings if r.morph.verb_form != "Fin")
