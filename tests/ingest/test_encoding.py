import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ingest.encoding import BinaryDataError, UnknownEncodingError, decode, garbled_from

PROSE = (
    "أعلنت وزارة الصحة في المحافظة أن الحملة الوطنية للتلقيح ستبدأ الأسبوع المقبل، "
    "وأوضح المتحدث باسم الوزارة أن الفرق الطبية ستزور القرى والبلدات البعيدة."
)


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "cp720", "utf-16-le", "utf-16-be", "utf-8"])
def test_arabic_prose_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    assert decode(PROSE.encode(encoding, "ignore")).text == PROSE.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + PROSE.encode(encoding), declared="windows-1256")
    assert decoded.text == PROSE
    assert not decoded.mislabelled


def test_a_declared_encoding_that_fits_is_trusted() -> None:
    assert decode("قال".encode("windows-1256"), declared="windows-1256") == ("قال", "cp1256", 0, False)


@pytest.mark.parametrize(
    ("written", "declared"), [("windows-1256", "utf-8"), ("utf-8", "windows-1256"), ("iso-8859-6", "utf-8")]
)
def test_a_wrong_declaration_is_overruled_and_reported(written: str, declared: str) -> None:
    decoded = decode(PROSE.encode(written, "ignore"), declared=declared)
    assert decoded.text.startswith("أعلنت وزارة الصحة")
    assert decoded.mislabelled


def test_damaged_utf8_is_read_with_replacement_characters_counted() -> None:
    decoded = decode(PROSE.encode() + b"\xff " + PROSE.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1
    assert decoded.text.count(PROSE) == 2


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 " + bytes(100), b"PK\x03\x04" + bytes(40), b"\x89PNG\r\n", bytes(range(256)) * 8 + bytes(200)]
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryDataError):
        decode(data)


def test_bytes_that_no_arabic_encoding_explains_are_refused() -> None:
    with pytest.raises(UnknownEncodingError):
        decode("Déjà vu à l'été, où l'on prêtait".encode("latin-1"))


def test_an_unknown_encoding_name_is_an_error_of_the_caller() -> None:
    with pytest.raises(LookupError):
        decode(b"abc", declared="no-such-encoding")


@pytest.mark.parametrize("through", ["windows-1256", "windows-1252"])
def test_utf8_misread_and_saved_again_is_recognised(through: str) -> None:
    garbled = "الوزير قال".replace("ق", "").encode().decode(through, "ignore")
    if through == "windows-1256":
        assert garbled_from(garbled) == through
    assert garbled_from(PROSE) is None
    assert garbled_from("plain English") is None


@given(st.binary(max_size=200))
def test_any_bytes_end_in_text_or_in_a_named_error(data: bytes) -> None:
    try:
        assert isinstance(decode(data).text, str)
    except (BinaryDataError, UnknownEncodingError) as error:
        assert str(error)
