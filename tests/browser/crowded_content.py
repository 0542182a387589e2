"""An invented agency with all that a site can show: long lists, withdrawn and foreign articles, a sealed archive."""

from __future__ import annotations

from tests.sample_content import LOCALITY, OFFICIAL, Files, article

SITE = """\
name: Bản tin Thử Nghiệm
agency: Ủy ban nhân dân huyện Thử Nghiệm
slogan: Tin thử, người thử
address: Số 1, đường Mẫu, xã Mẫu Một, huyện Thử Nghiệm
phone: 0999 000 000
email: ban-bien-tap@thu-nghiem.example
responsible_editor: Nguyễn Thị Mẫu
licence: Ghi rõ nguồn khi đăng lại.
parent_portal: {name: Cổng thông tin tỉnh Mẫu, url: https://mau.example}
sections:
  - {id: tin-tuc, name: Tin tức, order: 1, description: Việc mới ở các xã.}
  - {id: thong-bao, name: Thông báo, order: 2}
links:
  - {name: Trang thử bên cạnh, url: https://ben-canh.example}
social:
  - {name: Kênh thử, url: https://kenh.example/thu}
ipv6_checked: 2026-01-01
visitors: {provider: snapshot, file: luot-xem.yaml}
feedback: {endpoint: "https://gop-y.thu-nghiem.example/gui"}
sealed:
  on: 2025-07-01
  note: Huyện Thử Nghiệm đã kết thúc hoạt động.
  successors:
    - {name: Xã Mẫu Mới, url: https://mau-moi.example}
"""

FIGURES = """\
as_of: 2025-06-30
method: Đếm theo nhật ký máy chủ thử.
months:
  - {month: 2025-05, visits: 1200, page_views: 3400}
  - {month: 2025-06, visits: 1300, page_views: 3600}
articles:
  - address: /tin/2018/12/huyen-thu-nghiem-hop-thu/
    page_views: 321
    ratings: {count: 12, average: 4.25}
"""

SONG = """\
---
title: Bài ca thử
kind: song
composer: Trần Văn Thử
lyricist: Nguyễn Thị Mẫu
performer: Đội văn nghệ xã Mẫu Một
licence: Được phép dùng lại
audio: bai-ca-thu.mp3
---

Lời thứ nhất của bài ca thử,
lời thứ hai của bài ca thử.
"""

CONTACT = """\
---
title: Liên hệ thử
menu: main
---

Gửi thư tới [ban biên tập](mailto:ban-bien-tap@thu-nghiem.example).
"""

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675"><rect width="1200" height="675"
fill="#cfe3d4"/><circle cx="600" cy="340" r="180" fill="#2f6b46"/></svg>
"""

BODY = """\
Bà Nguyễn Thị Mẫu chủ trì cuộc họp thử.
Cuộc họp có chú thích[^1], có [một trang ở nơi khác](https://noi-khac.example/van-ban) và số 25-NQ/TW.

## Việc đã làm

| Xã | Việc | Số hộ tham gia |
|---|---|--:|
| Mẫu Một | Sửa đường liên thôn, trồng cây xanh, dọn kênh mương | 120 |
| Mẫu Hai | Xây nhà văn hóa, mua loa, lập tủ sách | 86 |

1. Việc thứ nhất.
2. Việc thứ hai.

> Nghe dân nói, nói dân hiểu.

![Một vòng tròn xanh trên nền nhạt](../../images/mau.svg "Ảnh minh họa")

### Địa chỉ dài

https://noi-khac.example/mot-dia-chi-rat-dai-khong-co-dau-cach-nao-ca/van-ban/2018/12/19/toan-van-cua-van-ban-thu-nghiem.html

[^1]: Chú thích thử.
"""

CAPTIONS = """\
WEBVTT

00:00.000 --> 00:02.000
Chợ Mẫu họp sáng Chủ nhật.
"""

ALBUM = """\
---
title: Chợ Mẫu một sáng Chủ nhật
date: 2018-12-22 08:00
event_date: 2018-12-19
summary: Hai bức tranh và một đoạn video.
credit: Trần Văn Thử
localities: [thu-nghiem/mau-mot]
articles: [2018/hop-thu]
---

Chợ họp từ lúc trời chưa sáng.

![Một vòng tròn xanh trên nền nhạt](mau.svg "Cổng chợ")
![Một vòng tròn đỏ trên nền nhạt](hai.svg)

![Đoạn video: người đi chợ qua lại](cho.webm "Chợ đông")
"""

LEAD = "\n  file: mau.svg\n  alt: Một vòng tròn xanh trên nền nhạt\n  caption: Ảnh minh họa\n  credit: Đội thử"
CHANGES = "\n  - {date: 2018-12-21, kind: correction, note: Sửa số hộ tham gia.}"
WITHDRAWAL = "\n  - {date: 2019-01-05, kind: withdrawal, note: Cuộc họp thử không diễn ra.}"
NUMBER_OF_BRIEFS = 45


def crowded_content() -> Files:
    """Return the agency's files."""
    full = article(
        image=LEAD,
        updates=CHANGES,
        authors="[Trần Văn Thử, {name: Lê Thị Ví Dụ, unit: Văn phòng huyện}]",
        tags="[Họp thử, Đường làng]",
        localities="[thu-nghiem, thu-nghiem/mau-mot]",
        documents="[Chỉ thị số 20-CT/HU]",
        source="{name: Báo Thử, url: https://bao-thu.example/bai, author: Văn Mẫu, published: 2018-12-19}",
        imported_from='{url: "https://cu.example/tin?id=1", stamp: "Chủ nhật, 17/01/2021"}',
        aliases="[/tin-cu/hop-thu/]",
    )
    briefs = {
        f"news/2019/tin-{number}.md": article(
            title=f"Tin thử số {number} ở xã Mẫu Hai",
            slug=f"tin-{number}",
            date=f"2019-{number % 12 + 1:02}-10 09:00",
            event_date=f"2019-{number % 12 + 1:02}-09",
            localities="[thu-nghiem/mau-hai]",
        )
        for number in range(1, NUMBER_OF_BRIEFS + 1)
    }
    return {
        "site.yaml": SITE,
        "luot-xem.yaml": FIGURES,
        "localities/thu-nghiem.yaml": LOCALITY,
        "officials/nguyen-thi-mau.md": OFFICIAL,
        "pages/lien-he-thu.md": CONTACT,
        "pages/bai-hat/bai-ca-thu.md": SONG,
        "media/bai-ca-thu.mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00" + bytes(413),
        "media/cho.webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(200),
        "media/cho.vtt": CAPTIONS,
        "albums/cho-mau.md": ALBUM,
        "images/mau.svg": PICTURE,
        "images/hai.svg": PICTURE.replace("#2f6b46", "#8f1d21"),
        "images/cho.svg": PICTURE,
        "news/2018/hop-thu.md": full.partition("---\n\n")[0] + "---\n\n" + BODY,
        "news/2018/da-rut.md": article(title="Cuộc họp không diễn ra", slug="da-rut", updates=WITHDRAWAL),
        "news/2018/english.md": article(title="A trial meeting", slug="english", lang="en", date="2018-12-22 10:00"),
        "news/2018/chua-ro.md": article(title="Việc chưa rõ ngày", slug="chua-ro", event_date="unknown"),
        **briefs,
    }


def first_texts() -> Files:
    """Return the articles that had another text when they were published."""
    return {"news/2018/hop-thu.md": article()}
