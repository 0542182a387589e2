"""Which addresses of an older site can lead to an article of this one."""

from __future__ import annotations

import re
from urllib.parse import unquote

from plugins.articles.model import ArticleRecord
from plugins.core.problems import Problem
from plugins.core.records import Entry
from plugins.core.text import INVISIBLE

ALIAS = re.compile(r"/(?:[A-Za-z0-9/._~+-]|%[0-9A-Fa-f]{2})*")
OUTSIDE = re.compile(r"\.\.|//|[\x00-\x1f\x7f?#\\\ufffd]")
"""What no path may hold, once it is decoded."""
LONGEST_PATH, LONGEST_PART = 1000, 200
"""Bytes; file systems take 4096 and 255, with the folder of the site before them and `.html.br` behind."""


def alias_problems(entry: Entry[ArticleRecord]) -> list[Problem]:
    """Return the old addresses of an article that are no path on this site at which a page can stand."""
    return [
        entry.document.problem(
            "bad-alias",
            "Địa chỉ cũ phải là đường dẫn trên trang này: bắt đầu bằng dấu /, không có “..” hay “?”, không phần nào bắt"
            " đầu bằng dấu chấm hoặc dài quá 200 byte.",
            "Viết phần sau tên miền, ví dụ /tin-tuc/so-ket-2018.html.",
            "aliases",
            index,
            value=alias,
        )
        for index, alias in enumerate(entry.record.aliases)
        if not ALIAS.fullmatch(alias) or not is_page_address(unquote(alias)) or alias == "/"
    ]


def is_page_address(path: str) -> bool:
    """Whether a page can stand at a decoded path: no part of it leads out, is hidden, is too long or can't be seen."""
    parts = path.split("/")
    return (
        OUTSIDE.search(path) is None
        and INVISIBLE.search(path) is None
        and len(path.encode("utf-8", "replace")) <= LONGEST_PATH
        and not any(part.startswith(".") or len(part.encode("utf-8", "replace")) > LONGEST_PART for part in parts)
    )
