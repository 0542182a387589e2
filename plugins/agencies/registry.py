"""Reading `site.yaml`."""

from __future__ import annotations

from plugins.agencies.model import Agency
from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder

CARD = "site.yaml"


def read_agency(folder: ContentFolder) -> tuple[Entry[Agency] | None, list[Problem]]:
    """Return the agency's card, or None and every problem with it."""
    path = folder.root / CARD
    if not path.is_file():
        return None, [
            Problem(
                f"{folder.label}/{CARD}",
                0,
                "no-site",
                "Không có tệp site.yaml, tệp khai báo cơ quan và trang tin.",
                "Tạo tệp site.yaml trong thư mục nội dung; xem mẫu trong tài liệu hướng dẫn.",
            )
        ]
    source, problems = folder.read(path)
    if source is None:
        return None, problems
    document, problems = parse_yaml(source.text, source.label)
    if document is None:
        return None, problems
    agency, more = read_record(Agency, document)
    problems += more
    if agency is None:
        return None, problems
    seen: dict[str, int] = {}
    for index, section in enumerate(agency.sections):
        if section.id in seen:
            problems.append(
                document.problem(
                    "duplicate-id",
                    f"Hai chuyên mục có cùng mã “{section.id}”.",
                    "Đặt cho mỗi chuyên mục một mã riêng.",
                    "sections",
                    index,
                    "id",
                    value=section.id,
                )
            )
        seen.setdefault(section.id, index)
    if agency.visitors.provider == "snapshot" and not agency.visitors.file:
        problems.append(
            document.problem(
                "missing",
                "Bộ đếm “snapshot” cần tên tệp số liệu (file).",
                "Thêm dòng “file: …” dưới visitors, hoặc chọn provider: none.",
                "visitors",
            )
        )
    return Entry("site", agency, document), problems
