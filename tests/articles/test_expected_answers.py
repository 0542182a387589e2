from __future__ import annotations

import pytest

from plugins.articles.expected_answers import ExpectedAnswers, expected_answers
from plugins.core.frontmatter import parse_markdown_file
from plugins.core.links import PictureFacts, VideoFacts
from plugins.core.markdown import MarkdownRenderer
from tests.sample_content import article

PICTURE = PictureFacts("images/a.svg", 40, 30)
VIDEO = VideoFacts("media/a.mp4", "video/mp4", 1, None, None, True)
LEAD = "\n  file: dau.svg\n  alt: Ảnh đầu bài"
BODY = """
![Ảnh](a.svg) và [ảnh](../../images/b.svg), [bài](khac.md#muc), [bài nữa][ba], ![Xem](phim.mp4)

![Ảnh có tên](<c.svg> "Tên"), [nơi khác](https://noi-khac.example/x), [mục](#muc), [thư](mailto:a@b.example)

[ba]: ../2019/ba.md
"""


class Answering:
    """Answers everything, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: set[tuple[str, str]] = set()

    def picture(self, src: str) -> PictureFacts | str:
        self.asked.add(("picture", src))
        return PICTURE

    def video(self, src: str) -> VideoFacts | str:
        self.asked.add(("video", src))
        return VIDEO

    def address(self, href: str) -> str | None:
        self.asked.add(("address", href))
        return "tin/2018/12/khac/"


def test_what_a_text_asks_is_expected() -> None:
    text, links = article(image=LEAD) + BODY, Answering()
    document, _ = parse_markdown_file(text, "content/news/2018/x.md")
    assert document is not None
    rendered = MarkdownRenderer().render(document.body, document.label, document.body_line, links)
    assert list(rendered.problems) == []
    asked = {*links.asked, ("picture", "dau.svg")}
    assert len(asked) == 7
    assert expected_answers(text, Answering()).keys() == asked


def test_lead_picture_is_expected_however_it_is_written() -> None:
    for lead in ("{file: dau.svg, alt: Ảnh}", "{alt: Ảnh, file: 'dau.svg'}", '\n  alt: Ảnh\n  file: "dau.svg"'):
        assert expected_answers(article(image=lead), Answering()).keys() == {("picture", "dau.svg")}


@pytest.mark.parametrize(
    "text", [article() + "Không liên kết nào.\n", article(image="{file: }"), "", "---", "](", "[a]: "]
)
def test_text_without_links_expects_nothing(text: str) -> None:
    assert expected_answers(text, Answering()) == {}


def test_answers_are_those_of_the_content_and_else_that_there_is_nothing() -> None:
    answers = ExpectedAnswers(expected_answers(article(image=LEAD) + BODY, Answering()))
    assert (answers.picture("dau.svg"), answers.video("phim.mp4")) == (PICTURE, VIDEO)
    assert answers.address("../2019/ba.md") == "tin/2018/12/khac/"
    assert (answers.picture("x.svg"), answers.video("x.mp4"), answers.address("x.md")) == ("", "", None)
