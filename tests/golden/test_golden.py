"""Whole tiny sites: each proves one behaviour by the pages that show it. `make golden` writes what is expected anew."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.golden.pretty import links_of, pretty_feed, pretty_html
from tests.repositories import commit

HOST = "https://thu-nghiem.example"
"""Where all golden sites say they are."""
ADDRESSES = "addresses.txt"
"""The file of `expected/` that lists everything a site holds, the theme's own files aside."""


def files_below(folder: Path) -> list[Path]:
    """Return all files below a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def addresses_of(output: Path) -> str:
    """Return what a site holds, one file a line."""
    names = [path.relative_to(output).as_posix() for path in files_below(output)]
    return "\n".join([*(name for name in names if not name.startswith("theme/")), ""])


def shown(path: Path, parts: tuple[str, ...]) -> str:
    """Return a file of the output as it stands in `expected/`."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".json", ".csv"):
        return text
    # A digest says that a style or a script changed, which has tests of its own.
    text = re.sub(r"(/theme/[\w./-]+)-[0-9a-f]{8}(?=\.\w+\")", r"\1", text)
    return pretty_feed(text) if path.suffix == ".xml" else pretty_html(text, parts)


def difference(expected: Mapping[str, str], made: Mapping[str, str]) -> str:
    """Return what differs between the files expected and those made, as a diff; nothing where they are equal."""
    parts = []
    for name in sorted({*expected, *made}):
        before, after = expected.get(name), made.get(name)
        if before is None or after is None:
            parts.append(f"{name}: " + ("is not expected" if before is None else "was not made"))
        elif before != after:
            names = f"expected/{name}", f"made/{name}"
            parts += unified_diff(before.splitlines(), after.splitlines(), *names, n=2, lineterm="")
    return "\n".join(parts)


def dead_links(output: Path) -> list[str]:
    """Return the links and pictures of all pages that lead to nothing on the site, each with its page."""
    dead = []
    for page in sorted(output.rglob("*.html")):
        for tag, name, link in links_of(page.read_text(encoding="utf-8")):
            if link.startswith(HOST):
                path = link.removeprefix(HOST)
            elif urlsplit(link).scheme or link.startswith("#"):
                continue
            else:
                path = link
            target = output / unquote(path.partition("#")[0]).lstrip("/")
            if (
                not path.startswith("/")
                or path.startswith("//")
                or not (target.is_file() or (target / "index.html").is_file())
            ):
                dead.append(f"{page.relative_to(output)}: <{tag} {name}={link}>")
    return dead


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what the files below a folder hold."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_below(folder)}


def test_site_is_as_expected(golden_site, build_site, tmp_path: Path, request: pytest.FixtureRequest):
    files = files_of(golden_site.folder / "content")
    for one in golden_site.commits:
        earlier = files_of(golden_site.folder / one["folder"])
        commit(tmp_path / "content0", {**files, **earlier}, one["reason"], one["moment"], one["author"])
    output = build_site(files, conf=golden_site.conf, sample=False, **dict(golden_site.settings))
    assert dead_links(output) == []
    made = {name: shown(output / name, golden_site.parts) for name in golden_site.files if (output / name).is_file()}
    if golden_site.list_addresses:
        made[ADDRESSES] = addresses_of(output)
    folder = golden_site.folder / "expected"
    if request.config.getoption("--rewrite-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in made.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    expected = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files_below(folder)}
    names = {*golden_site.files, *([ADDRESSES] if golden_site.list_addresses else [])}
    assert set(expected) == names, "golden.yaml and expected/ name different files"
    found = difference(expected, made)
    assert not found, f"{golden_site.name} is not as expected (make golden writes it anew):\n{found}"


def test_a_link_to_nothing_is_found(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<a href="/a/#x">a</a><a href="/b/">b</a><a href="a/">c</a><a href="//a/">d</a>'
    )
    assert dead_links(tmp_path) == [f"a/index.html: <a href={link}>" for link in ("/b/", "a/", "//a/")]


def test_difference_names_a_file_too_many_and_a_file_too_few():
    assert difference({"a.html": "x\n"}, {"b.html": "x\n"}) == "a.html: was not made\nb.html: is not expected"


def test_difference_shows_the_lines_that_changed():
    found = difference({"a.html": "<p>\n  một\n</p>\n"}, {"a.html": "<p>\n  hai\n</p>\n"})
    assert "-  một" in found
    assert "+  hai" in found


def test_equal_files_do_not_differ():
    assert difference({"a.html": "x\n"}, {"a.html": "x\n"}) == ""


def test_html_is_shown_one_element_a_line():
    page = '<html><main id="m"><p>Một <a href="/x">hai</a>\n ba</p><svg><g><path/></g></svg><img src="a"></main></html>'
    assert pretty_html(page, ["main"]).splitlines() == [
        '<main id="m">',
        "  <p>",
        '    Một <a href="/x">hai</a> ba',
        "  </p>",
        "  <svg>",
        "  </svg>",
        '  <img src="a">',
        "</main>",
    ]


def test_html_may_be_chosen_by_class():
    assert pretty_html('<p>a</p><p class="x y">b</p>', [".y"]) == '<p class="x y">\n  b\n</p>\n'


def test_a_feed_is_shown_one_element_a_line():
    feed = '<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id></feed>'
    assert pretty_feed(feed) == '<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>a</id>\n</feed>\n'
