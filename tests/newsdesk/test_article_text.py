"""The file that `make new` writes reads back as what was answered, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.core.frontmatter import parse_yaml
from plugins.core.text import normalise_text
from plugins.newsdesk.article_text import NewArticle, NewParticipant, article_text, yaml_text


def read_back(text: str) -> object:
    document, problems = parse_yaml(f"title: {yaml_text(text)}\n", "x.md")
    assert document is not None, problems
    return document.values["title"]


@given(st.text(min_size=1))
@example("Hội nghị: sơ kết")
@example("- gạch đầu dòng")
@example("null")
@example("True")
@example("2018")
@example("0x1F")
@example("~")
@example("a #b")
@example('"trong ngoặc"')
@example("'một'")
@example("a, b")
@example("[a]")
@example("&a *b !c %d @e `f`")
@example("a\nb\x85c\u2028d\x7fe\ufefff")
@example("😀 emoji")
@example("…")
@example("a\\b\\n")
def test_any_text_reads_back_as_it_was_but_for_the_one_normal_form(text: str):
    assert read_back(text) == normalise_text(text)


@pytest.mark.parametrize(
    "text", ["Hội nghị sơ kết", "Nghị định 42/2022/NĐ-CP", "Trần Văn Thử – Phòng Thử", "Ăn, ở (tạm)"]
)
def test_ordinary_text_stands_without_quotation_marks(text: str):
    assert yaml_text(text) == text


@pytest.mark.parametrize("text", ["2018", "2018-12-19", "null", "Yes", "a: b", "- a", "# a", "", " a", "a "])
def test_text_that_yaml_would_take_for_something_else_is_quoted(text: str):
    assert yaml_text(text).startswith('"')


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
