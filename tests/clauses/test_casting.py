"""The model that casts roles: what it may add to the rules' reading, and what it says of it."""

import gzip
import shutil
import time
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from sijill import Reader
from sijill.clauses.casting import (
    ADDED,
    FEATURE,
    FORMAT,
    MODEL,
    ROLES,
    CastingError,
    Model,
    Weights,
    decode,
    encode,
    same,
)
from sijill.clauses.casting.model import Role
from sijill.clauses.reader import EventReader
from sijill.entities import EntityReader
from sijill.lexicon import Rules, load
from sijill.model import Document, Event, Reason
from sijill.tokens import Layout
from tests.readers import lexicon, reader, ruled

_ATTACK = "شن الجيش السوري هجوما على المتمردين قرب تدمر."
_KILLING = "تابعت وزارة الدفاع الروسية الأمر فيما قتل جنديان أمس."


def _model(**nats: float) -> Model:
    """A model that gives every candidate the same score for a role, whatever the text says."""
    biases = {role: round(10 * nats.get(role, 0)) for role in ROLES}
    roles: dict[Role, Weights] = {role: Weights(0.9, 0.95, biases[role], {}) for role in ROLES}
    return Model(FORMAT, 10, roles)


def _events(text: str, model: Model | None) -> tuple[Event, ...]:
    page = Layout(lexicon())(Document(id="", text=text))
    return EventReader(lexicon(), model).read(page, EntityReader(lexicon()).read(page), (), ())


def _steps(event: Event) -> list[Reason]:
    return [reason for reason in event.because if reason.rule == ADDED]


def test_a_model_that_is_of_no_opinion_leaves_the_reading_to_the_rules() -> None:
    for text in (_ATTACK, _KILLING):
        assert _events(text, _model()) == _events(text, None)


def test_whom_the_rules_name_for_a_role_keeps_it_alone_whatever_the_model_says() -> None:
    for opinion in (_model(actor=-9, recipient=-9, location=-9), _model(actor=9, recipient=9, location=9)):
        (attack,) = _events(_ATTACK, opinion)
        assert (attack.actors, attack.recipients, attack.locations) == (("الجيش السوري",), ("المتمردين",), ("تدمر",))


def test_a_role_that_the_rules_leave_open_goes_to_somebody_whom_the_sentence_names() -> None:
    (kill,) = _events(_KILLING, None)
    assert kill.actors == ()
    (filled,) = _events(_KILLING, _model(actor=2.5))  # above the line to fill a role, below the one to join others
    assert len(filled.actors) == 1
    assert filled.actors[0].startswith("وزارة الدفاع الروسية")
    assert filled.recipients == kill.recipients
    (step,) = _steps(filled)
    assert step.role == "actor"
    assert step.span is not None
    assert step.span.text.startswith("وزارة الدفاع الروسية")


def test_nobody_is_cast_as_actor_and_recipient_of_one_event() -> None:
    for text in (_ATTACK, _KILLING):
        for event in _events(text, _model(actor=9, recipient=9)):
            assert not any(same(actor, other) for actor in event.actors for other in event.recipients)


def test_who_condemns_an_attack_is_not_cast_as_its_attacker() -> None:
    text = "اتهم وكيل وزارة الدفاع قاسم الراوي حركة الأفق بالوقوف وراء هجوم قرب حلب."
    attack = next(event for event in _events(text, _model(actor=9)) if event.type == "ASSAULT")
    assert not any("وزارة الدفاع" in actor or "الراوي" in actor for actor in attack.actors)


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("أعلنت وزارة الدفاع الروسية مقتل جندي في هجوم قرب حلب.", "وزارة الدفاع"),
        ("أعلنت الحكومة ووزارة الدفاع الروسية، أمس، مقتل جندي في هجوم قرب حلب.", "وزارة الدفاع"),
        ("أعلن مصدر من الجيش السوري مقتل جندي في هجوم قرب حلب.", "الجيش السوري"),
    ],
)
def test_who_reports_an_attack_is_not_cast_as_its_attacker(text: str, teller: str) -> None:
    for event in _events(text, _model(actor=9)):
        assert not any(teller in actor for actor in event.actors)


def test_who_tells_of_talks_is_not_cast_as_a_party_to_them() -> None:
    (talks,) = _events("أعلن مصدر من الجيش السوري عقد محادثات قرب حلب.", _model(actor=9))
    assert not any("الجيش" in actor for actor in talks.actors)


def test_who_says_that_he_attacked_can_be_cast_as_the_attacker() -> None:
    text = "ذكر الجيش السوري في بيان أنه بعد الهدنة عاد القصف إلى حلب."
    attack = next(event for event in _events(text, _model(actor=9)) if event.type == "ASSAULT")
    assert any("الجيش السوري" in actor for actor in attack.actors)


def test_nobody_is_cast_by_a_noun_that_only_a_pronoun_tells_whose_it_is() -> None:
    text = "التقى القائد أنصاره فيما وقع هجوم على البلدة."
    attack = next(event for event in _events(text, _model(actor=9)) if event.type == "ASSAULT")
    assert "القائد" in attack.actors
    assert "أنصاره" not in attack.actors


def test_only_what_a_name_calls_a_place_is_cast_as_one() -> None:
    text = "هاجم الجيش السوري المتمردين بعدما تحدثت الشرطة عن حلب."
    assert [event.locations for event in _events(text, None)] == [()]
    assert [event.locations for event in _events(text, _model(location=9))] == [("حلب",)]


def test_what_counts_most_is_named_with_what_it_adds() -> None:
    weights = Weights(0.5, 0.95, 0, {"kind_type=ORG|ASSAULT": 1500, "unruled": 250})
    neutral = Weights(0.9, 0.95, 0, {})
    model = Model(FORMAT, 1000, {"actor": weights, "recipient": neutral, "location": neutral})
    (step,) = _steps(_events(_KILLING, model)[-1])
    assert [child.rule for child in step.children] == [FEATURE, FEATURE]
    assert [child.role for child in step.children] == ["+1.50 kind_type=ORG|ASSAULT", "+0.25 unruled"]


def test_two_names_are_the_same_where_they_share_half_of_the_shorter() -> None:
    assert same("وزارة الدفاع الروسية", "وزارة الدفاع")
    assert same("الجيش", "جيش")
    assert not same("الجيش السوري", "الشرطة المحلية")


def test_it_can_be_left_out_and_the_version_says_so() -> None:
    assert ruled().version.version.endswith("+uncast")
    assert "uncast" not in reader().version.version
    text = "وصل وزير الخارجية التركي إلى الدوحة حيث جرت مباحثات حول الأزمة."
    assert [event.locations for event in reader().read(text).events] == [("الدوحة",)]
    assert [event.locations for event in ruled().read(text).events] == [()]


def test_a_lexicon_without_the_model_is_read_by_the_rules(tmp_path: Path) -> None:
    shutil.copytree(str(resources.files("sijill") / "data"), tmp_path / "data")
    (tmp_path / "data" / MODEL).unlink()
    bare = Reader(load(tmp_path / "data"))
    assert "uncast" not in bare.version.version, "there is nothing that was left out"
    assert bare.read(_KILLING).events == ruled().read(_KILLING).events


def test_the_shipped_model_is_small_loads_in_well_under_a_second_and_knows_every_role() -> None:
    data = lexicon().model(MODEL)
    assert data is not None
    assert len(data) < 1_000_000
    began = time.perf_counter()
    model = decode(data)
    assert time.perf_counter() - began < 1
    assert sorted(model.roles) == sorted(ROLES)
    for weights in model.roles.values():
        assert weights.bias < 0, "most of those who are named take no part"


def test_no_feature_of_the_shipped_model_holds_a_name_or_a_nation() -> None:
    data = lexicon().model(MODEL)
    assert data is not None
    words = {
        name.partition("=")[2]
        for weights in decode(data).roles.values()
        for name in weights.weights
        if name.startswith(("head=", "previous="))
    }
    assert len(words) > 100
    assert not [
        word for word in words for stem in ("اسراييل", "اميرك", "ايران", "حماس", "داعش", "سوري") if stem in word
    ]


def test_the_rules_of_a_cast_are_documented() -> None:
    rules = Rules(lexicon())
    assert all(rules.resolve(rule) is not None for rule in (ADDED, FEATURE))


def test_a_model_is_read_as_it_was_written_whatever_the_order_of_its_features() -> None:
    assert decode(encode(_model(actor=3))) == _model(actor=3)
    one, two = (Weights(0.4, 0.6, 1, weights) for weights in ({"a": 1, "b": 2}, {"b": 2, "a": 1}))
    assert encode(Model(FORMAT, 1, dict.fromkeys(ROLES, one))) == encode(Model(FORMAT, 1, dict.fromkeys(ROLES, two)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        encode(_model())[:-12],
        gzip.compress(b"{}", mtime=0),
        encode(msgspec.structs.replace(_model(), format="sijill.casting/0")),
        encode(msgspec.structs.replace(_model(), roles={"actor": Weights(0.4, 0.6, 1, {})})),
        encode(msgspec.structs.replace(_model(), roles=dict.fromkeys(ROLES, Weights(0.0, 0.6, 1, {})))),
    ],
)
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(CastingError):
        decode(data)
