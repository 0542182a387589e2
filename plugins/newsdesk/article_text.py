"""The text of a new article's file: front matter that passes the check, and a place to write."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.yaml_text import yaml_list, yaml_text

FIRST_WORDS = "Viết nội dung bài ở đây. Câu đầu nên trả lời: việc gì, ở đâu, khi nào, ai chủ trì."


@dataclass(frozen=True)
class NewParticipant:
    """Somebody who takes part: by `id`, or by name and office where there is no page."""

    roles: tuple[str, ...]
    id: str = ""
    name: str = ""
    office: str = ""


@dataclass(frozen=True)
class NewArticle:
    """The answers of `make new`. Days and times are written as in front matter."""

    title: str
    slug: str
    date: str
    section: str
    localities: tuple[str, ...]
    event_date: str = ""
    authors: tuple[str, ...] = ()
    participants: tuple[NewParticipant, ...] = ()
    mentioned: tuple[str, ...] = ()
    """Ids of officials whom the text only names."""
    body: str = FIRST_WORDS


def article_text(article: NewArticle) -> str:
    """Return the file of a new article."""
    lines = [
        "---",
        f"title: {yaml_text(article.title)}",
        f"slug: {yaml_text(article.slug)}",
        f"date: {article.date}",
    ]
    if article.event_date:
        lines.append(f"event_date: {article.event_date}")
    lines.append(f"section: {article.section}")
    lines += yaml_list("localities", article.localities)
    lines += yaml_list("authors", [yaml_text(author) for author in article.authors])
    if article.participants:
        lines.append("officials:")
        for one in article.participants:
            lines += participant_lines(one)
    lines += yaml_list("mentioned", article.mentioned)
    lines += ["status: draft  # bản nháp; xóa dòng này khi bài đã xong", "---", "", article.body.strip(), ""]
    return "\n".join(lines)


def participant_lines(one: NewParticipant) -> list[str]:
    """Return the lines of one participant."""
    if one.id:
        lines = [f"  - id: {one.id}"]
    else:
        lines = [f"  - name: {yaml_text(one.name)}", f"    office: {yaml_text(one.office)}"]
    return [*lines, f"    role: [{', '.join(one.roles)}]"]
