"""Whose words they are where the cue does not say: the last speaker, or the subject of the sentence."""

from __future__ import annotations

from sijill.claims.cues import CueAt
from sijill.claims.drafts import MESSAGE, Draft
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.tokens import Range


def implied(
    scene: Scene, i: int, found: CueAt, sentence: Range, told: list[Draft], finder: SourceFinder
) -> tuple[Source, ...]:
    """The chain of the speaker whom a cue without a subject, or a circumstantial participle, leaves unsaid.

    In order: who speaks earlier in the sentence, the subject of the sentence, who spoke last. Whoever is
    only quoted by another speaker yields to that speaker, and one of the wrong gender to one of the right.
    """
    here = [draft for draft in told if sentence.first <= draft.cue_at < i]
    if not all(_nominal(scene, draft) for draft in here):
        return _likeliest(scene, here, found)
    if i > sentence.first:
        subject = finder.main_subject(scene.page, sentence.first, i, scene.mentions, scene.passed)
        if subject is not None:
            return (subject,)
    return _likeliest(scene, told[-4:], found)


def _nominal(scene: Scene, draft: Draft) -> bool:
    """Whether a verbal noun reports (`اعترافات المتهم بالقتل`), whose subject is not that of its sentence."""
    readings = scene.page.words[draft.cue_at].readings
    return bool(readings) and all(r.morph.verb_form == "Vnoun" for r in readings)


def _likeliest(scene: Scene, told: list[Draft], found: CueAt) -> tuple[Source, ...]:
    if not told:
        return ()
    outer = [d for d in told if not any(o is not d and o.holds(d.cue_at) for o in told)] or told
    fitting = [d for d in outer if found.gender is None or d.feminine is None or d.feminine == found.gender]
    if found.plural and found.kind == "finite":
        fitting = [d for d in fitting if not _one_person(scene, d.chain[-1])]
        outer = fitting
        if not outer:
            return ()
    last = (fitting or outer)[-1]
    chain = last.chain[:1] if last.content.how == MESSAGE else last.chain
    singular = found.gender is False and found.kind == "finite"
    if singular and len(chain) > 1 and _several(scene, chain[-1]) and not _several(scene, chain[-2]):
        return chain[:-1]
    return chain


def _one_person(scene: Scene, source: Source) -> bool:
    """Whether a source is one person by name, so that no plural verb goes on with its words."""
    return any(m.entity.id == source.entity and m.entity.type == "PER" for m in scene.mentions.all)


def _several(scene: Scene, source: Source) -> bool:
    """Whether a source is unnamed and plural, so that no masculine singular goes on with its words."""
    word = scene.page.words[source.first]
    return source.entity is None and bool(word.readings) and any(r.morph.number == "Plur" for r in word.readings)
