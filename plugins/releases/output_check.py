"""Whether a printed site is whole: every address leads somewhere, pages are light, feeds and maps can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree

from plugins.core.forked import forked_results, processors
from plugins.core.problems import Problem
from plugins.core.sheets import Name
from plugins.releases.compression import Packed
from plugins.releases.page_reading import (
    Asked,
    asked_by_page,
    asked_by_script,
    asked_by_styles,
    asked_by_xml,
    ids_of,
)

HTML_BUDGET, STYLE_BUDGET, SCRIPT_BUDGET = 30_000, 12_000, 10_000
"""Bytes, compressed with gzip, of a page's HTML, of its style sheets, of its scripts with what they import at once."""
NEEDED = ("index.html", "404.html", "robots.txt", "sitemap.xml")
"""Files without which no site is put anywhere."""
READ = frozenset({"html", "css", "js", "xml", "json"})
ASK_MAINTAINER = "Báo người phụ trách kỹ thuật."
_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]*)"')
_RULES = {
    "link": ("dead-link", "Trang có liên kết tới “{}”, nhưng trang ấy không có.", "Sửa hoặc bỏ liên kết."),
    "picture": ("missing-picture", "Thiếu ảnh “{}”.", "Thêm ảnh, hoặc bỏ chỗ dùng ảnh ấy."),
    "style": ("missing-style", "Thiếu tệp trình bày “{}”.", "Xóa thư mục CACHE và OUTPUT rồi dựng lại."),
    "script": ("missing-script", "Thiếu tệp lệnh “{}”.", "Xóa thư mục CACHE và OUTPUT rồi dựng lại."),
    "file": ("missing-file", "Thiếu tệp “{}”.", "Thêm tệp, hoặc bỏ chỗ dùng tệp ấy."),
}
_PREVIEW = Problem(
    "index.html",
    0,
    "preview",
    "Đây là bản xem thử, không mang địa chỉ của trang.",
    "Ghi url trong content/site.yaml, và dựng bằng make publish.",
)


@dataclass(frozen=True)
class _Read:
    """What one file says: its faults, the places on other pages that it leads to, its own style sheets and scripts."""

    faults: list[list[str]]
    places: list[tuple[Name, str, str]]
    styles: list[Name]
    scripts: list[Name]


def output_problems(packed: Packed, workers: int | None = None) -> list[Problem]:
    """Return everything that is wrong with a printed site, sorted; the time grows with its bytes and with nothing else.

    Raises OSError, and WorkerFailed with the name of the file.
    """
    problems = [_missing(name) for name in NEEDED if name not in packed]
    site_url = site_url_of(packed["index.html"].path.read_bytes()) if "index.html" in packed else ""
    if not site_url.startswith(("http://", "https://")):
        problems.append(_PREVIEW)
    names = sorted(name for name in packed if name.rpartition(".")[2] in READ)
    work: Callable[[Name], bytes] = partial(_read, packed=packed, site_url=site_url)
    answers = forked_results(names, work, str, workers or processors())
    read = {name: _Read(*json.loads(answer)) for name, answer in zip(names, answers, strict=True) if answer}
    for name, one in read.items():
        problems += [Problem(name, 0, rule, reason, remedy, value) for rule, reason, remedy, value in one.faults]
    problems += _missing_places(read, packed)
    problems += _too_heavy(read, packed)
    return sorted(problems)


def site_url_of(home: bytes) -> str:
    """Return the address that the pages of a site are printed for, without a slash at its end; empty in a preview."""
    found = _CANONICAL.search(home)
    return found[1].decode("utf-8", "replace").rstrip("/") if found else ""


def _missing(name: Name) -> Problem:
    return Problem(name, 0, "missing-file", "Bản dựng không có tệp này.", "Xóa thư mục CACHE và OUTPUT rồi dựng lại.")


def _read(name: Name, packed: Packed, site_url: str) -> bytes:
    """Read one file; an empty answer says that there is nothing to say of it."""
    data = packed[name].path.read_bytes()
    faults: list[list[str]] = []
    places, styles, scripts = set(), [], []
    own_ids: frozenset[str] | None = None
    try:
        asked = list(_asked(name, data, site_url))
    except (ElementTree.ParseError, ValueError) as error:
        kind = "XML" if name.endswith(".xml") else "JSON"
        return _answer([["unreadable", f"Không đọc được tệp {kind} này: {error}.", ASK_MAINTAINER, ""]])
    for one in asked:
        found = one.name if one.name in packed else f"{one.name}/index.html"
        if found not in packed:
            rule, reason, remedy = _RULES[one.kind]
            faults.append([rule, reason.format(one.name.removesuffix("index.html")), remedy, one.written])
            continue
        if one.kind == "style":
            styles.append(found)
        elif one.kind == "script":
            scripts.append(found)
        if one.fragment and found.endswith(".html"):
            if found != name:
                places.add((found, one.fragment, one.written))
            else:
                own_ids = ids_of(data) if own_ids is None else own_ids
                if one.fragment not in own_ids:
                    faults.append(_no_place(one.written))
    if not (faults or places or styles or scripts):
        return b""
    return _answer(faults, sorted(places), styles, scripts)


def _answer(
    faults: list[list[str]],
    places: Iterable[tuple[Name, str, str]] = (),
    styles: Iterable[Name] = (),
    scripts: Iterable[Name] = (),
) -> bytes:
    return json.dumps([faults, list(places), list(styles), list(scripts)]).encode("ascii")


def _asked(name: Name, data: bytes, site_url: str) -> Iterable[Asked]:
    kind = name.rpartition(".")[2]
    if kind == "html":
        return asked_by_page(data, name, site_url)
    if kind == "xml":
        return asked_by_xml(data, name, site_url)
    if kind == "json":
        json.loads(data)
        return ()
    text = data.decode("utf-8", "replace")
    return asked_by_styles(text, name, site_url) if kind == "css" else asked_by_script(text, name)


def _no_place(written: str) -> list[str]:
    return ["dead-fragment", "Liên kết tới một chỗ không có trong trang.", "Sửa phần sau dấu #, hoặc bỏ đi.", written]


def _missing_places(read: Mapping[Name, _Read], packed: Packed) -> Iterable[Problem]:
    """Yield links to places that a page does not have; each page that is led into is read once."""
    wanted = {page for one in read.values() for page, _, _ in one.places}
    ids = {page: ids_of(packed[page].path.read_bytes()) for page in sorted(wanted)}
    for name, one in read.items():
        for page, fragment, written in one.places:
            if fragment not in ids[page]:
                rule, reason, remedy, value = _no_place(written)
                yield Problem(name, 0, rule, reason, remedy, value)


def _too_heavy(read: Mapping[Name, _Read], packed: Packed) -> Iterable[Problem]:
    sizes: dict[tuple[Name, ...], int] = {}
    for name, file in packed.items():
        if not name.endswith(".html"):
            continue
        if file.compressed_size > HTML_BUDGET:
            yield _over(name, "HTML", file.compressed_size, HTML_BUDGET, "Chia thành nhiều trang, hoặc bớt bảng dài.")
        one = read.get(name)
        if one is None:
            continue
        for what, parts, budget in (("CSS", one.styles, STYLE_BUDGET), ("JavaScript", one.scripts, SCRIPT_BUDGET)):
            key = tuple(parts)
            if key not in sizes:
                sizes[key] = sum(packed[part].compressed_size for part in _with_imports(parts, read))
            if sizes[key] > budget:
                yield _over(name, what, sizes[key], budget, ASK_MAINTAINER)


def _with_imports(scripts: Iterable[Name], read: Mapping[Name, _Read]) -> set[Name]:
    found: set[Name] = set()
    waiting = list(scripts)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += read[name].scripts if name in read else []
    return found


def _over(name: Name, what: str, size: int, budget: int, remedy: str) -> Problem:
    return Problem(
        name,
        0,
        "over-budget",
        f"Trang nặng {_kilobytes(size)} kB {what} sau khi nén, quá mức {_kilobytes(budget)} kB: máy yếu sẽ khó mở.",
        remedy,
    )


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}".replace(".", ",").removesuffix(",0")
