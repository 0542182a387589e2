"""An article as the index of documents sees it: what it names, where on the page, and on which line of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.core.frontmatter import AnyDocument, Document
from plugins.core.problems import Problem, Severity
from plugins.core.text import normalise_text
from plugins.documents.citations import DIGIT, Citation, citations_in
from plugins.documents.passages import Excerpt, excerpt, link_span, passages_of
from plugins.documents.places import Chain

_DOUBLED = re.compile(r"[sS](?<!\w.)(?i:ố[ \t\n]+số)(?=[ \t\n]+[0-9])")
_NEAR = 90


@dataclass(frozen=True)
class Quoted:
    """Where in a body a document is named: in which passage, in which sentence, where a link could stand.

    Passages are counted that have a digit, as no other one names a document.
    """

    passage: int
    sentence: Excerpt
    link: tuple[int, int] | None


@dataclass(frozen=True)
class Mention:
    """A document named at one place: in the body, or (`quoted` is None) in `documents`.

    Nothing in it needs the body's HTML any more, so that what articles cite is known without their texts.
    """

    index: int
    citation: Citation
    quoted: Quoted | None
    key: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Citing:
    """An article and what it names. `texts` are the entries of `documents` in which no document could be read."""

    id: str
    published: date
    chains: tuple[Chain, ...]
    document: AnyDocument
    mentions: tuple[Mention, ...]
    texts: tuple[str, ...] = ()

    def problem(self, mention: Mention, rule: str, reason: str, remedy: str, severity: Severity = "error") -> Problem:
        """Return a problem with something that the article names."""
        line = self.document.line(*mention.key) if mention.key else self.line_of(mention.citation)
        shown = mention.citation.written
        return Problem(self.document.label, line, rule, reason, remedy, shown, severity)

    def line_of(self, citation: Citation) -> int:
        """Return the line of the file on which a citation stands, with the date that it gives."""
        body = normalise_text(self.document.body)
        literal = citation.written[citation.number_start - citation.start :] or citation.written
        year = str(citation.date.year) if citation.date else citation.impossible[-4:]
        found = [match.start() for match in re.finditer(re.escape(literal), body)]
        dated = [at for at in found if year in body[at + len(literal) : at + len(literal) + _NEAR]]
        at = (dated or found or [0])[0]
        return self.document.body_line + body.count("\n", 0, at)


def citing_of(
    id: str,
    published: date,
    chains: Iterable[Chain],
    document: AnyDocument,
    html: str,
    listed: Sequence[str],
) -> Citing:
    """Return what an article names in its body (given as safe HTML) and in its `documents`."""
    mentions: list[Mention] = []
    texts: list[str] = []
    for number, passage in enumerate(passages_of(html, DIGIT)):
        for citation in citations_in(passage.text):
            start, end = citation.start, citation.end
            link = link_span(html, passage, start, citation.number_start, end)
            mentions.append(Mention(len(mentions), citation, Quoted(number, excerpt(passage.text, start, end), link)))
    for index, written in enumerate(listed):
        found = citations_in(" ".join(written.split()))
        if not found:
            texts.append(written)
        for citation in found:
            mentions.append(Mention(len(mentions), citation, None, ("documents", index)))
    return Citing(id, published, tuple(chains), document, tuple(mentions), tuple(texts))


def doubled_words(document: Document, *keys: str) -> list[Problem]:
    """Return where “số số” stands before a number, in the body and in the texts of some keys."""
    reason, remedy = "Chữ “số” viết hai lần trước số hiệu.", "Xóa một chữ “số”."
    problems = [
        Problem(
            document.label,
            document.body_line + document.body.count("\n", 0, match.start()),
            "doubled-word",
            reason,
            remedy,
            match[0],
        )
        for match in _DOUBLED.finditer(document.body)
    ]
    for key in keys:
        text = document.values.get(key)
        if isinstance(text, str) and (match := _DOUBLED.search(text)):
            problems.append(document.problem("doubled-word", reason, remedy, key, value=match[0]))
    return problems
