"""No two pages at one address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from plugins.agencies.model import Agency
from plugins.articles.model import Article
from plugins.core.frontmatter import AnyDocument, Document
from plugins.core.problems import Problem
from plugins.core.records import Entry
from plugins.pages.model import StandingPage

RESERVED = (
    "_headers",
    "_redirects",
    "anh-chia-se",
    "ban-do",
    "bai-hat",
    "can-bo",
    "chuyen-muc",
    "dia-phuong",
    "dinh-chinh",
    "du-lieu",
    "feeds",
    "gop-y",
    "images",
    "luu-tru",
    "media",
    "nhap",
    "robots.txt",
    "tac-gia",
    "the",
    "thanh-phan",
    "theme",
    "thu-vien-anh",
    "tim-kiem",
    "tin",
    "trang-chu",
    "van-ban",
)
"""The first parts of addresses that the site itself uses."""

FILE_FOLDERS = ("anh-chia-se", "feeds", "images", "media", "theme")
"""Folders of the site that hold files; the others hold pages, each in a folder of its own."""

ERROR_PAGES = ("404.html", "410.html")
PAGE_OF_A_LIST = re.compile(r"trang-\d+")
MAP_FOR_ROBOTS = re.compile(r"sitemap(-[a-z0-9-]+)?\.xml")
LIST_OF_ALL_ARTICLES = re.compile(r"tin/(?:trang-\d+/)?")
PAGE_OF_A_HISTORY = re.compile(r"tin/\d{4}/\d{2}/[^/]+/lich-su/.*")


def address_problems(
    articles: Iterable[tuple[Article, AnyDocument]], pages: Sequence[tuple[StandingPage, Document]]
) -> list[Problem]:
    """Return the pages and old addresses that stand where another page stands, naming both files."""
    articles = list(articles)
    problems = [reserved(page, document) for page, document in pages if page.song is None and is_reserved(page.slug)]
    problems += [
        reserved_alias(document, index, alias)
        for article, document in articles
        for index, alias in enumerate(article.aliases)
        if is_reserved_alias(alias_address(alias))
    ]
    taken: dict[str, str] = {}
    claims: list[tuple[str, AnyDocument, tuple[str | int, ...]]] = []
    claims += [(article.url, document, ("slug",)) for article, document in articles]
    claims += [(page.url, document, ("slug",)) for page, document in pages]
    claims += [
        (alias_address(alias), document, ("aliases", index))
        for article, document in articles
        for index, alias in enumerate(article.aliases)
    ]
    files = {address: document.label for address, document, _ in claims if address.endswith((".html", ".htm"))}
    for address, document, key in claims:
        inside = next((file for file in files_around(address) if file in files), None)
        if inside is not None:
            problems.append(
                document.problem(
                    "duplicate-address",
                    f"Địa chỉ /{address} nằm bên trong /{inside}, là một trang của {files[inside]}.",
                    "Xóa địa chỉ cũ ghi thừa.",
                    *key,
                    value=address,
                )
            )
        elif address in taken:
            problems.append(
                document.problem(
                    "duplicate-address",
                    f"Địa chỉ /{address} đã thuộc về {taken[address]}.",
                    "Đổi slug (hoặc tiêu đề) của một trong hai tệp, hoặc xóa địa chỉ cũ ghi thừa.",
                    *key,
                    value=address,
                )
            )
        else:
            taken[address] = document.label
    return problems


def gone_problems(
    card: Entry[Agency] | None,
    articles: Iterable[tuple[Article, AnyDocument]],
    pages: Iterable[tuple[StandingPage, Document]],
) -> list[Problem]:
    """Return the addresses that `site.yaml` calls gone and at which there is something."""
    if card is None:
        return []
    taken = {article.url for article, _ in articles} | {page.url for page, _ in pages}
    return [
        card.document.problem(
            "not-gone",
            f"Địa chỉ {alias} ghi là đã bỏ, nhưng trang này đang có nội dung ở đó.",
            "Xóa dòng này; bài cần gỡ mà giữ lý do thì ghi status: withdrawn trong bài.",
            "gone",
            index,
            value=alias,
        )
        for index, alias in enumerate(card.record.gone)
        if (address := alias_address(alias)) in taken or is_reserved_alias(address)
    ]


def alias_address(alias: str) -> str:
    """Return an old address in the form of the site's own: decoded, no leading slash, no `index.html`.

    What names no HTML file becomes a folder's address, since `x`, `x/` and `x/index.html` are one page.
    """
    address = unquote(alias).lstrip("/")
    if address == "index.html" or address.endswith("/index.html"):
        address = address.removesuffix("index.html")
    return address if not address or address.endswith((".html", ".htm", "/")) else f"{address}/"


def addresses_now(articles: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return the address of each article by that and by its old ones; given are both, the old ones as written."""
    written = [(address, tuple(aliases)) for address, aliases in articles]
    old = {alias_address(alias): address for address, aliases in written for alias in aliases}
    return {**old, **{address: address for address, _ in written}}


def files_around(address: str) -> Iterator[str]:
    """Yield the addresses of HTML files that can't stand where an address needs a folder: `a.html` for `a.html/b/`."""
    parts = address.rstrip("/").split("/")
    for length in range(1, len(parts)):
        if parts[length - 1].endswith((".html", ".htm")):
            yield "/".join(parts[:length])


def is_reserved_alias(address: str) -> bool:
    """Whether no old page can be led on from an address, as the site prints something of its own there.

    Below `tin/` stand the list of all articles, the articles and their histories; the articles are compared one by one.
    """
    first, _, rest = address.partition("/")
    if PAGE_OF_A_HISTORY.fullmatch(address) or LIST_OF_ALL_ARTICLES.fullmatch(address):
        return True
    if not address or address in ERROR_PAGES or first in FILE_FOLDERS:
        return True
    if PAGE_OF_A_LIST.fullmatch(first) or MAP_FOR_ROBOTS.fullmatch(first):
        return True
    return first != "tin" and first in RESERVED and (not rest or rest.endswith("/"))


def reserved_alias(document: AnyDocument, index: int, alias: str) -> Problem:
    """Return the problem of an old address at which the site has something of its own."""
    return document.problem(
        "reserved-address",
        f"Địa chỉ cũ {alias} trùng với phần dành riêng cho trang của hệ thống.",
        "Xóa địa chỉ cũ này, hoặc cho chuyển hướng ở máy chủ.",
        "aliases",
        index,
        value=alias,
    )


def is_reserved(slug: str) -> bool:
    """Whether a standing page can't have this address."""
    return slug in RESERVED or PAGE_OF_A_LIST.fullmatch(slug) is not None


def reserved(page: StandingPage, document: Document) -> Problem:
    """Return the problem of a standing page at an address of the site's own."""
    return document.problem(
        "reserved-address",
        f"Địa chỉ /{page.url} dành riêng cho trang của hệ thống.",
        "Đặt slug khác cho trang này.",
        "slug",
        value=page.slug,
    )
