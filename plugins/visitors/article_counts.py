"""What a snapshot tells of single articles: how often each was read, and how readers rated it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from plugins.core.frontmatter import Document
from plugins.core.problems import Problem
from plugins.core.records import FilledText, Number, Record, WholeNumber

Count = Annotated[WholeNumber, Field(ge=0)]

LOWEST, HIGHEST = 1, 5
"""The marks that a reader may have given."""


class RatingsRecord(Record):
    """How many readers rated an article, and the mean of their marks."""

    count: Count
    average: Number


class ArticleCountRecord(Record):
    """What was counted of one article; `address` as the browser shows it, with or without the name of the host."""

    address: FilledText
    page_views: Count
    ratings: RatingsRecord | None = None


@dataclass(frozen=True)
class Ratings:
    """Marks that readers gave, from 1 to 5. There is at least one."""

    count: int
    average: float


@dataclass(frozen=True)
class ArticleCount:
    """What was counted of the article at an address."""

    address: str
    page_views: int
    ratings: Ratings | None


def plain_address(written: str) -> str:
    """Return an address as pages of this site have it: `/tin/2018/12/a` is `tin/2018/12/a/`."""
    path = written.split("://", 1)[-1].partition("/")[2] if "://" in written else written
    return f"{path.partition('?')[0].partition('#')[0].removesuffix('index.html').strip('/')}/"


def article_counts(records: Sequence[ArticleCountRecord]) -> tuple[ArticleCount, ...]:
    """Return what was counted; a rating that nobody gave is none."""
    return tuple(
        ArticleCount(
            plain_address(one.address),
            one.page_views,
            Ratings(one.ratings.count, one.ratings.average) if one.ratings and one.ratings.count else None,
        )
        for one in records
    )


def with_views(
    counts: Sequence[ArticleCount], views: Mapping[str, int], at: Mapping[str, str]
) -> tuple[ArticleCount, ...]:
    """Return counts with more page views, by address; `at` has the address of each article by this and old ones."""
    found: dict[str, ArticleCount] = {}
    more = [ArticleCount(address, number, None) for address, number in sorted(views.items())]
    for one in (*counts, *more):
        address = at.get(one.address, one.address)
        before = found.get(address, ArticleCount(address, 0, None))
        found[address] = ArticleCount(address, before.page_views + one.page_views, before.ratings or one.ratings)
    return tuple(found.values())


def article_count_problems(
    document: Document, records: Sequence[ArticleCountRecord], addresses: Collection[str]
) -> list[Problem]:
    """Return what can't be right in the counts of articles; `addresses` are those of all articles of the site."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, one in enumerate(records):
        address = plain_address(one.address)
        if address in seen:
            problems.append(
                document.problem(
                    "duplicate-address",
                    "Bài này được ghi số liệu hai lần.",
                    "Cộng hai dòng làm một, hoặc xóa dòng thừa.",
                    *("articles", index, "address"),
                    value=one.address,
                )
            )
        elif address not in addresses:
            problems.append(
                document.problem(
                    "unknown-article",
                    "Không có bài nào ở địa chỉ này.",
                    "Chép lại địa chỉ từ trình duyệt, hoặc xóa dòng này.",
                    *("articles", index, "address"),
                    value=one.address,
                )
            )
        seen.add(address)
        if one.ratings and one.ratings.count and not LOWEST <= one.ratings.average <= HIGHEST:
            problems.append(
                document.problem(
                    "bad-rating",
                    f"Điểm trung bình phải từ {LOWEST} đến {HIGHEST}.",
                    "Kiểm tra lại con số; nếu cổng cũ chấm theo thang khác thì đổi về thang 5.",
                    *("articles", index, "ratings", "average"),
                    value=str(one.ratings.average),
                )
            )
    return problems
