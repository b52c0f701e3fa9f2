from sijill.model import Document
from sijill.tokens import Column, Layout, Page, Word
from tests.readers import lexicon


def _page(layout: Layout, text: str) -> Page:
    return layout(Document(id="x", text=text))


def test_facts_stand_in_the_order_of_the_tokens() -> None:
    column = Column(lambda word: word.folded)
    layout = Layout(lexicon())
    for text in ("قال الوزير إن الوزير قال", "الوزير", "", "سافر الوزير أمس"):
        page = _page(layout, text)
        assert list(column(page)) == [word.folded for word in page.words]


def test_a_word_is_asked_once() -> None:
    asked: list[str] = []

    def find(word: Word) -> bool:
        asked.append(word.folded)
        return True

    column, layout = Column(find), Layout(lexicon())
    first, second = _page(layout, "قال الوزير"), _page(layout, "سافر الوزير")
    for page in (second, first, second):
        column(page)
    assert asked == ["قال", "الوزير", "سافر"]


def test_the_pages_of_another_layout_have_another_vocabulary() -> None:
    column = Column(lambda word: word.folded)
    one, other = _page(Layout(lexicon()), "قال الوزير"), _page(Layout(lexicon()), "سافر رئيس الحكومة")
    for page in (one, other, one):
        assert list(column(page)) == [word.folded for word in page.words]
