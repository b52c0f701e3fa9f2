import pytest

from sijill import Reader
from sijill.entities import check_entries
from sijill.lexicon import Lexicon
from tests.readers import lexicon

_LEXICON = lexicon()
_READER = Reader(_LEXICON)


def _files() -> dict[str, bytes]:
    return {name: _LEXICON.raw(name).encode() for name in _LEXICON.files()}


def _messages(files: dict[str, bytes]) -> str:
    return " | ".join(problem.message for problem in check_entries(Lexicon(files)))


def test_every_entry_matches_its_examples_and_not_its_counter_examples() -> None:
    assert list(check_entries(_LEXICON)) == []


def test_a_wrong_title_is_reported() -> None:
    files = _files()
    files["entities/titles.yaml"] += (
        "- id: entities.title.broken\n  kind: trade\n  titles: [نجار, نجار]\n"
        "  examples: [في مدينة الزهيرية]\n  not: [قال وزير الخارجية]\n"
    ).encode()
    messages = _messages(files)
    for part in ("no such kind of title", "stands twice", "does not match its example"):
        assert part in messages


def test_a_register_without_a_source_is_reported() -> None:
    files = _files()
    files["entities/nationalities.tsv"] = "adjective\tcode\nعراقي\tIRQ\n".encode()
    assert "names no source" in _messages(files)


@pytest.mark.parametrize(
    "text",
    ["هذا ما نقلت عنه المتحدثة أمس.", "كفاءة عالية.", "أكد في حديثه ذلك.", "عاد من بلاد بعيدة.", "العاصمة السويدية."],
)
def test_an_ordinary_word_is_no_town(text: str) -> None:
    assert [entity.name for entity in _READER.read(text).entities] == []


@pytest.mark.parametrize(("text", "name"), [("انفجار في حديثة أمس.", "حديثة"), ("وصلوا إلى عالية.", "عالية")])
def test_a_town_with_an_ordinary_name_is_read_after_a_preposition_of_place(text: str, name: str) -> None:
    assert name in [entity.name for entity in _READER.read(text).entities]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصفت الطائرات بلدة الخيارة أمس.", ["الخيارة"]),
        ("وقعت اشتباكات في منطقة دير الزهور أمس.", ["دير الزهور"]),
        ("سيطر الثوار على منطقتي الوهط وصبر أمس.", ["الوهط", "صبر"]),
        ("سيطر الثوار على قريتي السكرية وحزم العدين أمس.", ["السكرية", "حزم العدين"]),
        ("انتشروا بين دمشق والقصير أمس.", ["دمشق", "القصير"]),
        ("سكنوا في بلدة صغيرة أمس.", []),
        ("أقيمت منطقة آمنة أمس.", []),
        ("سافر إلى عدن وكيل أول أمس.", ["عدن"]),
    ],
)
def test_places_are_known_by_the_nouns_that_announce_them(text: str, names: list[str]) -> None:
    assert [entity.name for entity in _READER.read(text).entities if entity.type == "LOC"] == names
