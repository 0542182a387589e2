"""Finds published articles whose title, days, officials or figures were changed without telling readers of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from plugins.articles.model import ArticleRecord, DayRange, KnownParticipant
from plugins.articles.rules import ArticleEntry
from plugins.core.dates import day_text, localise, time_text
from plugins.core.frontmatter import Document, parse_markdown_file
from plugins.core.problems import Problem
from plugins.core.records import Entry, read_record, readable_part
from plugins.core.sources import ContentFolder
from plugins.histories.commits import NEWS, read_change
from plugins.histories.repository import RENAMED, Blobs, NoSuchRevision, Repository, fields

NOT_SAID = re.compile(
    r"\]\([^)]{0,500}\)|<[^>]{0,500}>|"
    r"https?://\S+|\[\^[^\]]{0,200}\]:?|\{[^{}]{0,500}\}|^[ >]*\d{1,9}[.)][ \t]",
    re.MULTILINE,
)
"""Addresses, attributes, marks of footnotes, numbers of a list: digits of the markup and not of what is told."""
FIGURE = re.compile(r"\d+(?:[.,/:-]\d+)*%?")
MOST_QUOTED = 4


@dataclass(frozen=True)
class Change:
    """Something that readers know otherwise: which key, its line, what it was, what it is now."""

    name: str
    line: int
    before: str
    now: str

    @property
    def sentence(self) -> str:
        """“tiêu đề trước là “…”, nay là “…””."""
        return f"{self.name} trước là {self.before}, nay là {self.now}"


def unannounced_changes(folder: ContentFolder, base: str, zone: ZoneInfo, now: datetime) -> list[Problem]:
    """Return a problem for each published article that differs from `base` without a new entry in its `updates`.

    Published is what readers could read at `now`.
    `base` is a branch or commit; the work is held against the commit at which it left that branch.
    """
    repository = Repository(folder.root)
    try:
        commit = repository.common_commit(base)
    except NoSuchRevision:
        return [no_base(folder.label, base)]
    problems = []
    with Blobs(repository) as blobs:
        for blob, path in changed_files(repository, commit):
            text = blobs.text(blob)
            source, _ = folder.read(folder.root / path) if folder.has_file(folder.root / path) else (None, [])
            before = told(text, path) if text is not None else None
            after = told(source.text, source.label) if source else None
            if before and after and was_public(before, zone, now):
                problems += problems_of(before, after, now.date())
    return problems


def changed_files(repository: Repository, commit: str) -> Iterator[tuple[str, str]]:
    """Yield the old blob and the path of every file of news that differs from a commit; the path is today's."""
    answer = repository.ask("diff", *RENAMED, "--relative", commit, "--", NEWS)
    parts = iter(fields(answer or b""))
    for part in parts:
        if part.startswith(":"):
            change = read_change(part, parts)
            if change.letter in "MRT" and change.path.endswith(".md"):
                yield change.old_blob, change.path


def told(text: str, label: str) -> ArticleEntry | None:
    """Return an article as far as it can be read."""
    document, _ = parse_markdown_file(text, label)
    if document is None:
        return None
    record, _ = read_record(ArticleRecord, document)
    part, unreadable = (record, frozenset[str]()) if record else readable_part(ArticleRecord, document)
    return Entry(label, part, document, unreadable)


def was_public(article: ArticleEntry, zone: ZoneInfo, now: datetime) -> bool:
    """Whether readers could read an article at a moment, in a list or by its address."""
    if not article.has("date", "status"):
        return False
    return article.record.status != "draft" and localise(article.record.date, zone) <= now


def problems_of(before: ArticleEntry, after: ArticleEntry, today: date) -> list[Problem]:
    """Return the problem of an article in which something was changed and nothing told, or nothing."""
    if not (before.has("updates") and after.has("updates")):
        return []
    old, new = before.record.updates, after.record.updates
    if len(new) < len(old):
        return [update_removed(after.document, old, new)]
    changes = list(changes_between(before, after))
    if len(new) > len(old) or not changes:
        return []
    names = [change.name for change in changes]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"
    note = "; ".join(change.sentence for change in changes)
    quoted = note[:1].upper() + note[1:].replace('"', "”").replace("\\", "")
    day = max(today, after.record.date.day) if after.has("date") else today
    entry = f'{{date: {day}, kind: correction, note: "{quoted}."}}'
    paste = f"Thêm dưới updates dòng: - {entry}" if new else f"Thêm vào phần đầu dòng: updates: [{entry}]"
    return [
        Problem(
            after.document.label,
            changes[0].line,
            "unannounced-change",
            f"Bài đã đăng được sửa {listed} mà người đọc không được báo: updates không có mục mới.",
            paste,
            changes[0].now,
        )
    ]


def changes_between(before: ArticleEntry, after: ArticleEntry) -> Iterator[Change]:
    """Yield what readers know otherwise; what can't be read now has problems of its own."""
    old, new, document = before.record, after.record, after.document

    def differs(key: str) -> bool:
        return before.has(key) and after.has(key) and getattr(old, key) != getattr(new, key)

    if differs("title"):
        yield Change("tiêu đề", document.line("title"), f"“{old.title}”", f"“{new.title}”")
    if differs("date"):
        yield Change("ngày đăng", document.line("date"), moment_text(old), moment_text(new))
    if differs("event_date"):
        yield Change("ngày diễn ra", document.line("event_date"), event_text(old), event_text(new))
    if any(update.kind == "withdrawal" for update in old.updates):
        return
    if differs("officials") and set(people(old)) != set(people(new)):
        gone, come = lost(people(old), people(new)), lost(people(new), people(old))
        yield Change("cán bộ", document.line("officials"), listing(gone), listing(come))
    yield from figure_changes(before.document, document)


def figure_changes(before: Document, after: Document) -> Iterator[Change]:
    """Yield the change in a body's numbers, if any: other numbers, or the same ones in other places of a paragraph."""
    old, new = figures(before.body), figures(after.body)
    flat_old, flat_new = [one for line in old for one in line], [one for line in new for one in line]
    if flat_old == flat_new or Counter(old) == Counter(new):
        return
    gone, come = lost(flat_old, flat_new), lost(flat_new, flat_old)
    if not gone and not come:
        gone, come = next((list(a), list(b)) for a, b in zip(old, new, strict=False) if a != b)
    yield Change("số liệu", line_of_figure(after, come), listing(gone), listing(come))


def figures(body: str) -> list[tuple[str, ...]]:
    """Return the numbers told in each paragraph that has some."""
    lines = NOT_SAID.sub(" ", body).split("\n")
    return [found for line in lines if (found := tuple(FIGURE.findall(line)))]


def line_of_figure(document: Document, wanted: Sequence[str]) -> int:
    """Return the line of the body on which the first of some numbers stands, or that of `title` where none does."""
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        if wanted and wanted[0] in FIGURE.findall(line):
            return number
    return document.line("title")


def people(record: ArticleRecord) -> list[str]:
    """Return who took part, each with office as written and roles."""
    named = [
        (one.id if isinstance(one, KnownParticipant) else f"{one.name} ({one.office})", sorted(one.role))
        for one in record.officials
    ]
    return [f"{who}: {', '.join(roles)}" for who, roles in named]


def lost(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return what stands in one list and is not, or not as often, in another; in its order."""
    left = Counter(some) - Counter(others)
    return [one for one in dict.fromkeys(some) for _ in range(left[one])]


def listing(words: Sequence[str]) -> str:
    """Return words for a sentence, the first few of many."""
    if not words:
        return "không có"
    return "; ".join(words[:MOST_QUOTED]) + ("…" if len(words) > MOST_QUOTED else "")


def moment_text(record: ArticleRecord) -> str:
    """Return when an article was published."""
    day = day_text(record.date.day)
    return f"{time_text(record.date.at)} ngày {day}" if record.date.has_time else day


def event_text(record: ArticleRecord) -> str:
    """Return when something happened, as an editor says it."""
    days = record.event_date
    if not isinstance(days, DayRange):
        return "chưa rõ" if days == "unknown" else "không ghi"
    return day_text(days.first) if days.first == days.last else f"{day_text(days.first)}–{day_text(days.last)}"


def update_removed(document: Document, old: Sequence[object], new: Sequence[object]) -> Problem:
    """Return the problem of an article that no longer tells of a change."""
    return document.problem(
        "update-removed",
        f"Bài đã đăng có {len(old)} mục trong updates, nay còn {len(new)}: điều đã báo người đọc thì không xóa.",
        "Khôi phục mục đã xóa; nếu mục ấy sai, thêm một mục mới nói lại cho đúng.",
        "updates",
    )


def no_base(label: str, base: str) -> Problem:
    """Return the problem of a commit that the repository does not have."""
    return Problem(
        label,
        0,
        "unknown-base",
        "Không so được với bản đã đăng: kho Git không có nhánh hay bản này, hoặc thư mục không nằm trong kho Git.",
        "Chạy git fetch origin main rồi thử lại, hoặc sửa tên sau BASE=.",
        base,
    )
