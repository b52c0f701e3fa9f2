import gzip
import time

import msgspec
import pytest

from sijill.weigher import BLOCKS, FORMAT, MODEL, Model, WeigherError, Weights, decode, encode
from tests.readers import lexicon

_SMALL = Model(FORMAT, 1000, dict.fromkeys(BLOCKS, 1.0), {"ASSAULT": Weights(-5, {"w=هجوم": 7})}, {"هجوم": (1, 2)})


def _shipped() -> bytes:
    data = lexicon().model(MODEL)
    assert data is not None
    return data


def test_the_shipped_model_is_small_and_loads_in_well_under_a_second() -> None:
    data = _shipped()
    assert len(data) < 2_000_000
    began = time.perf_counter()
    decode(data)
    assert time.perf_counter() - began < 1


def test_the_shipped_model_weighs_assaults_and_protests_by_words_pairs_clusters_and_records() -> None:
    model = decode(_shipped())
    assert sorted(model.types) == ["ASSAULT", "PROTEST"]
    for weights in model.types.values():
        assert {name[:2] for name in weights.weights} >= {"w=", "s=", "p=", "a=", "b=", "c="}
        assert weights.weights["records=0"] < 0, "a sentence without a record of the type is hardly a report of it"


def test_the_shipped_model_is_plain_json_in_gzip_without_a_date() -> None:
    data = _shipped()
    assert data[4:8] == b"\0\0\0\0"
    assert msgspec.json.decode(gzip.decompress(data))["format"] == FORMAT
    assert gzip.decompress(encode(decode(data))) == gzip.decompress(data)


def test_a_model_is_read_as_it_was_written() -> None:
    assert decode(encode(_SMALL)) == _SMALL


def test_the_bytes_do_not_depend_on_the_order_of_features() -> None:
    one = msgspec.structs.replace(_SMALL, types={"ASSAULT": Weights(1, {"w=ا": 1, "w=ب": 2})})
    two = msgspec.structs.replace(_SMALL, types={"ASSAULT": Weights(1, {"w=ب": 2, "w=ا": 1})})
    assert encode(one) == encode(two)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        encode(_SMALL)[:-12],
        gzip.compress(b"{}", mtime=0),
        encode(msgspec.structs.replace(_SMALL, format="sijill.weigher/0")),
        encode(msgspec.structs.replace(_SMALL, blocks={"word": 1.0})),
    ],
)
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(WeigherError):
        decode(data)
