"""The pages of cases in `cases/`: prose, and blocks of texts with the values they hold.

A block opens with ```` ```values ````, and after it may say `kinds=` (which kinds the block is about; the
others are not looked at) and `reference=` (what relative times are reckoned from). A line is
`text → [span] kind = value; …`, or `text → nothing`; further lines that begin with `→` belong to the text above.
Every value of those kinds must be listed, in any order. `-` stands for a value that stays open.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sijill.values import ValueFinder, ValueSpan

PAGES = sorted(Path(__file__).with_name("cases").glob("*.md"))
FINDER = ValueFinder()
FENCE = re.compile(r"```values(?P<options>(?: \w+=\S+)*)")
SPAN = re.compile(r"\[(?P<words>.+?)\] (?P<kind>\w+) = (?P<value>\S.*)")


class Case(NamedTuple):
    place: str
    text: str
    kinds: frozenset[str]
    reference: str | None
    expected: tuple[tuple[str, str, str], ...]

    def found(self) -> list[ValueSpan]:
        return [s for s in FINDER.find(self.text, self.reference) if not self.kinds or s.kind in self.kinds]

    def agrees(self, span: ValueSpan, expected: tuple[str, str, str]) -> bool:
        words, kind, value = expected
        return (self.text[span.start : span.end], span.kind) == (words, kind) and same(span.value, value)


def same(found: int | float | str | None, written: str) -> bool:
    if isinstance(found, str):
        return found == written
    if found is None or written == "-":
        return found is None and written == "-"
    return re.fullmatch(r"-?\d+(\.\d+)?(e\d+)?", written) is not None and float(written) == pytest.approx(found)


def cases(name: str, page: str) -> Iterator[Case]:
    options: dict[str, str] | None = None
    text, place = "", ""
    listed: list[str] = []
    for number, line in enumerate(page.splitlines(), 1):
        fence = FENCE.fullmatch(line)
        if options is None:
            if fence:
                options = dict(option.split("=") for option in fence["options"].split())
            continue
        before, arrow, after = line.partition("→")
        if text and before.strip():
            yield case(place, text, options, listed)
            text, listed = "", []
        if line.startswith("```"):
            options = None
        elif before.strip():
            text, place = before.strip(), f"{name}:{number}"
        elif arrow and not text:
            raise ValueError(f"{name}:{number}: no text before →")
        if arrow:
            listed.append(after)
    if options is not None:
        raise ValueError(f"{name}: the last block is not closed")


def case(place: str, text: str, options: dict[str, str], listed: list[str]) -> Case:
    expected = []
    if not listed:
        raise ValueError(f"{place}: no → after the text {text!r}")
    for part in (part.strip() for line in listed for part in line.split(";")):
        match = SPAN.fullmatch(part)
        if match:
            if match["words"] not in text:
                raise ValueError(f"{place}: [{match['words']}] does not stand in the text")
            expected.append((match["words"], match["kind"], match["value"].strip()))
        elif part != "nothing" or len(listed) > 1:
            raise ValueError(f"{place}: not of the form [span] kind = value: {part!r}")
    kinds = frozenset(options["kinds"].split(",")) if "kinds" in options else frozenset[str]()
    return Case(place, text, kinds, options.get("reference"), tuple(expected))


CASES = [found for page in PAGES for found in cases(page.name, page.read_text("utf-8"))]


@pytest.mark.parametrize("written", CASES, ids=[written.place for written in CASES])
def test_the_page_says_what_is_found(written: Case) -> None:
    found = written.found()
    missed = [e for e in written.expected if not any(written.agrees(s, e) for s in found)]
    invented = [s for s in found if not any(written.agrees(s, e) for e in written.expected)]
    report = [f"tests/values/cases/{written.place}: {written.text}"]
    report += [f"  missed:   [{words}] {kind} = {value}" for words, kind, value in missed]
    report += [f"  invented: [{written.text[s.start : s.end]}] {s.kind} = {s.value}" for s in invented]
    assert not missed and not invented, "\n".join(report)


def test_there_are_pages_and_each_holds_cases() -> None:
    assert PAGES
    assert {written.place.split(":")[0] for written in CASES} == {page.name for page in PAGES}


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("```values\nثلاثة → [أربعة] number = 4\n```", r"x\.md:2: \[أربعة\] does not stand"),
        ("```values\nثلاثة → three\n```", r"x\.md:2: not of the form"),
        ("```values\nثلاثة\n```", r"x\.md:2: no → after the text"),
        ("```values\n→ nothing\n```", r"x\.md:2: no text before →"),
        ("```values\nثلاثة → nothing\n", "not closed"),
    ],
)
def test_a_page_that_is_written_wrong_is_named_with_its_line(page: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        list(cases("x.md", page))
