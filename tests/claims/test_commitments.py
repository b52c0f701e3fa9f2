"""Who is to do what by when: the words that commit, the action they join, the obligor, the deadline."""

from __future__ import annotations

import pytest

from sijill.model import Commitment
from tests.readers import reader

_READER = reader()


def _commitments(text: str) -> tuple[Commitment, ...]:
    return _READER.read(text, published="2021-12-09").commitments


_CASES = [
    # text, kind, obligor, action
    ("تعهد الوزير الأربعاء بسحب القوات من المدينة.", "pledge", "الوزير", "سحب القوات من المدينة"),
    ("قالت حركة حماس إنها ملتزمة بوقف القتال.", "pledge", "حركة حماس", "وقف القتال"),
    ("أعلنت روسيا نيتها سحب القوات من المدينة.", "plan", "روسيا", "سحب القوات من المدينة"),
    ("من المقرر أن تبدأ اللجنة عملها قريبا.", "plan", "اللجنة", "تبدأ اللجنة عملها قريبا"),
    ("قررت تركيا إرسال قوات إلى المدينة.", "plan", "تركيا", "إرسال قوات إلى المدينة"),
    ("تستعد تركيا لاقتحام المدينة القديمة.", "plan", "تركيا", "اقتحام المدينة القديمة"),
    ("سيعقد البرلمان، الأحد، جلسة استثنائية.", "plan", "البرلمان", "سيعقد البرلمان، الأحد، جلسة استثنائية"),
    ("سيتم نشر القوات من قبل تركيا.", "plan", "تركيا", "سيتم نشر القوات"),
    ("أعلنت تركيا لائحة المطلوبين عارضة مكافأة مالية كبيرة.", "pledge", "تركيا", "مكافأة مالية كبيرة"),
    ("أمهلت الحكومة، الأحد، المسلحين يومين لتسليم أسلحتهم.", "ultimatum", "المسلحين", "تسليم أسلحتهم"),
    ("اتفقت روسيا وتركيا على فتح الطرق.", "agreement", "روسيا وتركيا", "فتح الطرق"),
    ("أمهلت تركيا روسيا يومين من أجل سحب القوات.", "ultimatum", "روسيا", "سحب القوات"),
    ('اتفقت روسيا على وقف "دائم" للقتال في المدينة.', "agreement", "روسيا", 'وقف "دائم" للقتال في المدينة'),
    ("قال المتحدث إن الحكومة قررت إقالة القائد.", "plan", "الحكومة", "إقالة القائد"),
    ("قررت قيادة الجيش سحب القوات من المدينة.", "plan", "قيادة الجيش", "سحب القوات من المدينة"),
    ("قررت الحكومة، خلال اجتماع لها، إغلاق الحدود.", "plan", "الحكومة", "إغلاق الحدود"),
    ("وافقت تركيا على الإفراج عن الصحفي.", "agreement", "تركيا", "الإفراج عن الصحفي"),
    ("تعهدت روسيا تقديم مساعدات عاجلة.", "pledge", "روسيا", "تقديم مساعدات عاجلة"),
    ("أمام الأحزاب مهلة لتشكيل حكومة جديدة.", "ultimatum", "الأحزاب", "تشكيل حكومة جديدة"),
]


@pytest.mark.parametrize(("text", "kind", "by", "action"), _CASES)
def test_a_commitment_has_its_kind_obligor_and_action(text: str, kind: str, by: str, action: str) -> None:
    assert [(c.kind, c.by, c.action.text) for c in _commitments(text)] == [(kind, by, action)]


def test_the_terms_of_an_agreement_bind_its_parties() -> None:
    commitments = _commitments("اتفقت روسيا وتركيا على وقف القتال. ويتضمن الاتفاق فتح الطرق وتبادل الأسرى.")
    assert [c.action.text for c in commitments] == ["وقف القتال", "فتح الطرق وتبادل الأسرى"]
    assert {c.kind for c in commitments} == {"agreement"}


def test_a_truce_that_is_only_named_binds_those_it_is_between() -> None:
    (commitment,) = _commitments("جاء القصف بعد اتفاق تهدئة جديد بين إسرائيل وحركة حماس.")
    assert (commitment.kind, commitment.by) == ("agreement", "إسرائيل وحركة حماس")


def test_what_is_added_with_a_clause_of_its_own_is_a_plan() -> None:
    commitments = _commitments("قررت تركيا سحب القوات، على أن تتسلم روسيا المدينة خلال أسبوع.")
    assert [(c.by, c.action.text) for c in commitments] == [
        ("تركيا", "سحب القوات"),
        ("روسيا", "تتسلم روسيا المدينة"),
    ]


def test_a_time_that_opens_the_clause_of_a_plan_is_its_deadline() -> None:
    (commitment,) = _commitments("وفي الشهر المقبل سيزور الرئيس موسكو.")
    assert commitment.deadline is not None
    assert commitment.deadline.value == "2022-01-31"


def test_a_present_tense_dated_ahead_is_a_plan_with_that_deadline() -> None:
    (commitment,) = _commitments("تبدأ اللجنة عملها في المدينة في 20 ديسمبر المقبل.")
    assert commitment.kind == "plan"
    assert commitment.deadline is not None
    assert commitment.deadline.value == "2021-12-20"


@pytest.mark.parametrize(
    "text",
    [
        "بدأت اللجنة عملها في المدينة في 20 نوفمبر الماضي.",
        "تبدأ اللجنة عملها كل صباح في المدينة.",
        "فشل المجلس من دون الاتفاق على إصدار بيان.",
        "يصادف العيد يوم 20 ديسمبر المقبل.",
        "سنرى انعكاسات ذلك لاحقا.",
        "لماذا سترسل تركيا المزيد من القوات؟",
        "سافر الوزير إلى المدينة القديمة أمس.",
        "أمروا الجمعة بمغادرتها.",
        "يعد النهر أحد أهم حدود البلاد بموقعه.",
    ],
)
def test_what_binds_nobody_to_do_anything_is_no_commitment(text: str) -> None:
    assert _commitments(text) == ()


def test_the_body_repeats_its_headline_in_one_commitment() -> None:
    text = (
        "روسيا ستسحب قواتها من المدينة القديمة\n\nقال الوزير إن روسيا ستسحب قواتها من المدينة القديمة قبل نهاية العام."
    )
    (commitment,) = _commitments(text)
    assert commitment.action.start > text.index("\n\n")
    assert commitment.deadline is not None


def test_who_says_we_will_is_bound() -> None:
    (commitment,) = _commitments('قال هيثم القرموطي: "سنعيد فتح الطرق إلى المدينة في أقرب فرصة".')
    assert (commitment.by, commitment.kind) == ("هيثم القرموطي", "pledge")


def test_what_is_contrasted_has_deadlines_of_its_own() -> None:
    (commitment,) = _commitments("قررت تركيا سحب القوات لكن روسيا باقية خلال العقد المقبل.")
    assert commitment.deadline is None


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("من المقرر أن يجتمع الوزير الأحد مع الوفد.", "2021-12-12"),
        ("تعتزم تركيا عقد اجتماع الأحد.", "2021-12-12"),
        ("تستعد تركيا لاقتحام المدينة أواخر العام الجاري.", "2021-12-31"),
        ("سيجتمع الوزير اليوم مع الوفد.", "2021-12-09"),
        ("ستعقد اللجنة جلسة بعد يومين.", "2021-12-11"),
        ("ستعلن تركيا ما جرى في المعارك التي شهدتها المدينة هذا العام.", None),
        ("ستسحب تركيا قواتها من المدينة، فيما تزور روسيا الأحد المقبل.", None),
        ("ستحدد تركيا خلال أيام موقفها.", None),
        ("أعلنت تركيا اليوم أنها ستسحب القوات من المدينة.", None),
    ],
)
def test_the_deadline_is_the_last_day_of_the_time_that_dates_the_action(text: str, last_day: str | None) -> None:
    found = _commitments(text)
    assert [c.deadline.value if c.deadline else None for c in found[:1]] == [last_day]


def test_a_relative_clause_about_its_object_does_not_bind_it() -> None:
    commitments = _commitments("قالت تركيا إن الرئيس المصري، الذي ستستقبله الخميس، متفائل.")
    assert [c.by for c in commitments] in ([], ["تركيا"])


@pytest.mark.parametrize(
    ("text", "kind", "action"),
    [
        ("أكد الوزير سامي حداد التزامه بمحاربة الفساد.", "pledge", "محاربة الفساد"),
        ("أعلنت الحكومة العراقية عزمها سحب القوات من المدينة.", "plan", "سحب القوات من المدينة"),
        ("وجه الوزير سامي حداد بتشكيل لجنة للتحقيق.", "order", "تشكيل لجنة للتحقيق"),
        ("من المقرر إجراء الانتخابات في البلاد.", "plan", "إجراء الانتخابات في البلاد"),
    ],
)
def test_undertakings_in_other_words(text: str, kind: str, action: str) -> None:
    assert [(c.kind, c.action.text) for c in _READER.read(text).commitments] == [(kind, action)]


@pytest.mark.parametrize(
    "text",
    [
        "وكان من المقرر أن يصل الوفد إلى المدينة لكنه تأخر.",
        "توعد القائد خصومه بعد الهجوم.",
        "ستفشل هذه الخطة كما فشلت غيرها.",
    ],
)
def test_what_was_due_and_what_only_happens_is_no_undertaking(text: str) -> None:
    assert _READER.read(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("قال الوزير إن روسيا ستسحب قواتها من المدينة.", "روسيا"),
        ("وكان الرئيس قد تعهد بسحب القوات من المدينة.", "الرئيس"),
        ("وينص الاتفاق على أن تسحب روسيا قواتها من المدينة.", "روسيا"),
        ("وبموجب الاتفاق الذي أبرم في جنيف ستسحب روسيا قواتها من المدينة.", "روسيا"),
        ("هددت روسيا بقصف المدينة.", "روسيا"),
        ("ومن المتوقع أن تسحب روسيا قواتها في 20 ديسمبر 2099.", "روسيا"),
    ],
)
def test_who_is_to_act(text: str, by: str) -> None:
    assert [c.by for c in _commitments(text)] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "توقع المحلل أن روسيا ستسحب قواتها من المدينة.",
        "حذر الوزير من أن روسيا ستقصف المدينة.",
        "وقال الوزير إن القرار سيثير جدلا واسعا في البلاد.",
        "اتفق الوزيران على أن الوضع خطير في المدينة.",
        "ومن المتوقع أن تسحب روسيا قواتها.",
        "كان الجيش يستعد لاقتحام المدينة.",
        "أعلنت الشرطة مقتل خمسة أشخاص.",
    ],
)
def test_what_is_foretold_or_told_is_no_undertaking(text: str) -> None:
    assert not _commitments(text)
