"""Who signed an article and where it is from, told from names of units, accounts and sentences."""

from __future__ import annotations

import pytest

from plugins.imports.signatures import authors_of_line, source_of_line


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Thu Mẫu –Thanh Thử", ["Thu Mẫu", "Thanh Thử"]),
        ("Ngô Mẫu-Văn phòng Huyện ủy", ["Ngô Mẫu – Văn phòng Huyện ủy"]),
        ("Chí Mẫu", ["Chí Mẫu"]),
        ("Đỗ Văn Thí Dụ", ["Đỗ Văn Thí Dụ"]),
        ("Tin, ảnh: Hoàng Mẫu", ["Hoàng Mẫu"]),
        ("Bài và ảnh: Hoàng Mẫu - Lê Thử", ["Hoàng Mẫu", "Lê Thử"]),
        ("Tác giả bài viết: Đỗ Văn Thí Dụ", ["Đỗ Văn Thí Dụ"]),
        ("Tác giả: H'Mẫu Niê", ["H'Mẫu Niê"]),
        ("Hoàng Mẫu (Đài Truyền thanh huyện)", ["Hoàng Mẫu – Đài Truyền thanh huyện"]),
        ("Thu Mẫu, Thanh Thử và Chí Mẫu", ["Thu Mẫu", "Thanh Thử", "Chí Mẫu"]),
        ("Thu Mẫu - Thanh Thử - Phòng Tư pháp", ["Thu Mẫu – Phòng Tư pháp", "Thanh Thử – Phòng Tư pháp"]),
    ],
)
def test_a_signature_is_read(line: str, authors: list[str]):
    assert [author.text for author in authors_of_line(line)] == authors


@pytest.mark.parametrize(
    "line",
    [
        "Tác giả bài viết: admin",
        "Viết bởi: Super User",
        "Ban biên tập tin tức",
        "Hội nghị đã thành công tốt đẹp",
        "Kết quả",
        "Văn phòng Huyện ủy",
        "Tin liên quan",
        "ông Mẫu đã về",
        "đồng chí Thử",
        "",
    ],
)
def test_what_signs_nothing_is_left(line: str):
    assert authors_of_line(line) == ()


@pytest.mark.parametrize(
    ("line", "name", "url"),
    [
        ("(baomau.example.vn)", "baomau.example.vn", ""),
        ("Nguồn: Báo Mẫu", "Báo Mẫu", ""),
        ("Nguồn tin: Báo Mẫu (https://baomau.example.vn/tin/1)", "Báo Mẫu", "https://baomau.example.vn/tin/1"),
        ("Theo Báo Mẫu", "Báo Mẫu", ""),
        ("Theo baomau.example.vn", "baomau.example.vn", ""),
        ("https://baomau.example.vn/tin/1", "baomau.example.vn", "https://baomau.example.vn/tin/1"),
    ],
)
def test_a_source_is_read_and_its_address_only_where_it_is_given(line: str, name: str, url: str):
    source = source_of_line(line)
    assert source is not None
    assert (source.name, source.url) == (name, url)


@pytest.mark.parametrize(
    "line",
    [
        "Theo kế hoạch, tháng tới xã sẽ họp bàn.",
        "Theo đó, các thôn đã làm xong đường.",
        "Theo Nghị quyết số 25-NQ/TW, làm tiếp.",
        "Theo báo cáo của xã, đã xong.",
        "Nguồn nước sạch",
        "",
    ],
)
def test_a_sentence_is_no_source(line: str):
    assert source_of_line(line) is None
