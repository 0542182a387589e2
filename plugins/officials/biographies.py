"""Biographies in other languages: files of `officials/` that name the official whose biography they translate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from plugins.core.frontmatter import Document
from plugins.core.problems import Problem, did_you_mean
from plugins.core.reading import RenderBody
from plugins.core.records import read_record
from plugins.officials.model import BiographyRecord

Biographies = Mapping[str, Mapping[str, str]]
"""Safe HTML by the id of the official and the language."""


def is_translation(document: Document) -> bool:
    """Whether a file of `officials/` is a biography in another language and not an official of its own."""
    return "translation_of" in document.values or "lang" in document.values


def read_biographies(
    documents: Iterable[Document], ids: Collection[str], languages: Collection[str], render: RenderBody
) -> tuple[Biographies, list[Problem]]:
    """Return the biographies of the officials with these ids in these other languages, and the problems of all."""
    found: dict[str, dict[str, str]] = {}
    labels: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for document in documents:
        html, more = render(document)
        problems += more
        record, more = read_record(BiographyRecord, document)
        problems += more
        if record is None:
            continue
        id, code = record.translation_of, record.lang
        if id not in ids:
            reason = f"Không có cán bộ nào mang mã “{id}”."
            remedy = did_you_mean(id, ids).strip() or "Viết tên tệp của cán bộ, không có đuôi .md."
            problems.append(document.problem("unknown-official", reason, remedy, "translation_of", value=id))
        elif code not in languages:
            problems.append(unused_language(document, code, languages, "lang"))
        elif (id, code) in labels:
            reason = f"Tiểu sử này đã có bản dịch cùng ngôn ngữ trong tệp {labels[id, code]}."
            problems.append(document.problem("duplicate-id", reason, "Giữ một tệp, xóa tệp kia.", "translation_of"))
        else:
            labels[id, code] = document.label
            found.setdefault(id, {})[code] = html
    return found, problems


def unused_language(document: Document, code: str, languages: Collection[str], *key: str | int) -> Problem:
    """Return the problem of a translation into a language in which the site has no pages."""
    known = f"Trang chỉ dịch sang: {', '.join(languages)}." if languages else "Trang chỉ có một ngôn ngữ."
    return document.problem(
        "unused-translation",
        f"Trang không có bản bằng ngôn ngữ “{code}”. {known}",
        f"Thêm {code} vào cuối dòng languages của site.yaml, hoặc xóa bản dịch này.",
        *key,
        value=code,
    )
