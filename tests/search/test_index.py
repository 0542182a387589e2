"""The index: whole or not at all, the same bytes from the same pages, and nothing left of how it was made."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.core.kept_results import KeptResults
from plugins.search import index
from plugins.search.index import CATALOGUE, INDEX, SOURCES, IndexingFailed, Interrupted, finish_index, prepare_index
from plugins.search.kept_index import index_key, keep_index, kept_index
from plugins.search.model import FoundPage
from tests.sample_content import article

PAGES = [FoundPage(f"tin/2018/12/thu-{number}/", "tin", f"Bài thử {number}", "Xã làm đường.") for number in range(40)]
ROWS = {"pages": [[page.url, 0] for page in PAGES]}


def digests(site: Path) -> dict[str, str]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def made(site: Path) -> dict[str, str]:
    site.mkdir()
    prepare_index(PAGES, ROWS, site)
    finish_index(site)
    return digests(site)


def test_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a"), made(tmp_path / "b")
    assert first == second
    assert sum(name.endswith(".pf_fragment") for name in first) == len(PAGES)


def test_catalogue_names_pages_as_the_index_does_and_no_source_is_left(tmp_path: Path) -> None:
    files = made(tmp_path / "site")
    rows = json.loads((tmp_path / "site" / CATALOGUE).read_bytes())["pages"]
    assert {f"{INDEX}/fragment/{row[0]}.pf_fragment" for row in rows} <= set(files)
    assert not (tmp_path / "site" / SOURCES).exists()
    assert [name for name in files if "ui" in name or "highlight" in name] == []


def test_index_of_the_same_pages_is_taken_from_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptResults(tmp_path / "cache")
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        prepare_index(PAGES, ROWS, tmp_path / name, kept)
        assert index.is_prepared(tmp_path / name) is (name == "first")
        if name == "first":
            finish_index(tmp_path / name, kept=kept)
            monkeypatch.setattr(index, "run_pagefind", None)
    assert digests(tmp_path / "first") == digests(tmp_path / "second") == made_digests(tmp_path, monkeypatch)


def made_digests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what Pagefind makes without anything kept."""
    monkeypatch.undo()
    return made(tmp_path / "fresh")


@pytest.mark.parametrize(
    "change", [{"title": "Bài khác"}, {"place": "Xã Mẫu"}, {"notes": ("Xã Mẫu: nay thuộc xã Thử",)}]
)
def test_index_of_other_pages_is_made_anew(change: dict[str, Any]) -> None:
    other = [replace(PAGES[0], **change), *PAGES[1:]]
    assert index_key(other, "vi") != index_key(PAGES, "vi") != index_key(PAGES, "en")


def test_what_readers_narrow_a_search_by_is_always_of_today(tmp_path: Path) -> None:
    kept = KeptResults(tmp_path / "cache")
    prepare_index(PAGES, ROWS, tmp_path / "a", kept)
    finish_index(tmp_path / "a", kept=kept)
    prepare_index(PAGES, {"pages": [[page.url, 7] for page in PAGES]}, tmp_path / "b", kept)
    assert {row[1] for row in json.loads((tmp_path / "b" / CATALOGUE).read_bytes())["pages"]} == {7}


def test_only_the_last_indexes_are_kept(tmp_path: Path) -> None:
    kept = KeptResults(tmp_path / "cache")
    (tmp_path / "index").mkdir()
    keys = [index_key(PAGES[:number], "vi") for number in (1, 2, 3)]
    for age, key in zip((30, 20, 10), keys, strict=True):
        keep_index(kept, key, tmp_path / "index", {})
        os.utime(tmp_path / "cache" / "search" / key[:2] / key, (time.time() - age,) * 2)
    assert [kept_index(kept, key, tmp_path / "out") is None for key in keys] == [True, False, False]


def failing(*arguments: str) -> list[str]:
    return ["sh", "-c", "echo 'không đọc được'; exit 3", *arguments]


def test_failure_of_pagefind_says_in_vietnamese_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_index(PAGES, ROWS, tmp_path)
    run = subprocess.Popen
    monkeypatch.setattr(index.subprocess, "Popen", lambda _, **options: run(failing(), **options))
    with pytest.raises(IndexingFailed, match=r"mã 3: không đọc được\. Chạy lại: make setup.*SEARCH=off"):
        finish_index(tmp_path)
    assert not (tmp_path / CATALOGUE).exists()
    assert not (tmp_path / SOURCES).exists()


def test_page_that_pagefind_leaves_out_is_a_failure(tmp_path: Path) -> None:
    prepare_index(PAGES[:3], {"pages": [["tin/khong-co/", 0]]}, tmp_path)
    with pytest.raises(IndexingFailed, match="bỏ sót 1 trang, trong đó có tin/khong-co/"):
        finish_index(tmp_path)


def test_index_that_nobody_wants_any_longer_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_index(PAGES, ROWS, tmp_path)
    run = subprocess.Popen
    monkeypatch.setattr(index.subprocess, "Popen", lambda _, **options: run(["sleep", "60"], **options))
    with pytest.raises(Interrupted):
        finish_index(tmp_path, lambda: True)
    assert not (tmp_path / CATALOGUE).exists()


def test_site_is_built_with_its_index(build_site: Callable[..., Path]) -> None:
    output = build_site({"news/2018/hop-thu.md": article()}, SEARCH_INDEX="now")
    assert (output / CATALOGUE).is_file()
    assert (output / INDEX / "pagefind.js").is_file()
    assert 'data-bt-search="' in (output / "tim-kiem" / "index.html").read_text(encoding="utf-8")


def test_index_can_wait_until_the_pages_are_shown(build_site: Callable[..., Path]) -> None:
    output = build_site(SEARCH_INDEX="later")
    assert index.is_prepared(output)
    assert not (output / CATALOGUE).exists()
    finish_index(output)
    assert (output / CATALOGUE).is_file()
    assert not index.is_prepared(output)


def test_site_without_a_search_says_so_and_leads_to_the_lists(build_site: Callable[..., Path]) -> None:
    output = build_site(SEARCH_INDEX="off")
    page = (output / "tim-kiem" / "index.html").read_text(encoding="utf-8")
    assert "được dựng không có phần tìm kiếm" in page
    assert "search.js" not in page
    assert not (output / INDEX).exists()


def test_no_page_carries_anything_for_the_search(build_site: Callable[..., Path]) -> None:
    output = build_site(SEARCH_INDEX="now")
    assert [path for path in output.rglob("*.html") if "pagefind" in path.read_text(encoding="utf-8")] == []
