"""Albums: pictures and videos on a page of their own, tied to articles both ways, and what editors get wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plugins.editions.edition import Edition
from tests.sample_content import Files, article, read_sample, rules

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360"/></svg>'
HEAD = "title: Chợ Mẫu\ndate: 2018-12-21\n"
TWO = "![Cổng chợ](a.svg)\n![Sân chợ](b.svg)\n"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def album(head: str = HEAD, body: str = TWO) -> str:
    return f"---\n{head}---\n\n{body}"


def files(**albums: str) -> Files:
    texts = {f"albums/{name.replace('_', '-')}.md": text for name, text in albums.items()}
    return {"images/a.svg": SVG, "images/b.svg": SVG, **texts}


def edition_of(folder: Path, changes: Files) -> Edition:
    edition, problems = read_sample(folder, changes)
    assert edition is not None, problems
    return edition


def test_an_album_counts_its_pictures_and_shows_the_first_in_lists(tmp_path: Path) -> None:
    head = HEAD + "event_date: 2018-12-19\nlocalities: [thu-nghiem]\narticles: [hop-thu]\ncredit: Trần Văn Thử\n"
    (found,) = edition_of(tmp_path, files(cho_mau=album(head))).albums
    assert (found.url, found.pictures, found.videos) == ("thu-vien-anh/cho-mau/", 2, 0)
    assert found.cover is not None
    assert (found.cover.path, found.cover.alt) == ("images/a.svg", "Cổng chợ")
    assert found.articles == ("2018/hop-thu",)
    assert found.happened is not None
    assert (found.happened.first, found.happened.last) == (date(2018, 12, 19), date(2018, 12, 19))
    assert [unit.id for unit in found.localities] == ["thu-nghiem"]


def test_albums_stand_newest_first(tmp_path: Path) -> None:
    later = album(HEAD.replace("2018-12-21", "2019-01-01"))
    assert [one.id for one in edition_of(tmp_path, files(a=album(), b=later)).albums] == ["b", "a"]


@pytest.mark.parametrize(
    ("head", "body", "line", "rule"),
    [
        (HEAD, "Chỉ có chữ.\n", 0, "empty-album"),
        (HEAD + "articles: [2018/khong-co]\n", TWO, 4, "unknown-article"),
        (HEAD + "localities: [thu-nghim]\n", TWO, 4, "unknown-locality"),
        (HEAD + "tags: [Chợ]\n", TWO, 4, "unknown-key"),
        (HEAD + "slug: trang-2\n", TWO, 4, "reserved-address"),
        ("title: Chợ Mẫu\n", TWO, 0, "missing"),
        (HEAD, "![](a.svg)\n", 6, "no-alt"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, head: str, body: str, line: int, rule: str) -> None:
    edition, problems = read_sample(tmp_path, files(cho_mau=album(head, body)))
    assert edition is None
    assert [(problem.path, problem.rule) for problem in problems] == [("content/albums/cho-mau.md", rule)]
    assert not line or problems[0].line == line


def test_two_albums_at_one_address_are_refused(tmp_path: Path) -> None:
    both = files(a=album(HEAD + "slug: cho\n"), b=album(HEAD + "slug: cho\n"))
    _, (problem,) = read_sample(tmp_path, both)
    assert (problem.path, problem.rule) == ("content/albums/b.md", "duplicate-address")
    assert "content/albums/a.md" in problem.reason


def test_two_articles_of_one_name_have_to_be_told_apart(tmp_path: Path) -> None:
    twin = {"news/2019/hop-thu.md": article(title="Họp nữa", slug="hop-nua")}
    _, problems = read_sample(tmp_path, {**files(a=album(HEAD + "articles: [hop-thu]\n")), **twin})
    assert rules(problems) == ["ambiguous-article"]


def test_drafts_and_what_waits_are_for_previews_only(tmp_path: Path) -> None:
    later = HEAD.replace("2018-12-21", "2027-01-01")
    albums = edition_of(tmp_path, files(a=album(), b=album(HEAD + "status: draft\n"), c=album(later))).albums
    assert [one.id for one in albums if one.is_shown(NOW, is_preview=False)] == ["a"]
    assert len([one for one in albums if one.is_shown(NOW, is_preview=True)]) == 3


def test_album_and_article_lead_to_each_other(build_site: Callable[..., Path]) -> None:
    named = files(cho_mau=album(HEAD + "articles: [2018/hop-thu]\n"), nhap=album(HEAD + "status: draft\n"))
    output = build_site(named, conf="publishconf.py")
    site = "https://thu-nghiem.example/"
    told = (output / "tin/2018/12/huyen-thu-nghiem-hop-thu/index.html").read_text(encoding="utf-8")
    assert f'href="{site}thu-vien-anh/cho-mau/">Chợ Mẫu</a> (2 ảnh)' in " ".join(told.split())
    page = (output / "thu-vien-anh/cho-mau/index.html").read_text(encoding="utf-8")
    assert f'href="{site}tin/2018/12/huyen-thu-nghiem-hop-thu/"' in page
    assert (output / "images/a.svg").is_file()
    listed = (output / "thu-vien-anh/index.html").read_text(encoding="utf-8")
    assert f'href="{site}thu-vien-anh/cho-mau/"' in listed
    assert not (output / "thu-vien-anh/nhap").exists()
    assert f"{site}thu-vien-anh/cho-mau/" in (output / "sitemap.xml").read_text(encoding="utf-8")


def test_a_site_without_albums_has_no_list_of_them(build_site: Callable[..., Path]) -> None:
    output = build_site()
    assert not (output / "thu-vien-anh").exists()
    assert "thu-vien-anh" not in (output / "index.html").read_text(encoding="utf-8")
