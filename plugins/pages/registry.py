"""Reading the standing pages and songs."""

from __future__ import annotations

from pathlib import Path

from plugins.core.frontmatter import Document
from plugins.core.markdown import LinkResolver, MarkdownRenderer
from plugins.core.problems import Problem
from plugins.core.reading import markdown_documents
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder
from plugins.core.text import slug_of
from plugins.core.typography import typeset_text
from plugins.media.sounds import read_sound
from plugins.pages.model import PageRecord, Song, StandingPage

FOLDER = "pages"
MEDIA = "media"


def read_pages(
    folder: ContentFolder, renderer: MarkdownRenderer, links: LinkResolver
) -> tuple[list[tuple[StandingPage, Document]], list[Problem]]:
    """Return the standing pages in the order of menus, each with its document, and the problems of all files."""
    pages: list[tuple[StandingPage, Document]] = []
    documents, problems = markdown_documents(folder, FOLDER)
    for path, document in documents:
        page, more = read_page(folder, path, document, renderer, links)
        problems += more
        if page is not None:
            pages.append((page, document))
    pages.sort(key=lambda pair: (pair[0].order, pair[0].slug))
    return pages, problems


def read_page(
    folder: ContentFolder, path: Path, document: Document, renderer: MarkdownRenderer, links: LinkResolver
) -> tuple[StandingPage | None, list[Problem]]:
    """Return one standing page, or None and every problem of its file."""
    rendered = renderer.render(document.body, document.label, document.body_line, links)
    problems = list(rendered.problems)
    record, more = read_record(PageRecord, document)
    problems += more
    if record is None:
        return None, problems
    song: Song | None = None
    if record.kind == "song":
        song, more = read_song(folder, Entry(path.stem, record, document))
        problems += more
        if song is None:
            return None, problems
    slug = record.slug or slug_of(path.stem)
    if not slug:
        problems.append(
            document.problem("no-address", "Không tạo được địa chỉ trang từ tên tệp.", "Thêm dòng slug: ten-trang.")
        )
    return (
        StandingPage(
            path=path.relative_to(folder.root).as_posix(),
            slug=slug,
            title=typeset_text(record.title),
            html=rendered.html,
            summary=typeset_text(rendered.plain_summary),
            menu=record.menu,
            order=record.order,
            song=song,
        ),
        problems,
    )


def read_song(folder: ContentFolder, entry: Entry[PageRecord]) -> tuple[Song | None, list[Problem]]:
    """Return a song with its sound, or None and why the sound can't be used."""
    record = entry.record
    path = folder.root / MEDIA / record.audio
    if not folder.holds(path) or not path.resolve().is_relative_to(folder.root / MEDIA):
        return None, [
            entry.document.problem(
                "outside-content",
                "Tệp âm thanh nằm ngoài thư mục media.",
                "Chép tệp vào thư mục media và chỉ viết tên tệp.",
                "audio",
                value=record.audio,
            )
        ]
    sound, problems = read_sound(path, entry.document.label)
    if sound is None:
        return None, [
            entry.document.problem(problem.rule, problem.reason, problem.remedy, "audio", value=record.audio)
            for problem in problems
        ]
    return (
        Song(
            composer=record.composer,
            lyricist=record.lyricist,
            performer=record.performer,
            licence=record.licence,
            audio_path=path.resolve().relative_to(folder.root).as_posix(),
            audio_type=sound.mime,
            audio_bytes=sound.size,
        ),
        problems,
    )
