"""Holds the people whom a text names against those whom its front matter lists, and says how to mend the difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plugins.articles.model import ArticleRecord, DayRange, KnownParticipant, NamedParticipant
from plugins.articles.roles import ROLES
from plugins.core.dates import day_text
from plugins.core.frontmatter import Document
from plugins.core.html_prose import Span, prose_of_html
from plugins.core.problems import Problem
from plugins.core.records import Entry
from plugins.localities.registry import Localities
from plugins.officials.mentions import Mention, find_mentions
from plugins.officials.model import Official, offices_held
from plugins.officials.proposals import PersonInText, is_among, people_in
from plugins.officials.registry import Officials, name_form, text_form

ArticleEntry = Entry[ArticleRecord]

_TOOK_NO_PART = re.compile(r"\b(?:tang|viếng|tưởng niệm|tưởng nhớ|từ trần|vắng mặt)\b", re.IGNORECASE)
_SENTENCE = 120
"""Characters before and after a name in which a funeral or an absence is spoken of."""


def read_people(
    entry: ArticleEntry, html: str, localities: Localities, officials: Officials
) -> tuple[tuple[PersonInText, ...], str, tuple[Span, ...]]:
    """Return the people whom an article names in its text and its picture's caption, that prose, where links may stand.

    Positions of mentions are those of the HTML, and beyond its end those of the caption. Nobody is looked for in a
    text that is not Vietnamese.
    """
    record = entry.record
    if not entry.has("localities", "lang", "image", "date", "event_date", "officials", "mentioned"):
        return (), "", ()
    if record.lang not in (None, "vi"):
        return (), "", ()
    caption = record.image.caption if record.image else ""
    prose, spans = prose_of_html(html)
    text = f"{prose}\n\n{caption}"
    place = next((unit for id in record.localities if (unit := localities.find(id))), None)
    mentions = find_mentions(text, place, officials)
    listed = {one.id for one in record.officials if isinstance(one, KnownParticipant)} | set(record.mentioned)
    return people_in(mentions, officials, day_of(record), listed), text, spans


def day_of(record: ArticleRecord) -> date:
    """Return the day whose offices count: that of the event, else that of publication."""
    return record.event_date.first if isinstance(record.event_date, DayRange) else record.date.at.date()


def people_problems(
    entry: ArticleEntry, people: Sequence[PersonInText], text: str, officials: Officials
) -> list[Problem]:
    """Return where text and front matter differ about people, as warnings."""
    if not text:
        return []
    problems = [problem for person in people for problem in person_problems(entry, person, text)]
    if entry.has("title", "summary", "status", "updates") and not is_unfinished_or_withdrawn(entry.record):
        problems += absent_problems(entry, people, text, officials)
    return [replace(problem, severity="warning") for problem in problems]


def is_unfinished_or_withdrawn(record: ArticleRecord) -> bool:
    """Whether a text need not name everybody yet, or is read by nobody any more."""
    return record.status == "draft" or any(update.kind == "withdrawal" for update in record.updates)


def person_problems(entry: ArticleEntry, person: PersonInText, text: str) -> list[Problem]:
    """Return what front matter should say of one person whom the text names."""
    record = entry.record
    official = person.official
    label = entry.document.label
    if official is None:
        return [] if is_listed_by_name(record, person) else named_problems(entry, person, text)
    participates = any(isinstance(one, KnownParticipant) and one.id == official.id for one in record.officials)
    problems: list[Problem] = []
    if not participates and official.id in record.mentioned and person.roles:
        index = record.mentioned.index(official.id)
        reason = f"Bài viết cho thấy {person.name} có tham gia ({roles_text(person)}), không chỉ được nhắc tên."
        remedy = f"Xóa {official.id} ở mentioned, thêm vào officials: - {entry_text(person)}"
        key = ("mentioned", index)
        problems.append(entry.document.problem("mentioned-took-part", reason, remedy, *key, value=official.id))
    elif not participates and official.id not in record.mentioned:
        line = line_of(entry.document, person.mentions[0], text)
        if person.roles:
            reason = f"Bài viết nêu {person.name} có tham gia ({roles_text(person)}) nhưng officials chưa ghi."
            remedy = f"Thêm vào officials: - {entry_text(person)}"
        else:
            reason = f"Bài viết nhắc tên {person.name}, là người có trang riêng, nhưng phần đầu của bài chưa ghi."
            remedy = f"Thêm vào mentioned: {official.id}. Nếu có tham gia, thêm vào officials: - {entry_text(person)}"
        problems.append(Problem(label, line, "unlisted-official", reason, remedy, person.name))
    elif participates and not person.roles and all(took_no_part(mention, text) for mention in person.mentions):
        index = next(i for i, one in enumerate(record.officials) if id_of(one) == official.id)
        reason = f"officials ghi {person.name} có tham gia, nhưng bài viết chỉ nhắc tên (tang lễ, vắng mặt…)."
        remedy = f"Chuyển {official.id} từ officials sang mentioned."
        problems.append(
            entry.document.problem("participant-only-mentioned", reason, remedy, "officials", index, value=official.id)
        )
    return problems + office_problems(entry, person, official, text)


def id_of(one: KnownParticipant | NamedParticipant) -> str:
    """Return the id of a participant with a page, or an empty string."""
    return one.id if isinstance(one, KnownParticipant) else ""


def named_problems(entry: ArticleEntry, person: PersonInText, text: str) -> list[Problem]:
    """Return the problem of an official without a page who took part and is not listed."""
    if not person.roles or not person.offices:
        return []
    line = line_of(entry.document, person.mentions[0], text)
    if person.namesakes:
        ids = ", ".join(official.id for official in person.namesakes)
        reason = f"Có nhiều cán bộ tên {person.name}, bài viết nêu một người mà officials chưa ghi là ai."
        remedy = f"Thêm vào officials mã của đúng người ({ids}), kèm role: [{', '.join(person.roles)}]."
        return [Problem(entry.document.label, line, "unlisted-official", reason, remedy, person.name)]
    reason = f"Bài viết nêu {person.name} có tham gia ({roles_text(person)}) nhưng officials chưa ghi."
    remedy = f"Thêm vào officials: - {entry_text(person)}"
    return [Problem(entry.document.label, line, "unlisted-official", reason, remedy, person.name)]


def office_problems(entry: ArticleEntry, person: PersonInText, official: Official, text: str) -> list[Problem]:
    """Return the offices that a text gives somebody who, by the record, held others that day."""
    day = day_of(entry.record)
    held = offices_held(official, day)
    if not held:
        return []
    wrong = [
        office for office in person.offices if not office.title.startswith("Nguyên ") and not is_among(office, held)
    ]
    return [
        Problem(
            entry.document.label,
            line_of(entry.document, person.mentions[0], text, office.text),
            "another-office",
            f"Bài viết ghi {person.name} là “{office.name}”; theo trang cán bộ, ngày {day_text(day)} người này là"
            f" {'; '.join(one.name for one in held)}.",
            f"Sửa chức vụ trong bài, hoặc thêm vào offices trong officials/{official.id}.md:"
            f' - {{title: "{office.title}", body: "{office.body}", seen: [{day.isoformat()}]}}',
            office.text,
        )
        for office in wrong
    ]


def absent_problems(
    entry: ArticleEntry, people: Sequence[PersonInText], text: str, officials: Officials
) -> list[Problem]:
    """Return the people who are listed and whom neither text nor caption names."""
    record = entry.record
    problems = []
    listed: list[tuple[str, int, str, tuple[str, ...]]] = []
    for index, one in enumerate(record.officials):
        official = officials.find(one.id) if isinstance(one, KnownParticipant) else None
        if official is not None:
            listed.append(("officials", index, official.id, (official.name, *official.also_known_as)))
        elif isinstance(one, NamedParticipant):
            listed.append(("officials", index, one.name, (one.name,)))
    for index, id in enumerate(record.mentioned):
        if (known := officials.find(id)) is not None:
            listed.append(("mentioned", index, id, (known.name, *known.also_known_as)))
    meant = {person.official.id for person in people if person.official}
    unmet = [one for one in listed if one[2] not in meant]
    words = f" {text_form(' '.join((record.title, record.summary, text)))} " if unmet else ""
    for key, index, value, names in unmet:
        if not any(name_form(name) in words for name in names):
            problems.append(
                entry.document.problem(
                    "official-not-in-text",
                    f"{key} ghi {names[0]} nhưng nội dung bài và chú thích ảnh không nêu tên người này.",
                    f"Nêu tên trong bài hoặc trong chú thích ảnh, hoặc xóa mục này khỏi {key}.",
                    key,
                    index,
                    value=value,
                )
            )
    return problems


def is_listed_by_name(record: ArticleRecord, person: PersonInText) -> bool:
    """Whether a person without a page is among the participants, or a namesake with one is listed."""
    ids = {official.id for official in person.namesakes}
    return any(
        name_form(one.name) == name_form(person.name) if isinstance(one, NamedParticipant) else one.id in ids
        for one in record.officials
    ) or bool(ids.intersection(record.mentioned))


def took_no_part(mention: Mention, text: str) -> bool:
    """Whether the words around a mention tell of a funeral or an absence."""
    before = text[max(0, mention.start - _SENTENCE) : mention.start].rsplit(".", 1)[-1]
    after = text[mention.end : mention.end + _SENTENCE].split(".", 1)[0]
    return bool(_TOOK_NO_PART.search(before) or re.search(r"\bvắng mặt\b", after))


def entry_text(person: PersonInText) -> str:
    """Return a participant as a line of front matter that can be pasted."""
    roles = ", ".join(person.roles or ("attended",))
    if person.official is not None:
        return f"{{id: {person.official.id}, role: [{roles}]}}"
    return f"{{name: {quoted(person.name)}, office: {quoted(person.office_text)}, role: [{roles}]}}"


def quoted(text: str) -> str:
    """Return text as a YAML string between double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def roles_text(person: PersonInText) -> str:
    """Return what somebody did, in words."""
    return ", ".join(ROLES[role][0] for role in person.roles)


def line_of(document: Document, mention: Mention, text: str, words: str = "") -> int:
    """Return the line of the file on which a mention stands; that of the picture where it is in the caption."""
    written = words or text[mention.start : mention.end]
    pattern = r"\s+".join(re.escape(word) for word in written.split())
    found = re.search(pattern, document.body)
    if found is None and words:
        return line_of(document, mention, text)
    if found is None:
        return document.line("image", "caption")
    return document.body_line + document.body.count("\n", 0, found.start())
