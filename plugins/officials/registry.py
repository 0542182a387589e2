"""All officials of a site, by id and by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from plugins.core.frontmatter import Document
from plugins.core.problems import Problem, did_you_mean
from plugins.core.reading import RenderBody, markdown_documents
from plugins.core.records import Entry, read_record
from plugins.core.sources import ContentFolder
from plugins.core.text import person_sort_key, slug_of, tone_mark_form
from plugins.localities.registry import Localities, same_id
from plugins.officials.biographies import is_translation, read_biographies, unused_language
from plugins.officials.known_names import spoken_names
from plugins.officials.model import Official, OfficialRecord, overlapping_offices

FOLDER = "officials"


class Officials:
    """The people with a page."""

    def __init__(self, officials: Iterable[Official]):
        self.all: tuple[Official, ...] = tuple(sorted(officials, key=lambda one: (person_sort_key(one.name), one.id)))
        self.by_id: Mapping[str, Official] = MappingProxyType({official.id: official for official in self.all})
        names: dict[str, list[Official]] = {}
        for official in self.all:
            for name in {name_form(name) for name in (official.name, *official.also_known_as)}:
                names.setdefault(name, []).append(official)
        self.by_name: Mapping[str, list[Official]] = MappingProxyType(names)
        self.spoken_names = spoken_names(names)
        """What prose is searched for."""

    def find(self, id: str) -> Official | None:
        """Return the official with this id, or None."""
        return self.by_id.get(id)

    def named(self, name: str) -> tuple[Official, ...]:
        """Return everybody who is, or is also known, by this name."""
        return tuple(self.by_name.get(name_form(name), ()))


@lru_cache(maxsize=8192)
def name_form(name: str) -> str:
    """Return the one form in which names are compared."""
    return text_form(name)


def text_form(text: str) -> str:
    """Return the form in which a text is searched for names."""
    return tone_mark_form(" ".join(text.split())).casefold()


def read_officials(
    folder: ContentFolder, localities: Localities, render: RenderBody, languages: Sequence[str] = ()
) -> tuple[Officials, list[Problem]]:
    """Return every official that can be read, and the problems of all files.

    `languages` are those that the site has besides its main one.
    """
    officials: list[Official] = []
    labels: dict[str, str] = {}
    documents, problems = markdown_documents(folder, FOLDER)
    for path, document in documents:
        if is_translation(document):
            continue
        id = path.stem
        if id != slug_of(id, longest=200):
            problems.append(
                Problem(
                    document.label,
                    0,
                    "bad-id",
                    "Tên tệp là mã của cán bộ nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.",
                    f"Đổi tên tệp thành {slug_of(id) or 'ho-va-ten'}.md.",
                    path.name,
                )
            )
        twin = labels.setdefault(id, document.label)
        if twin != document.label:
            problems.append(same_id(document.label, twin))
            continue
        biography, more = render(document)
        problems += more
        record, more = read_record(OfficialRecord, document)
        problems += more
        if record is None:
            continue
        problems += office_problems(Entry(id, record, document), localities, languages)
        officials.append(Official(id, record.name, record.also_known_as, record.offices, biography))
    translations = [document for _, document in documents if is_translation(document)]
    biographies, more = read_biographies(translations, sorted(labels), languages, render)
    told = [replace(one, biographies=biographies.get(one.id, {})) for one in officials]
    return Officials(told), problems + more


def office_problems(
    entry: Entry[OfficialRecord], localities: Localities, languages: Sequence[str] = ()
) -> list[Problem]:
    """Return what is wrong with the offices of one person."""
    problems: list[Problem] = []
    document = entry.document
    for index, office in enumerate(entry.record.offices):
        for code in office.translations:
            if code not in languages:
                problems.append(unused_language(document, code, languages, "offices", index, "translations", code))
        if office.locality and localities.find(office.locality) is None:
            problems.append(unknown_locality(document, office.locality, localities, "offices", index, "locality"))
        for number, day in enumerate(office.seen):
            if not office.earliest <= day <= office.latest:
                problems.append(
                    document.problem(
                        "seen-outside-term",
                        f"Ngày được ghi nhận nằm ngoài nhiệm kỳ của chức vụ “{office.name}”.",
                        "Sửa ngày này, hoặc sửa from và to của chức vụ.",
                        "offices",
                        index,
                        "seen",
                        number,
                        value=str(day),
                    )
                )
    for first, second in overlapping_offices(entry.record.offices):
        problems.append(
            document.problem(
                "overlapping-terms",
                f"Chức vụ này trùng thời gian với chức vụ giống hệt ở dòng {document.line('offices', first)}.",
                "Gộp hai mục làm một, hoặc sửa from và to cho hai nhiệm kỳ nối tiếp nhau.",
                "offices",
                second,
                value=entry.record.offices[second].name,
            )
        )
    return problems


def unknown_locality(document: Document, id: str, localities: Localities, *key: str | int) -> Problem:
    """Return the problem of a locality's id that no file describes."""
    return document.problem(
        "unknown-locality",
        f"Không có địa phương nào mang mã “{id}”.",
        f"Sửa mã cho đúng, hoặc tạo tệp trong thư mục localities.{did_you_mean(id, localities.units)}",
        *key,
        value=id,
    )
