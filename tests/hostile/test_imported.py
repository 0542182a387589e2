"""Old pages that somebody prepared: a draft passes the check, and nothing but words and pictures comes in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from plugins.core.html_safety import TAGS
from plugins.core.sources import ContentFolder
from plugins.editions.edition import read_edition
from plugins.newsdesk.__main__ import run_command
from tests.hostile.harmless import EVIL, photograph
from tests.sample_content import SAMPLE, write_files

WORDS = (
    "Chiều 19/12/2018, Huyện ủy Thử Nghiệm họp bàn việc làm đường ở hai xã Mẫu Một và Mẫu Hai. Hơn ba mươi người dự họp"
    " và góp ý, ai cũng mong đường xong trước mùa mưa."
)
PAGES = {
    "script": "<script>alert(1)</script>",
    "script in a drawing": "<svg><script>alert(1)</script></svg>",
    "handler": "<p onclick='alert(1)'><img src=x onerror=alert(1)></p>",
    "base": f"<base href='//{EVIL}/'>",
    "refresh": f"<meta http-equiv=refresh content='0;url=//{EVIL}/'>",
    "form": f"<form action='//{EVIL}'><p>Mật khẩu <input name=p><button>Gửi</button></p></form>",
    "frame": f"<iframe src='//{EVIL}'></iframe>",
    "link to a script": "<p><a href='javascript:alert(1)'>Xem thêm tại đây về cuộc họp</a></p>",
    "link to data": "<p><a href='data:text/html,x'>Xem thêm tại đây về cuộc họp</a></p>",
    "link in entities": "<p><a href='&#x6a;ava&#10;script:alert(1)'>Xem thêm tại đây về cuộc họp</a></p>",
    "markup in words": "<p>&lt;script&gt;alert(1)&lt;/script&gt;, &amp;lt;img onerror=alert(1)&amp;gt; trong câu.</p>",
    "Markdown in words": "<p>[bấm](javascript:alert(1)) ![a](//evil.example/x) {onclick=alert(1)} trong câu.</p>",
    "front matter in words": "<p>---</p><p>title: khác</p><p>save_as: ../../x.html</p><p>---</p>",
    "picture of the machine": "<p><img src='file:///etc/passwd'><img src='../../../../etc/hostname'></p>",
    "picture of data": "<p><img src='data:image/svg+xml,<svg onload=alert(1)>'></p>",
    "mutation": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "written backwards": "<p>Tệp \u202egpj.exe và \u2066ẩn\u2069 trong câu.</p>",
    "conditions of old browsers": "<!--[if IE]><script>alert(1)</script><![endif]-->",
}


def page(inside: str, title: str = "Họp bàn việc làm đường") -> str:
    head = "<meta charset=utf-8>"
    return f"<html><head>{head}</head><body><h1>{title}</h1><p>20/12/2018 08:00</p><p>{WORDS}</p>{inside}</body></html>"


def imported(tmp_path: Path, files: dict[str, str | bytes]) -> Path:
    content = write_files(tmp_path / "content", SAMPLE)
    source = write_files(tmp_path / "in", files)
    run_command(
        ["import", "--from", str(source), "--content", str(content), "--report", str(tmp_path / "r.md")]
        + ["--place", "thu-nghiem", "--section", "tin-tuc"]
    )
    return content


@pytest.mark.parametrize("name", PAGES)
def test_draft_of_a_hostile_page_is_words(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    content = imported(tmp_path, {"trang.html": page(PAGES[name])})
    assert "Traceback" not in "".join(capsys.readouterr())
    drafts = [path for path in (content / "news").rglob("*.md") if path.name != "hop-thu.md"]
    assert len(drafts) == 1
    edition, problems = read_edition(ContentFolder(content, "content"))
    assert edition is not None, problems
    [article] = [one for one in edition.articles if one.status == "draft"]
    assert "\u202e" not in article.html
    for element in BeautifulSoup(article.html, "html.parser").find_all(True):
        assert element.name in TAGS
        assert not [key for key in element.attrs if key.startswith("on")]
        assert urlsplit(str(element.get("href", "https:"))).scheme == "https"
        assert not element.get("src")
    assert not [path for path in (content / "images").rglob("*") if path.is_file()]


def test_page_that_is_too_deep_is_left_alone_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = imported(tmp_path, {"trang.html": page("<div>" * 3000 + "<p>sâu</p>")})
    said = "".join(capsys.readouterr())
    assert "Để nguyên trang.html" in said
    assert "Traceback" not in said
    assert len(list((content / "news").rglob("*.md"))) == 1


def test_nothing_outside_of_the_import_is_copied(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(photograph())
    files = {
        "trang.html": page("<p><img src='../secret.jpg' alt='a'><img src='trang_files/link.jpg'></p>"),
        "trang_files/a.txt": "",
    }
    write_files(tmp_path / "in", files)
    (tmp_path / "in/trang_files/link.jpg").symlink_to(tmp_path / "secret.jpg")
    content = imported(tmp_path, files)
    assert not [path for path in content.rglob("*") if path.suffix == ".jpg"]


def test_names_of_pages_are_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(tmp_path, {"\x1b[2J\n::error::x.html": "", "\x1b[31m.html": page("")})
    said = "".join(capsys.readouterr()) + (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "\x1b" not in said
    assert "\n::error" not in said
