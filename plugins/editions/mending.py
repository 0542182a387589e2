"""Mends what is safe to mend: people whom an article names and does not list are written into its front matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.articles.facts import addresses, facts_of
from plugins.articles.named_people import read_people
from plugins.articles.people_entries import MissingPeople, missing_people, with_people
from plugins.articles.registry import ArticleFile, read_article_files
from plugins.core.markdown import MarkdownRenderer
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.editions.content_links import ContentLinks
from plugins.localities.registry import read_localities
from plugins.media.pictures import ContentPictures
from plugins.media.videos import ContentVideos
from plugins.officials.registry import read_officials


@dataclass(frozen=True)
class Mended:
    """An article that was mended: its file as editors know it, and what was written into it."""

    label: str
    missing: MissingPeople


def mend_people(folder: ContentFolder, problems: Iterable[Problem]) -> list[Mended]:
    """Write the people that are missing into every article without an error, and return what was done.

    `problems` are those of the whole content: a file with an error in it, or with another problem in the lists of
    people, is left as it is. A second run finds nothing more to do.
    """
    refused = {one.path for one in problems if one.severity == "error" or one.rule in _UNSETTLED}
    localities, _ = read_localities(folder)
    officials, _ = read_officials(folder, localities, lambda document: ("", []))
    files, _ = read_article_files(folder)
    pictures = ContentPictures(folder)
    renderer = MarkdownRenderer()
    known = addresses(facts_of(file, file.path, file.digest, file.is_whole) for file in files)
    mended = []
    for file in files:
        if not file.is_whole or file.document.label in refused:
            continue
        links = ContentLinks(pictures, ContentVideos(folder, pictures), known, PurePosixPath(file.path).parent)
        html = renderer.render(file.document.body, file.document.label, file.document.body_line, links).html
        people, *_ = read_people(file, html, localities, officials)
        missing = missing_people(file.record, people)
        if (missing.officials or missing.mentioned) and write_people(folder, file, missing):
            mended.append(Mended(file.document.label, missing))
    return mended


_UNSETTLED = frozenset(
    ("mentioned-took-part", "participant-only-mentioned", "official-twice", "both-participant-and-mentioned")
)
"""Problems in the lists of people that an editor has to decide first."""


def write_people(folder: ContentFolder, file: ArticleFile, missing: MissingPeople) -> bool:
    """Write the missing people into a file, whole or not at all; return whether it was done."""
    path = folder.root / file.path
    if path.is_symlink():
        return False
    text = path.read_bytes().decode("utf-8")
    mended = with_people(text, missing)
    if mended is None:
        return False
    aside = path.with_name(f".{path.name}.moi")
    aside.write_bytes(mended.encode("utf-8"))
    aside.chmod(path.stat().st_mode)
    aside.replace(path)
    return True
