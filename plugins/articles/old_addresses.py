"""Which addresses of an older site can lead to an article of this one."""

from __future__ import annotations

import re
from urllib.parse import unquote

from plugins.articles.model import ArticleRecord
from plugins.core.problems import Problem
from plugins.core.records import Entry

ALIAS = re.compile(r"/(?:[A-Za-z0-9/._~+-]|%[0-9A-Fa-f]{2})*")
OUTSIDE = re.compile(r"\.\.|//|[\x00-\x1f\x7f?#\\\ufffd]")
"""What no path may hold, once it is decoded."""


def alias_problems(entry: Entry[ArticleRecord]) -> list[Problem]:
    """Return the old addresses of an article that are no path on this site at which a page can stand."""
    return [
        entry.document.problem(
            "bad-alias",
            "Địa chỉ cũ phải là đường dẫn trên trang này, bắt đầu bằng dấu / và không có “..” hay “?”.",
            "Viết phần sau tên miền, ví dụ /tin-tuc/so-ket-2018.html.",
            "aliases",
            index,
            value=alias,
        )
        for index, alias in enumerate(entry.record.aliases)
        if not ALIAS.fullmatch(alias) or OUTSIDE.search(unquote(alias)) or alias == "/"
    ]
