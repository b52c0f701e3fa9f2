"""The entities of a page: registers first, then grammar, then identity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from sijill.entities.actors import ActorCoder
from sijill.entities.found import FoundName, Role, is_function_word
from sijill.entities.fuller import FullerRoles
from sijill.entities.heads import HeadGrammar
from sijill.entities.identity import Clusters
from sijill.entities.namewords import NameWords
from sijill.entities.persons import PersonGrammar
from sijill.entities.places import Locator
from sijill.entities.registers import Known, Registers
from sijill.entities.shortforms import ShortForms, words_of
from sijill.entities.tagger import MODEL, Tagger, decode
from sijill.entities.tagger import RULE as TAGGER
from sijill.lexicon import Lexicon
from sijill.model import Entity, Reason, Span
from sijill.tokens import Page, PhraseMatch

Convention = Literal["guidelines", "conll"]
"""What counts as a name, see `EntityReader`."""

_PLACES_BUT_STATES = tuple(
    f"places.{stem}." for stem in ("towns", "spots", "areas", "regions", "facilities", "airports")
)
_STATES = "places.countries."
_TOWNS = ("places.towns.", "places.spots.")
_FEMININE = ("ه", "ات")
_DEFINITE = ("ال", "وال", "بال", "لل", "فال", "كال")
_LIKE = "ك"
_UNLIKE = frozenset({"غير", "وغير"})
_LOCATIVE = frozenset({"في", "الي", "من", "مدينه", "محافظه", "بلده", "قريه"})


class EntityReader:
    """Finds the named entities of a page."""

    def __init__(self, lexicon: Lexicon, *, tagger: bool = False, names: Convention = "guidelines") -> None:
        """Read with `lexicon`; with its `tagger` too where asked and where it has one.

        Args:
            lexicon: registers, word lists and model.
            tagger: whether to read with the tagger.
            names: what counts as a name. `guidelines`: as the project's guidelines have it; `conll`: as the corpora
                have it that the tagger learned from (docs/tagger.md says how they differ), which takes the tagger.
        """
        self.registers = Registers(lexicon)
        self._words = words = NameWords(lexicon, self.registers)
        self._heads = HeadGrammar(self.registers, words)
        self._locator = Locator(lexicon, self.registers.places, self.registers.nation)
        self._coder = ActorCoder(lexicon)
        self._short_forms = ShortForms(self.registers, words)
        self._persons = PersonGrammar(lexicon, self.registers, words)
        model = lexicon.model(MODEL) if tagger else None
        self._tagger = Tagger(decode(model), self.registers) if model is not None else None
        self._as_tagged = names == "conll"

    def read(self, page: Page) -> tuple[Entity, ...]:
        """All entities with their mentions, in order of first mention."""
        known: dict[int, Known] = {}
        matches, found = self.rule_names(page, known)
        if self._tagger is not None:
            revise = self._tagger.as_tagged if self._as_tagged else self._tagger.revise
            found = revise(page, matches, found)
            for name in found:
                if name.rule == TAGGER:
                    known.pop(name.first, None)
        found = self._persons.with_roles(page, found)
        if self._tagger is None or not self._as_tagged:
            found.extend(self._short_forms.find(page, found))
        groups = Clusters(page, self.registers).group(found)
        names = frozenset(i for name in found for i in range(name.first, name.stop))
        fuller = FullerRoles(page, self._persons.titles, names, [name.role for name in found if name.role is not None])
        entities = tuple(self._entity(page, group, known, fuller, number) for number, group in enumerate(groups, 1))
        published = page.document.published
        return self._coder.code(self._locator.locate(page, entities), published.isoformat() if published else None)

    def rule_names(
        self, page: Page, known: dict[int, Known] | None = None
    ) -> tuple[list[PhraseMatch[Known]], list[FoundName]]:
        """The register entries in the text, and the names that registers and grammar make of it; `known` is filled."""
        matches = [m for m in self.registers.known.longest(page) if not self._describes(page, m)]
        registered = self._registered(page, matches, {} if known is None else known)
        found = self._longest([*registered, *self._heads.find(page)])
        blocked = frozenset(i for name in found if name.type != "PER" for i in range(name.first, name.stop))
        persons = {name.first: name.stop for name in found if name.type == "PER" and not name.skip}
        return matches, self._longest([*found, *self._persons.find(page, blocked, persons)])

    def _registered(self, page: Page, matches: list[PhraseMatch[Known]], known: dict[int, Known]) -> list[FoundName]:
        found: list[FoundName] = []
        for match in self._with_joined(page, matches):
            entry = match.value
            if self._part_of_word(page, match) or (entry.common and not self._supported(page, match, found)):
                continue
            if self._in_a_name(page, match) or (entry.type == "LOC" and _has_tanwin(page, match.stop - 1)):
                continue
            first, skip = match.first, 0 if match.key.merged else match.key.skip
            if self._bare_medium(page, match):
                first, skip = first + 1, 0
            known[first] = entry
            found.append(FoundName(first, match.stop, skip, entry.type, entry.rule, known=entry.name))
        return found

    def _bare_medium(self, page: Page, match: PhraseMatch[Known]) -> bool:
        """Whether the name is a head that stays outside (`شبكة`) and a bare name that the register has by itself."""
        head = self.registers.heads.get(match.key.text) if match.stop > match.first + 1 else None
        if head is None or not head.alone:
            return False
        rest = self.registers.known.at(page.words, match.first + 1)
        return any(other.stop == match.stop and other.value.rule == match.value.rule for other in rest)

    def _part_of_word(self, page: Page, match: PhraseMatch[Known]) -> bool:
        """Whether a town of one word is only the rest of a known word that begins like a particle (`كريم`, `بلاد`),
        or is itself a particle with a pronoun (`عنه`) or an adjective of nation (`السويدية`)."""
        if match.stop > match.first + 1 or not match.value.rule.startswith(_PLACES_BUT_STATES):
            return False
        word = page.words[match.first]
        if match.key.skip and not match.key.merged:
            if match.key.preposition == _LIKE:
                return True  # كباجة, كقارص: mostly the rest of another word
            return word.folded in self.registers.given or any(
                not r.conjunction and not r.preposition for r in word.readings
            )
        return is_function_word(word) or self.registers.nation(word) is not None

    def _describes(self, page: Page, match: PhraseMatch[Known]) -> bool:
        """Whether the name of a state is the adjective of a feminine before it, both definite or neither (طائرة سورية,
        الحكومة السعودية)."""
        at = match.first
        if not at or match.stop > at + 1 or match.key.skip or not match.value.rule.startswith(_STATES):
            return False
        if self.registers.nation(page.words[at]) is None:
            return False
        before = page.words[at - 1]
        if before.folded in _UNLIKE:
            return True
        if page.words[at].folded.startswith("ال"):
            return before.folded.startswith(_DEFINITE) and before.folded.endswith(_FEMININE)
        if not before.readings:
            return before.kind == "word" and before.folded.endswith(_FEMININE) and not before.folded.startswith("ال")
        return any(
            r.morph.upos in {"NOUN", "ADJ"} and not (r.article or r.pronoun) and r.stem.endswith(_FEMININE)
            for r in before.readings
        )

    def _in_a_name(self, page: Page, match: PhraseMatch[Known]) -> bool:
        """Whether a place's name of one word is part of a person's: after `بن`, or a given name after another one."""
        if match.value.type != "LOC" or match.stop > match.first + 1 or match.first == 0 or match.key.skip:
            return False
        before = self._words(page.words[match.first - 1])
        given = self._words(page.words[match.first]).given
        return (before.link and not self._words.bare_link(page.words[match.first - 1])) or (given and before.given)

    def _with_joined(self, page: Page, matches: list[PhraseMatch[Known]]) -> Iterator[PhraseMatch[Known]]:
        """The register entries, each with the name of a place joined to it by و that else needs a head
        (بين البوكمال والميادين)."""
        for match in matches:
            yield match
            if match.value.rule.startswith(_TOWNS) and self._joined(page, match.stop):
                yield from self.registers.headed.at(page.words, match.stop)[:1]

    def _joined(self, page: Page, at: int) -> bool:
        """Whether the word at token `at` is surely و and a name: no known word begins with its letters (وكيل)."""
        if at >= len(page.words) or page.words[at].folded[0] != "و":
            return False
        word = page.words[at]
        whole = any(not reading.conjunction for reading in word.readings) or word.folded in self.registers.offices
        return not whole and not is_function_word(word)

    def _supported(self, page: Page, match: PhraseMatch[Known], found: list[FoundName]) -> bool:
        """Whether the context speaks for a name that is also an ordinary word."""
        if match.key.conjunction and found and found[-1].stop == match.first and found[-1].rule.startswith(_TOWNS):
            return match.value.rule.startswith(_TOWNS) and self._joined(page, match.first)
        if match.value.type == "ORG":
            return match.key.text.startswith("ال")
        if match.value.name.endswith("ة") and page.words[match.stop - 1].stripped.endswith("ه"):
            return False
        before = page.words[match.first - 1].folded if match.first else ""
        return (
            match.value.type == "LOC"
            and (before in _LOCATIVE or match.key.preposition == "ب")
            and not (match.first + 1 < len(page.words) and self.registers.nation(page.words[match.first + 1]))
        )

    @staticmethod
    def _longest(found: list[FoundName]) -> list[FoundName]:
        """Of overlapping names keep the longest; of equals the one from a register."""
        kept: list[FoundName] = []
        taken: set[int] = set()
        for name in sorted(found, key=lambda n: (-(n.stop - n.first), n.known is None, n.role is None, n.first)):
            tokens = range(name.first, name.stop)
            if taken.isdisjoint(tokens):
                kept.append(name)
                taken.update(tokens)
            elif name.role is not None:
                for at, other in enumerate(kept):
                    if other.overlaps(name) and other.type == "PER" and other.role is None:
                        kept[at] = replace(other, role=name.role)
        return sorted(kept)

    def _entity(
        self, page: Page, group: list[FoundName], known: dict[int, Known], fuller: FullerRoles, number: int
    ) -> Entity:
        mentions = tuple(page.span_inside(name.first, name.stop, name.skip) for name in group)
        fullest = self._fullest(page, group)
        entry = next((known[name.first] for name in group if name.first in known), None)
        first = group[0]
        role = max((name.role for name in group if name.role is not None), key=_telling, default=None)
        role = fuller.fuller(role) if role is not None else None
        return Entity(
            id=f"n{number}",
            name=_plain(page.span_inside(fullest.first, fullest.stop, fullest.skip).text),
            type=first.type,
            mentions=mentions,
            role=_role_text(page, role) if role is not None else None,
            code=entry.code if entry else None,
            geo=entry.geo if entry else None,
            evidence=page.evidence(first.first, first.stop),
            rule=fullest.rule,
            confidence=0.95 if entry else fullest.confidence,
            because=tuple(_reasons(page, group, mentions, role)),
        )

    @staticmethod
    def _fullest(page: Page, group: list[FoundName]) -> FoundName:
        """The mention that names an entity: its fullest form; for a place that of the name most used.

        Of equals a nominative (الحوثيون), then one whose letters no preposition swallowed, then the first.
        """
        words = [frozenset(words_of(page, name)) for name in group]

        def rank(n: int) -> tuple[int, int, bool, bool, int]:
            name, last = group[n], page.words[group[n].stop - 1].folded
            uses = sum(other <= words[n] for other in words) if name.type == "LOC" else 0
            length, nominative, whole = name.stop - name.first, last.endswith("ون"), not last.startswith("لل")
            return uses, length, nominative, whole, -name.first

        return group[max(range(len(group)), key=rank)]


def _has_tanwin(page: Page, at: int) -> bool:
    """Whether a word is printed as an indefinite accusative, as no place is (دوماً, مركزاً تركياً)."""
    return page.words[at].folded[-1] == "ا" and _TANWIN in page.printed(at)[-2:]


_TANWIN = "\N{ARABIC FATHATAN}"
_MERGED = 4
"""A word of more letters in لل has lost its article to ل."""


def _plain(name: str) -> str:
    """A name as prose writes it: without the marks of a hashtag (#مجلس_الأمن), with the article that ل swallowed."""
    if name.startswith("لل") and len(name.split(maxsplit=1)[0]) > _MERGED:
        name = "ا" + name[1:]
    return " ".join(name.replace("#", " ").replace("_", " ").split()) if "_" in name or "#" in name else name


def _telling(role: Role) -> tuple[int, int, int]:
    """How much a role says: its weight (little where it is one word), its length; of equals the first."""
    length = role.stop - role.first
    return role.weight if length > 1 else min(role.weight, 1), length, -role.first


def _role_text(page: Page, role: Role) -> str:
    """The role as printed, with the article that merged with a preposition (`للرئيس السابق`: `الرئيس السابق`)."""
    text = page.span_inside(*_trimmed(page, role), role.skip).text
    return "ال" + text[2:] if role.skip == 0 and text.startswith("لل") else text


def _trimmed(page: Page, role: Role) -> tuple[int, int]:
    first, stop = role.first, role.stop
    while stop > first + 1 and page.words[stop - 1].kind == "punct":
        stop -= 1
    return first, stop


def _reasons(page: Page, group: list[FoundName], mentions: tuple[Span, ...], role: Role | None) -> list[Reason]:
    reasons = [Reason(name.rule, "mention", mention) for name, mention in zip(group, mentions, strict=True)]
    if role is not None:
        reasons.append(Reason(role.title.rule, "role", page.span_inside(*_trimmed(page, role), role.skip)))
    return reasons
