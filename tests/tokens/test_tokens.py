"""Words and pages: clitics, readings, layout, phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model import Document
from sijill.text import fold
from sijill.tokens import Analyser, Layout, PhraseIndex
from tests.readers import lexicon

_LEXICON = lexicon()
_ANALYSE = Analyser(_LEXICON)
_LAYOUT = Layout(_LEXICON)

_PROCLITICS = ["و", "ف", "ب", "ل", "ك", "س", "ال"]
words = st.sampled_from(
    ["وبالهجمات", "فسيعلنون", "للحكومة", "ولقواتهم", "وقتلوهم", "كالعادة", "بأنه", "والاعتداءات", "هجومهم", "ستنسحب"]
)


@pytest.mark.parametrize(
    ("word", "lemma", "clitics"),
    [
        ("وقال", "قال", ("و", "", False, "")),
        ("سيعلن", "أعلن", ("", "س", False, "")),
        ("بالهجمات", "هجوم", ("", "ب", True, "")),
        ("للحكومة", "حكومة", ("", "ل", True, "")),
        ("هجومهم", "هجوم", ("", "", False, "هم")),
        ("حكومته", "حكومة", ("", "", False, "ه")),
        ("قتلوهم", "قتل", ("", "", False, "هم")),
        ("يراها", "رأى", ("", "", False, "ها")),
        ("تُعلن", "أعلن", ("", "", False, "")),
    ],
)
def test_a_word_is_read_with_its_clitics(word: str, lemma: str, clitics: tuple[str, str, bool, str]) -> None:
    readings = _ANALYSE(fold(word) if "ُ" in word else word).readings
    assert (lemma, *clitics) in {(r.lemma, r.conjunction, r.preposition, r.article, r.pronoun) for r in readings}


def test_a_final_ta_marbuta_is_no_pronoun() -> None:
    assert not any(reading.pronoun for reading in _ANALYSE("قوة").readings)
    assert any(reading.pronoun for reading in _ANALYSE("قوته").readings)


@given(words)
def test_clitics_and_stem_concatenate_to_the_word(word: str) -> None:
    for reading in _ANALYSE(word).readings:
        article = ""
        if reading.article:
            article = "ل" if reading.preposition == "ل" else "ال"
        assert f"{reading.conjunction}{reading.preposition}{article}{reading.stem}{reading.pronoun}" == fold(word)


def test_keys_peel_what_can_be_attached() -> None:
    keys = {(key.text, key.skip, key.merged) for key in _ANALYSE("وبالعراق").keys}
    assert (fold("العراق"), 2, False) in keys
    assert (fold("العراق"), 0, True) in {(key.text, key.skip, key.merged) for key in _ANALYSE("للعراق").keys}


@given(st.text(alphabet=st.one_of(st.sampled_from('ابت وال،."«»0٣ـَ\u200f\ufefb\n'), st.characters())))
def test_tokens_are_ordered_disjoint_and_cut_from_the_text(text: str) -> None:
    page = _LAYOUT(Document(id="x", text=text))
    last = 0
    for i in range(len(page.words)):
        assert page.starts[i] < page.ends[i] <= len(text)
        assert page.starts[i] >= last or fold(text[page.starts[i]]) != text[page.starts[i]]
        last = page.ends[i]
    for sentence in page.sentences:
        assert page.span(*sentence).text


def test_a_page_finds_its_way_between_tokens_and_offsets() -> None:
    text = "قالَ الوزيرُ «نعم». ثم خرج."
    page = _LAYOUT(Document(id="x", text=text))
    assert page.printed(0) == "قالَ"
    assert page.evidence(0, 2).text == "قالَ الوزيرُ «نعم»."
    assert page.sentence_of(len(page.words) - 1) == 1
    assert page.token_at(text.index("نعم")) == 3
    assert page.span(*page.tokens_of(page.span(1, 2))).text == "الوزيرُ"
    assert [page.span(q.first, q.stop).text for q in page.quotes] == ["نعم"]


def test_phrases_match_inflected_and_cliticised_words() -> None:
    index = PhraseIndex([("<v:أعلن> مسؤولية", 1), ("الأمم المتحدة", 2), ("<n:هجوم>", 3), ("وقف النار", 4)])
    page = _LAYOUT(Document(id="x", text="وأعلنت مسؤولية؛ بالأمم المتحدة، وهجماتهم. ثم وقف النار"))
    found = [
        (match.value, page.span_inside(match.first, match.stop, match.key.skip).text) for match in index.longest(page)
    ]
    assert [value for value, _ in found] == [1, 2, 3, 4]
    assert found[1][1] == "الأمم المتحدة"


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="empty phrase"):
        PhraseIndex([(" ", 1)])
