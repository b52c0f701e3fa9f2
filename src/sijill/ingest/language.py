"""Is a text Arabic? By the script of its letters, and by the article that only Arabic has."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Verdict = Literal["arabic", "mixed", "other_script", "other_language"]

_ARABIC = re.compile(r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[پچژگکیٹڈڑںےھہەۆێڵڕڎېۍښځڅډړږڼۇۈۋې]")
"""Letters of Persian, Urdu, Kurdish, Pashto and Uyghur that Arabic is not written with."""
_ARTICLE = re.compile(r"\b[وفبك]?(?:ال|لل)\w{2}")
_WORD = re.compile(r"\w{2,}")

_MIN_SHARE = 0.2
_FULL_SHARE = 0.6
_MAX_FOREIGN = 0.01
_MIN_ARTICLES = 0.06
_ENOUGH_WORDS = 40
_SAMPLE = 20_000


class Script(NamedTuple):
    """What a text is written in; `share` is the share of Arabic letters among all letters, 0 to 1."""

    verdict: Verdict
    share: float


def script_of(text: str) -> Script:
    """Judge the first 20,000 characters of a text.

    Under a fifth of Arabic letters it is in another script; under three fifths it is mixed. In Arabic
    script it is another language where foreign letters are more than 1 % and hardly a word has the
    article, or where a longer text has next to no article at all (Persian typed with Arabic letters).
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    arabic = sum(map(len, _ARABIC.findall(sample)))
    share = min(1.0, arabic / letters) if letters else 0.0
    if share < _MIN_SHARE:
        return Script("other_script", share)
    if _is_foreign(sample, arabic):
        return Script("other_language", share)
    return Script("arabic" if share >= _FULL_SHARE else "mixed", share)


def _is_foreign(sample: str, arabic_letters: int) -> bool:
    words = len(_WORD.findall(sample))
    articles = len(_ARTICLE.findall(sample)) / max(1, words)
    if len(_FOREIGN.findall(sample)) > _MAX_FOREIGN * arabic_letters:
        return articles < _MIN_ARTICLES
    return words >= _ENOUGH_WORDS and articles < _MIN_ARTICLES / 4
