from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.articles.newsrooms import KEPT, NoSharedCache, kept_newsroom, newsroom_at
from plugins.articles.registry import Newsroom
from plugins.core.body_text import body_words
from plugins.core.dates import zone_named
from plugins.core.kept_results import KeptResults
from plugins.core.markdown import MarkdownRenderer
from tests.sample_content import SITE, read_sample


def newsroom_of(root: Path, name: str = "Bản tin Thử Nghiệm") -> Newsroom:
    edition, problems = read_sample(root, {"site.yaml": SITE.replace("Bản tin Thử Nghiệm", name)})
    assert edition is not None, problems
    words = {code: body_words(language.words) for code, language in edition.languages.items()}
    zone = zone_named("Asia/Ho_Chi_Minh")
    cards = {code: edition.agency.in_language(code) for code in edition.languages}
    return Newsroom(edition.agency, edition.localities, edition.officials, MarkdownRenderer(), zone, words, cards)


def test_kept_newsroom_is_the_newsroom(tmp_path: Path) -> None:
    newsroom = newsroom_of(tmp_path)
    found = newsroom_at(*kept_newsroom(newsroom, KeptResults(tmp_path / "cache")))
    assert found is not newsroom
    assert found.agency == newsroom.agency
    assert found.registries.digests == newsroom.registries.digests
    assert found.registries.known_officials.digest == newsroom.registries.known_officials.digest
    assert found.officials.all == newsroom.officials.all
    assert found.localities.units == newsroom.localities.units
    assert (found.zone, found.words) == (newsroom.zone, newsroom.words)


def test_another_newsroom_lies_beside_it_and_old_ones_go(tmp_path: Path) -> None:
    kept = KeptResults(tmp_path / "cache")
    keys = {kept_newsroom(newsroom_of(tmp_path, f"Bản tin {number}"), kept) for number in range(KEPT + 2)}
    assert len(keys) == KEPT + 2
    assert len(list((tmp_path / "cache").glob("newsrooms/??/*"))) == KEPT


def test_worker_that_sees_another_cache_says_so(tmp_path: Path) -> None:
    cache, key = kept_newsroom(newsroom_of(tmp_path), KeptResults(tmp_path / "other cache"))
    shutil.rmtree(cache)
    with pytest.raises(NoSharedCache, match="other cache"):
        newsroom_at(cache, key)
