"""Tags and authors are written one way throughout the site: no two that an address could not tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from plugins.articles.model import ArticleRecord
from plugins.core.problems import Problem
from plugins.core.records import Entry
from plugins.core.text import slug_of

ArticleEntry = Entry[ArticleRecord]


def tag_problems(entries: Iterable[ArticleEntry]) -> list[Problem]:
    """Return tags that differ only in marks or capitals: one address could not tell them apart."""
    return spelling_problems(
        entries,
        lambda record: record.tags,
        "tags",
        "similar-tags",
        "Thẻ “{one}” chỉ khác “{other}” ở dấu hoặc chữ hoa.",
        "Thống nhất một cách viết cho mọi bài.",
    )


def author_problems(entries: Iterable[ArticleEntry]) -> list[Problem]:
    """Return authors whose names differ only in marks or capitals."""
    return spelling_problems(
        entries,
        lambda record: tuple(author.name for author in record.authors),
        "authors",
        "similar-authors",
        "Tác giả “{one}” chỉ khác “{other}” ở dấu hoặc chữ hoa.",
        "Thống nhất một cách viết; nếu là hai người, ghi thêm tên đệm hoặc bút danh.",
    )


def spelling_problems(
    entries: Iterable[ArticleEntry],
    words: Callable[[ArticleRecord], tuple[str, ...]],
    key: str,
    rule: str,
    reason: str,
    remedy: str,
) -> list[Problem]:
    """Return words that share an address with another word; the spelling met most often is taken for the right one."""
    entries = list(entries)
    counts = Counter(word for entry in entries for word in words(entry.record))
    chosen: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        chosen.setdefault(slug_of(word), word)
    problems = []
    for entry in entries:
        for index, word in enumerate(words(entry.record)):
            other = chosen[slug_of(word)]
            if not slug_of(word):
                problems.append(
                    entry.document.problem(
                        "no-address",
                        "Không tạo được địa chỉ trang từ chữ này.",
                        "Dùng chữ cái hoặc chữ số.",
                        key,
                        index,
                        value=word,
                    )
                )
            elif other != word:
                problems.append(
                    entry.document.problem(
                        rule, reason.format(one=word, other=other), remedy, key, index, value=word
                    )
                )
            elif word in words(entry.record)[:index]:
                problems.append(
                    entry.document.problem(
                        "written-twice", f"“{word}” được ghi hai lần.", "Xóa một dòng.", key, index, value=word
                    )
                )
    return problems
