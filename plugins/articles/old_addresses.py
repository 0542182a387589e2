"""Which addresses of an older site can lead to an article of this one."""

from __future__ import annotations

from plugins.articles.model import ArticleRecord
from plugins.core.old_addresses import is_old_address
from plugins.core.problems import Problem
from plugins.core.records import Entry


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
        if not is_old_address(alias)
    ]
