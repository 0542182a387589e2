from __future__ import annotations

from pathlib import Path

import pytest

from plugins.visitors.article_counts import plain_address
from plugins.visitors.figures import VisitorFigures
from tests.sample_content import SITE, article, read_sample, rules

FIGURES = """\
as_of: 2026-01-15
months:
  - {month: 2026-01, visits: 100, page_views: 300}
articles:
  - address: /tin/2018/12/huyen-thu-nghiem-hop-thu/
    page_views: 120
    ratings: {count: 3, average: 4.3}
"""
CARD = f"{SITE}visitors: {{provider: snapshot, file: dem.yaml}}\n"
ADDRESS = "tin/2018/12/huyen-thu-nghiem-hop-thu/"


def counted(folder: Path, text: str) -> tuple[VisitorFigures | None, list]:
    edition, problems = read_sample(folder, {"site.yaml": CARD, "dem.yaml": text})
    return edition.visitors if edition else None, problems


def test_counts_of_an_article_are_known_by_its_address(tmp_path: Path) -> None:
    figures, problems = counted(tmp_path, FIGURES)
    assert problems == []
    assert figures is not None
    (one,) = figures.articles
    assert (one.address, one.page_views) == (ADDRESS, 120)
    assert one.ratings is not None
    assert (one.ratings.count, one.ratings.average) == (3, 4.3)


def test_a_rating_that_nobody_gave_is_none(tmp_path: Path) -> None:
    figures, _ = counted(tmp_path, FIGURES.replace("count: 3, average: 4.3", "count: 0, average: 0"))
    assert figures is not None
    assert figures.articles[0].ratings is None


def test_a_snapshot_of_months_alone_tells_nothing_of_articles(tmp_path: Path) -> None:
    figures, problems = counted(tmp_path, FIGURES.partition("articles:")[0])
    assert problems == []
    assert figures is not None
    assert figures.articles == ()


@pytest.mark.parametrize(
    ("change", "rule", "line", "said"),
    [
        (("huyen-thu-nghiem-hop-thu", "khong-co"), "unknown-article", 5, "Không có bài nào"),
        (("average: 4.3", "average: 5.1"), "bad-rating", 7, "từ 1 đến 5"),
        (("average: 4.3", "average: nhiều"), "bad-number", 7, "average"),
        (("page_views: 120", "page_views: -1"), "bad-number", 6, "nhỏ hơn 0"),
        (("    page_views: 120\n", ""), "missing", 5, "page_views"),
    ],
)
def test_a_count_that_can_not_be_right_is_refused_at_its_line(tmp_path: Path, change, rule, line, said) -> None:
    figures, problems = counted(tmp_path, FIGURES.replace(*change))
    assert figures is None
    assert [(one.rule, one.line) for one in problems] == [(rule, line)]
    assert said in problems[0].reason


def test_an_article_is_counted_once(tmp_path: Path) -> None:
    twice = f"{FIGURES}  - {{address: 'https://thu-nghiem.example/{ADDRESS}', page_views: 1}}\n"
    _, problems = counted(tmp_path, twice)
    assert rules(problems) == ["duplicate-address"]


@pytest.mark.parametrize(
    "written",
    [
        f"/{ADDRESS}",
        ADDRESS,
        ADDRESS.rstrip("/"),
        f"https://thu-nghiem.example/{ADDRESS}",
        f"/{ADDRESS}index.html",
        f"/{ADDRESS}?utm_source=zalo#x",
    ],
)
def test_an_address_is_one_however_it_was_copied(written: str) -> None:
    assert plain_address(written) == ADDRESS


def test_most_read_and_ratings_stand_where_they_were_counted_and_nowhere_else(build_site) -> None:
    withdrawn = article(slug="rut", updates="\n  - {date: 2019-01-05, kind: withdrawal, note: Thử.}")
    text = (
        f"{FIGURES}  - {{address: /tin/2018/12/rut/, page_views: 999, ratings: {{count: 1, average: 1}}}}\n"
        "  - {address: /tin/2018/12/khac/, page_views: 0}\n"
    )
    files = {"news/2018/rut.md": withdrawn, "news/2018/khac.md": article(slug="khac", title="Bài khác")}
    root = build_site({"site.yaml": CARD, "dem.yaml": text, **files})
    home = (root / "index.html").read_text(encoding="utf-8")
    assert "Đọc nhiều" in home
    assert home.count('class="bt-most-read__item"') == 1
    assert "120 lượt xem" in home
    assert "Bạn đọc chấm: 4,3 trên 5, từ 3 lượt chấm" in (root / ADDRESS / "index.html").read_text(encoding="utf-8")
    for unrated in ("rut", "khac"):
        assert "Bạn đọc chấm" not in (root / f"tin/2018/12/{unrated}/index.html").read_text(encoding="utf-8")


def test_nothing_of_most_read_stands_where_nobody_counted(build_site) -> None:
    root = build_site()
    pages = "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.html"))
    assert "Đọc nhiều" not in pages
    assert "Bạn đọc chấm" not in pages
