"""The rules that an article must keep beyond the form of its front matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.agencies.model import Agency
from plugins.articles.model import ArticleRecord, DayRange, KnownParticipant, NamedParticipant
from plugins.articles.old_addresses import alias_problems
from plugins.articles.prose_rules import prose_problems
from plugins.core.dates import day_text
from plugins.core.frontmatter import AnyDocument
from plugins.core.problems import Problem, did_you_mean
from plugins.core.records import Entry
from plugins.core.text import slug_of
from plugins.documents.citing import doubled_words
from plugins.localities.registry import Localities
from plugins.officials.model import Official, offices_held
from plugins.officials.registry import Officials, unknown_locality

ArticleEntry = Entry[ArticleRecord]


@dataclass(frozen=True)
class Known:
    """What an article's front matter may name."""

    agency: Agency
    localities: Localities
    officials: Officials


def article_problems(entry: ArticleEntry, known: Known) -> list[Problem]:
    """Return what is wrong with one article taken by itself."""
    problems = [problem for rule, *keys in RULES if entry.has(*keys) for problem in rule(entry, known)]
    return problems + prose_problems(entry)


def address_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """An address can be made for the article."""
    if slug_of(entry.record.title) or entry.record.slug:
        return []
    return [
        entry.document.problem(
            "no-address",
            "Không tạo được địa chỉ trang từ tiêu đề này.",
            "Thêm dòng slug: ten-bai-khong-dau.",
            "title",
            value=entry.record.title,
        )
    ]


def section_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """The section is one of the site's."""
    id = entry.record.section
    ids = [section.id for section in known.agency.ordered_sections]
    if id in ids:
        return []
    return [
        entry.document.problem(
            "unknown-section",
            f"Không có chuyên mục nào mang mã “{id}”.",
            f"Chọn một trong: {', '.join(ids)}.{did_you_mean(id, ids)}",
            "section",
            value=id,
        )
    ]


def locality_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """Every locality has a file and is named once."""
    ids = entry.record.localities
    unknown = [
        unknown_locality(entry.document, id, known.localities, "localities", index)
        for index, id in enumerate(ids)
        if known.localities.find(id) is None
    ]
    return unknown + repeated(entry.document, ids, "localities")


def repeated(document: AnyDocument, words: Sequence[str], *key: str | int) -> list[Problem]:
    """Return the entries of a list that stand in it before."""
    return [
        document.problem("written-twice", f"“{word}” được ghi hai lần.", "Xóa một dòng.", *key, index, value=word)
        for index, word in enumerate(words)
        if word in words[:index]
    ]


def official_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """Every official is known, named once, and not both a participant and merely mentioned."""
    problems: list[Problem] = []
    ids: set[str] = set()
    for index, one in enumerate(entry.record.officials):
        if isinstance(one, NamedParticipant):
            problems += name_problems(entry, index, one.name, known.officials)
            continue
        problems += id_problems(entry, one.id, known.officials, "officials", index, "id")
        if one.id in ids:
            problems.append(
                entry.document.problem(
                    "official-twice",
                    "Cán bộ này được ghi hai lần trong officials.",
                    "Gộp làm một, ghi các vai trò vào role: [chaired, spoke].",
                    "officials",
                    index,
                    "id",
                    value=one.id,
                )
            )
        ids.add(one.id)
        problems += repeated(entry.document, one.role, "officials", index, "role")
    problems += repeated(entry.document, entry.record.mentioned, "mentioned")
    for index, id in enumerate(entry.record.mentioned):
        problems += id_problems(entry, id, known.officials, "mentioned", index)
        if id in ids:
            problems.append(
                entry.document.problem(
                    "both-participant-and-mentioned",
                    "Cán bộ này vừa ở officials (có tham gia) vừa ở mentioned (chỉ được nhắc tên).",
                    "Giữ lại ở một nơi.",
                    "mentioned",
                    index,
                    value=id,
                )
            )
    return problems


def id_problems(entry: ArticleEntry, id: str, officials: Officials, *key: str | int) -> list[Problem]:
    """Return the problem of an id that nobody has; a name written instead of an id gets the ids that it fits."""
    if officials.find(id) is not None:
        return []
    named = officials.named(id)
    if len(named) > 1:
        return [ambiguous_name(entry, id, named, *key)]
    nearest = did_you_mean(slug_of(id), officials.by_id) if not named else f" Mã của {id} là “{named[0].id}”."
    return [
        entry.document.problem(
            "unknown-official",
            f"Không có cán bộ nào mang mã “{id}”.",
            "Sửa mã cho đúng, hoặc tạo tệp của người này trong thư mục officials." + nearest,
            *key,
            value=id,
        )
    ]


def name_problems(entry: ArticleEntry, index: int, name: str, officials: Officials) -> list[Problem]:
    """Return the problem of a person named in full who has a page, or whose name fits several pages."""
    named = officials.named(name)
    if len(named) > 1:
        return [ambiguous_name(entry, name, named, "officials", index, "name")]
    if len(named) == 1:
        return [
            entry.document.problem(
                "official-has-page",
                f"{name} đã có trang riêng.",
                f"Thay name và office bằng id: {named[0].id}. Nếu là người khác trùng tên, tạo trang {named[0].id}-2.",
                "officials",
                index,
                "name",
                value=name,
            )
        ]
    return []


def ambiguous_name(entry: ArticleEntry, name: str, named: Iterable[Official], *key: str | int) -> Problem:
    """Return the problem of a name that several people have."""
    choices = "; ".join(
        f"{official.id} ({official.offices[-1].name if official.offices else 'chưa ghi chức vụ'})" for official in named
    )
    return entry.document.problem(
        "ambiguous-name",
        f"Có nhiều cán bộ tên {name}.",
        f"Ghi id của đúng người: {choices}.",
        *key,
        value=name,
    )


def event_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """What happened is dated when people took part in it, and did not happen after it was published."""
    record = entry.record
    if record.officials and record.event_date is None:
        return [
            entry.document.problem(
                "missing",
                "Bài có cán bộ tham dự nhưng chưa ghi ngày diễn ra (event_date).",
                "Thêm dòng event_date: 2018-12-19, hoặc event_date: unknown nếu không rõ ngày.",
                "officials",
            )
        ]
    if isinstance(record.event_date, DayRange) and record.event_date.first > record.date.at.date():
        return [
            entry.document.problem(
                "happened-after-published",
                f"Sự kiện diễn ra ngày {day_text(record.event_date.first)}, sau ngày đăng"
                f" {day_text(record.date.at.date())}.",
                "Kiểm tra lại date (ngày đăng) và event_date (ngày diễn ra).",
                "event_date",
                value=str(record.event_date.first),
            )
        ]
    return []


def office_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """Whoever took part held an office that day."""
    record = entry.record
    day = record.event_date.first if isinstance(record.event_date, DayRange) else record.date.at.date()
    problems = []
    for index, one in enumerate(record.officials):
        official = known.officials.find(one.id) if isinstance(one, KnownParticipant) else None
        if official is not None and not offices_held(official, day):
            problems.append(
                entry.document.problem(
                    "no-office-that-day",
                    f"{official.name} không giữ chức vụ nào vào ngày {day_text(day)} theo tệp của người này.",
                    f"Bổ sung chức vụ hoặc mốc thời gian của chức vụ (from, to, seen) trong officials/{official.id}.md,"
                    " hoặc kiểm tra lại ngày.",
                    "officials",
                    index,
                    value=official.id,
                )
            )
    return problems


def update_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """An article is not changed before it is published."""
    published: date = entry.record.date.at.date()
    return [
        entry.document.problem(
            "updated-before-published",
            f"Cập nhật ngày {day_text(update.date)} trước ngày đăng {day_text(published)}.",
            "Kiểm tra lại ngày của mục cập nhật.",
            "updates",
            index,
            "date",
            value=str(update.date),
        )
        for index, update in enumerate(entry.record.updates)
        if update.date < published
    ]


def alias_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """An old address is a path on this site that a page can stand at."""
    return alias_problems(entry)


def source_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """What is re-published stood in its source before."""
    source, published = entry.record.source, entry.record.date.at.date()
    if source is None or source.published is None or source.published <= published:
        return []
    return [
        entry.document.problem(
            "republished-before-source",
            f"Bài đăng lại ngày {day_text(published)}, trước ngày đăng ở nguồn {day_text(source.published)}.",
            "Kiểm tra lại date (ngày đăng ở trang này) và published của source.",
            "source",
            "published",
            value=str(source.published),
        )
    ]


def wording_rule(entry: ArticleEntry, known: Known) -> list[Problem]:
    """No word stands twice before the number of a document."""
    return doubled_words(entry.document, "title", "summary")


RULES = (
    (address_rule, "title", "slug"),
    (section_rule, "section"),
    (locality_rule, "localities"),
    (official_rule, "officials", "mentioned"),
    (event_rule, "officials", "event_date", "date"),
    (office_rule, "officials", "event_date", "date"),
    (update_rule, "updates", "date"),
    (source_rule, "source", "date"),
    (alias_rule, "aliases"),
    (wording_rule,),
)
"""Each rule with the keys that it reads: where one of them can't be used, the rule waits until it can."""
