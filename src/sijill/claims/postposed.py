"""Sources beside what they say: `…، بحسب الوزارة`, `وفقا لما أعلنه الوزير`, `حسبما قالت الوكالة`."""

from __future__ import annotations

import msgspec

from sijill.claims.contents import Content, content_of_object
from sijill.claims.cues import Cue, Cues
from sijill.claims.drafts import Draft
from sijill.claims.scene import Scene
from sijill.claims.source import Source
from sijill.claims.sources import SourceFinder
from sijill.claims.subjects import head_in, past_dateline
from sijill.entities import noun_phrase
from sijill.text import fold
from sijill.tokens import Range

_FOR = fold("ل")
_ABOUT = fold("عن")
_AS_WELL = fold("كما")
_TELLING = frozenset({"say", "announce", "confirm"})
_REACH = 16
_AFTER_COMMA = frozenset({"،", ".", ","})
_TRIM = frozenset({"،", ",", '"', "و", "-", "("})
_OPENING = frozenset({'"', "،", "-"})
_FEW = 4
"""A beginning of so few words before a source in the middle of a sentence is not what it says."""


class Named(msgspec.Struct, frozen=True, gc=False):
    """A source phrase that begins at `first`; the tokens after it begin at `stop`.

    `relays` says that what others say just before it is known through the source.
    """

    cue: Cue
    first: int
    stop: int
    skip: int
    chain: tuple[Source, ...]
    relays: bool


class PostposedReader:
    """Reads phrases that name a source beside what it says."""

    def __init__(self, cues: Cues, finder: SourceFinder) -> None:
        self._cues = cues
        self._finder = finder

    def phrase(self, scene: Scene, i: int, sentence: Range) -> Named | None:
        """The source phrase that begins at token `i`."""
        page = scene.page
        matches = self._cues.sources.at(page.words, i)
        if not matches or matches[0].value.link or scene.folded(i - 1) in self._cues.words.complementizers:
            return None
        match = matches[0]
        if match.value.apart and scene.page.words[i - 1].kind != "punct":
            return None
        at, stop = match.stop, sentence.stop
        while at < stop and scene.folded(at) in self._cues.words.what_told:
            at += 1
        if at >= stop:
            return None
        verb = self._cues.at(page.words[at])
        told = verb is not None and verb.kind == "finite"
        if match.value.verbal and not (told and self._tells(scene, i, at, sentence)):
            return None
        if scene.folded(at) in self._cues.words.stands and at + 2 < stop:
            at += 2
        elif told:
            at += 1
        end = next((k for k in range(at, stop) if scene.folded(k) in _AFTER_COMMA and k not in scene.spoken), stop)
        source = self._named(scene, at, end)
        if source is None or (source.entity is None and head_in(page, source.first, self._cues.words.norms)):
            return None
        chain: tuple[Source, ...] = (source,)
        past = self._past_adjectives(scene, self._past_bracket(scene, max(source.stop, at + 1), stop), end)
        if told and verb is not None and verb.cue.relay:
            about = next((k for k in range(past, end) if scene.folded(k) == _ABOUT), None)
            relayed = self._finder.after(page, about + 1, end, scene.mentions, scene.passed) if about else None
            if relayed is not None:
                chain, past = (source, relayed), relayed.stop
        elif scene.folded(past) in self._cues.words.relaying and scene.folded(past + 1) == _ABOUT:
            relayed = self._finder.after(page, past + 2, end, scene.mentions, scene.passed)
            if relayed is not None:
                chain, past = (source, relayed), relayed.stop
        adjoins = i > sentence.first and scene.page.words[i - 1].kind == "punct"
        relays = scene.folded(i) != _AS_WELL and (adjoins or self._finder.is_medium(source))
        return Named(match.value, i, past, match.key.skip, chain, relays)

    def draft(self, scene: Scene, found: Named, sentence: Range, *, whole: bool = False) -> Draft | None:
        """What the source says: the words before it or, at the head of a sentence, after it.

        `whole` takes all the sentence before it, with what others say there.
        """
        if found.first > sentence.first and scene.folded(found.first - 1) == ".":
            sentence = Range(found.first, sentence.stop)
        before = self._before(scene, sentence.first, found.first, whole=whole)
        content = before
        short = before is None or before.stop - before.first <= _FEW
        if found.first <= sentence.first + 1 or (short and sentence.stop - found.stop > 2 * _FEW):
            first = found.stop
            while first < sentence.stop and (scene.folded(first) in _TRIM or scene.folded(first) == ")"):
                first += 1
            if first < sentence.stop and scene.folded(first) in self._cues.words.trailing:
                first += 1
            content = content_of_object(scene.page, first, sentence, self._cues) or before
        if content is None or content.stop <= content.first:
            return None
        return Draft(found.cue, found.first, found.skip, found.chain, content)

    def _tells(self, scene: Scene, i: int, verb: int, sentence: Range) -> bool:
        """Whether the verb after `كما` tells of what stands before it, not of words of its own."""
        found = self._cues.at(scene.page.words[verb])
        if found is None or i == sentence.first or found.cue.act not in _TELLING:
            return False
        for k in range(verb + 1, min(sentence.stop, verb + _REACH)):
            if scene.folded(k) in self._cues.words.complementizers:
                return False
            if scene.folded(k) in _AFTER_COMMA:
                return True
        return verb + _REACH >= sentence.stop or scene.folded(i) != _AS_WELL

    def _past_adjectives(self, scene: Scene, at: int, stop: int) -> int:
        """Past what is left of the source behind a name in quotation marks (`منظمة "أمل" غير الحكومية`)."""
        words = scene.page.words
        if at == 0 or words[at - 1].kind != "punct":
            return at
        while at < stop:
            readings = words[at].readings
            definite = bool(readings) and all(r.article and r.morph.upos == "ADJ" for r in readings)
            if not definite and scene.folded(at) not in self._cues.words.not_adjectives:
                break
            at += 1
        return at

    @staticmethod
    def _past_bracket(scene: Scene, at: int, stop: int) -> int:
        if scene.folded(at) == "(":
            return next((k + 1 for k in range(at, min(stop, at + _FEW)) if scene.folded(k) == ")"), at)
        return at

    def _named(self, scene: Scene, at: int, end: int) -> Source | None:
        page, mentions = scene.page, scene.mentions
        if scene.folded(at) == '"' and at + 1 < end:
            at += 1
        word = page.words[at]
        if mentions.at(at) is None and (word.folded.startswith("لل") or word.folded[0] == _FOR):
            source = self._finder.attached(page, at, end, mentions, scene.passed)
            if source is not None:
                return source
        mention = mentions.at(at)
        if mention is not None and not mention.attached and mention.first != at:
            return self._finder.named(page, at, mention.stop, mentions)
        if mention is not None and mention.entity.type != "PER" and mention.attached:
            return self._finder.named(page, at, mention.stop, mentions)
        source = self._finder.after(page, at, end, mentions, scene.passed)
        if source is None and mention is not None:
            return self._finder.named(page, at, mention.stop, mentions)
        if source is None and word.folded[0] == _FOR and len(word.folded) > 3:
            stop = noun_phrase(page, at + 1, mentions, end)[1]
            return self._finder.named(page, at, max(stop, at + 1), mentions)
        return source

    def _before(self, scene: Scene, first: int, i: int, *, whole: bool) -> Content | None:
        """The clause or sentence part before a source."""
        words = self._cues.words
        page = scene.page
        start = first = past_dateline(scene.page, first, i, scene.mentions)
        for j in range(first if whole else i - 2, first, -1):
            if scene.folded(j) in words.complementizers and self._cues.at(page.words[max(first, j - 1)]) is not None:
                start = j + 1
                break
        while start < i and (scene.folded(start) in _OPENING or scene.folded(start) in words.connectives):
            start += 1
        stop = i
        while stop > start and scene.folded(stop - 1) in _TRIM:
            stop -= 1
        return Content(start, stop, i, "before") if stop > start else None
