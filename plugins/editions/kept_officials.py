"""The officials between builds: read again only when one of their files, or what their biographies link to, changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from plugins.articles.readings import Inquiry, answers_hold
from plugins.core.body_text import BodyWords
from plugins.core.frontmatter import Document
from plugins.core.kept_objects import as_bytes, from_bytes
from plugins.core.kept_results import KeptResults, key_of
from plugins.core.links import LinkResolver
from plugins.core.markdown import MarkdownRenderer
from plugins.core.phrases import in_language
from plugins.core.problems import Problem
from plugins.core.reading import RenderBody, markdown_sources
from plugins.core.sources import ContentFolder
from plugins.localities.registry import Localities
from plugins.officials.registry import FOLDER, Officials, read_officials

ROOM = "officials"
MOST = 3
"""Results: those of the last few states of the folder."""


def officials_at_hand(
    folder: ContentFolder,
    localities: Localities,
    languages: Sequence[str],
    biography: Callable[[LinkResolver], RenderBody],
    links: LinkResolver,
    kept: KeptResults,
    given: str,
) -> tuple[Officials, list[Problem]]:
    """Return what `read_officials` returns.

    `languages` are those of the site, the main one first. `biography` returns what renders biographies with the answers
    of `links`; `given` is a digest of the code and of all else that officials are read with.
    """
    given = key_of(given, *languages)
    key = ""
    if kept.is_on:
        key = _state(folder, given)
        data = kept.result(ROOM, key)
        try:
            found, problems, answers = from_bytes(data) if data is not None else ((), [], None)
            if answers is not None and answers_hold(answers, links):
                return Officials(found), problems
        except Exception:  # Whatever a file may hold that is not what was kept.
            data = None
    inquiry = Inquiry(links)
    officials, problems = read_officials(folder, localities, biography(inquiry), languages[1:])
    if key and key == _state(folder, given):  # no file was saved meanwhile
        kept.keep_latest(ROOM, key, as_bytes((officials.all, problems, inquiry.noted)), MOST)
    return officials, problems


def _state(folder: ContentFolder, given: str) -> str:
    sources, unread = markdown_sources(folder, FOLDER)
    return key_of(given, *(f"{source.label} {source.digest}" for source in sources), repr(unread))


def biographer(
    renderer: MarkdownRenderer, words: Mapping[str, BodyWords], main_language: str, links: LinkResolver
) -> RenderBody:
    """Return what makes biographies of the officials' files."""

    def biography(document: Document) -> tuple[str, list[Problem]]:
        written = str(document.values.get("lang", main_language))
        known = words.get(written, words[main_language])
        rendered = renderer.render(document.body, document.label, document.body_line, links, known)
        return in_language(rendered.html, written), list(rendered.problems)

    return biography
