"""The annotations of the news beyond the benchmark can be checked without the news."""

from collections import Counter
from typing import get_args

from benchmarks.archive import GOLD as ARCHIVE
from benchmarks.archive import PARTS as ARCHIVE_PARTS
from benchmarks.archive import Events
from benchmarks.scoring import fold_of
from benchmarks.second import HELD, SECOND
from benchmarks.shared import lines
from benchmarks.unread import GOLD, PARTS, Annotated
from sijill.model import CommitmentKind, Modality, PloverType, Polarity

_ROWS = tuple(lines(GOLD, Annotated))
_SECOND = tuple(lines(SECOND, Annotated))
_ARCHIVE = tuple(lines(ARCHIVE, Events))


def test_each_article_is_annotated_once_and_belongs_to_a_part() -> None:
    assert len({row.id for row in _ROWS}) == len(_ROWS)
    assert Counter(row.part for row in _ROWS) == dict(zip(PARTS, (36, 18, 18), strict=True))


def test_no_article_of_the_archive_is_in_another_set_too() -> None:
    assert len({row.id for row in _ROWS} | {row.id for row in _ARCHIVE}) == len(_ROWS) + len(_ARCHIVE)
    assert Counter(row.part for row in _ARCHIVE) == dict.fromkeys(ARCHIVE_PARTS, 128)


def test_events_speak_the_vocabulary_of_the_records() -> None:
    annotated = [*(row.events for row in (*_ROWS, *_SECOND)), *(row.events for row in _ARCHIVE)]
    for event in (event for events in annotated for event in events):
        assert event["type"] in get_args(PloverType)
        assert event["polarity"] in get_args(Polarity)
        assert event["modality"] in get_args(Modality)
        assert 0 <= event["trigger"]["start"] < event["trigger"]["end"]


def test_commitments_speak_the_vocabulary_of_the_records() -> None:
    for row in (*_ROWS, *_SECOND):
        for commitment in row.commitments:
            assert commitment["kind"] in get_args(CommitmentKind)
            assert 0 <= commitment["action"]["start"] < commitment["action"]["end"]


def test_facts_of_responsibility_say_something() -> None:
    for row in (*_ROWS, *_SECOND):
        for fact in row.responsibility:
            assert any(fact[key] for key in ("claimed_by", "accused", "accusers", "denied_by", "unclaimed"))


def test_a_third_of_what_was_annotated_again_is_of_the_fold_held_out() -> None:
    assert len({row.id for row in _SECOND}) == len(_SECOND)
    assert Counter(fold_of(row.id) == HELD for row in _SECOND) == {True: 9, False: 18}
