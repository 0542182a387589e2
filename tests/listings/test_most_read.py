from __future__ import annotations

from dataclasses import replace

from plugins.listings.most_read import MOST, most_read
from plugins.visitors.article_counts import ArticleCount
from tests.theme.specimens import BARE, WITHDRAWN


def test_the_most_opened_come_first_and_of_equals_the_newer() -> None:
    shown = tuple(replace(BARE, slug=f"bai-{number}") for number in range(8))
    views = [3, 9, 9, 0, 1, 2, 4, 5]
    counts = [ArticleCount(one.url, many, None) for one, many in zip(shown, views, strict=True)]
    found = most_read(shown, counts)
    assert [(one.record.slug, one.page_views) for one in found] == [
        ("bai-1", 9),
        ("bai-2", 9),
        ("bai-7", 5),
        ("bai-6", 4),
        ("bai-0", 3),
    ]
    assert len(found) == MOST


def test_what_was_withdrawn_or_is_not_published_is_not_shown() -> None:
    assert most_read((WITHDRAWN,), [ArticleCount(WITHDRAWN.url, 9, None)]) == ()
    assert most_read((), [ArticleCount(BARE.url, 9, None)]) == ()
