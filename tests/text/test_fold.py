from hypothesis import given
from hypothesis import strategies as st

from sijill.text import fold, fold_aligned

_HARD = "ابتةىيأؤئآ َُِّْـ\u200f\u202b\ufdf2\ufefb\ufef7\ufdfa0٣،\n\u0654\u0653و«»\"'\r\U0001f600"
texts = st.text(alphabet=st.one_of(st.sampled_from(_HARD), st.characters()))


@given(texts)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_the_alignment_is_monotone_and_total(text: str) -> None:
    folded = fold_aligned(text)
    align = folded.alignment
    starts = [align.start(i) for i in range(len(folded.folded) + 1)]
    assert starts == sorted(starts)
    assert 0 <= align.end(len(folded.folded)) <= len(text)
    for i in range(len(folded.folded)):
        assert 0 <= align.start(i) < align.end(i + 1) <= len(text)
        assert fold(text[align.start(i) : align.end(i + 1)]).find(folded.folded[i]) >= 0


def test_spelling_variants_fold_together() -> None:
    for one, other in [
        ("الإعلان", "الاعلان"),
        ("مَسْؤُول", "مسوول"),
        ("الأميركية", "الأميرکیه"),
        ("على", "علي"),
        ("ﷲ", "الله"),
        ("٢٠٢١", "2021"),
        ("قـــال", "قال"),
        ("آ", "ا\u0653"),
    ]:
        assert fold(one) == fold(other)


def test_marks_belong_to_the_letter_before_them() -> None:
    text = "قَالَ ثم"
    folded = fold_aligned(text)
    assert folded.folded == "قال ثم"
    assert text[folded.alignment.start(0) : folded.alignment.end(3)] == "قَالَ"
