"""The files of `content/documents/`: what editors add to the documents that articles cite."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.problems import Problem
from plugins.core.reading import RenderBody, markdown_documents
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder
from plugins.documents.citations import Citation, citations_in
from plugins.documents.model import DocumentRecord
from plugins.documents.numbers import DocumentNumber
from plugins.documents.places import Jurisdiction, chains_of, jurisdiction_of
from plugins.localities.registry import Localities
from plugins.officials.registry import unknown_locality

FOLDER = "documents"


@dataclass(frozen=True)
class DocumentFile:
    """A file of `documents/` that could be read, with its number understood."""

    entry: Entry[DocumentRecord]
    number: DocumentNumber
    type: str
    place: Jurisdiction | None
    note: str

    @property
    def key(self) -> tuple[str, str]:
        """The number and the place: what citations are matched by."""
        return self.number.slug, self.place.id if self.place else ""


def read_document_files(
    folder: ContentFolder, localities: Localities, render: RenderBody
) -> tuple[list[DocumentFile], list[Problem]]:
    """Return every file of `documents/` that can be read, and the problems of all of them."""
    files: list[DocumentFile] = []
    documents, problems = markdown_documents(folder, FOLDER)
    for path, document in documents:
        note, more = render(document)
        problems += more
        record, more = read_record(DocumentRecord, document)
        problems += more
        if record is None:
            continue
        entry = Entry(path.relative_to(folder.root / FOLDER).with_suffix("").as_posix(), record, document)
        file, more = understood(entry, note, localities)
        problems += more
        if file is not None:
            files.append(file)
    return files, problems + same_document(files)


def same_document(files: list[DocumentFile]) -> list[Problem]:
    """Return the files with a number that another file has, where the year does not tell the two apart."""
    seen: dict[tuple[str, str, int | None], DocumentFile] = {}
    problems = []
    for file in files:
        issued = file.entry.record.date
        twin = seen.setdefault((*file.key, issued.year if issued else None), file)
        if twin is not file:
            problems.append(
                file.entry.document.problem(
                    "duplicate-id",
                    f"Tệp này và tệp {twin.entry.document.label} cùng nói về một văn bản.",
                    "Xóa một tệp; nếu là hai văn bản trùng số, ghi date cho cả hai.",
                    "number",
                    value=file.entry.record.number,
                )
            )
    return problems


def understood(
    entry: Entry[DocumentRecord], note: str, localities: Localities
) -> tuple[DocumentFile | None, list[Problem]]:
    """Return a file with its number taken apart, or None and what can't be understood of it."""
    record, document = entry.record, entry.document
    citation = sole_citation(f"{record.type} số {record.number}".strip()) or sole_citation(record.number)
    if citation is None or citation.number is None:
        return None, [
            document.problem(
                "bad-document-number",
                "Không đọc được số hiệu này.",
                "Viết đủ số và đuôi, ví dụ 25-NQ/TW, 42/2022/NĐ-CP, 4946/BTTTT-CNTT.",
                "number",
                value=record.number,
            )
        ]
    problems: list[Problem] = []
    for key in ("amended_by", "replaced_by"):
        for index, written in enumerate(getattr(record, key)):
            other = sole_citation(written)
            if other is None or other.number is None or other.number == citation.number:
                same = other is not None and other.number is not None
                problems.append(
                    document.problem(
                        "bad-document-number",
                        "Văn bản không thể tự sửa đổi hay thay thế mình." if same else "Không đọc được số hiệu này.",
                        "Viết số hiệu của văn bản kia, ví dụ 43-KL/TW.",
                        key,
                        index,
                        value=written,
                    )
                )
    number = citation.number
    unit = localities.find(record.locality) if record.locality else None
    if record.locality and unit is None:
        problems.append(unknown_locality(document, record.locality, localities, "locality"))
    place = None
    if number.body is not None and number.is_local and unit is not None:
        found = jurisdiction_of(number.body, None, chains_of([unit], localities), localities)
        place = found if isinstance(found, Jurisdiction) else None
    if number.is_local and place is None and not problems:
        problems.append(
            document.problem(
                "document-place",
                f"Đuôi {number.suffix} là của cơ quan ở địa phương, nên phải biết địa phương nào.",
                "Thêm dòng locality với mã của đơn vị đã ban hành (hoặc một đơn vị nằm trong đó).",
                "locality" if record.locality else "number",
                value=record.locality or record.number,
            )
        )
    if number.body is None and not record.body:
        problems.append(
            document.problem(
                "document-suffix",
                f"Đuôi {number.suffix} không phải của cơ quan nào đã biết.",
                "Kiểm tra số hiệu; nếu đúng, thêm dòng body: tên cơ quan ban hành.",
                "number",
                value=record.number,
            )
        )
    if number.begins_anew_each_year and record.date is None:
        problems.append(
            document.problem(
                "missing",
                "Số hiệu này mỗi năm đánh lại từ đầu, nên phải biết ngày ban hành.",
                "Thêm dòng date: 2018-12-19.",
                "number",
                value=record.number,
            )
        )
    if record.date and number.year and record.date.year != number.year:
        problems.append(
            document.problem(
                "document-date",
                f"Ngày {record.date:%d/%m/%Y} không thuộc năm {number.year} ghi trong số hiệu.",
                "Kiểm tra lại số hiệu và ngày ban hành.",
                "date",
                value=str(record.date),
            )
        )
    base = base_id(number, place)
    dated = [f"{base}-{record.date.year}"] if record.date else []
    allowed = dated if dated and number.begins_anew_each_year else [base, *dated]
    if entry.id not in allowed:
        problems.append(
            document.problem(
                "bad-id",
                "Tên tệp phải là số hiệu viết không dấu (với văn bản của địa phương, thêm tên nơi ban hành).",
                f"Đổi tên tệp thành {' hoặc '.join(f'{one}.md' for one in allowed)}.",
                value=f"{entry.id}.md",
            )
        )
    return DocumentFile(entry, number, citation.type, place, note), problems


def sole_citation(text: str) -> Citation | None:
    """Return the one document that a line of front matter names, or None."""
    found = citations_in(" ".join(text.split()))
    return found[0] if len(found) == 1 else None


def base_id(number: DocumentNumber, place: Jurisdiction | None) -> str:
    """Return the id that a document has while no other has its number: `25-nq-tw`, `20-ct-thu-hong-linh`."""
    return "-".join(filter(None, (number.slug, place.id if place else "")))
