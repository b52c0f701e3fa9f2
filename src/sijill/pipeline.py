"""Document + Lexicon → Extraction: the whole reading on one page, pure and deterministic."""

from __future__ import annotations

import datetime as dt

from sijill.claims import (
    AffiliationReader,
    CommitmentReader,
    ResponsibilityReader,
    StatementReader,
    attribute,
    speaking,
)
from sijill.clauses import EventReader
from sijill.clauses.casting import MODEL as ROLES
from sijill.clauses.casting import decode as decode_roles
from sijill.entities import Convention, EntityReader, Mentions, dateline
from sijill.entities.tagger import MODEL
from sijill.lexicon import Lexicon, building, load
from sijill.model import Document, DocumentInfo, Event, Extraction, ReaderVersion
from sijill.tokens import Layout, Page
from sijill.values import FigureReader, NumeralReader, TimeReader
from sijill.version import __version__
from sijill.weigher import MODEL as REPORTS
from sijill.weigher import Records, Weigher, decode


class Reader:
    """Reads Arabic reports into records. Build one and reuse it: it remembers the words it has seen.

    Args:
        lexicon: what to read with; by default the lexicon shipped with the package.
        most_forms: how many distinct word forms are remembered before the memory starts afresh, so that
            an archive of any size is read in bounded memory. It has no influence on what is read.
        tagger: whether the statistical tagger of names is used, where the lexicon has its model.
        names: what counts as a name: `guidelines`, as the project has it, or `conll`, as the corpora have it that the
            tagger learned from. The latter is the tagger's word alone and needs it.
        weigher: whether event records are weighed (`sijill.weigher`), where the lexicon has the model for it.
        casting: whether a trained model (`sijill.clauses.casting`) fills the roles of events that the rules leave
            open, where the lexicon has it.
    """

    def __init__(
        self,
        lexicon: Lexicon | None = None,
        *,
        most_forms: int = 200_000,
        tagger: bool = True,
        names: Convention = "guidelines",
        weigher: bool = True,
        casting: bool = True,
    ) -> None:
        self.lexicon = lexicon or load()
        self._tagger = tagger and self.lexicon.model(MODEL) is not None
        self._names = names
        reports, roles = self.lexicon.model(REPORTS), self.lexicon.model(ROLES)
        # What is read otherwise is another reading: a ledger must not take it for the same.
        ways = {
            "+untagged": self.lexicon.model(MODEL) is not None and not tagger,
            "+conll": names == "conll",
            "+unweighed": reports is not None and not weigher,
            "+uncast": roles is not None and not casting,
        }
        way = "".join(name for name, taken in ways.items() if taken)
        self.version = ReaderVersion(version=__version__ + way, lexicon_sha256=self.lexicon.sha256)
        if names == "conll" and not self._tagger:
            raise ValueError("names by the convention of the corpora need the tagger")
        self._weigher_data = reports if weigher else None
        self._weigher: Weigher | None = None
        self._casting = decode_roles(roles) if roles is not None and casting else None
        self._most_forms = most_forms
        self._start_afresh()

    @building()
    def _start_afresh(self) -> None:
        """Build the stages, which remember what they made of each word form."""
        self._layout = Layout(self.lexicon)
        self._entities = EntityReader(self.lexicon, tagger=self._tagger, names=self._names)
        numerals = NumeralReader(self.lexicon)
        self._times = TimeReader(self.lexicon, numerals)
        self._figures = FigureReader(self.lexicon, numerals)
        self._events = EventReader(self.lexicon, self._casting)
        self._statements = StatementReader(self.lexicon)
        self._responsibility = ResponsibilityReader(self.lexicon)
        self._commitments = CommitmentReader(self.lexicon)
        self._affiliations = AffiliationReader(self.lexicon)

    def read(
        self,
        text: str | Document,
        *,
        published: dt.date | str | None = None,
        outlet: str | None = None,
        id: str = "doc",  # noqa: A002
    ) -> Extraction:
        """Read one document, given as its text or as a `Document` (which brings its own metadata).

        Without a publication date, relative times stay underspecified; no clock is consulted.

        Raises:
            ValueError: where `published` is a string that is not an ISO 8601 date, or `text` holds a lone
                surrogate, which no JSON in UTF-8 can carry (decode the bytes that it came from anew).
        """
        if isinstance(text, Document):
            return self._extract(text)
        day = dt.date.fromisoformat(published) if isinstance(published, str) else published
        return self._extract(Document(id=id, text=text, published=day, outlet=outlet))

    def _extract(self, document: Document) -> Extraction:
        if self._layout.forms_known > self._most_forms:
            self._start_afresh()
        document.text.encode()  # a lone surrogate fails here, with its place
        page = self._layout(document)
        entities = self._entities.read(page)
        times = self._times.read(page)
        figures = self._figures.read(page, entities, times)
        mentions = Mentions(page, entities)
        statements = self._statements.read(page, mentions, times)
        events = attribute(
            page,
            self._events.read(page, entities, times, figures, speaking(page, statements)),
            statements,
            self._statements.watchdogs,
            self._events.voiced,
        )
        responsibility = self._responsibility.read(page, mentions, events, statements)
        commitments = self._commitments.read(page, mentions, times, events, statements)
        affiliations = self._affiliations.read(page, mentions, events, statements)
        events = self._weighed(page, Records(entities, times, figures, statements, events))
        return Extraction(
            id=document.id,
            document=DocumentInfo(
                id=document.id,
                url=document.url,
                outlet=document.outlet,
                title=document.title,
                published=document.published,
                dateline=dateline(page, mentions),
                text_sha256=document.text_sha256,
                reader=self.version,
            ),
            entities=entities,
            times=times,
            figures=figures,
            statements=statements,
            events=events,
            responsibility=responsibility,
            commitments=commitments,
            affiliations=affiliations,
        )

    def _weighed(self, page: Page, records: Records) -> tuple[Event, ...]:
        """The events, weighed where that is asked for; the model is loaded when the first event needs it."""
        if self._weigher_data is None or not records.events:
            return tuple(records.events)
        if self._weigher is None:
            self._weigher = Weigher(decode(self._weigher_data))
        return self._weigher.weigh(page, records)
