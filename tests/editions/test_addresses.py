"""No two pages at one address, and no old address on top of the site's own pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editions.addresses import alias_address, files_around, is_reserved, is_reserved_alias
from tests.sample_content import ARTICLE, article, read_sample, rules

OTHER = "news/2018/bai-hai.md"


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("/tin-cu/a.html", "tin-cu/a.html"),
        ("/tin-cu/a.htm", "tin-cu/a.htm"),
        ("/tin-cu/a", "tin-cu/a/"),
        ("/tin-cu/a/", "tin-cu/a/"),
        ("/tin-cu/a/index.html", "tin-cu/a/"),
        ("/tin-cu/myindex.html", "tin-cu/myindex.html"),
        ("/index.html", ""),
        ("/tin-cu/a.aspx", "tin-cu/a.aspx/"),
        ("/%C4%91%E1%BB%A3t-1.html", "đợt-1.html"),
    ],
)
def test_an_old_address_has_one_form(alias: str, address: str):
    assert alias_address(alias) == address


@pytest.mark.parametrize(
    ("address", "files"),
    [("a/b/", []), ("a.html/b/", ["a.html"]), ("a.html", []), ("x.htm/y.html/z/", ["x.htm", "x.htm/y.html"])],
)
def test_a_file_cannot_hold_pages(address: str, files: list[str]):
    assert list(files_around(address)) == files


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("", True),
        ("404.html", True),
        ("410.html", True),
        ("trang-2/", True),
        ("can-bo/", True),
        ("can-bo/nguyen-thi-mau/", True),
        ("the/hop-thu/", True),
        ("feeds/tat-ca.atom.xml/", True),
        ("theme/x.html", True),
        ("sitemap.xml/", True),
        ("sitemap-12.xml/", True),
        ("sitemap-tin-moi.xml/", True),
        ("images/x.html", True),
        ("tin/", True),
        ("tin/trang-2/", True),
        ("tin/2018/11/hop-thu/", False),
        ("van-ban/nghi-quyet-12.html", False),
        ("tin-cu/a/", False),
        ("the-thao/a/", False),
    ],
)
def test_an_old_address_stays_clear_of_the_sites_own_pages(address: str, refused: bool):
    assert is_reserved_alias(address) is refused


@pytest.mark.parametrize(
    ("slug", "refused"),
    [("can-bo", True), ("trang-2", True), ("trang-thiet-bi", False), ("gioi-thieu", False), ("tin-cu", False)],
)
def test_a_standing_page_stays_clear_of_the_sites_own_pages(slug: str, refused: bool):
    assert is_reserved(slug) is refused


@pytest.mark.parametrize(
    ("aliases", "rule", "said"),
    [
        ("[/index.html]", "reserved-address", "máy chủ"),
        ("[/feeds/tat-ca.atom.xml]", "reserved-address", "máy chủ"),
        ("[/tin-cu/a, /tin-cu/a/]", "duplicate-address", "xóa địa chỉ cũ ghi thừa"),
        ("[/tin-cu/a, /tin-cu/a/index.html]", "duplicate-address", "xóa địa chỉ cũ ghi thừa"),
        ("[/gioi-thieu]", "duplicate-address", "xóa địa chỉ cũ ghi thừa"),
        ("[/tin/2018/12/huyen-thu-nghiem-hop-thu/]", "duplicate-address", "xóa địa chỉ cũ ghi thừa"),
        ("[/tin-cu/a.html/b, /tin-cu/a.html]", "duplicate-address", "Xóa địa chỉ cũ ghi thừa"),
        ("[/tin-cu/%2e%2e/a.html]", "bad-alias", "tên miền"),
        ("[/tin-cu/%2E%2E%2Fa.html]", "bad-alias", "tên miền"),
        ("[/tin-cu/a%00.html]", "bad-alias", "tên miền"),
        ("[/tin-cu/%zz.html]", "bad-alias", "tên miền"),
        ("[/%2Ftin-cu/a.html]", "bad-alias", "tên miền"),
    ],
)
def test_an_old_address_in_the_way_is_told_at_its_line(tmp_path: Path, aliases: str, rule: str, said: str):
    page = {"pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nVề chúng tôi.\n"}
    _, problems = read_sample(tmp_path, {**page, OTHER: article(title="Bài hai", aliases=aliases)})
    assert rules(problems) == [rule]
    assert said in problems[0].remedy
    assert (problems[0].path, problems[0].line) == (f"content/{OTHER}", 12)


def test_the_file_that_has_the_address_already_is_named(tmp_path: Path):
    _, problems = read_sample(tmp_path, {OTHER: ARTICLE})
    assert rules(problems) == ["duplicate-address"]
    assert "content/news/2018/bai-hai.md" in problems[0].path + problems[0].reason
    assert "content/news/2018/hop-thu.md" in problems[0].path + problems[0].reason


def test_two_pages_of_one_name_in_different_months_do_not_meet(tmp_path: Path):
    _, problems = read_sample(tmp_path, {"news/2019/hop-thu.md": article(date="2019-01-20")})
    assert problems == []
