from __future__ import annotations

from pathlib import Path

import pytest

from plugins.articles.person_links import linked_people
from plugins.core.html_prose import prose_of_html
from plugins.officials.model import Official
from plugins.officials.proposals import propose_officials
from plugins.officials.registry import Officials
from tests.sample_content import read_sample

PERSON = Official("nguyen-van-mau", "Nguyễn Văn Mẫu", (), (), "")
LINK = '<a href="site:/can-bo/nguyen-van-mau/">Nguyễn Văn Mẫu</a>'


def linked(html: str) -> str:
    prose, spans = prose_of_html(html)
    return linked_people(html, propose_officials(prose, Officials([PERSON])), spans)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>Ông Nguyễn Văn Mẫu dự. Ông Nguyễn Văn Mẫu nói.</p>",
            f"<p>Ông {LINK} dự. Ông Nguyễn Văn Mẫu nói.</p>",
        ),
        ("<h2>Ông Nguyễn Văn Mẫu</h2><p>Nguyễn Văn Mẫu dự.</p>", f"<h2>Ông Nguyễn Văn Mẫu</h2><p>{LINK} dự.</p>"),
        (
            '<p><a href="#x">Nguyễn Văn Mẫu</a> dự. Ông Nguyễn Văn Mẫu nói.</p>',
            f'<p><a href="#x">Nguyễn Văn Mẫu</a> dự. Ông {LINK} nói.</p>',
        ),
        ("<p>Ông Nguyễn <em>Văn</em> Mẫu dự.</p>", "<p>Ông Nguyễn <em>Văn</em> Mẫu dự.</p>"),
        ("<p>Phố Nguyễn Văn Mẫu. Nguyễn Văn Mẫu dự.</p>", f"<p>Phố Nguyễn Văn Mẫu. {LINK} dự.</p>"),
        ('<p><img alt="Nguyễn Văn Mẫu" src="x"></p>', '<p><img alt="Nguyễn Văn Mẫu" src="x"></p>'),
        (
            "<p>Ông Nguyễn Văn&nbsp;Mẫu dự &amp; nói.</p>",
            f"<p>Ông {LINK.replace('Văn Mẫu', 'Văn&nbsp;Mẫu')} dự &amp; nói.</p>",
        ),
        ("<p>Ông Lê Văn Thử dự.</p>", "<p>Ông Lê Văn Thử dự.</p>"),
    ],
)
def test_first_name_in_plain_text_leads_to_the_page(html: str, expected: str) -> None:
    assert linked(html) == expected


def test_article_of_an_edition_leads_to_its_people(tmp_path: Path) -> None:
    edition, _ = read_sample(tmp_path)
    assert edition is not None
    (one,) = edition.articles
    assert one.html.count('<a href="site:/can-bo/nguyen-thi-mau/">Nguyễn Thị Mẫu</a>') == 1
