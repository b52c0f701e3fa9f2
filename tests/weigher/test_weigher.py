import math
from functools import cache

import msgspec

from sijill import Reader
from sijill.lexicon import Rules
from sijill.model import Document, Event, Extraction
from sijill.tokens import Layout, Page
from sijill.weigher import BLOCKS, FORMAT, RULE, Forms, Model, Records, Weigher, Weights, features
from sijill.weigher.features import NOWHERE, base
from tests.readers import lexicon, reader

_ATTACK = "قتل خمسة جنود وأصيب سبعة آخرون أمس في هجوم على نقطة عسكرية قرب بغداد."
_ALLUSION = "قال الكاتب إن هجمات كهذه لا تنفع أحدا."
_THREAT = "هددت الجماعة بقصف المطار في بغداد."


@cache
def _plain() -> Reader:
    return Reader(lexicon(), weigher=False)


def _assault(read: Reader, text: str) -> Event:
    return next(event for event in read.read(text).events if event.type == "ASSAULT")


def _page(text: str) -> tuple[Page, Records]:
    found = _plain().read(text)
    page = Layout(lexicon())(Document(id="", text=text))
    return page, Records(found.entities, found.times, found.figures, found.statements, found.events)


def _weigher(bias: int, weights: dict[str, int]) -> Weigher:
    return Weigher(Model(FORMAT, 1000, dict.fromkeys(BLOCKS, 2.0), {"ASSAULT": Weights(bias, weights)}, {"هجوم": (7,)}))


def test_an_attack_with_its_victims_is_trusted_more_than_an_allusion() -> None:
    assert _assault(reader(), _ATTACK).confidence > 0.6
    assert _assault(reader(), _ALLUSION).confidence < 0.3


def test_the_record_names_what_counted_most() -> None:
    event = _assault(reader(), _ATTACK)
    reason = event.because[-1]
    assert (reason.rule, reason.role) == (RULE, "confidence")
    assert reason.span == event.trigger
    values = [abs(float(step.role.split()[0])) for step in reason.children]
    assert values == sorted(values, reverse=True)
    assert all(Rules(lexicon()).resolve(step.rule) for step in reason.children)
    assert all(step.span is None or step.span.text in _ATTACK for step in reason.children)


def test_nothing_but_confidence_and_its_reason_is_changed() -> None:
    for text in (_ATTACK, _ALLUSION, _THREAT, "تظاهر مئات العمال أمس في القاهرة."):
        assert _unweighed(reader().read(text)) == _unweighed(_plain().read(text))


def test_without_the_weigher_no_record_is_weighed_and_the_version_says_so() -> None:
    found = _plain().read(_ATTACK)
    assert all(reason.rule != RULE for event in found.events for reason in event.because)
    assert found.document.reader.version == reader().version.version + "+unweighed"
    assert Reader(lexicon(), weigher=False, tagger=False).version.version.endswith("+untagged+unweighed")


def test_what_did_not_happen_is_not_weighed() -> None:
    assert _assault(reader(), _THREAT) == _assault(_plain(), _THREAT)


def test_a_score_is_the_bias_and_what_the_known_features_of_each_block_share_out() -> None:
    page, records = _page(_ATTACK)
    score = _weigher(-1000, {"w=هجوم": 500, "s=جنود": 300, "a=7": -200}).score(
        page, page.sentences[0], "ASSAULT", records
    )
    assert math.isclose(score.shares["w=هجوم"], 2 / math.sqrt(2) * 0.5)
    assert math.isclose(score.shares["a=7"], 2 * -0.2)
    assert math.isclose(score.value, -1 + sum(score.shares.values()))


def test_confidence_is_one_half_at_the_line() -> None:
    page, records = _page(_ATTACK)
    weighed = _weigher(0, {}).weigh(page, records)
    assert {event.confidence for event in weighed if event.type == "ASSAULT"} == {0.5}


def test_types_that_the_model_does_not_know_keep_their_confidence() -> None:
    page, records = _page("تظاهر مئات العمال أمس في القاهرة.")
    assert _weigher(0, {}).weigh(page, records) == tuple(records.events)


def test_a_feature_is_told_where_it_stands_first() -> None:
    page, records = _page("هاجم هجوم هجوم بعد هجوم هجوم")
    found = features(page, page.sentences[0], "ASSAULT", records, Forms({}))
    assert found["word"]["w=هجوم"] == 1
    assert found["pair"]["p=هجوم_هجوم"] == 1


def test_features_come_from_the_sentence_alone() -> None:
    text = f"{_ATTACK} وغادر الوزير عمان. {_ATTACK}"
    page, records = _page(text)
    for sentence in page.sentences:
        for found in features(page, sentence, "ASSAULT", records, Forms({})).values():
            assert all(at == NOWHERE or sentence.first <= at < sentence.stop for at in found.values())
    names = features(page, page.sentences[1], "ASSAULT", records, Forms({}))["word"]
    assert "s=وزير" in names
    assert "s=هجوم" not in names


def test_a_word_is_bared_of_particles_as_far_as_three_letters_remain() -> None:
    page, _ = _page("والهجوم بالقنابل وبال 15")
    assert [base(word) for word in page.words] == ["هجوم", "قنابل", "بال", "0"]


def _unweighed(found: Extraction) -> list[Event]:
    return [
        msgspec.structs.replace(
            event, confidence=0.0, because=tuple(reason for reason in event.because if reason.rule != RULE)
        )
        for event in found.events
    ]
