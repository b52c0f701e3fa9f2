"""Where lists, grammar and tagger disagree, margins decide."""

from __future__ import annotations

from msgspec.structs import replace

from sijill.entities.found import FoundName, Role
from sijill.entities.tagger import Policy, Tagged, Verdict
from sijill.entities.tagger.combine import RULE, as_tagged, combine
from sijill.entities.titles import Title
from sijill.lexicon import load
from sijill.model import Document
from sijill.tokens import Layout, Word

_PAGE = Layout(load())(Document(id="t", text="زار سكولون ديان بغداد أمس ثم غادرها"))
_TITLE = Title("rank", "title")
_POLICY = Policy(add=1.0, contain=2.0, bounds={"PER": 3.0}, outside=1.0, retype=4.0, drop={"PER": 1.5})


def _none(word: Word) -> int:
    return 0


def _combined(
    found: list[FoundName], tagged: list[Tagged], doubts: dict[int, float] | None = None
) -> list[tuple[int, int, str, bool]]:
    names = combine(_PAGE, found, Verdict(tagged, doubts or {}), _none, _POLICY)
    return [(name.first, name.stop, name.type, name.rule == RULE) for name in names]


_PERSON = FoundName(1, 2, 0, "PER", "rule")
_TOWN = FoundName(3, 4, 0, "LOC", "rule", known="بغداد")


def test_a_name_that_nobody_else_found_needs_the_margin_of_adding() -> None:
    assert _combined([], [Tagged(1, 3, "PER", 1.0)]) == [(1, 3, "PER", True)]
    assert _combined([], [Tagged(1, 3, "PER", 0.9)]) == []


def test_a_longer_name_replaces_those_inside_it_from_a_higher_margin() -> None:
    assert _combined([_PERSON, _TOWN], [Tagged(1, 4, "ORG", 2.0)]) == [(1, 4, "ORG", True)]
    assert _combined([_PERSON, _TOWN], [Tagged(1, 4, "ORG", 1.9)]) == [(1, 2, "PER", False), (3, 4, "LOC", False)]


def test_a_place_of_the_lists_becomes_another_type_only_from_its_margin() -> None:
    assert _combined([_TOWN], [Tagged(3, 4, "PER", 3.9)]) == [(3, 4, "LOC", False)]
    assert _combined([_TOWN], [Tagged(3, 4, "PER", 4.0)]) == [(3, 4, "PER", True)]


def test_a_body_of_the_lists_keeps_its_type() -> None:
    body = FoundName(3, 4, 0, "ORG", "rule", known="x")
    assert _combined([body], [Tagged(3, 4, "LOC", 9.0)]) == [(3, 4, "ORG", False)]


def test_bounds_of_a_person_whom_grammar_found_give_way_where_the_rest_is_doubtful() -> None:
    longer = FoundName(0, 2, 0, "PER", "rule")
    assert _combined([longer], [Tagged(1, 3, "PER", 3.0)], {0: 1.0}) == [(1, 3, "PER", True)]
    assert _combined([longer], [Tagged(1, 3, "PER", 3.0)], {0: 0.9}) == [(0, 2, "PER", False)]
    assert _combined([longer], [Tagged(1, 3, "PER", 2.9)], {0: 1.0}) == [(0, 2, "PER", False)]


def test_a_wider_margin_gives_more_confidence() -> None:
    [narrow] = combine(_PAGE, [], Verdict([Tagged(1, 3, "PER", 1.0)], {}), _none, _POLICY)
    [wide] = combine(_PAGE, [], Verdict([Tagged(1, 3, "PER", 5.0)], {}), _none, _POLICY)
    assert 0 < narrow.confidence < wide.confidence < 1


def test_a_person_whom_grammar_found_is_dropped_where_every_word_is_doubtful() -> None:
    assert _combined([_PERSON], [], {1: 1.5}) == []
    assert _combined([_PERSON], [], {1: 1.4}) == [(1, 2, "PER", False)]
    assert _combined([FoundName(1, 3, 0, "PER", "rule")], [], {1: 9.0, 2: 1.4}) == [(1, 3, "PER", False)]


def test_names_of_the_lists_and_types_without_a_limit_are_never_dropped() -> None:
    body = FoundName(5, 6, 0, "ORG", "rule")
    assert _combined([_TOWN, body], [], {3: 9.0, 5: 9.0}) == [(3, 4, "LOC", False), (5, 6, "ORG", False)]


def test_a_role_stays_with_its_person() -> None:
    role = Role(0, 1, 0, 1, _TITLE)
    [name] = combine(_PAGE, [replace(_PERSON, role=role)], Verdict([Tagged(1, 3, "PER", 9.0)], {}), _none, _POLICY)
    assert (name.first, name.stop, name.role) == (1, 3, role)


def test_a_name_of_the_lists_is_never_shortened() -> None:
    longer = FoundName(1, 4, 0, "ORG", "rule", known="x")
    assert _combined([longer], [Tagged(2, 4, "ORG", 9.0)]) == [(1, 4, "ORG", False)]


def test_names_stay_in_order() -> None:
    assert [name[0] for name in _combined([_TOWN], [Tagged(5, 6, "LOC", 5.0), Tagged(1, 2, "PER", 5.0)])] == [1, 3, 5]


def test_by_the_convention_of_the_corpora_the_taggers_names_are_the_names() -> None:
    found = [FoundName(1, 2, 0, "PER", "rule", role=Role(0, 1, 0, 1, _TITLE)), _TOWN]
    names = as_tagged(_PAGE, found, Verdict([Tagged(1, 3, "PER", -5.0)], {}), _none)
    assert [(name.first, name.stop, name.rule) for name in names] == [(1, 3, RULE)]
    assert names[0].role is not None


def test_by_that_convention_too_the_entry_of_a_register_and_other_facilities_are_kept() -> None:
    site = FoundName(5, 6, 0, "FAC", "rule")
    names = as_tagged(_PAGE, [_TOWN, site], Verdict([Tagged(3, 4, "LOC", 1.0)], {}), _none)
    assert names == [_TOWN, site]
