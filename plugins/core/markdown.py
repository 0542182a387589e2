"""Source text to safe HTML: Markdown as editors of news use it, typeset, with every problem at its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.core.body_html import BodyWriter, first_paragraph
from plugins.core.body_text import VIETNAMESE_WORDS, BodyText, BodyWords
from plugins.core.body_tree import FinishTree, MarkLines
from plugins.core.links import LinkResolver, PictureFacts, VideoFacts
from plugins.core.markdown_dialect import Dialect
from plugins.core.problems import Problem

__all__ = ["LinkResolver", "MarkdownRenderer", "PictureFacts", "Rendered"]

_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Rendered:
    """A text as readers get it. Addresses of this site begin with `site:/`.

    `plain_summary` is the first paragraph, whole and without markup. A heading is (level, id, text), a
    picture its facts and its description.
    """

    html: str
    plain_summary: str
    problems: tuple[Problem, ...]
    headings: tuple[tuple[int, str, str], ...]
    pictures: tuple[tuple[PictureFacts, str], ...] = ()
    videos: tuple[VideoFacts, ...] = ()


class MarkdownRenderer:
    """Renders text after text with one Markdown instance."""

    def __init__(self) -> None:
        self._writer = BodyWriter()
        self._mark, self._finish = MarkLines(), FinishTree()
        self._dialect = Dialect(self._mark, self._finish)

    def render(
        self, text: str, label: str, first_line: int, links: LinkResolver, words: BodyWords = VIETNAMESE_WORDS
    ) -> Rendered:
        """Return the text as HTML that is safe and typeset, and every problem with it.

        `label` names the file in messages and `first_line` is the line of the file on which the text begins; `words`
        are those of the text's language.
        """
        text = _UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        body = BodyText(text, label, first_line, links, words)
        if body.is_too_much():
            return Rendered("", "", tuple(body.problems), ())
        self._mark.body = self._finish.body = body
        try:
            root = self._dialect.tree_of(text)
        except RecursionError:
            self._dialect = Dialect(self._mark, self._finish)
            body.report_depth(0)
            return Rendered("", "", tuple(sorted(body.problems)), ())
        html = self._writer.html_of(root)
        return Rendered(
            html,
            first_paragraph(root),
            tuple(sorted(body.problems)),
            tuple(body.headings),
            tuple(body.pictures),
            tuple(body.videos),
        )
