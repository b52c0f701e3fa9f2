"""Bytes → text: byte order mark, declared encoding, UTF-8, then the Arabic legacy encodings by evidence.

The legacy encodings share the byte range of Arabic, so a wrong one decodes without complaint into
letters that no one wrote. What tells them apart is the article: in Arabic prose between a tenth and a
third of all words begin with ال, and in a misread text next to none does.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_LEGACY = ("windows-1256", "iso-8859-6", "cp720")

_SAMPLE = 65_536
_WORD = re.compile(r"[^\W\d_]{2,}")
_ARTICLE = re.compile(r"\b[وفبك]?(?:ال|لل)[ء-ي]{2}")
_ARABIC_WORD = re.compile(r"[ء-ي]{2,}")
_MIN_ARTICLES = 0.06
_REPLACEMENT = "\ufffd"

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX or ODT"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\xd0\xcf\x11\xe0", "old Microsoft Office"),
    (b"{\\rtf", "RTF"),
    (b"PAR1", "Parquet"),
)
_MAX_NUL = 0.005
"""Share of NUL bytes above which eight-bit data is taken for binary."""


class Decoded(NamedTuple):
    """A decoded text, the encoding that gave it, and how many characters had to be replaced.

    `mislabelled` says that the declared encoding did not fit.
    """

    text: str
    encoding: str
    replaced: int = 0
    mislabelled: bool = False


class BinaryDataError(ValueError):
    """The bytes are no text; the message names what they look like."""


class UnknownEncodingError(ValueError):
    """The bytes may be text, but no encoding fits them."""


def bom_of(data: bytes) -> tuple[str, int] | None:
    """The encoding that the byte order mark of `data` declares, and the mark's length."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data`, trusting a byte order mark, then `declared` if it fits, then the bytes themselves.

    A declared eight-bit encoding gives way to UTF-8 where the bytes are well-formed multi-byte UTF-8,
    which eight-bit text never is by chance.

    Raises:
        BinaryDataError: where the bytes are no text.
        UnknownEncodingError: where no encoding fits.
        LookupError: where `declared` is not the name of an encoding.
    """
    mark = bom_of(data)
    if mark is not None:
        encoding, length = mark
        text = data[length:].decode(encoding, "replace")
        return Decoded(text, encoding, text.count(_REPLACEMENT))
    utf8 = _strict(data, "utf-8")
    if declared is not None and (fitting := _as_declared(data, declared, utf8)) is not None:
        return fitting
    _refuse_binary(data)
    if utf8 is not None and not _looks_wide(data):
        return Decoded(utf8, "utf-8", mislabelled=declared is not None)
    encoding = detect(data)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count(_REPLACEMENT), declared is not None)


def detect(data: bytes) -> str:
    """The encoding of Arabic text that is not UTF-8 and has no byte order mark.

    Damaged UTF-8 is still UTF-8 where its sound part reads as Arabic.

    Raises:
        UnknownEncodingError: where no candidate gives Arabic prose.
    """
    sample = data[:_SAMPLE]
    if _looks_wide(data):
        return max(_WIDE, key=lambda wide: len("".join(_ARABIC_WORD.findall(sample.decode(wide, "replace")))))
    candidates = ("utf-8", *_LEGACY)
    score, _, encoding = max((_arabicness(sample.decode(c, "replace")), -i, c) for i, c in enumerate(candidates))
    if score < _MIN_ARTICLES:
        raise UnknownEncodingError("no encoding of Arabic fits the bytes")
    return encoding


def garbled_from(text: str) -> str | None:
    """The eight-bit encoding through which UTF-8 `text` was misread and saved again, if it was."""
    sample = text[:4096]
    for encoding in ("windows-1256", "windows-1252"):
        try:
            raw = sample.encode(encoding)
        except UnicodeEncodeError:
            continue
        restored = raw.decode("utf-8", "ignore")
        # A cut sample may end inside a character; anything more missing is no UTF-8.
        if len(restored.encode()) >= len(raw) - 3 and _ARABIC_WORD.search(restored) and restored != sample:
            return encoding
    return None


def _as_declared(data: bytes, declared: str, utf8: str | None) -> Decoded | None:
    name = codecs.lookup(declared).name
    text = _strict(data, name)
    if text is None:
        return None
    if utf8 is not None and name not in ("utf-8", "ascii") and not data.isascii() and not name.startswith("utf"):
        return None
    return Decoded(text, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryDataError(what)
    if not _looks_wide(data) and data.count(0) > max(8, len(data) * _MAX_NUL):
        raise BinaryDataError("binary data")


def _looks_wide(data: bytes) -> bool:
    """Whether every other byte is NUL or 06, as in UTF-16 of Arabic with spaces and Latin between."""
    sample = data[: min(len(data), _SAMPLE) & ~1]
    if len(sample) < 4:
        return False
    high = (sample[1::2], sample[::2])
    return any((half.count(0) + half.count(6)) > 0.7 * len(half) for half in high)


def _arabicness(text: str) -> float:
    """Share of words that begin with the Arabic article, less what the decoding left undecoded."""
    words = len(_WORD.findall(text))
    if not words:
        return 0.0
    articles = len(_ARTICLE.findall(text))
    broken = text.count(_REPLACEMENT) + sum(map(text.count, "\x81\x8d\x8f\x90\x9d"))
    return (articles - broken / 2) / words
