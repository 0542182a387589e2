"""Pictures and videos in a text: alone a figure, in a row an album; videos are our own and loaded when asked for."""

from __future__ import annotations

import re

import pytest

from plugins.core.links import PictureFacts, VideoFacts
from plugins.core.markdown import MarkdownRenderer, Rendered

RENDERER = MarkdownRenderer()
POSTER = PictureFacts("images/cho.svg", 800, 450)


class InventedSite:
    """Has any picture, and two videos."""

    def picture(self, src: str) -> PictureFacts | str:
        return PictureFacts(f"images/{src.rsplit('/', 1)[-1]}", 800, 450)

    def video(self, src: str) -> VideoFacts | str:
        if src.endswith("cho.mp4"):
            return VideoFacts("media/cho.mp4", "video/mp4", 12_340_000, POSTER, "media/cho.vtt", False)
        if src.endswith("im.webm"):
            return VideoFacts("media/im.webm", "video/webm", 20, None, None, True)
        return "Không có video này trong thư mục media."

    def address(self, href: str) -> str | None:
        return None


def rendered(text: str) -> Rendered:
    return RENDERER.render(text, "content/news/2018/thu.md", 11, InventedSite())


def html_of(text: str) -> str:
    result = rendered(text)
    assert result.problems == ()
    return result.html


@pytest.mark.parametrize(
    "text",
    [
        "![Một](a.svg)\n\n![Hai](b.svg)",
        "![Một](a.svg)\n![Hai](b.svg)",
        "![Một](a.svg) ![Hai](b.svg)",
        '![Một](a.svg "Cổng")\n\n![Hai](b.svg)\n*Sân*',
        "![Một](a.svg)\n*Cổng*\n![Hai](b.svg)\n*Sân*",
    ],
)
def test_pictures_in_a_row_become_an_album(text: str) -> None:
    html = html_of(f"Trước.\n\n{text}\n\nSau.")
    assert html.count('<ul class="bt-album">') == 1
    items = re.findall(
        r'<li class="bt-album__item"><figure class="bt-figure"><a [^>]*href="site:/images/(.)\.svg"', html
    )
    assert items == ["a", "b"]
    assert html.startswith("<p>Trước.</p>")
    assert html.endswith("<p>Sau.</p>")
    captions = re.findall("<figcaption>(.*?)</figcaption>", html)
    assert captions == (["Cổng", "Sân"] if "Cổng" in text else [])


def test_words_between_pictures_keep_them_apart() -> None:
    html = html_of("![Một](a.svg)\n\nỞ giữa.\n\n![Hai](b.svg)")
    assert "bt-album" not in html
    assert html.count('<figure class="bt-figure">') == 2


def test_a_picture_without_a_caption_can_be_enlarged_too() -> None:
    html = html_of("![Một](a.svg)")
    assert '<figure class="bt-figure"><a class="bt-figure__whole" href="site:/images/a.svg"><img' in html
    assert "figcaption" not in html


def test_pictures_of_a_quotation_or_a_list_stay_there() -> None:
    assert re.search(r'<blockquote>\s*<ul class="bt-album">', html_of("> ![Một](a.svg)\n> ![Hai](b.svg)"))
    assert "bt-album" not in html_of("- ![Một](a.svg)\n- ![Hai](b.svg)")


def test_a_picture_that_leads_elsewhere_leads_there() -> None:
    html = html_of("[![Một](a.svg)](https://noi-khac.example)")
    assert "bt-figure" not in html
    assert 'href="https://noi-khac.example"' in html


def test_a_text_tells_its_pictures_and_videos_in_order() -> None:
    found = rendered("![Một](a.svg)\n\nXem ![Hai](b.svg).\n\n![Chợ](cho.mp4)")
    assert [(facts.path, alt) for facts, alt in found.pictures] == [("images/a.svg", "Một"), ("images/b.svg", "Hai")]
    assert [video.path for video in found.videos] == ["media/cho.mp4"]


def test_a_video_is_written_like_a_picture_and_loads_nothing_but_its_poster() -> None:
    html = html_of('![Người đi chợ](../../media/cho.mp4 "Chợ Mẫu")')
    player = re.search("<figure[^>]*><video ([^>]*)>(.*)</video><figcaption>(.*)</figcaption></figure>", html)
    assert player
    given = dict(re.findall(r'([a-z-]+)(?:="([^"]*)")?', player[1]))
    assert given == {
        "class": "bt-video__player",
        "controls": "",
        "preload": "none",
        "aria-label": "Người đi chợ",
        "width": "800",
        "height": "450",
        "poster": "site:/images/cho.svg",
    }
    for part in ('src="site:/media/cho.mp4"', 'type="video/mp4"', 'kind="captions"', "cho.vtt", " default"):
        assert part in player[2]
    words = re.sub("<[^>]*>", "", player[3]).replace("&nbsp;", " ").replace("\u00a0", " ")
    assert words == "Chợ Mẫu Tải video (MP4, 12,3 MB)"
    assert '<a href="site:/media/cho.mp4">Tải video</a>' in player[3]


def test_a_video_in_which_nobody_speaks_says_so() -> None:
    html = html_of("![Mây bay](im.webm)")
    assert "; video không có lời)" in html.replace("&nbsp;", " ")
    assert "<track" not in html
    assert "poster" not in html


def test_a_video_stands_in_an_album_with_pictures() -> None:
    html = html_of("![Một](a.svg)\n![Người đi chợ](cho.mp4)")
    assert html.count("bt-album__item") == 2


@pytest.mark.parametrize(
    ("text", "rule", "remedy"),
    [
        ("![Phim](https://www.youtube.com/watch?v=abc)", "foreign-video", "thư mục media"),
        ("![Phim](https://youtu.be/abc)", "foreign-video", "thư mục media"),
        ("![Phim](https://www.facebook.com/xa/videos/123)", "foreign-video", "thư mục media"),
        ("![Phim](https://noi-khac.example/a.mp4)", "foreign-video", "[xem video](địa chỉ)"),
        ("![Phim](thieu.mp4)", "bad-video", "thư mục media"),
        ("![](cho.mp4)", "no-alt", "![mô tả điều có trong video](ten-tep.mp4)"),
        ("<iframe src='https://www.youtube.com/embed/a'></iframe>", "raw-script", "![mô tả](ten-tep.mp4)"),
        ("<video src='a.mp4'></video>", "raw-html", "![mô tả](ten-tep.mp4)"),
    ],
)
def test_what_cannot_be_played_here_is_reported_with_what_to_do_instead(text: str, rule: str, remedy: str) -> None:
    found = rendered(f"Trước.\n\n{text}")
    assert [(problem.line, problem.rule) for problem in found.problems] == [(13, rule)]
    assert remedy in found.problems[0].remedy
    assert "youtube" not in found.html


def test_a_link_to_a_video_elsewhere_is_a_link() -> None:
    assert 'href="https://youtu.be/abc"' in html_of("[Xem video](https://youtu.be/abc)")
