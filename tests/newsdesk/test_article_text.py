"""The file that `make new` writes reads back as what was answered, whatever stands in it."""

from __future__ import annotations

from plugins.newsdesk.article_text import NewArticle, NewParticipant, article_text


def test_the_whole_file():
    article = NewArticle(
        title="Huyện Thử Nghiệm: họp",
        slug="huyen-thu-nghiem-hop",
        date="2018-12-20 08:00",
        section="tin-tuc",
        localities=("thu-nghiem", "thu-nghiem/mau-mot"),
        event_date="2018-12-19",
        authors=("Trần Văn Thử – Phòng Thử",),
        participants=(
            NewParticipant(("chaired", "spoke"), id="nguyen-thi-mau"),
            NewParticipant(("attended",), name="Lê Văn Khác", office="Bí thư: chi bộ"),
        ),
    )
    assert article_text(article) == (
        "---\n"
        'title: "Huyện Thử Nghiệm: họp"\n'
        "slug: huyen-thu-nghiem-hop\n"
        "date: 2018-12-20 08:00\n"
        "event_date: 2018-12-19\n"
        "section: tin-tuc\n"
        "localities:\n  - thu-nghiem\n  - thu-nghiem/mau-mot\n"
        "authors:\n  - Trần Văn Thử – Phòng Thử\n"
        "officials:\n"
        "  - id: nguyen-thi-mau\n    role: [chaired, spoke]\n"
        '  - name: Lê Văn Khác\n    office: "Bí thư: chi bộ"\n    role: [attended]\n'
        "status: draft  # bản nháp; xóa dòng này khi bài đã xong\n"
        "---\n\n"
        "Viết nội dung bài ở đây. Câu đầu nên trả lời: việc gì, ở đâu, khi nào, ai chủ trì.\n"
    )
