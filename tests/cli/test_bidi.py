import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from sijill.cli.bidi import Bidi, Fragment, choose, clean, place
from sijill.cli.paper import Paper, wrap
from sijill.cli.visual import shape, visual_order


def visual(*pieces: str, base: int = 0) -> str:
    return "".join(char for char, _, _ in visual_order(list(pieces), base))


def fragments(*texts: Text) -> list[Fragment]:
    return [Fragment.whole(text) for text in texts]


def plain(shaped: str) -> str:
    return unicodedata.normalize("NFKC", shaped)


def test_letters_take_the_form_that_their_neighbours_ask_for() -> None:
    forms = [char for char, _ in shape("قال علم")]
    assert forms == ["ﻗ", "ﺎ", "ﻝ", " ", "ﻋ", "ﻠ", "ﻢ"]


def test_lam_and_alef_become_one_cell_that_keeps_its_offset() -> None:
    assert shape("لا") == [("ﻻ", 0)]
    assert shape("بلا") == [("ﺑ", 0), ("ﻼ", 1)]


def test_marks_do_not_part_letters() -> None:
    assert [char for char, _ in shape("قَل")] == ["ﻗ", "َ", "ﻞ"]


def test_marks_are_printed_behind_the_letter_that_they_stand_on() -> None:
    assert visual("مدرَّب") == "ﺏﺭَّﺪﻣ"
    assert visual("e\u0301a") == "e\u0301a"


def test_tatweel_joins_on_both_sides() -> None:
    assert [char for char, _ in shape("بـب")] == ["ﺑ", "ـ", "ﺐ"]


def test_arabic_is_reversed_and_what_surrounds_it_is_not() -> None:
    assert plain(visual("A: ", "قال", " B")) == "A: لاق B"


def test_numbers_inside_arabic_keep_their_order() -> None:
    assert plain(visual("في 2500 بيت")) == "تيب 2500 يف"
    assert plain(visual("نسبة 20%")) == "%20 ةبسن"
    assert plain(visual("بلغ 2,500 دولار")) == "رلاود 2,500 غلب"


def test_latin_inside_arabic_keeps_its_order() -> None:
    assert plain(visual("قال NATO ثم")) == "مث NATO لاق"


def test_brackets_are_mirrored_with_the_text_they_hold() -> None:
    assert plain(visual("«قال»")) == "«لاق»"
    assert plain(visual("(قال)")) == "(لاق)"


def test_a_line_from_right_to_left_reverses_the_pieces() -> None:
    assert plain(visual("2021-12-08", " ", "قال", base=1)) == "لاق 2021-12-08"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=4), st.sampled_from([0, 1]))
def test_no_character_is_lost_or_doubled(pieces: list[str], base: int) -> None:
    cells = visual_order(pieces, base)
    places = [(piece, offset) for _, piece, offset in cells]
    assert len(places) == len(set(places))
    eaten = sum(char in "ﻻﻼﻷﻸﻹﻺﻵﻶ" and pieces[p][o] == "ل" for char, p, o in cells)
    assert len(cells) + eaten == sum(map(len, pieces))


@pytest.mark.parametrize(
    ("environ", "mode"),
    [
        ({"VTE_VERSION": "7200"}, Bidi.ISOLATE),
        ({"VTE_VERSION": "5202"}, Bidi.OFF),
        ({"KONSOLE_VERSION": "230800"}, Bidi.ISOLATE),
        ({"TERM_PROGRAM": "Apple_Terminal"}, Bidi.ISOLATE),
        ({"TERM_PROGRAM": "vscode"}, Bidi.VISUAL),
        ({"ALACRITTY_WINDOW_ID": "1"}, Bidi.VISUAL),
        ({"TERM": "dumb"}, Bidi.OFF),
    ],
)
def test_the_terminal_decides_unless_told(environ: dict[str, str], mode: Bidi) -> None:
    assert choose(Bidi.AUTO, environ, terminal=True) is mode
    assert choose(Bidi.AUTO, environ, terminal=False) is Bidi.OFF
    assert choose(Bidi.VISUAL, environ, terminal=False) is Bidi.VISUAL


def test_isolates_wrap_arabic_only() -> None:
    assert place(fragments(Text("A "), Text("قال"), Text(" 5")), Bidi.ISOLATE, rtl=False).plain == "A \u2067قال\u2069 5"


def test_a_line_of_the_arabic_interface_is_one_isolate_from_right_to_left() -> None:
    line = place(fragments(Text("قال"), Text(" · "), Text("NATO 5")), Bidi.ISOLATE, rtl=True).plain
    assert line == "\u2067\u2067قال\u2069 · \u2066NATO 5\u2069\u2069"


def test_styles_move_with_their_letters() -> None:
    text = Text("قال علم")
    text.stylize("red", 0, 3)
    line = place(fragments(text), Bidi.VISUAL, rtl=False)
    red = "".join(line.plain[span.start : span.end] for span in line.spans if span.style == "red")
    assert plain(red) == "لاق"


def test_what_could_command_the_terminal_is_taken_out() -> None:
    assert clean("a\x1b[31mb\u202ec\u2069\x07\nd\te") == "a[31mbc d e"


def lines(mode: Bidi, *, rtl: bool, width: int = 30) -> list[str]:
    file = io.StringIO()
    Paper(file, bidi=mode, rtl=rtl, width=width).line(
        Text("2021"), "  ", "قال الوزير إن القوات ستغادر البلاد قريبا", indent=2
    )
    return file.getvalue().splitlines()


def test_long_lines_are_broken_between_words_before_they_are_turned() -> None:
    off, isolate, turned = (lines(mode, rtl=False) for mode in (Bidi.OFF, Bidi.ISOLATE, Bidi.VISUAL))
    assert off == ["  2021  قال الوزير إن القوات", "  ستغادر البلاد قريبا"]
    assert isolate[1] == "  \u2067ستغادر البلاد قريبا\u2069"
    assert plain(turned[1]) == "  ابيرق دلابلا رداغتس"


def test_a_line_that_goes_on_with_another_script_keeps_the_direction_of_its_piece() -> None:
    rows = wrap([Text("قال الوزير في مقابلة مع CNN إن القوات باقية")], 24)
    assert [row[0].text.plain for row in rows] == ["قال الوزير في مقابلة مع", "CNN إن القوات باقية"]
    assert plain(place(rows[1], Bidi.VISUAL, rtl=False).plain) == "ةيقاب تاوقلا نإ CNN"
    assert place(rows[1], Bidi.ISOLATE, rtl=False).plain == "\u2067CNN إن القوات باقية\u2069"


def test_a_sentence_of_several_lines_is_flush_right_in_the_english_interface_too() -> None:
    for mode, widths in ((Bidi.OFF, {29, 14}), (Bidi.VISUAL, {29}), (Bidi.ISOLATE, {29})):
        file = io.StringIO()
        Paper(file, bidi=mode, width=30).line("قال الوزير إن القوات ستغادر البلاد قريبا", indent=2)
        printed = file.getvalue().splitlines()
        assert len(printed) == 2
        assert {cell_len(line) for line in printed} == widths, mode


def test_the_arabic_interface_is_set_flush_right() -> None:
    for mode in (Bidi.ISOLATE, Bidi.VISUAL):
        assert {cell_len(line) for line in lines(mode, rtl=True)} == {28}


def test_space_around_a_piece_stays_between_the_pieces() -> None:
    file = io.StringIO()
    Paper(file, bidi=Bidi.VISUAL, rtl=True, width=20).line("قال", " (NATO)")
    assert plain(file.getvalue()).strip() == "(NATO) لاق"


def test_combining_marks_take_no_cell() -> None:
    marked = "قُوَّةٌ " * 6
    assert len(wrap([Text(marked)], 30)) == len(wrap([Text("قوة " * 6)], 30))


@given(st.text(max_size=80), st.integers(5, 40))
def test_wrapping_loses_nothing_but_space(text: str, width: int) -> None:
    rows = wrap([Text(text)], width)
    joined = "".join("".join(part.text.plain for row in rows for part in row).split())
    assert joined == "".join(clean(Text(text).plain).split())
