"""No two pages at one address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugins.articles.model import Article
from plugins.core.frontmatter import Document
from plugins.core.problems import Problem
from plugins.pages.model import StandingPage

RESERVED = (
    "ban-do",
    "bai-hat",
    "can-bo",
    "chuyen-muc",
    "dia-phuong",
    "feeds",
    "images",
    "luu-tru",
    "media",
    "nhap",
    "tac-gia",
    "the",
    "thanh-phan",
    "theme",
    "tim-kiem",
    "tin",
    "trang-chu",
    "van-ban",
)
"""The first parts of addresses that the site itself uses."""


def address_problems(
    articles: Iterable[tuple[Article, Document]], pages: Sequence[tuple[StandingPage, Document]]
) -> list[Problem]:
    """Return the pages and old addresses that stand where another page stands, naming both files."""
    articles = list(articles)
    problems = [reserved(page, document) for page, document in pages if page.song is None and is_reserved(page.slug)]
    taken: dict[str, str] = {}
    claims: list[tuple[str, Document, tuple[str | int, ...]]] = []
    claims += [(article.url, document, ("slug",)) for article, document in articles]
    claims += [(page.url, document, ("slug",)) for page, document in pages]
    claims += [
        (alias_address(alias), document, ("aliases", index))
        for article, document in articles
        for index, alias in enumerate(article.aliases)
    ]
    for address, document, key in claims:
        if address in taken:
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


def alias_address(alias: str) -> str:
    """Return an old address in the form of the site's own: no leading slash, and no `index.html`."""
    return alias.lstrip("/").removesuffix("index.html")


def is_reserved(slug: str) -> bool:
    """Whether a standing page can't have this address."""
    return slug in RESERVED or slug.startswith("trang-")


def reserved(page: StandingPage, document: Document) -> Problem:
    """Return the problem of a standing page at an address of the site's own."""
    return document.problem(
        "reserved-address",
        f"Địa chỉ /{page.url} dành riêng cho trang của hệ thống.",
        "Đặt slug khác cho trang này.",
        "slug",
        value=page.slug,
    )
