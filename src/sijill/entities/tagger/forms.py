"""Features of a word form, whatever its place: spelling, affixes, clusters, lists, readings. Made once per form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sijill.entities.registers import Registers
from sijill.entities.tagger.model import Form
from sijill.tokens import Word

_SHORTEST_BASE = 3
_RARE = 4
_FREQUENT = 2000
_GRAINS = "abc"
_UNSEEN = Form(0, (), ())


class Sort(msgspec.Struct, frozen=True, gc=False):
    """What many forms have in common: readings, lists, clusters, habits. One object for all forms of a sort.

    `kind` is a coarse class for pairs of neighbours, `name` the word's part in them where it is not frequent.
    """

    features: tuple[str, ...]
    kind: str
    name: str


class FormFeatures(msgspec.Struct, frozen=True, gc=False):
    """Features of one form: itself and its sort count for its neighbours too, `narrow` for itself only.

    `name` is its part in pairs of neighbours: the form itself where it is frequent.
    """

    itself: str
    sort: Sort
    narrow: tuple[str, ...]
    name: str

    @property
    def wide(self) -> tuple[str, ...]:
        """The features that count for its neighbours too."""
        return self.itself, *self.sort.features

    @property
    def kind(self) -> str:
        """Its coarse class in pairs of neighbours."""
        return self.sort.kind


class FormReader:
    """Describes word forms with the registers and with what unlabelled news says of them."""

    def __init__(self, registers: Registers, forms: Mapping[str, Form]) -> None:
        self._registers = registers
        self._forms = forms
        self._sorts: dict[tuple[object, ...], Sort] = {}

    def features(self, word: Word) -> FormFeatures:
        """The features of a form."""
        text = word.folded
        if word.kind != "word":
            shown = {"number": f"0{len(text)}", "latin": "L"}.get(word.kind, text.replace("|", "¦"))
            initial = ("l=" + text[0],) if word.kind == "latin" else ()
            return FormFeatures("w=" + shown, Sort((), shown, ""), initial, "w=" + shown)
        proclitics, base = self.peel(word)
        form, stem = self._forms.get(text, _UNSEEN), self._forms.get(base, _UNSEEN)
        best, mark = (form, "") if form.clusters or not proclitics else (stem, proclitics)
        flags = "".join(self._flags(word, base))
        key = (_readings(word), flags, mark, best.clusters, form.habits or stem.habits)
        sort = self._sorts.get(key)
        if sort is None:
            sort = self._sorts[key] = _sort(*key)
        narrow = [
            *_spelling(word, base),
            "u=" + proclitics,
            f"q={min(form.count.bit_length(), 12)}{'r' if word.readings else ''}",
        ]
        if base != text:
            narrow.append("v=" + base)
            narrow.extend(f"{grain}v={cluster}" for grain, cluster in zip(_GRAINS, stem.clusters, strict=False))
        itself = "w=" + text
        return FormFeatures(itself, sort, tuple(narrow), itself if form.count >= _FREQUENT else sort.name)

    def peel(self, word: Word) -> tuple[str, str]:
        """The proclitics of a word and the rest, as the frequencies of both speak for it."""
        seen = self._forms.get(word.folded, _UNSEEN).count
        best = ("", word.folded)
        for key in word.keys[1:]:
            count = self._forms.get(key.text, _UNSEEN).count
            enough = count > seen * (2 if key.preposition else 1)
            if len(key.text) >= _SHORTEST_BASE and enough and count >= _RARE:
                best, seen = (key.conjunction + key.preposition, key.text), count
        return best

    def _flags(self, word: Word, base: str) -> Iterator[str]:
        registers = self._registers
        if base in registers.given or word.folded in registers.given:
            yield "g"
        if registers.nation(word) is not None:
            yield "n"
        for key in word.keys:
            if key.text in registers.ranks or key.text in registers.offices:
                yield "r" if key.text in registers.ranks else "o"
                break
        for key in word.keys:
            head = registers.heads.get(key.text)
            if head is not None:
                yield "h" + head.type
                break


def _sort(readings: str, flags: str, mark: str, clusters: tuple[int, ...], habits: tuple[str, ...]) -> Sort:
    """The sort of the forms with these readings, flags of the registers, clusters (of the form, or `mark`ed, of its
    stem) and habits."""
    features = ["p=" + readings]
    if flags:
        features.append("t=" + flags)
    for grain, cluster in zip(_GRAINS, clusters, strict=False):
        features.append(f"{grain}={mark if grain == 'a' else ''}{cluster}")
    features.extend(habits or ("s=?",))
    coarse = str(clusters[0]) if clusters else "?"
    kind = f"{coarse}{'r' if readings else ''}{flags}"
    return Sort(tuple(features), kind, f"b={clusters[1]}" if clusters else "w=?")


def _readings(word: Word) -> str:
    shapes = {
        f"{reading.morph.upos}{reading.morph.verb_form}"
        f"{'_' if reading.conjunction or reading.preposition else ''}{'a' if reading.article else ''}"
        for reading in word.readings
    }
    return "+".join(sorted(shapes))


def _spelling(word: Word, base: str) -> list[str]:
    """How the base begins and ends, how long it is; of a word that no lexicon has, all its trigrams too."""
    size = len(base)
    features = ["y4=" + base[-4:], f"n={min(size, 9)}"]
    if size > 3:
        features += ("x1=" + base[0], "y1=" + base[-1], "x2=" + base[:2], "y2=" + base[-2:])
        features += ("x3=" + base[:3], "y3=" + base[-3:])
    else:
        for part in range(1, size):
            features += (f"x{part}={base[:part]}", f"y{part}={base[-part:]}")
    if word.stripped[-1] in "ةىيه":
        features.append("m=" + word.stripped[-1])
    if not word.readings:
        framed = f"^{base}$"
        features += ["z=" + framed[i : i + 3] for i in range(size)]
    return features
