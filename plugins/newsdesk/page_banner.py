"""Shows in the page, while an editor previews the site, what is wrong with the last save; no file is touched by it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from plugins.core.problems import Problem
from plugins.newsdesk.build_outcome import BuildOutcome

PRIVATE = "/__bantin__/"
"""Addresses of the preview itself; no page of a site begins like this."""

OPENING_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
CLOSING_BODY = re.compile(rb"</body\s*>", re.IGNORECASE)


def banner(outcome: BuildOutcome, still_shown: bool) -> str:
    """Return the banner for a build, or nothing when there is nothing to say.

    `still_shown` tells that the page under the banner comes from an earlier, good build.
    """
    if not outcome.problems and not outcome.failure:
        return ""
    note = "<p>Trang bên dưới là bản dựng tốt gần nhất, chưa có thay đổi vừa lưu.</p>" if still_shown else ""
    return (
        '<div class="bantin-preview" role="alert">'
        f"<h2>{escape(_heading(outcome))}</h2>{note}{_failure(outcome.failure)}{_list(outcome.problems)}</div>"
    )


def page_without_site(outcome: BuildOutcome | None) -> bytes:
    """Return the page shown while there is no site yet: before the first build, or when it failed."""
    said = banner(outcome, still_shown=False) if outcome else "<p>Đang dựng trang lần đầu, xin chờ…</p>"
    title = "Chưa dựng được trang" if outcome else "Đang dựng trang"
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="{PRIVATE}preview.css"></head>'
        f"<body><main><h1>{title}</h1>{said}</main></body></html>\n"
    ).encode()


def with_preview(page: bytes, shown_banner: str, number: str) -> bytes:
    """Return a page with the banner, and with the script that reloads it after build `number` is no longer the last.

    Style and script are addresses of the same site, not inline: a page that forbids inline code still shows them.
    """
    top = f'<link rel="stylesheet" href="{PRIVATE}preview.css">{shown_banner}'.encode() if shown_banner else b""
    script = f'<script src="{PRIVATE}preview.js" data-build="{escape(number)}" defer></script>'.encode()
    opening = OPENING_BODY.search(page)
    at = opening.end() if opening else len(page)
    page = page[:at] + top + page[at:]
    closings = list(CLOSING_BODY.finditer(page))
    end = closings[-1].start() if closings else len(page)
    return page[:end] + script + page[end:]


def _heading(outcome: BuildOutcome) -> str:
    errors = sum(problem.severity == "error" for problem in outcome.problems)
    warnings = len(outcome.problems) - errors
    counts = [f"{errors} lỗi cần sửa"] * bool(errors) + [f"{warnings} lưu ý"] * bool(warnings)
    return ", ".join(counts) or "Không dựng được trang"


def _failure(said: str) -> str:
    return f"<pre>{escape(said)}</pre>" if said else ""


def _list(problems: Iterable[Problem]) -> str:
    items = "".join(_item(problem) for problem in problems)
    return f"<ol>{items}</ol>" if items else ""


def _item(problem: Problem) -> str:
    line = f", dòng {problem.line}" if problem.line else ""
    value = f" <code>{escape(problem.shown_value)}</code>" if problem.value else ""
    return (
        f"<li><b>{escape(problem.path)}{line}</b>:{value} {escape(problem.reason)}"
        f"<br><span>Cách sửa: {escape(problem.remedy)}</span></li>"
    )
