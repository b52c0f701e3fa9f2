"""Time expressions of a page, resolved against its publication date (TIMEX3, ISO-TimeML; EDTF bounds).

Rules run only where a token belongs to a class of time words or is a number; of the readings that start
at a token the longest wins. Each rule is documented under its id in `rules.yaml`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sijill.lexicon import Lexicon
from sijill.model import Reason, TimeExpression
from sijill.tokens import Page, PhraseMatch
from sijill.values.calendar import bounds
from sijill.values.dates import DateRules
from sijill.values.days import DayRules
from sijill.values.numerals import NumeralReader
from sijill.values.periods import PeriodRules
from sijill.values.reading import Found, Sentence
from sijill.values.timewords import FixedTime, TimeWords


class TimeReader:
    """Finds and resolves time expressions."""

    def __init__(self, lexicon: Lexicon, numerals: NumeralReader | None = None) -> None:
        self._words = TimeWords(lexicon)
        self._numerals = numerals or NumeralReader(lexicon)
        dates = DateRules(self._words, self._numerals)
        self._rules = (
            dates.numeric,
            dates.with_month,
            DayRules(self._words, self._numerals, dates).read,
            PeriodRules(self._words, self._numerals).read,
        )

    def read(self, page: Page) -> tuple[TimeExpression, ...]:
        """All time expressions of a page, in order; without a publication date they stay underspecified."""
        published = page.document.published
        found: list[TimeExpression] = []
        spoken_day = published
        for first, stop in page.sentences:
            sentence = Sentence(page, first, stop, published, self._words, spoken_day)
            for match in self._scan(sentence):
                expression = _express(page, match, len(found) + 1, published)
                found.append(expression)
                spoken_day = _speech_day(expression, published) or spoken_day
                sentence = sentence._replace(spoken_day=spoken_day)
        return tuple(found)

    def _scan(self, sentence: Sentence) -> Iterator[Found]:
        i = sentence.first
        words = sentence.page.words
        classify, phrases = self._words, self._words.phrases
        while i < sentence.stop:
            word = words[i]
            if word.kind in {"punct", "latin"}:
                i += 1
                continue
            best: Found | None = None
            for match in phrases.at(words, i)[:1]:
                best = self._phrase(sentence, match)
            if classify(word) or self._numerals.may_start(word) or self._words.months.at(words, i):
                best = self._longest(sentence, i, best)
            if best is None or best.stop > sentence.stop:
                i += 1
            else:
                yield best
                i = best.stop

    def _longest(self, sentence: Sentence, i: int, best: Found | None) -> Found | None:
        for rule in self._rules:
            candidate = rule(sentence, i)
            if candidate is not None and (best is None or candidate.stop > best.stop):
                best = candidate
        return best

    def _phrase(self, s: Sentence, match: PhraseMatch[FixedTime]) -> Found:
        """A fixed expression; a vague one takes in the day right after it (`وقت سابق السبت`)."""
        name, kind, value = match.value
        found = Found(match.first, match.stop, match.key.skip, kind, value, name, relative=True)
        if kind != "DATE" or match.stop >= s.stop:
            return found
        day = self._longest(s, match.stop, None)
        if day is not None and day.skip == 0 and day.type != "DURATION":
            return day._replace(first=match.first, skip=match.key.skip)
        if value == "FUTURE_REF" and name == "times.later" and not s.future(match.first):
            return found._replace(value="PAST_REF")
        return found


def _express(page: Page, match: Found, number: int, published: dt.date | None) -> TimeExpression:
    span = page.span_inside(match.first, match.stop, match.skip)
    earliest, latest = bounds(match.value) if match.type in {"DATE", "TIME"} else (None, None)
    return TimeExpression(
        id=f"t{number}",
        start=span.start,
        end=span.end,
        text=span.text,
        type=match.type,
        value=match.value,
        earliest=earliest,
        latest=latest,
        mod=match.mod,
        calendar=match.calendar,
        anchor="published" if match.relative and published else None,
        evidence=page.evidence(match.first, match.stop),
        rule=match.rule,
        confidence=0.95 if not match.relative else 0.85,
        because=(Reason(match.rule, "expression", span),),
    )


def _speech_day(expression: TimeExpression, published: dt.date | None) -> dt.date | None:
    """The day that `today` in reported speech means: the last single day named in the week before
    publication."""
    if published is None or expression.earliest is None or expression.earliest != expression.latest:
        return None
    day = dt.date.fromisoformat(expression.earliest)
    return day if 0 <= (published - day).days < 7 else None
