"""The text of an article as safe HTML, fetched from where it is kept when somebody asks for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from plugins.documents.passages import Link, with_links

CSS_CLASS = "bt-document-link"
"""Of links to documents."""


@dataclass(frozen=True)
class DocumentLink(Link):
    """A link to a document that has a page."""

    document_id: str


@dataclass(frozen=True)
class Body:
    """The text of an article, which need not be in memory. Bodies with the same digest and links are equal.

    `digest` is that of the HTML without links to documents, which are put in where it is asked for: which document is
    meant is known only when all articles were read.
    """

    digest: str
    fetch: Callable[[], str] = field(compare=False, repr=False)
    links: tuple[DocumentLink, ...] = ()

    @classmethod
    def of(cls, html: str) -> Body:
        """Return a body that is in memory."""
        return cls(digest_of_html(html), lambda: html)

    @property
    def html(self) -> str:
        """The safe HTML with its links to documents."""
        return with_links(self.fetch(), self.links, CSS_CLASS)

    def linked(self, links: Collection[DocumentLink]) -> Body:
        """Return the body with these links to documents."""
        return Body(self.digest, self.fetch, tuple(links))


def digest_of_html(html: str) -> str:
    """Return the digest by which bodies are told apart."""
    return hashlib.blake2b(html.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


NO_BODY = Body.of("")
"""That of an article that was withdrawn."""
