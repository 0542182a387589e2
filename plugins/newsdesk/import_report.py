"""What an import did, page by page, as an editor reads it: drafts with what to look at, and pages left alone."""

from __future__ import annotations

from pathlib import Path

from plugins.core.text import visible
from plugins.imports.batches import Batch
from plugins.imports.drafts import Draft

ROLES = {
    "chaired": "chủ trì",
    "attended": "dự",
    "spoke": "phát biểu",
    "directed": "chỉ đạo",
    "presented": "trao tặng",
    "received": "nhận khen thưởng",
}
KEYS = {
    "title": "tiêu đề",
    "date": "ngày đăng",
    "event_date": "ngày diễn ra",
    "section": "chuyên mục",
    "localities": "địa phương",
    "authors": "tác giả",
    "officials": "cán bộ",
    "mentioned": "người được nhắc tên",
    "image": "ảnh",
    "body": "nội dung",
}
_SHOWN = 20
"""Pages left alone that the terminal lists; the report lists all."""


def summary(batch: Batch, source: Path) -> str:
    """Return the outcome in a few lines, for the terminal."""
    notes = sum(len(draft.notes) for draft in batch.drafts)
    lines = [
        f"Đã viết {len(batch.drafts)} bản nháp ({notes} chỗ cần xem) và {len(batch.officials)} tệp cán bộ;"
        f" để nguyên {len(batch.left)} trang."
    ]
    lines += [f"  {draft.label}" for draft in batch.drafts[:_SHOWN]]
    lines += ["  …"] if len(batch.drafts) > _SHOWN else []
    for one in batch.left[:_SHOWN]:
        lines.append(f"  Để nguyên {shown_path(one.path, source)}: {one.reason} {one.remedy}")
    return "\n".join(lines + (["  …"] if len(batch.left) > _SHOWN else []))


def report_text(batch: Batch, source: Path) -> str:
    """Return the whole report as Markdown."""
    lines = [
        "# Báo cáo chuyển trang cũ",
        "",
        f"- Bản nháp đã viết: {len(batch.drafts)}",
        f"- Tệp cán bộ đã lập: {len(batch.officials)}",
        f"- Trang để nguyên: {len(batch.left)}",
        f"- Tệp khác, không phải trang: {batch.others}",
    ]
    if batch.left:
        lines += ["", "## Trang để nguyên", ""]
        lines += [f"- `{shown_path(one.path, source)}`: {one.reason} {one.remedy}" for one in batch.left]
    if batch.officials:
        lines += ["", "## Tệp cán bộ mới", ""]
        lines += [f"- `{label}`" for label in batch.officials]
    if batch.drafts:
        lines += ["", "## Bản nháp"]
    for draft in batch.drafts:
        lines += ["", f"### {draft.page.title}", "", *draft_lines(draft, source)]
        warned = [problem for problem in batch.warnings if problem.path == draft.label]
        for problem in warned:
            kind = "**Lỗi**" if problem.severity == "error" else "Lưu ý"
            lines.append(f"- {kind} dòng {problem.line}: {problem.reason} {problem.remedy}")
    return "\n".join([*lines, ""])


def draft_lines(draft: Draft, source: Path) -> list[str]:
    """Return what was found on one page, and what to look at."""
    page = draft.page
    lines = [f"- Trang cũ: `{shown_path(page.path, source)}`", f"- Bản nháp: `{draft.label}`"]
    if page.stamp:
        lines.append(f"- Dấu ngày của trang cũ: {page.stamp.written}")
    if page.authors:
        lines.append(f"- Tác giả: {'; '.join(author.text for author in page.authors)}")
    if page.source:
        lines.append(f"- Nguồn: {page.source.name}")
    for one in draft.people:
        roles = ", ".join(ROLES[role] for role in one.person.roles) or "dự (chưa chắc)"
        kind = roles if one.person.takes_part else "chỉ được nhắc tên"
        lines.append(f"- Cán bộ: {one.person.name} ({one.person.office_text or 'không ghi chức vụ'}): {kind}")
    if draft.documents:
        lines.append(f"- Văn bản: {'; '.join(draft.documents)}")
    return lines + [f"- **Cần xem** ({KEYS.get(note.key, note.key)}): {note.reason}" for note in draft.notes]


def shown_path(path: Path, source: Path) -> str:
    """Return a page's name as the editor gave it: below the folder of the import, never from the root of the disk."""
    return visible(path.relative_to(source).as_posix() if source.is_dir() else path.name)
