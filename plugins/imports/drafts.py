"""From an old page to a draft: place, section, slug, people and pictures settled against what the content has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.articles.model import address
from plugins.core.dates import Moment
from plugins.core.text import slug_of
from plugins.editions.drafting import Desk
from plugins.imports.article_file import DraftFields, draft_text
from plugins.imports.blocks import OldPicture, markdown_of
from plugins.imports.captions import Caption
from plugins.imports.headlines import LONGEST
from plugins.imports.kept_pictures import KeptPicture, copy_picture, pictures_of
from plugins.imports.new_officials import Sighting
from plugins.imports.notes import Note
from plugins.imports.old_pages import OldPage
from plugins.imports.people import FoundPerson, Listed, Person, Roster, other_office, people_on_page
from plugins.imports.placement import place_named, section_of
from plugins.imports.saved_files import Unreadable
from plugins.imports.settled_dates import NoDate, settled_dates
from plugins.localities.model import Place


@dataclass(frozen=True)
class Wishes:
    """What the editor said for all pages of an import; empty or None where the page itself has to tell."""

    place: str = ""
    section: str = ""
    date: Moment | None = None
    keeps_errors: bool = False
    """Whether drafts are written whose text has errors, such as a weekday that does not fit its day."""


@dataclass(frozen=True)
class Draft:
    """An article's file, not written yet. `pictures` are the files copied for it."""

    page: OldPage
    path: Path
    label: str
    text: str
    notes: tuple[Note, ...]
    people: tuple[Listed, ...]
    sightings: tuple[Sighting, ...]
    documents: tuple[str, ...]
    pictures: tuple[Path, ...]

    @property
    def first_line_of_text(self) -> int:
        """The line on which the text begins, behind the front matter."""
        return self.text.split("\n---\n", 1)[0].count("\n") + 3


FindPeople = Callable[[str, Place], Iterable[FoundPerson]]
FindDocuments = Callable[[str, Place], Iterable[str]]


@dataclass
class DraftingTable:
    """Where the pages of one import become drafts that do not get in each other's way.

    `top` is the folder that the pages lie in; `find_people` and `find_documents` read the prose.
    """

    desk: Desk
    wishes: Wishes
    top: Path
    moved: frozenset[Moment]
    find_people: FindPeople
    find_documents: FindDocuments
    _names: set[str] = field(default_factory=set)
    _authors: dict[str, str] = field(default_factory=dict)
    _roster: Roster = field(init=False)
    _urls: dict[str, str] = field(init=False)
    _addresses: set[str] = field(init=False)

    def __post_init__(self) -> None:
        edition = self.desk.edition
        self._roster = Roster(edition.officials)
        self._urls = {one.imported_from.url: one.path for one in edition.articles if one.imported_from}
        self._addresses = {
            address("published", one.published.year, one.published.month, one.slug) for one in edition.articles
        }
        self._authors.update({author.slug: author.name for one in edition.articles for author in one.authors})

    def draft(self, page: OldPage) -> Draft:
        """Return the draft of a page, its pictures copied. Raises Unreadable with the reason where none can be made."""
        label = self.desk.folder.label
        if page.url and page.url in self._urls:
            raise Unreadable("imported", f"Đã nhập trước đây: {label}/{self._urls[page.url]}.", "Không cần làm gì.")
        try:
            dates = settled_dates(page, self.moved, self.wishes.date)
        except NoDate:
            raise Unreadable(
                "no-date", "Trang không ghi ngày nào, không đoán được ngày đăng.", "Chạy lại với DATE=2018-12-19."
            ) from None
        place, place_notes = self._place(page)
        section, section_notes = section_of(page, self.desk.agency, self.wishes.section)
        title = page.title if len(page.title) <= LONGEST else page.title[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
        slug = self._slug(title, dates.published)
        path = self.desk.folder.root / "news" / dates.published[:4] / f"{slug}.md"
        kept, missing, copied, picture_notes = self._pictures(page, f"{dates.published[:4]}/{slug}", title)
        captions = (*page.captions, *(Caption(one.caption or f"(ảnh {one.src[-60:]})", "") for one in missing))
        prose = "\n\n".join([*page.paragraphs, *(one.text for one in page.captions), *(one.caption for one in kept)])
        people = people_on_page(self.find_people(prose, place))
        listed = tuple(self._roster.listed(person, dates.day) for person in people)
        lead = kept[0] if kept else None
        unknown_day = not dates.event and any(one.takes_part for one in people)
        notes = (
            *title_notes(page, title),
            *dates.notes,
            *([Note("event_date", "Trang cũ không ghi ngày diễn ra; tìm được ngày thì điền.")] if unknown_day else []),
            *place_notes,
            *section_notes,
            *_people_notes(people),
            *self._office_notes(listed, dates.day),
            *picture_notes,
            *([Note("body", "Trang cũ viết “số số” trước số hiệu văn bản; đã bỏ một chữ.")] if page.is_mended else []),
            *_encoding_notes(page),
        )
        fields = DraftFields(
            title=title,
            slug=slug,
            dates=dates,
            section=section,
            locality=place.id,
            authors=self._author_names(page),
            listed=listed,
            source=page.source,
            lead=lead,
            missing=captions,
            url=page.url,
            body=markdown_of(page.body, {one.position: one.markdown for one in kept[1:]}),
            notes=notes,
        )
        label = self.desk.folder.label_of(path)
        known = dates.event not in ("", "unknown")
        return Draft(
            page=page,
            path=path,
            label=label,
            text=draft_text(fields),
            notes=tuple(_all_notes(notes, listed, captions)),
            people=listed,
            sightings=tuple(Sighting(one, dates.day, known, place, label) for one in listed if one.is_new),
            documents=tuple(dict.fromkeys(self.find_documents(prose, place))),
            pictures=copied,
        )

    def _place(self, page: OldPage) -> tuple[Place, list[Note]]:
        localities = self.desk.localities
        unit = localities.find(self.wishes.place)
        if unit is not None:
            return localities.place_of(unit), []
        place, is_sure = place_named(page, localities, self.desk.agency)
        if place is None:
            raise Unreadable(
                "no-place",
                "Không rõ trang này nói về địa phương nào.",
                "Chạy lại với PLACE=mã-địa-phương; địa phương phải có tệp trong localities.",
            )
        reason = f"Địa phương “{place.full_name}” suy từ nội dung trang; kiểm tra lại."
        return place, [] if is_sure else [Note("localities", reason)]

    def _slug(self, title: str, published: str) -> str:
        """Return a slug that no draft of this import has. Raises Unreadable where a page stands there."""
        stem = slug_of(title) or "bai-cu"
        slug, number = stem, 1
        while f"{published[:4]}/{slug}" in self._names:
            number += 1
            slug = f"{stem}-{number}"
        self._names.add(f"{published[:4]}/{slug}")
        path = self.desk.folder.root / "news" / published[:4] / f"{slug}.md"
        if path.exists() or address("published", int(published[:4]), int(published[5:7]), slug) in self._addresses:
            raise Unreadable(
                "exists",
                f"Đã có bài {self.desk.folder.label_of(path)}; không ghi đè.",
                "Nếu là bài khác, đổi tiêu đề trong trang cũ rồi nhập lại.",
            )
        return slug

    def _pictures(
        self, page: OldPage, stem: str, title: str
    ) -> tuple[list[KeptPicture], list[OldPicture], tuple[Path, ...], list[Note]]:
        images = self.desk.folder.root / "images"
        fit, missing, notes = pictures_of(page.body, page.path, self.top, title, stem)
        kept, copied, all_notes = [], [], list(notes)
        for picture in fit:
            existed = (images / picture.name).exists()
            reason = copy_picture(picture, images)
            if reason:
                all_notes.append(Note("body", reason))
            else:
                kept.append(picture)
                copied += [] if existed else [images / picture.name]
        return kept, list(missing), tuple(copied), all_notes if kept else [n for n in all_notes if n.key != "image"]

    def _office_notes(self, listed: Iterable[Listed], on: date) -> list[Note]:
        """Return where a page and the files of officials disagree about an office."""
        found = ((one, self.desk.officials.find(one.id)) for one in listed if not one.objection)
        reasons = [
            other_office(one.person, official, on) for one, official in found if official and one.person.takes_part
        ]
        return [Note("officials", reason) for reason in reasons if reason]

    def _author_names(self, page: OldPage) -> tuple[str, ...]:
        """Return the authors, each name spelled as in the articles there are."""
        names: dict[str, str] = {}
        for author in page.authors:
            slug = slug_of(author.name)
            if slug:
                name = self._authors.setdefault(slug, author.name)
                names.setdefault(slug, f"{name} – {author.unit}" if author.unit else name)
        return tuple(names.values())


def title_notes(page: OldPage, title: str) -> list[Note]:
    """Return what to look at in a title."""
    if page.is_title_made:
        return [Note("title", "Trang cũ không có tiêu đề; tiêu đề này lấy từ câu đầu của bài, hãy đặt lại.")]
    if title != page.title:
        return [Note("title", "Tiêu đề cũ quá dài nên đã cắt bớt.")]
    return [Note("title", "Tiêu đề cũ viết toàn chữ hoa; viết lại chữ thường.")] if title.isupper() else []


def _people_notes(people: Iterable[Person]) -> list[Note]:
    return [
        Note(
            "officials" if one.takes_part else "mentioned",
            f"{one.name}: " + ("trang cũ không ghi chức vụ." if not one.offices else "không rõ vai trò, tạm ghi “dự”."),
        )
        for one in people
        if not one.offices or one.takes_part and not one.roles
    ]


def _encoding_notes(page: OldPage) -> list[Note]:
    if not page.encodings:
        return []
    names = ", ".join(page.encodings)
    mixed = " Trang trộn nhiều bảng mã: đọc lại từng câu." if len(page.encodings) > 1 else ""
    return [Note("body", f"Chữ được chuyển từ {names} sang Unicode; chữ hoa có dấu có thể thành chữ thường.{mixed}")]


def _all_notes(notes: Iterable[Note], listed: Iterable[Listed], captions: tuple[Caption, ...]) -> Iterable[Note]:
    """Yield everything that the draft marks, for the report."""
    yield from notes
    yield from (Note("officials", one.objection) for one in listed if one.objection)
    if captions:
        shown = "; ".join(f"“{one.text}”" for one in captions)
        yield Note("image", f"Có {len(captions)} ảnh không đi kèm trang. Chú thích: {shown}.")
