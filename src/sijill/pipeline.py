"""Document + Lexicon → Extraction: the whole reading on one page, pure and deterministic."""

from __future__ import annotations

import datetime as dt

from sijill.model import Document, DocumentInfo, Extraction, ReaderVersion
from sijill.version import __version__


class Reader:
    """Reads Arabic reports into records."""

    def read(
        self,
        text: str | Document,
        *,
        published: dt.date | str | None = None,
        outlet: str | None = None,
        id: str = "doc",  # noqa: A002
    ) -> Extraction:
        """Read one document.

        Raises:
            ValueError: where `published` is not an ISO 8601 date.
        """
        if isinstance(text, str):
            day = dt.date.fromisoformat(published) if isinstance(published, str) else published
            document = Document(id=id, text=text, published=day, outlet=outlet)
        else:
            document = text
        info = DocumentInfo(
            id=document.id,
            url=document.url,
            outlet=document.outlet,
            title=document.title,
            published=document.published,
            text_sha256=document.text_sha256,
            reader=ReaderVersion(version=__version__, lexicon_sha256=""),
        )
        return Extraction(id=document.id, document=info)
