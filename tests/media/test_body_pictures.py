"""Pictures in running text: copies for browsers, one address for others, and drawings left alone."""

from __future__ import annotations

from plugins.core.links import PictureFacts
from plugins.core.markdown import MarkdownRenderer
from plugins.media.body_pictures import with_sources, without_sources


class Links:
    def picture(self, src: str) -> PictureFacts | str:
        return (
            PictureFacts("images/ve.svg", 800, 450)
            if src.endswith("svg")
            else PictureFacts("images/a-1a2b3c4d.jpg", 1200, 800)
        )

    def address(self, href: str) -> str | None:
        return None


def body(text: str) -> str:
    rendered = MarkdownRenderer().render(text, "a.md", 1, Links())
    assert rendered.problems == ()
    return rendered.html


def test_a_photograph_with_a_caption_is_offered_in_its_widths_and_leads_to_the_whole_picture():
    html = with_sources(body('![Mô tả > "ảnh" & hơn](a.jpg)\n*Chú thích*'), "https://x.example")
    assert html.count("<picture") == html.count("</picture>") == 1
    assert 'href="site:/images/a-1a2b3c4d.jpg"' in html
    assert 'src="site:/images/a-1a2b3c4d-960.jpg"' in html
    assert "https://x.example/images/a-1a2b3c4d-320.webp 320w" in html and "1200w" in html
    assert all(f" {name}" in html for name in ('width="1200"', 'height="800"', 'loading="lazy"'))


def test_every_picture_of_a_line_is_offered():
    assert with_sources(body("![Một](a.jpg) và ![hai](b.png) và ![ba](ve.svg)"), "").count("<picture") == 2


def test_a_drawing_stays_as_it_is():
    html = body("![Vẽ](ve.svg)")
    assert with_sources(html, "https://x.example") == html == without_sources(html)


def test_readers_of_feeds_get_one_address_and_no_choice():
    html = without_sources(body("![Mô tả](a.jpg)"))
    assert "<picture" not in html and "srcset" not in html
    assert 'src="site:/images/a-1a2b3c4d-960.jpg"' in html


def test_words_that_look_like_a_picture_stay_words():
    html = body('`<img src="site:/images/a-1a2b3c4d.jpg" width="9">` là mã.')
    assert with_sources(html, "") == html
