"""Inflection: forms that standard grammar demands are generated, in folded spelling."""

from __future__ import annotations

import pytest

from sijill.lexicon.nouns import inflect_nominal
from sijill.lexicon.verbs import Verb, imperfect_of, inflect_finite, masdars_of, participles_of
from sijill.text import fold

_VERBS = [
    # verb, forms that must be there
    (Verb("كتب", "كتب", "I"), "كتب كتبت كتبوا كتبنا يكتب تكتب يكتبون يكتبوا نكتب كتبتا يكتبان"),
    (Verb("قال", "قول", "I", "يقول"), "قال قالت قالوا قلت قلنا يقول يقل يقولون قيل يقال"),
    (Verb("باع", "بيع", "I", "يبيع"), "باع باعت بعت بعنا يبيع يبع يباع بيع"),
    (Verb("دعا", "دعو", "I", "يدعو"), "دعا دعت دعوا دعوت يدعو يدع يدعون دعي يدعى دعاه".replace("دعاه", "دعا")),
    (Verb("رمى", "رمي", "I", "يرمي"), "رمى رمت رموا رميت يرمي يرم يرمون"),
    (Verb("بقي", "بقي", "I", "يبقى"), "بقي بقيت بقوا يبقى يبقون يبق"),
    (Verb("رد", "ردد", "I", "يرد"), "رد ردت ردوا رددت يرد يردون"),
    (Verb("وصل", "وصل", "I"), "وصل وصلت يصل تصل يصلون يوصل"),
    (Verb("أعلن", "علن", "IV"), "أعلن أعلنت أعلنوا أعلنا يعلن تعلن يعلنون"),
    (Verb("أعاد", "عود", "IV"), "أعاد أعدت يعيد يعد أعيد يعاد"),
    (Verb("أوقف", "وقف", "IV"), "أوقف يوقف أوقفت"),
    (Verb("أكد", "أكد", "II"), "أكد يؤكد أكدت يؤكدون"),
    (Verb("هاجم", "هجم", "III"), "هاجم هوجم يهاجم هاجموا"),
    (Verb("تبنى", "بني", "V", "يتبنى"), "تبنى تبنت يتبنى تتبن تبنوا"),
    (Verb("تقاتل", "قتل", "VI"), "تقاتل تقوتل يتقاتلون"),
    (Verb("انسحب", "سحب", "VII"), "انسحب ينسحب انسحبت"),
    (Verb("احتل", "حلل", "VIII"), "احتل احتلت احتللنا يحتل"),
    (Verb("اختار", "خير", "VIII"), "اختار اخترت يختار اختير"),
    (Verb("استولى", "ولي", "X"), "استولى استولت يستولي استولوا"),
    (Verb("سيطر", "سيطر", "Q"), "سيطر يسيطر سيطروا"),
]


@pytest.mark.parametrize(("verb", "forms"), _VERBS)
def test_a_verb_has_its_finite_forms(verb: Verb, forms: str) -> None:
    generated = {form for form, _ in inflect_finite(verb)}
    assert {fold(form) for form in forms.split()} <= generated


@pytest.mark.parametrize(
    ("verb", "imperfect", "masdar", "participle"),
    [
        (Verb("فجر", "فجر", "II"), "يفجر", "تفجير", "مفجر"),
        (Verb("سمى", "سمي", "II"), "يسمي", "تسمية", "مسمي"),
        (Verb("قاتل", "قتل", "III"), "يقاتل", "مقاتلة", "مقاتل"),
        (Verb("نادى", "ندي", "III"), "ينادي", "مناداة", "منادي"),
        (Verb("أعلن", "علن", "IV"), "يعلن", "إعلان", "معلن"),
        (Verb("أعاد", "عود", "IV"), "يعيد", "إعادة", "معيد"),
        (Verb("أوقف", "وقف", "IV"), "يوقف", "إيقاف", "موقف"),
        (Verb("أصر", "صرر", "IV"), "يصر", "إصرار", "مصر"),
        (Verb("أعطى", "عطو", "IV"), "يعطي", "إعطاء", "معطي"),
        (Verb("توعد", "وعد", "V"), "يتوعد", "توعد", "متوعد"),
        (Verb("انسحب", "سحب", "VII"), "ينسحب", "انسحاب", "منسحب"),
        (Verb("احتل", "حلل", "VIII"), "يحتل", "احتلال", "محتل"),
        (Verb("اختار", "خير", "VIII"), "يختار", "اختيار", "مختار"),
        (Verb("انتهى", "نهي", "VIII"), "ينتهي", "انتهاء", "منتهي"),
        (Verb("استعاد", "عود", "X"), "يستعيد", "استعادة", "مستعيد"),
        (Verb("استولى", "ولي", "X"), "يستولي", "استيلاء", "مستولي"),
        (Verb("استمر", "مرر", "X"), "يستمر", "استمرار", "مستمر"),
        (Verb("سيطر", "سيطر", "Q"), "يسيطر", "سيطرة", "مسيطر"),
        (Verb("قتل", "قتل", "I", "", ("قتل",)), "يقتل", "قتل", "قاتل"),
        (Verb("دعا", "دعو", "I", "يدعو", ("دعوة",)), "يدعو", "دعوة", "داعي"),
    ],
)
def test_regular_derivatives(verb: Verb, imperfect: str, masdar: str, participle: str) -> None:
    assert imperfect_of(verb) == imperfect
    assert masdars_of(verb) == (masdar,)
    assert participle in set(participles_of(verb))


def test_the_passive_is_marked_where_the_script_shows_it() -> None:
    voices = {form: morph.voice for form, morph in inflect_finite(Verb("قال", "قول", "I", "يقول"))}
    assert voices["قيل"] == "Pass"
    assert voices["قال"] == ""


@pytest.mark.parametrize(
    ("lemma", "plurals", "forms"),
    [
        ("هجوم", ("هجمات",), "هجوم هجوما هجومان هجومين هجمات"),
        ("غارة", ("ات",), "غارة غارت غارتان غارتين غارتا غارتي غارات"),
        ("مهندس", ("ون",), "مهندس مهندسا مهندسون مهندسين مهندسو مهندسي"),
        ("إنهاء", (), "إنهاء إنهائ إنهاؤ"),
        ("مستشفى", ("مستشفيات",), "مستشفى مستشفا مستشفيات"),
        ("قاضي", ("قضاة",), "قاضي قاض قاضيا قضاة قضات"),
    ],
)
def test_a_noun_has_its_forms(lemma: str, plurals: tuple[str, ...], forms: str) -> None:
    generated = {form for form, _ in inflect_nominal(lemma, plurals)}
    assert {fold(form) for form in forms.split()} <= generated


def test_an_adjective_has_its_feminine() -> None:
    generated = {form: morph.gender for form, morph in inflect_nominal("أميركي", ("ون",), upos="ADJ", feminine=True)}
    assert generated[fold("أميركية")] == "Fem"
    assert generated[fold("أميركيون")] == "Masc"
    assert fold("أميركيات") in generated
