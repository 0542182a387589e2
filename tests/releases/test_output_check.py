"""A whole site passes; whatever is missing, unreadable or too heavy in it is told, with everything else."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from plugins.releases.output_check import output_problems
from plugins.releases.page_reading import leads_to
from tests.releases.outputs import HOME, SITE, URL, packed

NOISE = random.Random(7).randbytes(200_000).hex()
"""Text that does not shrink by more than half."""


def found(tmp_path: Path, changes: dict[str, str | bytes | None]) -> list[tuple[str, str, str]]:
    files, _ = packed(tmp_path / "output", changes)
    return [(one.path, one.rule, one.value) for one in output_problems(files)]


def test_a_whole_site_has_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"tin/2025/01/a/index.html": None}, ("index.html", "dead-link", f"{URL}/tin/2025/01/a/#cuoi")),
        ({"tin/2025/01/a/index.html": None}, ("sitemap.xml", "dead-link", f"{URL}/tin/2025/01/a/")),
        ({"tin/2025/01/a/index.html": None}, ("feeds/tat-ca.atom.xml", "dead-link", f"{URL}/tin/2025/01/a/")),
        ({"tin/2025/01/a/index.html": "<p>"}, ("index.html", "dead-fragment", f"{URL}/tin/2025/01/a/#cuoi")),
        ({"index.html": HOME.replace('id="bt-main"', "")}, ("index.html", "dead-fragment", "#bt-main")),
        ({"images/a.svg": None}, ("index.html", "missing-picture", "/images/a.svg")),
        ({"images/a.svg": None}, ("index.html", "missing-picture", "images/a.svg")),
        ({"images/a.svg": None}, ("theme/css/site-0a0a0a0a.css", "missing-file", "../../images/a.svg")),
        (
            {"theme/css/site-0a0a0a0a.css": None},
            ("index.html", "missing-style", f"{URL}/theme/css/site-0a0a0a0a.css"),
        ),
        ({"theme/js/a-0b0b0b0b.js": None}, ("index.html", "missing-script", f"{URL}/theme/js/a-0b0b0b0b.js")),
        ({"theme/js/b-0c0c0c0c.js": None}, ("theme/js/a-0b0b0b0b.js", "missing-script", "./b-0c0c0c0c.js")),
        ({"robots.txt": None}, ("robots.txt", "missing-file", "")),
        ({"sitemap.xml": "<urlset><url>"}, ("sitemap.xml", "unreadable", "")),
        ({"feeds/tat-ca.atom.xml": "<feed>&nbsp;</feed>"}, ("feeds/tat-ca.atom.xml", "unreadable", "")),
        ({"du-lieu/tin.json": "{"}, ("du-lieu/tin.json", "unreadable", "")),
        ({"404.html": f"<p>{NOISE}"}, ("404.html", "over-budget", "")),
        ({"theme/css/site-0a0a0a0a.css": NOISE[:30_000]}, ("index.html", "over-budget", "")),
        ({"theme/js/b-0c0c0c0c.js": f"// {NOISE[:30_000]}"}, ("index.html", "over-budget", "")),
        ({"index.html": HOME.replace(URL, "")}, ("index.html", "preview", "")),
        (
            {"cu.html": f'<meta http-equiv="refresh" content="0; url={URL}/tin/khong-co/">'},
            ("cu.html", "dead-link", f"{URL}/tin/khong-co/"),
        ),
        (
            {"the.html": f'<meta property="og:image" content="{URL}/anh-chia-se/khong-co.png">'},
            ("the.html", "missing-picture", f"{URL}/anh-chia-se/khong-co.png"),
        ),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, changes: dict[str, str | bytes | None], problem: tuple[str, str, str]
) -> None:
    assert problem in found(tmp_path, changes)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    rules = {rule for _, rule, _ in found(tmp_path, {"images/a.svg": None, "sitemap.xml": "<", "robots.txt": None})}
    assert rules == {"missing-picture", "missing-file", "unreadable"}


def test_words_of_an_article_are_no_addresses(tmp_path: Path) -> None:
    text = (
        '<p>Gõ href="/khong-co/" hoặc src="x.png" trong bài.</p><script type="application/ld+json">{"a":"b"}</script>'
    )
    assert found(tmp_path, {"tin/2025/01/a/index.html": SITE["tin/2025/01/a/index.html"] + text}) == []


def test_other_hosts_and_other_ways_to_reach_somebody_are_left_alone(tmp_path: Path) -> None:
    links = (
        "https://noi-khac.example/x",
        "//noi-khac.example/y",
        "mailto:a@thu-nghiem.example",
        "tel:113",
        f"{URL}.vn/z",
    )
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    assert found(tmp_path, {"404.html": page}) == []


@pytest.mark.parametrize(
    ("written", "name", "fragment"),
    [
        (URL, "index.html", ""),
        (f"{URL}/tin/a%20b/", "tin/a b/index.html", ""),
        ("/", "index.html", ""),
        ("../b/#m%E1%BB%A5c", "tin/b/index.html", "mục"),
        ("?trang=2", "tin/a/index.html", ""),
        ("x.html?a=1#b", "tin/a/x.html", "b"),
        ("/tin/../../../etc/passwd", "etc/passwd", ""),
        ("..", "tin/index.html", ""),
    ],
)
def test_addresses_lead_to_files(written: str, name: str, fragment: str) -> None:
    assert leads_to(written, "tin/a/index.html", URL) == (name, fragment)


def test_twice_the_pages_take_about_twice_the_time(tmp_path: Path) -> None:
    """Not four times: each page links to all sections, and many to places in one page."""
    body = "".join(f'<a href="/tin/2025/01/a/?{number}#cuoi">x</a>' for number in range(200))
    taken = []
    for count in (200, 800):
        files, _ = packed(tmp_path / str(count), {f"tin/{number}/index.html": body for number in range(count)})
        started = time.process_time()
        assert output_problems(files, workers=1) == []
        taken.append(time.process_time() - started)
    assert taken[1] < 8 * taken[0]
