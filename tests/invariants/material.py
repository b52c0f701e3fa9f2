"""What the invariants are tried on: the demonstration articles, and texts that mean harm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from sijill.model import Document, Extraction, Reason, Span
from tests.readers import reader

ROOT = Path(__file__).resolve().parents[2]

ARTICLES: tuple[Document, ...] = tuple(
    msgspec.json.decode(line, type=Document) for line in (ROOT / "demo/articles.jsonl").read_bytes().splitlines()
)

SAID = "قال الوزير إن الجيش قصف مدينة حلب أمس وقتل ما لا يقل عن 12 مدنيا"

HOSTILE: dict[str, str] = {
    "nothing": "",
    "blanks": " \n\t\r\n\u00a0",
    "flat quotation marks": '"' * 10_000,
    "10,000 nested quotations": "قال «" * 10_000 + "»" * 10_000,
    "reversed quotation marks": "»" * 5_000 + "قال" + "«" * 5_000,
    "1 MB without a space": "ا" * 1_000_000,
    "a line without a full stop": (SAID + " ") * 500,
    "the same verb over and over": "قتل " * 4_000,
    "the same cue over and over": "قال إن " * 4_000,
    "names without end": "محمد بن " * 8_000,
    "200,000 digits": "قتل " + "9" * 200_000 + " شخصا",
    "200,000 Arabic-Indic digits": "قتل " + "٩" * 200_000 + " شخصا",
    "digit groups": "1,000" * 20_000,
    "numerals without end": "خمسة آلاف مليار و" * 2_000,
    "dates without end": "24/12/2020/" * 5_000,
    "months without end": "يناير/كانون الثاني/" * 4_000,
    "impossible dates": "في 99/99/9999 و31 فبراير 2021 والساعة 75:99 وعام 0000 و30 شباط و0 رمضان 0",
    "punctuation alone": "؟!،.؛:-" * 10_000,
    "brackets": "(" * 20_000 + ")" * 20_000,
    "NUL bytes": "\0".join(SAID.split()) + "\0" * 10_000,
    "control characters": "".join(map(chr, range(32))) * 500 + SAID,
    "a bidi attack": "\u202e\u2066" * 2_000 + SAID + "\u2069\u202c" * 2_000,
    "200,000 marks on a letter": "ق" + "\u064b" * 200_000 + "ال الوزير",
    "200,000 tatweels": "ق" + "ـ" * 200_000 + "ال الوزير",
    "ligatures": "\ufdfa" * 5_000,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 5_000,
    "line breaks": "\r\n" * 50_000 + SAID,
    "other scripts": "Привет 世界 नमस्ते " * 500 + SAID,
}


@cache
def read_demo() -> tuple[tuple[Document, Extraction], ...]:
    """Every demonstration article with its records."""
    return tuple((article, reader().read(article)) for article in ARTICLES)


@cache
def read_hostile(name: str) -> Extraction:
    """The records of a hostile text."""
    return reader().read(HOSTILE[name], published="2021-12-09", id=name)


def spans(value: object) -> Iterator[Span]:
    """Every span anywhere inside a record, its derivation included, and the record itself where it is one."""
    if isinstance(value, msgspec.Struct):
        fields = {field: getattr(value, field) for field in value.__struct_fields__}
        if {"start", "end", "text"} <= fields.keys():
            yield Span(fields["start"], fields["end"], fields["text"])
        for field in fields.values():
            yield from spans(field)
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def rule_ids(value: object) -> Iterator[str]:
    """Every rule id in a record and in its derivation."""
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            if field == "rule":
                yield value.rule  # type: ignore[attr-defined]  # records and reasons have it
            else:
                yield from rule_ids(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from rule_ids(item)


def depth(reasons: tuple[Reason, ...]) -> int:
    """How many levels a derivation has."""
    return max((1 + depth(reason.children) for reason in reasons), default=0)
