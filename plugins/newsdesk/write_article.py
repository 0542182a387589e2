"""`make new`: a few answers become an article's file that passes the check as it stands."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from plugins.core.dates import parse_day, parse_moment, zone_named
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.core.text import normalise_text, slug_of
from plugins.editions.drafting import Desk, open_desk, problems_of_text
from plugins.newsdesk.article_answers import (
    NotUnderstood,
    author_in,
    event_in,
    moment_in,
    participant_in,
    people_of,
    place_in,
    require_office,
    section_in,
    text_of,
    title_in,
)
from plugins.newsdesk.article_text import FIRST_WORDS, NewArticle, article_text
from plugins.newsdesk.command_line import add_content_argument
from plugins.newsdesk.problem_report import as_terminal

TITLE = "Tiêu đề bài"
PLACE = "Mã hoặc tên địa phương"
OF_THE_TITLE = {"exists", "duplicate-address"}
"""Rules that another title keeps."""
T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_content_argument(parser)
    parser.add_argument("--title", help="tiêu đề bài")
    parser.add_argument("--place", action="append", help="mã hoặc tên địa phương; dùng nhiều lần được")
    parser.add_argument("--section", help="mã hoặc tên chuyên mục (mặc định: chuyên mục đầu tiên)")
    parser.add_argument("--date", help="ngày giờ đăng, như 2018-12-19 14:00 (mặc định: bây giờ)")
    parser.add_argument("--event-date", help="ngày diễn ra, như 2018-12-19, hoặc unknown; cần có khi bài có cán bộ")
    parser.add_argument("--author", action="append", help="tác giả, hoặc “tác giả – đơn vị”; dùng nhiều lần được")
    parser.add_argument(
        "--text",
        metavar="TỆP",
        help="tệp chữ của bài; cán bộ nêu trong đó được đề xuất vào officials",
    )
    parser.add_argument(
        "--official",
        action="append",
        help="“mã hoặc tên: vai trò, vai trò”, hoặc “tên | chức vụ: vai trò” cho người chưa có trang;"
        " dùng nhiều lần được",
    )


def run(arguments: Namespace) -> int:
    """Write the file and say where it is; return 1 if nothing was written."""
    folder = ContentFolder(Path(arguments.content))
    desk, problems = open_desk(folder)
    if desk is None:
        print(as_terminal(problems, sys.stderr.isatty()), file=sys.stderr)
        return 1
    interview = Interview(ask if sys.stdin.isatty() else None)
    try:
        article = article_from(arguments, desk, interview)
        while problems := problems_of(article, desk):
            print(as_terminal(problems, sys.stderr.isatty()), file=sys.stderr)
            if interview.ask is None or not {problem.rule for problem in problems} <= OF_THE_TITLE:
                return 1
            title = interview.one(None, "Tiêu đề khác", title_in)
            article = replace(article, title=title, slug=slug_of(title))
    except NotUnderstood as error:
        print(error, file=sys.stderr)
        return 1
    except EOFError:
        print("\nĐã dừng, chưa viết tệp nào.", file=sys.stderr)
        return 1
    path = path_of(article, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(article_text(article))
    print(f"Đã viết {folder.label_of(path)} (bản nháp). Mở tệp, viết bài, rồi chạy: make check")
    return 0


def path_of(article: NewArticle, folder: ContentFolder) -> Path:
    """Return the file of a new article."""
    return folder.root / "news" / article.date[:4] / f"{article.slug}.md"


def problems_of(article: NewArticle, desk: Desk) -> list[Problem]:
    """Return what keeps the file of a new article from being written."""
    path = path_of(article, desk.folder)
    if path.exists():
        remedy = "Đổi tiêu đề, hoặc mở tệp đang có mà viết tiếp."
        return [Problem(desk.folder.label_of(path), 0, "exists", "Đã có tệp này; không ghi đè.", remedy)]
    return problems_of_text(desk, path, article_text(article))


def ask(question: str) -> str:
    """Return the answer to a question, typed by a person."""
    return input(f"{question}: ")


@dataclass(frozen=True)
class Interview:
    """Takes each answer from the command line, else from a person, who is asked again until it can be used.

    `ask` is None where there is nobody to ask.
    """

    ask: Callable[[str], str] | None

    def one(self, given: str | None, question: str, read: Callable[[str], T], default: str | None = None) -> T:
        """Return one answer. Raises NotUnderstood where it can't be used and nobody can be asked again."""
        while True:
            text = given if given is not None else self.ask(question) if self.ask else default
            if text is None:
                raise NotUnderstood(f"Còn thiếu: {question}.")
            try:
                return read(" ".join(normalise_text(text).split()) or default or "")
            except NotUnderstood as error:
                if given is not None or self.ask is None:
                    raise
                print(error)

    def several(
        self, given: list[str] | None, question: str, read: Callable[[str], H], at_least_one: bool = False
    ) -> tuple[H, ...]:
        """Return what was given, else the answers to a question that is asked until the answer is empty."""
        if given is not None or self.ask is None:
            return tuple(dict.fromkeys(self.one(text, question, read) for text in given or []))
        found: list[H] = []
        while True:
            needed = at_least_one and not found
            asked = question if needed else f"{question} (để trống khi hết)"
            answer = self.one(None, asked, lambda text: read(text) if text or needed else None)  # noqa: B023
            if answer is None:
                return tuple(dict.fromkeys(found))
            found.append(answer)


def article_from(arguments: Namespace, desk: Desk, interview: Interview) -> NewArticle:
    """Return the article that the arguments and answers describe. Raises NotUnderstood."""
    needed = [("--title", TITLE, arguments.title), ("--place", PLACE, arguments.place)]
    missing = [f"{option} ({name[0].lower()}{name[1:]})" for option, name, given in needed if not given]
    if missing and interview.ask is None:
        raise NotUnderstood(
            f"Còn thiếu: {'; '.join(missing)}.\n"
            "Chạy trong cửa sổ dòng lệnh để được hỏi từng mục, hoặc ghi đủ, ví dụ:\n"
            '  make new NEW_ARGS=\'--title "Tên bài" --place "Tên địa phương"\''
        )
    sections = desk.agency.ordered_sections
    names = ", ".join(f"{section.id} ({section.name})" for section in sections)
    now = f"{datetime.now(zone_named(desk.agency.time_zone)):%Y-%m-%d %H:%M}"

    title = interview.one(arguments.title, TITLE, title_in)
    places = interview.several(arguments.place, PLACE, lambda text: place_in(text, desk), at_least_one=True)
    section = interview.one(
        arguments.section, f"Chuyên mục [{names}]", lambda text: section_in(text, desk), default=sections[0].id
    )
    published = interview.one(arguments.date, "Ngày giờ đăng (để trống là bây giờ)", moment_in, default=now)
    published_on = parse_moment(published).day
    event_date = interview.one(
        arguments.event_date,
        "Ngày diễn ra, như 2018-12-19 (unknown nếu không rõ, để trống nếu bài không kể việc của ngày nào)",
        lambda text: event_in(text, published_on),
        default="",
    )
    day = parse_day(event_date) if event_date not in ("", "unknown") else published_on
    body = text_of(arguments.text) if arguments.text else FIRST_WORDS
    authors = interview.several(
        arguments.author, "Tác giả, hoặc “tác giả – đơn vị”", lambda text: author_in(text, desk)
    )
    proposed, mentioned = people_of(body, desk, places[0], day) if arguments.text else ((), ())
    participants = (not arguments.official and proposed) or interview.several(
        arguments.official,
        "Cán bộ tham dự, viết “tên: vai trò” (chủ trì, dự, phát biểu, chỉ đạo, trao tặng, nhận)",
        lambda text: participant_in(text, desk, day),
    )

    def event_of_participants(text: str) -> str:
        """Return the day on which everybody named so far took part."""
        if not text:
            raise NotUnderstood(
                "Bài có cán bộ tham dự thì phải ghi ngày diễn ra (--event-date); không rõ thì ghi unknown."
            )
        event = event_in(text, published_on)
        for official in (desk.officials.find(one.id) for one in participants):
            if official is not None:
                require_office(official, published_on if event == "unknown" else parse_day(event))
        return event

    if participants and not event_date:
        event_date = interview.one(None if interview.ask else "", "Ngày diễn ra", event_of_participants)
    return NewArticle(
        title, slug_of(title), published, section, places, event_date, authors, participants, mentioned, body
    )
