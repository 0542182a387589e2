"""An invented agency whose names stress the search: Đồng, Đông and Dong; hoà and hòa; numbers, dates, people."""

from __future__ import annotations

from tests.sample_content import Files

SITE = """\
name: Bản tin Thử Nghiệm
agency: Ủy ban nhân dân huyện Thử Nghiệm
url: {url}
sections:
  - {{id: tin-tuc, name: Tin tức, order: 1}}
  - {{id: nong-thon, name: Nông thôn mới, order: 2}}
history: false
"""

LOCALITY = """\
name: Đồng Thử
kind: huyện
parent: {name: Mẫu Hoà, kind: tỉnh}
to: 2025-06-30
became: [dong-thu/dong-mau]
communes:
  - {id: dong-khe, name: Đông Khê Thử, kind: xã, to: 2025-06-30, became: [dong-thu/dong-mau]}
  - {id: dong-rieng, name: Dong Riềng, kind: xã, to: 2025-06-30, became: [dong-thu/hoa-mau]}
  - {id: dong-mau, name: Đồng Mẫu Mới, kind: xã, from: 2025-07-01, parent: {name: Mẫu Hoà, kind: tỉnh}}
  - {id: hoa-mau, name: Hòa Mẫu, kind: phường, from: 2025-07-01, parent: {name: Mẫu Hoà, kind: tỉnh}}
"""


def official(name: str, title: str, body: str, told: str = "") -> str:
    """Return the file of an official who held one office."""
    office = f"offices:\n  - {{title: {title}, body: {body}, locality: dong-thu, from: 2015-01-01, to: 2024-12-31}}\n"
    return f"---\nname: {name}\n{office}---\n\n{told}\n"


def article(title: str, day: str, body: str, place: str = "dong-thu", section: str = "tin-tuc", more: str = "") -> str:
    """Return the file of an article."""
    head = f'title: "{title}"\ndate: {day} 08:00\nsection: {section}\nlocalities: [{place}]\n{more}'
    return f"---\n{head}---\n\n{body}\n"


def search_content(url: str = "https://thu-nghiem.example") -> Files:
    """Return the content; its search is held against `searches.yaml`."""
    lead = "event_date: {day}\nofficials:\n  - {{id: {id}, role: chaired}}\n"
    return {
        "site.yaml": SITE.format(url=url),
        "localities/dong-thu.yaml": LOCALITY,
        "officials/nguyen-thi-mau.md": official("Nguyễn Thị Mẫu", "Bí thư", "Huyện ủy Đồng Thử"),
        "officials/nguyen-thi-mau-2.md": official("Nguyễn Thị Mậu", "Chủ tịch", "HĐND huyện Đồng Thử"),
        "officials/dinh-van-thu.md": official("Đinh Văn Thử", "Trưởng Công an", "huyện Đồng Thử"),
        "officials/h-mau-nie.md": official("H’Mẫu Niê", "Chủ tịch", "Hội Phụ nữ huyện Đồng Thử"),
        "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nTòa soạn thử ở một nơi không có thật.\n",
        "news/2018/dan-van.md": article(
            "Huyện Đồng Thử sơ kết dân vận khéo",
            "2018-12-20",
            "Công tác dân vận năm 2018 theo Nghị quyết số 25-NQ/TW. Bà Nguyễn Thị Mẫu chủ trì hội nghị "
            "ngày 19/12/2018.",
            more=lead.format(day="2018-12-19", id="nguyen-thi-mau"),
        ),
        "news/2018/dan-van-trai.md": article(
            "Đan vạn chiếc nón ở xã Đông Khê Thử",
            "2018-06-01",
            "Bà con đan vạn chiếc nón lá. Người dân kể chuyện làng, chuyện nghề.",
            "dong-thu/dong-khe",
            "nong-thon",
        ),
        "news/2019/hdnd.md": article(
            "HĐND huyện họp kỳ thứ chín",
            "2019-07-10",
            "Ông Nguyễn Thị Mậu chủ trì kỳ họp HĐND. Ủy ban nhân dân huyện trả lời theo Nghị định số 42/2022/NĐ-CP.",
            more=lead.format(day="2019-07-10", id="nguyen-thi-mau-2"),
        ),
        "news/2020/duong.md": article(
            "Làm đường bê tông ở xã Dong Riềng",
            "2020-03-02",
            "Tuyến đường dài 3,5 km được người dân hiến đất. Hoà bình về trên từng ngõ xóm.",
            "dong-thu/dong-rieng",
            "nong-thon",
        ),
        "news/2020/duong-thi.md": article(
            "Chị Dương kể chuyện giữ nghề",
            "2020-05-05",
            "Chị Dương dệt vải đã 30 năm. Nghề dệt truyền từ đời mẹ sang đời con.",
        ),
        "news/2021/hoa-giai.md": article(
            "Tổ hòa giải giữ bình yên xóm nhỏ",
            "2021-09-09",
            "Tổ hòa giải giúp bà con sống hòa thuận, khỏe mạnh. Uỷ viên tổ hoà giải là người cao tuổi.",
            section="nong-thon",
        ),
        "news/2025/dong-mau.md": article(
            "Xã Đồng Mẫu Mới ra mắt",
            "2025-07-02",
            "Bộ máy mới bắt đầu làm việc. Cán bộ đón người dân từ sáng sớm.",
            "dong-thu/dong-mau",
        ),
        "news/2025/ma-doc.md": article(
            "Nhớ thẻ <b> khi viết trang mạng",
            "2025-08-01",
            "Lớp học nói về thẻ `<script>` và dấu &amp; trong trang mạng.",
        ),
        "news/2022/viet-day-du.md": article(
            "Cử tri gặp đại biểu ở xóm Rìa",
            "2022-04-04",
            "Đại diện Hội đồng nhân dân nghe bà con nói. Việc này theo Nghị quyết mà Trung ương ban hành.",
        ),
        "news/2022/viet-tat.md": article(
            "MTTQ cùng UBND lo nước sạch",
            "2022-05-05",
            "UBND giao BCH hội cựu binh đào giếng. Cơ quan cấp trên ở TƯ khen.",
            section="nong-thon",
        ),
        "albums/gieng-nuoc.md": "---\ntitle: Ngày khơi giếng\ndate: 2022-05-06 08:00\nevent_date: 2022-05-05\n"
        'credit: Tổ ảnh thử\nlocalities: [dong-thu]\n---\n\n![Một cái giếng](gieng.svg "Giếng khơi đầu xóm")\n',
        "images/gieng.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">'
        '<circle cx="20" cy="15" r="9"/></svg>\n',
        "news/2025/english.md": article(
            "A day at the market of Dong Thu", "2025-08-02", "People sell fish and rice at dawn.", more="lang: en\n"
        ),
    }
