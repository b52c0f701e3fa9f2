"""Names of persons: titles and what follows them, listed names, `بن`, `أبو`, `آل`, `عبد ال…`, unknown words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress

from msgspec.structs import replace

from sijill.entities.found import FoundName, Role, has_conjunction, is_function_word, is_verb
from sijill.entities.namewords import NameWord, NameWords
from sijill.entities.registers import Registers
from sijill.entities.titles import INSIDE, Titles
from sijill.lexicon import Lexicon
from sijill.tokens import Column, Page, Word

_LONGEST_NAME = 7
_FARTHEST_TITLE = 13
_TIES = frozenset({"-", "#", "_"})
_GIVEN = "entities.given_name"
_LINK = "entities.name_link"
_SPEECH = "entities.after_speech"
_NATION = "entities.after_nation"


class PersonGrammar:
    """Finds persons by title, listed name or context; a title with its complement is kept as the role."""

    def __init__(self, lexicon: Lexicon, registers: Registers, words: NameWords) -> None:
        self._registers = registers
        self._words = words
        self.titles = self._titles = Titles(lexicon, registers)
        self._active = Column(self._may_begin)

    def find(self, page: Page, taken: frozenset[int], known: Mapping[int, int]) -> Iterator[FoundName]:
        """All persons, in order; `taken` tokens belong to names of organisations and places, `known` persons begin
        and end at these tokens."""
        active = self._active(page)
        for first, stop in page.sentences:
            tokens = list(compress(range(first, stop), active[first:stop]))
            if known:
                tokens = sorted({*tokens, *(i for i in known if first <= i < stop)})
            if tokens:
                yield from self._sentence(_Reading(page, first, stop, taken, known, self._words), tokens)

    def _sentence(self, at: _Reading, tokens: Sequence[int]) -> Iterator[FoundName]:
        after = at.first
        shared: Role | None = None
        for i in tokens:
            if i < after:
                continue
            word = at.page.words[i]
            found = self._titled(at, i) or (self._untitled(at, i) if i not in at.taken else None)
            if found is None:
                continue
            if found.role is None and shared is not None and found.first == i and has_and(word):
                found = replace(found, role=shared)
            elif found.role is None or found.role.weight == 1 or found.role.stop == found.role.first + 1:
                later = self._titles.after(at.page, found.stop, at.stop, at.taken, at.starts)
                found = replace(found, role=later or found.role)
            shared = found.role if found.role is not None and found.role.title.many else None
            yield found
            after = found.stop if found.role is None or found.role.first < found.stop else found.role.first + 1

    def _may_begin(self, word: Word) -> bool:
        """Whether a title or a name can begin with the word."""
        if word.kind != "word":
            return False
        name = self._words(word)
        begins = name.listed or name.strange or self._words.opener_skip(word) is not None
        return begins or self._titles.begins(word)

    def _titled(self, at: _Reading, i: int) -> FoundName | None:
        found = self._titles.before(at.page, i, at.stop, at.taken, at.starts)
        if found is None:
            return None
        name, role = found
        end = at.name_end(name)
        bare = role.title.kind != "rank" and name == i + 1 and not at.page.words[i].folded[role.skip :].startswith("ال")
        if end - name < 2 and bare and not (at.word(name).alone or name in at.known):
            return None
        if role.title.many and not at.joined(end):
            return None
        return FoundName(name, end, 0, "PER", role.title.rule, role=role)

    def with_roles(self, page: Page, found: Sequence[FoundName]) -> list[FoundName]:
        """The names, those of persons that have no role yet with the title before or after them; what grammar did not
        see to be a name hides its title from it."""
        taken = frozenset(i for name in found if name.type != "PER" for i in range(name.first, name.stop))
        return [
            replace(name, role=self._role(page, name, taken)) if name.type == "PER" and name.role is None else name
            for name in found
        ]

    def _role(self, page: Page, name: FoundName, taken: frozenset[int]) -> Role | None:
        first, stop = page.sentence(page.sentence_of(name.first))
        for i in range(max(first, name.first - _FARTHEST_TITLE), name.first):
            if i not in taken and self._titles.begins(page.words[i]):
                found = self._titles.before(page, i, stop, taken, lambda at: at == name.first)
                if found is not None and found[0] == name.first and not found[1].title.many:
                    return found[1]
        return self._titles.after(page, name.stop, stop, taken, lambda _: False)

    def _untitled(self, at: _Reading, i: int) -> FoundName | None:
        """A registered or listed name, one that begins with a link, or an unknown word where a person is expected."""
        word = at.word(i)
        if i in at.known:
            return FoundName(i, at.name_end(i), 0, "PER", _GIVEN)
        listed = word.listed and not (at.page.words[i].folded in INSIDE and not at.word(i + 1).given)
        if listed and not self._verbal(at, i):
            end = at.name_end(i)
            if end - i >= 2 and (word.given or word.alone) and self._pair(at, i, word):
                return FoundName(i, end, word.skip, "PER", _GIVEN)
            if word.alone and end - i == 1 and not at.page.words[i].folded.startswith("ال"):
                return FoundName(i, end, word.skip, "PER", _GIVEN)
        if at.opens(i):
            return FoundName(i, at.name_end(i), at.words.opener_skip(at.page.words[i]) or 0, "PER", _LINK)
        if i > at.first and at.page.words[i - 1].kind == "word":
            before = at.page.words[i - 1]
            title = self._titles.begins(at.page.words[i])  # دعا الأمين العام
            if not title and self._words(before).speech and self._speaks(at, i, before):
                return FoundName(i, at.name_end(i), 0, "PER", _SPEECH)
            if self._registers.nation(before) is not None and self._described(at, i):
                return FoundName(i, at.name_end(i), 0, "PER", _NATION)
        return None

    def _verbal(self, at: _Reading, i: int) -> bool:
        """Whether a word that can be a verb stands where nothing else can (وقد طالب …)."""
        words = at.page.words
        return (
            i > at.first
            and self._words.before_verb(words[i - 1])
            and any(r.morph.verb_form == "Fin" for r in words[i].readings)
        )

    def _pair(self, at: _Reading, i: int, word: NameWord) -> bool:
        """Whether a name whose first part can be an ordinary word goes on with what is certainly one."""
        if word.alone:
            return True
        following = at.word(i + 1)
        return following.listed or following.strange or following.link or at.misread(i + 1)

    def _speaks(self, at: _Reading, i: int, verb: Word) -> bool:
        """Whether an unknown word or a listed name after a verb of speech is a person; a feminine verb has bodies as
        subjects too (`أعلنت نوكيا`)."""
        printed, word = at.page.words[i], at.word(i)
        if has_and(printed):
            return False
        if word.given and not word.skip and not any(r.morph.upos == "VERB" for r in printed.readings):
            return True
        if not at.starts(i):
            return False
        return word.listed or not verb.folded.endswith("ت") or at.name_end(i) - i >= 2

    def _described(self, at: _Reading, i: int) -> bool:
        """Whether a definite noun and its adjective of nation describe the unknown word at token `i`."""
        if i - 2 < at.first or i - 2 in at.taken or i - 1 in at.taken:
            return False
        noun, nation = at.page.words[i - 2], at.page.words[i - 1]
        if not (noun.folded.startswith("ال") and nation.folded.startswith("ال")) or not at.starts(i):
            return False
        if self._registers.heads.get(noun.folded.removeprefix("ال")) is not None:
            return False
        return at.word(i).listed or at.name_end(i) - i >= 2


class _Reading:
    """One sentence while its persons are looked for."""

    def __init__(
        self, page: Page, first: int, stop: int, taken: frozenset[int], known: Mapping[int, int], words: NameWords
    ) -> None:
        self.page = page
        self.first = first
        self.stop = stop
        self.taken = taken
        self.known = known
        self.words = words
        self.starts: Callable[[int], bool] = self._starts

    def word(self, i: int) -> NameWord:
        """The class of the word at token `i`; nothing where the sentence or a name of something else is."""
        return self.words(self.page.words[i]) if i < self.stop and i not in self.taken else NameWord()

    def _starts(self, i: int) -> bool:
        """Whether a person's name can start at token `i` after a title."""
        if i in self.known:
            return True
        if i in self.taken or i >= self.stop:
            return False
        printed = self.page.words[i]
        word = self.word(i)
        if self.words.nation(printed):
            return False
        if word.alone and not word.skip:
            return True
        following = self.word(i + 1)
        if word.given and not word.skip:
            return not printed.readings or self._follows(i + 1)
        if self.opens(i):
            return self.words.opener_skip(printed) == 0
        if word.family and not word.skip:
            return not printed.readings or following.given
        if not word.strange:
            return False
        if not printed.folded.startswith("ال"):
            return not (printed.folded[0] in "فبلك" and following == NameWord() and self._definite(i + 1))
        return i - 1 in self.taken and (following.listed or following.strange)

    def joined(self, end: int) -> bool:
        """Whether another name may be joined to one that ends before token `end` (`فلان وفلان`, `فلان، فلان`)."""
        return end < self.stop and (has_and(self.page.words[end]) or self.page.words[end].folded in {"،", ","})

    def opens(self, i: int) -> bool:
        """Whether a link that can begin a name (`أبو`) stands at token `i` before what it can be tied to."""
        if i + 1 >= self.stop or i + 1 in self.taken or self.words.opener_skip(self.page.words[i]) is None:
            return False
        following = self.word(i + 1)
        return following.listed or following.strange or (following.link and self.word(i + 2).listed)

    def _follows(self, i: int) -> bool:
        """Whether token `i` goes on with a name that begins before it; a misspelled one only between others."""
        word = self.word(i)
        after = self.word(i + 1) if word.doubtful else word
        return word.link or after.listed or after.strange

    def _definite(self, i: int) -> bool:
        return i < self.stop and self.page.words[i].folded.startswith("ال")

    def name_end(self, i: int) -> int:
        """The token after the last word of a name that starts at token `i`."""
        words = self.page.words
        end = self.known.get(i, i + 1)
        if i in self.known and not self._goes_past(end):
            return end
        linked = self.word(i).link and not self.words.bare_link(words[i])
        definite = self._definite(i)
        after_link = i in self.known
        while end < min(self.stop, i + _LONGEST_NAME):
            printed = words[end]
            if printed.folded in _TIES and self._tied(end):
                end += 2
                continue
            if printed.kind != "word" or end in self.taken:
                break
            if end in self.known:
                return self.known[end]
            word = self.word(end)
            if linked and not is_verb(printed) and not is_function_word(printed):
                # مهدي بن نصر | عام 2008
                linked, after_link, end = word.link and not self.words.bare_link(printed), True, end + 1
                definite = definite or (not word.link and self._definite(end - 1) and words[end - 2].folded != "عبد")
                continue
            if self.words.closes(words[end - 1], printed):
                end += 1
                continue
            if word.link and not self.words.bare_link(printed):
                linked, end = True, end + 1
                continue
            if self.words.nation(printed) and self._definite(end) and self.opens(i) and end - i == 2:
                return end + 1
            if has_conjunction(printed) or self.words.nation(printed) or word.skip:
                break
            if not self._goes_on(i, end, word, definite=definite, after_link=after_link):
                break
            after_link = False
            definite = definite or self._definite(end)
            end += 1
        while end > i + 1 and self.word(end - 1).link and not self.words.bare_link(words[end - 1]):
            end -= 1
        return end

    def _goes_past(self, end: int) -> bool:
        """Whether a name of a register goes on after it: a link, a listed name, a family name after `بن فلان`."""
        word = self.word(end)
        family = _family_name(self.page.words[end]) if end < self.stop and end not in self.taken else False
        if self._definite(end):
            return family and not self._definite(end - 1) and self.word(end - 2).link
        return word.link or word.alone

    def _goes_on(self, i: int, end: int, word: NameWord, *, definite: bool, after_link: bool) -> bool:
        printed = self.page.words[end]
        if word.doubtful and end == i + 1:
            following = self.word(end + 1)
            named = (following.listed or following.strange) and not self._definite(end + 1)
            return named or self.misread(end)
        if word.listed and not (is_verb(printed) and end > i + 1):
            return not (definite and self._definite(end) and not word.alone)
        if definite and (self._definite(end) or end - i >= 2):
            return False
        if word.strange:
            return end - i < 3 or after_link
        may_close = after_link or (end == i + 1 and self.word(i).listed)
        return may_close and _family_name(printed) and self._definite(end)

    def misread(self, i: int) -> bool:
        """Whether a name that only folded spelling makes a particle stands at token `i`: printed as a name, before one
        that no list has (صالح علي الصماد, not صالح على الطريق)."""
        spelled = i < self.stop and self.page.words[i].stripped.endswith("ي")
        return spelled and self.word(i).doubtful and self.word(i + 1).strange

    def _tied(self, i: int) -> bool:
        """Whether a hyphen or hash at token `i` stands inside a name, written close (`عين-الدين`, `#ماكرون`)."""
        page = self.page
        if i + 1 >= self.stop or page.words[i + 1].kind != "word":
            return False
        close = page.starts[i + 1] == page.ends[i]
        if page.words[i].folded != "#":
            close = close and page.starts[i] == page.ends[i - 1]
        following = self.word(i + 1)
        return close and (following.strange or following.listed)


def has_and(word: Word) -> bool:
    """Whether the word begins with و, part of it or not."""
    return word.folded.startswith("و")


def _family_name(word: Word) -> bool:
    """Whether a known word may close a name: an adjective of origin that can be nothing else."""
    if is_verb(word) or is_function_word(word):
        return False
    if any(r.morph.upos in {"VERB", "ADP", "SCONJ", "PART", "CCONJ"} for r in word.readings):
        return False
    if not word.folded.endswith("ي"):
        return False
    return all(not r.conjunction and not r.preposition and not r.pronoun for r in word.readings)
