"""Inflected forms of verbs, in folded spelling, generated from lemma, root and form (I–X, Q).

Covered: person, number, gender in perfect, imperfect and jussive; weak verbs (hollow, defective,
assimilated, doubled); the passive where unvocalised script shows it; forms before a pronoun
(قتلوه, رماه); participles and verbal nouns.
Rules after W. Wright, A Grammar of the Arabic Language (3rd ed.), I §§ 84–229.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from sijill.lexicon.morph import Aspect, Gender, Morph, Number
from sijill.text import fold

_PERFECT = (
    ("ن", "3", "Fem", "Plur"),
    ("ت", "2", "Masc", "Sing"),
    ("تما", "2", "", "Dual"),
    ("تم", "2", "Masc", "Plur"),
    ("نا", "1", "", "Plur"),
)  # fmt: skip
"""Endings that begin with a consonant (first and second person singular look alike)."""

_WEAK = frozenset("وي")


class Verb(msgspec.Struct, frozen=True, gc=False):
    """A verb entry: lemma (3 m. sg. perfect), root, form, imperfect (3 m. sg.), verbal nouns.

    Imperfect and verbal nouns may be left empty where the form makes them regular.
    """

    lemma: str
    root: str
    form: str
    imperfect: str = ""
    masdars: tuple[str, ...] = ()

    @property
    def hollow(self) -> bool:
        """Whether the middle radical is a long vowel in the perfect (قال, أعاد, اختار)."""
        return self.root[1] in _WEAK and self.lemma[-2] == "ا" and self.form in {"I", "IV", "VII", "VIII", "X"}

    @property
    def doubled(self) -> bool:
        """Whether the last two radicals are written as one (رد, أصر, احتل, استمر)."""
        return (
            len(self.root) == 3
            and self.root[1] == self.root[2]
            and self.form in {"I", "III", "IV", "VI", "VII", "VIII", "X"}
        )

    @property
    def defective(self) -> bool:
        """Whether the last radical is weak (دعا, رمى, بقي)."""
        return self.lemma[-1] in "اىي" and self.root[-1] in "ويا"


def imperfect_of(verb: Verb) -> str:
    """The 3 m. sg. imperfect in standard spelling; regular unless the entry gives it."""
    if verb.imperfect:
        return verb.imperfect
    stem = verb.lemma
    if verb.form == "IV" or verb.form in {"VII", "VIII", "X"}:
        stem = stem[1:]
    if verb.form in {"I", "II", "III", "IV", "VII", "VIII", "X", "Q"} and stem.endswith("ى"):
        stem = stem[:-1] + "ي"
    if verb.hollow and verb.form in {"IV", "X"}:
        stem = stem[:-2] + "ي" + stem[-1]
    if verb.form == "I" and verb.root[0] == "و":
        stem = stem[1:]
    if verb.form in {"II", "III"} and stem.startswith("أ"):
        stem = "ؤ" + stem[1:]
    return "ي" + stem


def masdars_of(verb: Verb) -> tuple[str, ...]:
    """Verbal nouns in standard spelling: those of the entry, else the regular one of the form."""
    if verb.masdars:
        return verb.masdars
    lemma, last = verb.lemma, verb.lemma[-1]
    bare = lemma[:-1]
    match verb.form:
        case "II":
            return (f"ت{lemma[:2]}ية",) if verb.defective else (f"ت{bare}ي{last}",)
        case "III":
            return (f"م{bare}اة",) if verb.defective else (f"م{lemma}ة",)
        case "IV":
            if verb.hollow:
                return (f"إ{lemma[1:]}ة",)
            middle = "ي" + lemma[2:-1] if lemma[1] == "و" else lemma[1:-1]
            if verb.doubled:
                return (f"إ{lemma[1:]}ا{last}",)
            return (f"إ{middle}اء",) if verb.defective else (f"إ{middle}ا{last}",)
        case "V" | "VI":
            return (f"{bare}ي",) if verb.defective else (lemma,)
        case "VII" | "VIII" | "X":
            if verb.hollow:
                return (f"{lemma}ة",) if verb.form == "X" else (f"{lemma[:-2]}يا{last}",)
            if verb.doubled:
                return (f"{lemma}ا{last}",)
            if verb.form == "X" and lemma[3] == "و":
                bare = bare[:3] + "ي" + bare[4:]
            return (f"{bare}اء",) if verb.defective else (f"{bare}ا{last}",)
        case "Q":
            return (lemma if lemma.startswith("ت") else f"{lemma}ة",)
    return ()


def inflect_finite(verb: Verb) -> Iterator[tuple[str, Morph]]:
    """Yield `(folded form, features)` of all finite forms that differ in script."""
    yield from _perfect(verb)
    yield from _imperfect(verb)
    yield from _passive(verb)


def participles_of(verb: Verb) -> Iterator[str]:
    """Active and passive participles (masculine singular, standard spelling)."""
    if verb.form != "I":
        stem = imperfect_of(verb)[1:]
        if verb.form in {"V", "VI"} and verb.defective:
            stem = stem[:-1] + "ي"
        yield "م" + stem
        if verb.hollow and verb.form in {"IV", "X"}:
            yield "م" + stem[:-2] + "ا" + stem[-1]
        if verb.defective:
            yield "م" + stem[:-1] + "ى"
        return
    first, last = verb.lemma[0], verb.lemma[-1]
    if first == "أ":
        first = "آ"
    glue = "" if first == "آ" else "ا"
    if verb.hollow:
        yield f"{first}{glue}ئ{last}"
    elif verb.defective:
        yield f"{first}{glue}{verb.lemma[1:-1]}ي"
        yield f"م{verb.lemma[:-1]}{'و' if verb.lemma[-1] == 'ا' else 'ي'}"
    elif verb.doubled:
        yield f"{first}{glue}{last}"
        yield f"م{verb.lemma}و{last}"
    else:
        yield f"{first}{glue}{verb.lemma[1:]}"
        yield f"م{verb.lemma[:-1]}و{last}"


def _finite(aspect: Aspect, person: str, gender: Gender, number: Number, *, passive: bool = False) -> Morph:
    return Morph("VERB", "Fin", aspect, person, gender, number, "", "Pass" if passive else "")


def _join(stem: str, ending: str) -> str:
    """Join stem and ending; a doubled consonant is written once (أعلن + نا → أعلنا)."""
    return stem + ending[1:] if stem[-1] == ending[0] and ending[0] in "نت" else stem + ending


def _perfect(verb: Verb) -> Iterator[tuple[str, Morph]]:
    lemma = fold(verb.lemma)
    before_vowel = lemma
    if verb.defective:
        before_vowel = lemma if verb.lemma.endswith("ي") else lemma[:-1]
        imperfect = imperfect_of(verb)
        glide = "و" if imperfect.endswith("و") and verb.lemma.endswith("ا") else "ي"
        before_consonant = lemma[:-1] + glide
        if not verb.lemma.endswith("ي"):
            yield lemma[:-1] + "ا", replace(_finite("Perf", "3", "Masc", "Sing"), state="Cons")
        dual = lemma[:-1] + glide
        plural = lemma[:-1]
    else:
        dual = plural = lemma
        before_consonant = lemma
        if verb.hollow:
            before_consonant = lemma[:-2] + lemma[-1]
        elif verb.doubled:
            before_consonant = lemma + lemma[-1]
    yield lemma, _finite("Perf", "3", "Masc", "Sing")
    yield before_vowel + "ت", _finite("Perf", "3", "Fem", "Sing")
    yield dual + "ا", _finite("Perf", "3", "Masc", "Dual")
    yield before_vowel + "تا", _finite("Perf", "3", "Fem", "Dual")
    yield plural + "وا", _finite("Perf", "3", "Masc", "Plur")
    yield plural + "و", replace(_finite("Perf", "3", "Masc", "Plur"), state="Cons")
    for ending, person, gender, number in _PERFECT:
        yield _join(before_consonant, ending), _finite("Perf", person, gender, number)  # type: ignore[arg-type]


def _imperfect(verb: Verb, stem: str = "", *, passive: bool = False) -> Iterator[tuple[str, Morph]]:
    stem = stem or fold(imperfect_of(verb))[1:]
    defective = stem[-1] in "ويا" and verb.defective
    short = stem[:-1] if defective else stem

    def morph(aspect: Aspect, person: str, gender: Gender, number: Number) -> Morph:
        return _finite(aspect, person, gender, number, passive=passive)

    for prefix, person, gender, number in (
        ("ي", "3", "Masc", "Sing"), ("ت", "3", "Fem", "Sing"), ("ا", "1", "", "Sing"), ("ن", "1", "", "Plur"),
    ):  # fmt: skip
        yield prefix + stem, morph("Imp", person, gender, number)  # type: ignore[arg-type]
        if defective:
            yield prefix + short, morph("Jus", person, gender, number)  # type: ignore[arg-type]
            if imperfect_of(verb).endswith("ى"):
                yield prefix + short + "ا", replace(morph("Imp", person, gender, number), state="Cons")  # type: ignore[arg-type]
        elif verb.hollow and len(stem) > 2 and stem[-2] in "ويا":
            yield prefix + stem[:-2] + stem[-1], morph("Jus", person, gender, number)  # type: ignore[arg-type]
    dual = stem[:-1] + "ي" if defective and stem.endswith("ا") else stem
    for prefix, gender in (("ي", "Masc"), ("ت", "Fem")):
        yield prefix + dual + "ان", morph("Imp", "3", gender, "Dual")  # type: ignore[arg-type]
        yield prefix + dual + "ا", morph("Jus", "3", gender, "Dual")  # type: ignore[arg-type]
    for prefix, person in (("ي", "3"), ("ت", "2")):
        yield prefix + short + "ون", morph("Imp", person, "Masc", "Plur")
        yield prefix + short + "وا", morph("Jus", person, "Masc", "Plur")
        yield prefix + short + "و", replace(morph("Jus", person, "Masc", "Plur"), state="Cons")
    plural = stem[:-2] + stem[-1] if verb.hollow and len(stem) > 2 and stem[-2] in "ويا" else stem
    yield _join("ي" + plural, "ن"), morph("Imp", "3", "Fem", "Plur")


def _passive(verb: Verb) -> Iterator[tuple[str, Morph]]:
    """Passive forms whose unvocalised spelling differs from the active."""
    lemma = fold(verb.lemma)
    stem = fold(imperfect_of(verb))[1:]
    perfect = imperfect = ""
    if verb.hollow:
        perfect = lemma[:-2] + "ي" + lemma[-1]
        imperfect = stem[:-2] + "ا" + stem[-1]
    elif verb.form == "III":
        perfect = lemma[0] + "و" + lemma[2:]
    elif verb.form == "VI":
        perfect = lemma[:2] + "و" + lemma[3:]
    elif verb.form == "I" and verb.root[0] == "و" and not verb.defective:
        imperfect = "و" + stem if not stem.startswith("و") else ""
    elif verb.form == "IV" and verb.root[0] == "و":
        perfect = ""
    if verb.defective:
        base = perfect or lemma
        perfect = base[:-1] + "ي"
        imperfect = stem[:-1] + "ي"
    if perfect and perfect != lemma:
        vowel = perfect[:-1] if perfect.endswith("ي") and verb.defective else perfect
        yield perfect, _finite("Perf", "3", "Masc", "Sing", passive=True)
        yield perfect + "ت", _finite("Perf", "3", "Fem", "Sing", passive=True)
        yield vowel + "وا", _finite("Perf", "3", "Masc", "Plur", passive=True)
    if imperfect and imperfect != stem:
        for prefix, gender in (("ي", "Masc"), ("ت", "Fem")):
            yield prefix + imperfect, _finite("Imp", "3", gender, "Sing", passive=True)  # type: ignore[arg-type]
        weak = imperfect[:-1] if verb.defective else imperfect
        yield "ي" + weak + "ون", _finite("Imp", "3", "Masc", "Plur", passive=True)
