"""The page that Pagefind reads: title, text and notes apart, and nothing in them that could be markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.search.model import FoundPage, Kind
from plugins.search.sources import source_of, write_sources

PAGE = FoundPage(
    "tin/2018/12/hop-thu/",
    "tin",
    "Đường mới",
    "Xã làm đường <b>mới</b> & rộng.",
    "Tin tức.",
    ("Xã Mẫu: nay thuộc xã Mới",),
    date(2018, 12, 20),
    place='Xã "Mẫu"',
)


def test_parts_stand_one_after_the_other() -> None:
    words = BeautifulSoup(source_of(PAGE), "html.parser").get_text()
    assert words == (
        "Ḏườngǀ mớiǀ ¶ Xãǀ làmǀ ḏườngǀ <bǀ>mớiǀ</bǀ> & rộngǀ. ¶ Tinǀ tứcǀ. ¶ Xãǀ Mẫuǀ: nayǀ thuộcǀ xãǀ Mớiǀ"
    )


def test_what_is_told_with_a_result_is_metadata() -> None:
    soup = BeautifulSoup(source_of(PAGE), "html.parser")
    told = {one["data-pagefind-meta"].removesuffix("[content]"): one["content"] for one in soup.select("[content]")}
    assert told == {
        "title": "Ḏườngǀ mớiǀ",
        "place": 'Xãǀ "Mẫuǀ"',
    }


@pytest.mark.parametrize(("kind", "names"), [("tin", 0), ("can-bo", 1), ("van-ban", 1), ("trang", 1)])
def test_a_page_about_one_thing_is_known_by_its_name(kind: Kind, names: int) -> None:
    soup = BeautifulSoup(source_of(replace(PAGE, kind=kind)), "html.parser")
    assert len(soup.select('[data-pagefind-meta="name[content]"]')) == names


def test_no_word_stands_open_in_a_source() -> None:
    """An open word would answer for every longer one that begins so."""
    words = BeautifulSoup(source_of(PAGE), "html.parser")
    told = [words.get_text(), *(one["content"] for one in words.select("[content]"))]
    assert [text for text in told if re.search(r"[^\W_](?![^\W_])(?<!ǀ)", text)] == []


def test_sources_lie_where_the_addresses_say(tmp_path: Path) -> None:
    write_sources([PAGE], tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")] == [
        "tin/2018/12/hop-thu/index.html"
    ]
