"""What stands around an article on a portal and is no part of it: menus, ratings, counters, share buttons, lists."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

_NEVER_TEXT = (
    "script style noscript template iframe object embed applet svg canvas audio video link button input select "
    "textarea label nav dialog map marquee"
)

_WORDS = (
    "nav navbar navigation menu mainmenu submenu breadcrumb breadcrumbs pathway sidebar aside footer copyright share "
    "sharing social socials addthis fb facebook zalo twitter rating ratings rate vote voting star stars comment "
    "comments related relate lienquan counter counters hits thongke truycap online banner slider carousel search "
    "timkiem login dangnhap print printer toolbar tools tool pagination pager pagenav qr qrcode weather thoitiet "
    "clock today fontsize contrast ads advert quangcao cookie skip mostread xemnhieu popular feedback phanhoi "
    "sendmail email hidden newsletter actions language icons next-prev prevnext taglist"
)
_COMPOUND = (
    "tin-lien-quan tinlienquan tin-khac tinkhac other-news othernews news-other tin-moi most-read most-view xem-nhieu "
    "tin-cung other_news relatednews related-news lien-ket lienket link-website ms-dlgcontent visitor-counter "
    "asset-ratings asset-actions social-bookmarks taglib-ratings"
)
_NAMED = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_WORDS.split())})(?=$|[\s_-])|{'|'.join(_COMPOUND.split())}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LARGEST_SHARE = 0.5
"""Furniture that holds more of a page's words than this is called furniture by mistake."""

_DAY = r"(?:thứ\s*\S+|chủ\s*nhật|cn)"
_LINES = re.compile(
    "|".join(
        (
            rf"(?:xin chào[.!]*\s*)?(?:hôm nay|bây giờ)\s*(?:là\s*)?[,:]?\s*(?:{_DAY}|ngày|\d).{{0,45}}",
            r"(?:số\s*)?(?:lượt|số)\s*(?:người\s*)?(?:xem|truy cập|đọc|đánh giá|bình luận|tải|online)\b.{0,40}",
            r"(?:đã xem|lượt xem|xem|hits|views)\s*[:(]?\s*[\d.,]+\)?(?:\s*lượt)?",
            r"[\d.,]+\s*lượt (?:xem|đọc|truy cập)",
            r"thống kê(?: truy cập)?\s*:?\s*[\d.,]*|online\s*:?\s*[\d.,]*|đang (?:online|truy cập|xem)\s*:?\s*[\d.,]*",
            r"(?:hôm nay|hôm qua|tuần này|tháng này|tháng trước|tất cả|tổng (?:số|lượt|cộng).{0,25})\s*:?\s*[\d.,]+",
            r"trung bình\s*:?.{0,10}|xếp hạng\s*:?.{0,30}|tổng số điểm của bài viết.*|click để đánh giá.*",
            r"đánh giá(?: bài viết)?\s*:?(?:\s*[\d./]+)?|bình chọn\s*:?.{0,20}|★+|\(?\d+(?:[.,]\d+)?\s*/\s*5\)?.{0,20}",
            r"gửi (?:cho|tới|đến) bạn bè|gửi (?:email|e-mail|bài viết|tin|bình luận|ý kiến|phản hồi).{0,30}",
            r"(?:ý kiến )?phản hồi|thông tin người gửi(?: phản hồi)?|ý kiến bạn đọc.{0,20}|bình luận.{0,30}",
            r"chia sẻ(?: bài viết| trên.{0,20}| facebook)?\s*:?|share|tweet|like|facebook|zalo|twitter|email|print",
            r"in(?: trang| bài(?: viết)?| ấn)?|bản in|xem bản in|lưu(?: bài| trang)?|tải về|copy link"
            r"|sao chép liên kết",
            r"(?:trở|quay) (?:về|lại)(?: trang (?:trước|chủ))?|về trang trước|(?:về |lên )?đầu trang|lên trên",
            r"trang chủ|đăng (?:nhập|ký|xuất)|tìm kiếm|sơ đồ (?:trang|cổng|website).{0,15}|rss|liên hệ|giới thiệu"
            r"|english",
            r"a\s*[-–+]?\s*(?:a\s*\+?)?|a\s*-\s*a\s*a\s*\+|cỡ chữ.{0,20}|tương phản.{0,20}|(?:nghe|đọc) bài"
            r"(?: viết| này)?",
            r"(?:mã )?qr(?: ?code)?(?: .{0,25})?|mã qr.{0,40}|ipv6 ready|ipv6|ncsc|tín nhiệm mạng",
            r"(?:địa chỉ )?ip(?: của bạn| truy cập)?\s*:?\s*[\d.:a-f]+|thời tiết.{0,30}|\d{1,2}\s*°\s*c?",
            r"liên kết(?: website| web| khác)?\s*:?|bản đồ .{0,40}|các ca khúc .{0,40}|video clip|thư viện (?:ảnh"
            r"|video)",
            r"(?:©|\(c\)|copyright|bản quyền).*|chúng tôi trên mạng xã hội|theo dõi chúng tôi.{0,20}"
            r"|fanpage.{0,20}|gốc",
            r"(?:họ (?:và )?tên|tiêu đề|nội dung|mã (?:xác nhận|kiểm tra|bảo mật)|điện thoại|địa chỉ)\s*"
            r"(?:\(?\*\)?)?\s*:?",
        )
    ),
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:các |những )?(?:tin|bài|bài viết|tin bài) (?:liên quan|khác|cùng (?:chuyên mục|loại)|đã đưa"
    r"|cũ hơn|mới hơn|tiếp theo"
    r"|mới nhất|nổi bật|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|trước đó|mới).{0,20}"
    r"|(?:xem|đọc) nhiều(?: nhất)?|gửi (?:cho|tới|đến) bạn bè|(?:ý kiến )?phản hồi|thông tin người gửi.{0,20}"
    r"|ý kiến bạn đọc.{0,20}|bình luận(?: \(\d+\))?|đánh giá(?: bài viết)?\s*:?|tổng số điểm của bài viết.*"
    r"|click để đánh giá.*|chia sẻ(?: bài viết)?\s*:?|chúng tôi trên mạng xã hội|liên kết website|lượt đánh giá.*",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line of text, by itself, belongs to the portal and not to an article."""
    return bool(_LINES.fullmatch(line.strip()) or _ENDS.fullmatch(line.strip()))


def ends_article(line: str) -> bool:
    """Whether a line opens what portals put after an article: nothing of the article follows it."""
    return bool(_ENDS.fullmatch(line.strip()))


def remove_furniture(soup: BeautifulSoup) -> None:
    """Take out of a page what by its element, class or id is no part of an article."""
    for element in soup(_NEVER_TEXT.split()):
        if not element.decomposed:
            element.decompose()
    whole = len(soup.get_text()) or 1
    for element in soup.find_all(True):
        if element.decomposed or not isinstance(element, Tag):
            continue
        if _is_named_as_furniture(element) and len(element.get_text()) < whole * _LARGEST_SHARE:
            element.decompose()


def _is_named_as_furniture(element: Tag) -> bool:
    if element.name in ("html", "body", "article", "main", "form", "p", "h1", "h2", "img", "figure"):
        return False
    if element.name in ("footer", "aside"):
        return element.find_parent("article") is None or element.name == "aside"
    if element.get("hidden") is not None or "display:none" in str(element.get("style", "")).replace(" ", "").lower():
        return True
    classes = element.get_attribute_list("class")
    names = " ".join(str(name) for name in [*classes, element.get("id")] if name)
    return bool(names) and bool(_NAMED.search(_CAMEL.sub("-", names).lower()))
