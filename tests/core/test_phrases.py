"""Vietnamese names in texts of other languages are marked, so that they are read out as Vietnamese."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from plugins.core.phrases import Phrase, in_language, phrase, spoken, with_vietnamese_marked


def marked(html: str) -> list[str]:
    return re.findall(r'<span lang="vi">(.*?)</span>', with_vietnamese_marked(html))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Hồng Lĩnh Town, a trial", ["Hồng Lĩnh"]),
        ("Mr Nguyễn Văn Hải and Ms Trần Thu Hương spoke", ["Nguyễn Văn Hải", "Trần Thu Hương"]),
        ("Phan Thị Na, Ma Từ Đông Điền", ["Phan Thị Na", "Ma Từ Đông Điền"]),
        ("the “Dân vận khéo” models", ["Dân vận khéo"]),
        ("the Hồng Lĩnh Town Party Committee", ["Hồng Lĩnh"]),
        ("Nothing to mark, not even a café table", ["café"]),
        ("No names at all in Nam Hong", []),
        ("A Hồng, To Hồng", ["Hồng", "Hồng"]),
    ],
)
def test_names_with_vietnamese_letters_are_found_whole(text: str, names: list[str]):
    assert marked(text) == names


def test_what_says_its_language_already_is_left_alone():
    html = '<p>At <a lang="vi" href="/x">Hồng <em>Lĩnh</em><br> Đà</a> and Đà Nẵng</p>'
    assert marked(html) == ["Đà Nẵng"]
    assert with_vietnamese_marked(html).count("lang=") == 2


def test_nothing_but_the_marks_is_added_and_tags_stay_as_they_are():
    html = '<p title="Hồng Lĩnh">Lê Trí Vũ &amp; <a href="/can-bo/á/">Thu Hằng</a></p>'
    found = with_vietnamese_marked(html)
    assert found.replace('<span lang="vi">', "").replace("</span>", "") == html
    assert 'title="Hồng Lĩnh"' in found


def test_a_vietnamese_text_is_not_touched():
    assert in_language("<p>Hồng Lĩnh</p>", "vi") == "<p>Hồng Lĩnh</p>"
    assert in_language("<p>Hồng Lĩnh</p>", "en") == '<p><span lang="vi">Hồng Lĩnh</span></p>'


def test_plain_text_is_escaped_before_it_is_marked():
    assert phrase("<b> Hồng") == '&lt;b&gt; <span lang="vi">Hồng</span>'
    assert spoken("<b>", "vi") == '<span lang="vi">&lt;b&gt;</span>'


def test_a_phrase_is_a_text_that_knows_its_language():
    title = Phrase("Secretary", "en")
    for one in (title, copy.deepcopy(title), pickle.loads(pickle.dumps(title))):
        assert (one, one.language) == ("Secretary", "en")
