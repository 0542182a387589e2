"""Tags and authors are written one way throughout the site: no two that an address could not tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.articles.model import ArticleRecord
from plugins.articles.rules import ArticleEntry, repeated
from plugins.core.problems import Problem
from plugins.core.text import slug_of


@dataclass(frozen=True)
class Spelling:
    """Words of articles that become addresses, and what is said where two of them would share one."""

    key: str
    words: Callable[[ArticleRecord], tuple[str, ...]]
    rule: str
    reason: str
    remedy: str


TAGS = Spelling(
    "tags",
    lambda record: record.tags,
    "similar-tags",
    "Thẻ “{one}” chỉ khác “{other}” ở dấu hoặc chữ hoa.",
    "Thống nhất một cách viết cho mọi bài.",
)
AUTHORS = Spelling(
    "authors",
    lambda record: tuple(author.name for author in record.authors),
    "similar-authors",
    "Tác giả “{one}” chỉ khác “{other}” ở dấu hoặc chữ hoa.",
    "Thống nhất một cách viết; nếu là hai người, ghi thêm tên đệm hoặc bút danh.",
)


def tag_problems(entries: Iterable[ArticleEntry]) -> list[Problem]:
    """Return tags that differ only in marks or capitals: one address could not tell them apart."""
    return spelling_problems(entries, TAGS)


def author_problems(entries: Iterable[ArticleEntry]) -> list[Problem]:
    """Return authors whose names differ only in marks or capitals."""
    return spelling_problems(entries, AUTHORS)


def spelling_problems(entries: Iterable[ArticleEntry], spelling: Spelling) -> list[Problem]:
    """Return words that share an address with another word; the spelling met most often is taken for the right one."""
    entries = [entry for entry in entries if entry.has(spelling.key)]
    counts = Counter(word for entry in entries for word in spelling.words(entry.record))
    chosen: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        chosen.setdefault(slug_of(word), word)
    problems = []
    for entry in entries:
        words = spelling.words(entry.record)
        problems += repeated(entry, words, spelling.key)
        for index, word in enumerate(words):
            other = chosen[slug_of(word)]
            if not slug_of(word):
                reason, remedy = "Không tạo được địa chỉ trang từ chữ này.", "Dùng chữ cái hoặc chữ số."
                problems.append(entry.document.problem("no-address", reason, remedy, spelling.key, index, value=word))
            elif other != word:
                reason = spelling.reason.format(one=word, other=other)
                problems.append(
                    entry.document.problem(spelling.rule, reason, spelling.remedy, spelling.key, index, value=word)
                )
    return problems
