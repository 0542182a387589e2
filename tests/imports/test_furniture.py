"""What belongs to a portal is told from what belongs to an article, by words and by the marks of elements."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.imports.furniture import ends_article, is_furniture, remove_furniture

FURNITURE = [
    "Hôm nay, Chủ nhật ngày 17/01/2021",
    "Đánh giá:",
    "lượt đánh giá: , trung bình:",
    "Thống kê: 4.515.919",
    "Online: 59",
    "ipv6 ready",
    "Bản đồ huyện Thử Nghiệm",
    "Các ca khúc hay về Thử Nghiệm",
    "Liên kết website",
    "Gửi cho bạn bè",
    "Phản hồi",
    "Thông tin người gửi phản hồi",
    "Xem nhiều nhất",
    "Lượt xem: 321",
    "321 lượt xem",
    "Trở về",
    "In trang",
    "A- A A+",
    "Mã QR của bài viết",
    "Địa chỉ IP của bạn: 203.0.113.7",
    "Bản quyền © 2019 thuộc UBND huyện",
    "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
    "Chúng tôi trên mạng xã hội",
    "Gốc",
    "Chia sẻ",
    "Trang chủ",
    "Họ và tên (*)",
]
ARTICLE = [
    "Hôm nay, ngày 19/12, Huyện ủy Thử Nghiệm tổ chức hội nghị sơ kết một năm thực hiện quy chế dân chủ.",
    "Kết quả đánh giá năm nay",
    "Thống kê cho thấy có 27 mô hình cấp tỉnh.",
    "Chia sẻ kinh nghiệm làm đường ở xã Mẫu Một",
    "Bản đồ được treo ở nhà văn hóa để bà con góp ý về quy hoạch đường liên thôn.",
    "Phản hồi của người dân được ghi vào sổ.",
    "Đánh giá cao kết quả của các xã, đồng chí Lê Ví Dụ đề nghị làm tiếp.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_portal_is_dropped(line: str):
    assert is_furniture(line)


@pytest.mark.parametrize("line", ARTICLE)
def test_a_line_of_an_article_is_kept(line: str):
    assert not is_furniture(line)
    assert not ends_article(line)


@pytest.mark.parametrize("line", ["Tin liên quan", "Các tin khác", "Những tin mới hơn", "Xem nhiều nhất", "Đánh giá:"])
def test_what_opens_the_end_of_a_page_ends_the_article(line: str):
    assert ends_article(line)


@pytest.mark.parametrize(
    "element",
    [
        "<nav>x</nav>",
        "<script>x</script>",
        '<div class="social-icons">x</div>',
        '<div class="relatedNews">x</div>',
        '<div id="visitor-counter">x</div>',
        '<div class="asset-ratings">x</div>',
        "<div style='display: none'>x</div>",
        "<aside>x</aside>",
        "<button>x</button>",
    ],
)
def test_an_element_of_the_portal_is_taken_out(element: str):
    soup = BeautifulSoup(f"<body><div><p>{'Bài viết dài. ' * 20}</p>{element}</div></body>", "html.parser")
    remove_furniture(soup)
    assert "x" not in soup.get_text()
    assert "Bài viết dài." in soup.get_text()


def test_an_article_inside_of_something_named_like_furniture_stays():
    soup = BeautifulSoup(
        f'<body><div class="sidebar-layout print"><p>{"Bài viết dài. " * 20}</p></div></body>', "html.parser"
    )
    remove_furniture(soup)
    assert "Bài viết dài." in soup.get_text()
