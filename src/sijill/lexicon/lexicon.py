"""The Lexicon: everything the reader knows, loaded from `data/` into one explicit, immutable object.

Layers ask it for the parsed files of their folder (`tsv`, `yaml`) and for the forms of its words; it
holds no global state, and its hash stands in every extraction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from sijill.lexicon.building import building
from sijill.lexicon.morph import Form, Lexeme, Morph, Upos
from sijill.lexicon.nouns import inflect_nominal
from sijill.lexicon.verbs import Verb, inflect_finite, masdars_of, participles_of
from sijill.text import fold

_MODEL = ".bin"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LexiconError(ValueError):
    """A data file that cannot be used; the message names the file and the entry."""


class Problem(NamedTuple):
    """Something wrong with a data entry: the file, the entry and what to mend."""

    file: str
    entry: str
    message: str


class Lexicon:
    """Lexical data and the inflected forms generated from it.

    Attributes:
        sha256: hash over the names and bytes of all data files, in hexadecimal.
        forms: folded form → its readings, in a fixed order.
        lexemes: lemma → its lexemes.
    """

    __slots__ = ("_files", "_models", "forms", "lexemes", "sha256")

    @building()
    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Build a lexicon from data files, given as relative path → bytes.

        Raises:
            LexiconError: where a file or an entry is malformed.
        """
        digest = hashlib.sha256()
        for name, data in sorted(files.items()):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        self._files = {name: data for name, data in sorted(files.items()) if not name.endswith(_MODEL)}
        self._models = {name: data for name, data in files.items() if name.endswith(_MODEL)}
        self.sha256 = digest.hexdigest()
        forms: dict[str, tuple[Form, ...]] = {}
        lexemes: dict[str, dict[Lexeme, None]] = {}
        for lexeme, inflected in self._inflect_all():
            lexemes.setdefault(lexeme.lemma, {})[lexeme] = None
            for form, morph in inflected:
                reading = Form(lexeme, morph)
                known = forms.get(form, ())
                if reading not in known:
                    forms[form] = (*known, reading)
        self.forms = MappingProxyType(forms)
        self.lexemes = MappingProxyType({lemma: tuple(group) for lemma, group in lexemes.items()})

    def files(self, prefix: str = "", suffix: str = "") -> tuple[str, ...]:
        """Relative names of the data files under `prefix` that end in `suffix`, sorted."""
        return tuple(name for name in self._files if name.startswith(prefix) and name.endswith(suffix))

    def model(self, name: str) -> bytes | None:
        """The bytes of a trained model of the data, or None where it is not there."""
        return self._models.get(name)

    def with_file(self, name: str, data: bytes) -> Lexicon:
        """This lexicon with one more data file, or with another in its place; what is read differs, so the hash does.

        Raises:
            LexiconError: where the file or one of its entries is malformed.
        """
        return Lexicon({**self._files, **self._models, name: data})

    def raw(self, name: str) -> str:
        """The text of one data file.

        Raises:
            LexiconError: where there is no such file, or it is not UTF-8.
        """
        try:
            return self._files[name].decode("utf-8")
        except KeyError:
            raise LexiconError(f"{name}: no such data file") from None
        except UnicodeDecodeError as error:
            raise LexiconError(f"{name}: not UTF-8: {error}") from None

    def yaml(self, name: str) -> Any:
        """One YAML file, parsed.

        Raises:
            LexiconError: where the file is missing or not YAML.
        """
        try:
            return yaml.load(self.raw(name), Loader=_LOADER)
        except yaml.YAMLError as error:
            raise LexiconError(f"{name}: {error}") from None

    def tsv(self, name: str) -> tuple[dict[str, str], ...]:
        """One TSV file as rows by column name; `#` lines are comments, short rows are filled with "".

        Raises:
            LexiconError: where the file is missing or a row is longer than the header.
        """
        lines = [
            (number, line)
            for number, line in enumerate(self.raw(name).splitlines(), 1)
            if line.strip() and not line.startswith("#")
        ]
        if not lines:
            return ()
        header = lines[0][1].split("\t")
        rows = []
        for number, line in lines[1:]:
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > len(header):
                raise LexiconError(f"{name}:{number}: {len(cells)} cells under {len(header)} columns")
            rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
        return tuple(rows)

    def lookup(self, word: str) -> tuple[Form, ...]:
        """The readings of one form without clitics, in any spelling."""
        return self.forms.get(fold(word), ())

    def _inflect_all(self) -> Iterator[tuple[Lexeme, Iterator[tuple[str, Morph]]]]:
        for name in self.files("lexemes/verbs", ".tsv"):
            for row in self.tsv(name):
                yield from _verb_family(name, row)
        for name in self.files("lexemes/nouns", ".tsv"):
            for row in self.tsv(name):
                yield _nominal(row)
        for name in self.files("lexemes/particles", ".tsv"):
            for row in self.tsv(name):
                upos: Upos = row["upos"]  # type: ignore[assignment]
                yield Lexeme(row["lemma"], upos), _unchanged(row, upos)


def _unchanged(row: Mapping[str, str], upos: Upos) -> Iterator[tuple[str, Morph]]:
    for form in (row["lemma"], *_list(row.get("variants", ""))):
        yield fold(form), Morph(upos)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.replace("،", ",").split(",") if part.strip())


def _verb_family(name: str, row: Mapping[str, str]) -> Iterator[tuple[Lexeme, Iterator[tuple[str, Morph]]]]:
    """A verb, its participles and its verbal nouns."""
    verb = Verb(row["lemma"], row["root"], row["form"], row.get("imperfect", ""), _list(row.get("masdars", "")))
    if verb.form not in {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q"} or len(verb.root) < 3:
        raise LexiconError(f"{name}: {verb.lemma}: root {verb.root!r} or form {verb.form!r} is not one")
    yield Lexeme(verb.lemma, "VERB", verb.root, verb.form), inflect_finite(verb)
    for participle in dict.fromkeys(participles_of(verb)):
        yield (
            Lexeme(participle, "ADJ", verb.root, verb.form, verb.lemma),
            inflect_nominal(participle, ("ون",), upos="ADJ", verb_form="Part", feminine=True),
        )
    for masdar in masdars_of(verb):
        plurals = () if verb.form == "I" else ("ات",)
        yield (
            Lexeme(masdar, "NOUN", verb.root, verb.form, verb.lemma),
            inflect_nominal(masdar, plurals, verb_form="Vnoun"),
        )


def _nominal(row: Mapping[str, str]) -> tuple[Lexeme, Iterator[tuple[str, Morph]]]:
    upos: Upos = row.get("upos") or "NOUN"  # type: ignore[assignment]
    lexeme = Lexeme(row["lemma"], upos, verb=row.get("verb", ""))
    plurals = _list(row.get("plurals", ""))
    return lexeme, inflect_nominal(
        row["lemma"],
        plurals,
        upos=upos,
        verb_form="Vnoun" if lexeme.verb else "",
        feminine=upos == "ADJ",
    )


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".tsv", ".yaml", _MODEL)):
            yield prefix + entry.name, entry.read_bytes()


def load(folder: Traversable | None = None) -> Lexicon:
    """Load the lexicon from `folder`, by default the data shipped with the package.

    Raises:
        LexiconError: where a file or an entry is malformed.
    """
    return Lexicon(dict(_walk(folder or resources.files("sijill") / "data")))
