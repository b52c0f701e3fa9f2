"""What only foretells: a future that nobody undertakes (`سيؤدي القرار إلى أزمة`, `يتوقع المحلل أن المدينة ستسقط`)."""

from __future__ import annotations

from itertools import pairwise

from sijill.claims.actions import of_perfect
from sijill.claims.source import Source, of_mention
from sijill.claims.sources import SourceFinder
from sijill.claims.subjects import bare
from sijill.claims.undertakings import Undertaking
from sijill.claims.wordlists import word_lists
from sijill.entities import Mentions, noun_phrase
from sijill.lexicon import Lexicon
from sijill.model import Span, Statement
from sijill.text import fold
from sijill.tokens import Page, Range

_WARN, _BINDING = "warn", frozenset({"announce", "promise", "threaten"})
_EXPECTED, _THREAT = "commitments.expected", "commitments.threat"
_CODE = 3
_WHETHER = (fold("ما"), fold("إذا"))
_BACK, _HEAD = 8, 3
"""How far before a future a word of supposing governs it, and how far from its clause's head who acts stands."""


class Forecasts:
    """Tells forecasts from undertakings."""

    def __init__(self, lexicon: Lexicon, finder: SourceFinder) -> None:
        words = lexicon.yaml("commitments/words.yaml")
        self._finder = finder
        self._lists = word_lists(lexicon)
        self._supposing = frozenset(words["supposing"])
        self._perhaps = frozenset(map(fold, words["perhaps"]))
        self._observers = frozenset(map(fold, words["observers"]))
        self._will = frozenset(map(fold, words["future"]))
        self._bodies = frozenset(map(fold, words["bodies"]))
        future = next(entry for entry in lexicon.yaml("commitments/patterns.yaml") if entry.get("future"))
        self._states = frozenset(future["states"])
        self._happening = frozenset(words["happening"])
        self._own = frozenset(map(fold, words["own"]))
        self._country = frozenset(map(fold, words["country"]))
        rows = lexicon.tsv("actors/states.tsv")
        self._nations = frozenset(fold(n) for row in rows for n in (row["name"], *row["variants"].split(",")))
        self._cues = frozenset(words["supposing_cues"])

    def only(
        self,
        page: Page,
        draft: Undertaking,
        sentence: Range,
        mentions: Mentions,
        statement: Statement | None,
        by: str,
        source: Span,
    ) -> bool:
        """Whether the future of a draft is foretold, not undertaken; `source` are the words for who would act."""
        verb = draft.cue + 1 if page.words[draft.cue].folded in self._will else draft.cue
        own = statement is not None and (
            _alike(by, statement.speaker_name) or self.is_own(fold(by.split(maxsplit=1)[0]))
        )
        verb = draft.first if draft.pattern.id == _EXPECTED else verb
        if draft.pattern.id == _EXPECTED:
            if page.words[verb].lemmas & self._states:
                return True
        elif not own and draft.pattern.id != _THREAT and self._foretold(page, draft.cue, sentence, statement):
            return True
        if draft.pattern.id != _THREAT and self._happens(page, min(verb, draft.stop - 1)):
            return False
        if draft.pattern.id == _THREAT and statement is not None and statement.entity is None:
            acts = self.acts(page, draft.cue + 1) or self.acts(page, page.token_at(source.start))
            says = statement.cue.touches(page.span(draft.cue, draft.cue + 1)) and of_perfect(page.words[draft.cue])
            return not acts and not (says and self._finder.can_speak(statement.speaker_name))
        if statement is not None and source == statement.cue:
            return statement.act not in _BINDING and not self._of_speaker(page, verb, statement)
        at = page.token_at(source.start)
        end = page.token_at(source.end - 1) + 1
        if own:
            return False  # `حذر الوزير من أن بلاده سترد`
        named = any(m.first < end and at < m.stop and m.entity.type != "FAC" for m in mentions.all)
        return not named and not self.acts(page, at)

    def acts(self, page: Page, i: int) -> bool:
        """Whether the word at token `i` is a noun for those who act, or for what is held or sent."""
        return self._finder.speaks(page, i) or bare(page.words[i].folded) in self._bodies

    def is_own(self, folded: str) -> bool:
        """Whether the word is one for what a speaker speaks for (`بلاده`)."""
        return folded in self._own

    def meant(self, name: str, statement: Statement | None, mentions: Mentions) -> str:
        """The name, or for `بلاده` that of the speaker's country where the page has it, else the speaker's."""
        if statement is None or fold(name) not in self._country:
            return name
        speaker = next((e for e in mentions.entities if e.id == statement.entity), None)
        code = speaker.code[:_CODE] if speaker is not None and speaker.code else None
        countries = (e.name for e in mentions.entities if e.code == code and fold(e.name) in self._nations)
        return next(countries, statement.speaker_name)

    def leading(self, page: Page, draft: Undertaking, statement: Statement, mentions: Mentions) -> Source | None:
        """Who stands at the head of the clause that the future ends (`قال إن كل دول الحلف سترسل قوات`)."""
        verb = draft.cue
        start = page.token_at(statement.content.start)
        clauses = (j + 1 for j in range(verb - 1, start - 1, -1) if page.words[j].folded in self._lists.complementizers)
        start = next(clauses, start)
        if start < verb and page.words[start - 1].folded in self._lists.pronoun_subjects:
            return None
        if any(_finite(page, j) and mentions.at(j) is None for j in range(start, verb)):
            return None
        for k in range(start, min(start + _HEAD, verb)):
            mention = mentions.at(k)
            if mention is not None and mention.first == k:
                acts = mention.entity.type != "FAC" and mention.stop <= verb
                return of_mention(page, k, mention.stop, mention) if acts else None
            if self.acts(page, k) or self.is_own(page.words[k].folded):
                stop = noun_phrase(page, k, mentions, verb)[1]
                return self._finder.named(page, k, stop, mentions) if stop > k else None
        return None

    def _foretold(self, page: Page, i: int, sentence: Range, statement: Statement | None) -> bool:
        """Whether whoever speaks supposes or warns, or is one who judges what others do."""
        start = sentence.first
        if statement is not None:
            if statement.act == _WARN or statement.rule in self._cues:
                return True
            if bare(fold(statement.speaker_name).split()[0]) in self._observers:
                return True
            if statement.content.start <= page.starts[i]:
                start = max(start, page.token_at(statement.content.start))
        before = [page.words[j] for j in range(max(start, i - _BACK), i)]
        if any((one.folded, other.folded) == _WHETHER for one, other in pairwise(before)):
            return True  # `لم يعلن الرئيس ما إذا كان سيترشح`
        return any(word.lemmas & self._supposing or bare(word.folded) in self._perhaps for word in before)

    def _happens(self, page: Page, verb: int) -> bool:
        """Whether the verb says that an act will take place, whoever does it (`ستجري الانتخابات`, `سيعقد الاجتماع`)."""
        word = page.words[verb]
        return bool(word.lemmas & self._happening) or any(r.morph.voice == "Pass" for r in word.readings)

    def _of_speaker(self, page: Page, verb: int, statement: Statement) -> bool:
        """Whether the future is the speaker's own or of whom they address, by person or pronoun (`قال إنه سيرد`)."""
        if any(r.morph.person in {"1", "2"} for r in page.words[verb].readings):
            return True
        before = [page.words[j].folded for j in range(max(0, verb - 2), verb)]
        opens = page.token_at(statement.content.start) >= verb - 1
        return opens or before[-1].startswith(("و", "،")) or any(w in self._lists.pronoun_subjects for w in before)


def _finite(page: Page, j: int) -> bool:
    readings = page.words[j].readings
    return bool(readings) and all(r.morph.verb_form == "Fin" for r in readings)


def _alike(one: str, other: str) -> bool:
    mine, its = ({bare(word) for word in fold(name).split()} for name in (one, other))
    return bool(mine & its)
