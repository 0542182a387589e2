"""`make new`: a few answers become an article's file that passes the check as it stands."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from plugins.core.dates import BadDate, parse_day, parse_moment, zone_named
from plugins.core.problems import Problem, did_you_mean
from plugins.core.sources import ContentFolder
from plugins.core.text import normalise_text, same_but_for_marks, slug_of
from plugins.editions.drafting import Desk, open_desk, problems_of_text
from plugins.newsdesk.article_text import NewArticle, NewParticipant, article_text
from plugins.newsdesk.problem_report import as_terminal

ROLES = {
    "chủ trì": "chaired",
    "dự": "attended",
    "tham dự": "attended",
    "phát biểu": "spoke",
    "chỉ đạo": "directed",
    "trao tặng": "presented",
    "trao": "presented",
    "nhận": "received",
}


class NotUnderstood(ValueError):
    """An answer that can't be used; the message says why and what to write."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--content", default="content", help="thư mục nội dung (mặc định: content)")
    parser.add_argument("--title", help="tiêu đề bài")
    parser.add_argument("--place", action="append", help="mã hoặc tên địa phương; dùng nhiều lần được")
    parser.add_argument("--section", help="mã hoặc tên chuyên mục (mặc định: chuyên mục đầu tiên)")
    parser.add_argument("--date", help="ngày giờ đăng, như 2018-12-19 14:00 (mặc định: bây giờ)")
    parser.add_argument("--event-date", help="ngày diễn ra, như 2018-12-19, hoặc unknown")
    parser.add_argument("--author", action="append", help="tác giả, hoặc “tác giả – đơn vị”; dùng nhiều lần được")
    parser.add_argument(
        "--official",
        action="append",
        help="“mã hoặc tên: vai trò, vai trò”, hoặc “tên | chức vụ: vai trò” cho người chưa có trang; dùng nhiều lần được",
    )


def run(arguments: Namespace) -> int:
    """Write the file and say where it is; return 1 if nothing was written."""
    folder = ContentFolder(Path(arguments.content))
    desk, problems = open_desk(folder)
    if desk is None:
        print(as_terminal(problems, sys.stderr.isatty()), file=sys.stderr)
        return 1
    try:
        article = article_from(arguments, desk, ask if sys.stdin.isatty() else None)
    except NotUnderstood as error:
        print(error, file=sys.stderr)
        return 1
    except EOFError:
        print("\nĐã dừng, chưa viết tệp nào.", file=sys.stderr)
        return 1
    path = folder.root / "news" / article.date[:4] / f"{article.slug}.md"
    text = article_text(article)
    label = folder.label_of(path)
    problems = problems_of_text(desk, path, text)
    if path.exists():
        problems.append(
            Problem(
                label, 0, "exists", "Đã có tệp này; không ghi đè.", "Đổi tiêu đề, hoặc mở tệp đang có mà viết tiếp."
            )
        )
    if problems:
        print(as_terminal(problems, sys.stderr.isatty()), file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    print(f"Đã viết {label} (bản nháp). Mở tệp, viết bài, rồi chạy: make check")
    return 0


def ask(question: str) -> str:
    """Return the answer to a question, typed by a person."""
    return normalise_text(input(f"{question}: ")).strip()


def article_from(arguments: Namespace, desk: Desk, asking: Callable[[str], str] | None) -> NewArticle:
    """Return the article that the arguments and answers describe. Raises NotUnderstood."""

    def answer(given: str | None, question: str, read: Callable[[str], str], default: str | None = None) -> str:
        """Return what was given, else what a person answers, asked again until it can be used."""
        while True:
            text = given if given is not None else asking(question) if asking else default
            if text is None:
                raise NotUnderstood(
                    f"Còn thiếu: {question}. Thêm vào dòng lệnh, hoặc chạy lệnh trong cửa sổ dòng lệnh."
                )
            try:
                return read(normalise_text(text).strip() or (default or ""))
            except NotUnderstood as error:
                if given is not None or asking is None:
                    raise
                print(error)

    def several(given: list[str] | None, question: str, read: Callable[[str], str]) -> tuple[str, ...]:
        """Return what was given, else the answers to a question that is asked until the answer is empty."""
        if given is not None or asking is None:
            return tuple(answer(text, question, read) for text in given or [])
        found: list[str] = []
        while text := answer(None, f"{question} (để trống khi hết)", lambda text: read(text) if text else ""):
            found.append(text)
        return tuple(found)

    now = datetime.now(zone_named(desk.agency.time_zone))
    first_section = desk.agency.ordered_sections[0].id
    title = answer(arguments.title, "Tiêu đề bài", title_in)
    places = several(arguments.place, "Địa phương (mã hoặc tên)", lambda text: place_in(text, desk))
    if not places:
        raise NotUnderstood("Còn thiếu: địa phương. Bài nào cũng thuộc ít nhất một địa phương.")
    names = ", ".join(f"{section.id} ({section.name})" for section in desk.agency.ordered_sections)
    section = answer(
        arguments.section, f"Chuyên mục [{names}]", lambda text: section_in(text, desk), default=first_section
    )
    date = answer(arguments.date, "Ngày giờ đăng, để trống là bây giờ", moment_in, default=f"{now:%Y-%m-%d %H:%M}")
    authors = several(arguments.author, "Tác giả, hoặc “tác giả – đơn vị”", lambda text: text)
    officials = several(
        arguments.official,
        "Cán bộ tham dự, viết “tên: vai trò” (chủ trì, dự, phát biểu, chỉ đạo, trao tặng, nhận)",
        lambda text: participant_in(text, desk) and text,
    )
    event_date = answer(
        arguments.event_date,
        "Ngày diễn ra (2018-12-19), unknown nếu không rõ, để trống là ngày đăng",
        event_in,
        default=date[:10] if officials else "",
    )
    return NewArticle(
        title=title,
        slug=slug_of(title),
        date=date,
        section=section,
        localities=places,
        event_date=event_date,
        authors=authors,
        participants=tuple(participant_in(text, desk) for text in officials),
    )


def title_in(text: str) -> str:
    """Return a title that an address can be made from."""
    if not slug_of(text):
        raise NotUnderstood("Tiêu đề phải có chữ cái hoặc chữ số.")
    return text


def moment_in(text: str) -> str:
    """Return a day, or a day and time."""
    try:
        parse_moment(text)
    except BadDate as error:
        raise NotUnderstood(f"{error.reason} {error.remedy}") from None
    return text


def event_in(text: str) -> str:
    """Return the day of an event, `unknown`, or an empty string."""
    if text in ("", "unknown"):
        return text
    try:
        parse_day(text)
    except BadDate as error:
        raise NotUnderstood(f"{error.reason} {error.remedy}") from None
    return text


def place_in(text: str, desk: Desk) -> str:
    """Return the id of the place that a text names, by id or by name with or without marks."""
    if desk.localities.find(text):
        return text
    named = [unit for unit in desk.localities.units.values() if is_named(text, unit.name, unit.full_name)]
    places = [unit for unit in named if unit.id == unit.place_id] or named
    if len(places) == 1:
        return places[0].id
    if places:
        raise NotUnderstood(
            f"Có nhiều nơi tên {text}: {', '.join(f'{unit.id} ({unit.full_name})' for unit in places)}."
        )
    raise NotUnderstood(f"Không có địa phương “{text}”.{did_you_mean(slug_of(text), desk.localities.units)}")


def section_in(text: str, desk: Desk) -> str:
    """Return the id of the section that a text names."""
    for section in desk.agency.sections:
        if text == section.id or is_named(text, section.name):
            return section.id
    ids = [section.id for section in desk.agency.ordered_sections]
    raise NotUnderstood(
        f"Không có chuyên mục “{text}”. Chọn một trong: {', '.join(ids)}.{did_you_mean(slug_of(text), ids)}"
    )


def participant_in(text: str, desk: Desk) -> NewParticipant:
    """Return the participant of “name: role, role” or “name | office: role”."""
    person, _, roles_text = text.partition(":")
    roles = tuple(dict.fromkeys(role_in(role) for role in roles_text.split(",") if role.strip())) or ("attended",)
    name, bar, office = (part.strip() for part in person.partition("|"))
    if desk.officials.find(name):
        return NewParticipant(roles, id=name)
    named = desk.officials.named(name)
    if len(named) == 1:
        return NewParticipant(roles, id=named[0].id)
    if named:
        raise NotUnderstood(f"Có nhiều cán bộ tên {name}; ghi mã: {', '.join(one.id for one in named)}.")
    if bar and office:
        return NewParticipant(roles, name=name, office=office)
    raise NotUnderstood(
        f"Chưa có trang của “{name}”.{did_you_mean(slug_of(name), desk.officials.by_id)}"
        f" Nếu người này chưa có trang, viết “{name} | chức vụ: vai trò”."
    )


def role_in(text: str) -> str:
    """Return the role that a word stands for."""
    word = " ".join(text.split()).casefold()
    if word in ROLES.values():
        return word
    for vietnamese, role in ROLES.items():
        if same_but_for_marks(word, vietnamese):
            return role
    raise NotUnderstood(f"Không có vai trò “{word}”. Chọn: {', '.join(ROLES)}.{did_you_mean(word, ROLES)}")


def is_named(text: str, *names: str) -> bool:
    """Whether a text is one of the names, whatever its marks and capitals."""
    return any(slug_of(text) == slug_of(name) for name in names)
