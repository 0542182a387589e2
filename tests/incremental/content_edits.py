"""What editors do to articles, pictures and pages."""

from __future__ import annotations

import os

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.incremental.agency import AUTHORS, PLACES, ROLES, SENTENCES, TAGS, TITLES, Article, update
from tests.incremental.editing import WHICH, Editing

DAYS = (
    "2018-12-20 08:00",
    "2018-12-31 23:59",
    "2019-01-01",
    "2019-02-02 10:00",
    "2024-02-29 06:15",
    "2026-01-01 07:30",
)
"""Days of publication: at the turn of a year, without an hour, and half an hour after the first build's moment."""
FUTURE = ("2026-01-03 08:00", "2026-02-01 08:00", "2027-01-01 08:00")
COLOURS = ("red", "blue", "green", "white")


class ContentEdits(Editing):
    """Rules for articles and what stands in them."""

    @rule(day=st.sampled_from(DAYS), title=st.integers(0, len(TITLES) - 1), official=WHICH)
    def add_article(self, day: str, title: int, official: int) -> None:
        key = max(self.agency.articles) + 1
        officials = sorted(self.agency.officials)
        people = {officials[official % len(officials)]: "attended"}
        self.agency.articles[key] = Article(f"{day[:4]}/bai-{key}", title, day, sentences=(0, 1), officials=people)

    @rule(which=WHICH, sentences=st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4, unique=True))
    def rewrite_article(self, which: int, sentences: list[int]) -> None:
        self.article(which).sentences = tuple(sentences)

    @rule(which=WHICH)
    def mend_a_word(self, which: int) -> None:
        self.article(which).remark = f"Thêm lần {self.next_number()}."

    @precondition(lambda self: not self.together)
    @rule(which=WHICH)
    def edit_so_that_size_and_time_stay(self, which: int) -> None:
        article = self.article(which)
        self.project.write_content(self.agency)
        path = self.project.content / f"news/{article.file}.md"
        before = path.stat()
        article.remark = article.remark[:-1] + ("!" if article.remark[-1] == "." else ".")
        self.project.write_content(self.agency)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @precondition(lambda self: len(self.agency.articles) > 2)
    @rule(which=WHICH)
    def delete_article(self, which: int) -> None:
        del self.agency.articles[self.article_key(which)]

    @rule(which=WHICH, year=st.sampled_from(("2018", "2025")))
    def rename_file(self, which: int, year: str) -> None:
        self.article(which).file = f"{year}/doi-ten-{self.next_number()}"

    @rule(first=WHICH, second=WHICH)
    def exchange_files(self, first: int, second: int) -> None:
        one, other = self.article(first), self.article(second)
        one.file, other.file = other.file, one.file

    @rule(which=WHICH, slug=st.sampled_from((None, "dia-chi-moi", "dia-chi-khac")))
    def change_address(self, which: int, slug: str | None) -> None:
        self.article(which).slug = f"{slug}-{self.article_key(which)}" if slug else None

    @rule(which=WHICH, title=st.integers(0, len(TITLES) - 1))
    def retitle(self, which: int, title: int) -> None:
        self.article(which).title = title

    @rule(which=WHICH, day=st.sampled_from(DAYS + FUTURE))
    def redate(self, which: int, day: str) -> None:
        self.article(which).date = day

    @rule(which=WHICH, tags=st.lists(st.integers(0, len(TAGS) - 1), max_size=3, unique=True))
    def retag(self, which: int, tags: list[int]) -> None:
        self.article(which).tags = tuple(tags)

    @rule(which=WHICH, authors=st.lists(st.integers(0, len(AUTHORS) - 1), max_size=2, unique=True))
    def sign(self, which: int, authors: list[int]) -> None:
        self.article(which).authors = tuple(authors)

    @rule(which=WHICH, status=st.sampled_from(("published", "draft", "hidden")))
    def change_status(self, which: int, status: str) -> None:
        self.article(which).status = status

    @rule(which=WHICH, kind=st.sampled_from(("correction", "addition", "withdrawal")))
    def tell_readers_of_a_change(self, which: int, kind: str) -> None:
        article = self.article(which)
        day = max(article.date[:10], *(one["date"] for one in article.updates), "2019-06-01")
        article.updates = [*article.updates, update(kind, day)]

    @rule(which=WHICH, official=WHICH, role=st.sampled_from((None, *ROLES)))
    def change_participant(self, which: int, official: int, role: str | None) -> None:
        officials = sorted(self.agency.officials)
        id = officials[official % len(officials)]
        people = {key: value for key, value in self.article(which).officials.items() if key != id}
        self.article(which).officials = {**people, **({id: role} if role else {})}

    @rule(which=WHICH, place=st.integers(0, len(PLACES) - 1))
    def move_to_place(self, which: int, place: int) -> None:
        self.article(which).place = place

    @rule(which=WHICH, section=WHICH)
    def move_to_section(self, which: int, section: int) -> None:
        sections = sorted(self.agency.sections)
        self.article(which).section = sections[section % len(sections)]

    @rule(which=WHICH, other=st.none() | WHICH)
    def link_to(self, which: int, other: int | None) -> None:
        self.article(which).link = None if other is None else self.article_key(other)

    @rule(which=WHICH)
    def translate(self, which: int) -> None:
        original, key = self.article_key(which), max(self.agency.articles) + 1
        if self.agency.articles[original].original is None:
            day = self.agency.articles[original].date
            self.agency.articles[key] = Article(f"2018/ban-dich-{key}", 1, day, original=original)

    @rule(which=WHICH)
    def take_or_leave_the_picture(self, which: int) -> None:
        self.article(which).has_picture = not self.article(which).has_picture

    @rule(name=st.sampled_from(("cong-cho", "san-cho")), colour=st.sampled_from(COLOURS))
    def replace_picture(self, name: str, colour: str) -> None:
        self.agency.colours[name] = colour

    @rule(note=st.sampled_from(("page", "document", "album", "sound")), words=st.sampled_from(("một", "hai", "ba")))
    def edit_other_file(self, note: str, words: str) -> None:
        self.agency.notes[note] = words
