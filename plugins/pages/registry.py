"""Reading the standing pages and songs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from plugins.core.body_text import VIETNAMESE_WORDS, BodyWords
from plugins.core.frontmatter import Document
from plugins.core.markdown import LinkResolver, MarkdownRenderer
from plugins.core.phrases import in_language
from plugins.core.problems import Problem, did_you_mean
from plugins.core.reading import markdown_documents
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder
from plugins.core.text import slug_of
from plugins.core.typography import typeset_text
from plugins.media.sounds import read_sound
from plugins.officials.biographies import unused_language
from plugins.pages.model import PageRecord, Song, StandingPage

FOLDER = "pages"
MEDIA = "media"


def read_pages(
    folder: ContentFolder,
    renderer: MarkdownRenderer,
    links: LinkResolver,
    languages: Mapping[str, BodyWords] = MappingProxyType({"vi": VIETNAMESE_WORDS}),
) -> tuple[list[tuple[StandingPage, Document]], list[Problem]]:
    """Return the standing pages in the order of menus, each with its document, and the problems of all files.

    `languages` are those of the site, the main one first.
    """
    pages: list[tuple[StandingPage, Document]] = []
    documents, problems = markdown_documents(folder, FOLDER)
    for path, document in documents:
        page, more = read_page(folder, path, document, renderer, links, languages)
        problems += more
        if page is not None:
            pages.append((page, document))
    pages.sort(key=lambda pair: (pair[0].order, pair[0].slug, pair[0].folder))
    return pages, problems + page_translation_problems(pages)


def read_page(
    folder: ContentFolder,
    path: Path,
    document: Document,
    renderer: MarkdownRenderer,
    links: LinkResolver,
    languages: Mapping[str, BodyWords],
) -> tuple[StandingPage | None, list[Problem]]:
    """Return one standing page, or None and every problem of its file."""
    main, *others = languages
    record, problems = read_record(PageRecord, document)
    language = record.lang or main if record else main
    rendered = renderer.render(
        document.body, document.label, document.body_line, links, languages.get(language, languages[main])
    )
    problems += rendered.problems
    if record is None:
        return None, problems
    if language not in languages:
        return None, [*problems, unused_language(document, language, others, "lang")]
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
            html=in_language(rendered.html, language),
            summary=typeset_text(rendered.plain_summary),
            menu=record.menu,
            order=record.order,
            song=song,
            language=language,
            folder="" if language == main else f"{language}/",
            translation_of=record.translation_of,
        ),
        problems,
    )


def page_translation_problems(pages: Sequence[tuple[StandingPage, Document]]) -> list[Problem]:
    """Return the pages that translate none, one in the same language, or one that has this translation already."""
    problems = []
    originals = {page.slug: page for page, _ in pages if page.translation_of is None and not page.song}
    labels: dict[tuple[str, str], str] = {}
    for page, document in pages:
        if page.translation_of is None:
            continue
        original = originals.get(page.translation_of)
        if page.song:
            rule, reason = "song-translation", "Trang bài hát không có bản dịch."
            remedy = "Xóa dòng translation_of; lời dịch có thể viết ngay dưới lời hát."
        elif original is None:
            rule, reason = "unknown-page", f"Không có trang nào mang slug “{page.translation_of}”."
            remedy = did_you_mean(page.translation_of, originals).strip() or "Viết slug của trang gốc."
        elif original.language == page.language:
            rule, reason = "same-language", "Bản dịch cùng ngôn ngữ với trang gốc."
            remedy = "Ghi lang của bản dịch (lang: en), hoặc xóa dòng translation_of."
        elif (original.slug, page.language) in labels:
            rule = "duplicate-translation"
            reason = f"Trang gốc đã có bản dịch cùng ngôn ngữ: {labels[original.slug, page.language]}."
            remedy = "Giữ một bản dịch, xóa bản kia."
        else:
            labels[original.slug, page.language] = document.label
            continue
        problems.append(document.problem(rule, reason, remedy, "translation_of", value=page.translation_of))
    return problems


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
