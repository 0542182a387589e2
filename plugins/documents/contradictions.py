"""What is wrong with the documents that articles cite, in an editor's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from plugins.core.dates import day_text
from plugins.core.problems import Problem
from plugins.documents.citing import Citing, Mention
from plugins.documents.numbers import DocumentNumber
from plugins.documents.registry import DocumentFile
from plugins.documents.vocabulary import Level

Mentions = Sequence[tuple[Citing, Mention]]

_OF_LEVEL = {
    Level.PROVINCE: "tỉnh, thành phố trực thuộc trung ương",
    Level.TOWN: "thị xã, thành phố thuộc tỉnh",
    Level.DISTRICT: "huyện",
    Level.QUARTER: "quận",
    Level.COMMUNE: "xã, phường",
}


def date_problems(
    mentions: Mentions, file: DocumentFile | None, number: DocumentNumber
) -> tuple[date | None, list[Problem]]:
    """Return the day a document was issued, and the citations that give another day.

    The day is that of the editor's file, else the one that most articles give, of two the one given first.
    """
    dated = sorted(
        ((citing, mention) for citing, mention in mentions if mention.citation.date),
        key=lambda pair: (pair[0].published, pair[0].id, pair[1].index),
    )
    problems = [
        citing.problem(
            mention,
            "document-date",
            f"Không có ngày {mention.citation.impossible} trong lịch.",
            "Xem lại ngày ban hành trong văn bản rồi sửa.",
        )
        for citing, mention in mentions
        if mention.citation.impossible
    ]
    days = Counter(mention.citation.date for _, mention in dated)
    recorded = file.entry.record.date if file else None
    right = recorded or (max(days, key=lambda day: days[day]) if days else None)
    for citing, mention in dated:
        day = mention.citation.date
        assert day is not None and right is not None
        if number.year is not None and day.year != number.year:
            problems.append(
                citing.problem(
                    mention,
                    "document-date",
                    f"Ngày {day_text(day)} không thuộc năm {number.year} ghi trong số hiệu.",
                    "Kiểm tra lại số hiệu và ngày ban hành.",
                )
            )
        elif day != right:
            where = file.entry.document.label if recorded and file else _first_with(dated, right)
            problems.append(
                citing.problem(
                    mention,
                    "document-date",
                    f"Bài ghi văn bản này ban hành ngày {day_text(day)}, còn {where} ghi ngày {day_text(right)}.",
                    "Tra lại văn bản rồi sửa nơi sai. Nếu là hai văn bản trùng số (mỗi nhiệm kỳ đánh số lại), tạo"
                    " cho mỗi văn bản một tệp trong thư mục documents, tên tệp thêm năm ban hành, có number và date.",
                )
            )
    return right, problems


def _first_with(dated: Mentions, day: date) -> str:
    return next(citing.document.label for citing, mention in dated if mention.citation.date == day)


def place_problem(citing: Citing, mention: Mention, is_ambiguous: bool) -> Problem:
    """Return that nobody can tell which place issued a local document."""
    number = mention.citation.number
    assert number is not None and number.body is not None
    if is_ambiguous:
        reason = f"Đuôi {number.suffix} là của cơ quan ở địa phương, mà bài này thuộc nhiều địa phương."
    else:
        kinds = _OF_LEVEL.get(number.body.level, "đơn vị khác")
        reason = f"Đuôi {number.suffix} là của cấp {kinds}, mà bài này không thuộc nơi nào ở cấp ấy."
    remedy = f"Viết tên nơi ban hành ngay sau số hiệu, ví dụ “{number.text} của {number.body.name} Mẫu”, hoặc sửa đuôi."
    return citing.problem(mention, "document-place", reason, remedy, "warning")


def suffix_problem(citing: Citing, mention: Mention) -> Problem:
    """Return that the suffix of a number is nobody's."""
    number = mention.citation.number
    suffix = number.suffix if number else ""
    return citing.problem(
        mention,
        "document-suffix",
        f"Đuôi {suffix} không phải của cơ quan nào đã biết.",
        "Kiểm tra số hiệu. Nếu đúng, tạo tệp của văn bản trong thư mục documents, có number và body (nơi ban hành).",
        "warning",
    )


def unclear_year(citing: Citing, mention: Mention, years: Sequence[int]) -> Problem:
    """Return that several documents have a number and the text does not say which is meant."""
    known = ", ".join(str(year) for year in years)
    return citing.problem(
        mention,
        "document-unclear",
        f"Có nhiều văn bản mang số này, ban hành các năm {known}; chưa rõ bài nói tới văn bản nào.",
        "Viết ngày ban hành ngay sau số hiệu ở lần nhắc đầu tiên, ví dụ “ngày 25/10/2017”.",
        "warning",
    )
