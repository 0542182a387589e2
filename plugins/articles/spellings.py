"""Tags and authors are written one way throughout the site: no two that an address could not tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.articles.facts import ArticleFacts, NewsFile
from plugins.articles.rules import repeated
from plugins.core.problems import Problem
from plugins.core.text import slug_of


@dataclass(frozen=True)
class Spelling:
    """Words of articles that become addresses, and what is said where two of them would share one."""

    key: str
    words: Callable[[ArticleFacts], tuple[str, ...] | None]
    """None where the key can't be used."""
    rule: str
    reason: str
    remedy: str


TAGS = Spelling(
    "tags",
    lambda facts: facts.tags,
    "similar-tags",
    "Thẻ “{one}” chỉ khác “{other}” ở dấu hoặc chữ hoa.",
    "Thống nhất một cách viết cho mọi bài.",
)
AUTHORS = Spelling(
    "authors",
    lambda facts: facts.authors,
    "similar-authors",
    "Tác giả “{one}” chỉ khác “{other}” ở dấu hoặc chữ hoa.",
    "Thống nhất một cách viết; nếu là hai người, ghi thêm tên đệm hoặc bút danh.",
)


def tag_problems(files: Iterable[NewsFile]) -> list[Problem]:
    """Return tags that differ only in marks or capitals: one address could not tell them apart."""
    return spelling_problems(files, TAGS)


def author_problems(files: Iterable[NewsFile]) -> list[Problem]:
    """Return authors whose names differ only in marks or capitals."""
    return spelling_problems(files, AUTHORS)


def spelling_problems(files: Iterable[NewsFile], spelling: Spelling) -> list[Problem]:
    """Return words that share an address with another word; the spelling met most often is taken for the right one."""
    written = [(file, words) for file in files if (words := spelling.words(file.facts))]
    counts = Counter(word for _, words in written for word in words)
    slugs = {word: slug_of(word) for word in counts}
    chosen: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        chosen.setdefault(slugs[word], word)
    wrong = {word for word, slug in slugs.items() if not slug or chosen[slug] != word}
    problems = []
    for file, words in written:
        if len(set(words)) < len(words):
            problems += repeated(file.document, words, spelling.key)
        for index, word in enumerate(words) if not wrong.isdisjoint(words) else ():
            other = chosen[slugs[word]]
            if not slugs[word]:
                reason, remedy = "Không tạo được địa chỉ trang từ chữ này.", "Dùng chữ cái hoặc chữ số."
            elif other != word:
                reason, remedy = spelling.reason.format(one=word, other=other), spelling.remedy
            else:
                continue
            rule = spelling.rule if slugs[word] else "no-address"
            problems.append(file.document.problem(rule, reason, remedy, spelling.key, index, value=word))
    return problems
