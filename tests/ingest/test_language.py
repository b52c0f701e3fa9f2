import pytest

from sijill.ingest.language import script_of

ARABIC = "قال المتحدث باسم الوزارة إن القوافل وصلت إلى المدينة مساء الأحد."
PERSIAN = "سخنگوی وزارت امور خارجه گفت که گفتگوها در روزهای آینده ادامه خواهد یافت و پیشرفت‌هایی حاصل شده است."
PERSIAN_TYPED_ARABIC = PERSIAN.translate(str.maketrans("یکگپچ", "يكجبج"))
URDU = "وزیر خارجہ نے کہا ہے کہ بات چیت کا اگلا دور جلد ہی شروع ہو جائے گا اور یہ بہت اہم ہے۔"


def test_arabic_prose_is_arabic() -> None:
    assert script_of(ARABIC) == ("arabic", 1.0)


@pytest.mark.parametrize("text", [PERSIAN, URDU, PERSIAN_TYPED_ARABIC * 4])
def test_other_languages_in_arabic_script_are_told_apart(text: str) -> None:
    assert script_of(text).verdict == "other_language"


@pytest.mark.parametrize("text", ["The minister spoke on Sunday.", "12345", "!!!", "министр сказал", ""])
def test_a_text_in_another_script_is_not_arabic(text: str) -> None:
    assert script_of(text).verdict == "other_script"


def test_a_text_half_in_latin_letters_is_mixed() -> None:
    verdict = script_of(ARABIC + " The ministry said on Sunday that convoys arrived in town.")
    assert verdict.verdict == "mixed"
    assert 0.2 < verdict.share < 0.6


def test_a_foreign_name_does_not_make_arabic_foreign() -> None:
    assert script_of(ARABIC + " وأضاف پاولو أن الچلبي في المدينة").verdict == "arabic"


def test_a_short_note_without_the_article_is_still_arabic() -> None:
    assert script_of("قتل جندي في بغداد").verdict == "arabic"
