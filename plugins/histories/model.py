"""The history of a published article: each time that readers got another text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from plugins.histories.differences import Paragraph

FOLDER = "lich-su/"
"""Where an article's history stands, below the article."""


@dataclass(frozen=True)
class Revision:
    """Another text: who brought it when, and why, in the words of the commit.

    `number` counts from 0, the text that was published first. `url` is the page that compares it with the one before;
    None where there is nothing to compare, or what there is was withdrawn.
    """

    number: int
    moment: datetime
    author: str
    reason: str
    paragraphs: tuple[Paragraph, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class History:
    """All revisions of an article that are known, the oldest first; there is at least one.

    `known_since` is the day before which a shallow clone knows nothing; None where all is known.
    """

    url: str
    revisions: tuple[Revision, ...]
    known_since: date | None = None

    @property
    def has_page(self) -> bool:
        """Whether there is more to tell than who published the article."""
        return len(self.revisions) > 1

    @property
    def changes(self) -> int:
        """How often the article was changed after its publication, as far as is known."""
        return len(self.revisions) - 1
