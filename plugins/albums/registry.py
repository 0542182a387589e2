"""Reading the albums."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from plugins.albums.model import Album, AlbumRecord
from plugins.articles.model import Picture
from plugins.articles.translations import ArticleNames
from plugins.core.dates import localise
from plugins.core.frontmatter import Document
from plugins.core.markdown import LinkResolver, MarkdownRenderer, Rendered
from plugins.core.problems import Problem, did_you_mean
from plugins.core.reading import markdown_documents
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder
from plugins.core.text import slug_of
from plugins.core.typography import typeset_text
from plugins.localities.registry import Localities
from plugins.officials.registry import unknown_locality

FOLDER = "albums"


def read_albums(
    folder: ContentFolder,
    localities: Localities,
    articles: Iterable[str],
    renderer: MarkdownRenderer,
    links: Callable[[str], LinkResolver],
    zone: ZoneInfo,
) -> tuple[tuple[Album, ...], list[Problem]]:
    """Return the albums, the newest first, and the problems of all files. `articles` are the ids of all articles.

    `links` gives, for the path of a file below the content folder, what its text may lead to.
    """
    albums: list[Album] = []
    taken: dict[str, str] = {}
    names = ArticleNames(articles)
    documents, problems = markdown_documents(folder, FOLDER)
    for path, document in documents:
        below = path.relative_to(folder.root).as_posix()
        rendered = renderer.render(document.body, document.label, document.body_line, links(below))
        problems += rendered.problems
        record, more = read_record(AlbumRecord, document)
        problems += more
        if record is None:
            continue
        entry = Entry(below.removeprefix(f"{FOLDER}/").removesuffix(".md"), record, document)
        slug = record.slug or slug_of(path.stem)
        problems += album_problems(entry, localities, names, rendered) + address_problems(slug, document, taken)
        albums.append(resolved(entry, slug, localities, names, rendered, zone))
    return tuple(sorted(albums, key=lambda one: (-one.published.timestamp(), one.id))), problems


def resolved(
    entry: Entry[AlbumRecord],
    slug: str,
    localities: Localities,
    names: ArticleNames,
    rendered: Rendered,
    zone: ZoneInfo,
) -> Album:
    """Return the album of a file, as far as what it names is known."""
    record = entry.record
    return Album(
        id=entry.id,
        slug=slug,
        title=typeset_text(record.title),
        summary=typeset_text(record.summary),
        credit=record.credit,
        html=rendered.html,
        published=localise(record.date, zone),
        happened=record.event_date,
        localities=tuple(unit for id in record.localities if (unit := localities.find(id))),
        articles=tuple(id for name in record.articles for id in names.found(name)[:1]),
        cover=cover_of(rendered),
        pictures=len(rendered.pictures),
        videos=len(rendered.videos),
        status=record.status,
    )


def cover_of(rendered: Rendered) -> Picture | None:
    """Return the picture that stands for an album in lists."""
    posters = [(video.poster, "") for video in rendered.videos if video.poster is not None]
    found = next(iter([*rendered.pictures, *posters]), None)
    if found is None:
        return None
    facts, alt = found
    return Picture(facts.path, typeset_text(alt), "", "", facts.width, facts.height)


def album_problems(
    entry: Entry[AlbumRecord], localities: Localities, names: ArticleNames, rendered: Rendered
) -> list[Problem]:
    """Return what is wrong with an album beyond its keys and its text."""
    document, record = entry.document, entry.record
    problems: list[Problem] = []
    if not rendered.pictures and not rendered.videos and not rendered.problems:
        reason = "Album chưa có ảnh hay video nào."
        problems.append(document.problem("empty-album", reason, "Viết mỗi ảnh một dòng: ![mô tả](ten-anh.jpg)."))
    for index, id in enumerate(record.localities):
        if localities.find(id) is None:
            problems.append(unknown_locality(document, id, localities, "localities", index))
    for index, name in enumerate(record.articles):
        found = names.found(name)
        if len(found) == 1:
            continue
        reason, remedy = f"Không có bài nào mang mã “{name}”.", did_you_mean(name, [*names.ids, *names.by_name]).strip()
        if found:
            reason, remedy = f"Có nhiều bài cùng tên tệp “{name}”.", f"Ghi cả năm: {', '.join(found)}."
        remedy = remedy or "Viết năm và tên tệp của bài, không có đuôi .md, ví dụ 2018/ten-bai."
        rule = "ambiguous-article" if found else "unknown-article"
        problems.append(document.problem(rule, reason, remedy, "articles", index, value=name))
    return problems


def address_problems(slug: str, document: Document, taken: dict[str, str]) -> list[Problem]:
    """Return the problem of an album without an address, or at that of another; note the address as taken."""
    if not slug:
        reason = "Không tạo được địa chỉ của album từ tên tệp."
        return [document.problem("no-address", reason, "Thêm dòng slug: ten-album.")]
    if slug.startswith("trang-") and slug.removeprefix("trang-").isdecimal():
        reason = f"Địa chỉ “{slug}” dành riêng cho các trang của danh sách album."
        return [document.problem("reserved-address", reason, "Đặt slug khác cho album này.", "slug", value=slug)]
    twin = taken.setdefault(slug, document.label)
    if twin == document.label:
        return []
    reason, remedy = f"Địa chỉ này đã thuộc về {twin}.", "Đặt slug khác cho một trong hai album."
    return [document.problem("duplicate-address", reason, remedy, "slug", value=slug)]
