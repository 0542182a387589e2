"""Every document of one folder, read and parsed, with the problems of all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plugins.core.frontmatter import Document, parse_markdown_file, parse_yaml
from plugins.core.misleading_letters import misleading_letters
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder, Source

Documents = list[tuple[Path, Document]]

RenderBody = Callable[[Document], tuple[str, list[Problem]]]
"""Turns the body of a document into safe HTML, with the problems in it."""


def markdown_documents(folder: ContentFolder, name: str) -> tuple[Documents, list[Problem]]:
    """Return the Markdown files below a folder of the content, sorted by path, with their front matter."""
    return _documents(folder, name, parse_markdown_file, ".md")


def yaml_documents(folder: ContentFolder, name: str) -> tuple[Documents, list[Problem]]:
    """Return the YAML files below a folder of the content, sorted by path."""
    return _documents(folder, name, parse_yaml, ".yaml", ".yml")


def markdown_sources(folder: ContentFolder, name: str) -> tuple[list[Source], list[Problem]]:
    """Return the texts of the Markdown files below a folder of the content, sorted by path."""
    return _sources(folder, name, ".md")


def _documents(
    folder: ContentFolder, name: str, parse: Callable[[str, str], tuple[Document | None, list[Problem]]], *suffixes: str
) -> tuple[Documents, list[Problem]]:
    documents: Documents = []
    sources, problems = _sources(folder, name, *suffixes)
    for source in sources:
        document, more = parse(source.text, source.label)
        problems += more
        if document is not None:
            documents.append((source.path, document))
    return documents, problems


def _sources(folder: ContentFolder, name: str, *suffixes: str) -> tuple[list[Source], list[Problem]]:
    sources: list[Source] = []
    paths, problems = folder.files(name, *suffixes)
    problems += folder.stray_files(name, *suffixes)
    for path in paths:
        source, more = folder.read(path)
        problems += more
        if source is not None:
            problems += misleading_letters(source.text, source.label)
            sources.append(source)
    return sources, problems
