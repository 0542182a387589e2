"""Saved pages of each system, and scraped text, give the article and nothing of the portal."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.imports.old_pages import OldPage, read_old_page
from plugins.imports.saved_files import Unreadable

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Expected:
    title: str
    stamp: str = ""
    url: str = ""
    authors: list[str] = field(default_factory=list)
    source: str = ""
    captions: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    first: str = ""
    last: str = ""
    section: str = ""


EXPECTED = {
    "liferay.html": Expected(
        title="Hội nghị sơ kết công tác dân vận 6 tháng đầu năm",
        stamp="10/07/2020 16:32",
        url="https://thunghiem.mau.example/tin-tuc/-/asset_publisher/a1b2/content/so-ket-dan-van",
        authors=["Chí Mẫu"],
        captions=["Đồng chí Trần Văn Thử – Phó Trưởng Ban Dân vận Tỉnh ủy phát biểu tại hội nghị. Ảnh: Đỗ Thí Dụ"],
        kinds=["paragraph", "picture", "paragraph", "heading", "item", "item", "paragraph"],
        first="Sáng ngày 10/7, Ban Dân vận Huyện ủy",
        last="báo cáo trước ngày 15/12.",
        section="Thông báo",
    ),
    "sharepoint.html": Expected(
        title="Huyện Thử Nghiệm tổng kết mười năm phong trào “Dân vận khéo”",
        stamp="Thứ Năm, 12/10/2023, 17:55",
        url="https://thunghiem.mau.example/Pages/chi-tiet.aspx?ItemID=77",
        authors=["Hoàng Mẫu – Văn phòng Huyện ủy"],
        source="Cổng thông tin huyện Mẫu",
        captions=["Quang cảnh hội nghị"],
        kinds=["paragraph", "picture", "paragraph", "table", "paragraph"],
        first="Chiều 12/10, Huyện ủy Thử Nghiệm",
        last="19 cá nhân được tặng giấy khen.",
        section="Tin tức",
    ),
    "nukeviet.html": Expected(
        title="Xã Mẫu Một ra mắt tổ tự quản",
        stamp="Thứ tư - 20/03/2019 08:15",
        url="https://thunghiem.mau.example/vi/news/tin-tuc/to-tu-quan-12.html",
        authors=["Đỗ Văn Thí Dụ"],
        source="Báo Mẫu",
        captions=["Các hộ tại buổi ra mắt"],
        kinds=["paragraph", "picture", "paragraph", "paragraph", "paragraph"],
        first="Ngày 19/3/2019, Ủy ban nhân dân xã Mẫu Một",
        last="gửi tới từng hộ trong thôn.",
        section="Tin tức",
    ),
    "joomla.html": Expected(
        title="Tập huấn công tác hòa giải",
        stamp="Được đăng: 06 Tháng 5 2019",
        url="http://mau.example/index.php/tin/5-tap-huan",
        source="baomau.example.vn",
        captions=["Lớp tập huấn tại nhà văn hóa huyện"],
        kinds=["paragraph", "picture", "heading", "paragraph", "paragraph", "paragraph"],
        first="Trong hai ngày 2 và 3/5/2019",
        last="phát biểu bế mạc lớp học.",
        section="Danh mục: Tin tức",
    ),
    "handmade.html": Expected(
        title="Giao ban công tác dân vận quý ba của huyện Thử Nghiệm",
        authors=["Ngô Mẫu – Văn phòng Huyện ủy"],
        captions=["Toàn cảnh hội nghị"],
        kinds=["paragraph", "picture", "paragraph"],
        first="Sáng ngày 03/10, Thường trực Huyện ủy",
        last="kế hoạch cụ thể hơn cho năm 2019.",
    ),
    "scraped.txt": Expected(
        title="Hội nghị giao ban công tác dân vận tháng Chín",
        authors=["Thu Mẫu", "Thanh Thử"],
        captions=["Quang cảnh hội nghị"],
        kinds=["paragraph", "paragraph"],
        first="Sáng 02/10, Huyện ủy Thử Nghiệm",
        last="báo cáo trước ngày 20 hằng tháng.",
        section="Tin tức",
    ),
}
FURNITURE = [
    *("Hôm nay", "Trang chủ", "Đánh giá", "lượt", "Gửi cho bạn bè", "Tin khác", "Xem nhiều nhất", "Bản quyền", "null"),
    *("Copyright", "Super User", "admin", "Từ khóa", "Mã QR", "203.0.113.7", "Thống kê", "Online", "Tin liên quan"),
    *("Những tin mới hơn", "Một tin khác", "Huyện khác họp", "Bài khác", "In ra", "VIEWSTATE", "Tìm kiếm"),
]
every_page = pytest.mark.parametrize("name", EXPECTED)


def page(name: str) -> OldPage:
    return read_old_page(PAGES / name)


@every_page
def test_what_stands_around_the_text_is_found(name: str):
    found, expected = page(name), EXPECTED[name]
    assert found.title == expected.title
    assert not found.is_title_made
    assert found.url == expected.url
    assert (found.stamp.written if found.stamp else "") == expected.stamp
    assert [author.text for author in found.authors] == expected.authors
    assert (found.source.name if found.source else "") == expected.source
    assert expected.section == "" or expected.section in found.section_names


@every_page
def test_the_text_is_whole(name: str):
    found, expected = page(name), EXPECTED[name]
    assert [block.kind for block in found.body] == expected.kinds
    assert found.body[0].plain.startswith(expected.first)
    assert found.body[-1].plain.endswith(expected.last)


@every_page
def test_captions_go_with_their_pictures(name: str):
    found = page(name)
    joined = [block.picture.caption for block in found.body if block.picture]
    assert [*joined, *(one.text for one in found.captions)] == EXPECTED[name].captions


@every_page
def test_nothing_of_the_portal_is_in_it(name: str):
    found = page(name)
    text = "\n".join([found.title, *(block.text for block in found.body), *(author.text for author in found.authors)])
    assert [word for word in FURNITURE if word in text] == []


def test_the_time_that_a_machine_is_told_counts_where_the_reader_sees_only_the_day():
    stamp = page("joomla.html").stamp
    assert stamp is not None
    assert (f"{stamp.moment.at:%Y-%m-%d %H:%M}", stamp.moment.has_time) == ("2019-05-06 09:30", True)


def test_a_login_page_is_left_alone_but_not_a_page_with_a_box_to_log_in():
    with pytest.raises(Unreadable) as refusal:
        page("login.html")
    assert refusal.value.rule == "login"
    assert page("nukeviet.html").title


BODY = (
    "<p>Chiều 19/12, Huyện ủy Thử Nghiệm họp bàn việc làm đường ở hai xã Mẫu Một và Mẫu Hai, có hơn ba mươi người dự"
    " họp và góp ý.</p>"
)


def test_a_page_whose_head_and_reader_see_different_days_says_so(tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_text(
        '<html><head><meta property="article:published_time" content="2021-05-05T00:00:00+07:00"></head>'
        f"<body><h1>Huyện Thử Nghiệm bàn việc làm đường</h1><p>Ngày đăng: 20/12/2018</p>{BODY}</body></html>",
        encoding="utf-8",
    )
    found = read_old_page(path)
    assert found.stamp is not None and found.other_stamp is not None
    assert str(found.stamp.moment.day) == "2021-05-05"
    assert str(found.other_stamp.moment.day) == "2018-12-20"


def test_a_page_without_a_title_gets_one_from_its_first_sentence_and_says_so(tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_text(f"<html><head><title>null</title></head><body>{BODY}</body></html>", encoding="utf-8")
    found = read_old_page(path)
    assert found.is_title_made
    assert found.title.startswith("Huyện ủy Thử Nghiệm họp bàn việc làm đường")


@pytest.mark.parametrize("mark", [" /.", "./.", "./", "."])
def test_the_sign_that_ends_an_article_is_no_part_of_it(tmp_path: Path, mark: str):
    path = tmp_path / "a.html"
    path.write_text(
        f"<body><h1>Huyện bàn việc làm đường</h1>{BODY}<p>Họp xong lúc 11 giờ{mark}</p></body>", encoding="utf-8"
    )
    assert read_old_page(path).body[-1].text == "Họp xong lúc 11 giờ."


def test_a_name_behind_the_last_sentence_is_the_author(tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_text(
        f"<body><h1>Huyện bàn việc làm đường</h1>{BODY}<p>Họp xong lúc 11 giờ./. Thu Mẫu</p></body>", encoding="utf-8"
    )
    found = read_old_page(path)
    assert [author.text for author in found.authors] == ["Thu Mẫu"]
    assert found.body[-1].text == "Họp xong lúc 11 giờ."


def test_a_doubled_so_before_a_number_is_written_once_and_remembered(tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_text(
        f"<body><h1>Huyện bàn việc làm đường</h1>{BODY}"
        "<p>Theo Nghị quyết số số 25-NQ/TW, số số liệu còn thiếu.</p></body>",
        encoding="utf-8",
    )
    found = read_old_page(path)
    assert found.body[-1].text == "Theo Nghị quyết số 25-NQ/TW, số số liệu còn thiếu."
    assert found.is_mended
    assert not page("liferay.html").is_mended


UNCLOSED = """<HTML><HEAD><TITLE>UBND huyen - Trang chu</TITLE></HEAD><BODY>
<TABLE><TR><TD><H1>TRANG TIN HUYỆN THỬ NGHIỆM</H1><TR><TD>
<P align=center><B>Đại hội Hội Nông dân xã Mẫu Một</B>
<P>(Ngày đăng: 5-3-2018)
<P>Trong hai ngày 1, 2/3/2018, Hội Nông dân xã Mẫu Một tổ chức Đại hội đại biểu lần thứ mười, nhiệm kỳ 2018 - 2023,
có ông Nguyễn Văn Thử, Chủ tịch Hội Nông dân huyện về dự.
<P align=center><IMG SRC="a.jpg"><BR><FONT color=blue><I>Ông Nguyễn Văn Thử tặng hoa chúc mừng đại hội</I></FONT>
<P>Nhiệm kỳ qua, hội đã kết nạp 45 hội viên mới.
<P align=right><B>Bài, ảnh: Vũ Mẫu (Đài Truyền thanh xã)</B>
<HR><P>Tin đã đưa<UL><LI><A href="b.htm">Tin cũ thứ nhất</A><LI><A href=c.htm>Tin cũ thứ hai</A></UL>
</TABLE></BODY></HTML>"""


def test_elements_that_were_never_closed_do_not_run_into_each_other(tmp_path: Path):
    path = tmp_path / "a.htm"
    path.write_text(UNCLOSED, encoding="utf-8")
    found = read_old_page(path)
    assert found.title == "Đại hội Hội Nông dân xã Mẫu Một"
    assert [block.kind for block in found.body] == ["paragraph", "picture", "paragraph"]
    assert found.body[1].picture is not None
    assert found.body[1].picture.caption == "Ông Nguyễn Văn Thử tặng hoa chúc mừng đại hội"
    assert [author.text for author in found.authors] == ["Vũ Mẫu – Đài Truyền thanh xã"]
    assert found.stamp is not None
    assert str(found.stamp.moment.day) == "2018-03-05"


def test_lines_of_scraped_text_are_joined_only_within_a_sentence(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(
        "Huyện họp bàn việc làm đường\n\n"
        "Chiều 19/12/2018, Huyện ủy Thử Nghiệm họp bàn việc làm đường ở hai xã Mẫu Một và\n"
        "Mẫu Hai, có hơn ba mươi người dự họp\nvà góp ý.\nĐường dài 3 km.\nĐại biểu thảo luận tại hội nghị\n",
        encoding="utf-8",
    )
    found = read_old_page(path)
    first, second = found.body
    assert first.plain.endswith("xã Mẫu Một và Mẫu Hai, có hơn ba mươi người dự họp và góp ý.")
    assert second.plain == "Đường dài 3 km."
    assert [one.text for one in found.captions] == ["Đại biểu thảo luận tại hội nghị"]
