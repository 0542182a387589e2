"""Reading `site.yaml`."""

from __future__ import annotations

from plugins.agencies.model import Agency, Section
from plugins.core.frontmatter import Document, parse_yaml
from plugins.core.misleading_letters import misleading_letters
from plugins.core.problems import Problem, did_you_mean
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder

CARD = "site.yaml"


def read_agency(folder: ContentFolder) -> tuple[Entry[Agency] | None, Agency, list[Problem]]:
    """Return the agency's card, or None and every problem with it.

    The second value is the agency to check the rest of the content with: where the card can't be used, it has those
    sections of the card that can be read.
    """
    card, document, problems = read_card(folder)
    return card, card.record if card else stand_in(document), problems


def translation_problems(agency: Agency, document: Document) -> list[Problem]:
    """Return the translations of the card into a language that the site does not have, or of no section of its own."""
    problems = []
    for code, words in agency.translations.items():
        if code == agency.language or code not in agency.languages:
            problems.append(
                document.problem(
                    "unused-translation",
                    "Đây là ngôn ngữ chính của trang, không phải bản dịch."
                    if code == agency.language
                    else "Trang không có ngôn ngữ này trong mục languages.",
                    "Xóa bản dịch này."
                    if code == agency.language
                    else f"Thêm {code} vào cuối languages, hoặc xóa bản dịch này.",
                    "translations",
                    code,
                    value=code,
                )
            )
        for id in words.sections:
            if agency.section(id) is None:
                problems.append(
                    document.problem(
                        "unknown-section",
                        f"Không có chuyên mục nào mang mã “{id}”.",
                        f"Sửa mã cho đúng với mục sections.{did_you_mean(id, [one.id for one in agency.sections])}",
                        "translations",
                        code,
                        "sections",
                        id,
                        value=id,
                    )
                )
    return problems


def stand_in(document: Document | None) -> Agency:
    """Return an agency without a name, with the sections of a broken card."""
    written = document.values.get("sections") if document else None
    sections = [
        Section.model_construct(id=str(one["id"]), name=str(one.get("name", "")))
        for one in (written if isinstance(written, list) else [])
        if isinstance(one, dict) and "id" in one
    ]
    return Agency.model_construct(name="", agency="", sections=tuple(sections))


def read_card(folder: ContentFolder) -> tuple[Entry[Agency] | None, Document | None, list[Problem]]:
    """Return the card and its document as far as they can be read, and every problem with them."""
    path = folder.root / CARD
    if not path.is_file():
        return (
            None,
            None,
            [
                Problem(
                    f"{folder.label}/{CARD}",
                    0,
                    "no-site",
                    "Không có tệp site.yaml, tệp khai báo cơ quan và trang tin.",
                    "Tạo tệp site.yaml trong thư mục nội dung; xem mẫu trong tài liệu hướng dẫn.",
                )
            ],
        )
    source, problems = folder.read(path)
    if source is None:
        return None, None, problems
    document, problems = parse_yaml(source.text, source.label)
    problems += misleading_letters(source.text, source.label)
    if document is None:
        return None, None, problems
    agency, more = read_record(Agency, document)
    problems += more
    if agency is None:
        return None, document, problems
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
    problems += translation_problems(agency, document)
    if agency.visitors.provider == "snapshot" and not agency.visitors.file:
        problems.append(
            document.problem(
                "missing",
                "Bộ đếm “snapshot” cần tên tệp số liệu (file).",
                "Thêm dòng “file: …” dưới visitors, hoặc chọn provider: none.",
                "visitors",
            )
        )
    if agency.visitors.provider == "live" and not agency.visitors.url:
        problems.append(
            document.problem(
                "missing",
                "Bộ đếm “live” cần địa chỉ của dịch vụ đếm (url).",
                "Thêm dòng “url: …” dưới visitors, hoặc chọn provider: none.",
                "visitors",
            )
        )
    return Entry("site", agency, document), document, problems
