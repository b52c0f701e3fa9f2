"""What a word can be in a clause, read once per word form: preposition, particle, verb, noun."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from sijill.clauses.wordlists import WordLists
from sijill.text import fold
from sijill.tokens import Memo, Reading, Word

Kind = Literal["punct", "number", "prep", "conj", "sub", "rel", "part", "det", "adv", "word"]

_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا", "ي", "ك", "كم")
_BASES = ("على", "إلى", "في", "من", "عن", "ل", "ب", "مع", "بين", "لدى", "ضد")
_PRONOMINAL = {
    fold(base[:-1] + "ي" if base[-1] == "ى" else base).removesuffix(pronoun[:1] if pronoun == "نا" else "")
    + pronoun: fold(base)
    for base in _BASES
    for pronoun in _PRONOUNS
    if base not in "بل" or pronoun != "ي"
}
"""Prepositions with a pronoun (عليها, منهم): adverbials without a noun phrase of their own."""

_TOWARDS = "اتجاه"
_JOINED = ("وأ", "وإ", "فأ", "فإ")
"""Beginnings whose hamza shows that و or ف joins a word, which the folded letters may not tell."""
_TWICE = fold("وو")
"""Two of them are and and a verb (ووجه, ووصل), hardly ever the passive of its third form."""
_NO_NISBA = ("ئ", "ى")
"""Letters folded to ي that end no adjective of relation (مخابئ)."""
_RELATIVES = frozenset(
    map(fold, ("الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي", "اللاتي", "ممن"))
)
_KINDS: dict[str, Kind] = {
    "ADP": "prep", "CCONJ": "conj", "SCONJ": "sub", "PART": "part", "DET": "det", "ADV": "adv", "PRON": "part",
}  # fmt: skip
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})


class Part(msgspec.Struct, frozen=True, gc=False):
    """One word as a part of a clause.

    `verb` is its finite reading, if it can be a verb, `rival` one of another verb that is as plain (تمكن); `noun`
    whether it can be a nominal; `prep` the preposition that it is or carries; `conj` whether و or ف is attached;
    `article` whether it is definite by the article; `relational` whether it looks like an adjective of relation
    (سوري, عسكرية), `adjective` whether it can be an adjective at all, `people` whether it is a plural in its full
    form, `breaks` whether no noun phrase goes on with it, `closed` whether it takes no genitive (بدون طيار),
    `gathers` whether it can say who met or what was hit right after a noun (لقاء جمع …, انفجار هز …),
    `participle` whether it is a noun
    that can describe a plural (الفصائل المعارضة), `direction` whether it says where with a definite noun after it
    (شمالي حلب), `adverbial` whether it is an accusative that says how (دوليا), `clause` whether it
    opens one with a pronoun (أنه).
    """

    kind: Kind
    verb: Reading | None = None
    rival: Reading | None = None
    noun: bool = False
    prep: str = ""
    conj: bool = False
    article: bool = False
    relational: bool = False
    adjective: bool = False
    lemmas: tuple[str, ...] = ()
    pronoun: bool = False
    people: bool = False
    participle: bool = False
    breaks: bool = False
    closed: bool = False
    gathers: bool = False
    direction: bool = False
    adverbial: bool = False
    clause: bool = False
    bare: str = ""

    @property
    def only_verb(self) -> bool:
        """Whether the word can be nothing but a finite verb."""
        return self.verb is not None and not self.noun


class Parts(Memo[Word, Part]):
    """Reads words as parts of a clause and remembers them: `parts(word)`."""

    __call__ = Memo.__getitem__

    def __init__(
        self,
        breaks: frozenset[str] = frozenset(),
        describing: frozenset[str] = frozenset(),
        closed: frozenset[str] = frozenset(),
        words: WordLists | None = None,
    ) -> None:
        """Take the folded words that no noun phrase goes on with, the verbs that describe an event noun, the folded
        words that take no genitive, and the closed classes."""
        super().__init__(self._part)
        self.spokesman = words.spokesman if words is not None else frozenset()
        self.gatherings = words.gatherings | words.blows if words is not None else frozenset()
        self.regional = words.regional if words is not None else frozenset()
        self.noun_clauses = words.noun_clauses if words is not None else frozenset()
        self.before_verbs = words.before_verbs if words is not None else frozenset()
        self.verb_clauses = words.verb_clauses if words is not None else frozenset()
        self.speaking_of = words.speaking_of if words is not None else frozenset()
        self._gathers = words.gathers | words.strikes if words is not None else frozenset()
        self._directions = words.directions if words is not None else frozenset()
        self._adverbs = words.adverbs if words is not None else frozenset()
        self.counters = words.counters if words is not None else frozenset()
        self._reflexives = words.reflexives if words is not None else frozenset()
        self._breaks = breaks
        self._closed = closed
        self._describing = describing

    def _part(self, word: Word) -> Part:
        """The part that `word` can play."""
        part = _read(word)
        if part.noun and part.bare in self.counters:
            part = replace(part, verb=None, rival=None)  # التقى كلا من الوزيرين
        if word.folded in self._breaks:
            return replace(part, breaks=True)
        if word.folded in self._reflexives:
            return replace(part, breaks=True, adverbial=True)
        if word.folded in self._closed:
            return replace(part, closed=True)
        if word.folded in self._gathers:
            return replace(part, gathers=True)
        if word.folded in self._directions:
            return replace(part, direction=True)
        if word.folded in self._adverbs:
            return replace(part, adverbial=True)
        if word.folded[:1] == "و" and word.folded[1:] in self._adverbs:
            return replace(part, adverbial=True, conj=True)
        if part.verb is not None and part.verb.pronoun and part.verb.lemma in self._describing:
            return Part("word", verb=part.verb, conj=bool(part.verb.conjunction), bare=word.folded)
        return part


def _read(word: Word) -> Part:
    if word.kind == "punct":
        return Part("punct", bare=word.folded)
    if word.kind == "number":
        return Part("number", noun=True)
    if word.kind == "latin":
        return Part("word", noun=True, bare=word.folded)
    folded = word.folded
    if folded in {"ب", "ل", "ك"}:
        return Part("prep", prep=folded, bare=folded)
    if folded.endswith(_TOWARDS) and len(folded) <= len(_TOWARDS) + 2:
        return Part("prep", prep="تجاه", conj=folded[0] == "و", bare="تجاه")
    for cut in (0, 1):
        if cut and folded[0] not in "وف":
            break
        rest = folded[cut:]
        if rest in _PRONOMINAL:
            return Part("adv", prep=_PRONOMINAL[rest], conj=bool(cut))
        if rest in _RELATIVES:
            return Part("rel", conj=bool(cut))
    for reading in word.readings:
        kind = _KINDS.get(reading.morph.upos)
        if kind is not None and (not reading.preposition or kind == "det") and reading.lexeme.upos != "VERB":
            if kind == "prep" and reading.conjunction == "ف" and _whole_verb(word):
                continue  # فتحت is "opened", not "and under"
            if kind == "prep" and reading.conjunction and reading.pronoun == "ي" and _whole_noun(word):
                continue  # ولي العهد
            if kind == "adv" and word.stripped.endswith("أ"):
                continue  # هنأ is "congratulated", not "here"
            conj = bool(reading.conjunction) and kind != "sub"
            lemma = fold(reading.lemma)
            if reading.pronoun:
                return Part("adv", prep=lemma if kind == "prep" else "", conj=conj, clause=kind == "sub")
            if lemma == "ما":
                return Part("rel", conj=conj, bare=lemma)
            prep = lemma if kind == "prep" else reading.preposition
            return Part(kind, prep=prep, conj=conj, bare=lemma, noun=kind == "det")
    return _content(word)


def _whole_verb(word: Word) -> bool:
    """Whether the word as it stands, with nothing before it, is a finite verb."""
    return any(reading.morph.verb_form == "Fin" and not reading.conjunction for reading in word.readings)


def _whole_noun(word: Word) -> bool:
    """Whether the word as it stands, with nothing before or after it, is a noun."""
    return any(r.morph.upos == "NOUN" and not (r.conjunction or r.preposition or r.pronoun) for r in word.readings)


def _content(word: Word) -> Part:
    readings = sorted((reading for reading in word.readings if _possible(reading)), key=_clitics)
    if word.stripped.startswith(_JOINED) or word.folded.startswith(_TWICE):  # وأحد is not واحد, ووقع no passive
        readings = [reading for reading in readings if reading.conjunction] or readings
    finite = [reading for reading in readings if reading.morph.verb_form == "Fin"]
    verb = min(finite, key=_remote, default=None)
    rival = None
    if verb is not None and len(finite) > 1:
        remote, lemma = _remote(verb), verb.lemma
        rival = next((r for r in finite if r.lemma != lemma and r.morph.voice != "Pass" and _remote(r) == remote), None)
    nominal = [reading for reading in readings if reading.morph.upos in _NOMINAL]
    if not readings:
        return _unknown(word)
    if not nominal:
        return Part("word", verb=verb, rival=rival, conj=bool(verb and verb.conjunction), bare=word.folded)
    plain = next((reading for reading in nominal if not reading.preposition), nominal[0])
    bare = _without_article(word.folded, plain)
    return Part(
        "word",
        verb=verb,
        rival=rival,
        noun=True,
        prep=plain.preposition,
        conj=bool(plain.conjunction),
        article=plain.article,
        relational=_relational(bare) and plain.morph.upos != "NOUN",
        adjective=_can_describe(nominal, plain, bare),
        lemmas=tuple(dict.fromkeys(reading.lemma for reading in nominal)),
        pronoun=bool(plain.pronoun) or any(r.pronoun and r.morph.state == "Cons" for r in nominal),
        people=any(reading.morph.number == "Plur" for reading in nominal),
        participle=_participle(nominal),
        bare=bare,
    )


def _participle(nominal: list[Reading]) -> bool:
    """Whether a known word can be a participle; a feminine that is a plain noun too (المدينة) counts as the noun."""
    nouns = [reading for reading in nominal if reading.morph.upos == "NOUN" and reading.lemma.endswith("ة")]
    if nouns and not any(reading.lexeme.verb for reading in nouns):
        return False
    return any(reading.morph.upos == "ADJ" and reading.lexeme.verb for reading in nominal)


def _can_describe(nominal: list[Reading], plain: Reading, bare: str) -> bool:
    """Whether a known word can be an adjective; one that is a noun too only as a masculine singular."""
    adjectives = [reading for reading in nominal if reading.morph.upos == "ADJ"]
    if not adjectives or all(reading.morph.upos == "ADJ" for reading in nominal):
        return bool(adjectives)
    listed = any(not reading.lexeme.verb for reading in adjectives)
    return listed and plain.morph.number != "Plur" and not bare.endswith(("ه", "ين", "ون", "ان"))


def _clitics(reading: Reading) -> int:
    """How many clitics the reading needs; the plainest reading is tried first."""
    return bool(reading.conjunction) + (reading.preposition not in {"", "س"}) + bool(reading.pronoun)


def _remote(reading: Reading) -> tuple[int, bool, bool]:
    """How far a finite reading lies from news prose, which tells of third persons in perfect and imperfect."""
    return _clitics(reading), reading.morph.person not in {"3", ""}, reading.morph.aspect == "Jus"


def _possible(reading: Reading) -> bool:
    """Whether the reading can stand: ة written ت needs a pronoun after it (وطالبت can only be a verb)."""
    morph = reading.morph
    bound = morph.state == "Cons" and morph.number == "Sing" and (reading.lemma.endswith("ة") or morph.gender == "Fem")
    return not (bound and not reading.pronoun)


def _without_article(folded: str, reading: Reading) -> str:
    return reading.stem if reading.article or reading.preposition or reading.conjunction else folded


def _unknown(word: Word) -> Part:
    """A word that the lexicon does not know: a name, an adjective, or a verb in ي."""
    folded = word.folded
    conj, rest, prep = False, folded, ""
    if rest.startswith(("وال", "فال", "ولل", "وبال")):
        conj, rest = True, rest[1:]
    if rest.startswith("بال") and len(rest) > 5:
        prep, rest = "ب", rest[1:]
    elif rest.startswith("لل") and len(rest) > 4:
        prep, rest = "ل", "ا" + rest[1:]
    elif folded[0] in "بل" and len(folded) > 4 and not folded.startswith("ال"):
        prep, rest = folded[0], folded[1:]
    article = rest.startswith("ال") and len(rest) > 4
    bare = rest[2:] if article else rest
    if not article and not prep and _imperfect(folded):
        return Part("word", conj=folded[0] == "و", bare=folded, noun=False)
    return Part(
        "word",
        noun=True,
        prep=prep,
        conj=conj,
        article=article,
        relational=_relational(bare) and not word.stripped.endswith(_NO_NISBA),
        adjective=True,
        bare=bare,
    )


def _imperfect(folded: str) -> bool:
    rest = folded[1:] if folded[0] in "وف" and len(folded) > 5 else folded
    return rest[0] == "ي" and len(rest) > 3 and rest[-1] not in "اه"


def _relational(bare: str) -> bool:
    return len(bare) > 3 and bare.endswith(("ي", "يه", "يين", "يون", "يا", "يتين", "يان"))
