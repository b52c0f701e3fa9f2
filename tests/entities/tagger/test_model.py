"""A model comes out of its bytes as it went in, and nothing else does."""

from __future__ import annotations

import zlib

import msgspec
import pytest

from sijill.entities.tagger import Model, TaggerError, decode, encode
from sijill.entities.tagger.model import FORMAT, LABELS, Form

_TRANSITIONS = tuple(range(len(LABELS) ** 2))
_MODEL = Model(
    FORMAT,
    100,
    -100,
    _TRANSITIONS,
    {"0w=قلم": (0, 5), "0w=باب": (1, -3, 2, 4)},
    {"قلم": Form(9, (1, 2, 3), ("s=O",)), "باب": Form(4, (1, 2, 7), ())},
)


def test_a_model_survives_its_bytes() -> None:
    assert decode(encode(_MODEL)) == _MODEL


def test_the_order_of_weights_and_forms_does_not_change_the_bytes() -> None:
    turned = msgspec.structs.replace(
        _MODEL,
        weights=dict(reversed(_MODEL.weights.items())),
        forms=dict(reversed(_MODEL.forms.items())),
    )
    assert encode(turned) == encode(_MODEL)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no model",
        zlib.compress(b"no model"),
        zlib.compress(msgspec.msgpack.encode({"format": FORMAT})),
        encode(msgspec.structs.replace(_MODEL, format="sijill.tagger/0")),
        encode(msgspec.structs.replace(_MODEL, transitions=(1, 2, 3))),
        encode(_MODEL)[:-9],
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(TaggerError):
        decode(data)


def test_inside_labels_follow_only_their_own_kind() -> None:
    for label, allowed in enumerate(_MODEL.steps.allowed):
        before = {LABELS[index] for index, _ in allowed}
        if LABELS[label].startswith("I-"):
            assert before == {"B" + LABELS[label][1:], LABELS[label]}
        else:
            assert before == set(LABELS)


def test_steps_carry_the_weights_of_their_pairs() -> None:
    assert dict(_MODEL.steps.allowed[3])[2] == _TRANSITIONS[2 * len(LABELS) + 3]
