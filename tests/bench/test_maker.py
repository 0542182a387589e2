from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from bench.generators import Workplace, bench_theme, environment, stock_pelican
from bench.maker.articles import article_head, article_text
from bench.maker.contents import Bantin, Made, StockPelican, article_file, make_contents
from bench.maker.world import OFFICIALS, PAGE_SIZE, SECTIONS, invented_world, slug
from bench.pages import differing_pages, digest_of, expected_pages, said, squeezed, written_pages
from bench.processes import measured
from plugins.core.sources import ContentFolder
from plugins.core.text import slug_of
from plugins.editions.edition import read_edition

FEW = 50


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    folder = tmp_path_factory.mktemp("made")
    return folder, make_contents(folder, FEW)


def test_news_made_twice_is_the_same_to_the_byte(made: tuple[Path, Made], tmp_path: Path) -> None:
    folder, _ = made
    make_contents(tmp_path, FEW)
    assert digest_of(tmp_path) == digest_of(folder)


def test_another_seed_makes_other_news(made: tuple[Path, Made], tmp_path: Path) -> None:
    folder, _ = made
    make_contents(tmp_path, FEW, seed=1)
    assert digest_of(tmp_path) != digest_of(folder)


def test_article_is_the_same_however_many_are_made(made: tuple[Path, Made], tmp_path: Path) -> None:
    folder, few = made
    make_contents(tmp_path, 10)
    for head in few.heads[:10]:
        path = Path("bantin") / Bantin().path(head)
        assert (tmp_path / path).read_bytes() == (folder / path).read_bytes()


def test_edition_of_the_made_news_has_no_problem(made: tuple[Path, Made]) -> None:
    folder, few = made
    edition, problems = read_edition(ContentFolder(folder / "bantin", "content"))
    assert problems == []
    assert edition is not None
    assert {article.url for article in edition.articles} == {head.url for head in few.heads}
    assert len(edition.officials.all) == OFFICIALS


def test_made_articles_are_as_large_as_the_targets_say(made: tuple[Path, Made]) -> None:
    folder, few = made
    world = invented_world()
    assert (len(world.places), len(SECTIONS), len({one.id for one in world.officials})) == (40, 6, OFFICIALS)
    sizes = [(folder / "bantin" / Bantin().path(head)).stat().st_size for head in few.heads]
    assert 11_500 < sum(sizes) / FEW < 13_500
    for head in few.heads:
        assert len(set(head.tags)) == 3
        assert len(head.authors) in (1, 2)
        assert len({official.id for official, _ in head.people}) == 4
    assert len({head.day.year for head in few.heads}) > 5


def test_made_articles_hold_what_articles_hold(made: tuple[Path, Made]) -> None:
    folder, few = made
    bodies = [(folder / "bantin" / Bantin().path(head)).read_text("utf-8").split("---\n", 2)[2] for head in few.heads]
    kinds = {
        "heading": r"^## ",
        "table": r"^\|---",
        "list": r"^- ",
        "numbered": r"^2\. ",
        "quotation": r"^> ",
        "link": r"\]\(",
    }
    found = Counter(kind for body in bodies for kind, mark in kinds.items() if re.search(mark, body, re.MULTILINE))
    assert {kind: count for kind, count in found.items() if count < FEW // 2} == {}
    assert set(found) == set(kinds)
    sentences = [part for body in bodies for part in re.split(r"(?<=[.!?])\s+", body) if len(part) > 20]
    assert len(set(sentences)) > 0.8 * len(sentences)


def test_ids_of_the_made_world_are_what_the_site_would_make_of_the_names() -> None:
    world = invented_world()
    for name in (
        *world.tags,
        *world.authors,
        *(one.name for one in world.officials),
        *(one.name for one in world.places),
    ):
        assert slug(name) == slug_of(name)


def test_three_contents_tell_of_the_same_articles(made: tuple[Path, Made]) -> None:
    folder, few = made
    assert {path.stem for path in (folder / "bantin" / "news").rglob("*.md")} == {head.slug for head in few.heads}
    assert {path.stem for path in (folder / "pelican" / "content").rglob("*.md")} == {head.slug for head in few.heads}
    assert {path.stem for path in (folder / "hugo" / "content").rglob("bai-*.md")} == {head.slug for head in few.heads}


def test_nobody_leads_to_the_last_article_so_that_it_can_be_taken_away() -> None:
    world = invented_world()
    heads = [article_head(world, number) for number in range(40)]
    texts = [article_file(world, head, Bantin()) for head in heads]
    assert any("../20" in text for text in texts)
    assert all(f"{heads[-1].slug}.md" not in text for text in texts)


def test_bantin_and_stock_pelican_write_the_same_pages(tmp_path: Path) -> None:
    place = Workplace(tmp_path)
    few = make_contents(place.root, 2 * PAGE_SIZE + 1, targets=[Bantin(), StockPelican()])
    for command in (bench_theme(place), stock_pelican(place)):
        measured(command.words, command.folder, environment())
    ours, theirs = place.output("bench"), place.output("pelican")
    expected = expected_pages(few)
    assert written_pages(ours) == expected
    assert written_pages(theirs) == expected
    assert differing_pages([ours, theirs], expected) == []
    assert "trang/3/index.html" in expected
    assert squeezed(few.heads[0].place.name) in said(ours / f"dia-phuong/{few.heads[0].place.id}/index.html")
    for feed in ("feeds/tat-ca.atom.xml", "sitemap.xml"):
        assert (ours / feed).is_file()
        assert (theirs / feed).is_file()


def test_text_is_one_in_all_three_but_for_the_way_it_leads_to_another_article() -> None:
    world = invented_world()
    for number in range(3, 60, 4):
        head = article_head(world, number)
        _, short = article_text(world, head, lambda other: "a")
        _, long = article_text(world, head, lambda other: "a" * 90)
        assert short.replace("](a)", f"]({'a' * 90})") == long
        assert not long.rstrip().splitlines()[-1].startswith("#")
